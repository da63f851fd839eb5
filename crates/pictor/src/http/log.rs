//! What is true of every request: its id, OpenAI's headers, a caught panic, and one log line at its end.

use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Instant;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use http_body::{Frame, SizeHint};
use pictor_api::{ApiError, error};

use super::error::Refusal;
use crate::ids;
use crate::metrics::Metrics;

/// What the images handlers add to the log line. A handle: it may be filled in while the body is being sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Summary(Arc<Mutex<Fields>>);

#[derive(Debug, Default)]
struct Fields {
    model: Option<String>,
    upstream: Option<String>,
    attempts: Option<String>,
    cost_usd: Option<String>,
    error: Option<(u16, String)>,
    failure: Option<String>,
}

impl Summary {
    /// The model that was asked for.
    pub(super) fn model(&self, model: &str) {
        self.lock().model = Some(model.to_owned());
    }

    /// Who made the pictures, each attempt with its fate, and what it cost.
    pub(super) fn made(&self, upstream: &str, attempts: String, cost_usd: Option<String>) {
        let mut fields = self.lock();
        fields.upstream = Some(upstream.to_owned());
        fields.attempts = Some(attempts);
        fields.cost_usd = cost_usd;
    }

    /// What the client was told, each attempt with its fate, and the internal cause, which is for the log only.
    pub(super) fn failed(&self, told: &ApiError, attempts: String, cause: String) {
        let mut fields = self.lock();
        fields.error = Some((told.status, told.code.clone().unwrap_or_else(|| told.kind.clone())));
        fields.attempts = (!attempts.is_empty()).then_some(attempts);
        fields.failure = Some(cause);
    }

    fn lock(&self) -> MutexGuard<'_, Fields> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id that this server gave the request, for a message that names it.
pub(super) fn request_id(headers: &HeaderMap) -> String {
    headers.get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned()
}

/// The middleware around every route.
pub(super) async fn every_request(
    State(metrics): State<Metrics>,
    mut request: Request,
    next: Next,
) -> Response {
    let mut line = Line::new(request.method().clone(), request.uri().path(), metrics);
    if let Ok(id) = HeaderValue::from_str(&line.id) {
        request.headers_mut().insert(REQUEST_ID, id);
    }
    let answered = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let mut response = answered.unwrap_or_else(|_| Refusal(error::server_error(&line.id)).into_response());
    line.answered(&response);
    add_headers(response.headers_mut(), &line);
    response.map(|body| Body::new(Logged { body, line }))
}

fn add_headers(headers: &mut HeaderMap, line: &Line) {
    if let Ok(id) = HeaderValue::from_str(&line.id) {
        headers.insert(REQUEST_ID, id);
    }
    let milliseconds = u64::try_from(line.started.elapsed().as_millis()).unwrap_or(u64::MAX);
    headers.insert("openai-processing-ms", HeaderValue::from(milliseconds));
    headers.insert("openai-version", HeaderValue::from_static("2020-10-01"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
}

/// One request's line, written when its answer has been sent or given up.
struct Line {
    id: String,
    method: Method,
    path: String,
    started: Instant,
    status: StatusCode,
    summary: Option<Summary>,
    sent_bytes: u64,
    whole: bool,
    metrics: Metrics,
}

impl Line {
    fn new(method: Method, path: &str, metrics: Metrics) -> Self {
        Self {
            id: ids::request_id(),
            method,
            // Paths are the client's: one that is absurdly long would fill the log.
            path: path.chars().take(200).collect(),
            started: Instant::now(),
            status: StatusCode::OK,
            summary: None,
            sent_bytes: 0,
            whole: false,
            metrics,
        }
    }

    fn answered(&mut self, response: &Response) {
        self.status = response.status();
        self.summary = response.extensions().get::<Summary>().cloned();
        self.whole = http_body::Body::is_end_stream(response.body());
    }

    /// A few names only: whatever is asked for must not make the instruments grow.
    fn route(&self) -> &'static str {
        match self.path.strip_prefix("/v1").unwrap_or(&self.path) {
            "/images/generations" => "generations",
            "/images/edits" => "edits",
            _ => "other",
        }
    }

    fn write(&self) {
        let elapsed = self.started.elapsed();
        self.metrics.request(self.route(), self.status.as_u16(), elapsed, self.sent_bytes);
        let summary = self.summary.clone().unwrap_or_default();
        let fields = summary.lock();
        tracing::info!(
            request = %self.id,
            method = %self.method,
            path = %self.path,
            status = self.status.as_u16(),
            ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX),
            sent_bytes = self.sent_bytes,
            whole = self.whole,
            model = fields.model,
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
struct Logged {
    body: Body,
    line: Line,
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
                self.line.whole = self.body.is_end_stream();
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
