"""A proxy that cuts every connection whose answer is silent for too long, as load balancers do."""

import contextlib
import socket
import threading


class Cutting:
    """`with Cutting(host, port, seconds) as proxy:` passes what comes to `proxy.port` on."""

    def __init__(self, host, port, silence):
        self.target, self.silence = (host, port), silence
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        self.cuts = 0

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

    def carry(self, client):
        with contextlib.suppress(OSError), client, socket.create_connection(self.target) as server:
            threading.Thread(target=pump, args=(client, server), daemon=True).start()
            server.settimeout(self.silence)
            try:
                while data := server.recv(1 << 16):
                    client.sendall(data)
            except TimeoutError:
                self.cuts += 1
            for end in (client, server):  # wakes the other direction
                end.shutdown(socket.SHUT_RDWR)


def pump(source, sink):
    """Carries the request, for as long as there are two ends."""
    with contextlib.suppress(OSError):
        while data := source.recv(1 << 16):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
