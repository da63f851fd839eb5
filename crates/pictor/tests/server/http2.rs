//! HTTP/2 without TLS, as a proxy speaks it to us: the same answers, several at once over one connection.

use std::time::Duration;

use futures_util::future::join_all;
use pictor_testkit::{Step, Upstream};
use reqwest::{Client, RequestBuilder, Version};
use serde_json::{Value, json};

use crate::{KEY, Server, picture, plan, refusal};

fn client() -> Client {
    Client::builder().no_proxy().http2_prior_knowledge().build().unwrap()
}

fn generation(client: &Client, server: &Server, size: &str) -> RequestBuilder {
    let body = json!({ "model": "gpt-image-2", "prompt": "a lake", "size": size, "quality": "low" });
    client.post(server.url("/v1/images/generations")).bearer_auth(KEY).json(&body)
}

#[tokio::test]
async fn calls_share_a_connection() {
    let (server, client) = (plan().start().await, client());
    let calls = (0..3).map(|_| generation(&client, &server, "1024x640").send());
    for response in join_all(calls).await {
        let response = response.unwrap();
        assert_eq!((response.status().as_u16(), response.version()), (200, Version::HTTP_2));
        let answer: Value = response.json().await.unwrap();
        assert_eq!(&picture(&answer, 0)[..4], b"\x89PNG");
    }
    let refused = generation(&client, &server, "1000x1000").send().await.unwrap();
    assert_eq!(refusal(refused).await.0, 400);
    server.stop().await;
}

#[tokio::test]
async fn a_late_failure_resets_its_stream_and_no_other() {
    let upstream = Upstream::start([Step::moderation().after(Duration::from_millis(100)), Step::ok()]).await;
    let heartbeat = Duration::from_millis(20);
    let server = plan().upstream(upstream.address()).heartbeat(heartbeat, heartbeat).start().await;
    let client = client();
    let response = generation(&client, &server, "1024x640").send().await.unwrap();
    assert_eq!(response.status(), 200, "the head went out before the failure");
    assert!(response.bytes().await.is_err(), "no client may take this for success");
    let next = generation(&client, &server, "1024x640").send().await.unwrap();
    assert_eq!(next.json::<Value>().await.unwrap()["size"], "1024x640");
    server.stop().await;
}
