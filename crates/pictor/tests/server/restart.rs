//! What a stop leaves behind, the next start takes up; and two servers, one before the other.

use std::time::Duration;

use pictor::app;
use pictor_api::{Format, Size};
use pictor_relay::{Kind, Secret};
use pictor_testkit::{Fault, Proxy, Step, Upstream, eventually, pictures};
use reqwest::multipart::{Form, Part};
use serde_json::Value;

use crate::durable::{Answer, call};
use crate::{KEY, Plan, Server, plan};

impl Server {
    /// The job of a call that nobody waits for.
    async fn queued(&self, request: reqwest::RequestBuilder) -> String {
        let response = request.header("prefer", "respond-async").send().await.unwrap();
        assert_eq!(response.status(), 202);
        response.headers()["x-pictor-job"].to_str().unwrap().to_owned()
    }

    /// The answer of a job, when it has ended.
    async fn ended(&self, job: &str) -> (u16, String) {
        let at = format!("/v1/images/jobs/{job}");
        // It ends with the job.
        drop(self.get(&format!("{at}/events")).send().await.unwrap().text().await.unwrap());
        let response = self.get(&format!("{at}/response")).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }
}

fn edit() -> Form {
    let part = |seed| {
        let bytes = pictures::file(seed, Size::new(256, 256), Format::Png);
        Part::bytes(bytes).file_name("picture.png").mime_str("image/png").unwrap()
    };
    let form = Form::new().text("model", "gpt-image-2").text("prompt", "at night");
    form.part("image[]", part(1)).part("image[]", part(2))
}

#[tokio::test]
async fn a_queue_outlives_its_server() {
    for plan in [plan(), plan().postgres()] {
        let upstream = Upstream::start([Step::ok()]).await;
        let mut plan = plan.upstream(upstream.address());
        plan.config.jobs.workers = Some(0);
        let server = plan.start().await;
        let generation = server.post("/v1/images/generations").header("idempotency-key", "a").json(&call());
        let generation = server.queued(generation).await;
        let edits = || server.post("/v1/images/edits").header("idempotency-key", "b").multipart(edit());
        let edit = server.queued(edits()).await;
        assert_eq!(server.queued(edits()).await, edit, "a twin leaves no inputs of its own");
        assert_eq!(upstream.requests(), 0);

        let server = server.restart(|config| config.jobs.workers = None).await;
        for job in [&generation, &edit] {
            let (status, answer) = server.ended(job).await;
            let answer: Value = serde_json::from_str(&answer).unwrap();
            assert!(status == 200 && answer["data"][0]["b64_json"].is_string(), "{status} {answer}");
        }
        assert_eq!(upstream.paid(), 2);
        assert!(upstream.received().iter().any(|received| received.files().len() == 2), "the kept inputs");
        let again = server.asked("a", &call()).await;
        assert_eq!((again.status, again.replayed, &again.job), (200, true, &generation));
        server.stop().await;
    }
}

#[tokio::test]
async fn a_key_is_known_after_a_restart() {
    for plan in [plan(), plan().postgres()] {
        let upstream = Upstream::start([Step::ok()]).await;
        let server = plan.upstream(upstream.address()).start().await;
        let first = server.asked("a", &call()).await;
        let server = server.restart(|_| {}).await;
        assert_eq!(server.asked("a", &call()).await, Answer { replayed: true, ..first });
        assert_eq!(upstream.requests(), 1);
        server.stop().await;
    }
}

#[tokio::test]
async fn a_data_directory_has_one_server() {
    let server = plan().start().await;
    let Err(refused) = app::start(&server.config).await else { panic!("two servers on one directory") };
    let path = server.data_dir.path().display().to_string();
    assert!(refused.to_string().contains(&path), "{refused}");
    assert_eq!(server.asked("a", &call()).await.status, 200, "the first one is not disturbed");
    server.stop().await;
}

/// Pictor behind Pictor, which honours keys.
fn before(address: std::net::SocketAddr) -> Plan {
    let mut plan = plan();
    let mut inner = pictor_relay::Upstream::new("inner", Kind::OpenAi, format!("http://{address}/v1"));
    inner.keys = vec![Secret::new(KEY)];
    inner.idempotent = true;
    plan.config.upstreams.push(inner);
    plan
}

#[tokio::test]
async fn what_is_lost_between_two_servers_is_asked_for_again_and_paid_once() {
    let upstream = Upstream::start([Step::ok().after(Duration::from_secs(1))]).await;
    let inner = plan().upstream(upstream.address()).start().await;
    let proxy = Proxy::start(inner.address()).await;
    let outer = before(proxy.address()).start().await;
    let body = call();
    let (answer, ()) = tokio::join!(outer.asked("a", &body), async {
        eventually("it was sent", || upstream.requests() == 1).await;
        proxy.cut();
        // The proxy's tasks run on this thread, too, and see it.
        for _ in 0..32 {
            tokio::task::yield_now().await;
        }
        proxy.heal();
    });
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!((upstream.requests(), upstream.paid()), (1, 1));
    assert!(outer.asked("a", &body).await.replayed);
    assert_eq!(spent(&outer).await, spent(&inner).await, "the lost attempt and its repetition are one");
    outer.stop().await;
    inner.stop().await;
}

/// What a server's default project has spent, in USD.
async fn spent(server: &Server) -> Value {
    let usage: Value = server.get("/v1/usage").send().await.unwrap().json().await.unwrap();
    usage["project"]["total"]["settled_usd"].clone()
}

#[tokio::test]
async fn what_the_inner_one_does_not_know_the_outer_one_does_not_buy_again() {
    let upstream = Upstream::start([Step::fault(Fault::ResetBeforeHead)]).await;
    let inner = plan().upstream(upstream.address()).start().await;
    let outer = before(inner.address()).start().await;
    for _ in 0..2 {
        let answer = outer.asked("a", &call()).await;
        assert_eq!(answer.status, 409, "{}", answer.body);
        assert!(answer.body.contains("outcome_unknown"), "{}", answer.body);
    }
    assert_eq!((upstream.requests(), upstream.paid()), (1, 1));
    outer.stop().await;
    inner.stop().await;
}
