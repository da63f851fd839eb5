//! Several servers on one PostgreSQL and one bucket.

use std::sync::atomic::Ordering;
use std::time::Duration;

use futures_util::future::join_all;
use pictor::config::{Config, Flags};
use pictor::jobs::{Job, Status, Within};
use pictor_testkit::{Postgres, Step, Storage, Upstream, eventually};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::durable::{call, read};
use crate::{KEY, Plan, Server, plan};

/// What all of them use.
pub(crate) struct Shared {
    database: String,
    storage: Storage,
    _root: tempfile::TempDir,
}

pub(crate) async fn shared() -> Shared {
    let root = tempfile::tempdir().unwrap();
    Shared { database: Postgres::start().database(), storage: Storage::start(root.path()), _root: root }
}

impl Shared {
    /// One more server, which says very often that it lives.
    pub(crate) fn plan(&self, upstream: &Upstream) -> Plan {
        let mut plan = plan().database(self.database.clone()).upstream(upstream.address());
        let url = self.storage.url(self.storage.address());
        let environment = |name: &str| match name {
            "PICTOR_STORAGE_URL" => Some(url.clone()),
            name => Storage::environment(name),
        };
        plan.config.bucket = Config::resolve(&Flags::default(), &environment).unwrap().bucket;
        plan.config.jobs.beat_every = Duration::from_millis(50);
        plan
    }

    fn execute(&self, sql: &str) {
        Postgres::start().command(&self.database, sql);
    }
}

impl Server {
    /// A call that nobody waits for, by the key with this secret.
    async fn asked_later(&self, secret: &str, key: &str) -> (u16, String) {
        let request = self.client.post(self.url("/v1/images/generations")).bearer_auth(secret);
        let request = request.header("prefer", "respond-async").header("idempotency-key", key);
        let answer = read(request.json(&call()).send().await.unwrap()).await;
        (answer.status, answer.job)
    }

    async fn row(&self, job: &str) -> Job {
        self.running().images.jobs.read(&Within::All, job).await.unwrap().unwrap()
    }

    fn is_fenced(&self) -> bool {
        self.running().images.jobs.is_fenced()
    }

    fn works_on(&self, job: &str) -> bool {
        self.running().images.live.journal(job).is_some()
    }

    /// Waits until the job is completed.
    async fn completed(&self, job: &str) {
        let completed = async {
            while self.row(job).await.status != Status::Completed {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), completed).await.unwrap();
    }
}

#[tokio::test]
async fn whoever_asks_another_server_gets_the_same_answer() {
    let shared = shared().await;
    let upstream = Upstream::start([Step::ok().after(Duration::from_millis(700))]).await;
    let (one, other) = (shared.plan(&upstream).start().await, shared.plan(&upstream).start().await);
    let body = call();
    let later = async {
        eventually("it was sent", || upstream.requests() == 1).await;
        let attached = join_all((0..3).map(|_| other.asked("a", &body))).await;
        (attached, other.asked("a", &body).await)
    };
    let (first, (attached, replay)) = tokio::join!(one.asked("a", &body), later);
    assert_eq!((first.status, first.replayed), (200, false), "{}", first.body);
    for answer in &attached {
        assert_eq!((answer.status, &answer.job, &answer.body), (200, &first.job, &first.body));
    }
    assert!(replay.replayed && replay.body == first.body);
    assert_eq!((upstream.requests(), upstream.paid()), (1, 1));
    other.stop().await;
    one.stop().await;
}

/// What was sent goes on, and what nobody waits for waits: only the heartbeat is broken, so that nothing but the fence
/// can be in the way.
#[tokio::test]
async fn a_server_that_is_not_heard_sends_nothing_until_it_is() {
    let shared = shared().await;
    let upstream = Upstream::start([Step::ok().after(Duration::from_secs(1)), Step::ok()]).await;
    let server = shared.plan(&upstream).start().await;
    let body = call();
    let meanwhile = async {
        eventually("it was sent", || upstream.requests() == 1).await;
        shared.execute("ALTER TABLE replicas RENAME TO elsewhere");
        eventually("it is not heard", || server.is_fenced()).await;
        let (status, job) = server.asked_later(KEY, "later").await;
        assert_eq!(status, 202);
        let refused = server.asked("b", &body).await;
        assert_eq!(refused.status, 503, "{}", refused.body);
        assert!(refused.body.contains("cannot reach its database"), "{}", refused.body);
        job
    };
    let (under_way, job) = tokio::join!(server.asked("a", &body), meanwhile);
    assert_eq!(under_way.status, 200, "{}", under_way.body);
    assert_eq!((upstream.requests(), server.row(&job).await.status), (1, Status::Queued));
    shared.execute("ALTER TABLE elsewhere RENAME TO replicas");
    eventually("it is heard again", || !server.is_fenced()).await;
    server.completed(&job).await;
    assert_eq!(server.asked("b", &body).await.status, 200, "the refused call may be made again");
    assert_eq!((upstream.requests(), upstream.paid()), (3, 3));
    server.stop().await;
}

/// As one finds things when it was paused for longer than others wait.
#[tokio::test]
async fn what_a_paused_server_had_not_sent_is_anothers_and_what_it_had_is_kept() {
    let shared = shared().await;
    let upstream = Upstream::start([Step::ok().after(Duration::from_secs(2)), Step::ok()]).await;
    let mut plan = shared.plan(&upstream);
    plan.config.upstreams[0].max_in_flight = 1;
    plan.config.jobs.beat_every = Duration::from_hours(1);
    let (paused, other) = (plan.start().await, shared.plan(&upstream).start().await);
    let body = call();
    let meanwhile = async {
        eventually("it was sent", || upstream.requests() == 1).await;
        let (_, waiting) = paused.asked_later(KEY, "waits").await;
        let take_for_dead = async {
            shared.execute("UPDATE replicas SET seen_at = 0 WHERE silence > 1000000");
            other.completed(&waiting).await;
            assert_eq!(upstream.requests(), 2);
            assert!(paused.works_on(&waiting), "it does not know yet");
        };
        let (attached, ()) = tokio::join!(other.asked("sent", &body), take_for_dead);
        assert_eq!(attached.status, 409, "{}", attached.body);
        assert!(attached.body.contains("outcome_unknown"), "{}", attached.body);
        waiting
    };
    let (late, waiting) = tokio::join!(paused.asked("sent", &body), meanwhile);
    assert_eq!(late.status, 200, "{}", late.body);
    eventually("it sees that the other job is not its own", || !paused.works_on(&waiting)).await;
    assert_eq!((upstream.requests(), upstream.paid()), (2, 2));
    let again = other.asked("sent", &body).await;
    assert_eq!((again.status, again.body == late.body), (200, true), "the late answer is the job's");
    other.stop().await;
    paused.stop().await;
}

#[tokio::test]
async fn a_server_that_drains_is_not_taken_for_dead() {
    let shared = shared().await;
    let upstream = Upstream::start([Step::ok().after(Duration::from_secs(1))]).await;
    let (one, other) = (shared.plan(&upstream).start().await, shared.plan(&upstream).start().await);
    let request = one.post("/v1/images/generations").header("idempotency-key", "a").json(&call());
    let stop = async {
        eventually("it was sent", || upstream.requests() == 1).await;
        one.stop().await;
    };
    let (answer, ()) = tokio::join!(async { read(request.send().await.unwrap()).await }, stop);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let job = other.row(&answer.job).await;
    assert_eq!((job.status, job.recovered), (Status::Completed, false));
    other.stop().await;
}

#[tokio::test]
async fn a_cancel_through_another_server_is_seen_before_anything_is_sent() {
    let shared = shared().await;
    let upstream = Upstream::start([Step::ok().after(Duration::from_secs(1)), Step::ok()]).await;
    let mut plan = shared.plan(&upstream);
    plan.config.upstreams[0].max_in_flight = 1;
    let (one, other) = (plan.start().await, shared.plan(&upstream).start().await);
    let body = call();
    let meanwhile = async {
        eventually("it was sent", || upstream.requests() == 1).await;
        let (_, waiting) = one.asked_later(KEY, "waits").await;
        let path = format!("/v1/images/jobs/{waiting}/cancel");
        assert_eq!(other.post(&path).send().await.unwrap().status(), StatusCode::OK);
        waiting
    };
    let (first, waiting) = tokio::join!(one.asked("a", &body), meanwhile);
    assert_eq!(first.status, 200, "{}", first.body);
    eventually("its own server sees it", || !one.works_on(&waiting)).await;
    assert_eq!(one.row(&waiting).await.status, Status::Cancelled);
    assert_eq!((upstream.requests(), upstream.paid()), (1, 1));
    other.stop().await;
    one.stop().await;
}

/// Calls that nobody waits for, half of them to each server at once; how many were taken. Those two
/// have no turns for them: a third one takes them over.
async fn crowd(shared: &Shared, upstream: &Upstream, calls: usize, limits: Value) -> usize {
    let idle = || {
        let mut plan = shared.plan(upstream);
        plan.config.jobs.workers = Some(0);
        plan
    };
    let (one, other) = (idle().start().await, idle().start().await);
    let holder = one.hold(json!({ "name": "shop" }), limits).await;
    let ask = |number: usize| {
        let (server, secret) = (if number.is_multiple_of(2) { &one } else { &other }, &holder.secret);
        async move { server.asked_later(secret, &number.to_string()).await }
    };
    let answers = join_all((0..calls).map(ask)).await;
    let taken: Vec<&String> =
        answers.iter().filter(|(status, _)| *status == 202).map(|(_, job)| job).collect();
    assert!(answers.iter().all(|(status, _)| matches!(status, 202 | 429)), "{answers:?}");
    assert_eq!(upstream.requests(), 0);
    for server in [one, other] {
        server.leaves_a_queue.store(true, Ordering::Relaxed);
        server.stop().await;
    }
    let heir = shared.plan(upstream).start().await;
    for job in &taken {
        heir.completed(job).await;
    }
    assert_eq!((upstream.requests(), upstream.paid()), (taken.len(), taken.len()));
    heir.stop().await;
    taken.len()
}

#[tokio::test]
async fn a_budget_for_37_pictures_makes_37_on_two_servers() {
    let shared = shared().await;
    let upstream = Upstream::start([Step::ok()]).await;
    let asker = shared.plan(&upstream).start().await;
    let estimate = asker.post("/v1/images/estimate").json(&call()).send().await.unwrap();
    let estimate: Value = estimate.json().await.unwrap();
    asker.stop().await;
    let worst: pictor_api::money::Nanos = estimate["worst_case_usd"].as_str().unwrap().parse().unwrap();
    let budget = pictor_api::money::Nanos(worst.0 * 37).to_string();
    let limits = json!({ "name": "web", "budget_usd": budget });
    assert_eq!(crowd(&shared, &upstream, 100, limits).await, 37);
}

#[tokio::test]
async fn rates_hold_for_two_servers_together() {
    let shared = shared().await;
    let upstream = Upstream::start([Step::ok()]).await;
    // One comes back after 20 s.
    let limits = json!({ "name": "web", "max_images_per_1_minute": 3 });
    assert_eq!(crowd(&shared, &upstream, 40, limits).await, 3);
}

#[tokio::test]
async fn calls_at_once_are_counted_on_two_servers_together() {
    let shared = shared().await;
    let upstream = Upstream::start([Step::ok()]).await;
    let limits = json!({ "name": "web", "max_concurrent_requests": 7 });
    assert_eq!(crowd(&shared, &upstream, 40, limits).await, 7);
}
