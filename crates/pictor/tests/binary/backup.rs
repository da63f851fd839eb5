//! A backup beside a running server, and servers that start from it.

use std::fs;
use std::path::Path;
use std::process::Command;

use pictor_testkit::{Fault, Postgres, Step, Storage, Upstream};
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{KEY, Serving, UPSTREAM_KEY, install_tls, pictor, text};

/// What a server and the commands beside it are told, but for the data directory.
type Variables = Vec<(&'static str, String)>;

async fn variables(upstream: &Upstream) -> Variables {
    install_tls();
    vec![
        ("PICTOR_ADMIN_KEY", KEY.to_owned()),
        ("PICTOR_OPENAI_API_KEY", UPSTREAM_KEY.to_owned()),
        ("PICTOR_OPENAI_BASE_URL", upstream.base_url()),
    ]
}

fn serve(variables: &Variables, data_dir: &Path) -> Serving {
    let mut command = pictor();
    command.envs(variables.iter().cloned());
    Serving::start(&mut command, data_dir)
}

/// Runs `pictor ARGUMENTS --data-dir DATA_DIR`, and tells whether it went well and what it said.
fn run(variables: &Variables, data_dir: &Path, arguments: &[&str]) -> (bool, String) {
    let mut command: Command = pictor();
    command.envs(variables.iter().cloned()).args(arguments).arg("--data-dir").arg(data_dir);
    let output = command.output().unwrap();
    (output.status.success(), text(&output.stdout) + &text(&output.stderr))
}

fn well(variables: &Variables, data_dir: &Path, arguments: &[&str]) -> String {
    let (well, said) = run(variables, data_dir, arguments);
    assert!(well, "{arguments:?}: {said}");
    said
}

/// A call with an idempotency key: its status, whether it was replayed, and its body.
async fn call(serving: &Serving, name: &str) -> (u16, bool, String) {
    let body = json!({ "model": "gpt-image-2", "prompt": name, "quality": "low", "size": "1024x1024" });
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let request = client.post(format!("{}/v1/images/generations", serving.url)).bearer_auth(KEY);
    let response =
        request.header("Idempotency-Key", name.replace(' ', "-")).json(&body).send().await.unwrap();
    let (status, replayed) =
        (response.status().as_u16(), response.headers().contains_key("x-pictor-replayed"));
    (status, replayed, response.text().await.unwrap())
}

async fn upload(serving: &Serving, content: &'static [u8]) -> String {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let form = Form::new().text("purpose", "user_data").part("file", Part::bytes(content).file_name("a.txt"));
    let request = client.post(format!("{}/v1/files", serving.url)).bearer_auth(KEY).multipart(form);
    let file: Value = request.send().await.unwrap().json().await.unwrap();
    file["id"].as_str().unwrap().to_owned()
}

async fn download(serving: &Serving, file: &str) -> Vec<u8> {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let request = client.get(format!("{}/v1/files/{file}/content", serving.url)).bearer_auth(KEY);
    request.send().await.unwrap().bytes().await.unwrap().to_vec()
}

/// A backup that was made while the server ran, and what the server had said.
struct Made {
    place: TempDir,
    paid: (u16, bool, String),
    file: String,
}

/// A paid call, one whose outcome is unknown and a file, then the backup, and a call that it does not know of.
async fn make(variables: &Variables, data_dir: &Path) -> Made {
    let serving = serve(variables, data_dir);
    let paid = call(&serving, "a lake").await;
    assert_eq!((paid.0, paid.1), (200, false));
    assert_eq!(call(&serving, "a hill").await.0, 409);
    let file = upload(&serving, b"what a caller keeps").await;
    let place = tempfile::tempdir().unwrap();
    let to = place.path().join("backup");
    let told = well(variables, data_dir, &["backup", to.to_str().unwrap()]);
    assert!(told.contains("has the rows and"), "{told}");
    assert_eq!(call(&serving, "a river").await.0, 200);
    assert_eq!(serving.stop().0, Some(0));
    Made { place, paid, file }
}

impl Made {
    fn directory(&self) -> std::path::PathBuf {
        self.place.path().join("backup")
    }

    /// A server that was started from it answers as the other one did, and pays for nothing.
    async fn is_known_to(&self, serving: Serving, upstream: &Upstream) {
        let sent = upstream.requests();
        let again = call(&serving, "a lake").await;
        assert_eq!(again, (200, true, self.paid.2.clone()));
        let (status, _, told) = call(&serving, "a hill").await;
        assert!(status == 409 && told.contains("outcome_unknown"), "{status} {told}");
        assert_eq!(download(&serving, &self.file).await, b"what a caller keeps");
        assert_eq!(upstream.requests(), sent);
        assert_eq!(serving.stop().0, Some(0));
    }
}

async fn upstream() -> Upstream {
    Upstream::start([Step::ok(), Step::fault(Fault::ResetBeforeHead), Step::ok()]).await
}

#[tokio::test]
async fn a_backup_is_made_while_a_server_runs_and_another_starts_on_it() {
    let upstream = upstream().await;
    let variables = variables(&upstream).await;
    let data_dir = tempfile::tempdir().unwrap();
    let made = make(&variables, data_dir.path()).await;
    let directory = made.directory();
    let mut names: Vec<_> = fs::read_dir(&directory)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["blobs", "blobs.txt", "pictor.db"]);
    let list = fs::read_to_string(directory.join("blobs.txt")).unwrap();
    assert_eq!(list.lines().count(), 2, "one picture and one file: {list}");
    for line in list.lines() {
        let (digest, name) = line.split_once("  ").unwrap();
        let content = fs::read(directory.join("blobs").join(name)).unwrap();
        assert_eq!(blake3::hash(&content).to_hex().as_str(), digest, "{name}");
    }
    let (well_done, told) = run(&variables, data_dir.path(), &["backup", directory.to_str().unwrap()]);
    assert!(!well_done && told.contains("is there already"), "{told}");
    drop(data_dir);

    let restored = made.place.path().join("restored");
    well(&variables, &restored, &["restore", directory.to_str().unwrap()]);
    assert!(well(&variables, &restored, &["check", "--ledger"]).contains("agree"));
    let (well_done, told) = run(&variables, &restored, &["restore", directory.to_str().unwrap()]);
    assert!(!well_done && told.contains("is there already"), "{told}");
    made.is_known_to(serve(&variables, &restored), &upstream).await;
    made.is_known_to(serve(&variables, &directory), &upstream).await;
    well(&variables, &directory, &["check", "--ledger"]);
}

#[tokio::test]
async fn a_backup_of_postgresql_goes_into_another_one_or_starts_on_its_own() {
    let upstream = upstream().await;
    let mut variables = variables(&upstream).await;
    let alone = variables.clone();
    variables.push(("PICTOR_DATABASE_URL", Postgres::start().database()));
    let data_dir = tempfile::tempdir().unwrap();
    let made = make(&variables, data_dir.path()).await;
    let directory = made.directory();

    variables.pop();
    variables.push(("PICTOR_DATABASE_URL", Postgres::start().database()));
    let restored = made.place.path().join("restored");
    well(&variables, &restored, &["restore", directory.to_str().unwrap()]);
    let (well_done, told) = run(&variables, &restored, &["restore", directory.to_str().unwrap()]);
    assert!(!well_done && told.contains("has rows already"), "{told}");
    well(&variables, &restored, &["check", "--ledger"]);
    made.is_known_to(serve(&variables, &restored), &upstream).await;
    made.is_known_to(serve(&alone, &directory), &upstream).await;
}

#[tokio::test]
async fn what_is_in_a_bucket_stays_there_and_is_listed() {
    let upstream = upstream().await;
    let root = tempfile::tempdir().unwrap();
    let storage = Storage::start(root.path());
    let mut variables = variables(&upstream).await;
    variables.extend(storage.variables());
    let data_dir = tempfile::tempdir().unwrap();
    let made = make(&variables, data_dir.path()).await;
    let directory = made.directory();
    let list = fs::read_to_string(directory.join("blobs.txt")).unwrap();
    let names: Vec<&str> = list.lines().map(|line| line.split_once("  ").unwrap().1).collect();
    assert_eq!(names.len(), 2);
    for name in names {
        assert!(!directory.join("blobs").join(name).exists(), "{name}");
        assert!(storage.objects().iter().any(|object| object.ends_with(name)), "{name}");
    }
    made.is_known_to(serve(&variables, &directory), &upstream).await;
}

#[test]
fn what_is_no_backup_is_not_restored() {
    let empty = tempfile::tempdir().unwrap();
    let data_dir = empty.path().join("data");
    let (well_done, told) =
        run(&Vec::new(), &data_dir, &["restore", empty.path().join("none").to_str().unwrap()]);
    assert!(!well_done && told.contains("is no backup"), "{told}");
    let (well_done, told) =
        run(&Vec::new(), &data_dir, &["backup", empty.path().join("b").to_str().unwrap()]);
    assert!(!well_done && !empty.path().join("b").exists(), "{told}");
}
