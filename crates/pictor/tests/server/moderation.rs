//! Moderation by the illustrator: OpenAI's envelope on both endpoints, wherever the illustrator stands.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::{Plan, Server, plan, refusal};

const NEVER: &str = "an erotic drawing of a couple";
const LOW_ONLY: &str = "a nude woman on a sofa, oil painting";

fn body(prompt: &str, more: &Value) -> Value {
    let mut body = json!({
        "model": "gpt-image-2", "prompt": prompt, "size": "1024x640", "quality": "low", "output_format": "webp",
    });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

async fn edited(server: &Server, prompt: &str, level: &str, stream: bool) -> reqwest::Response {
    let picture = pictor_codec::Picture::filled(pictor_api::Size::new(64, 64), [200, 220, 240, 255]);
    let png = pictor_codec::encode(&picture, pictor_api::Format::Png, 100).unwrap();
    let form = Form::new()
        .part("image", Part::bytes(png).file_name("a.png").mime_str("image/png").unwrap())
        .text("model", "gpt-image-2")
        .text("prompt", prompt.to_owned())
        .text("moderation", level.to_owned())
        .text("stream", stream.to_string())
        .text("size", "1024x640");
    server.post("/v1/images/edits").multipart(form).send().await.unwrap()
}

fn assert_blocked((status, error): (u16, Value), category: &str) {
    assert_eq!(status, 400, "{error}");
    assert_eq!(error["code"], "moderation_blocked");
    assert_eq!(error["type"], "image_generation_user_error");
    assert_eq!(error["param"], Value::Null);
    let details = json!({ "moderation_stage": "input", "categories": [category] });
    assert_eq!(error["moderation_details"], details);
    assert!(error["message"].as_str().unwrap().ends_with(&format!("safety_violations=[{category}].")));
}

#[tokio::test]
async fn generations_are_refused_by_level() {
    let server = plan().start().await;
    for (level, prompt, refused) in
        [("auto", NEVER, true), ("low", NEVER, true), ("auto", LOW_ONLY, true), ("low", LOW_ONLY, false)]
    {
        for stream in [false, true] {
            let more = json!({ "moderation": level, "stream": stream, "partial_images": u8::from(stream) });
            let response = server.generate(body(prompt, &more)).await;
            if refused {
                assert_blocked(refusal(response).await, "sexual");
            } else {
                assert_eq!(response.status(), 200, "{level} {prompt}");
            }
        }
    }
    let metrics = server.get("/metrics").send().await.unwrap().text().await.unwrap();
    let line = "pictor_attempts_total{upstream=\"illustrator\",fate=\"rejected\"} 6";
    assert!(metrics.contains(line), "{metrics}");
    server.stop().await;
}

#[tokio::test]
async fn edits_are_refused_by_level() {
    let server = plan().start().await;
    for stream in [false, true] {
        for level in ["auto", "low"] {
            let response = edited(&server, "add a severed head", level, stream).await;
            assert_blocked(refusal(response).await, "violence");
        }
        let bloody = "add a knight covered in blood";
        assert_blocked(refusal(edited(&server, bloody, "auto", stream).await).await, "violence");
        assert_eq!(edited(&server, bloody, "low", stream).await.status(), 200);
    }
    server.stop().await;
}

#[tokio::test]
async fn ordinary_words_are_drawn() {
    let server = plan().start().await;
    for prompt in ["a basket with a bath bomb", "a map of Scunthorpe", "裸子植物"] {
        assert_eq!(server.generate(body(prompt, &json!({}))).await.status(), 200, "{prompt}");
    }
    server.stop().await;
}

#[tokio::test]
async fn the_operator_can_turn_it_off() {
    let mut free: Plan = plan();
    free.config.illustrator.moderation = false;
    let server = free.start().await;
    assert_eq!(server.generate(body(NEVER, &json!({}))).await.status(), 200);
    server.stop().await;
}

#[tokio::test]
async fn the_last_resort_moderates_too() {
    // Nobody listens there, so the call falls to the illustrator, whose refusal is the answer.
    let mut resort = plan().upstream("127.0.0.1:9".parse().unwrap());
    resort.config.illustrator.last_resort = Some(pictor_relay::Models::Every);
    let server = resort.start().await;
    assert_blocked(refusal(server.generate(body(NEVER, &json!({}))).await).await, "sexual");
    server.stop().await;
}
