//! Addresses of pictures: in answers, in jobs, and what they lead to.

use std::time::Duration;

use pictor_relay::Secret;
use pictor_testkit::eventually;
use reqwest::Response;
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use serde_json::{Value, json};

use crate::durable::{call, read};
use crate::{KEY, Server, bucket, picture, plan, refusal};

pub(crate) fn linked() -> Value {
    let mut call = call();
    call["response_format"] = json!("url");
    call
}

pub(crate) fn url(answer: &str, index: usize) -> String {
    let answer: Value = serde_json::from_str(answer).unwrap();
    answer["data"][index]["url"].as_str().unwrap().to_owned()
}

/// The header as text; empty where there is none.
pub(crate) fn text(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

impl Server {
    /// Without a key.
    pub(crate) async fn open(&self, url: &str) -> Response {
        self.client.get(url).send().await.unwrap()
    }

    async fn part(&self, url: &str, headers: &[(&str, &str)]) -> Response {
        let request = self.client.get(url);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        request.send().await.unwrap()
    }

    async fn at(&self, path: &str) -> Value {
        self.get(path).send().await.unwrap().json().await.unwrap()
    }
}

#[tokio::test]
async fn an_address_leads_to_the_picture_and_nothing_else_differs() {
    let server = plan().start().await;
    let mut call = call();
    call["n"] = json!(2);
    let whole: Value = server.generate(call.clone()).await.json().await.unwrap();
    call["response_format"] = json!("url");
    let answer: Value = server.generate(call).await.json().await.unwrap();
    let mut addresses = Vec::new();
    for index in 0..2 {
        let data = answer["data"][index].as_object().unwrap();
        assert_eq!(data.keys().collect::<Vec<_>>(), ["url"]);
        let address = data["url"].as_str().unwrap().to_owned();
        assert!(address.starts_with(&server.url("/v1/images/content/job_")), "{address}");
        let response = server.open(&address).await;
        assert_eq!(response.status(), 200);
        let headers = response.headers().clone();
        assert_eq!(text(&headers, "content-type"), "image/png");
        assert_eq!(text(&headers, "x-content-type-options"), "nosniff");
        assert_eq!(text(&headers, "content-security-policy"), "sandbox");
        assert!(text(&headers, "content-disposition").starts_with("inline; filename=\"job_"));
        let cache = text(&headers, "cache-control");
        let rest: u64 = cache.strip_prefix("private, immutable, max-age=").unwrap().parse().unwrap();
        assert!((3_500..=3_600).contains(&rest), "{cache}");
        let digest = blake3::hash(&picture(&whole, index)).to_hex();
        assert_eq!(text(&headers, "etag"), format!("\"{digest}\""));
        assert!(response.bytes().await.unwrap() == picture(&whole, index), "the same as in base64");
        addresses.push(address);
    }
    let plain = |mut answer: Value| {
        answer["data"] = Value::Null;
        answer["created"] = Value::Null;
        answer
    };
    assert_eq!(plain(answer), plain(whole));
    // Wherever the server is reached.
    for prefix in ["", "/openai/v1"] {
        let elsewhere = addresses[0].replace("/v1/images", &format!("{prefix}/images"));
        assert_eq!(server.open(&elsewhere).await.status(), 200, "{elsewhere}");
    }
    server.stop().await;
}

#[tokio::test]
async fn an_edit_and_a_job_have_addresses_and_a_stream_has_none() {
    let server = plan().start().await;
    let png = pictor_testkit::pictures::file(1, pictor_api::Size::new(256, 256), pictor_api::Format::Png);
    let part = reqwest::multipart::Part::bytes(png).file_name("a.png").mime_str("image/png").unwrap();
    let form = reqwest::multipart::Form::new().text("model", "gpt-image-2").text("prompt", "at night");
    let form = form.text("response_format", "url").part("image", part);
    let edited = read(server.post("/v1/images/edits").multipart(form).send().await.unwrap()).await;
    assert_eq!(edited.status, 200, "{}", edited.body);
    assert_eq!(server.open(&url(&edited.body, 0)).await.status(), 200);

    let path = format!("/v1/images/jobs/{}", edited.job);
    let job = server.at(&path).await;
    let address = job["result"][0]["url"].as_str().unwrap();
    assert_eq!(server.open(address).await.status(), 200);
    assert_eq!(job["request"]["response_format"], "url");
    for (list, index) in [("/v1/images/jobs", "/data/0"), ("/admin/api/jobs", "/data/0")] {
        let listed = server.at(list).await;
        assert_eq!(listed.pointer(index).unwrap()["result"][0]["url"], address, "{list}");
    }
    let events = server.get(&format!("{path}/events")).send().await.unwrap().text().await.unwrap();
    assert!(events.contains(address), "{events}");

    let mut stream = linked();
    stream["stream"] = json!(true);
    let told = server.generate(stream).await.text().await.unwrap();
    assert!(told.contains("\"b64_json\":\"iVBOR") && !told.contains("url"), "a stream holds its picture");
    server.stop().await;
}

#[tokio::test]
async fn a_replay_has_the_same_addresses_as_long_as_they_hold() {
    for (keep_prompts, postgres) in [(true, false), (false, true)] {
        let mut plan = if postgres { plan().postgres() } else { plan() };
        plan.config.jobs.keep_prompts = keep_prompts;
        let server = plan.start().await;
        let first = server.asked("a", &linked()).await;
        let again = server.asked("a", &linked()).await;
        assert!(again.replayed && again.body == first.body, "{} {}", first.body, again.body);
        let at_job = server.get(&format!("/v1/images/jobs/{}/response", first.job)).send().await.unwrap();
        assert_eq!(at_job.text().await.unwrap(), first.body, "{keep_prompts}");
        let other = server.asked("a", &call()).await;
        assert_eq!(other.status, 422, "the form of the answer is part of the call");

        server.rooms().clock.advance(Duration::from_mins(59));
        assert_eq!(server.asked("a", &linked()).await.body, first.body);
        server.rooms().clock.advance(Duration::from_mins(2));
        let past = url(&first.body, 0);
        let (status, error) = refusal(server.open(&past).await).await;
        assert_eq!((status, &error["code"]), (403, &json!("invalid_signature")));
        let late = server.asked("a", &linked()).await;
        assert!(late.replayed);
        let fresh = url(&late.body, 0);
        assert_eq!(late.body.replace(&fresh, &past), first.body, "but for the address");
        assert_eq!(server.open(&fresh).await.status(), 200);
        server.stop().await;
    }
}

#[tokio::test]
async fn what_was_not_signed_here_opens_nothing() {
    let server = plan().start().await;
    let answer = server.asked("a", &linked()).await;
    let good = url(&answer.body, 0);
    let (path, query) = good.split_once('?').unwrap();
    let pairs: Vec<(&str, &str)> = query.split('&').map(|pair| pair.split_once('=').unwrap()).collect();
    let [("expires", expires), ("kid", kid), ("signature", signature)] = pairs[..] else { panic!("{query}") };
    let later = (expires.parse::<u64>().unwrap() + 1).to_string();
    let other = |text: &str| text.replace(char::is_numeric, "a");
    let of = |path: &str, expires: &str, kid: &str, signature: &str| {
        format!("{path}?expires={expires}&kid={kid}&signature={signature}")
    };
    for wrong in [
        of(path, &later, kid, signature),
        of(path, expires, &other(&format!("{kid}0")), signature),
        of(path, expires, kid, &other(signature)),
        of(path, expires, kid, &signature[1..]),
        of(path, "", kid, signature),
        of(path, "x", kid, signature),
        of(path, expires, kid, ""),
        format!("{path}?expires={expires}"),
        of(&path.replace("/0", "/1"), expires, kid, signature),
        of(&path.replace("/0", "/00"), expires, kid, signature),
        of(&server.url("/v1/images/content/job_nobody/0"), expires, kid, signature),
    ] {
        // A key beside it does not help: what is there is looked at.
        for request in [server.client.get(&wrong), server.client.get(&wrong).bearer_auth(KEY)] {
            let (status, error) = refusal(request.send().await.unwrap()).await;
            assert_eq!((status, &error["code"]), (403, &json!("invalid_signature")), "{wrong}");
        }
    }
    let (status, error) = refusal(server.open(&format!("{good}&colour=red")).await).await;
    assert_eq!((status, &error["param"]), (400, &json!("colour")));

    let (status, _) = refusal(server.open(path).await).await;
    assert_eq!(status, 401, "without a signature it takes a key");
    assert_eq!(server.client.get(path).bearer_auth(KEY).send().await.unwrap().status(), 200);
    let nothing = server.get("/v1/images/content/job_nobody/0").send().await.unwrap();
    assert_eq!(refusal(nothing).await.1["code"], "job_not_found");
    let nothing = server.client.get(path.replace("/0", "/7")).bearer_auth(KEY).send().await.unwrap();
    assert_eq!(refusal(nothing).await.1["code"], "picture_not_found");
    server.stop().await;
}

#[tokio::test]
async fn an_address_holds_as_long_as_the_secret() {
    let mut plan = plan();
    plan.config.secret = Some(Secret::new("one"));
    let server = plan.start().await;
    let address = url(&server.asked("a", &linked()).await.body, 0);
    let path = address.split_once("/v1").unwrap().1.to_owned();
    let get = async |server: &Server| server.open(&server.url(&format!("/v1{path}"))).await.status();
    let server = server.restart(|_| {}).await;
    assert_eq!(get(&server).await, 200);
    let server = server.restart(|config| config.secret = Some(Secret::new("another"))).await;
    assert_eq!(get(&server).await, 403);
    let server = server.restart(|config| config.secret = None).await;
    let own = url(&server.asked("a", &linked()).await.body, 0);
    let path = own.split_once("/v1").unwrap().1.to_owned();
    let server = server.restart(|_| {}).await;
    let kept = server.open(&server.url(&format!("/v1{path}"))).await.status();
    assert_eq!(kept, 200, "the database keeps the one that it made");
    server.stop().await;
}

#[tokio::test]
async fn an_address_begins_with_what_the_operator_says() {
    let mut plan = plan();
    plan.config.http.public_url = Some("https://images.example.com".to_owned());
    let server = plan.start().await;
    let answer = server.asked("a", &linked()).await;
    assert!(url(&answer.body, 0).starts_with("https://images.example.com/v1/images/content/job_"));
    server.stop().await;
}

#[tokio::test]
async fn what_is_gone_is_told_to_whoever_has_the_address() {
    let mut plan = plan();
    plan.config.http.url_ttl = Duration::from_hours(24 * 365);
    let server = plan.start().await;
    let (kept, deleted) = (server.asked("a", &linked()).await, server.asked("b", &linked()).await);
    let request = server.client.delete(server.url(&format!("/v1/images/jobs/{}", deleted.job)));
    assert_eq!(request.bearer_auth(KEY).send().await.unwrap().status(), 200);
    assert_eq!(refusal(server.open(&url(&deleted.body, 0)).await).await.0, 404);

    server.rooms().clock.advance(Duration::from_hours(24 * 31));
    server.running().images.jobs.sweep(&pictor::jobs::Retention::default()).await.unwrap();
    let (status, error) = refusal(server.open(&url(&kept.body, 0)).await).await;
    assert_eq!((status, &error["code"]), (410, &json!("result_expired")));
    server.stop().await;
}

/// The same for an address and for the content of a job and of a file.
#[tokio::test]
async fn a_part_is_answered_and_what_the_client_has_is_not_sent_again() {
    let server = plan().start().await;
    let answer = server.asked("a", &linked()).await;
    let address = url(&answer.body, 0);
    let bytes = server.open(&address).await.bytes().await.unwrap();
    let part =
        reqwest::multipart::Part::bytes(bytes.to_vec()).file_name("a.png").mime_str("image/png").unwrap();
    let form = reqwest::multipart::Form::new().text("purpose", "vision").part("file", part);
    let file = server.post("/v1/files").multipart(form).send().await.unwrap();
    let file = file.json::<Value>().await.unwrap()["id"].as_str().unwrap().to_owned();
    let bearer = format!("Bearer {KEY}");
    for (url, key) in [
        (address.clone(), "Bearer nobody"),
        (server.url(&format!("/v1/images/jobs/{}/content/0", answer.job)), &*bearer),
        (server.url(&format!("/v1/images/content/{}/0", answer.job)), &*bearer),
        (server.url(&format!("/v1/files/{file}/content")), &*bearer),
    ] {
        let key = ("authorization", key);
        let whole = server.part(&url, &[key]).await;
        let tag = text(whole.headers(), "etag");
        assert_eq!(text(whole.headers(), "accept-ranges"), "bytes");
        let length = bytes.len();
        for (range, condition, expected) in [
            ("bytes=0-99", "", Some(0..100)),
            ("bytes=100-", "", Some(100..length)),
            ("bytes=-5", "", Some(length - 5..length)),
            ("bytes=0-9", &*tag, Some(0..10)),
            ("bytes=0-9", "\"another\"", None),
            ("bytes=0-9", "Sun, 29 Nov 2026 00:00:00 GMT", None),
            ("bytes=0-1,3-4", "", None),
            ("lines=0-9", "", None),
        ] {
            let mut headers = vec![key, ("range", range)];
            headers.extend((!condition.is_empty()).then_some(("if-range", condition)));
            let told = server.part(&url, &headers).await;
            let (status, range) = match &expected {
                Some(part) => (206, format!("bytes {}-{}/{length}", part.start, part.end - 1)),
                None => (200, String::new()),
            };
            assert_eq!(
                (told.status().as_u16(), text(told.headers(), "content-range")),
                (status, range),
                "{url}"
            );
            let expected = expected.unwrap_or(0..length);
            assert_eq!(text(told.headers(), "content-length"), expected.len().to_string());
            assert!(told.bytes().await.unwrap() == bytes[expected], "{url} {headers:?}");
        }
        let outside = server.part(&url, &[key, ("range", &format!("bytes={length}-"))]).await;
        assert_eq!(text(outside.headers(), "content-range"), format!("bytes */{length}"));
        let (status, error) = refusal(outside).await;
        assert_eq!((status, &error["code"]), (416, &json!("range_not_satisfiable")));

        for condition in [&*tag, "\"a\", W/\"b\" ,*", &format!("\"a\", W/{tag}")] {
            let told = server.part(&url, &[key, ("if-none-match", condition), ("range", "bytes=0-1")]).await;
            assert_eq!(
                (told.status().as_u16(), text(told.headers(), "etag")),
                (304, tag.clone()),
                "{condition}"
            );
        }
        let head =
            server.client.head(&url).header(key.0, key.1).header("range", "bytes=0-1").send().await.unwrap();
        assert_eq!(
            (head.status().as_u16(), text(head.headers(), "content-length")),
            (200, length.to_string())
        );
        assert!(head.bytes().await.unwrap().is_empty());
    }
    server.stop().await;
}

/// Pictures that are in a bucket are served from there in the same way; or by the bucket itself, where the operator wants
/// that.
#[tokio::test]
async fn an_address_leads_to_a_picture_in_a_bucket() {
    let house = bucket::house().await;
    let server = house.plan().start().await;
    let address = url(&server.asked("a", &linked()).await.body, 0);
    eventually("the picture has left the disk", || bucket::on_the_disk(&server) == 0).await;
    let whole = server.open(&address).await.bytes().await.unwrap();
    let part = server.part(&address, &[("range", "bytes=-9")]).await;
    assert_eq!(part.status(), 206);
    assert!(part.bytes().await.unwrap() == whole[whole.len() - 9..]);

    let mut server = server.restart(|config| config.bucket.as_mut().unwrap().redirect = true).await;
    server.client = reqwest::Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
    let address = url(&server.asked("a", &linked()).await.body, 0);
    let sent = server.open(&address).await;
    assert_eq!((sent.status().as_u16(), &*text(sent.headers(), "cache-control")), (302, "private, no-store"));
    assert!(server.open(&text(sent.headers(), "location")).await.bytes().await.unwrap() == whole);
    server.stop().await;
}
