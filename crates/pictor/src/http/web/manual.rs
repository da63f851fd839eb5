//! The manual: pages, search, pictures, and all of it as Markdown. Everybody may read it.

use std::sync::Arc;

use axum::Json;
use axum::http::header::{ACCEPT, CACHE_CONTROL, HeaderMap, HeaderName, HeaderValue, LINK, VARY};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use pictor_web::{Found, Language, Manual, Reader};
use serde_json::{Value, json};
use url::form_urlencoded::parse;

use super::headers;
use super::offers::offers;
use super::pages::{in_language, see};
use super::viewer::{Viewer, language, tab};
use crate::http::exchange::Inbound;
use crate::http::origin::base_url;
use crate::http::{House, etag, path};

/// The page that each language begins with.
const FIRST: &str = "index";

/// What stands below `/docs`: the language in which it is asked for, and the name.
struct Asked<'a> {
    language: Language,
    name: &'a str,
}

impl<'a> Asked<'a> {
    fn of(uri: &'a Uri) -> Option<Self> {
        let language = Language::named(path::behind(uri, "/docs/", 0))?;
        Some(Self { language, name: path::behind(uri, "/docs/", 1) })
    }
}

/// Read when it is first asked for; a debug server reads it each time, so that a change is seen at once.
fn manual(house: &House) -> Arc<Manual> {
    let read = || Arc::new(Manual::read());
    if cfg!(debug_assertions) { read() } else { Arc::clone(house.manual.get_or_init(read)) }
}

/// `GET /docs`: to the language of the reader.
pub(super) async fn choose(_: Arc<House>, inbound: Inbound) -> Response {
    if let Some(told) = in_language(&inbound.head) {
        return told;
    }
    let mut response = see(&address(language(&inbound.head.headers), FIRST));
    response.headers_mut().insert(VARY, HeaderValue::from_static("Cookie, Accept-Language"));
    response
}

/// `GET /docs/{language}` and `GET /docs/{language}/{name}`: a page, or its Markdown.
pub(super) async fn page(house: Arc<House>, inbound: Inbound) -> Response {
    let head = &inbound.head;
    if let Some(told) = in_language(head) {
        return told;
    }
    let Some(Asked { language, name }) = Asked::of(&head.uri) else {
        return missing(&house, head, language(&head.headers)).await;
    };
    if let Some(slug) = name.strip_suffix(".md") {
        return match markdown(&house, head, language, slug) {
            Some(told) => told,
            None => missing(&house, head, language).await,
        };
    }
    let slug = if name.is_empty() { FIRST } else { name };
    // One address for each page.
    if name == FIRST || name.is_empty() && head.uri.path().ends_with('/') {
        return moved(&address(language, FIRST));
    }
    if prefers_markdown(&head.headers)
        && let Some(mut told) = markdown(&house, head, language, slug)
    {
        told.headers_mut().insert(VARY, HeaderValue::from_static("Accept"));
        return told;
    }
    let viewer = viewer(&house, head, language, slug).await;
    let (offers, tab) = (offers(&house), tab(&head.headers));
    let reader = Reader { offers: &offers, tab: tab.as_deref() };
    let Some(html) = manual(&house).page(&viewer.frame(), slug, &reader) else {
        return missing(&house, head, language).await;
    };
    let mut response = headers::page(&house, head, html);
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept, Cookie"));
    response.headers_mut().extend(links(language, slug));
    response
}

/// `GET /docs/{language}/search`: what is found for `q`, for the page; and, where there are no scripts, as a page.
pub(super) async fn search(house: Arc<House>, inbound: Inbound) -> Response {
    let head = &inbound.head;
    if let Some(told) = in_language(head) {
        return told;
    }
    let Some(Asked { language, .. }) = Asked::of(&head.uri) else {
        return missing(&house, head, Language::En).await;
    };
    let asked = head.uri.query().unwrap_or_default();
    let query = parse(asked.as_bytes()).find(|(name, _)| name == "q").map(|(_, value)| value);
    let query = query.unwrap_or_default();
    let mut response = if accepts(&head.headers, "text/html") {
        let viewer =
            viewer(&house, head, language, &format!("search?{}", head.uri.query().unwrap_or_default())).await;
        headers::page(&house, head, manual(&house).results(&viewer.frame(), &query))
    } else {
        let found: Vec<Value> = manual(&house).search(language, &query).iter().map(told).collect();
        let headers = [(CACHE_CONTROL, HeaderValue::from_static("no-cache"))];
        (headers, Json(json!({ "results": found }))).into_response()
    };
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept, Cookie"));
    response
}

fn told(found: &Found) -> Value {
    let part = |part: &pictor_web::Part| json!({ "text": part.text, "match": part.is_match });
    let snippet: Vec<Value> = found.snippet.iter().map(part).collect();
    json!({ "title": found.title, "heading": found.heading, "url": found.url, "snippet": snippet })
}

/// `GET /docs/pictures/{name}`; with its tag in the address it never changes.
pub(super) async fn picture(house: Arc<House>, inbound: Inbound) -> Response {
    let head = &inbound.head;
    let Some(picture) = pictor_web::picture(path::behind(&head.uri, "/docs/pictures/", 0)) else {
        return missing(&house, head, language(&head.headers)).await;
    };
    let is_this = head.uri.query().is_some_and(|query| query == format!("v={}", picture.tag));
    let kept = if is_this { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
    let headers = HeaderMap::from_iter([(CACHE_CONTROL, HeaderValue::from_static(kept))]);
    let tag = format!("\"{}\"", picture.tag);
    etag::answer(&head.headers, headers, &tag, "image/webp", picture.bytes)
}

/// `GET /llms.txt`: what language models read first.
pub(super) async fn llms(house: Arc<House>, inbound: Inbound) -> Response {
    let text = manual(&house).llms(&base_url(&house, &inbound.head));
    headers::text(&inbound.head, "text/plain; charset=utf-8", text)
}

/// `GET /llms-full.txt` and `GET /docs/{language}/llms-full.txt`: the whole manual.
pub(super) async fn whole(house: Arc<House>, inbound: Inbound) -> Response {
    let language = Asked::of(&inbound.head.uri).map_or(Language::En, |asked| asked.language);
    let text = manual(&house).whole(language, &base_url(&house, &inbound.head), &offers(&house));
    headers::text(&inbound.head, "text/plain; charset=utf-8", text)
}

fn markdown(house: &House, head: &Parts, language: Language, slug: &str) -> Option<Response> {
    let text = manual(house).markdown(language, slug, &base_url(house, head), &offers(house))?;
    Some(headers::text(head, "text/markdown; charset=utf-8", text))
}

/// What stands where no page is. A page that is there in the other language only is not there either.
pub(super) async fn missing(house: &Arc<House>, head: &Parts, language: Language) -> Response {
    let slug = Asked::of(&head.uri).map_or("", |asked| asked.name);
    let viewer = viewer(house, head, language, FIRST).await;
    headers::missing(house, manual(house).missing(&viewer.frame(), slug))
}

/// The reader of a page that is in this language whatever they chose before.
async fn viewer(house: &House, head: &Parts, language: Language, slug: &str) -> Viewer {
    let other = language.other();
    let and = if slug.contains('?') { '&' } else { '?' };
    let switch = format!("{}{and}lang={}", address(other, slug), other.code());
    Viewer::of(house, head).await.reading(language, switch)
}

fn address(language: Language, slug: &str) -> String {
    let code = language.code();
    if slug == FIRST { format!("/docs/{code}") } else { format!("/docs/{code}/{slug}") }
}

/// The page as Markdown, and what tells of all pages (RFC 8288).
fn links(language: Language, slug: &str) -> Option<(HeaderName, HeaderValue)> {
    let markdown = format!("/docs/{}/{slug}.md", language.code());
    let link =
        format!("<{markdown}>; rel=\"alternate\"; type=\"text/markdown\", </llms.txt>; rel=\"describedby\"");
    Some((LINK, HeaderValue::from_str(&link).ok()?))
}

pub(super) fn moved(path: &str) -> Response {
    let mut response = see(path);
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Whether Markdown is asked for and a page is not: a browser asks for pages, and for everything.
fn prefers_markdown(headers: &HeaderMap) -> bool {
    accepts(headers, "text/markdown") && !accepts(headers, "text/html")
}

/// Whether a media type is named among those that a client takes.
pub(super) fn accepts(headers: &HeaderMap, media_type: &str) -> bool {
    let sent = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let mut ranges = sent.flat_map(|value| value.split(','));
    ranges.any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let is_named = parts.next().is_some_and(|named| named.eq_ignore_ascii_case(media_type));
        is_named && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}
