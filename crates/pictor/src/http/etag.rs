//! `ETag` and `If-None-Match`: what the client has already need not be sent.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH};
use axum::response::{IntoResponse, Response};

/// The tag of these bytes.
pub(super) fn of(bytes: &[u8]) -> String {
    format!("\"{}\"", &blake3::hash(bytes).to_hex()[..32])
}

/// Whether the client says that it has what is called `tag`.
pub(super) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let sent = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = sent.flat_map(|value| value.split(',')).map(str::trim);
    tags.any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

/// What is called `tag`, with these headers; only the headers, where who `asked` has it.
pub(super) fn answer(
    asked: &HeaderMap,
    mut headers: HeaderMap,
    tag: &str,
    media_type: &'static str,
    body: impl IntoResponse,
) -> Response {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(ETAG, tag);
    }
    if is_known(asked, tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    (headers, body).into_response()
}
