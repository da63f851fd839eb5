//! The only error that leaves Pictor, in OpenAI's envelope.

/// One error as the client sees it. Holds external text only: never an internal cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// The HTTP status, 400 to 599.
    pub status: u16,
    /// `error.type`, for example `invalid_request_error`.
    pub kind: String,
    /// `error.code`; `null` on the wire when absent.
    pub code: Option<String>,
    /// `error.param`: the parameter that is at fault.
    pub param: Option<String>,
    /// `error.message`: what is wrong and what to do.
    pub message: String,
    /// Further members of `error` that an upstream sent, such as `moderation_details`, as one JSON object.
    pub details: Option<serde_json::Map<String, serde_json::Value>>,
    /// Seconds for `Retry-After`, where trying again can help.
    pub retry_after: Option<u64>,
    /// `x-should-retry`, which overrides the SDKs' own judgement.
    pub should_retry: Option<bool>,
}
