//! Every misbehaviour, on each of two upstreams with the other healthy, for every kind of call: the client gets a
//! picture or the right error, only what the fates allow is paid for, and nothing leaks.

use std::time::Duration;

use futures_util::StreamExt;
use pictor_api::{Format, Size};
use pictor_relay::{Answer, Failure, FailureKind, Inputs, Policy, Upstream};
use pictor_testkit::{Drawing, Fault, Step, eventually, pictures};

use crate::house::{House, SIZE, at, call, drawn, edit_call, fates, impatient, stream_call};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Plain,
    Stream,
    Edit,
}

/// How the call ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    /// The misbehaving upstream is good enough.
    Served,
    /// The other one serves it, after this fate.
    Elsewhere(&'static str),
    Rejected,
    /// Nobody is asked again: it may have been billed.
    Unknown,
    /// The same, after a part of an answer.
    Broken,
}

use Expected::{Broken, Elsewhere, Rejected, Served, Unknown};

/// What an upstream does, what that means, and whether a picture was drawn for it.
struct Misbehaviour {
    name: &'static str,
    /// `None`: nobody listens.
    step: Option<Step>,
    expected: Expected,
    paid: usize,
}

fn misbehaviours(mode: Mode) -> Vec<Misbehaviour> {
    let row = |name, step, expected, paid| Misbehaviour { name, step: Some(step), expected, paid };
    let other = |drawing| Step::draw(drawing);
    let square = Drawing { size: Some(Size::new(64, 64)), ..Drawing::default() };
    let jpeg = Drawing { format: Some(Format::Jpeg), ..Drawing::default() };
    let refused = Elsewhere("refused");
    // Half an upload, too large for the buffers on its way, is not yet a request.
    let cut_upload = if mode == Mode::Edit { Elsewhere("never_sent") } else { Unknown };
    let mut rows = vec![
        Misbehaviour { name: "refuse", step: None, expected: Elsewhere("never_sent"), paid: 0 },
        row("reset during the request", Step::fault(Fault::ResetDuringRequest), cut_upload, 0),
        row("reset before the head", Step::fault(Fault::ResetBeforeHead), Unknown, 1),
        row("reset before the body", Step::fault(Fault::ResetAt(0)), Broken, 1),
        row("reset during the body", Step::fault(Fault::ResetAt(2_000)), Broken, 1),
        row("reset after the body", Step::fault(Fault::ResetAfterBody), Served, 1),
        row("close during the body", Step::fault(Fault::CloseAt(2_000)), Broken, 1),
        row(
            "close during a body of known length",
            Step::fault(Fault::CloseAt(2_000)).with_length(),
            Broken,
            1,
        ),
        row("stall before the head", Step::fault(Fault::StallBeforeHead), Unknown, 1),
        row("stall during the body", Step::fault(Fault::StallAt(2_000)), Broken, 1),
        row("429", Step::rate_limited().retry_after(2), refused, 0),
        row("429 for ever", Step::out_of_quota(), refused, 0),
        row("401", Step::bad_key(), refused, 0),
        row("404", Step::raw_error(404, ""), refused, 0),
        row("500", Step::server_error(), refused, 0),
        row("500 of a proxy", Step::raw_error(500, "<html>"), Unknown, 0),
        row("502 of a proxy", Step::raw_error(502, "<html>"), Unknown, 0),
        row("503", Step::overloaded(), refused, 0),
        row("504 of a proxy", Step::raw_error(504, "<html>"), Unknown, 0),
        row("moderation", Step::moderation(), Rejected, 0),
        row("bad request", Step::error(400, "invalid_request_error", "invalid_value", "No."), Rejected, 0),
        row("wrong size", other(square), Served, 1),
        row("wrong format", other(jpeg), Served, 1),
        row("truncated JSON", Step::fault(Fault::TruncateJson), Broken, 1),
        row("malformed base64", Step::fault(Fault::SpoilBase64), Broken, 1),
        row("not a picture", Step::fault(Fault::NotAPicture), Broken, 1),
        row("slow bytes", Step::ok().slow(1_000, Duration::from_millis(1)), Served, 1),
    ];
    if mode == Mode::Stream {
        rows.push(row("a stream without completed", Step::fault(Fault::NoCompleted), Broken, 1));
        let after_partial =
            |fault| Step::draw(Drawing { partials: Some(1), ..Drawing::default() }).ending_in(fault);
        rows.push(row("an error event", Step::fault(Fault::ErrorEvent), refused, 0));
        rows.push(row("an error after a partial", after_partial(Fault::ErrorEvent), Unknown, 1));
        rows.push(row("overload after a partial", after_partial(Fault::OverloadedEvent), refused, 0));
        rows.push(row("a moderation event", Step::fault(Fault::ModerationEvent), Rejected, 0));
        rows.push(row("moderation after a partial", after_partial(Fault::ModerationEvent), Rejected, 0));
    }
    rows
}

struct Case {
    mode: Mode,
    misbehaviour: Misbehaviour,
    /// Which of the two upstreams misbehaves; it is asked first.
    position: usize,
    retry_unknown: bool,
}

async fn run(case: Case) {
    let Case { mode, misbehaviour, position, retry_unknown } = case;
    let what = format!("{mode:?}, {} at {position}, retry_unknown={retry_unknown}", misbehaviour.name);
    let stalls = misbehaviour.name.starts_with("stall");
    let bad = match misbehaviour.step {
        Some(step) => pictor_testkit::Upstream::start([step]).await,
        None => pictor_testkit::Upstream::refusing(),
    };
    let good = pictor_testkit::Upstream::start([Step::ok()]).await;
    let first = if stalls { impatient(at("bad", &bad)) } else { at("bad", &bad) };
    let second = Upstream { priority: 1, ..at("good", &good) };
    let upstreams = if position == 0 { vec![first, second] } else { vec![second, first] };
    let house = House::new(upstreams, Policy { retry_unknown, ..Policy::default() });

    let upload = if misbehaviour.name == "reset during the request" { 12_000_000 } else { 500_000 };
    let result = send(&house, mode, upload).await;
    let expected = match misbehaviour.expected {
        Unknown | Broken if retry_unknown => Elsewhere("unknown"),
        expected => expected,
    };
    check(&what, &expected, result);
    assert_eq!(bad.paid(), misbehaviour.paid, "{what}: pictures drawn by the bad one");
    let elsewhere = usize::from(matches!(expected, Elsewhere(_)));
    assert_eq!((good.requests(), good.paid()), (elsewhere, elsewhere), "{what}: asked of the good one");

    // Only the operator may have a picture paid for twice.
    assert!(bad.paid() + good.paid() <= 1 || retry_unknown, "{what}: paid twice");

    house.assert_empty().await;
    eventually(&what, || bad.in_flight() + good.in_flight() == 0).await;
    drop(house);
    eventually(&what, || bad.connections() + good.connections() == 0).await;
}

async fn send(house: &House, mode: Mode, upload: usize) -> Result<Answer, Failure> {
    match mode {
        Mode::Plain => house.send(&call()).await,
        Mode::Stream => house.stream(&stream_call(0)).await.1,
        Mode::Edit => {
            let large = pictures::padded(pictures::file(1, SIZE, Format::Png), upload);
            let images = vec![house.input(large, Format::Png, "large.png")];
            house.send_with(&edit_call(), &Inputs { images, ..Inputs::default() }).await
        }
    }
}

fn check(what: &str, expected: &Expected, result: Result<Answer, Failure>) {
    if let Err(failure) = &result {
        let brought: usize = failure.attempts.iter().map(|attempt| usize::from(attempt.pictures)).sum();
        let kept = failure.salvaged.as_ref().map_or(0, |salvaged| salvaged.pictures.len());
        assert_eq!(brought, kept, "{what}: what came whole is kept");
    }
    match (expected, result) {
        (Served, Ok(answer)) => assert_eq!(fates(&answer.attempts), ["bad:answered"], "{what}"),
        (Elsewhere(fate), Ok(answer)) => {
            assert_eq!(fates(&answer.attempts), [format!("bad:{fate}"), "good:answered".into()], "{what}");
            assert!(answer.pictures[0].spool.read_all().unwrap() == drawn(0), "{what}: the picture is whole");
            let pictures: Vec<_> =
                answer.attempts.iter().map(|attempt| usize::from(attempt.pictures)).collect();
            assert_eq!(pictures, [answer.aside.len(), 1], "{what}: a whole picture is kept");
        }
        (Rejected, Err(Failure { kind: FailureKind::Rejected(error), attempts, .. })) => {
            assert_eq!((error.status, attempts.len()), (400, 1), "{what}");
        }
        (Unknown, Err(failure @ Failure { kind: FailureKind::Unknown { .. }, .. })) => {
            assert!(failure.may_be_billed(), "{what}");
        }
        (Broken, Err(failure @ Failure { kind: FailureKind::Broken, .. })) => {
            assert!(failure.may_be_billed(), "{what}");
        }
        (expected, result) => panic!("{what}: {expected:?} was expected, not {result:?}"),
    }
}

async fn run_all(mode: Mode) {
    let mut cases = Vec::new();
    for position in [0, 1] {
        for retry_unknown in [false, true] {
            let rows = misbehaviours(mode).into_iter();
            cases.extend(rows.map(|misbehaviour| Case { mode, misbehaviour, position, retry_unknown }));
        }
    }
    // Side by side, since some of them wait for a time limit.
    futures_util::stream::iter(cases).for_each_concurrent(12, run).await;
}

#[tokio::test]
async fn every_misbehaviour_of_a_plain_answer() {
    run_all(Mode::Plain).await;
}

#[tokio::test]
async fn every_misbehaviour_of_a_stream() {
    run_all(Mode::Stream).await;
}

#[tokio::test]
async fn every_misbehaviour_of_an_edit() {
    run_all(Mode::Edit).await;
}

#[tokio::test]
async fn a_refusal_reaches_the_caller_in_the_upstreams_words() {
    let upstream = pictor_testkit::Upstream::start([Step::moderation()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let Err(Failure { kind: FailureKind::Rejected(error), .. }) = house.send(&call()).await else {
        panic!("it is rejected")
    };
    assert_eq!(error.kind, "image_generation_user_error");
    assert!(error.message.contains("safety_violations=[sexual]"));
    let details = serde_json::json!({ "moderation_stage": "input", "categories": ["sexual"] });
    assert_eq!(error.details.unwrap()["moderation_details"], details);
}

#[tokio::test]
async fn no_key_is_ever_shown() {
    let upstream = pictor_testkit::Upstream::start([Step::bad_key()]).await;
    let house = House::new(vec![at("secret", &upstream)], Policy::default());
    let failure = house.send(&call()).await.unwrap_err();
    for text in [format!("{failure}"), format!("{failure:?}"), format!("{:?}", house.relay)] {
        assert!(!text.contains("sk-secret") && !text.contains("sk-te"), "{text}");
    }
    assert!(
        matches!(failure, Failure { kind: FailureKind::Unavailable { .. }, .. }),
        "the caller is not told of our keys"
    );
}

#[tokio::test]
async fn a_late_failure_behind_a_200_is_understood() {
    let moderation =
        r#"   {"error":{"message":"m","type":"image_generation_user_error","code":"moderation_blocked"}}"#;
    let failed = r#"{"error":{"message":"m","type":"server_error","code":"server_error"}}"#;
    let upstream =
        pictor_testkit::Upstream::start([Step::raw_error(200, moderation), Step::raw_error(200, failed)])
            .await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    assert!(matches!(house.send(&call()).await, Err(Failure { kind: FailureKind::Rejected(_), .. })));
    assert!(matches!(house.send(&call()).await, Err(Failure { kind: FailureKind::Unavailable { .. }, .. })));
}

#[tokio::test]
async fn a_failed_handshake_is_never_sent() {
    let upstream = pictor_testkit::Upstream::start([Step::ok()]).await;
    let tls = Upstream { base_url: format!("https://{}/v1", upstream.address()), ..at("a", &upstream) };
    let house = House::new(vec![tls], Policy::default());
    let failure = house.send(&call()).await.unwrap_err();
    assert_eq!(fates(&failure.attempts), ["a:never_sent"], "{failure}");
    assert!(!failure.may_be_billed());
}

#[tokio::test]
async fn a_single_upstream_is_asked_again_only_where_the_operator_says_so() {
    for (retry_unknown, paid) in [(false, 1), (true, 3)] {
        let reset = || Step::fault(Fault::ResetBeforeHead);
        let upstream = pictor_testkit::Upstream::start([reset(), reset(), Step::ok()]).await;
        let house = House::new(vec![at("a", &upstream)], Policy { retry_unknown, ..Policy::default() });
        let result = house.send(&call()).await;
        assert_eq!((result.is_ok(), upstream.paid()), (retry_unknown, paid));
    }
}

#[tokio::test]
async fn a_cut_wire_heals() {
    let upstream = pictor_testkit::Upstream::start([Step::ok()]).await;
    let proxy = pictor_testkit::Proxy::start(upstream.address()).await;
    let through = Upstream { base_url: format!("http://{}/v1", proxy.address()), ..at("a", &upstream) };
    let house = House::new(vec![through], Policy::default());
    house.send(&call()).await.unwrap();
    proxy.cut();
    let failure = house.send(&call()).await.unwrap_err();
    assert!(
        matches!(
            failure,
            Failure { kind: FailureKind::Unknown { .. }, .. }
                | Failure { kind: FailureKind::Unavailable { .. }, .. }
        ),
        "{failure}"
    );
    proxy.heal();
    house.send(&call()).await.unwrap();
}
