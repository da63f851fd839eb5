//! Edits: multipart and JSON, several pictures, masks, and files that are none.

use pictor_api::{Format, Size};
use pictor_testkit::{Step, Upstream, pictures};
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

/// White, 16 by 24 pixels, with an alpha channel of which every pixel is opaque; our encoder writes no such file.
const OPAQUE: &str = "iVBORw0KGgoAAAANSUhEUgAAABAAAAAYCAYAAADzoH0MAAAAG0lEQVR42mP4TyFgGDVg1IBRA0YNGDVgOBkAAM9C+kzM7FgpAAAAAElFTkSuQmCC";

/// A JPEG that is stored lying and shown standing: EXIF orientation 6.
fn turned(size: Size) -> Vec<u8> {
    let mut file = pictures::file(5, size, Format::Jpeg);
    let exif = b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    file.splice(2..2, exif.iter().copied());
    file
}

#[tokio::test]
async fn a_markup_lies_on_the_picture_as_it_is_shown_and_lets_it_show() {
    let server = plan().start().await;
    let (standing, lying) = (Size::new(16, 24), Size::new(24, 16));
    let opaque = base64_simd::STANDARD.decode_to_vec(OPAQUE).unwrap();
    for (markup, refused) in [
        (pictures::mask(standing), None),
        (pictures::mask(lying), Some("markup size does not match image size")),
        (pictures::file(6, standing, Format::Png), Some("markup image missing alpha channel")),
        (opaque, Some("markup image has no transparent pixels")),
    ] {
        let form =
            Form::new().text("model", "gpt-image-2.5-flare").text("prompt", "here").text("quality", "low");
        let form =
            form.part("image", part(turned(lying), "image/jpeg")).part("markup", part(markup, "image/png"));
        let response = edit(&server, form).await;
        let Some(why) = refused else {
            assert_eq!(response.status(), 200, "{}", response.text().await.unwrap());
            continue;
        };
        let (status, error) = refusal(response).await;
        let message = format!("Invalid markup image format - {why}");
        assert_eq!((status, &error["param"], &error["message"]), (400, &json!("markup"), &json!(message)));
    }
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
    server.stop().await;
}

/// A file as `conformance/pictures.py` draws it, only smaller, and its type.
fn drawn(name: &str) -> (Vec<u8>, &'static str) {
    let size = Size::new(64, 64);
    match name {
        "notes.txt" => (b"hello".to_vec(), "text/plain"),
        "text.png" => (b"hello".to_vec(), "image/png"),
        "empty.png" => (Vec::new(), "image/png"),
        "mask-small.png" => (pictures::mask(Size::new(32, 32)), "image/png"),
        _ => (pictures::file(1, size, Format::Png), "image/png"),
    }
}

fn cases(group: &str) -> Vec<Value> {
    let cases: Value = serde_json::from_str(include_str!("../../../../conformance/cases.json")).unwrap();
    cases[group].as_array().unwrap().clone()
}

/// The refusal must say what its row says.
async fn meets(row: &Value, response: reqwest::Response) {
    let (status, error) = refusal(response).await;
    assert_eq!(status, 400, "{row}: {error}");
    for name in ["type", "code", "param"] {
        assert!(row.get(name).is_none_or(|wanted| *wanted == error[name]), "{name}: {row}: {error}");
    }
    let wanted = row["message"].as_str().unwrap_or_default();
    assert!(error["message"].as_str().unwrap().starts_with(wanted), "{row}: {error}");
}

#[tokio::test]
async fn every_case_of_a_form_is_refused() {
    let server = plan().start().await;
    for row in cases("edit_errors") {
        let mut arguments = json!({ "model": "gpt-image-2", "prompt": "Add a boat", "image": "photo.png" });
        arguments.as_object_mut().unwrap().extend(row["with"].as_object().unwrap().clone());
        let mut form = Form::new();
        let file = |name: &Value| drawn(name.as_str().unwrap());
        for (name, value) in arguments.as_object().unwrap() {
            form = match (name.as_str(), value) {
                ("image", Value::Array(images)) => images
                    .iter()
                    .map(file)
                    .fold(form, |form, (bytes, mime)| form.part("image[]", part(bytes, mime))),
                ("image" | "mask", path) => {
                    let (bytes, mime) = file(path);
                    form.part(name.clone(), part(bytes, mime))
                }
                (_, Value::String(text)) => form.text(name.clone(), text.clone()),
                (_, other) => form.text(name.clone(), other.to_string()),
            };
        }
        meets(&row, edit(&server, form).await).await;
    }
    server.stop().await;
}

/// The value with the data URL of a file wherever its name stands under `image_url`.
fn shown(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(shown).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), shown_as(name, member))).collect()
        }
        other => other.clone(),
    }
}

fn shown_as(name: &str, member: &Value) -> Value {
    match member.as_str() {
        Some(file) if name == "image_url" && !file.contains(':') => {
            let (bytes, mime) = drawn(file);
            json!(format!("data:{mime};base64,{}", base64_simd::STANDARD.encode_to_string(bytes)))
        }
        _ => shown(member),
    }
}

#[tokio::test]
async fn every_case_in_json_is_refused() {
    let server = plan().start().await;
    for row in cases("json_edit_errors") {
        let mut document = json!({ "model": "gpt-image-2", "prompt": "Add a red boat" });
        document.as_object_mut().unwrap().extend(shown(&row["with"]).as_object().unwrap().clone());
        meets(&row, server.post("/images/edits").json(&document).send().await.unwrap()).await;
    }
    server.stop().await;
}

/// What an SDK cannot send.
#[tokio::test]
async fn odd_forms_are_refused() {
    let server = plan().start().await;
    let good = || part(pictures::file(1, SIZE, Format::Png), "image/png");
    let mut cut = pictures::file(1, SIZE, Format::Png);
    cut.truncate(cut.len() / 2);
    let cases = [
        ("no image", form(), "missing_required_parameter"),
        ("half a picture", form().part("image", part(cut, "image/png")), "invalid_image_file"),
        ("both names", form().part("image", good()).part("image[]", good()), "duplicate_parameter"),
        ("a gif", form().part("image", part(b"GIF89a".to_vec(), "image/gif")), "unsupported_file_mimetype"),
    ];
    for (what, form, code) in cases {
        let (status, error) = refusal(edit(&server, form).await).await;
        assert_eq!((status, error["code"].as_str()), (400, Some(code)), "{what}: {error}");
    }
    server.stop().await;
}

/// References are read in full, and then refused: there is no such file, and nothing is fetched unless it is allowed.
#[tokio::test]
async fn unknown_files_and_remote_urls_are_refused() {
    let server = plan().start().await;
    let picture = base64_simd::STANDARD.encode_to_string(pictures::file(1, Size::new(64, 64), Format::Png));
    let image = json!({ "image_url": format!("data:image/png;base64,{picture}") });
    let remote = json!({ "image_url": "https://example.com/a,b.png" });
    let file = json!({ "file_id": "file-123" });
    let of_file = "No such File object: file-123";
    let of_url = "Remote image URLs are not fetched by this server: send a base64 data URL, or upload the picture to \
                  /v1/files and send its 'file_id'. The operator can allow them: egress.image_urls = true.";
    for (images, mask, param, message) in [
        (json!([image, file]), json!(null), "images[1].file_id", of_file),
        (json!([remote, image]), json!(null), "images[0].image_url", of_url),
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
async fn a_strict_mask_puts_back_what_an_upstream_changed() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let original = pictures::file(77, SIZE, Format::Png);
    for strict in [false, true] {
        let form = form()
            .text("size", SIZE.to_string())
            .part("image", part(original.clone(), "image/png"))
            .part("mask", part(pictures::mask(SIZE), "image/png"));
        let mut request = server.post("/v1/images/edits").multipart(form);
        if strict {
            request = request.header("x-pictor-mask-mode", "strict");
        }
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        let (before, after) = (decoded(&original), decoded(&picture(&answer, 0)));
        let differ = |mut columns: std::ops::Range<u32>| {
            columns.any(|x| (0..SIZE.height).any(|y| before.pixel(x, y) != after.pixel(x, y)))
        };
        assert!(differ(0..SIZE.width / 2), "the left half is marked");
        assert_eq!(differ(SIZE.width / 2..SIZE.width), !strict, "the right half is not: strict {strict}");
    }
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
    let mut stream = tokio::net::TcpStream::connect(server.address()).await.unwrap();
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

/// A photo that nobody could change comes back pixel for pixel, in its own size, and says nothing of who drew it.
#[tokio::test]
async fn what_is_not_changed_comes_back_as_it_came() {
    let server = plan().start().await;
    for (size, format) in [(Size::new(333, 250), Format::Png), (Size::new(1001, 701), Format::Jpeg)] {
        let original = pictures::file(3, size, format);
        let form = Form::new().text("model", "gpt-image-2").text("prompt", "make it better");
        let response = edit(&server, form.part("image", part(original.clone(), format.mime()))).await;
        assert!(response.headers().contains_key("x-pictor-adjusted"));
        let answer: Value = response.json().await.unwrap();
        let file = picture(&answer, 0);
        assert!(decoded(&file) == decoded(&original), "{size}");
        assert_eq!(answer["size"], size.to_string());
        assert!(!file.windows(5).any(|words| words == b"Drawn" || words == b"Edite"), "{size}");
    }
    server.stop().await;
}
