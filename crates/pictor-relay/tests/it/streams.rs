//! Streams: partial pictures at once, the completed one when it is whole.

use std::time::Duration;

use pictor_api::Format;
use pictor_relay::{Capabilities, Failure, FailureKind, Inputs, Kind, Policy, Run};
use pictor_testkit::{Drawing, Fault, Step, Upstream, eventually, pictures};

use crate::house::{House, SIZE, Seen, at, call, drawn, fates, impatient, of_kind, stream_call};

#[tokio::test]
async fn partials_and_the_picture_pass_through() {
    let upstream = Upstream::start([Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let (partials, end) = house.stream(&stream_call(2)).await;
    let answer = end.unwrap();
    let indices: Vec<_> = partials.iter().map(|partial| partial.index).collect();
    assert_eq!(indices, [0, 1]);
    for (index, partial) in partials.iter().enumerate() {
        let expected = pictures::file(100 + index as u64, SIZE, Format::Png);
        assert!(partial.picture.read_all().unwrap() == expected);
        assert_eq!((partial.size, partial.format), (Some(SIZE), Some(Format::Png)));
    }
    assert!(answer.pictures[0].spool.read_all().unwrap() == drawn(0));
    assert_eq!(answer.usage.unwrap().output_tokens(), 196 + 200);
    let received = upstream.received().pop().unwrap();
    assert_eq!(received.names(), ["model", "prompt", "size", "stream", "partial_images"]);
    drop((answer, partials));
    house.assert_empty().await;
}

/// The upstream goes silent after its first event: the partial picture must be here already.
#[tokio::test]
async fn a_partial_does_not_wait_for_the_rest() {
    let one_event = base64_simd::STANDARD.encoded_length(pictures::file(100, SIZE, Format::Png).len()) + 400;
    let upstream =
        Upstream::start([Step::fault(Fault::StallAt(one_event)).slow(30_000, Duration::ZERO)]).await;
    let house = House::new(vec![impatient(at("a", &upstream))], Policy::default());
    let seen = Seen::default();
    let (call, inputs) = (stream_call(3), Inputs::default());
    let sending = house.relay.send(&call, &inputs, Run::Unnamed, &seen);
    let first = async {
        eventually("the first partial comes", || !seen.partials.lock().unwrap().is_empty()).await;
        assert_eq!(upstream.connections(), 1, "the stream is still open");
    };
    let ((), end) = tokio::join!(first, sending);
    let partial = seen.partials.into_inner().unwrap().remove(0);
    assert!(partial.picture.read_all().unwrap() == pictures::file(100, SIZE, Format::Png));
    assert!(matches!(end, Err(Failure { kind: FailureKind::Broken, .. })), "{end:?}");
}

#[tokio::test]
async fn a_service_without_streams_is_asked_plainly() {
    let scripted = Upstream::start([Step::ok()]).await;
    let capabilities = Capabilities { streaming: false, ..Capabilities::everything() };
    let house = House::new(
        vec![of_kind("a", Kind::Compatible(capabilities), scripted.base_url())],
        Policy::default(),
    );
    let (partials, end) = house.stream(&stream_call(2)).await;
    assert!(partials.is_empty(), "a partial picture is never forged");
    assert!(end.unwrap().pictures[0].spool.read_all().unwrap() == drawn(0));
    assert_eq!(scripted.received()[0].names(), ["model", "prompt", "size"]);
}

#[tokio::test]
async fn nobody_needs_to_watch() {
    let upstream = Upstream::start([Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let answer = house.send(&stream_call(3)).await.unwrap();
    assert!(answer.pictures[0].spool.read_all().unwrap() == drawn(0));
}

#[tokio::test]
async fn a_failed_stream_goes_on_elsewhere_without_showing_partials_twice() {
    let (first, second) = (
        Upstream::start([Step::fault(Fault::ErrorEvent)]).await,
        Upstream::start([Step::draw(Drawing { partials: Some(3), ..Drawing::default() })]).await,
    );
    let policy = Policy { retry_unknown: true, ..Policy::default() };
    let house = House::new(vec![at("a", &first), at("b", &second)], policy);
    let (partials, end) = house.stream(&stream_call(2)).await;
    let indices: Vec<_> = partials.iter().map(|partial| partial.index).collect();
    assert_eq!(indices, [0, 1, 2]);
    assert_eq!(fates(&end.unwrap().attempts), ["a:unknown", "b:answered"]);
}

#[tokio::test]
async fn a_moderation_refusal_in_a_stream_stays_one() {
    let (first, second) =
        (Upstream::start([Step::fault(Fault::ModerationEvent)]).await, Upstream::start([Step::ok()]).await);
    let house = House::new(vec![at("a", &first), at("b", &second)], Policy::default());
    let (_, end) = house.stream(&stream_call(0)).await;
    let Err(Failure { kind: FailureKind::Rejected(error), .. }) = end else { panic!("{end:?}") };
    assert_eq!((error.status, error.code.as_deref()), (400, Some("moderation_blocked")));
    assert!(error.details.unwrap().contains_key("moderation_details"));
    assert_eq!(second.requests(), 0);
}

#[tokio::test]
async fn a_plain_call_is_not_streamed() {
    let upstream = Upstream::start([Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    house.send(&call()).await.unwrap();
    assert_eq!(upstream.received()[0].parameter("stream"), None);
}
