"""A PostgreSQL server of one's own in a throw-away directory, where Debian's packages are installed."""

import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile

from server import free_port

BINARIES = pathlib.Path("/usr/lib/postgresql")
# Ends the server when this program closes the pipe, and also when it dies.
WATCHED = 'bin=$1; shift; "$bin"/postgres "$@" <&- & read -r _; kill -INT $!; wait $!'


def newest():
    """The directory with the newest server's programs, or None."""
    found = [path for path in BINARIES.glob("*/bin") if (path / "initdb").exists()]
    return max(found, key=lambda path: int(path.parent.name), default=None)


def other_user():
    """PostgreSQL refuses to run as root: the user that it runs as instead."""
    if os.getuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


class Postgres:
    """`with Postgres() as postgres:` serves on loopback; `postgres.database(name)` makes one and gives its URL."""

    def __enter__(self):
        self.binaries, self.port = newest(), free_port()
        self.directory = tempfile.mkdtemp(prefix="pictor-postgres-")
        self.as_user = {}
        if user := other_user():
            os.chown(self.directory, user.pw_uid, user.pw_gid)
            self.as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self.run("initdb", "-D", f"{self.directory}/data", "-U", "pictor", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self.process = subprocess.Popen(
            ["sh", "-c", WATCHED, "sh", self.binaries, "-D", f"{self.directory}/data", "-p", str(self.port), "-F",
             "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=400", "-c", f"unix_socket_directories={self.directory}"],
            cwd=self.directory, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self.as_user,
        )
        self.run("pg_isready", "-h", "127.0.0.1", "-p", str(self.port), "-t", "20", tries=200)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)
        shutil.rmtree(self.directory, ignore_errors=True)

    def run(self, program, *words, tries=1):
        """Runs one of its programs, again while it fails and tries are left."""
        for _ in range(tries):
            done = subprocess.run(
                [self.binaries / program, *words], cwd=self.directory, capture_output=True, text=True, **self.as_user
            )
            if done.returncode == 0:
                return
        raise RuntimeError(f"{program} failed:\n{done.stderr}")

    def rows(self, url, sql):
        """What a SELECT gives: a list of lists of texts."""
        done = subprocess.run(
            [self.binaries / "psql", "-X", "-q", "-A", "-t", "-F", "\t", "-d", url, "-c", sql],
            cwd=self.directory, capture_output=True, text=True, check=True,
        )
        return [line.split("\t") for line in done.stdout.splitlines()]

    def database(self, name):
        """A new, empty database."""
        self.run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "pictor", name)
        return f"postgres://pictor@127.0.0.1:{self.port}/{name}"
