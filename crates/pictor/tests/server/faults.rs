//! What the disk, the database and the clock do to a call: a clear answer, true books, and service that returns by
//! itself.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use futures_util::future::join_all;
use pictor::jobs::{New, Route};
use pictor::keys::{ADMIN_KEY, DEFAULT_PROJECT};
use pictor_api::Endpoint;
use pictor_api::money::Nanos;
use pictor_testkit::{Drawing, Postgres, Proxy, Step, Upstream, eventually};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::durable::{Answer, call, read};
use crate::{Plan, Server, plan, refusal};

/// Long beside what a test does while a call is under way.
const SLOW: Duration = Duration::from_secs(1);

impl Server {
    /// The database, locked by somebody else until it is dropped.
    fn locked(&self) -> Connection {
        let connection = Connection::open(self.data_dir.path().join("pictor.db")).unwrap();
        connection.execute_batch("BEGIN EXCLUSIVE").unwrap();
        connection
    }

    async fn closed(&self, job: &str) {
        let live = &self.running().images.live;
        eventually("the job is closed", || live.journal(job).is_none()).await;
    }

    async fn jobs(&self) -> Vec<Value> {
        let list: Value = self.get("/v1/images/jobs").send().await.unwrap().json().await.unwrap();
        list["data"].as_array().unwrap().clone()
    }
}

/// Asks until it is served; what comes before is a clear refusal.
async fn served_again(server: &Server, key: &str) -> Answer {
    for _ in 0..200 {
        let answer = server.asked(key, &call()).await;
        if answer.status == 200 {
            return answer;
        }
        assert_eq!(answer.status, 503, "{}", answer.body);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("service does not return");
}

async fn assert_unavailable(server: &Server) {
    let response = server.post("/v1/images/generations").json(&call()).send().await.unwrap();
    assert!(response.headers().contains_key("retry-after"));
    assert_eq!(refusal(response).await.0, 503);
}

#[tokio::test]
async fn without_room_for_its_pictures_nothing_is_sent() {
    let upstream = Upstream::start([Step::ok()]).await;
    let mut plan = plan().upstream(upstream.address());
    plan.config.jobs.least_free = u64::MAX;
    let server = plan.start().await;
    assert_unavailable(&server).await;
    assert_eq!((upstream.requests(), server.jobs().await.len()), (0, 0));
    let server = server.restart(|config| config.jobs.least_free = 0).await;
    assert_eq!(server.asked("a", &call()).await.status, 200);
    server.stop().await;
}

/// A file system of its own, of 16 MiB.
struct Small(PathBuf);

impl Small {
    fn mount(path: PathBuf) -> Option<Self> {
        std::fs::create_dir_all(&path).unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=16m", "none"]).arg(&path).output();
        mount.is_ok_and(|mount| mount.status.success()).then_some(Self(path))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        // What cannot be unmounted now is so when its last file is closed.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

fn fill(file: &Path) {
    // As much as there is room for.
    let much = 32 << 20;
    let _ = std::fs::write(file, vec![1; much]);
    assert!(std::fs::metadata(file).unwrap().len() < much as u64, "the file system is small");
}

#[tokio::test]
async fn a_picture_that_cannot_be_stored_yet_is_delivered_all_the_same() {
    let upstream = Upstream::start([Step::ok()]).await;
    let plan = plan().upstream(upstream.address());
    let blobs = plan.config.data_dir.join("blobs");
    let Some(_small) = Small::mount(blobs.clone()) else {
        return eprintln!("skipped: only root can mount a file system that fills up");
    };
    let server = plan.start().await;
    let filler = blobs.join("filler");
    fill(&filler);
    let answer = server.asked("a", &call()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(server.running().images.live.journal(&answer.job).is_some(), "it is not closed yet");
    std::fs::remove_file(filler).unwrap();
    server.closed(&answer.job).await;
    assert_eq!(server.asked("a", &call()).await, Answer { replayed: true, ..answer });
    assert_eq!(upstream.paid(), 1);
    server.stop().await;
}

#[tokio::test]
async fn a_disk_that_fills_up_during_a_call_leaves_true_books() {
    let upstream = Upstream::start([Step::ok().after(SLOW)]).await;
    let mut plan = plan().upstream(upstream.address());
    plan.config.jobs.least_free = 0;
    let data_dir = plan.config.data_dir.clone();
    let Some(_small) = Small::mount(data_dir.clone()) else {
        return eprintln!("skipped: only root can mount a file system that fills up");
    };
    let server = plan.start().await;
    let (filler, body) = (data_dir.join("filler"), call());
    let (answer, ()) = tokio::join!(server.asked("a", &body), async {
        eventually("it was sent", || upstream.requests() == 1).await;
        fill(&filler);
    });
    // There was no room even for what came.
    assert!(answer.status == 409 && answer.body.contains("outcome_unknown"), "{}", answer.body);
    assert_unavailable(&server).await;
    std::fs::remove_file(filler).unwrap();
    server.closed(&answer.job).await;
    assert_eq!(server.asked("a", &body).await.status, 409, "it is not bought again");
    assert_eq!(served_again(&server, "b").await.status, 200);
    assert_eq!((upstream.requests(), upstream.paid()), (2, 2));
    server.stop().await;
}

#[tokio::test]
async fn a_database_that_somebody_else_holds_refuses_new_calls_and_returns() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let held = server.locked();
    assert_unavailable(&server).await;
    assert_eq!(upstream.requests(), 0);
    drop(held);
    assert_eq!(served_again(&server, "a").await.status, 200);
    assert_eq!((upstream.paid(), server.jobs().await.len()), (1, 1));
    server.stop().await;
}

#[tokio::test]
async fn a_database_that_is_locked_during_a_call_delays_its_books_and_not_its_picture() {
    let upstream = Upstream::start([Step::ok().after(SLOW)]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let body = call();
    let (answer, held) = tokio::join!(server.asked("a", &body), async {
        eventually("it was sent", || upstream.requests() == 1).await;
        server.locked()
    });
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(server.running().images.live.journal(&answer.job).is_some(), "it is not closed yet");
    drop(held);
    server.closed(&answer.job).await;
    assert_eq!(server.asked("a", &body).await, Answer { replayed: true, ..answer });
    assert_eq!(upstream.paid(), 1);
    server.stop().await;
}

#[tokio::test]
async fn a_client_that_leaves_while_its_call_is_written_down_leaves_no_row_without_work() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let held = server.locked();
    let request = server.post("/v1/images/generations").header("idempotency-key", "a").json(&call());
    assert!(request.timeout(Duration::from_millis(500)).send().await.unwrap_err().is_timeout());
    drop(held);
    let request = server.post("/v1/images/generations").header("idempotency-key", "a").json(&call());
    let answer = read(request.timeout(Duration::from_secs(15)).send().await.unwrap()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!((upstream.paid(), server.jobs().await.len()), (1, 1));
    server.stop().await;
}

/// A server whose PostgreSQL can be cut off.
async fn distant(upstream: &Upstream) -> (Plan, Proxy) {
    let postgres = Postgres::start();
    let proxy = Proxy::start(postgres.address()).await;
    let url = postgres.database().replace(&postgres.address().to_string(), &proxy.address().to_string());
    (plan().upstream(upstream.address()).database(url), proxy)
}

#[tokio::test]
async fn without_its_database_nothing_is_sent() {
    let upstream = Upstream::start([Step::ok()]).await;
    let (plan, proxy) = distant(&upstream).await;
    let server = plan.start().await;
    proxy.cut();
    for _ in 0..3 {
        assert_unavailable(&server).await;
    }
    assert_eq!(upstream.requests(), 0);
    proxy.heal();
    let answer = served_again(&server, "a").await;
    assert_eq!(server.asked("a", &call()).await, Answer { replayed: true, ..answer });
    assert_eq!((upstream.paid(), server.jobs().await.len()), (1, 1));
    server.stop().await;
}

#[tokio::test]
async fn a_database_that_goes_during_a_call_delays_its_books_and_not_its_picture() {
    let upstream = Upstream::start([Step::ok().after(SLOW)]).await;
    let (plan, proxy) = distant(&upstream).await;
    let server = plan.start().await;
    let body = call();
    let (answer, ()) = tokio::join!(server.asked("a", &body), async {
        eventually("it was sent", || upstream.requests() == 1).await;
        proxy.cut();
    });
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(server.running().images.live.journal(&answer.job).is_some(), "it is not closed yet");
    proxy.heal();
    server.closed(&answer.job).await;
    assert_eq!(served_again(&server, "a").await, Answer { replayed: true, ..answer });
    assert_eq!(upstream.paid(), 1);
    server.stop().await;
}

#[tokio::test]
async fn a_clock_that_is_set_back_an_hour_changes_nothing() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let first = server.asked("a", &call()).await;
    server.rooms().clock.set_back(Duration::from_secs(3_600));
    assert_eq!(server.asked("b", &call()).await.status, 200);
    assert_eq!(server.asked("a", &call()).await, Answer { replayed: true, ..first });
    // Another process does not know how late it was.
    let server = server.restart(|_| {}).await;
    server.rooms().clock.set_back(Duration::from_secs(3_600));
    assert_eq!(server.asked("c", &call()).await.status, 200);
    assert!(server.asked("a", &call()).await.replayed);
    assert_eq!(upstream.paid(), 3);
    server.stop().await;
}

#[tokio::test]
async fn a_budget_for_37_pictures_buys_37() {
    for plan in [plan(), plan().postgres()] {
        // Without usage each costs what was set aside for it; none ends before all are decided.
        let priced = Drawing { without_usage: true, ..Drawing::default() };
        let upstream = Upstream::start([Step::draw(priced).after(SLOW * 3)]).await;
        let mut plan = plan.upstream(upstream.address());
        plan.config.upstreams[0].max_in_flight = 100;
        let server = plan.start().await;
        let body = call();
        let estimate = server.post("/v1/images/estimate").json(&body).send().await.unwrap();
        let estimate: Value = estimate.json().await.unwrap();
        let worst: Nanos = worst(&estimate).parse().unwrap();
        let budget = Nanos(worst.0 * 38 - 1);
        let keys = &server.running().keys;
        keys.change_project(DEFAULT_PROJECT, move |project| project.limits.budget_total = Some(budget))
            .await
            .unwrap();
        let answers = join_all((0..100).map(|_| server.generate(body.clone()))).await;
        let (made, refused): (Vec<_>, Vec<_>) =
            answers.into_iter().partition(|answer| answer.status() == 200);
        assert_eq!((made.len(), refused.len()), (37, 63));
        for answer in refused {
            assert_eq!(answer.headers()["x-should-retry"], "false");
            let (status, error) = refusal(answer).await;
            assert_eq!((status, &error["code"]), (429, &json!("insufficient_quota")));
        }
        for answer in made {
            drop(answer.bytes().await.unwrap());
        }
        assert_eq!((upstream.requests(), upstream.paid()), (37, 37));
        server.stop().await;
    }
}

fn worst(estimate: &Value) -> &str {
    let names = ["worst_case_usd", "max_cost_usd", "worst_usd"];
    let found = names.iter().find_map(|name| estimate[name].as_str());
    found.unwrap_or_else(|| panic!("no worst case in {estimate}"))
}

/// Its caller was told that nothing was begun, since the answer of the database was lost.
#[tokio::test]
async fn a_row_that_no_work_stands_behind_is_closed() {
    let server = plan().start().await;
    for route in [Route::Relay, Route::Studio] {
        let new = New {
            id: pictor::ids::job_id(),
            project: DEFAULT_PROJECT.into(),
            key: ADMIN_KEY.into(),
            endpoint: Endpoint::Generations,
            model: "gpt-image-2".into(),
            n: 1,
            idempotency_key: None,
            retry: 0,
            fingerprint: "stray".into(),
            request: "{}".into(),
            inputs_kept: false,
            asynchronous: false,
            route,
            reserve: Nanos(1_000),
            webhook_url: None,
        };
        server.running().images.jobs.start(new).await.unwrap();
    }
    server.rooms().clock.advance(Duration::from_secs(61));
    let file = server.data_dir.path().join("pictor.db");
    let failed = || {
        let rows = Connection::open(&file).unwrap();
        let count = "SELECT count(*) FROM jobs WHERE status = 'failed' AND money = 'closed'";
        rows.query_row(count, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    eventually("both are closed", || failed() == 2).await;
    server.stop().await;
}
