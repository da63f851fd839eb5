"""An account that takes its time, counts what it is paid for, and knows every picture that it sold.

A prompt says what happens to it: `[NAME takes SECONDS s, refuses N]`. The account is paid for every call that it does
not refuse, from the moment it takes it, as the real ones are: a client that has left is billed too.
"""

import base64
import collections
import hashlib
import re
import struct
import threading
import time
import zlib

from upstream import Handler, Upstream, envelope

ORDER = re.compile(r"\[.+ takes ([\d.]+) s, refuses (\d+)\]")
REFUSAL = envelope("The engine is overloaded.", "server_error", "server_is_overloaded")
END_OF_PNG = 12  # the bytes of its last chunk, which is empty


def order(name, seconds, refusals=0):
    """The prompt of a call that takes so long, and is refused so often before."""
    return f"A lighthouse at dusk [{name} takes {seconds} s, refuses {refusals}]"


def stamped(picture, text):
    """The PNG with a comment in it: the same look, other bytes."""
    chunk = b"tEXt" + b"Comment\0" + text.encode()
    length, checksum = struct.pack(">I", len(chunk) - 4), struct.pack(">I", zlib.crc32(chunk))
    return picture[:-END_OF_PNG] + length + chunk + checksum + picture[-END_OF_PNG:]


class Account(Upstream):
    """Every picture that it sells is of its own bytes, so that a delivered one names the payment behind it."""

    def __init__(self, picture, port=0):
        super().__init__(picture, port=port, handler=Counting)
        self.png = picture
        self.paid = collections.Counter()  # calls by prompt
        self.sold = collections.defaultdict(set)  # digests of pictures by prompt
        self.drawing = 0
        self.last_call = 0.0
        self.listening = False

    def open(self):
        """Begins to listen; until then, connections are refused."""
        if not self.listening:
            self.listening = True
            self.__enter__()

    def close(self):
        if self.listening:
            self.__exit__()

    def wait(self, holds, seconds=60):
        """Waits until it holds; whether it does."""
        deadline = time.monotonic() + seconds
        while not holds() and time.monotonic() < deadline:
            time.sleep(0.02)
        return holds()

    def wait_for(self, prompt):
        """Waits until a call with this prompt is being drawn."""
        if not self.wait(lambda: self.paid[prompt]):
            raise AssertionError("no call reached the account")

    def wait_for_quiet(self, seconds):
        """Waits until nothing is drawn, and nobody has called for so long."""
        self.wait(lambda: not self.drawing and time.monotonic() - self.last_call >= seconds, 300)


class Counting(Handler):
    def do_POST(self):
        fields, _ = self.read_call()
        account, prompt = self.upstream, fields["prompt"]
        seconds, refusals = ORDER.search(prompt).groups()
        with account.counting:
            account.last_call = time.monotonic()
            account.seen[prompt] += 1
            refused = account.seen[prompt] <= int(refusals)
            if not refused:
                account.paid[prompt] += 1
                account.drawing += 1
                self.draw(prompt, account.paid[prompt])
        if refused:
            self.answer(503, REFUSAL)
            return
        time.sleep(float(seconds))
        with account.counting:
            account.drawing -= 1
        if str(fields.get("stream")).lower() == "true":
            self.stream("image_edit" if self.path.endswith("/edits") else "image_generation", 0)
        else:
            self.succeed()

    def draw(self, prompt, number):
        self.drawn = stamped(self.upstream.png, f"{prompt}, {number}")
        self.upstream.sold[prompt].add(hashlib.sha256(self.drawn).hexdigest())

    def picture(self):
        return base64.b64encode(self.drawn).decode()
