//! What OpenAI has: the images endpoints and the models.

mod images;
mod models;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use super::House;
use super::exchange::handler;

/// The routes, as they stand below `/v1` and without it.
pub(super) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/images/generations", post(handler("generations", images::generations)))
        .route("/images/edits", post(handler("edits", images::edits)))
        .route("/models", get(handler("other", models::list)))
        .route("/models/{id}", get(handler("other", models::one)))
}
