"""Other people's clients, by replicas of what they put on the wire: clients/*.json, one file a client, each with its
sources. Every request is sent twice: to a server with nothing set, which must take it and tell what it adapted, and
to one with `strict = true`, which must answer as OpenAI does.

Usage: replicas.py DIRECTORY [WORD...]    only the clients whose file's name contains one of the words

A line tells what was sent and what came back, then what is wrong with it.
"""

import base64
import datetime
import http.client
import json
import pathlib
import re
import socket
import sys

from checks import HERE, check, finish, picture, scratch, true
from server import KEY, Server

# Where a name leads that OpenAI has retired, if nothing is set, and from which day on.
HEIRS = {
    "dall-e-2": ("gpt-image-2", "2026-05-12"),
    "dall-e-3": ("gpt-image-2", "2026-05-12"),
    "gpt-image-1": ("gpt-image-2", "2026-10-23"),
    "gpt-image-1.5": ("gpt-image-2.6-sunburst", "2026-12-01"),
    "chatgpt-image-latest": ("gpt-image-2.6-sunburst", "2026-12-01"),
    "gpt-image-1-mini": ("gpt-image-2.6-flare", "2026-12-01"),
}
TODAY = datetime.datetime.now(datetime.UTC).date().isoformat()
ORIGIN = "https://chat.example.test"
SETTINGS = {
    "default": "",
    "strict": "strict = true\n",
    "browser": f'[http]\ncors_origins = ["{ORIGIN}"]\n',
    "resizing": "[compat]\nresize = true\n",
}
CHUNK = 16 << 10


def part(form, one):
    """One part, as this client's library writes it: a pair is text, an object a file."""
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
        self.adjusted = [note for note in (self.headers.get("x-pictor-adjusted") or "").split("; ") if note]
        self.data = (self.value or {}).get("data", [])
        self.error = (self.value or {}).get("error", {})

    def __str__(self):
        if self.status != 200:
            return f"{self.status} {self.error.get('code') or ''} {self.error.get('message') or ''}".rstrip()
        notes = "; ".join(self.adjusted) or "nothing"
        return f"200 with {len(self.data)} x {self.value.get('size', '-')}, adjusted: {notes}"


def model_of(row):
    """The model that the request names."""
    texts = dict(one for one in row.get("form", []) if isinstance(one, list))
    return row.get("model") or {**texts, **row.get("json", {})}.get("model")


def heir_of(row):
    """The model that draws instead, if the one that the request names is gone."""
    heir, since = HEIRS.get(model_of(row), (None, "9999"))
    return heir if TODAY >= since else None


def wrong_pictures(answer, row):
    """What is wrong with an answer that should hold pictures."""
    if answer.status != 200:
        yield f"status {answer.status}, wanted 200"
        return
    if len(answer.data) != row.get("pictures", 1):
        yield f"{len(answer.data)} pictures, wanted {row.get('pictures', 1)}"
    for item in answer.data:
        if set(item) != {"b64_json"}:
            yield f"members {sorted(item)}, wanted b64_json alone"
            continue
        try:
            data = base64.b64decode(item["b64_json"], validate=True)
            picture(data, row.get("format", "png"), answer.value.get("size"))
        except AssertionError as error:
            yield f"picture: {error}"
    if row.get("size", answer.value.get("size")) != answer.value.get("size"):
        yield f"size {answer.value.get('size')}, wanted {row['size']}"


def wrong_notes(answer, wanted):
    """Adaptations that are not told, and told ones that are not wanted; notes of the illustrator are neither."""
    told = [note for note in answer.adjusted if "->" in note]
    if untold := [note for note in wanted if note not in told]:
        yield f"untold: {'; '.join(untold)}"
    if unwanted := [note for note in told if note not in wanted]:
        yield f"told, but not wanted: {'; '.join(unwanted)}"


def wrong_refusal(answer, wanted):
    """What is wrong with an answer that should be this refusal."""
    if answer.status != wanted.get("status", 400):
        yield f"status {answer.status}, wanted {wanted.get('status', 400)}"
    if wanted.get("body") == "":
        if answer.value is not None:
            yield "a body, wanted none"
        return
    for name in ("type", "code", "param"):
        if name in wanted and answer.error.get(name) != wanted[name]:
            yield f"{name} {answer.error.get(name)!r}, wanted {wanted[name]!r}"
    message = answer.error.get("message", "")
    if not message.startswith(wanted.get("message", "")) or wanted.get("tells", "") not in message:
        yield f"message {message!r}, wanted {wanted.get('message') or wanted['tells']!r}"
    if wanted.get("reason") and answer.reason != message:
        yield f"the status line says {answer.reason!r}, not the message"


def wrong_headers(answer, wanted):
    """Headers that lack a word that they must hold, or that are not there."""
    for name, words in wanted.items():
        held = (answer.headers.get(name) or "").lower().replace(" ", "").split(",")
        wanted_words = words.replace("$ORIGIN", ORIGIN).lower().split(",")
        if missing := [word for word in wanted_words if word not in held]:
            yield f"{name} lacks {', '.join(missing)}"


def wrong_default(answer, row):
    """What is wrong with the answer of a server with nothing set."""
    yield from wrong_headers(answer, row.get("answer_headers", {}))
    if "status" in row:
        if answer.status not in row["status"]:
            yield f"status {answer.status}, wanted {row['status']}"
    elif "refused" in row:
        yield from wrong_refusal(answer, row["refused"])
    else:
        yield from wrong_pictures(answer, row)
        heir = heir_of(row)
        yield from wrong_notes(answer, ([f"model={model_of(row)}->{heir}"] if heir else []) + row.get("adjusted", []))


def wrong_strict(answer, row):
    """What is wrong with the answer of a server with `strict = true`."""
    if "strict" in row:
        yield from wrong_refusal(answer, row["strict"])
    elif "status" in row:
        yield from wrong_default(answer, row)
    elif heir_of(row):
        yield from wrong_refusal(answer, {"code": "invalid_value", "message": f"The model '{model_of(row)}' was retired"})
    else:
        yield from wrong_pictures(answer, row)
        yield from wrong_notes(answer, [])


def sent(client, row):
    """The request in one line: what decides is written out, prompts and pictures are not."""
    values = [f"{name}={value}" for name, value in row.get("json", {}).items() if name != "prompt"]
    for one in row.get("form", []):
        if isinstance(one, list):
            values += [f"{one[0]}={one[1]}"] * (one[0] != "prompt")
        else:
            values.append(f"{one['name']}=@{one.get('filename', '')}:{one.get('type', '')}")
    return f"{row.get('method', 'POST')} {row['path']} {' '.join(values)}"


def replay(servers, client, row, name, wrong):
    """Sends one request to one of the servers and prints the line."""
    with check(f"{client['client']}, {row['name']}, {name}") as said:
        server = servers.get(name) or servers.setdefault(name, start(name))
        said.append(f": {sent(client, row)} -> ")
        answer = Answer(server, message_of(server, client, row))
        said.append(str(answer))
        faults = list(wrong(answer, row))
        true(" | ".join(faults), not faults)


def start(name):
    """A server with the settings of that name, below the program's directory."""
    return Server(pathlib.Path(sys.argv[1]) / name, settings=SETTINGS[name]).start()


def main(words):
    servers = {}
    files = sorted((HERE / "clients").glob("*.json"))
    try:
        for file in files:
            if words and not any(word in file.stem for word in words):
                continue
            client = json.loads(file.read_text())
            for row in client["requests"]:
                replay(servers, client, row, row.get("server", "default"), wrong_default)
                if "server" not in row and row.get("strict", {}) is not None:
                    replay(servers, client, row, "strict", wrong_strict)
    finally:
        for server in servers.values():
            server.stop()


if __name__ == "__main__":
    main(sys.argv[2:])
    finish()
