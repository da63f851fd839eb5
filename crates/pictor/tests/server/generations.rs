//! Text to image, drawn by the illustrator.

use pictor::config::DrawnUsage;
use pictor_api::Size;
use serde_json::{Value, json};

use crate::{Plan, decoded, picture, plan, refusal};

const PROMPT: &str = "a vet listens to a baby otter's heartbeat";

/// A server whose drawings count as what the model would have used.
fn counting() -> Plan {
    let mut plan = plan();
    plan.config.illustrator.usage = DrawnUsage::AsModel;
    plan
}

#[tokio::test]
async fn the_answer_is_openais_document() {
    let server = counting().start().await;
    let body = json!({ "model": "gpt-image-2", "prompt": PROMPT, "quality": "low", "size": "1536x1024" });
    let response = server.generate(body).await;
    assert_eq!(response.headers()["content-type"], "application/json");
    let text = response.text().await.unwrap();
    assert!(text.starts_with("{\n  \"created\": "), "pretty-printed, created first");
    let answer: Value = serde_json::from_str(&text).unwrap();
    let keys: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["created", "background", "data", "output_format", "quality", "size", "usage"]);
    assert_eq!(answer["size"], "1536x1024");
    assert_eq!(answer["quality"], "low");
    assert_eq!(answer["usage"]["output_tokens"], 158);
    assert_eq!(decoded(&picture(&answer, 0)).size, Size::new(1536, 1024));
    server.stop().await;
}

#[tokio::test]
async fn the_same_call_gives_the_same_bytes_and_a_seed_others() {
    let server = plan().start().await;
    let body = json!({ "model": "gpt-image-2", "prompt": PROMPT, "quality": "low", "size": "1024x640" });
    let mut pictures = Vec::new();
    for seed in ["0", "0", "7"] {
        let request = server.post("/images/generations").header("X-Pictor-Seed", seed).json(&body);
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        pictures.push(picture(&answer, 0));
    }
    assert_eq!(pictures[0], pictures[1]);
    assert_ne!(pictures[0], pictures[2]);
    let wrong = server.post("/images/generations").header("X-Pictor-Seed", "many").json(&body);
    assert_eq!(refusal(wrong.send().await.unwrap()).await.0, 400);
    server.stop().await;
}

#[tokio::test]
async fn n_pictures_differ() {
    let server = counting().start().await;
    let body = json!({ "model": "gpt-image-2", "prompt": PROMPT, "n": 3, "quality": "low", "size": "1024x640",
                "user": "ann", "safety_identifier": "bob" });
    let answer: Value = server.generate(body).await.json().await.unwrap();
    let pictures: Vec<Vec<u8>> = (0..3).map(|index| picture(&answer, index)).collect();
    assert_eq!(answer["data"].as_array().unwrap().len(), 3);
    assert!(pictures[0] != pictures[1] && pictures[1] != pictures[2]);
    assert_eq!(answer["usage"]["output_tokens"], 3 * 107);
    assert_eq!(answer["safety_identifier"], "bob", "the newer name of the two");
    server.stop().await;
}

#[tokio::test]
async fn a_stream_shows_earlier_passes_and_ends_with_completed() {
    let server = counting().start().await;
    let body = json!({
        "model": "gpt-image-2", "prompt": PROMPT, "stream": true, "partial_images": 2, "quality": "medium",
        "size": "1024x640", "output_format": "jpeg", "user": "ann", "safety_identifier": "",
    });
    let response = server.generate(body).await;
    assert_eq!(response.headers()["content-type"], "text/event-stream; charset=utf-8");
    let text = response.text().await.unwrap();
    assert!(text.ends_with("\n\n"), "the last frame has its blank line");
    let events: Vec<Value> = text
        .split("\n\n")
        .filter_map(|frame| frame.lines().find_map(|line| line.strip_prefix("data: ")))
        .map(|data| serde_json::from_str(data).unwrap())
        .collect();
    let kinds: Vec<&str> = events.iter().map(|event| event["type"].as_str().unwrap()).collect();
    let partial = "image_generation.partial_image";
    assert_eq!(kinds, [partial, partial, "image_generation.completed"]);
    let pictures: Vec<Vec<u8>> = events
        .iter()
        .map(|event| base64_simd::STANDARD.decode_to_vec(event["b64_json"].as_str().unwrap()).unwrap())
        .collect();
    for bytes in &pictures {
        assert_eq!(decoded(bytes).size, Size::new(1024, 640));
    }
    assert!(pictures[0] != pictures[1] && pictures[1] != pictures[2]);
    assert_eq!(events[2]["usage"]["output_tokens"], 956 + 200);
    assert_eq!(events[2]["safety_identifier"], "ann", "there is no other name for the user");
    server.stop().await;
}

#[tokio::test]
async fn a_fault_of_a_stream_before_its_first_byte_is_a_plain_error() {
    let server = plan().start().await;
    let body = json!({ "model": "gpt-image-2", "prompt": PROMPT, "stream": true, "n": 2 });
    let (status, error) = refusal(server.generate(body).await).await;
    assert_eq!((status, error["message"].as_str()), (400, Some("Streaming is only supported with n=1.")));
    server.stop().await;
}

#[tokio::test]
async fn rubbish_is_refused_in_the_envelope() {
    let server = plan().start().await;
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    let json = "application/json";
    let cases = [
        (json, "{\"model\": \"gpt-image-2\"", 400, "invalid_json"),
        (json, "[]", 400, "invalid_json"),
        (json, "{\"model\": \"a\", \"model\": \"b\"}", 400, "duplicate_parameter"),
        (json, &format!("{{\"prompt\": {deep}}}"), 400, "invalid_json"),
        ("text/plain", "{}", 415, "unsupported_content_type"),
        ("multipart/form-data; boundary=x", "--x--", 415, "unsupported_content_type"),
    ];
    for (content_type, body, expected, code) in cases {
        let request = server.post("/v1/images/generations").header("content-type", content_type);
        let (status, error) = refusal(request.body(body.to_owned()).send().await.unwrap()).await;
        assert_eq!(
            (status, error["code"].as_str()),
            (expected, Some(code)),
            "{content_type} {body}: {error}"
        );
    }
    server.stop().await;
}
