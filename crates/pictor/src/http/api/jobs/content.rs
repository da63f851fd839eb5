//! The bytes of one picture of a job, as they were delivered in base64: to a caller of its project, or to whoever has its
//! signed address.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderMap, HeaderValue, LOCATION};
use axum::response::{IntoResponse, Response};
use pictor_api::error;

use super::object::pictures;
use crate::http::download::Download;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::query::Query;
use crate::http::{House, links, path};
use crate::jobs::{Job, Kept, Within};

/// The bytes never change; but whether the caller may still have them is asked every time.
const ASKED_AGAIN: &str = "private, no-cache";

/// `GET /images/jobs/{id}/content/{index}`
pub(super) async fn content(house: Arc<House>, inbound: Inbound) -> Result<Response, Refusal> {
    let question = Question::from(inbound);
    let (_, job) = super::find(&house, &question).await?;
    let index = path::behind(&question.head.uri, "/jobs/", 2);
    picture(&house, &question, &job, index, ASKED_AGAIN).await
}

/// `GET /images/content/{job}/{index}`: by its signature, where there is one, else as above.
pub(super) async fn by_address(house: Arc<House>, inbound: Inbound) -> Result<Response, Refusal> {
    let question = Question::from(inbound);
    let uri = &question.head.uri;
    let [id, index] = [0, 1].map(|part| path::behind(uri, "/images/content/", part));
    let rest = links::rest(&house, &Query::read(uri, &links::PARAMETERS)?, id, index)?;
    let (within, cache) = match rest {
        Some(rest) => (Within::All, format!("private, immutable, max-age={}", rest.as_secs())),
        None => (super::within(&house, &question).await?, ASKED_AGAIN.to_owned()),
    };
    let job = super::find_in(&house, &question, &within, id).await?;
    picture(&house, &question, &job, index, &cache).await
}

async fn picture(
    house: &House,
    question: &Question,
    job: &Job,
    index: &str,
    cache: &str,
) -> Result<Response, Refusal> {
    let kept = kept(job, index)?;
    let file = format!("{}-{index}.{}", job.id, kept.format.name());
    let disposition = format!("inline; filename=\"{file}\"");
    let download = Download::new(kept.format.mime(), &kept.digest, cache, &disposition);
    if let Some(unchanged) = download.unchanged(&question.head) {
        return Ok(unchanged);
    }
    if let Some(address) = elsewhere(house, kept).await {
        return Ok(address.into_response());
    }
    match house.images.blobs.open_blob(&kept.name).await {
        Ok(spool) => Ok(download.answer(&question.head, &spool)),
        Err(cause) => {
            let later = house.images.later(job, &cause).map(Refusal::from);
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
fn kept<'a>(job: &'a Job, named: &str) -> Result<&'a Kept, Refusal> {
    if job.swept_at.is_some() {
        return Err(error::result_expired(&job.id).into());
    }
    let index: Option<usize> = named.parse().ok().filter(|_| named.bytes().all(|byte| byte.is_ascii_digit()));
    let found = index.and_then(|index| pictures(job)?.pictures.get(index));
    found.ok_or_else(|| error::picture_not_found(&job.id, named).into())
}
