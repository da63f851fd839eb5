//! The origin of this server as others see it, and the origins whose pages may call from a browser.

use std::time::Duration;

use super::read::Reader;

const KEY: &str = "http.cors_origins";

/// The origin in addresses that leave this server, without a slash at its end.
pub(super) fn read_public_url(reader: &mut Reader, given: Option<String>) -> Option<String> {
    let url = reader.given_or(given, "http.public_url")?;
    let url = url.trim_end_matches('/').to_owned();
    if !is_origin(&url) || !(url.starts_with("https://") || url.starts_with("http://")) {
        let fault =
            format!("'{url}' is no origin; write for example \"https://images.example.com\", without a path");
        reader.problems.add("http.public_url", fault);
    }
    Some(url)
}

/// How long signed addresses hold; whole seconds, and never none.
pub(super) fn read_url_ttl(reader: &mut Reader) -> Duration {
    let ttl = reader.duration("http.url_ttl");
    if ttl < Duration::from_secs(1) {
        reader.problems.add("http.url_ttl", "is shorter than a second; write for example \"60m\"");
    }
    ttl
}

/// The origins as browsers send them, so that they can be compared letter by letter.
pub(super) fn read(reader: &mut Reader) -> Vec<String> {
    let origins = reader.strings(KEY).unwrap_or_default();
    for origin in origins.iter().filter(|origin| !is_origin(origin)) {
        let fault = format!(
            "'{origin}' is no origin; write for example \"https://chat.example.com\", in lower case and without a path, or \
             \"*\" for every page"
        );
        reader.problems.add(KEY, fault);
    }
    origins
}

fn is_origin(text: &str) -> bool {
    let is_host = |host: &str| {
        !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'/' && !byte.is_ascii_uppercase())
    };
    text == "*" || text.split_once("://").is_some_and(|(scheme, host)| is_host(scheme) && is_host(host))
}
