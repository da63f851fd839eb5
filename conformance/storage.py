"""An S3 server on loopback: the one of the Rust tests, whose bucket is a directory."""

import os
import pathlib
import subprocess

from server import REPOSITORY

PROGRAM = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target")) / "debug/examples/storage"
# With the features of the whole workspace, as the tests have built its parts.
BUILD = ["cargo", "build", "--locked", "--quiet", "--workspace", "--example", "storage"]


def build():
    """Cargo knows by itself what is built already."""
    done = subprocess.run(BUILD, cwd=REPOSITORY, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the S3 server was not built:\n{done.stderr}")


class Storage:
    """`with Storage(directory) as storage:` serves; `storage.environment` is what the servers are told."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)

    def __enter__(self):
        self.directory.mkdir(parents=True, exist_ok=True)
        # It ends with this program, however that ends: its input is closed then.
        self.process = subprocess.Popen(
            [PROGRAM, self.directory], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        lines = iter(self.process.stdout.readline, "\n")
        self.environment = dict(line.rstrip("\n").split("=", 1) for line in lines)
        self.url = self.environment.pop("PICTOR_STORAGE_URL")
        self.port = int(self.url.split("127.0.0.1:")[1].split("&")[0])
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)

    def settings(self, port=None):
        """What the environment of a server says, which reaches it on its own port or on that of a proxy."""
        return {**self.environment, "PICTOR_STORAGE_URL": self.url.replace(f":{self.port}", f":{port or self.port}")}

    def objects(self):
        """The names of all objects."""
        bucket = self.directory / "pictures"
        files = (path.relative_to(bucket) for path in bucket.rglob("*") if path.is_file())
        return sorted(str(path) for path in files if not path.name.startswith("."))
