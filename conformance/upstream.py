"""A paid account, as far as Pictor can tell: speaks OpenAI's wire, and misbehaves when the prompt says `fault: NAME`."""

import base64
import collections
import email.parser
import email.policy
import hashlib
import http.server
import json
import re
import threading
import time

KEY = "sk-the-upstreams-own-secret"
PAUSE = 0.6  # seconds between the events of a stream


def envelope(message, kind, code, param=None, **more):
    return json.dumps({"error": {"message": message, "type": kind, "param": param, "code": code, **more}}).encode()


BLOCKED = {"moderation_stage": "input", "categories": ["violence"]}
REFUSALS = {
    "moderation": (400, {}, envelope("Your request was rejected by the safety system.", "image_generation_user_error",
                                     "moderation_blocked", moderation_details=BLOCKED)),
    "unprocessable": (422, {}, envelope("This cannot be done.", "invalid_request_error", "odd_request", "prompt")),
    "bad_key": (401, {}, envelope("Incorrect API key provided.", "invalid_request_error", "invalid_api_key")),
    "forbidden": (403, {}, envelope("Your organization must be verified.", "invalid_request_error", None)),
    "rate_limited": (429, {"Retry-After": "1"}, envelope("Rate limit reached.", "input-images", "rate_limit_exceeded")),
    "no_quota": (429, {}, envelope("You exceeded your quota.", "insufficient_quota", "insufficient_quota")),
    "failed": (500, {}, envelope("An error occurred.", "server_error", "server_error")),
    "gateway": (504, {"Content-Type": "text/html"}, b"<html>504 Gateway Time-out</html>"),
    "no_json": (200, {}, b"hello"),
    "no_picture": (200, {}, b'{"created": 1, "data": [{"b64_json": "aGVsbG8="}]}'),
}
USAGE = {
    "input_tokens": 12, "input_tokens_details": {"image_tokens": 0, "text_tokens": 12},
    "output_tokens": 196, "output_tokens_details": {"image_tokens": 196, "text_tokens": 0}, "total_tokens": 208,
}
LOOK = {"size": "1024x1024", "quality": "low", "background": "opaque", "output_format": "png"}


class Upstream:
    """Serves on a free port of its own from a thread; remembers every request."""

    def __init__(self, picture, late=0, port=0, handler=None):
        self.picture = base64.b64encode(picture).decode()
        self.late = late  # how many seconds a call with `fault: late` takes
        self.seen = collections.Counter()  # calls by prompt
        self.counting = threading.Lock()
        self.files = {}  # the digests of the last call's files, in order
        self.keys = set()  # every Authorization header that came
        self.slow = threading.Event()  # set when a call that takes its time has begun
        handler = type("Handler", (handler or Handler,), {"upstream": self})
        # Bound, so that the port is ours, but not listening: until `with`, a connection is refused.
        self.server = Listener(("127.0.0.1", port), handler, bind_and_activate=False)
        self.server.server_bind()
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def __enter__(self):
        self.server.server_activate()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Listener(http.server.ThreadingHTTPServer):
    request_queue_size = 256  # a crowd that comes at once is not refused

    def handle_error(self, *_):
        """A server that is killed leaves connections behind; that is no fault of a check."""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        """What was seen, for the Node program, which runs elsewhere."""
        self.answer(200, json.dumps(self.upstream.seen).encode())

    def do_POST(self):
        fields, files = self.read_call()
        upstream, prompt = self.upstream, fields["prompt"]
        with upstream.counting:
            upstream.seen[prompt] += 1
            self.number = upstream.seen[prompt]
        upstream.files = files
        upstream.keys.add(self.headers["Authorization"])
        kind = "image_edit" if self.path.endswith("/edits") else "image_generation"
        fault = re.search(r"fault: (\w+)", prompt)
        streamed = str(fields.get("stream")).lower() == "true"
        if fault:
            self.misbehave(fault[1], kind, streamed)
        elif streamed:
            self.stream(kind, int(fields.get("partial_images") or 0))
        else:
            self.succeed(int(fields.get("n") or 1))

    def read_call(self):
        body = self.read_body()
        kind = self.headers["Content-Type"]
        if kind.startswith("application/json"):
            return json.loads(body), []
        head = b"Content-Type: " + kind.encode() + b"\r\n\r\n"
        message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
        fields, files = {}, []
        for one in message.iter_parts():
            name, data = one.get_param("name", header="content-disposition"), one.get_payload(decode=True)
            if one.get_filename() is None:
                fields[name] = data.decode()
            else:
                files.append((name, hashlib.sha256(data).hexdigest()))
        return fields, files

    def read_body(self):
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers["Content-Length"]))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "x-request-id": "req_upstream", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def picture(self):
        """The base64 of what is drawn."""
        return self.upstream.picture

    def succeed(self, n=1):
        data = [{"b64_json": self.picture()}] * n
        value = {"created": int(time.time()), "background": "opaque", "data": data, "output_format": "png",
                 "quality": "low", "size": "1024x1024", "usage": USAGE}
        self.answer(200, json.dumps(value, indent=2).encode())

    def event(self, name, **members):
        self.wfile.write(f"event: {name}\ndata: {json.dumps({'type': name, **members})}\n\n".encode())
        self.wfile.flush()

    def begin_stream(self):
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()

    def stream(self, kind, partials, complete=True):
        picture = {"b64_json": self.picture(), "created_at": int(time.time()), **LOOK}
        self.begin_stream()
        for index in range(partials):
            self.event(f"{kind}.partial_image", partial_image_index=index, **picture)
            time.sleep(PAUSE)
        if complete:
            self.event(f"{kind}.completed", usage=USAGE, **picture)

    def misbehave(self, fault, kind, streamed):
        if fault == "late":
            time.sleep(self.upstream.late)
            self.stream(kind, 0) if streamed else self.succeed()
        elif fault in REFUSALS:
            status, headers, body = REFUSALS[fault]
            self.answer(status, body, **headers)
        elif fault == "third_refused":
            status, headers, body = REFUSALS["rate_limited"]
            self.succeed() if self.number < 3 else self.answer(status, body, **headers)
        elif fault == "slow":
            self.upstream.slow.set()
            time.sleep(3)
            self.succeed()
        elif fault == "half":
            self.close_connection = True
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            self.wfile.write(b'{"created": 1, "data": [{"b64_json": "' + self.upstream.picture[:1000].encode())
        elif fault == "stream_failed":
            self.stream(kind, 1, complete=False)
            error = envelope("Image generation failed", "image_generation_server_error", "image_generation_failed")
            self.event("error", **json.loads(error))
        elif fault == "stream_cut":
            self.stream(kind, 1, complete=False)
        else:  # cut: the connection closes without an answer
            self.close_connection = True
