//! The only error that leaves Pictor, in OpenAI's envelope.
//!
//! Every code stands in [`CODES`]; every error is made by one of the small functions here, which hold the
//! words. Faults of a request are in `refusals`, of what is asked of a job in `jobs`, of a file in `files` and of their bytes in
//! `downloads`, of calls that are sent again in `again`, of browsers that sign in in `sessions`, of webhooks in `webhooks`, and of
//! what operators ask in `organization`; what a key may not do is in `limits`, and everything else in
//! `failures`.

mod again;
mod codes;
mod downloads;
mod failures;
mod files;
mod jobs;
mod limits;
mod organization;
mod refusals;
mod sessions;
mod strangers;
mod webhooks;

pub use again::*;
pub use codes::{CODES, CodeRow};
pub use downloads::*;
pub use failures::*;
pub use files::*;
pub use jobs::*;
pub use limits::*;
pub use organization::*;
pub use refusals::*;
pub use sessions::*;
pub use webhooks::*;

use serde_json::{Map, Value};

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
    pub details: Option<Box<Map<String, Value>>>,
    /// Seconds for `Retry-After`, where trying again can help.
    pub retry_after: Option<u32>,
    /// `x-should-retry`, which overrides the SDKs' own judgement.
    pub should_retry: Option<bool>,
}

/// `error.type` of most faults of a request.
pub const INVALID_REQUEST: &str = "invalid_request_error";
/// `error.type` of the faults that the image models' own checks find.
pub const IMAGE_USER_ERROR: &str = "image_generation_user_error";

impl ApiError {
    /// An error with nothing but a message; the setters below add the rest.
    pub fn new(status: u16, kind: &str, message: impl Into<String>) -> Self {
        Self {
            status,
            kind: kind.into(),
            code: None,
            param: None,
            message: message.into(),
            details: None,
            retry_after: None,
            should_retry: None,
        }
    }

    /// With `error.code`.
    #[must_use]
    pub fn code(mut self, code: &str) -> Self {
        self.code = Some(code.into());
        self
    }

    /// With `error.param`.
    #[must_use]
    pub fn param(mut self, param: &str) -> Self {
        self.param = Some(param.into());
        self
    }

    /// With `Retry-After`, in seconds.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(u32::try_from(seconds).unwrap_or(u32::MAX));
        self
    }

    /// With `x-should-retry`.
    #[must_use]
    pub fn should_retry(mut self, retry: bool) -> Self {
        self.should_retry = Some(retry);
        self
    }

    /// The body of the answer: `{"error": {message, type, param, code, ...}}`, pretty-printed with 2 spaces.
    pub fn to_json(&self) -> String {
        let mut inner = Map::new();
        inner.insert("message".into(), self.message.clone().into());
        inner.insert("type".into(), self.kind.clone().into());
        inner.insert("param".into(), self.param.clone().into());
        inner.insert("code".into(), self.code.clone().into());
        inner.extend(self.details.iter().flat_map(|details| details.as_ref().clone()));
        let mut envelope = Map::new();
        envelope.insert("error".into(), inner.into());
        format!("{:#}", Value::from(envelope))
    }

    /// Reads an upstream's error, or that of its `error` event, as it stands: extra members are kept in
    /// `details`, a number as code becomes text, a missing type is filled in from `status`.
    ///
    /// `None` when the body is not an envelope with a message, so that the caller has nothing to pass on.
    pub fn from_upstream(status: u16, body: &[u8]) -> Option<Self> {
        let mut envelope: Map<String, Value> = serde_json::from_slice(body).ok()?;
        let Value::Object(mut inner) = envelope.remove("error")? else { return None };
        let mut take = |name: &str| match inner.shift_remove(name) {
            Some(Value::String(text)) => Some(text),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        let message = take("message")?;
        let kind = take("type");
        let (param, code) = (take("param"), take("code"));
        let fallback = if status < 500 { INVALID_REQUEST } else { "server_error" };
        Some(Self {
            kind: kind.unwrap_or_else(|| fallback.into()),
            param,
            code,
            details: (!inner.is_empty()).then(|| Box::new(inner)),
            ..Self::new(status, "", message)
        })
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}: {}", self.status, self.code.as_deref().unwrap_or(&self.kind), self.message)
    }
}

impl std::error::Error for ApiError {}
