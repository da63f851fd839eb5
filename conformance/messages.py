"""What `replicas.py` sends and gets: a row of clients/*.json as the bytes that its client puts on the wire, and the
answer."""

import http.client
import json
import re
import socket

from checks import scratch
from server import KEY

ORIGIN = "https://chat.example.test"
CHUNK = 16 << 10


def part(form, one):
    """One part of a form, as this client's library writes it: a pair is text, an object a file."""
    if isinstance(one, list):
        name, data, filename, kind = one[0], one[1].encode(), None, form.get("text_type")
    else:
        name, filename, kind = one["name"], one.get("filename"), one.get("type")
        data = scratch(one["file"]).read_bytes()
    lines = [f'Content-Disposition: form-data; name="{name}"' + (f'; filename="{filename}"' if filename else "")]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines = reversed(lines) if form.get("type_first") else lines
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def body_of(client, row):
    """The bytes of the body, and their content type."""
    if "json" in row:
        separators = (", ", ": ") if client.get("spaced_json") else (",", ":")
        return json.dumps(row["json"], separators=separators, ensure_ascii=False).encode(), "application/json"
    if "form" not in row:
        return b"", ""
    boundary = client["form"]["boundary"]
    parts = [f"--{boundary}\r\n".encode() + part(client["form"], one) + b"\r\n" for one in row["form"]]
    return b"".join(parts) + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


def message_of(server, client, row):
    """The whole request, head and body."""
    body, kind = body_of(client, row)
    names = {"HOST": f"127.0.0.1:{server.port}", "KEY": KEY, "TYPE": kind, "LENGTH": str(len(body)), "ORIGIN": ORIGIN}
    lines = [f"{row.get('method', 'POST')} {row['path']} HTTP/1.1", *row.get("headers", client["headers"])]
    head = re.sub(r"\$([A-Z]+)", lambda found: names[found[1]], "\r\n".join(lines))
    if "transfer-encoding: chunked" in head.lower():
        chunks = [body[start : start + CHUNK] for start in range(0, len(body), CHUNK)]
        body = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"
    return head.encode() + b"\r\n\r\n" + body


class Answer:
    """What came back: status, reason, headers, and the body as JSON or, where it is none, None."""

    def __init__(self, server, message):
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            connection.sendall(message)
            response = http.client.HTTPResponse(connection)
            response.begin()
            text = response.read()
        self.status, self.reason, self.headers = response.status, response.reason, response.headers
        is_json = self.headers.get("content-type", "").startswith("application/json")
        self.value = json.loads(text) if is_json else None
        self.adjusted = notes(self.headers.get("x-pictor-adjusted"))
        self.data = (self.value or {}).get("data", [])
        self.error = (self.value or {}).get("error", {})

    def __str__(self):
        if self.status != 200:
            return f"{self.status} {self.error.get('code') or ''} {self.error.get('message') or ''}".rstrip()
        told = "; ".join(self.adjusted) or "nothing"
        return f"200 with {len(self.data)} x {self.value.get('size', '-')}, adjusted: {told}"


def notes(header):
    """The notes of a header `x-pictor-adjusted`, which may be missing."""
    return [note for note in (header or "").split("; ") if note]


def sent(row):
    """The request in one line: what decides is written out, prompts and pictures are not."""
    values = [f"{name}={value}" for name, value in row.get("json", {}).items() if name != "prompt"]
    for one in row.get("form", []):
        if isinstance(one, dict):
            values.append(f"{one['name']}=@{one.get('filename', '')}:{one.get('type', '')}")
        elif one[0] != "prompt":
            values.append(f"{one[0]}={one[1]}")
    return f"{row.get('method', 'POST')} {row['path']} {' '.join(values)}".rstrip()
