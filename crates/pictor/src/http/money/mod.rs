//! What calls may cost and what they did: for callers, in OpenAI's shapes for operators, and what a person must decide.

mod costs;
mod estimate;
mod reconcile;
mod span;
mod spending;
mod usage;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use pictor_api::error;
use serde_json::{Value, json};

use super::House;
use super::error::Refusal;
use super::exchange::handler;
use crate::db::DbError;

/// The routes of the API below `prefix`.
pub(super) fn routes(prefix: &str) -> Router<Arc<House>> {
    let at = |path: &str| format!("{prefix}{path}");
    Router::new()
        .route(&at("/images/estimate"), post(handler("estimate", estimate::estimate)))
        .route(&at("/usage"), get(handler("usage", spending::spending)))
        .route(&at("/organization/usage/images"), get(handler("usage", usage::images)))
        .route(&at("/organization/costs"), get(handler("usage", costs::costs)))
}

/// What OpenAI's API lacks, for operators.
pub(super) fn admin_routes() -> Router<Arc<House>> {
    Router::new()
        .route("/admin/api/ledger/unknown", get(handler("ledger", reconcile::unknown)))
        .route("/admin/api/jobs/{id}/reconcile", post(handler("ledger", reconcile::reconcile)))
}

/// The database did not answer: the log has the cause, the caller comes again.
fn failed(failure: &DbError) -> Refusal {
    tracing::error!(error = pictor_relay::describe(failure), "cannot read the books");
    Refusal(error::database_unavailable(5))
}

/// A page of spans, in OpenAI's shape.
fn page(data: Vec<Value>, next: Option<i64>) -> Value {
    json!({
        "object": "page",
        "data": data,
        "has_more": next.is_some(),
        "next_page": next.map(|second| format!("page_{second}")),
    })
}
