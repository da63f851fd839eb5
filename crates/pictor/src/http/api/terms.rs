//! What a caller says in headers beside the call: its name, whether anybody waits for it, what it may cost, where
//! its end is told.

use axum::http::{HeaderMap, HeaderName};
use pictor_api::money::Nanos;
use pictor_api::{ApiError, error};

use crate::images::Terms;

/// The longest idempotency key.
const LONGEST_KEY: usize = 255;

/// The longest address of a webhook.
pub(super) const LONGEST_URL: usize = 2_048;

/// Reads the headers.
///
/// # Errors
/// A 400 that names the header at fault.
pub(super) fn read(headers: &HeaderMap) -> Result<Terms, ApiError> {
    Ok(Terms {
        idempotency_key: idempotency_key(headers)?,
        retry: number(headers, "x-stainless-retry-count").unwrap_or(0),
        asynchronous: prefers_async(headers),
        max_cost: max_cost(headers)?,
        webhook_url: webhook_url(headers)?,
    })
}

/// Opaque: quotes belong to it. What several headers say together is no key.
fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, ApiError> {
    let mut values = headers.get_all("idempotency-key").iter();
    let Some(value) = values.next() else { return Ok(None) };
    let key = value.to_str().unwrap_or_default();
    let is_legal = (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_legal || values.next().is_some() {
        return Err(error::invalid_idempotency_key());
    }
    Ok(Some(key.to_owned()))
}

/// RFC 7240: preferences are separated by commas, in one header or several; parameters follow semicolons.
fn prefers_async(headers: &HeaderMap) -> bool {
    let values = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|preference| {
        let name = preference.split(';').next().unwrap_or_default().trim();
        name.eq_ignore_ascii_case("respond-async")
    })
}

fn max_cost(headers: &HeaderMap) -> Result<Option<Nanos>, ApiError> {
    const NAME: &str = "x-pictor-max-cost-usd";
    if !headers.contains_key(NAME) {
        return Ok(None);
    }
    let amount = text(headers, NAME).and_then(|text| text.trim().parse::<Nanos>().ok());
    amount.filter(|amount| *amount >= Nanos(0)).map(Some).ok_or_else(|| invalid_max_cost(NAME))
}

fn invalid_max_cost(name: &str) -> ApiError {
    let message = format!("Invalid header '{name}': expected an amount in US dollars such as 0.05.");
    ApiError::new(400, error::INVALID_REQUEST, message).code("invalid_value").param(name)
}

/// The header that names where the end of a call is told.
pub(super) const WEBHOOK_URL: &str = "x-pictor-webhook-url";

/// What it says; whether something may be sent there is asked later.
fn webhook_url(headers: &HeaderMap) -> Result<Option<String>, ApiError> {
    if !headers.contains_key(WEBHOOK_URL) {
        return Ok(None);
    }
    let url = text(headers, WEBHOOK_URL).map(str::trim).filter(|url| url.len() <= LONGEST_URL);
    url.map(|url| Some(url.to_owned())).ok_or_else(|| error::webhook_refused(WEBHOOK_URL, "it is no URL"))
}

fn number(headers: &HeaderMap, name: &'static str) -> Option<u32> {
    text(headers, name)?.parse().ok()
}

fn text<'a>(headers: &'a HeaderMap, name: &'static str) -> Option<&'a str> {
    headers.get(HeaderName::from_static(name))?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().expect("a legal value"));
        }
        headers
    }

    #[test]
    fn a_key_is_opaque_and_alone() {
        let read = |pairs: &[_]| read(&headers(pairs)).map(|terms| terms.idempotency_key);
        assert_eq!(read(&[]), Ok(None));
        assert_eq!(read(&[("idempotency-key", "\"a\"")]), Ok(Some("\"a\"".into())));
        for wrong in ["", "two words", "\u{e4}"] {
            assert_eq!(read(&[("idempotency-key", wrong)]).unwrap_err().status, 400, "{wrong:?}");
        }
        assert_eq!(read(&[("idempotency-key", "a"), ("idempotency-key", "b")]).unwrap_err().status, 400);
    }

    #[test]
    fn preferences_are_a_list() {
        for (value, expected) in [
            ("respond-async", true),
            ("wait=10, Respond-Async; x=1", true),
            ("respond-asynchronously", false),
            ("return=minimal", false),
        ] {
            assert_eq!(prefers_async(&headers(&[("prefer", value)])), expected, "{value}");
        }
    }

    #[test]
    fn the_most_that_a_call_may_cost_is_an_amount() {
        let read = |text| read(&headers(&[("x-pictor-max-cost-usd", text)])).map(|terms| terms.max_cost);
        assert_eq!(read("0.05"), Ok(Some(Nanos(50_000_000))));
        for wrong in ["", "five", "-1", "1e3"] {
            assert_eq!(read(wrong).unwrap_err().status, 400, "{wrong:?}");
        }
    }
}
