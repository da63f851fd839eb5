//! What leaves with a page: what it may load and do, and how long it may be kept.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
    REFERRER_POLICY, VARY,
};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use crate::http::{House, etag};

/// Nothing but our own files: no inline script or style, no other host, no frame, no form that leaves.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
     form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; \
     trusted-types 'none'",
);

const HTML: &str = "text/html; charset=utf-8";

/// A page: asked for again each time, and sent again only when it has changed.
pub(super) fn page(house: &Arc<House>, head: &Parts, html: String) -> Response {
    etag::answer(&head.headers, of_page(house), &etag::of(html.as_bytes()), HTML, html)
}

/// The page that stands where no page is.
pub(super) fn missing(house: &Arc<House>, html: String) -> Response {
    let mut headers = of_page(house);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(HTML));
    (StatusCode::NOT_FOUND, headers, html).into_response()
}

/// A text that is the same for all readers of this address.
pub(super) fn text(head: &Parts, media_type: &'static str, text: String) -> Response {
    let headers = HeaderMap::from_iter([(CACHE_CONTROL, HeaderValue::from_static("no-cache"))]);
    etag::answer(&head.headers, headers, &etag::of(text.as_bytes()), media_type, text)
}

fn of_page(house: &House) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(VARY, HeaderValue::from_static("Cookie, Accept-Language"));
    headers.insert(CONTENT_SECURITY_POLICY, POLICY);
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    // Over plain HTTP browsers ignore it, and complain.
    if house.timeouts.public_url.as_deref().is_some_and(|url| url.starts_with("https://")) {
        let name = HeaderName::from_static("cross-origin-opener-policy");
        headers.insert(name, HeaderValue::from_static("same-origin"));
    }
    headers
}
