//! How an attempt can go wrong, and which fate that is.

use std::io;
use std::time::Duration;

use pictor_api::ApiError;
use pictor_api::base64::Base64Error;
use pictor_api::scan::ScanError;
use pictor_codec::DecodeError;

use crate::capabilities::Meaning;
use crate::fate::Fate;
use crate::masked::{masked, shortened};
use crate::upstream::{Kind, Upstream};

/// Codes that speak of the operator's account, whatever the status beside them: the images endpoint answers a spent
/// budget with 400.
const SPENT_CODES: [&str; 3] = ["insufficient_quota", "billing_hard_limit_reached", "billing_not_active"];
const ACCOUNT_CODES: [&str; 3] = ["account_deactivated", "invalid_api_key", "access_terminated"];

/// What another Pictor says where something was made, or may have been, that its answer does not bring; and the status
/// that it says it with.
const DOUBTFUL_CODES: [(&str, u16); 5] = [
    ("outcome_unknown", 409),
    ("result_expired", 410),
    ("idempotency_key_reused", 422),
    ("bad_upstream_answer", 502),
    ("partly_made", 502),
];

/// What another Pictor says of a call that was cancelled under its key before anything of it was sent.
const CANCELLED: &str = "job_cancelled";

/// Codes are short; what is longer is none.
const LONGEST_CODE: usize = 100;

/// Why an attempt brought no pictures. Its text is for the log: no key, no prompt, no picture.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AttemptError {
    /// The request never left as a whole.
    #[error("not sent: {0}")]
    NeverSent(String),
    /// The upstream will not draw.
    #[error("refused with {status}: {said}")]
    Refused {
        status: u16,
        /// Its code and its own sentence.
        said: String,
        cause: Cause,
        rests: Rests,
        retry_after: Option<Duration>,
    },
    /// The upstream blames the caller. Its sentence may repeat the prompt, so that the log has only the code.
    #[error("rejected with {}: {}", .0.status, shortened(code_of(.0), LONGEST_CODE))]
    Rejected(Box<ApiError>),
    /// The upstream drew, and keeps the picture back, since it breaks its rules.
    #[error("withheld: {}", shortened(code_of(.0), LONGEST_CODE))]
    Withheld(Box<ApiError>),
    /// The request left; no answer came.
    #[error("no answer: {cause}")]
    Unknown { timed_out: bool, status: Option<u16>, cause: String },
    /// The upstream itself says that it may have made something, and that the answer cannot be had.
    #[error("in doubt at the upstream: {code}, status {status}")]
    Doubtful { status: u16, code: &'static str },
    /// An answer came that is of no use.
    #[error("unusable answer: {0}")]
    Broken(String),
    /// Our own disk failed.
    #[error("our own storage failed")]
    Internal(#[from] io::Error),
}

/// What callers are told of a refusal, and of the rest after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// It is of no use for a while.
    Unavailable,
    /// It was asked too often.
    RateLimited,
    /// The account has no money left.
    QuotaSpent,
    /// It does not let us use the model.
    Forbidden,
}

impl Cause {
    /// Whether it ends by itself. If not, the operator has to do something.
    pub(crate) fn passes(self) -> bool {
        matches!(self, Self::Unavailable | Self::RateLimited)
    }
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

impl AttemptError {
    pub(crate) fn fate(&self) -> Fate {
        match self {
            Self::NeverSent(_) => Fate::NeverSent,
            Self::Refused { .. } => Fate::Refused,
            Self::Rejected(_) => Fate::Rejected,
            Self::Withheld(_) => Fate::Withheld,
            // A picture that we could not keep was drawn all the same.
            Self::Unknown { .. } | Self::Doubtful { .. } | Self::Broken(_) | Self::Internal(_) => {
                Fate::Unknown
            }
        }
    }

    /// Whether the upstream would say nothing else if it were asked again under the same key.
    pub(crate) fn is_final(&self) -> bool {
        matches!(self, Self::Doubtful { .. } | Self::Refused { status: 409, .. })
    }

    /// What callers are told of a refusal.
    pub(crate) fn cause(&self) -> Option<Cause> {
        match self {
            Self::Refused { cause, .. } => Some(*cause),
            Self::NeverSent(_)
            | Self::Rejected(_)
            | Self::Withheld(_)
            | Self::Unknown { .. }
            | Self::Doubtful { .. }
            | Self::Broken(_)
            | Self::Internal(_) => None,
        }
    }

    /// The HTTP status that came, if one came.
    pub(crate) fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } | Self::Doubtful { status, .. } => Some(*status),
            Self::Rejected(error) => Some(error.status),
            Self::Unknown { status, .. } => *status,
            Self::Withheld(_) | Self::Broken(_) => Some(200),
            Self::NeverSent(_) | Self::Internal(_) => None,
        }
    }
}

impl From<ScanError> for AttemptError {
    fn from(error: ScanError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<Base64Error> for AttemptError {
    fn from(error: Base64Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<DecodeError> for AttemptError {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::Read(error) => Self::Internal(error),
            other => Self::Broken(other.to_string()),
        }
    }
}

/// The meaning of an answer of `upstream` that is no 2xx.
///
/// The rule for 5xx: a failure in the service's own envelope is definite and not billed; anything else comes from
/// something in between, behind which the picture may still be drawn.
pub(crate) fn from_status(
    status: u16,
    body: &[u8],
    retry_after: Option<Duration>,
    upstream: &Upstream,
) -> AttemptError {
    let error = read(status, body, upstream);
    if let Some(declared) = error.as_ref().and_then(|error| declared(error, status, retry_after, upstream)) {
        return declared;
    }
    let code = error.as_ref().and_then(|error| error.code.as_deref()).unwrap_or_default();
    let refused = |rests, cause| {
        let said = error.as_ref().map_or_else(|| "no envelope".into(), |error| said(error, upstream));
        AttemptError::Refused { status, said, cause, rests, retry_after }
    };
    // The caller's model was checked before, so it is the upstream that is not set up for it.
    let blames_model = error.as_ref().is_some_and(|error| error.param.as_deref() == Some("model"));
    if let Some((code, _)) = doubtful(code) {
        return AttemptError::Doubtful { status, code };
    }
    match status {
        409 if code == CANCELLED && upstream.idempotent => refused(Rests::Nothing, Cause::Unavailable),
        400..=499 if SPENT_CODES.contains(&code) => refused(Rests::KeyForLong, Cause::QuotaSpent),
        400..=499 if ACCOUNT_CODES.contains(&code) => refused(Rests::KeyForLong, Cause::Unavailable),
        401 => refused(Rests::KeyForLong, Cause::Unavailable),
        402 => refused(Rests::KeyForLong, Cause::QuotaSpent),
        403 | 404 => refused(Rests::KeyForModel, Cause::Forbidden),
        400 if blames_model => refused(Rests::KeyForModel, Cause::Forbidden),
        429 => refused(Rests::Key, Cause::RateLimited),
        503 | 405 | 407 | 300..=399 => refused(Rests::Upstream, Cause::Unavailable),
        500 | 529 if error.is_some() => refused(Rests::Nothing, Cause::Unavailable),
        400..=499 if ![408, 409].contains(&status) => match error {
            Some(error) => AttemptError::Rejected(Box::new(error)),
            None => AttemptError::Rejected(Box::new(ApiError::new(
                status,
                pictor_api::error::INVALID_REQUEST,
                "The upstream service refused the request without saying why.",
            ))),
        },
        _ => AttemptError::Unknown {
            timed_out: [408, 504, 524].contains(&status),
            status: Some(status),
            cause: format!("status {status}"),
        },
    }
}

/// The meaning of an error behind a status line that was a 200: an `error` event, or a late failure of a service that
/// keeps its connections alive with whitespace.
///
/// `after_partial`: the upstream has shown a partial picture before, so it was drawing. What it says then is believed
/// only where it says that it does not bill: otherwise the outcome is unknown.
pub(crate) fn from_late_error(body: &[u8], after_partial: bool, upstream: &Upstream) -> AttemptError {
    let Some(mut error) = ApiError::from_upstream(500, body) else {
        return AttemptError::Broken("an error event without an error".into());
    };
    if let Some(declared) = declared(&error, 200, None, upstream) {
        return declared;
    }
    if let Some((code, status)) = doubtful(code_of(&error)) {
        return AttemptError::Doubtful { status, code };
    }
    let callers_fault = ["image_generation_user_error", pictor_api::error::INVALID_REQUEST];
    let (status, rests, cause) = match error.code.as_deref().unwrap_or_default() {
        code if SPENT_CODES.contains(&code) => (429, Rests::KeyForLong, Cause::QuotaSpent),
        code if ACCOUNT_CODES.contains(&code) => (429, Rests::KeyForLong, Cause::Unavailable),
        "rate_limit_exceeded" => (429, Rests::Key, Cause::RateLimited),
        CANCELLED if upstream.idempotent => (409, Rests::Nothing, Cause::Unavailable),
        _ if callers_fault.contains(&error.kind.as_str()) => {
            error.status = 400;
            return AttemptError::Rejected(Box::new(error));
        }
        "server_is_overloaded" | "slow_down" => (503, Rests::Upstream, Cause::Unavailable),
        _ if after_partial => {
            let cause = format!("an error after a partial picture: {}", said(&error, upstream));
            return AttemptError::Unknown { timed_out: false, status: Some(200), cause };
        }
        _ => (500, Rests::Nothing, Cause::Unavailable),
    };
    AttemptError::Refused { status, said: said(&error, upstream), cause, rests, retry_after: None }
}

/// The error in the envelope of OpenAI, or of a service that has its own. Only a 4xx of such a one is understood: behind
/// another status the words may come from something in between.
fn read(status: u16, body: &[u8], upstream: &Upstream) -> Option<ApiError> {
    let is_stranger = matches!(upstream.kind, Kind::Compatible(_)) && (400..500).contains(&status);
    let stranger = || is_stranger.then(|| ApiError::from_stranger(status, body)).flatten();
    ApiError::from_upstream(status, body).or_else(stranger)
}

/// The meaning that a service's own codes were given in the settings.
fn declared(
    error: &ApiError,
    status: u16,
    retry_after: Option<Duration>,
    upstream: &Upstream,
) -> Option<AttemptError> {
    let Kind::Compatible(capabilities) = &upstream.kind else { return None };
    let (rests, cause) = match capabilities.codes.meaning(error)? {
        Meaning::Blocked => return Some(AttemptError::Rejected(blocked(&error.message))),
        Meaning::Spent => (Rests::KeyForLong, Cause::QuotaSpent),
        Meaning::Account => (Rests::KeyForLong, Cause::Unavailable),
        Meaning::Limited => (Rests::Key, Cause::RateLimited),
    };
    Some(AttemptError::Refused { status, said: said(error, upstream), cause, rests, retry_after })
}

/// A refusal by moderation, as OpenAI would say it, in the service's own words.
pub(crate) fn blocked(message: &str) -> Box<ApiError> {
    let error = ApiError::new(400, pictor_api::error::IMAGE_USER_ERROR, message).code("moderation_blocked");
    Box::new(error)
}

fn doubtful(code: &str) -> Option<(&'static str, u16)> {
    DOUBTFUL_CODES.into_iter().find(|(doubtful, _)| *doubtful == code)
}

fn code_of(error: &ApiError) -> &str {
    error.code.as_deref().unwrap_or(&error.kind)
}

/// The upstream's code and its own sentence, fit for the log.
fn said(error: &ApiError, upstream: &Upstream) -> String {
    masked(&format!("{}: {}", code_of(error), error.message), upstream)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upstream::Kind;

    fn upstream() -> Upstream {
        Upstream::new("a", Kind::OpenAi, "http://127.0.0.1:1/v1")
    }

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
            assert_eq!(from_status(status, body, None, &upstream()).fate(), fate, "{status}");
        }
        let rests = |status, body: &[u8]| match from_status(status, body, None, &upstream()) {
            AttemptError::Refused { rests, .. } => rests,
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
    fn every_refusal_has_a_cause_and_the_upstreams_words() {
        let body = |code: &str| format!(r#"{{"error":{{"message":"Because sk-abc.","code":"{code}"}}}}"#);
        for (status, code, cause) in [
            (400, "billing_hard_limit_reached", Cause::QuotaSpent),
            (401, "invalid_api_key", Cause::Unavailable),
            (403, "invalid_request_error", Cause::Forbidden),
            (404, "model_not_found", Cause::Forbidden),
            (429, "insufficient_quota", Cause::QuotaSpent),
            (429, "account_deactivated", Cause::Unavailable),
            (429, "rate_limit_exceeded", Cause::RateLimited),
            (500, "server_error", Cause::Unavailable),
            (503, "server_is_overloaded", Cause::Unavailable),
        ] {
            let error = from_status(status, body(code).as_bytes(), None, &upstream());
            assert_eq!(error.to_string(), format!("refused with {status}: {code}: Because ***."));
            assert!(matches!(error, AttemptError::Refused { cause: found, .. } if found == cause), "{code}");
        }
        let rejected = from_status(400, body("invalid_value").as_bytes(), None, &upstream());
        assert_eq!(rejected.to_string(), "rejected with 400: invalid_value", "it might repeat the prompt");
    }

    /// Every error event before and after a partial picture.
    #[test]
    fn error_events_are_told_apart() {
        use Fate::{Refused, Rejected, Unknown};
        let table = [
            ("image_generation_user_error", "moderation_blocked", Rejected, Rejected),
            ("invalid_request_error", "invalid_value", Rejected, Rejected),
            ("requests", "rate_limit_exceeded", Refused, Refused),
            ("insufficient_quota", "insufficient_quota", Refused, Refused),
            ("invalid_request_error", "billing_hard_limit_reached", Refused, Refused),
            ("invalid_request_error", "account_deactivated", Refused, Refused),
            ("server_error", "server_is_overloaded", Refused, Refused),
            ("server_error", "slow_down", Refused, Refused),
            ("image_generation_server_error", "image_generation_failed", Refused, Unknown),
            ("server_error", "server_error", Refused, Unknown),
            ("server_error", "", Refused, Unknown),
        ];
        for (kind, code, before, after) in table {
            let error = serde_json::json!({"error": {"message": "m", "type": kind, "code": code}});
            let fate = |after_partial| {
                from_late_error(error.to_string().as_bytes(), after_partial, &upstream()).fate()
            };
            assert_eq!((fate(false), fate(true)), (before, after), "{kind}, {code}");
        }
        for after_partial in [false, true] {
            assert_eq!(from_late_error(b"{}", after_partial, &upstream()).fate(), Unknown);
        }
    }

    /// Another Pictor that has, or may have, something on its bill must not be taken for one that blames the caller, or
    /// that made nothing. Its words come with their status, or late behind a 200.
    #[test]
    fn what_another_pictor_says_of_a_key_is_understood() {
        use Fate::{Refused, Rejected, Unknown};
        let table = [
            (409, "invalid_request_error", "outcome_unknown", Unknown),
            (410, "invalid_request_error", "result_expired", Unknown),
            (422, "invalid_request_error", "idempotency_key_reused", Unknown),
            (502, "server_error", "bad_upstream_answer", Unknown),
            (502, "server_error", "partly_made", Unknown),
            (409, "invalid_request_error", "job_cancelled", Refused),
            (422, "invalid_request_error", "something_else", Rejected),
        ];
        let upstream = Upstream { idempotent: true, ..upstream() };
        for (status, kind, code, fate) in table {
            let error =
                serde_json::json!({"error": {"message": "m", "type": kind, "code": code}}).to_string();
            let early = from_status(status, error.as_bytes(), None, &upstream);
            let late = from_late_error(error.as_bytes(), false, &upstream);
            assert_eq!((early.fate(), late.fate()), (fate, fate), "{code}");
            assert_eq!((early.is_final(), late.is_final()), (fate != Rejected, fate != Rejected), "{code}");
            assert_eq!(early.status(), Some(status), "{code}");
            assert!(fate == Rejected || late.status() == Some(status), "{code}");
        }
    }

    #[test]
    fn only_a_service_that_honours_keys_can_say_that_it_cancelled_one() {
        let error = br#"{"error":{"message":"m","type":"invalid_request_error","code":"job_cancelled"}}"#;
        assert_eq!(from_status(409, error, None, &upstream()).fate(), Fate::Unknown);
    }

    #[test]
    fn an_error_event_has_the_status_that_it_would_have_had() {
        let status = |kind: &str, code: &str| {
            let error = serde_json::json!({"error": {"message": "m", "type": kind, "code": code}});
            from_late_error(error.to_string().as_bytes(), false, &upstream()).status()
        };
        assert_eq!(status("image_generation_user_error", "moderation_blocked"), Some(400));
        assert_eq!(status("image_generation_server_error", "image_generation_failed"), Some(500));
        assert_eq!(status("requests", "rate_limit_exceeded"), Some(429));
    }
}
