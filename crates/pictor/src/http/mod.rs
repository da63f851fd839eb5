//! The door for clients: routes, who may pass, what is read and what is answered. Knows no SQL and no pixels.
//!
//! `api` is what OpenAI has, `admin` what operators ask, `session` what browsers ask that
//! are signed in, `operations` what machines ask, `web` the rest. Every handler gets its
//! request through `exchange`, which knows what is true of all of them. A room's routes are rows, of which both the router
//! and the OpenAPI document are made (`openapi`).

mod admin;
mod admission;
mod answer;
mod api;
mod auth;
mod body;
mod cookie;
mod cors;
mod deliver;
mod download;
mod error;
mod etag;
mod exchange;
mod fields;
mod forwarded;
mod links;
mod log;
mod money;
mod openapi;
mod operations;
mod organization;
mod origin;
mod path;
mod patience;
mod query;
mod same_site;
mod server;
mod session;
mod web;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use pictor_api::models::ModelTable;
use pictor_api::request::Rules;
use pictor_api::request::compat::Compat;
use pictor_api::schema::Contract;
use pictor_egress::Egress;
use pictor_spool::Spools;
use pictor_web::Manual;
use serde_json::Value;

use crate::clock::Clock;
use crate::config;
use crate::db::ServerSecret;
use crate::files::Files;
use crate::images::Images;
use crate::keys::Keys;
use crate::ledger::Books;
use crate::metrics::Metrics;
use crate::tasks::Tasks;
use crate::webhooks::Webhooks;
use error::Refusal;
use exchange::{Inbound, handler};
use openapi::{Document, Route};
pub use server::serve;

/// The rooms and settings that the handlers need. All requests share one.
pub struct House {
    /// Makes pictures.
    pub images: Arc<Images>,
    /// What callers keep here.
    pub files: Files,
    /// The models that may be named.
    pub models: Arc<ModelTable>,
    /// Where bytes in flight lie.
    pub spools: Spools,
    /// Fetches pictures that callers name by their addresses; `None` where the operator does not want that.
    pub egress: Option<Egress>,
    /// The work under way.
    pub tasks: Tasks,
    /// Who may call.
    pub keys: Keys,
    /// Who is told how jobs ended.
    pub webhooks: Webhooks,
    /// Signs what leaves this server and comes back.
    pub secret: ServerSecret,
    /// What was spent.
    pub books: Books,
    /// How long pictures are kept.
    pub keep_pictures: Duration,
    /// What of OpenAI's strictness is wanted.
    pub rules: Rules,
    /// What becomes of requests that OpenAI would refuse; `None` where they are refused.
    pub compat: Option<Compat>,
    /// Whether the list of models holds the names that lead to others.
    pub list_aliases: bool,
    /// The origins whose pages may call from a browser; `*` stands for all.
    pub origins: Vec<String>,
    /// Timeouts of connections.
    pub timeouts: config::Http,
    /// The pages of the manual, once somebody has asked for one.
    pub manual: OnceLock<Arc<Manual>>,
    /// What is counted.
    pub metrics: Metrics,
    /// The time.
    pub clock: Clock,
}

/// Where the API stands: the SDKs add no `/v1` of their own, and Azure's clients ask below `/openai`.
const PREFIXES: [&str; 3] = ["/v1", "", "/openai/v1"];

/// The routes for clients, and the document of them; whether `metrics` are among them, or have a listener of their own.
pub fn router(house: Arc<House>, metrics: bool) -> (Router, Value) {
    let api: Vec<Route> =
        [api::routes(), money::routes(), organization::routes()].into_iter().flatten().collect();
    let mut others = operations::routes();
    if metrics {
        others.push(operations::metrics_route());
    }
    others.extend([admin::routes(), money::admin_routes(), session::routes()].into_iter().flatten());
    let document = document(&house, &api, &others);
    let mut router = Router::new();
    for route in api {
        // Not nested: a nested handler, and so the log, would not see the path as it was sent.
        for prefix in PREFIXES {
            router = router.route(&format!("{prefix}{}", route.path), route.answers.clone());
        }
        for path in route.also {
            router = router.route(path, route.answers.clone());
        }
    }
    router =
        router.route(openapi::PATH, get(handler("other", openapi::serve(&document)))).merge(web::pages());
    let router = router.fallback(handler("other", web::lost));
    (opened(router, others, house), document)
}

/// The routes of a listener for metrics alone.
pub fn metrics_router(house: Arc<House>) -> Router {
    let mut routes = operations::routes();
    routes.push(operations::metrics_route());
    opened(Router::new().fallback(handler("other", web::not_found)), routes, house)
}

/// Adds what stands where it says, and answers to everything else.
fn opened(router: Router<Arc<House>>, routes: Vec<Route>, house: Arc<House>) -> Router {
    routes
        .into_iter()
        .fold(router, |router, route| router.route(route.path, route.answers))
        .method_not_allowed_fallback(handler("other", wrong_method))
        .with_state(house)
}

fn document(house: &House, api: &[Route], others: &[Route]) -> Value {
    let contract = Contract { rules: &house.rules, models: &house.models, at: house.clock.unix_seconds() };
    let schemas = [
        api::schemas(),
        money::schemas(),
        organization::schemas(&contract),
        admin::schemas(),
        session::schemas(),
    ]
    .concat();
    openapi::document(Document { api, others, schemas, contract })
}

async fn wrong_method(house: Arc<House>, inbound: Inbound) -> Response {
    let named = format!("{} {}", inbound.head.method, inbound.head.uri.path());
    hear_out(&house, inbound).await;
    Refusal(pictor_api::error::method_not_allowed(&named)).into_response()
}

/// Lets a client that sends a body read the answer.
async fn hear_out(house: &House, inbound: Inbound) {
    body::linger(&inbound.head.headers, inbound.body, &house.timeouts, &house.metrics).await;
}
