//! One log line for each request, written when its answer has been sent or given up.

use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_LENGTH;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use http_body::{Frame, SizeHint};
use pictor_api::notes::is_sentence;
use pictor_api::{Adapted, ApiError};

use super::House;
use super::forwarded::Client;
use crate::clock::Clock;
use crate::ids;
use crate::jobs::Ending;
use crate::metrics::Metrics;

/// The route of files that pages load.
pub(super) const ASSET: &str = "asset";

/// What the line says of the call that the request made. A handle: it may be filled in while the body is being sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts(Arc<Mutex<Fields>>);

#[derive(Debug, Default)]
struct Fields {
    job: Option<String>,
    model: Option<String>,
    requested_model: Option<String>,
    adjusted: Vec<String>,
    /// How much of the prompt the picture does not show.
    not_followed: usize,
    upstream: Option<String>,
    attempts: Option<String>,
    cost_usd: Option<String>,
    error: Option<(u16, String)>,
    failure: Option<String>,
}

impl Facts {
    /// The model that is to draw.
    pub(super) fn model(&self, model: &str) {
        self.lock().model = Some(model.to_owned());
    }

    /// Where the request is not what its sender wrote.
    pub(super) fn adapted(&self, adapted: &Adapted) {
        let mut fields = self.lock();
        fields.requested_model.clone_from(&adapted.requested_model);
        fields.adjusted.clone_from(&adapted.notes);
    }

    /// What is different from what was asked, as far as it is known by now.
    pub(super) fn adjusted(&self) -> Option<String> {
        let fields = self.lock();
        (!fields.adjusted.is_empty()).then(|| fields.adjusted.join("; "))
    }

    /// The job of the call.
    pub(super) fn job(&self, job: &str) {
        self.lock().job = Some(job.to_owned());
    }

    /// How the call ended that the request made.
    pub(super) fn ended(&self, ending: &Ending) {
        let mut fields = self.lock();
        fields.attempts = (!ending.attempts.is_empty()).then(|| ending.attempts.clone());
        fields.failure = ending.failure.clone();
        fields.cost_usd = ending.cost.map(|cost| cost.to_string());
        match &ending.outcome {
            Ok(pictures) => {
                fields.upstream = Some(pictures.upstream.clone());
                let notes = pictures.adjusted.iter();
                let (sentences, changes): (Vec<_>, Vec<_>) =
                    notes.cloned().partition(|note| is_sentence(note));
                (fields.not_followed, fields.adjusted) = (sentences.len(), changes);
            }
            Err(told) => fields.error = Some(named(told)),
        }
    }

    /// A request that made no call, and why, in words for the log.
    pub(super) fn refused(&self, told: &ApiError, cause: String) {
        let mut fields = self.lock();
        fields.error = Some(named(told));
        fields.failure = Some(cause);
    }

    fn lock(&self) -> MutexGuard<'_, Fields> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn named(told: &ApiError) -> (u16, String) {
    (told.status, told.code.clone().unwrap_or_else(|| told.kind.clone()))
}

/// A request's line, until it is written.
pub(super) struct Line {
    id: String,
    route: &'static str,
    method: Method,
    path: String,
    client: Option<IpAddr>,
    started: Instant,
    status: StatusCode,
    facts: Facts,
    sent_bytes: u64,
    /// How many the head has promised: nobody asks the body for more after the last of them.
    promised_bytes: Option<u64>,
    whole: bool,
    metrics: Metrics,
    clock: Clock,
}

impl Line {
    /// The line of a request that has just come.
    pub(super) fn begin(route: &'static str, head: &Parts, house: &House) -> Self {
        Self {
            id: ids::request_id(),
            route,
            method: head.method.clone(),
            // Paths are the client's: one that is absurdly long would fill the log.
            path: head.uri.path().chars().take(200).collect(),
            client: head.extensions.get().map(|Client(address)| *address),
            started: house.clock.now(),
            status: StatusCode::OK,
            facts: Facts::default(),
            sent_bytes: 0,
            promised_bytes: None,
            whole: false,
            metrics: house.metrics.clone(),
            clock: house.clock.clone(),
        }
    }

    /// The request's id.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// A handle for those who know more of the call.
    pub(super) fn facts(&self) -> Facts {
        self.facts.clone()
    }

    /// How long ago the request came.
    pub(super) fn elapsed(&self) -> Duration {
        self.clock.since(self.started)
    }

    /// The head of the answer is known.
    pub(super) fn answered(&mut self, response: &Response) {
        self.status = response.status();
        let length = response.headers().get(CONTENT_LENGTH);
        self.promised_bytes = length.and_then(|length| length.to_str().ok()?.parse().ok());
        // Of what only the head is asked for, that is all.
        self.whole = self.method == Method::HEAD || http_body::Body::is_end_stream(response.body());
    }

    fn write(&self) {
        let elapsed = self.elapsed();
        self.metrics.request(self.route, self.status.as_u16(), elapsed, self.sent_bytes);
        if self.route == ASSET && self.status.is_success() {
            // A page has a dozen of them; its own line is enough.
            return;
        }
        let adjusted = self.facts.adjusted();
        let fields = self.facts.lock();
        tracing::info!(
            request = %self.id,
            method = %self.method,
            path = %self.path,
            client = self.client.map(tracing::field::display),
            status = self.status.as_u16(),
            ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX),
            sent_bytes = self.sent_bytes,
            whole = self.whole,
            job = fields.job,
            model = fields.model,
            requested_model = fields.requested_model,
            adjusted = adjusted,
            not_followed = Some(fields.not_followed).filter(|&count| count > 0),
            upstream = fields.upstream,
            attempts = fields.attempts,
            cost_usd = fields.cost_usd,
            error_status = fields.error.as_ref().map(|(status, _)| *status),
            error = fields.error.as_ref().map(|(_, code)| code.as_str()),
            failure = fields.failure,
            "request"
        );
    }
}

/// A body that knows whether it was sent to its end.
pub(super) struct Logged {
    body: Body,
    line: Line,
}

impl Logged {
    /// `body`, at whose end `line` is written.
    pub(super) fn new(body: Body, line: Line) -> Self {
        Self { body, line }
    }
}

impl http_body::Body for Logged {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        match &polled {
            Poll::Ready(Some(Ok(frame))) => {
                let bytes = frame.data_ref().map_or(0, Bytes::len);
                self.line.sent_bytes += bytes as u64;
                let all = self.line.promised_bytes == Some(self.line.sent_bytes);
                self.line.whole = all || self.body.is_end_stream();
            }
            Poll::Ready(None) => self.line.whole = true,
            Poll::Ready(Some(Err(_))) | Poll::Pending => {}
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Logged {
    fn drop(&mut self) {
        self.line.write();
    }
}
