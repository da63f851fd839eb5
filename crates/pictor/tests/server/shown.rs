//! What pages show: the models with their rules and prices, the newest partial picture, the colors of pictures.

use std::time::Duration;

use pictor_api::{Format, Size};
use pictor_testkit::{Drawing, Fault, Step, Upstream, pictures};
use serde_json::{Value, json};

use crate::{Server, plan, refusal};

fn call() -> Value {
    json!({ "model": "gpt-image-2", "prompt": "a red apple on a table", "size": "1024x1024", "quality": "low" })
}

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
    let server = plan().endless().upstream(upstream.address()).start().await;
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

/// Asks for the job again and again until it is as it should be.
async fn until(server: &Server, path: &str, is_so: impl Fn(&Value) -> bool) -> Value {
    let asking = async {
        loop {
            let job = json_of(server, path).await;
            if is_so(&job) {
                return job;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(20), asking).await.unwrap()
}

#[tokio::test]
async fn who_comes_while_a_picture_is_made_sees_how_far_it_is() {
    // Two partial pictures come whole, and the beginning of the last one.
    let event = |index| {
        let file = pictures::file(index, Size::new(1024, 1024), Format::Png);
        base64_simd::STANDARD.encoded_length(file.len()) + 400
    };
    let drawing = Drawing { bytes: 60_000, ..Drawing::default() };
    let stalls = Fault::StallAt(event(100) + event(101));
    let mut upstream = Upstream::start([Step::draw(drawing).ending_in(stalls)]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let mut body = call();
    body["stream"] = true.into();
    body["partial_images"] = 2.into();
    let request = server.post("/v1/images/generations").header("prefer", "respond-async").json(&body);
    let job: Value = request.send().await.unwrap().json().await.unwrap();
    let path = format!("/v1/images/jobs/{}", job["id"].as_str().unwrap());
    assert_eq!(job["partial"], Value::Null);
    let under_way = until(&server, &path, |job| job["partial"] == 1).await;
    assert_eq!(under_way["status"], "in_progress");
    let partial = server.get(&format!("{path}/partial/{}", under_way["partial"])).send().await.unwrap();
    assert_eq!(
        (partial.status().as_u16(), &partial.headers()["content-type"]),
        (200, &"image/png".parse().unwrap())
    );
    assert!(partial.bytes().await.unwrap().starts_with(b"\x89PNG"));
    for wrong in ["0", "2", "x", "+1"] {
        let told = refusal(server.get(&format!("{path}/partial/{wrong}")).send().await.unwrap()).await;
        assert_eq!((told.0, &told.1["code"]), (404, &json!("picture_not_found")), "{wrong}");
    }
    upstream.stop().await;
    let ended = until(&server, &path, |job| job["status"] == "unknown").await;
    assert_eq!(ended["partial"], Value::Null);
    let gone = server.get(&format!("{path}/partial/1")).send().await.unwrap();
    assert_eq!(refusal(gone).await.0, 404);
    server.stop().await;
}

#[tokio::test]
async fn the_color_of_a_picture_is_told_once_its_job_was_shown() {
    let server = plan().start().await;
    let response = server.generate(call()).await;
    let path = format!("/v1/images/jobs/{}", response.headers()["x-pictor-job"].to_str().unwrap());
    drop(response.bytes().await.unwrap());
    let listed = json_of(&server, "/v1/images/jobs").await;
    assert_eq!(listed["data"][0]["result"][0]["color"], Value::Null, "nobody has looked");
    let shown = until(&server, &path, |job| job["result"][0]["color"].is_string()).await;
    let color = shown["result"][0]["color"].as_str().unwrap();
    let content = server.get(&format!("{path}/content/0")).send().await.unwrap().bytes().await.unwrap();
    let picture = crate::decoded(&content);
    let channel = |index: usize| {
        let sum: u64 = picture.pixels.chunks_exact(4).map(|pixel| u64::from(pixel[index])).sum();
        (sum + picture.size.pixels() / 2) / picture.size.pixels()
    };
    let average = format!("#{:02x}{:02x}{:02x}", channel(0), channel(1), channel(2));
    assert_eq!(color, average);
    let server = server.restart(|_| {}).await;
    let again = json_of(&server, "/v1/images/jobs").await;
    assert_eq!(again["data"][0]["result"][0]["color"], average, "the row has it");
    server.stop().await;
}
