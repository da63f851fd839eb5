//! What is told to browsers that sign in, or are signed in.

use super::{ApiError, INVALID_REQUEST, permission_denied};

/// 401: a key that opens nothing, whether it never did or no longer does.
pub fn sign_in_refused() -> ApiError {
    let message = "This key opens nothing here. Check that it is whole, or ask your operator for another.";
    ApiError::new(401, INVALID_REQUEST, message).code("invalid_api_key")
}

/// 401: a session that is over, or none.
pub fn session_ended() -> ApiError {
    let message = "The session has ended. Sign in again, or send an API key.";
    ApiError::new(401, INVALID_REQUEST, message).code("session_ended")
}

/// 403: a page of another site would use the session of this one.
pub fn foreign_page() -> ApiError {
    permission_denied(
        "This request does not come from a page of this server, so that it cannot use the session of its browser. Send \
         an API key in the Authorization header.",
    )
}

/// 429: too many tries to sign in, of `limit` a minute. `wait` in seconds.
pub fn too_many_sign_ins(limit: u64, wait: u64) -> ApiError {
    let message =
        format!("Rate limit reached for signing in: Limit {limit} per min. Please try again in {wait}s.");
    ApiError::new(429, "requests", message).code("rate_limit_exceeded").retry_after(wait)
}
