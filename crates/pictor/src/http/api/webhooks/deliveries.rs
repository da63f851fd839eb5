//! `GET /webhook_endpoints/{id}/deliveries`: what was told there, and what is still to be.

use std::sync::Arc;

use axum::Json;
use pictor_api::{ApiError, error};
use serde_json::Value;

use super::{admit, delivery, find};
use crate::http::House;
use crate::http::api::jobs::page as listed;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::query::Query;
use crate::webhooks::{Delivery, Filter, State};

/// The parameters of both lists of deliveries.
pub(in crate::http) const FILTERS: [&str; 4] = ["state", "after", "limit", "order"];

/// `GET /webhook_endpoints/{id}/deliveries`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (principal, question, _) = admit(&house, inbound).await?;
    let query = Query::read(&question.head.uri, &FILTERS)?;
    let filter = filter(&query)?;
    let endpoint = find(&house, &principal.project, &question).await?.id;
    let found = house.webhooks.deliveries(Filter { endpoint: Some(endpoint), ..filter }).await;
    let (found, more) = found.map_err(|cause| question.failed(&cause))?;
    Ok(Json(listed(found.iter().map(delivery).collect(), more)))
}

/// What a query asks of all deliveries.
pub(in crate::http) fn filter(query: &Query) -> Result<Filter, ApiError> {
    let states = State::ALL.map(|state| (state.name(), state));
    let after = query.text("after").map(str::to_owned);
    if let Some(id) = after.as_ref().filter(|id| !Delivery::is_id(id)) {
        return Err(error::invalid_id("after", id, "dlv_"));
    }
    Ok(Filter {
        endpoint: None,
        state: query.choice("state", &states)?,
        after,
        limit: query.integer("limit", 1..=100)?.and_then(|limit| u32::try_from(limit).ok()).unwrap_or(20),
        newest_first: query.choice("order", &[("asc", false), ("desc", true)])?.unwrap_or(true),
    })
}
