"""The official Python SDK's files: uploaded, listed, fetched, deleted, and named in edits."""

import os
import pathlib
import time

import openai
from openai import OpenAI
from openai.types import ImagesResponse

from checks import answer, check, equal, finish, true

client = OpenAI(base_url=f"{os.environ['PICTOR_URL']}/v1", api_key=os.environ["PICTOR_KEY"], max_retries=0)
PICTURES = pathlib.Path(os.environ["PICTOR_PICTURES"])
MODEL = "gpt-image-2"
PROMPT = "turn the sky pink"


def keep(name, **more):
    return client.files.create(file=open(PICTURES / name, "rb"), purpose="vision", **more)


def life_of_a_file():
    with check("files.create, retrieve, content and delete"):
        photo = keep("photo.png")
        equal("members", (photo.object, photo.filename, photo.purpose), ("file", "photo.png", "vision"))
        equal("status", photo.status, "processed")
        equal("bytes", photo.bytes, (PICTURES / "photo.png").stat().st_size)
        true(f"created_at: {photo.created_at}", abs(photo.created_at - time.time()) < 600)
        equal("expires_at", photo.expires_at, None)
        equal("read again", client.files.retrieve(photo.id), photo)
        true("the same bytes", client.files.content(photo.id).read() == (PICTURES / "photo.png").read_bytes())
        deleted = client.files.delete(photo.id)
        equal("deleted", (deleted.id, deleted.object, deleted.deleted), (photo.id, "file", True))
    with check("a deleted file is a NotFoundError in OpenAI's words"):
        for ask in (client.files.retrieve, client.files.content, client.files.delete):
            try:
                ask(photo.id)
                true("it is still there", False)
            except openai.NotFoundError as error:
                equal("message", error.body["message"], f"No such File object: {photo.id}")
                equal("param and code", (error.param, error.code), ("id", None))
    with check("expires_after says when a file goes"):
        short = keep("photo.png", expires_after={"anchor": "created_at", "seconds": 3600})
        equal("expires_at", short.expires_at, short.created_at + 3600)
        client.files.delete(short.id)
    with check("the pager of files.list goes through all of them, in both orders"):
        kept = [keep("ref-01.png").id for _ in range(3)]
        for order, wanted in (("asc", kept), ("desc", kept[::-1])):
            listed = [file.id for file in client.files.list(purpose="vision", limit=2, order=order)]
            equal(order, [id for id in listed if id in kept], wanted)
        equal("others", [file.id for file in client.files.list(purpose="batch")], [])
        for id in kept:
            client.files.delete(id)
    with check("a purpose that is of no use here is a BadRequestError"):
        try:
            client.files.create(file=open(PICTURES / "photo.png", "rb"), purpose="batch")
            true("it was taken", False)
        except openai.BadRequestError as error:
            equal("param", error.param, "purpose")


def files_in_edits():
    photo, mask = keep("photo.png"), keep("mask.png")
    reference = {"file_id": photo.id}
    asked = {"model": MODEL, "prompt": PROMPT, "quality": "low"}
    with check("an edit as JSON names a picture and a mask"):
        body = {**asked, "images": [reference, reference], "mask": {"file_id": mask.id}}
        answer(client.post("/images/edits", body=body, cast_to=ImagesResponse))
    with check("images.edit takes the mask of a file"):
        extra = {"mask": {"file_id": mask.id}}
        answer(client.images.edit(image=open(PICTURES / "photo.png", "rb"), extra_body=extra, **asked))
    with check("a file that is gone is a BadRequestError that names its place"):
        client.files.delete(mask.id)
        try:
            client.post("/images/edits", body={**asked, "images": [reference], "mask": {"file_id": mask.id}}, cast_to=object)
            true("it was taken", False)
        except openai.BadRequestError as error:
            equal("param", error.param, "mask.file_id")
    client.files.delete(photo.id)


life_of_a_file()
files_in_edits()
finish()
