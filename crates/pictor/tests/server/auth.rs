//! Who may call.

use pictor::keys::Origin;
use serde_json::json;

use crate::{KEY, plan, refusal};

#[tokio::test]
async fn no_key_and_wrong_keys_get_openais_401() {
    let server = plan().start().await;
    let url = server.url("/v1/images/generations");
    for authorization in [None, Some("sk-test-admin-key"), Some("Basic abc"), Some("Bearer ")] {
        let mut request = server.client.post(&url).json(&json!({ "model": "gpt-image-2" }));
        if let Some(value) = authorization {
            request = request.header("authorization", value);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()["www-authenticate"], "Bearer realm=\"OpenAI API\"");
        let (status, error) = refusal(response).await;
        assert_eq!((status, &error["code"]), (401, &json!(null)), "{authorization:?}");
    }
    let response = server.client.post(&url).bearer_auth("invalid-key").json(&json!({})).send().await.unwrap();
    let (status, error) = refusal(response).await;
    assert_eq!((status, error["code"].as_str()), (401, Some("invalid_api_key")));
    server.stop().await;
}

#[tokio::test]
async fn the_first_start_makes_a_key_that_works() {
    let mut plan = plan();
    plan.config.admin_key = None;
    let server = plan.start().await;
    let Origin::Made { key, .. } = &server.running().key else {
        panic!("an empty data directory makes a key")
    };
    let request = server.client.get(server.url("/v1/models"));
    assert_eq!(request.try_clone().unwrap().bearer_auth(key).send().await.unwrap().status(), 200);
    assert_eq!(request.bearer_auth(KEY).send().await.unwrap().status(), 401);
    server.stop().await;
}

#[tokio::test]
async fn two_servers_run_side_by_side() {
    let mut other = plan();
    other.config.admin_key = Some(pictor_relay::Secret::new("sk-another"));
    let (one, two) = (plan().start().await, other.start().await);
    assert_eq!(one.get("/v1/models").send().await.unwrap().status(), 200);
    assert_eq!(two.get("/v1/models").send().await.unwrap().status(), 401);
    one.stop().await;
    assert_eq!(two.client.get(two.url("/healthz")).send().await.unwrap().status(), 200);
    two.stop().await;
}
