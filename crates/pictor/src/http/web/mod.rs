//! What is nobody else's: pages, once there are some. Until then every other address is one that does not exist.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::exchange::{Inbound, handler};
use super::{House, hear_out};

/// Every address that no other room has.
pub(super) fn routes() -> Router<Arc<House>> {
    Router::new().fallback(handler("other", not_found))
}

/// OpenAI answers an unknown path with an empty 404.
async fn not_found(house: Arc<House>, inbound: Inbound) -> Response {
    hear_out(&house, inbound).await;
    (StatusCode::NOT_FOUND, Body::empty()).into_response()
}
