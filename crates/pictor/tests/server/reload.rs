//! Settings that are read again while the server runs.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use pictor::config::{Config, Flags, Problems};
use pictor::images::Reread;
use pictor_relay::Models;
use pictor_testkit::{Step, Upstream, eventually};
use serde_json::{Value, json};

use crate::{KEY, Plan, Server, plan, refusal};

/// What is read when settings are read again; a test changes it.
#[derive(Clone)]
struct Page(Arc<Mutex<Result<Config, Problems>>>);

impl Page {
    fn of(plan: &Plan) -> (Self, Reread) {
        let page = Self(Arc::new(Mutex::new(Ok(plan.config.clone()))));
        let read = page.clone();
        (page, Arc::new(move || read.0.lock().unwrap().clone()))
    }

    fn change(&self, change: impl FnOnce(&mut Config)) {
        change(self.0.lock().unwrap().as_mut().unwrap());
    }

    fn write(&self, page: Result<Config, Problems>) {
        *self.0.lock().unwrap() = page;
    }
}

async fn reload(server: &Server) -> Value {
    let response = server.post("/admin/api/reload").send().await.unwrap();
    assert_eq!(response.status(), 200);
    response.json().await.unwrap()
}

fn call() -> Value {
    json!({ "model": "gpt-image-2", "prompt": "x", "quality": "low" })
}

/// Who made a picture.
async fn maker(server: &Server) -> String {
    let response = server.generate(call()).await;
    assert_eq!(response.status(), 200);
    let maker = response.headers()["x-pictor-upstream"].to_str().unwrap().to_owned();
    drop(response.bytes().await.unwrap());
    maker
}

#[tokio::test]
async fn an_upstream_is_swapped_during_a_call() {
    let (old, new) = (
        Upstream::start([Step::ok().after(Duration::from_millis(500))]).await,
        Upstream::start([Step::ok()]).await,
    );
    let plan = plan().upstream(old.address());
    let (page, reread) = Page::of(&plan);
    let server = plan.start_with(reread).await;
    let meanwhile = async {
        eventually("the call is under way", || old.in_flight() == 1).await;
        page.change(|config| config.upstreams[0].base_url = new.base_url());
        let told = reload(&server).await;
        let upstreams = json!({ "added": [], "changed": ["upstream-0"], "removed": [] });
        assert_eq!((&told["object"], &told["upstreams"]), (&json!("reload"), &upstreams));
        assert_eq!(maker(&server).await, "upstream-0");
        assert_eq!(old.in_flight(), 1, "the first call goes on");
        let pool: Value = server.get("/admin/api/upstreams").send().await.unwrap().json().await.unwrap();
        assert_eq!((&pool["data"][0]["in_flight"], &pool["retired"]), (&json!(0), &json!(1)));
    };
    let (first, ()) = tokio::join!(server.generate(call()), meanwhile);
    assert_eq!(first.status(), 200);
    drop(first.bytes().await.unwrap());
    assert_eq!((old.requests(), old.paid(), new.requests(), new.paid()), (1, 1, 1, 1));
    let same = reload(&server).await;
    assert_eq!(same["upstreams"], json!({ "added": [], "changed": [], "removed": [] }));
    server.stop().await;
}

#[tokio::test]
async fn a_new_key_ends_the_rest_of_the_old_one() {
    let upstream = Upstream::start([Step::ok()]).await;
    upstream.for_key("sk-upstream-secret", Step::bad_key());
    let plan = plan().upstream(upstream.address());
    let (page, reread) = Page::of(&plan);
    let server = plan.start_with(reread).await;
    assert_eq!(server.generate(call()).await.status(), 503);
    reload(&server).await;
    assert_eq!(server.generate(call()).await.status(), 503, "nothing is different");
    assert_eq!(upstream.requests(), 1);
    page.change(|config| config.upstreams[0].keys = vec![pictor_relay::Secret::new("sk-rotated")]);
    reload(&server).await;
    assert_eq!(maker(&server).await, "upstream-0");
    server.stop().await;
}

#[tokio::test]
async fn upstreams_come_and_go() {
    let upstream = Upstream::start([Step::ok()]).await;
    let (bare, full) = (plan(), plan().upstream(upstream.address()).config.upstreams);
    let (page, reread) = Page::of(&bare);
    let server = bare.start_with(reread).await;
    assert_eq!(maker(&server).await, "illustrator");
    page.change(|config| config.upstreams = full);
    assert_eq!(reload(&server).await["upstreams"]["added"], json!(["upstream-0"]));
    assert_eq!(maker(&server).await, "upstream-0");
    let names = async || {
        let pool: Value = server.get("/admin/api/upstreams").send().await.unwrap().json().await.unwrap();
        let metrics = server.get("/metrics").send().await.unwrap().text().await.unwrap();
        (
            pool["data"].as_array().unwrap().len(),
            metrics.contains("upstream_in_flight{upstream=\"upstream-0\"}"),
        )
    };
    assert_eq!(names().await, (1, true));
    page.change(|config| {
        config.upstreams.clear();
        config.illustrator.last_resort = Some(Models::Every);
    });
    let changes = json!({ "added": ["illustrator"], "changed": [], "removed": ["upstream-0"] });
    assert_eq!(reload(&server).await["upstreams"], changes);
    assert_eq!(maker(&server).await, "illustrator");
    assert_eq!(names().await, (0, false), "of an upstream that has gone nothing is told");
    let ready = server.client.get(server.url("/readyz")).send().await.unwrap();
    assert_eq!(ready.json::<Value>().await.unwrap()["status"], "ready");
    server.stop().await;
}

/// Nothing was set aside for it.
#[tokio::test]
async fn a_call_that_was_to_be_drawn_is_not_sent_to_upstreams_that_came_since() {
    let upstream = Upstream::start([Step::ok()]).await;
    let (mut bare, full) = (plan(), plan().upstream(upstream.address()).config.upstreams);
    // It waits for its turn as long as there is none.
    bare.config.jobs.workers = Some(0);
    let (page, reread) = Page::of(&bare);
    let server = bare.start_with(reread).await;
    let asked = server.post("/v1/images/generations").header("prefer", "respond-async").json(&call());
    let job: Value = asked.send().await.unwrap().json().await.unwrap();
    let path = format!("/v1/images/jobs/{}", job["id"].as_str().unwrap());
    page.change(|config| {
        config.upstreams = full;
        config.jobs.workers = None;
    });
    reload(&server).await;
    let completed = async {
        while server.get(&path).send().await.unwrap().json::<Value>().await.unwrap()["status"] != "completed"
        {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), completed).await.unwrap();
    assert_eq!(upstream.requests(), 0);
    assert_eq!(maker(&server).await, "upstream-0");
    server.stop().await;
}

#[tokio::test]
async fn settings_that_cannot_be_used_change_nothing_and_all_problems_are_told() {
    let upstream = Upstream::start([Step::ok()]).await;
    let plan = plan().upstream(upstream.address());
    let (page, reread) = Page::of(&plan);
    let good = plan.config.clone();
    let server = plan.start_with(reread).await;
    let mut problems = Problems::default();
    problems.add("relay.queue", "write a whole number");
    problems.add("upstream[0].base_url", "is needed");
    page.write(Err(problems));
    let (status, error) = refusal(server.post("/admin/api/reload").send().await.unwrap()).await;
    assert_eq!((status, &error["code"]), (400, &json!("invalid_settings")));
    let told = error["message"].as_str().unwrap();
    assert!(
        told.contains("relay.queue: write a whole") && told.contains("upstream[0].base_url: is needed"),
        "{told}"
    );
    // What is wrong only beside what is in force.
    let mut long = good.clone();
    long.http.heartbeat_after = Duration::from_secs(100);
    long.policy.queue_wait = Duration::from_secs(50);
    let mut weightless = good.clone();
    weightless.upstreams[0].weight = 0;
    let mut astray = good;
    astray.compat.aliases.insert("mine".to_owned(), "nothing".to_owned());
    for (wrong, word) in [
        (long, "relay.queue_wait"),
        (weightless, "upstream.upstream-0.weight"),
        (astray, "models.aliases.mine"),
    ] {
        page.write(Ok(wrong));
        let (status, error) = refusal(server.post("/admin/api/reload").send().await.unwrap()).await;
        assert!(status == 400 && error["message"].as_str().unwrap().contains(word), "{error}");
    }
    assert_eq!(maker(&server).await, "upstream-0", "the old ones are in force");
    server.stop().await;
}

#[tokio::test]
async fn what_needs_a_restart_is_named_until_there_is_one() {
    let bare = plan();
    let file = bare.data_dir.path().join("pictor.toml");
    let written = "[http]\ndrain_timeout = \"1m\"\n[relay]\ncooldown = \"1s\"\n[jobs]\nworkers = 3\n";
    std::fs::write(&file, written).unwrap();
    let flags = Flags { config: Some(file), ..Flags::default() };
    let server = bare.start_with(Arc::new(move || Config::resolve(&flags, &|_| None))).await;
    let told = reload(&server).await;
    assert_eq!(told["applied"], json!(["jobs.workers", "relay.cooldown"]));
    assert_eq!(told["needs_restart"], json!(["http.drain_timeout"]));
    let told = reload(&server).await;
    assert_eq!((&told["applied"], &told["needs_restart"]), (&json!([]), &json!(["http.drain_timeout"])));
    server.stop().await;
}

#[tokio::test]
async fn only_an_admin_may() {
    let server = plan().start().await;
    let path = "/admin/api/reload";
    assert_eq!(refusal(server.client.post(server.url(path)).send().await.unwrap()).await.0, 401);
    let wrong = server.client.post(server.url(path)).bearer_auth(format!("{KEY}x"));
    assert_eq!(refusal(wrong.send().await.unwrap()).await.0, 401);
    assert_eq!(refusal(server.get(path).send().await.unwrap()).await.0, 405);
    server.stop().await;
}
