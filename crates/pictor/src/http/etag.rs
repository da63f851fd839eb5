//! `If-None-Match`: what the client has already need not be sent.

use axum::http::header::{HeaderMap, IF_NONE_MATCH};

/// Whether the client says that it has what is called `tag`.
pub(super) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let sent = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = sent.flat_map(|value| value.split(',')).map(str::trim);
    tags.any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}
