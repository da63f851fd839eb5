//! Faults of what is asked of a file, in OpenAI's words.

use super::{ApiError, INVALID_REQUEST};

/// 404: the project has no such file, or no more.
pub fn file_not_found(id: &str) -> ApiError {
    ApiError::new(404, INVALID_REQUEST, no_such_file(id)).param("id")
}

/// 400: a call names a file that the project has not, or no more; `param` is its path in the request.
pub fn unknown_file(param: &str, id: &str) -> ApiError {
    ApiError::new(400, INVALID_REQUEST, no_such_file(id)).code("invalid_value").param(param)
}

fn no_such_file(id: &str) -> String {
    let id: String = id.chars().take(64).collect();
    format!("No such File object: {id}")
}

/// 400: nothing is fetched that `image_url` names, since the operator has not allowed it.
pub fn remote_images_off(param: &str) -> ApiError {
    let message = "Remote image URLs are not fetched by this server: send a base64 data URL, or upload the picture to \
                   /v1/files and send its 'file_id'. The operator can allow them: egress.image_urls = true.";
    ApiError::new(400, INVALID_REQUEST, message).code("invalid_value").param(param)
}

/// 400: what `image_url` names did not come; `why` ends the sentence. The address may be a secret and is not repeated.
pub fn download_failed(why: &str) -> ApiError {
    let message = format!("Error while downloading file. {why}");
    ApiError::new(400, INVALID_REQUEST, message).code("invalid_value").param("url")
}

/// 400: a file without a byte.
pub fn empty_file() -> ApiError {
    ApiError::new(400, INVALID_REQUEST, "File is empty.").code("invalid_value").param("file")
}

/// 400: with it, the files of the project would be more than `budget` bytes. Waiting does not help.
pub fn file_storage_exceeded(budget: u64) -> ApiError {
    let message = format!(
        "The files of this project may be at most {budget} bytes together. Delete files that are no longer needed, or \
         let new ones expire (expires_after)."
    );
    ApiError::new(400, INVALID_REQUEST, message).code("file_storage_exceeded").param("file")
}
