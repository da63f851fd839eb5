//! Browsers that are signed in: a cookie in the place of a key, as long as the key opens something, and only for pages
//! of this server.

use std::time::Duration;

use pictor_relay::Secret;
use pictor_testkit::Upstream;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

use crate::replicas::shared;
use crate::{KEY, Server, plan, refusal};

const DAY: Duration = Duration::from_hours(24);

fn call() -> Value {
    json!({ "model": "gpt-image-2", "prompt": "a red apple", "size": "1024x1024", "quality": "low" })
}

impl Server {
    async fn sign_in(&self, key: &str) -> Response {
        let body = json!({ "key": key });
        self.client.post(self.url("/session")).json(&body).send().await.unwrap()
    }

    /// The cookie as a browser would send it back.
    async fn cookie(&self, key: &str) -> String {
        let response = self.sign_in(key).await;
        assert_eq!(response.status(), 200);
        response.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
    }

    /// As a page of this server asks.
    fn page(&self, method: Method, path: &str, cookie: &str) -> RequestBuilder {
        let request = self.client.request(method, self.url(path));
        request.header("cookie", format!("theme=dark; {cookie}")).header("sec-fetch-site", "same-origin")
    }

    async fn session(&self, cookie: &str) -> Response {
        self.page(Method::GET, "/session", cookie).send().await.unwrap()
    }
}

async fn json_of(response: Response) -> Value {
    assert_eq!(response.status(), 200);
    response.json().await.unwrap()
}

#[tokio::test]
async fn a_browser_signs_in_draws_and_signs_out() {
    let server = plan().start().await;
    let response = server.sign_in(KEY).await;
    let set = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(set.starts_with("pictor_session=key_admin."), "{set}");
    assert!(set.ends_with("; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict"), "{set}");
    assert!(!set.contains(KEY));
    assert_eq!(response.headers()["cache-control"], "no-store");
    let told = json_of(response).await;
    assert_eq!((&told["object"], &told["scopes"]), (&json!("session"), &json!(["images", "admin"])));
    assert_eq!((&told["key"]["name"], &told["left_usd"]), (&json!("admin key"), &Value::Null));
    assert_eq!(told["project"]["id"], "proj_default");

    let cookie = set.split(';').next().unwrap();
    assert_eq!(json_of(server.session(cookie).await).await, told);
    let drawn =
        server.page(Method::POST, "/v1/images/generations", cookie).json(&call()).send().await.unwrap();
    let job = drawn.headers()["x-pictor-job"].to_str().unwrap().to_owned();
    assert_eq!(json_of(drawn).await["data"].as_array().unwrap().len(), 1);
    for path in ["/v1/models", "/v1/usage", "/admin/api/jobs", &format!("/images/jobs/{job}/content/0")] {
        let response = server.page(Method::GET, path, cookie).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let cached = response.headers()["cache-control"].to_str().unwrap();
        assert!(cached.starts_with("private, no-"), "{path}: {cached}");
    }
    let out = server.page(Method::DELETE, "/session", cookie).send().await.unwrap();
    let set = out.headers()["set-cookie"].to_str().unwrap();
    assert!(set.starts_with("pictor_session=;") && set.contains("Max-Age=0"), "{set}");
    let nobody = server.client.get(server.url("/session")).send().await.unwrap();
    assert_eq!(refusal(nobody).await.0, 401);
    let by_key = json_of(server.get("/session").send().await.unwrap()).await;
    assert_eq!((&by_key["key"]["id"], &by_key["expires_at"]), (&json!("key_admin"), &Value::Null));
    server.stop().await;
}

#[tokio::test]
async fn over_https_no_other_host_can_set_the_cookie() {
    let mut plan = plan();
    plan.config.http.public_url = Some("https://pictor.example".into());
    let server = plan.start().await;
    let response = server.sign_in(KEY).await;
    let set = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(set.starts_with("__Host-pictor_session=") && set.ends_with("; SameSite=Strict; Secure"), "{set}");
    let cookie = set.split(';').next().unwrap();
    assert_eq!(server.session(cookie).await.status(), 200);
    let plain = cookie.replace("__Host-", "");
    assert_eq!(server.session(&plain).await.status(), 401, "only the name that a browser guards counts");
    let request = server.client.delete(server.url("/session")).header("cookie", cookie);
    let response = request.header("origin", "https://pictor.example").send().await.unwrap();
    assert_eq!(response.status(), 200, "the origin that the operator has named");
    server.stop().await;
}

#[tokio::test]
async fn only_pages_of_this_server_change_things_by_a_cookie() {
    let server = plan().start().await;
    let cookie = server.cookie(KEY).await;
    let own = format!("http://{}", server.address());
    let post = |headers: &[(&'static str, &str)]| {
        let request = server.client.post(server.url("/v1/images/generations")).json(&call());
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        request.header("cookie", &cookie).send()
    };
    for (headers, status) in [
        (vec![("sec-fetch-site", "same-origin")], 200),
        (vec![("origin", own.as_str())], 200),
        (vec![("sec-fetch-site", "same-site"), ("origin", own.as_str())], 403),
        (vec![("sec-fetch-site", "cross-site")], 403),
        (vec![("origin", "https://evil.example")], 403),
        (vec![("origin", "null")], 403),
        (vec![], 403),
    ] {
        let response = post(&headers).await.unwrap();
        assert_eq!(response.status(), status, "{headers:?}");
        if status == 403 {
            let told = refusal(response).await.1;
            assert_eq!(told["code"], "permission_denied");
        } else {
            drop(response.bytes().await.unwrap());
        }
    }
    // A key counts before the cookie, and needs no page.
    let keyed =
        server.post("/v1/images/generations").header("cookie", &cookie).json(&call()).send().await.unwrap();
    assert_eq!(keyed.status(), 200);
    drop(keyed.bytes().await.unwrap());
    let wrong = server.client.get(server.url("/session")).bearer_auth("sk-wrong").header("cookie", &cookie);
    assert_eq!(wrong.send().await.unwrap().status(), 401);
    let body = json!({ "key": KEY });
    let from_elsewhere = server.client.post(server.url("/session")).header("sec-fetch-site", "cross-site");
    assert_eq!(
        from_elsewhere.json(&body).send().await.unwrap().status(),
        403,
        "nobody is signed in by others"
    );
    server.stop().await;
}

#[tokio::test]
async fn a_page_that_may_call_with_a_key_may_not_with_a_cookie() {
    let mut plan = plan();
    plan.config.http.cors_origins = vec!["https://chat.example.com".into()];
    let server = plan.start().await;
    let cookie = server.cookie(KEY).await;
    let request = server.client.get(server.url("/session")).header("cookie", &cookie);
    let response = request.header("origin", "https://chat.example.com").send().await.unwrap();
    // Without that header no page reads what a browser got with its cookies.
    assert!(!response.headers().contains_key("access-control-allow-credentials"));
    let post =
        server.client.post(server.url("/v1/images/generations")).header("cookie", &cookie).json(&call());
    let response = post.header("origin", "https://chat.example.com").send().await.unwrap();
    assert_eq!(response.status(), 403);
    server.stop().await;
}

#[tokio::test]
async fn a_session_ends_with_its_key_by_time_and_by_another_secret() {
    let server = plan().start().await;
    let holder = server.hold(json!({ "name": "shop" }), json!({ "name": "web" })).await;
    let (shop, admin) = (server.cookie(&holder.secret).await, server.cookie(KEY).await);
    assert_eq!(json_of(server.session(&shop).await).await["key"]["name"], "web");
    let (name, rest) = shop.split_once('=').unwrap();
    let (_, rest) = rest.split_once('.').unwrap();
    for forged in [
        format!("{name}=key_admin.{rest}"),
        shop.replace('.', ".9"),
        shop[..shop.len() - 1].to_owned(),
        format!("{name}="),
    ] {
        let (status, told) = refusal(server.session(&forged).await).await;
        assert_eq!((status, &told["code"]), (401, &json!("session_ended")), "{forged}");
    }
    let path = format!("/v1/organization/projects/{}/api_keys/{}", holder.project, holder.key);
    assert_eq!(server.page(Method::DELETE, &path, &admin).send().await.unwrap().status(), 200);
    assert_eq!(server.session(&shop).await.status(), 401, "at once");
    let clock = &server.rooms().clock;
    clock.advance(6 * DAY);
    assert_eq!(server.session(&admin).await.status(), 200);
    clock.advance(DAY);
    assert_eq!(server.session(&admin).await.status(), 401);

    let later = server.cookie(KEY).await;
    let server = server.restart(|_| {}).await;
    assert_eq!(server.session(&later).await.status(), 200, "not with the process");
    let server = server.restart(|config| config.admin_key = Some(Secret::new("sk-another"))).await;
    assert_eq!(server.session(&later).await.status(), 401, "the key behind it is another one");
    server.stop().await;
}

#[tokio::test]
async fn servers_with_one_database_know_each_others_sessions() {
    let shared = shared().await;
    let upstream = Upstream::start([]).await;
    let (one, other) = (shared.plan(&upstream).start().await, shared.plan(&upstream).start().await);
    let cookie = one.cookie(KEY).await;
    assert_eq!(json_of(other.session(&cookie).await).await["key"]["id"], "key_admin");
    let feed = other.page(Method::GET, "/v1/images/jobs/events", &cookie).send().await.unwrap();
    assert_eq!(feed.status(), 200, "as a browser follows it, which can send no key");
    drop(feed);
    other.stop().await;
    one.stop().await;
}

#[tokio::test]
async fn another_secret_of_the_server_ends_all_sessions() {
    let mut plan = plan();
    plan.config.secret = Some(Secret::new("one secret of many letters"));
    let server = plan.start().await;
    let cookie = server.cookie(KEY).await;
    let server = server.restart(|_| {}).await;
    assert_eq!(server.session(&cookie).await.status(), 200);
    let server = server.restart(|config| config.secret = Some(Secret::new("another one"))).await;
    assert_eq!(server.session(&cookie).await.status(), 401);
    server.stop().await;
}

#[tokio::test]
async fn who_tries_too_often_waits_and_hears_the_same_of_every_wrong_key() {
    let server = plan().start().await;
    let holder = server.hold(json!({ "name": "shop" }), json!({ "name": "web" })).await;
    let path = format!("/v1/organization/projects/{}/api_keys/{}", holder.project, holder.key);
    let revoked = server.client.delete(server.url(&path)).bearer_auth(KEY).send().await.unwrap();
    assert_eq!(revoked.status(), 200);
    let wrong = refusal(server.sign_in("sk-wrong").await).await;
    assert_eq!((wrong.0, &wrong.1["code"]), (401, &json!("invalid_api_key")));
    assert_eq!(refusal(server.sign_in(&holder.secret).await).await, wrong, "in the same words");
    let empty = server.client.post(server.url("/session")).json(&json!({})).send().await.unwrap();
    assert_eq!(refusal(empty).await.1["param"], "key");
    let mut tries = 3;
    let response = loop {
        let response = server.sign_in("sk-wrong").await;
        if response.status() == 429 {
            break response;
        }
        tries += 1;
    };
    assert!(tries >= 10, "{tries}, or more where they took long");
    let wait: u64 = response.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=6).contains(&wait), "{wait}");
    let (status, told) = refusal(response).await;
    assert_eq!((status, &told["code"]), (429, &json!("rate_limit_exceeded")));
    server.rooms().clock.advance(Duration::from_secs(7));
    assert_eq!(server.sign_in(KEY).await.status(), 200);
    server.stop().await;
}

#[tokio::test]
async fn a_key_without_money_signs_in_and_is_told_so() {
    let server = plan().start().await;
    let holder = server.hold(json!({ "name": "shop", "budget_usd": "0" }), json!({ "name": "web" })).await;
    let cookie = server.cookie(&holder.secret).await;
    let told = json_of(server.session(&cookie).await).await;
    assert_eq!((&told["left_usd"], &told["scopes"]), (&json!("0.00"), &json!(["images"])));
    let jobs = server.page(Method::GET, "/v1/images/jobs", &cookie).send().await.unwrap();
    assert_eq!(jobs.status(), StatusCode::OK);
    let (status, _) =
        refusal(server.page(Method::GET, "/admin/api/jobs", &cookie).send().await.unwrap()).await;
    assert_eq!(status, 403, "what the key may not, its session may not");
    server.stop().await;
}
