"""Starting, draining and dying: what an operator relies on. Servers of its own.

Usage: lifecycle.py DIRECTORY, which holds the servers' data
"""

import json
import pathlib
import re
import signal
import socket
import subprocess
import sys
import threading
import time

from checks import check, equal, finish, true
from raw_http import Client
from server import BINARY, KEY, Server, free_port

LONG = {"size": "3840x2160", "quality": "high", "n": 10}  # seconds of work, so that a signal meets it half-way


class Background:
    """A call on a thread of its own; `result()` gives its answer or raises what it raised."""

    def __init__(self, call):
        self.answer, self.error = None, None
        self.thread = threading.Thread(target=self.run, args=(call,), daemon=True)
        self.thread.start()

    def run(self, call):
        try:
            self.answer = call()
        except Exception as error:  # handed to whoever asks for the result
            self.error = error

    def result(self):
        self.thread.join(60)
        if self.error:
            raise self.error
        return self.answer


def in_flight(server, call):
    """Starts the call and waits until the server has its connection and has begun to work."""
    running = Background(call)
    time.sleep(0.15)
    true("the call was over before the signal", running.thread.is_alive())
    return running


def drains(directory):
    with check("SIGTERM: a running call is completed, then the server exits with 0"), Server(directory / "drain") as server:
        running = in_flight(server, lambda: Client(server).generate(**LONG))
        idle = socket.create_connection(("127.0.0.1", server.port))
        server.signal(signal.SIGTERM)
        time.sleep(0.2)
        true("/readyz still says ready", not server.answers("/readyz"))
        equal("pictures", running.result().accepted().text.count('"b64_json"'), 10)
        equal("exit code", server.wait(), 0)
        idle.close()
    with check("SIGTERM: a running stream is completed"), Server(directory / "drain-stream") as server:
        more = {"size": "3840x2160", "quality": "high", "stream": True, "partial_images": 3}
        running = Background(lambda: Client(server).generate(**more))
        time.sleep(0.15)
        server.signal(signal.SIGTERM)
        text = running.result().text
        true("no completed event", "event: image_generation.completed" in text and text.endswith("}\n\n"))
        equal("exit code", server.wait(), 0)
    with check("SIGTERM: an idle server exits with 0 within two seconds"), Server(directory / "idle") as server:
        idle = socket.create_connection(("127.0.0.1", server.port))
        started = time.monotonic()
        equal("exit code", server.stop(), 0)
        true("it took longer", time.monotonic() - started < 2)
        idle.close()
    with check("SIGINT: the same"), Server(directory / "interrupt") as server:
        server.signal(signal.SIGINT)
        equal("exit code", server.wait(10), 0)


def dies(directory):
    name = "SIGKILL with a call running, then a start on the same data: it serves"
    with check(name), Server(directory / "killed") as server:
        Client(server).generate(size="1024x640").accepted()
        running = in_flight(server, lambda: Client(server).generate(**LONG))
        server.signal(signal.SIGKILL)
        equal("exit code", server.wait(), -signal.SIGKILL)
        running.thread.join(60)
        true("half an answer was taken for whole", running.answer is None)
        server.start()
        Client(server).generate(size="1024x640").accepted()
    with check("what the killed server left behind is cleared away"):
        equal("large files", server.passing_files(1 << 20), [])


def greeting(log):
    """All that a start tells its operator: it is still being written when the server answers already."""
    deadline = time.monotonic() + 10
    while "> otter.png" not in log.read_text():
        true("no greeting came", time.monotonic() < deadline)
        time.sleep(0.01)
    return log.read_text()


def first_key(directory):
    with check("the first start makes a key, prints it once, and keeps it with mode 0600"):
        with Server(directory / "first", key=None) as server:
            printed = greeting(server.log_path)
            files = [path for path in server.data_dir.rglob("*") if path.is_file() and path.stat().st_size < 500]
            kept = {path: path.read_text(errors="replace").strip() for path in files}
            path, key = next((path, key) for path, key in kept.items() if len(key) > 20 and key in printed)
            equal("mode", oct(path.stat().st_mode & 0o777), "0o600")
            server.key = key
            Client(server).generate(size="1024x640").accepted()
            equal("times printed", len(re.findall(re.escape(key), printed)) in (1, 2), True)
    with check("the second start keeps the key and does not print it"):
        second = Server(directory / "first", key=None)
        second.log_path = directory / "first" / "second.log"
        with second:
            true("printed again", key not in greeting(second.log_path))
            second.key = key
            Client(second).generate(size="1024x640").accepted()
            second.key = KEY
            Client(second).generate(size="1024x640").refused(401)


def refuses_to_start(directory):
    rows = {
        "a port that is taken": (["--listen", "127.0.0.1:{taken}"], "listen"),
        "an address that is none": (["--listen", "nowhere"], "listen"),
        "a data directory that is a file": (["--data-dir", "{file}"], "data"),
        "a config file that is not there": (["--config", "no-such.toml"], "no-such.toml"),
        "an unknown flag": (["--no-such-flag"], "no-such-flag"),
    }
    plain = directory / "plain-file"
    plain.write_text("x")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        words = {"taken": taken.getsockname()[1], "file": plain}
        for name, (flags, word) in rows.items():
            with check(f"refuses to start: {name}"):
                given = [flag.format(**words) for flag in flags]
                given += [] if "--listen" in given else ["--listen", f"127.0.0.1:{free_port()}"]
                given += [] if "--data-dir" in given else ["--data-dir", directory / "refuses"]
                ended = subprocess.run([BINARY, "serve", *given], capture_output=True, text=True, timeout=10)
                true("it exited with 0", ended.returncode != 0)
                true(f"said {ended.stderr[-300:]!r}", word in ended.stderr.lower() and "panicked" not in ended.stderr)


def side_by_side(directory):
    with check("two servers run side by side"):
        with Server(directory / "left") as left, Server(directory / "right", key="another-admin-key") as right:
            Client(left).generate(size="1024x640").accepted()
            Client(right).generate(size="1024x640").accepted()
            right.key = left.key
            Client(right).generate(size="1024x640").refused(401)


def counts(directory):
    with check("a drawing counts as nothing unless the settings say otherwise"), Server(directory / "counts") as server:
        usage = json.loads(Client(server).generate(size="1024x640").accepted().text)["usage"]
        equal("tokens", {usage[name] for name in ("input_tokens", "output_tokens", "total_tokens")}, {0})


if __name__ == "__main__":
    for part in (side_by_side, counts, first_key, drains, dies, refuses_to_start):
        part(pathlib.Path(sys.argv[1]))
    finish()
