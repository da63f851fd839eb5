//! What was paid for is never dropped, and never followed by an answer that invites to pay again.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use pictor_api::{Format, Size};
use pictor_relay::{Capabilities, Kind, Models, Secret, WrongSize};
use pictor_testkit::{Drawing, Fault, Step, Upstream, eventually, pictures};
use reqwest::Response;
use serde_json::{Value, json};

use crate::{Plan, Server, plan, refusal};

const SIZE: Size = Size::new(1024, 1024);

/// A server before an upstream that makes `max_n` pictures a request.
fn fanning(upstream: &Upstream, max_n: u8) -> Plan {
    let mut plan = plan();
    let kind = Kind::Compatible(Capabilities { max_n, ..Capabilities::everything() });
    let mut one = pictor_relay::Upstream::new("a", kind, upstream.base_url());
    one.keys = vec![Secret::new("sk-upstream-secret")];
    plan.config.upstreams.push(one);
    plan
}

fn three() -> Value {
    json!({ "model": "gpt-image-2", "prompt": "a lake", "size": "1024x1024", "quality": "low", "n": 3 })
}

/// The answer to a call of which some pictures were paid for and some refused.
async fn assert_partly_made(response: Response) {
    assert_eq!(response.headers()["x-should-retry"], "false");
    assert!(response.headers().get("retry-after").is_none());
    let (status, error) = refusal(response).await;
    assert_eq!((status, &error["code"]), (502, &json!("partly_made")), "{error}");
}

/// The pictures that are stored, of all jobs.
fn stored(data_dir: &Path) -> Vec<PathBuf> {
    let entries = |path: &Path| fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries(&data_dir.join("blobs/results")).flat_map(|day| entries(&day).collect::<Vec<_>>()).collect();
    files.sort();
    files
}

async fn metric(server: &Server, name: &str) -> f64 {
    let text = server.get("/metrics").send().await.unwrap().text().await.unwrap();
    let line = text.lines().find(|line| line.starts_with(&format!("{name} ")));
    line.unwrap_or_else(|| panic!("{name} is not in\n{text}")).rsplit(' ').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn the_pictures_of_a_fan_out_that_failed_in_part_are_kept() {
    for refused in [Step::rate_limited().retry_after(5), Step::moderation(), Step::server_error()] {
        for last_resort in [None, Some(Models::Every)] {
            let upstream = Upstream::start([Step::ok(), Step::ok(), refused.clone()]).await;
            let mut plan = fanning(&upstream, 1);
            plan.config.illustrator.last_resort = last_resort;
            let data_dir = plan.data_dir.path().to_owned();
            let server = plan.start().await;
            assert_partly_made(server.generate(three()).await).await;

            assert_eq!(upstream.paid(), 2);
            let files = stored(&data_dir);
            assert_eq!(files.len(), 2, "{files:?}");
            for file in files {
                assert!(
                    fs::read(&file).unwrap() == pictures::file(0, SIZE, Format::Png),
                    "{}",
                    file.display()
                );
            }
            assert_eq!(metric(&server, "pictor_salvaged_pictures_total").await, 2.0);
            assert!(metric(&server, "pictor_cost_usd_total").await > 0.0);
            server.stop().await;
        }
    }
}

#[tokio::test]
async fn so_are_those_of_an_upstream_that_ignores_n() {
    let one = Step::draw(Drawing { count: Some(1), ..Drawing::default() });
    let upstream = Upstream::start([one.clone(), one, Step::rate_limited()]).await;
    let plan = fanning(&upstream, 10);
    let data_dir = plan.data_dir.path().to_owned();
    let server = plan.start().await;
    assert_partly_made(server.generate(three()).await).await;
    assert_eq!((upstream.paid(), stored(&data_dir).len()), (2, 2));
    server.stop().await;
}

#[tokio::test]
async fn a_picture_of_the_wrong_size_is_kept_when_another_upstream_makes_a_right_one() {
    let small = Drawing { size: Some(Size::new(512, 512)), ..Drawing::default() };
    let (first, second) = (Upstream::start([Step::draw(small)]).await, Upstream::start([Step::ok()]).await);
    let mut plan = plan().upstream(first.address()).upstream(second.address());
    plan.config.upstreams[1].priority = 1;
    plan.config.policy.wrong_size = WrongSize::FailOver;
    let data_dir = plan.data_dir.path().to_owned();
    let server = plan.start().await;
    let one = json!({ "model": "gpt-image-2", "prompt": "a lake", "size": "1024x1024", "quality": "low" });
    let response = server.generate(one).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-pictor-upstream"], "upstream-1");
    let cost: f64 = response.headers()["x-pictor-cost-usd"].to_str().unwrap().parse().unwrap();
    drop(response.bytes().await.unwrap());
    assert_eq!((first.paid(), second.paid()), (1, 1));
    assert_eq!(stored(&data_dir).len(), 2, "the first picture was paid for, too");
    let both = metric(&server, "pictor_cost_usd_total").await;
    assert!((both - cost).abs() < 1e-6 && cost > 0.005, "both were paid for: {cost}, {both}");
    server.stop().await;
}

#[tokio::test]
async fn an_error_after_a_partial_picture_is_not_sent_elsewhere() {
    let (first, second) =
        (Upstream::start([Step::fault(Fault::ErrorEvent)]).await, Upstream::start([Step::ok()]).await);
    let mut plan = plan().upstream(first.address()).upstream(second.address());
    plan.config.upstreams[1].priority = 1;
    plan.config.illustrator.last_resort = Some(Models::Every);
    let server = plan.start().await;
    let call = json!({ "model": "gpt-image-2", "prompt": "a lake", "stream": true, "partial_images": 2 });
    let text = server.generate(call).await.text().await.unwrap();
    assert!(text.contains("event: image_generation.partial_image\n"), "{text}");
    assert!(text.contains("\"outcome_unknown\"") && !text.contains("completed"), "{text}");
    assert_eq!((first.requests(), second.requests()), (1, 0));
    server.stop().await;
}

#[tokio::test]
async fn the_upstreams_refusals_are_told_apart() {
    let unverified = "Your organization must be verified to use the model `gpt-image-2`.";
    let table = [
        (Step::error(403, "invalid_request_error", "", unverified), 403, "upstream_forbidden", None),
        (Step::out_of_quota(), 503, "upstream_quota_spent", Some("false")),
        (Step::rate_limited().retry_after(7), 429, "rate_limit_exceeded", None),
    ];
    for (step, status, code, retry) in table {
        let upstream = Upstream::start([step]).await;
        let server = plan().upstream(upstream.address()).start().await;
        // Those who come while it rests hear the same as the first one.
        for _ in 0..2 {
            let response = server.generate(json!({ "model": "gpt-image-2", "prompt": "a lake" })).await;
            let told =
                response.headers().get("x-should-retry").map(|value| value.to_str().unwrap().to_owned());
            assert_eq!(told.as_deref(), retry, "{code}");
            let (seen, error) = refusal(response).await;
            assert_eq!((seen, error["code"].as_str()), (status, Some(code)), "{error}");
            assert!(!error["message"].as_str().unwrap().contains("overloaded"), "{error}");
        }
        assert_eq!(upstream.requests(), 1, "{code}: it rests");
        let pool: Value = server.get("/admin/api/upstreams").send().await.unwrap().json().await.unwrap();
        if status == 403 {
            assert!(pool.to_string().contains("must be verified"), "operators read its own words: {pool}");
        }
        server.stop().await;
    }
}

#[tokio::test]
async fn a_call_that_only_waits_is_refused_with_its_true_status() {
    // Silent for long beside the wait, so that on a slow machine, too, the place is taken until all are refused.
    let upstream = Upstream::start([Step::fault(Fault::StallBeforeHead)]).await;
    let mut plan = fanning(&upstream, 1).heartbeat(Duration::from_secs(20), Duration::from_secs(1));
    plan.config.policy.queue_wait = Duration::from_millis(100);
    plan.config.upstreams[0].max_in_flight = 1;
    plan.config.upstreams[0].timeout = Duration::from_secs(4);
    let server = plan.start().await;
    let call = |n: u8| json!({ "model": "gpt-image-2", "prompt": "a lake", "n": n });
    let holder = server.post("/v1/images/generations").json(&call(1));
    #[expect(clippy::disallowed_methods, reason = "the test waits for it below")]
    let holding = tokio::spawn(async move { holder.send().await.unwrap().bytes().await });
    eventually("the only place is taken", || upstream.requests() == 1).await;

    for response in futures_util::future::join_all([1, 3].map(|n| server.generate(call(n)))).await {
        assert!(response.headers().contains_key("retry-after"));
        assert_eq!(refusal(response).await.0, 429);
    }
    assert_eq!(upstream.requests(), 1, "nothing was sent for them");
    drop(holding.await.unwrap());
    server.stop().await;
}
