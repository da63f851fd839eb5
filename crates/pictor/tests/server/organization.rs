//! Projects, keys and limits: made over the admin API, felt by those who call.

use std::time::Duration;

use pictor_testkit::{Fault, Step, Upstream};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::{Server, plan, refusal};

const PROJECTS: &str = "/v1/organization/projects";

fn call() -> Value {
    json!({ "model": "gpt-image-2", "prompt": "a red apple", "size": "1024x1024", "quality": "low" })
}

/// A project's key in use.
pub(crate) struct Holder {
    pub(crate) project: String,
    pub(crate) key: String,
    pub(crate) secret: String,
}

impl Server {
    /// As the operator.
    async fn admin(&self, method: Method, path: &str, body: Value) -> Response {
        let mut request = self.client.request(method, self.url(path)).bearer_auth(crate::KEY);
        if !body.is_null() {
            request = request.json(&body);
        }
        request.send().await.unwrap()
    }

    async fn done(&self, method: Method, path: &str, body: Value) -> Value {
        let response = self.admin(method, path, body).await;
        let status = response.status();
        let answer = response.json().await.unwrap();
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    pub(crate) async fn hold(&self, project: Value, key: Value) -> Holder {
        let project = self.done(Method::POST, PROJECTS, project).await["id"].as_str().unwrap().to_owned();
        let path = format!("{PROJECTS}/{project}/service_accounts");
        let made = self.done(Method::POST, &path, key).await;
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Holder { project, key: text(&made["api_key"]["id"]), secret: text(&made["api_key"]["value"]) }
    }

    async fn send(&self, holder: &Holder, method: Method, path: &str, body: &Value) -> Response {
        let request = self.client.request(method, self.url(path)).bearer_auth(&holder.secret);
        if body.is_null() { request.send().await.unwrap() } else { request.json(body).send().await.unwrap() }
    }

    async fn draw(&self, holder: &Holder, body: &Value) -> Response {
        self.send(holder, Method::POST, "/v1/images/generations", body).await
    }

    /// A call that is answered, to its last byte, so that it no longer counts as under way.
    async fn drawn(&self, holder: &Holder, body: &Value) {
        let response = self.draw(holder, body).await;
        let (status, answer) = (response.status(), response.text().await.unwrap());
        assert_eq!(status, 200, "{answer}");
    }
}

fn named(name: &str) -> Value {
    json!({ "name": name })
}

#[tokio::test]
async fn a_project_is_made_changed_listed_and_archived() {
    let server = plan().start().await;
    let made = server.done(Method::POST, PROJECTS, json!({ "name": "shop", "budget_usd": "5" })).await;
    let id = made["id"].as_str().unwrap().to_owned();
    assert!(id.starts_with("proj_"), "{made}");
    assert_eq!((&made["object"], &made["status"]), (&json!("organization.project"), &json!("active")));
    assert_eq!((&made["budget_usd"], &made["archived_at"]), (&json!("5.00"), &json!(null)));
    let at = format!("{PROJECTS}/{id}");
    let change = json!({ "name": "store", "max_requests_per_1_minute": 7, "budget_usd": null });
    let changed = server.done(Method::POST, &at, change).await;
    assert_eq!((&changed["name"], &changed["max_requests_per_1_minute"]), (&json!("store"), &json!(7)));
    assert_eq!(changed["budget_usd"], json!(null));
    assert_eq!(server.done(Method::GET, &at[3..], Value::Null).await, changed, "without /v1 too");

    let first = server.done(Method::GET, &format!("{PROJECTS}?limit=1&order=asc"), Value::Null).await;
    assert_eq!((&first["has_more"], &first["first_id"]), (&json!(true), &first["data"][0]["id"]));
    let cursor = first["last_id"].as_str().unwrap();
    let path = format!("{PROJECTS}?limit=1&order=asc&after={cursor}");
    let next = server.done(Method::GET, &path, Value::Null).await;
    assert_eq!((next["data"].as_array().unwrap().len(), &next["has_more"]), (1, &json!(false)));
    assert_ne!(next["first_id"], first["first_id"]);

    let archived = server.done(Method::POST, &format!("{at}/archive"), Value::Null).await;
    assert_eq!(archived["status"], "archived");
    assert!(archived["archived_at"].is_i64(), "{archived}");
    let count = |list: &Value| list["data"].as_array().unwrap().len();
    assert_eq!(count(&server.done(Method::GET, PROJECTS, Value::Null).await), 1);
    let all = format!("{PROJECTS}?include_archived=true");
    assert_eq!(count(&server.done(Method::GET, &all, Value::Null).await), 2);
    let (status, told) = refusal(server.admin(Method::POST, &at, named("again")).await).await;
    assert_eq!((status, &told["code"]), (400, &json!("project_archived")));
    let default = format!("{PROJECTS}/proj_default/archive");
    let (status, told) = refusal(server.admin(Method::POST, &default, Value::Null).await).await;
    assert_eq!((status, &told["code"]), (400, &json!("protected_resource")));
    server.stop().await;
}

#[tokio::test]
async fn a_key_is_shown_once_used_changed_and_revoked_at_once() {
    let server = plan().start().await;
    let holder = server.hold(named("shop"), json!({ "name": "web", "max_images_per_1_minute": 9 })).await;
    server.drawn(&holder, &call()).await;
    let keys = format!("{PROJECTS}/{}/api_keys", holder.project);
    let at = format!("{keys}/{}", holder.key);
    let shown = server.done(Method::GET, &at, Value::Null).await;
    assert_eq!(shown["object"], "organization.project.api_key");
    assert_eq!(shown["redacted_value"], format!("sk-...{}", &holder.secret[holder.secret.len() - 4..]));
    assert_eq!((&shown["scopes"], &shown["models"]), (&json!(["images"]), &json!(null)));
    assert_eq!(shown["owner"]["service_account"]["id"], holder.key.as_str());
    assert!(shown["last_used_at"].is_i64(), "{shown}");
    let listed = server.done(Method::GET, &keys, Value::Null).await;
    assert_eq!(listed["data"], json!([shown]));
    assert!(!listed.to_string().contains(&holder.secret));
    let accounts = format!("{PROJECTS}/{}/service_accounts", holder.project);
    let account = server.done(Method::GET, &format!("{accounts}/{}", holder.key), Value::Null).await;
    assert_eq!(server.done(Method::GET, &accounts, Value::Null).await["data"], json!([account]));

    let change = json!({ "name": "mobile", "max_images_per_1_minute": null, "max_concurrent_requests": 2, "expires_in_seconds": 3600 });
    let changed = server.done(Method::POST, &at, change).await;
    assert_eq!((&changed["name"], &changed["max_images_per_1_minute"]), (&json!("mobile"), &json!(null)));
    assert_eq!((&changed["max_concurrent_requests"], &changed["scopes"]), (&json!(2), &json!(["images"])));

    assert!(changed["expires_at"].as_i64() > changed["created_at"].as_i64(), "{changed}");

    let elsewhere = format!("{PROJECTS}/proj_default/api_keys/{}", holder.key);
    assert_eq!(server.admin(Method::DELETE, &elsewhere, Value::Null).await.status(), 404);
    server.drawn(&holder, &call()).await;
    let deleted = server.done(Method::DELETE, &at, Value::Null).await;
    let object = "organization.project.api_key.deleted";
    assert_eq!(deleted, json!({ "id": holder.key, "object": object, "deleted": true }));
    let (status, told) = refusal(server.draw(&holder, &call()).await).await;
    assert_eq!((status, &told["code"]), (401, &json!("invalid_api_key")));
    for method in [Method::GET, Method::POST, Method::DELETE] {
        let (status, told) = refusal(server.admin(method, &at, json!({})).await).await;
        assert_eq!((status, &told["code"]), (404, &json!("resource_not_found")));
    }
    for (path, method) in
        [("api_keys/key_admin", Method::POST), ("service_accounts/key_admin", Method::DELETE)]
    {
        let path = format!("{PROJECTS}/proj_default/{path}");
        let (status, told) = refusal(server.admin(method, &path, json!({})).await).await;
        assert_eq!((status, &told["code"]), (400, &json!("protected_resource")));
    }
    server.stop().await;
}

#[tokio::test]
async fn only_operators_come_in_and_faults_name_their_parameter() {
    let server = plan().start().await;
    let holder = server.hold(named("shop"), named("web")).await;
    for path in ["", "/proj_default", "/proj_default/api_keys", "/proj_default/spend_limit"] {
        let path = format!("{PROJECTS}{path}");
        let (status, told) = refusal(server.send(&holder, Method::GET, &path, &Value::Null).await).await;
        assert_eq!((status, &told["code"]), (403, &json!("permission_denied")), "{path}");
    }
    let usual = format!("{PROJECTS}/{}", holder.project);
    let [accounts, spend] = ["service_accounts", "spend_limit"].map(|room| format!("{usual}/{room}"));
    for (path, body, param) in [
        (PROJECTS, json!({}), "name"),
        (PROJECTS, json!({ "name": 1 }), "name"),
        (PROJECTS, json!({ "name": "a", "colour": "red" }), "colour"),
        (&usual, json!({ "max_requests_per_1_minute": 200_001 }), "max_requests_per_1_minute"),
        (&accounts, json!({ "name": "a", "scopes": ["root"] }), "scopes"),
        (&accounts, json!({ "name": "a", "models": ["gpt-4"] }), "models[0]"),
        (&accounts, json!({ "name": "a", "expires_in_seconds": 0 }), "expires_in_seconds"),
        (
            &accounts,
            json!({ "name": "a", "create_service_account_only": true }),
            "create_service_account_only",
        ),
        (&spend, json!({ "currency": "EUR", "interval": "month", "threshold_amount": 1 }), "currency"),
        (
            &spend,
            json!({ "currency": "USD", "interval": "month", "threshold_amount": "1" }),
            "threshold_amount",
        ),
    ] {
        let (status, told) = refusal(server.admin(Method::POST, path, body.clone()).await).await;
        assert_eq!((status, &told["param"]), (400, &json!(param)), "{body}");
    }
    for (query, param) in
        [("limit=101", "limit"), ("order=new", "order"), ("after=key_1", "after"), ("x=1", "x")]
    {
        let path = format!("{PROJECTS}?{query}");
        let (status, told) = refusal(server.admin(Method::GET, &path, Value::Null).await).await;
        assert_eq!((status, &told["param"]), (400, &json!(param)), "{query}");
    }
    for path in
        ["/proj_none", "/proj_none/api_keys", "/proj_default/api_keys/key_none", "/proj_default/spend_limit"]
    {
        let path = format!("{PROJECTS}{path}");
        let (status, told) = refusal(server.admin(Method::GET, &path, Value::Null).await).await;
        assert_eq!((status, &told["code"]), (404, &json!("resource_not_found")), "{path}");
    }
    server.stop().await;
}

#[tokio::test]
async fn rates_refuse_in_openais_words_and_come_back() {
    let server = plan().start().await;
    let key = json!({ "name": "web", "max_requests_per_1_minute": 2 });
    let slow = server.hold(named("slow"), key).await;
    let key = json!({ "name": "web", "max_images_per_1_minute": 2 });
    let few = server.hold(named("few"), key).await;
    for _ in 0..2 {
        server.drawn(&slow, &call()).await;
        server.drawn(&few, &call()).await;
    }
    for (holder, kind, words) in [
        (&slow, "requests", "requests per min (RPM)"),
        (&few, "input-images", "Limit 2, Used 2, Requested 1"),
    ] {
        let refused = server.draw(holder, &call()).await;
        let wait: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
        assert!(!refused.headers().contains_key("x-should-retry"));
        let (status, told) = refusal(refused).await;
        assert_eq!(
            (status, &told["code"], &told["type"]),
            (429, &json!("rate_limit_exceeded"), &json!(kind))
        );
        assert!(told["message"].as_str().unwrap().contains(words), "{told}");
    }
    server.rooms().clock.advance(Duration::from_secs(31));
    server.drawn(&slow, &call()).await;
    server.drawn(&few, &call()).await;

    let mut body = call();
    body["n"] = json!(3);
    let never = server.draw(&few, &body).await;
    assert_eq!(never.headers()["x-should-retry"], "false");
    assert!(!never.headers().contains_key("retry-after"), "no wait helps");
    let (status, told) = refusal(never).await;
    assert_eq!((status, &told["param"]), (400, &json!("n")));
    server.stop().await;
}

#[tokio::test]
async fn a_projects_rates_hold_for_all_its_keys() {
    let server = plan().start().await;
    let one = server.hold(named("shop"), named("one")).await;
    let usual = format!("{PROJECTS}/{}", one.project);
    let made = server.done(Method::POST, &format!("{usual}/service_accounts"), named("two")).await;
    let secret = made["api_key"]["value"].as_str().unwrap().to_owned();
    let two = Holder { project: one.project.clone(), key: String::new(), secret };
    let limits = server.done(Method::GET, &format!("{usual}/rate_limits"), Value::Null).await;
    assert_eq!(limits["data"][0]["object"], "project.rate_limit");
    let id = limits["data"][0]["id"].as_str().unwrap();
    let body = json!({ "max_requests_per_1_minute": 2, "max_images_per_1_minute": 100 });
    let set = server.done(Method::POST, &format!("{usual}/rate_limits/{id}"), body).await;
    assert_eq!(
        (&set["max_requests_per_1_minute"], &set["max_images_per_1_minute"]),
        (&json!(2), &json!(100))
    );
    server.drawn(&one, &call()).await;
    server.drawn(&two, &call()).await;
    for holder in [&one, &two] {
        assert_eq!(refusal(server.draw(holder, &call()).await).await.0, 429);
    }
    server.stop().await;
}

#[tokio::test]
async fn calls_at_once_are_limited() {
    let mut upstream = Upstream::start([Step::fault(Fault::StallBeforeHead)]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let holder = server.hold(named("shop"), json!({ "name": "web", "max_concurrent_requests": 1 })).await;
    let path = server.url("/v1/images/generations");
    let request = server.client.post(path).bearer_auth(&holder.secret).header("prefer", "respond-async");
    assert_eq!(request.json(&call()).send().await.unwrap().status(), 202);
    let mut other = call();
    other["prompt"] = json!("a green pear");
    let refused = server.draw(&holder, &other).await;
    assert!(refused.headers().contains_key("retry-after"));
    let (status, told) = refusal(refused).await;
    assert_eq!((status, &told["code"]), (429, &json!("rate_limit_exceeded")));
    assert!(told["message"].as_str().unwrap().contains("concurrent requests: Limit 1"), "{told}");
    upstream.stop().await;
    server.stop().await;
}

#[tokio::test]
async fn a_budget_refuses_before_anything_is_sent() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let poor = server.hold(named("shop"), json!({ "name": "web", "budget_usd": "0.001" })).await;
    let spend = format!("{PROJECTS}/{}/spend_limit", poor.project);
    let refused = server.draw(&poor, &call()).await;
    assert_eq!(refused.headers()["x-should-retry"], "false");
    let (status, told) = refusal(refused).await;
    assert_eq!(
        (status, &told["code"], &told["type"]),
        (429, &json!("insufficient_quota"), &json!("insufficient_quota"))
    );

    let key = format!("{PROJECTS}/{}/api_keys/{}", poor.project, poor.key);
    server.done(Method::POST, &key, json!({ "budget_usd": null })).await;
    let limit = json!({ "currency": "USD", "interval": "month", "threshold_amount": 0 });
    let set = server.done(Method::POST, &spend, limit).await;
    assert_eq!((&set["object"], &set["threshold_amount"]), (&json!("project.spend_limit"), &json!(0)));
    assert_eq!(set["enforcement"]["status"], "enforcing");
    assert_eq!(refusal(server.draw(&poor, &call()).await).await.1["code"], "insufficient_quota");
    assert!(upstream.received().is_empty());
    let gone = server.done(Method::DELETE, &spend, Value::Null).await;
    assert_eq!(gone, json!({ "object": "project.spend_limit.deleted", "deleted": true }));
    assert_eq!(server.admin(Method::GET, &spend, Value::Null).await.status(), 404);
    server.drawn(&poor, &call()).await;
    server.stop().await;
}

#[tokio::test]
async fn a_key_names_only_its_models() {
    let server = plan().start().await;
    let holder =
        server.hold(named("shop"), json!({ "name": "web", "models": ["gpt-image-2.5-flare"] })).await;
    let listed = server.send(&holder, Method::GET, "/v1/models", &Value::Null).await;
    let listed: Value = listed.json().await.unwrap();
    let ids: Vec<&Value> = listed["data"].as_array().unwrap().iter().map(|model| &model["id"]).collect();
    assert_eq!(ids, ["gpt-image-2.5-flare"]);
    let (status, told) = refusal(server.draw(&holder, &call()).await).await;
    assert_eq!((status, &told["code"]), (403, &json!("model_not_found")));
    let mut allowed = call();
    allowed["model"] = json!("gpt-image-2.5-flare");
    server.drawn(&holder, &allowed).await;
    let gone = json!({ "name": "web", "models": ["gpt-image-2", "gpt-image-1"] });
    let accounts = format!("{PROJECTS}/{}/service_accounts", holder.project);
    let (status, told) = refusal(server.admin(Method::POST, &accounts, gone).await).await;
    assert_eq!((status, &told["param"]), (400, &json!("models[1]")));
    server.stop().await;
}

#[tokio::test]
async fn a_key_ends_when_its_time_is_over_or_its_project() {
    let server = plan().start().await;
    let short = server.hold(named("shop"), json!({ "name": "web", "expires_in_seconds": 60 })).await;
    let long = server.hold(named("store"), named("web")).await;
    server.drawn(&short, &call()).await;
    server.rooms().clock.advance(Duration::from_secs(61));
    assert_eq!(refusal(server.draw(&short, &call()).await).await.0, 401);
    server.drawn(&long, &call()).await;
    server.done(Method::POST, &format!("{PROJECTS}/{}/archive", long.project), Value::Null).await;
    assert_eq!(refusal(server.draw(&long, &call()).await).await.0, 401);
    server.stop().await;
}

#[tokio::test]
async fn a_project_sees_nothing_of_another() {
    let server = plan().start().await;
    let one = server.hold(named("shop"), named("web")).await;
    let other = server.hold(named("rival"), named("web")).await;
    let response = server.draw(&one, &call()).await;
    let id = response.headers()["x-pictor-job"].to_str().unwrap().to_owned();
    drop(response.bytes().await.unwrap());
    let at = format!("/v1/images/jobs/{id}");
    for (method, rest) in [
        (Method::GET, ""),
        (Method::GET, "/response"),
        (Method::GET, "/events"),
        (Method::GET, "/content/0"),
        (Method::POST, "/cancel"),
        (Method::DELETE, ""),
    ] {
        let path = format!("{at}{rest}");
        let (status, told) = refusal(server.send(&other, method, &path, &Value::Null).await).await;
        assert_eq!((status, &told["code"]), (404, &json!("job_not_found")), "{rest}");
    }
    for (holder, count) in [(&one, 1), (&other, 0)] {
        let list = server.send(holder, Method::GET, "/v1/images/jobs", &Value::Null).await;
        let list: Value = list.json().await.unwrap();
        assert_eq!(list["data"].as_array().unwrap().len(), count);
    }
    assert_eq!(server.send(&one, Method::GET, &at, &Value::Null).await.status(), 200);
    server.stop().await;
}

/// What never starts is not counted by the rows, but at the door.
#[tokio::test]
async fn a_key_that_asks_too_often_is_refused_before_its_body_is_read() {
    let server = plan().start().await;
    let key = json!({ "name": "web", "max_requests_per_1_minute": 2 });
    let holder = server.hold(named("shop"), key).await;
    for expected in [400, 400, 429] {
        let refused = server.draw(&holder, &json!({ "model": "none" })).await;
        assert_eq!(refused.headers().contains_key("retry-after"), expected == 429);
        assert_eq!(refusal(refused).await.0, expected);
    }
    server.rooms().clock.advance(Duration::from_mins(1));
    let request = server.client.post(server.url("/v1/images/generations")).bearer_auth(&holder.secret);
    let request = request.header("idempotency-key", "once").json(&call());
    for _ in 0..4 {
        let answer = request.try_clone().unwrap().send().await.unwrap();
        assert_eq!(answer.status(), 200, "the same call counts once");
        drop(answer.bytes().await.unwrap());
    }
    server.stop().await;
}
