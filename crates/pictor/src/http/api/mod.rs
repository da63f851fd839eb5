//! What OpenAI has: the images endpoints and the models; and the jobs, by its manners.

mod abilities;
mod files;
mod images;
pub(super) mod jobs;
mod models;
mod openapi;
mod rulebook;
mod terms;
pub(super) mod webhooks;

pub(super) use abilities::offered;
pub(super) use rulebook::{of_one_picture, price};

use super::exchange::handler;
use super::openapi::{Route, Schema};

/// The routes of the API. Azure's older addresses name the model as a deployment, and the same handlers answer.
pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::post(
            "/images/generations",
            handler("generations", images::generations),
            openapi::generations(),
        )
        .also("/openai/deployments/{id}/images/generations"),
        Route::post("/images/edits", handler("edits", images::edits), openapi::edits())
            .also("/openai/deployments/{id}/images/edits"),
        Route::get("/models", handler("other", models::list), openapi::models()).also("/openai/models"),
        Route::get("/models/{id}", handler("other", models::one), openapi::one_model())
            .also("/openai/models/{id}"),
        Route::get("/images/models", handler("other", rulebook::list), openapi::rulebooks()).compressed(),
    ];
    routes.extend(jobs::routes());
    routes.extend(files::routes());
    routes.extend(webhooks::routes());
    routes
}

/// The schemas that their operations name.
pub(super) fn schemas() -> Vec<Schema> {
    [openapi::schemas(), jobs::openapi::schemas(), files::schemas(), webhooks::schemas()].concat()
}
