//! `GET /images/jobs/{id}`: a job as it stands now.

use std::sync::Arc;

use axum::Json;
use axum::http::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::partial::object_now;
use crate::http::House;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::links::Links;

/// When to ask again, in milliseconds. A picture takes some ten seconds, and the question costs a few microseconds.
const POLL_AFTER: HeaderValue = HeaderValue::from_static("1000");

/// `GET /images/jobs/{id}`
pub(super) async fn read(house: Arc<House>, inbound: Inbound) -> Result<(HeaderMap, Json<Value>), Refusal> {
    let question = inbound.into();
    let (_, job) = super::find(&house, &question).await?;
    let mut headers = HeaderMap::new();
    if job.status.is_open() {
        headers.insert(HeaderName::from_static("openai-poll-after-ms"), POLL_AFTER);
    }
    let links = Links::new(&house, &question.head);
    Ok((headers, Json(links.shown(object_now(&house, &job)))))
}
