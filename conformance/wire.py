"""What the SDKs hide: the exact bytes and headers of the answers, and edits sent as JSON. Standard library only."""

import base64
import http.client
import io
import itertools
import json
import os
import re
import urllib.parse

from PIL import Image

from checks import CASES, PROMPT, check, equal, finish, mask_held, picture, scratch, true

HOST = urllib.parse.urlsplit(os.environ["PICTOR_URL"]).netloc
KEY = os.environ["PICTOR_KEY"]
MODEL = "gpt-image-2"
ENVELOPE = ["message", "type", "param", "code"]


def request(method, path, body=None, **headers):
    """One request on a connection of its own; gives the response, read to its end, and the text."""
    connection = http.client.HTTPConnection(HOST, timeout=120)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"authorization": f"Bearer {KEY}", **named})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response, text


def post(path, value, **headers):
    return request("POST", path, json.dumps(value), content_type="application/json", **headers)


def generate(**more):
    return post("/v1/images/generations", {"model": MODEL, "prompt": PROMPT, "quality": "low", **more})


def edit(**more):
    return post("/v1/images/edits", {"model": MODEL, "prompt": "Add a red boat", "size": "1024x1024", **more})


def common_headers(response):
    equal("openai-version", response.getheader("openai-version"), "2020-10-01")
    equal("x-content-type-options", response.getheader("x-content-type-options"), "nosniff")
    true("no x-request-id", bool(response.getheader("x-request-id")))
    true("no openai-processing-ms", response.getheader("openai-processing-ms", "").isdigit())


def pretty(text):
    """The text as JSON, which must be spread over lines with two spaces, as OpenAI sends it."""
    value = json.loads(text)
    equal("pretty-printed", text.strip(), json.dumps(value, indent=2, ensure_ascii=False))
    return value


def is_error(response, text, status=400, **members):
    """The status and the whole envelope; `members` are what it must say, `message` by its beginning."""
    equal("status", response.status, status)
    equal("content-type", response.getheader("content-type"), "application/json")
    error = pretty(text)["error"]
    equal("members of error", list(error)[:4], ENVELOPE)
    message = members.pop("message", "")
    true(f"message: {error['message']!r}, wanted {message!r}", error["message"].startswith(message))
    for name, wanted in members.items():
        equal(name, error[name], wanted)
    return error


def plain_answers():
    with check("a generation's answer: keys in order, pretty-printed, headers"):
        response, text = generate()
        equal("status", response.status, 200)
        equal("content-type", response.getheader("content-type"), "application/json")
        common_headers(response)
        value = pretty(text)
        names = ["created", "background", "data", "output_format", "quality", "size", "usage"]
        equal("keys", list(value), names)
        equal("keys of data[0]", list(value["data"][0]), ["b64_json"])
        usage = value["usage"]
        parts = ["input_tokens", "input_tokens_details", "output_tokens", "output_tokens_details", "total_tokens"]
        equal("keys of usage", list(usage), parts)
        equal("keys of details", list(usage["input_tokens_details"]), ["image_tokens", "text_tokens"])
        equal("text output", usage["output_tokens_details"]["text_tokens"], 0)
    with check("a generation's picture is an 8-bit RGB png"):
        data = base64.b64decode(value["data"][0]["b64_json"], validate=True)
        equal("bit depth and colour type", tuple(data[24:26]), (8, 2))
    for format in ("png", "jpeg", "webp"):
        with check(f"a drawing says in its file what it is: {format}"):
            _, text = generate(output_format=format)
            drawn = Image.open(io.BytesIO(base64.b64decode(json.loads(text)["data"][0]["b64_json"])))
            says = drawn.info["Description"] if format == "png" else drawn.info["xmp"].decode()
            true(says, "Drawn by Pictor's built-in illustrator, not by a model; seed 0, picture 1" in says)
            true(says, f"model asked for: {MODEL}" in says)
    with check("the same without /v1"):
        bare, bare_text = post("/images/generations", {"model": MODEL, "prompt": PROMPT, "quality": "low"})
        equal("data", json.loads(bare_text)["data"] == value["data"], True)
    with check("a job and an upstream are named in the headers"):
        equal("x-pictor-upstream", response.getheader("x-pictor-upstream"), "illustrator")
    with check("one connection carries several requests"):
        connection = http.client.HTTPConnection(HOST, timeout=60)
        for _ in range(3):
            connection.request("GET", "/v1/models", headers={"authorization": f"Bearer {KEY}"})
            answer = connection.getresponse()
            equal("status", (answer.status, len(answer.read()) > 0), (200, True))


def error_answers():
    with check("an error's answer: envelope, length, headers"):
        response, text = generate(n=11)
        is_error(response, text, param="n", code="integer_above_max_value")
        common_headers(response)
        equal("content-length", response.getheader("content-length"), str(len(text.encode())))
    with check("401 says how to authenticate"):
        response, text = request("GET", "/v1/models", authorization="Bearer invalid-key")
        is_error(response, text, 401, code="invalid_api_key", message="Incorrect API key provided: invalid-key.")
        equal("www-authenticate", response.getheader("www-authenticate"), 'Bearer realm="OpenAI API"')
    with check("a fault found before the first byte of a stream is a plain 400"):
        is_error(*generate(stream=True, size="bogus"), param="size")
    known = ("/v1/images/generations", "/v1/images/edits", "/images/edits", "/v1/models", "/v1/models/gpt-image-2")
    for method, path in itertools.product(("PUT", "PATCH", "DELETE"), known):
        with check(f"{method} {path} is a 405 in the envelope"):
            is_error(*request(method, path), 405, type="invalid_request_error", code="method_not_allowed")
    for path in ("/v1/images/generations", "/images/edits"):
        with check(f"GET {path} is a 405 in the envelope"):
            is_error(*request("GET", path), 405, code="method_not_allowed")
    for method, path in (("GET", "/v1/no-such-thing"), ("POST", "/v1/images/variations"), ("POST", "/v1/images/edit")):
        with check(f"{method} {path} is a 404 that names what is served"):
            response, text = request(method, path)
            error = is_error(response, text, 404, code="unknown_url", message=f"Unknown request URL: {method} {path}.")
            true(error["message"], "/v1/images/generations" in error["message"])
            equal("x-content-type-options", response.getheader("x-content-type-options"), "nosniff")


def stream_bytes():
    with check("a stream's bytes: frames, key order, no [DONE], the last blank line"):
        response, text = generate(stream=True, partial_images=2)
        equal("content-type", response.getheader("content-type"), "text/event-stream; charset=utf-8")
        common_headers(response)
        true("no blank line at the end", text.endswith("}\n\n"))
        true("[DONE]", "[DONE]" not in text)
        frames = [frame for frame in text.split("\n\n") if frame and not frame.startswith(":")]
        matches = [re.fullmatch(r"event: (\S+)\ndata: ([^\n]+)", frame) for frame in frames]
        true("a frame of another form", all(matches))
        values = [json.loads(match[2]) for match in matches]
        equal("event names", [match[1] for match in matches], [value["type"] for value in values])
        common = ["size", "quality", "background", "output_format"]
        equal("keys of a partial", list(values[0]), ["type", "partial_image_index", "b64_json", "created_at", *common])
        equal("keys of the last", list(values[-1]), ["type", "b64_json", "created_at", "usage", *common])


def data_url(name):
    kind = {"jpg": "jpeg"}.get(name.split(".")[-1], name.split(".")[-1])
    return {"image_url": f"data:image/{kind};base64,{base64.b64encode(scratch(name).read_bytes()).decode()}"}


def edited(response, text):
    equal(f"status, with {text[:300]}", response.status, 200)
    return picture(base64.b64decode(json.loads(text)["data"][0]["b64_json"], validate=True), "png", "1024x1024")


def json_edits():
    photo = data_url("photo.png")
    references = [data_url(f"ref-{number:02}.png") for number in range(1, 17)]
    for name, images in (("one", [photo]), ("two", [photo, data_url("photo.jpg")]), ("a webp", [data_url("photo.webp")]),
                         ("sixteen", references)):
        with check(f"JSON edit of {name}"):
            edited(*edit(images=images))
    with check("JSON edit with a mask"):
        mask_held("photo.png", "mask.png", edited(*edit(images=[photo], mask=data_url("mask.png"))))
    with check("JSON edit with null for the mask and the fidelity"):
        edited(*edit(images=[photo], mask=None, input_fidelity=None))
    with check("JSON edit and multipart edit give the same bytes"):
        boundary = "frontier"
        fields = {"model": MODEL, "prompt": "Add a red boat", "size": "1024x1024"}
        body = io.BytesIO()
        for name, value in fields.items():
            body.write(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
        body.write(f'--{boundary}\r\nContent-Disposition: form-data; name="image"; filename="photo.png"\r\n'.encode())
        body.write(b"Content-Type: image/png\r\n\r\n" + scratch("photo.png").read_bytes() + b"\r\n")
        body.write(f"--{boundary}--\r\n".encode())
        kind = f"multipart/form-data; boundary={boundary}"
        by_form = edited(*request("POST", "/v1/images/edits", body.getvalue(), content_type=kind))
        true("different pictures", by_form.tobytes() == edited(*edit(images=[photo])).tobytes())


def shown(value):
    """The value with the data URL of a file wherever its name stands under `image_url`."""
    if isinstance(value, list):
        return [shown(item) for item in value]
    if not isinstance(value, dict):
        return value
    if re.fullmatch(r"[\w-]+\.\w+", str(value.get("image_url"))):
        return {**value, **data_url(value["image_url"])}
    return {name: shown(member) for name, member in value.items()}


def refused_json_edits():
    for row in CASES["json_edit_errors"]:
        wanted = {name: row[name] for name in ("type", "code", "param", "message") if name in row}
        with check(f"JSON edit refused: {row['name']}"):
            is_error(*edit(**shown(row["with"])), **wanted)


def every_request_its_own_seed():
    with check("another prompt, another picture; n pictures begin with the first"):
        one = json.loads(generate(size="1024x640")[1])["data"]
        two = json.loads(generate(size="1024x640", n=2)[1])["data"]
        other = json.loads(generate(size="1024x640", prompt="A misty lake")[1])["data"]
        true("the first of two is another", one[0] == two[0])
        true("two prompts, one picture", one != other)


if __name__ == "__main__":
    Image.MAX_IMAGE_PIXELS = None
    for part in (plain_answers, error_answers, stream_bytes, json_edits, refused_json_edits, every_request_its_own_seed):
        part()
    finish()
