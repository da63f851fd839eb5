//! Faults of where somebody wants to be told of something.

use super::{ApiError, INVALID_REQUEST};

/// 400: nothing is sent to the address that `param` names; `why` ends a sentence. It may be a secret and is not repeated.
pub fn webhook_refused(param: &str, why: &str) -> ApiError {
    let message = format!("Invalid '{param}': webhooks are not sent to this address: {why}.");
    ApiError::new(400, INVALID_REQUEST, message).code("invalid_value").param(param)
}
