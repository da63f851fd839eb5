"""What the Python programs share: one printed line per check, and what a good answer and picture are.

A line is `ok <seconds> <name>` or `FAIL <seconds> <name>: <why>`; `run` counts them.
"""

import base64
import contextlib
import inspect
import io
import json
import math
import os
import pathlib
import sys
import time
import traceback

from PIL import Image, ImageChops, ImageStat

HERE = pathlib.Path(__file__).resolve().parent
CASES = json.loads((HERE / "cases.json").read_text())
PROMPT = CASES["prompt"]
MAY_GROW_MIB = 25
PEAK_MIB = 300
Image.MAX_IMAGE_PIXELS = 3840 * 3840


@contextlib.contextmanager
def check(name):
    """Times the block and prints its line; an exception is a failure, and the program goes on.

    The block may append to what it is given: that stands behind the name.
    """
    started = time.monotonic()
    verdict, why, said = "ok", "", []
    try:
        yield said
    except AssertionError as error:
        verdict, why = "FAIL", f": {error}"
    except Exception as error:  # every other surprise is a failure of this check, with its place
        place = traceback.extract_tb(error.__traceback__)[-1]
        verdict, why = "FAIL", f": {type(error).__name__}: {error} ({place.filename}:{place.lineno})"
    line = f"{verdict:4} {time.monotonic() - started:7.3f}s  {name}{''.join(said)}{why}"
    # With its end in one write: other threads print, too, and `run` counts lines.
    print(" ".join(line.split("\n")) + "\n", end="", flush=True)


def finish():
    """The last line of every program: without it, `run` takes the program for cut short."""
    print("end", flush=True)


def equal(what, got, wanted):
    """Fails with both values when they differ."""
    assert got == wanted, f"{what}: got {got!r}, wanted {wanted!r}"


def true(what, holds):
    """Fails with the sentence when it does not hold."""
    assert holds, what


def picture(data, format="png", size=None):
    """The bytes as a picture: whole, of this format and exact size, and with something on it."""
    image = Image.open(io.BytesIO(data))
    image.load()
    equal("format", image.format.lower(), format)
    if size not in (None, "auto"):
        equal("size", f"{image.width}x{image.height}", size)
    image = image.convert("RGB")
    small = image.resize((128, 128))
    colours = len(small.getcolors(128 * 128))
    spread = max(ImageStat.Stat(small).stddev)
    true(f"blank: {colours} colours, deviation {spread:.1f}", colours >= 24 and spread >= 3)
    return image


def mask_held(original_name, mask_name, result):
    """Every pixel where the mask is opaque is the original's; where it is clear, something changed."""
    original, mask = Image.open(scratch(original_name)).convert("RGB"), Image.open(scratch(mask_name))
    equal("size", result.size, original.size)
    red, green, blue = ImageChops.difference(original, result).split()
    changed = ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda v: 255 if v else 0)
    alpha = mask.getchannel("A")
    outside = ImageChops.darker(changed, alpha.point(lambda v: 255 if v == 255 else 0)).histogram()[255]
    equal("pixels changed outside the mask", outside, 0)
    inside = ImageChops.darker(changed, alpha.point(lambda v: 255 if v == 0 else 0)).histogram()[255]
    hole = alpha.histogram()[0]
    true(f"only {inside} of {hole} pixels changed inside the mask", inside > hole / 20)


def resembles(original_name, result):
    """How alike the two pictures are in their large shapes: 1 the same, 0 unrelated, by correlation of brightness."""
    small = [image.convert("L").resize((32, 32)) for image in (Image.open(scratch(original_name)), result)]
    centred = []
    for image in small:
        mean = ImageStat.Stat(image).mean[0]
        centred.append([value - mean for value in image.tobytes()])
    product = sum(a * b for a, b in zip(*centred))
    return product / max(1, math.sqrt(sum(a * a for a in centred[0]) * sum(b * b for b in centred[1])))


def shows_colour(result, colour, tolerance=20):
    """The share of pixels whose every channel is this near to the colour."""
    near = [channel.point(lambda v, c=c: 255 * (abs(v - c) <= tolerance)) for channel, c in zip(result.split(), colour)]
    return ImageChops.darker(ImageChops.darker(near[0], near[1]), near[2]).histogram()[255] / (result.width * result.height)


def answer(result, n=1, format="png", size="auto", quality=None):
    """Checks one ImagesResponse against what was asked; gives its pictures."""
    true(f"created: {result.created}", abs(result.created - time.time()) < 600)
    equal("number of pictures", len(result.data), n)
    equal("output_format", result.output_format, format)
    equal("background", result.background, "opaque")
    if quality:
        equal("quality", result.quality, quality)
    true(f"quality: {result.quality}", result.quality in ("low", "medium", "high"))
    if size != "auto":
        equal("size", result.size, size)
    for item in result.data:
        equal("members of data[]", sorted(item.model_fields_set), ["b64_json"])
    metered(result.usage)
    encoded = [item.b64_json for item in result.data]
    equal("different pictures", len(set(encoded)), n)
    return [picture(base64.b64decode(text, validate=True), format, result.size) for text in encoded]


def metered(usage):
    """The counts of `usage` add up."""
    parts = usage.input_tokens_details
    equal("input_tokens", usage.input_tokens, parts.text_tokens + parts.image_tokens)
    equal("total_tokens", usage.total_tokens, usage.input_tokens + usage.output_tokens)
    true(f"usage: {usage}", parts.text_tokens > 0 and usage.output_tokens > 0)


def streamed(events, kind, partials, format="png", size="1024x1024"):
    """Checks the events of one stream: the partials in order, each a whole picture, then the final one.

    Fewer partials than asked for are legal, but none is not; each must be a pass of its own, and only the last may
    be the finished picture.
    """
    sent = len(events) - 1
    true(f"{sent} of {partials} partials", min(1, partials) <= sent <= partials)
    names = [f"{kind}.partial_image"] * sent + [f"{kind}.completed"]
    equal("events", [event.type for event in events], names)
    equal("partial_image_index", [event.partial_image_index for event in events[:-1]], list(range(sent)))
    for event in events:
        equal("event format", event.output_format, format)
        equal("event size", event.size, size)
        picture(base64.b64decode(event.b64_json, validate=True), format, size)
    equal("different partials", len({event.b64_json for event in events[:-1]}), sent)
    true("the first partial is the finished picture", sent == 0 or events[0].b64_json != events[-1].b64_json)
    metered(events[-1].usage)


@contextlib.contextmanager
def refused(row, error_class):
    """The block must raise an APIStatusError that says what the row of cases.json says."""
    try:
        yield
    except error_class as error:
        equal("status", error.status_code, row.get("status", 400))
        equal("class", type(error).__name__, row.get("class", "BadRequestError"))
        true(f"envelope: {error.body}", {"message", "type", "param", "code"} <= set(error.body))
        for name in ("type", "code", "param"):
            if name in row:
                equal(name, getattr(error, name), row[name])
        message = error.body["message"]
        true(f"message: {message!r}, wanted {row.get('message')!r}", message.startswith(row.get("message", "")))
        true(f"no words in the message: {message!r}", len(message) > 10)
        true("no request id", bool(error.request_id))
    else:
        raise AssertionError("accepted")


def well_afterwards(server, before, prompts):
    """The server is up, its memory is back, and it has logged no panic and no prompt."""
    with check("afterwards: the server is up"):
        true("it ended", server.process.poll() is None)
        true("/healthz", server.answers("/healthz"))
    with check(f"afterwards: resident memory is within {MAY_GROW_MIB} MiB of the {before:.0f} MiB before"):
        deadline = time.monotonic() + 20
        while (now := server.resident_mib()) > before + MAY_GROW_MIB and time.monotonic() < deadline:
            time.sleep(0.2)
        true(f"{now:.0f} MiB", now <= before + MAY_GROW_MIB)
    with check(f"afterwards: resident memory never went beyond {PEAK_MIB} MiB"):
        true(f"{server.peak_mib():.0f} MiB", server.peak_mib() <= PEAK_MIB)
    with check("afterwards: no upload is left in the data directory"):
        equal("large files", server.passing_files(2 << 20), [])
    with check("afterwards: the log tells of no panic and holds no prompt"):
        log = server.log_path.read_text(errors="replace")
        equal("panics", log.count("panicked"), 0)
        equal("prompts", [prompt for prompt in prompts if prompt in log], [])


def scratch(name):
    """The path of an input picture that `pictures.py` drew."""
    return pathlib.Path(os.environ["PICTOR_PICTURES"]) / name


def opened(value):
    """A file name of cases.json, or a list of them, as the open files that a user would pass."""
    if isinstance(value, list):
        return [opened(name) for name in value]
    return scratch(value).open("rb")


def in_words_of(method, args):
    """Splits the arguments into those that the SDK's method knows and those that need its extra_body."""
    known = inspect.signature(method).parameters
    said = {name: value for name, value in args.items() if name in known}
    extra = {name: value for name, value in args.items() if name not in known}
    return {**said, "extra_body": extra or None}


def arguments(row, **base):
    """The arguments of a row: its own `args` alone, or `base` changed by its `with`."""
    return row["args"] if "args" in row else {**base, **row["with"]}


if sys.flags.optimize:
    raise SystemExit("run without -O: the checks are assertions")
