//! `GET /admin/api/jobs`: the jobs of all projects, and what each went through.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use serde_json::{Value, json};

use crate::http::api::jobs::{FILTERS, filter, id, object, page, seconds};
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::links::Links;
use crate::http::query::Query;
use crate::http::{House, auth};
use crate::jobs::{AttemptRow, Job, Within};

/// `GET /admin/api/jobs`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let question = Question::from(inbound);
    auth::authenticate_admin(&house, &question.head.headers).await?;
    let known = [&FILTERS[..], &["project", "key"]].concat();
    let query = Query::read(&question.head.uri, &known)?;
    let within = query.text("project").map_or(Within::All, |project| Within::Project(project.to_owned()));
    let mut filter = filter(&query, within)?;
    filter.key = query.text("key").map(str::to_owned);
    let found = house.images.jobs.list(&filter).await.map_err(|cause| question.failed(&cause))?;
    let links = Links::new(&house, &question.head);
    let data = found.jobs.iter().map(|job| links.shown(whole(&house, job))).collect();
    Ok(Json(page(data, found.more)))
}

/// `GET /admin/api/jobs/{id}`
pub(super) async fn one(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let question = Question::from(inbound);
    auth::authenticate_admin(&house, &question.head.headers).await?;
    let (jobs, id) = (&house.images.jobs, id(&question.head.uri));
    let job = jobs.read(&Within::All, id).await.map_err(|cause| question.failed(&cause))?;
    let job = job.ok_or_else(|| error::job_not_found(id))?;
    let attempts = jobs.attempts(id).await.map_err(|cause| question.failed(&cause))?;
    let mut whole = Links::new(&house, &question.head).shown(whole(&house, &job));
    whole["attempts"] = attempts.iter().map(attempt).collect();
    Ok(Json(whole))
}

/// The job object of its owner, and what concerns the operator alone.
fn whole(house: &House, job: &Job) -> Value {
    let mut object = object(job, house.keep_pictures);
    object["project_id"] = json!(job.project);
    object["api_key_id"] = json!(job.key);
    object["idempotency_key"] = json!(job.idempotency_key);
    object["asynchronous"] = json!(job.asynchronous);
    object["route"] = json!(job.route.name());
    object["upstream"] = json!(job.upstream);
    object["money"] = json!(job.money.name());
    object["reserved_usd"] = json!(job.reserved.to_string());
    object["retryable"] = json!(job.retryable);
    object["recovered"] = json!(job.recovered);
    object["delivered_at"] = json!(job.delivered_at.map(seconds));
    object
}

fn attempt(row: &AttemptRow) -> Value {
    json!({
        "number": row.number,
        "upstream": row.upstream,
        "started_at": seconds(row.started_at),
        "elapsed_ms": row.elapsed_ms,
        "fate": row.fate,
        "status": row.status,
        "sent_bytes": row.sent_bytes,
        "received_bytes": row.received_bytes,
        "upstream_request": row.upstream_request,
        "pictures": row.pictures,
        "usage": row.usage.as_ref().map(|usage| usage.to_json()),
        "cost_usd": row.cost.map(|cost| cost.to_string()),
        "note": row.note,
    })
}
