//! `GET /images/jobs/{id}/content/{index}`: the bytes of one picture, as they were delivered in base64.

use std::sync::Arc;
use std::time::Duration;

use axum::http::header::{CACHE_CONTROL, HeaderMap, HeaderValue, LOCATION};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use pictor_api::error;

use super::object::pictures;
use crate::http::House;
use crate::http::download::Download;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::jobs::{Job, Kept};

/// `GET /images/jobs/{id}/content/{index}`
pub(super) async fn content(house: Arc<House>, inbound: Inbound) -> Result<Response, Refusal> {
    let question = Question::from(inbound);
    let (_, job) = super::find(&house, &question).await?;
    let (index, kept) = picture(&job, &question.head.uri)?;
    let download = download(&job, index, kept);
    if let Some(unchanged) = download.unchanged(&question.head) {
        return Ok(unchanged);
    }
    if let Some(address) = elsewhere(&house, kept).await {
        return Ok(address.into_response());
    }
    match house.images.blobs.open_blob(&kept.name).await {
        Ok(spool) => Ok(download.answer(&question.head, &spool)),
        Err(cause) => {
            let later = house.images.later(&job, &cause).map(Refusal::from);
            Err(later.unwrap_or_else(|| question.failed(&cause)))
        }
    }
}

/// How long the address of a bucket holds: a download must begin by then.
const HOLDS: Duration = Duration::from_mins(5);

/// Where the bucket itself gives the picture, if it has it and the operator wants that.
async fn elsewhere(house: &House, kept: &Kept) -> Option<(StatusCode, HeaderMap)> {
    let signed = house.images.blobs.signed(&kept.name, HOLDS).await;
    let address = signed.inspect_err(|error| tracing::warn!(%error, "cannot sign an address of the bucket"));
    let address = HeaderValue::from_str(&address.ok()??).ok()?;
    let headers = [(LOCATION, address), (CACHE_CONTROL, HeaderValue::from_static("private, no-store"))];
    Some((StatusCode::FOUND, headers.into_iter().collect()))
}

/// The picture that the path names.
fn picture<'a>(job: &'a Job, uri: &Uri) -> Result<(usize, &'a Kept), Refusal> {
    if job.swept_at.is_some() {
        return Err(error::result_expired(&job.id).into());
    }
    let named = uri.path().rsplit('/').next().unwrap_or_default();
    let index = named.parse().ok().filter(|_| named.bytes().all(|byte| byte.is_ascii_digit()));
    let found = index.and_then(|index: usize| Some((index, pictures(job)?.pictures.get(index)?)));
    found.ok_or_else(|| error::picture_not_found(&job.id, named).into())
}

/// The bytes never change; but whether the caller may still have them is asked every time.
fn download(job: &Job, index: usize, kept: &Kept) -> Download {
    let file = format!("{}-{index}.{}", job.id, kept.format.name());
    let disposition = format!("inline; filename=\"{file}\"");
    Download::new(kept.format.mime(), &kept.digest, "private, no-cache", &disposition)
}
