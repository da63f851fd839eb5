//! Long silences: what keeps a proxy from cutting the connection, and what becomes of a late failure.

use std::time::Duration;

use futures_util::StreamExt;
use pictor_testkit::{Step, Upstream, eventually};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;

use crate::{KEY, plan};

const AFTER: Duration = Duration::from_millis(60);
const EVERY: Duration = Duration::from_millis(30);
const LATENCY: Duration = Duration::from_millis(400);

fn call(stream: bool) -> Value {
    json!({ "model": "gpt-image-2", "prompt": "a lake", "size": "1024x1024", "stream": stream })
}

#[tokio::test]
async fn a_slow_json_answer_begins_with_spaces() {
    let upstream = Upstream::start([Step::ok().after(LATENCY)]).await;
    let server = plan().upstream(upstream.address()).heartbeat(AFTER, EVERY).start().await;
    let response = server.generate(call(false)).await;
    assert_eq!(response.headers()["x-accel-buffering"], "no", "a proxy must pass the spaces on");
    let text = response.text().await.unwrap();
    let spaces = text.chars().take_while(|character| *character == ' ').count();
    assert!(spaces >= 3, "{spaces} spaces in {LATENCY:?}");
    let answer: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(answer["size"], "1024x1024");
    server.stop().await;
}

#[tokio::test]
async fn a_quick_answer_has_none() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let text = server.generate(call(false)).await.text().await.unwrap();
    assert!(text.starts_with('{'));
    server.stop().await;
}

#[tokio::test]
async fn a_slow_stream_is_kept_alive_by_comments() {
    let upstream = Upstream::start([Step::ok().after(LATENCY)]).await;
    let server = plan().upstream(upstream.address()).heartbeat(AFTER, EVERY).start().await;
    let response = server.generate(call(true)).await;
    assert_eq!(response.headers()["x-accel-buffering"], "no", "a proxy must pass the comments on");
    let text = response.text().await.unwrap();
    assert!(text.starts_with(": ping\n\n"), "{}", &text[..40.min(text.len())]);
    assert!(text.contains("event: image_generation.completed\n"));
    server.stop().await;
}

#[tokio::test]
async fn a_late_failure_of_a_json_answer_aborts_the_connection() {
    let upstream = Upstream::start([Step::moderation().after(LATENCY)]).await;
    let server = plan().upstream(upstream.address()).heartbeat(AFTER, EVERY).start().await;
    let response = server.generate(call(false)).await;
    assert_eq!(response.status(), 200, "the status line went out before the failure");
    let mut stream = response.bytes_stream();
    let mut text = Vec::new();
    let mut broken = false;
    while let Some(chunk) = stream.next().await {
        match chunk {
            Ok(bytes) => text.extend_from_slice(&bytes),
            Err(_) => broken = true,
        }
    }
    assert!(broken, "no client may take this for success");
    let envelope: Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(envelope["error"]["code"], "moderation_blocked");
    server.stop().await;
}

/// What has left is not lost, even for a client whose window was full when the server hung up.
#[tokio::test]
async fn a_client_that_reads_late_still_gets_the_failure() {
    let upstream = Upstream::start([Step::moderation().after(LATENCY)]).await;
    let often = Duration::from_millis(1);
    let server = plan().upstream(upstream.address()).heartbeat(often, often).start().await;
    let body = call(false).to_string();
    let request = format!(
        "POST /v1/images/generations HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {KEY}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let socket = TcpSocket::new_v4().unwrap();
    // The system rounds it up to its least, which is about one kilobyte of room.
    socket.set_recv_buffer_size(1).unwrap();
    let mut stream = socket.connect(server.address()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    eventually("the upstream hears of it", || upstream.requests() == 1).await;
    eventually("the server has hung up", || server.rooms().tasks.running() == 0).await;
    let mut answer = Vec::new();
    // A reset is a way to hang up too.
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8(answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("moderation_blocked"), "{answer}");
    assert!(!answer.ends_with("\r\n0\r\n\r\n"), "no client may take this for success");
    server.stop().await;
}

#[tokio::test]
async fn a_late_failure_of_a_stream_is_an_error_event() {
    let upstream = Upstream::start([Step::moderation().after(LATENCY)]).await;
    let server = plan().upstream(upstream.address()).heartbeat(AFTER, EVERY).start().await;
    let text = server.generate(call(true)).await.text().await.unwrap();
    let frame = text.rsplit("event: error\ndata: ").next().unwrap();
    let event: Value = serde_json::from_str(frame.trim_end()).unwrap();
    assert_eq!(event["error"]["code"], "moderation_blocked");
    server.stop().await;
}
