//! Money in doubt, and what a person decides about it.

use std::sync::Arc;

use axum::Json;
use axum::body::{Body, to_bytes};
use pictor_api::money::Nanos;
use pictor_api::{ApiError, error};
use serde_json::{Value, json};

use super::failed;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::query::Query;
use crate::http::{House, auth};
use crate::jobs::{Decision, Doubtful, Within};

/// `GET /admin/api/ledger/unknown`
pub(super) async fn unknown(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    auth::authenticate_admin(&house, &inbound.head.headers).await?;
    let query = Query::read(&inbound.head.uri, &["after", "limit"])?;
    let limit = u32::try_from(query.integer("limit", 1..=100)?.unwrap_or(20)).unwrap_or(20);
    // One more than asked for tells whether there are more.
    let found = house.images.jobs.doubtful(query.text("after"), limit + 1).await;
    let mut found = found.map_err(|failure| failed(&failure))?;
    let has_more = found.len() > limit as usize;
    found.truncate(limit as usize);
    let ids = (found.first().map(|first| &first.job.id), found.last().map(|last| &last.job.id));
    Ok(Json(json!({
        "object": "list",
        "data": found.iter().map(doubtful).collect::<Vec<_>>(),
        "first_id": ids.0,
        "last_id": ids.1,
        "has_more": has_more,
    })))
}

fn doubtful(doubtful: &Doubtful) -> Value {
    let Doubtful { job, doubt } = doubtful;
    json!({
        "id": job.id,
        "object": "ledger.unknown",
        "status": job.status.name(),
        "project_id": job.project,
        "api_key_id": job.key,
        "model": job.model,
        "n": job.n,
        "upstream": job.upstream,
        "created_at": job.created_at / 1_000,
        "completed_at": job.completed_at.map(|at| at / 1_000),
        "pictures": job.stored.as_ref().map_or(0, |stored| stored.pictures.len()),
        "reserved_usd": job.reserved.to_string(),
        "known_usd": doubt.known.to_string(),
        "doubtful_usd": doubt.doubtful.to_string(),
    })
}

/// `POST /admin/api/jobs/{id}/reconcile`
pub(super) async fn reconcile(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let Inbound { head, body, .. } = inbound;
    auth::authenticate_admin(&house, &head.headers).await?;
    let decision = decision(&read(body).await?)?;
    let id = head.uri.path().rsplit('/').nth(1).unwrap_or_default().to_owned();
    let done = house.images.jobs.reconcile(&id, decision).await.map_err(|failure| failed(&failure))?;
    let job = house.images.jobs.read(&Within::All, &id).await.map_err(|failure| failed(&failure))?;
    let job = job.ok_or_else(|| error::job_not_found(&id))?;
    if !done {
        return Err(error::not_in_doubt(&id).into());
    }
    Ok(Json(json!({
        "id": job.id,
        "object": "ledger.reconciled",
        "status": job.status.name(),
        "cost_usd": job.cost.map(|cost| cost.to_string()),
    })))
}

/// The most bytes of a decision.
const MOST: usize = 4_096;

async fn read(body: Body) -> Result<Value, ApiError> {
    let whole = to_bytes(body, MOST).await;
    let whole = whole.map_err(|_| error::body_too_large("The body", MOST as u64))?;
    serde_json::from_slice(&whole).map_err(|_| error::invalid_json("expected a JSON object"))
}

/// `{"settle_usd": "0.12"}` or `{"release": true}`, one of them.
fn decision(body: &Value) -> Result<Decision, ApiError> {
    let Some(object) = body.as_object() else { return Err(error::invalid_json("expected a JSON object")) };
    if let Some(name) = object.keys().find(|name| !["settle_usd", "release"].contains(&name.as_str())) {
        return Err(error::unknown_parameter(name));
    }
    match (object.get("settle_usd"), object.get("release")) {
        (Some(Value::String(amount)), None) => match amount.parse::<Nanos>() {
            Ok(amount) if amount >= Nanos(0) => Ok(Decision::Settle(amount)),
            _ => Err(error::unsupported_value(
                "settle_usd",
                amount,
                &["US dollars as a decimal, such as 0.12"],
            )),
        },
        (None, Some(Value::Bool(true))) => Ok(Decision::Release),
        (Some(_), None) => Err(error::invalid_type("settle_usd", "a string", "something else")),
        (None, Some(_)) => Err(error::unsupported_value("release", "", &["true"])),
        (None, None) => Err(error::missing_parameter("settle_usd")),
        (Some(_), Some(_)) => Err(error::duplicate_parameter("release", "Decide one or the other.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_one_of_two() {
        assert_eq!(decision(&json!({ "settle_usd": "0.12" })).unwrap(), Decision::Settle(Nanos(120_000_000)));
        assert_eq!(decision(&json!({ "release": true })).unwrap(), Decision::Release);
        for wrong in [
            json!({}),
            json!([]),
            json!({ "release": false }),
            json!({ "settle_usd": 0.12 }),
            json!({ "settle_usd": "-1" }),
            json!({ "settle_usd": "1e3" }),
            json!({ "settle_usd": "1", "release": true }),
            json!({ "settle": "1" }),
        ] {
            assert_eq!(decision(&wrong).unwrap_err().status, 400, "{wrong}");
        }
    }
}
