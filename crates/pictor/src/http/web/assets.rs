//! `/-/{digest}/{file}`: what pages load. The digest changes with any of the files, so that they may be kept for good.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};

use crate::http::exchange::Inbound;
use crate::http::{House, path};

/// `GET /-/{digest}/{file}`; a page of an older version gets today's file, and does not keep it.
pub(super) async fn serve(_: Arc<House>, inbound: Inbound) -> Response {
    let (digest, name) =
        (path::behind(&inbound.head.uri, "/-/", 0), path::behind(&inbound.head.uri, "/-/", 1));
    let Some(file) = pictor_web::asset(name) else { return StatusCode::NOT_FOUND.into_response() };
    let is_current = digest == pictor_web::digest();
    let kept = if is_current { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = [
        (CACHE_CONTROL, HeaderValue::from_static(kept)),
        (CONTENT_TYPE, HeaderValue::from_static(file.media_type)),
    ];
    (headers, file.bytes).into_response()
}
