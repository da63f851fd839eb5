"""The official Python SDK as a user writes it, one call after another: everything that cases.json lists."""

import base64
import io
import os

import openai
from openai import OpenAI
from openai.types import ImagesResponse

from checks import CASES, PROMPT, answer, arguments, check, equal, finish, in_words_of, mask_held, opened
from checks import picture, refused, resembles, scratch, streamed, true

ADDRESS = os.environ["PICTOR_URL"]
KEY = os.environ["PICTOR_KEY"]
MODEL = "gpt-image-2"
BASKET = ["body-lotion.png", "bath-bomb.png", "incense-kit.png", "soap.png"]
SIXTEEN = [f"ref-{number:02}.png" for number in range(1, 17)]

client = OpenAI(base_url=f"{ADDRESS}/v1", api_key=KEY)


def text_to_image():
    for size in CASES["sizes"]:
        with check(f"generate, size {size}"):
            answer(client.images.generate(model=MODEL, prompt=PROMPT, size=size), size=size)
    for n in (1, 3, 10):
        with check(f"generate, n {n}"):
            answer(client.images.generate(model=MODEL, prompt="A red canoe", n=n, size="1024x640"), n=n, size="1024x640")
    for case in CASES["output_tokens"]:
        with check(f"generate, output tokens of {case['size']} {case['quality']}"):
            size, quality = case["size"], case["quality"]
            result = client.images.generate(model=MODEL, prompt=PROMPT, size=size, quality=quality)
            answer(result, size=size, quality=quality)
            equal("output_tokens", result.usage.output_tokens, case["tokens"])
    with check("generate, the same call twice gives the same bytes"):
        first, second = (client.images.generate(model=MODEL, prompt=PROMPT, quality="low") for _ in range(2))
        equal("bytes", first.data[0].b64_json == second.data[0].b64_json, True)
    with check("generate, safety_identifier is echoed"):
        body = {"safety_identifier": "user-9"}
        result = client.images.generate(model=MODEL, prompt=PROMPT, quality="low", extra_body=body)
        equal("safety_identifier", result.model_dump().get("safety_identifier"), "user-9")


def formats():
    """Every format and compression; more compression quality is never fewer bytes."""
    sizes = {}
    for case in CASES["formats"]:
        format, compression = case["output_format"], case.get("output_compression")
        with check(f"generate, {format}, output_compression {compression}"):
            result = client.images.generate(model=MODEL, prompt=PROMPT, size="1024x640", **case)
            answer(result, format=format, size="1024x640")
            sizes[format, compression] = len(result.data[0].b64_json)
        with check(f"edit, {format}, output_compression {compression}"), opened("photo.png") as image:
            result = client.images.edit(model=MODEL, image=image, prompt="Make it dusk", size="1024x1024", **case)
            answer(result, format=format, size="1024x1024")
    for format in ("jpeg", "webp"):
        with check(f"generate, {format}: 0 is smaller than 50, 50 than 100, and none is 100"):
            low, middle, high, none = (sizes[format, compression] for compression in (0, 50, 100, None))
            true(f"bytes: {low}, {middle}, {high}, {none}", low < middle < high == none)


def accepted():
    for case in CASES["accepted"]:
        with check(f"generate, {case['name']}"):
            answer(send_generate({"model": MODEL, "prompt": PROMPT, **case["args"]}))


def edits():
    for names in ("photo.png", ["photo.png"], "photo.jpg", "photo.webp", BASKET, SIXTEEN):
        count = len(names) if isinstance(names, list) else names
        with check(f"edit, images: {count}"):
            prompt = "A gift basket labelled 'Relax & Unwind' with everything from the pictures"
            result = client.images.edit(model=MODEL, image=opened(names), prompt=prompt, size="1536x1024")
            answer(result, size="1536x1024")
    photo = scratch("photo.png").read_bytes()
    forms = {
        "raw bytes": photo,
        "BytesIO": io.BytesIO(photo),
        "a path": scratch("photo.png"),
        "a name and bytes": ("photo.png", photo),
        "a name that needs quoting": ('小水獭 "1".png', photo, "image/png"),
        "raw bytes, twice": [photo, scratch("photo.jpg").read_bytes()],
    }
    for name, image in forms.items():
        with check(f"edit, image as {name}"):
            result = client.images.edit(model=MODEL, image=image, prompt="Add a small boat", size="1024x1024")
            edited = answer(result, size="1024x1024")[0]
            true("the picture came back unchanged", edited.tobytes() != picture(photo).tobytes())
    with check("edit, n 2"), opened("photo.png") as image:
        result = client.images.edit(model=MODEL, image=image, prompt="Add a sailing boat", n=2, size="1024x1024")
        answer(result, n=2, size="1024x1024")
    with check("edit, the same call twice gives the same bytes"):
        first, second = (client.images.edit(model=MODEL, image=photo, prompt="Add a boat") for _ in range(2))
        equal("bytes", first.data[0].b64_json == second.data[0].b64_json, True)
    with check("edit, input tokens of a 1024x1024 picture"):
        usage = client.images.edit(model=MODEL, image=photo, prompt="Add a boat", size="1024x1024").usage
        equal("image_tokens", usage.input_tokens_details.image_tokens, 1024)


def edits_use_their_pictures():
    def edited(names, prompt="A gift basket with these products", **more):
        images = [opened(name) for name in names]
        result = client.images.edit(model=MODEL, image=images, prompt=prompt, size="1024x1024", **more)
        return result.data[0].b64_json

    with check("edit: every one of four pictures matters"):
        whole = edited(BASKET)
        for place in range(4):
            names = [*BASKET[:place], "ref-05.png", *BASKET[place + 1 :]]
            true(f"another picture {place + 1} changes nothing", edited(names) != whole)
    with check("edit: every one of sixteen pictures matters"):
        whole = edited(SIXTEEN)
        true("another sixteenth changes nothing", edited([*SIXTEEN[:15], "soap.png"]) != whole)
        true("one fewer changes nothing", edited(SIXTEEN[:15]) != whole)
    with check("edit: one picture stays recognisable"):
        alike = resembles("photo.png", picture(base64.b64decode(edited(["photo.png"], "Add a small red boat"))))
        true(f"likeness {alike:.2f} of 1", alike > 0.6)
    with check("edit: the prompt matters"):
        one, other = (edited(["photo.png"], prompt) for prompt in ("Add a red boat", "Make it night"))
        true("two prompts, one picture", one != other)


def masks():
    for image_name, mask_name, size in (
        ("photo.png", "mask.png", "1024x1024"),
        ("photo.png", "mask.png", "auto"),
        ("wide.png", "mask-wide.png", "1536x1024"),
        (["photo.png", "soap.png"], "mask.png", "1024x1024"),
    ):
        with check(f"edit, mask on {image_name} at {size}"):
            result = client.images.edit(
                model=MODEL, image=opened(image_name), mask=opened(mask_name), prompt="A yellow flower", size=size
            )
            first = image_name if isinstance(image_name, str) else image_name[0]
            mask_held(first, mask_name, answer(result, size=size)[0])


def streams():
    for partials in range(4):
        with check(f"generate, stream with {partials} partial images"):
            stream = client.images.generate(
                model=MODEL, prompt=PROMPT, size="1024x1024", quality="low", stream=True, partial_images=partials
            )
            events = list(stream)
            streamed(events, "image_generation", partials)
            equal("output_tokens", events[-1].usage.output_tokens, 196 + 100 * (len(events) - 1))
        with check(f"edit, stream with {partials} partial images"), opened("photo.png") as image:
            stream = client.images.edit(
                model=MODEL, image=image, prompt="Add a boat", size="1024x1024", stream=True, partial_images=partials
            )
            streamed(list(stream), "image_edit", partials)
    for format in ("jpeg", "webp"):
        with check(f"generate, stream as {format}"):
            stream = client.images.generate(
                model=MODEL, prompt=PROMPT, size="1024x1024", output_format=format, stream=True, partial_images=2
            )
            streamed(list(stream), "image_generation", 2, format=format)
    with check("generate, a stream ends in the bytes that the plain call gives"):
        plain = client.images.generate(model=MODEL, prompt=PROMPT, quality="low", size="1024x640")
        stream = client.images.generate(model=MODEL, prompt=PROMPT, quality="low", size="1024x640", stream=True)
        equal("bytes", [event.b64_json for event in stream] == [plain.data[0].b64_json], True)
    with check("generate, a stream that the user leaves after its first event"):
        stream = client.images.generate(model=MODEL, prompt=PROMPT, stream=True, partial_images=3)
        equal("first event", next(iter(stream)).type, "image_generation.partial_image")
        stream.close()


def send_generate(args):
    """generate(), or the SDK's own post() for what generate() cannot say: no prompt."""
    if "prompt" not in args:
        return client.post("/images/generations", body=args, cast_to=ImagesResponse)
    return client.images.generate(**in_words_of(client.images.generate, args))


def send_edit(args):
    """edit(), with the files of the row opened."""
    files = {name: opened(args[name]) for name in ("image", "mask") if name in args}
    return client.images.edit(**in_words_of(client.images.edit, {**args, **files}))


def errors():
    for row in CASES["generate_errors"]:
        with check(f"generate refused: {row['name']}"), refused(row, openai.APIStatusError):
            send_generate(arguments(row, model=MODEL, prompt="An otter"))
    for row in CASES["edit_errors"]:
        if openai.__version__ in row.get("unsendable", []):
            continue
        with check(f"edit refused: {row['name']}"), refused(row, openai.APIStatusError):
            send_edit(arguments(row, model=MODEL, prompt="Add a boat", image="photo.png"))
    missing = {"status": 404, "class": "NotFoundError"}
    with check("404: a model that is not there"):
        with refused({**missing, "code": "model_not_found"}, openai.NotFoundError):
            client.models.retrieve("no-such-model")
    with check("404: variations"), refused({**missing, "code": "unknown_url"}, openai.NotFoundError):
        with opened("photo.png") as image:
            client.images.create_variation(image=image, model="dall-e-2")


def authentication():
    denied = {"status": 401, "class": "AuthenticationError", "type": "invalid_request_error", "param": None}
    with check("401: a wrong key"):
        stranger = OpenAI(base_url=f"{ADDRESS}/v1", api_key="sk-wrong-key-of-a-stranger")
        with refused({**denied, "code": "invalid_api_key", "message": "Incorrect API key provided"}, openai.APIStatusError):
            stranger.images.generate(model=MODEL, prompt=PROMPT)
    with check("401: a wrong key, on an edit with a file"), opened("photo.png") as image:
        with refused({**denied, "code": "invalid_api_key"}, openai.APIStatusError):
            stranger.images.edit(model=MODEL, prompt=PROMPT, image=image)
    with check("401: a wrong key, on the list of models"):
        with refused({**denied, "code": "invalid_api_key"}, openai.APIStatusError):
            stranger.models.list()
    with check("401: no key"):
        row = {**denied, "code": None, "message": "You didn't provide an API key."}
        with refused(row, openai.APIStatusError):
            client.images.generate(model=MODEL, prompt=PROMPT, extra_headers={"Authorization": openai.omit})


def addresses():
    for base_url in (ADDRESS, f"{ADDRESS}/", f"{ADDRESS}/v1", f"{ADDRESS}/v1/"):
        name = base_url.removeprefix(ADDRESS) or "nothing"
        with check(f"base_url with {name} after the host"), opened("photo.png") as image:
            here = OpenAI(base_url=base_url, api_key=KEY)
            answer(here.images.generate(model=MODEL, prompt=PROMPT, quality="low"))
            answer(here.images.edit(model=MODEL, prompt="Add a boat", image=image))
            true("no models", len(list(here.models.list())) > 0)
    with check("base_url and key from the environment"):
        os.environ.update(OPENAI_BASE_URL=ADDRESS, OPENAI_API_KEY=KEY)
        answer(OpenAI().images.generate(model=MODEL, prompt=PROMPT, quality="low"))


def headers():
    with check("headers of a raw response"):
        raw = client.images.with_raw_response.generate(model=MODEL, prompt=PROMPT, quality="low")
        equal("content-type", raw.headers["content-type"].split(";")[0], "application/json")
        equal("openai-version", raw.headers["openai-version"], "2020-10-01")
        true("openai-processing-ms", int(raw.headers["openai-processing-ms"]) >= 0)
        equal("x-pictor-upstream", raw.headers["x-pictor-upstream"], "illustrator")
        result = raw.parse()
        answer(result)
        equal("_request_id", result._request_id, raw.headers["x-request-id"])
    with check("headers: every answer has a request id of its own"):
        ids = {client.models.list()._request_id for _ in range(3)}
        true(f"ids: {ids}", len(ids) == 3 and None not in ids)
    with check("a streaming response, saved piece by piece"):
        with client.images.with_streaming_response.generate(model=MODEL, prompt=PROMPT, quality="low") as response:
            text = b"".join(response.iter_bytes())
        answer(ImagesResponse.model_validate_json(text))


def models():
    with check("models.list()"):
        listed = {model.id: model for model in client.models.list()}
        true(f"models: {sorted(listed)}", {MODEL, f"{MODEL}-2026-04-21", "pictor-illustrator"} <= set(listed))
        true("every model has the four members", all(m.object == "model" and m.owned_by for m in listed.values()))
    with check("models.retrieve()"):
        equal("model", client.models.retrieve(MODEL), listed[MODEL])


def strict_validation():
    strict = OpenAI(base_url=f"{ADDRESS}/v1", api_key=KEY, _strict_response_validation=True)
    with check("strict validation: generate, edit, streams, models"):
        photo = scratch("photo.png").read_bytes()
        answer(strict.images.generate(model=MODEL, prompt=PROMPT, quality="low"))
        answer(strict.images.edit(model=MODEL, prompt="Add a boat", image=photo))
        events = strict.images.generate(model=MODEL, prompt=PROMPT, stream=True, partial_images=1, size="1024x1024")
        streamed(list(events), "image_generation", 1)
        events = strict.images.edit(
            model=MODEL, prompt="Add a boat", image=photo, stream=True, partial_images=1, size="1024x1024"
        )
        streamed(list(events), "image_edit", 1)
        true("no models", len(strict.models.list().data) > 0)


if __name__ == "__main__":
    for part in (text_to_image, formats, accepted, edits, edits_use_their_pictures, masks, streams):
        part()
    for part in (errors, authentication, addresses, headers, models, strict_validation):
        part()
    finish()
