"""A proxy that cuts every connection whose answer is silent for too long, as load balancers do."""

import contextlib
import socket
import threading

from proxy import Proxy, pump


class Cutting(Proxy):
    """`with Cutting(host, port, seconds) as proxy:` passes what comes to `proxy.port` on."""

    def __init__(self, host, port, silence):
        super().__init__()
        self.target, self.silence = (host, port), silence
        self.cuts = 0

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
