//! The origin of this server as its clients see it: what addresses begin with that leave it.

use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::http::uri::Authority;

use super::House;

/// `https://images.example.com`: what the operator says, else what the request says of its host. Empty where neither
/// says anything: the address is then one without an origin.
pub(super) fn base_url(house: &House, head: &Parts) -> String {
    if let Some(url) = &house.timeouts.public_url {
        return url.clone();
    }
    // HTTP/2 has the host in the address.
    let named = head.headers.get(HOST).and_then(|host| host.to_str().ok()?.parse::<Authority>().ok());
    let host = head.uri.authority().cloned().or(named);
    host.filter(|host| !host.as_str().contains('@')).map_or_else(String::new, |host| format!("http://{host}"))
}
