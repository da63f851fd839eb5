//! `DELETE /images/jobs/{id}`: the pictures and the prompt go, what was paid stays in the ledger.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use pictor_relay::describe;
use serde_json::{Value, json};

use crate::http::House;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::jobs::{Deleted, JobsError};

/// `DELETE /images/jobs/{id}`
pub(super) async fn delete(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let question = Question::from(inbound);
    let (within, job) = super::find(&house, &question).await?;
    match house.images.jobs.delete(&within, &job.id).await {
        Ok(Deleted::Done) => Ok(deleted(&job.id)),
        Ok(Deleted::Open) => Err(error::job_open().into()),
        Ok(Deleted::NotFound) => Err(error::job_not_found(&job.id).into()),
        Err(JobsError::Db(cause)) => Err(question.failed(&cause)),
        Err(cause @ JobsError::Blobs(_)) => {
            // The row says already that they are gone; the next sweep takes the files.
            tracing::warn!(
                job = job.id,
                error = describe(&cause),
                "cannot remove the pictures of a deleted job"
            );
            Ok(deleted(&job.id))
        }
    }
}

fn deleted(job: &str) -> Json<Value> {
    Json(json!({ "id": job, "object": "image.job.deleted", "deleted": true }))
}
