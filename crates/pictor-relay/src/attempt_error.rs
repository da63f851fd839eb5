//! How an attempt can go wrong, and which fate that is.

use std::io;
use std::time::Duration;

use pictor_api::ApiError;
use pictor_api::base64::Base64Error;
use pictor_api::scan::ScanError;
use pictor_codec::DecodeError;

use crate::fate::Fate;

/// Codes that speak of the operator's account, whatever the status beside them: the images endpoint answers a spent
/// budget with 400.
const ACCOUNT_CODES: [&str; 6] = [
    "insufficient_quota",
    "billing_hard_limit_reached",
    "billing_not_active",
    "account_deactivated",
    "invalid_api_key",
    "access_terminated",
];

/// Why an attempt brought no pictures. Its text is for the log: no key, no prompt, no picture.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// The request never left as a whole.
    #[error("not sent: {0}")]
    NeverSent(String),
    /// The upstream will not draw.
    #[error("refused with {status}: {why}")]
    Refused { status: u16, why: String, rests: Rests, retry_after: Option<Duration> },
    /// The upstream blames the caller.
    #[error("rejected with {}: {}", .0.status, .0.code.as_deref().unwrap_or(&.0.kind))]
    Rejected(Box<ApiError>),
    /// The request left; no answer came.
    #[error("no answer: {cause}")]
    Unknown { timed_out: bool, status: Option<u16>, cause: String },
    /// An answer came that is of no use.
    #[error("unusable answer: {0}")]
    Broken(String),
    /// Our own disk failed.
    #[error("our own storage: {0}")]
    Internal(#[from] io::Error),
}

/// What has to rest after a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rests {
    /// The key, for a while: too many requests with it.
    Key,
    /// The key, until the operator has looked at it: not valid, out of money.
    KeyForLong,
    /// The key for this model, for a while: not allowed, not found.
    KeyForModel,
    /// The whole upstream, for a while: it is overloaded, or not set up for this.
    Upstream,
    /// Nothing; but it counts as a failure for the breaker.
    Nothing,
}

impl Trouble {
    pub(crate) fn fate(&self) -> Fate {
        match self {
            Self::NeverSent(_) => Fate::NeverSent,
            Self::Refused { .. } => Fate::Refused,
            Self::Rejected(_) => Fate::Rejected,
            // A picture that we could not keep was drawn all the same.
            Self::Unknown { .. } | Self::Broken(_) | Self::Internal(_) => Fate::Unknown,
        }
    }

    /// The HTTP status that came, if one came.
    pub(crate) fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } => Some(*status),
            Self::Rejected(error) => Some(error.status),
            Self::Unknown { status, .. } => *status,
            Self::Broken(_) => Some(200),
            Self::NeverSent(_) | Self::Internal(_) => None,
        }
    }
}

impl From<ScanError> for Trouble {
    fn from(error: ScanError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<Base64Error> for Trouble {
    fn from(error: Base64Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<DecodeError> for Trouble {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::Read(error) => Self::Internal(error),
            other => Self::Broken(other.to_string()),
        }
    }
}

/// The meaning of an answer that is no 2xx.
///
/// The rule for 5xx: a failure in the service's own envelope is definite and not billed; anything else comes from
/// something in between, behind which the picture may still be drawn.
pub(crate) fn from_status(status: u16, body: &[u8], retry_after: Option<Duration>) -> Trouble {
    let error = ApiError::from_upstream(status, body);
    let code = error.as_ref().and_then(|error| error.code.clone()).unwrap_or_default();
    let refused = |rests| {
        let why = error.as_ref().map_or_else(|| "no envelope".into(), |error| or(&error.code, &error.kind));
        Trouble::Refused { status, why, rests, retry_after }
    };
    // The caller's model was checked before, so it is the upstream that is not set up for it.
    let blames_model = error.as_ref().is_some_and(|error| error.param.as_deref() == Some("model"));
    match status {
        400..=499 if ACCOUNT_CODES.contains(&code.as_str()) => refused(Rests::KeyForLong),
        401 => refused(Rests::KeyForLong),
        403 | 404 => refused(Rests::KeyForModel),
        400 if blames_model => refused(Rests::KeyForModel),
        429 => refused(Rests::Key),
        503 | 405 | 407 | 300..=399 => refused(Rests::Upstream),
        500 | 529 if error.is_some() => refused(Rests::Nothing),
        400..=499 if ![408, 409].contains(&status) => match error {
            Some(error) => Trouble::Rejected(Box::new(error)),
            None => Trouble::Rejected(Box::new(ApiError::new(
                status,
                pictor_api::error::INVALID_REQUEST,
                "The upstream service refused the request without saying why.",
            ))),
        },
        _ => Trouble::Unknown {
            timed_out: [408, 504, 524].contains(&status),
            status: Some(status),
            cause: format!("status {status}"),
        },
    }
}

/// The meaning of an error behind a status line that was a 200: an `error` event, or a late failure of a service that
/// keeps its connections alive with whitespace.
pub(crate) fn from_late_error(body: &[u8]) -> Trouble {
    let Some(mut error) = ApiError::from_upstream(500, body) else {
        return Trouble::Broken("an error event without an error".into());
    };
    let code = error.code.clone().unwrap_or_default();
    let callers_fault = ["image_generation_user_error", pictor_api::error::INVALID_REQUEST];
    let (status, rests) = match code.as_str() {
        code if ACCOUNT_CODES.contains(&code) => (429, Rests::KeyForLong),
        "rate_limit_exceeded" => (429, Rests::Key),
        _ if callers_fault.contains(&error.kind.as_str()) => {
            error.status = 400;
            return Trouble::Rejected(Box::new(error));
        }
        "server_is_overloaded" | "slow_down" => (503, Rests::Upstream),
        _ => (500, Rests::Nothing),
    };
    Trouble::Refused { status, why: or(&error.code, &error.kind), rests, retry_after: None }
}

fn or(code: &Option<String>, kind: &str) -> String {
    code.as_deref().unwrap_or(kind).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_fate() {
        let envelope = br#"{"error":{"message":"m","type":"t","code":"c","param":null}}"#;
        let quota = br#"{"error":{"message":"m","type":"insufficient_quota","code":"insufficient_quota"}}"#;
        let html: &[u8] = b"<html>";
        let table: [(u16, &[u8], Fate); 17] = [
            (302, html, Fate::Refused),
            (400, envelope, Fate::Rejected),
            (400, html, Fate::Rejected),
            (401, envelope, Fate::Refused),
            (403, envelope, Fate::Refused),
            (404, html, Fate::Refused),
            (408, html, Fate::Unknown),
            (409, envelope, Fate::Unknown),
            (413, html, Fate::Rejected),
            (422, envelope, Fate::Rejected),
            (429, envelope, Fate::Refused),
            (429, quota, Fate::Refused),
            (500, envelope, Fate::Refused),
            (500, html, Fate::Unknown),
            (502, html, Fate::Unknown),
            (503, html, Fate::Refused),
            (504, html, Fate::Unknown),
        ];
        for (status, body, fate) in table {
            assert_eq!(from_status(status, body, None).fate(), fate, "{status}");
        }
        let rests = |status, body: &[u8]| match from_status(status, body, None) {
            Trouble::Refused { rests, .. } => rests,
            other => panic!("{other}"),
        };
        assert_eq!(rests(429, envelope), Rests::Key);
        assert_eq!(rests(429, quota), Rests::KeyForLong);
        assert_eq!(rests(401, envelope), Rests::KeyForLong);
        assert_eq!(rests(403, envelope), Rests::KeyForModel);
        assert_eq!(rests(404, html), Rests::KeyForModel);
        let spent =
            br#"{"error":{"message":"m","type":"billing_limit","code":"billing_hard_limit_reached"}}"#;
        assert_eq!(rests(400, spent), Rests::KeyForLong);
        let model = br#"{"error":{"message":"m","type":"image_generation_user_error","param":"model"}}"#;
        assert_eq!(rests(400, model), Rests::KeyForModel);
        assert_eq!(rests(503, envelope), Rests::Upstream);
        assert_eq!(rests(500, envelope), Rests::Nothing);
    }

    #[test]
    fn error_events_are_told_apart() {
        let event = |kind: &str, code: &str| {
            let error = serde_json::json!({"error": {"message": "m", "type": kind, "code": code}});
            from_late_error(error.to_string().as_bytes())
        };
        let rejected = event("image_generation_user_error", "moderation_blocked");
        assert!(matches!(&rejected, Trouble::Rejected(error) if error.status == 400), "{rejected}");
        assert_eq!(event("image_generation_server_error", "image_generation_failed").status(), Some(500));
        assert_eq!(event("requests", "rate_limit_exceeded").status(), Some(429));
        assert_eq!(from_late_error(b"{}").fate(), Fate::Unknown);
    }
}
