//! `POST /images/jobs/{id}/cancel`: takes a job back that was not sent yet.
//!
//! What was sent may be billed, so that it goes on and its pictures are kept. As with OpenAI's responses, cancelling
//! twice gives the job twice, and one that ended otherwise is refused.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use serde_json::Value;

use super::object::object;
use crate::http::House;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::jobs::{Cancelled, Status};

/// `POST /images/jobs/{id}/cancel`
pub(super) async fn cancel(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let question = Question::from(inbound);
    let (within, job) = super::find(&house, &question).await?;
    let cancelled = house.images.cancel(&within, &job.id).await;
    match cancelled.map_err(|cause| question.failed(&cause))? {
        Cancelled::Done(job) => Ok(Json(object(&job, house.keep_pictures))),
        Cancelled::Ended(job) if job.status == Status::Cancelled => {
            Ok(Json(object(&job, house.keep_pictures)))
        }
        Cancelled::Ended(job) => Err(error::job_ended(job.status.name()).into()),
        Cancelled::AlreadySent(_) => Err(error::already_sent(&job.id).into()),
        Cancelled::NotFound => Err(error::job_not_found(&job.id).into()),
    }
}
