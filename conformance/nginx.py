"""An nginx on a free port of its own, before one server or several; stopped by its pid."""

import os
import pathlib
import shutil
import socket
import subprocess
import time

from server import free_port

# Debian's nginx keeps its defaults, buffering among them, but for what the manual's page on proxies says.
CONFIG = """
daemon off;
{user}
pid {directory}/nginx.pid;
error_log {directory}/nginx.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {directory}/body;
    proxy_temp_path {directory}/proxy;
    fastcgi_temp_path {directory}/fastcgi;
    uwsgi_temp_path {directory}/uwsgi;
    scgi_temp_path {directory}/scgi;
    upstream pictor {{
        {servers}
    }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://pictor;
            proxy_http_version 1.1;
            client_max_body_size 900m;
            proxy_request_buffering off;
            proxy_read_timeout {timeout}ms;
        }}
    }}
}}
"""


def binary():
    found = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if not found:
        raise RuntimeError("nginx is needed: apt-get install nginx-light")
    return found


class Nginx:
    """`with Nginx(directory, target_port, seconds) as proxy:` passes `proxy.url` on to the port on loopback, or to several
    in turn."""

    def __init__(self, directory, targets, read_timeout):
        self.directory = pathlib.Path(directory) / "nginx"
        self.targets = targets if isinstance(targets, list) else [targets]
        self.timeout = round(read_timeout * 1000)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None

    def __enter__(self):
        self.directory.mkdir(parents=True)
        # Started as root, nginx would give its workers away to a user who may not write here.
        user = "user root;" if os.getuid() == 0 else ""
        config = self.directory / "nginx.conf"
        config.write_text(CONFIG.format(
            user=user, directory=self.directory, port=self.port, timeout=self.timeout,
            servers=" ".join(f"server 127.0.0.1:{port} fail_timeout=2s;" for port in self.targets),
        ))
        with (self.directory / "start.log").open("wb") as log:
            command = [binary(), "-c", config, "-p", self.directory, "-e", self.directory / "nginx.log"]
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        deadline = time.monotonic() + 20
        while not self.listens():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                raise RuntimeError(f"nginx did not start:\n{(self.directory / 'start.log').read_text()}")
            time.sleep(0.02)
        return self

    def listens(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)
