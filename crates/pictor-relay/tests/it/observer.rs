//! The observer: it hears of an exchange before a byte of it leaves, and can stop the call.

use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use pictor_api::Call;
use pictor_relay::{
    Capabilities, FailureKind, Fate, Inputs, Kind, Observer, Partial, Policy, Run, Stop, Upcoming, Upstream,
};
use pictor_testkit::{Step, eventually};
use tokio::sync::Notify;

use crate::house::{House, Seen, at, call, fates, of_kind};

/// Lets nothing be sent until it is told to.
#[derive(Default)]
struct Gate {
    reached: AtomicBool,
    open: Notify,
}

impl Observer for Gate {
    fn sending<'a>(&'a self, _: &'a Upcoming) -> BoxFuture<'a, Result<(), Stop>> {
        self.reached.store(true, Ordering::SeqCst);
        async {
            self.open.notified().await;
            Ok(())
        }
        .boxed()
    }

    fn partial(&self, _: Partial) -> BoxFuture<'_, ()> {
        async {}.boxed()
    }
}

#[tokio::test]
async fn nothing_leaves_before_the_observer_says_so() {
    let upstream = pictor_testkit::Upstream::start([Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let (gate, call, inputs) = (Gate::default(), call(), Inputs::default());
    let watch = async {
        eventually("the observer is asked", || gate.reached.load(Ordering::SeqCst)).await;
        assert_eq!((upstream.requests(), upstream.connections()), (0, 0));
        gate.open.notify_one();
    };
    let (answer, ()) = tokio::join!(house.relay.send(&call, &inputs, Run::Unnamed, &gate), watch);
    answer.unwrap();
    assert_eq!(upstream.requests(), 1);
}

#[tokio::test]
async fn it_is_told_of_every_attempt() {
    let (first, second) = (
        pictor_testkit::Upstream::start([Step::overloaded()]).await,
        pictor_testkit::Upstream::start([Step::ok()]).await,
    );
    let house = House::new(vec![at("a", &first), at("b", &second)], Policy::default());
    let seen = Seen::default();
    house.relay.send(&Call { n: 2, ..call() }, &Inputs::default(), Run::Unnamed, &seen).await.unwrap();
    let [first, second] = seen.upcoming.into_inner().unwrap().try_into().unwrap();
    let upcoming = |upstream: &str, attempt, after| Upcoming {
        upstream: upstream.into(),
        attempt,
        after,
        pictures: 2,
        repeatable: false,
    };
    assert_eq!(first, upcoming("a", 1, None));
    let refused = second.after.clone().unwrap();
    assert_eq!((refused.number, refused.fate, refused.status), (1, Fate::Refused, Some(503)));
    assert_eq!(second, upcoming("b", 2, Some(refused)));
}

#[tokio::test]
async fn the_shares_of_a_fan_out_are_counted_together() {
    let upstream = pictor_testkit::Upstream::start([Step::ok()]).await;
    let capabilities = Capabilities { max_n: 2, ..Capabilities::everything() };
    let house = House::new(
        vec![of_kind("a", Kind::Compatible(capabilities), upstream.base_url())],
        Policy::default(),
    );
    let seen = Seen::default();
    house.relay.send(&Call { n: 5, ..call() }, &Inputs::default(), Run::Unnamed, &seen).await.unwrap();
    let upcoming = seen.upcoming.into_inner().unwrap();
    let attempts: Vec<_> = upcoming.iter().map(|upcoming| upcoming.attempt).collect();
    let pictures: u8 = upcoming.iter().map(|upcoming| upcoming.pictures).sum();
    assert_eq!((&attempts[..], pictures), (&[1, 2, 3][..], 5));
}

#[tokio::test]
async fn a_stopped_call_sends_nothing() {
    let upstream = pictor_testkit::Upstream::start([Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let stop = Seen { stop_at: Some(1), ..Seen::default() };
    let failure = house.relay.send(&call(), &Inputs::default(), Run::Unnamed, &stop).await.unwrap_err();
    assert!(matches!(failure.kind, FailureKind::Stopped), "{failure}");
    assert!(failure.attempts.is_empty() && !failure.may_be_billed());
    assert_eq!((upstream.requests(), upstream.connections()), (0, 0));
    house.assert_empty().await;
}

#[tokio::test]
async fn a_call_can_be_stopped_between_attempts() {
    let (first, second) = (
        pictor_testkit::Upstream::start([Step::overloaded()]).await,
        pictor_testkit::Upstream::start([Step::ok()]).await,
    );
    let house = House::new(vec![at("a", &first), at("b", &second)], Policy::default());
    let stop = Seen { stop_at: Some(2), ..Seen::default() };
    let failure = house.relay.send(&call(), &Inputs::default(), Run::Unnamed, &stop).await.unwrap_err();
    assert!(matches!(failure.kind, FailureKind::Stopped), "{failure}");
    assert_eq!((fates(&failure.attempts), second.requests()), (vec!["a:refused".to_owned()], 0));
    assert!(!failure.may_be_billed());
}

#[tokio::test]
async fn what_was_paid_before_the_stop_is_kept() {
    let upstream = pictor_testkit::Upstream::start([Step::ok()]).await;
    let capabilities = Capabilities { max_n: 1, ..Capabilities::everything() };
    let one_by_one =
        Upstream { max_in_flight: 1, ..of_kind("a", Kind::Compatible(capabilities), upstream.base_url()) };
    let house = House::new(vec![one_by_one], Policy::default());
    let stop = Seen { stop_at: Some(3), ..Seen::default() };
    let failure = house
        .relay
        .send(&Call { n: 3, ..call() }, &Inputs::default(), Run::Unnamed, &stop)
        .await
        .unwrap_err();
    assert!(matches!(failure.kind, FailureKind::Stopped), "{failure}");
    assert_eq!((failure.salvaged.as_ref().unwrap().pictures.len(), upstream.paid()), (2, 2));
    assert!(failure.may_be_billed());
    drop(failure);
    house.assert_empty().await;
}
