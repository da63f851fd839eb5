//! `GET /models`: the models that this server makes pictures with.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use pictor_api::error;
use pictor_api::models::Model;
use serde_json::{Value, json};

use super::error::Refusal;
use super::{Doors, auth};

/// `GET /models`
pub(super) async fn list(State(doors): State<Arc<Doors>>, request: Request) -> Response {
    if let Err(refusal) = auth::authenticate(&doors.keys, request.headers()) {
        return Refusal(refusal).into_response();
    }
    let served = doors.models.served().filter(|(model, _)| doors.images.serves(&model.id));
    let data: Vec<Value> = served.map(|(model, _)| object(model)).collect();
    Json(json!({ "object": "list", "data": data })).into_response()
}

/// `GET /models/{id}`
pub(super) async fn one(State(doors): State<Arc<Doors>>, request: Request) -> Response {
    if let Err(refusal) = auth::authenticate(&doors.keys, request.headers()) {
        return Refusal(refusal).into_response();
    }
    // Not axum's extractor: it would answer an id that is not UTF-8 with text of its own. No id of ours has
    // characters that a URL escapes.
    let id = request.uri().path().rsplit('/').next().unwrap_or_default();
    match doors.models.get(id) {
        Some(model) if model.rules().is_some() && doors.images.serves(id) => {
            Json(object(model)).into_response()
        }
        _ => Refusal(error::model_not_found(id)).into_response(),
    }
}

fn object(model: &Model) -> Value {
    json!({ "id": model.id, "object": "model", "created": model.created, "owned_by": model.owned_by })
}
