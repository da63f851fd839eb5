//! `/organization/projects/{id}/rate_limits` and `/spend_limit`: what all keys of a project may do together.

use std::sync::Arc;

use axum::Json;
use pictor_api::money::Nanos;
use pictor_api::{ApiError, error};
use serde_json::{Value, json};

use super::settings::Changes;
use super::{admit, no_project, open_project, project, segment};
use crate::http::House;
use crate::http::api::jobs::page as listed;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::fields::Fields;
use crate::http::query::Query;
use crate::keys::Project;
use crate::ledger::period_of;

/// The one rate limit of a project, which holds for all models together.
pub(super) const RATE: &str = "rl-all-models";

/// Nano-dollars in a cent.
const CENT: i64 = 10_000_000;

/// A thousand million dollars.
pub(super) const MOST_CENTS: i64 = 100_000_000_000;

/// `GET .../rate_limits`
pub(super) async fn rates(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    let query = Query::read(&question.head.uri, &["after", "before", "limit"])?;
    query.integer("limit", 1..=100)?;
    for cursor in ["after", "before"] {
        if let Some(id) = query.text(cursor).filter(|id| !id.starts_with("rl-")) {
            return Err(error::invalid_id(cursor, id, "rl-").into());
        }
    }
    let project = project(&house, &question).await?;
    let elsewhere = query.text("after").or(query.text("before")).is_some();
    let data = if elsewhere { Vec::new() } else { vec![rate(&project)] };
    Ok(Json(listed(data, false)))
}

/// `POST .../rate_limits/{limit}`
pub(super) async fn change_rates(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, body) = admit(&house, inbound).await?;
    let id = open_project(&house, &question).await?.id;
    let limit = segment(&question.head.uri, 2);
    if limit != RATE {
        return Err(error::resource_not_found("rate limit", limit).into());
    }
    let fields = Fields::read(body, &["max_requests_per_1_minute", "max_images_per_1_minute"]).await?;
    let changes = Changes::read(&fields)?;
    let changed = house.keys.change_project(&id, move |project| changes.apply(&mut project.limits)).await;
    let changed = changed.map_err(|cause| question.failed(&cause))?;
    changed.as_ref().map(|project| Json(rate(project))).ok_or_else(|| no_project(&id))
}

/// Nothing counts tokens by the minute here.
fn rate(project: &Project) -> Value {
    json!({
        "id": RATE,
        "object": "project.rate_limit",
        "model": "*",
        "max_requests_per_1_minute": project.limits.requests,
        "max_tokens_per_1_minute": null,
        "max_images_per_1_minute": project.limits.images,
    })
}

/// `GET .../spend_limit`
pub(super) async fn spend(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    Query::read(&question.head.uri, &[])?;
    let project = project(&house, &question).await?;
    spending(&house, &question, &project).await
}

/// `POST .../spend_limit`
pub(super) async fn change_spend(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, body) = admit(&house, inbound).await?;
    let id = open_project(&house, &question).await?.id;
    let fields = Fields::read(body, &["currency", "interval", "threshold_amount"]).await?;
    only(&fields, "currency", "USD")?;
    only(&fields, "interval", "month")?;
    let cents = fields.integer("threshold_amount", 0..=MOST_CENTS)?;
    let cents = cents.ok_or_else(|| error::missing_parameter("threshold_amount"))?;
    let project = set(&house, &question, &id, Some(Nanos(cents * CENT))).await?;
    spending(&house, &question, &project).await
}

/// `DELETE .../spend_limit`
pub(super) async fn drop_spend(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    let project = open_project(&house, &question).await?;
    if project.limits.budget_month.is_none() {
        return Err(no_limit(&project).into());
    }
    set(&house, &question, &project.id, None).await?;
    Ok(Json(json!({ "object": "project.spend_limit.deleted", "deleted": true })))
}

fn only(fields: &Fields, name: &str, value: &str) -> Result<(), ApiError> {
    match fields.required_text(name)? {
        sent if sent == value => Ok(()),
        sent => Err(error::unsupported_value(name, sent, &[value])),
    }
}

async fn set(house: &House, question: &Question, id: &str, month: Option<Nanos>) -> Result<Project, Refusal> {
    let change = move |project: &mut Project| project.limits.budget_month = month;
    let changed = house.keys.change_project(id, change).await.map_err(|cause| question.failed(&cause))?;
    changed.ok_or_else(|| no_project(id))
}

/// The limit, and whether it refuses calls now: once it is used up, by what is set aside too.
async fn spending(house: &House, question: &Question, project: &Project) -> Result<Json<Value>, Refusal> {
    let limit = project.limits.budget_month.ok_or_else(|| no_limit(project))?;
    let period = period_of(house.clock.unix_millis());
    let balance = house.books.balance(&project.id, &period).await.map_err(|cause| question.failed(&cause))?;
    Ok(Json(json!({
        "object": "project.spend_limit",
        "currency": "USD",
        "interval": "month",
        "threshold_amount": limit.0 / CENT,
        "enforcement": { "status": if balance.used() >= limit { "enforcing" } else { "inactive" } },
    })))
}

fn no_limit(project: &Project) -> ApiError {
    error::resource_not_found("spend limit of the project", &project.id)
}
