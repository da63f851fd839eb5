//! How a server stops: paid calls hang on it.

use std::time::Duration;

use pictor_testkit::{Fault, Step, Upstream, eventually};
use reqwest::StatusCode;

use crate::{KEY, Serving, UPSTREAM_KEY, generate, install_tls, pictor};

/// A server before this upstream, with these settings.
fn before(upstream: &Upstream, data_dir: &std::path::Path, settings: &str) -> Serving {
    install_tls();
    let file = data_dir.join("settings.toml");
    std::fs::write(&file, settings).unwrap();
    let mut command = pictor();
    command
        .env("PICTOR_ADMIN_KEY", KEY)
        .env("PICTOR_CONFIG", file)
        .env("PICTOR_OPENAI_API_KEY", UPSTREAM_KEY);
    command.env("PICTOR_OPENAI_BASE_URL", upstream.base_url());
    Serving::start(&mut command, data_dir)
}

#[tokio::test]
async fn signals_within_a_second_are_one() {
    let upstream = Upstream::start([Step::ok().after(Duration::from_millis(600))]).await;
    for second in ["-TERM", "-INT"] {
        let data_dir = tempfile::tempdir().unwrap();
        let mut serving = before(&upstream, data_dir.path(), "");
        let url = serving.url.clone();
        #[expect(clippy::disallowed_methods, reason = "the test waits for it below")]
        let answering = tokio::spawn(async move { generate(&url, KEY, "a lake").await.status() });
        eventually("the call is under way", || upstream.in_flight() == 1).await;
        serving.signal("-TERM");
        let said = serving.read_until("stopping");
        assert!(said.contains("A second signal"), "it says what a second one does: {said}");
        serving.signal(second);
        assert_eq!(answering.await.unwrap(), StatusCode::OK);
        let (code, log) = serving.ended();
        assert_eq!(code, Some(0), "{log}");
        assert!(!log.contains("stopped"), "{log}");
    }
}

#[tokio::test]
async fn what_the_deadline_cuts_is_told() {
    let upstream = Upstream::start([Step::fault(Fault::StallBeforeHead)]).await;
    let data_dir = tempfile::tempdir().unwrap();
    let serving = before(&upstream, data_dir.path(), "[http]\ndrain_timeout = \"50ms\"\n");
    let url = serving.url.clone();
    #[expect(clippy::disallowed_methods, reason = "it is cut, and its answer is nothing to look at")]
    let call = tokio::spawn(async move { drop(generate_any(&url).await) });
    eventually("the call is under way", || upstream.in_flight() == 1).await;
    serving.signal("-TERM");
    let (code, log) = serving.ended();
    assert_eq!(code, Some(1));
    assert!(log.contains("may have been billed") && log.contains("cut=1"), "{log}");
    assert!(log.contains("after http.drain_timeout"), "{log}");
    call.await.unwrap();
}

/// A call whose answer may never come.
async fn generate_any(url: &str) -> Result<reqwest::Response, reqwest::Error> {
    let body = serde_json::json!({ "model": "gpt-image-2", "prompt": "a lake" });
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    client.post(format!("{url}/v1/images/generations")).bearer_auth(KEY).json(&body).send().await
}
