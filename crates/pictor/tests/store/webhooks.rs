//! Webhooks in the store: every end writes its rows, in its own transaction; what is due is sent by one process.

use pictor::db::ServerSecret;
use pictor::jobs::{Cancelled, Closed, Dead, Decision, New, Within};
use pictor::tasks::Tasks;
use pictor::webhooks::{Change, Delivery, EventType, Filter, NewEndpoint, State, Webhooks, deliver};
use pictor_api::money::Nanos;
use pictor_egress::Egress;
use pictor_relay::Secret;
use pictor_testkit::{FileServer, Page, eventually};

use crate::house::{House, call, completed, failed, keyed, lost, price};
use crate::{on_both, up};

async fn webhooks(house: &House, owner: &str) -> Webhooks {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let secret = ServerSecret::open(&house.db, Some(&Secret::new("secret"))).await.unwrap();
    let egress = Egress::new(vec!["127.0.0.1".parse().unwrap()]).unwrap();
    Webhooks::new(house.db.clone(), house.clock.clone(), secret, Some(egress), owner).over_http(true)
}

fn all() -> Filter {
    Filter { endpoint: None, state: None, after: None, limit: 1_000, newest_first: false }
}

async fn told(webhooks: &Webhooks) -> Vec<Delivery> {
    webhooks.deliveries(all()).await.unwrap().0
}

fn new(url: &str, types: &[EventType]) -> NewEndpoint {
    NewEndpoint { name: "n".into(), url: url.into(), event_types: types.into() }
}

/// What was told of a job, in order.
fn of<'a>(told: &'a [Delivery], job: &str) -> Vec<&'a str> {
    told.iter().filter(|told| told.job == job).map(|told| told.event_type.as_str()).collect()
}

#[tokio::test]
async fn every_end_is_written_down_with_the_job() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let webhooks = webhooks(&house, "proc_1").await;
        webhooks.create("proj_a", new("https://a.example/", &EventType::ALL)).await.unwrap();
        webhooks.create("proj_b", new("https://b.example/", &EventType::ALL)).await.unwrap();
        let sent = async |new: New| {
            let id = house.fresh(new).await;
            house.jobs.dispatch(&id, up()).await.unwrap();
            id
        };
        let (whole, broken, late, dead) =
            (sent(call()).await, sent(call()).await, sent(call()).await, sent(call()).await);
        let queued = house.fresh(call()).await;
        house.jobs.finish(&whole, completed()).await.unwrap();
        house.jobs.finish(&whole, completed()).await.unwrap();
        house.jobs.finish(&broken, failed(false)).await.unwrap();
        house.jobs.finish(&late, lost()).await.unwrap();
        assert_eq!(house.jobs.finish(&late, completed()).await.unwrap(), Closed::Late);
        let cancelled = house.jobs.cancel(&Within::All, &queued).await.unwrap();
        assert!(matches!(cancelled, Cancelled::Done(_)));
        house.process("proc_2").recover(Dead::AllOthers, &*price()).await.unwrap();
        house.jobs.reconcile(&dead, Decision::Settle(Nanos(1))).await.unwrap();

        let told = told(&webhooks).await;
        assert_eq!(of(&told, &whole), ["image.job.completed"], "once");
        assert_eq!(of(&told, &broken), ["image.job.failed"]);
        assert_eq!(of(&told, &late), ["image.job.unknown", "image.job.completed"]);
        assert_eq!(of(&told, &queued), ["image.job.cancelled"]);
        assert_eq!(of(&told, &dead), ["image.job.unknown"], "a decision about money is no end");
        assert!(told.iter().all(|told| told.project == "proj_a" && told.host == "a.example"));
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn those_are_told_who_want_to_know() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let webhooks = webhooks(&house, "proc_1").await;
        let make = async |types: &[EventType]| {
            webhooks.create("proj_a", new("https://a.example/", types)).await.unwrap().id
        };
        let (both, one, off) = (
            make(&[EventType::Completed, EventType::Failed]).await,
            make(&[EventType::Failed]).await,
            make(&[EventType::Completed]).await,
        );
        let disable = Change { enabled: Some(false), ..Change::default() };
        webhooks.change("proj_a", &off, disable).await.unwrap().unwrap();
        let url = Some("https://once.example/hook".to_owned());
        let id = house.fresh(New { webhook_url: url, ..keyed("k") }).await;
        house.jobs.dispatch(&id, up()).await.unwrap();
        house.jobs.finish(&id, completed()).await.unwrap();
        let told = told(&webhooks).await;
        let ends: Vec<_> = told.iter().map(|told| (told.endpoint.as_ref(), told.host.as_str())).collect();
        assert_eq!(ends, [(Some(&both), "a.example"), (None, "once.example")]);
        assert_eq!(told[0].event, told[1].event, "it is one event");
        assert_ne!(one, off);
    })
    .await;
}

#[tokio::test]
async fn what_is_rolled_back_tells_nobody() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let webhooks = webhooks(&house, "proc_1").await;
        webhooks.create("proj_a", new("https://a.example/", &EventType::ALL)).await.unwrap();
        let id = house.fresh(call()).await;
        house.jobs.dispatch(&id, up()).await.unwrap();
        // The last statement of the transaction fails.
        house.execute("ALTER TABLE balances RENAME TO elsewhere").await;
        house.jobs.finish(&id, completed()).await.unwrap_err();
        assert_eq!(told(&webhooks).await, []);
        house.execute("ALTER TABLE elsewhere RENAME TO balances").await;
        house.jobs.finish(&id, completed()).await.unwrap();
        assert_eq!(told(&webhooks).await.len(), 1);
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn an_end_of_many_is_sent_by_one_of_two_processes() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let receiver = FileServer::start().await;
        let url = receiver.put("/hook", [Page::status(200)]);
        let (one, two) = (webhooks(&house, "proc_1").await, webhooks(&house, "proc_2").await);
        one.create("proj_a", new(&url, &EventType::ALL)).await.unwrap();
        for _ in 0..40 {
            let id = house.fresh(call()).await;
            house.jobs.cancel(&Within::All, &id).await.unwrap();
        }
        let tasks = Tasks::default();
        let both = futures_util::future::join(
            deliver(one.clone(), tasks.stopping()),
            deliver(two.clone(), tasks.stopping()),
        );
        let watching = async {
            eventually("all have arrived", || receiver.requests() >= 40).await;
            tasks.stop();
        };
        futures_util::future::join(both, watching).await;
        let mut ids: Vec<_> =
            receiver.received().iter().map(|received| received.headers["webhook-id"].clone()).collect();
        ids.sort_by(|one, other| one.as_bytes().cmp(other.as_bytes()));
        ids.dedup();
        assert_eq!((receiver.requests(), ids.len()), (40, 40), "none twice");
        assert!(told(&one).await.iter().all(|told| told.state == State::Delivered));
    })
    .await;
}

#[tokio::test]
async fn what_a_dead_process_has_claimed_is_sent_by_another() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let receiver = FileServer::start().await;
        let url = receiver.put("/hook", [Page::status(200)]);
        let webhooks = webhooks(&house, "proc_2").await;
        webhooks.create("proj_a", new(&url, &EventType::ALL)).await.unwrap();
        let id = house.fresh(call()).await;
        house.jobs.cancel(&Within::All, &id).await.unwrap();
        house.execute("UPDATE deliveries SET claimed_by = 'proc_1', due_at = due_at + 60000").await;
        let send = async || {
            let tasks = Tasks::default();
            let sending = deliver(webhooks.clone(), tasks.stopping());
            let watching = async {
                eventually("it arrives", || receiver.requests() == 1).await;
                tasks.stop();
            };
            futures_util::future::join(sending, watching).await;
        };
        webhooks.release(Some("proc_3")).await.unwrap();
        assert!(told(&webhooks).await[0].due_at > house.clock.unix_millis(), "its process may live");
        webhooks.release(Some("proc_1")).await.unwrap();
        send().await;
        assert_eq!(told(&webhooks).await[0].state, State::Delivered);
    })
    .await;
}

#[tokio::test]
async fn what_has_been_kept_long_enough_goes() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let webhooks = webhooks(&house, "proc_1").await;
        webhooks.create("proj_a", new("https://a.example/", &EventType::ALL)).await.unwrap();
        for _ in 0..4 {
            let id = house.fresh(call()).await;
            house.jobs.cancel(&Within::All, &id).await.unwrap();
        }
        let ids: Vec<String> = told(&webhooks).await.into_iter().map(|told| told.id).collect();
        let day: i64 = 24 * 3_600_000;
        for (id, state, days) in [
            (&ids[0], "delivered", 8),
            (&ids[1], "dead", 8),
            (&ids[2], "dead", 31),
            (&ids[3], "delivered", 6),
        ] {
            house
                .execute(&format!(
                    "UPDATE deliveries SET state = '{state}', ended_at = created_at - {} WHERE id = '{id}'",
                    days * day
                ))
                .await;
        }
        webhooks.sweep().await;
        let left: Vec<String> = told(&webhooks).await.into_iter().map(|told| told.id).collect();
        assert_eq!(left, [ids[1].clone(), ids[3].clone()]);
    })
    .await;
}
