//! Each profile against a scripted wire: what goes out for one and the same call, and what is made of the answer.
//! Its facts are in the profile's own file, with their sources.

use std::fs;

use pictor::config::{Config, Flags};
use pictor_api::{Format, Size};
use pictor_testkit::{Content, FileServer, Page, Received, Step, Upstream, pictures};
use reqwest::Response;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::{Server, decoded, picture, plan, refusal};

const SQUARE: Size = Size::new(1024, 1024);
const SMALL: Size = Size::new(64, 64);

/// A server before one upstream of a profile, which is scripted.
struct Service {
    scripted: Upstream,
    server: Server,
}

/// The operator writes the profile, a key and the model's name; the address is that of the script.
async fn service(profile: &str, path: &str, model: &str, script: impl IntoIterator<Item = Step>) -> Service {
    let scripted = Upstream::start(script).await;
    let mut plan = plan();
    let file = format!(
        "[[upstream]]\nname = \"one\"\nprofile = \"{profile}\"\napi_keys = [\"k\"]\n\
         models = {{ \"gpt-image-2\" = \"{model}\" }}\nbase_url = \"http://{}{path}\"\n",
        scripted.address()
    );
    let written = plan.data_dir.path().join("pictor.toml");
    fs::write(&written, file).unwrap();
    let flags = Flags { config: Some(written), ..Flags::default() };
    plan.config.upstreams = Config::resolve(&flags, &|_| None).unwrap().upstreams;
    plan.config.egress_allow = vec!["127.0.0.0/8".parse().unwrap()];
    Service { scripted, server: plan.start().await }
}

impl Service {
    async fn generate(&self) -> Response {
        self.generate_with(json!({})).await
    }

    /// The one call that every service is asked, with more said.
    async fn generate_with(&self, more: Value) -> Response {
        let mut body = json!({
            "model": "gpt-image-2", "prompt": "a red fox", "size": "1024x1024", "quality": "high",
        });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.server.generate(body).await
    }

    /// The one edit that every service is asked, with so many pictures.
    async fn edit(&self, pictures: u64) -> Response {
        self.send(edit(pictures)).await
    }

    async fn edit_masked(&self) -> Response {
        self.send(edit(1).part("mask", file(pictures::mask(SMALL), "mask.png", "image/png"))).await
    }

    async fn send(&self, form: Form) -> Response {
        self.server.post("/v1/images/edits").multipart(form).send().await.unwrap()
    }

    /// What it was asked last: its path and its JSON.
    fn asked(&self) -> (String, Value) {
        let received = self.scripted.received().pop().unwrap();
        assert_eq!((received.method.as_str(), received.key()), ("POST", Some("k")));
        match received.content {
            Content::Json(body) => (received.path, body),
            other => panic!("no JSON: {other:?}"),
        }
    }

    /// What it was asked last: its path, and the texts and names of its parts.
    fn asked_in_parts(&self) -> (String, Vec<(String, Option<String>)>) {
        let Received { path, content, .. } = self.scripted.received().pop().unwrap();
        let Content::Parts(parts) = content else { panic!("no form: {content:?}") };
        (path, parts.into_iter().map(|part| (part.name, part.text)).collect())
    }

    /// That this is refused before anything is sent, and why.
    async fn assert_unserved(&self, response: Response, why: &str) {
        let before = self.scripted.requests();
        let (status, error) = refusal(response).await;
        let message = error["message"].as_str().unwrap();
        assert!((400..500).contains(&status) && message.contains(why), "{status}: {message}");
        assert_eq!(self.scripted.requests(), before);
    }

    async fn stop(self) {
        self.server.stop().await;
    }
}

fn edit(count: u64) -> Form {
    let form = Form::new().text("model", "gpt-image-2").text("prompt", "add a hat");
    (0..count).fold(form, |form, seed| {
        let name = if count == 1 { "image" } else { "image[]" };
        form.part(name, file(reference(seed), "picture.png", "image/png"))
    })
}

fn file(bytes: Vec<u8>, name: &'static str, mime: &str) -> Part {
    Part::bytes(bytes).file_name(name).mime_str(mime).unwrap()
}

fn reference(seed: u64) -> Vec<u8> {
    pictures::file(seed, SMALL, Format::Png)
}

fn data_url(seed: u64) -> String {
    format!("data:image/png;base64,{}", base64_simd::STANDARD.encode_to_string(reference(seed)))
}

fn base64(size: Size, format: Format) -> String {
    base64_simd::STANDARD.encode_to_string(pictures::file(0, size, format))
}

fn says(answer: &Value) -> Step {
    Step::raw_error(200, answer.to_string())
}

fn draws(size: Size, format: Format) -> Step {
    says(&json!({ "created": 1_757_323_224, "data": [{ "b64_json": base64(size, format) }] }))
}

/// A server of pictures, and the address of one, as services give it for a while.
async fn gallery() -> (FileServer, String) {
    let files = FileServer::start().await;
    let url = files.put("/a.png", [Page::file(pictures::file(0, SQUARE, Format::Png))]);
    (files, url + "?signature=1")
}

fn assert_fetched(files: &FileServer, times: usize) {
    let received = files.received();
    assert_eq!(received.len(), times);
    for request in received {
        assert_eq!(
            (request.method.as_str(), request.key()),
            ("GET", None),
            "the key is for the service alone"
        );
    }
}

/// That the picture came as the PNG that was asked for, and all that was told of it.
async fn assert_drawn(response: Response, size: Size, told: &str) {
    let adjusted = response.headers().get("x-pictor-adjusted").map(|told| told.to_str().unwrap().to_owned());
    assert_eq!((response.status().as_u16(), adjusted.as_deref().unwrap_or_default()), (200, told));
    let answer: Value = response.json().await.unwrap();
    assert_eq!(&picture(&answer, 0)[..4], b"\x89PNG");
    assert_eq!(decoded(&picture(&answer, 0)).size, size);
    assert!(answer.get("usage").is_none_or(Value::is_null), "no tokens were told: {}", answer["usage"]);
}

fn parts(texts: &[(&str, &str)], files: &[&str]) -> Vec<(String, Option<String>)> {
    let texts = texts.iter().map(|(name, text)| ((*name).to_owned(), Some((*text).to_owned())));
    texts.chain(files.iter().map(|name| ((*name).to_owned(), None))).collect()
}

#[tokio::test]
async fn xai() {
    let picture = json!({ "b64_json": base64(SQUARE, Format::Jpeg), "mime_type": "image/jpeg" });
    let drawn = says(&json!({ "data": [picture], "usage": { "cost_in_usd_ticks": 200_000_000 } }));
    let xai = service("xai", "/v1", "grok-imagine-image", [drawn]).await;
    assert_drawn(xai.generate().await, SQUARE, "quality=high->dropped; format=jpeg->png").await;
    let expected = json!({
        "model": "grok-imagine-image", "prompt": "a red fox", "aspect_ratio": "1:1", "resolution": "1k",
        "response_format": "b64_json",
    });
    assert_eq!(xai.asked(), ("/v1/images/generations".into(), expected));

    xai.edit(1).await;
    let mut expected = json!({
        "model": "grok-imagine-image", "prompt": "add a hat", "response_format": "b64_json",
        "image": { "url": data_url(0) },
    });
    assert_eq!(xai.asked(), ("/v1/images/edits".into(), expected.clone()));
    xai.edit(2).await;
    expected.as_object_mut().unwrap().remove("image");
    expected["images"] = json!([{ "url": data_url(0) }, { "url": data_url(1) }]);
    assert_eq!(xai.asked().1, expected);
    xai.assert_unserved(xai.edit(4).await, "takes 4 pictures").await;
    xai.assert_unserved(xai.edit_masked().await, "takes a mask").await;

    let wrong = r#"{"code":"invalid-argument","error":"Incorrect API key provided: ab***cd."}"#;
    xai.scripted.now([Step::raw_error(400, r#"{"error":"no such thing"}"#), Step::raw_error(400, wrong)]);
    let (status, error) = refusal(xai.generate().await).await;
    assert_eq!((status, &error["message"]), (400, &json!("no such thing")));
    assert!(xai.generate().await.status().is_server_error(), "a wrong key is not the caller's fault");
    xai.stop().await;
}

#[tokio::test]
async fn the_second_grok_takes_a_quality_and_keeps_pictures_back() {
    let kept_back = says(&json!({ "data": [{ "respect_moderation": false }] }));
    let xai = service("xai", "/v1", "grok-imagine-image-2.0", [kept_back]).await;
    let (status, error) = refusal(xai.generate().await).await;
    assert_eq!((status, &error["code"]), (400, &json!("moderation_blocked")));
    assert_eq!(xai.asked().1["quality"], "high");
    assert_eq!(xai.scripted.requests(), 1);
    let listed = xai.server.get("/admin/api/ledger/unknown").send().await.unwrap();
    let listed: Value = listed.json().await.unwrap();
    let doubtful = listed["data"][0]["doubtful_usd"].as_str().unwrap().parse::<f64>();
    assert!(doubtful.unwrap() > 0.0, "it may be on the bill: {listed}");
    xai.stop().await;
}

#[tokio::test]
async fn ark() {
    let large = Size::new(1920, 1920);
    let drawn = says(&json!({
        "model": "doubao-seedream-4-5-251128", "created": 1_757_323_224,
        "data": [{ "b64_json": base64(large, Format::Jpeg), "size": "1920x1920" }],
        "usage": { "generated_images": 1, "output_tokens": 14_400, "total_tokens": 14_400 },
    }));
    let ark = service("ark", "/api/v3", "doubao-seedream-4-5-251128", [drawn]).await;
    let told = "quality=high->dropped; user=dropped; format=jpeg->png; size=1024x1024->1920x1920";
    assert_drawn(ark.generate_with(json!({ "user": "u-1" })).await, large, told).await;
    let expected = json!({
        "model": "doubao-seedream-4-5-251128", "prompt": "a red fox", "size": "1920x1920", "watermark": false,
        "response_format": "b64_json",
    });
    assert_eq!(ark.asked(), ("/api/v3/images/generations".into(), expected));

    ark.edit(1).await;
    let mut expected = json!({
        "model": "doubao-seedream-4-5-251128", "prompt": "add a hat", "watermark": false,
        "response_format": "b64_json", "image": data_url(0),
    });
    assert_eq!(ark.asked(), ("/api/v3/images/generations".into(), expected.clone()));
    ark.edit(2).await;
    expected["image"] = json!([data_url(0), data_url(1)]);
    assert_eq!(ark.asked().1, expected);
    ark.assert_unserved(ark.edit_masked().await, "takes a mask").await;
    ark.stop().await;
}

#[tokio::test]
async fn the_refusals_of_ark() {
    let error = |code: &str| json!({ "code": code, "message": "m", "param": "", "type": "BadRequest" });
    let blocked = [
        Step::raw_error(400, json!({ "error": error("OutputImageSensitiveContentDetected") }).to_string()),
        Step::raw_error(
            400,
            json!({ "error": error("InputImageSensitiveContentDetected.PrivacyInformation") }).to_string(),
        ),
        says(
            &json!({ "model": "x", "created": 1, "data": [{ "error": error("OutputImageRiskDetection") }] }),
        ),
    ];
    let ark = service("ark", "/api/v3", "ep-20251128", blocked).await;
    for _ in 0..3 {
        let (status, error) = refusal(ark.generate().await).await;
        assert_eq!(
            (status, &error["code"], &error["message"]),
            (400, &json!("moderation_blocked"), &json!("m"))
        );
    }
    ark.scripted.now([Step::raw_error(403, json!({ "error": error("AccountOverdueError") }).to_string())]);
    let (status, error) = refusal(ark.generate().await).await;
    assert_eq!((status, &error["code"]), (503, &json!("upstream_quota_spent")), "{error}");
    ark.stop().await;
}

/// The other sizes and formats of its models.
#[tokio::test]
async fn ark_by_model() {
    for (model, size, format) in [
        ("doubao-seedream-4-0-250828", "1024x1024", None),
        ("Seedream-5-0-pro", "1920x1920", Some("png")),
        ("doubao-seedream-3-0-t2i-250415", "1024x1024", None),
    ] {
        let ark = service("ark", "/api/v3", model, [draws(SMALL, Format::Png)]).await;
        assert_eq!(ark.generate().await.status(), 200);
        let (_, asked) = ark.asked();
        assert_eq!(
            (asked["size"].as_str(), asked.get("output_format").and_then(Value::as_str)),
            (Some(size), format)
        );
        if model.contains("t2i") {
            ark.assert_unserved(ark.edit(1).await, "edits pictures").await;
        }
        ark.stop().await;
    }
}

#[tokio::test]
async fn zhipu() {
    let (files, url) = gallery().await;
    let filter = json!([{ "role": "assistant", "level": 3 }]);
    let drawn =
        says(&json!({ "created": 1_760_335_349, "data": [{ "url": url }], "content_filter": filter }));
    let zhipu = service("zhipu", "/api/paas/v4", "cogview-4-250304", [drawn]).await;
    assert_drawn(zhipu.generate().await, SQUARE, "quality=high->hd").await;
    assert_fetched(&files, 1);
    let expected = json!({
        "model": "cogview-4-250304", "prompt": "a red fox", "size": "1024x1024", "quality": "hd",
    });
    assert_eq!(zhipu.asked(), ("/api/paas/v4/images/generations".into(), expected));
    zhipu.assert_unserved(zhipu.edit(1).await, "edits pictures").await;

    let error = |code: &str| json!({ "error": { "code": code, "message": "m" } }).to_string();
    zhipu.scripted.now([Step::raw_error(400, error("1301")), Step::raw_error(500, error("1301"))]);
    for _ in 0..2 {
        let (status, error) = refusal(zhipu.generate().await).await;
        assert_eq!((status, &error["code"]), (400, &json!("moderation_blocked")));
    }
    zhipu.scripted.now([Step::raw_error(429, error("1113"))]);
    let (_, error) = refusal(zhipu.generate().await).await;
    assert_eq!(error["code"], "upstream_quota_spent");
    zhipu.stop().await;
}

#[tokio::test]
async fn glm_image() {
    let glm = service("zhipu", "/api/paas/v4", "glm-image", [draws(SQUARE, Format::Png)]).await;
    assert_drawn(glm.generate().await, SQUARE, "quality=high->dropped").await;
    assert_eq!(glm.asked().1, json!({ "model": "glm-image", "prompt": "a red fox", "size": "1024x1024" }));
    glm.stop().await;
}

#[tokio::test]
async fn siliconflow() {
    let (files, url) = gallery().await;
    let drawn = |count| {
        let images = vec![json!({ "url": url }); count];
        says(&json!({ "images": images, "timings": { "inference": 2.1 }, "seed": 7 }))
    };
    let kolors = service("siliconflow", "/v1", "Kwai-Kolors/Kolors", [drawn(1)]).await;
    assert_drawn(kolors.generate().await, SQUARE, "quality=high->dropped").await;
    assert_fetched(&files, 1);
    let mut expected =
        json!({ "model": "Kwai-Kolors/Kolors", "prompt": "a red fox", "image_size": "1024x1024" });
    assert_eq!(kolors.asked(), ("/v1/images/generations".into(), expected.clone()));
    kolors.scripted.now([drawn(3)]);
    let three: Value = kolors.generate_with(json!({ "n": 3 })).await.json().await.unwrap();
    assert_eq!(three["data"].as_array().unwrap().len(), 3, "{three}");
    assert_fetched(&files, 4);
    expected["batch_size"] = json!(3);
    assert_eq!(kolors.asked().1, expected);
    kolors.assert_unserved(kolors.edit(1).await, "edits pictures").await;

    let refused = r#"{"code":20012,"message":"m","data":null}"#;
    kolors.scripted.now([Step::raw_error(400, refused)]);
    let (status, error) = refusal(kolors.generate().await).await;
    assert_eq!((status, &error["code"], &error["message"]), (400, &json!("20012"), &json!("m")));
    kolors.stop().await;
}

#[tokio::test]
async fn the_qwens_of_siliconflow() {
    let editor =
        service("siliconflow", "/v1", "Qwen/Qwen-Image-Edit-2509", [draws(SMALL, Format::Png)]).await;
    assert_eq!(editor.edit(1).await.status(), 200);
    let expected =
        json!({ "model": "Qwen/Qwen-Image-Edit-2509", "prompt": "add a hat", "image": data_url(0) });
    assert_eq!(editor.asked(), ("/v1/images/generations".into(), expected));
    editor.assert_unserved(editor.edit(2).await, "takes 2 pictures").await;
    editor.stop().await;

    let painter = service("siliconflow", "/v1", "Qwen/Qwen-Image", [draws(SQUARE, Format::Png)]).await;
    assert_eq!(painter.generate_with(json!({ "size": "auto" })).await.status(), 200);
    assert_eq!(painter.asked().1["image_size"], "1328x1328", "it insists on a size");
    painter.stop().await;
}

#[tokio::test]
async fn together() {
    let model = "black-forest-labs/FLUX.1-kontext-pro";
    let picture = json!({ "index": 0, "type": "b64_json", "b64_json": base64(SQUARE, Format::Png) });
    let drawn = says(&json!({ "id": "o1", "model": model, "object": "list", "data": [picture] }));
    let together = service("together", "/v1", model, [drawn]).await;
    assert_drawn(together.generate().await, SQUARE, "quality=high->dropped").await;
    let expected = json!({
        "model": model, "prompt": "a red fox", "width": 1024, "height": 1024, "output_format": "png",
        "response_format": "base64",
    });
    assert_eq!(together.asked(), ("/v1/images/generations".into(), expected));

    together.edit(1).await;
    let expected = json!({
        "model": model, "prompt": "add a hat", "output_format": "png", "response_format": "base64",
        "image_url": data_url(0),
    });
    assert_eq!(together.asked(), ("/v1/images/generations".into(), expected));
    together.assert_unserved(together.edit_masked().await, "takes a mask").await;
    together.scripted.now([Step::raw_error(402, r#"{"error":{"message":"m","type":"t"}}"#)]);
    assert_eq!(refusal(together.generate().await).await.1["code"], "upstream_quota_spent");
    together.stop().await;

    let schnell = service("together", "/v1", "black-forest-labs/FLUX.1-schnell", [Step::ok()]).await;
    schnell.assert_unserved(schnell.edit(1).await, "edits pictures").await;
    schnell.stop().await;
}

#[tokio::test]
async fn deepinfra() {
    let model = "black-forest-labs/FLUX-1-schnell";
    let deepinfra = service("deepinfra", "/v1/openai", model, [draws(SQUARE, Format::Jpeg)]).await;
    assert_drawn(deepinfra.generate().await, SQUARE, "quality=high->dropped; format=jpeg->png").await;
    let expected = json!({ "model": model, "prompt": "a red fox", "size": "1024x1024" });
    assert_eq!(deepinfra.asked(), ("/v1/openai/images/generations".into(), expected));

    assert_eq!(deepinfra.edit_masked().await.status(), 200);
    let (path, asked) = deepinfra.asked_in_parts();
    assert_eq!(path, "/v1/openai/images/edits");
    assert_eq!(asked, parts(&[("model", model), ("prompt", "add a hat")], &["image", "mask"]));
    deepinfra.assert_unserved(deepinfra.edit(2).await, "takes 2 pictures").await;

    let fault = r#"{"detail":[{"loc":["body","size"],"msg":"m","type":"value_error"}]}"#;
    deepinfra.scripted.now([Step::raw_error(422, fault)]);
    let (status, error) = refusal(deepinfra.generate().await).await;
    assert_eq!((status, &error["message"], &error["param"]), (422, &json!("m"), &json!("size")));
    deepinfra.stop().await;
}

/// More pictures than one request may ask for.
#[tokio::test]
async fn deepinfra_is_asked_twice_for_six() {
    let deepinfra = service("deepinfra", "/v1/openai", "x", [Step::ok()]).await;
    let six = deepinfra.generate_with(json!({ "n": 6, "output_format": "jpeg" })).await;
    let answer: Value = six.json().await.unwrap();
    assert_eq!(answer["data"].as_array().unwrap().len(), 6, "{answer}");
    let received = deepinfra.scripted.received();
    let mut asked: Vec<_> = received.iter().map(|received| received.parameter("n").unwrap()).collect();
    asked.sort();
    assert_eq!(asked, ["2", "4"]);
    deepinfra.stop().await;
}

#[tokio::test]
async fn sglang() {
    let picture = json!({
        "b64_json": base64(SQUARE, Format::Png), "url": null, "revised_prompt": "a red fox", "file_path": null,
    });
    let drawn = says(&json!({ "id": "i", "created": 1, "data": [picture], "inference_time_s": 3.2 }));
    let sglang = service("sglang", "/v1", "Qwen/Qwen-Image", [drawn]).await;
    assert_drawn(sglang.generate().await, SQUARE, "quality=high->dropped").await;
    let expected = json!({
        "model": "Qwen/Qwen-Image", "prompt": "a red fox", "size": "1024x1024", "output_format": "png",
        "response_format": "b64_json",
    });
    assert_eq!(sglang.asked(), ("/v1/images/generations".into(), expected));
    sglang.edit(2).await;
    let texts = [
        ("model", "Qwen/Qwen-Image"),
        ("prompt", "add a hat"),
        ("output_format", "png"),
        ("response_format", "b64_json"),
    ];
    let expected = parts(&texts, &["image[]", "image[]"]);
    assert_eq!(sglang.asked_in_parts(), ("/v1/images/edits".into(), expected));
    sglang.assert_unserved(sglang.edit_masked().await, "takes a mask").await;
    sglang.scripted.now([Step::raw_error(400, r#"{"detail":"m"}"#)]);
    assert_eq!(refusal(sglang.generate().await).await.1["message"], "m");
    sglang.stop().await;
}

#[tokio::test]
async fn vllm_omni() {
    let drawn = says(&json!({
        "created": 1, "data": [{ "b64_json": base64(SQUARE, Format::Png), "url": null }],
        "output_format": "png", "size": "1024x1024",
    }));
    let vllm = service("vllm-omni", "/v1", "Qwen/Qwen-Image", [drawn]).await;
    assert_drawn(vllm.generate().await, SQUARE, "quality=high->dropped").await;
    let expected = json!({
        "model": "Qwen/Qwen-Image", "prompt": "a red fox", "size": "1024x1024", "output_format": "png",
    });
    assert_eq!(vllm.asked(), ("/v1/images/generations".into(), expected));
    vllm.edit(1).await;
    let texts = [("model", "Qwen/Qwen-Image"), ("prompt", "add a hat"), ("output_format", "png")];
    assert_eq!(vllm.asked_in_parts(), ("/v1/images/edits".into(), parts(&texts, &["image"])));
    vllm.assert_unserved(vllm.edit_masked().await, "takes a mask").await;
    vllm.scripted.now([Step::raw_error(503, r#"{"detail":"m"}"#)]);
    assert_eq!(vllm.generate().await.status(), 503);
    vllm.stop().await;
}

#[tokio::test]
async fn stable_diffusion_cpp() {
    let drawn = says(&json!({
        "created": 1, "data": [{ "b64_json": base64(SQUARE, Format::Png) }], "output_format": "png",
    }));
    let sd = service("sd-cpp", "/v1", "sd-cpp-local", [drawn]).await;
    assert_drawn(sd.generate().await, SQUARE, "quality=high->dropped").await;
    let expected = json!({
        "model": "sd-cpp-local", "prompt": "a red fox", "size": "1024x1024", "output_format": "png",
    });
    assert_eq!(sd.asked(), ("/v1/images/generations".into(), expected));
    sd.edit(1).await;
    let texts = [("model", "sd-cpp-local"), ("prompt", "add a hat"), ("output_format", "png")];
    assert_eq!(sd.asked_in_parts(), ("/v1/images/edits".into(), parts(&texts, &["image[]"])));
    sd.assert_unserved(sd.edit_masked().await, "takes a mask").await;
    let webp = file(pictures::file(1, SMALL, Format::Webp), "a.webp", "image/webp");
    sd.assert_unserved(sd.send(edit(0).part("image", webp)).await, "reads pictures in webp").await;
    sd.scripted.now([Step::raw_error(400, r#"{"error":"m"}"#)]);
    assert_eq!(refusal(sd.generate().await).await.1["message"], "m");
    sd.stop().await;
}
