//! Calls that go further: what the upstream hears, and how its answers and errors come back.

use pictor_api::{Format, Size};
use pictor_relay::{Capabilities, Kind};
use pictor_testkit::{Drawing, FileServer, Page, Step, Upstream, eventually, pictures};
use serde_json::{Value, json};

use crate::{picture, plan, refusal};

#[tokio::test]
async fn the_upstreams_picture_comes_back_untouched_and_metered() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let body = json!({
        "model": "gpt-image-2", "prompt": "a lake", "size": "1024x1024", "quality": "low", "user": "ann",
    });
    let response = server.generate(body).await;
    assert_eq!(response.headers()["x-pictor-upstream"], "upstream-0");
    assert!(response.headers()["x-pictor-cost-usd"].to_str().unwrap().parse::<f64>().unwrap() > 0.0);
    let answer: Value = response.json().await.unwrap();
    assert_eq!(&picture(&answer, 0)[..4], b"\x89PNG");
    assert!(answer["usage"]["total_tokens"].as_u64().unwrap() > 0);
    assert_eq!(answer["safety_identifier"], "ann");
    assert_eq!(upstream.received().len(), 1);
    server.stop().await;
}

/// The address of a picture is a key to it, and works for an hour or a day: what the client gets is the picture.
#[tokio::test]
async fn a_picture_that_is_only_named_is_fetched_and_stored() {
    let (upstream, files) = (Upstream::start([Step::ok()]).await, FileServer::start().await);
    let file = pictures::file(7, Size::new(1024, 1024), Format::Png);
    let url = files.put("/secret.png", [Page::file(file.clone()), Page::status(403)]);
    let document = json!({ "created": 1, "data": [{ "url": format!("{url}?signature=secret") }] });
    upstream.now([Step::raw_error(200, document.to_string())]);
    let mut plan = plan().upstream(upstream.address());
    plan.config.upstreams[0].kind = Kind::Compatible(Capabilities::everything());
    plan.config.egress_allow = vec!["127.0.0.1".parse().unwrap()];
    let server = plan.start().await;

    let body = json!({ "model": "gpt-image-2", "prompt": "a lake", "size": "1024x1024" });
    let response = server.generate(body.clone()).await;
    let headers = format!("{:?}", response.headers());
    let job = response.headers()["x-pictor-job"].to_str().unwrap().to_owned();
    let answer: Value = response.json().await.unwrap();
    assert!(picture(&answer, 0) == file, "every byte of it");
    let content = server.get(&format!("/v1/images/jobs/{job}/content/0")).send().await.unwrap();
    assert!(content.bytes().await.unwrap() == file, "also later");

    // The second is refused there: it was drawn all the same, so that nobody may send the call again.
    let (status, error) = refusal(server.generate(body).await).await;
    assert_eq!((status, files.requests(), upstream.requests()), (502, 2, 2));
    let jobs: Value = server.get("/admin/api/jobs").send().await.unwrap().json().await.unwrap();
    let lost = format!("/admin/api/jobs/{}", jobs["data"][0]["id"].as_str().unwrap());
    let lost = server.get(&lost).send().await.unwrap().text().await.unwrap();
    assert!(lost.contains("status 403"), "{lost}");
    for told in [headers, answer.to_string(), error.to_string(), jobs.to_string(), lost] {
        assert!(!told.contains("secret"), "{told}");
    }
    server.stop().await;
}

/// Nobody says what the model made of it, so the bill is what was set aside.
#[tokio::test]
async fn an_omitted_quality_without_usage_costs_the_dearest() {
    let silent = Step::draw(Drawing { without_usage: true, ..Drawing::default() });
    let upstream = Upstream::start([silent]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let body = json!({ "model": "gpt-image-2.6-flare", "prompt": "a lake", "size": "1024x1024" });
    let response = server.generate(body).await;
    let cost: f64 = response.headers()["x-pictor-cost-usd"].to_str().unwrap().parse().unwrap();
    let picture = 7024.0 * 30e-6;
    assert!((picture..picture + 0.0001).contains(&cost), "{cost}");
    server.stop().await;
}

#[tokio::test]
async fn a_moderation_refusal_stays_one() {
    let upstream = Upstream::start([Step::moderation()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let (status, error) =
        refusal(server.generate(json!({ "model": "gpt-image-2", "prompt": "x" })).await).await;
    assert_eq!((status, &error["code"]), (400, &json!("moderation_blocked")));
    assert!(error["moderation_details"].is_object(), "{error}");
    assert_eq!(upstream.received().len(), 1, "a refusal is never tried again");
    server.stop().await;
}

#[tokio::test]
async fn a_bad_parameter_never_reaches_the_upstream() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let body = json!({ "model": "gpt-image-2", "prompt": "x", "size": "1000x1000" });
    assert_eq!(refusal(server.generate(body).await).await.0, 400);
    assert!(upstream.received().is_empty());
    server.stop().await;
}

#[tokio::test]
async fn no_answer_of_ours_names_the_upstreams_key() {
    let upstream = Upstream::start([Step::bad_key()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let response = server.generate(json!({ "model": "gpt-image-2", "prompt": "x" })).await;
    assert!(response.status().is_server_error() || response.status() == 429, "{}", response.status());
    let text = response.text().await.unwrap();
    assert!(!text.contains("sk-upstream"), "{text}");
    server.stop().await;
}

#[tokio::test]
async fn operators_see_attempts_costs_and_rests() {
    let upstream = Upstream::start([Step::rate_limited().retry_after(30), Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    assert_eq!(server.generate(json!({ "model": "gpt-image-2", "prompt": "x" })).await.status(), 429);
    let metrics = server.get("/metrics").send().await.unwrap().text().await.unwrap();
    for line in [
        "pictor_attempts_total{upstream=\"upstream-0\",fate=\"refused\"} 1",
        "pictor_requests_total{route=\"generations\",status=\"429\"} 1",
    ] {
        assert!(metrics.lines().any(|found| found == line), "{line} is missing from\n{metrics}");
    }
    let bytes = |name: &str| {
        let line =
            metrics.lines().find(|line| line.starts_with(&format!("{name}{{upstream=\"upstream-0\"}}")));
        line.unwrap().rsplit(' ').next().unwrap().parse::<u64>().unwrap()
    };
    let length = &upstream.received()[0].headers["content-length"];
    assert_eq!(bytes("pictor_upstream_sent_bytes_total").to_string(), length.to_str().unwrap());
    assert!(bytes("pictor_upstream_received_bytes_total") > 50, "the refusal's envelope");
    let pool: Value = server.get("/admin/api/upstreams").send().await.unwrap().json().await.unwrap();
    assert_eq!(pool["data"][0]["name"], "upstream-0");
    assert_eq!(pool["data"][0]["fates"]["refused"], 1);
    assert!(pool.to_string().contains("ends_in_seconds"), "the rest is told: {pool}");
    assert!(!pool.to_string().contains("sk-upstream"));
    let stranger = server.client.get(server.url("/admin/api/upstreams")).send().await.unwrap();
    assert_eq!(stranger.status(), 401);
    server.stop().await;
}

#[tokio::test]
async fn the_work_goes_on_when_the_client_leaves() {
    let latency = std::time::Duration::from_millis(200);
    let upstream = Upstream::start([Step::ok().after(latency)]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let leaving = server.generate(json!({ "model": "gpt-image-2", "prompt": "x" }));
    tokio::select! {
        _ = leaving => panic!("the answer was to take longer"),
        () = eventually("the upstream hears of it", || upstream.requests() == 1) => {}
    }
    // Draining waits for the work, so after it the upstream has been paid and heard to the end.
    server.stop().await;
    assert_eq!(upstream.paid(), 1);
}
