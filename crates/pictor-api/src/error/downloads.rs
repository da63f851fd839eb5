//! Faults of what is asked of stored bytes.

use super::{ApiError, INVALID_REQUEST};

/// 403: an address that this server did not sign, or whose time is over. One answer for all, so that nobody learns
/// which pictures there are.
pub fn invalid_signature() -> ApiError {
    let message =
        "The signature of this address is not valid, or has expired. Ask for the job to get a new address.";
    ApiError::new(403, INVALID_REQUEST, message).code("invalid_signature").should_retry(false)
}

/// 416: a range that begins behind the last of `length` bytes.
pub fn range_not_satisfiable(length: u64) -> ApiError {
    let message = format!("The range lies outside of the {length} bytes that there are.");
    ApiError::new(416, INVALID_REQUEST, message).code("range_not_satisfiable")
}
