//! The doors that clients knock on: Azure's addresses and header, addresses that nobody answers, and what the list of
//! models says.

use pictor_api::{Format, Size};
use pictor_testkit::{Step, Upstream, pictures};
use reqwest::RequestBuilder;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::{KEY, Server, picture, plan, refusal};

const AZURE: &str = "/openai/deployments/gpt-image-2/images";

/// A request with the key as Azure's clients send it.
fn azure(server: &Server, path: &str) -> RequestBuilder {
    server.client.post(server.url(path)).header("api-key", KEY)
}

fn drawing() -> Value {
    json!({ "prompt": "a red apple", "quality": "low", "size": "1024x640" })
}

fn form() -> Form {
    let file = pictures::file(1, Size::new(320, 240), Format::Png);
    let part = Part::bytes(file).file_name("picture.png").mime_str("image/png").unwrap();
    Form::new().text("prompt", "make the sky pink").text("quality", "low").part("image", part)
}

#[tokio::test]
async fn azures_clients_name_the_model_by_its_deployment() {
    let upstream = Upstream::start([Step::ok(), Step::ok(), Step::ok(), Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let generations = format!("{AZURE}/generations?api-version=2025-04-01-preview");
    for model in [None, Some("gpt-image-1.5"), Some("dall-e-3")] {
        let mut body = drawing();
        if let Some(model) = model {
            body["model"] = json!(model);
        }
        let response = azure(&server, &generations).json(&body).send().await.unwrap();
        assert_eq!(response.status(), 200, "{model:?} in the body does not count");
        assert!(!picture(&response.json().await.unwrap(), 0).is_empty());
    }
    let form = form().text("model", "gpt-image-1.5").text("model", "gpt-image-2");
    let edits = format!("{AZURE}/edits?api-version=2025-04-01-preview");
    let response = azure(&server, &edits).multipart(form).send().await.unwrap();
    assert_eq!(response.status(), 200, "an edit");
    drop(response.bytes().await.unwrap());
    for received in upstream.received() {
        assert_eq!(received.parameter("model").as_deref(), Some("gpt-image-2"));
    }
    let unknown = azure(&server, "/openai/deployments/mine/images/generations").json(&drawing());
    let (status, error) = refusal(unknown.send().await.unwrap()).await;
    assert_eq!((status, error["param"].as_str()), (400, Some("model")));
    assert_eq!(error["message"], "The model 'mine' does not exist.");
    server.stop().await;
}

#[tokio::test]
async fn azures_newer_addresses_are_those_of_openai() {
    let server = plan().start().await;
    for version in ["", "?api-version=preview"] {
        let mut body = drawing();
        body["model"] = json!("gpt-image-2");
        let path = format!("/openai/v1/images/generations{version}");
        let response = azure(&server, &path).json(&body).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        drop(response.bytes().await.unwrap());
        for list in ["/openai/v1/models", "/openai/models"] {
            let request = server.client.get(server.url(&format!("{list}{version}"))).header("api-key", KEY);
            let list: Value = request.send().await.unwrap().json().await.unwrap();
            assert_eq!(list["object"], "list");
        }
    }
    let response = azure(&server, "/openai/v1/images/edits").multipart(form()).send().await.unwrap();
    let (status, error) = refusal(response).await;
    assert_eq!((status, error["param"].as_str()), (400, Some("model")), "no deployment in the path names it");
    server.stop().await;
}

#[tokio::test]
async fn azures_header_is_another_spelling_of_the_key() {
    let server = plan().start().await;
    let request = |headers: &[(&str, &str)]| {
        let request = server.client.get(server.url("/v1/models"));
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))
    };
    let bearer = format!("Bearer {KEY}");
    for headers in [
        &[("api-key", KEY)][..],
        &[("api-key", "wrong"), ("authorization", &bearer)],
        &[("api-key", KEY), ("authorization", "Basic abc")],
    ] {
        assert_eq!(request(headers).send().await.unwrap().status(), 200, "{headers:?}");
    }
    for headers in [&[("api-key", "wrong")][..], &[("api-key", KEY), ("authorization", "Bearer wrong")]] {
        let (status, error) = refusal(request(headers).send().await.unwrap()).await;
        assert_eq!((status, error["code"].as_str()), (401, Some("invalid_api_key")), "{headers:?}");
    }
    for endpoint in ["generations", "edits"] {
        let request =
            server.client.post(server.url(&format!("{AZURE}/{endpoint}"))).header("api-key", "wrong");
        let (status, error) = refusal(request.json(&drawing()).send().await.unwrap()).await;
        assert_eq!((status, error["code"].as_str()), (401, Some("invalid_api_key")), "{endpoint}");
    }
    server.stop().await;
}

#[tokio::test]
async fn an_unknown_path_of_the_api_is_told_what_is_served() {
    let server = plan().start().await;
    for path in [
        "/v1/chat/completions",
        "/v1/images/variations",
        "/v1/responses",
        "/v1",
        "/v1//images/generations",
        "/chat/completions",
        "/images/variations",
        "/openai/deployments/gpt-4o/chat/completions",
    ] {
        let body = json!({ "model": "gpt-image-2", "messages": [] });
        let (status, error) = refusal(server.post(path).json(&body).send().await.unwrap()).await;
        assert_eq!(
            (status, &error["code"], &error["type"]),
            (404, &json!("unknown_url"), &json!("invalid_request_error"))
        );
        let message = error["message"].as_str().unwrap();
        for named in [path, "/v1/images/generations", "/v1/images/edits"] {
            assert!(message.contains(named), "{message}");
        }
    }
    for path in ["/nothing", "/favicon.ico", "/v1beta/models"] {
        let response = server.get(path).send().await.unwrap();
        assert_eq!(response.status(), 404, "{path}");
        assert!(response.bytes().await.unwrap().is_empty(), "{path} is nobody's");
    }
    server.stop().await;
}

/// The line that begins an answer to a request on a connection of its own, which no library has read before.
async fn status_line(server: &Server, path: &str, body: &Value) -> String {
    let body = body.to_string();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: pictor\r\nauthorization: Bearer {KEY}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let mut connection = TcpStream::connect(server.address()).await.unwrap();
    connection.write_all((head + &body).as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).split("\r\n").next().unwrap().to_owned()
}

#[tokio::test]
async fn the_status_line_of_a_refusal_says_why() {
    let mut strict = plan();
    strict.config.strict = true;
    let (server, strict) = (plan().start().await, strict.start().await);
    let path = "/v1/images/generations";
    let asked = |model: &str, n: u32| json!({ "model": model, "prompt": "a lake", "n": n, "quality": "low" });
    let too_many = asked("gpt-image-2", 11);
    let line = status_line(&server, path, &too_many).await;
    let message = "Invalid 'n': integer above maximum value. Expected a value <= 10, but got 11 instead.";
    assert_eq!(line, format!("HTTP/1.1 400 {message}"));
    assert_eq!(status_line(&strict, path, &too_many).await, "HTTP/1.1 400 Bad Request");
    let forged = asked("no\r\nX-Forged: \u{e4}", 1);
    let line = status_line(&server, path, &forged).await;
    assert_eq!(line, "HTTP/1.1 400 The model 'no  X-Forged: ?' does not exist.");
    let line = status_line(&server, "/v1/chat/completions", &json!({})).await;
    assert!(line.starts_with("HTTP/1.1 404 Unknown request URL: POST /v1/chat/completions."), "{line}");
    assert_eq!(status_line(&server, path, &asked("gpt-image-2", 1)).await, "HTTP/1.1 200 OK");
    server.stop().await;
    strict.stop().await;
}

#[tokio::test]
async fn a_model_says_what_can_be_chosen() {
    let server = plan().start().await;
    let list: Value = server.get("/v1/models").send().await.unwrap().json().await.unwrap();
    for model in list["data"].as_array().unwrap() {
        let said = &model["pictor"];
        assert_eq!(said["modality"], "image", "{model}");
        assert_eq!(said["endpoints"], json!(["/v1/images/generations", "/v1/images/edits"]));
        for choice in ["sizes", "qualities", "backgrounds", "output_formats"] {
            assert!(said[choice].as_array().is_some_and(|names| names.len() > 1), "{choice} of {model}");
        }
    }
    let one = async |id: &str| {
        let answer = server.get(&format!("/v1/models/{id}")).send().await.unwrap();
        answer.json::<Value>().await.unwrap()["pictor"].take()
    };
    let free = one("gpt-image-2").await;
    assert_eq!(free["qualities"], json!(["low", "medium", "high", "auto"]));
    assert_eq!(
        (&free["size_rules"]["multiple_of"], &free["size_rules"]["max_edge"]),
        (&json!(16), &json!(3840))
    );
    for size in free["sizes"].as_array().unwrap() {
        let body = json!({ "model": "gpt-image-2", "prompt": "a lake", "size": size });
        let response = server.post("/v1/images/estimate").json(&body).send().await.unwrap();
        assert_eq!(response.status(), 200, "{size} is legal");
    }
    server.stop().await;
}
