//! How the one error that leaves is put on the wire.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use hyper::ext::ReasonPhrase;
use pictor_api::ApiError;

/// The most characters of a reason phrase: enough for nearly every message, and no burden for a proxy.
const REASON: usize = 200;

/// An `ApiError` on its way out: status, headers and envelope.
#[derive(Debug)]
pub(super) struct Refusal(pub(super) ApiError);

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self(error)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Self(error) = self;
        let status = StatusCode::from_u16(error.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, error.to_json()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"OpenAI API\""));
        }
        if let Some(seconds) = error.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(retry) = error.should_retry {
            let value = HeaderValue::from_static(if retry { "true" } else { "false" });
            headers.insert(HeaderName::from_static("x-should-retry"), value);
        }
        if let Some(reason) = reason(&error.message).filter(|_| status.is_client_error()) {
            response.extensions_mut().insert(reason);
        }
        response
    }
}

/// The message as a reason phrase, which on HTTP/1.1 stands behind the status: some clients show their users nothing
/// else. One line of ASCII; `None` where nothing readable is left.
fn reason(message: &str) -> Option<ReasonPhrase> {
    let plain = |letter: char| match letter {
        ' '..='~' => letter,
        _ if letter.is_whitespace() => ' ',
        _ => '?',
    };
    let mut text: String = message.chars().map(plain).take(REASON + 1).collect();
    if text.len() > REASON {
        text.replace_range(REASON - 3.., "...");
    }
    let readable = text.contains(|letter: char| letter.is_ascii_alphanumeric());
    ReasonPhrase::try_from(text).ok().filter(|_| readable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(message: &str) -> Option<String> {
        reason(message).map(|reason| String::from_utf8_lossy(reason.as_bytes()).into_owned())
    }

    #[test]
    fn a_reason_phrase_is_one_short_line_of_ascii() {
        for (message, expected) in [
            ("Unknown parameter: 'style'.", "Unknown parameter: 'style'."),
            ("a\r\nX-Forged: yes\0\u{7f}", "a  X-Forged: yes??"),
            ("The model 'm\u{f6}bel' does not exist.", "The model 'm?bel' does not exist."),
        ] {
            assert_eq!(phrase(message).as_deref(), Some(expected));
        }
        for unreadable in ["", "\u{4e0d}\u{884c}"] {
            assert_eq!(phrase(unreadable), None);
        }
        assert_eq!(phrase(&"x".repeat(200)).unwrap(), "x".repeat(200));
        assert_eq!(phrase(&"x".repeat(201)).unwrap(), "x".repeat(197) + "...");
    }
}
