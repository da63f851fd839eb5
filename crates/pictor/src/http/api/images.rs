//! The two endpoints: who calls, what is asked, start it, deliver it.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use pictor_api::{Endpoint, error};

use crate::http::body::ReadError;
use crate::http::deliver::{Delivery, Heartbeat};
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::{House, auth, body};
use crate::images::Asked;

/// `POST /images/generations`
pub(super) async fn generations(house: Arc<House>, inbound: Inbound) -> Response {
    serve(&house, Endpoint::Generations, inbound).await
}

/// `POST /images/edits`
pub(super) async fn edits(house: Arc<House>, inbound: Inbound) -> Response {
    serve(&house, Endpoint::Edits, inbound).await
}

async fn serve(house: &House, endpoint: Endpoint, inbound: Inbound) -> Response {
    let (facts, request) = (inbound.facts.clone(), inbound.id.clone());
    let asked = match admit(house, endpoint, inbound).await {
        Ok(asked) => asked,
        Err(error) => {
            let told = error.told(&request);
            facts.refused(&told, error.cause());
            return Refusal(told).into_response();
        }
    };
    facts.model(&asked.call.model);
    let stream = asked.call.stream;
    let heartbeat = Heartbeat::new(&house.timeouts);
    let watch = house.images.start(asked);
    let delivery = Delivery { watch, endpoint, heartbeat, facts, request, sent: false };
    if stream { delivery.events().await } else { delivery.json().await }
}

async fn admit(house: &House, endpoint: Endpoint, inbound: Inbound) -> Result<Asked, ReadError> {
    let Inbound { id, head, body, .. } = inbound;
    let principal = match auth::authenticate(&house.keys, &head.headers) {
        Ok(principal) => principal,
        Err(refusal) => {
            body::linger(&head.headers, body, &house.timeouts, &house.metrics).await;
            return Err(refusal.into());
        }
    };
    let reader = body::Reader {
        spools: &house.spools,
        models: &house.models,
        rules: house.rules,
        timeouts: &house.timeouts,
        metrics: &house.metrics,
    };
    let (call, inputs) = reader.read(endpoint, &head.headers, body).await?;
    if !house.images.maker.serves(&call.model) {
        return Err(error::unknown_model(&call.model).into());
    }
    Ok(Asked { principal, request: id, call, inputs })
}
