//! Stored bytes on their way to a client: whole, a part of them, or that it has them already (RFC 9110, sections 13.1
//! and 14).

use std::ops::Range;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_RANGE, RANGE,
};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use pictor_api::error;
use pictor_spool::Spool;

use super::error::Refusal;
use super::etag;

/// Bytes that never change, and what is said of them.
pub(super) struct Download(HeaderMap);

impl Download {
    /// `tag` tells these bytes from all others, `disposition` what to do with them. Whatever they are, no browser runs
    /// them here.
    pub(super) fn new(mime: &'static str, tag: &str, cache: &str, disposition: &str) -> Self {
        let mut headers = HeaderMap::new();
        let mut add = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        add(CONTENT_TYPE, mime);
        add(ETAG, &format!("\"{tag}\""));
        add(CACHE_CONTROL, cache);
        add(CONTENT_DISPOSITION, disposition);
        add(CONTENT_SECURITY_POLICY, "sandbox");
        add(ACCEPT_RANGES, "bytes");
        Self(headers)
    }

    /// `304`, where the client has these bytes already.
    pub(super) fn unchanged(&self, asked: &Parts) -> Option<Response> {
        let has = etag::is_known(&asked.headers, self.tag());
        has.then(|| (StatusCode::NOT_MODIFIED, self.0.clone()).into_response())
    }

    /// The bytes, or the part of them that is asked for.
    pub(super) fn answer(self, asked: &Parts, spool: &Spool) -> Response {
        let length = spool.len();
        let (status, range) = match self.part(asked, length) {
            Part::Whole => (StatusCode::OK, 0..length),
            Part::Some(range) => (StatusCode::PARTIAL_CONTENT, range),
            Part::Outside => {
                let mut refused = Refusal(error::range_not_satisfiable(length)).into_response();
                refused.headers_mut().extend(content_range(&format!("bytes */{length}")));
                return refused;
            }
        };
        let Self(mut headers) = self;
        if status == StatusCode::PARTIAL_CONTENT {
            headers.extend(content_range(&format!("bytes {}-{}/{length}", range.start, range.end - 1)));
        }
        headers.insert(CONTENT_LENGTH, HeaderValue::from(range.end - range.start));
        (status, headers, Body::from_stream(spool.stream_of(range))).into_response()
    }

    fn tag(&self) -> &str {
        self.0.get(ETAG).and_then(|tag| tag.to_str().ok()).unwrap_or_default()
    }

    /// A range is only asked for by GET, and only of the bytes whose tag `If-Range` names.
    fn part(&self, asked: &Parts, length: u64) -> Part {
        let text = |name: HeaderName| asked.headers.get(name).map(|value| value.to_str().unwrap_or_default());
        match text(RANGE) {
            Some(range) if asked.method == Method::GET => {
                let is_meant = text(IF_RANGE).is_none_or(|tag| tag == self.tag());
                if is_meant { part(range, length) } else { Part::Whole }
            }
            _ => Part::Whole,
        }
    }
}

fn content_range(range: &str) -> Option<(HeaderName, HeaderValue)> {
    Some((CONTENT_RANGE, HeaderValue::from_str(range).ok()?))
}

/// What of the bytes is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Some(Range<u64>),
    /// Nothing that there is.
    Outside,
}

/// Reads a `Range`. One that cannot be read is ignored, and so are several at once: the client gets everything.
fn part(range: &str, length: u64) -> Part {
    match read(range, length) {
        None => Part::Whole,
        Some(range) if range.is_empty() => Part::Outside,
        Some(range) => Part::Some(range),
    }
}

/// What of `length` bytes lies within the range that is asked for.
fn read(range: &str, length: u64) -> Option<Range<u64>> {
    let (unit, set) = range.split_once('=')?;
    let (first, last) = set.trim().split_once('-')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    if first.is_empty() {
        return Some(length.saturating_sub(number(last)?)..length);
    }
    let first = number(first)?;
    let last = if last.is_empty() { u64::MAX } else { number(last)? };
    (first <= last).then(|| first..last.saturating_add(1).min(length))
}

/// Digits; more than there can be bytes count as very many.
fn number(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_or_ignored() {
        use Part::{Outside, Some, Whole};
        for (sent, expected) in [
            ("bytes=0-0", Some(0..1)),
            ("bytes=0-99", Some(0..100)),
            ("bytes=10-19", Some(10..20)),
            ("bytes=90-", Some(90..100)),
            ("bytes=90-1000", Some(90..100)),
            ("bytes=0-99999999999999999999999", Some(0..100)),
            ("bytes=-1", Some(99..100)),
            ("bytes=-1000", Some(0..100)),
            ("Bytes = 5-6", Some(5..7)),
            ("bytes=100-", Outside),
            ("bytes=100-200", Outside),
            ("bytes=99999999999999999999999-", Outside),
            ("bytes=-0", Outside),
            ("bytes=9-8", Whole),
            ("bytes=0-1,3-4", Whole),
            ("bytes=0-1, -1", Whole),
            ("bytes=", Whole),
            ("bytes=-", Whole),
            ("bytes=a-b", Whole),
            ("bytes=1-b", Whole),
            ("bytes=a-1", Whole),
            ("bytes=+1-2", Whole),
            ("bytes", Whole),
            ("pages=1-2", Whole),
        ] {
            assert_eq!(part(sent, 100), expected, "{sent}");
        }
        for sent in ["bytes=0-", "bytes=0-0", "bytes=-1"] {
            assert_eq!(part(sent, 0), Outside, "{sent} of nothing");
        }
    }
}
