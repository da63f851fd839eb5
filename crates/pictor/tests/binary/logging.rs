//! The log: as JSON for programs, and with the address of the client.

use pictor_testkit::{Step, Upstream};
use serde_json::Value;

use crate::{KEY, Serving, UPSTREAM_KEY, generate, install_tls, pictor};

fn events(log: &str) -> Vec<Value> {
    log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))).collect()
}

/// Where a server listens, by what it logged.
pub(crate) fn address(log: &str) -> String {
    let events = events(log);
    let listening = events.iter().find(|event| event["message"] == "listening").unwrap();
    format!("http://{}", listening["address"].as_str().unwrap())
}

#[tokio::test]
async fn a_log_for_programs_is_one_object_a_line_without_prompt_picture_or_key() {
    install_tls();
    let upstream = Upstream::start([Step::ok(), Step::moderation()]).await;
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.env("PICTOR_LOG_FORMAT", "json").env("PICTOR_LOG", "trace");
    command.env("PICTOR_OPENAI_API_KEY", UPSTREAM_KEY).env("PICTOR_OPENAI_BASE_URL", upstream.base_url());
    let serving = Serving::start(&mut command, data_dir.path());
    let greeting = serving.greeting.clone();
    let key = std::fs::read_to_string(data_dir.path().join("admin-key")).unwrap();
    for (prompt, status) in [("a zorblax in the rain", 200), ("another zorblax", 400)] {
        let response = generate(&serving.url, key.trim(), prompt).await;
        assert_eq!(response.status(), status);
        drop(response.bytes().await.unwrap());
    }
    let (code, rest) = serving.stop();
    assert_eq!(code, Some(0));
    let log = greeting + &rest;
    for secret in ["zorblax", "iVBORw0KGgo", key.trim(), UPSTREAM_KEY] {
        assert!(!log.contains(secret), "the log has {secret}:\n{log}");
    }
    let events = events(&log);
    let asked = |event: &&Value| event["path"] == "/v1/images/generations" && event["message"] == "request";
    let requests: Vec<&Value> = events.iter().filter(asked).collect();
    assert_eq!(requests.len(), 2, "one line for each request:\n{log}");
    let first = requests[0];
    assert_eq!((&first["level"], &first["status"]), (&"INFO".into(), &200.into()));
    assert_eq!((&first["attempts"], &first["client"]), (&"openai:answered".into(), &"127.0.0.1".into()));
    assert!(first["timestamp"].as_str().unwrap().ends_with('Z'), "{first}");
    assert!(
        events.iter().any(|event| event["message"].as_str().is_some_and(|told| told.starts_with("stopping")))
    );
}

#[tokio::test]
async fn only_a_trusted_proxy_says_who_the_client_is() {
    install_tls();
    for (trusted, found) in [("[]", "client=127.0.0.1"), ("[\"127.0.0.0/8\"]", "client=198.51.100.7")] {
        let data_dir = tempfile::tempdir().unwrap();
        let file = data_dir.path().join("settings.toml");
        std::fs::write(&file, format!("[http]\ntrusted_proxies = {trusted}\n")).unwrap();
        let mut command = pictor();
        command.env("PICTOR_ADMIN_KEY", KEY).env("PICTOR_CONFIG", file);
        let serving = Serving::start(&mut command, data_dir.path());
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let request = client.get(format!("{}/v1/models", serving.url)).bearer_auth(KEY);
        let asked =
            request.header("x-forwarded-for", "6.6.6.6, 198.51.100.7, 127.0.0.2").send().await.unwrap();
        assert_eq!(asked.status(), 200);
        drop(asked.bytes().await.unwrap());
        let (_, log) = serving.stop();
        let line = log.lines().find(|line| line.contains("path=/v1/models")).unwrap();
        assert!(line.contains(found), "{line}");
    }
}
