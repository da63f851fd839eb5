//! Edits: multipart and JSON, several pictures, masks, and files that are none.

use pictor_api::{Format, Size};
use pictor_testkit::pictures;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::{Server, decoded, picture, plan, refusal};

const SIZE: Size = Size::new(1024, 1024);

fn part(bytes: Vec<u8>, mime: &str) -> Part {
    Part::bytes(bytes).file_name("picture.png").mime_str(mime).unwrap()
}

fn form() -> Form {
    Form::new().text("model", "gpt-image-2").text("prompt", "make the sky pink").text("quality", "low")
}

async fn edit(server: &Server, form: Form) -> reqwest::Response {
    server.post("/v1/images/edits").multipart(form).send().await.unwrap()
}

#[tokio::test]
async fn one_and_several_pictures() {
    let server = plan().start().await;
    for count in [1, 4, 16] {
        let mut form = form();
        for seed in 0..count {
            let name = if count == 1 { "image" } else { "image[]" };
            form =
                form.part(name, part(pictures::file(seed, Size::new(320, 240), Format::Jpeg), "image/jpeg"));
        }
        let response = edit(&server, form).await;
        assert_eq!(response.status(), 200, "{count} pictures");
        let answer: Value = response.json().await.unwrap();
        let size = decoded(&picture(&answer, 0)).size;
        assert_eq!(answer["size"], size.to_string());
    }
    server.stop().await;
}

#[tokio::test]
async fn outside_the_mask_every_pixel_stays() {
    let server = plan().start().await;
    let original = pictures::file(1, SIZE, Format::Png);
    let form = form()
        .part("image", part(original.clone(), "image/png"))
        .part("mask", part(pictures::mask(SIZE), "image/png"));
    let answer: Value = edit(&server, form).await.json().await.unwrap();
    let (before, after) = (decoded(&original), decoded(&picture(&answer, 0)));
    assert_eq!(after.size, SIZE);
    let kept = (0..SIZE.height)
        .all(|y| (SIZE.width / 2..SIZE.width).all(|x| before.pixel(x, y) == after.pixel(x, y)));
    assert!(kept, "the right half is not marked");
    let changed =
        (0..SIZE.height).any(|y| (0..SIZE.width / 2).any(|x| before.pixel(x, y) != after.pixel(x, y)));
    assert!(changed, "the left half is marked");
    server.stop().await;
}

#[tokio::test]
async fn json_edits_take_data_urls() {
    let server = plan().start().await;
    let url =
        |bytes: &[u8]| format!("data:image/png;base64,{}", base64_simd::STANDARD.encode_to_string(bytes));
    let image = url(&pictures::file(3, SIZE, Format::Png));
    let body = json!({
        "model": "gpt-image-2", "prompt": "at night", "quality": "low",
        "images": [{ "image_url": image }, { "image_url": image }],
        "mask": { "image_url": url(&pictures::mask(SIZE)) },
    });
    let response = server.post("/images/edits").json(&body).send().await.unwrap();
    assert_eq!(response.status(), 200, "{}", response.text().await.unwrap());

    for (image, param) in [
        (json!({ "image_url": "https://example.com/a.png" }), "images[0].image_url"),
        (json!({ "file_id": "file-123" }), "images[0].file_id"),
        (json!({ "image_url": "data:image/png;base64,!!!!" }), "images[0].image_url"),
        (json!({ "image_url": url(b"not a picture at all") }), "images[0].image_url"),
        (json!("a string"), "images[0]"),
    ] {
        let body = json!({ "model": "gpt-image-2", "prompt": "at night", "images": [image] });
        let (status, error) = refusal(server.post("/images/edits").json(&body).send().await.unwrap()).await;
        assert_eq!((status, error["param"].as_str()), (400, Some(param)), "{error}");
    }
    server.stop().await;
}

#[tokio::test]
async fn files_that_are_no_pictures_are_refused() {
    let server = plan().start().await;
    let good = || part(pictures::file(1, SIZE, Format::Png), "image/png");
    let small_mask = pictures::mask(Size::new(512, 512));
    let opaque_mask = pictures::file(1, SIZE, Format::Png);
    let mut cut = pictures::file(1, SIZE, Format::Png);
    cut.truncate(cut.len() / 2);
    let mut seventeen = form();
    for _ in 0..17 {
        seventeen =
            seventeen.part("image[]", part(pictures::file(1, Size::new(64, 64), Format::Png), "image/png"));
    }
    let cases = [
        ("no image", form(), "missing_required_parameter"),
        ("a text", form().part("image", part(b"hello".to_vec(), "image/png")), "invalid_image_file"),
        ("nothing", form().part("image", part(Vec::new(), "image/png")), "invalid_image_file"),
        ("half a picture", form().part("image", part(cut, "image/png")), "invalid_image_file"),
        ("image twice", form().part("image", good()).part("image", good()), "duplicate_parameter"),
        ("17 images", seventeen, "array_above_max_length"),
        ("a gif", form().part("image", part(b"GIF89a".to_vec(), "image/gif")), "unsupported_file_mimetype"),
        (
            "a small mask",
            form().part("image", good()).part("mask", part(small_mask, "image/png")),
            "invalid_image_file",
        ),
        (
            "an opaque mask",
            form().part("image", good()).part("mask", part(opaque_mask, "image/png")),
            "invalid_image_file",
        ),
    ];
    for (what, form, code) in cases {
        let (status, error) = refusal(edit(&server, form).await).await;
        assert_eq!((status, error["code"].as_str()), (400, Some(code)), "{what}: {error}");
    }
    server.stop().await;
}

/// References are read in full, and then refused, since nobody here keeps files or fetches pictures yet.
#[tokio::test]
async fn files_and_remote_urls_are_not_supported_yet() {
    let server = plan().start().await;
    let picture = base64_simd::STANDARD.encode_to_string(pictures::file(1, Size::new(64, 64), Format::Png));
    let image = json!({ "image_url": format!("data:image/png;base64,{picture}") });
    let remote = json!({ "image_url": "https://example.com/a,b.png" });
    let file = json!({ "file_id": "file-123" });
    let of_file = "'file_id' is not supported by this server yet: send a base64 data URL.";
    let of_url = "Remote image URLs are not supported by this server yet: send a base64 data URL.";
    for (images, mask, param, message) in [
        (json!([image, file]), json!(null), "images[1].file_id", of_file),
        (json!([remote, file]), json!(null), "images[0].image_url", of_url),
        (json!([image]), remote.clone(), "mask.image_url", of_url),
        (json!([image]), file.clone(), "mask.file_id", of_file),
    ] {
        let body = json!({ "model": "gpt-image-2", "prompt": "at night", "images": images, "mask": mask });
        let (status, error) = refusal(server.post("/images/edits").json(&body).send().await.unwrap()).await;
        assert_eq!((status, &error["param"], &error["message"]), (400, &json!(param), &json!(message)));
        assert_eq!(
            (&error["type"], &error["code"]),
            (&json!("invalid_request_error"), &json!("invalid_value"))
        );
    }
    server.stop().await;
}

#[tokio::test]
async fn an_upload_that_cannot_be_stored_names_the_request() {
    let plan = plan();
    let spools = plan.config.data_dir.join("spool");
    let server = plan.start().await;
    std::fs::remove_dir_all(spools).unwrap();
    let form = form().part("image", part(pictures::file(1, SIZE, Format::Png), "image/png"));
    let response = edit(&server, form).await;
    let id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
    let (status, error) = refusal(response).await;
    assert_eq!((status, &error["code"]), (500, &json!("server_error")));
    assert!(error["message"].as_str().unwrap().contains(&format!("the request ID {id} ")), "{error}");
    server.stop().await;
}

#[tokio::test]
async fn an_undeclared_type_is_sniffed_unless_strict() {
    let octets = || part(pictures::file(1, Size::new(320, 240), Format::Webp), "application/octet-stream");
    let server = plan().start().await;
    assert_eq!(edit(&server, form().part("image", octets())).await.status(), 200);
    server.stop().await;

    let mut strict = plan();
    strict.config.strict = true;
    let server = strict.start().await;
    let (_, error) = refusal(edit(&server, form().part("image", octets())).await).await;
    assert_eq!(error["code"], "unsupported_file_mimetype");
    server.stop().await;
}

/// Node sends the last chunk of a read stream on its own; what comes after the last boundary must be heard, or
/// the connection is reset and the picture lost.
#[tokio::test]
async fn an_upload_whose_end_comes_late_gets_its_picture() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let server = plan().start().await;
    let mut body = Vec::new();
    for (name, text) in [("model", "gpt-image-2"), ("prompt", "at night"), ("quality", "low")] {
        let part = format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let head = "--b\r\ncontent-disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\
                content-type: image/png\r\n\r\n";
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(&pictures::file(1, Size::new(320, 240), Format::Png));
    body.extend_from_slice(b"\r\n--b--");
    let request = format!(
        "POST /v1/images/edits HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\nconnection: close\r\n\
         content-type: multipart/form-data; boundary=b\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n",
        crate::KEY,
        body.len()
    );
    let mut stream = tokio::net::TcpStream::connect(server.running.address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    stream.write_all(&body).await.unwrap();
    stream.flush().await.unwrap();
    // The server has all that it needs; only its own patience tells that more is to come.
    let early = tokio::time::timeout(std::time::Duration::from_millis(300), stream.readable()).await;
    assert!(early.is_err(), "it answers only when it has heard the end");
    stream.write_all(b"\r\n9\r\n\r\nthe end\r\n0\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    assert!(
        answer.starts_with(b"HTTP/1.1 200"),
        "{}",
        String::from_utf8_lossy(&answer[..200.min(answer.len())])
    );
    assert!(answer.ends_with(b"0\r\n\r\n"), "the answer is whole");
    server.stop().await;
}
