"""The official SDKs' webhooks: endpoints made and changed, and real deliveries, which they verify.

Usage: webhooks.py DIRECTORY [NODE]    with NODE, the Node SDK does the same
"""

import http.server
import os
import pathlib
import queue
import subprocess
import sys
import threading

import openai
from openai import OpenAI

from checks import check, equal, finish, true
from server import KEY, Server

SETTINGS = '[egress]\nallow = ["127.0.0.1"]\nhttp_webhooks = true\n'
COMPLETED = "image.job.completed"


class Receiver(http.server.ThreadingHTTPServer):
    """Takes whatever is posted, and answers 204."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.received = queue.Queue()
        self.url = f"http://127.0.0.1:{self.server_port}/hook"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def next(self):
        return self.received.get(timeout=20)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.received.put((body, dict(self.headers.items())))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def draw(client):
    """A call, and the id of its job."""
    asked = {"model": "gpt-image-2", "prompt": "a red fox", "quality": "low"}
    return client.images.with_raw_response.generate(**asked).headers["x-pictor-job"]


def made(client, url):
    """An endpoint; the older SDK has no method for it."""
    asked = {"name": "shop", "url": url, "event_types": [COMPLETED]}
    if hasattr(client.webhooks, "create"):
        return client.webhooks.create(**asked).to_dict()
    return client.post("/webhook_endpoints", cast_to=object, body=asked)


def deliveries(client, receiver):
    with check("webhooks.unwrap takes a real delivery for ours"):
        endpoint = made(client, receiver.url)
        job = draw(client)
        body, headers = receiver.next()
        event = client.webhooks.unwrap(body, headers, secret=endpoint["signing_secret"])
        equal("type", event.type, COMPLETED)
        data = event.data if isinstance(event.data, dict) else event.data.to_dict()
        equal("data", data, {"id": job, "status": "completed"})
    with check("webhooks.unwrap refuses what was changed on its way"):
        for changed, secret in ((body + b" ", endpoint["signing_secret"]), (body, "whsec_" + "A" * 43 + "=")):
            try:
                client.webhooks.unwrap(changed, headers, secret=secret)
                true("it was taken", False)
            except openai.InvalidWebhookSignatureError:
                pass
    return endpoint


def management(client, receiver, endpoint):
    webhooks, id = client.webhooks, endpoint["id"]
    with check("webhooks: list, retrieve, update and event_types"):
        equal("listed", [one.id for one in webhooks.list(limit=1)], [id])
        equal("retrieved", webhooks.retrieve(id).url, receiver.url)
        equal("updated", webhooks.update(id, name="store").name, "store")
        true("no secret", "signing_secret" not in webhooks.retrieve(id).to_dict())
        equal("types", webhooks.event_types.list().data[0], COMPLETED)
    with check("webhooks.test sends an example"):
        told = webhooks.test(id, event_type=COMPLETED)
        equal("told", (told.success, told.status_code, told.webhook_endpoint_id), (True, 204, id))
        body, headers = receiver.next()
        equal("type", webhooks.unwrap(body, headers, secret=endpoint["signing_secret"]).type, COMPLETED)
    with check("webhooks.rotate_secret keeps the old one where asked"):
        second = webhooks.rotate_secret(id, keep_old_secret_active_for_24_hours=True)
        draw(client)
        body, headers = receiver.next()
        for secret in (endpoint["signing_secret"], second.signing_secret):
            webhooks.unwrap(body, headers, secret=secret)
    with check("webhooks.delete"):
        equal("deleted", webhooks.delete(id).deleted, True)
        try:
            webhooks.retrieve(id)
            true("it is still there", False)
        except openai.NotFoundError as error:
            equal("code", error.code, "resource_not_found")


def main(directory, node):
    receiver = Receiver()
    with Server(directory, settings=SETTINGS) as server:
        if node:
            environment = {**os.environ, "PICTOR_URL": server.url, "PICTOR_KEY": KEY}
            subprocess.run([node, "webhooks.mjs"], env=environment, check=True)
            return
        client = OpenAI(base_url=f"{server.url}/v1", api_key=KEY, max_retries=0)
        endpoint = deliveries(client, receiver)
        if hasattr(client.webhooks, "create"):
            management(client, receiver, endpoint)
    finish()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
