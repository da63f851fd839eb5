//! `GET /models`: the models that this server makes pictures with.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use pictor_api::models::Model;
use serde_json::{Value, json};

use super::abilities::abilities;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::{House, auth};

/// `GET /models`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let principal = auth::authenticate(&house, &inbound.head.headers).await?;
    let served = house
        .models
        .served()
        .filter(|(model, _)| principal.may_use(&model.id) && house.images.maker.serves(&model.id));
    let data: Vec<Value> = served.map(|(model, _)| object(model)).collect();
    Ok(Json(json!({ "object": "list", "data": data })))
}

/// `GET /models/{id}`
pub(super) async fn one(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let principal = auth::authenticate(&house, &inbound.head.headers).await?;
    // Not axum's extractor: it would answer an id that is not UTF-8 with text of its own. No id of ours has
    // characters that a URL escapes.
    let id = inbound.head.uri.path().rsplit('/').next().unwrap_or_default();
    match house.models.get(id) {
        Some(model) if model.rules().is_some() && principal.may_use(id) && house.images.maker.serves(id) => {
            Ok(Json(object(model)))
        }
        _ => Err(Refusal(error::model_not_found(id))),
    }
}

fn object(model: &Model) -> Value {
    json!({
        "id": model.id,
        "object": "model",
        "created": model.created,
        "owned_by": model.owned_by,
        "pictor": model.rules().map(abilities),
    })
}
