"""The official Python SDK's `response_format="url"`: what is at the address, without a key."""

import os
import pathlib
import urllib.error
import urllib.request

from openai import OpenAI

from checks import PROMPT, check, equal, finish, picture, true

client = OpenAI(base_url=f"{os.environ['PICTOR_URL']}/v1", api_key=os.environ["PICTOR_KEY"], max_retries=0)
PICTURES = pathlib.Path(os.environ["PICTOR_PICTURES"])
ASKED = {"model": "gpt-image-2", "prompt": PROMPT, "quality": "low", "size": "1024x1024", "response_format": "url"}


def fetch(url, **headers):
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def address_of(result):
    (item,) = result.data
    true("base64 beside the address", item.b64_json is None)
    return item.url


def addresses():
    with check("images.generate: the address leads to the picture"):
        named = {"extra_headers": {"Idempotency-Key": os.urandom(8).hex()}}
        address = address_of(client.images.generate(**ASKED, **named))
        status, headers, data = fetch(address)
        equal("status", status, 200)
        picture(data, "png", "1024x1024")
        true(headers["cache-control"], headers["cache-control"].startswith("private, immutable, max-age="))
    with check("the call sent again names the same address"):
        equal("url", address_of(client.images.generate(**ASKED, **named)), address)
    with check("images.edit: the address leads to the picture"):
        with open(PICTURES / "photo.png", "rb") as photo:
            status, _, data = fetch(address_of(client.images.edit(image=photo, **ASKED)))
        equal("status", status, 200)
        picture(data, "png", "1024x1024")
    with check("an address answers with a part, with nothing new, and small"):
        _, headers, data = fetch(address)
        status, _, part = fetch(address, Range="bytes=1-3")
        equal("part", (status, part), (206, b"PNG"))
        equal("not modified", fetch(address, If_None_Match=headers["etag"])[0], 304)
        status, _, small = fetch(f"{address}&w=320")
        equal("status", status, 200)
        picture(small, "webp", "320x320")
    with check("an address that was changed is refused"):
        equal("status", fetch(address.replace("expires=", "expires=1"))[0], 403)


addresses()
finish()
