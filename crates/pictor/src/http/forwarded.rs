//! Who a request comes from and what it asked for, behind proxies that the operator trusts.
//!
//! Anybody can write these headers. So the hops are read from the last one backwards, each as the one behind it has
//! written it down, and only as long as that one is trusted.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::header::{FORWARDED, HOST, HeaderMap, HeaderName, HeaderValue};
use axum::http::request::Parts;
use axum::http::uri::{Authority, Scheme, Uri};
use pictor_egress::Network;

const FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const ASKED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");

/// The other end of the connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub(super) IpAddr);

/// The address of the client, as far as it is known: for the log, and for limits by address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Client(pub(super) IpAddr);

/// What is believed of the way that a request has come.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Way {
    client: IpAddr,
    scheme: Option<Scheme>,
    host: Option<Authority>,
}

/// Makes a request that came through trusted proxies look as if its client had sent it here: its address names the
/// scheme and the host that the client asked for, and [`Client`] is among its extensions.
pub(super) fn restore(head: &mut Parts, trusted: &[Network]) {
    let Some(Peer(peer)) = head.extensions.get().copied() else { return };
    let Way { client, scheme, host } = Way::of(peer, &head.headers, trusted);
    head.extensions.insert(Client(client));
    if let Some(text) = host.as_ref().and_then(|host| HeaderValue::from_str(host.as_str()).ok()) {
        head.headers.insert(HOST, text);
    }
    let of_header = || head.headers.get(HOST)?.to_str().ok()?.parse().ok();
    let host = host.or_else(|| head.uri.authority().cloned()).or_else(of_header);
    if let (Some(scheme), Some(host)) = (scheme, host) {
        let mut parts = head.uri.clone().into_parts();
        (parts.scheme, parts.authority) = (Some(scheme), Some(host));
        if let Ok(uri) = Uri::from_parts(parts) {
            head.uri = uri;
        }
    }
}

impl Way {
    fn of(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> Self {
        let peer = peer.to_canonical();
        let straight = Self { client: peer, scheme: None, host: None };
        if !is_trusted(peer, trusted) {
            return straight;
        }
        // A proxy writes one of them. Of a client that sends the other as well nothing is believed.
        if headers.contains_key(FOR) || !headers.contains_key(FORWARDED) {
            let hops: Vec<Hop> = items(headers, &FOR).map(Hop::of_address).collect();
            let last = |name| items(headers, name).last().unwrap_or_default();
            Self {
                client: trace(peer, &hops, trusted).0,
                scheme: scheme(last(&PROTO)),
                host: authority(last(&ASKED_HOST)),
            }
        } else {
            let hops: Vec<Hop> = elements(headers).into_iter().map(Hop::of_element).collect();
            let (client, told) = trace(peer, &hops, trusted);
            let told = told.cloned().unwrap_or_default();
            Self { client, scheme: told.scheme, host: told.host }
        }
    }
}

/// What one proxy wrote down of whoever it was asked by.
#[derive(Clone, Debug, Default)]
struct Hop {
    address: Option<IpAddr>,
    scheme: Option<Scheme>,
    host: Option<Authority>,
}

impl Hop {
    fn of_address(text: &str) -> Self {
        Self { address: address(text), ..Self::default() }
    }

    /// `for=192.0.2.43;proto=https;host=example.com`. Of one that is not whole nothing is believed: a quote that a
    /// client leaves open may swallow what a proxy has written behind it.
    fn of_element(text: &str) -> Self {
        let mut hop = Self::default();
        for pair in split(text, ';') {
            let Some((name, value)) = read_pair(pair) else { return Self::default() };
            match name.to_ascii_lowercase().as_str() {
                "for" => hop.address = address(value),
                "proto" => hop.scheme = scheme(value),
                "host" => hop.host = authority(value),
                _ => {}
            }
        }
        hop
    }
}

/// Goes back from the last hop to the first address that is not trusted, or as far as addresses are told, and gives it
/// with the hop that told it.
fn trace<'a>(peer: IpAddr, hops: &'a [Hop], trusted: &[Network]) -> (IpAddr, Option<&'a Hop>) {
    let mut found = (peer, None);
    for hop in hops.iter().rev() {
        let Some(address) = hop.address else { break };
        found = (address, Some(hop));
        if !is_trusted(address, trusted) {
            break;
        }
    }
    found
}

fn is_trusted(address: IpAddr, trusted: &[Network]) -> bool {
    trusted.iter().any(|network| network.contains(address))
}

/// The items of a header that is a list, however many lines it has. A line that is no text is one strange item.
fn items<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    let lines = headers.get_all(name).iter().map(|line| line.to_str().unwrap_or("?"));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|item| !item.is_empty())
}

/// The elements of `Forwarded`, line by line: no quote reaches into the line of another proxy.
fn elements(headers: &HeaderMap) -> Vec<&str> {
    let lines = headers.get_all(FORWARDED).iter().map(|line| line.to_str().unwrap_or("?"));
    lines.flat_map(|line| split(line, ',')).map(str::trim).filter(|element| !element.is_empty()).collect()
}

/// The parts of a text between separators that stand in no quotes.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut quoted = false;
    let between = |c: char| {
        quoted ^= c == '"';
        c == separator && !quoted
    };
    text.split(between).collect()
}

/// A name and its value; nothing where either is not as the standard writes it.
fn read_pair(pair: &str) -> Option<(&str, &str)> {
    let (name, value) = pair.trim().split_once('=')?;
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    Some((name, unquoted(value)?)).filter(|_| is_name)
}

/// A token, or what stands in quotes; nothing where there are quotes elsewhere.
fn unquoted(value: &str) -> Option<&str> {
    let inside = value.strip_prefix('"').map_or(Some(value), |rest| rest.strip_suffix('"'))?;
    (!inside.contains(['"', '\\'])).then_some(inside)
}

/// An address, with or without a port, as any proxy writes it.
fn address(text: &str) -> Option<IpAddr> {
    let with_port = text.rsplit_once(':').filter(|(host, _)| host.ends_with(']') || !host.contains(':'));
    let host = with_port.map_or(text, |(host, _)| host);
    let bracketed = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let address = match bracketed {
        Some(host) => host.parse::<Ipv6Addr>().ok()?.into(),
        None => host.parse::<IpAddr>().ok()?,
    };
    Some(address.to_canonical())
}

fn scheme(text: &str) -> Option<Scheme> {
    match text.to_ascii_lowercase().as_str() {
        "http" => Some(Scheme::HTTP),
        "https" => Some(Scheme::HTTPS),
        _ => None,
    }
}

fn authority(text: &str) -> Option<Authority> {
    text.parse().ok().filter(|host: &Authority| !host.as_str().contains('@') && !host.host().is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TRUSTED: [&str; 3] = ["10.0.0.0/8", "127.0.0.1", "fd00::/8"];

    fn head(lines: &[(&str, &str)]) -> Parts {
        let mut request = axum::http::Request::get("/v1/models?x=1");
        for (name, value) in lines {
            request = request.header(*name, *value);
        }
        request.body(()).unwrap().into_parts().0
    }

    fn client(peer: &str, lines: &[(&str, &str)]) -> String {
        let trusted = TRUSTED.map(|text| text.parse().unwrap());
        let mut head = head(lines);
        head.extensions.insert(Peer(peer.parse().unwrap()));
        restore(&mut head, &trusted);
        head.extensions.get::<Client>().unwrap().0.to_string()
    }

    #[test]
    fn the_client_is_the_last_address_that_no_trusted_proxy_has() {
        for (peer, told, found) in [
            ("192.0.2.9", "", "192.0.2.9"),
            ("192.0.2.9", "198.51.100.7", "192.0.2.9"),
            ("10.0.0.1", "", "10.0.0.1"),
            ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
            ("10.0.0.1", "6.6.6.6, 198.51.100.7", "198.51.100.7"),
            ("10.0.0.1", "6.6.6.6, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
            ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
            ("10.0.0.1", "198.51.100.7:4711", "198.51.100.7"),
            ("10.0.0.1", "2001:db8::7", "2001:db8::7"),
            ("10.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"),
            ("10.0.0.1", "[2001:db8::7]", "2001:db8::7"),
            ("fd00::1", "::ffff:198.51.100.7", "198.51.100.7"),
            ("::ffff:10.0.0.1", "198.51.100.7", "198.51.100.7"),
            ("10.0.0.1", " 198.51.100.7 ,, 10.0.0.2 ,", "198.51.100.7"),
            // What cannot be read ends the way: whoever wrote it down is the last that is known.
            ("10.0.0.1", "198.51.100.7, unknown", "10.0.0.1"),
            ("10.0.0.1", "6.6.6.6, x, 10.0.0.2", "10.0.0.2"),
            ("127.0.0.1", "unix:", "127.0.0.1"),
            ("10.0.0.1", "198.51.100.7:80:80", "10.0.0.1"),
            ("10.0.0.1", "fe80::1%eth0", "10.0.0.1"),
            ("10.0.0.1", "999.1.1.1", "10.0.0.1"),
        ] {
            assert_eq!(client(peer, &[("x-forwarded-for", told)]), found, "{peer}: {told}");
        }
        let lines = [("x-forwarded-for", "6.6.6.6"), ("x-forwarded-for", "198.51.100.7, 10.0.0.2")];
        assert_eq!(client("10.0.0.1", &lines), "198.51.100.7", "lines are one list");
    }

    #[test]
    fn the_standard_header_says_the_same() {
        for (told, found) in [
            ("for=198.51.100.7", "198.51.100.7"),
            ("For=\"198.51.100.7:4711\";proto=https", "198.51.100.7"),
            ("for=6.6.6.6, for=\"[2001:db8::7]:4711\", for=10.0.0.2", "2001:db8::7"),
            ("for=6.6.6.6, by=10.0.0.1", "10.0.0.1"),
            ("for=_hidden", "10.0.0.1"),
            ("for=unknown, for=10.0.0.2", "10.0.0.2"),
            ("nonsense", "10.0.0.1"),
            // A quote that is left open makes nothing of what a proxy wrote into a parameter of the client's.
            ("for=6.6.6.6;x=\", for=198.51.100.7", "10.0.0.1"),
            ("for=6.6.6.6;\", for=198.51.100.7", "10.0.0.1"),
            ("for=6.6.6.6;x=\", for=\"198.51.100.7:80\"", "10.0.0.1"),
            ("for=\"6.6.6.6\\\", for=198.51.100.7", "198.51.100.7"),
        ] {
            assert_eq!(client("10.0.0.1", &[("forwarded", told)]), found, "{told}");
        }
        let both = [("forwarded", "for=6.6.6.6"), ("x-forwarded-for", "198.51.100.7")];
        assert_eq!(client("10.0.0.1", &both), "198.51.100.7");
        let open = [("forwarded", "for=6.6.6.6;x=\""), ("forwarded", "for=198.51.100.7")];
        assert_eq!(client("10.0.0.1", &open), "198.51.100.7");
    }

    fn asked(peer: &str, lines: &[(&str, &str)]) -> String {
        let trusted = TRUSTED.map(|text| text.parse().unwrap());
        let mut head = head(&[&[("host", "inside:8080")], lines].concat());
        head.extensions.insert(Peer(peer.parse().unwrap()));
        restore(&mut head, &trusted);
        format!("{} {}", head.headers["host"].to_str().unwrap(), head.uri)
    }

    #[test]
    fn only_a_trusted_proxy_says_what_the_client_asked_for() {
        let (proto, host) = (("x-forwarded-proto", "https"), ("x-forwarded-host", "a.example"));
        for (peer, lines, found) in [
            ("192.0.2.9", &[proto, host][..], "inside:8080 /v1/models?x=1"),
            ("10.0.0.1", &[], "inside:8080 /v1/models?x=1"),
            ("10.0.0.1", &[proto], "inside:8080 https://inside:8080/v1/models?x=1"),
            ("10.0.0.1", &[host], "a.example /v1/models?x=1"),
            ("10.0.0.1", &[proto, host], "a.example https://a.example/v1/models?x=1"),
            ("10.0.0.1", &[("x-forwarded-proto", "ftp")], "inside:8080 /v1/models?x=1"),
            (
                "10.0.0.1",
                &[("x-forwarded-proto", "ftp, HTTPS")],
                "inside:8080 https://inside:8080/v1/models?x=1",
            ),
            (
                "10.0.0.1",
                &[("x-forwarded-host", "evil.example, a.example:81")],
                "a.example:81 /v1/models?x=1",
            ),
            ("10.0.0.1", &[("x-forwarded-host", "a@b.example")], "inside:8080 /v1/models?x=1"),
            ("10.0.0.1", &[("x-forwarded-host", "a/b")], "inside:8080 /v1/models?x=1"),
            (
                "10.0.0.1",
                &[(
                    "forwarded",
                    "for=6.6.6.6;host=evil.example, for=198.51.100.7;proto=https;host=a.example",
                )],
                "a.example https://a.example/v1/models?x=1",
            ),
        ] {
            assert_eq!(asked(peer, lines), found, "{peer}: {lines:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        /// Whatever a client sends, behind it stands what the trusted proxy has written: nobody else is ever found.
        #[test]
        fn no_client_is_another_one(
            sent in r#"(for=6\.6\.6\.6;|for=6\.6\.6\.6|host=evil|proto=https|x=|"|\\|;|,| |=|\[|\]|a|10\.0\.0\.9){0,12}"#,
            written in prop::sample::select(vec![
                "for=198.51.100.7",
                "for=\"198.51.100.7:4711\"",
                "for=198.51.100.7;by=\"10.0.0.1\"",
                "for=\"198.51.100.7\";proto=http;host=a.example",
            ]),
        ) {
            let told = format!("{sent}, {written}");
            let found = client("10.0.0.1", &[("forwarded", &told)]);
            prop_assert!(found == "198.51.100.7" || found == "10.0.0.1", "{told}: {found}");
            let asked = asked("10.0.0.1", &[("forwarded", &told)]);
            prop_assert!(!asked.contains("evil") && !asked.contains("https:"), "{told}: {asked}");
            let list = format!("{sent}, 198.51.100.7");
            prop_assert_eq!(client("10.0.0.1", &[("x-forwarded-for", &list)]), "198.51.100.7");
        }
    }

    #[test]
    fn a_connection_without_an_address_has_no_client() {
        let mut head = head(&[("x-forwarded-for", "198.51.100.7"), ("x-forwarded-proto", "https")]);
        restore(&mut head, &["0.0.0.0/0".parse().unwrap()]);
        assert_eq!((head.extensions.get::<Client>(), head.uri.scheme()), (None, None));
    }
}
