//! Crashes while upstreams that honour idempotency keys work: they can be asked once more, and bill once.

use pictor_testkit::{Fault, Step, Upstream, eventually};
use serde_json::json;

use crate::asking::{By, Call, get};
use crate::house::{House, On, Serving, drawn, on_both, upstream};
use crate::others::{SWEEP, crashing, started_again};

const CALL: Call = Call::Pictures { n: 2 };

on_both! {
    an_upstream_that_honours_keys_is_asked_once_more
    what_is_on_the_disk_is_not_asked_for_again
    what_was_stored_is_kept_when_the_second_run_fails
    another_one_is_not_asked_after_a_failover
}

/// Asks, and kills the server while `silent` works on it.
async fn killed_while(house: &House, silent: &Upstream) {
    let serving = Serving::start(house.pictor(&[], "")).await;
    let url = serving.url.clone();
    let kill = async {
        eventually("the upstream works", || silent.paid() == 1).await;
        // It kills the process.
        drop(serving);
    };
    let (cut, ()) = tokio::join!(CALL.ask(&url, By::Key, false), kill);
    cut.unwrap_err();
}

async fn an_upstream_that_honours_keys_is_asked_once_more(on: On) {
    for silence in [Fault::StallBeforeHead, Fault::StallAt(100_000)] {
        let mut house = House::new(on).await;
        house.upstream.honour_keys();
        house.upstreams = upstream("main", &house.upstream, "idempotent = true");
        house.upstream.now([drawn().ending_in(silence), drawn()]);
        killed_while(&house, &house.upstream).await;

        let again = started_again(&house, SWEEP).await;
        let told = CALL.ask(&again.url, By::Key, true).await.unwrap();
        assert_eq!(told.header("x-pictor-replayed"), "true");
        assert!(told.status == 200 && told.is_whole(2), "{}", String::from_utf8_lossy(&told.body));
        let keys: Vec<_> = house.upstream.received();
        let keys: Vec<_> = keys.iter().map(|received| received.idempotency_key().unwrap()).collect();
        assert!(keys.len() == 2 && keys[0] == keys[1], "asked twice under one key: {keys:?}");
        assert_eq!(house.upstream.paid(), 1);
        assert_eq!(house.value("SELECT status FROM jobs"), "completed");
        house.audit(2).await;
    }
}

async fn what_is_on_the_disk_is_not_asked_for_again(on: On) {
    let mut house = House::new(on).await;
    house.upstream.honour_keys();
    house.upstreams = upstream("main", &house.upstream, "idempotent = true");
    let mut serving = Serving::start(crashing(&house, "finish.before", "")).await;
    CALL.ask(&serving.url, By::Key, false).await.unwrap_err();
    serving.crashed("finish.before").await;
    house.upstream.now([Step::server_error()]);

    let again = started_again(&house, SWEEP).await;
    let told = CALL.ask(&again.url, By::Key, true).await.unwrap();
    assert!(told.status == 200 && told.is_whole(2), "{}", String::from_utf8_lossy(&told.body));
    assert_eq!((house.upstream.requests(), house.upstream.paid()), (1, 1));
    house.audit(2).await;
}

async fn what_was_stored_is_kept_when_the_second_run_fails(on: On) {
    // The one tells that it will not draw, the other is lost once more.
    for fails in [Step::moderation(), drawn().ending_in(Fault::ResetBeforeHead)] {
        let mut house = House::new(on).await;
        house.upstreams = upstream("main", &house.upstream, "idempotent = true");
        let settings = "[relay]\nmax_attempts = 1\n";
        let mut serving = Serving::start(crashing(&house, "blob.linked_one", settings)).await;
        CALL.ask(&serving.url, By::Key, false).await.unwrap_err();
        serving.crashed("blob.linked_one").await;
        house.upstream.now([fails]);

        let again = started_again(&house, &format!("{SWEEP}{settings}")).await;
        assert_eq!(house.upstream.requests(), 2, "it was asked once more");
        let told = CALL.ask(&again.url, By::Key, true).await.unwrap();
        assert_eq!((told.status, told.code().as_str()), (409, "outcome_unknown"));
        let id = house.value("SELECT id FROM jobs");
        let job = get(&again.url, &format!("/v1/images/jobs/{id}")).await.json();
        assert_eq!((&job["status"], job["result"].as_array().unwrap().len()), (&json!("unknown"), 1));
        assert_eq!(get(&again.url, &format!("/v1/images/jobs/{id}/content/0")).await.status, 200);
        house.audit(1).await;
    }
}

/// The first one has answered that it drew nothing, and the second knows no keys: asking either could be paid twice.
async fn another_one_is_not_asked_after_a_failover(on: On) {
    let mut house = House::new(on).await;
    house.upstream.honour_keys();
    house.upstream.now([Step::out_of_quota(), drawn()]);
    let other = Upstream::start([drawn().ending_in(Fault::StallBeforeHead), drawn()]).await;
    house.upstreams =
        upstream("main", &house.upstream, "idempotent = true") + &upstream("other", &other, "priority = 1");
    killed_while(&house, &other).await;
    assert_eq!(house.upstream.requests(), 1, "it was asked first");

    let again = started_again(&house, SWEEP).await;
    assert_eq!(house.value("SELECT status FROM jobs"), "unknown");
    let told = CALL.ask(&again.url, By::Key, true).await.unwrap();
    assert_eq!((told.status, told.code().as_str()), (409, "outcome_unknown"));
    let asked = (house.upstream.requests(), other.requests(), house.upstream.paid(), other.paid());
    assert_eq!(asked, (1, 1, 0, 1), "nothing is sent after the crash");
    let attempts = house.sql("SELECT upstream, fate FROM attempts ORDER BY number");
    assert_eq!(attempts, [["main", "refused"], ["other", "sending"]], "the second one may have been billed");
    house.audit(0).await;
}
