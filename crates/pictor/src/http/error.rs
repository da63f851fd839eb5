//! The only place where a room's error becomes the one error that leaves.

use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use pictor_api::{ApiError, error};
use pictor_relay::{Failure, FailureKind};

use crate::images::MakeError;

/// An `ApiError` on its way out: status, headers and envelope.
#[derive(Debug)]
pub(super) struct Refusal(pub(super) ApiError);

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self(error)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Self(error) = self;
        let status = StatusCode::from_u16(error.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, error.to_json()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"OpenAI API\""));
        }
        if let Some(seconds) = error.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(retry) = error.should_retry {
            let value = HeaderValue::from_static(if retry { "true" } else { "false" });
            headers.insert(HeaderName::from_static("x-should-retry"), value);
        }
        response
    }
}

/// What a client is told of a call that made no pictures. `id` is the request's, for errors that name it.
pub(super) fn external(error: &MakeError, id: &str) -> ApiError {
    match error {
        MakeError::Relay(failure) => relay(failure, id),
        MakeError::Moderated { categories } => error::moderation_blocked(id, "input", categories),
        MakeError::InvalidImage { number, .. } => error::invalid_image(*number),
        MakeError::InvalidMask(_) => error::invalid_overlay("mask", "mask image cannot be read"),
        MakeError::Store(_) | MakeError::Encode(_) | MakeError::Lost => error::server_error(id),
    }
}

fn relay(failure: &Failure, id: &str) -> ApiError {
    match &failure.kind {
        FailureKind::Rejected(error) => error.as_ref().clone(),
        FailureKind::Busy { retry_after } | FailureKind::RateLimited { retry_after } => {
            error::server_busy(seconds(*retry_after))
        }
        FailureKind::Unserved { lacking } => {
            let message = format!("No upstream of this server can make this picture: {lacking}.");
            ApiError::new(400, "invalid_request_error", message).code("unsupported_parameter")
        }
        FailureKind::Unavailable { retry_after } => error::overloaded(seconds(*retry_after)),
        FailureKind::Forbidden | FailureKind::QuotaSpent => error::overloaded(60),
        FailureKind::Unknown { .. } => error::outcome_unknown(),
        FailureKind::Broken => error::bad_upstream_answer(),
        FailureKind::Stopped | FailureKind::Internal(_) => error::server_error(id),
    }
}

/// Whole seconds, at least one; beyond 60 the SDKs would not wait at all.
fn seconds(wait: Duration) -> u64 {
    wait.as_millis().div_ceil(1000).clamp(1, 60) as u64
}
