//! How jobs have ended, for operators.

use pictor_testkit::{Fault, Step, Upstream};
use serde_json::{Value, json};

use crate::{Server, plan, refusal};

fn call() -> Value {
    json!({ "model": "gpt-image-2", "prompt": "a lake", "size": "1024x1024", "quality": "low" })
}

/// All results of the page, whatever their bucket.
async fn results(server: &Server, query: &str) -> Vec<Value> {
    let from = server.rooms().clock.unix_seconds() - 60;
    let response = server.get(&format!("/admin/api/stats?start_time={from}&{query}")).send().await.unwrap();
    assert_eq!(response.status(), 200, "{query}");
    let page: Value = response.json().await.unwrap();
    assert_eq!(page["object"], "page");
    page["data"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|bucket| bucket["results"].as_array().unwrap().clone())
        .collect()
}

fn sum(results: &[Value], member: &str) -> u64 {
    results.iter().map(|result| result[member].as_u64().unwrap()).sum()
}

#[tokio::test]
async fn ends_are_counted_by_time_and_group_with_their_times_and_faults() {
    let steps = [Step::ok(), Step::moderation(), Step::fault(Fault::ResetBeforeHead)];
    let upstream = Upstream::start(steps).await;
    let server = plan().upstream(upstream.address()).start().await;
    for status in [200, 400, 409] {
        assert_eq!(server.generate(call()).await.status(), status);
    }
    let all = results(&server, "bucket_width=1h").await;
    let counts = ["count", "completed", "failed", "unknown", "cancelled", "pictures"];
    assert_eq!(counts.map(|member| sum(&all, member)), [3, 1, 1, 1, 0, 1], "{all:?}");
    let one = all.iter().find(|result| result["completed"] == 1).unwrap();
    assert!(one["p50_ms"].as_u64().unwrap() <= one["p95_ms"].as_u64().unwrap(), "{one}");
    assert!(one["cost_usd"].as_str().unwrap() > "0.00", "{one}");
    let failures =
        |code: &str| all.iter().filter_map(|result| result["failures"][code].as_u64()).sum::<u64>();
    assert_eq!([failures("moderation_blocked"), failures("outcome_unknown")], [1, 1], "{all:?}");
    for (group, member, name) in [
        ("model", "model", "gpt-image-2"),
        ("key", "api_key_id", "key_admin"),
        ("project", "project_id", "proj_default"),
        ("upstream", "upstream", "upstream-0"),
    ] {
        let found = results(&server, &format!("group_by={group}")).await;
        assert_eq!(sum(&found, "count"), 3, "{group}");
        assert!(found.iter().all(|result| result[member] == name), "{found:?}");
    }
    assert!(all.iter().all(|result| result["model"].is_null()), "{all:?}");
    for (query, param) in [
        ("start_time=1&group_by=size", "group_by"),
        ("", "start_time"),
        ("start_time=1&bucket_width=1m", "bucket_width"),
    ] {
        let (status, told) =
            refusal(server.get(&format!("/admin/api/stats?{query}")).send().await.unwrap()).await;
        assert_eq!((status, &told["param"]), (400, &json!(param)), "{query}");
    }
    let nobody = server.client.get(server.url("/admin/api/stats?start_time=1")).send().await.unwrap();
    assert_eq!(refusal(nobody).await.0, 401);
    server.stop().await;
}
