//! What `/readyz` says is missing, and what of it makes the server unready.

use std::time::Duration;

use pictor::config::{Config, Flags};
use pictor_testkit::{Postgres, Proxy, Step, Storage, Upstream, eventually};
use serde_json::{Value, json};

use crate::{Server, plan};

/// The status code, the word, and each check that fails with its reason.
async fn readiness(server: &Server) -> (u16, String, Vec<(String, String)>) {
    let response = server.client.get(server.url("/readyz")).send().await.unwrap();
    let code = response.status().as_u16();
    let told: Value = response.json().await.unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let checks = told["checks"].as_array().unwrap();
    let failed = checks.iter().filter(|check| check["ok"] == false);
    let failed = failed.map(|check| (text(&check["name"]), text(&check["reason"]))).collect();
    (code, text(&told["status"]), failed)
}

/// Waits until the server says so; no answer of the database counts for longer than this waits in between.
async fn says(server: &Server, code: u16, word: &str, failing: &[&str]) {
    let said = async {
        loop {
            server.rooms().clock.advance(Duration::from_secs(1));
            let (found, said, failed) = readiness(server).await;
            let names: Vec<&str> = failed.iter().map(|(name, _)| name.as_str()).collect();
            if (found, said.as_str(), names.as_slice()) == (code, word, failing) {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    let waited = tokio::time::timeout(Duration::from_secs(20), said).await;
    assert!(waited.is_ok(), "it never says {code} {word} {failing:?}, but {:?}", readiness(server).await);
}

#[tokio::test]
async fn a_server_that_lacks_nothing_is_ready() {
    let server = plan().start().await;
    let response = server.client.get(server.url("/readyz")).send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-type"]),
        (200, &"application/json".parse().unwrap())
    );
    let told: Value = response.json().await.unwrap();
    let checks = json!([{ "name": "database", "ok": true }, { "name": "disk", "ok": true }]);
    assert_eq!(told, json!({ "status": "ready", "checks": checks }));
    let head = server.client.head(server.url("/readyz")).send().await.unwrap();
    assert_eq!((head.status().as_u16(), head.bytes().await.unwrap().len()), (200, 0));
    server.rooms().tasks.retire();
    assert_eq!(readiness(&server).await, (503, "draining".to_owned(), Vec::new()));
    server.stop().await;
}

#[tokio::test]
async fn a_full_disk_makes_a_server_unready() {
    let mut plan = plan();
    plan.config.jobs.least_free = u64::MAX;
    let server = plan.start().await;
    let (code, word, failed) = readiness(&server).await;
    assert_eq!((code, word.as_str(), failed[0].0.as_str()), (503, "not_ready", "disk"));
    assert!(failed[0].1.contains("jobs.least_free"), "{failed:?}");
    server.stop().await;
}

#[tokio::test]
async fn resting_upstreams_are_told_and_the_server_stays_ready() {
    let upstream = Upstream::start([Step::bad_key()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    assert_eq!(readiness(&server).await, (200, "ready".to_owned(), Vec::new()));
    let call = json!({ "model": "gpt-image-2", "prompt": "x" });
    assert_eq!(server.generate(call).await.status(), 503);
    let (code, word, failed) = readiness(&server).await;
    assert_eq!((code, word.as_str(), failed[0].0.as_str()), (200, "degraded", "upstreams"));
    assert!(!failed[0].1.contains("upstream-0"), "no names: {failed:?}");
    server.stop().await;
}

#[tokio::test]
async fn a_database_that_does_not_answer_makes_a_server_unready_until_it_does() {
    let postgres = Postgres::start();
    let proxy = Proxy::start(postgres.address()).await;
    let direct = format!("@{}/", postgres.address());
    let url = postgres.database().replace(&direct, &format!("@{}/", proxy.address()));
    let mut plan = plan().database(url);
    // It is asked by nobody else, and does not lose its lease meanwhile.
    plan.config.jobs.beat_every = Duration::from_hours(10_000);
    let server = plan.start().await;
    says(&server, 200, "ready", &[]).await;
    proxy.cut();
    says(&server, 503, "not_ready", &["database"]).await;
    proxy.heal();
    says(&server, 200, "ready", &[]).await;
    server.stop().await;
}

#[tokio::test]
async fn a_server_that_is_not_heard_is_unready() {
    let postgres = Postgres::start();
    let url = postgres.database();
    let mut plan = plan().database(url.clone());
    plan.config.jobs.beat_every = Duration::from_millis(50);
    let server = plan.start().await;
    postgres.command(&url, "ALTER TABLE replicas RENAME TO elsewhere");
    eventually("it is not heard", || server.running().images.jobs.is_fenced()).await;
    let (code, word, failed) = readiness(&server).await;
    assert_eq!((code, word.as_str(), failed[0].0.as_str()), (503, "not_ready", "lease"));
    postgres.command(&url, "ALTER TABLE elsewhere RENAME TO replicas");
    eventually("it is heard again", || !server.running().images.jobs.is_fenced()).await;
    assert_eq!(readiness(&server).await.0, 200);
    server.stop().await;
}

#[tokio::test]
async fn a_silent_bucket_is_told_and_the_server_stays_ready() {
    let root = tempfile::tempdir().unwrap();
    let storage = Storage::start(root.path());
    let proxy = Proxy::start(storage.address()).await;
    let url = storage.url(proxy.address());
    let environment = |name: &str| match name {
        "PICTOR_STORAGE_URL" => Some(url.clone()),
        name => Storage::environment(name),
    };
    let mut plan = plan();
    plan.config.bucket = Config::resolve(&Flags::default(), &environment).unwrap().bucket;
    plan.config.jobs.beat_every = Duration::from_millis(50);
    let server = plan.start().await;
    says(&server, 200, "ready", &[]).await;
    proxy.cut();
    let call = json!({ "model": "gpt-image-2", "prompt": "a pier", "quality": "low" });
    assert_eq!(server.generate(call).await.status(), 200);
    says(&server, 200, "degraded", &["bucket"]).await;
    proxy.heal();
    says(&server, 200, "ready", &[]).await;
    server.stop().await;
}
