"""What a page of pictures reads, by the official Python SDK: models with prices, the star, the feed, the stats."""

import os
import time

from openai import OpenAI, Stream

from checks import check, equal, finish, true

client = OpenAI(base_url=f"{os.environ['PICTOR_URL']}/v1", api_key=os.environ["PICTOR_KEY"], max_retries=0)


def draw(prompt):
    answer = client.images.with_raw_response.generate(model="gpt-image-2", prompt=prompt, quality="low", size="1024x1024")
    return answer.headers["x-pictor-job"]


def job(name):
    return client.get(f"/images/jobs/{name}", cast_to=object)


with check("GET /images/models tells sizes, qualities and prices"):
    models = {model["id"]: model for model in client.get("/images/models", cast_to=object)["data"]}
    model = models["gpt-image-2"]
    true("the illustrator draws it", model["illustrator"])
    equal("qualities", model["qualities"], ["low", "medium", "high", "auto"])
    true("a price for each", {row["quality"] for row in model["picture_prices"]} == {"low", "medium", "high"})
    true("those of /models, too", set(models) <= {listed.id for listed in client.models.list()})

with check("a job is marked, found by its mark, and unmarked"):
    name = draw("a blue teapot")
    for starred in (True, False):
        equal("starred", client.post(f"/images/jobs/{name}", cast_to=object, body={"starred": starred})["starred"], starred)
        marked = client.get("/images/jobs", cast_to=object, options={"params": {"starred": "true", "limit": 100}})
        equal("listed", name in [job["id"] for job in marked["data"]], starred)
    equal("PATCH", client.patch(f"/images/jobs/{name}", cast_to=object, body={"starred": False})["starred"], False)

with check("the color of a picture comes once its job is shown"):
    deadline = time.monotonic() + 20
    while not (color := job(name)["result"][0]["color"]):
        true("in time", time.monotonic() < deadline)
    true(color, color[0] == "#" and len(color) == 7)

with check("one stream tells of all jobs, and goes on where it was"):
    feed = {"cast_to": object, "stream": True, "stream_cls": Stream[object]}
    with client.get("/images/jobs/events", **feed) as events:
        first = next(iter(events))
        equal("first", first["type"], "image.jobs.connected")
        name = draw("a green teapot")
        for event in events:
            if event["type"] == "image.job.completed" and event["job"]["id"] == name:
                break
    missed = draw("a red teapot")
    options = {"params": {"starting_after": event["sequence_number"]}}
    with client.get("/images/jobs/events", options=options, **feed) as events:
        for event in events:
            if event.get("job", {}).get("id") == missed:
                break
            true("not again", event.get("job", {}).get("id") != name)

with check("GET /admin/api/stats counts what has ended"):
    options = {"params": {"start_time": int(time.time()) - 86_400, "group_by": "model"}}
    page = OpenAI(base_url=os.environ["PICTOR_URL"], api_key=os.environ["PICTOR_KEY"]).get(
        "/admin/api/stats", cast_to=object, options=options
    )
    results = [result for bucket in page["data"] for result in bucket["results"] if result["model"] == "gpt-image-2"]
    true("some are completed", sum(result["completed"] for result in results) >= 3)
    true("with a time", all(result["p50_ms"] <= result["p95_ms"] for result in results if result["completed"]))

finish()
