"""What clients do to a gateway, and what came of it: each function plays one scenario and gives the answers it got."""

import base64
import concurrent.futures
import contextlib
import dataclasses
import hashlib
import io
import json
import signal
import subprocess
import sys
import threading
import time
import urllib.parse

import openai
from openai import OpenAI
from PIL import Image

from account import order
from checks import HERE
from cluster import Cluster
from server import KEY, Server

PATIENCE = 60  # seconds for which a client asks again after a server has died
RETRY_EVERY = 0.5  # seconds between its questions
SETTINGS = """
[[upstream]]
name = "account"
kind = "openai"
base_url = "{url}"
api_keys = ["{key}"]
max_in_flight = {places}
"""


@dataclasses.dataclass
class Answer:
    """A picture's digest, or the error that came instead of it."""

    picture: str = ""
    error: str = ""
    told: bool = False  # the error says that the outcome is unknown
    body: str = ""


def picture_bytes():
    """A small PNG, sold by the account and sent to be edited."""
    written = io.BytesIO()
    Image.linear_gradient("L").resize((64, 64)).convert("RGB").save(written, "PNG")
    return written.getvalue()


def digest(text):
    return hashlib.sha256(base64.b64decode(text)).hexdigest()


def answered(send):
    """The answer to one call of the SDK, which gives base64 or raises."""
    try:
        return Answer(picture=digest(send()))
    except openai.APIError as error:
        told = getattr(error, "code", None) == "outcome_unknown"
        return Answer(error=f"{type(error).__name__}: {error}", told=told)


class Stage:
    """Where scenarios are played: a gateway, the account behind it, and how long everything takes."""

    def __init__(self, account, options, scratch, database=None, storage=None):
        self.account, self.options, self.scratch = account, options, scratch
        self.database = database  # gives the URL of a new database, or None for SQLite
        self.storage = storage  # where several servers keep their pictures
        self.url, self.key, self.model = options.base_url, options.api_key or KEY, options.model
        self.proxy_url = None

    def client(self, url=None, **options):
        return OpenAI(base_url=url or self.url, api_key=self.key, **options)

    def server(self, name, places=200, **environment):
        """A Pictor of its own, or several that are one, with the account as their only upstream."""
        if self.database:
            environment["PICTOR_DATABASE_URL"] = self.database(f"promise_{name}")
        settings = SETTINGS.format(url=self.account.url, key="sk-the-upstreams-own-secret", places=places)
        if self.storage:
            environment |= self.storage.settings()
            return Cluster(self.options.replicas, self.scratch / name, settings, environment)
        return Server(self.scratch / name, settings=settings, environment=environment)

    def call(self, client, prompt, kind="generate", **more):
        """The base64 of one picture, asked for in one of three ways."""
        plain = {"model": self.model, "prompt": prompt, **more}
        if kind == "generate":
            return client.images.generate(**plain).data[0].b64_json
        if kind == "streamed":
            return list(client.images.generate(stream=True, **plain))[-1].b64_json
        files = [(f"{number}.png", picture_bytes(), "image/png") for number in range(4)]
        return client.images.edit(image=files, **plain).data[0].b64_json


def by_key(prompt):
    """The header of a call that may be asked for again, by anybody who knows the prompt."""
    return {"Idempotency-Key": hashlib.sha256(prompt.encode()).hexdigest()[:32]}


def slow(stage, name):
    return order(name, stage.options.seconds)


def quick(stage, name):
    return order(name, stage.options.seconds * 0.3)


def python(stage, prompt, kind="generate", key=False, through_proxy=False):
    """The Python SDK with its own retries: impatient, or behind a proxy that is."""
    url, patience = (stage.proxy_url, {}) if through_proxy else (None, {"timeout": stage.options.timeout})
    client = stage.client(url, max_retries=2, **patience)
    return [answered(lambda: stage.call(client, prompt, kind, extra_headers=by_key(prompt) if key else {}))]


def node(stage, prompt, kind="generate", key=False, through_proxy=False):
    """The Node SDK, in the same way."""
    order = {
        "url": stage.proxy_url if through_proxy else stage.url, "key": stage.key, "model": stage.model,
        "prompt": prompt, "kind": kind, "timeout": None if through_proxy else stage.options.timeout, "retries": 2,
        "headers": by_key(prompt) if key else {}, "pictures": [base64.b64encode(picture_bytes()).decode()] * 4,
    }
    command = [stage.options.node, "promise.mjs", json.dumps(order)]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True)
    if done.returncode:
        return [Answer(error=done.stderr[-300:])]
    said = json.loads(done.stdout)
    return [Answer(said.get("picture", ""), said.get("error", ""), said.get("code") == "outcome_unknown")]


def asks_until_answered(stage, prompt, client, pause=0.0, seconds=PATIENCE):
    """A program's own loop around a call with a key, until a picture or a final word comes."""
    deadline = time.monotonic() + seconds
    while True:
        answer = answered(lambda: stage.call(client, prompt, extra_headers=by_key(prompt)))
        if answer.picture or answer.told or time.monotonic() > deadline:
            return answer
        time.sleep(pause)


def own_loop(stage, prompt):
    client = stage.client(timeout=stage.options.timeout, max_retries=0)
    return [asks_until_answered(stage, prompt, client, seconds=2 * stage.options.seconds)]


def vanishes(stage, prompt, and_waits=False):
    """A program is killed while its picture is drawn; another asks for the same by key, at once or when it is drawn."""
    words = [stage.url, stage.key, stage.model, prompt, by_key(prompt)["Idempotency-Key"]]
    process = subprocess.Popen([sys.executable, "vanishing.py", *words], cwd=HERE, stderr=subprocess.DEVNULL)
    stage.account.wait_for(prompt)
    process.kill()
    process.wait()
    if and_waits:
        time.sleep(stage.options.seconds)
    return [answered(lambda: stage.call(stage.client(), prompt, extra_headers=by_key(prompt)))]


def twins(stage, prompt):
    """Many calls at once with one key; every one must get the same bytes."""
    client = stage.client()

    def one(_):
        def send():
            raw = client.images.with_raw_response.generate(
                model=stage.model, prompt=prompt, extra_headers=by_key(prompt)
            )
            bodies.append(hashlib.sha256(raw.text.strip().encode()).hexdigest())
            return raw.parse().data[0].b64_json

        return answered(send)

    bodies = []
    with concurrent.futures.ThreadPoolExecutor(stage.options.twins) as pool:
        answers = list(pool.map(one, range(stage.options.twins)))
    if len(set(bodies)) > 1:
        answers.append(Answer(error=f"{len(set(bodies))} different bodies"))
    return answers


def refused_first(stage, prompt):
    """The account is not there, and then is, while the SDK retries."""
    with concurrent.futures.ThreadPoolExecutor() as pool:
        asked = pool.submit(lambda: answered(lambda: stage.call(stage.client(), prompt)))
        time.sleep(RETRY_EVERY)
        stage.account.open()
        return [asked.result()]


def overloaded_first(stage, prompt):
    """The account refuses the first call, and the SDK retries."""
    return [answered(lambda: stage.call(stage.client(), prompt))]


def polled(stage, prompt, url=None):
    """A call that asks to be answered later, and looks after it."""
    return [finished(stage, url or stage.url, submitted(stage, prompt, url))]


def submitted(stage, prompt, url=None):
    """Where the job is that a call for later has become."""
    raw = stage.client(url).images.with_raw_response.generate(
        model=stage.model, prompt=prompt, extra_headers={"Prefer": "respond-async", **by_key(prompt)}
    )
    if raw.status_code != 202:
        raise AssertionError(f"status {raw.status_code} instead of 202")
    return raw.headers["location"]


def finished(stage, url, location):
    """Polls the job until it has ended; its answer."""
    client, place = stage.client(url), urllib.parse.urljoin(url, location)
    deadline = time.monotonic() + PATIENCE
    status = "queued"
    while status in ("queued", "in_progress") and time.monotonic() < deadline:
        time.sleep(RETRY_EVERY)
        status = client.get(place, cast_to=object)["status"]
    if status == "unknown":
        return Answer(error="the job's status is unknown", told=True)
    return answered(lambda: client.get(f"{place}/response", cast_to=object)["data"][0]["b64_json"])


@contextlib.contextmanager
def asking(stage, server, prompt):
    """A client of this server with a key and the SDK's own retries, on a thread; gives what it got, in the end."""
    answers = []
    thread = threading.Thread(
        target=lambda: answers.append(answered(
            lambda: stage.call(stage.client(server.url), prompt, extra_headers=by_key(prompt))
        ))
    )
    thread.start()
    yield answers
    thread.join()


def asked_again(stage, server, prompt, first):
    """What the first client got, or, where that was no last word, what one got that asked until there was one."""
    if first.picture or first.told:
        return first
    return asks_until_answered(stage, prompt, stage.client(server.url), RETRY_EVERY)


def terminated(stage, prompt):
    """SIGTERM while the picture is drawn, and a start: the client has it, and so has who asks again."""
    with stage.server("terminated") as server:
        with asking(stage, server, prompt) as answers:
            stage.account.wait_for(prompt)
            if code := server.stop():
                return [Answer(error=f"the server ended with {code}")]
        server.start()
        again = asks_until_answered(stage, prompt, stage.client(server.url), RETRY_EVERY)
        return [*answers, again]


def killed(stage, prompt):
    """SIGKILL while the picture is drawn, and a start."""
    with stage.server("killed") as server:
        with asking(stage, server, prompt) as answers:
            stage.account.wait_for(prompt)
            server.signal(signal.SIGKILL)
            server.wait()
            server.start()
        return [asked_again(stage, server, prompt, answers[0])]


def crashed(stage, prompt, point):
    """SIGKILL at a named point of the server's own work, and a start."""
    with stage.server(point.replace(".", "_"), PICTOR_CRASH_AT=point) as server:
        with asking(stage, server, prompt) as answers:
            if server.wait() != -signal.SIGKILL:
                return [Answer(error=f"the server was not killed at {point}")]
            del server.environment["PICTOR_CRASH_AT"]
            server.start()
        return [asked_again(stage, server, prompt, answers[0])]


def queued(stage, prompt):
    """A call for later waits behind another when the server is killed: nothing of it was sent, so it is drawn after."""
    with stage.server("queued", places=1) as server:
        for number, one in enumerate(getattr(server, "servers", [server])):
            ahead = slow(stage, f"{number} ahead of {prompt}")
            submitted(stage, ahead, one.url)
            stage.account.wait_for(ahead)
        location = submitted(stage, prompt, server.url)
        server.signal(signal.SIGKILL)
        server.wait()
        server.start()
        return [finished(stage, server.url, location)]
