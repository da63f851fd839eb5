//! The feed of a project: one stream for all of its jobs, from which nothing is missing, wherever it is taken up again.

use std::time::Duration;

use pictor_testkit::{Step, Upstream};
use reqwest::Response;
use serde_json::{Value, json};

use crate::replicas::shared;
use crate::{KEY, Server, plan, refusal};

const FEED: &str = "/v1/images/jobs/events";

fn call() -> Value {
    json!({ "model": "gpt-image-2", "prompt": "a red apple on a table", "size": "1024x1024", "quality": "low" })
}

/// An open stream, and what of it was not read yet.
struct Stream {
    response: Response,
    text: String,
}

impl Stream {
    async fn open(server: &Server, path: &str, seen: Option<&str>) -> Self {
        Self::with(server, path, seen, KEY).await
    }

    async fn with(server: &Server, path: &str, seen: Option<&str>, key: &str) -> Self {
        let mut request = server.client.get(server.url(path)).bearer_auth(key);
        if let Some(seen) = seen {
            request = request.header("last-event-id", seen);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream; charset=utf-8");
        Self { response, text: String::new() }
    }

    /// The next event, by its id and its data; `None` at the end.
    async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some((frame, rest)) = self.text.split_once("\n\n") {
                let (frame, rest) = (frame.to_owned(), rest.to_owned());
                self.text = rest;
                if frame.starts_with(':') {
                    continue;
                }
                let lines: Vec<&str> = frame.lines().collect();
                let [id, name, data] = lines[..] else { panic!("{frame}") };
                let id = id.strip_prefix("id: ").unwrap().to_owned();
                let data: Value = serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap();
                assert_eq!(name.strip_prefix("event: ").unwrap(), data["type"]);
                assert_eq!(data["sequence_number"].to_string(), id);
                return Some((id, data));
            }
            let chunk = tokio::time::timeout(Duration::from_secs(20), self.response.chunk()).await.unwrap();
            self.text.push_str(std::str::from_utf8(&chunk.ok()??).unwrap());
        }
    }

    async fn connected(&mut self) -> String {
        let (id, data) = self.next().await.unwrap();
        assert_eq!(data["type"], "image.jobs.connected");
        id
    }

    /// Reads until this job is completed, and gives the id of that event.
    async fn completed(&mut self, job: &Value) -> String {
        loop {
            let (id, data) = self.next().await.unwrap();
            assert_eq!(data["type"], format!("image.job.{}", data["job"]["status"].as_str().unwrap()));
            if data["job"]["id"] == *job && data["type"] == "image.job.completed" {
                return id;
            }
        }
    }
}

impl Server {
    /// A call from its start to its end.
    async fn drawn_job(&self) -> Value {
        let response = self.generate(call()).await;
        let job = response.headers()["x-pictor-job"].to_str().unwrap().into();
        assert_eq!(response.status(), 200);
        drop(response.bytes().await.unwrap());
        job
    }
}

#[tokio::test]
async fn one_stream_tells_of_all_jobs_and_goes_on_where_it_was() {
    let server = plan().start().await;
    let before = server.drawn_job().await;
    let mut stream = Stream::open(&server, FEED, None).await;
    let connected = stream.connected().await;
    let (one, two) = (server.drawn_job().await, server.drawn_job().await);
    let first = stream.completed(&one).await;
    let second = stream.completed(&two).await;
    drop(stream);
    let meanwhile = server.drawn_job().await;
    let mut again = Stream::open(&server, FEED, Some(&second)).await;
    assert_eq!(again.connected().await, second);
    again.completed(&meanwhile).await;
    drop(again);
    // A browser that comes back repeats the address it began with.
    let mut further =
        Stream::open(&server, &format!("{FEED}?starting_after={connected}"), Some(&first)).await;
    assert_eq!(further.connected().await, first);
    assert_eq!(further.next().await.unwrap().1["job"]["id"], two);
    assert_eq!(further.next().await.unwrap().1["job"]["id"], meanwhile);
    drop(further);
    let mut whole = Stream::open(&server, "/images/jobs/events?starting_after=0", None).await;
    assert_eq!(whole.connected().await, "0");
    assert_eq!(whole.next().await.unwrap().1["job"]["id"], before);
    drop(whole);
    for (query, param) in [("?starting_after=x", "starting_after"), ("?status=failed", "status")] {
        let (status, told) = refusal(server.get(&format!("{FEED}{query}")).send().await.unwrap()).await;
        assert_eq!((status, &told["param"]), (400, &json!(param)));
    }
    server.stop().await;
}

#[tokio::test]
async fn what_another_server_does_is_told_too_and_goes_on_there() {
    let shared = shared().await;
    let upstream = Upstream::start([Step::ok()]).await;
    let (one, other) = (shared.plan(&upstream).start().await, shared.plan(&upstream).start().await);
    let mut stream = Stream::open(&one, FEED, None).await;
    stream.connected().await;
    let job = other.drawn_job().await;
    let seen = stream.completed(&job).await;
    let next = one.drawn_job().await;
    let mut there = Stream::open(&other, FEED, Some(&seen)).await;
    there.connected().await;
    assert_eq!(there.completed(&next).await, stream.completed(&next).await, "by the same id");
    drop((stream, there));
    other.stop().await;
    one.stop().await;
}

#[tokio::test]
async fn a_stream_ends_with_its_server_and_is_silent_only_with_signs_of_life() {
    let server = plan().heartbeat(Duration::from_millis(10), Duration::from_millis(10)).start().await;
    let mut stream = Stream::open(&server, FEED, None).await;
    stream.connected().await;
    while !stream.text.contains(": ping") {
        let chunk = stream.response.chunk().await.unwrap().unwrap();
        stream.text.push_str(std::str::from_utf8(&chunk).unwrap());
    }
    server.stop().await;
    assert_eq!(stream.next().await, None, "it ends, and the server has waited for nothing");
}

#[tokio::test]
async fn who_may_no_longer_ask_is_told_no_more_and_of_other_projects_nothing() {
    let server = plan().heartbeat(Duration::from_millis(10), Duration::from_millis(10)).start().await;
    let project = json!({ "name": "other" });
    let made: Value = json_of(server.post("/v1/organization/projects").json(&project)).await;
    let path = format!("/v1/organization/projects/{}/service_accounts", made["id"].as_str().unwrap());
    let made: Value = json_of(server.post(&path).json(&json!({ "name": "web" }))).await;
    let key = &made["api_key"];
    let mut stream = Stream::with(&server, FEED, None, key["value"].as_str().unwrap()).await;
    stream.connected().await;
    server.drawn_job().await;
    let path = path.replace("service_accounts", "api_keys");
    let path = format!("{path}/{}", key["id"].as_str().unwrap());
    let revoked = server.client.delete(server.url(&path)).bearer_auth(KEY).send().await.unwrap();
    assert_eq!(revoked.status(), 200);
    assert_eq!(stream.next().await, None);
    server.stop().await;
}

async fn json_of(request: reqwest::RequestBuilder) -> Value {
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    response.json().await.unwrap()
}
