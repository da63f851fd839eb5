//! `GET /files/{id}`

use std::sync::Arc;

use axum::Json;
use serde_json::Value;

use super::object::object;
use crate::http::House;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};

/// `GET /files/{id}`
pub(super) async fn read(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let question = Question::from(inbound);
    Ok(Json(object(&super::find(&house, &question).await?)))
}
