//! Fetching and sending on real sockets: what comes, what is refused before a connection, and what ends at a limit.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use pictor_egress::{Address, Egress, FetchError, Limits, Obstacle, Posted};
use pictor_testkit::{FileServer, Page, Upstream};

/// A client that may reach the loopback address of test servers, and nothing else that is private.
fn egress() -> Egress {
    allowing(&["127.0.0.1"])
}

fn allowing(networks: &[&str]) -> Egress {
    // Another test of this process may have installed it already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Egress::new(networks.iter().map(|network| network.parse().unwrap()).collect()).unwrap()
}

async fn fetch(egress: &Egress, url: &str, limits: &Limits) -> Result<Vec<u8>, FetchError> {
    read(egress, &Address::parse(url)?, limits).await
}

async fn read(egress: &Egress, address: &Address, limits: &Limits) -> Result<Vec<u8>, FetchError> {
    let mut fetched = egress.get(address, limits).await?;
    let mut bytes = Vec::new();
    while let Some(chunk) = fetched.next().await? {
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn is_forbidden(end: &Result<Vec<u8>, FetchError>) -> bool {
    matches!(end, Err(FetchError::Unreachable(Obstacle::Forbidden)))
}

/// What is private, special or this machine's own, in every form in which it can be written.
const FORBIDDEN: [&str; 60] = [
    "http://0.0.0.0:PORT/",
    "http://127.0.0.1:PORT/",
    "http://127.255.255.254:PORT/",
    "http://10.0.0.1:PORT/",
    "http://100.64.0.1:PORT/",
    "http://169.254.169.254:PORT/latest/meta-data/",
    "http://172.16.0.1:PORT/",
    "http://192.0.0.192:PORT/",
    "http://192.0.2.1:PORT/",
    "http://192.88.99.1:PORT/",
    "http://192.168.1.1:PORT/",
    "http://198.18.0.1:PORT/",
    "http://198.51.100.1:PORT/",
    "http://203.0.113.1:PORT/",
    "http://224.0.0.1:PORT/",
    "http://255.255.255.255:PORT/",
    "http://240.0.0.1:PORT/",
    "http://2852039166:PORT/latest/meta-data/",
    "http://0xa9fea9fe:PORT/latest/meta-data/",
    "http://0x7f.0x0.0x0.0x1:PORT/",
    "http://017700000001:PORT/",
    "http://192.168.257:PORT/",
    "http://10.1:PORT/",
    "http://127\u{3002}0\u{3002}0\u{3002}1:PORT/",
    "http://\u{ff11}\u{ff12}\u{ff17}.0.0.1:PORT/",
    "http://LocalHost:PORT/",
    "http://2130706433:PORT/",
    "http://0x7f000001:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://127.1:PORT/",
    "http://127.0.0.1.:PORT/",
    "http://%31%32%37.0.0.1:PORT/",
    "http://localhost:PORT/",
    "http://[::]:PORT/",
    "http://[::1]:PORT/",
    "http://[::127.0.0.1]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::ffff:7f00:1]:PORT/",
    "http://[64:ff9b::127.0.0.1]:PORT/",
    "http://[64:ff9b:1::1]:PORT/",
    "http://[2002:7f00:1::]:PORT/",
    "http://[2001::1]:PORT/",
    "http://[2001:db8::1]:PORT/",
    "http://[fd00:ec2::254]:PORT/",
    "http://[fe80::1]:PORT/",
    "http://[ff02::1]:PORT/",
    "http://[0:0:0:0:0:0:0:1]:PORT/",
    "http://[::10.0.0.1]:PORT/",
    "http://[::ffff:a9fe:a9fe]:PORT/latest/meta-data/",
    "http://[0:0:0:0:0:ffff:c0a8:1]:PORT/",
    "http://[::ffff:0:127.0.0.1]:PORT/",
    "http://[64:ff9b::a9fe:a9fe]:PORT/latest/meta-data/",
    "http://[64:ff9b::10.0.0.1]:PORT/",
    "http://[100::1]:PORT/",
    "http://[2002:a9fe:a9fe::]:PORT/",
    "http://[2001:1ff::1]:PORT/",
    "http://[3fff::1]:PORT/",
    "http://[5f00::1]:PORT/",
    "http://[fc00::1]:PORT/",
    "http://[fec0::1]:PORT/",
];

fn forbidden(server: &FileServer) -> impl Iterator<Item = String> {
    let port = server.address().port().to_string();
    FORBIDDEN.into_iter().map(move |url| url.replace("PORT", &port))
}

#[tokio::test]
async fn nothing_private_is_reached_in_whatever_form_it_is_written() {
    let server = FileServer::start().await;
    let egress = allowing(&[]);
    for url in forbidden(&server) {
        let end = fetch(&egress, &url, &Limits::PICTURE).await;
        assert!(is_forbidden(&end), "{url}: {end:?}");
    }
    assert_eq!(server.requests(), 0);
}

async fn post(egress: &Egress, url: &str) -> Result<Posted, FetchError> {
    let mut headers = HeaderMap::new();
    headers.insert("webhook-id", HeaderValue::from_static("evt_1"));
    egress.post(&Address::parse(url)?, headers, Bytes::from_static(b"{}"), &Limits::EVENT).await
}

#[tokio::test]
async fn nothing_private_is_sent_anything_in_whatever_form_it_is_written() {
    let server = FileServer::start().await;
    let egress = allowing(&[]);
    for url in forbidden(&server) {
        let end = post(&egress, &url).await;
        assert!(matches!(end, Err(FetchError::Unreachable(Obstacle::Forbidden))), "{url}: {end:?}");
        let judged = egress.judge(&Address::parse(&url).unwrap(), &Limits::EVENT).await;
        assert!(matches!(judged, Err(FetchError::Unreachable(Obstacle::Forbidden))), "{url}: {judged:?}");
    }
    assert_eq!(server.requests(), 0);
}

#[tokio::test]
async fn what_is_sent_arrives_as_it_is_with_nothing_of_ours() {
    let server = FileServer::start().await;
    let posted = post(&egress(), &server.put("/hook", [Page::status(204).header("retry-after", "7")])).await;
    let posted = posted.unwrap();
    assert_eq!((posted.status, posted.headers["retry-after"].to_str().unwrap()), (204, "7"));
    let received = server.received().pop().unwrap();
    assert_eq!((received.method.as_str(), received.path.as_str()), ("POST", "/hook"));
    let mut names: Vec<_> = received.headers.keys().map(|name| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "content-length", "host", "user-agent", "webhook-id"]);
    egress().judge(&Address::parse(&server.url("/")).unwrap(), &Limits::EVENT).await.unwrap();
}

#[tokio::test]
async fn what_is_sent_follows_no_redirect_and_waits_for_no_end() {
    let server = FileServer::start().await;
    let there = server.put("/there", [Page::file("ok")]);
    for status in [301_u16, 302, 303, 307, 308, 410, 500] {
        let page = Page::status(status).header("location", &there);
        assert_eq!(post(&egress(), &server.put("/here", [page])).await.unwrap().status, status);
    }
    assert!(server.received().iter().all(|received| received.path == "/here"));
    for page in [Page::file(vec![7; 1_000_000]), Page::file("half").saying(8).cut()] {
        assert_eq!(post(&egress(), &server.put("/here", [page])).await.unwrap().status, 200);
    }
    let brief = Limits { silence: Duration::from_millis(100), ..Limits::EVENT };
    let address = Address::parse(&server.put("/here", [Page::file("half").saying(8).stalled()])).unwrap();
    let posted = egress().post(&address, HeaderMap::new(), Bytes::new(), &brief).await.unwrap();
    assert_eq!(posted.status, 200, "its head has told everything");
    let address = Address::parse(&server.put("/here", [Page::silence()])).unwrap();
    let late = egress().post(&address, HeaderMap::new(), Bytes::new(), &brief).await;
    assert!(matches!(late, Err(FetchError::Unreachable(Obstacle::Late))), "{late:?}");
}

#[tokio::test]
async fn no_redirect_leads_to_anything_private() {
    let (door, server) = (FileServer::start().await, FileServer::start().await);
    let base = Address::of_operator(&door.url("/v1")).unwrap();
    let egress = allowing(&[]);
    // What is not ASCII is no value of a header: such a redirect leads nowhere.
    let written: Vec<String> = forbidden(&server).filter(|url| url.is_ascii()).collect();
    for url in &written {
        door.put("/door", [Page::redirect(url)]);
        let end = read(&egress, &base.join("/door").unwrap(), &Limits::PICTURE).await;
        assert!(is_forbidden(&end), "{url}: {end:?}");
    }
    assert_eq!((door.requests(), server.requests()), (written.len(), 0));
}

#[tokio::test]
async fn the_operators_own_origin_opens_no_other() {
    let (own, other) = (FileServer::start().await, FileServer::start().await);
    let secret = other.put("/secret", [Page::file("secret")]);
    own.put("/own.png", [Page::file("own")]);
    own.put("/away.png", [Page::redirect(&secret)]);
    own.put("/round.png", [Page::redirect("/own.png")]);
    let base = Address::of_operator(&own.url("/v1")).unwrap();
    let egress = allowing(&[]);
    for (text, expected) in [("/own.png", true), ("/round.png", true), ("/away.png", false), (&secret, false)]
    {
        let end = read(&egress, &base.join(text).unwrap(), &Limits::PICTURE).await;
        assert_eq!(end.is_ok(), expected, "{text}");
        assert!(expected || is_forbidden(&end), "{text}: {end:?}");
    }
    assert_eq!(other.requests(), 0);
}

#[tokio::test]
async fn a_file_comes_whole_in_every_framing() {
    let server = FileServer::start().await;
    let file: Vec<u8> = (0..3_000_000_u32).map(|number| number as u8).collect();
    for (page, has_end) in [
        (Page::file(file.clone()), true),
        (Page::file(file.clone()).chunked(), true),
        (Page::file(file.clone()).until_closed(), false),
    ] {
        let address = Address::parse(&server.put("/a.png", [page])).unwrap();
        let fetched = egress().get(&address, &Limits::PICTURE).await.unwrap();
        assert_eq!(fetched.has_end(), has_end);
        assert!(read(&egress(), &address, &Limits::PICTURE).await.unwrap() == file);
    }
}

#[tokio::test]
async fn nothing_of_ours_goes_with_it() {
    let server = FileServer::start().await;
    let cookie = Page::redirect("/b.png?signature=s#part").header("set-cookie", "a=b");
    server.put("/b.png", [Page::file("picture")]);
    fetch(&egress(), &server.put("/a.png", [cookie]), &Limits::PICTURE).await.unwrap();
    let received = server.received();
    let asked: Vec<_> = received.iter().map(|received| received.path.as_str()).collect();
    assert_eq!(asked, ["/a.png", "/b.png?signature=s"]);
    for received in &received {
        let mut names: Vec<_> = received.headers.keys().map(|name| name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["accept", "host", "user-agent"]);
        assert_eq!(received.headers["host"], server.address().to_string().as_str());
    }
}

#[tokio::test]
async fn redirects_are_followed_three_times() {
    let server = FileServer::start().await;
    server.put("/4", [Page::file("picture")]);
    for (from, to) in [("/0", "/1"), ("/1", "/2"), ("/2", "/3"), ("/3", "/4")] {
        server.put(from, [Page::redirect(to)]);
    }
    assert_eq!(fetch(&egress(), &server.url("/1"), &Limits::PICTURE).await.unwrap(), b"picture");
    let end = fetch(&egress(), &server.url("/0"), &Limits::PICTURE).await;
    assert!(matches!(end, Err(FetchError::TooManyRedirects)), "{end:?}");
    for bad in ["ftp://127.0.0.1/", "http://user@127.0.0.1/", "http://127.0.0.1:22/", "http://"] {
        let end = fetch(&egress(), &server.put("/bad", [Page::redirect(bad)]), &Limits::PICTURE).await;
        assert!(matches!(end, Err(FetchError::Unusable(_))), "{bad}: {end:?}");
    }
    let nowhere = server.put("/nowhere", [Page::status(302)]);
    assert!(matches!(fetch(&egress(), &nowhere, &Limits::PICTURE).await, Err(FetchError::Status(302))));
}

#[tokio::test]
async fn a_body_ends_at_its_limit() {
    let server = FileServer::start().await;
    let limits = Limits { bytes: 100_000, ..Limits::PICTURE };
    let file = |length: usize| Page::file(vec![7; length]);
    for (page, fits) in [
        (file(100_000), true),
        (file(100_000).chunked(), true),
        (file(100_001), false),
        (file(100_001).chunked(), false),
        (file(100_001).until_closed(), false),
        // Nothing of it is waited for.
        (file(1).saying(200_000).stalled(), false),
    ] {
        let end = fetch(&egress(), &server.put("/a.png", [page]), &limits).await;
        assert_eq!(end.is_ok(), fits);
        assert!(fits || matches!(end, Err(FetchError::TooLong { most: 100_000 })), "{end:?}");
    }
}

#[tokio::test]
async fn nobody_is_waited_for_without_end() {
    let server = FileServer::start().await;
    let silence = Limits { silence: Duration::from_millis(100), ..Limits::PICTURE };
    let whole = Limits { whole: Duration::from_millis(100), ..Limits::PICTURE };
    for limits in [silence, whole] {
        let late = fetch(&egress(), &server.put("/late", [Page::silence()]), &limits).await;
        assert!(matches!(late, Err(FetchError::Unreachable(Obstacle::Late))), "{late:?}");
        let stalled = server.put("/stalled", [Page::file("half").saying(8).stalled()]);
        let stalled = fetch(&egress(), &stalled, &limits).await;
        assert!(matches!(stalled, Err(FetchError::TooSlow)), "{stalled:?}");
    }
}

#[tokio::test]
async fn what_went_wrong_is_told_without_the_address() {
    let server = FileServer::start().await;
    server.put("/secret-cut", [Page::file("half").saying(8).cut()]);
    server.put("/secret-gone", [Page::status(410)]);
    server.put("/secret-busy", [Page::status(503)]);
    let refusing = format!("http://{}/secret", Upstream::refusing().address());
    let not_tls = server.url("/secret").replace("http", "https");
    for (url, told, may_pass) in [
        (server.url("/secret-cut"), "cut off", true),
        (server.url("/secret-gone"), "status 410", false),
        (server.url("/secret-busy"), "status 503", true),
        (server.url("/secret-missing"), "status 404", true),
        (refusing, "the address cannot be reached", true),
        (not_tls, "the address cannot be reached", true),
        ("http://secret.invalid/secret".into(), "the address cannot be reached", true),
        ("http://10.0.0.1/secret".into(), "the address cannot be reached", false),
        (
            "http://10.0.0.1:22/secret".into(),
            "the address cannot be used: its port is not 80, 443 or 1024 and above",
            false,
        ),
    ] {
        let error = fetch(&egress(), &url, &Limits::PICTURE).await.unwrap_err();
        assert_eq!((error.to_string().as_str(), error.may_pass()), (told, may_pass), "{url}");
        let mut chain = format!("{error:?}");
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            chain = format!("{chain} {cause}");
            source = cause.source();
        }
        assert!(!chain.contains("secret"), "{chain}");
    }
}

/// The connections of a fetch are nobody's later, so that what one may reach opens nothing to another.
#[tokio::test]
async fn no_connection_is_kept() {
    let server = FileServer::start().await;
    let url = server.put("/a.png", [Page::file("picture")]);
    let own = Address::of_operator(&url).unwrap().join("/a.png").unwrap();
    let egress = allowing(&[]);
    assert_eq!(read(&egress, &own, &Limits::PICTURE).await.unwrap(), b"picture");
    assert!(is_forbidden(&fetch(&egress, &url, &Limits::PICTURE).await));
}
