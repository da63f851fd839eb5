//! What is true of every request: its id, OpenAI's headers, what a browser may show of it, a caught panic, and one log
//! line at its end.

use std::error::Error;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use hyper::ext::ReasonPhrase;
use pictor_api::error;
use pictor_relay::describe;

use super::cors::Cors;
use super::error::Refusal;
use super::forwarded;
use super::log::{Facts, Line, Logged};
use super::same_site::is_own_page;
use super::{House, auth, hear_out};
use crate::db::DbError;

/// A request as its handler gets it.
pub(super) struct Inbound {
    /// The id that this server gave it.
    pub(super) id: String,
    /// What its log line will say of the call that it makes.
    pub(super) facts: Facts,
    /// Its method, address and headers.
    pub(super) head: Parts,
    /// Its body, not read yet.
    pub(super) body: Body,
}

/// A request of which only the head matters.
pub(super) struct Question {
    /// The id that this server gave it.
    pub(super) id: String,
    /// What its log line will say.
    pub(super) facts: Facts,
    /// Its method, address and headers.
    pub(super) head: Parts,
}

impl From<Inbound> for Question {
    fn from(inbound: Inbound) -> Self {
        let Inbound { id, facts, head, .. } = inbound;
        Self { id, facts, head }
    }
}

impl Question {
    /// What is told when a room of ours fails: that it may come back, or that it is our fault. The log line has why.
    pub(super) fn failed(&self, cause: &(dyn Error + 'static)) -> Refusal {
        let told =
            if may_come_back(cause) { error::database_unavailable(2) } else { error::server_error(&self.id) };
        self.facts.refused(&told, describe(cause));
        Refusal(told)
    }
}

/// Whether a database is behind it that is away, locked or full.
fn may_come_back(cause: &(dyn Error + 'static)) -> bool {
    let causes = std::iter::successors(Some(cause), |cause| (*cause).source());
    causes.filter_map(|cause| cause.downcast_ref::<DbError>()).any(DbError::is_transient)
}

/// A handler for axum's router. `route` is its name among the instruments: a few names only, since whatever is asked
/// for must not make them grow.
pub(super) fn handler<H, F, R>(
    route: &'static str,
    handle: H,
) -> impl Fn(State<Arc<House>>, Request) -> BoxFuture<'static, Response> + Clone + Send + Sync + 'static
where
    H: Fn(Arc<House>, Inbound) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = R> + Send + 'static,
    R: IntoResponse + 'static,
{
    move |State(house), request| exchange(route, house, request, handle.clone()).boxed()
}

async fn exchange<H, F, R>(route: &'static str, house: Arc<House>, request: Request, handle: H) -> Response
where
    H: Fn(Arc<House>, Inbound) -> F,
    F: Future<Output = R>,
    R: IntoResponse,
{
    let (mut head, body) = request.into_parts();
    forwarded::restore(&mut head, &house.timeouts.trusted_proxies);
    let mut line = Line::begin(route, &head, &house);
    let (strict, cors) = (house.rules.strict, Cors::of(&house.origins, &head.headers));
    let by_session = auth::is_by_session(&house, &head.headers);
    let mut response = if let Some(told) = cors.preflight(&head) {
        told
    } else {
        let is_forged = by_session && may_be_forged(&house, &head);
        let inbound = Inbound { id: line.id().to_owned(), facts: line.facts(), head, body };
        if is_forged {
            hear_out(&house, inbound).await;
            Refusal(error::foreign_page()).into_response()
        } else {
            match AssertUnwindSafe(handle(house, inbound)).catch_unwind().await {
                Ok(answer) => answer.into_response(),
                Err(_) => Refusal(error::server_error(line.id())).into_response(),
            }
        }
    };
    if strict {
        response.extensions_mut().remove::<ReasonPhrase>();
    }
    line.answered(&response);
    add_headers(response.headers_mut(), &line);
    if by_session {
        // Caches know by themselves that what a key gets is nobody else's; of a cookie they do not.
        response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
    }
    cors.label(response.headers_mut());
    response.map(|body| Body::new(Logged::new(body, line)))
}

/// Whether a page of another site may have had a browser send it, and it would change something.
fn may_be_forged(house: &House, head: &Parts) -> bool {
    !head.method.is_safe() && is_own_page(head, house.timeouts.public_url.as_deref()) != Some(true)
}

fn add_headers(headers: &mut HeaderMap, line: &Line) {
    if let Ok(id) = HeaderValue::from_str(line.id()) {
        headers.insert("x-request-id", id);
    }
    // Also where the answer begins before its pictures are there, and where there are none.
    if let Some(adjusted) = line.facts().adjusted().and_then(|notes| HeaderValue::from_str(&notes).ok()) {
        headers.entry("x-pictor-adjusted").or_insert(adjusted);
    }
    let milliseconds = u64::try_from(line.elapsed().as_millis()).unwrap_or(u64::MAX);
    headers.insert("openai-processing-ms", HeaderValue::from(milliseconds));
    headers.insert("openai-version", HeaderValue::from_static("2020-10-01"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
}
