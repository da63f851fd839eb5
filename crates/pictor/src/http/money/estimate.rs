//! `POST /images/estimate`: what a call may cost. It is read and checked like a call, and nothing comes of it.

use std::sync::Arc;

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::http::body::{self, ReadError};
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::{House, admission, auth};

pub(super) async fn estimate(house: Arc<House>, inbound: Inbound) -> Response {
    let (facts, request) = (inbound.facts.clone(), inbound.id.clone());
    match told(&house, inbound).await {
        Ok(told) => Json(told).into_response(),
        Err(refused) => {
            let told = refused.told(&request);
            facts.refused(&told, refused.cause());
            Refusal(told).into_response()
        }
    }
}

async fn told(house: &House, inbound: Inbound) -> Result<Value, ReadError> {
    let Inbound { head, body, facts, .. } = inbound;
    let principal = match auth::authenticate_images(house, &head.headers).await {
        Ok(principal) => principal,
        Err(refusal) => {
            body::linger(&head.headers, body, &house.timeouts, &house.metrics).await;
            return Err(refusal.into());
        }
    };
    let (call, sent) = admission::reader(house, &facts).read_either(&head.headers, body).await?;
    admission::may_call(house, &principal, &call)?;
    let inputs = sent.look_up(house, &principal.project).await?.open(house).await?;
    let prospect = house.images.prospect(&call, &inputs);
    Ok(json!({
        "object": "image.estimate",
        "model": call.model,
        "requested_model": call.adapted.requested_model,
        "worst_case_usd": prospect.worst.to_string(),
        "estimate_usd": prospect.likely.to_string(),
        "usage": prospect.usage.to_json(),
    }))
}
