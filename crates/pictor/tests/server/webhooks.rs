//! Webhooks on real sockets: what a receiver gets, when it gets it again, and what is never sent.

use std::time::Duration;

use pictor::webhooks::{Delivery, EventType, Filter, NewEndpoint, State};
use pictor_testkit::{Content, Fault, FileServer, Page, Received, Step, Upstream, eventually};
use reqwest::Method;
use ring::hmac;
use serde_json::{Value, json};

use crate::durable::{call, read};
use crate::{KEY, Plan, Server, plan, refusal};

const ENDPOINTS: &str = "/v1/webhook_endpoints";
const ALL: [&str; 4] =
    ["image.job.completed", "image.job.failed", "image.job.cancelled", "image.job.unknown"];

/// A server that may send to receivers of the test.
fn telling(upstream: &Upstream) -> Plan {
    let mut plan = plan().upstream(upstream.address());
    plan.config.egress_allow = vec!["127.0.0.1".parse().unwrap()];
    plan.config.http_webhooks = true;
    plan
}

async fn ready() -> (Upstream, FileServer, Server) {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = telling(&upstream).start().await;
    (upstream, FileServer::start().await, server)
}

fn all() -> Filter {
    Filter { endpoint: None, state: None, after: None, limit: 100, newest_first: false }
}

impl Server {
    async fn asks(&self, method: Method, path: &str, body: Value) -> Value {
        let request = self.client.request(method, self.url(path)).bearer_auth(KEY);
        let request = if body.is_null() { request } else { request.json(&body) };
        let answer = request.send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert_eq!(status, 200, "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// A new endpoint at this address, with its secret.
    async fn endpoint(&self, url: &str) -> Value {
        self.asks(Method::POST, ENDPOINTS, json!({ "url": url, "event_types": ALL })).await
    }

    /// A call that is answered; its job.
    async fn told_of(&self, key: &str) -> String {
        let answer = self.asked(key, &call()).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.job
    }

    async fn deliveries(&self) -> Vec<Delivery> {
        self.running().webhooks.deliveries(all()).await.unwrap().0
    }

    /// Waits until all deliveries are as they should be.
    async fn until(&self, what: &str, holds: impl Fn(&[Delivery]) -> bool) -> Vec<Delivery> {
        for _ in 0..2_000 {
            let found = self.deliveries().await;
            if holds(&found) {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("still not so: {what}: {:?}", self.deliveries().await)
    }

    /// Moves the clock, and wakes the courier.
    fn later(&self, by: Duration) {
        self.rooms().clock.advance(by);
        self.running().webhooks.bell().ring();
    }
}

fn tried(times: i64) -> impl Fn(&[Delivery]) -> bool {
    move |found| !found.is_empty() && found.iter().all(|delivery| delivery.tries == times)
}

fn are(state: State, count: usize) -> impl Fn(&[Delivery]) -> bool {
    move |found| found.len() == count && found.iter().all(|delivery| delivery.state == state)
}

fn header<'a>(received: &'a Received, name: &str) -> &'a str {
    received.headers[name].to_str().unwrap()
}

fn body(received: &Received) -> &Value {
    match &received.content {
        Content::Json(body) => body,
        other => panic!("{other:?}"),
    }
}

/// How many of the signatures are of this secret, by the standard.
fn signatures(received: &Received, secret: &Value) -> usize {
    let key = secret.as_str().unwrap().strip_prefix("whsec_").unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, &base64_simd::STANDARD.decode_to_vec(key).unwrap());
    let (id, at) = (header(received, "webhook-id"), header(received, "webhook-timestamp"));
    let signed = format!("{id}.{at}.{}", body(received));
    let verifies = |signature: &&str| {
        let tag = base64_simd::STANDARD.decode_to_vec(signature.strip_prefix("v1,").unwrap()).unwrap();
        hmac::verify(&key, signed.as_bytes(), &tag).is_ok()
    };
    header(received, "webhook-signature").split(' ').filter(verifies).count()
}

#[tokio::test]
async fn an_end_is_told_signed_and_thin() {
    let (_upstream, receiver, server) = ready().await;
    let endpoint = server.endpoint(&receiver.put("/hook", [Page::status(204)])).await;
    let job = server.told_of("a").await;
    let told = server.until("it is told", are(State::Delivered, 1)).await;
    let received = receiver.received().remove(0);
    assert_eq!(signatures(&received, &endpoint["signing_secret"]), 1);
    assert_eq!(header(&received, "content-type"), "application/json");
    let event = header(&received, "webhook-id");
    assert!(event.starts_with("evt_") && told[0].event == event);
    let created_at = body(&received)["created_at"].clone();
    let expected = json!({
        "object": "event", "id": event, "type": "image.job.completed", "created_at": created_at,
        "data": { "id": job, "status": "completed" },
    });
    assert_eq!(body(&received), &expected);

    let path = format!("{ENDPOINTS}/{}/deliveries", endpoint["id"].as_str().unwrap());
    let listed = server.asks(Method::GET, &path, Value::Null).await;
    let one = &listed["data"][0];
    assert_eq!(
        (&one["state"], &one["job_id"], &one["attempts"]),
        (&json!("delivered"), &json!(job), &json!(1))
    );
    assert_eq!((&one["last_status_code"], &one["next_attempt_at"]), (&json!(204), &Value::Null));
    let metrics = server.get("/metrics").send().await.unwrap().text().await.unwrap();
    assert!(metrics.contains("pictor_webhooks_total{outcome=\"delivered\"} 1"), "{metrics}");
    server.stop().await;
}

#[tokio::test]
async fn a_receiver_that_was_down_for_an_hour_gets_its_event() {
    let (_upstream, receiver, server) = ready().await;
    let down = std::iter::repeat_n(Page::status(503), 6);
    server.endpoint(&receiver.put("/hook", down.chain([Page::status(200)]))).await;
    server.told_of("a").await;
    let minutes = [0.1, 0.6, 2.4, 12.0, 36.0, 72.0];
    for (tries, wait) in (1..).zip(minutes) {
        server.until("it is tried", tried(tries)).await;
        server.later(Duration::from_secs_f64(wait * 60.0));
    }
    server.until("it arrives", are(State::Delivered, 1)).await;
    let received = receiver.received();
    let ids: Vec<_> = received.iter().map(|received| header(received, "webhook-id")).collect();
    assert_eq!((ids.len(), ids.iter().all(|id| *id == ids[0])), (7, true), "{ids:?}");
    let at = |received: &Received| header(received, "webhook-timestamp").parse::<u64>().unwrap();
    assert!(at(&received[6]) - at(&received[0]) > 3_600, "each try has a time of its own");
    server.stop().await;
}

#[tokio::test]
async fn a_slow_receiver_delays_only_itself() {
    let (_upstream, slow, server) = ready().await;
    let quick = FileServer::start().await;
    server.endpoint(&slow.put("/hook", [Page::silence()])).await;
    server.endpoint(&quick.put("/hook", [Page::status(200)])).await;
    for key in 0..8 {
        server.told_of(&key.to_string()).await;
    }
    eventually("the quick one has all", || quick.requests() == 8).await;
    eventually("four wait for the slow one", || slow.requests() == 4).await;
    let told = server.until("all are noted", |all| {
        all.iter().filter(|delivery| delivery.state == State::Delivered).count() == 8
    });
    assert_eq!(told.await.iter().filter(|delivery| delivery.state == State::Waiting).count(), 8);
    assert_eq!(slow.requests(), 4);
    drop(slow);
    server.stop().await;
}

#[tokio::test]
async fn an_endpoint_that_is_gone_is_disabled_and_its_deliveries_wait() {
    let (_upstream, receiver, server) = ready().await;
    let pages = [Page::status(410), Page::status(200)];
    let endpoint = server.endpoint(&receiver.put("/hook", pages)).await;
    let path = format!("{ENDPOINTS}/{}", endpoint["id"].as_str().unwrap());
    server.told_of("a").await;
    server.until("it is held", are(State::Held, 1)).await;
    let told = server.asks(Method::GET, &path, Value::Null).await;
    assert!(!told["enabled"].as_bool().unwrap() && told["disabled_at"].is_u64(), "{told}");
    server.told_of("b").await;
    server.later(Duration::from_hours(12));
    assert_eq!((server.deliveries().await.len(), receiver.requests()), (1, 1), "nothing more is told");

    let told = server.asks(Method::POST, &path, json!({ "enabled": true })).await;
    assert_eq!((&told["enabled"], &told["failing_since"]), (&json!(true), &Value::Null));
    server.until("what waited is sent", are(State::Delivered, 1)).await;
    server.stop().await;
}

#[tokio::test]
async fn an_endpoint_with_nothing_but_failures_is_disabled_after_five_days() {
    let (_upstream, receiver, server) = ready().await;
    let endpoint = server.endpoint(&receiver.put("/hook", [Page::status(500)])).await;
    server.told_of("a").await;
    server.until("it fails", tried(1)).await;
    server.later(Duration::from_hours(5 * 24 - 1));
    server.until("it fails", tried(2)).await;
    server.later(Duration::from_hours(1));
    server.until("it is held", are(State::Held, 1)).await;
    let path = format!("{ENDPOINTS}/{}", endpoint["id"].as_str().unwrap());
    assert_eq!(server.asks(Method::GET, &path, Value::Null).await["enabled"], false);
    server.stop().await;
}

#[tokio::test]
async fn two_secrets_are_good_for_a_day() {
    let (_upstream, receiver, server) = ready().await;
    let first = server.endpoint(&receiver.put("/hook", [Page::status(200)])).await;
    let path = format!("{ENDPOINTS}/{}/rotate_secret", first["id"].as_str().unwrap());
    let keep = json!({ "keep_old_secret_active_for_24_hours": true });
    let second = server.asks(Method::POST, &path, keep).await;
    server.told_of("a").await;
    server.until("it is told", are(State::Delivered, 1)).await;
    server.later(Duration::from_hours(25));
    server.told_of("b").await;
    server.until("it is told", are(State::Delivered, 2)).await;
    let third = server.asks(Method::POST, &path, Value::Null).await;
    server.told_of("c").await;
    server.until("it is told", are(State::Delivered, 3)).await;

    let secrets = [&first, &second, &third].map(|endpoint| &endpoint["signing_secret"]);
    let good: Vec<_> = receiver
        .received()
        .iter()
        .map(|received| secrets.map(|secret| signatures(received, secret)))
        .collect();
    assert_eq!(good, [[1, 1, 0], [0, 1, 0], [0, 0, 1]]);
    server.stop().await;
}

#[tokio::test]
async fn a_dead_letter_is_listed_and_sent_again() {
    let (_upstream, receiver, server) = ready().await;
    let url = receiver.put("/hook", [Page::status(302).header("location", &receiver.url("/elsewhere"))]);
    server.endpoint(&url).await;
    server.told_of("a").await;
    for tries in 1..11 {
        server.until("it is tried", tried(tries)).await;
        // Five days of failures would disable the endpoint.
        server.later(Duration::from_hours(10));
    }
    server.until("it is given up", are(State::Dead, 1)).await;
    assert!(receiver.received().iter().all(|received| received.path == "/hook"), "no redirect is followed");
    let dead = server.asks(Method::GET, "/admin/api/deliveries?state=dead", Value::Null).await;
    let (letter, more) = (&dead["data"][0], &dead["has_more"]);
    assert_eq!(
        (&letter["attempts"], &letter["last_status_code"], more),
        (&json!(11), &json!(302), &json!(false))
    );
    assert_eq!(letter["project_id"], "proj_default");

    receiver.put("/hook", [Page::status(200)]);
    let path = format!("/admin/api/deliveries/{}/retry", letter["id"].as_str().unwrap());
    assert_eq!(server.asks(Method::POST, &path, Value::Null).await["state"], "waiting");
    server.until("it arrives", are(State::Delivered, 1)).await;
    let received = receiver.received();
    assert_eq!(header(&received[0], "webhook-id"), header(&received[11], "webhook-id"));
    let missing = server.post("/admin/api/deliveries/dlv_1/retry").send().await.unwrap();
    assert_eq!(refusal(missing).await.0, 404);
    server.stop().await;
}

#[tokio::test]
async fn nothing_private_is_told_anything() {
    let upstream = Upstream::start([Step::ok()]).await;
    let mut plan = telling(&upstream);
    plan.config.egress_allow = Vec::new();
    let (receiver, server) = (FileServer::start().await, plan.start().await);
    let url = receiver.put("/hook?token=secret", [Page::status(200)]);
    for bad in [url.as_str(), "http://localhost:8080/", "http://[::ffff:10.0.0.1]/", "ftp://a.example/", "no"]
    {
        let request = server.post("/v1/images/generations").header("x-pictor-webhook-url", bad);
        let (status, error) = refusal(request.json(&call()).send().await.unwrap()).await;
        let named = (status, &error["param"]);
        assert_eq!(named, (400, &json!("x-pictor-webhook-url")), "{bad}: {error}");
        assert!(!error.to_string().contains("secret"), "{error}");
        let request = server.post(ENDPOINTS).json(&json!({ "url": bad, "event_types": ALL }));
        let (status, error) = refusal(request.send().await.unwrap()).await;
        assert_eq!((status, &error["param"]), (400, &json!("url")), "{bad}: {error}");
    }
    assert_eq!(upstream.requests(), 0, "refused before anything was sent");

    // A name that changed its mind, or a rule that did, since the endpoint was made.
    let new = NewEndpoint { name: "n".into(), url, event_types: EventType::ALL.into() };
    server.running().webhooks.create("proj_default", new).await.unwrap();
    server.told_of("a").await;
    let told = server.until("it is tried", tried(1)).await;
    assert_eq!(told[0].last_error.as_deref(), Some("the address cannot be reached"));
    assert_eq!(receiver.requests(), 0);
    server.stop().await;
}

#[tokio::test]
async fn nothing_is_told_in_the_clear_unless_the_operator_wants_it() {
    let upstream = Upstream::start([Step::ok()]).await;
    let mut plan = telling(&upstream);
    plan.config.http_webhooks = false;
    let (receiver, server) = (FileServer::start().await, plan.start().await);
    let request = server.post(ENDPOINTS).json(&json!({ "url": receiver.url("/"), "event_types": ALL }));
    let (status, error) = refusal(request.send().await.unwrap()).await;
    assert_eq!(status, 400);
    assert!(error["message"].as_str().unwrap().contains("egress.http_webhooks"), "{error}");
    server.stop().await;
}

#[tokio::test]
async fn a_call_names_where_its_own_end_is_told() {
    let (upstream, receiver, server) = ready().await;
    let url = receiver.put("/once", [Page::status(200)]);
    let ask = |url: &str| {
        let request = server.post("/v1/images/generations").header("idempotency-key", "a");
        request.header("x-pictor-webhook-url", url).json(&call()).send()
    };
    let first = read(ask(&url).await.unwrap()).await;
    let again = read(ask(&receiver.url("/other")).await.unwrap()).await;
    assert_eq!((first.status, again.replayed, &again.job), (200, true, &first.job), "it is the same call");
    assert_eq!(upstream.requests(), 1);
    server.until("it is told", are(State::Delivered, 1)).await;
    let received = receiver.received().remove(0);
    let secret = server.asks(Method::GET, &format!("{ENDPOINTS}/signing_secret"), Value::Null).await;
    assert_eq!(signatures(&received, &secret["signing_secret"]), 1);
    assert_eq!(body(&received)["data"]["id"], first.job);

    let keep = json!({ "keep_old_secret_active_for_24_hours": true });
    let path = format!("{ENDPOINTS}/signing_secret/rotate_secret");
    let second = server.asks(Method::POST, &path, keep).await;
    let other = server.post("/v1/images/generations").header("x-pictor-webhook-url", &url).json(&call());
    assert_eq!(other.send().await.unwrap().status(), 200);
    server.until("it is told", are(State::Delivered, 2)).await;
    let received = receiver.received().remove(1);
    for secret in [&secret, &second] {
        assert_eq!(signatures(&received, &secret["signing_secret"]), 1);
    }
    let shown = server.asks(Method::GET, &format!("{ENDPOINTS}/signing_secret"), Value::Null).await;
    assert_eq!(shown, second);
    server.stop().await;
}

#[tokio::test]
async fn what_ends_while_the_server_stops_is_told_before_it_has() {
    let upstream = Upstream::start([Step::ok().after(Duration::from_millis(500))]).await;
    let (receiver, server) = (FileServer::start().await, telling(&upstream).start().await);
    server.endpoint(&receiver.put("/hook", [Page::status(200)])).await;
    let request = server.post("/v1/images/generations").json(&call());
    let stop = async {
        eventually("it was sent", || upstream.requests() == 1).await;
        server.stop().await;
    };
    let (answer, ()) = tokio::join!(request.send(), stop);
    assert_eq!((answer.unwrap().status().as_u16(), receiver.requests()), (200, 1));
}

#[tokio::test]
async fn every_end_is_told_by_its_name() {
    let upstream = Upstream::start([Step::moderation(), Step::fault(Fault::ResetBeforeHead)]).await;
    let (receiver, server) = (FileServer::start().await, telling(&upstream).start().await);
    server.endpoint(&receiver.put("/hook", [Page::status(200)])).await;
    for (key, kind) in [("a", "image.job.failed"), ("b", "image.job.unknown")] {
        let told = server.asked(key, &call()).await;
        assert_ne!(told.status, 200, "{}", told.body);
        server
            .until("it is told", |all| all.iter().any(|told| told.event_type == kind && told.tries == 1))
            .await;
    }
    let types: Vec<_> = receiver.received().iter().map(|received| body(received)["type"].clone()).collect();
    assert_eq!(types, ["image.job.failed", "image.job.unknown"]);
    server.stop().await;
}

#[tokio::test]
async fn endpoints_are_managed_in_the_shapes_of_openai() {
    let (_upstream, receiver, server) = ready().await;
    let url = receiver.put("/hook", [Page::status(500), Page::status(200)]);
    let body = json!({ "name": "mine", "url": url, "event_types": ["image.job.completed"] });
    let made = server.asks(Method::POST, ENDPOINTS, body).await;
    let (id, hint) = (made["id"].as_str().unwrap(), made["signing_secret_hint"].as_str().unwrap());
    assert_eq!(
        (&made["object"], &made["name"], &made["url"]),
        (&json!("webhook_endpoint"), &json!("mine"), &json!(url))
    );
    assert!(id.starts_with("whe_") && hint.starts_with("whsec_"), "{made}");
    let path = format!("{ENDPOINTS}/{id}");
    let read = server.asks(Method::GET, &path, Value::Null).await;
    assert_eq!((read.get("signing_secret"), &read["signing_secret_hint"]), (None, &json!(hint)));
    let listed = server.asks(Method::GET, ENDPOINTS, Value::Null).await;
    assert_eq!((&listed["data"][0], &listed["has_more"]), (&read, &json!(false)));

    let change = json!({ "event_types": ["image.job.failed", "image.job.failed"], "name": "yours" });
    let changed = server.asks(Method::POST, &path, change).await;
    assert_eq!((&changed["name"], &changed["event_types"]), (&json!("yours"), &json!(["image.job.failed"])));
    let types = server.asks(Method::GET, "/v1/webhook_event_types", Value::Null).await;
    assert_eq!(types, json!({ "object": "list", "data": ALL }));
    let test = json!({ "event_type": "image.job.unknown" });
    for status in [500, 200] {
        let told = server.asks(Method::POST, &format!("{path}/test"), test.clone()).await;
        let expected = json!({
            "object": "webhook_endpoint.test", "event_type": "image.job.unknown", "status_code": status,
            "success": true, "webhook_endpoint_id": id,
        });
        assert_eq!(told, expected);
    }
    assert_eq!(signatures(&receiver.received()[0], &made["signing_secret"]), 1);
    drop(receiver);
    let silent = server.post(&format!("{path}/test")).json(&test).send().await.unwrap();
    let (status, error) = refusal(silent).await;
    assert_eq!((status, &error["param"]), (400, &json!("url")), "{error}");

    let deleted = server.asks(Method::DELETE, &path, Value::Null).await;
    assert_eq!(deleted, json!({ "id": id, "object": "webhook_endpoint.deleted", "deleted": true }));
    assert_eq!(refusal(server.get(&path).send().await.unwrap()).await.0, 404);
    server.stop().await;
}

#[tokio::test]
async fn an_endpoint_is_its_projects_alone() {
    let (_upstream, receiver, server) = ready().await;
    let endpoint = server.endpoint(&receiver.put("/hook", [Page::status(200)])).await;
    let path = format!("{ENDPOINTS}/{}", endpoint["id"].as_str().unwrap());
    let stranger = server.hold(json!({ "name": "another" }), json!({ "name": "somebody" })).await;
    for (method, path) in [
        (Method::GET, path.clone()),
        (Method::POST, path.clone()),
        (Method::DELETE, path.clone()),
        (Method::POST, format!("{path}/rotate_secret")),
        (Method::GET, format!("{path}/deliveries")),
    ] {
        let request = server.client.request(method.clone(), server.url(&path)).bearer_auth(&stranger.secret);
        let (status, error) = refusal(request.send().await.unwrap()).await;
        assert_eq!((status, &error["code"]), (404, &json!("resource_not_found")), "{method} {path}");
    }
    let request = server.client.get(server.url("/admin/api/deliveries")).bearer_auth(&stranger.secret);
    assert_eq!(refusal(request.send().await.unwrap()).await.0, 403);
    server.stop().await;
}

#[tokio::test]
async fn faults_name_their_member() {
    let (_upstream, receiver, server) = ready().await;
    let url = receiver.url("/");
    for (body, code, param) in [
        (json!({ "event_types": ALL }), "missing_required_parameter", "url"),
        (json!({ "url": url }), "missing_required_parameter", "event_types"),
        (json!({ "url": format!("{url}\0"), "event_types": ALL }), "invalid_value", "url"),
        (json!({ "url": url, "event_types": [] }), "empty_array", "event_types"),
        (json!({ "url": url, "event_types": ["batch.completed"] }), "invalid_value", "event_types[0]"),
        (json!({ "url": url, "event_types": ALL, "secret": "s" }), "unknown_parameter", "secret"),
    ] {
        let (status, error) = refusal(server.post(ENDPOINTS).json(&body).send().await.unwrap()).await;
        assert_eq!((status, &error["code"], &error["param"]), (400, &json!(code), &json!(param)), "{body}");
    }
    server.stop().await;
}
