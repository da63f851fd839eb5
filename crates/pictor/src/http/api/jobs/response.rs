//! `GET /images/jobs/{id}/response`: what the call itself answers, with its status, in the same bytes, as often as it
//! is asked for; while the work goes on, the client waits as the caller does.

use std::sync::Arc;

use axum::response::Response;
use pictor_api::record;

use crate::http::House;
use crate::http::deliver::{Delivery, Heartbeat};
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::links::Links;
use crate::jobs::Status;

/// `GET /images/jobs/{id}/response`
pub(super) async fn response(house: Arc<House>, inbound: Inbound) -> Result<Response, Refusal> {
    let question = Question::from(inbound);
    let (_, job) = super::find(&house, &question).await?;
    question.facts.job(&job.id);
    question.facts.model(&job.model);
    if let Some(call) = record::read_call(&job.request) {
        question.facts.adapted(&call.adapted);
    }
    let stream = job.request["stream"] == true;
    let names_them = job.request["response_format"] == "url";
    let delivery = Delivery {
        job: job.id.clone(),
        replayed: !job.status.is_open(),
        images: house.images.clone(),
        endpoint: job.endpoint,
        heartbeat: Heartbeat::new(&house.timeouts),
        links: names_them.then(|| Links::new(&house, &question.head)),
        facts: question.facts.clone(),
        sent: job.status == Status::InProgress,
        watch: house.images.watch(job).await.map_err(|cause| question.failed(&cause))?,
    };
    Ok(delivery.answer(stream).await)
}
