//! One exchange with one upstream, from the first byte of the request to the checked pictures.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use http::{Method, Request, Response};
use hyper::body;
use tokio::time::timeout;

use crate::ask::Ask;
use crate::document::Shelf;
use crate::outgoing::{Gone, Outgoing};
use crate::pool::Place;
use crate::reading::{Haul, Incoming, Partials, describe, read_error, read_events, read_plain};
use crate::trouble::Trouble;
use crate::upstream::{Kind, Secret, Upstream};

/// What an exchange leaves behind, however it ends.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    pub(crate) request_id: Option<String>,
    sent: Gone,
    received: Arc<AtomicU64>,
}

impl Trace {
    /// The bytes of the request's body that the connection has taken.
    pub(crate) fn sent_bytes(&self) -> u64 {
        self.sent.bytes()
    }

    /// The bytes of the answer's body that have come.
    pub(crate) fn received_bytes(&self) -> u64 {
        self.received.load(Ordering::Relaxed)
    }
}

/// Sends the request and reads the answer.
pub(crate) async fn exchange(
    place: &Place,
    ask: &Ask<'_>,
    shelf: &Shelf,
    partials: &Partials,
    trace: &mut Trace,
) -> Result<Haul, Trouble> {
    let response = send(place, ask, &mut trace.sent).await?;
    trace.request_id = named(response.headers());
    let upstream = ask.upstream;
    let status = response.status();
    if status != StatusCode::OK {
        let retry_after = retry_after(response.headers());
        let error = Incoming::new(response.into_body(), upstream.idle_timeout, upstream.idle_timeout)
            .counted(&trace.received);
        return Err(read_error(error, status.as_u16(), retry_after).await);
    }
    let streamed = is_event_stream(response.headers());
    // Between the events of a stream the upstream draws, so its silence there is bounded by its time to draw.
    let idle = if streamed { upstream.timeout } else { upstream.idle_timeout };
    let body = Incoming::new(response.into_body(), upstream.timeout, idle).counted(&trace.received);
    if streamed { read_events(body, shelf, partials).await } else { read_plain(body, shelf).await }
}

/// Sends the request and waits for the head of the answer.
async fn send(place: &Place, ask: &Ask<'_>, sent: &mut Gone) -> Result<Response<body::Incoming>, Trouble> {
    let (content_type, body) = ask.body();
    let gone = body.gone();
    *sent = gone.clone();
    let mut request = request(Method::POST, &ask.url(), ask.upstream, place.key(), body);
    let content_type = HeaderValue::from_str(&content_type).expect("made of ASCII by us");
    request.headers_mut().insert(header::CONTENT_TYPE, content_type);
    match timeout(ask.upstream.timeout, place.client().request(request)).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(error)) if error.is_connect() || !gone.is_whole() => Err(Trouble::NeverSent(describe(&error))),
        Ok(Err(error)) => Err(Trouble::Unknown { timed_out: false, status: None, cause: describe(&error) }),
        Err(_) if !gone.is_whole() => Err(Trouble::NeverSent("the time was up while sending".into())),
        Err(_) => Err(Trouble::Unknown { timed_out: true, status: None, cause: "the time was up".into() }),
    }
}

/// A request with the headers that every one has.
pub(crate) fn request(
    method: Method,
    url: &str,
    upstream: &Upstream,
    key: Option<&Secret>,
    body: Outgoing,
) -> Request<Outgoing> {
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = url.parse().expect("addresses were checked when the pool was made");
    *request.headers_mut() = authorization(&upstream.kind, key);
    for (name, value) in &upstream.headers {
        let name =
            HeaderName::from_bytes(name.as_bytes()).expect("names were checked when the pool was made");
        request.headers_mut().insert(name, sensitive(value.reveal()));
    }
    let agent = HeaderValue::from_static(concat!("pictor/", env!("CARGO_PKG_VERSION")));
    request.headers_mut().insert(header::USER_AGENT, agent);
    request
}

/// The header that carries the key. Marked sensitive, so that no log of headers shows it.
fn authorization(kind: &Kind, key: Option<&Secret>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let Some(key) = key else { return headers };
    let (name, text) = match kind {
        Kind::Azure { .. } => ("api-key", key.reveal().to_owned()),
        Kind::OpenAi | Kind::Compatible(_) => ("authorization", format!("Bearer {}", key.reveal())),
    };
    headers.insert(name, sensitive(&text));
    headers
}

fn sensitive(text: &str) -> HeaderValue {
    let mut value = HeaderValue::from_str(text).expect("secrets were checked when the pool was made");
    value.set_sensitive(true);
    value
}

/// The upstream's own name for the exchange, which its support asks for.
fn named(headers: &HeaderMap) -> Option<String> {
    let name = headers.get("x-request-id").or_else(|| headers.get("apim-request-id"))?.to_str().ok()?;
    (name.len() <= 128).then(|| name.to_owned())
}

fn is_event_stream(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("text/event-stream"))
}

/// When the upstream asks to come back: `retry-after-ms`, or `Retry-After` in seconds or as a date.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let number = |name: &str| text(name)?.parse().ok().filter(|number: &f64| *number >= 0.0);
    let milliseconds = number("retry-after-ms").map(|number| number / 1_000.0);
    let seconds = milliseconds.or_else(|| number("retry-after"));
    seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()).or_else(|| {
        // A date is compared with the upstream's own clock.
        let then = httpdate::parse_http_date(text("retry-after")?).ok()?;
        let now = httpdate::parse_http_date(text("date")?).ok()?;
        Some(then.duration_since(now).unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_in_all_its_forms() {
        const DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";
        const LATER: &str = "Sun, 06 Nov 1994 08:50:07 GMT";
        type Pairs = &'static [(&'static str, &'static str)];
        let table: [(Pairs, Option<u64>); 8] = [
            (&[], None),
            (&[("retry-after", "12")], Some(12_000)),
            (&[("retry-after", "0.5")], Some(500)),
            (&[("retry-after", "7"), ("retry-after-ms", "250")], Some(250)),
            (&[("retry-after", "-3")], None),
            (&[("retry-after", LATER), ("date", DATE)], Some(30_000)),
            (&[("retry-after", DATE), ("date", LATER)], Some(0)),
            (&[("retry-after", LATER)], None),
        ];
        for (pairs, expected) in table {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            assert_eq!(retry_after(&headers), expected.map(Duration::from_millis), "{pairs:?}");
        }
    }
}
