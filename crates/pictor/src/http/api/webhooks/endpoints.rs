//! `/webhook_endpoints`: made, listed, read, changed and deleted.

use std::sync::Arc;

use axum::Json;
use pictor_api::{ApiError, error};
use pictor_egress::Address;
use serde_json::{Value, json};

use super::object::endpoint as object;
use super::{admit, check, find, id, no_endpoint};
use crate::http::api::jobs::page as listed;
use crate::http::api::terms::LONGEST_URL;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::fields::Fields;
use crate::http::query::Query;
use crate::http::{House, auth};
use crate::webhooks::{Change, EventType, NewEndpoint};

/// `POST /webhook_endpoints`: the only answer beside a rotation's that has the secret.
pub(super) async fn create(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (principal, question, body) = admit(&house, inbound).await?;
    let fields = Fields::read(body, &["name", "url", "event_types"]).await?;
    let url = url(&fields)?.ok_or_else(|| error::missing_parameter("url"))?;
    let event_types = types(&fields)?.ok_or_else(|| error::missing_parameter("event_types"))?;
    let name = name(&fields)?;
    check(&house, "url", &url).await?;
    let name = name.or_else(|| Some(Address::parse(&url).ok()?.to_string())).unwrap_or_default();
    let made = house.webhooks.create(&principal.project, NewEndpoint { name, url, event_types }).await;
    let made = made.map_err(|cause| question.failed(&cause))?;
    Ok(Json(object(&house, &made, true)))
}

/// `GET /webhook_endpoints`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (principal, question, _) = admit(&house, inbound).await?;
    let query = Query::read(&question.head.uri, &["after", "limit", "order"])?;
    let after = query.text("after").map(str::to_owned);
    if let Some(id) = after.as_ref().filter(|id| !crate::webhooks::Endpoint::is_id(id)) {
        return Err(error::invalid_id("after", id, "whe_").into());
    }
    let limit = query.integer("limit", 1..=100)?.and_then(|limit| u32::try_from(limit).ok()).unwrap_or(20);
    let newest_first = query.choice("order", &[("asc", false), ("desc", true)])?.unwrap_or(false);
    let found = house.webhooks.list(&principal.project, after, limit, newest_first).await;
    let (found, more) = found.map_err(|cause| question.failed(&cause))?;
    Ok(Json(listed(found.iter().map(|endpoint| object(&house, endpoint, false)).collect(), more)))
}

/// `GET /webhook_endpoints/{id}`
pub(super) async fn read(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (principal, question, _) = admit(&house, inbound).await?;
    let found = find(&house, &principal.project, &question).await?;
    Ok(Json(object(&house, &found, false)))
}

/// `POST /webhook_endpoints/{id}`: enabling it sends what has waited.
pub(super) async fn change(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (principal, question, body) = admit(&house, inbound).await?;
    let fields = Fields::read(body, &["name", "url", "event_types", "enabled"]).await?;
    let (name, url) = (name(&fields)?, url(&fields)?);
    let change = Change { name, url, event_types: types(&fields)?, enabled: fields.flag("enabled")? };
    if let Some(url) = &change.url {
        check(&house, "url", url).await?;
    }
    let id = id(&question.head.uri);
    let changed = house.webhooks.change(&principal.project, id, change).await;
    let changed = changed.map_err(|cause| question.failed(&cause))?.ok_or_else(|| no_endpoint(id))?;
    Ok(Json(object(&house, &changed, false)))
}

/// `DELETE /webhook_endpoints/{id}`
pub(super) async fn delete(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (principal, question, _) = admit(&house, inbound).await?;
    let id = id(&question.head.uri);
    match house.webhooks.delete(&principal.project, id).await {
        Ok(true) => Ok(Json(json!({ "id": id, "object": "webhook_endpoint.deleted", "deleted": true }))),
        Ok(false) => Err(no_endpoint(id)),
        Err(cause) => Err(question.failed(&cause)),
    }
}

/// `GET /webhook_event_types`
pub(super) async fn event_types(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    auth::authenticate_images(&house, &inbound.head.headers).await?;
    Ok(Json(json!({ "object": "list", "data": EventType::ALL.map(EventType::name) })))
}

/// Without what cannot be shown.
fn name(fields: &Fields) -> Result<Option<String>, ApiError> {
    let shown = |name: &str| name.chars().filter(|letter| !letter.is_control()).collect();
    Ok(fields.text("name")?.map(shown))
}

fn url(fields: &Fields) -> Result<Option<String>, ApiError> {
    Ok(fields.text_of("url", LONGEST_URL)?.map(str::to_owned))
}

/// The types that a body names, each once.
fn types(fields: &Fields) -> Result<Option<Vec<EventType>>, ApiError> {
    let Some(names) = fields.texts("event_types")? else { return Ok(None) };
    let mut types = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let kind = EventType::from_name(name).ok_or_else(|| {
            let known = EventType::ALL.map(EventType::name);
            error::unsupported_value(&format!("event_types[{index}]"), name, &known)
        })?;
        if !types.contains(&kind) {
            types.push(kind);
        }
    }
    Ok(Some(types))
}
