//! Pictures that an answer brings only by their address: fetched in order, like those in base64 from then on, and a
//! broken answer where they cannot be had.

use std::time::Duration;

use pictor_api::{Call, Format, Size};
use pictor_relay::{Answer, Capabilities, Failure, FailureKind, Kind, Policy, Upstream};
use pictor_testkit::{FileServer, Page, Step, pictures};
use serde_json::{Value, json};

use crate::house::{House, SIZE, call, drawn, fates, of_kind};

/// A service that answers like this, and the server where its pictures are.
struct Service {
    scripted: pictor_testkit::Upstream,
    files: FileServer,
}

impl Service {
    async fn start() -> Self {
        Self {
            scripted: pictor_testkit::Upstream::start([Step::ok()]).await,
            files: FileServer::start().await,
        }
    }

    fn answers(&self, document: &Value) {
        self.scripted.now([Step::raw_error(200, document.to_string())]);
    }

    /// A house with it as its only upstream, which may fail often, and with leave to fetch from its files.
    fn house(&self) -> House {
        self.house_of(Upstream::clone)
    }

    fn house_of(&self, change: impl Fn(&Upstream) -> Upstream) -> House {
        let policy = Policy { breaker_failures: 100, ..Policy::default() };
        House::reaching(&["127.0.0.1"], vec![change(&compatible(self.scripted.base_url()))], policy, 1 << 30)
    }

    /// Where a picture is.
    fn put(&self, path: &str, seed: u64) -> String {
        self.files.put(path, [Page::file(drawn(seed))])
    }
}

fn compatible(base_url: String) -> Upstream {
    of_kind("a", Kind::Compatible(Capabilities::everything()), base_url)
}

fn usage() -> Value {
    json!({
        "input_tokens": 12, "output_tokens": 392, "total_tokens": 404,
        "input_tokens_details": { "text_tokens": 12, "image_tokens": 0 },
    })
}

fn bytes(answer: &Answer) -> Vec<Vec<u8>> {
    answer.pictures.iter().map(|picture| picture.spool.read_all().unwrap()).collect()
}

/// A failure that may be billed, after one attempt and no other; gives the note of that attempt.
fn broken(end: Result<Answer, Failure>) -> String {
    let failure = end.unwrap_err();
    assert!(matches!(failure.kind, FailureKind::Broken) && failure.may_be_billed(), "{failure}");
    assert_eq!(fates(&failure.attempts), ["a:unknown"]);
    failure.attempts[0].note.clone()
}

#[tokio::test]
async fn pictures_are_fetched_in_order() {
    let service = Service::start().await;
    let urls: Vec<_> =
        (0..3).map(|seed| json!({ "url": service.put(&format!("/{seed}.png"), seed) })).collect();
    let house = service.house();
    for document in [
        json!({ "created": 1, "data": urls, "usage": usage() }),
        json!({ "images": urls, "usage": usage(), "timings": { "inference": 2.1 } }),
        json!({ "data": [], "images": urls, "usage": usage() }),
    ] {
        service.answers(&document);
        let answer = house.send(&Call { n: 3, ..call() }).await.unwrap();
        assert_eq!(bytes(&answer), [drawn(0), drawn(1), drawn(2)]);
        assert_eq!(
            (fates(&answer.attempts), answer.attempts[0].pictures),
            (vec!["a:answered".to_owned()], 3)
        );
        assert_eq!(answer.usage.unwrap().output_tokens(), 392);
        assert!(answer.adjusted.is_empty());
    }
    assert_eq!(service.scripted.requests(), 3, "nothing is asked for twice");
    house.assert_empty().await;
}

#[tokio::test]
async fn a_fetched_picture_is_held_to_what_was_asked() {
    let service = Service::start().await;
    let other = Size::new(64, 48);
    let url = service.files.put("/a", [Page::file(pictures::file(1, other, Format::Jpeg))]);
    service.answers(&json!({ "data": [{ "url": url }] }));
    let answer = service.house().send(&call()).await.unwrap();
    assert_eq!((answer.pictures[0].format, answer.pictures[0].size), (Format::Png, other));
    assert_eq!(answer.adjusted, ["format=jpeg->png".to_owned(), format!("size={SIZE}->{other}")]);
}

#[tokio::test]
async fn base64_wins_and_keeps_its_place() {
    let service = Service::start().await;
    let base64 = |seed| base64_simd::STANDARD.encode_to_string(drawn(seed));
    let url = service.put("/1.png", 1);
    service.answers(&json!({ "data": [
        { "b64_json": base64(0), "url": null },
        { "b64_json": "", "url": url },
        { "b64_json": base64(2), "url": service.files.url("/missing.png") },
        { "b64_json": null, "url": url },
    ] }));
    let house = service.house();
    let answer = house.send(&Call { n: 4, ..call() }).await.unwrap();
    assert_eq!(bytes(&answer), [drawn(0), drawn(1), drawn(2), drawn(1)]);
    let answer = house.send(&Call { n: 1, ..call() }).await.unwrap();
    assert_eq!(
        (bytes(&answer), answer.aside.len()),
        (vec![drawn(0)], 1),
        "what is here is kept, the rest not fetched"
    );
    assert_eq!(service.files.requests(), 2);
}

#[tokio::test]
async fn what_a_service_names_on_its_own_host_may_be_private() {
    let service = FileServer::start().await;
    let other = FileServer::start().await;
    service.put("/v1/files/a.png", [Page::file(drawn(1))]);
    let away = other.put("/b.png", [Page::file(drawn(2))]);
    service.put("/away.png", [Page::redirect(&away)]);
    let house = House::new(
        vec![compatible(service.url("/v1"))],
        Policy { breaker_failures: 100, ..Policy::default() },
    );
    for (url, reached) in [
        ("files/a.png".to_owned(), true),
        ("/v1/files/a.png".to_owned(), true),
        (service.url("/v1/files/a.png"), true),
        (away, false),
        ("/away.png".to_owned(), false),
        ("http://[::1]/b.png".to_owned(), false),
        ("http://169.254.169.254/latest".to_owned(), false),
    ] {
        let document = json!({ "data": [{ "url": url }] }).to_string();
        service.put("/v1/images/generations", [Page::file(document)]);
        match house.send(&call()).await {
            Ok(answer) => assert!(reached && bytes(&answer) == [drawn(1)], "{url}"),
            end => {
                let note = broken(end);
                assert!(
                    !reached && note.ends_with("it is not public; egress.allow can allow it"),
                    "{url}: {note}"
                );
            }
        }
    }
    assert_eq!(other.requests(), 0, "nothing was asked");
    house.assert_empty().await;
}

#[tokio::test]
async fn nothing_of_the_upstreams_goes_to_the_pictures_host() {
    let service = Service::start().await;
    service.put("/b.png", 1);
    let url = service.files.put("/a.png", [Page::redirect("/b.png?signature=s")]);
    service.answers(&json!({ "data": [{ "url": url }] }));
    let with_headers = |upstream: &Upstream| {
        let headers = [("X-Team".to_owned(), pictor_relay::Secret::new("team"))].into();
        Upstream { headers, ..upstream.clone() }
    };
    service.house_of(with_headers).send(&call()).await.unwrap();
    assert_eq!(service.scripted.received()[0].key(), Some("sk-a"));
    for received in service.files.received() {
        let mut names: Vec<_> = received.headers.keys().map(http::HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!((received.method.as_str(), names), ("GET", vec!["accept", "host", "user-agent"]));
    }
}

#[tokio::test]
async fn a_picture_is_asked_for_again_at_no_cost() {
    let service = Service::start().await;
    let whole = Page::file(drawn(1));
    let half = Page::file(drawn(1)[..5_000].to_vec());
    let url = service.files.put(
        "/a.png",
        [
            Page::status(404),
            half.clone().saying(drawn(1).len()).cut(),
            half.until_closed(),
            whole.until_closed(),
        ],
    );
    service.answers(&json!({ "data": [{ "url": url }] }));
    let house = service.house();
    assert_eq!(bytes(&house.send(&call()).await.unwrap()), [drawn(1)]);
    assert_eq!((service.scripted.requests(), service.files.requests()), (1, 4));
    house.assert_empty().await;
}

/// It was drawn, and may be billed: what came is kept, and nobody is asked to draw it again.
#[tokio::test]
async fn one_missing_picture_does_not_cost_the_other() {
    for missing in [0, 1] {
        let service = Service::start().await;
        let mut urls = vec![service.files.put("/gone.png", [Page::status(410)])];
        urls.insert(1 - missing, service.put("/there.png", 7));
        let data: Vec<_> = urls.iter().map(|url| json!({ "url": url })).collect();
        service.answers(&json!({ "data": data, "usage": usage() }));
        let backup = pictor_testkit::Upstream::start([Step::ok()]).await;
        let second = Upstream { priority: 1, ..of_kind("b", Kind::OpenAi, backup.base_url()) };
        let upstreams = vec![compatible(service.scripted.base_url()), second];
        let house = House::reaching(&["127.0.0.1"], upstreams, Policy::default(), 1 << 30);
        let failure = house.send(&Call { n: 2, ..call() }).await.unwrap_err();
        assert_eq!(bytes(failure.salvaged.as_ref().unwrap()), [drawn(7)]);
        let attempt = &failure.attempts[0];
        assert_eq!((attempt.pictures, attempt.usage.map(|usage| usage.output_tokens())), (1, Some(392)));
        let note = broken(Err(failure));
        assert_eq!(note, format!("unusable answer: a picture at {}: status 410", service.files.address()));
        assert_eq!((service.scripted.requests(), backup.requests()), (1, 0));
    }
}

#[tokio::test]
async fn what_is_no_picture_or_too_much_is_a_broken_answer() {
    let service = Service::start().await;
    let house = service.house();
    let html = "<html>Please log in at https://files.example/secret to see this picture</html>".repeat(20);
    for (page, told) in [
        (Page::file(html), "this is not a PNG, JPEG or WebP picture"),
        (Page::file(drawn(1)[..40].to_vec()), ""),
        (Page::file("").chunked(), ""),
        (Page::file(drawn(1)).saying(50_000_001).stalled(), "longer than 50000000 bytes"),
        (Page::redirect("http://10.0.0.1/secret"), "it is not public; egress.allow can allow it"),
        (Page::redirect("ftp://files.example/secret"), "the address cannot be used: not http or https"),
    ] {
        let url = service.files.put("/secret", [page.clone()]);
        service.answers(&json!({ "data": [{ "url": url }] }));
        let note = broken(house.send(&call()).await);
        assert!(note.ends_with(told) && !note.contains("secret"), "{page:?}: {note}");
    }
    assert_eq!((service.scripted.requests(), service.files.requests()), (6, 6), "none of it may pass");
    house.assert_empty().await;
}

#[tokio::test]
async fn a_slow_picture_is_waited_for_as_long_as_its_upstream() {
    let service = Service::start().await;
    let impatient =
        |upstream: &Upstream| Upstream { timeout: Duration::from_millis(700), ..upstream.clone() };
    let house = service.house_of(impatient);
    let half = Page::file(drawn(1)[..5_000].to_vec()).saying(drawn(1).len()).stalled();
    for (page, told) in
        [(half, "too slow"), (Page::silence(), "no answer in time"), (Page::status(503), "status 503")]
    {
        let url = service.files.put("/secret", [page]);
        service.answers(&json!({ "data": [{ "url": url }] }));
        let note = broken(house.send(&call()).await);
        assert!(note.ends_with(told) && !note.contains("secret"), "{note}");
    }
    house.assert_empty().await;
}

#[tokio::test]
async fn an_answer_that_names_nothing_usable_is_broken() {
    let service = Service::start().await;
    let house = service.house();
    for data in [
        json!([{ "url": "" }]),
        json!([{ "url": null }, {}]),
        json!([{ "url": 7 }]),
        json!(["http://127.0.0.1/a.png"]),
        json!([{ "url": "data:image/png;base64,AAAA" }]),
        json!([{ "url": "http://user:secret@127.0.0.1/a.png" }]),
        json!({ "url": "http://127.0.0.1/a.png" }),
    ] {
        service.answers(&json!({ "data": data }));
        let note = broken(house.send(&call()).await);
        assert!(!note.contains("secret"), "{note}");
    }
}

/// OpenAI and Azure answer these models in base64 only: an address there is nothing that we know how to trust.
#[tokio::test]
async fn only_a_compatible_service_may_name_pictures() {
    let service = Service::start().await;
    service.answers(&json!({ "data": [{ "url": service.put("/a.png", 1) }] }));
    let openai = |upstream: &Upstream| Upstream { kind: Kind::OpenAi, ..upstream.clone() };
    assert_eq!(
        broken(service.house_of(openai).send(&call()).await),
        "unusable answer: an answer without a picture"
    );
    assert_eq!(service.files.requests(), 0);
}
