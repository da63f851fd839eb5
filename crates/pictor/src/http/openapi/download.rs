//! What the document says of bytes that are stored here.

use pictor_api::schema::text;
use serde_json::json;

use super::operation::Operation;

/// Bytes of one of these kinds: whole, in part, or that the client has them already.
pub(in crate::http) fn stored_bytes(
    operation: Operation,
    kinds: impl Iterator<Item = &'static str>,
) -> Operation {
    let mut operation = operation
        .header("If-None-Match", text(), "The `ETag` that the client has.")
        .header("Range", text(), "Which bytes, as `bytes=FIRST-LAST`; several ranges are answered whole.")
        .header("If-Range", text(), "Only if the `ETag` is still this one; else everything.");
    for kind in kinds {
        operation = operation.answers_as(200, "The bytes.", kind, json!({})).answers_as(
            206,
            "The part of them.",
            kind,
            json!({}),
        );
    }
    operation = operation.answers_nothing(304, "The client has them already.");
    for status in [200, 206, 304] {
        operation = operation
            .tells(status, "ETag", "Of the bytes.")
            .tells(status, "Cache-Control", "How long the client may keep them unasked.")
            .tells(status, "Content-Disposition", "A name for the file.")
            .tells(status, "Content-Security-Policy", "`sandbox`")
            .tells(status, "Accept-Ranges", "`bytes`");
    }
    operation.tells(206, "Content-Range", "Which bytes of how many.").refuses(&[416])
}
