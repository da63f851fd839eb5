//! `POST /webhook_endpoints/{id}/test`: an example is sent at once, and the status that came back is told.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use serde_json::{Value, json};

use super::{admit, find};
use crate::http::House;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::fields::Fields;
use crate::webhooks::EventType;

/// `POST /webhook_endpoints/{id}/test`
pub(super) async fn test(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (principal, question, body) = admit(&house, inbound).await?;
    let fields = Fields::read(body, &["event_type"]).await?;
    let name = fields.required_text("event_type")?;
    let kind = EventType::from_name(name)
        .ok_or_else(|| error::unsupported_value("event_type", name, &EventType::ALL.map(EventType::name)))?;
    let endpoint = find(&house, &principal.project, &question).await?;
    let attempt = house.webhooks.test(&endpoint, kind).await;
    if let Some(why) = &attempt.error {
        return Err(error::webhook_refused("url", why).into());
    }
    Ok(Json(json!({
        "object": "webhook_endpoint.test",
        "event_type": kind.name(),
        "status_code": attempt.status,
        "success": true,
        "webhook_endpoint_id": endpoint.id,
    })))
}
