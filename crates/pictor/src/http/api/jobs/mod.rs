//! Jobs: what became of a call, whoever asked for it and however long ago, as long as the caller's project owns it.
//!
//! A job of another project is told in the words for one that never was.

mod cancel;
mod content;
mod delete;
mod events;
mod list;
mod object;
mod read;
mod request;
mod response;

use std::sync::Arc;

use axum::Router;
use axum::http::Uri;
use axum::routing::{get, post};
use pictor_api::error;

use crate::http::error::Refusal;
use crate::http::exchange::{Question, handler};
use crate::http::{House, auth, path};
use crate::jobs::{Job, Within};

pub(in crate::http) use list::{FILTERS, filter};
pub(in crate::http) use object::{list as page, object, seconds};

/// The routes below `prefix`.
pub(super) fn routes(prefix: &str) -> Router<Arc<House>> {
    let at = |path: &str| format!("{prefix}/images/jobs{path}");
    Router::new()
        .route(&at(""), get(handler("jobs", list::list)))
        .route(&at("/{id}"), get(handler("jobs", read::read)).delete(handler("jobs", delete::delete)))
        .route(&at("/{id}/response"), get(handler("jobs", response::response)))
        .route(&at("/{id}/events"), get(handler("jobs", events::events)))
        .route(&at("/{id}/content/{index}"), get(handler("jobs", content::content)))
        .route(&at("/{id}/cancel"), post(handler("jobs", cancel::cancel)))
}

/// What the caller may see, and the job that the path names.
async fn find(house: &House, question: &Question) -> Result<(Within, Job), Refusal> {
    let Question { head, .. } = question;
    let principal = auth::authenticate_images(house, &head.headers).await?;
    let (within, id) = (Within::Project(principal.project), id(&head.uri));
    match house.images.jobs.read(&within, id).await {
        Ok(Some(job)) => Ok((within, job)),
        Ok(None) => Err(error::job_not_found(id).into()),
        Err(cause) => Err(question.failed(&cause)),
    }
}

/// The id in the path.
pub(in crate::http) fn id(uri: &Uri) -> &str {
    path::behind(uri, "/jobs/", 0)
}
