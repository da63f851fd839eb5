//! `PATCH /images/jobs/{id}`, and `POST`, as OpenAI changes things: what a caller may say of a job, its star.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use serde_json::Value;

use super::object::object;
use crate::http::House;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::fields::Fields;
use crate::http::links::Links;

/// `PATCH /images/jobs/{id}`
pub(super) async fn change(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let Inbound { id, facts, head, body } = inbound;
    let question = Question { id, facts, head };
    let (within, job) = super::find(&house, &question).await?;
    let starred = Fields::read(body, &["starred"]).await?.required_flag("starred")?;
    let marked = house.images.jobs.star(&within, &job.id, starred).await;
    let marked = marked.map_err(|cause| question.failed(&cause))?;
    let marked = marked.ok_or_else(|| error::job_not_found(&job.id))?;
    Ok(Json(Links::new(&house, &question.head).shown(object(&marked, house.keep_pictures))))
}
