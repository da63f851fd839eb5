//! Whether a request comes from a page of this server: only such a page may change things by the cookie of a browser
//! that is signed in.

use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::request::Parts;

/// What the browser says of it; `None` where nothing is said. `public_url` is the origin of this server, where the
/// operator has named it.
///
/// A browser over plain HTTP on another name than localhost sends no `Sec-Fetch-Site`; then its `Origin` decides.
pub(super) fn is_own_page(head: &Parts, public_url: Option<&str>) -> Option<bool> {
    let text = |name: HeaderName| head.headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return Some(matches!(site, "same-origin" | "none"));
    }
    let origin = text(ORIGIN)?;
    if public_url == Some(origin) {
        return Some(true);
    }
    let host = text(HOST).or_else(|| head.uri.authority().map(|authority| authority.as_str()));
    let named = origin.split_once("://").map(|(_, host)| host);
    Some(named.zip(host).is_some_and(|(named, host)| named.eq_ignore_ascii_case(host)))
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    #[test]
    fn a_page_of_this_server_is_told_from_all_others() {
        let public = Some("https://pictor.example");
        for (site, origin, expected) in [
            (Some("same-origin"), None, Some(true)),
            (Some("none"), None, Some(true)),
            (Some("same-site"), Some("http://pictor.lan:8080"), Some(false)),
            (Some("cross-site"), None, Some(false)),
            (None, Some("http://pictor.lan:8080"), Some(true)),
            (None, Some("http://PICTOR.lan:8080"), Some(true)),
            (None, Some("https://pictor.example"), Some(true)),
            (None, Some("http://pictor.example"), Some(false)),
            (None, Some("http://pictor.lan"), Some(false)),
            (None, Some("http://pictor.lan:8080.evil.example"), Some(false)),
            (None, Some("https://evil.example"), Some(false)),
            (None, Some("null"), Some(false)),
            (None, None, None),
        ] {
            let mut head =
                Request::post("/session").header("host", "pictor.lan:8080").body(()).unwrap().into_parts().0;
            for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
                if let Some(value) = value {
                    head.headers.insert(name, value.parse().unwrap());
                }
            }
            assert_eq!(is_own_page(&head, public), expected, "{site:?} {origin:?}");
        }
    }
}
