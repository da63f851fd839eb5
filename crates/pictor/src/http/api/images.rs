//! The two endpoints: who calls, what is asked, start it, deliver it.

use std::sync::Arc;

use axum::Json;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use pictor_api::{ApiError, Endpoint, error};

use super::{jobs, terms};
use crate::http::body::ReadError;
use crate::http::deliver::{Delivery, Heartbeat};
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::patience::{Attempt, Keep};
use crate::http::{House, admission, auth, body};
use crate::images::{Asked, Begun, NamedCall, Terms};
use crate::jobs::Within;
use crate::keys::Principal;

/// Below this Azure has its deployments.
pub(super) const DEPLOYMENTS: &str = "/openai/deployments/";

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
    let attempt = Attempt::read(&inbound.head.headers);
    let asked = match admit(house, endpoint, inbound).await {
        Ok(asked) => asked,
        Err(error) => {
            let told = error.told(&request);
            facts.refused(&told, error.cause());
            return Refusal(told).into_response();
        }
    };
    facts.model(&asked.call.model);
    let (stream, terms) = (asked.call.stream, asked.terms.clone());
    let (model, project) = (asked.call.model.clone(), asked.principal.project.clone());
    let begun = match house.images.start(asked).await {
        Ok(begun) => begun,
        Err(refused) => {
            let told = refused.told(&request, NamedCall { model: &model, project: &project });
            facts.refused(&told, refused.cause());
            return Refusal(told).into_response();
        }
    };
    facts.job(&begun.job);
    if terms.asynchronous {
        return accepted(house, &begun.job, &request).await;
    }
    let Begun { job, watch, replayed, attached } = begun;
    let usual = Heartbeat::new(&house.timeouts);
    let keep = attached.map_or(Keep::Alive(usual), |elapsed| attempt.keep(stream, elapsed, usual));
    let heartbeat = if let Keep::Alive(heartbeat) = keep { heartbeat } else { usual };
    let images = house.images.clone();
    let delivery = Delivery { job, replayed, images, watch, endpoint, heartbeat, facts, sent: false };
    match keep {
        Keep::Alive(_) => delivery.answer(stream).await,
        Keep::Asleep { hold, wait } => delivery.answer_soon(hold, wait).await,
    }
}

async fn admit(house: &House, endpoint: Endpoint, inbound: Inbound) -> Result<Asked, ReadError> {
    let Inbound { id, head, body, facts } = inbound;
    let (principal, terms) = match admit_head(house, &head.headers).await {
        Ok(admitted) => admitted,
        Err(refusal) => {
            body::linger(&head.headers, body, &house.timeouts, &house.metrics).await;
            return Err(refusal.into());
        }
    };
    let reader = admission::reader(house, &facts).for_model(deployment(&head.uri));
    let (call, inputs) = reader.read(endpoint, &head.headers, body).await?;
    admission::may_call(house, &principal, &call)?;
    Ok(Asked { principal, request: id, call, inputs, terms })
}

/// The deployment that the path names, if it is one of Azure's. Not axum's extractor: it would answer a name that is
/// not UTF-8 with text of its own. No id of ours has characters that a URL escapes.
fn deployment(uri: &Uri) -> Option<&str> {
    uri.path().strip_prefix(DEPLOYMENTS)?.split('/').next()
}

/// Who calls, and what the headers say beside the call: refused before the body is read.
async fn admit_head(house: &House, headers: &HeaderMap) -> Result<(Principal, Terms), ApiError> {
    let principal = auth::admit(house, headers).await?;
    Ok((principal, terms::read(headers)?))
}

/// `202 Accepted`: the job, and where it is found.
async fn accepted(house: &House, job: &str, request: &str) -> Response {
    match house.images.jobs.read(&Within::All, job).await {
        Ok(Some(row)) => {
            let location = format!("/v1/images/jobs/{job}");
            let headers = [
                ("location", location.as_str()),
                ("preference-applied", "respond-async"),
                ("x-pictor-job", job),
            ];
            (StatusCode::ACCEPTED, headers, Json(jobs::object(&row, house.keep_pictures))).into_response()
        }
        Ok(None) | Err(_) => Refusal(error::server_error(request)).into_response(),
    }
}
