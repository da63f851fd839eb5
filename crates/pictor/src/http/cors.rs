//! Pages of other origins that may call from a browser (CORS, in the Fetch standard): what a browser is told before it
//! sends their requests, and what lets them read the answers.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderValue, ORIGIN, VARY,
};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

/// The methods of all routes together.
const METHODS: HeaderValue = HeaderValue::from_static("GET, POST, PATCH, DELETE");

/// How long a browser may remember what it was told, in seconds: two hours, the longest that Chromium does.
const MAX_AGE: HeaderValue = HeaderValue::from_static("7200");

/// Our headers that a page may read, beside those that every page may.
const EXPOSED: HeaderValue = HeaderValue::from_static(
    "accept-ranges, content-disposition, content-range, etag, idempotent-replayed, location, openai-poll-after-ms, openai-processing-ms, \
     openai-version, preference-applied, retry-after, x-pictor-adjusted, x-pictor-cost-usd, x-pictor-job, \
     x-pictor-replayed, x-pictor-upstream, x-request-id, x-should-retry",
);

/// What the page that a request comes from may do.
pub(super) struct Cors {
    /// Whether pages of other origins may call at all, so that answers differ by origin.
    is_on: bool,
    /// What the answer says of the origin, where it may call.
    allowed: Option<HeaderValue>,
}

impl Cors {
    /// Looks the page up among the origins that may call; `*` stands for all.
    pub(super) fn of(origins: &[String], headers: &HeaderMap) -> Self {
        let origin = headers.get(ORIGIN);
        let allowed = origin.and_then(|origin| {
            let any = origins.iter().any(|known| known == "*").then(|| HeaderValue::from_static("*"));
            any.or_else(|| origins.iter().any(|known| origin == known).then(|| origin.clone()))
        });
        Self { is_on: !origins.is_empty(), allowed }
    }

    /// The answer to a browser that asks what the page may send, whatever is there: it sends no key with its question.
    /// `None` where this is none, or the page may not call.
    pub(super) fn preflight(&self, head: &Parts) -> Option<Response> {
        self.allowed.as_ref()?;
        if head.method != Method::OPTIONS || !head.headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD) {
            return None;
        }
        let told = [(ACCESS_CONTROL_ALLOW_METHODS, METHODS), (ACCESS_CONTROL_MAX_AGE, MAX_AGE)];
        let mut response = (StatusCode::NO_CONTENT, told).into_response();
        // By their names: `*` would leave out Authorization.
        if let Some(asked) = head.headers.get(ACCESS_CONTROL_REQUEST_HEADERS) {
            response.headers_mut().insert(ACCESS_CONTROL_ALLOW_HEADERS, asked.clone());
        }
        Some(response)
    }

    /// Lets the page read an answer, and keeps caches from giving it to another.
    pub(super) fn label(self, headers: &mut HeaderMap) {
        if self.is_on {
            headers.append(VARY, HeaderValue::from_static("Origin"));
        }
        if let Some(origin) = self.allowed {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }
}
