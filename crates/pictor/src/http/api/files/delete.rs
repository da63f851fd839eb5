//! `DELETE /files/{id}`. A job that runs keeps what it was begun with.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use serde_json::{Value, json};

use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::{House, auth};

/// `DELETE /files/{id}`
pub(super) async fn delete(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let question = Question::from(inbound);
    let principal = auth::authenticate_images(&house, &question.head.headers).await?;
    let id = super::id(&question.head.uri);
    match house.files.delete(&principal.project, id).await {
        Ok(true) => Ok(Json(json!({ "id": id, "object": "file", "deleted": true }))),
        Ok(false) => Err(error::file_not_found(id).into()),
        Err(cause) => Err(question.failed(&cause)),
    }
}
