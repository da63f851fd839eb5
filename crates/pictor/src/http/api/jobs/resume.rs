//! Streams of events that a client goes on with where it was, and their signs of life.

use std::time::Duration;

use axum::http::header::HeaderMap;
use axum::http::request::Parts;
use pictor_api::{ApiError, error};

use crate::config;
use crate::http::query::Query;

/// The number of the last event that the client has, at most `most`: the larger one where both ways say it, since a
/// browser that comes back repeats the address it began with.
pub(super) fn seen(head: &Parts, most: i64) -> Result<Option<i64>, ApiError> {
    let query = Query::read(&head.uri, &["starting_after"])?;
    let asked = query.integer("starting_after", 0..=most)?;
    Ok(asked.max(last_event_id(&head.headers, most)?))
}

fn last_event_id(headers: &HeaderMap, most: i64) -> Result<Option<i64>, ApiError> {
    let Some(value) = headers.get("last-event-id") else { return Ok(None) };
    let number = value.to_str().ok().and_then(|text| text.trim().parse().ok());
    let number = number.filter(|number| (0..=most).contains(number));
    number.map(Some).ok_or_else(|| error::invalid_header("Last-Event-ID", "the id of an event, a number"))
}

/// How long the client is left without a sign.
pub(super) fn patience(http: &config::Http) -> Duration {
    if http.heartbeat_after.is_zero() {
        Duration::MAX
    } else {
        http.heartbeat_every.max(Duration::from_millis(1))
    }
}
