//! Pages of other origins that call from a browser, and those that must not.

use reqwest::{Method, RequestBuilder, Response};
use serde_json::{Value, json};

use crate::{Server, plan};

const PAGE: &str = "https://chat.example.com";

async fn open_to(origins: &[&str]) -> Server {
    let mut plan = plan();
    plan.config.http.cors_origins = origins.iter().map(|origin| (*origin).to_owned()).collect();
    plan.start().await
}

/// What a browser asks before it lets a page of that origin send a call.
fn preflight(server: &Server, path: &str, origin: &str) -> RequestBuilder {
    server
        .client
        .request(Method::OPTIONS, server.url(path))
        .header("origin", origin)
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "authorization,content-type,x-stainless-retry-count")
}

fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    response.headers().get(name).map(|value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_browser_is_told_what_its_page_may_send() {
    let server = open_to(&["http://localhost:3000", PAGE]).await;
    let azure = "/openai/deployments/gpt-image-2/images/generations";
    for path in ["/v1/images/generations", "/v1/images/edits", "/v1/models", azure, "/v1/nothing", "/healthz"]
    {
        let response = preflight(&server, path, PAGE).send().await.unwrap();
        assert_eq!(response.status(), 204, "{path}, without a key");
        assert_eq!(header(&response, "access-control-allow-origin"), Some(PAGE));
        assert_eq!(header(&response, "access-control-allow-methods"), Some("GET, POST, PATCH, DELETE"));
        let asked = "authorization,content-type,x-stainless-retry-count";
        assert_eq!(header(&response, "access-control-allow-headers"), Some(asked));
        assert_eq!(header(&response, "access-control-max-age"), Some("7200"));
        assert_eq!(header(&response, "vary"), Some("Origin"));
        assert!(header(&response, "x-request-id").is_some());
    }
    let other = preflight(&server, "/v1/models", "https://other.example").send().await.unwrap();
    assert_eq!((other.status().as_u16(), header(&other, "vary")), (405, Some("Origin")));
    assert_eq!(header(&other, "access-control-allow-origin"), None);
    let plain = server.client.request(Method::OPTIONS, server.url("/v1/models")).header("origin", PAGE);
    assert_eq!(plain.send().await.unwrap().status(), 405, "a page's own OPTIONS is a request like others");
    server.stop().await;
}

#[tokio::test]
async fn a_page_reads_answers_errors_and_streams() {
    let server = open_to(&[PAGE]).await;
    let call = |body: Value| server.post("/v1/images/generations").header("origin", PAGE).json(&body);
    let body =
        json!({ "model": "gpt-image-2", "prompt": "a red apple", "quality": "low", "size": "1024x640" });
    let mut stream = body.clone();
    stream["stream"] = json!(true);
    let refused = json!({ "model": "gpt-image-2", "prompt": "a lake", "n": 11 });
    let unknown = server.get("/v1/nothing").header("origin", PAGE);
    let nobody = server.client.get(server.url("/v1/models")).header("origin", PAGE);
    for (request, status) in
        [(call(body), 200), (call(stream), 200), (call(refused), 400), (unknown, 404), (nobody, 401)]
    {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(header(&response, "access-control-allow-origin"), Some(PAGE), "{status}");
        let exposed: Vec<&str> =
            header(&response, "access-control-expose-headers").unwrap().split(", ").collect();
        for name in
            ["x-request-id", "x-pictor-job", "x-pictor-adjusted", "retry-after", "idempotent-replayed"]
        {
            assert!(exposed.contains(&name), "{name} is not in {exposed:?}");
        }
        for name in response.headers().keys().filter(|name| name.as_str().starts_with("x-pictor")) {
            assert!(exposed.contains(&name.as_str()), "{name} is not in {exposed:?}");
        }
        drop(response.bytes().await.unwrap());
    }
    let stranger = server.get("/v1/models").header("origin", "https://chat.example.com.evil.example");
    let response = stranger.send().await.unwrap();
    assert_eq!((response.status().as_u16(), header(&response, "access-control-allow-origin")), (200, None));
    assert_eq!(header(&response, "vary"), Some("Origin"), "no cache gives this to a page that may call");
    server.stop().await;
}

#[tokio::test]
async fn every_page_may_call_or_none() {
    let (all, none) = (open_to(&["*"]).await, open_to(&[]).await);
    let response = preflight(&all, "/v1/images/edits", PAGE).send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), header(&response, "access-control-allow-origin")),
        (204, Some("*"))
    );
    let response = all.get("/v1/models").header("origin", PAGE).send().await.unwrap();
    assert_eq!(header(&response, "access-control-allow-origin"), Some("*"));
    let response = preflight(&none, "/v1/images/edits", PAGE).send().await.unwrap();
    assert_eq!(response.status(), 405);
    let response = none.get("/v1/models").header("origin", PAGE).send().await.unwrap();
    for name in ["access-control-allow-origin", "access-control-expose-headers", "vary"] {
        assert_eq!(header(&response, name), None);
    }
    all.stop().await;
    none.stop().await;
}
