//! What the document says of what operators ask.

use pictor_api::schema::{
    USAGE, about, count, dollars, exactly, flag, integer, list, map_of, moment, named, nullable, number,
    object, text, with_members, with_optional,
};
use serde_json::{Value, json};

use crate::http::api::jobs::openapi::{filtered, job};
use crate::http::api::webhooks::openapi as webhooks;
use crate::http::openapi::{Caller, Operation, Schema, page_of};

/// The schemas that these operations name.
pub(in crate::http) fn schemas() -> Vec<Schema> {
    vec![
        ("AdminJob", whole()),
        ("AdminJobList", page_of(named("AdminJob"))),
        ("AdminJobWithAttempts", with_members(whole(), [("attempts", list(attempt()))])),
        ("AdminWebhookDelivery", whole_delivery()),
        ("AdminWebhookDeliveryList", page_of(named("AdminWebhookDelivery"))),
        ("Upstream", upstream()),
        (
            "UpstreamList",
            object([
                ("object", exactly("list")),
                ("data", list(named("Upstream"))),
                ("waiting", count()),
                ("retired", about(count(), "Calls of upstreams that were taken away.")),
            ]),
        ),
    ]
}

/// The job object of its owner, and what concerns the operator alone.
fn whole() -> Value {
    let own = [
        ("project_id", text()),
        ("api_key_id", text()),
        ("idempotency_key", nullable(text())),
        ("asynchronous", flag()),
        ("route", text()),
        ("money", text()),
        ("reserved_usd", dollars()),
        ("retryable", flag()),
        ("recovered", flag()),
        ("delivered_at", nullable(moment())),
    ];
    with_members(job(), own)
}

/// A delivery, and whose it is.
fn whole_delivery() -> Value {
    with_members(webhooks::delivery(), [("project_id", text())])
}

fn attempt() -> Value {
    object([
        ("number", count()),
        ("upstream", text()),
        ("started_at", moment()),
        ("elapsed_ms", nullable(count())),
        ("fate", nullable(text())),
        ("status", nullable(integer())),
        ("sent_bytes", nullable(count())),
        ("received_bytes", nullable(count())),
        ("upstream_request", nullable(text())),
        ("pictures", nullable(count())),
        ("usage", nullable(named(USAGE))),
        ("cost_usd", nullable(dollars())),
        ("note", nullable(text())),
    ])
}

fn upstream() -> Value {
    let rest = || nullable(object([("ends_in_seconds", number()), ("why", text())]));
    let breaker = || {
        let state = json!({ "type": "string", "enum": ["closed", "open", "probing"] });
        with_optional(object([("state", state)]), [("failures", count()), ("ends_in_seconds", number())])
    };
    object([
        ("object", exactly("upstream")),
        ("name", text()),
        ("priority", integer()),
        ("in_flight", count()),
        ("max_in_flight", count()),
        ("rest", about(rest(), "Why it is left alone, and for how long.")),
        ("keys", list(object([("rest", rest()), ("models", map_of(rest()))]))),
        ("breakers", object([("generations", breaker()), ("edits", breaker())])),
        ("fates", about(map_of(count()), "What became of attempts, counted.")),
    ])
}

fn asked(name: &'static str, summary: &'static str) -> Operation {
    Operation::new(name, "Operators", Caller::Allowed, summary)
}

pub(super) fn upstreams() -> Operation {
    asked("listUpstreams", "See each upstream with its load, and why it rests").answers(
        200,
        "The pool.",
        named("UpstreamList"),
    )
}

pub(super) fn jobs() -> Operation {
    filtered(asked("listAllJobs", "List the jobs of all projects"))
        .query("project", text(), "Only jobs of this project.")
        .query("key", text(), "Only jobs of this key.")
        .answers(200, "A page of jobs.", named("AdminJobList"))
}

pub(super) fn one_job() -> Operation {
    asked("getAnyJob", "Get a job with its attempts")
        .path("id", text(), "The job's id.")
        .answers(200, "The job.", named("AdminJobWithAttempts"))
        .refuses(&[404])
}

pub(super) fn reload() -> Operation {
    let names = || list(text());
    let upstreams = object([("added", names()), ("changed", names()), ("removed", names())]);
    let told = object([
        ("object", exactly("reload")),
        ("upstreams", upstreams),
        ("applied", about(names(), "What else is in force now, by its key.")),
        ("needs_restart", about(names(), "What differs and waits for a restart.")),
    ]);
    asked("reloadSettings", "Read the settings again")
        .says("Calls under way go on as they began. Where anything is wrong, nothing changes.")
        .answers(200, "What is in force now.", told)
        .refuses(&[400])
}

pub(super) fn deliveries() -> Operation {
    webhooks::filtered(asked(
        "listAllWebhookDeliveries",
        "List what was told by webhooks, and what did not arrive",
    ))
    .answers(200, "A page of deliveries.", named("AdminWebhookDeliveryList"))
}

pub(super) fn retry_delivery() -> Operation {
    asked("retryWebhookDelivery", "Send a delivery once more")
        .path("id", text(), "The delivery's id.")
        .answers(200, "The delivery.", named("AdminWebhookDelivery"))
        .refuses(&[404])
}
