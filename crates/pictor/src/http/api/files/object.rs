//! The file object.

use serde_json::{Value, json};

use crate::files::File;
use crate::http::api::jobs::seconds;

/// OpenAI's file object.
pub(super) fn object(file: &File) -> Value {
    json!({
        "id": file.id,
        "object": "file",
        "bytes": file.bytes,
        "created_at": seconds(file.created_at),
        "expires_at": file.expires_at.map(seconds),
        "filename": file.filename,
        "purpose": file.purpose.name(),
        "status": "processed",
        "status_details": null,
    })
}
