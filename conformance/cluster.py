"""Several servers on one database and one bucket, behind one address: for a scenario they are one server."""

import time

from gate import Gate
from server import Server

# They take each other for dead after three seconds.
LEASE = '[jobs]\nbeat_every = "500ms"\n'


class Cluster:
    """Like a Server. What is done to it is done to the one that the newest connection went to; the others go on."""

    def __init__(self, count, directory, settings, environment):
        self.environment = environment
        self.servers = [
            Server(directory / str(number), settings=settings + LEASE, environment=environment) for number in range(count)
        ]
        self.gate = Gate([server.port for server in self.servers])
        self.url = f"http://127.0.0.1:{self.gate.port}"
        self.hit = None

    def __enter__(self):
        self.gate.__enter__()
        try:
            for server in self.servers:
                server.start()
        except Exception:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.gate.__exit__()
        for server in self.servers:
            if server.process and server.process.poll() is None:
                server.stop()

    def chosen(self):
        """The server that has the call: it stays the one until it is started again."""
        if not self.hit:
            self.hit = next(server for server in self.servers if server.port == self.gate.last)
        return self.hit

    def start(self):
        """Starts the one that has ended."""
        self.chosen().start()
        self.hit = None
        return self

    def signal(self, number):
        self.chosen().signal(number)

    def wait(self, seconds=30):
        """The exit code of the one that has ended, or is the first to do so."""
        deadline = time.monotonic() + seconds
        while not self.hit and time.monotonic() < deadline:
            self.hit = next((server for server in self.servers if server.process.poll() is not None), None)
            time.sleep(0.02)
        return self.chosen().wait(seconds)

    def stop(self):
        return self.chosen().stop()
