//! The cookie of a browser that is signed in: the id of its key, until when it holds, and a MAC over both.
//!
//! It is no right by itself: whether the key still opens anything is asked at every request, and the MAC goes with the
//! key's secret, so that another admin key ends the sessions of the one before.

use axum::http::header::{COOKIE, HeaderMap, HeaderValue};

use super::House;

/// How long a session holds, in seconds: seven days.
const LASTS: u64 = 7 * 24 * 3_600;

/// What a cookie says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Session {
    /// The id of the key.
    pub(super) key: String,
    /// In Unix seconds.
    pub(super) expires_at: u64,
    mac: String,
}

impl Session {
    /// A session that begins now; `stamp` goes with the secret of the key.
    pub(super) fn begin(house: &House, key: &str, stamp: &str) -> Self {
        let expires_at = house.clock.unix_seconds().saturating_add(LASTS);
        let mac = mac(house, key, expires_at, stamp).to_hex().to_string();
        Self { key: key.to_owned(), expires_at, mac }
    }

    /// The session that a browser shows, while it holds; not checked yet.
    pub(super) fn shown(house: &House, headers: &HeaderMap) -> Option<Self> {
        Self::read(value(house, headers)?).filter(|session| session.expires_at > house.clock.unix_seconds())
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(str::to_owned);
        let (key, expires_at, mac) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
        parts.next().is_none().then_some(Self { key, expires_at, mac })
    }

    /// Whether this server has begun it for the key that goes with `stamp`.
    pub(super) fn is_ours(&self, house: &House, stamp: &str) -> bool {
        // Hashes are compared in constant time.
        let mac = mac(house, &self.key, self.expires_at, stamp);
        blake3::Hash::from_hex(&self.mac).is_ok_and(|shown| shown == mac)
    }

    /// `Set-Cookie` for it.
    pub(super) fn cookie(&self, house: &House) -> Option<HeaderValue> {
        let Self { key, expires_at, mac } = self;
        set(house, &format!("{key}.{expires_at}.{mac}"), LASTS)
    }
}

/// `Set-Cookie` that takes it away.
pub(super) fn cleared(house: &House) -> Option<HeaderValue> {
    set(house, "", 0)
}

/// Whether a browser shows a session, whatever it is worth.
pub(super) fn is_shown(house: &House, headers: &HeaderMap) -> bool {
    value(house, headers).is_some()
}

fn value<'a>(house: &House, headers: &'a HeaderMap) -> Option<&'a str> {
    named(headers, name(house))
}

/// What a browser keeps under this name.
pub(super) fn named<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let sent = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = sent.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(other, _)| *other == name).map(|(_, value)| value).next()
}

fn set(house: &House, value: &str, lasts: u64) -> Option<HeaderValue> {
    let (name, secure) = (name(house), if is_secure(house) { "; Secure" } else { "" });
    let cookie = format!("{name}={value}; Path=/; Max-Age={lasts}; HttpOnly; SameSite=Strict{secure}");
    HeaderValue::from_str(&cookie).ok()
}

/// With the prefix, a browser takes the cookie from nobody but this very host, over HTTPS.
fn name(house: &House) -> &'static str {
    if is_secure(house) { "__Host-pictor_session" } else { "pictor_session" }
}

fn is_secure(house: &House) -> bool {
    house.timeouts.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
}

fn mac(house: &House, key: &str, expires_at: u64, stamp: &str) -> blake3::Hash {
    let secret = house.secret.derive("session");
    blake3::keyed_hash(&secret, format!("{key}.{expires_at}.{stamp}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_three_parts_are_a_session() {
        let read = Session::read("key_1.1795361646.00ff").unwrap();
        assert_eq!((read.key.as_str(), read.expires_at, read.mac.as_str()), ("key_1", 1_795_361_646, "00ff"));
        for wrong in ["", "key_1", "key_1.5", "key_1.x.00", "key_1.-5.00", "key_1.5.00.11"] {
            assert_eq!(Session::read(wrong), None, "{wrong}");
        }
    }
}
