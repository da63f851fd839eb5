//! The routes, with and without `/v1`, and what is not one.

use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::{MODELS, Plan, plan, refusal};

#[tokio::test]
async fn models_are_listed_as_openai_lists_them() {
    let server = plan().start().await;
    for path in ["/v1/models", "/models"] {
        let list: Value = server.get(path).send().await.unwrap().json().await.unwrap();
        assert_eq!(list["object"], "list");
        let ids: Vec<&str> =
            list["data"].as_array().unwrap().iter().map(|model| model["id"].as_str().unwrap()).collect();
        assert!(ids.contains(&"gpt-image-2") && ids.contains(&"pictor-illustrator"), "{ids:?}");
        assert!(!ids.contains(&"dall-e-3"), "retired models are not listed");
    }
    let one: Value = server.get("/v1/models/gpt-image-2").send().await.unwrap().json().await.unwrap();
    assert_eq!(one["object"], "model");
    assert_eq!((&one["id"], &one["shutdown_date"]), (&json!("gpt-image-2"), &Value::Null));
    assert!(one.as_object().unwrap().contains_key("shutdown_date"), "null is said");
    let (status, error) = refusal(server.get("/models/nothing").send().await.unwrap()).await;
    assert_eq!((status, &error["code"]), (404, &json!("model_not_found")));
    server.stop().await;
}

/// As the year 2100 begins, in Unix seconds.
const YEAR_2100: u64 = 4_102_444_800;

/// A plan in which gpt-image-2 ends then.
fn ending() -> Plan {
    let model = "id = \"gpt-image-2\"\n";
    let ends = format!("{model}shutdown_date = \"2100-01-01\"\nheir = \"gpt-image-2.5-flare\"\n");
    plan().models(&MODELS.replacen(model, &ends, 1))
}

#[tokio::test]
async fn a_model_is_served_until_its_day_comes() {
    let mut plan = ending();
    plan.config.strict = true;
    let server = plan.start().await;
    let call = json!({ "model": "gpt-image-2", "prompt": "A red apple", "quality": "low" });
    let listed = async || {
        let list: Value = server.get("/v1/models").send().await.unwrap().json().await.unwrap();
        list["data"].as_array().unwrap().iter().any(|model| model["id"] == "gpt-image-2")
    };
    assert!(listed().await);
    let one: Value = server.get("/v1/models/gpt-image-2").send().await.unwrap().json().await.unwrap();
    assert_eq!(one["shutdown_date"], "2100-01-01");
    assert_eq!(server.generate(call.clone()).await.status(), 200);

    let clock = &server.rooms().clock;
    clock.advance(Duration::from_secs(YEAR_2100 - clock.unix_seconds()));
    assert!(!listed().await);
    let (status, error) = refusal(server.get("/v1/models/gpt-image-2").send().await.unwrap()).await;
    assert_eq!((status, &error["code"]), (404, &json!("model_not_found")));
    let (status, error) = refusal(server.generate(call).await).await;
    let message = "The model 'gpt-image-2' was retired on 2100-01-01. Use 'gpt-image-2.5-flare' instead.";
    assert_eq!((status, &error["param"], &error["message"]), (400, &json!("model"), &json!(message)));
    server.stop().await;
}

#[tokio::test]
async fn an_heir_draws_from_the_day_on() {
    let server = ending().start().await;
    let call = json!({ "model": "gpt-image-2", "prompt": "A red apple", "quality": "low" });
    let told = async || {
        let response = server.generate(call.clone()).await;
        assert_eq!(response.status(), 200);
        response.headers().get("x-pictor-adjusted").map(|notes| notes.to_str().unwrap().to_owned())
    };
    assert_eq!(told().await, None);
    let clock = &server.rooms().clock;
    clock.advance(Duration::from_secs(YEAR_2100 - clock.unix_seconds()));
    assert_eq!(told().await.as_deref(), Some("model=gpt-image-2->gpt-image-2.5-flare"));
    server.stop().await;
}

#[tokio::test]
async fn with_strict_an_unknown_route_is_an_empty_404() {
    let mut plan = plan();
    plan.config.strict = true;
    let server = plan.start().await;
    for path in ["/v1/images/variations", "/v1/nothing", "/openai/v1/nothing", "/nothing"] {
        let response = server.post(path).send().await.unwrap();
        assert_eq!(response.status(), 404, "{path}");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        assert!(response.bytes().await.unwrap().is_empty());
    }
    server.stop().await;
}

#[tokio::test]
async fn a_wrong_method_is_told_in_the_envelope() {
    let server = plan().start().await;
    for path in ["/v1/images/generations", "/images/edits"] {
        let (status, error) = refusal(server.get(path).send().await.unwrap()).await;
        assert_eq!(status, 405);
        assert!(error["message"].as_str().unwrap().contains(path), "{error}");
    }
    server.stop().await;
}

/// Every header that leaves is on this list; a new one is added here, to what `http/cors.rs` exposes (no page may read
/// `set-cookie`), and in the manual.
#[tokio::test]
async fn only_known_headers_leave() {
    const ALLOWED: [&str; 26] = [
        "accept-ranges",
        "cache-control",
        "content-disposition",
        "content-length",
        "content-range",
        "content-security-policy",
        "content-type",
        "date",
        "etag",
        "idempotent-replayed",
        "location",
        "openai-poll-after-ms",
        "openai-processing-ms",
        "openai-version",
        "preference-applied",
        "set-cookie",
        "transfer-encoding",
        "vary",
        "x-accel-buffering",
        "x-content-type-options",
        "x-pictor-adjusted",
        "x-pictor-cost-usd",
        "x-pictor-job",
        "x-pictor-replayed",
        "x-pictor-upstream",
        "x-request-id",
    ];
    let server = plan().start().await;
    let body = json!({ "model": "gpt-image-2", "prompt": "a red apple", "quality": "low" });
    let known = |headers: &HeaderMap| {
        for name in headers.keys() {
            assert!(ALLOWED.contains(&name.as_str()), "{name} is not on the list");
        }
    };
    let request = server.post("/v1/images/generations").header("prefer", "respond-async").json(&body);
    known(request.send().await.unwrap().headers());
    let response = server.generate(body).await;
    assert_eq!(response.status(), 200);
    known(response.headers());
    assert_eq!(response.headers()["x-pictor-upstream"], "illustrator");
    assert_eq!(response.headers()["openai-version"], "2020-10-01");
    let job = response.headers()["x-pictor-job"].to_str().unwrap().to_owned();
    drop(response.bytes().await.unwrap());
    for path in ["", "/response", "/events", "/content/0"] {
        let told = server.get(&format!("/v1/images/jobs/{job}{path}")).send().await.unwrap();
        assert_eq!(told.status(), 200, "{path}");
        known(told.headers());
        drop(told.bytes().await.unwrap());
    }
    let key = json!({ "key": crate::KEY });
    known(server.post("/session").json(&key).send().await.unwrap().headers());
    for path in ["/session", "/v1/images/models", "/v1/images/jobs", "/admin/api/stats?start_time=1"] {
        known(server.get(path).send().await.unwrap().headers());
    }
    let file = Part::bytes(vec![7; 10]).file_name("a.bin");
    let form = Form::new().text("purpose", "user_data").part("file", file);
    let kept = server.post("/v1/files").multipart(form).send().await.unwrap();
    known(kept.headers());
    let id = kept.json::<Value>().await.unwrap()["id"].as_str().unwrap().to_owned();
    for path in [String::new(), format!("/{id}"), format!("/{id}/content")] {
        known(server.get(&format!("/v1/files{path}")).send().await.unwrap().headers());
    }
    server.stop().await;
}
