//! Every code that an error of ours can carry, for the manual and for the tests.

/// One code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeRow {
    /// `error.code`; empty where it is `null`.
    pub code: &'static str,
    /// `error.type`.
    pub kind: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What the client should do.
    pub client: &'static str,
}

const REQUEST: &str = super::INVALID_REQUEST;
const USER: &str = super::IMAGE_USER_ERROR;

/// All codes, by status, then name.
pub const CODES: &[CodeRow] = &[
    row("array_above_max_length", REQUEST, 400, "Send fewer items."),
    row("duplicate_parameter", REQUEST, 400, "Send the parameter once; several images go under image[]."),
    row("empty_array", REQUEST, 400, "Send at least one item."),
    row("empty_string", REQUEST, 400, "Send at least one character."),
    row("file_storage_exceeded", REQUEST, 400, "Delete files, or let new ones expire."),
    row("integer_above_max_value", REQUEST, 400, "Send an integer within the range that the message names."),
    row("integer_below_min_value", REQUEST, 400, "Send an integer within the range that the message names."),
    row("invalid_idempotency_key", REQUEST, 400, "Send 1 to 255 visible ASCII characters."),
    row("invalid_image_file", USER, 400, "Check that the file is a readable PNG, JPEG or WebP picture."),
    row(
        "invalid_input_fidelity_model",
        USER,
        400,
        "Leave input_fidelity out, or choose a model that takes it.",
    ),
    row("invalid_json", REQUEST, 400, "Send one JSON object, without repeated keys, nested at most 32 deep."),
    row(
        "invalid_multipart",
        REQUEST,
        400,
        "Send a complete multipart/form-data body with the declared boundary.",
    ),
    row("invalid_png_output_compression", USER, 400, "Leave output_compression out, or choose jpeg or webp."),
    row("invalid_settings", REQUEST, 400, "Correct the settings that the message names."),
    row("invalid_type", REQUEST, 400, "Send the type that the message names."),
    row("invalid_value", REQUEST, 400, "Send one of the values that the message names."),
    row("invalid_value", USER, 400, "Change the parameter as the message says."),
    row("job_ended", REQUEST, 400, "Leave it: the job has ended."),
    row("max_cost_exceeded", REQUEST, 400, "Ask for less, or raise X-Pictor-Max-Cost-USD."),
    row("missing_required_parameter", REQUEST, 400, "Send the parameter."),
    row("moderation_blocked", USER, 400, "Change the prompt or the pictures; trying again does not help."),
    row("project_archived", REQUEST, 400, "Leave it: an archived project stays as it is."),
    row("protected_resource", REQUEST, 400, "Leave it: the server cannot do without it."),
    row("string_above_max_length", REQUEST, 400, "Send fewer characters."),
    row("unknown_parameter", REQUEST, 400, "Leave the parameter out."),
    row("unsupported_file_mimetype", REQUEST, 400, "Send PNG, JPEG or WebP, and declare it as what it is."),
    row("unsupported_parameter", USER, 400, "Leave the parameter out, or choose a model that takes it."),
    row("", REQUEST, 401, "Send a key: Authorization: Bearer YOUR_KEY."),
    row("invalid_api_key", REQUEST, 401, "Check the key."),
    row("session_ended", REQUEST, 401, "Sign in again, or send a key."),
    row("invalid_signature", REQUEST, 403, "Ask for the job again: it gives a new address."),
    row("model_not_found", REQUEST, 403, "Use a key that may use the model, or another model."),
    row("permission_denied", REQUEST, 403, "Use a key that may do this."),
    row(
        "upstream_forbidden",
        REQUEST,
        403,
        "Choose another model, or ask the operator; trying again does not help.",
    ),
    row("", REQUEST, 404, "Check the file's id; it may have expired."),
    row("job_not_found", REQUEST, 404, "Check the job's id; its row may have been removed by age."),
    row("model_not_found", REQUEST, 404, "Choose a model that GET /v1/models lists."),
    row("picture_not_found", REQUEST, 404, "Choose an index that the job's result lists."),
    row("resource_not_found", REQUEST, 404, "Check the id; GET on the collection lists what there is."),
    row("unknown_url", REQUEST, 404, "Check the base URL and the path; the message names what is served."),
    row("method_not_allowed", REQUEST, 405, "Use the method that the manual names."),
    row("request_timeout", REQUEST, 408, "Send the request again, without pauses."),
    row("already_sent", REQUEST, 409, "Leave it: the pictures come, and stay at the job."),
    row("job_cancelled", REQUEST, 409, "Send the request with a new key, if you still want it."),
    row(
        "job_in_progress",
        REQUEST,
        409,
        "Wait as Retry-After says, then send the same request again; it is paid for once.",
    ),
    row("job_open", REQUEST, 409, "Cancel the job, or wait until it has ended."),
    row("not_in_doubt", REQUEST, 409, "Leave it: there is nothing to decide."),
    row("outcome_unknown", REQUEST, 409, "Send it again only if you accept to pay for it again."),
    row("result_expired", REQUEST, 410, "Send the request with a new key; that pays again."),
    row("file_too_large", REQUEST, 413, "Send a smaller file."),
    row("request_too_large", REQUEST, 413, "Send a smaller body; pictures in JSON go in as data URLs."),
    row("unsupported_content_type", REQUEST, 415, "Send the content type that the message names."),
    row("range_not_satisfiable", REQUEST, 416, "Ask for a range within the length that Content-Range names."),
    row("idempotency_key_reused", REQUEST, 422, "Send a new key with a new request."),
    row("insufficient_quota", "insufficient_quota", 429, "Raise the budget; trying again does not help."),
    row("rate_limit_exceeded", "input-images", 429, "Wait as long as Retry-After says, then try again."),
    row("rate_limit_exceeded", "requests", 429, "Wait as long as Retry-After says, then try again."),
    row("server_error", "server_error", 500, "Try again; if it stays, tell the operator the request id."),
    row("bad_upstream_answer", "server_error", 502, "Send it again only if you accept to pay for it again."),
    row("partly_made", "server_error", 502, "Fetch the pictures from the job; sending it again pays again."),
    row(
        "pictures_on_their_way",
        "service_unavailable_error",
        503,
        "Wait as Retry-After says, then try again; nothing is paid twice.",
    ),
    row(
        "server_is_overloaded",
        "service_unavailable_error",
        503,
        "Wait as Retry-After says, then try again.",
    ),
    row("storage_unavailable", "service_unavailable_error", 503, "Wait as Retry-After says, then try again."),
    row(
        "upstream_quota_spent",
        "service_unavailable_error",
        503,
        "Tell the operator; trying again does not help.",
    ),
];

/// A row, so that the table reads as one.
const fn row(code: &'static str, kind: &'static str, status: u16, client: &'static str) -> CodeRow {
    CodeRow { code, kind, status, client }
}
