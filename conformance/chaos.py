"""Three servers on one PostgreSQL and one bucket, behind nginx and under load, while they are killed, stopped, paused
for longer than the others wait, and cut off from the database and the bucket; then the audit: what was paid for once is
delivered or told to be unknown, nothing is paid for twice, and the books, the rows and the bucket agree.

The seed decides what is done to which server when; the same seed gives the same schedule.
"""

import argparse
import concurrent.futures
import contextlib
import os
import pathlib
import random
import signal
import statistics
import subprocess
import time
import types

from account import Account, order
from checks import check, equal, finish, true
from gate import Gate
from nginx import Nginx
from postgres import Postgres
from scenarios import SETTINGS, Stage, answered, by_key, picture_bytes
from server import BINARY, KEY, Server
from storage import Storage

LEASE = 3.0  # seconds after which a server that is not heard is dead: six times beat_every
MORE = '[jobs]\nbeat_every = "500ms"\nsweep_every = "5s"\n'
PATIENCE = 90  # seconds for which a client goes on asking
ACTS = ("kill", "pause", "stop", "cut the database", "cut the bucket")


class Replica:
    """A server, with a gate of its own to the database and one to the bucket."""

    def __init__(self, name, scratch, upstream, database, storage):
        self.name = name
        self.database, self.bucket = Gate([database[1]]), Gate([storage.port])
        environment = storage.settings(self.bucket.port)
        environment["PICTOR_DATABASE_URL"] = database[0].replace(f":{database[1]}/", f":{self.database.port}/")
        settings = SETTINGS.format(url=upstream, key="sk-the-upstreams-own-secret", places=20) + MORE
        self.server = Server(scratch / name, settings=settings, environment=environment)

    def __enter__(self):
        self.database.__enter__()
        self.bucket.__enter__()
        self.server.start()
        return self

    def __exit__(self, *_):
        if self.server.process.poll() is None:
            self.server.signal(signal.SIGCONT)
            self.server.stop()
        self.bucket.__exit__()
        self.database.__exit__()

    def suffer(self, act, seconds):
        """What is done to it, and what ends it."""
        if act == "kill":
            self.server.signal(signal.SIGKILL)
            self.server.wait()
            time.sleep(seconds)
            self.server.start()
        elif act == "stop":
            code = self.server.stop()
            true(f"{self.name} ended with {code}", code == 0)
            time.sleep(seconds)
            self.server.start()
        elif act == "pause":
            self.server.signal(signal.SIGSTOP)
            time.sleep(seconds)
            self.server.signal(signal.SIGCONT)
        else:
            gate = self.database if act == "cut the database" else self.bucket
            gate.cut()
            time.sleep(seconds)
            gate.heal()


def schedule(rng, seconds):
    """For one server: when, what, and for how long, one after the other."""
    acts, now = [], rng.uniform(1, 4)
    while now < seconds - 2:
        act = rng.choice(ACTS)
        lasts = rng.uniform(LEASE + 1, 2 * LEASE) if act == "pause" else rng.uniform(0.3, LEASE + 2)
        acts.append((round(now, 1), act, round(lasts, 1)))
        now += lasts + rng.uniform(1.5, 5)
    return acts


def torment(replica, acts, started):
    for at, act, lasts in acts:
        time.sleep(max(0, started + at - time.monotonic()))
        print(f"   {time.monotonic() - started:5.1f}s  {replica.name}: {act} for {lasts} s", flush=True)
        replica.suffer(act, lasts)


def ask(stage, prompt, deadline):
    """As the SDK does it, and then again under the same key, until a picture or a last word comes."""
    client = stage.client(timeout=8, max_retries=2)
    while True:
        answer = answered(lambda: stage.call(client, prompt, extra_headers=by_key(prompt)))
        if answer.picture or answer.told or time.monotonic() > deadline:
            return answer
        time.sleep(0.3)


def load(stage, rng, number, ends):
    """One client: a call after the other until it is time. What it asked for, and got."""
    got = {}
    while time.monotonic() < ends:
        prompt = order(f"client {number}, call {len(got)}", round(rng.uniform(0.1, 2.5), 2))
        got[prompt] = ask(stage, prompt, ends + PATIENCE)
        time.sleep(rng.uniform(0, 0.3))
    return got


def attach(stage, account, replicas):
    """How long after whoever asked first somebody has the answer who asks another server for the same."""
    waits = []

    def timed(replica, prompt):
        client = stage.client(replica.server.url)
        answer = answered(lambda: stage.call(client, prompt, extra_headers=by_key(prompt)))
        true(f"{answer.error}", answer.picture)
        return time.monotonic()

    with concurrent.futures.ThreadPoolExecutor() as pool:
        for number in range(10):
            prompt = order(f"attached {number}", 0.6 + number * 0.037)
            first = pool.submit(timed, replicas[0], prompt)
            account.wait_for(prompt)
            second = pool.submit(timed, replicas[1], prompt)
            waits.append(second.result() - first.result())
    return waits


def settled(postgres, url):
    """Waits until no job is open and no picture waits for the bucket."""
    sql = "SELECT count(*) FROM jobs WHERE status IN ('queued', 'in_progress') OR uploading = 1"
    deadline = time.monotonic() + 60
    while (left := postgres.rows(url, sql)[0][0]) != "0" and time.monotonic() < deadline:
        time.sleep(0.5)
    return int(left)


def audit(stage, account, postgres, url, storage, replicas, got):
    unknown = [prompt for prompt, answer in got.items() if answer.told]
    with check(f"no call of {len(got)} was paid for twice"):
        equal("paid twice", [prompt for prompt in got if account.paid[prompt] > 1], [])
    with check(f"each has its picture, or {len(unknown)} times an honest 'nobody can tell'"):
        equal("neither", [(p, answer.error) for p, answer in got.items() if not answer.picture and not answer.told], [])
        foreign = [p for p, answer in got.items() if answer.picture and answer.picture not in account.sold[p]]
        equal("other pictures", foreign, [])
        true("no picture at all", len(unknown) < len(got))
    with check("no job is open, and no picture waits"):
        equal("open or waiting", settled(postgres, url), 0)
    with check("asked once more, each gives the same picture: none was lost"):
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            again = dict(zip(got, pool.map(lambda prompt: ask(stage, prompt, time.monotonic() + 30), got)))
        lost = [p for p, answer in got.items() if answer.picture and again[p].picture != answer.picture]
        equal("lost", lost, [])
        equal("paid once more", [prompt for prompt in got if account.paid[prompt] > 1], [])
        late = sum(bool(again[prompt].picture) for prompt in unknown)
        print(f"   {late} of {len(unknown)} unknown calls were completed later", flush=True)
    with check("the balances are the sums of the ledger; rows and pictures agree"):
        server = replicas[0].server
        environment = {**os.environ, **server.environment}
        words = [BINARY, "check", "--ledger", "--data-dir", server.data_dir]
        done = subprocess.run(words, env=environment, capture_output=True, text=True)
        true(f"{done.stdout}{done.stderr}", done.returncode == 0)
    with check("nothing in the bucket is without a row"):
        rows = {row[0] for row in postgres.rows(url, "SELECT id FROM jobs")}
        orphans = [name for name in storage.objects() if pathlib.Path(name).name.split("-")[0] not in rows]
        equal("orphans", orphans, [])
    with check("no server panicked"):
        equal("panics", [r.name for r in replicas if "panicked" in r.server.log_path.read_text(errors="replace")], [])


def arguments():
    words = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    words.add_argument("directory", type=pathlib.Path)
    words.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(3)))
    words.add_argument("--seconds", type=float, default=60)
    words.add_argument("--replicas", type=int, default=3)
    words.add_argument("--clients", type=int, default=10)
    return words.parse_args()


def main(options):
    print(f"   seed {options.seed}", flush=True)
    rng = random.Random(options.seed)
    plans = [schedule(rng, options.seconds) for _ in range(options.replicas)]
    seeds = [rng.random() for _ in range(options.clients)]
    with contextlib.ExitStack() as opened:
        postgres = opened.enter_context(Postgres())
        url = postgres.database("chaos")
        storage = opened.enter_context(Storage(options.directory / "bucket"))
        account = opened.enter_context(contextlib.closing(Account(picture_bytes())))
        account.open()
        replicas = [
            opened.enter_context(Replica(f"replica-{number}", options.directory, account.url, (url, postgres.port), storage))
            for number in range(options.replicas)
        ]
        ports = [replica.server.port for replica in replicas]
        nginx = opened.enter_context(Nginx(options.directory, ports, 60))
        words = types.SimpleNamespace(base_url=nginx.url + "/v1", api_key=KEY, model="gpt-image-2")
        stage = Stage(account, words, options.directory)
        with check("who asks another server has the answer within 500 ms") as said:
            waits = attach(stage, account, replicas)
            said.append(f": {statistics.median(waits) * 1000:.0f} ms, at most {max(waits) * 1000:.0f}")
            true("too late", statistics.median(waits) < 0.5)
        started = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(options.clients + options.replicas) as pool:
            ends = started + options.seconds
            torments = [pool.submit(torment, *one, started) for one in zip(replicas, plans)]
            loads = [
                pool.submit(load, stage, random.Random(seed), number, ends) for number, seed in enumerate(seeds)
            ]
            with check(f"{sum(map(len, plans))} faults in {options.seconds:.0f} s"):
                for one in torments:
                    one.result()
            got = {prompt: answer for one in loads for prompt, answer in one.result().items()}
        account.wait_for_quiet(2)
        audit(stage, account, postgres, url, storage, replicas, got)
        paid = sum(account.paid[prompt] for prompt in got)
        print(f"   {len(got)} calls, {paid} paid, {sum(bool(a.picture) for a in got.values())} delivered", flush=True)
    finish()


if __name__ == "__main__":
    main(arguments())
