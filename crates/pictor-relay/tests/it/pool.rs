//! The pool: who is asked, in which order, and who rests.

use std::time::Duration;

use futures_util::future::join_all;
use pictor_api::{Call, Size};
use pictor_relay::health::{BreakerHealth, UpstreamHealth};
use pictor_relay::{
    Capabilities, Failure, FailureKind, Inputs, Kind, Models, Policy, Relay, Secret, Upstream,
};
use pictor_testkit::{Fault, Step, eventually};

use crate::house::{House, SIZE, at, call, edit_call, fates, of_kind};

fn health(house: &House, name: &str) -> UpstreamHealth {
    let all = house.relay.health().upstreams;
    all.into_iter().find(|upstream| upstream.name == name).unwrap()
}

fn with_keys(upstream: Upstream, keys: &[&str]) -> Upstream {
    Upstream { keys: keys.iter().map(|key| Secret::new(*key)).collect(), ..upstream }
}

async fn scripted(steps: impl IntoIterator<Item = Step>) -> pictor_testkit::Upstream {
    pictor_testkit::Upstream::start(steps).await
}

#[tokio::test]
async fn keys_take_turns() {
    let upstream = scripted([Step::ok()]).await;
    let house = House::new(vec![with_keys(at("a", &upstream), &["k1", "k2", "k3"])], Policy::default());
    for _ in 0..4 {
        house.send(&call()).await.unwrap();
    }
    let received = upstream.received();
    let keys: Vec<_> = received.iter().map(|received| received.key().unwrap()).collect();
    assert_eq!(keys, ["k1", "k2", "k3", "k1"]);
}

#[tokio::test]
async fn a_request_carries_the_headers_of_its_upstream() {
    let upstream = scripted([Step::ok()]).await;
    let header = |name: &str, value: &str| (name.to_owned(), Secret::new(value));
    let with = |pairs: &[(String, Secret)]| Upstream {
        headers: pairs.iter().cloned().collect(),
        ..at("a", &upstream)
    };
    let good = with(&[header("OpenAI-Organization", "org-1"), header("X-Team", "a b")]);
    House::new(vec![good], Policy::default()).send(&call()).await.unwrap();
    let received = &upstream.received()[0].headers;
    assert_eq!(
        (&received["openai-organization"], &received["x-team"]),
        (&"org-1".parse().unwrap(), &"a b".parse().unwrap())
    );
    for (name, value) in [
        ("Authorization", "x"),
        ("Content-Length", "1"),
        ("Idempotency-Key", "1"),
        ("a b", "x"),
        ("X-Good", "a\r\nb: c"),
    ] {
        let problems = with(&[header(name, value)]).problems();
        assert_eq!(problems.len(), 1, "{name}: {problems:?}");
        assert_eq!(problems[0].key, "upstream.a.headers");
    }
}

#[tokio::test]
async fn a_bad_key_goes_out_of_rotation_visibly() {
    let spent = "insufficient_quota: You exceeded your current quota";
    for (step, why) in [(Step::bad_key(), "invalid_api_key: Incorrect"), (Step::out_of_quota(), spent)] {
        let upstream = scripted([Step::ok()]).await;
        upstream.for_key("k1", step);
        let house = House::new(vec![with_keys(at("a", &upstream), &["k1", "k2"])], Policy::default());
        let answer = house.send(&call()).await.unwrap();
        assert_eq!(
            fates(&answer.attempts),
            ["a:refused", "a:answered"],
            "the other key of the same upstream"
        );
        house.send(&call()).await.unwrap();
        house.send(&call()).await.unwrap();
        assert_eq!(upstream.requests(), 4, "the bad key is not tried again");
        upstream.for_key("k2", Step::bad_key());
        let failures = [house.send(&call()).await, house.send(&call()).await];
        for failure in failures {
            assert!(
                matches!(failure, Err(Failure { kind: FailureKind::Unavailable { .. }, .. })),
                "all are told the same: {failure:?}"
            );
        }
        assert_eq!(upstream.requests(), 5);
        let keys = health(&house, "a").keys;
        let rest = keys[0].rest.as_ref().unwrap();
        assert!(rest.why.starts_with(why) && rest.ends_in > Duration::from_secs(590), "{rest:?}");
        assert_eq!(
            keys[1].rest.as_ref().map(|rest| rest.why.as_str()),
            Some("invalid_api_key: Incorrect API key provided: ***.")
        );
    }
}

#[tokio::test]
async fn a_model_that_is_not_there_rests_alone() {
    let missing = Step::error(404, "invalid_request_error", "model_not_found", "No such model.");
    let upstream = scripted([missing, Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let failure = house.send(&call()).await.unwrap_err();
    assert!(matches!(failure, Failure { kind: FailureKind::Forbidden, .. }), "{failure}");
    assert!(matches!(house.send(&call()).await, Err(Failure { kind: FailureKind::Forbidden, .. })));
    house.send(&Call { model: "gpt-image-1.5".into(), ..call() }).await.unwrap();
    assert_eq!(upstream.requests(), 2);
    let key = &health(&house, "a").keys[0];
    assert!(key.rest.is_none() && key.models[0].0 == "gpt-image-2", "{key:?}");
}

/// An answer that was asked for before a refusal says nothing about the time after it.
#[tokio::test]
async fn an_older_answer_does_not_end_a_rest() {
    let slow = Step::ok().after(Duration::from_millis(200));
    let upstream = scripted([slow, Step::rate_limited().retry_after(30)]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let calls = [call(), call()];
    let refused = async {
        eventually("the slow one is under way", || upstream.requests() == 1).await;
        house.send(&calls[1]).await
    };
    let (slow, refused) = tokio::join!(house.send(&calls[0]), refused);
    assert!(slow.is_ok() && refused.is_err());
    assert!(health(&house, "a").keys[0].rest.is_some());
}

#[tokio::test]
async fn retry_after_is_honoured_and_passed_on_within_bounds() {
    for (said, told) in [(7, 7), (100, 60), (100_000, 60)] {
        let upstream = scripted([Step::rate_limited().retry_after(said), Step::ok()]).await;
        let house = House::new(vec![at("a", &upstream)], Policy::default());
        let first = house.send(&call()).await.unwrap_err();
        let second = house.send(&call()).await.unwrap_err();
        assert_eq!((first.attempts.len(), second.attempts.len()), (1, 0));
        assert_eq!(upstream.requests(), 1, "it rests");
        for failure in [first, second] {
            let Failure { kind: FailureKind::RateLimited { retry_after, .. }, .. } = failure else {
                panic!("{failure}")
            };
            assert_eq!(retry_after.as_secs_f64().ceil() as u64, told);
        }
        let rest = health(&house, "a").keys[0].rest.clone().unwrap();
        assert!(rest.ends_in <= Duration::from_secs(300), "a Retry-After cannot impose more: {rest:?}");
        assert!(rest.why.starts_with("rate_limit_exceeded: Rate limit reached for gpt-image-2"), "{rest:?}");
    }
}

#[tokio::test]
async fn a_short_rest_ends() {
    let upstream = scripted([Step::overloaded().header("retry-after-ms", "20"), Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let failure = house.send(&call()).await.unwrap_err();
    assert!(matches!(failure, Failure { kind: FailureKind::Unavailable { .. }, .. }), "{failure}");
    eventually("the rest ends", || health(&house, "a").rest.is_none()).await;
    house.send(&call()).await.unwrap();
}

#[tokio::test]
async fn lower_priorities_wait_until_they_are_needed() {
    let (first, second) =
        (scripted([Step::ok(), Step::ok(), Step::overloaded()]).await, scripted([Step::ok()]).await);
    let house =
        House::new(vec![Upstream { priority: 5, ..at("b", &second) }, at("a", &first)], Policy::default());
    let mut served = Vec::new();
    for _ in 0..4 {
        served.push(house.send(&call()).await.unwrap().upstream);
    }
    assert_eq!(served, ["a", "a", "b", "b"]);
    assert_eq!(first.requests(), 3, "it rests after its refusal");
}

#[tokio::test]
async fn weights_share_the_work() {
    let (first, second) = (scripted([Step::ok()]).await, scripted([Step::ok()]).await);
    let house =
        House::new(vec![Upstream { weight: 3, ..at("a", &first) }, at("b", &second)], Policy::default());
    for _ in 0..8 {
        house.send(&call()).await.unwrap();
    }
    assert_eq!((first.requests(), second.requests()), (6, 2));
}

#[tokio::test]
async fn the_least_loaded_is_asked_first() {
    let slow = || Step::ok().after(Duration::from_millis(300));
    let (first, second) = (scripted([slow()]).await, scripted([slow()]).await);
    let house =
        House::new(vec![Upstream { weight: 2, ..at("a", &first) }, at("b", &second)], Policy::default());
    let calls: Vec<_> = (0..6).map(|_| call()).collect();
    let answers = join_all(calls.iter().map(|call| house.send(call))).await;
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!((first.requests(), second.requests()), (4, 2), "in proportion to their weights");
    drop(answers);
    house.assert_empty().await;
}

#[tokio::test]
async fn a_full_upstream_makes_calls_wait_or_go_elsewhere() {
    let slow = || Step::ok().after(Duration::from_millis(50));
    let (first, second) = (scripted([slow()]).await, scripted([slow()]).await);
    let one = |upstream| Upstream { max_in_flight: 1, ..upstream };
    let backup = Upstream { priority: 1, ..one(at("b", &second)) };
    let house = House::new(vec![one(at("a", &first)), backup], Policy::default());
    let calls: Vec<_> = (0..6).map(|_| call()).collect();
    let answers = join_all(calls.iter().map(|call| house.send(call))).await;
    assert!(answers.iter().all(Result::is_ok));
    assert!(second.requests() >= 1, "what is full is passed over");
    assert_eq!(first.requests() + second.requests(), 6);
    drop(answers);
    house.assert_empty().await;
}

#[tokio::test]
async fn the_queue_is_bounded_in_length_and_time() {
    let upstream = scripted([Step::fault(Fault::StallBeforeHead)]).await;
    let policy = Policy { queue: 1, queue_wait: Duration::from_millis(100), ..Policy::default() };
    let full = Upstream { max_in_flight: 1, timeout: Duration::from_millis(1_500), ..at("a", &upstream) };
    let house = House::new(vec![full], policy);
    let calls = [call(), call(), call()];
    let working = house.send(&calls[0]);
    let others = async {
        eventually("the first is under way", || upstream.in_flight() == 1).await;
        tokio::join!(house.send(&calls[1]), house.send(&calls[2]))
    };
    let (working, (waited, refused)) = tokio::join!(working, others);
    assert!(matches!(working, Err(Failure { kind: FailureKind::Unknown { timed_out: true, .. }, .. })));
    assert!(matches!(waited, Err(Failure { kind: FailureKind::Busy { .. }, .. })), "{waited:?}");
    assert!(matches!(refused, Err(Failure { kind: FailureKind::Busy { .. }, .. })), "{refused:?}");
    assert_eq!(upstream.requests(), 1);
    house.assert_empty().await;
}

#[tokio::test]
async fn one_bad_capability_does_not_take_out_the_other() {
    let upstream = scripted([Step::server_error()]).await;
    let policy = Policy { breaker_failures: 2, breaker_rest: Duration::from_secs(20), ..Policy::default() };
    let house = House::new(vec![at("a", &upstream)], policy);
    let inputs = Inputs { images: vec![house.picture(1, SIZE)], ..Inputs::default() };
    for _ in 0..2 {
        house.send_with(&edit_call(), &inputs).await.unwrap_err();
    }
    assert!(matches!(health(&house, "a").edits, BreakerHealth::Open { .. }));
    let failure = house.send_with(&edit_call(), &inputs).await.unwrap_err();
    assert!(
        matches!(failure, Failure { kind: FailureKind::Unavailable { retry_after, .. }, .. } if retry_after.as_secs() > 15)
    );
    assert_eq!(upstream.requests(), 2, "an open breaker lets nothing pass");
    upstream.now([Step::ok()]);
    house.send(&call()).await.unwrap();
}

#[tokio::test]
async fn a_probe_decides_whether_a_breaker_closes() {
    let upstream = scripted([Step::server_error()]).await;
    let policy = Policy { breaker_failures: 1, breaker_rest: Duration::from_millis(20), ..Policy::default() };
    let house = House::new(vec![at("a", &upstream)], policy);
    let may_probe = || match health(&house, "a").generations {
        BreakerHealth::Open { ends_in } => ends_in.is_zero(),
        BreakerHealth::Closed { .. } | BreakerHealth::Probing => false,
    };
    house.send(&call()).await.unwrap_err();
    eventually("the rest ends", may_probe).await;
    house.send(&call()).await.unwrap_err();
    assert!(matches!(health(&house, "a").generations, BreakerHealth::Open { .. }), "the probe failed");
    upstream.now([Step::ok().after(Duration::from_millis(100))]);
    eventually("the rest ends", may_probe).await;
    let calls = [call(), call()];
    let (probe, other) = tokio::join!(house.send(&calls[0]), house.send(&calls[1]));
    assert!(
        probe.is_ok() && matches!(other, Err(Failure { kind: FailureKind::Unavailable { .. }, .. })),
        "one probe at a time: {other:?}"
    );
    assert_eq!(health(&house, "a").generations, BreakerHealth::Closed { failures: 0 });
}

#[tokio::test]
async fn an_abandoned_probe_leaves_the_breaker_ready() {
    let upstream = scripted([Step::server_error(), Step::fault(Fault::StallBeforeHead)]).await;
    let policy = Policy { breaker_failures: 1, breaker_rest: Duration::from_millis(1), ..Policy::default() };
    let house = House::new(vec![at("a", &upstream)], policy);
    house.send(&call()).await.unwrap_err();
    let stalled = call();
    let probe = async {
        loop {
            // Unavailable until the breaker's short rest is over.
            let _ = house.send(&stalled).await;
        }
    };
    let wait = eventually("the probe is under way", || upstream.in_flight() == 1 && upstream.requests() == 2);
    tokio::select! { () = wait => {}, () = probe => {} }
    house.assert_empty().await;
    upstream.now([Step::ok()]);
    house.send(&call()).await.unwrap();
}

#[tokio::test]
async fn refusals_of_the_caller_never_cool_anybody() {
    let (first, second) = (scripted([Step::moderation()]).await, scripted([Step::ok()]).await);
    let policy = Policy { breaker_failures: 1, ..Policy::default() };
    let backup = Upstream { priority: 1, ..at("b", &second) };
    let house = House::new(vec![at("a", &first), backup], policy);
    for _ in 0..5 {
        assert!(matches!(house.send(&call()).await, Err(Failure { kind: FailureKind::Rejected(_), .. })));
    }
    assert_eq!((first.requests(), second.requests()), (5, 0));
    let health = health(&house, "a");
    assert!(health.rest.is_none() && health.generations == BreakerHealth::Closed { failures: 0 });
}

#[tokio::test]
async fn attempts_are_bounded() {
    let mut upstreams = Vec::new();
    for _ in 0..4 {
        upstreams.push(scripted([Step::overloaded()]).await);
    }
    let configured = upstreams.iter().enumerate().map(|(index, upstream)| at(&format!("u{index}"), upstream));
    let house = House::new(configured.collect(), Policy { max_attempts: 3, ..Policy::default() });
    let failure = house.send(&call()).await.unwrap_err();
    assert!(matches!(failure, Failure { kind: FailureKind::Unavailable { .. }, .. }));
    assert_eq!(upstreams.iter().map(pictor_testkit::Upstream::requests).sum::<usize>(), 3);
}

#[tokio::test]
async fn models_and_capabilities_decide_who_can() {
    let (plain, full) = (scripted([Step::ok()]).await, scripted([Step::ok()]).await);
    let simple = Capabilities { edits: false, sizes: Some(vec![SIZE]), ..Capabilities::everything() };
    let named = |name: &str, ours: &str| Models::Named([(ours.to_owned(), name.to_owned())].into());
    let house = House::new(
        vec![
            Upstream {
                models: named("theirs", "gpt-image-2"),
                ..of_kind("a", Kind::Compatible(simple), plain.base_url())
            },
            Upstream { models: named("gpt-image-2", "gpt-image-2"), priority: 1, ..at("b", &full) },
        ],
        Policy::default(),
    );
    house.send(&call()).await.unwrap();
    assert_eq!(plain.received()[0].parameter("model").as_deref(), Some("theirs"));
    house.send(&Call { size: Some(Size::new(64, 64)), ..call() }).await.unwrap();
    let inputs = Inputs { images: vec![house.picture(1, SIZE)], ..Inputs::default() };
    house.send_with(&edit_call(), &inputs).await.unwrap();
    assert_eq!((plain.requests(), full.requests()), (1, 2));

    assert!(house.relay.serves("gpt-image-2") && !house.relay.serves("gpt-image-9"));
    let unknown = Call { model: "gpt-image-9".into(), ..call() };
    assert!(matches!(house.send(&unknown).await, Err(Failure { kind: FailureKind::Unserved { .. }, .. })));
}

#[tokio::test]
async fn what_nobody_can_do_is_named() {
    let upstream = scripted([Step::ok()]).await;
    let no_masks = Capabilities { mask: false, ..Capabilities::everything() };
    let house =
        House::new(vec![of_kind("a", Kind::Compatible(no_masks), upstream.base_url())], Policy::default());
    let inputs = Inputs {
        images: vec![house.picture(1, SIZE)],
        mask: Some(house.picture(2, SIZE)),
        ..Inputs::default()
    };
    let failure = house.send_with(&edit_call(), &inputs).await.unwrap_err();
    assert!(
        matches!(&failure, Failure { kind: FailureKind::Unserved { lacking }, .. } if lacking.contains("mask")),
        "{failure}"
    );
    assert_eq!(upstream.requests(), 0);
}

#[tokio::test]
async fn full_spools_refuse_before_anything_is_paid() {
    let upstream = scripted([Step::ok()]).await;
    let policy = Policy { queue_wait: Duration::from_millis(50), ..Policy::default() };
    let house = House::with_budget(vec![at("a", &upstream)], policy, 100_000);
    let hog = house.spools.from_bytes(vec![0; 90_000]).unwrap();
    assert!(matches!(house.send(&call()).await, Err(Failure { kind: FailureKind::Busy { .. }, .. })));
    assert_eq!(upstream.requests(), 0);
    drop(hog);
    house.send(&call()).await.unwrap();
    house.assert_empty().await;
}

#[tokio::test]
async fn calls_wait_for_room_in_the_spools() {
    let upstream = scripted([Step::ok()]).await;
    let house = House::with_budget(vec![at("a", &upstream)], Policy::default(), 100_000);
    let hog = house.spools.from_bytes(vec![0; 90_000]).unwrap();
    let waiting = call();
    let free = async {
        tokio::task::yield_now().await;
        assert_eq!(upstream.requests(), 0);
        drop(hog);
    };
    let (answer, ()) = tokio::join!(house.send(&waiting), free);
    answer.unwrap();
}

#[tokio::test]
async fn probes_tell_what_is_wrong_and_cost_nothing() {
    let upstream = scripted([Step::ok()]).await;
    upstream.for_key("k2", Step::bad_key());
    let silent = pictor_testkit::Upstream::refusing();
    let wants = Models::Named([("gpt-image-2".to_owned(), "gpt-image-9".to_owned())].into());
    let house = House::new(
        vec![
            with_keys(at("two-keys", &upstream), &["k1", "k2"]),
            Upstream { models: wants, ..at("another-model", &upstream) },
            with_keys(at("silent", &silent), &[]),
        ],
        Policy::default(),
    );
    let probes = house.relay.probe().await;
    let found: Vec<_> = probes.iter().map(|probe| (probe.upstream.as_str(), probe.key)).collect();
    assert_eq!(
        found,
        [("two-keys", Some(0)), ("two-keys", Some(1)), ("another-model", Some(0)), ("silent", None)]
    );
    let problem = |index: usize| probes[index].problem.as_deref().unwrap_or_default();
    assert_eq!(problem(0), "");
    assert_eq!(problem(1), "refused with 401: invalid_api_key: Incorrect API key provided: ***.");
    assert_eq!(problem(2), "does not offer the model 'gpt-image-9'");
    assert!(problem(3).starts_with("not reached: "), "{}", problem(3));
    assert_eq!(upstream.paid(), 0);
}

#[tokio::test]
async fn configurations_that_cannot_work_are_refused() {
    let good = || Upstream {
        keys: vec![Secret::new("k")],
        ..Upstream::new("a", Kind::OpenAi, "http://127.0.0.1:1/v1")
    };
    let bad = [
        ("upstream.a.base_url", vec![Upstream { base_url: "ftp://x".into(), ..good() }]),
        ("upstream.a.base_url", vec![Upstream { base_url: "http://x/?y".into(), ..good() }]),
        ("upstream.a.api_keys", vec![Upstream { keys: vec![Secret::new("a\nb")], ..good() }]),
        ("upstream.a.weight", vec![Upstream { weight: 0, ..good() }]),
        ("upstream.a.max_in_flight", vec![Upstream { max_in_flight: 0, ..good() }]),
        ("upstream.a.timeout", vec![Upstream { timeout: Duration::ZERO, ..good() }]),
        (
            "upstream.a.idempotent",
            vec![Upstream { idempotent: true, keys: vec![Secret::new("k"), Secret::new("l")], ..good() }],
        ),
        ("upstream.a.name", vec![good(), good()]),
    ];
    let house = House::new(vec![good()], Policy::default());
    for (key, upstreams) in bad {
        let error =
            Relay::new(upstreams, Policy::default(), house.spools.clone(), house.egress.clone()).unwrap_err();
        assert_eq!(error.key, key);
    }
}

/// One deadline for all that a call waits for: neither a plain call nor a fan-out is kept longer while nothing of it
/// was sent.
#[tokio::test]
async fn a_call_that_only_waits_is_refused_at_its_deadline() {
    let upstream = scripted([Step::fault(Fault::StallBeforeHead)]).await;
    let policy = Policy { queue_wait: Duration::from_millis(100), ..Policy::default() };
    let capabilities = Capabilities { max_n: 1, ..Capabilities::everything() };
    let full = Upstream {
        max_in_flight: 1,
        timeout: Duration::from_secs(60),
        ..of_kind("a", Kind::Compatible(capabilities), upstream.base_url())
    };
    let house = House::new(vec![full], policy);
    let (stalled, plain, fan_out) = (call(), call(), Call { n: 3, ..call() });
    let waiting = async {
        eventually("the place is taken", || upstream.in_flight() == 1).await;
        tokio::join!(house.send(&plain), house.send(&fan_out))
    };
    let (plain, fan_out) = tokio::select! {
        ended = house.send(&stalled) => panic!("the first has 60 s: {ended:?}"),
        refused = waiting => refused,
    };
    for refused in [plain, fan_out] {
        let failure = refused.unwrap_err();
        let told = matches!(failure.kind, FailureKind::Busy { retry_after } if retry_after.as_secs() == 5);
        assert!(told && failure.attempts.is_empty() && !failure.may_be_billed(), "{failure}");
    }
    assert_eq!(upstream.requests(), 1, "nothing of them was sent");
    house.assert_empty().await;
}

/// The rest of a fan-out waits for as long as drawing may take, once a share of it is under way.
#[tokio::test]
async fn a_fan_out_of_which_something_was_sent_waits_for_its_rest() {
    let upstream = scripted([Step::ok().after(Duration::from_millis(200))]).await;
    let policy = Policy { queue_wait: Duration::from_millis(50), ..Policy::default() };
    let capabilities = Capabilities { max_n: 1, ..Capabilities::everything() };
    let narrow =
        Upstream { max_in_flight: 1, ..of_kind("a", Kind::Compatible(capabilities), upstream.base_url()) };
    let house = House::new(vec![narrow], policy);
    let answer = house.send(&Call { n: 3, ..call() }).await.unwrap();
    assert_eq!((answer.pictures.len(), upstream.paid()), (3, 3));
}

const UNVERIFIED: &str = "Your organization must be verified to use the model `gpt-image-2`.";

/// The callers that come while an upstream rests hear the same as the one whose call made it rest.
#[tokio::test]
async fn every_refusal_has_its_kind_for_all_callers() {
    type IsKind = fn(&FailureKind) -> bool;
    let forbidden = Step::error(403, "invalid_request_error", "", UNVERIFIED);
    let no_model = Step::error(404, "invalid_request_error", "model_not_found", "No such model.");
    let spent = Step::error(400, "invalid_request_error", "billing_hard_limit_reached", "Limit reached.");
    let table: [(Step, IsKind); 7] = [
        (forbidden, |kind| matches!(kind, FailureKind::Forbidden)),
        (no_model, |kind| matches!(kind, FailureKind::Forbidden)),
        (spent, |kind| matches!(kind, FailureKind::QuotaSpent)),
        (Step::out_of_quota(), |kind| matches!(kind, FailureKind::QuotaSpent)),
        (Step::rate_limited(), |kind| matches!(kind, FailureKind::RateLimited { .. })),
        (Step::bad_key(), |kind| matches!(kind, FailureKind::Unavailable { .. })),
        (Step::overloaded(), |kind| matches!(kind, FailureKind::Unavailable { .. })),
    ];
    for (step, is_kind) in table {
        let upstream = scripted([step]).await;
        let house = House::new(vec![at("a", &upstream)], Policy::default());
        for asked in [1, 1] {
            let failure = house.send(&call()).await.unwrap_err();
            assert!(is_kind(&failure.kind) && !failure.may_be_billed(), "{failure}");
            assert_eq!(upstream.requests(), asked, "the second hears it without asking again");
        }
    }
}

#[tokio::test]
async fn the_upstreams_own_sentence_reaches_the_operator() {
    let message = format!("{UNVERIFIED} Your key is sk-a.");
    let upstream = scripted([Step::error(403, "invalid_request_error", "", &message)]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let failure = house.send(&call()).await.unwrap_err();
    let shown = format!("{UNVERIFIED} Your key is ***.");
    assert!(failure.attempts[0].note.ends_with(&shown), "{failure}");
    assert!(failure.to_string().contains(&shown), "{failure}");
    assert!(health(&house, "a").keys[0].models[0].1.why.ends_with(&shown));
}

/// Only the operator can help with the one, but the other comes back by itself: the caller is told when.
#[tokio::test]
async fn hope_is_told_before_despair() {
    let forbidden = scripted([Step::error(403, "invalid_request_error", "", UNVERIFIED)]).await;
    let limited = scripted([Step::rate_limited().retry_after(50)]).await;
    let house = House::new(vec![at("a", &forbidden), at("b", &limited)], Policy::default());
    for _ in 0..2 {
        let failure = house.send(&call()).await.unwrap_err();
        let told =
            matches!(failure.kind, FailureKind::RateLimited { retry_after } if retry_after.as_secs() > 30);
        assert!(told, "{failure}");
    }
    assert_eq!((forbidden.requests(), limited.requests()), (1, 1));
}
