//! Drawings say what they are: in their files, in what they count, and in what they lack.

use pictor::config::DrawnUsage;
use pictor_api::notes::from_header;
use pictor_testkit::{Drawing, Step, Upstream};
use serde_json::{Value, json};

use crate::{Plan, picture, plan};

const STATEMENT: &str = "Drawn by Pictor's built-in illustrator, not by a model";

fn small(prompt: &str) -> Value {
    json!({ "model": "gpt-image-2", "prompt": prompt, "quality": "low", "size": "1024x640" })
}

fn says(file: &[u8], words: &str) -> bool {
    file.windows(words.len()).any(|window| window == words.as_bytes())
}

/// Not by the library that wrote it: the chunks of a PNG that hold text, `keyword=text`.
fn png_texts(file: &[u8]) -> Vec<String> {
    let (mut at, mut found) = (8, Vec::new());
    while at < file.len() {
        let length = u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
        if &file[at + 4..at + 8] == b"tEXt" {
            found.push(String::from_utf8_lossy(&file[at + 8..at + 8 + length]).replace('\0', "="));
        }
        at += length + 12;
    }
    found
}

#[tokio::test]
async fn what_is_not_followed_is_told_in_the_order_of_the_prompt() {
    let server = plan().start().await;
    let response = server.generate(small("a zörblax; beside a cat with a quiddity, gothic")).await;
    assert_eq!(response.status(), 200);
    let header = response.headers()["x-pictor-adjusted"].to_str().expect("ASCII").to_owned();
    let wanted = ["zörblax", "quiddity", "gothic"].map(|word| format!("left out: \"{word}\""));
    assert_eq!(from_header(&header), wanted, "{header}");
    let job = response.headers()["x-pictor-job"].to_str().unwrap().to_owned();
    drop(response.bytes().await.unwrap());
    let job: Value =
        server.get(&format!("/v1/images/jobs/{job}")).send().await.unwrap().json().await.unwrap();
    assert_eq!(job["adjusted"], json!(wanted), "where a stream's head came too early for it");

    let plain = server.generate(small("a red fox in the snow")).await;
    assert!(plain.headers().get("x-pictor-adjusted").is_none(), "{:?}", plain.headers());
    drop(plain.bytes().await.unwrap());
    server.stop().await;
}

/// A Pictor behind a Pictor: what its illustrator could not do is told to the client of the first.
#[tokio::test]
async fn what_another_pictor_tells_goes_on_to_the_client() {
    let behind = plan().start().await;
    let mut plan = plan().upstream(behind.address());
    plan.config.upstreams[0].keys = vec![pictor_relay::Secret::new(crate::KEY)];
    let server = plan.start().await;
    let response = server.generate(small("a zörblax beside a cat")).await;
    let told = response.headers()["x-pictor-adjusted"].to_str().unwrap().to_owned();
    assert_eq!(from_header(&told), ["left out: \"zörblax\""]);
    assert_eq!(response.headers()["x-pictor-cost-usd"], "0.00", "nothing was used, and nothing is booked");
    let answer: Value = response.json().await.unwrap();
    assert_eq!(answer["usage"]["total_tokens"], 0);
    server.stop().await;
    behind.stop().await;
}

#[tokio::test]
async fn a_drawing_says_in_its_file_what_it_is() {
    let mut plan = plan();
    plan.config.compat.resize = true;
    let server = plan.start().await;
    for format in ["png", "jpeg", "webp"] {
        for (model, size) in [("dall-e-3", "512x512"), ("gpt-image-2", "1024x640")] {
            let mut body = small("a lake");
            (body["model"], body["size"]) = (model.into(), size.into());
            (body["n"], body["output_format"]) = (2.into(), format.into());
            let request = server.post("/v1/images/generations").header("X-Pictor-Seed", "7").json(&body);
            let answer: Value = request.send().await.unwrap().json().await.unwrap();
            assert_eq!(answer["size"], size);
            for index in 0..2 {
                let (file, number) = (picture(&answer, index), index + 1);
                let said = format!("{STATEMENT}; seed 7, picture {number}; model asked for: {model}");
                assert!(says(&file, &said), "{format} {model} {number}");
                let software = format!("Pictor {}", env!("CARGO_PKG_VERSION"));
                assert!(says(&file, &software), "{format} {model}");
                if format == "png" {
                    assert_eq!(
                        png_texts(&file),
                        [format!("Description={said}"), format!("Software={software}")]
                    );
                }
            }
        }
    }
    server.stop().await;
}

#[tokio::test]
async fn partial_pictures_say_it_too_and_relayed_ones_do_not() {
    let server = plan().start().await;
    let mut body = small("a lake");
    (body["stream"], body["partial_images"]) = (true.into(), 1.into());
    let text = server.generate(body).await.text().await.unwrap();
    let events = text.lines().filter_map(|line| line.strip_prefix("data: "));
    let mut count = 0;
    for event in events.map(|event| serde_json::from_str::<Value>(event).unwrap()) {
        let file = base64_simd::STANDARD.decode_to_vec(event["b64_json"].as_str().unwrap()).unwrap();
        assert!(says(&file, STATEMENT), "{}", event["type"]);
        count += 1;
    }
    assert_eq!(count, 2);
    server.stop().await;

    let wrong = Drawing { size: Some(pictor_api::Size::new(1024, 1024)), ..Drawing::default() };
    let upstream = Upstream::start([Step::draw(wrong)]).await;
    let mut plan = plan().upstream(upstream.address());
    plan.config.policy.wrong_size = pictor_relay::WrongSize::Resize;
    let server = plan.start().await;
    let answer: Value = server.generate(small("a lake")).await.json().await.unwrap();
    assert!(!says(&picture(&answer, 0), "Pictor"), "changed on the way, yet nobody's drawing");
    server.stop().await;
}

/// What a drawing counts, plain and as the last event of a stream.
async fn usages(plan: Plan) -> [Value; 2] {
    let server = plan.start().await;
    let response = server.generate(small("a lake")).await;
    assert_eq!(response.headers()["x-pictor-cost-usd"], "0.00");
    let plain: Value = response.json().await.unwrap();
    let mut body = small("a lake");
    body["stream"] = true.into();
    let text = server.generate(body).await.text().await.unwrap();
    let last = text.lines().filter_map(|line| line.strip_prefix("data: ")).next_back().unwrap();
    let last: Value = serde_json::from_str(last).unwrap();
    let spent: Value = server.get("/v1/usage").send().await.unwrap().json().await.unwrap();
    assert_eq!(spent["project"]["total"]["settled_usd"], "0.00");
    server.stop().await;
    [plain["usage"].clone(), last["usage"].clone()]
}

#[tokio::test]
async fn a_drawing_counts_as_nothing_unless_it_shall_count_as_a_models() {
    let [plain, streamed] = usages(plan()).await;
    assert_eq!(plain, streamed);
    let nothing = json!({ "text_tokens": 0, "image_tokens": 0 });
    let zeros = json!({
        "input_tokens": 0, "input_tokens_details": nothing, "output_tokens": 0, "output_tokens_details": nothing,
        "total_tokens": 0,
    });
    assert_eq!(plain, zeros, "there, as the SDKs require it, and worth nothing");

    let mut counted = plan();
    counted.config.illustrator.usage = DrawnUsage::AsModel;
    let [plain, streamed] = usages(counted).await;
    assert_eq!(plain, streamed);
    assert_eq!(plain["output_tokens"], 107);
}
