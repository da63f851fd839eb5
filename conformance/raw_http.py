"""HTTP by hand: requests as bytes over a socket, for what an HTTP library refuses to send."""

import concurrent.futures
import http.client
import json
import socket

from checks import equal, true

ENVELOPE = ["message", "type", "param", "code"]
INTERNAL_WORDS = ("panick", "src/", ".rs:", "axum", "hyper", "serde", "multer")


def part(name, data, filename=None, kind=None):
    """One part of a form, as bytes."""
    head = f'Content-Disposition: form-data; name="{name}"'
    head += f'; filename="{filename}"' if filename else ""
    head += f"\r\nContent-Type: {kind}" if kind else ""
    return head.encode() + b"\r\n\r\n" + data


def form(*parts):
    """A whole form with the boundary `frontier`."""
    return b"".join(b"--frontier\r\n" + one + b"\r\n" for one in parts) + b"--frontier--\r\n"


class Answer:
    """A response that was read to its end."""

    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode()

    def answered(self, *statuses):
        """One of these statuses; an error among them is in the envelope."""
        true(f"status {self.status}: {self.text[:200]}", self.status in statuses)
        return self.refused(*statuses) if self.status >= 400 else self

    def accepted(self):
        """200, with a picture."""
        equal(f"status, with {self.text[:200]}", self.status, 200)
        true("no picture", len(json.loads(self.text)["data"][0]["b64_json"]) > 1000)
        return self

    def refused(self, *statuses, message="", **members):
        """An error (400 unless told otherwise) in the whole envelope, saying these members."""
        true(f"status {self.status}: {self.text[:200]}", self.status in (statuses or (400,)))
        equal("content-type", self.headers["content-type"], "application/json")
        error = json.loads(self.text)["error"]
        equal("members of error", list(error)[:4], ENVELOPE)
        said = error["message"]
        true(f"message: {said!r}", said.startswith(message) and len(said) > 10)
        internal = [word for word in INTERNAL_WORDS if word in said]
        equal("internal words in the message", internal, [])
        for name, wanted in members.items():
            equal(name, error[name], wanted)
        return self


class Client:
    """Talks to one server, by a new connection for each request."""

    def __init__(self, server):
        self.server = server

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.server.port), timeout=30)

    def head(self, method, path, *headers):
        """The head of a request, with the key."""
        lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {self.server.key}", *headers]
        return "\r\n".join(lines).encode() + b"\r\n\r\n"

    def exchange(self, data, half_close=False):
        """Sends the bytes and reads one response; a server that answers before it has read all is heard too."""
        with self.connect() as connection:
            try:
                connection.sendall(data)
                if half_close:
                    connection.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return read_answer(connection)

    def post(self, path, body, kind, *headers):
        """A POST of these bytes with this content type; None sends no such header."""
        named = [] if kind is None else [f"Content-Type: {kind}"]
        length = f"Content-Length: {len(body)}"
        return self.exchange(self.head("POST", path, *named, length, "Connection: close", *headers) + body)

    def post_form(self, body):
        return self.post("/v1/images/edits", body, "multipart/form-data; boundary=frontier")

    def post_json(self, path, value):
        return self.post(path, json.dumps(value).encode(), "application/json")

    def ordinary_work(self):
        """What a server does all day, several at once: memory is compared with what it keeps after this. The first
        prompt in Chinese loads a font of 20 MiB, where the machine has one, and it stays."""
        sizes = ["1024x1024"] * 12 + ["3840x2160"] * 2
        prompts = [f"Boat {i}" for i in range(11)] + ["两只水獭", "Boat 12", "一条小船"]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            calls = [pool.submit(self.generate, size=size, prompt=text) for size, text in zip(sizes, prompts)]
        for call in calls:
            call.result().accepted()

    def generate(self, **more):
        return self.post_json("/v1/images/generations", {"model": "gpt-image-2", "prompt": "A red canoe", **more})


def read_answer(connection):
    """One response from the socket, read to its end."""
    response = http.client.HTTPResponse(connection)
    response.begin()
    return Answer(response)
