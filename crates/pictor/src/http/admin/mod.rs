//! What operators ask and OpenAI's API lacks: the state of the pool, the jobs of everybody and whom they were told to,
//! and settings that are read again.

mod deliveries;
mod jobs;
mod openapi;
mod reload;

use std::sync::Arc;

use axum::Json;
use pictor_relay::health::{BreakerHealth, KeyHealth, RestHealth, UpstreamHealth};
use serde_json::{Value, json};

use super::error::Refusal;
use super::exchange::{Inbound, handler};
use super::openapi::Route;
use super::{House, auth};
pub(super) use openapi::schemas;

/// The routes, for those who hold an admin key.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/admin/api/upstreams", handler("other", upstreams), openapi::upstreams()),
        Route::post("/admin/api/reload", handler("other", reload::reload), openapi::reload()),
        Route::get("/admin/api/jobs", handler("jobs", jobs::list), openapi::jobs()),
        Route::get("/admin/api/jobs/{id}", handler("jobs", jobs::one), openapi::one_job()),
        Route::get("/admin/api/deliveries", handler("webhooks", deliveries::list), openapi::deliveries()),
        Route::post(
            "/admin/api/deliveries/{id}/retry",
            handler("webhooks", deliveries::retry),
            openapi::retry_delivery(),
        ),
    ]
}

/// `GET /admin/api/upstreams`: each upstream with its load, and the reason for each rest.
async fn upstreams(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    auth::authenticate_admin(&house, &inbound.head.headers).await?;
    let pool = house.images.maker.pool();
    let data: Vec<Value> = pool.iter().flat_map(|pool| pool.upstreams.iter().map(upstream)).collect();
    let (waiting, retired) = pool.as_ref().map_or((0, 0), |pool| (pool.waiting, pool.retired));
    Ok(Json(json!({ "object": "list", "data": data, "waiting": waiting, "retired": retired })))
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
