//! `GET /images/jobs/{id}/partial/{index}`: a partial picture of a job under way, so that who comes late, or loads a
//! page once more, sees how far it is.
//!
//! It lies with the process that works on the job, in its journal, and goes when the job ends.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderValue,
};
use axum::response::{IntoResponse, Response};
use pictor_api::error;
use serde_json::{Value, json};

use super::object::object;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::{House, path};
use crate::jobs::{Job, Shown};

/// `GET /images/jobs/{id}/partial/{index}`
pub(super) async fn partial(house: Arc<House>, inbound: Inbound) -> Result<Response, Refusal> {
    let question = Question::from(inbound);
    let (_, job) = super::find(&house, &question).await?;
    let named = path::behind(&question.head.uri, "/jobs/", 2);
    let shown = newest(&house, &job).filter(|shown| shown.index.to_string() == named);
    let Shown { head, picture, .. } = shown.ok_or_else(|| error::picture_not_found(&job.id, named))?;
    let headers: HeaderMap = [
        (CONTENT_TYPE, HeaderValue::from_static(head.format.mime())),
        (CONTENT_LENGTH, HeaderValue::from(picture.len())),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox")),
    ]
    .into_iter()
    .collect();
    Ok((headers, Body::from_stream(picture.stream())).into_response())
}

/// The job object as it is shown now: with the newest partial picture, if there is one here. The colors of the pictures
/// are looked for, so that it has them the next time.
pub(super) fn object_now(house: &House, job: &Job) -> Value {
    house.images.look_for_colors(job);
    let mut object = object(job, house.keep_pictures);
    object["partial"] = json!(newest(house, job).map(|shown| shown.index));
    object
}

fn newest(house: &House, job: &Job) -> Option<Shown> {
    house.images.live.journal(&job.id).filter(|_| job.status.is_open())?.newest_partial()
}
