//! Pictures in a bucket of a real S3 server, which can be cut off.

use pictor::app;
use pictor::config::{Config, Flags};
use pictor_relay::Secret;
use pictor_testkit::{Proxy, Step, Storage, Upstream, eventually};
use reqwest::multipart::{Form, Part};
use reqwest::redirect::Policy;
use serde_json::{Value, json};

use crate::durable::call;
use crate::{KEY, Plan, Server, plan};

/// A bucket behind proxies that can be cut: each server has its own way to it.
pub(crate) struct House {
    storage: Storage,
    pub(crate) proxy: Proxy,
    _root: tempfile::TempDir,
}

pub(crate) async fn house() -> House {
    let root = tempfile::tempdir().unwrap();
    let storage = Storage::start(root.path());
    let proxy = Proxy::start(storage.address()).await;
    House { storage, proxy, _root: root }
}

impl House {
    /// A server that reaches the bucket through the proxy.
    pub(crate) fn plan(&self) -> Plan {
        self.at(&self.storage.url(self.proxy.address()))
    }

    /// One that reaches it without.
    fn straight(&self) -> Plan {
        self.at(&self.storage.url(self.storage.address()))
    }

    fn at(&self, url: &str) -> Plan {
        let mut plan = plan();
        let environment = |name: &str| match name {
            "PICTOR_STORAGE_URL" => Some(url.to_owned()),
            name => Storage::environment(name),
        };
        plan.config.bucket = Config::resolve(&Flags::default(), &environment).unwrap().bucket;
        plan
    }

    pub(crate) fn count(&self) -> usize {
        self.storage.objects().len()
    }
}

pub(crate) fn on_the_disk(server: &Server) -> usize {
    let results = server.data_dir.path().join("blobs/results");
    let days = std::fs::read_dir(results).unwrap();
    days.map(|day| std::fs::read_dir(day.unwrap().path()).unwrap().count()).sum()
}

/// Another one on the same rows, which goes its own way to the bucket.
async fn beside(server: &Server, plan: Plan) -> Server {
    let url = server.config.postgres.as_ref().unwrap().url.reveal().to_owned();
    plan.database(url).start().await
}

/// Two servers of one service, at one account; the proxy can cut the first one off.
async fn two(house: &House, upstream: &Upstream) -> (Server, Server) {
    let first = house.plan().upstream(upstream.address()).postgres().start().await;
    let second = beside(&first, house.straight().upstream(upstream.address())).await;
    (first, second)
}

async fn stored(server: &Server, prompt: &str) -> String {
    let asked = json!({ "model": "gpt-image-2", "prompt": prompt, "quality": "low" });
    let answer = server.generate(asked).await;
    assert_eq!(answer.status(), 200);
    let job = answer.headers()["x-pictor-job"].to_str().unwrap().to_owned();
    assert_eq!(answer.json::<Value>().await.unwrap()["data"].as_array().unwrap().len(), 1);
    job
}

async fn content(server: &Server, job: &str) -> (u16, Vec<u8>) {
    let path = format!("/v1/images/jobs/{job}/content/0");
    let answer = server.get(&path).send().await.unwrap();
    (answer.status().as_u16(), answer.bytes().await.unwrap().to_vec())
}

/// A file is in the bucket before its row says that there is one: any server has it at once.
#[tokio::test]
async fn a_file_is_in_the_bucket_before_anybody_hears_of_it() {
    let house = house().await;
    let first = house.plan().postgres().start().await;
    let url = first.config.postgres.as_ref().unwrap().url.reveal().to_owned();
    let second = house.plan().database(url).start().await;
    let send = async |server: &Server| {
        let part = Part::bytes(vec![7; 100_000]).file_name("a.bin");
        let form = Form::new().text("purpose", "user_data").part("file", part);
        server.post("/v1/files").multipart(form).send().await.unwrap()
    };
    let kept: Value = send(&first).await.json().await.unwrap();
    let id = kept["id"].as_str().unwrap();
    assert_eq!(house.storage.objects(), [format!("files/{id}")]);
    let here =
        |server: &Server| std::fs::read_dir(server.data_dir.path().join("blobs/files")).unwrap().count();
    assert_eq!(here(&first), 0);
    let content = second.get(&format!("/v1/files/{id}/content")).send().await.unwrap();
    assert_eq!(content.bytes().await.unwrap(), vec![7; 100_000]);
    let deleted = second.client.delete(second.url(&format!("/v1/files/{id}"))).bearer_auth(super::KEY);
    assert_eq!(deleted.send().await.unwrap().status(), 200);
    assert_eq!(house.storage.objects(), Vec::<String>::new());

    house.proxy.cut();
    let refused = send(&first).await;
    assert_eq!((refused.status().as_u16(), refused.headers()["retry-after"].to_str().unwrap()), (503, "5"));
    house.proxy.heal();
    let list: Value = first.get("/v1/files").send().await.unwrap().json().await.unwrap();
    assert_eq!((&list["data"], here(&first)), (&json!([]), 0));
    second.stop().await;
    first.stop().await;
}

/// The status, `Retry-After` and code of a picture that cannot be had now.
async fn refused(server: &Server, job: &str) -> (u16, String, String) {
    let answer = server.get(&format!("/v1/images/jobs/{job}/content/0")).send().await.unwrap();
    let status = answer.status().as_u16();
    let after = answer.headers().get("retry-after").map_or("", |value| value.to_str().unwrap()).to_owned();
    let told: Value = answer.json().await.unwrap();
    (status, after, told["error"]["code"].as_str().unwrap_or_default().to_owned())
}

/// Brings up what waits without waiting for the next round.
async fn bring_up(server: &Server) {
    server.running().images.bring_up().await.unwrap();
}

fn not_now(code: &str) -> (u16, String, String) {
    (503, "5".to_owned(), code.to_owned())
}

#[tokio::test]
async fn a_picture_goes_into_the_bucket_and_leaves_the_disk() {
    let house = house().await;
    let server = house.plan().start().await;
    let job = stored(&server, "a lighthouse").await;
    eventually("the picture has left the disk", || on_the_disk(&server) == 0).await;
    let objects = house.storage.objects();
    assert_eq!(objects.len(), 1, "{objects:?}");
    assert!(
        objects[0].starts_with("results/") && objects[0].ends_with(&format!("/{job}-0.png")),
        "{objects:?}"
    );
    let (status, bytes) = content(&server, &job).await;
    assert_eq!((status, &bytes[1..4]), (200, &b"PNG"[..]));
    let server = server.restart(|_| {}).await;
    assert_eq!(content(&server, &job).await.1, bytes);
    let deleted = server.client.delete(server.url(&format!("/v1/images/jobs/{job}")));
    assert_eq!(deleted.bearer_auth(KEY).send().await.unwrap().status(), 200);
    assert_eq!(house.storage.objects(), Vec::<String>::new());
    server.stop().await;
}

#[tokio::test]
async fn another_server_reads_the_pictures_and_answers_the_same_again() {
    let house = house().await;
    let upstream = Upstream::start([Step::ok()]).await;
    let (first, second) = two(&house, &upstream).await;
    let answer = first.asked("a", &call()).await;
    assert_eq!(answer.status, 200);
    let again = second.asked("a", &call()).await;
    assert!(again.replayed && again.body == answer.body, "the same bytes from another disk");
    assert_eq!((upstream.paid(), on_the_disk(&second)), (1, 0));
    first.stop().await;
    second.stop().await;
}

#[tokio::test]
async fn a_bucket_that_goes_away_in_the_middle_loses_nothing_and_says_so() {
    let house = house().await;
    let upstream = Upstream::start([Step::ok()]).await;
    let (first, second) = two(&house, &upstream).await;
    house.proxy.cut();
    let answer = first.asked("a", &call()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!((on_the_disk(&first), house.count()), (1, 0));
    assert!(first.running().images.blobs.silence().is_some(), "whoever asks is told");
    assert_eq!(content(&first, &answer.job).await.0, 200, "the server that made it has it");
    assert_eq!(refused(&second, &answer.job).await, not_now("pictures_on_their_way"));
    let again = second.asked("a", &call()).await;
    assert_eq!(again.status, 503, "{}", again.body);
    assert!(again.body.contains("pictures_on_their_way"), "{}", again.body);

    house.proxy.heal();
    bring_up(&first).await;
    eventually("it has left the disk", || on_the_disk(&first) == 0).await;
    assert_eq!((house.count(), first.running().images.blobs.silence()), (1, None));
    let again = second.asked("a", &call()).await;
    assert!(again.replayed && again.body == answer.body, "nothing is lost");
    assert_eq!((upstream.requests(), upstream.paid()), (1, 1), "and nothing is paid twice");
    first.stop().await;
    second.stop().await;
}

#[tokio::test]
async fn a_server_that_cannot_read_the_bucket_says_when_to_come_again() {
    let house = house().await;
    let server = house.plan().start().await;
    let job = stored(&server, "a windmill").await;
    eventually("the picture has left the disk", || on_the_disk(&server) == 0).await;
    house.proxy.cut();
    assert_eq!(refused(&server, &job).await, not_now("storage_unavailable"));
    house.proxy.heal();
    assert_eq!(content(&server, &job).await.0, 200);
    server.stop().await;
}

#[tokio::test]
async fn a_full_outbox_outlives_its_server() {
    for postgres in [false, true] {
        let house = house().await;
        house.proxy.cut();
        let plan = if postgres { house.plan().postgres() } else { house.plan() };
        // It starts although the bucket is away. What it stops with, the audit could not read.
        let server = plan.start().await;
        server.tampered.store(true, std::sync::atomic::Ordering::Relaxed);
        let jobs = [stored(&server, "a lake").await, stored(&server, "a hill").await];
        let server = server.restart(|_| {}).await;
        assert_eq!((on_the_disk(&server), house.count()), (2, 0));
        house.proxy.heal();
        bring_up(&server).await;
        eventually("all have left the disk", || on_the_disk(&server) == 0).await;
        assert_eq!(house.count(), 2);
        for job in jobs {
            assert_eq!(content(&server, &job).await.0, 200);
        }
        server.stop().await;
    }
}

#[tokio::test]
async fn pictures_from_before_the_bucket_move_into_it() {
    let house = house().await;
    let server = plan().start().await;
    let job = stored(&server, "a bridge").await;
    assert_eq!(on_the_disk(&server), 1);
    let bucket = house.plan().config.bucket;
    let server = server.restart(|config| config.bucket = bucket).await;
    eventually("it has left the disk", || on_the_disk(&server) == 0).await;
    assert_eq!(house.count(), 1);
    assert_eq!(content(&server, &job).await.0, 200);
    server.stop().await;
}

#[tokio::test]
async fn a_job_that_was_deleted_while_its_pictures_waited_leaves_none() {
    let house = house().await;
    let server = house.plan().start().await;
    house.proxy.cut();
    let job = stored(&server, "a barn").await;
    let deleted = server.client.delete(server.url(&format!("/v1/images/jobs/{job}")));
    assert_eq!(deleted.bearer_auth(KEY).send().await.unwrap().status(), 200);
    assert_eq!(on_the_disk(&server), 0);
    house.proxy.heal();
    bring_up(&server).await;
    assert_eq!(house.count(), 0);
    server.stop().await;
}

#[tokio::test]
async fn a_bucket_that_cannot_be_used_is_told_at_the_start_with_what_to_do() {
    let house = house().await;
    let here = house.storage.address();
    let why = async |plan: Plan| {
        let Err(refused) = app::start(&plan.config).await else { panic!("it starts") };
        refused.to_string()
    };
    let none = format!("s3://nothing?endpoint=http://{here}&region=us-east-1&path_style=true");
    let told = why(house.at(&none)).await;
    assert_eq!(told, "there is no bucket nothing: make it, or correct PICTOR_STORAGE_URL");
    let mut plan = house.straight();
    for (name, value) in &mut plan.config.bucket.as_mut().unwrap().environment {
        if *name == "AWS_SECRET_ACCESS_KEY" {
            *value = Secret::new("another");
        }
    }
    let told = why(plan).await;
    assert!(
        told.contains("does not let this server in (SignatureDoesNotMatch): check AWS_ACCESS_KEY_ID"),
        "{told}"
    );
    assert!(told.contains("PutObject, GetObject, DeleteObject and ListBucket"), "{told}");
}

#[tokio::test]
async fn a_download_is_sent_to_the_bucket_where_the_operator_wants_it() {
    let house = house().await;
    let mut plan = house.plan();
    plan.config.bucket.as_mut().unwrap().redirect = true;
    let mut server = plan.start().await;
    let job = stored(&server, "a pier").await;
    eventually("the picture has left the disk", || on_the_disk(&server) == 0).await;
    server.client = reqwest::Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
    let path = format!("/v1/images/jobs/{job}/content/0");
    let sent = server.get(&path).send().await.unwrap();
    assert_eq!(
        (sent.status().as_u16(), &sent.headers()["cache-control"]),
        (302, &"private, no-store".parse().unwrap())
    );
    let there = sent.headers()["location"].to_str().unwrap().to_owned();
    assert!(there.contains("X-Amz-Signature=") && there.contains("X-Amz-Expires=300"), "{there}");
    assert!(!there.contains("a-secret-of-a-test"));
    // Without a key of ours.
    let picture = server.client.get(&there).send().await.unwrap();
    assert_eq!(
        (picture.status().as_u16(), &picture.headers()["content-type"]),
        (200, &"image/png".parse().unwrap())
    );
    let bytes = picture.bytes().await.unwrap();
    assert_eq!(&bytes[1..4], b"PNG");
    let forged = server.client.get(there.replace("-0.png", "-1.png")).send().await.unwrap();
    assert_eq!(forged.status(), 403);

    house.proxy.cut();
    let waiting = stored(&server, "a quay").await;
    assert_eq!(content(&server, &waiting).await.0, 200, "what is here is not sent away");
    house.proxy.heal();
    bring_up(&server).await;
    server.stop().await;
}
