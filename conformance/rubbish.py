"""What no SDK would send: broken bodies, hostile pictures, odd connections. Raw sockets, a server of its own.

Each request gets a clear error in the envelope; the server stays up, serves others, and its memory comes back.

Usage: rubbish.py DIRECTORY, which holds the server's data
"""

import base64
import gzip
import json
import pathlib
import sys
import time

import hostile
from checks import check, finish, scratch, true, well_afterwards
from raw_http import Client, form, part
from server import Server

MODEL, PROMPT = part("model", b"gpt-image-2"), part("prompt", b"Add a boat")
INSTEAD = "For multipart/form-data use 'image' or 'image[]'."
IMAGE_ERROR = {"type": "image_generation_user_error", "code": "invalid_image_file"}


def picture(name="photo.png"):
    return scratch(name).read_bytes()


def image(data, name="image", filename="photo.png", kind="image/png"):
    return part(name, data, filename, kind)


def quickly(client, body, seconds=5):
    """The answer to a form, which must come in time."""
    started = time.monotonic()
    answer = client.post_form(body)
    took = time.monotonic() - started
    true(f"it took {took:.1f} s", took < seconds)
    return answer


def broken_forms(client):
    good = form(MODEL, PROMPT, image(picture()))
    cut, middle = good[:-2000], good[: len(good) // 2]
    rows = {
        "truncated in the file": (cut, {}),
        "truncated in the middle": (middle, {}),
        "truncated in a part's header": (good[:120], {}),
        "nothing at all": (b"", {}),
        "another boundary in the body": (good.replace(b"frontier", b"elsewhere"), {}),
        "no image": (form(MODEL, PROMPT), {"code": "missing_required_parameter", "param": "image"}),
        "no prompt": (form(MODEL, image(picture())), {"code": "missing_required_parameter", "param": "prompt"}),
        "no model": (form(PROMPT, image(picture())), {"code": "missing_required_parameter", "param": "model"}),
        "an empty prompt": (form(MODEL, part("prompt", b""), image(picture())), {"code": "empty_string"}),
        "an empty quality": (form(MODEL, PROMPT, part("quality", b""), image(picture())), {"code": "invalid_value"}),
        "image and image[]": (
            form(MODEL, PROMPT, image(picture()), image(picture(), "image[]")),
            {"code": "duplicate_parameter", "param": "image", "message": "Duplicate parameter: 'image'."},
        ),
        "two prompts": (form(MODEL, PROMPT, part("prompt", b"A boat"), image(picture())), {"code": "duplicate_parameter"}),
        "the part 'images'": (
            form(MODEL, PROMPT, image(picture(), "images")),
            {"code": "invalid_value", "message": f"Unknown parameter: 'images'. {INSTEAD}"},
        ),
        "image as a text": (form(MODEL, PROMPT, part("image", b"photo.png")), {}),
        "prompt that is no UTF-8": (
            form(MODEL, part("prompt", b"otter \xff\xfe\xc3"), image(picture())),
            {"param": "prompt"},
        ),
        "a part without a name": (form(MODEL, PROMPT, b"Content-Disposition: form-data\r\n\r\nx", image(picture())), {}),
        "a part without a header": (form(MODEL, PROMPT, b"\r\nx", image(picture())), {}),
        "200,000 parts": (form(MODEL, *[part("x", b"")] * 200_000), {}),
        "200,000 parts of different names": (form(MODEL, *[part(f"f{i}", b"") for i in range(200_000)]), {}),
        "20,000 empty files": (form(MODEL, PROMPT, *[image(b"", "image[]")] * 20_000), {}),
        "a part with a header of 1 MB": (form(MODEL, PROMPT, b"X-Long: " + b"x" * 1_000_000 + b"\r\n\r\nx"), {}),
        "ten thousand parts": (form(MODEL, *[part(f"field{i}", b"x") for i in range(10_000)]), {}),
        "a prompt of 10 MB": (form(MODEL, part("prompt", b"x" * 10_000_000), image(picture())), {"param": "prompt"}),
        "17 images": (
            form(MODEL, PROMPT, *[image(picture("ref-01.png"), "image[]")] * 17),
            {"code": "array_above_max_length"},
        ),
    }
    for name, (body, wanted) in rows.items():
        with check(f"form: {name}"):
            quickly(client, body).refused(**wanted)
    for name, kind in (("no boundary", "multipart/form-data"), ("an empty boundary", "multipart/form-data; boundary="),
                       ("a boundary of 5,000", "multipart/form-data; boundary=" + "b" * 5000)):
        with check(f"form: content type with {name}"):
            client.post("/v1/images/edits", good, kind).refused()
    with check("form: a file of 51 MB is refused"):
        client.post_form(form(MODEL, PROMPT, image(picture() + bytes(51 << 20)))).refused(400, 413)
    with check("form: a file of 49 MB is not too large"):
        client.post_form(form(MODEL, PROMPT, image(hostile.padded(picture(), 49 << 20)))).accepted()
    with check("form: a name that climbs directories does nothing"):
        client.post_form(form(MODEL, PROMPT, image(picture(), filename="../../../../x.png"))).accepted()


def hostile_pictures(client):
    rows = {
        "zero bytes": (b"", IMAGE_ERROR),
        "a text": (b"This is a text.\n" * 99, IMAGE_ERROR),
        "a png cut in half": (picture()[:700_000], IMAGE_ERROR),
        "a jpeg cut to its header": (picture("photo.jpg")[:300], IMAGE_ERROR),
        "a webp cut to its header": (picture("photo.webp")[:64], IMAGE_ERROR),
        "only the png signature": (picture()[:8], IMAGE_ERROR),
        "a png of 65535 x 65535 in 100 kB": (hostile.png_bomb(65535, 65535, 100_000), IMAGE_ERROR),
        "a png of 30000 x 30000": (hostile.png_bomb(30000, 30000, 900_000), IMAGE_ERROR),
        "a png of 0 x 0": (hostile.png_bomb(0, 0, 100), IMAGE_ERROR),
        "a jpeg that claims 65500 x 65500": (hostile.jpeg_claiming(picture("photo.jpg"), 65500, 65500), IMAGE_ERROR),
        "a webp that claims 16384 x 16384": (hostile.webp_claiming(16384, 16384), IMAGE_ERROR),
        "a gif": (hostile.encoded("GIF"), {}),
        "a bmp": (hostile.encoded("BMP"), {}),
        "an svg": (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', {}),
    }
    for name, (data, wanted) in rows.items():
        with check(f"picture: {name}"):
            quickly(client, form(MODEL, PROMPT, image(data))).refused(**wanted)
    with check("picture: the bomb as a mask"):
        bomb = image(hostile.png_bomb(65535, 65535, 100_000), "mask")
        client.post_form(form(MODEL, PROMPT, image(picture()), bomb)).refused()
    with check("picture: the bomb in a data URL"):
        text = base64.b64encode(hostile.png_bomb(65535, 65535, 100_000)).decode()
        body = {"model": "gpt-image-2", "prompt": "x", "images": [{"image_url": f"data:image/png;base64,{text}"}]}
        client.post_json("/v1/images/edits", body).refused(code="invalid_image_file")
    with check("picture: a png whose colour profile swells to 200 MB"):
        bomb = hostile.profile_bomb(picture("ref-01.png"), 200 << 20)
        client.post_form(form(MODEL, PROMPT, image(bomb))).answered(200, 400)
    with check("mask: of another size"):
        mask = image(picture("mask-small.png"), "mask")
        wanted = "Invalid mask image format - mask size does not match image size"
        client.post_form(form(MODEL, PROMPT, image(picture()), mask)).refused(message=wanted)
    with check("mask: without alpha"):
        mask = image(picture("mask-opaque.png"), "mask")
        wanted = "Invalid mask image format - mask image missing alpha channel"
        client.post_form(form(MODEL, PROMPT, image(picture()), mask)).refused(message=wanted)
    with check("mask: a jpeg"):
        mask = image(picture("photo.jpg"), "mask", "mask.jpg", "image/jpeg")
        client.post_form(form(MODEL, PROMPT, image(picture()), mask)).refused()
    with check("mask: a text"):
        client.post_form(form(MODEL, PROMPT, image(picture()), image(b"text", "mask"))).refused()
    with check("mask: twice"):
        mask = image(picture("mask.png"), "mask")
        client.post_form(form(MODEL, PROMPT, image(picture()), mask, mask)).refused()
    for name, data in hostile.unusual_but_good().items():
        with check(f"picture: {name} is accepted"):
            client.post_form(form(MODEL, PROMPT, image(data, kind="application/octet-stream"))).accepted()


def broken_json(client):
    start = b'{"model": "gpt-image-2", "prompt": "otter"'
    rows = {
        "nothing": b"", "blanks": b"   ", "null": b"null", "an array": b"[]", "a string": b'"otter"',
        "cut short": start, "two values": start + b"} {}", "a trailing comma": start + b",}",
        "single quotes": b"{'model': 1}", "NaN": start + b', "n": NaN}', "a number beyond all": start + b', "n": 1e999}',
        "a long number": start + b', "n": ' + b"9" * 400 + b"}",
        "100,000 brackets": b"[" * 100_000, "100,000 braces": b'{"a":' * 100_000,
        "deep in a key": start + b', "user": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        "the same key twice": start + b', "n": 1, "n": 2}',
        "model twice": b'{"model": "gpt-image-2", "model": "gpt-image-2", "prompt": "otter"}',
        "no UTF-8": b'{"model": "gpt-image-2", "prompt": "\xff\xfe"}', "UTF-16": '{"model": "x"}'.encode("utf-16"),
        "half a surrogate": b'{"model": "gpt-image-2", "prompt": "\\ud83e"}', "an unknown escape": b'{"model": "\\q"}',
        "10,000 keys": json.dumps({f"key{i}": i for i in range(10_000)}).encode(),
    }
    for name, body in rows.items():
        with check(f"json: {name}"):
            client.post("/v1/images/generations", body, "application/json").refused()
    with check("json: a body of 64 MB"):
        body = start[:-1] + b"x" * (64 << 20) + b'"}'
        client.post("/v1/images/generations", body, "application/json").refused(400, 413)


def prompts(client):
    def generate(prompt):
        return client.post_json("/v1/images/generations", {"model": "gpt-image-2", "prompt": prompt, "size": "1024x640"})

    rows = {
        "32,000 letters": "a" * 32_000,
        "32,000 Chinese characters": "獭" * 32_000,
        "32,000 characters of nouns": ("otter, vet, basket, " * 1600)[:32_000],
        "32,000 characters of words that nobody knows": " ".join(f"quux{number}" for number in range(3500))[:32_000],
        "32,000 emoji": "🦦" * 32_000,
        "a title of 31,000 letters": f'a poster titled "{"W" * 31_000}"',
        "a million otters": "1000000 otters and 999999999999999999999 trees",
        "nested quotes and brackets": "'\"" * 2000 + "(" * 2000 + "“「『" * 500,
    }
    for name, prompt in rows.items():
        with check(f"prompt: {name}"):
            started = time.monotonic()
            generate(prompt).accepted()
            took = time.monotonic() - started
            true(f"it took {took:.1f} s", took < 5)
    for name, prompt in (("letters", "x" * 32_001), ("Chinese characters", "獭" * 32_001)):
        with check(f"prompt: 32,001 {name}"):
            generate(prompt).refused(code="string_above_max_length", param="prompt")


def content_types(client):
    body = b'{"model": "gpt-image-2", "prompt": "otter"}'
    for kind in (None, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "no type"):
        with check(f"content type of a generation: {kind!r}"):
            client.post("/v1/images/generations", body, kind).refused(400, 415)
    for kind in (None, "text/plain", "application/octet-stream", "image/png"):
        with check(f"content type of an edit: {kind!r}"):
            client.post("/v1/images/edits", form(MODEL, PROMPT, image(picture())), kind).refused(400, 415)
    with check("content type: JSON with a charset is JSON"):
        client.post("/v1/images/generations", body, "application/json; charset=utf-8").accepted()
    with check("content encoding: a gzip body is refused, or read"):
        answer = client.post("/v1/images/generations", gzip.compress(body), "application/json", "Content-Encoding: gzip")
        answer.answered(200, 400, 415)


def main(directory):
    with Server(directory) as server:
        client = Client(server)
        client.ordinary_work()
        before = server.resident_mib()
        for part_of_it in (broken_forms, hostile_pictures, broken_json, prompts, content_types):
            part_of_it(client)
        client.generate().accepted()
        well_afterwards(server, before, ["獭獭獭", "Add a boat", "A red canoe"])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
    finish()
