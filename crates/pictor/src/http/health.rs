//! Whether the server lives, and whether it takes new work.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use super::Doors;

/// `GET /healthz`: the process answers.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: 200 while new calls are welcome, 503 from the moment that the server is told to stop.
pub(super) async fn ready(State(doors): State<Arc<Doors>>) -> (StatusCode, &'static str) {
    if doors.tasks.is_retiring() {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping\n")
    } else {
        (StatusCode::OK, "ready\n")
    }
}
