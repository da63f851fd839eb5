//! Pictures in a bucket of a real S3 server, which can be cut off.

use pictor_testkit::{Proxy, Storage, eventually};
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::{Plan, Server, plan};
use pictor::config::{Config, Flags};

/// A bucket behind a proxy that can be cut.
struct House {
    storage: Storage,
    proxy: Proxy,
    _root: tempfile::TempDir,
}

async fn house() -> House {
    let root = tempfile::tempdir().unwrap();
    let storage = Storage::start(root.path()).await;
    let proxy = Proxy::start(storage.address()).await;
    House { storage, proxy, _root: root }
}

impl House {
    fn plan(&self) -> Plan {
        let mut plan = plan();
        let url = self.storage.url(self.proxy.address());
        let environment = |name: &str| match name {
            "PICTOR_STORAGE_URL" => Some(url.clone()),
            name => Storage::environment(name),
        };
        let config = Config::resolve(&Flags::default(), &environment).unwrap();
        plan.config.bucket = config.bucket;
        plan
    }
}

fn on_the_disk(server: &Server) -> usize {
    let results = server.data_dir.path().join("blobs/results");
    let days = std::fs::read_dir(results).unwrap();
    days.map(|day| std::fs::read_dir(day.unwrap().path()).unwrap().count()).sum()
}

async fn draw(server: &Server, prompt: &str) -> String {
    let answer = server.generate(json!({ "model": "gpt-image-2", "prompt": prompt, "quality": "low" })).await;
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

#[tokio::test]
async fn a_picture_goes_into_the_bucket_and_leaves_the_disk() {
    let house = house().await;
    let server = house.plan().start().await;
    let job = draw(&server, "a lighthouse").await;
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
    assert_eq!(deleted.bearer_auth(super::KEY).send().await.unwrap().status(), 200);
    assert_eq!(house.storage.objects(), Vec::<String>::new());
}

#[tokio::test]
async fn a_bucket_that_is_down_loses_nothing_and_says_so() {
    let house = house().await;
    let first = house.plan().postgres().start().await;
    let url = first.config.postgres.as_ref().unwrap().url.reveal().to_owned();
    let second = house.plan().database(url).start().await;
    house.proxy.cut();
    let job = draw(&first, "a windmill").await;
    assert_eq!((on_the_disk(&first), house.storage.objects().len()), (1, 0));
    assert_eq!(content(&first, &job).await.0, 200, "the server that made it has it");
    let path = format!("/v1/images/jobs/{job}/content/0");
    let other = second.get(&path).send().await.unwrap();
    assert_eq!(other.status(), 500, "it cannot tell where the picture is");
    house.proxy.heal();
    let other = second.get(&path).send().await.unwrap();
    assert_eq!((other.status().as_u16(), other.headers()["retry-after"].to_str().unwrap()), (503, "5"));
    let told: Value = other.json().await.unwrap();
    assert_eq!(told["error"]["code"], "pictures_on_their_way");
    first.running().images.bring_up().await.unwrap();
    assert_eq!((on_the_disk(&first), house.storage.objects().len()), (0, 1));
    assert_eq!(content(&second, &job).await.0, 200);
}
