//! The bytes of one picture of a job, as they were delivered in base64: to a caller of its project, or to whoever has its
//! signed address.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderMap, HeaderValue, LOCATION};
use axum::response::{IntoResponse, Response};
use pictor_api::{ApiError, Format, error};

use super::object::pictures;
use crate::blobs::WIDTHS;
use crate::http::download::Download;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::query::Query;
use crate::http::{House, links, path};
use crate::jobs::{Job, Kept, Within};

/// The bytes never change; but whether the caller may still have them is asked every time.
const ASKED_AGAIN: &str = "private, no-cache";

/// How wide the picture is wanted.
const WIDTH: &str = "w";

/// `GET /images/jobs/{id}/content/{index}`
pub(super) async fn content(house: Arc<House>, inbound: Inbound) -> Result<Response, Refusal> {
    let question = Question::from(inbound);
    let (_, job) = super::find(&house, &question).await?;
    let width = width(&Query::read(&question.head.uri, &[WIDTH])?)?;
    let index = path::behind(&question.head.uri, "/jobs/", 2);
    let asked = Asked { house: &house, question: &question, job: &job, cache: ASKED_AGAIN };
    asked.answer(kept(&job, index)?, index, width).await
}

/// `GET /images/content/{job}/{index}`: by its signature, where there is one, else as above.
pub(super) async fn by_address(house: Arc<House>, inbound: Inbound) -> Result<Response, Refusal> {
    let question = Question::from(inbound);
    let uri = &question.head.uri;
    let [id, index] = [0, 1].map(|part| path::behind(uri, "/images/content/", part));
    let query = Query::read(uri, &[&links::PARAMETERS[..], &[WIDTH]].concat())?;
    let rest = links::rest(&house, &query, id, index)?;
    let (within, cache) = match rest {
        Some(rest) => (Within::All, format!("private, immutable, max-age={}", rest.as_secs())),
        None => (super::within(&house, &question).await?, ASKED_AGAIN.to_owned()),
    };
    let width = width(&query)?;
    let job = super::find_in(&house, &question, &within, id).await?;
    let asked = Asked { house: &house, question: &question, job: &job, cache: &cache };
    asked.answer(kept(&job, index)?, index, width).await
}

fn width(query: &Query) -> Result<Option<u32>, ApiError> {
    let names = WIDTHS.map(|width| width.to_string());
    let choices: Vec<(&str, u32)> = names.iter().map(String::as_str).zip(WIDTHS).collect();
    query.choice(WIDTH, &choices)
}

/// A request for a picture that its sender may have.
struct Asked<'a> {
    house: &'a Arc<House>,
    question: &'a Question,
    job: &'a Job,
    /// How long caches may keep it.
    cache: &'a str,
}

impl Asked<'_> {
    async fn answer(&self, kept: &Kept, index: &str, width: Option<u32>) -> Result<Response, Refusal> {
        if let Some(width) = width
            && let Some(small) = self.small(kept, index, width).await?
        {
            return Ok(small);
        }
        let file = format!("{}-{index}.{}", self.job.id, kept.format.name());
        let download = self.download(kept.format, &kept.digest, &file);
        if let Some(unchanged) = download.unchanged(&self.question.head) {
            return Ok(unchanged);
        }
        if let Some(address) = elsewhere(self.house, kept).await {
            return Ok(address.into_response());
        }
        let opened = self.house.images.blobs.open_blob(&kept.name).await;
        Ok(download.answer(&self.question.head, &opened.map_err(|cause| self.failed(&cause))?))
    }

    /// The picture as a small copy; `None` where it has none.
    async fn small(&self, kept: &Kept, index: &str, width: u32) -> Result<Option<Response>, Refusal> {
        let (tag, file) =
            (format!("{}-{width}", kept.digest), format!("{}-{index}.{width}.webp", self.job.id));
        let download = self.download(Format::Webp, &tag, &file);
        if let Some(unchanged) = download.unchanged(&self.question.head) {
            return Ok(Some(unchanged));
        }
        let copy = self.house.images.thumbnail(&self.job.id, &kept.name, width).await;
        let copy = copy.map_err(|cause| self.failed(&cause))?;
        Ok(copy.map(|copy| download.answer(&self.question.head, &copy)))
    }

    fn download(&self, format: Format, tag: &str, file: &str) -> Download {
        Download::new(format.mime(), tag, self.cache, &format!("inline; filename=\"{file}\""))
    }

    fn failed(&self, cause: &io::Error) -> Refusal {
        let later = self.house.images.later(self.job, cause).map(Refusal::from);
        later.unwrap_or_else(|| self.question.failed(cause))
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
