//! What is told of endpoints and deliveries.

use serde_json::{Value, json};

use crate::clock::seconds;
use crate::http::House;
use crate::webhooks::{Delivery, Endpoint};

/// An endpoint, in OpenAI's shape, and how it does, which is ours. Its secret is shown when it is new.
pub(super) fn endpoint(house: &House, endpoint: &Endpoint, is_new: bool) -> Value {
    let types: Vec<&str> = endpoint.event_types.iter().map(|kind| kind.name()).collect();
    let secret = house.webhooks.secret(endpoint);
    let mut object = json!({
        "id": endpoint.id,
        "object": "webhook_endpoint",
        "created_at": seconds(endpoint.created_at),
        "updated_at": seconds(endpoint.updated_at),
        "event_types": types,
        "name": endpoint.name,
        "url": endpoint.url,
        "signing_secret_hint": secret.hint(),
        "enabled": endpoint.disabled_at.is_none(),
        "failing_since": endpoint.failing_since.map(seconds),
        "disabled_at": endpoint.disabled_at.map(seconds),
    });
    if is_new {
        object["signing_secret"] = json!(secret.reveal());
    }
    object
}

/// A delivery. Of its address only the host: what stands behind it may be a secret.
pub(in crate::http) fn delivery(delivery: &Delivery) -> Value {
    let due = delivery.ended_at.is_none().then(|| seconds(delivery.due_at));
    json!({
        "id": delivery.id,
        "object": "webhook_delivery",
        "webhook_endpoint_id": delivery.endpoint,
        "host": delivery.host,
        "event_id": delivery.event,
        "event_type": delivery.event_type,
        "job_id": delivery.job,
        "state": delivery.state.name(),
        "attempts": delivery.tries,
        "next_attempt_at": due,
        "last_status_code": delivery.last_status,
        "last_error": delivery.last_error,
        "created_at": seconds(delivery.created_at),
        "ended_at": delivery.ended_at.map(seconds),
    })
}
