//! What calls may cost and what they did: for callers, in OpenAI's shapes for operators, and what a person must decide.

mod costs;
mod estimate;
mod openapi;
mod reconcile;
mod span;
mod spending;
mod stats;
mod usage;

use pictor_api::error;
use serde_json::{Value, json};

use super::error::Refusal;
use super::exchange::handler;
use super::openapi::Route;
use crate::db::DbError;
pub(super) use openapi::{holder, schemas};
pub(super) use spending::spent;

/// The routes of the API.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::post("/images/estimate", handler("estimate", estimate::estimate), openapi::estimate()),
        Route::get("/usage", handler("usage", spending::spending), openapi::spending()),
        Route::get("/organization/usage/images", handler("usage", usage::images), openapi::usage()),
        Route::get("/organization/costs", handler("usage", costs::costs), openapi::costs()),
    ]
}

/// What OpenAI's API lacks, for operators.
pub(super) fn admin_routes() -> Vec<Route> {
    vec![
        Route::get("/admin/api/stats", handler("usage", stats::stats), openapi::stats()),
        Route::get("/admin/api/ledger/unknown", handler("ledger", reconcile::unknown), openapi::unknown()),
        Route::post(
            "/admin/api/jobs/{id}/reconcile",
            handler("ledger", reconcile::reconcile),
            openapi::reconcile(),
        ),
    ]
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
