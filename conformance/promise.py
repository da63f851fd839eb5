"""Shows whether a gateway keeps a promise: what was paid for once is delivered, and nothing is paid for twice.

Clients time out, retry, vanish and crash in front of it, and a counting account stands behind it. The table says, for
each scenario, how many pictures were delivered and how many calls were paid. The exit code is 0 only when every
scenario kept the promise.

Without --base-url it starts Pictor itself, on SQLite, and on PostgreSQL too where that is installed. With it, it
measures any gateway that answers like OpenAI, whose only upstream is http://127.0.0.1:PORT/v1.
"""

import argparse
import concurrent.futures
import contextlib
import dataclasses
import functools
import pathlib
import secrets
import shutil
import sys
import tempfile
import time
import traceback
import urllib.parse

from account import Account, order
from cutting import Cutting
from postgres import Postgres, newest
from scenarios import (
    Answer, Stage, crashed, killed, node, overloaded_first, own_loop, picture_bytes, polled, python, queued, quick,
    refused_first, slow, terminated, twins, vanishes,
)
from storage import Storage

HERE = pathlib.Path(__file__).resolve().parent
QUIET = 2.0  # seconds without a call, after which no more are expected


@dataclasses.dataclass
class Scenario:
    """One row of the table; `play` is given the stage and the prompt."""

    name: str
    play: object
    prompt: object = slow
    answers: int = 1  # how many are wanted
    may_be_unknown: bool = False  # whether an honest "nobody can tell" keeps the promise
    own: bool = False  # whether the server must be ours: it is killed, or asked for what only Pictor has


@dataclasses.dataclass
class Result:
    scenario: Scenario
    prompt: str
    answers: list
    seconds: float
    paid: int = 0
    delivered: int = 0
    told: int = 0

    @property
    def kept(self):
        told = self.told if self.scenario.may_be_unknown else 0
        return self.paid == 1 and self.delivered + told == self.scenario.answers == len(self.answers)

    def verdict(self):
        if self.kept:
            return "kept, told that it is unknown" if self.told else "kept"
        words = [f"PAID {self.paid} TIMES"] if self.paid > 1 else []
        if self.delivered < self.scenario.answers:
            words.append("NOT DELIVERED" if not self.paid or self.delivered else "LOST")
        return ", ".join(words) or "OTHER BYTES"

    def why(self):
        """The first error that a client saw, where the promise was not kept."""
        errors = [answer.error for answer in self.answers if answer.error]
        return f"{self.verdict()}: {self.delivered} delivered, {self.paid} paid" + (f"; {errors[0][:200]}" if errors else "")


def acts(options):
    """The scenarios, in acts: what could disturb the others has the stage to itself."""
    ways = {"a picture": {}, "a stream": {"kind": "streamed"}, "an edit of 4 files": {"kind": "edit"}}
    ways |= {"with a key": {"key": True}, "behind a cutting proxy": {"through_proxy": True}}
    impatient = [
        Scenario(f"{name} times out: {way}", functools.partial(play, **words))
        for name, play in (("Python", python), ("Node", node) if options.node else (None, None)) if play
        for way, words in ways.items()
    ]
    crashes = {
        "stored, not booked": "blob.linked_all",
        "booked, not delivered": "finish.after",
    }
    return [
        [Scenario("the account is down at first", refused_first, lambda _, name: order(name, 1))],
        [Scenario(f"{options.twins} twins with one key", twins, quick, answers=options.twins)],
        [
            *impatient,
            Scenario("Python's own loop, with a key", own_loop),
            Scenario("client killed, another asks at once", vanishes),
            Scenario("client killed, another asks later", functools.partial(vanishes, and_waits=True), quick),
            Scenario("asked for later, and polled", polled, quick, own=True),
            Scenario("server stopped while drawing", terminated, quick, answers=2, own=True),
            Scenario("server killed while drawing", killed, quick, may_be_unknown=True, own=True),
            Scenario("server killed, job waits in its queue", queued, quick, own=True),
            *(
                Scenario(f"server killed: {name}", functools.partial(crashed, point=point), quick, own=True)
                for name, point in crashes.items()
            ),
        ],
        [Scenario("the account refuses at first", overloaded_first, lambda _, name: order(name, 1, refusals=1))],
    ]


def play(stage, scenario):
    """One scenario to its end, whatever happens in it."""
    prompt = scenario.prompt(stage, f"{scenario.name}, {secrets.token_hex(4)}")
    started = time.monotonic()
    try:
        answers = scenario.play(stage, prompt)
    except Exception as error:  # a surprise is a row that was not kept, and the others go on
        place = traceback.extract_tb(error.__traceback__)[-1]
        answers = [Answer(error=f"{type(error).__name__}: {error} ({pathlib.Path(place.filename).name}:{place.lineno})")]
    return Result(scenario, prompt, answers, time.monotonic() - started)


def counted(account, result):
    """The result with what the account knows in the end: a payment may come after the client has given up."""
    result.paid = account.paid[result.prompt]
    result.delivered = sum(answer.picture in account.sold[result.prompt] for answer in result.answers)
    result.told = sum(answer.told for answer in result.answers)
    return result


def play_all(stage, options):
    results = []
    for act in acts(options):
        chosen = [
            scenario for scenario in act
            if not (scenario.own and options.base_url) and (not options.only or options.only in scenario.name)
        ]
        if not chosen:
            continue
        if not any(scenario.play is refused_first for scenario in chosen):
            stage.account.open()
        with concurrent.futures.ThreadPoolExecutor(len(chosen)) as pool:
            results += pool.map(functools.partial(play, stage), chosen)
        stage.account.wait_for_quiet(QUIET)
    return [counted(stage.account, result) for result in results]


def measured(options, scratch, database=None, storage=None):
    """All scenarios on one gateway: one that is there already, or a Pictor on this database, or several of them."""
    with contextlib.ExitStack() as opened:
        account = opened.enter_context(contextlib.closing(Account(picture_bytes(), options.upstream_port)))
        stage = Stage(account, options, scratch, database, storage)
        if not options.base_url:
            stage.url = opened.enter_context(stage.server("main")).url
        place = urllib.parse.urlsplit(stage.url)
        proxy = opened.enter_context(Cutting(place.hostname, place.port or 80, options.timeout))
        stage.proxy_url = f"http://127.0.0.1:{proxy.port}{place.path}"
        return play_all(stage, options)


def table(title, results):
    """The results as Markdown, which is also readable as it is."""
    head = ("scenario", "delivered", "paid", "seconds", "verdict")
    rows = [
        (
            result.scenario.name, f"{result.delivered} of {result.scenario.answers}", str(result.paid),
            f"{result.seconds:.1f}", result.verdict(),
        )
        for result in results
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    right = (False, False, True, True, False)

    def line(cells):
        padded = (text.rjust(width) if r else text.ljust(width) for text, width, r in zip(cells, widths, right))
        return f"| {' | '.join(padded)} |"

    rule = "|" + "|".join("-" * (width + 1) + (":" if r else "-") for width, r in zip(widths, right)) + "|"
    return "\n".join([f"\n{title}\n", line(head), rule, *map(line, rows)])


def report(title, results, options):
    print(table(title, results))
    failed = [result for result in results if not result.kept]
    print(f"\n{len(results) - len(failed)} of {len(results)} kept", flush=True)
    for result in failed:
        print(f"  {result.scenario.name}: {result.why()}", flush=True)
    for result in results if options.checks else ():
        verdict = "ok  " if result.kept else "FAIL"
        why = "" if result.kept else f": {result.why()}"
        print(f"{verdict} {result.seconds:7.3f}s  promise: {title}: {result.scenario.name}{why}".replace("\n", " "), flush=True)
    return not failed


def gateways(options, scratch, opened):
    """What is measured, by the title of its table."""
    if options.base_url:
        return {options.base_url: functools.partial(measured, options, scratch)}
    if options.replicas:
        postgres = opened.enter_context(Postgres())
        storage = opened.enter_context(Storage(scratch / "bucket"))
        title = f"{options.replicas} Pictors on PostgreSQL and one bucket"
        return {title: functools.partial(measured, options, scratch / "postgres", postgres.database, storage)}
    found = {"Pictor on SQLite": functools.partial(measured, options, scratch / "sqlite")}
    if newest() and not options.no_postgres:
        postgres = opened.enter_context(Postgres())
        found["Pictor on PostgreSQL"] = functools.partial(measured, options, scratch / "postgres", postgres.database)
    return found


def arguments():
    words = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    words.add_argument("--base-url", help="the gateway to measure, instead of a Pictor that is started")
    words.add_argument("--api-key", help="its key")
    words.add_argument("--upstream-port", type=int, default=0, help="where the counting account listens, on 127.0.0.1")
    words.add_argument("--model", default="gpt-image-2")
    words.add_argument("--seconds", type=float, default=10, help="how long the account draws")
    words.add_argument("--timeout", type=float, default=2, help="how long the impatient clients wait")
    words.add_argument("--twins", type=int, default=200)
    words.add_argument("--only", help="only the scenarios whose name contains this")
    words.add_argument("--replicas", type=int, help="so many servers on one PostgreSQL and one bucket are the gateway")
    words.add_argument("--no-postgres", action="store_true")
    words.add_argument("--node", help="the Node to run its SDK with; without it, only Python's is played")
    words.add_argument("--checks", action="store_true", help="print a line for each check, as conformance/run counts them")
    options = words.parse_args()
    if options.base_url and not (options.api_key and options.upstream_port):
        words.error("--base-url needs --api-key and --upstream-port")
    if options.base_url and not options.base_url.startswith("http://"):
        words.error("--base-url must be http://: a proxy that cuts connections is put before it")
    return options


def main(options):
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="pictor-promise-"))
    with contextlib.ExitStack() as opened, concurrent.futures.ThreadPoolExecutor() as pool:
        (scratch / "sqlite").mkdir()
        (scratch / "postgres").mkdir()
        jobs = {title: pool.submit(play) for title, play in gateways(options, scratch, opened).items()}
        kept = [report(title, job.result(), options) for title, job in jobs.items()]
    if all(kept):
        shutil.rmtree(scratch, ignore_errors=True)
    else:
        print(f"kept for reading: {scratch}")
    if options.checks:
        print("end", flush=True)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(arguments()))
