//! What the document says of the files.

use pictor_api::Format;
use pictor_api::schema::{about, between, count, exactly, moment, named, nullable, object, one_of, text};
use serde_json::{Value, json};

use super::create::SECONDS;
use super::list::MOST;
use crate::files::Purpose;
use crate::http::openapi::{Caller, Operation, Schema, deleted, page_of, stored_bytes};

/// The schemas that these operations name.
pub(in crate::http) fn schemas() -> Vec<Schema> {
    vec![
        ("File", file()),
        ("FileList", page_of(named("File"))),
        ("FileDeleted", deleted("file")),
        ("FileForm", form()),
    ]
}

fn file() -> Value {
    object([
        ("id", json!({ "type": "string", "pattern": "^file-" })),
        ("object", exactly("file")),
        ("bytes", count()),
        ("created_at", moment()),
        ("expires_at", nullable(moment())),
        ("filename", text()),
        ("purpose", one_of(Purpose::ALL.map(Purpose::name))),
        ("status", exactly("processed")),
        ("status_details", json!({ "type": "null" })),
    ])
}

fn form() -> Value {
    let life = between(*SECONDS.start(), *SECONDS.end());
    json!({
        "type": "object",
        "required": ["file", "purpose"],
        "properties": {
            "file": about(json!({ "type": "string", "contentMediaType": "application/octet-stream" }), "The bytes, at least one and at most 50 MiB; a picture where the purpose is `vision`."),
            "purpose": one_of(Purpose::ALL.map(Purpose::name)),
            "expires_after[anchor]": exactly("created_at"),
            "expires_after[seconds]": about(life, "How long it is kept."),
        },
        "dependentRequired": {
            "expires_after[anchor]": ["expires_after[seconds]"],
            "expires_after[seconds]": ["expires_after[anchor]"],
        },
        "additionalProperties": false,
    })
}

pub(super) fn list() -> Operation {
    Operation::new("listFiles", "Files", Caller::Allowed, "List the project's files")
        .query("purpose", text(), "Only files of this purpose.")
        .query(
            "after",
            json!({ "type": "string", "pattern": "^(file-[0-9a-z]+)?$" }),
            "The last file of the page before.",
        )
        .query("limit", between(1, MOST.into()), "How many on a page.")
        .query("order", one_of(["asc", "desc"]), "By age: `desc`, the newest first, unless said.")
        .answers(200, "A page of files.", named("FileList"))
}

pub(super) fn create() -> Operation {
    Operation::new("createFile", "Files", Caller::Allowed, "Keep a file")
        .takes("multipart/form-data", named("FileForm"))
        .answers(200, "The file.", named("File"))
        .refuses(&[408, 415])
}

fn one(name: &'static str, summary: &'static str) -> Operation {
    Operation::new(name, "Files", Caller::Allowed, summary)
        .path("id", json!({ "type": "string" }), "The file's id.")
        .refuses(&[404])
}

pub(super) fn read() -> Operation {
    one("getFile", "Get a file's description").answers(200, "The file.", named("File"))
}

pub(super) fn delete() -> Operation {
    one("deleteFile", "Delete a file").says("A job that runs keeps what it was begun with.").answers(
        200,
        "It is gone.",
        named("FileDeleted"),
    )
}

pub(super) fn content() -> Operation {
    let kinds = Format::ALL.iter().map(|format| format.mime()).chain(["application/octet-stream"]);
    stored_bytes(one("getFileContent", "Get a file's bytes"), kinds)
}
