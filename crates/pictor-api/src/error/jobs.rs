//! Faults of what is asked of a job.

use super::{ApiError, INVALID_REQUEST};

/// 400: a job that has ended cannot be cancelled. `status` is its status on the wire.
pub fn job_ended(status: &str) -> ApiError {
    let message = format!("Cannot cancel a job with status '{status}'.");
    ApiError::new(400, INVALID_REQUEST, message).code("job_ended")
}

/// 400: an id that cannot be one; those of its kind begin with `prefix`.
pub fn invalid_id(param: &str, got: &str, prefix: &str) -> ApiError {
    let got: String = got.chars().take(64).collect();
    let message = format!("Invalid '{param}': '{got}'. Expected an ID that begins with '{prefix}'.");
    ApiError::new(400, INVALID_REQUEST, message).code("invalid_value").param(param)
}

/// 404: the job has no stored picture with this index, as it stands in the path.
pub fn picture_not_found(job: &str, index: &str) -> ApiError {
    let index: String = index.chars().take(64).collect();
    let message = format!("The job '{job}' has no picture with the index '{index}'.");
    ApiError::new(404, INVALID_REQUEST, message).code("picture_not_found")
}

/// 409: a job that goes on cannot be deleted.
pub fn job_open() -> ApiError {
    let message = "Cannot delete a job that has not ended. Cancel it, or wait for its end.";
    ApiError::new(409, INVALID_REQUEST, message).code("job_open").should_retry(false)
}
