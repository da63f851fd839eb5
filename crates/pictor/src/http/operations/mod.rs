//! What machines ask: whether the server lives, whether it takes new work, and what it has counted.

mod openapi;
mod ready;

use std::sync::Arc;

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::House;
use super::exchange::{Inbound, handler};
use super::openapi::Route;
use ready::Readiness;

/// The routes that any listener has; they need no key.
pub(super) fn routes() -> Vec<Route> {
    let readiness = Readiness::new();
    let ready = move |house, inbound| Arc::clone(&readiness).tell(house, inbound);
    vec![
        Route::get("/healthz", handler("other", alive), openapi::alive()),
        Route::get("/readyz", handler("other", ready), openapi::ready()),
    ]
}

/// The route of the instruments, which one listener has.
pub(super) fn metrics_route() -> Route {
    Route::get("/metrics", handler("other", metrics), openapi::metrics())
}

/// `GET /healthz`: the process answers.
async fn alive(_: Arc<House>, _: Inbound) -> &'static str {
    "ok\n"
}

/// `GET /metrics`, for Prometheus. Names of upstreams and counts, no keys and nothing of any call.
async fn metrics(house: Arc<House>, _: Inbound) -> Response {
    let pool = house.images.maker.pool();
    let text = house.metrics.render(house.tasks.running(), house.spools.in_use(), pool.as_ref());
    ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response()
}
