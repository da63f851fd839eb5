//! The origins whose pages may call from a browser.

use super::read::Reader;

const KEY: &str = "http.cors_origins";

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
