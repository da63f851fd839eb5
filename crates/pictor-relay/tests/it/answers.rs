//! Plain answers: what is sent, what comes back, what is mended.

use std::time::Duration;

use pictor_api::{Background, Call, Endpoint, Format, InputFidelity, Moderation, Quality, Size};
use pictor_relay::{AzureSurface, Capabilities, Failure, FailureKind, Kind, Policy, WrongSize};
use pictor_spool::Spool;
use pictor_testkit::{Content, Drawing, Step, Upstream, eventually, pictures};

use crate::house::{House, SIZE, at, call, drawn, fates, of_kind};

fn bytes(spool: &Spool) -> Vec<u8> {
    spool.read_all().unwrap()
}

#[tokio::test]
async fn a_picture_comes_back_byte_for_byte() {
    let upstream = Upstream::start([Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let answer = house.send(&call()).await.unwrap();

    assert_eq!(answer.pictures.len(), 1);
    assert_eq!(bytes(&answer.pictures[0].spool), drawn(0));
    assert_eq!((answer.pictures[0].size, answer.pictures[0].format), (SIZE, Format::Png));
    assert_eq!((answer.quality, answer.background), (Some(Quality::Low), Some(Background::Opaque)));
    assert_eq!(answer.usage.unwrap().output_tokens(), 196);
    assert_eq!(answer.created, Some(1_786_572_410));
    assert_eq!(answer.upstream, "a");
    assert_eq!(fates(&answer.attempts), ["a:answered"]);
    assert_eq!(answer.attempts[0].request_id.as_deref(), Some("req_testkit"));
    assert!(answer.adjusted.is_empty());
    assert!(
        format!("{answer:?}").contains("Spool(") && !format!("{answer:?}").contains("PNG"),
        "no bytes in logs"
    );
    drop(answer);
    house.assert_empty().await;
}

#[tokio::test]
async fn only_what_the_caller_said_is_sent() {
    let upstream = Upstream::start([Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    house.send(&Call::new(Endpoint::Generations, "gpt-image-2", "x")).await.unwrap();
    let full = Call {
        n: 2,
        quality: Some(Quality::High),
        background: Some(Background::Opaque),
        format: Format::Webp,
        compression: 80,
        moderation: Moderation::Low,
        user: Some("u".into()),
        safety_identifier: Some("s".into()),
        input_fidelity: Some(InputFidelity::High),
        ..call()
    };
    house.send(&full).await.unwrap();

    let received = upstream.received();
    assert_eq!(received[0].path, "/v1/images/generations");
    assert_eq!(received[0].key(), Some("sk-a"));
    assert!(received[0].headers.contains_key("content-length"));
    assert_eq!(received[0].names(), ["model", "prompt"]);
    let Content::Json(body) = &received[1].content else { panic!("JSON was sent") };
    let expected = serde_json::json!({
        "model": "gpt-image-2", "prompt": "a red canoe", "n": 2, "size": "256x160", "quality": "high",
        "background": "opaque", "output_format": "webp", "output_compression": 80, "moderation": "low",
        "user": "u", "safety_identifier": "s", "input_fidelity": "high",
    });
    assert_eq!(*body, expected);
}

#[tokio::test]
async fn large_answers_pass_in_every_framing() {
    let large = Drawing { bytes: 5_000_000, ..Drawing::default() };
    let steps = [
        Step::draw(large.clone()),
        Step::draw(large.clone()).with_length(),
        Step::draw(large).slow(1_000_003, Duration::from_millis(1)),
        Step::ok().slow(777, Duration::ZERO),
    ];
    let upstream = Upstream::start(steps).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let expected = pictures::padded(drawn(0), 5_000_000);
    for framing in ["chunked", "with a length", "slow"] {
        let answer = house.send(&call()).await.unwrap();
        assert!(bytes(&answer.pictures[0].spool) == expected, "{framing}");
    }
    assert!(bytes(&house.send(&call()).await.unwrap().pictures[0].spool) == drawn(0), "in small pieces");
    house.assert_empty().await;
}

#[tokio::test]
async fn several_pictures_keep_their_order() {
    let upstream = Upstream::start([Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let answer = house.send(&Call { n: 3, ..call() }).await.unwrap();
    let pictures: Vec<_> = answer.pictures.iter().map(|picture| bytes(&picture.spool)).collect();
    assert!(pictures == [drawn(0), drawn(1), drawn(2)]);
    assert_eq!(upstream.paid(), 1, "one request makes them all");
}

#[tokio::test]
async fn n_is_supplied_by_fan_out() {
    let scripted = Upstream::start([Step::ok()]).await;
    let capabilities = Capabilities { max_n: 2, ..Capabilities::everything() };
    let upstream = of_kind("a", Kind::Compatible(capabilities), scripted.base_url());
    let house = House::new(vec![upstream], Policy::default());
    let answer = house.send(&Call { n: 5, ..call() }).await.unwrap();
    assert_eq!(answer.pictures.len(), 5);
    assert_eq!(answer.usage.unwrap().output_tokens(), 5 * 196, "every picture is metered");
    assert_eq!(answer.attempts.len(), 3);
    let mut asked: Vec<_> = scripted.received().iter().map(|received| received.parameter("n")).collect();
    asked.sort();
    assert_eq!(asked, [None, Some("2".into()), Some("2".into())]);
    drop(answer);
    house.assert_empty().await;
}

#[tokio::test]
async fn a_fan_out_runs_side_by_side() {
    let scripted = Upstream::start([Step::ok().after(Duration::from_millis(300))]).await;
    let capabilities = Capabilities { max_n: 1, ..Capabilities::everything() };
    let upstream = of_kind("a", Kind::Compatible(capabilities), scripted.base_url());
    let house = House::new(vec![upstream], Policy::default());
    let three = Call { n: 3, ..call() };
    let all_at_once = eventually("all three are under way", || scripted.in_flight() == 3);
    let (answer, ()) = tokio::join!(house.send(&three), all_at_once);
    assert_eq!(answer.unwrap().pictures.len(), 3);
}

#[tokio::test]
async fn an_upstream_that_ignores_n_is_asked_again() {
    let one = Drawing { count: Some(1), ..Drawing::default() };
    let upstream = Upstream::start([Step::draw(one)]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let answer = house.send(&Call { n: 3, ..call() }).await.unwrap();
    assert_eq!((answer.pictures.len(), upstream.paid()), (3, 3));
}

#[tokio::test]
async fn a_fan_out_is_all_or_an_honest_error() {
    let scripted = Upstream::start([Step::ok(), Step::moderation(), Step::ok()]).await;
    let capabilities = Capabilities { max_n: 1, ..Capabilities::everything() };
    let upstream = of_kind("a", Kind::Compatible(capabilities), scripted.base_url());
    let house = House::new(vec![upstream], Policy::default());
    let failure = house.send(&Call { n: 3, ..call() }).await.unwrap_err();
    assert!(
        matches!(&failure, Failure { kind: FailureKind::Rejected(error), .. } if error.code.as_deref() == Some("moderation_blocked"))
    );
    assert_eq!(failure.attempts.len(), 3);
    assert!(failure.may_be_billed(), "two of the pictures were drawn");
    assert_eq!(failure.salvaged.as_ref().unwrap().pictures.len(), 2);
    drop(failure);
    house.assert_empty().await;
}

#[tokio::test]
async fn another_format_is_transcoded() {
    let jpeg = Drawing { format: Some(Format::Jpeg), ..Drawing::default() };
    let upstream = Upstream::start([Step::draw(jpeg)]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let answer = house.send(&Call { format: Format::Webp, ..call() }).await.unwrap();
    assert_eq!(answer.adjusted, ["format=jpeg->webp"]);
    assert_eq!(pictor_codec::sniff(&bytes(&answer.pictures[0].spool)), Some(Format::Webp));
    assert_eq!(answer.pictures[0].format, Format::Webp);
}

#[tokio::test]
async fn formats_and_compression_that_an_upstream_lacks_are_made_here() {
    let scripted = Upstream::start([Step::ok()]).await;
    let png_only =
        Capabilities { formats: vec![Format::Png], compression: false, ..Capabilities::everything() };
    let upstream = of_kind("a", Kind::Compatible(png_only), scripted.base_url());
    let house = House::new(vec![upstream], Policy::default());
    let small = house.send(&Call { format: Format::Jpeg, compression: 20, ..call() }).await.unwrap();
    let large = house.send(&Call { format: Format::Jpeg, compression: 95, ..call() }).await.unwrap();
    assert_eq!(small.pictures[0].format, Format::Jpeg);
    assert!(small.pictures[0].spool.len() < large.pictures[0].spool.len());
    for received in scripted.received() {
        assert_eq!(
            received.names(),
            ["model", "prompt", "size"],
            "neither format nor compression is asked for"
        );
    }
}

#[tokio::test]
async fn a_wrong_size_is_told_mended_or_made_elsewhere() {
    let square = Size::new(200, 200);
    let wrong = || Step::draw(Drawing { size: Some(square), ..Drawing::default() });

    for (policy, size, adjusted) in [
        (WrongSize::AsIs, square, "size=256x160->200x200"),
        (WrongSize::Resize, SIZE, "resized=200x200->256x160"),
        (WrongSize::FailOver, square, "size=256x160->200x200"),
    ] {
        let upstream = Upstream::start([wrong()]).await;
        let house = House::new(vec![at("a", &upstream)], Policy { wrong_size: policy, ..Policy::default() });
        let answer = house.send(&call()).await.unwrap();
        assert_eq!(
            (answer.pictures[0].size, &answer.adjusted[..]),
            (size, &[adjusted.to_owned()][..]),
            "{policy:?}"
        );
        assert_eq!(upstream.paid(), 1);
    }

    let (first, second) = (Upstream::start([wrong()]).await, Upstream::start([Step::ok()]).await);
    let policy = Policy { wrong_size: WrongSize::FailOver, ..Policy::default() };
    let house = House::new(vec![at("a", &first), at("b", &second)], policy);
    let answer = house.send(&call()).await.unwrap();
    assert_eq!((answer.pictures[0].size, answer.upstream.as_str()), (SIZE, "b"));
    assert_eq!(fates(&answer.attempts), ["a:answered", "b:answered"]);
    assert!(answer.adjusted.is_empty());
    let aside: Vec<_> = answer.aside.iter().map(|picture| picture.size).collect();
    assert_eq!(aside, [square], "the wrong one is paid for, too");
}

#[tokio::test]
async fn azure_is_addressed_in_its_own_way() {
    let scripted = Upstream::start([Step::ok()]).await;
    let base = format!("http://{}", scripted.address());
    let kind = |surface, api_version: &str| Kind::Azure { api_version: api_version.into(), surface };
    let mut classic = of_kind("a", kind(AzureSurface::Deployments, "2025-04-01-preview"), base.clone());
    let names = [("gpt-image-2".to_owned(), "my-deployment".to_owned())];
    classic.models = pictor_relay::Models::Named(names.into());
    let v1 = of_kind("b", kind(AzureSurface::V1, "preview"), base);
    for (upstream, path, model) in [
        (
            classic,
            "/openai/deployments/my-deployment/images/generations?api-version=2025-04-01-preview",
            None,
        ),
        (v1, "/openai/v1/images/generations?api-version=preview", Some("gpt-image-2")),
    ] {
        let name = upstream.name.clone();
        let house = House::new(vec![upstream], Policy::default());
        let answer = house.send(&Call { format: Format::Webp, ..call() }).await.unwrap();
        assert_eq!(answer.adjusted, ["format=png->webp"], "Azure makes no WebP");
        let received = scripted.received().pop().unwrap();
        assert_eq!(received.path, path);
        assert_eq!(received.parameter("model").as_deref(), model, "a deployment is named once");
        assert_eq!(received.headers.get("api-key").unwrap(), &format!("sk-{name}"));
        assert!(received.headers.get("authorization").is_none());
    }
}
