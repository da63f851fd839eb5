//! The door for clients: routes, who may pass, what is read and what is answered. Knows no SQL and no pixels.
//!
//! `api` is what OpenAI has, `admin` what operators ask, `operations` what machines ask, `web` the rest. Every handler gets its
//! request through `exchange`, which knows what is true of all of them.

mod admin;
mod admission;
mod answer;
mod api;
mod auth;
mod body;
mod cors;
mod deliver;
mod error;
mod etag;
mod exchange;
mod log;
mod money;
mod operations;
mod organization;
mod path;
mod patience;
mod query;
mod server;
mod web;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::response::{IntoResponse, Response};
use pictor_api::models::ModelTable;
use pictor_api::request::Rules;
use pictor_api::request::compat::Compat;
use pictor_egress::Egress;
use pictor_spool::Spools;

use crate::clock::Clock;
use crate::config;
use crate::db::ServerSecret;
use crate::files::Files;
use crate::images::Images;
use crate::keys::Keys;
use crate::ledger::Books;
use crate::metrics::Metrics;
use crate::tasks::Tasks;
use error::Refusal;
use exchange::{Inbound, handler};
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
    /// What is counted.
    pub metrics: Metrics,
    /// The time.
    pub clock: Clock,
}

/// Where the API stands: the SDKs add no `/v1` of their own, and Azure's clients ask below `/openai`.
const PREFIXES: [&str; 3] = ["/v1", "", "/openai/v1"];

/// Every route.
pub fn router(house: House) -> Router {
    let api = PREFIXES.into_iter().fold(Router::new(), |router, prefix| {
        router.merge(api::routes(prefix)).merge(money::routes(prefix)).merge(organization::routes(prefix))
    });
    api.merge(api::azure_routes())
        .merge(admin::routes())
        .merge(money::admin_routes())
        .merge(operations::routes())
        .merge(web::routes())
        .method_not_allowed_fallback(handler("other", wrong_method))
        .with_state(Arc::new(house))
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
