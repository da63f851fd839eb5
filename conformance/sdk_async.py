"""The asynchronous Python client as a user writes it: the same cases as sdk_sync.py, eight calls at a time."""

import asyncio
import io
import os

import openai
from openai import AsyncOpenAI
from openai.types import ImagesResponse

from checks import CASES, PROMPT, answer, arguments, check, equal, finish, in_words_of, mask_held, opened
from checks import refused, scratch, streamed, true

ADDRESS = os.environ["PICTOR_URL"]
KEY = os.environ["PICTOR_KEY"]
MODEL = "gpt-image-2"
BASKET = ["body-lotion.png", "bath-bomb.png", "incense-kit.png", "soap.png"]
SIXTEEN = [f"ref-{number:02}.png" for number in range(1, 17)]

client = AsyncOpenAI(base_url=f"{ADDRESS}/v1", api_key=KEY)


async def generate(name, n=1, format="png", size="auto", **more):
    with check(f"generate, {name}"):
        more = {"n": n, "output_format": format, "size": size, **more}
        result = await client.images.generate(model=MODEL, prompt=PROMPT, **more)
        answer(result, n=n, format=format, size=size)


async def edit(name, images, n=1, format="png", size="1024x1024", mask=None, **more):
    with check(f"edit, {name}"):
        if mask:
            more["mask"] = opened(mask)
        result = await client.images.edit(
            model=MODEL, image=images, prompt="Add a red boat", n=n, output_format=format, size=size, **more
        )
        edited = answer(result, n=n, format=format, size=size)
        if mask:
            mask_held("photo.png", mask, edited[0])


async def accepted(case):
    with check(f"generate, {case['name']}"):
        answer(await send_generate({"model": MODEL, "prompt": PROMPT, **case["args"]}))


async def output_tokens(case):
    with check(f"generate, output tokens of {case['size']} {case['quality']}"):
        size, quality = case["size"], case["quality"]
        result = await client.images.generate(model=MODEL, prompt=PROMPT, size=size, quality=quality)
        equal("output_tokens", result.usage.output_tokens, case["tokens"])


async def stream_generate(partials, format="png"):
    with check(f"generate, stream of {format} with {partials} partial images"):
        stream = await client.images.generate(
            model=MODEL, prompt=PROMPT, size="1024x1024", output_format=format, stream=True, partial_images=partials
        )
        streamed([event async for event in stream], "image_generation", partials, format=format)


async def stream_edit(partials):
    with check(f"edit, stream with {partials} partial images"):
        stream = await client.images.edit(
            model=MODEL, image=opened("photo.png"), prompt="Dusk", size="1024x1024", stream=True, partial_images=partials
        )
        streamed([event async for event in stream], "image_edit", partials)


async def leave_a_stream():
    with check("generate, a stream that the user leaves after its first event"):
        stream = await client.images.generate(model=MODEL, prompt=PROMPT, stream=True, partial_images=3)
        async for event in stream:
            equal("first event", event.type, "image_generation.partial_image")
            break
        await stream.close()


async def cancel_a_call():
    with check("generate, a call that the user cancels"):
        call = asyncio.create_task(client.images.generate(model=MODEL, prompt=PROMPT, size="3840x2160"))
        await asyncio.sleep(0.1)
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
        true("no models", len((await client.models.list()).data) > 0)


async def send_generate(args):
    if "prompt" not in args:
        return await client.post("/images/generations", body=args, cast_to=ImagesResponse)
    return await client.images.generate(**in_words_of(client.images.generate, args))


async def generate_refused(row):
    with check(f"generate refused: {row['name']}"), refused(row, openai.APIStatusError):
        await send_generate(arguments(row, model=MODEL, prompt="An otter"))


async def edit_refused(row):
    with check(f"edit refused: {row['name']}"), refused(row, openai.APIStatusError):
        args = arguments(row, model=MODEL, prompt="Add a boat", image="photo.png")
        files = {name: opened(args[name]) for name in ("image", "mask") if name in args}
        await client.images.edit(**in_words_of(client.images.edit, {**args, **files}))


async def authentication():
    denied = {"status": 401, "class": "AuthenticationError", "type": "invalid_request_error", "param": None}
    with check("401: a wrong key"), refused({**denied, "code": "invalid_api_key"}, openai.APIStatusError):
        await AsyncOpenAI(base_url=ADDRESS, api_key="sk-wrong").images.generate(model=MODEL, prompt=PROMPT)
    with check("401: no key"), refused({**denied, "code": None}, openai.APIStatusError):
        await client.images.generate(model=MODEL, prompt=PROMPT, extra_headers={"Authorization": openai.omit})
    missing = {"status": 404, "class": "NotFoundError", "code": "model_not_found"}
    with check("404: a model that is not there"), refused(missing, openai.APIStatusError):
        await client.models.retrieve("no-such-model")


async def address(base_url):
    with check(f"base_url with {base_url.removeprefix(ADDRESS) or 'nothing'} after the host"):
        here = AsyncOpenAI(base_url=base_url, api_key=KEY)
        answer(await here.images.generate(model=MODEL, prompt=PROMPT, quality="low"))
        answer(await here.images.edit(model=MODEL, prompt="Add a boat", image=opened("photo.png")))


async def headers_and_models():
    with check("headers of a raw response"):
        raw = await client.images.with_raw_response.generate(model=MODEL, prompt=PROMPT, quality="low")
        equal("openai-version", raw.headers["openai-version"], "2020-10-01")
        true("openai-processing-ms", int(raw.headers["openai-processing-ms"]) >= 0)
        equal("_request_id", raw.parse()._request_id, raw.headers["x-request-id"])
    with check("models.list() and models.retrieve()"):
        listed = {model.id: model async for model in client.models.list()}
        equal("model", await client.models.retrieve(MODEL), listed[MODEL])
    with check("strict validation: generate, stream, models"):
        strict = AsyncOpenAI(base_url=f"{ADDRESS}/v1", api_key=KEY, _strict_response_validation=True)
        answer(await strict.images.generate(model=MODEL, prompt=PROMPT, quality="low"))
        events = await strict.images.generate(model=MODEL, prompt=PROMPT, stream=True, partial_images=1, size="1024x1024")
        streamed([event async for event in events], "image_generation", 1)
        true("no models", len((await strict.models.list()).data) > 0)


def all_cases():
    """Every case as a coroutine that has not started."""
    photo = scratch("photo.png").read_bytes()
    yield from (generate(f"size {size}", size=size) for size in CASES["sizes"])
    yield from (generate(f"n {n}", n=n, size="1024x640") for n in (1, 3, 10))
    for case in CASES["formats"]:
        format, more = case["output_format"], {k: v for k, v in case.items() if k == "output_compression"}
        name = f"{format}, output_compression {more.get('output_compression')}"
        yield generate(name, format=format, size="1024x640", **more)
        yield edit(name, photo, format=format, **more)
    yield from (output_tokens(case) for case in CASES["output_tokens"])
    yield from (accepted(case) for case in CASES["accepted"])
    for names in ("photo.png", ["photo.png"], BASKET, SIXTEEN):
        count = len(names) if isinstance(names, list) else names
        yield edit(f"images: {count}", opened(names), size="1536x1024")
    yield edit("image as raw bytes", photo)
    yield edit("image as BytesIO", io.BytesIO(photo))
    yield edit("n 2", photo, n=2)
    yield edit("mask", opened("photo.png"), mask="mask.png")
    yield from (stream_generate(partials) for partials in range(4))
    yield from (stream_generate(2, format) for format in ("jpeg", "webp"))
    yield from (stream_edit(partials) for partials in range(4))
    yield from (generate_refused(row) for row in CASES["generate_errors"])
    sendable = (row for row in CASES["edit_errors"] if openai.__version__ not in row.get("unsendable", []))
    yield from (edit_refused(row) for row in sendable)
    yield from (address(base_url) for base_url in (ADDRESS, f"{ADDRESS}/", f"{ADDRESS}/v1", f"{ADDRESS}/v1/"))
    yield from (leave_a_stream(), cancel_a_call(), authentication(), headers_and_models())


async def main():
    room = asyncio.Semaphore(8)

    async def one(case):
        async with room:
            await case

    await asyncio.gather(*(one(case) for case in all_cases()))


if __name__ == "__main__":
    asyncio.run(main())
    finish()
