//! Files: uploaded once, listed, fetched, deleted, and named in edits.

use std::time::Duration;

use pictor_api::{Format, Size};
use pictor_spool::Digest;
use pictor_testkit::{Fault, FileServer, Page, Step, Upstream, eventually, pictures};
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

/// A database may take no text with a NUL in it.
#[tokio::test]
async fn whatever_is_asked_for_is_no_fault_of_ours() {
    let server = plan().postgres().start().await;
    let body = edit_of(json!([named("file-\0")]));
    let (status, error) = refusal(server.edit(&body).send().await.unwrap()).await;
    assert_eq!((status, &error["param"]), (400, &json!("images[0].file_id")));
    let form = edit_form().text("image[file_id]", "file-\0");
    assert_eq!(refusal(server.form_edit(form).await).await.0, 400);
    for param in ["after", "purpose"] {
        let response = server.get(&format!("/v1/files?{param}=file-%00")).send().await.unwrap();
        let (status, error) = refusal(response).await;
        assert_eq!((status, &error["param"]), (400, &json!(param)));
    }
    for path in ["/v1/files/%00", "/v1/files/file-%ff/content", "/v1/files//content", "/v1/files/a%2Fb"] {
        assert_eq!(server.get(path).send().await.unwrap().status(), 404, "{path}");
    }
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
    eventually("the blob is gone", || std::fs::read_dir(&kept).unwrap().count() == 0).await;
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

const PROMPT: &str = "turn the sky pink";

fn edit_of(images: Value) -> Value {
    json!({ "model": "gpt-image-2.5-flare", "prompt": PROMPT, "quality": "low", "images": images })
}

fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

fn edit_form() -> Form {
    Form::new().text("model", "gpt-image-2.5-flare").text("prompt", PROMPT).text("quality", "low")
}

fn file_part(bytes: Vec<u8>) -> Part {
    Part::bytes(bytes).file_name("picture.png").mime_str("image/png").unwrap()
}

fn named(id: &str) -> Value {
    json!({ "file_id": id })
}

fn data_url(bytes: &[u8]) -> Value {
    json!({ "image_url": format!("data:image/png;base64,{}", base64_simd::STANDARD.encode_to_string(bytes)) })
}

impl Server {
    fn edit(&self, body: &Value) -> RequestBuilder {
        self.post("/v1/images/edits").json(body)
    }

    async fn form_edit(&self, form: Form) -> Response {
        self.post("/v1/images/edits").multipart(form).send().await.unwrap()
    }

    /// The `request` of the job object of an answer.
    async fn requested(&self, answer: &Response) -> Value {
        let job = answer.headers()["x-pictor-job"].to_str().unwrap();
        self.told(&format!("/v1/images/jobs/{job}")).await["request"].clone()
    }
}

/// What the pictures of the last call are that the upstream got.
fn sent(upstream: &Upstream) -> Vec<String> {
    let received = upstream.received();
    received.last().unwrap().files().iter().map(|part| part.digest.clone()).collect()
}

fn digests<const N: usize>(files: [Vec<u8>; N]) -> Vec<String> {
    files.iter().map(|file| Digest::of(file).to_string()).collect()
}

#[tokio::test]
async fn edits_name_files_as_documents_and_as_forms() {
    let upstream = Upstream::start([]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let (one, two) = (server.file(png(1)).await, server.file(png(2)).await);
    let mask = server.file(pictures::mask(SIZE)).await;
    let (first, second, cut) = (named(&one), named(&two), named(&mask));

    let body = with(edit_of(json!([first, data_url(&png(3)), second])), "mask", cut.clone());
    let answer = server.edit(&body).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(sent(&upstream), digests([png(1), png(3), png(2), pictures::mask(SIZE)]));
    let requested = server.requested(&answer).await;
    assert_eq!(requested["images"], json!([first, "not kept", second]));
    assert_eq!((&requested["mask"], &requested["markup"]), (&cut, &Value::Null));

    let form = edit_form()
        .text("image[][file_id]", two.clone())
        .part("image[]", file_part(png(3)))
        .text("image[][file_id]", one.clone())
        .text("markup[file_id]", mask.clone());
    let answer = server.form_edit(form).await;
    assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
    assert_eq!(sent(&upstream), digests([png(2), png(3), png(1), pictures::mask(SIZE)]));
    let requested = server.requested(&answer).await;
    assert_eq!(requested["images"], json!([second, "not kept", first]));
    assert_eq!((&requested["mask"], &requested["markup"]), (&Value::Null, &cut));

    let form = edit_form().text("image[file_id]", one).text("mask[file_id]", mask);
    assert_eq!(server.form_edit(form).await.status(), 200);
    assert_eq!(sent(&upstream), digests([png(1), pictures::mask(SIZE)]));
    let estimate = server.post("/v1/images/estimate").json(&body).send().await.unwrap();
    assert_eq!(estimate.status(), 200);
    server.stop().await;
}

#[tokio::test]
async fn the_illustrator_works_on_files_too() {
    let server = plan().start().await;
    let id = server.file(pictures::file(1, Size::new(320, 240), Format::Jpeg)).await;
    let answer: Value =
        server.edit(&edit_of(json!([named(&id)]))).send().await.unwrap().json().await.unwrap();
    assert!(answer["data"][0]["b64_json"].is_string(), "{answer}");
    server.stop().await;
}

#[tokio::test]
async fn a_file_that_cannot_be_had_is_told_by_its_path() {
    let server = plan().start().await;
    let id = server.file(png(1)).await;
    let gone = server.file(png(2)).await;
    server.remove(&format!("/v1/files/{gone}")).send().await.unwrap();
    let late =
        picture_form(3).text("expires_after[anchor]", "created_at").text("expires_after[seconds]", "3600");
    let late: Value = server.send_file(late).await.json().await.unwrap();
    let late = late["id"].as_str().unwrap();
    let text = server.send_file(form("user_data", b"notes".to_vec(), "notes.txt", "text/plain")).await;
    let text: Value = text.json().await.unwrap();
    let stranger = server.stranger().await;
    server.rooms().clock.advance(Duration::from_secs(3_600));
    for (key, body, param, missing) in [
        (KEY, edit_of(json!([named(&id), named(&gone)])), "images[1].file_id", gone.as_str()),
        (KEY, edit_of(json!([named(late)])), "images[0].file_id", late),
        (KEY, with(edit_of(json!([named(&id)])), "mask", named("file-never")), "mask.file_id", "file-never"),
        (&stranger, edit_of(json!([named(&id)])), "images[0].file_id", &id),
    ] {
        let asked = server.client.post(server.url("/v1/images/edits")).bearer_auth(key).json(&body);
        let (status, error) = refusal(asked.send().await.unwrap()).await;
        let message = format!("No such File object: {missing}");
        assert_eq!((status, &error["param"], &error["message"]), (400, &json!(param), &json!(message)));
        assert_eq!(error["code"], "invalid_value");
    }
    let (status, error) = refusal(server.form_edit(edit_form().text("image[file_id]", gone)).await).await;
    assert_eq!((status, &error["param"]), (400, &json!("image")));
    let (status, error) = refusal(server.edit(&edit_of(json!([text]))).send().await.unwrap()).await;
    assert_eq!((status, &error["code"]), (400, &json!("unknown_parameter")));
    let body = edit_of(json!([named(text["id"].as_str().unwrap())]));
    let (status, error) = refusal(server.edit(&body).send().await.unwrap()).await;
    assert_eq!((status, &error["code"]), (400, &json!("invalid_image_file")));
    server.stop().await;
}

/// A file counts by its bytes, also when it has gone.
#[tokio::test]
async fn a_call_is_known_again_whatever_has_become_of_its_file() {
    let upstream = Upstream::start([]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let id = server.file(png(1)).await;
    let by_id = edit_of(json!([named(&id)]));
    let by_bytes = edit_of(json!([data_url(&png(1))]));
    let asked = async |name: &'static str, value: &'static str, body: &Value| {
        let answer = server.edit(body).header(name, value).send().await.unwrap();
        let job = answer.headers().get("x-pictor-job").map(|job| job.to_str().unwrap().to_owned());
        (answer.status().as_u16(), answer.headers().contains_key("x-pictor-replayed"), job)
    };
    let keyed = asked("idempotency-key", "cover", &by_id).await;
    assert_eq!((keyed.0, keyed.1), (200, false));
    let first = asked("x-stainless-retry-count", "0", &by_id).await;
    server.remove(&format!("/v1/files/{id}")).send().await.unwrap();
    for body in [&by_id, &by_bytes] {
        assert_eq!(asked("idempotency-key", "cover", body).await, (200, true, keyed.2.clone()));
    }
    let other = with(by_id.clone(), "prompt", json!("turn the sky green"));
    assert_eq!(asked("idempotency-key", "cover", &other).await.0, 422);
    assert_eq!(asked("x-stainless-retry-count", "1", &by_id).await, (200, true, first.2));
    assert_eq!(asked("idempotency-key", "another", &by_id).await.0, 400, "a new call needs the file");
    assert_eq!(upstream.paid(), 2);
    server.stop().await;
}

/// What waits in the queue has its own link to the bytes.
#[tokio::test]
async fn a_job_keeps_the_bytes_of_a_file_that_is_deleted() {
    let upstream = Upstream::start([Step::fault(Fault::StallBeforeHead), Step::ok()]).await;
    let mut plan = plan().upstream(upstream.address());
    plan.config.upstreams[0].max_in_flight = 1;
    plan.config.upstreams[0].timeout = Duration::from_secs(2);
    let server = plan.start().await;
    let id = server.file(png(1)).await;
    let submit = async |body: Value| {
        let accepted = server.edit(&body).header("prefer", "respond-async").send().await.unwrap();
        accepted.json::<Value>().await.unwrap()
    };
    submit(edit_of(json!([data_url(&png(2))]))).await;
    eventually("the only place is taken", || upstream.in_flight() == 1).await;
    let waiting = submit(edit_of(json!([named(&id)]))).await;
    assert_eq!(waiting["request"]["images"], json!([named(&id)]));
    server.remove(&format!("/v1/files/{id}")).send().await.unwrap();
    eventually("the job has run", || upstream.paid() == 2).await;
    assert_eq!(sent(&upstream), digests([png(1)]));
    let job = format!("/v1/images/jobs/{}", waiting["id"].as_str().unwrap());
    let events = server.get(&format!("{job}/events")).send().await.unwrap().text().await.unwrap();
    assert!(!events.is_empty(), "they end with the job");
    assert_eq!(server.told(&job).await["status"], "completed");
    server.stop().await;
}

/// A server that fetches what callers name, also from this machine.
async fn fetching() -> (Server, Upstream) {
    let upstream = Upstream::start([]).await;
    let mut plan = plan().upstream(upstream.address());
    plan.config.image_urls = true;
    plan.config.egress_allow = vec!["127.0.0.1".parse().unwrap()];
    (plan.start().await, upstream)
}

fn at(url: &str) -> Value {
    json!({ "image_url": url })
}

#[tokio::test]
async fn pictures_elsewhere_are_fetched_where_that_is_allowed() {
    let (server, upstream) = fetching().await;
    let elsewhere = FileServer::start().await;
    elsewhere.put("/b.png", [Page::file(png(2))]);
    let (one, two) =
        (elsewhere.put("/a.png", [Page::file(png(1))]), elsewhere.put("/c", [Page::redirect("/b.png")]));
    let mask = elsewhere.put("/mask.png", [Page::file(pictures::mask(SIZE)).chunked()]);
    let body = with(edit_of(json!([at(&one), data_url(&png(3)), at(&two)])), "mask", at(&mask));
    let answer = server.edit(&body).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(sent(&upstream), digests([png(1), png(3), png(2), pictures::mask(SIZE)]));
    let requested = server.requested(&answer).await;
    assert_eq!(
        requested["images"],
        json!(["not kept", "not kept", "not kept"]),
        "an address may be a secret"
    );
    server.stop().await;
}

#[tokio::test]
async fn a_retry_finds_its_call_without_fetching_twice() {
    let (server, upstream) = fetching().await;
    let elsewhere = FileServer::start().await;
    let body = edit_of(json!([at(&elsewhere.put("/a.png", [Page::file(png(1)), Page::status(410)]))]));
    for replayed in [false, true] {
        let answer = server.edit(&body).header("idempotency-key", "cover").send().await.unwrap();
        let seen = answer.headers().contains_key("x-pictor-replayed");
        assert_eq!((answer.status().as_u16(), seen), (200, replayed));
    }
    assert_eq!((elsewhere.requests(), upstream.paid()), (1, 1));
    let elsewhere = edit_of(json!([at(&elsewhere.url("/b.png"))]));
    let other = server.edit(&elsewhere).header("idempotency-key", "cover").send().await.unwrap();
    assert_eq!(other.status(), 422, "another address is another call");
    server.stop().await;
}

#[tokio::test]
async fn what_does_not_come_is_told_in_openais_words() {
    let (server, upstream) = fetching().await;
    let elsewhere = FileServer::start().await;
    let page = |path: &str, page: Page| elsewhere.put(path, [page]);
    let unreachable = "The address cannot be reached.";
    let refusing = format!("http://{}/", Upstream::refusing().address());
    for (url, why) in [
        (elsewhere.url("/missing"), "Upstream status code: 404."),
        (page("/busy", Page::status(503)), "Upstream status code: 503."),
        ("http://10.0.0.1/".into(), unreachable),
        ("http://[::ffff:169.254.169.254]/latest/meta-data/".into(), unreachable),
        ("http://localhost:1024/".into(), unreachable),
        ("https://nobody.invalid/a.png".into(), unreachable),
        (refusing, unreachable),
        (page("/inside", Page::redirect("http://192.168.0.1/")), unreachable),
        (page("/cut", Page::file(png(1)).saying(1 << 20).cut()), "It did not come whole."),
        (page("/long", Page::file("a").saying(50_000_001).stalled()), "It is longer than 50000000 bytes."),
        (
            "http://user:password@127.0.0.1/".into(),
            "The address cannot be used: it has a name or a password.",
        ),
    ] {
        let asked = edit_of(json!([data_url(&png(1)), at(&url)]));
        let (status, error) = refusal(server.edit(&asked).send().await.unwrap()).await;
        let message = format!("Error while downloading file. {why}");
        assert_eq!(
            (status, &error["param"], &error["message"]),
            (400, &json!("url"), &json!(message)),
            "{url}"
        );
        assert_eq!(
            (&error["type"], &error["code"]),
            (&json!("invalid_request_error"), &json!("invalid_value"))
        );
    }
    let asked = edit_of(json!([at(&page("/page", Page::file("<html>")))]));
    let (status, error) = refusal(server.edit(&asked).send().await.unwrap()).await;
    assert_eq!((status, &error["code"]), (400, &json!("invalid_image_file")));
    assert_eq!(
        (&error["param"], &error["message"]),
        (&json!("images[0].image_url"), &json!("Invalid image data."))
    );
    assert_eq!(upstream.requests(), 0);
    server.stop().await;
}
