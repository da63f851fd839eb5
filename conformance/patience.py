"""The SDKs behind a proxy that cuts silent connections, before an account that takes its time.

Client, nginx with `proxy_read_timeout`, Pictor, scripted account: as many production servers stand. The account
draws for longer than the proxy bears silence, and, at full scale, for longer than Node's own 300 seconds.

Usage: patience.py DIRECTORY NODE

PICTOR_FULL_SCALE=1 takes the times of a real account, 330 s behind a proxy of 60 s, in six minutes; otherwise all
times are divided by 30.
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import time

import openai
from openai import OpenAI

from checks import check, equal, finish, opened, scratch, true
from nginx import Nginx
from server import KEY, Server
from upstream import KEY as UPSTREAM_KEY
from upstream import Upstream

SCALE = 1 if os.environ.get("PICTOR_FULL_SCALE") == "1" else 30
UPSTREAM, PROXY, AFTER, EVERY = (seconds / SCALE for seconds in (330, 60, 25, 10))
SETTINGS = """
[http]
heartbeat_after = "{after}ms"
heartbeat_every = "{every}ms"

[relay]
queue_wait = "{wait}ms"

[[upstream]]
name = "account"
kind = "openai"
base_url = "{url}"
api_keys = ["{key}"]
timeout = "400s"
"""


def settings(upstream, after):
    return SETTINGS.format(after=round(after * 1000), wait=round(after * 800), every=round(EVERY * 1000), url=upstream.url, key=UPSTREAM_KEY)


def calls(client):
    """Every kind of call, by its name; each gives the base64 of its picture."""
    plain = {"model": "gpt-image-2"}
    images = client.images

    def last(stream):
        return list(stream)[-1].b64_json

    return {
        "generate": lambda prompt: images.generate(prompt=prompt, **plain).data[0].b64_json,
        "edit": lambda prompt: images.edit(prompt=prompt, image=opened("photo.png"), **plain).data[0].b64_json,
        "generate, streamed": lambda prompt: last(images.generate(prompt=prompt, stream=True, **plain)),
        "edit, streamed": lambda prompt: last(
            images.edit(prompt=prompt, image=opened("photo.png"), stream=True, **plain)
        ),
    }


def survives(name, prompt, send, upstream):
    """One long call: its picture comes, whole, after as long as the account took, and was paid for once."""
    with check(f"patience: {name} survives {UPSTREAM:.0f} s behind a proxy of {PROXY:.0f} s"):
        started = time.monotonic()
        true("other bytes", send(prompt) == upstream.picture)
        took = time.monotonic() - started
        true(f"it took only {took:.1f} s", took >= UPSTREAM)
        equal("calls", upstream.seen[prompt], 1)


def node_calls(node, url, upstream):
    """The Node program, which prints its own checks; what it was paid for is counted here."""
    environment = {
        **os.environ, "PICTOR_URL": url, "PICTOR_KEY": KEY, "PICTOR_SECONDS": str(UPSTREAM), "PICTOR_BEARS": str(PROXY),
    }
    subprocess.run([node, "patience.mjs"], env=environment, check=True)
    with check("patience: node: every call was paid for once"):
        seen = {prompt: count for prompt, count in upstream.seen.items() if prompt.startswith("node ")}
        equal("calls", sorted(seen.values()), [1, 1, 1, 1])


def without_heartbeats(directory, upstream):
    """What the heartbeats are for: the same call without them is lost, although the account is paid."""
    with check("patience: without heartbeats the proxy cuts the call"):
        with Server(directory / "mute", settings=settings(upstream, 0)) as server:
            with Nginx(directory / "mute", server.port, PROXY) as proxy:
                client = OpenAI(base_url=proxy.url, api_key=KEY, max_retries=0)
                try:
                    client.images.generate(model="gpt-image-2", prompt="mute, fault: late")
                except openai.InternalServerError as error:
                    equal("status", error.status_code, 504)
                else:
                    raise AssertionError("it survived: this program proves nothing")


def main(directory, node):
    with Upstream(scratch("photo.png").read_bytes(), late=UPSTREAM) as upstream:
        with Server(directory, settings=settings(upstream, AFTER)) as server:
            with Nginx(directory, server.port, PROXY) as proxy:
                client = OpenAI(base_url=proxy.url, api_key=KEY)
                with concurrent.futures.ThreadPoolExecutor() as pool:
                    jobs = [
                        pool.submit(survives, f"python: {name}", f"python {name}, fault: late", send, upstream)
                        for name, send in calls(client).items()
                    ]
                    jobs.append(pool.submit(node_calls, node, proxy.url, upstream))
                    jobs.append(pool.submit(without_heartbeats, directory, upstream))
                for job in jobs:
                    job.result()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
    finish()
