//! Files: uploaded once, listed, fetched, deleted, and named in edits.

use std::time::Duration;

use pictor_api::{Format, Size};
use pictor_testkit::pictures;
use reqwest::multipart::{Form, Part};
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};

use crate::{KEY, Server, plan, refusal};

const SIZE: Size = Size::new(64, 48);

fn png(seed: u64) -> Vec<u8> {
    pictures::file(seed, SIZE, Format::Png)
}

fn form(purpose: &str, bytes: Vec<u8>, name: &str, mime: &str) -> Form {
    let part = Part::bytes(bytes).file_name(name.to_owned()).mime_str(mime).unwrap();
    Form::new().text("purpose", purpose.to_owned()).part("file", part)
}

fn picture_form(seed: u64) -> Form {
    form("vision", png(seed), "apple.png", "image/png")
}

impl Server {
    async fn send_file(&self, form: Form) -> Response {
        self.post("/v1/files").multipart(form).send().await.unwrap()
    }

    /// The id of a picture that is kept here.
    async fn file(&self, bytes: Vec<u8>) -> String {
        let kept = self.send_file(form("vision", bytes, "picture.png", "image/png")).await;
        assert_eq!(kept.status(), 200);
        kept.json::<Value>().await.unwrap()["id"].as_str().unwrap().to_owned()
    }

    async fn told(&self, path: &str) -> Value {
        self.get(path).send().await.unwrap().json().await.unwrap()
    }

    fn remove(&self, path: &str) -> RequestBuilder {
        self.client.delete(self.url(path)).bearer_auth(KEY)
    }

    /// The key of another project.
    async fn stranger(&self) -> String {
        let projects = "/v1/organization/projects";
        let made = self.post(projects).json(&json!({ "name": "another" })).send().await.unwrap();
        let project: Value = made.json().await.unwrap();
        let accounts = format!("{projects}/{}/service_accounts", project["id"].as_str().unwrap());
        let made = self.post(&accounts).json(&json!({ "name": "somebody" })).send().await.unwrap();
        made.json::<Value>().await.unwrap()["api_key"]["value"].as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn a_file_is_kept_found_and_deleted_in_openais_shapes() {
    let server = plan().start().await;
    let kept: Value = server.send_file(picture_form(1)).await.json().await.unwrap();
    let id = kept["id"].as_str().unwrap();
    assert!(id.starts_with("file-"), "{id}");
    let expected = json!({
        "id": id, "object": "file", "bytes": png(1).len(), "created_at": kept["created_at"], "expires_at": null,
        "filename": "apple.png", "purpose": "vision", "status": "processed", "status_details": null,
    });
    assert_eq!(kept, expected);
    for prefix in ["/v1", "", "/openai/v1"] {
        let path = format!("{prefix}/files/{id}");
        assert_eq!(server.told(&path).await, expected, "{path}");
        let content = server.get(&format!("{path}/content")).send().await.unwrap();
        assert_eq!(content.headers()["content-type"], "image/png");
        let disposition = content.headers()["content-disposition"].to_str().unwrap();
        assert_eq!(disposition, "attachment; filename=\"apple.png\"; filename*=UTF-8''apple.png");
        assert_eq!(content.bytes().await.unwrap(), png(1));
    }
    let deleted: Value =
        server.remove(&format!("/v1/files/{id}")).send().await.unwrap().json().await.unwrap();
    assert_eq!(deleted, json!({ "id": id, "object": "file", "deleted": true }));
    for gone in [
        server.get(&format!("/v1/files/{id}")),
        server.get(&format!("/v1/files/{id}/content")),
        server.remove(&format!("/v1/files/{id}")),
    ] {
        let (status, error) = refusal(gone.send().await.unwrap()).await;
        assert_eq!((status, &error["type"]), (404, &json!("invalid_request_error")));
        assert_eq!(error["message"], format!("No such File object: {id}"));
        assert_eq!((&error["param"], &error["code"]), (&json!("id"), &Value::Null));
    }
    server.stop().await;
}

#[tokio::test]
async fn a_list_has_what_a_pager_needs() {
    let server = plan().start().await;
    let empty = server.told("/v1/files").await;
    let nothing =
        json!({ "object": "list", "data": [], "first_id": null, "last_id": null, "has_more": false });
    assert_eq!(empty, nothing);
    let mut ids = Vec::new();
    for seed in 0..3 {
        ids.push(server.file(png(seed)).await);
    }
    server.send_file(form("user_data", b"notes".to_vec(), "notes.txt", "text/plain")).await;
    let listed = async |query: &str| {
        let list = server.told(&format!("/v1/files?{query}")).await;
        let data: Vec<String> =
            list["data"].as_array().unwrap().iter().map(|file| file["id"].as_str().unwrap().into()).collect();
        (data, list["has_more"].as_bool().unwrap())
    };
    assert_eq!(listed("purpose=vision&limit=2").await, (vec![ids[2].clone(), ids[1].clone()], true));
    let rest = format!("purpose=vision&limit=2&after={}", ids[1]);
    assert_eq!(listed(&rest).await, (vec![ids[0].clone()], false));
    assert_eq!(listed("purpose=vision&order=asc").await, (ids, false));
    assert_eq!(listed("").await.0.len(), 4);
    assert_eq!(listed("purpose=batch").await, (vec![], false));
    server.stop().await;
}

#[tokio::test]
async fn a_file_of_another_project_was_never_there() {
    let server = plan().start().await;
    let id = server.file(png(1)).await;
    let key = server.stranger().await;
    let path = format!("/v1/files/{id}");
    let client = &server.client;
    for asked in [
        client.get(server.url(&path)),
        client.get(server.url(&format!("{path}/content"))),
        client.delete(server.url(&path)),
    ] {
        let (status, error) = refusal(asked.bearer_auth(&key).send().await.unwrap()).await;
        assert_eq!((status, &error["message"]), (404, &json!(format!("No such File object: {id}"))));
    }
    let list: Value =
        client.get(server.url("/v1/files")).bearer_auth(&key).send().await.unwrap().json().await.unwrap();
    assert_eq!(list["data"], json!([]));
    assert_eq!(server.get(&path).send().await.unwrap().status(), 200);
    server.stop().await;
}

#[tokio::test]
async fn what_cannot_be_kept_is_told_by_its_parameter() {
    let server = plan().start().await;
    let with = |name: &'static str, value: &'static str| picture_form(1).text(name, value);
    let cut = png(1)[..20].to_vec();
    let anchored = |seconds: &'static str| {
        with("expires_after[anchor]", "created_at").text("expires_after[seconds]", seconds)
    };
    let cases = [
        (Form::new().text("purpose", "vision"), "missing_required_parameter", "file"),
        (
            Form::new().part("file", Part::bytes(png(1)).file_name("a")),
            "missing_required_parameter",
            "purpose",
        ),
        (form("batch", png(1), "a.png", "image/png"), "invalid_value", "purpose"),
        (form("vision", b"no picture".to_vec(), "a.png", "image/png"), "unsupported_file_mimetype", "file"),
        (form("vision", cut, "a.png", "image/png"), "invalid_image_file", "file"),
        (form("vision", Vec::new(), "a.png", "image/png"), "invalid_value", "file"),
        (picture_form(1).part("file", Part::bytes(png(2)).file_name("b")), "duplicate_parameter", "file"),
        (picture_form(1).part("other", Part::bytes(png(2)).file_name("b")), "unknown_parameter", "other"),
        (with("colour", "red"), "unknown_parameter", "colour"),
        (with("purpose", "vision"), "duplicate_parameter", "purpose"),
        (Form::new().text("purpose", "vision").text("file", "text"), "invalid_type", "file"),
        (with("expires_after[anchor]", "created_at"), "missing_required_parameter", "expires_after[seconds]"),
        (with("expires_after[seconds]", "3600"), "missing_required_parameter", "expires_after[anchor]"),
        (with("expires_after[anchor]", "now"), "invalid_value", "expires_after[anchor]"),
        (anchored("3599"), "integer_below_min_value", "expires_after[seconds]"),
        (anchored("2592001"), "integer_above_max_value", "expires_after[seconds]"),
        (anchored("99999999999999999999"), "integer_above_max_value", "expires_after[seconds]"),
        (anchored("an hour"), "invalid_type", "expires_after[seconds]"),
    ];
    for (form, code, param) in cases {
        let (status, error) = refusal(server.send_file(form).await).await;
        assert_eq!((status, &error["code"], &error["param"]), (400, &json!(code), &json!(param)), "{error}");
    }
    let (status, error) = refusal(server.post("/v1/files").json(&json!({})).send().await.unwrap()).await;
    assert_eq!((status, &error["code"]), (415, &json!("unsupported_content_type")));
    let large = form("user_data", vec![0; 50 * 1024 * 1024 + 1], "a.bin", "application/octet-stream");
    let (status, error) = refusal(server.send_file(large).await).await;
    assert_eq!((status, &error["code"]), (413, &json!("file_too_large")));
    assert_eq!(server.told("/v1/files").await["data"], json!([]), "nothing is kept");
    server.stop().await;
}

#[tokio::test]
async fn user_data_may_be_anything_and_no_browser_runs_it() {
    let server = plan().start().await;
    let page = b"<script>alert(1)</script>".to_vec();
    let sent = form("user_data", page.clone(), "../\u{732b}.html", "text/html");
    let kept: Value = server.send_file(sent).await.json().await.unwrap();
    assert_eq!(kept["filename"], "\u{732b}.html");
    let content =
        server.get(&format!("/v1/files/{}/content", kept["id"].as_str().unwrap())).send().await.unwrap();
    let headers = content.headers();
    assert_eq!(headers["content-type"], "application/octet-stream");
    assert_eq!(
        (&headers["content-security-policy"], &headers["x-content-type-options"]),
        (&"sandbox".parse().unwrap(), &"nosniff".parse().unwrap())
    );
    assert!(headers["content-disposition"].to_str().unwrap().starts_with("attachment;"));
    assert_eq!(content.bytes().await.unwrap(), page);
    server.stop().await;
}

#[tokio::test]
async fn a_file_expires_and_its_bytes_go() {
    let mut plan = plan();
    plan.config.jobs.sweep_every = Duration::from_millis(20);
    let server = plan.start().await;
    let form =
        picture_form(1).text("expires_after[anchor]", "created_at").text("expires_after[seconds]", "3600");
    let kept: Value = server.send_file(form).await.json().await.unwrap();
    assert_eq!(kept["expires_at"].as_i64(), kept["created_at"].as_i64().map(|created| created + 3_600));
    let path = format!("/v1/files/{}", kept["id"].as_str().unwrap());
    server.rooms().clock.advance(Duration::from_secs(3_599));
    assert_eq!(server.get(&path).send().await.unwrap().status(), 200);
    server.rooms().clock.advance(Duration::from_secs(1));
    assert_eq!(server.get(&path).send().await.unwrap().status(), 404);
    let kept = server.data_dir.path().join("blobs/files");
    pictor_testkit::eventually("the blob is gone", || std::fs::read_dir(&kept).unwrap().count() == 0).await;
    server.stop().await;
}

#[tokio::test]
async fn over_the_budget_nothing_more_is_kept() {
    let mut plan = plan();
    plan.config.files.budget = Some(png(1).len() as u64);
    let server = plan.start().await;
    let id = server.file(png(1)).await;
    let (status, error) = refusal(server.send_file(picture_form(2)).await).await;
    assert_eq!((status, &error["code"]), (400, &json!("file_storage_exceeded")));
    server.remove(&format!("/v1/files/{id}")).send().await.unwrap();
    server.file(png(1)).await;
    server.stop().await;
}
