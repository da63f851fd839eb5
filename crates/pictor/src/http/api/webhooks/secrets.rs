//! The secrets that events are signed with: another one for an endpoint, and the one of addresses that calls name.

use std::sync::Arc;

use axum::Json;
use serde_json::{Value, json};

use super::object::endpoint as object;
use super::{admit, id, no_endpoint};
use crate::http::House;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::fields::Fields;

/// `POST /webhook_endpoints/{id}/rotate_secret`
pub(super) async fn rotate(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    const KEEP_OLD: &str = "keep_old_secret_active_for_24_hours";
    let (principal, question, body) = admit(&house, inbound).await?;
    let fields = Fields::read(body, &[KEEP_OLD]).await?;
    let (id, keep_old) = (id(&question.head.uri), fields.flag(KEEP_OLD)?.unwrap_or(false));
    let rotated = house.webhooks.rotate(&principal.project, id, keep_old).await;
    let rotated = rotated.map_err(|cause| question.failed(&cause))?.ok_or_else(|| no_endpoint(id))?;
    Ok(Json(object(&house, &rotated, true)))
}

/// `GET /webhook_endpoints/signing_secret`
pub(super) async fn of_project(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (principal, ..) = admit(&house, inbound).await?;
    let secret = house.webhooks.project_secret(&principal.project);
    Ok(Json(json!({
        "object": "webhook_signing_secret",
        "signing_secret": secret.reveal(),
        "signing_secret_hint": secret.hint(),
    })))
}
