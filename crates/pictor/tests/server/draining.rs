//! A stop lets running calls finish and takes no new ones.

use std::time::Duration;

use pictor_testkit::{Step, Upstream, eventually};
use serde_json::{Value, json};

use crate::plan;

#[tokio::test]
async fn a_running_call_finishes() {
    let upstream = Upstream::start([Step::ok().after(Duration::from_millis(300))]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let request =
        server.post("/v1/images/generations").json(&json!({ "model": "gpt-image-2", "prompt": "x" }));
    #[expect(clippy::disallowed_methods, reason = "the test waits for it below")]
    let answering = tokio::spawn(async move {
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        answer
    });
    eventually("the upstream hears of it", || upstream.received().len() == 1).await;
    let address = server.address();
    server.stop().await;
    assert!(answering.await.unwrap()["data"][0]["b64_json"].is_string());
    assert!(tokio::net::TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn readiness_ends_before_the_server_does() {
    let server = plan().start().await;
    assert_eq!(server.client.get(server.url("/readyz")).send().await.unwrap().status(), 200);
    assert_eq!(server.client.get(server.url("/healthz")).send().await.unwrap().text().await.unwrap(), "ok\n");
    server.rooms().tasks.retire();
    assert_eq!(server.client.get(server.url("/readyz")).send().await.unwrap().status(), 503);
    assert_eq!(server.get("/v1/models").send().await.unwrap().status(), 200, "calls are still taken");
    server.stop().await;
}
