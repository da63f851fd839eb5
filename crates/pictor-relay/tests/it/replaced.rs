//! A relay that takes the place of another: what it goes on with, and what calls under way notice of it.

use std::time::Duration;

use pictor_relay::{Failure, FailureKind, Inputs, Policy, Relay, Run, Secret, Upstream};
use pictor_testkit::{Step, eventually};

use crate::house::{House, at, call};

async fn scripted(steps: impl IntoIterator<Item = Step>) -> pictor_testkit::Upstream {
    pictor_testkit::Upstream::start(steps).await
}

/// Whether each upstream, by its name, is one whose only key rests.
fn resting(relay: &Relay) -> Vec<(String, bool)> {
    let upstreams = relay.health().upstreams.into_iter();
    upstreams.map(|upstream| (upstream.name, upstream.keys[0].rest.is_some())).collect()
}

#[tokio::test]
async fn what_was_learnt_of_an_account_holds_as_long_as_it_is_the_same() {
    let (refusing, other) = (scripted([Step::bad_key()]).await, scripted([Step::ok()]).await);
    let house = House::new(vec![at("a", &refusing)], Policy::default());
    assert!(house.send(&call()).await.is_err());
    let other_key = Upstream { keys: vec![Secret::new("sk-new")], ..at("a", &refusing) };
    let more = Upstream { weight: 3, max_in_flight: 7, priority: 2, ..at("a", &refusing) };
    for (upstream, rests) in [
        (at("a", &refusing), true),
        (more, true),
        (other_key, false),
        (at("a", &other), false),
        (at("b", &refusing), false),
    ] {
        let name = upstream.name.clone();
        let new = house.relay.replaced(vec![at("c", &other), upstream], Policy::default()).unwrap();
        assert_eq!(resting(&new), [("c".to_owned(), false), (name, rests)]);
    }
    let none = house.relay.replaced(Vec::new(), Policy::default()).unwrap();
    assert!(none.is_empty() && !none.serves("gpt-image-2"));
    let wrong = Upstream { weight: 0, ..at("a", &other) };
    assert!(house.relay.replaced(vec![wrong], Policy::default()).is_err());
    let again = house.relay.replaced(vec![at("c", &other)], Policy::default()).unwrap();
    assert_eq!(again.send(&call(), &Inputs::default(), Run::Unnamed, &()).await.unwrap().upstream, "c");
}

#[tokio::test]
async fn a_limit_holds_for_old_and_new_calls_together() {
    let upstream = scripted([Step::ok().after(Duration::from_millis(400)), Step::ok()]).await;
    let one = || Upstream { max_in_flight: 1, ..at("a", &upstream) };
    let policy = || Policy { queue: 0, ..Policy::default() };
    let house = House::new(vec![one()], policy());
    let (first, second, third) = (call(), call(), call());
    let meanwhile = async {
        eventually("the first is under way", || upstream.in_flight() == 1).await;
        let new = house.relay.replaced(vec![one()], policy()).unwrap();
        assert_eq!((new.health().upstreams[0].in_flight, new.health().retired), (1, 0));
        let refused = new.send(&second, &Inputs::default(), Run::Unnamed, &()).await;
        assert!(matches!(refused, Err(Failure { kind: FailureKind::Busy { .. }, .. })), "{refused:?}");
        // Who waits for a place with the new one hears when the old one frees it.
        let patient = house.relay.replaced(vec![one()], Policy::default()).unwrap();
        patient.send(&third, &Inputs::default(), Run::Unnamed, &()).await
    };
    let (first, third) = tokio::join!(house.send(&first), meanwhile);
    assert!(first.is_ok() && third.is_ok(), "{first:?} {third:?}");
    drop((first, third));
    house.assert_empty().await;
}

#[tokio::test]
async fn a_call_under_way_ends_where_it_began() {
    let (old, new) =
        (scripted([Step::ok().after(Duration::from_millis(300))]).await, scripted([Step::ok()]).await);
    let house = House::new(vec![at("a", &old)], Policy::default());
    let (first, second) = (call(), call());
    let meanwhile = async {
        eventually("the first is under way", || old.in_flight() == 1).await;
        let relay = house.relay.replaced(vec![at("a", &new)], Policy::default()).unwrap();
        assert_eq!((relay.health().upstreams[0].in_flight, relay.health().retired), (0, 1));
        let answer = relay.send(&second, &Inputs::default(), Run::Unnamed, &()).await.unwrap();
        (relay, answer)
    };
    let (first, (relay, second)) = tokio::join!(house.send(&first), meanwhile);
    assert!(first.is_ok());
    assert_eq!((old.requests(), new.requests(), second.upstream.as_str()), (1, 1, "a"));
    assert_eq!(relay.health().retired, 0);
    drop((first, second));
    house.assert_empty().await;
}
