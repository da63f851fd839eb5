//! What calls may cost and what they did: estimates, spending, usage and costs in OpenAI's shapes, and money in doubt.

use pictor_testkit::{Fault, Step, Upstream};
use serde_json::{Value, json};

use crate::{Server, plan, refusal};

fn call() -> Value {
    json!({ "model": "gpt-image-2", "prompt": "a lake", "size": "1024x1024", "quality": "low" })
}

async fn json_of(server: &Server, path: &str) -> Value {
    let response = server.get(path).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    response.json().await.unwrap()
}

async fn estimate(server: &Server, body: Value) -> Value {
    let response = server.post("/v1/images/estimate").json(&body).send().await.unwrap();
    assert_eq!(response.status(), 200);
    response.json().await.unwrap()
}

fn nanos(value: &Value) -> i64 {
    value.as_str().unwrap().parse::<pictor_api::money::Nanos>().unwrap().0
}

#[tokio::test]
async fn an_estimate_is_checked_like_a_call_and_sends_nothing() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let one = estimate(&server, call()).await;
    assert_eq!((&one["object"], &one["model"]), (&json!("image.estimate"), &json!("gpt-image-2")));
    assert_eq!(one["worst_case_usd"], one["estimate_usd"], "nothing is left to the upstream: {one}");
    assert!(nanos(&one["worst_case_usd"]) > 0, "{one}");
    assert!(one["usage"]["total_tokens"].as_u64().unwrap() > 0, "{one}");
    let mut three = call();
    three["n"] = json!(3);
    let three = estimate(&server, three).await;
    assert_eq!(nanos(&three["worst_case_usd"]), 3 * nanos(&one["worst_case_usd"]));
    let auto = estimate(&server, json!({ "model": "gpt-image-2", "prompt": "a lake" })).await;
    assert!(nanos(&auto["worst_case_usd"]) > nanos(&auto["estimate_usd"]), "{auto}");
    let mut wrong = call();
    wrong["size"] = json!("100x100");
    let response = server.post("/images/estimate").json(&wrong).send().await.unwrap();
    let (status, error) = refusal(response).await;
    assert_eq!((status, &error["param"]), (400, &json!("size")));
    assert!(upstream.received().is_empty());
    let spent = json_of(&server, "/v1/usage").await;
    assert_eq!(spent["project"]["total"]["settled_usd"], "0.00");
    server.stop().await;
}

#[tokio::test]
async fn a_form_is_estimated_as_an_edit() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let file = pictor_testkit::pictures::file(0, pictor_api::Size::new(64, 64), pictor_api::Format::Png);
    let part = reqwest::multipart::Part::bytes(file).file_name("a.png").mime_str("image/png").unwrap();
    let form = reqwest::multipart::Form::new()
        .text("model", "gpt-image-2")
        .text("prompt", "a lake")
        .text("size", "1024x1024")
        .text("quality", "low")
        .part("image", part);
    let response = server.post("/v1/images/estimate").multipart(form).send().await.unwrap();
    let edit: Value = response.json().await.unwrap();
    assert!(edit["usage"]["input_tokens_details"]["image_tokens"].as_u64().unwrap() > 0, "{edit}");
    server.stop().await;
}

#[tokio::test]
async fn what_is_drawn_here_costs_nothing() {
    let server = plan().start().await;
    let free = estimate(&server, call()).await;
    assert_eq!((&free["worst_case_usd"], &free["estimate_usd"]), (&json!("0.00"), &json!("0.00")));
    server.stop().await;
}

#[tokio::test]
async fn spending_usage_and_costs_tell_the_same() {
    let upstream = Upstream::start([Step::ok(), Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    for _ in 0..2 {
        assert_eq!(server.generate(call()).await.status(), 200);
    }
    let spent = json_of(&server, "/v1/usage").await;
    let settled = nanos(&spent["key"]["month"]["settled_usd"]);
    assert!(settled > 0, "{spent}");
    assert_eq!(spent["key"]["in_flight"], 0);
    assert_eq!(spent["project"]["total"]["settled_usd"], spent["key"]["total"]["settled_usd"]);
    assert_eq!(
        (&spent["key"]["total"]["budget_usd"], &spent["key"]["total"]["left_usd"]),
        (&json!(null), &json!(null))
    );

    let now = server.rooms().clock.unix_seconds();
    let costs = json_of(&server, &format!("/v1/organization/costs?start_time={}", now - 60)).await;
    let results = |page: &Value| -> Vec<Value> {
        let buckets = page["data"].as_array().unwrap();
        buckets.iter().flat_map(|bucket| bucket["results"].as_array().unwrap().clone()).collect()
    };
    let found = results(&costs);
    assert_eq!(found.iter().map(|cost| nanos(&cost["amount_usd"])).sum::<i64>(), settled, "{costs}");
    let path =
        format!("/v1/organization/costs?start_time={}&group_by[]=line_item&group_by[]=project_id", now - 60);
    let items = results(&json_of(&server, &path).await);
    assert_eq!(items.iter().map(|cost| nanos(&cost["amount_usd"])).sum::<i64>(), settled);
    assert!(items.iter().any(|cost| cost["line_item"] == "gpt-image-2, image_output_tokens"), "{items:?}");
    assert!(items.iter().all(|cost| cost["project_id"] == "proj_default"), "{items:?}");

    let path = format!(
        "/v1/organization/usage/images?start_time={}&bucket_width=1d&group_by[]=size&group_by[]=source",
        now - 60
    );
    let used = results(&json_of(&server, &path).await);
    assert_eq!(used.iter().map(|used| used["images"].as_u64().unwrap()).sum::<u64>(), 2, "{used:?}");
    assert!(
        used.iter().all(|used| used["size"] == "1024x1024" && used["source"] == "image.generation"),
        "{used:?}"
    );
    assert!(used.iter().all(|used| used["model"].is_null()), "{used:?}");
    let path = format!("/v1/organization/usage/images?start_time={}&sources[]=image.edit", now - 60);
    assert!(results(&json_of(&server, &path).await).is_empty());
    let response = server.get("/v1/organization/costs").send().await.unwrap();
    let (status, error) = refusal(response).await;
    assert_eq!((status, &error["param"]), (400, &json!("start_time")));
    server.stop().await;
}

#[tokio::test]
async fn money_in_doubt_is_listed_until_a_person_decides() {
    let upstream =
        Upstream::start([Step::fault(Fault::ResetBeforeHead), Step::fault(Fault::ResetDuringRequest)]).await;
    let server = plan().upstream(upstream.address()).start().await;
    for _ in 0..2 {
        let (status, error) = refusal(server.generate(call()).await).await;
        assert_eq!((status, &error["code"]), (409, &json!("outcome_unknown")));
    }
    let listed = json_of(&server, "/admin/api/ledger/unknown?limit=1").await;
    assert_eq!(listed["has_more"], true, "{listed}");
    let first = listed["data"][0]["id"].as_str().unwrap().to_owned();
    assert!(nanos(&listed["data"][0]["doubtful_usd"]) > 0, "{listed}");
    let rest = json_of(&server, &format!("/admin/api/ledger/unknown?after={first}")).await;
    let second = rest["data"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(rest["has_more"], false, "{rest}");

    let decide =
        |job: &str, body: Value| server.post(&format!("/admin/api/jobs/{job}/reconcile")).json(&body).send();
    let decided: Value = decide(&first, json!({ "settle_usd": "0.12" })).await.unwrap().json().await.unwrap();
    assert_eq!((&decided["id"], &decided["cost_usd"]), (&json!(first), &json!("0.12")));
    assert_eq!(decide(&second, json!({ "release": true })).await.unwrap().status(), 200);
    let (status, error) = refusal(decide(&first, json!({ "release": true })).await.unwrap()).await;
    assert_eq!((status, &error["code"]), (409, &json!("not_in_doubt")));
    let (status, error) = refusal(decide("job_none", json!({ "release": true })).await.unwrap()).await;
    assert_eq!((status, &error["code"]), (404, &json!("job_not_found")));
    assert_eq!(json_of(&server, "/admin/api/ledger/unknown").await["data"], json!([]));
    let spent = json_of(&server, "/v1/usage").await;
    let total = &spent["project"]["total"];
    assert_eq!((&total["settled_usd"], &total["unknown_usd"]), (&json!("0.12"), &json!("0.00")));
    let found = server.running().images.jobs.audit().await.unwrap();
    assert!(found.is_empty(), "{found:?}");
    server.stop().await;
}
