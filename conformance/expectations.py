"""What an answer must be to a request that other people's clients send: functions that yield what is wrong with it."""

import base64
import datetime
import json
import urllib.request

from checks import HERE, picture
from messages import ORIGIN

# Where a name leads that OpenAI has retired, if nothing is set, and from which day on.
HEIRS = json.loads((HERE / "heirs.json").read_text())
TODAY = datetime.datetime.now(datetime.UTC).date().isoformat()


def model_of(row):
    """The model that the request names."""
    texts = dict(one for one in row.get("form", []) if isinstance(one, list))
    return row.get("model") or {**texts, **row.get("json", {})}.get("model")


def heir_of(model):
    """The model that draws instead of one that is gone; None for the others."""
    known = HEIRS.get(model)
    return known["heir"] if known and TODAY >= known["since"] else None


def notes_of(model, more):
    """What must be told of a call for this model: that another draws, and what else the row says."""
    heir = heir_of(model)
    return ([f"model={model}->{heir}"] if heir else []) + more


def retired(model):
    """The refusal of a model that is gone."""
    return {"code": "invalid_value", "param": "model", "message": f"The model '{model}' was retired on "}


def fetched(address):
    """What is at a signed address, without a key."""
    with urllib.request.urlopen(address, timeout=60) as response:
        return response.read()


def wrong_pictures(answer, row):
    """What is wrong with an answer that should hold pictures."""
    if answer.status != 200:
        yield f"status {answer.status}, wanted 200"
        return
    if len(answer.data) != row.get("pictures", 1):
        yield f"{len(answer.data)} pictures, wanted {row.get('pictures', 1)}"
    for item in answer.data:
        member = "url" if row.get("address") else "b64_json"
        if set(item) != {member}:
            yield f"members {sorted(item)}, wanted {member} alone"
            continue
        try:
            data = fetched(item["url"]) if member == "url" else base64.b64decode(item["b64_json"], validate=True)
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
        yield from wrong_notes(answer, notes_of(model_of(row), row.get("adjusted", [])))


def wrong_strict(answer, row):
    """What is wrong with the answer of a server with `strict = true`."""
    if "strict" in row:
        yield from wrong_refusal(answer, row["strict"])
    elif "status" in row:
        yield from wrong_default(answer, row)
    elif heir_of(model_of(row)):
        yield from wrong_refusal(answer, retired(model_of(row)))
    else:
        yield from wrong_pictures(answer, row)
        yield from wrong_notes(answer, [])
