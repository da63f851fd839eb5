"""What our TCP proxies have in common: a port of their own, a thread for each connection, an end with the block."""

import contextlib
import socket
import threading


class Proxy:
    """`with` one of these: it listens on `port`, and gives each connection to its own `carry(client)`."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]

    def __enter__(self):
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.close()

    def accept(self):
        with contextlib.suppress(OSError):  # closed: the end of the proxy
            while True:
                client, _ = self.listener.accept()
                threading.Thread(target=self.carry, args=(client,), daemon=True).start()


def pump(source, sink):
    """Carries one direction to its end, and passes the end on."""
    with contextlib.suppress(OSError):
        while data := source.recv(1 << 16):
            sink.sendall(data)
    with contextlib.suppress(OSError):
        sink.shutdown(socket.SHUT_WR)
