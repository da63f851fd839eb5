"""The SDK in front of Pictor in front of a paid account: pictures untouched, errors faithful, nothing paid twice.

Usage: relayed.py DIRECTORY [NODE]    with NODE, relayed.mjs makes the SDK's part instead of this program
"""

import base64
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import threading
import time
import urllib.request

import openai
from openai import OpenAI

from checks import CASES, PROMPT, check, equal, finish, opened, refused, scratch, true
from server import KEY, Server
from upstream import KEY as UPSTREAM_KEY
from upstream import PAUSE, Upstream

MODEL = "gpt-image-2"
SETTINGS = """
[relay]
cooldown = "0s"
max_cooldown = "0s"
key_rest = "0s"
breaker_failures = 200
breaker_rest = "0s"
queue = 0

[[upstream]]
name = "account"
kind = "openai"
base_url = "{url}"
api_keys = ["{key}"]
models = ["gpt-image-2"]

[[upstream]]
name = "narrow"
kind = "openai"
base_url = "{url}"
api_keys = ["{key}"]
models = ["gpt-image-2.5-sunburst"]
max_in_flight = 1

[[upstream]]
name = "single"
kind = "compatible"
base_url = "{url}"
api_keys = ["{key}"]
models = ["gpt-image-2.5-flare"]
max_n = 1
"""


def pictures(client, upstream):
    with check("relayed: a generation's bytes come as the account sent them"):
        raw = client.images.with_raw_response.generate(model=MODEL, prompt=PROMPT)
        true("other bytes", raw.parse().data[0].b64_json == upstream.picture)
        equal("usage", raw.parse().usage.total_tokens, 208)
        equal("x-pictor-upstream", raw.headers["x-pictor-upstream"], "account")
    with check("relayed: n 3"):
        equal("pictures", len(client.images.generate(model=MODEL, prompt=PROMPT, n=3).data), 3)
    with check("relayed: an edit of four pictures and a mask reaches the account whole and in order"):
        names = ["photo.png", "body-lotion.png", "photo.jpg", "soap.png"]
        result = client.images.edit(model=MODEL, image=opened(names), mask=opened("mask.png"), prompt="Edit it")
        true("other bytes", result.data[0].b64_json == upstream.picture)
        digests = [hashlib.sha256(scratch(name).read_bytes()).hexdigest() for name in [*names, "mask.png"]]
        equal("files", upstream.files, list(zip(["image[]"] * 4 + ["mask"], digests)))
    for name, send in {"generation": client.images.generate, "edit": client.images.edit}.items():
        files = {"image": opened("photo.png")} if name == "edit" else {}
        with check(f"relayed: the events of a streamed {name} come one by one"):
            times, events = [], []
            for event in send(model=MODEL, prompt=PROMPT, stream=True, partial_images=2, **files):
                times.append(time.monotonic())
                events.append(event.type.split(".")[1])
            equal("events", events, ["partial_image", "partial_image", "completed"])
            true(f"they came together, {times[-1] - times[0]:.2f} s", times[-1] - times[0] > 1.5 * PAUSE)


def errors(client, upstream):
    impatient = client.with_options(max_retries=0)
    for row in CASES["relayed_errors"]:
        fault = row["fault"]
        with check(f"relayed: {fault} is a {row['class']}"), refused(row, openai.APIStatusError):
            impatient.images.generate(model=MODEL, prompt=f"once, fault: {fault}")
        if row.get("paid_once"):
            with check(f"relayed: {fault} is paid for once, although the SDK may retry"):
                prompt = f"with retries, fault: {fault}"
                with refused(row, openai.APIStatusError):
                    client.images.generate(model=MODEL, prompt=prompt)
                equal("calls", upstream.seen[prompt], 1)
    with check("relayed: a moderation refusal keeps its details"):
        try:
            client.images.generate(model=MODEL, prompt="details, fault: moderation")
        except openai.BadRequestError as error:
            equal("categories", error.body["moderation_details"]["categories"], ["violence"])
    for fault in ("stream_failed", "stream_cut"):
        with check(f"relayed: {fault} raises, after the partial picture"):
            seen = []
            try:
                for event in client.images.generate(model=MODEL, prompt=f"fault: {fault}", stream=True, partial_images=1):
                    seen.append(event.type)
                raise AssertionError(f"a clean end after {seen}")
            except openai.APIError:
                equal("events", seen, ["image_generation.partial_image"])


def rate_limit(client, upstream):
    with check("relayed: no place and no queue is a RateLimitError"):
        slow = threading.Thread(
            target=client.images.generate, kwargs={"model": "gpt-image-2.5-sunburst", "prompt": "one, fault: slow"}
        )
        slow.start()
        true("the slow call did not start", upstream.slow.wait(10))
        row = {"status": 429, "class": "RateLimitError", "code": "rate_limit_exceeded"}
        with refused(row, openai.APIStatusError):
            client.with_options(max_retries=0).images.generate(model="gpt-image-2.5-sunburst", prompt=PROMPT)
        slow.join()


def partly(server, client, upstream):
    with check("relayed: a fan-out that fails in part is paid for once, although the SDK may retry, and kept"):
        prompt = "fault: third_refused"
        row = {"status": 502, "class": "InternalServerError", "code": "partly_made"}
        with refused(row, openai.APIStatusError):
            client.images.generate(model="gpt-image-2.5-flare", prompt=prompt, n=3)
        equal("calls", upstream.seen[prompt], 3)
        jobs = json.loads(fetched(server, "/images/jobs?status=failed&limit=1"))["data"]
        results = [(job["id"], one["index"]) for job in jobs for one in job["result"]]
        kept = [fetched(server, f"/images/jobs/{job}/content/{index}") for job, index in results]
        true("other bytes", [base64.b64encode(file).decode() for file in kept] == [upstream.picture] * 2)
        true("no line of the log names their job", f'job="{jobs[0]["id"]}"' in server.log_path.read_text())


def fetched(server, path):
    request = urllib.request.Request(server.url + path, headers={"Authorization": f"Bearer {KEY}"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read()


def secrets(server, upstream):
    with check("relayed: the account hears its own key and no other; the log holds none"):
        equal("keys", upstream.keys, {f"Bearer {UPSTREAM_KEY}"})
        log = server.log_path.read_text()
        equal("in the log", [secret for secret in (UPSTREAM_KEY, KEY, PROMPT, "fault:") if secret in log], [])


def main(directory, node):
    with Upstream(scratch("photo.png").read_bytes()) as upstream:
        settings = SETTINGS.format(url=upstream.url, key=UPSTREAM_KEY)
        with Server(directory, settings=settings) as server:
            if node:
                environment = {**os.environ, "PICTOR_URL": server.url, "PICTOR_UPSTREAM": upstream.url, "PICTOR_KEY": KEY}
                subprocess.run([node, "relayed.mjs"], env=environment, check=True)
                return
            client = OpenAI(base_url=server.url, api_key=KEY)
            for part in (pictures, errors, rate_limit):
                part(client, upstream)
            partly(server, client, upstream)
            secrets(server, upstream)
    with check("relayed: an account that is gone is an InternalServerError"):
        with Server(directory / "gone", settings=settings) as server:
            client = OpenAI(base_url=server.url, api_key=KEY, max_retries=0)
            row = {"status": 503, "class": "InternalServerError", "code": "server_is_overloaded"}
            with refused(row, openai.APIStatusError):
                client.images.generate(model=MODEL, prompt=PROMPT)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
    if len(sys.argv) == 2:
        finish()
