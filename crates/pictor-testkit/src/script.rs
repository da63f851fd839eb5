//! What the scripted upstream does with one request.

use std::time::Duration;

use pictor_api::{Format, Size};

/// How the upstream treats one request.
#[derive(Clone, Debug)]
pub struct Step {
    pub(crate) latency: Duration,
    pub(crate) reply: Reply,
    pub(crate) fault: Option<Fault>,
    pub(crate) chunked: bool,
    pub(crate) piece: usize,
    pub(crate) pause: Duration,
    pub(crate) headers: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub(crate) enum Reply {
    Pictures(Drawing),
    Error { status: u16, body: String },
}

/// What is drawn. By default exactly what the request asks for.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// Another size than the one asked for. A request for `auto` gets 1024x1024.
    pub size: Option<Size>,
    /// Another format.
    pub format: Option<Format>,
    /// Another number of pictures.
    pub count: Option<usize>,
    /// How long each file is at least.
    pub bytes: usize,
    /// No `usage` in the answer.
    pub without_usage: bool,
    /// How many partial pictures a stream shows, instead of as many as asked for.
    pub partials: Option<usize>,
}

/// How an exchange goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Reset while the request is still arriving. Nothing is drawn.
    ResetDuringRequest,
    /// Reset after the request, before a byte of the answer. It is drawn and paid.
    ResetBeforeHead,
    /// Reset after so many bytes of the answer's body.
    ResetAt(usize),
    /// Reset after the last byte of the body, where a polite end was due.
    ResetAfterBody,
    /// A polite close after so many bytes of the body: a cut answer.
    CloseAt(usize),
    /// Nothing comes after the request.
    StallBeforeHead,
    /// Nothing comes after so many bytes of the body.
    StallAt(usize),
    /// A whole HTTP answer whose JSON ends in the middle.
    TruncateJson,
    /// A character in the base64 that is none.
    SpoilBase64,
    /// Good base64 of something that is no picture.
    NotAPicture,
    /// A stream that ends well, but without `completed`.
    NoCompleted,
    /// A stream that ends with an `error` event. After a partial picture, that much was drawn and is paid.
    ErrorEvent,
    /// A stream that ends with an `error` event which says that the service is overloaded: nothing is billed.
    OverloadedEvent,
    /// A stream whose error event is a moderation refusal.
    ModerationEvent,
}

impl Step {
    /// Draws what is asked for.
    pub fn ok() -> Self {
        Self::draw(Drawing::default())
    }

    /// Draws something else than what is asked for.
    pub fn draw(drawing: Drawing) -> Self {
        Self {
            latency: Duration::ZERO,
            reply: Reply::Pictures(drawing),
            fault: None,
            chunked: true,
            piece: 64 * 1024,
            pause: Duration::ZERO,
            headers: Vec::new(),
        }
    }

    /// Draws what is asked for, and then goes wrong.
    pub fn fault(fault: Fault) -> Self {
        Self::ok().ending_in(fault)
    }

    /// Draws, and then goes wrong.
    pub fn ending_in(self, fault: Fault) -> Self {
        Self { fault: Some(fault), ..self }
    }

    /// Answers with an error in OpenAI's envelope. `kind` is `error.type`.
    pub fn error(status: u16, kind: &str, code: &str, message: &str) -> Self {
        let envelope = serde_json::json!({
            "error": { "message": message, "type": kind, "param": null, "code": code }
        });
        Self::raw_error(status, format!("{envelope:#}"))
    }

    /// Answers with an error and any body.
    pub fn raw_error(status: u16, body: impl Into<String>) -> Self {
        Self { reply: Reply::Error { status, body: body.into() }, ..Self::ok() }
    }

    /// 429: too many pictures per minute.
    pub fn rate_limited() -> Self {
        let message = "Rate limit reached for gpt-image-2 (for limit gpt-image) in organization org-test on \
                       input-images per min: Limit 5, Used 5, Requested 1. Please try again in 12s.";
        Self::error(429, "input-images", "rate_limit_exceeded", message)
    }

    /// 429: the account has no money left.
    pub fn out_of_quota() -> Self {
        let message = "You exceeded your current quota, please check your plan and billing details.";
        Self::error(429, "insufficient_quota", "insufficient_quota", message)
    }

    /// 401: the key is not known.
    pub fn bad_key() -> Self {
        Self::error(
            401,
            "invalid_request_error",
            "invalid_api_key",
            "Incorrect API key provided: sk-te*****st.",
        )
    }

    /// 500, in the envelope.
    pub fn server_error() -> Self {
        let message = "An error occurred while processing your request. You can retry your request.";
        Self::error(500, "server_error", "server_error", message)
    }

    /// 503, in the envelope.
    pub fn overloaded() -> Self {
        Self::error(503, "service_unavailable_error", "server_is_overloaded", "The server is overloaded.")
    }

    /// 400: the prompt was refused, with the details that OpenAI adds.
    pub fn moderation() -> Self {
        Self::raw_error(400, format!("{:#}", moderation_envelope()))
    }

    /// Waits so long before the answer begins.
    pub fn after(self, latency: Duration) -> Self {
        Self { latency, ..self }
    }

    /// Sends the body with `Content-Length` instead of chunked.
    pub fn with_length(self) -> Self {
        Self { chunked: false, ..self }
    }

    /// Sends the body `piece` bytes at a time, with a `pause` after each.
    pub fn slow(self, piece: usize, pause: Duration) -> Self {
        Self { piece, pause, ..self }
    }

    /// Adds a header to the answer.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds `Retry-After`, in seconds.
    pub fn retry_after(self, seconds: u64) -> Self {
        self.header("retry-after", &seconds.to_string())
    }
}

/// A moderation refusal as OpenAI words it.
pub(crate) fn moderation_envelope() -> serde_json::Value {
    serde_json::json!({
        "error": {
            "message": "Your request was rejected by the safety system. If you believe this is an error, contact \
                        us at help.openai.com and include the request ID 0000. safety_violations=[sexual].",
            "type": "image_generation_user_error",
            "param": null,
            "code": "moderation_blocked",
            "moderation_details": { "moderation_stage": "input", "categories": ["sexual"] }
        }
    })
}
