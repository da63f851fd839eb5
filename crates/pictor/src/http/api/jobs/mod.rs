//! Jobs: what became of a call, whoever asked for it and however long ago, as long as the caller's project owns it.
//!
//! A job of another project is told in the words for one that never was.

mod cancel;
mod change;
mod content;
mod delete;
mod events;
mod feed;
mod list;
mod object;
pub(in crate::http) mod openapi;
mod partial;
mod read;
mod request;
mod response;
mod resume;

use axum::http::Uri;
use pictor_api::error;

use crate::http::error::Refusal;
use crate::http::exchange::{Question, handler};
use crate::http::openapi::Route;
use crate::http::{House, auth, path};
use crate::jobs::{Job, Within};

pub(in crate::http) use list::{FILTERS, filter};
pub(in crate::http) use object::{list as page, object, seconds};

/// The routes of the API.
pub(super) fn routes() -> Vec<Route> {
    const JOB: &str = "/images/jobs/{id}";
    vec![
        Route::get("/images/jobs", handler("jobs", list::list), openapi::list_jobs()).compressed(),
        Route::get("/images/jobs/events", handler("jobs", feed::feed), openapi::feed()),
        Route::get(JOB, handler("jobs", read::read), openapi::read()),
        Route::patch(JOB, handler("jobs", change::change), openapi::change("changeImageJob")),
        // As OpenAI changes things.
        Route::post(JOB, handler("jobs", change::change), openapi::change("updateImageJob")),
        Route::delete(JOB, handler("jobs", delete::delete), openapi::delete()),
        Route::get("/images/jobs/{id}/response", handler("jobs", response::response), openapi::response()),
        Route::get("/images/jobs/{id}/events", handler("jobs", events::events), openapi::events()),
        Route::get(
            "/images/jobs/{id}/partial/{index}",
            handler("jobs", partial::partial),
            openapi::partial(),
        ),
        Route::get(
            "/images/jobs/{id}/content/{index}",
            handler("jobs", content::content),
            openapi::content(),
        ),
        Route::get(
            "/images/content/{id}/{index}",
            handler("jobs", content::by_address),
            openapi::content_by_address(),
        ),
        Route::post("/images/jobs/{id}/cancel", handler("jobs", cancel::cancel), openapi::cancel()),
    ]
}

/// What the caller may see, and the job that the path names.
async fn find(house: &House, question: &Question) -> Result<(Within, Job), Refusal> {
    let within = within(house, question).await?;
    let job = find_in(house, question, &within, id(&question.head.uri)).await?;
    Ok((within, job))
}

/// What the caller may see.
async fn within(house: &House, question: &Question) -> Result<Within, Refusal> {
    let principal = auth::authenticate_images(house, &question.head.headers).await?;
    Ok(Within::Project(principal.project))
}

async fn find_in(house: &House, question: &Question, within: &Within, id: &str) -> Result<Job, Refusal> {
    match house.images.jobs.read(within, id).await {
        Ok(Some(job)) => Ok(job),
        Ok(None) => Err(error::job_not_found(id).into()),
        Err(cause) => Err(question.failed(&cause)),
    }
}

/// The id in the path.
pub(in crate::http) fn id(uri: &Uri) -> &str {
    path::behind(uri, "/jobs/", 0)
}
