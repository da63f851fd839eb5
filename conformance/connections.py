"""Odd connections: half-closed, slow, pipelined, cut, and bytes that are no HTTP. A server of its own.

Usage: connections.py DIRECTORY, which holds the server's data
"""

import contextlib
import json
import pathlib
import re
import socket
import struct
import sys
import threading
import time

from checks import check, equal, finish, scratch, true, well_afterwards
from hostile import padded
from raw_http import Client, form, part, read_answer
from server import Server

PROMPT = "A harbour at night"


def generation(client, *headers, **more):
    """A whole POST of a generation, as bytes."""
    body = json.dumps({"model": "gpt-image-2", "prompt": PROMPT, "size": "1024x640", **more}).encode()
    lines = ("Content-Type: application/json", f"Content-Length: {len(body)}", *headers)
    return client.head("POST", "/v1/images/generations", *lines) + body


def edit(client, image=None):
    """A whole POST of an edit, as bytes."""
    image = image or scratch("photo.png").read_bytes()
    body = form(part("model", b"gpt-image-2"), part("prompt", PROMPT.encode()),
                part("image", image, "photo.png", "image/png"))
    lines = ("Content-Type: multipart/form-data; boundary=frontier", f"Content-Length: {len(body)}")
    return client.head("POST", "/v1/images/edits", *lines) + body


def reset(connection):
    """Closes the socket so that the other side sees a reset, as when a client is killed."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def serves_others(client, seconds=5):
    """An ordinary call is answered meanwhile."""
    started = time.monotonic()
    client.generate(size="1024x640").accepted()
    took = time.monotonic() - started
    true(f"an ordinary call took {took:.1f} s meanwhile", took < seconds)


def half_closed(client):
    with check("half-closed: a whole generation is answered"):
        client.exchange(generation(client), half_close=True).accepted()
    with check("half-closed: a whole edit is answered"):
        client.exchange(edit(client), half_close=True).accepted()
    with check("half-closed: half an edit is a 400"):
        client.exchange(edit(client)[:500_000], half_close=True).refused()
    with check("half-closed: half of the JSON is a 400"):
        client.exchange(generation(client)[:-20], half_close=True).refused()
    with check("a length of a terabyte, and no body"):
        lines = ("Content-Type: application/json", "Content-Length: 1000000000000")
        data = client.head("POST", "/v1/images/generations", *lines) + b"{"
        client.exchange(data, half_close=True).refused(400, 413)


def slow_senders(client):
    with check("slow: 60 clients that stop in the head, the JSON or the upload; others are served"):
        starts = [edit(client)[:40], generation(client)[:-5], edit(client)[:300_000]]
        with contextlib.ExitStack() as stack:
            for number in range(60):
                stack.enter_context(client.connect()).sendall(starts[number % 3])
            serves_others(client)
    with check("slow: an upload in 200 pieces over two seconds is answered"):
        data = edit(client)
        step = len(data) // 200 + 1
        with client.connect() as connection:
            for start in range(0, len(data), step):
                connection.sendall(data[start : start + step])
                time.sleep(0.01)
            read_answer(connection).accepted()
    with check("slow: a client that reads its answer at a trickle; others are served"):
        with client.connect() as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.sendall(generation(client, size="2048x2048"))
            connection.recv(1000)
            serves_others(client)
            read = sum(len(connection.recv(1000)) for _ in range(20))
            true("nothing came", read > 0)
    with check("idle: 300 open connections; others are served"):
        with contextlib.ExitStack() as stack:
            for _ in range(300):
                stack.enter_context(client.connect())
            serves_others(client)


def pipelined(client):
    with check("pipelined: four requests in one write, four answers in order"):
        wanted = ["/v1/models", "/v1/models/gpt-image-2", "/healthz", "/v1/models/no-such-model"]
        with client.connect() as connection:
            connection.sendall(b"".join(client.head("GET", path) for path in wanted))
            text = receive_until(connection, b"model_not_found").decode()
        equal("status lines", text.count("HTTP/1.1 200"), 3)
        true("order", text.index('"list"') < text.index('"gpt-image-2"') < text.index("HTTP/1.1 404"))
    with check("pipelined: two generations in one write"):
        with client.connect() as connection:
            connection.sendall(generation(client) + generation(client, "Connection: close", n=2))
            equal("pictures", receive_until(connection, None).count(b'"b64_json"'), 3)


def receive_until(connection, mark):
    """What comes until the mark is in it, or, without a mark, until the end."""
    got = b""
    while mark is None or mark not in got:
        piece = connection.recv(1 << 16)
        if not piece:
            break
        got += piece
    return got


def no_http(client):
    rows = {
        "a header of 1 MB": client.head("GET", "/v1/models", "X-Long: " + "x" * 1_000_000),
        "5,000 headers": client.head("GET", "/v1/models", *[f"X-{number}: x" for number in range(5000)]),
        "a path of 100 kB": client.head("GET", "/v1/" + "x" * 100_000),
        "a garbage length": client.head("POST", "/v1/images/generations", "Content-Length: many"),
        "two lengths": client.head("POST", "/v1/images/generations", "Content-Length: 1", "Content-Length: 2") + b"{}",
        "a chunk without a length": client.head("POST", "/v1/images/edits", "Transfer-Encoding: chunked") + b"zz\r\n",
        "no version": b"GET /healthz\r\n\r\n",
        "noise": bytes(range(256)) * 8,
        "a TLS hello": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
    }
    for name, data in rows.items():
        with check(f"no HTTP: {name} is refused by a 4xx or a close"):
            with client.connect() as connection:
                with contextlib.suppress(OSError):
                    connection.sendall(data)
                    connection.shutdown(socket.SHUT_WR)
                start = b""
                with contextlib.suppress(ConnectionResetError):
                    start = connection.recv(4096)
            true(f"answer: {start[:60]}", not start or start.startswith(b"HTTP/1.1 4"))
            true("/healthz", client.server.answers("/healthz"))
    rows = {
        "/v1/models/%ff%fe": (400, 404), "/v1/models/gpt-image-2%00": (400, 404), "/v1/models/" + "x" * 3000: (404,),
    }
    for path, statuses in rows.items():
        with check(f"an odd model: {path[:40]}"):
            client.exchange(client.head("GET", path, "Connection: close")).refused(*statuses)
    for path in ("/v1/../../etc/passwd", "/v1/%2e%2e/%2e%2e/etc/passwd", "/v1//images/generations", "/v1/%00"):
        with check(f"an odd path is a 404 like another: {path}"):
            client.exchange(client.head("GET", path, "Connection: close")).refused(404, code="unknown_url")
    with check("a path outside the API is a 404 without a body: //"):
        answer = client.exchange(client.head("GET", "//", "Connection: close"))
        equal("status and body", (answer.status, answer.text), (404, ""))
    for name, key in (("no key behind Bearer", "Bearer"), ("a key of 100 bytes and no ASCII", "Bearer " + "é" * 100),
                      ("a key of 8 kB", "Bearer " + "x" * 8000)):
        with check(f"401: {name}"):
            head = client.head("GET", "/v1/models", "Connection: close").decode()
            wrong = head.replace(f"Bearer {client.server.key}", key).encode()
            client.exchange(wrong).refused(401)


def refused_uploads(client):
    """An upload that is refused by its head is heard out: a reset would be an APIConnectionError, and retried."""
    good = edit(client, padded(scratch("photo.png").read_bytes(), 8 << 20))
    rows = {
        "an unknown path": (b"/v1/images/edits", b"/v1/images/variations", 404),
        "a wrong method": (b"POST", b"PUT", 405),
        "a wrong key": (client.server.key.encode(), b"sk-wrong-key", 401),
        "a wrong content type": (b"multipart/form-data", b"text/plain", 415),
        "an unknown boundary": (b"boundary=frontier", b"boundary=elsewhere", 400),
        "no model": (b'name="model"\r\n\r\ngpt-image-2', b'name="user"\r\n\r\ngpt-image-2.', 400),
        "an unknown parameter": (b'name="model"', b'name="bogus"', 400),
    }
    for name, (right, wrong, status) in rows.items():
        with check(f"a large upload is heard out before the {status}: {name}"):
            for _ in range(3):
                data = good.replace(right, wrong, 1)
                equal("length of the body, which its head announces", length_of_body(data), length_of_body(good))
                with client.connect() as connection:
                    for start in range(0, len(data), 1 << 18):
                        connection.sendall(data[start : start + (1 << 18)])
                    equal("status", read_answer(connection).status, status)


def length_of_body(request):
    return len(request.split(b"\r\n\r\n", 1)[1])


def late_ends(client):
    """What ends an upload may come later than its last picture; the answer must come whole all the same."""
    sized = edit(client)
    head, body = sized.split(b"\r\n\r\n", 1)
    chunked = re.sub(rb"Content-Length: \d+", b"Transfer-Encoding: chunked", head) + b"\r\n\r\n"
    pieces = [body[start : start + 65536] for start in range(0, len(body), 65536)]
    chunked += b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    longer = sized.replace(b"Content-Length: %d" % len(body), b"Content-Length: %d" % (len(body) + 100_000), 1)
    rows = {
        "the last chunk": (chunked, b"0\r\n\r\n"),
        "the last chunk with a trailer": (chunked, b"0\r\nX-Checksum: 1\r\n\r\n"),
        "the last line break": (sized[:-2], sized[-2:]),
        "an epilogue of 100 kB": (longer, bytes(100_000)),
    }
    for name, (most, rest) in rows.items():
        for wait in (0, 0.3):
            with check(f"an upload whose end comes late, by {wait} s: {name}"):
                for _ in range(4):
                    with client.connect() as connection:
                        connection.sendall(most)
                        time.sleep(wait)
                        connection.sendall(rest)
                        read_answer(connection).accepted()
    with check("an upload whose announced end never comes is answered all the same"):
        with client.connect() as connection:
            connection.sendall(longer)
            read_answer(connection).accepted()


def cut_clients(client):
    with check("cut: in the middle of an upload, forty times"):
        for _ in range(40):
            connection = client.connect()
            connection.sendall(edit(client)[:400_000])
            reset(connection)
        serves_others(client)
    with check("cut: while the picture is drawn"):
        for size in ("3840x2160", "1024x640", "2048x2048"):
            connection = client.connect()
            connection.sendall(generation(client, size=size, quality="high"))
            time.sleep(0.05)
            reset(connection)
        serves_others(client, 15)
    with check("cut: in the middle of the answer"):
        for _ in range(5):
            connection = client.connect()
            connection.sendall(generation(client))
            connection.recv(500)
            reset(connection)
        serves_others(client)
    with check("cut: after the first event of a stream"):
        for _ in range(5):
            connection = client.connect()
            connection.sendall(generation(client, stream=True, partial_images=3))
            true("no partial image came", b"partial_image" in receive_until(connection, b"partial_image"))
            reset(connection)
        serves_others(client)


def many_at_once(client):
    with check("forty calls at once are all answered"):
        failures = []

        def one(number):
            try:
                client.generate(size="1024x640", prompt=f"Boat {number}").accepted()
            except Exception as error:  # told by the thread that waits
                failures.append(f"{type(error).__name__}: {error}")

        threads = [threading.Thread(target=one, args=(number,)) for number in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        equal("failures", failures, [])


def main(directory):
    with Server(directory) as server:
        client = Client(server)
        many_at_once(client)
        client.ordinary_work()
        before = server.resident_mib()
        for part_of_it in (half_closed, slow_senders, pipelined, no_http, refused_uploads, late_ends, cut_clients):
            part_of_it(client)
        well_afterwards(server, before, [PROMPT])
        with check("afterwards: no socket is left open"):
            deadline = time.monotonic() + 10
            while (sockets := open_sockets(server)) > 3 and time.monotonic() < deadline:
                time.sleep(0.2)
            true(f"{sockets} sockets", sockets <= 3)


def open_sockets(server):
    """How many TCP connections on the server's port are established, by the kernel's table."""
    rows = pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]
    port = f":{server.port:04X}"
    return sum(1 for row in rows if row.split()[1].endswith(port) and row.split()[3] in ("01", "08"))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
    finish()
