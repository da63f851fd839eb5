//! The contract for machines: OpenAPI 3.1, made of the same rows as the router.
//!
//! A room lists its [`Route`]s: the method, the path, who answers, and the [`Operation`] that the document has of it. So
//! there is no route without an operation and no operation without a route. `document` puts them together, and `serve`
//! answers `GET /openapi.json`.

mod document;
mod download;
mod operation;
mod refusals;
mod route;
mod serve;

pub(super) use document::{Document, document};
pub(super) use download::stored_bytes;
pub(super) use operation::{Caller, Operation};
pub(super) use route::Route;
pub(super) use serve::{PATH, serve};

use pictor_api::schema::{exactly, flag, list, nullable, object, text};
use serde_json::Value;

/// The media type of nearly everything.
pub(super) const JSON: &str = "application/json";

/// A named schema of the document.
pub(super) type Schema = (&'static str, Value);

/// A page of a list, as OpenAI's lists are.
pub(super) fn page_of(items: Value) -> Value {
    object([
        ("object", exactly("list")),
        ("data", list(items)),
        ("first_id", nullable(text())),
        ("last_id", nullable(text())),
        ("has_more", flag()),
    ])
}

/// What tells that something is gone.
pub(super) fn deleted(what: &str) -> Value {
    object([("id", text()), ("object", exactly(what)), ("deleted", flag())])
}
