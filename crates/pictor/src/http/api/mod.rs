//! What OpenAI has: the images endpoints and the models; and the jobs, by its manners.

mod abilities;
mod files;
mod images;
pub(super) mod jobs;
mod models;
mod terms;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use super::House;
use super::exchange::handler;

/// The routes below `prefix`. Not nested: a nested handler, and so the log, would not see the path as it was sent.
pub(super) fn routes(prefix: &str) -> Router<Arc<House>> {
    let at = |path: &str| format!("{prefix}{path}");
    Router::new()
        .route(&at("/images/generations"), post(handler("generations", images::generations)))
        .route(&at("/images/edits"), post(handler("edits", images::edits)))
        .route(&at("/models"), get(handler("other", models::list)))
        .route(&at("/models/{id}"), get(handler("other", models::one)))
        .merge(jobs::routes(prefix))
        .merge(files::routes(prefix))
}

/// Azure's older addresses: the deployment in the path is the model, and the same handlers answer.
pub(super) fn azure_routes() -> Router<Arc<House>> {
    let at = |path: &str| format!("{}{{id}}{path}", images::DEPLOYMENTS);
    Router::new()
        .route(&at("/images/generations"), post(handler("generations", images::generations)))
        .route(&at("/images/edits"), post(handler("edits", images::edits)))
        .route("/openai/models", get(handler("other", models::list)))
        .route("/openai/models/{id}", get(handler("other", models::one)))
}
