//! What was paid for is never dropped: however a call fails, the whole pictures that came are in its failure.

use std::time::Duration;

use pictor_api::{Call, Format, Size};
use pictor_relay::{Answer, Capabilities, Failure, FailureKind, Finished, Kind, Policy, Upstream, WrongSize};
use pictor_testkit::{Drawing, Fault, Step, pictures};

use crate::house::{House, SIZE, at, call, drawn, fates, of_kind, stream_call};

fn bytes(pictures: &[Finished]) -> Vec<Vec<u8>> {
    pictures.iter().map(|picture| picture.spool.read_all().unwrap()).collect()
}

fn salvaged(failure: &Failure) -> &Answer {
    failure.salvaged.as_ref().expect("something was paid for")
}

fn brought(failure: &Failure) -> Vec<u8> {
    failure.attempts.iter().map(|attempt| attempt.pictures).collect()
}

/// One picture at a time.
fn single(upstream: &pictor_testkit::Upstream) -> Upstream {
    let capabilities = Capabilities { max_n: 1, ..Capabilities::everything() };
    of_kind("a", Kind::Compatible(capabilities), upstream.base_url())
}

fn base64(file: &[u8]) -> String {
    base64_simd::STANDARD.encode_to_string(file)
}

/// A document with these base64 texts as its pictures.
fn document(pictures: &[&str]) -> Step {
    let data: Vec<_> = pictures.iter().map(|text| serde_json::json!({ "b64_json": text })).collect();
    let usage = serde_json::json!({
        "input_tokens": 12, "output_tokens": 392, "total_tokens": 404,
        "input_tokens_details": { "text_tokens": 12, "image_tokens": 0 },
    });
    Step::raw_error(200, serde_json::json!({ "created": 1, "data": data, "usage": usage }).to_string())
}

#[tokio::test]
async fn a_fan_out_keeps_the_shares_that_were_paid() {
    let upstream = pictor_testkit::Upstream::start([Step::ok(), Step::rate_limited(), Step::ok()]).await;
    let house = House::new(vec![single(&upstream)], Policy { max_attempts: 1, ..Policy::default() });
    let failure = house.send(&Call { n: 3, ..call() }).await.unwrap_err();
    assert!(matches!(failure.kind, FailureKind::RateLimited { .. }), "{failure}");
    assert!(failure.may_be_billed(), "although the last thing was a refusal");
    assert_eq!(bytes(&salvaged(&failure).pictures), [drawn(0), drawn(0)]);
    assert_eq!(upstream.paid(), 2);
    let used: Vec<_> = failure.attempts.iter().filter_map(|attempt| attempt.usage).collect();
    assert_eq!(used.iter().map(|usage| usage.output_tokens()).sum::<u64>(), 2 * 196);
    assert_eq!(brought(&failure).iter().sum::<u8>(), 2);
    assert!(failure.to_string().contains("pictures kept: 2"), "{failure}");
    drop(failure);
    house.assert_empty().await;
}

#[tokio::test]
async fn a_fan_out_of_which_one_share_is_unknown_is_unknown() {
    let steps = [Step::rate_limited(), Step::fault(Fault::ResetBeforeHead), Step::rate_limited()];
    let upstream = pictor_testkit::Upstream::start(steps).await;
    let house = House::new(vec![single(&upstream)], Policy { max_attempts: 1, ..Policy::default() });
    let failure = house.send(&Call { n: 3, ..call() }).await.unwrap_err();
    assert!(matches!(failure.kind, FailureKind::Unknown { .. }), "not the first, but the gravest: {failure}");
    assert!(failure.may_be_billed() && failure.salvaged.is_none());
}

#[tokio::test]
async fn each_attempt_has_its_own_usage() {
    let silent = Drawing { without_usage: true, ..Drawing::default() };
    let upstream = pictor_testkit::Upstream::start([Step::draw(silent), Step::ok()]).await;
    let house = House::new(vec![single(&upstream)], Policy::default());
    let answer = house.send(&Call { n: 2, ..call() }).await.unwrap();
    assert_eq!(answer.usage, None, "the sum is not known");
    let known: Vec<_> = answer.attempts.iter().filter_map(|attempt| attempt.usage).collect();
    assert_eq!((known.len(), known[0].output_tokens()), (1, 196), "but a part of it is");
}

#[tokio::test]
async fn an_upstream_that_ignores_n_and_then_refuses_was_paid() {
    let one = Drawing { count: Some(1), ..Drawing::default() };
    let upstream = pictor_testkit::Upstream::start([Step::draw(one), Step::out_of_quota()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let failure = house.send(&Call { n: 3, ..call() }).await.unwrap_err();
    assert!(matches!(failure.kind, FailureKind::QuotaSpent), "{failure}");
    assert_eq!(fates(&failure.attempts), ["a:answered", "a:refused"]);
    assert_eq!(bytes(&salvaged(&failure).pictures), [drawn(0)]);
    assert_eq!(salvaged(&failure).upstream, "a");
}

#[tokio::test]
async fn an_answer_that_is_cut_keeps_what_came_whole() {
    let cut = base64(&drawn(0)).len() + base64(&drawn(1)).len() + 500;
    for retry_unknown in [false, true] {
        let upstream = pictor_testkit::Upstream::start([Step::fault(Fault::ResetAt(cut)), Step::ok()]).await;
        let house = House::new(vec![at("a", &upstream)], Policy { retry_unknown, ..Policy::default() });
        match house.send(&Call { n: 3, ..call() }).await {
            Ok(answer) => {
                assert!(retry_unknown);
                assert_eq!(bytes(&answer.pictures), [drawn(0), drawn(1), drawn(2)]);
                assert_eq!(
                    bytes(&answer.aside),
                    [drawn(0), drawn(1)],
                    "paid for twice, as the operator wants"
                );
            }
            Err(failure) => {
                assert!(!retry_unknown && matches!(failure.kind, FailureKind::Broken), "{failure}");
                assert_eq!(bytes(&salvaged(&failure).pictures), [drawn(0), drawn(1)]);
                assert_eq!(brought(&failure), [2]);
            }
        }
        house.assert_empty().await;
    }
}

#[tokio::test]
async fn a_stream_that_is_cut_behind_its_picture_keeps_it() {
    let cut = base64(&drawn(0)).len() + 150;
    let upstream = pictor_testkit::Upstream::start([Step::fault(Fault::ResetAt(cut))]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let (_, end) = house.stream(&stream_call(0)).await;
    let failure = end.unwrap_err();
    assert!(matches!(failure.kind, FailureKind::Broken), "{failure}");
    assert_eq!(bytes(&salvaged(&failure).pictures), [drawn(0)]);
}

/// A partial picture is not what was paid for, so it is not kept.
#[tokio::test]
async fn a_stream_that_is_cut_behind_a_partial_has_nothing_to_keep() {
    let cut = base64(&pictures::file(100, SIZE, Format::Png)).len() + 150;
    let upstream = pictor_testkit::Upstream::start([Step::fault(Fault::ResetAt(cut))]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let (_, end) = house.stream(&stream_call(1)).await;
    let failure = end.unwrap_err();
    assert!(failure.salvaged.is_none() && failure.may_be_billed(), "{failure}");
    assert_eq!(brought(&failure), [0]);
}

#[tokio::test]
async fn a_bad_second_picture_does_not_cost_the_first() {
    let good = base64(&drawn(0));
    let no_picture = base64(&[b'x'; 3_000]);
    let mut spoiled = good.clone();
    spoiled.replace_range(1_000..1_001, "!");
    for (bad, used) in [(no_picture, Some(392)), (spoiled, None)] {
        let upstream = pictor_testkit::Upstream::start([document(&[&good, &bad])]).await;
        let house = House::new(vec![at("a", &upstream)], Policy::default());
        let failure = house.send(&Call { n: 2, ..call() }).await.unwrap_err();
        assert!(matches!(failure.kind, FailureKind::Broken), "{failure}");
        assert_eq!(bytes(&salvaged(&failure).pictures), [drawn(0)]);
        assert_eq!(brought(&failure), [1]);
        assert_eq!(failure.attempts[0].usage.map(|usage| usage.output_tokens()), used);
    }
}

#[tokio::test]
async fn more_pictures_than_were_asked_for_are_put_aside() {
    let three = Drawing { count: Some(3), ..Drawing::default() };
    let upstream = pictor_testkit::Upstream::start([Step::draw(three)]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let answer = house.send(&call()).await.unwrap();
    assert_eq!(bytes(&answer.pictures), [drawn(0)]);
    assert_eq!(bytes(&answer.aside), [drawn(1), drawn(2)]);
    assert_eq!(answer.attempts[0].pictures, 3);
}

/// The wrong size came first, and then another upstream lost its answer: too few pictures for an answer, and none
/// is dropped.
#[tokio::test]
async fn a_spare_that_is_not_enough_is_kept() {
    let square = Size::new(64, 64);
    let wrong = Drawing { size: Some(square), count: Some(1), ..Drawing::default() };
    let first = pictor_testkit::Upstream::start([Step::draw(wrong)]).await;
    let second = pictor_testkit::Upstream::start([Step::fault(Fault::ResetBeforeHead)]).await;
    let policy = Policy { wrong_size: WrongSize::FailOver, ..Policy::default() };
    let backup = Upstream { priority: 1, ..at("b", &second) };
    let house = House::new(vec![at("a", &first), backup], policy);
    let failure = house.send(&Call { n: 2, ..call() }).await.unwrap_err();
    assert!(matches!(failure.kind, FailureKind::Unknown { .. }), "{failure}");
    assert_eq!(fates(&failure.attempts), ["a:answered", "b:unknown"]);
    let kept: Vec<_> = salvaged(&failure).pictures.iter().map(|picture| picture.size).collect();
    assert_eq!(kept, [square]);
    assert_eq!((first.paid(), second.paid()), (1, 1), "nobody is asked a third time");
}

/// Two upstreams in turn make the wrong size: one answer is delivered, the other put aside.
#[tokio::test]
async fn two_wrong_sizes_are_one_answer_and_one_aside() {
    let wrong = |edge| Step::draw(Drawing { size: Some(Size::new(edge, edge)), ..Drawing::default() });
    let first = pictor_testkit::Upstream::start([wrong(64)]).await;
    let second = pictor_testkit::Upstream::start([wrong(96)]).await;
    let policy = Policy { wrong_size: WrongSize::FailOver, ..Policy::default() };
    let backup = Upstream { priority: 1, ..at("b", &second) };
    let house = House::new(vec![at("a", &first), backup], policy);
    let answer = house.send(&call()).await.unwrap();
    let sizes = |pictures: &[Finished]| pictures.iter().map(|picture| picture.size.width).collect::<Vec<_>>();
    assert_eq!((sizes(&answer.pictures), sizes(&answer.aside)), (vec![96], vec![64]));
    assert_eq!(fates(&answer.attempts), ["a:answered", "b:answered"]);
}

/// Everything is paid, nothing comes in time: nothing to keep, but it is known that it may be billed.
#[tokio::test]
async fn what_never_came_may_be_billed_all_the_same() {
    let steps = [Step::fault(Fault::StallBeforeHead)];
    let upstream = pictor_testkit::Upstream::start(steps).await;
    let house = House::new(
        vec![Upstream { timeout: Duration::from_millis(300), ..single(&upstream) }],
        Policy::default(),
    );
    let failure = house.send(&Call { n: 2, ..call() }).await.unwrap_err();
    assert!(matches!(failure.kind, FailureKind::Unknown { timed_out: true }), "{failure}");
    assert!(failure.may_be_billed() && failure.salvaged.is_none());
    assert_eq!(fates(&failure.attempts), ["a:unknown", "a:unknown"]);
}
