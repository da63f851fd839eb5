//! What the document says of what machines ask.

use pictor_api::schema::{exactly, flag, list, object, one_of, text, with_optional};
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
    let check = with_optional(object([("name", text()), ("ok", flag())]), [("reason", text())]);
    let told = |statuses: &[&str]| {
        object([("status", one_of(statuses.iter().copied())), ("checks", list(check.clone()))])
    };
    asked("isReady", "Whether new calls are welcome, and what is missing")
        .answers(200, "They are; `degraded` where something is missing.", told(&["ready", "degraded"]))
        .answers(503, "They are not.", told(&["not_ready", "draining"]))
}

pub(super) fn metrics() -> Operation {
    asked("getMetrics", "What was counted, for Prometheus").answers_as(
        200,
        "The instruments.",
        "application/openmetrics-text",
        json!({ "schema": text() }),
    )
}
