//! The two endpoints: who calls, what is asked, make it, deliver it.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use pictor_api::{Call, Endpoint, error};
use pictor_relay::Inputs;

use super::body::ReadError;
use super::error::Refusal;
use super::log::{Summary, request_id};
use super::{Doors, auth, body, deliver};

/// `POST /images/generations`
pub(super) async fn generations(State(doors): State<Arc<Doors>>, request: Request) -> Response {
    serve(&doors, Endpoint::Generations, request).await
}

/// `POST /images/edits`
pub(super) async fn edits(State(doors): State<Arc<Doors>>, request: Request) -> Response {
    serve(&doors, Endpoint::Edits, request).await
}

async fn serve(doors: &Doors, endpoint: Endpoint, request: Request) -> Response {
    let summary = Summary::default();
    let id = request_id(request.headers());
    let mut response = match admit(doors, endpoint, request).await {
        Ok((call, inputs)) => {
            summary.model(&call.model);
            let stream = call.stream;
            let running = doors.images.start(call, inputs);
            let watch = deliver::Watch {
                running,
                endpoint,
                heartbeat: doors.heartbeat,
                summary: summary.clone(),
                id,
            };
            if stream { watch.events().await } else { watch.json().await }
        }
        Err(error) => {
            let told = error.told(&id);
            summary.failed(&told, String::new(), error.cause());
            Refusal(told).into_response()
        }
    };
    response.extensions_mut().insert(summary);
    response
}

async fn admit(doors: &Doors, endpoint: Endpoint, request: Request) -> Result<(Call, Inputs), ReadError> {
    let (head, body) = request.into_parts();
    if let Err(refusal) = auth::authenticate(&doors.keys, &head.headers) {
        body::linger(&head.headers, body, &doors.timeouts, &doors.metrics).await;
        return Err(refusal.into());
    }
    let reader = body::Reader {
        spools: &doors.spools,
        models: &doors.models,
        rules: doors.rules,
        timeouts: &doors.timeouts,
        metrics: &doors.metrics,
    };
    let (call, inputs) = reader.read(endpoint, &head.headers, body).await?;
    if !doors.images.serves(&call.model) {
        return Err(error::unknown_model(&call.model).into());
    }
    Ok((call, inputs))
}
