//! The headers of an exchange: those that every request carries, and what those of an answer mean.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, header};
use pictor_api::notes::{from_header, is_sentence};

use crate::outgoing::Outgoing;
use crate::upstream::{Kind, Secret, Upstream};

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
pub(crate) fn named(headers: &HeaderMap) -> Option<String> {
    let name = headers.get("x-request-id").or_else(|| headers.get("apim-request-id"))?.to_str().ok()?;
    (name.len() <= 128).then(|| name.to_owned())
}

/// What another Pictor tells of a picture beside it: where it is not what was asked for, and who has made it.
pub(crate) fn told(headers: &HeaderMap) -> (Vec<String>, Option<String>) {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    // What it has changed of the request is between it and us; what the picture lacks is the caller's to know.
    let notes = from_header(text("x-pictor-adjusted").unwrap_or_default()).into_iter();
    (notes.filter(|note| is_sentence(note)).collect(), text("x-pictor-upstream").map(str::to_owned))
}

pub(crate) fn is_event_stream(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("text/event-stream"))
}

/// When a server asks to come back: `retry-after-ms`, or `Retry-After` in seconds or as a date.
pub fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let number = |name: &str| text(name)?.parse().ok().filter(|number: &f64| *number >= 0.0);
    let milliseconds = number("retry-after-ms").map(|number| number / 1_000.0);
    let seconds = milliseconds.or_else(|| number("retry-after"));
    seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()).or_else(|| {
        // A date is compared with the server's own clock.
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
