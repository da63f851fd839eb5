"""Starts a Pictor of one's own on an empty data directory, watches it, and stops it by its pid."""

import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
BINARY = pathlib.Path(os.environ.get("PICTOR_BIN", REPOSITORY / "target/release/pictor"))
KEY = "sk-conformance-admin-key"


GIVEN = set()  # every port is given once: who got it may not listen yet


def free_port():
    """A port that nobody listens on at this moment."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        if port not in GIVEN:
            GIVEN.add(port)
            return port


class Server:
    """One server process; `with Server(directory) as server:` stops it at the end."""

    def __init__(self, directory, key=KEY, settings=None, environment=None):
        self.data_dir = pathlib.Path(directory) / "data"
        self.log_path = pathlib.Path(directory) / "server.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.key = key
        self.settings = settings
        self.environment = environment or {}
        self.process = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()

    def start(self):
        """Starts and waits until /readyz answers 200; the same port and data directory every time."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        # Nothing of the caller's own settings may reach the server: no upstream, no config file.
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PICTOR_")}
        if self.key:
            clean["PICTOR_ADMIN_KEY"] = self.key
        clean.update(self.environment)
        command = [BINARY, "serve", "--listen", f"127.0.0.1:{self.port}", "--data-dir", self.data_dir]
        if self.settings:
            config = self.data_dir.parent / "pictor.toml"
            config.write_text(self.settings)
            command += ["--config", config]
        with self.log_path.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                env=clean,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 20
        while not self.answers("/readyz"):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                raise RuntimeError(f"the server did not become ready:\n{self.log()}")
            time.sleep(0.02)
        return self

    def answers(self, path):
        """Whether a GET of the path gives 200 within five seconds."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as response:
                return response.status == 200
        except (OSError, urllib.error.URLError):
            return False

    def passing_files(self, least):
        """The names of files of more than `least` bytes that should be gone once nothing is under way: uploads and
        pictures in flight. Stored pictures and the database stay."""
        below = (path for part in ("spool", "blobs/inputs") for path in (self.data_dir / part).rglob("*"))
        return [path.name for path in below if path.is_file() and path.stat().st_size > least]

    def resident_mib(self):
        """The resident memory, in MiB, as the kernel counts it."""
        return self.status_mib("VmRSS:")

    def peak_mib(self):
        """The most that it has ever been, in MiB."""
        return self.status_mib("VmHWM:")

    def status_mib(self, name):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith(name))
        return int(line.split()[1]) / 1024

    def signal(self, number):
        """Sends the signal to this server and no other process."""
        self.process.send_signal(number)

    def wait(self, seconds=30):
        """The exit code, once the process has ended."""
        return self.process.wait(seconds)

    def stop(self):
        """SIGTERM, then the exit code; kills it after thirty seconds."""
        self.signal(signal.SIGTERM)
        try:
            return self.wait()
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def log(self):
        """What the server has written, the last 4,000 characters of it."""
        return self.log_path.read_text(errors="replace")[-4000:]
