//! What the document says of webhooks.

use pictor_api::schema::{
    about, between, count, exactly, flag, integer, list, moment, named, nullable, object, one_of, text,
    with_optional,
};
use serde_json::{Value, json};

use crate::http::api::terms::LONGEST_URL;
use crate::http::fields::{LONGEST_NAME, SAYS_SOMETHING};
use crate::http::openapi::{Caller, JSON, Operation, Schema, deleted, page_of};
use crate::webhooks::{EventType, State};

/// The schemas that these operations name.
pub(in crate::http) fn schemas() -> Vec<Schema> {
    vec![
        ("WebhookEndpoint", endpoint()),
        ("WebhookEndpointList", page_of(named("WebhookEndpoint"))),
        ("WebhookEndpointDeleted", deleted("webhook_endpoint.deleted")),
        ("WebhookDelivery", delivery()),
        ("WebhookDeliveryList", page_of(named("WebhookDelivery"))),
        ("WebhookSigningSecret", secret()),
    ]
}

fn event_type() -> Value {
    one_of(EventType::ALL.map(EventType::name))
}

fn endpoint() -> Value {
    let told = object([
        ("id", json!({ "type": "string", "pattern": "^whe_" })),
        ("object", exactly("webhook_endpoint")),
        ("created_at", moment()),
        ("updated_at", moment()),
        ("event_types", list(event_type())),
        ("name", text()),
        ("url", text()),
        ("signing_secret_hint", text()),
        ("enabled", flag()),
        ("failing_since", about(nullable(moment()), "Since when nothing has arrived.")),
        ("disabled_at", nullable(moment())),
    ]);
    with_optional(told, [("signing_secret", about(text(), "Only when it is new."))])
}

/// A delivery, to those whose project it is.
pub(in crate::http) fn delivery() -> Value {
    object([
        ("id", json!({ "type": "string", "pattern": "^dlv_" })),
        ("object", exactly("webhook_delivery")),
        ("webhook_endpoint_id", about(nullable(text()), "`null`: at the address that the call named.")),
        ("host", text()),
        ("event_id", text()),
        ("event_type", event_type()),
        ("job_id", text()),
        ("state", one_of(State::ALL.map(State::name))),
        ("attempts", count()),
        ("next_attempt_at", nullable(moment())),
        ("last_status_code", nullable(integer())),
        ("last_error", nullable(text())),
        ("created_at", moment()),
        ("ended_at", nullable(moment())),
    ])
}

fn secret() -> Value {
    object([
        ("object", exactly("webhook_signing_secret")),
        ("signing_secret", text()),
        ("signing_secret_hint", text()),
    ])
}

fn asked(name: &'static str, summary: &'static str) -> Operation {
    Operation::new(name, "Webhooks", Caller::Allowed, summary)
}

/// An operation on one endpoint.
fn one(name: &'static str, summary: &'static str) -> Operation {
    asked(name, summary).path("id", text(), "The endpoint's id.").refuses(&[404])
}

/// What may be written of an endpoint.
fn members() -> [(&'static str, Value); 3] {
    let url = json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_URL });
    let types = json!({ "type": "array", "items": event_type(), "minItems": 1 });
    [
        ("url", about(url, "https, unless the operator allows http.")),
        ("event_types", types),
        (
            "name",
            nullable(
                json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_NAME, "pattern": SAYS_SOMETHING }),
            ),
        ),
    ]
}

pub(super) fn list_endpoints() -> Operation {
    asked("listWebhookEndpoints", "List the project's webhook endpoints")
        .query("after", of_kind("whe_"), "The last endpoint of the page before.")
        .query("limit", between(1, 100), "How many on a page; 20 unless said.")
        .query("order", one_of(["asc", "desc"]), "By age: `asc`, the oldest first, unless said.")
        .answers(200, "A page of endpoints.", named("WebhookEndpointList"))
}

/// An id that a page begins behind.
fn of_kind(prefix: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^({prefix}[0-9a-zA-Z]{{1,64}})?$") })
}

pub(super) fn create() -> Operation {
    let [url, types, name] = members();
    let body = with_optional(object([url, types]), [name]);
    asked("createWebhookEndpoint", "Make a webhook endpoint").takes(JSON, body).answers(
        200,
        "The endpoint, with its secret.",
        named("WebhookEndpoint"),
    )
}

pub(super) fn read() -> Operation {
    one("getWebhookEndpoint", "Get a webhook endpoint").answers(
        200,
        "The endpoint.",
        named("WebhookEndpoint"),
    )
}

pub(super) fn change() -> Operation {
    let enabled = about(nullable(flag()), "`true` sends what has waited.");
    let [url, types, name] = members();
    let kept = [(url.0, nullable(url.1)), (types.0, nullable(types.1)), name, ("enabled", enabled)];
    let body = with_optional(object([]), kept);
    one("updateWebhookEndpoint", "Change a webhook endpoint").takes(JSON, body).or_nothing().answers(
        200,
        "The endpoint.",
        named("WebhookEndpoint"),
    )
}

pub(super) fn delete() -> Operation {
    one("deleteWebhookEndpoint", "Delete a webhook endpoint and what it was still to be told").answers(
        200,
        "It is gone.",
        named("WebhookEndpointDeleted"),
    )
}

pub(super) fn event_types() -> Operation {
    asked("listWebhookEventTypes", "List what webhooks can tell of").answers(
        200,
        "The types of events.",
        object([("object", exactly("list")), ("data", list(event_type()))]),
    )
}

pub(super) fn secret_of_project() -> Operation {
    asked("getWebhookSigningSecret", "Get the secret for addresses that single calls name").answers(
        200,
        "The secret.",
        named("WebhookSigningSecret"),
    )
}

pub(super) fn rotate_secret_of_project() -> Operation {
    rotating(asked("rotateWebhookSigningSecret", "Take another secret for addresses that single calls name"))
        .answers(200, "The new secret.", named("WebhookSigningSecret"))
}

/// Another secret.
fn rotating(operation: Operation) -> Operation {
    let body = with_optional(object([]), [("keep_old_secret_active_for_24_hours", nullable(flag()))]);
    operation.takes(JSON, body).or_nothing()
}

pub(super) fn rotate() -> Operation {
    rotating(one("rotateWebhookSecret", "Give a webhook endpoint another secret")).answers(
        200,
        "The endpoint, with its new secret.",
        named("WebhookEndpoint"),
    )
}

pub(super) fn test() -> Operation {
    let told = object([
        ("object", exactly("webhook_endpoint.test")),
        ("event_type", event_type()),
        ("status_code", integer()),
        ("success", flag()),
        ("webhook_endpoint_id", text()),
    ]);
    one("testWebhookEndpoint", "Send an example to a webhook endpoint")
        .takes(JSON, object([("event_type", event_type())]))
        .answers(200, "What the receiver answered.", told)
}

/// The parameters that choose among deliveries.
pub(in crate::http) fn filtered(operation: Operation) -> Operation {
    operation
        .query("state", one_of(State::ALL.map(State::name)), "Only deliveries that stand so.")
        .query("after", of_kind("dlv_"), "The last delivery of the page before.")
        .query("limit", between(1, 100), "How many on a page; 20 unless said.")
        .query("order", one_of(["asc", "desc"]), "By age: `desc`, the newest first, unless said.")
}

pub(super) fn deliveries() -> Operation {
    filtered(one(
        "listWebhookDeliveries",
        "List what was told at a webhook endpoint, and what is still to be",
    ))
    .answers(200, "A page of deliveries.", named("WebhookDeliveryList"))
}
