//! A call that comes again: the same answer, and one bill.

use std::time::Duration;

use futures_util::future::join_all;
use pictor::keys::{Limits, NewKey, Scopes};
use pictor_api::{Format, Size};
use pictor_testkit::{Fault, Step, Upstream, eventually, pictures};
use reqwest::multipart::{Form, Part};
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};

use crate::{Plan, Server, plan, refusal};

const SIZE: Size = Size::new(256, 256);
const PATH: &str = "/v1/images/generations";

pub(crate) fn call() -> Value {
    json!({ "model": "gpt-image-2", "prompt": "a lake", "size": "1024x1024", "quality": "low" })
}

/// What can be told apart of an answer.
#[derive(Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) replayed: bool,
    pub(crate) job: String,
    pub(crate) body: String,
}

pub(crate) async fn read(response: Response) -> Answer {
    let header = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(header("idempotent-replayed"), header("x-pictor-replayed"));
    let (replayed, job) = (header("x-pictor-replayed").as_deref() == Some("true"), header("x-pictor-job"));
    let status = response.status().as_u16();
    Answer { status, replayed, job: job.unwrap_or_default(), body: response.text().await.unwrap() }
}

impl Server {
    fn keyed(&self, key: &str) -> RequestBuilder {
        self.post(PATH).header("idempotency-key", key)
    }

    pub(crate) async fn asked(&self, key: &str, body: &Value) -> Answer {
        read(self.keyed(key).json(body).send().await.unwrap()).await
    }

    /// Without a key, as the official SDKs do it.
    async fn retried(&self, count: u32, body: &Value) -> Answer {
        let request = self.post(PATH).header("x-stainless-retry-count", count).json(body);
        read(request.send().await.unwrap()).await
    }
}

fn code(answer: &Answer) -> String {
    let body: Value = serde_json::from_str(&answer.body).unwrap();
    body["error"]["code"].as_str().unwrap_or_default().to_owned()
}

fn form() -> Form {
    let part = |bytes| Part::bytes(bytes).file_name("picture.png").mime_str("image/png").unwrap();
    Form::new()
        .text("model", "gpt-image-2")
        .text("prompt", "at night")
        .text("quality", "low")
        .part("image[]", part(pictures::file(1, SIZE, Format::Png)))
        .part("image[]", part(pictures::file(2, SIZE, Format::Png)))
        .part("mask", part(pictures::mask(SIZE)))
}

/// The same edit as [`form`].
fn document() -> Value {
    let url =
        |bytes: Vec<u8>| format!("data:image/png;base64,{}", base64_simd::STANDARD.encode_to_string(bytes));
    let image = |seed| json!({ "image_url": url(pictures::file(seed, SIZE, Format::Png)) });
    json!({
        "model": "gpt-image-2", "prompt": "at night", "quality": "low",
        "images": [image(1), image(2)], "mask": { "image_url": url(pictures::mask(SIZE)) },
    })
}

fn both() -> [Plan; 2] {
    [plan(), plan().postgres()]
}

#[tokio::test]
async fn a_key_replays_byte_for_byte() {
    for plan in both() {
        let upstream = Upstream::start([Step::ok()]).await;
        let server = plan.upstream(upstream.address()).start().await;
        let first = server.asked("a", &call()).await;
        assert_eq!((first.status, first.replayed), (200, false), "{}", first.body);
        assert_eq!(server.asked("a", &call()).await, Answer { replayed: true, ..first });
        assert_eq!(upstream.requests(), 1);
        server.stop().await;
    }
}

#[tokio::test]
async fn a_stream_replays_its_last_event() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let mut body = call();
    body["stream"] = json!(true);
    body["partial_images"] = json!(2);
    let first = server.asked("a", &body).await;
    let again = server.asked("a", &body).await;
    let last = |text: &str| text[text.find("event: image_generation.completed").unwrap()..].to_owned();
    assert!(first.body.contains("partial_image") && again.replayed && again.job == first.job);
    assert_eq!(again.body, last(&first.body));
    assert_eq!(server.asked("a", &call()).await.status, 422, "a stream is another call");
    assert_eq!(upstream.requests(), 1);
    server.stop().await;
}

#[tokio::test]
async fn a_form_and_a_document_are_one_edit() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let request = || server.post("/v1/images/edits").header("idempotency-key", "a");
    let first = read(request().multipart(form()).send().await.unwrap()).await;
    assert_eq!(first.status, 200, "{}", first.body);
    let first = Answer { replayed: true, ..first };
    assert_eq!(read(request().multipart(form()).send().await.unwrap()).await, first);
    assert_eq!(read(request().json(&document()).send().await.unwrap()).await, first);
    for (name, value) in [("x-pictor-mask-mode", "strict"), ("x-pictor-seed", "7")] {
        let other = read(request().header(name, value).json(&document()).send().await.unwrap()).await;
        assert_eq!((other.status, code(&other).as_str()), (422, "idempotency_key_reused"), "{name}");
    }
    let mut without_mask = document();
    without_mask.as_object_mut().unwrap().remove("mask");
    assert_eq!(read(request().json(&without_mask).send().await.unwrap()).await.status, 422);
    assert_eq!(upstream.requests(), 1);
    server.stop().await;
}

#[tokio::test]
async fn a_key_stands_for_one_call() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    assert_eq!(server.asked("a", &call()).await.status, 200);
    for (name, value) in [("prompt", json!("a sea")), ("n", json!(2)), ("quality", json!("high"))] {
        let mut other = call();
        other[name] = value;
        let answer = server.asked("a", &other).await;
        assert_eq!((answer.status, code(&answer).as_str()), (422, "idempotency_key_reused"), "{name}");
    }
    let seeded = server.keyed("a").header("x-pictor-seed", "7").json(&call()).send().await.unwrap();
    assert_eq!(seeded.status(), 422);
    assert_eq!(upstream.requests(), 1);
    server.stop().await;
}

#[tokio::test]
async fn two_hundred_twins_are_one_call() {
    for plan in both() {
        let upstream = Upstream::start([Step::ok().after(Duration::from_secs(1))]).await;
        let server = plan.upstream(upstream.address()).start().await;
        let body = call();
        let answers = join_all((0..200).map(|_| server.asked("twin", &body))).await;
        let first = &answers[0];
        assert_eq!(first.status, 200, "{}", first.body);
        for answer in &answers {
            let same = (answer.status, &answer.job) == (200, &first.job)
                && answer.body.trim_start() == first.body.trim_start();
            assert!(same, "{} {} {}", answer.status, answer.job, &answer.body[..200.min(answer.body.len())]);
        }
        assert_eq!((upstream.requests(), upstream.paid()), (1, 1));
        server.stop().await;
    }
}

#[tokio::test]
async fn a_key_of_another_project_is_another_key() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let keys = &server.running().keys;
    let project = keys.create_project("other", Limits::default()).await.unwrap();
    let new = NewKey {
        project: project.id,
        name: "other".into(),
        scopes: Scopes { images: true, admin: false },
        models: None,
        limits: Limits::default(),
        lasts: None,
    };
    let (_, secret) = keys.create(new).await.unwrap().unwrap();
    let ours = server.asked("a", &call()).await;
    let request = server.client.post(server.url(PATH)).bearer_auth(&secret).header("idempotency-key", "a");
    let theirs = read(request.json(&call()).send().await.unwrap()).await;
    assert_eq!((theirs.status, theirs.replayed), (200, false), "{}", theirs.body);
    assert_ne!(theirs.job, ours.job);
    assert_eq!(upstream.paid(), 2);
    server.stop().await;
}

#[tokio::test]
async fn what_was_refused_for_now_runs_again_under_its_key() {
    let upstream = Upstream::start([Step::rate_limited(), Step::ok()]).await;
    let mut plan = plan().upstream(upstream.address());
    let policy = &mut plan.config.policy;
    (policy.cooldown, policy.max_cooldown, policy.key_rest) = Default::default();
    policy.max_attempts = 1;
    let server = plan.start().await;
    let refused = server.asked("a", &call()).await;
    assert_eq!((refused.status, refused.replayed), (429, false), "{}", refused.body);
    let made = server.asked("a", &call()).await;
    assert_eq!((made.status, made.replayed), (200, false), "{}", made.body);
    assert_ne!(made.job, refused.job);
    assert_eq!(server.asked("a", &call()).await, Answer { replayed: true, ..made });
    assert_eq!((upstream.requests(), upstream.paid()), (2, 1));
    server.stop().await;
}

#[tokio::test]
async fn what_is_final_is_told_again() {
    for (step, status, told) in [
        (Step::moderation(), 400, "moderation_blocked"),
        (Step::fault(Fault::ResetBeforeHead), 409, "outcome_unknown"),
    ] {
        let upstream = Upstream::start([step]).await;
        let server = plan().upstream(upstream.address()).start().await;
        let mut seen = Vec::new();
        for _ in 0..2 {
            let response = server.keyed("a").json(&call()).send().await.unwrap();
            let retry = response.headers().get("x-should-retry").cloned();
            if status > 400 {
                assert_eq!(retry.unwrap(), "false", "{told}");
            }
            let (status, error) = refusal(response).await;
            seen.push((status, error["code"].as_str().unwrap().to_owned(), error));
        }
        assert_eq!((seen[0].0, seen[0].1.as_str()), (status, told));
        assert_eq!(seen[0], seen[1]);
        let retried = server.retried(1, &call()).await;
        assert_eq!(retried.status, status, "a keyed call is no SDK's retry: {}", retried.body);
        assert_eq!(upstream.requests(), 2, "once under the key, once without");
        server.stop().await;
    }
}

/// Whatever is told of it first, it is never bought again.
#[tokio::test]
async fn an_answer_that_broke_off_is_not_asked_for_again() {
    for fault in [Fault::ResetAt(20), Fault::CloseAt(2_000), Fault::TruncateJson, Fault::NotAPicture] {
        let upstream = Upstream::start([Step::fault(fault)]).await;
        let server = plan().upstream(upstream.address()).start().await;
        for _ in 0..3 {
            let response = server.keyed("a").json(&call()).send().await.unwrap();
            assert_eq!(response.headers()["x-should-retry"], "false", "{fault:?}");
            let (status, error) = refusal(response).await;
            assert!(matches!(status, 409 | 502), "{fault:?}: {status} {error}");
        }
        assert_eq!(upstream.requests(), 1, "{fault:?}");
        server.stop().await;
    }
}

#[tokio::test]
async fn what_is_no_key_is_refused() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let long = "k".repeat(256);
    for keys in
        [vec![long.as_bytes()], vec![b"a", b"b"], vec![b"a\xe4"], vec!["\u{952e}".as_bytes()], vec![b""]]
    {
        let request =
            keys.iter().fold(server.post(PATH), |request, key| request.header("idempotency-key", *key));
        let (status, error) = refusal(request.json(&call()).send().await.unwrap()).await;
        assert_eq!((status, &error["code"]), (400, &json!("invalid_idempotency_key")));
    }
    assert_eq!(server.asked(&long[1..], &call()).await.status, 200, "255 are allowed");
    assert_eq!(upstream.requests(), 1);
    server.stop().await;
}

#[tokio::test]
async fn what_is_refused_before_it_starts_uses_no_key_up() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let cheap = server.keyed("a").header("x-pictor-max-cost-usd", "0.0000001").json(&call());
    let answer = read(cheap.send().await.unwrap()).await;
    assert!((400..500).contains(&answer.status), "{answer:?}");
    assert_eq!(answer.job, "");
    let stranger = server.client.post(server.url(PATH)).bearer_auth("sk-no").header("idempotency-key", "a");
    assert_eq!(stranger.json(&call()).send().await.unwrap().status(), 401);
    let mut wrong = call();
    wrong["n"] = json!(99);
    assert_eq!(server.asked("a", &wrong).await.status, 400);
    let jobs: Value = server.get("/v1/images/jobs").send().await.unwrap().json().await.unwrap();
    assert_eq!((jobs["data"].as_array().unwrap().len(), upstream.requests()), (0, 0));
    let made = server.asked("a", &call()).await;
    assert_eq!((made.status, made.replayed), (200, false));
    server.stop().await;
}

#[tokio::test]
async fn an_sdk_comes_back_for_its_picture() {
    for plan in both() {
        let upstream = Upstream::start([Step::ok()]).await;
        let server = plan.upstream(upstream.address()).start().await;
        let (one, two) = (server.retried(0, &call()).await, server.retried(0, &call()).await);
        assert_ne!(one.job, two.job, "a first attempt is always another call");
        let (back, too) = (server.retried(1, &call()).await, server.retried(1, &call()).await);
        assert_eq!(back, Answer { replayed: true, ..one });
        assert_eq!(too, Answer { replayed: true, ..two });
        let (mut other, third) = (call(), server.retried(1, &call()).await);
        assert!(third.replayed, "a proxy has repeated the retry");
        other["prompt"] = json!("a sea");
        assert!(!server.retried(1, &other).await.replayed, "nothing to come back for");
        assert_eq!(upstream.paid(), 3);
        server.stop().await;
    }
}

#[tokio::test]
async fn a_retry_attaches_to_the_call_under_way() {
    let upstream = Upstream::start([Step::ok().after(Duration::from_secs(1))]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let first = server.post(PATH).json(&call()).timeout(Duration::from_millis(500)).send();
    assert!(first.await.unwrap_err().is_timeout(), "the client has left");
    eventually("it was sent", || upstream.requests() == 1).await;
    let back = server.retried(1, &call()).await;
    assert_eq!((back.status, back.replayed), (200, false));
    let answer: Value = serde_json::from_str(&back.body).unwrap();
    assert!(answer["data"][0]["b64_json"].is_string());
    assert_eq!((upstream.requests(), upstream.paid()), (1, 1));
    server.stop().await;
}
