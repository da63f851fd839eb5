//! Jobs as their owners meet them: read, listed, watched, cancelled, deleted, and answered again.

use pictor_testkit::{Fault, Step, Upstream, eventually};
use reqwest::Response;
use serde_json::{Value, json};

use crate::{Plan, Server, picture, plan, refusal};

fn call() -> Value {
    json!({ "model": "gpt-image-2", "prompt": "a red apple on a table", "size": "1024x1024", "quality": "low" })
}

impl Plan {
    /// With room for one call at a time at each upstream.
    fn one_at_a_time(mut self) -> Self {
        for upstream in &mut self.config.upstreams {
            upstream.max_in_flight = 1;
        }
        self
    }
}

impl Server {
    /// The job of a call whose caller does not wait.
    async fn submit(&self, body: Value) -> Value {
        let request = self.post("/v1/images/generations").header("prefer", "respond-async").json(&body);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 202);
        response.json().await.unwrap()
    }

    async fn job(&self, id: &Value) -> Value {
        self.get(&at(id, "")).send().await.unwrap().json().await.unwrap()
    }

    async fn listed(&self, query: &str) -> Value {
        self.get(&format!("/v1/images/jobs?{query}")).send().await.unwrap().json().await.unwrap()
    }

    async fn refused(&self, query: &str) -> (u16, Value) {
        refusal(self.get(&format!("/v1/images/jobs?{query}")).send().await.unwrap()).await
    }

    async fn cancel(&self, id: &Value) -> Response {
        self.post(&at(id, "/cancel")).send().await.unwrap()
    }

    async fn delete(&self, id: &Value) -> Response {
        self.client.delete(self.url(&at(id, ""))).bearer_auth(crate::KEY).send().await.unwrap()
    }

    /// Makes the job another project's, behind the server's back.
    fn give(&self, id: &Value, project: &str) {
        self.tampered.store(true, std::sync::atomic::Ordering::Relaxed);
        let rows = rusqlite::Connection::open(self.data_dir.path().join("pictor.db")).unwrap();
        let sql = "UPDATE jobs SET project_id = ?1 WHERE id = ?2";
        assert_eq!(rows.execute(sql, [project, id.as_str().unwrap()]).unwrap(), 1);
    }

    /// The events that come after `seen`, each by its id and its data.
    async fn events(&self, id: &Value, seen: &str) -> Vec<(u64, Value)> {
        let response = self.get(&at(id, &format!("/events{seen}"))).send().await.unwrap();
        assert_eq!(response.status(), 200);
        frames(&response.text().await.unwrap())
    }
}

fn at(id: &Value, rest: &str) -> String {
    format!("/v1/images/jobs/{}{rest}", id.as_str().unwrap())
}

fn frames(text: &str) -> Vec<(u64, Value)> {
    assert!(text.ends_with("\n\n"), "each frame ends with a blank line");
    let frames = text.split("\n\n").filter(|frame| !frame.is_empty() && !frame.starts_with(':'));
    frames.map(frame).collect()
}

fn frame(frame: &str) -> (u64, Value) {
    let lines: Vec<&str> = frame.lines().collect();
    let [id, name, data] = lines[..] else { panic!("{frame}") };
    let id = id.strip_prefix("id: ").unwrap().parse().unwrap();
    let data: Value = serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap();
    assert_eq!(name.strip_prefix("event: ").unwrap(), data["type"]);
    assert_eq!(data["sequence_number"], id);
    (id, data)
}

fn types(events: &[(u64, Value)]) -> Vec<&str> {
    events.iter().map(|(_, data)| data["type"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_call_that_was_answered_can_be_read_and_is_answered_again() {
    let server = plan().start().await;
    let response = server.generate(call()).await;
    let id = json!(response.headers()["x-pictor-job"].to_str().unwrap());
    let answer = response.bytes().await.unwrap();
    let job = server.job(&id).await;
    assert_eq!((&job["id"], &job["status"], &job["cost_usd"]), (&id, &json!("completed"), &json!("0.00")));
    assert_eq!(job["request"]["prompt"], "a red apple on a table");
    let shown = picture(&serde_json::from_slice(&answer).unwrap(), 0);
    assert_eq!(job["result"][0]["bytes"], shown.len());
    for prefix in ["/v1", ""] {
        let path = format!("{prefix}/images/jobs/{}", id.as_str().unwrap());
        assert_eq!(server.get(&path).send().await.unwrap().json::<Value>().await.unwrap(), job);
        let again = server.get(&format!("{path}/response")).send().await.unwrap();
        assert_eq!(again.status(), 200);
        assert_eq!(again.bytes().await.unwrap(), answer, "byte for byte");
    }
    server.stop().await;
}

#[tokio::test]
async fn a_stream_is_answered_again_as_a_stream_whatever_is_kept() {
    for keep_prompts in [true, false] {
        let mut plan = plan();
        plan.config.jobs.keep_prompts = keep_prompts;
        let server = plan.start().await;
        let asked =
            json!({ "stream": true, "model": "pictor-illustrator", "prompt": "a red apple on a table" });
        let response = server.generate(asked).await;
        let id = json!(response.headers()["x-pictor-job"].to_str().unwrap());
        let answer = response.text().await.unwrap();
        assert_eq!(server.job(&id).await["request"].is_null(), !keep_prompts);
        let again = server.get(&at(&id, "/response")).send().await.unwrap();
        assert_eq!(again.headers()["content-type"], "text/event-stream; charset=utf-8");
        assert_eq!(again.text().await.unwrap(), answer, "{keep_prompts}");
        server.stop().await;
    }
}

#[tokio::test]
async fn a_picture_comes_as_its_bytes_and_only_once_to_who_has_it() {
    let server = plan().start().await;
    let job = server.submit(call()).await;
    let answer: Value = server.get(&at(&job["id"], "/response")).send().await.unwrap().json().await.unwrap();
    let path = at(&job["id"], "/content/0");
    let content = server.get(&path).send().await.unwrap();
    assert_eq!(content.headers()["content-type"], "image/png");
    assert_eq!(content.headers()["x-content-type-options"], "nosniff");
    let tag = content.headers()["etag"].clone();
    assert_eq!(content.bytes().await.unwrap(), picture(&answer, 0));
    let known = server.get(&path).header("if-none-match", &tag).send().await.unwrap();
    assert_eq!(known.status(), 304);
    for wrong in ["1", "-1", "+0", "x", "99999999999999999999"] {
        let told =
            refusal(server.get(&at(&job["id"], &format!("/content/{wrong}"))).send().await.unwrap()).await;
        assert_eq!(told.0, 404, "{wrong}");
    }
    server.stop().await;
}

#[tokio::test]
async fn a_call_that_nobody_waits_for_is_a_job_at_once() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let request = server.post("/v1/images/generations").header("prefer", "respond-async").json(&call());
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 202);
    let location = response.headers()["location"].to_str().unwrap().to_owned();
    let job: Value = response.json().await.unwrap();
    assert!(location.ends_with(&at(&job["id"], "")), "{location}");
    assert_eq!(job["object"], "image.job");
    let answer = server.get(&at(&job["id"], "/response")).send().await.unwrap();
    assert_eq!(answer.status(), 200, "it waits for the answer");
    let done = server.job(&job["id"]).await;
    assert_eq!((&done["status"], &done["progress"]), (&json!("completed"), &json!(100)));
    assert_eq!(upstream.paid(), 1);
    server.stop().await;
}

#[tokio::test]
async fn events_tell_a_jobs_life_and_go_on_from_anywhere() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let mut body = call();
    body["stream"] = true.into();
    body["partial_images"] = 2.into();
    let job = server.submit(body).await;
    let live = server.events(&job["id"], "").await;
    let ids: Vec<u64> = live.iter().map(|(id, _)| *id).collect();
    assert!(ids.is_sorted() && ids[..2] == [0, 1] && ids.last() == Some(&100), "{ids:?}");
    assert_eq!(live.last().unwrap().1["job"]["status"], "completed");
    let late = server.events(&job["id"], "").await;
    assert_eq!(
        types(&late)[..2],
        ["image.job.queued", "image.job.in_progress"],
        "who comes late hears the same"
    );
    assert_eq!(*types(&late).last().unwrap(), "image.job.completed");
    let rest = server.events(&job["id"], "?starting_after=1").await;
    assert_eq!(rest.last().unwrap().0, 100);
    assert!(rest.iter().all(|(id, _)| *id > 1), "{rest:?}");
    let path = at(&job["id"], "/events?starting_after=0");
    let resumed = server.get(&path).header("last-event-id", "99").send().await.unwrap();
    assert_eq!(types(&frames(&resumed.text().await.unwrap())), ["image.job.completed"]);
    let over = server.get(&path).header("last-event-id", "100").send().await.unwrap();
    assert_eq!(over.status(), 204, "a browser stops coming back");
    for wrong in ["?starting_after=x", "?starting_after=-1", "?after=1"] {
        assert_eq!(
            server.get(&at(&job["id"], &format!("/events{wrong}"))).send().await.unwrap().status(),
            400
        );
    }
    let wrong = server.get(&path).header("last-event-id", "x").send().await.unwrap();
    assert_eq!(refusal(wrong).await.0, 400);
    server.stop().await;
}

#[tokio::test]
async fn what_was_not_sent_is_taken_back_and_what_was_is_not() {
    let mut upstream = Upstream::start([Step::fault(Fault::StallBeforeHead)]).await;
    let server = plan().upstream(upstream.address()).one_at_a_time().start().await;
    let sent = server.submit(call()).await["id"].clone();
    eventually("the first call is at the upstream", || upstream.in_flight() == 1).await;
    let waiting = server.submit(call()).await["id"].clone();
    let polled = server.get(&at(&waiting, "")).send().await.unwrap();
    assert_eq!(polled.headers()["openai-poll-after-ms"], "1000");
    assert_eq!(polled.json::<Value>().await.unwrap()["status"], "queued");

    let (status, told) = refusal(server.cancel(&sent).await).await;
    assert_eq!((status, &told["code"]), (409, &json!("already_sent")));
    let (status, told) = refusal(server.delete(&sent).await).await;
    assert_eq!((status, &told["code"]), (409, &json!("job_open")));
    for _ in 0..2 {
        let cancelled = server.cancel(&waiting).await;
        assert_eq!(cancelled.status(), 200);
        assert_eq!(cancelled.json::<Value>().await.unwrap()["status"], "cancelled");
    }
    let (status, told) = refusal(server.get(&at(&waiting, "/response")).send().await.unwrap()).await;
    assert_eq!((status, &told["code"]), (409, &json!("job_cancelled")));
    assert_eq!(types(&server.events(&waiting, "").await), ["image.job.queued", "image.job.cancelled"]);

    upstream.stop().await;
    let lost = server.get(&at(&sent, "/response")).send().await.unwrap();
    assert_eq!(lost.headers()["x-should-retry"], "false");
    assert_eq!(refusal(lost).await.1["code"], "outcome_unknown");
    let job = server.job(&sent).await;
    assert_eq!((&job["status"], &job["cost_usd"]), (&json!("unknown"), &Value::Null));
    assert_eq!(types(&server.events(&sent, "?starting_after=1").await), ["image.job.unknown"]);
    let (status, told) = refusal(server.cancel(&sent).await).await;
    assert_eq!((status, &told["code"]), (400, &json!("job_ended")));
    assert_eq!(upstream.requests(), 1, "the other never left");
    server.stop().await;
}

#[tokio::test]
async fn a_deleted_job_is_gone_with_its_pictures() {
    let server = plan().start().await;
    let response = server.generate(call()).await;
    let id = json!(response.headers()["x-pictor-job"].to_str().unwrap());
    drop(response.bytes().await.unwrap());
    let deleted: Value = server.delete(&id).await.json().await.unwrap();
    assert_eq!(deleted, json!({ "id": id, "object": "image.job.deleted", "deleted": true }));
    for rest in ["", "/response", "/events", "/content/0"] {
        let (status, told) = refusal(server.get(&at(&id, rest)).send().await.unwrap()).await;
        assert_eq!((status, &told["code"]), (404, &json!("job_not_found")), "{rest}");
    }
    assert_eq!(server.listed("").await["data"], json!([]));
    server.stop().await;
}

#[tokio::test]
async fn the_job_of_another_project_is_told_as_one_that_never_was() {
    let server = plan().start().await;
    let response = server.generate(call()).await;
    let id = json!(response.headers()["x-pictor-job"].to_str().unwrap());
    drop(response.bytes().await.unwrap());
    server.give(&id, "proj_other");
    let never = json!("job_never");
    for rest in ["", "/response", "/events", "/events?starting_after=100", "/content/0"] {
        let told = refusal(server.get(&at(&id, rest)).send().await.unwrap()).await;
        let other = refusal(server.get(&at(&never, rest)).send().await.unwrap()).await;
        assert_eq!((told.0, &told.1["code"]), (404, &json!("job_not_found")), "{rest}");
        let words = told.1["message"].as_str().unwrap().replace(id.as_str().unwrap(), "job_never");
        assert_eq!(words, other.1["message"], "{rest}");
    }
    assert_eq!([server.cancel(&id).await.status(), server.delete(&id).await.status()], [404, 404]);
    assert_eq!(server.listed("").await["data"], json!([]));
    let all: Value =
        server.get("/admin/api/jobs?project=proj_other").send().await.unwrap().json().await.unwrap();
    assert_eq!(all["data"][0]["id"], id, "an operator sees it");
    server.give(&id, "proj_default");
    assert_eq!(server.job(&id).await["status"], "completed");
    server.stop().await;
}

#[tokio::test]
async fn a_list_is_filtered_and_comes_in_pages() {
    let upstream = Upstream::start([Step::moderation(), Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let mut ids = Vec::new();
    for prompt in ["a red apple", "a green pear", "a Red kite"] {
        let mut body = call();
        body["prompt"] = prompt.into();
        let response = server.generate(body).await;
        drop(response.bytes().await.unwrap());
        ids.insert(0, server.listed("limit=1").await["first_id"].clone());
    }
    let found = |page: &Value| -> Vec<Value> {
        page["data"].as_array().unwrap().iter().map(|job| job["id"].clone()).collect()
    };
    let first = server.listed("limit=2").await;
    assert_eq!((found(&first), &first["has_more"]), (ids[..2].to_vec(), &json!(true)));
    let last = server.listed(&format!("limit=2&after={}", first["last_id"].as_str().unwrap())).await;
    assert_eq!((found(&last), &last["has_more"]), (ids[2..].to_vec(), &json!(false)));
    for (query, expected) in [
        ("order=asc", vec![&ids[2], &ids[1], &ids[0]]),
        ("status=failed", vec![&ids[2]]),
        ("status=completed&q=RED", vec![&ids[0]]),
        ("q=100%25", vec![]),
        ("model=gpt-image-2&endpoint=/v1/images/generations&limit=100", vec![&ids[0], &ids[1], &ids[2]]),
        ("endpoint=%2Fv1%2Fimages%2Fedits", vec![]),
        ("model=&status=&created_after=4102444800", vec![]),
        ("created_before=1", vec![]),
    ] {
        assert_eq!(found(&server.listed(query).await).iter().collect::<Vec<_>>(), expected, "{query}");
    }
    for (query, param) in [
        ("status=done", "status"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("after=file-1", "after"),
        ("order=new", "order"),
        ("endpoint=edits", "endpoint"),
        ("created_after=yesterday", "created_after"),
        ("project=proj_1", "project"),
    ] {
        let (status, told) = server.refused(query).await;
        assert_eq!((status, &told["param"]), (400, &json!(param)), "{query}");
    }
    server.stop().await;
}

#[tokio::test]
async fn a_job_is_marked_by_its_owner_alone_and_found_by_its_mark() {
    let server = plan().start().await;
    let (one, other) = (server.submit(call()).await["id"].clone(), server.submit(call()).await["id"].clone());
    assert_eq!(server.job(&one).await["starred"], false);
    let patch = |id: &Value, body: Value| {
        server.client.patch(server.url(&at(id, ""))).bearer_auth(crate::KEY).json(&body).send()
    };
    let marked: Value = patch(&one, json!({ "starred": true })).await.unwrap().json().await.unwrap();
    assert_eq!((&marked["id"], &marked["starred"]), (&one, &json!(true)));
    assert_eq!(server.listed("starred=true").await["data"][0]["id"], one);
    assert_eq!(server.listed("starred=false").await["data"][0]["id"], other);
    // As OpenAI's SDKs change things.
    let body = json!({ "starred": false });
    let unmarked = server.post(&at(&one, "")).json(&body).send().await.unwrap();
    assert_eq!(unmarked.json::<Value>().await.unwrap()["starred"], false);
    assert_eq!(server.listed("starred=true").await["data"], json!([]));
    for (body, param) in
        [(json!({}), "starred"), (json!({ "starred": 1 }), "starred"), (json!({ "status": "x" }), "status")]
    {
        let (status, told) = refusal(patch(&one, body).await.unwrap()).await;
        assert_eq!((status, &told["param"]), (400, &json!(param)));
    }
    let told = refusal(patch(&json!("job_never"), body).await.unwrap()).await;
    assert_eq!((told.0, &told.1["code"]), (404, &json!("job_not_found")));
    for id in [&one, &other] {
        assert_eq!(server.get(&at(id, "/response")).send().await.unwrap().status(), 200);
    }
    server.stop().await;
}

#[tokio::test]
async fn operators_see_every_job_and_its_attempts() {
    let upstream = Upstream::start([Step::overloaded(), Step::ok()]).await;
    let server = plan().upstream(upstream.address()).upstream(upstream.address()).start().await;
    let response = server.generate(call()).await;
    let id = json!(response.headers()["x-pictor-job"].to_str().unwrap());
    drop(response.bytes().await.unwrap());
    let path = format!("/admin/api/jobs/{}", id.as_str().unwrap());
    let job: Value = server.get(&path).send().await.unwrap().json().await.unwrap();
    let fates: Vec<&Value> =
        job["attempts"].as_array().unwrap().iter().map(|attempt| &attempt["fate"]).collect();
    assert_eq!(fates, ["refused", "answered"]);
    assert_eq!(job["money"], "closed");
    assert_eq!(job["attempts"][1]["usage"], job["usage"]);
    assert_eq!(job["attempts"][1]["cost_usd"], job["cost_usd"]);
    for (query, count) in [("", 1), ("?project=proj_default&key=key_admin", 1), ("?project=proj_other", 0)] {
        let path = format!("/admin/api/jobs{query}");
        let list: Value = server.get(&path).send().await.unwrap().json().await.unwrap();
        assert_eq!(list["data"].as_array().unwrap().len(), count, "{query}");
    }
    let nobody = server.client.get(server.url("/admin/api/jobs")).send().await.unwrap();
    assert_eq!(refusal(nobody).await.0, 401);
    server.stop().await;
}
