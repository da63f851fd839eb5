//! The two endpoints: who calls, what is asked, start it, deliver it.

use std::sync::Arc;

use axum::Json;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use pictor_api::{ApiError, Call, Endpoint, ResponseFormat, error};

use super::{jobs, terms, webhooks};
use crate::http::body::{Places, ReadError};
use crate::http::deliver::{Delivery, Heartbeat};
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::links::Links;
use crate::http::patience::{Attempt, Keep};
use crate::http::{House, admission, auth, body};
use crate::images::{Asked, Begun, NamedCall, NotStarted, Terms};
use crate::jobs::{Identity, Within};
use crate::keys::Principal;

/// Below this Azure has its deployments.
const DEPLOYMENTS: &str = "/openai/deployments/";

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
    let (attempt, links) = (Attempt::read(&inbound.head.headers), Links::new(house, &inbound.head));
    let admitted = match admit(house, endpoint, inbound).await {
        Ok(admitted) => admitted,
        Err(error) => {
            let told = error.told(&request);
            facts.refused(&told, error.cause());
            return Refusal(told).into_response();
        }
    };
    facts.model(&admitted.call.model);
    let (stream, terms) = (admitted.call.stream, admitted.terms.clone());
    let names_them = admitted.call.response_format == ResponseFormat::Url;
    let (model, project) = (admitted.call.model.clone(), admitted.principal.project.clone());
    let begun = match begin(house, admitted).await {
        Ok(begun) => begun,
        Err(refused) => {
            let told = refused.told(&request, NamedCall { model: &model, project: &project });
            facts.refused(&told, refused.cause());
            return Refusal(told).into_response();
        }
    };
    facts.job(&begun.job);
    if terms.asynchronous {
        return accepted(house, &begun.job, &request, &links).await;
    }
    let Begun { job, watch, replayed, attached } = begun;
    let usual = Heartbeat::new(&house.timeouts);
    let keep = attached.map_or(Keep::Alive(usual), |elapsed| attempt.keep(stream, elapsed, usual));
    let heartbeat = if let Keep::Alive(heartbeat) = keep { heartbeat } else { usual };
    let (images, links) = (house.images.clone(), names_them.then_some(links));
    let delivery = Delivery { job, replayed, images, watch, endpoint, heartbeat, links, facts, sent: false };
    match keep {
        Keep::Alive(_) => delivery.answer(stream).await,
        Keep::Asleep { hold, wait } => delivery.answer_soon(hold, wait).await,
    }
}

/// A call that may be made, with its pictures where they are.
struct Admitted {
    principal: Principal,
    request: String,
    call: Call,
    pictures: Places,
    terms: Terms,
}

async fn admit(house: &House, endpoint: Endpoint, inbound: Inbound) -> Result<Admitted, ReadError> {
    let Inbound { id, head, body, facts } = inbound;
    let (principal, terms) = match admit_head(house, &head.headers).await {
        Ok(admitted) => admitted,
        Err(refusal) => {
            body::linger(&head.headers, body, &house.timeouts, &house.metrics).await;
            return Err(refusal.into());
        }
    };
    let reader = admission::reader(house, &facts).for_model(deployment(&head.uri));
    let (call, sent) = reader.read(endpoint, &head.headers, body).await?;
    admission::may_call(house, &principal, &call)?;
    let pictures = sent.look_up(house, &principal.project).await?;
    Ok(Admitted { principal, request: id, call, pictures, terms })
}

/// Opens the pictures and begins, unless the call was made before.
async fn begin(house: &House, admitted: Admitted) -> Result<Begun, NotBegun> {
    let Admitted { principal, request, call, pictures, terms } = admitted;
    let fingerprint = pictures.fingerprint(&call).await?;
    if pictures.are_named() && terms.may_repeat_a_call() {
        let (project, key) = (principal.project.clone(), principal.key.clone());
        let (idempotency_key, retry) = (terms.idempotency_key.clone(), terms.retry);
        let named = Identity { project, key, idempotency_key, retry, fingerprint: fingerprint.clone() };
        if let Some(begun) = house.images.earlier(named).await? {
            return Ok(begun);
        }
    }
    let (files, inputs) = (pictures.files(), pictures.open(house).await?);
    let asked = Asked { principal, request, call, inputs, files, fingerprint, terms };
    Ok(house.images.start(asked).await?)
}

/// Why a call was not begun.
#[derive(Debug, thiserror::Error)]
enum NotBegun {
    #[error("its pictures cannot be had")]
    Read(ReadError),
    #[error(transparent)]
    Start(#[from] NotStarted),
}

impl From<ReadError> for NotBegun {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl NotBegun {
    fn told(&self, id: &str, call: NamedCall<'_>) -> ApiError {
        match self {
            Self::Read(refused) => refused.told(id),
            Self::Start(refused) => refused.told(id, call),
        }
    }

    fn cause(&self) -> String {
        match self {
            Self::Read(refused) => refused.cause(),
            Self::Start(refused) => refused.cause(),
        }
    }
}

/// The deployment that the path names, if it is one of Azure's. Not axum's extractor: it would answer a name that is
/// not UTF-8 with text of its own. No id of ours has characters that a URL escapes.
fn deployment(uri: &Uri) -> Option<&str> {
    uri.path().strip_prefix(DEPLOYMENTS)?.split('/').next()
}

/// Who calls, and what the headers say beside the call: refused before the body is read.
async fn admit_head(house: &House, headers: &HeaderMap) -> Result<(Principal, Terms), ApiError> {
    let principal = auth::admit(house, headers).await?;
    let terms = terms::read(headers)?;
    if let Some(url) = &terms.webhook_url {
        webhooks::check(house, terms::WEBHOOK_URL, url).await?;
    }
    Ok((principal, terms))
}

/// `202 Accepted`: the job, and where it is found.
async fn accepted(house: &House, job: &str, request: &str, links: &Links) -> Response {
    match house.images.jobs.read(&Within::All, job).await {
        Ok(Some(row)) => {
            let location = format!("/v1/images/jobs/{job}");
            let headers = [
                ("location", location.as_str()),
                ("preference-applied", "respond-async"),
                ("x-pictor-job", job),
            ];
            let object = links.shown(jobs::object(&row, house.keep_pictures));
            (StatusCode::ACCEPTED, headers, Json(object)).into_response()
        }
        Ok(None) | Err(_) => Refusal(error::server_error(request)).into_response(),
    }
}
