//! The secrets that events are signed with: another one for an endpoint, and the one of addresses that calls name.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use pictor_api::ApiError;
use serde_json::{Value, json};

use super::object::endpoint as object;
use super::{admit, id, no_endpoint};
use crate::http::House;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::fields::Fields;
use crate::webhooks::SigningSecret;

/// `POST /webhook_endpoints/{id}/rotate_secret`
pub(super) async fn rotate(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (principal, question, body) = admit(&house, inbound).await?;
    let (id, keep_old) = (id(&question.head.uri), keep_old(body).await?);
    let rotated = house.webhooks.rotate(&principal.project, id, keep_old).await;
    let rotated = rotated.map_err(|cause| question.failed(&cause))?.ok_or_else(|| no_endpoint(id))?;
    Ok(Json(object(&house, &rotated, true)))
}

/// `GET /webhook_endpoints/signing_secret`
pub(super) async fn of_project(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (principal, question, _) = admit(&house, inbound).await?;
    let secret = house.webhooks.project_secret(&principal.project).await;
    Ok(Json(shown(&secret.map_err(|cause| question.failed(&cause))?)))
}

/// `POST /webhook_endpoints/signing_secret/rotate_secret`
pub(super) async fn rotate_of_project(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (principal, question, body) = admit(&house, inbound).await?;
    let keep_old = keep_old(body).await?;
    let secret = house.webhooks.rotate_project_secret(&principal.project, keep_old).await;
    Ok(Json(shown(&secret.map_err(|cause| question.failed(&cause))?)))
}

fn shown(secret: &SigningSecret) -> Value {
    json!({
        "object": "webhook_signing_secret",
        "signing_secret": secret.reveal(),
        "signing_secret_hint": secret.hint(),
    })
}

/// Whether the secret before is to stay good for a day.
async fn keep_old(body: Body) -> Result<bool, ApiError> {
    const KEEP_OLD: &str = "keep_old_secret_active_for_24_hours";
    Ok(Fields::read(body, &[KEEP_OLD]).await?.flag(KEEP_OLD)?.unwrap_or(false))
}
