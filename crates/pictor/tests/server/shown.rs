//! What pages show: the models with their rules and prices.

use pictor_testkit::Upstream;
use serde_json::{Value, json};

use crate::{Server, plan, refusal};

async fn json_of(server: &Server, path: &str) -> Value {
    let response = server.get(path).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    response.json().await.unwrap()
}

fn model<'a>(list: &'a Value, id: &str) -> &'a Value {
    list["data"].as_array().unwrap().iter().find(|model| model["id"] == id).unwrap()
}

#[tokio::test]
async fn models_tell_their_rules_and_prices() {
    let upstream = Upstream::start([]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let list = json_of(&server, "/v1/images/models").await;
    let two = model(&list, "gpt-image-2");
    assert_eq!((&two["object"], &two["illustrator"]), (&json!("image.model"), &json!(false)));
    assert_eq!(two["qualities"], json!(["low", "medium", "high", "auto"]));
    assert_eq!((&two["size_rules"]["multiple_of"], &two["max_n"]), (&json!(16), &json!(10)));
    assert_eq!((&two["max_images"], &two["input_fidelities"]), (&json!(16), &json!([])));
    assert_eq!(two["token_prices"][0]["image_output_usd"], "0.00003");
    let rows = two["picture_prices"].as_array().unwrap();
    let row = rows.iter().find(|row| row["size"] == "1024x1024" && row["quality"] == "low").unwrap();
    assert_eq!((&row["output_tokens"], &row["usd"]), (&json!(196), &json!("0.00588")));
    assert_eq!(rows.len(), 3 * 7, "each quality in each size that is offered");
    let older = model(&list, "gpt-image-1.5");
    assert_eq!((&older["size_rules"], &older["input_fidelities"]), (&Value::Null, &json!(["low", "high"])));
    assert_eq!(model(&list, "gpt-image-1-mini")["input_fidelities"], json!(["low"]));
    let nobody = server.client.get(server.url("/images/models")).send().await.unwrap();
    assert_eq!(refusal(nobody).await.0, 401);
    let holder =
        server.hold(json!({ "name": "shop" }), json!({ "name": "web", "models": ["gpt-image-2"] })).await;
    let own =
        server.client.get(server.url("/images/models")).bearer_auth(&holder.secret).send().await.unwrap();
    let own: Value = own.json().await.unwrap();
    assert_eq!(own["data"].as_array().unwrap().len(), 1, "only what the key may name");
    server.stop().await;
}

#[tokio::test]
async fn what_the_illustrator_draws_is_told_to_be_free() {
    let server = plan().start().await;
    let list = json_of(&server, "/images/models").await;
    for id in ["gpt-image-2", "pictor-illustrator"] {
        let drawn = model(&list, id);
        assert_eq!(drawn["illustrator"], true);
        assert_eq!(drawn["token_prices"][0]["image_output_usd"], "0.00");
        assert!(drawn["picture_prices"].as_array().unwrap().iter().all(|row| row["usd"] == "0.00"));
    }
    server.stop().await;
}
