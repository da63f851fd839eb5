//! Where a project is told how its jobs ended, in the shapes of OpenAI's webhook endpoints.
//!
//! An endpoint of another project is told in the words for one that never was.

mod deliveries;
mod endpoints;
mod object;
pub(in crate::http) mod openapi;
mod secrets;
mod try_out;

use axum::body::Body;
use axum::http::Uri;
use pictor_api::{ApiError, error};

use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question, handler};
use crate::http::openapi::Route;
use crate::http::{House, auth, path};
use crate::keys::Principal;
use crate::webhooks::{Endpoint, Unfit};
pub(in crate::http) use deliveries::{FILTERS, filter};
pub(in crate::http) use object::delivery;
pub(super) use openapi::schemas;

/// The routes of the API.
pub(super) fn routes() -> Vec<Route> {
    const ALL: &str = "/webhook_endpoints";
    const ONE: &str = "/webhook_endpoints/{id}";
    let name = "webhooks";
    vec![
        Route::get(ALL, handler(name, endpoints::list), openapi::list_endpoints()),
        Route::post(ALL, handler(name, endpoints::create), openapi::create()),
        Route::get(ONE, handler(name, endpoints::read), openapi::read()),
        Route::post(ONE, handler(name, endpoints::change), openapi::change()),
        Route::delete(ONE, handler(name, endpoints::delete), openapi::delete()),
        Route::get("/webhook_event_types", handler(name, endpoints::event_types), openapi::event_types()),
        Route::get(
            "/webhook_endpoints/signing_secret",
            handler(name, secrets::of_project),
            openapi::secret_of_project(),
        ),
        Route::post(
            "/webhook_endpoints/signing_secret/rotate_secret",
            handler(name, secrets::rotate_of_project),
            openapi::rotate_secret_of_project(),
        ),
        Route::post(
            "/webhook_endpoints/{id}/rotate_secret",
            handler(name, secrets::rotate),
            openapi::rotate(),
        ),
        Route::post("/webhook_endpoints/{id}/test", handler(name, try_out::test), openapi::test()),
        Route::get(
            "/webhook_endpoints/{id}/deliveries",
            handler(name, deliveries::list),
            openapi::deliveries(),
        ),
    ]
}

/// The caller, what is asked, and the small body, read apart.
async fn admit(house: &House, inbound: Inbound) -> Result<(Principal, Question, Body), Refusal> {
    let principal = auth::authenticate_images(house, &inbound.head.headers).await?;
    let Inbound { id, facts, head, body } = inbound;
    Ok((principal, Question { id, facts, head }, body))
}

/// The endpoint that the path names.
async fn find(house: &House, project: &str, question: &Question) -> Result<Endpoint, Refusal> {
    let id = id(&question.head.uri);
    let found = house.webhooks.read(project, id).await.map_err(|cause| question.failed(&cause))?;
    found.ok_or_else(|| no_endpoint(id))
}

fn no_endpoint(id: &str) -> Refusal {
    error::resource_not_found("webhook endpoint", id).into()
}

/// The id in the path.
fn id(uri: &Uri) -> &str {
    path::behind(uri, "/webhook_endpoints/", 0)
}

/// Refuses an address that nothing may be sent to; `param` names it.
pub(super) async fn check(house: &House, param: &str, url: &str) -> Result<(), ApiError> {
    let refused = |unfit: Unfit| {
        let host = pictor_egress::Address::parse(url).map(|address| address.to_string()).unwrap_or_default();
        tracing::info!(host, unfit = pictor_relay::describe(&unfit), "a webhook address is refused");
        let why = match unfit {
            Unfit::InTheClear => {
                "it is not https. The operator can allow http: egress.http_webhooks = true".to_owned()
            }
            unfit => unfit.to_string(),
        };
        error::webhook_refused(param, &why)
    };
    house.webhooks.check(url).await.map_err(refused)
}
