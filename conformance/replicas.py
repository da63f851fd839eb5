"""Other people's clients, by replicas of what they put on the wire: clients/*.json, one file a client, each with its
sources. Every request is sent twice: to a server with nothing set, which must take it and tell what it adapted, and
to one with `strict = true`, which must answer as OpenAI does.

Usage: replicas.py DIRECTORY [WORD...]    only the clients whose file's name contains one of the words

A line tells what was sent and what came back, then what is wrong with it.
"""

import json
import pathlib
import sys

from checks import HERE, check, finish, true
from expectations import wrong_default, wrong_strict
from messages import ORIGIN, Answer, message_of, sent
from server import Server

SETTINGS = {
    "default": "",
    "strict": "strict = true\n",
    "browser": f'[http]\ncors_origins = ["{ORIGIN}"]\n',
    "resizing": "[compat]\nresize = true\n",
}


def replay(servers, client, row, name, wrong):
    """Sends one request to one of the servers and prints the line."""
    with check(f"{client['client']}, {row['name']}, {name}") as said:
        server = servers.get(name) or servers.setdefault(name, start(name))
        said.append(f": {sent(row)} -> ")
        answer = Answer(server, message_of(server, client, row))
        said.append(str(answer))
        faults = list(wrong(answer, row))
        true(" | ".join(faults), not faults)


def start(name):
    """A server with the settings of that name, below the program's directory."""
    return Server(pathlib.Path(sys.argv[1]) / name, settings=SETTINGS[name]).start()


def main(words):
    servers = {}
    files = sorted((HERE / "clients").glob("*.json"))
    try:
        for file in files:
            if words and not any(word in file.stem for word in words):
                continue
            client = json.loads(file.read_text())
            for row in client["requests"]:
                replay(servers, client, row, row.get("server", "default"), wrong_default)
                if "server" not in row and row.get("strict", {}) is not None:
                    replay(servers, client, row, "strict", wrong_strict)
    finally:
        for server in servers.values():
            server.stop()


if __name__ == "__main__":
    main(sys.argv[2:])
    finish()
