//! What is told to callers who send a call again, and to those who take one back.

use super::{ApiError, INVALID_REQUEST};

/// A conflict that trying again does not resolve.
fn conflict(code: &str, message: impl Into<String>) -> ApiError {
    ApiError::new(409, INVALID_REQUEST, message).code(code).should_retry(false)
}

/// 400: a key that is none.
pub fn invalid_idempotency_key() -> ApiError {
    let message =
        "Invalid header 'Idempotency-Key': expected one header with 1 to 255 visible ASCII characters.";
    ApiError::new(400, INVALID_REQUEST, message).code("invalid_idempotency_key").param("Idempotency-Key")
}

/// 422: the key belongs to a call that asks for something else.
pub fn idempotency_key_reused() -> ApiError {
    let message = "The Idempotency-Key was sent before with another request: its endpoint, its parameters or its \
                   pictures differ. Send a new key with a new request.";
    ApiError::new(422, INVALID_REQUEST, message).code("idempotency_key_reused").param("Idempotency-Key")
}

/// 409: the call may have been carried out and billed, but its answer was lost.
pub fn outcome_unknown() -> ApiError {
    let message = "The outcome of this request is unknown: it may have been carried out and billed. Send it \
                   again only if you accept to pay for it again.";
    conflict("outcome_unknown", message)
}

/// 409: the call is still being carried out, and this client would not wait for its end; `wait` is in seconds. Unlike
/// most conflicts this one passes, so the SDKs are told to try again.
pub fn job_in_progress(wait: u64) -> ApiError {
    let message = format!(
        "The picture of this request is still being made. Send the same request again in {wait}s: it will not be \
         paid for again."
    );
    ApiError::new(409, INVALID_REQUEST, message).code("job_in_progress").retry_after(wait).should_retry(true)
}

/// 409: the call was taken back before anything was sent.
pub fn job_cancelled(job: &str) -> ApiError {
    conflict("job_cancelled", format!("The job '{job}' was cancelled. Send the request with a new key."))
}

/// 409: it is too late to take the call back.
pub fn already_sent(job: &str) -> ApiError {
    let message = format!(
        "Cannot cancel the job '{job}': it was already sent, so its pictures will be paid for. They are kept."
    );
    conflict("already_sent", message)
}

/// 409: a person is asked to decide about money that is not in doubt.
pub fn not_in_doubt(job: &str) -> ApiError {
    conflict(
        "not_in_doubt",
        format!("The money of the job '{job}' is not in doubt: there is nothing to decide."),
    )
}

/// 404: no such job, as far as the caller may know.
pub fn job_not_found(job: &str) -> ApiError {
    let job: String = job.chars().take(64).collect();
    ApiError::new(404, INVALID_REQUEST, format!("No job found with id '{job}'.")).code("job_not_found")
}

/// 410: the pictures were made, paid for and kept for as long as the server keeps pictures.
pub fn result_expired(job: &str) -> ApiError {
    let message = format!(
        "The pictures of the job '{job}' are no longer kept. Send the request with a new key to make and pay for new \
         ones."
    );
    ApiError::new(410, INVALID_REQUEST, message).code("result_expired").should_retry(false)
}
