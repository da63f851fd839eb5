//! What the document says of what machines ask.

use pictor_api::schema::{exactly, text};
use serde_json::json;

use crate::http::openapi::{Caller, Operation};

fn asked(name: &'static str, summary: &'static str) -> Operation {
    Operation::new(name, "Machines", Caller::Anybody, summary)
}

pub(super) fn alive() -> Operation {
    asked("isAlive", "Whether the process answers").answers_as(
        200,
        "It does.",
        "text/plain",
        json!({ "schema": exactly("ok\n") }),
    )
}

pub(super) fn ready() -> Operation {
    asked("isReady", "Whether new calls are welcome")
        .answers_as(200, "They are.", "text/plain", json!({ "schema": text() }))
        .answers_as(503, "They are not.", "text/plain", json!({ "schema": text() }))
}

pub(super) fn metrics() -> Operation {
    asked("getMetrics", "What was counted, for Prometheus").answers_as(
        200,
        "The instruments.",
        "application/openmetrics-text",
        json!({ "schema": text() }),
    )
}
