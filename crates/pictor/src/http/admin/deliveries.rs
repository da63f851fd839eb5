//! `/admin/api/deliveries`: what was told to callers of all projects, and what did not arrive.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use serde_json::Value;

use crate::http::api::jobs::page;
use crate::http::api::webhooks::{FILTERS, delivery, filter};
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::query::Query;
use crate::http::{House, auth, path};
use crate::webhooks::Delivery;

/// `GET /admin/api/deliveries`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let question = Question::from(inbound);
    auth::authenticate_admin(&house, &question.head.headers).await?;
    let filter = filter(&Query::read(&question.head.uri, &FILTERS)?)?;
    let found = house.webhooks.deliveries(filter).await;
    let (found, more) = found.map_err(|cause| question.failed(&cause))?;
    Ok(Json(page(found.iter().map(whole).collect(), more)))
}

/// `POST /admin/api/deliveries/{id}/retry`: as if it were new, whatever came of it.
pub(super) async fn retry(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let question = Question::from(inbound);
    auth::authenticate_admin(&house, &question.head.headers).await?;
    let id = path::behind(&question.head.uri, "/deliveries/", 0);
    let found = house.webhooks.send_again(id).await.map_err(|cause| question.failed(&cause))?;
    let found = found.ok_or_else(|| error::resource_not_found("delivery", id))?;
    Ok(Json(whole(&found)))
}

fn whole(told: &Delivery) -> Value {
    let mut object = delivery(told);
    object["project_id"] = told.project.as_str().into();
    object
}
