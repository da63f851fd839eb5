//! The illustrator as last resort: it draws when nothing can have been billed, and only then.

use pictor_testkit::{Fault, Step, Upstream};
use serde_json::{Value, json};

use crate::{Server, picture, plan};

async fn server_before(upstream: &Upstream) -> Server {
    let mut plan = plan().upstream(upstream.address());
    plan.config.illustrator.last_resort = Some(pictor_relay::Models::Every);
    plan.start().await
}

fn call() -> Value {
    json!({ "model": "gpt-image-2", "prompt": "a lake", "size": "1024x640", "quality": "low" })
}

async fn assert_drawn_here(server: &Server) {
    let response = server.generate(call()).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-pictor-upstream"], "illustrator");
    let answer: Value = response.json().await.unwrap();
    assert_eq!(&picture(&answer, 0)[..4], b"\x89PNG");
}

#[tokio::test]
async fn after_a_refused_connection_it_draws() {
    let upstream = Upstream::refusing();
    let server = server_before(&upstream).await;
    assert_drawn_here(&server).await;
    server.stop().await;
}

#[tokio::test]
async fn after_a_rate_limit_it_draws() {
    let upstream = Upstream::start([Step::rate_limited().retry_after(30)]).await;
    let server = server_before(&upstream).await;
    assert_drawn_here(&server).await;
    assert_eq!((upstream.requests(), upstream.paid()), (1, 0), "nothing was billed");
    server.stop().await;
}

#[tokio::test]
async fn after_a_lost_answer_it_does_not() {
    let upstream = Upstream::start([Step::fault(Fault::ResetBeforeHead)]).await;
    let server = server_before(&upstream).await;
    let response = server.generate(call()).await;
    assert!(!response.status().is_success(), "{}", response.status());
    assert_eq!(response.headers()["x-should-retry"], "false", "another try would pay again");
    assert_eq!((upstream.requests(), upstream.paid()), (1, 1));
    server.stop().await;
}
