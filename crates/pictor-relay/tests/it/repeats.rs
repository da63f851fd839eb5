//! Calls with names: every request says which one it is for, and an upstream that honours that is asked again, where
//! nobody knows what became of it, until it tells. It is paid once.

use std::collections::BTreeMap;
use std::time::Duration;

use pictor_api::Call;
use pictor_relay::{
    Answer, Capabilities, Failure, FailureKind, Finished, Inputs, Kind, Models, Policy, Run, Secret, Upstream,
};
use pictor_testkit::{Drawing, Fault, Step};

use crate::house::{House, Seen, at, call, drawn, fates, impatient, of_kind};

const FIRST: Run<'_> = Run::First { name: "job_1" };
const AGAIN: Run<'_> = Run::Again { name: "job_1", upstream: "a" };

async fn honouring(steps: impl IntoIterator<Item = Step>) -> pictor_testkit::Upstream {
    let upstream = pictor_testkit::Upstream::start(steps).await;
    upstream.honour_keys();
    upstream
}

fn idempotent(upstream: Upstream) -> Upstream {
    Upstream { idempotent: true, ..upstream }
}

fn one_by_one(name: &str, scripted: &pictor_testkit::Upstream) -> Upstream {
    let capabilities = Capabilities { max_n: 1, ..Capabilities::everything() };
    of_kind(name, Kind::Compatible(capabilities), scripted.base_url())
}

fn keys(upstream: &pictor_testkit::Upstream) -> Vec<String> {
    let received = upstream.received();
    received.iter().map(|received| received.idempotency_key().unwrap_or("none").to_owned()).collect()
}

fn lost() -> Step {
    Step::fault(Fault::ResetBeforeHead)
}

/// Rests are short, so that nobody waits for them.
fn quick() -> Policy {
    Policy { cooldown: Duration::from_millis(10), ..Policy::default() }
}

/// A house whose call loses its answer at `a`, with another upstream that could draw it.
fn with_backup(a: &pictor_testkit::Upstream, backup: &pictor_testkit::Upstream, policy: Policy) -> House {
    House::new(vec![idempotent(at("a", a)), Upstream { priority: 1, ..at("b", backup) }], policy)
}

/// Only the last attempt under a key counts.
fn counted(answer: &Answer) -> Vec<bool> {
    answer.attempts.iter().map(|attempt| attempt.may_be_billed()).collect()
}

fn assert_unknown(failure: &Failure) {
    assert!(matches!(failure.kind, FailureKind::Unknown { .. }), "{failure}");
    assert!(failure.may_be_billed(), "{failure}");
}

#[tokio::test]
async fn a_name_goes_with_every_attempt_and_each_part_has_its_own() {
    let upstream = pictor_testkit::Upstream::start([Step::rate_limited(), Step::ok()]).await;
    let two_keys = Upstream { keys: vec![Secret::new("k1"), Secret::new("k2")], ..at("a", &upstream) };
    let house = House::new(vec![two_keys], Policy::default());
    house.run(&Call { n: 3, ..call() }, FIRST).await.unwrap();
    assert_eq!(keys(&upstream), ["job_1-1-3-17762fdd"; 2]);
    house.send(&call()).await.unwrap();
    assert_eq!(keys(&upstream)[2], "none");

    let upstream = honouring([Step::ok()]).await;
    let house = House::new(vec![idempotent(one_by_one("a", &upstream))], Policy::default());
    for run in [FIRST, AGAIN] {
        house.run(&Call { n: 3, ..call() }, run).await.unwrap();
    }
    let mut keys = keys(&upstream);
    keys[..3].sort();
    keys[3..].sort();
    let parts = ["job_1-1-1-17762fdd", "job_1-2-2-17762fdd", "job_1-3-3-17762fdd"];
    assert_eq!(keys, [parts, parts].concat());
    assert_eq!(upstream.paid(), 3);
}

#[tokio::test]
async fn what_an_upstream_leaves_out_is_another_request() {
    let one = Drawing { count: Some(1), ..Drawing::default() };
    let upstream = honouring([Step::draw(one)]).await;
    let house = House::new(vec![idempotent(at("a", &upstream))], Policy::default());
    for run in [FIRST, AGAIN] {
        let answer = house.run(&Call { n: 3, ..call() }, run).await.unwrap();
        assert_eq!(answer.pictures.len(), 3);
    }
    let parts = ["job_1-1-3-17762fdd", "job_1-2-3-17762fdd", "job_1-3-3-17762fdd"];
    assert_eq!(keys(&upstream), [parts, parts].concat());
    assert_eq!(upstream.paid(), 3);
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_and_paid_once() {
    for fault in [Fault::ResetBeforeHead, Fault::ResetAt(2_000), Fault::StallBeforeHead, Fault::TruncateJson]
    {
        let upstream = honouring([Step::fault(fault), Step::ok()]).await;
        let house = House::new(vec![idempotent(impatient(at("a", &upstream)))], Policy::default());
        let answer = house.run(&call(), FIRST).await.unwrap();
        assert_eq!(fates(&answer.attempts), ["a:unknown", "a:answered"], "{fault:?}");
        assert_eq!((upstream.requests(), upstream.paid()), (2, 1), "{fault:?}");
        assert_eq!(counted(&answer), [false, true], "{fault:?}");
        assert!(answer.attempts[0].repeated && answer.attempts[0].asked == 1);
        assert!(answer.attempts[1].began >= answer.attempts[0].began + answer.attempts[0].elapsed);
        drop(answer);
        house.assert_empty().await;
    }
}

#[tokio::test]
async fn nothing_is_asked_again_without_the_setting_or_a_name() {
    for (honours, run) in [(false, FIRST), (true, Run::Unnamed)] {
        let upstream = honouring([lost(), Step::ok()]).await;
        let house =
            House::new(vec![Upstream { idempotent: honours, ..at("a", &upstream) }], Policy::default());
        let failure = house.run(&call(), run).await.unwrap_err();
        assert_unknown(&failure);
        assert_eq!((upstream.requests(), upstream.paid()), (1, 1), "{run:?}");
    }
}

#[tokio::test]
async fn nobody_else_draws_what_is_in_doubt() {
    let (a, b) = (honouring([lost(), Step::overloaded()]).await, honouring([Step::ok()]).await);
    let house = with_backup(&a, &b, quick());
    let failure = house.run(&call(), FIRST).await.unwrap_err();
    assert_unknown(&failure);
    assert_eq!(fates(&failure.attempts), ["a:unknown", "a:refused", "a:refused", "a:refused"]);
    let billed: Vec<_> = failure.attempts.iter().map(|attempt| attempt.may_be_billed()).collect();
    assert_eq!(billed, [true, false, false, false], "a refusal tells nothing of the first attempt");
    assert_eq!(b.requests(), 0);
}

#[tokio::test]
async fn a_refusal_in_between_changes_nothing() {
    let (a, b) = (honouring([lost(), Step::overloaded(), Step::ok()]).await, honouring([Step::ok()]).await);
    let house = with_backup(&a, &b, quick());
    let answer = house.run(&call(), FIRST).await.unwrap();
    assert_eq!(fates(&answer.attempts), ["a:unknown", "a:refused", "a:answered"]);
    assert_eq!((a.paid(), b.requests(), counted(&answer)), (1, 0, vec![false, false, true]));
}

/// A rest that is too long to be waited for: unknown at once, and nobody else.
#[tokio::test]
async fn a_long_rest_leaves_it_unknown() {
    let (a, b) =
        (honouring([lost(), Step::overloaded().retry_after(120)]).await, honouring([Step::ok()]).await);
    let house = with_backup(&a, &b, Policy::default());
    let failure = house.run(&call(), FIRST).await.unwrap_err();
    assert_unknown(&failure);
    assert_eq!((a.requests(), b.requests()), (2, 0));
}

#[tokio::test]
async fn a_rejection_says_what_became_of_it() {
    let upstream = honouring([lost(), Step::moderation()]).await;
    let house = House::new(vec![idempotent(at("a", &upstream))], Policy::default());
    let failure = house.run(&call(), FIRST).await.unwrap_err();
    assert!(matches!(failure.kind, FailureKind::Rejected(_)), "{failure}");
    assert!(!failure.may_be_billed());
}

#[tokio::test]
async fn a_failover_from_what_refused_stays_free() {
    let (a, b) = (honouring([Step::overloaded()]).await, honouring([Step::ok()]).await);
    let house = with_backup(&a, &b, Policy::default());
    let answer = house.run(&call(), FIRST).await.unwrap();
    assert_eq!(fates(&answer.attempts), ["a:refused", "b:answered"]);
    assert_ne!(keys(&a), keys(&b), "the same service in other words would refuse the same key");
}

/// Both attempts brought whole pictures, and they are the same ones.
#[tokio::test]
async fn pictures_that_come_again_are_counted_once() {
    let bytes = |pictures: &[Finished]| -> Vec<_> {
        pictures.iter().map(|picture| picture.spool.read_all().unwrap()).collect()
    };
    let base64 = |seed| base64_simd::STANDARD.encoded_length(drawn(seed).len());
    let cut = |pictures: u64| {
        let whole: usize = (0..pictures).map(base64).sum();
        Step::fault(Fault::ResetAt(whole + 500))
    };
    let three = Call { n: 3, ..call() };
    let upstream = honouring([cut(2), Step::ok()]).await;
    let house = House::new(vec![idempotent(at("a", &upstream))], Policy::default());
    let answer = house.run(&three, FIRST).await.unwrap();
    assert_eq!((answer.pictures.len(), answer.aside.len(), upstream.paid()), (3, 0, 1));
    let counted: Vec<_> = answer.attempts.iter().map(|attempt| attempt.pictures).collect();
    assert_eq!(counted, [0, 3]);

    for (first, second) in [(2, 1), (1, 2)] {
        let upstream = honouring([cut(first), cut(second)]).await;
        let policy = Policy { max_attempts: 2, ..Policy::default() };
        let house = House::new(vec![idempotent(at("a", &upstream))], policy);
        let failure = house.run(&three, FIRST).await.unwrap_err();
        assert_eq!(bytes(&failure.salvaged.unwrap().pictures), [drawn(0), drawn(1)]);
        let counted: Vec<_> = failure.attempts.iter().map(|attempt| attempt.pictures).collect();
        assert_eq!(counted, [0, 2]);
    }
}

#[tokio::test]
async fn a_second_run_asks_the_one_that_was_asked_and_nobody_else() {
    let (a, b) = (honouring([Step::ok()]).await, honouring([Step::ok()]).await);
    let upstreams = vec![idempotent(at("b", &b)), Upstream { priority: 1, ..idempotent(at("a", &a)) }];
    let house = House::new(upstreams, quick());
    for run in [AGAIN, AGAIN] {
        let answer = house.run(&call(), run).await.unwrap();
        assert_eq!(fates(&answer.attempts), ["a:answered"]);
    }
    assert_eq!((a.paid(), b.requests()), (1, 0));

    a.now([Step::overloaded()]);
    assert_unknown(&house.run(&call(), AGAIN).await.unwrap_err());
    assert_eq!(b.requests(), 0, "not even where the first one refuses");
    assert!(house.relay.is_idempotent("a") && !house.relay.is_idempotent("c"));
}

#[tokio::test]
async fn a_second_run_sends_nothing_where_it_would_not_be_recognised() {
    let upstream = honouring([Step::ok()]).await;
    let policy = Policy { retry_unknown: true, ..Policy::default() };
    let house = House::new(vec![at("a", &upstream)], policy);
    for run in [AGAIN, Run::Again { name: "job_1", upstream: "gone" }] {
        assert_unknown(&house.run(&call(), run).await.unwrap_err());
    }
    let unserved = Upstream { models: Models::Named(BTreeMap::new()), ..idempotent(at("a", &upstream)) };
    let house = House::new(vec![unserved], Policy::default());
    assert_unknown(&house.run(&call(), AGAIN).await.unwrap_err());
    assert_eq!(upstream.requests(), 0);
}

/// A name that was given to another call before.
#[tokio::test]
async fn a_key_that_means_something_else_there_is_not_the_callers_fault() {
    let (a, b) = (honouring([Step::ok()]).await, honouring([Step::ok()]).await);
    let house = with_backup(&a, &b, Policy::default());
    house.run(&call(), FIRST).await.unwrap();
    let other = Call { prompt: "a blue canoe".into(), ..call() };
    let failure = house.run(&other, FIRST).await.unwrap_err();
    assert_unknown(&failure);
    assert_eq!((a.requests(), a.paid(), b.requests()), (2, 1, 0), "and not asked again");
}

#[tokio::test]
async fn the_observer_hears_whether_a_second_run_is_free() {
    let told = async |upstreams: Vec<Upstream>, call: Call, run: Run<'_>| {
        let seen = Seen::default();
        let house = House::new(upstreams, Policy::default());
        house.relay.send(&call, &Inputs::default(), run, &seen).await.unwrap();
        let upcoming = seen.upcoming.into_inner().unwrap();
        upcoming.into_iter().map(|upcoming| upcoming.repeatable).collect::<Vec<_>>()
    };
    let two = || Call { n: 2, ..call() };
    let good = honouring([Step::ok()]).await;
    let refusing = honouring([Step::overloaded()]).await;
    assert_eq!(told(vec![idempotent(at("a", &good))], two(), FIRST).await, [true]);
    assert_eq!(told(vec![idempotent(one_by_one("a", &good))], two(), FIRST).await, [true, true]);
    assert_eq!(told(vec![idempotent(at("a", &good))], two(), Run::Unnamed).await, [false]);
    assert_eq!(told(vec![at("a", &good)], two(), FIRST).await, [false]);
    let failover = vec![idempotent(at("a", &refusing)), idempotent(at("b", &good))];
    assert_eq!(told(failover, two(), FIRST).await, [true, false], "two were asked");
    // `a` alone would be asked for both pictures at once.
    let cut = vec![Upstream { max_in_flight: 1, ..one_by_one("c", &good) }, idempotent(at("a", &good))];
    assert!(!told(cut, two(), FIRST).await.contains(&true), "parts of another's making");
}
