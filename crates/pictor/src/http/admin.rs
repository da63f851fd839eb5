//! For operators: the state of the pool, and the instruments.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use pictor_relay::health::{BreakerHealth, KeyHealth, RestHealth, UpstreamHealth};
use serde_json::{Value, json};

use super::error::Refusal;
use super::{Doors, auth};

/// `GET /metrics`, for Prometheus. Names of upstreams and counts, no keys and nothing of any call.
pub(super) async fn metrics(State(doors): State<Arc<Doors>>) -> Response {
    let pool = doors.images.pool();
    let text = doors.metrics.render(doors.tasks.running(), doors.spools.in_use(), pool.as_ref());
    ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response()
}

/// `GET /admin/api/upstreams`: each upstream with its load, and the reason for each rest.
pub(super) async fn upstreams(State(doors): State<Arc<Doors>>, request: Request) -> Response {
    if let Err(refusal) = auth::authenticate(&doors.keys, request.headers()) {
        return Refusal(refusal).into_response();
    }
    let pool = doors.images.pool();
    let data: Vec<Value> = pool.iter().flat_map(|pool| pool.upstreams.iter().map(upstream)).collect();
    let waiting = pool.as_ref().map_or(0, |pool| pool.waiting);
    Json(json!({ "object": "list", "data": data, "waiting": waiting })).into_response()
}

fn upstream(upstream: &UpstreamHealth) -> Value {
    let fates: serde_json::Map<String, Value> =
        upstream.fates.iter().map(|(fate, count)| (fate.name().to_owned(), json!(count))).collect();
    json!({
        "object": "upstream",
        "name": upstream.name,
        "priority": upstream.priority,
        "in_flight": upstream.in_flight,
        "max_in_flight": upstream.max_in_flight,
        "rest": upstream.rest.as_ref().map(rest),
        "keys": upstream.keys.iter().map(key).collect::<Vec<_>>(),
        "breakers": { "generations": breaker(upstream.generations), "edits": breaker(upstream.edits) },
        "fates": fates,
    })
}

fn rest(rest: &RestHealth) -> Value {
    json!({ "ends_in_seconds": rest.ends_in.as_secs_f64(), "why": rest.why })
}

fn key(key: &KeyHealth) -> Value {
    let models: serde_json::Map<String, Value> =
        key.models.iter().map(|(model, resting)| (model.clone(), rest(resting))).collect();
    json!({ "rest": key.rest.as_ref().map(rest), "models": models })
}

fn breaker(breaker: BreakerHealth) -> Value {
    match breaker {
        BreakerHealth::Closed { failures } => json!({ "state": "closed", "failures": failures }),
        BreakerHealth::Open { ends_in } => {
            json!({ "state": "open", "ends_in_seconds": ends_in.as_secs_f64() })
        }
        BreakerHealth::Probing => json!({ "state": "probing" }),
    }
}
