//! The bytes of an answer: OpenAI's text, each picture base64 encoded from its spool on the way out.

use std::io;

use axum::body::Bytes;
use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use futures_util::stream::{self, BoxStream};
use futures_util::{Stream, StreamExt};
use pictor_api::base64;
use pictor_api::notes::to_header;
use pictor_api::response::{Piece, images_response, urls_response};
use pictor_spool::Spool;

use crate::jobs::{Ending, Pictures};

pub(super) const JSON: &str = "application/json";
pub(super) const EVENT_STREAM: &str = "text/event-stream; charset=utf-8";

/// OpenAI's document with these pictures.
pub(super) fn document(pictures: &Pictures) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
    pieces(images_response(&pictures.head, pictures.spools.len()), pictures.spools.clone())
}

/// OpenAI's document with the addresses of these pictures.
pub(super) fn addresses(
    pictures: &Pictures,
    urls: &[String],
) -> impl Stream<Item = io::Result<Bytes>> + Send + use<> {
    stream::iter([Ok(Bytes::from(urls_response(&pictures.head, urls)))])
}

/// The text of an answer, with each picture's base64 in its place.
pub(super) fn pieces(
    pieces: Vec<Piece>,
    pictures: Vec<Spool>,
) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
    stream::iter(pieces).flat_map(move |piece| -> BoxStream<'static, io::Result<Bytes>> {
        match piece {
            Piece::Text(text) => stream::iter([Ok(Bytes::from(text))]).boxed(),
            Piece::Picture(index) => encoded(&pictures[index]).boxed(),
        }
    })
}

fn encoded(spool: &Spool) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
    let mut encoder = base64::Encoder::new();
    let chunks = spool.stream().map(Some).chain(stream::iter([None]));
    chunks.map(move |chunk| {
        let mut text = Vec::new();
        match chunk {
            Some(bytes) => encoder.encode(&bytes?, &mut text),
            None => std::mem::take(&mut encoder).finish(&mut text),
        }
        Ok(Bytes::from(text))
    })
}

/// The header of an answer of which nothing is known yet.
pub(super) fn content_type(mime: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(mime))])
}

/// Asks proxies to pass on what comes at once: nginx, which invented this header, would keep a heartbeat or a partial
/// picture until its buffer is full.
pub(super) fn unbuffered(mut headers: HeaderMap) -> HeaderMap {
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    headers
}

/// The headers of an answer with these pictures.
pub(super) fn headers(ending: &Ending, pictures: &Pictures, mime: &'static str) -> HeaderMap {
    let mut headers = content_type(mime);
    let mut add = |name: &'static str, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    };
    add("x-pictor-upstream", &pictures.upstream);
    if let Some(cost) = &ending.cost {
        add("x-pictor-cost-usd", &cost.to_string());
    }
    if !pictures.adjusted.is_empty() {
        add("x-pictor-adjusted", &to_header(&pictures.adjusted));
    }
    headers
}
