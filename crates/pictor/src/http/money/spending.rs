//! `GET /usage`: what the caller's key and project have spent, and what they may.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use pictor_api::money::Nanos;
use serde_json::{Value, json};

use super::failed;
use crate::db::DbError;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::query::Query;
use crate::http::{House, auth};
use crate::keys::{Limits, Principal};
use crate::ledger::{Balance, period_of};

pub(super) async fn spending(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let principal = auth::authenticate(&house, &inbound.head.headers).await?;
    Query::read(&inbound.head.uri, &[])?;
    let told = spent(&house, &principal).await.map_err(|failure| failed(&failure))?;
    told.map(Json).ok_or_else(|| Refusal(error::missing_api_key()))
}

/// What the caller and its project have spent, and what is left; `None` where the key is gone since it was looked up.
pub(in crate::http) async fn spent(house: &House, principal: &Principal) -> Result<Option<Value>, DbError> {
    let Some(allowance) = house.keys.allowance(&principal.key).await? else { return Ok(None) };
    let period = period_of(house.clock.unix_millis());
    let mut project =
        owner(house, &principal.project, &allowance.project_name, &period, &allowance.project).await?;
    project["object"] = "organization.project".into();
    let mut key = owner(house, &principal.key, &principal.name, &period, &allowance.key).await?;
    key["object"] = "organization.project.api_key".into();
    key["limits"]["concurrency"] = json!(allowance.key.concurrency);
    key["in_flight"] = allowance.in_flight.into();
    Ok(Some(json!({ "object": "usage", "period": period, "key": key, "project": project })))
}

async fn owner(house: &House, id: &str, name: &str, period: &str, limits: &Limits) -> Result<Value, DbError> {
    let month = house.books.balance(id, period).await?;
    let total = house.books.balance(id, "all").await?;
    Ok(json!({
        "id": id,
        "name": name,
        "month": account(&month, limits.budget_month),
        "total": account(&total, limits.budget_total),
        "limits": {
            "requests_per_minute": limits.requests,
            "images_per_minute": limits.images,
        },
    }))
}

/// All amounts in USD, exact, as text.
fn account(balance: &Balance, budget: Option<Nanos>) -> Value {
    json!({
        "settled_usd": balance.settled.to_string(),
        "reserved_usd": balance.reserved.to_string(),
        "unknown_usd": balance.unknown.to_string(),
        "budget_usd": budget.map(|budget| budget.to_string()),
        "left_usd": budget.map(|budget| (budget - balance.used()).max(Nanos(0)).to_string()),
    })
}
