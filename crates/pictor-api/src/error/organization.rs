//! Faults of what operators ask of projects and keys.

use super::{ApiError, INVALID_REQUEST};

/// 404: there is no such thing, or no more; `what` names its kind.
pub fn resource_not_found(what: &str, id: &str) -> ApiError {
    let id: String = id.chars().take(64).collect();
    ApiError::new(404, INVALID_REQUEST, format!("No {what} found with id '{id}'.")).code("resource_not_found")
}

/// 400: settings that were read again cannot be used; `problems` names all.
pub fn invalid_settings(problems: &str) -> ApiError {
    let message = format!("The settings were not changed, since they cannot be used: {problems}");
    ApiError::new(400, INVALID_REQUEST, message).code("invalid_settings")
}

/// 400: an archived project stays as it is.
pub fn project_archived(project: &str) -> ApiError {
    let message = format!("The project '{project}' is archived and cannot be changed.");
    ApiError::new(400, INVALID_REQUEST, message).code("project_archived")
}

/// 400: the server cannot do without it; `why` is a sentence.
pub fn protected_resource(why: &str) -> ApiError {
    ApiError::new(400, INVALID_REQUEST, why).code("protected_resource")
}
