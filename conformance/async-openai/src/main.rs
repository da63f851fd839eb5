//! One call with async-openai, told as one line of JSON: what was on the wire, and what the library made of it.
//!
//! Usage: async-openai-calls URL KEY PICTURES CALL MODEL    PICTURES is the directory with the files to upload

use std::path::Path;
use std::sync::{Arc, Mutex};

use async_openai::Client;
use async_openai::config::OpenAIConfig;
use async_openai::error::OpenAIError;
use async_openai::middleware::HttpRequestFactory;
use async_openai::types::InputSource;
use async_openai::types::images::{
    CreateImageEditRequestArgs, CreateImageRequestArgs, Image, ImageEditStreamEvent, ImageGenStreamEvent,
    ImageInput, ImageModel, ImageOutputFormat, ImageQuality, ImageResponseFormat, ImageSize, ImageStyle,
    ImagesResponse, InputFidelity,
};
use futures_util::StreamExt as _;
use serde_json::{Value, json};

const PROMPT: &str = "A red canoe on a misty lake at dawn";

/// The pictures in base64, as the library hands them out.
type Made = Result<Vec<String>, OpenAIError>;

/// Notes the request and the head of its answer, which the library shows to nobody, and lets all through once.
fn listening(client: Client<OpenAIConfig>, heard: Arc<Mutex<Value>>) -> Client<OpenAIConfig> {
    client.with_http_service(tower::service_fn(move |request: HttpRequestFactory| {
        let heard = Arc::clone(&heard);
        async move {
            let request = request.build().await?;
            let wanted = format!("{} {}", request.method(), request.url().path());
            let answer = reqwest::Client::new().execute(request).await?;
            let adjusted =
                answer.headers().get("x-pictor-adjusted").map(|it| it.to_str().unwrap_or("?").to_owned());
            *heard.lock().expect("one task") =
                json!({"request": wanted, "status": answer.status().as_u16(), "adjusted": adjusted});
            Ok::<_, OpenAIError>(answer)
        }
    }))
}

fn encoded(answer: &ImagesResponse) -> Vec<String> {
    let of = |picture: &Arc<Image>| match &**picture {
        Image::B64Json { b64_json, .. } => b64_json.to_string(),
        Image::Url { url, .. } => panic!("an address instead of a picture: {url}"),
    };
    answer.data.iter().map(of).collect()
}

fn asked(model: &str) -> CreateImageRequestArgs {
    let mut args = CreateImageRequestArgs::default();
    args.prompt(PROMPT).model(ImageModel::Other(model.to_owned())).n(1);
    args
}

/// An edit; a file is given by its path, which makes the body chunked.
fn edit_of(model: &str, files: &[&Path]) -> CreateImageEditRequestArgs {
    let inputs =
        files.iter().map(|path| ImageInput { source: InputSource::Path { path: path.to_path_buf() } });
    let mut args = CreateImageEditRequestArgs::default();
    args.prompt("Add a red boat")
        .model(ImageModel::Other(model.to_owned()))
        .image(inputs.collect::<Vec<_>>());
    args
}

async fn call(client: &Client<OpenAIConfig>, name: &str, model: &str, pictures: &Path) -> Made {
    let images = client.images();
    let (png, jpg, mask) =
        (pictures.join("photo.png"), pictures.join("photo.jpg"), pictures.join("mask.png"));
    match name {
        "generate" => Ok(encoded(&images.generate(asked(model).quality(ImageQuality::Low).build()?).await?)),
        "dall-e" => {
            let mut args = asked(model);
            args.quality(ImageQuality::HD).size(ImageSize::S1792x1024).style(ImageStyle::Vivid);
            args.response_format(ImageResponseFormat::B64Json);
            Ok(encoded(&images.generate(args.build()?).await?))
        }
        "stream" => {
            let mut events = images.generate_stream(asked(model).partial_images(2).build()?).await?;
            let mut made = Vec::new();
            while let Some(event) = events.next().await {
                if let ImageGenStreamEvent::Completed(picture) = event? {
                    made.push(picture.b64_json);
                }
            }
            Ok(made)
        }
        "edit" => Ok(encoded(&images.edit(edit_of(model, &[&png]).build()?).await?)),
        "edit of two" => {
            let mut args = edit_of(model, &[&png, &jpg]);
            args.output_format(ImageOutputFormat::Jpeg).output_compression(80).size(ImageSize::S1024x1024);
            Ok(encoded(&images.edit(args.build()?).await?))
        }
        "edit with a mask" => {
            let mut args = edit_of(model, &[&png]);
            args.mask(ImageInput { source: InputSource::Path { path: mask } })
                .input_fidelity(InputFidelity::High);
            Ok(encoded(&images.edit(args.build()?).await?))
        }
        "edit, streamed" => {
            let mut events = images.edit_stream(edit_of(model, &[&png]).partial_images(1).build()?).await?;
            let mut made = Vec::new();
            while let Some(event) = events.next().await {
                if let ImageEditStreamEvent::Completed(picture) = event? {
                    made.push(picture.b64_json);
                }
            }
            Ok(made)
        }
        other => panic!("no call {other}"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [url, key, pictures, name, model] = &args[..] else { panic!("URL KEY PICTURES CALL MODEL") };
    let heard = Arc::new(Mutex::new(Value::Null));
    let config = OpenAIConfig::new().with_api_base(format!("{url}/v1")).with_api_key(key);
    let client = listening(Client::with_config(config), Arc::clone(&heard));
    let made = call(&client, name, model, Path::new(pictures)).await;
    let mut told = heard.lock().expect("one task").take();
    match made {
        Ok(encoded) => told["pictures"] = json!(encoded),
        Err(OpenAIError::ApiError(refusal)) => told["error"] = json!(refusal.api_error),
        Err(fault) => told["fault"] = json!(fault.to_string()),
    }
    println!("{told}");
}
