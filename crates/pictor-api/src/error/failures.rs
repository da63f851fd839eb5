//! Faults that are not in the request: who called, how much, and what went wrong on the way.

use serde_json::{Map, json};

use super::{ApiError, IMAGE_USER_ERROR, INVALID_REQUEST};

/// 401: a key that is not ours. `shown` is the key as it may be shown, see [`masked_key`].
pub fn invalid_api_key(shown: &str) -> ApiError {
    let message = format!(
        "Incorrect API key provided: {shown}. You can get an API key from the operator of this server."
    );
    ApiError::new(401, INVALID_REQUEST, message).code("invalid_api_key")
}

/// A key as an error may show it: short ones whole, longer ones by their first 8 and last 4 characters.
pub fn masked_key(key: &str) -> String {
    let letters: Vec<char> =
        key.chars().map(|letter| if letter.is_control() { '?' } else { letter }).collect();
    if letters.len() < 16 {
        return letters.iter().collect();
    }
    let (head, tail) = (&letters[..8], &letters[letters.len() - 4..]);
    format!("{}***{}", String::from_iter(head), String::from_iter(tail))
}

/// 401: no key at all.
pub fn missing_api_key() -> ApiError {
    let message = "You didn't provide an API key. You need to provide your API key in an Authorization header \
                   using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).";
    ApiError::new(401, INVALID_REQUEST, message)
}

/// 403: the account behind the server may not use the model. The upstream's own words, such as "Your organization
/// must be verified", are for the operator: the log has them.
pub fn upstream_forbidden(model: &str) -> ApiError {
    let message = format!(
        "The account behind this server may not use the model '{model}'. Trying again does not help: the operator \
         of this server has to enable the model with the upstream service, for example by verifying the \
         organization there. The server's log has the service's own words."
    );
    ApiError::new(403, INVALID_REQUEST, message).code("upstream_forbidden").param("model")
}

/// 404: `GET /v1/models/{id}` with an id that the table does not have.
pub fn model_not_found(model: &str) -> ApiError {
    let message = format!("The model '{model}' does not exist");
    ApiError::new(404, INVALID_REQUEST, message).code("model_not_found").param("model")
}

/// 405: the path exists, the method does not.
pub fn method_not_allowed(method: &str) -> ApiError {
    let message = format!("Not allowed to {method} on this URL.");
    ApiError::new(405, INVALID_REQUEST, message).code("method_not_allowed")
}

/// 408: the body did not come in time.
pub fn request_timeout() -> ApiError {
    ApiError::new(408, INVALID_REQUEST, "The request body did not arrive in time.").code("request_timeout")
}

/// A prompt or picture that our own safety system refuses, in the shape of OpenAI's refusal, which passes through as
/// it came. `categories` such as `sexual`; `stage` is `input`, `output` or `unknown`.
pub fn moderation_blocked(request_id: &str, stage: &str, categories: &[&str]) -> ApiError {
    let message = format!(
        "Your request was rejected by the safety system. If you believe this is an error, ask the operator of this \
         server and include the request ID {request_id}. safety_violations=[{}].",
        categories.join(", ")
    );
    let mut details = Map::new();
    let moderation = json!({ "moderation_stage": stage, "categories": categories });
    details.insert("moderation_details".into(), moderation);
    let blocked = ApiError::new(400, IMAGE_USER_ERROR, message).code("moderation_blocked");
    ApiError { details: Some(Box::new(details)), ..blocked }
}

/// 429: the upstreams limit how often this server may ask them, and all of them have said so.
pub fn upstream_rate_limited(wait: u64) -> ApiError {
    let message =
        format!("The upstream service limits how often this server may ask it. Please try again in {wait}s.");
    ApiError::new(429, "requests", message).code("rate_limit_exceeded").retry_after(wait)
}

/// 429: this server has no room for the request at the moment.
pub fn server_busy(wait: u64) -> ApiError {
    let message = format!("The server has no room for this request now. Please try again in {wait}s.");
    ApiError::new(429, "requests", message).code("rate_limit_exceeded").retry_after(wait)
}

/// 500: our fault. The log has the cause under the same request id.
pub fn server_error(request_id: &str) -> ApiError {
    let message = format!(
        "An error occurred while processing your request. You can retry your request, or tell the \
         operator of this server if the error persists. Please include the request ID {request_id} in your \
         message."
    );
    ApiError::new(500, "server_error", message).code("server_error")
}

/// 502: an upstream answered with something that is no answer, or half of one.
pub fn bad_upstream_answer() -> ApiError {
    let message = "The upstream service gave no usable answer, but may have billed it. Send the request again \
                   only if you accept to pay for it again.";
    ApiError::new(502, "server_error", message).code("bad_upstream_answer").should_retry(false)
}

/// 502: some of the pictures were made and billed, then the rest failed. Trying again would pay for all of them
/// again, so the SDKs are told not to. What was made is kept at the `job`.
pub fn partly_made(made: usize, asked: usize, job: &str) -> ApiError {
    let message = format!(
        "Only {made} of {asked} pictures could be made, and those may have been billed. They are kept: GET \
         /v1/images/jobs/{job} lists them. Sending the request again pays for all of them again."
    );
    ApiError::new(502, "server_error", message).code("partly_made").should_retry(false)
}

/// 503: the money of the account behind the server is spent.
///
/// The caller can do nothing about it, so it is a fault of the service: 402 would ask the caller to pay, 403 speaks of
/// rights, and with 429 the SDKs and every polite client would go on trying. They also do with 503, but for
/// `x-should-retry: false`, and a gateway in between takes a 503 as a reason to ask another server, which is right.
pub fn upstream_quota_spent() -> ApiError {
    let message = "The account behind this server has spent its quota with the upstream service. Trying again does \
                   not help until the operator of this server has raised it.";
    ApiError::new(503, "service_unavailable_error", message).code("upstream_quota_spent").should_retry(false)
}

/// 503: the pictures are complete, but the server that made them has not yet put them where this one could read them.
pub fn pictures_on_their_way(wait: u64) -> ApiError {
    let message = "The pictures of this request are complete and are being moved into storage. Send the same request \
                   again in a moment: it will not be paid for again.";
    ApiError::new(503, "service_unavailable_error", message).code("pictures_on_their_way").retry_after(wait)
}

/// 503: the bucket that the pictures lie in does not answer.
pub fn storage_unavailable(wait: u64) -> ApiError {
    let message =
        "The storage that holds these pictures does not answer at the moment. Please try again later.";
    ApiError::new(503, "service_unavailable_error", message).code("storage_unavailable").retry_after(wait)
}

/// 503: every upstream rests, or the server drains.
pub fn overloaded(wait: u64) -> ApiError {
    let message = "The server is currently overloaded with other requests. Please try again later.";
    ApiError::new(503, "service_unavailable_error", message).code("server_is_overloaded").retry_after(wait)
}
