//! The door for clients: routes, who may pass, what is read and what is answered. Knows no SQL and no pixels.

mod admin;
mod auth;
mod body;
mod deliver;
mod error;
mod health;
mod images;
mod log;
mod models;
mod server;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use pictor_api::models::ModelTable;
use pictor_api::request::Rules;
use pictor_spool::Spools;

use crate::config::{self, Config};
use crate::images::Images;
use crate::keys::Keys;
use crate::metrics::Metrics;
use crate::tasks::Tasks;
use deliver::Heartbeat;
use error::Refusal;
pub use server::serve;

/// What the handlers need. All requests share one.
pub struct Doors {
    images: Arc<Images>,
    models: Arc<ModelTable>,
    spools: Spools,
    tasks: Tasks,
    keys: Keys,
    rules: Rules,
    timeouts: Arc<config::Http>,
    heartbeat: Heartbeat,
    metrics: Metrics,
}

impl Doors {
    /// Doors to these rooms.
    pub fn new(
        images: &Arc<Images>,
        models: &Arc<ModelTable>,
        spools: &Spools,
        tasks: &Tasks,
        keys: Keys,
        config: &Config,
        metrics: Metrics,
    ) -> Self {
        Self {
            images: images.clone(),
            models: models.clone(),
            spools: spools.clone(),
            tasks: tasks.clone(),
            keys,
            rules: Rules { strict: config.strict, sniff_octet_stream: !config.strict },
            timeouts: Arc::new(config.http.clone()),
            heartbeat: Heartbeat::new(&config.http),
            metrics,
        }
    }
}

/// Every route. The SDKs add no `/v1` of their own, so each API route stands with and without it.
pub fn router(doors: Doors) -> Router {
    let api = Router::new()
        .route("/images/generations", post(images::generations))
        .route("/images/edits", post(images::edits))
        .route("/models", get(models::list))
        .route("/models/{id}", get(models::one));
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(admin::metrics))
        .route("/admin/api/upstreams", get(admin::upstreams))
        .nest("/v1", api.clone())
        .merge(api)
        .method_not_allowed_fallback(wrong_method)
        .fallback(not_found)
        .layer(from_fn_with_state(doors.metrics.clone(), log::every_request))
        .with_state(Arc::new(doors))
}

/// OpenAI answers an unknown route with an empty 404.
async fn not_found(State(doors): State<Arc<Doors>>, request: Request) -> StatusCode {
    hear_out(&doors, request).await;
    StatusCode::NOT_FOUND
}

async fn wrong_method(State(doors): State<Arc<Doors>>, request: Request) -> Response {
    let named = format!("{} {}", request.method(), request.uri().path());
    hear_out(&doors, request).await;
    Refusal(pictor_api::error::method_not_allowed(&named)).into_response()
}

async fn hear_out(doors: &Doors, request: Request) {
    let (head, body) = request.into_parts();
    body::linger(&head.headers, body, &doors.timeouts, &doors.metrics).await;
}
