//! What a key may not do, or not now: rights, rates and money, in OpenAI's words where it has them.

use super::{ApiError, INVALID_REQUEST};
use crate::money::Nanos;

/// 403: the key may not do this; `why` is a sentence.
pub fn permission_denied(why: &str) -> ApiError {
    ApiError::new(403, INVALID_REQUEST, why).code("permission_denied")
}

/// 403: the key lacks a scope, such as `admin`.
pub fn missing_scope(scope: &str) -> ApiError {
    permission_denied(&format!(
        "You have insufficient permissions for this operation. Missing scopes: {scope}."
    ))
}

/// 403: the model is not on the key's list.
pub fn model_not_allowed(project: &str, model: &str) -> ApiError {
    let message = format!("Project `{project}` does not have access to model `{model}` with this API key.");
    ApiError::new(403, INVALID_REQUEST, message).code("model_not_found")
}

/// 429: too many pictures in a minute. `wait` in seconds, here and below.
pub fn image_rate_limit(
    model: &str,
    organization: &str,
    limit: u64,
    used: u64,
    requested: u64,
    wait: u64,
) -> ApiError {
    let message = format!(
        "Rate limit reached for {model} (for limit gpt-image) in organization {organization} on input-images \
         per min: Limit {limit}, Used {used}, Requested {requested}. Please try again in {wait}s."
    );
    ApiError::new(429, "input-images", message).code("rate_limit_exceeded").retry_after(wait)
}

/// 400: more pictures than may be made in a minute at all. Waiting does not help, so the SDKs are told not to.
pub fn image_limit_exceeded(limit: u64, requested: u64) -> ApiError {
    let message = format!(
        "Invalid 'n': integer above maximum value. Expected a value <= {limit}, but got {requested} instead: no more \
         pictures a minute are allowed for this key or its project."
    );
    ApiError::new(400, INVALID_REQUEST, message)
        .code("integer_above_max_value")
        .param("n")
        .should_retry(false)
}

/// 429: too many requests in a minute.
pub fn request_rate_limit(model: &str, organization: &str, limit: u64, wait: u64) -> ApiError {
    let message = format!(
        "Rate limit reached for {model} in organization {organization} on requests per min (RPM): Limit {limit}, \
         Used {limit}, Requested 1. Please try again in {wait}s."
    );
    ApiError::new(429, "requests", message).code("rate_limit_exceeded").retry_after(wait)
}

/// 429: too many calls of the key at once.
pub fn concurrency_limit(model: &str, organization: &str, limit: u64, wait: u64) -> ApiError {
    let message = format!(
        "Rate limit reached for {model} in organization {organization} on concurrent requests: Limit {limit}, Used \
         {limit}, Requested 1. Please try again in {wait}s."
    );
    ApiError::new(429, "requests", message).code("rate_limit_exceeded").retry_after(wait)
}

/// 429: a budget is spent. Trying again does not help, so the SDKs are told not to.
pub fn insufficient_quota() -> ApiError {
    let message = "You exceeded your current quota, please check your plan and billing details.";
    ApiError::new(429, "insufficient_quota", message).code("insufficient_quota").should_retry(false)
}

/// 400: the call may cost more than its caller allows; nothing was sent.
pub fn max_cost_exceeded(worst: Nanos, allowed: Nanos) -> ApiError {
    let message = format!(
        "This request may cost up to {worst} USD, more than the {allowed} USD that X-Pictor-Max-Cost-USD allows. \
         Nothing was sent. Set size and quality, ask for fewer pictures, or allow more."
    );
    ApiError::new(400, INVALID_REQUEST, message).code("max_cost_exceeded")
}

/// 503: the database cannot be asked, so nothing may be sent. `wait` in seconds.
pub fn database_unavailable(wait: u64) -> ApiError {
    let message = "The server cannot reach its database at the moment. Please try again later.";
    ApiError::new(503, "service_unavailable_error", message).code("server_is_overloaded").retry_after(wait)
}
