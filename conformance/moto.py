"""A second implementation of S3, moto, under a server of one's own: the bucket is tried out, filled, read, redirected
to, silent for a while, and emptied.

Usage: moto.py DIRECTORY
"""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree

from openai import OpenAI

from checks import HERE, check, equal, finish, true
from server import BINARY, KEY, Server, free_port

PROMPT = "a red canoe on a lake"
SPACE = "{http://s3.amazonaws.com/doc/2006-03-01/}"
REDIRECT = "[storage]\nredirect = true\n"
READY_SECONDS = 30


class Moto:
    """The service, which keeps its objects in memory; `start` and `stop` as often as one likes, on one port."""

    def __init__(self, log):
        self.port, self.log, self.process = free_port(), log, None
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self):
        """Starts it with an empty bucket."""
        program = HERE / ".venv-moto/bin/moto_server"
        with self.log.open("ab") as log:
            command = [program, "-H", "127.0.0.1", "-p", str(self.port)]
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        deadline = time.monotonic() + READY_SECONDS
        while True:
            with contextlib.suppress(OSError, urllib.error.URLError):
                request = urllib.request.Request(f"{self.url}/pictures", method="PUT")
                return urllib.request.urlopen(request, timeout=5).close()
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"moto did not become ready:\n{self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)

    def objects(self):
        """The names of all objects, without the prefix."""
        with urllib.request.urlopen(f"{self.url}/pictures?list-type=2", timeout=5) as response:
            tree = xml.etree.ElementTree.parse(response)
        return sorted(key.text.removeprefix("some/prefix/") for key in tree.iter(f"{SPACE}Key"))

    def environment(self):
        return {
            "PICTOR_STORAGE_URL": f"s3://pictures/some/prefix?endpoint={self.url}&region=us-east-1&path_style=true",
            "AWS_ACCESS_KEY_ID": "somebody",
            "AWS_SECRET_ACCESS_KEY": "something",
        }


def client(server):
    return OpenAI(base_url=f"{server.url}/v1", api_key=KEY, max_retries=0)


def draw(server, name):
    """A call under a key of its own: its job and the bytes of its picture, in base64."""
    answer = client(server).images.with_raw_response.generate(
        model="gpt-image-2", prompt=PROMPT, quality="low", extra_headers={"Idempotency-Key": name}
    )
    return answer.headers["x-pictor-job"], answer.parse().data[0].b64_json


def ask(server, path, method="GET", follow=True):
    """The status, the headers and the body."""
    request = urllib.request.Request(server.url + path, method=method, headers={"Authorization": f"Bearer {KEY}"})
    opener = urllib.request.build_opener() if follow else urllib.request.build_opener(Stay)
    try:
        with opener.open(request, timeout=20) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def here(server):
    """The pictures on the server's own disk."""
    return [path.name for path in (server.data_dir / "blobs").rglob("*") if path.is_file()]


def eventually(what, holds):
    deadline = time.monotonic() + 30
    while not holds():
        true(what, time.monotonic() < deadline)
        time.sleep(0.05)


def tried_out(moto, directory):
    with check("pictor check --probe writes, reads, lists and deletes"):
        command = [BINARY, "check", "--probe", "--data-dir", directory / "probed"]
        environment = {**os.environ, **moto.environment()}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        true(done.stdout + done.stderr, done.returncode == 0)
        true(done.stdout, "writes, reads, lists and deletes" in done.stdout)
        equal("objects", moto.objects(), [])


def filled_and_read(moto, server):
    with check("a picture is in the bucket and not on the disk, and is replayed from there"):
        job, picture = draw(server, "first")
        eventually("it leaves the disk", lambda: not here(server))
        equal("objects", [name.rsplit("/")[-1] for name in moto.objects()], [f"{job}-0.png"])
        equal("the same job and bytes", draw(server, "first"), (job, picture))
    with check("a file is kept in the bucket, and an edit that names it finds it"):
        photo = pathlib.Path(os.environ["PICTOR_PICTURES"]) / "photo.png"
        file = client(server).files.create(file=photo.open("rb"), purpose="vision")
        true("it is there", f"files/{file.id}" in moto.objects())
        true("the same bytes", client(server).files.content(file.id).read() == photo.read_bytes())
        body = {"model": "gpt-image-2", "prompt": "at night", "quality": "low", "images": [{"file_id": file.id}]}
        edited = client(server).post("/images/edits", body=body, cast_to=dict)
        true("a picture", edited["data"][0]["b64_json"])
        client(server).files.delete(file.id)
        eventually("it is gone", lambda: f"files/{file.id}" not in moto.objects())
    return job, picture


def redirected(server, job):
    with check("a download is sent to an address of the bucket that holds"):
        status, headers, _ = ask(server, f"/v1/images/jobs/{job}/content/0", follow=False)
        equal("status", status, 302)
        with urllib.request.urlopen(headers["location"], timeout=20) as response:
            body = response.read()
        true("a PNG", body.startswith(b"\x89PNG") and response.headers["content-type"] == "image/png")
        parts = urllib.parse.urlsplit(headers["location"])
        equal("signed for five minutes", urllib.parse.parse_qs(parts.query)["X-Amz-Expires"], ["300"])


def silent(moto, server):
    with check("while it is silent a picture waits on the disk, and reaches it afterwards"):
        moto.stop()
        job, picture = draw(server, "second")
        equal("on the disk", here(server), [f"{job}-0.png"])
        equal("answered from there", draw(server, "second"), (job, picture))
        moto.start()
        eventually("it reaches the bucket", lambda: any(job in name for name in moto.objects()))
        eventually("it leaves the disk", lambda: not here(server))
        equal("read from there", draw(server, "second"), (job, picture))
        status, _, body = ask(server, f"/v1/images/jobs/{job}", method="DELETE")
        equal("deleted", (status, json.loads(body)["deleted"]), (200, True))
        equal("objects", [name for name in moto.objects() if job in name], [])


def main():
    directory = pathlib.Path(sys.argv[1])
    moto = Moto(directory / "moto.log")
    try:
        moto.start()
        tried_out(moto, directory)
        server = Server(directory, settings=REDIRECT, environment=moto.environment())
        with server:
            job, picture = filled_and_read(moto, server)
            redirected(server, job)
        with server:
            with check("after a restart it is answered from the bucket"):
                equal("the same job and bytes", draw(server, "first"), (job, picture))
            silent(moto, server)
    finally:
        moto.stop()
    finish()


if __name__ == "__main__":
    main()
