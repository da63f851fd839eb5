"""Other people's libraries as they are installed: LiteLLM and LangChain for Python, async-openai for Rust; then
`libraries.mjs`, the AI SDK and LangChain for Node. Each call is made to a server with nothing set and to one with
`strict = true`.

Usage: libraries.py DIRECTORY NODE RUST    the strict server's directory, and the programs of Node's and Rust's part
"""

import base64
import contextlib
import functools
import json
import os
import pathlib
import subprocess
import sys
import warnings

# LiteLLM asks GitHub for its prices when it is imported, unless it is told to take its own.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
warnings.simplefilter("ignore")  # LangChain says that this package of it is not developed any more
import httpx
import httpx2
import litellm
from langchain_community.utilities.dalle_image_generator import DallEAPIWrapper

from checks import HERE, PROMPT, check, finish, picture, scratch, true
from expectations import heir_of, notes_of, retired, wrong_notes, wrong_refusal
from messages import notes
from server import KEY, Server

RUST = sys.argv[3]
VERSION = "2025-04-01-preview"
LAST = {}


class Heard:
    """The last answer on the wire, whatever the library made of it."""

    def __init__(self, request, status, adjusted, value):
        self.request, self.status, self.adjusted, self.value = request, status, notes(adjusted), value
        self.error = value.get("error", {})

    def __str__(self):
        if self.status != 200:
            return f"{self.request} -> {self.status} {self.error.get('message', '')}"
        told = "; ".join(self.adjusted) or "nothing"
        return f"{self.request} -> 200 with {len(self.value['data'])}, adjusted: {told}"


def heard(response):
    """What was heard in an answer of httpx."""
    request = f"{response.request.method} {response.request.url.raw_path.decode()}"
    value = response.json() if response.headers.get("content-type") == "application/json" else {}
    return Heard(request, response.status_code, response.headers.get("x-pictor-adjusted"), value)


def listen(library):
    """Notes every answer that a client of this library gets, in LAST."""
    send = library.Client.send

    def noted(client, *args, **more):
        response = send(client, *args, **more)
        response.read()
        LAST["heard"] = heard(response)
        return response

    library.Client.send = noted


def wrong(last, encoded, row):
    """What is wrong with the pictures that the library gave, and with what it was answered."""
    if last.status != 200:
        yield f"status {last.status}, wanted 200"
        return
    if len(encoded) != row.get("pictures", 1):
        yield f"{len(encoded)} pictures, wanted {row.get('pictures', 1)}"
    for text in encoded:
        picture(base64.b64decode(text, validate=True), row.get("format", "png"))
    yield from wrong_notes(last, notes_of(row["model"], row.get("adjusted", [])))


def call(name, url, make, row, strict):
    """One call of a library; `make(url, model)` gives its pictures in base64."""
    with check(name) as said:
        LAST.clear()
        encoded, raised = [], None
        try:
            encoded = make(url, row["model"])
        except Exception as error:  # each library raises its own; what it was answered decides
            raised = error
        true(f"nothing was sent: {raised}", "heard" in LAST)
        last = LAST["heard"]
        said.append(f": {last}")
        refusal = row.get("strict") or (retired(row["model"]) if heir_of(row["model"]) else None)
        if strict and refusal:
            faults = list(wrong_refusal(last, refusal))
        else:
            faults = list(wrong(last, encoded, {**row, "adjusted": []} if strict else row))
        true(" | ".join(faults), not faults)


def of_litellm(result):
    return [item.b64_json for item in result.data]


def openai_at(url, model):
    return {"model": f"openai/{model}", "api_base": f"{url}/v1", "api_key": KEY, "prompt": PROMPT}


def azure_at(url, model):
    return {"model": f"azure/{model}", "api_base": url, "api_version": VERSION, "api_key": KEY, "prompt": PROMPT}


def generate(url, model, at=openai_at, **more):
    return of_litellm(litellm.image_generation(**at(url, model), **more))


def edit(url, model, *names, at=openai_at, **more):
    files = [scratch(name).open("rb") for name in names]
    return of_litellm(litellm.image_edit(image=files, **at(url, model), **more))


def langchain(url, model, **more):
    """It reads `url` of the answer and fails over a picture without one, so what it was sent is looked at."""
    wrapper = DallEAPIWrapper(model=model, api_key=KEY, base_url=f"{url}/v1", **more)
    with contextlib.suppress(TypeError):
        wrapper.run(PROMPT)
    return [item["b64_json"] for item in LAST["heard"].value["data"]]


def async_openai(name, url, model):
    """One call of the library for Rust; its program tells what it heard, and what it made of it."""
    command = [RUST, url, KEY, os.environ["PICTOR_PICTURES"], name, model]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    pictures = told.get("pictures", [])
    value = {"data": pictures, "error": told.get("error") or {}}
    LAST["heard"] = Heard(told["request"], told["status"], told["adjusted"], value)
    true(told.get("fault"), "fault" not in told)
    return pictures


DALLE = {"quality": "hd", "size": "1024x1792"}
ROWS = [
    ("LiteLLM, gpt-image-2", generate, {"model": "gpt-image-2"}),
    ("LiteLLM, gpt-image-1", generate, {"model": "gpt-image-1"}),
    (
        "LiteLLM, dall-e-3, hd",
        lambda url, model: generate(url, model, **DALLE),
        {"model": "dall-e-3", "adjusted": ["quality=hd->high"]},
    ),
    ("LiteLLM, an edit", lambda url, model: edit(url, model, "photo.png"), {"model": "gpt-image-1"}),
    (
        "LiteLLM, an edit of two pictures with input_fidelity",
        lambda url, model: edit(url, model, "photo.png", "photo.jpg", input_fidelity="high"),
        {
            "model": "gpt-image-2",
            "adjusted": ["input_fidelity=high->dropped"],
            "strict": {"code": "invalid_input_fidelity_model", "param": "input_fidelity"},
        },
    ),
    (
        "LiteLLM as a client of Azure",
        lambda url, model: generate(url, model, at=azure_at),
        {"model": "gpt-image-2", "door": True},
    ),
    (
        "LiteLLM as a client of Azure, an edit",
        lambda url, model: edit(url, model, "photo.png", at=azure_at),
        {"model": "gpt-image-2", "door": True},
    ),
    ("LangChain, as it is set", langchain, {"model": "dall-e-2"}),
    (
        "LangChain, dall-e-3, hd",
        lambda url, model: langchain(url, model, quality="hd", size="1792x1024"),
        {"model": "dall-e-3", "adjusted": ["quality=hd->high"]},
    ),
    ("LangChain, gpt-image-2", langchain, {"model": "gpt-image-2"}),
]
NO_TYPE = {"code": "unsupported_file_mimetype", "param": "image"}  # async-openai gives its files a name and no type
TWICE = {"code": "duplicate_parameter", "param": "output_compression"}
RUST_ROWS = [
    ("generate", {"model": "gpt-image-2"}),
    ("generate", {"model": "gpt-image-1"}),
    ("stream", {"model": "gpt-image-2"}),
    ("dall-e", {"model": "dall-e-3", "adjusted": ["quality=hd->high", "style=vivid->dropped"]}),
    ("edit", {"model": "gpt-image-2", "strict": NO_TYPE}),
    ("edit, streamed", {"model": "gpt-image-2", "strict": NO_TYPE}),
    (
        "edit of two",
        {
            "model": "gpt-image-2",
            "format": "jpeg",
            "adjusted": ["output_compression=repeated->once"],
            "strict": TWICE,
        },
    ),
    (
        "edit with a mask",
        {"model": "gpt-image-2", "adjusted": ["input_fidelity=high->dropped"], "strict": NO_TYPE},
    ),
]
ROWS += [
    (f"async-openai, {name}, {row['model']}", functools.partial(async_openai, name), row) for name, row in RUST_ROWS
]


def main(directory, node):
    litellm.suppress_debug_info = True
    for library in (httpx, httpx2):
        listen(library)
    with Server(directory, settings="strict = true\n") as strict:
        for name, make, row in ROWS:
            call(f"{name}, default", os.environ["PICTOR_URL"], make, row, False)
            if not row.get("door"):
                call(f"{name}, strict", strict.url, make, row, True)
        subprocess.run([node, HERE / "libraries.mjs"], env={**os.environ, "PICTOR_STRICT_URL": strict.url}, check=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
    finish()
