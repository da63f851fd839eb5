"""A TCP proxy that can be shut, which cuts what goes through, and opened again; and one that passes on to several."""

import contextlib
import itertools
import socket
import struct
import threading

from proxy import Proxy, pump

AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: closed with a reset


class Gate(Proxy):
    """`with Gate(ports) as gate:` passes each connection to `gate.port` on to the next of the ports that listens."""

    def __init__(self, ports):
        super().__init__()
        self.ports = ports
        self.turns = itertools.count()
        self.shut = False
        self.passing = set()
        self.lock = threading.Lock()
        self.last = None  # the port that the newest connection went to

    def __exit__(self, *_):
        super().__exit__()
        self.cut()

    def cut(self):
        """Resets every connection, and every new one."""
        with self.lock:
            self.shut = True
            passing, self.passing = self.passing, set()
        for end in passing:
            reset(end)

    def heal(self):
        self.shut = False

    def carry(self, client):
        server = None if self.shut else self.connect()
        with self.lock:
            if server and not self.shut:
                self.passing |= {client, server}
            else:
                server, gone = None, [client, server]
        if not server:
            for end in filter(None, gone):
                reset(end)
            return
        for end in (client, server):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        back = threading.Thread(target=pump, args=(server, client), daemon=True)
        back.start()
        pump(client, server)
        back.join()
        with self.lock:
            self.passing -= {client, server}
        for end in (client, server):
            end.close()

    def connect(self):
        """The next one that listens, or None."""
        for _ in self.ports:
            port = self.ports[next(self.turns) % len(self.ports)]
            with contextlib.suppress(OSError):
                server = socket.create_connection(("127.0.0.1", port), timeout=5)
                server.settimeout(None)
                self.last = port
                return server
        return None


def reset(end):
    with contextlib.suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        end.shutdown(socket.SHUT_RDWR)
    end.close()
