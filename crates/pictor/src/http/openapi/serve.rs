//! `GET /openapi.json`: written once, when the server starts.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, HeaderMap, HeaderValue};
use axum::response::Response;
use serde_json::{Value, json};

use super::JSON;
use super::operation::{Caller, Operation};
use crate::http::exchange::Inbound;
use crate::http::{House, etag};

/// Where it is.
pub(in crate::http) const PATH: &str = "/openapi.json";

/// What the document says of itself.
pub(super) fn operation() -> Operation {
    Operation::new("getOpenApi", "Machines", Caller::Anybody, "This document")
        .header("If-None-Match", json!({ "type": "string" }), "The `ETag` that the client has.")
        .answers(200, "The document.", json!({ "type": "object", "required": ["openapi", "info", "paths"] }))
        .tells(200, "ETag", "The version of the document.")
        .tells(200, "Cache-Control", "Ask again, with the `ETag`.")
        .answers_nothing(304, "The client has it already.")
        .tells(304, "ETag", "The version of the document.")
        .tells(304, "Cache-Control", "Ask again, with the `ETag`.")
}

/// A handler that gives the document to everybody.
pub(in crate::http) fn serve(
    document: &Value,
) -> impl Fn(Arc<House>, Inbound) -> std::future::Ready<Response> + Clone + Send + Sync + 'static {
    let text = Bytes::from(format!("{document:#}\n"));
    let tag = etag::of(&text);
    let headers = HeaderMap::from_iter([(CACHE_CONTROL, HeaderValue::from_static("no-cache"))]);
    move |_, inbound| {
        let answer = etag::answer(&inbound.head.headers, headers.clone(), &tag, JSON, text.clone());
        std::future::ready(answer)
    }
}
