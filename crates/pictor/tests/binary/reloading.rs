//! SIGHUP: settings are read again, and never does it end a server.

use std::fs;
use std::path::Path;
use std::time::Duration;

use pictor_testkit::{Step, Upstream, eventually};
use reqwest::StatusCode;

use crate::{KEY, Serving, generate, install_tls, pictor, text};

/// Settings with this upstream, whose key is in a file.
fn write(directory: &Path, upstream: &Upstream, key: &str, more: &str) {
    let key_file = directory.join("upstream-key");
    fs::write(&key_file, key).unwrap();
    let settings = format!(
        "{more}[[upstream]]\nname = \"a\"\nbase_url = \"{}\"\napi_keys = [\"file:{}\"]\n",
        upstream.base_url(),
        key_file.display()
    );
    fs::write(directory.join("settings.toml"), settings).unwrap();
}

fn start(directory: &Path) -> Serving {
    install_tls();
    let mut command = pictor();
    command.env("PICTOR_ADMIN_KEY", KEY).env("PICTOR_CONFIG", directory.join("settings.toml"));
    Serving::start(&mut command, &directory.join("data"))
}

#[tokio::test]
async fn a_hangup_brings_in_other_upstreams_and_keys_but_no_nonsense() {
    let (old, new) = (Upstream::start([Step::ok()]).await, Upstream::start([Step::ok()]).await);
    let scratch = tempfile::tempdir().unwrap();
    write(scratch.path(), &old, "sk-one", "");
    let mut serving = start(scratch.path());
    assert_eq!(generate(&serving.url, KEY, "a lake").await.status(), 200);
    write(scratch.path(), &new, "sk-two", "[http]\ndrain_timeout = \"1m\"\n");
    serving.signal("-HUP");
    let log = serving.read_until("the settings were read again");
    assert!(log.contains("changed=\"a\"") && log.contains("needs_restart=\"http.drain_timeout\""), "{log}");
    assert_eq!(generate(&serving.url, KEY, "a lake").await.status(), 200);
    assert_eq!((old.requests(), new.requests()), (1, 1));
    assert_eq!(new.received()[0].key().unwrap(), "sk-two");

    fs::write(scratch.path().join("settings.toml"), "colour = 1\n[relay]\nqueue = \"long\"\n").unwrap();
    serving.signal("-HUP");
    let mut log = serving.read_until("relay.queue");
    if !log.contains("colour") {
        log.push_str(&serving.read_until("colour"));
    }
    assert!(log.contains("ERROR"), "{log}");
    assert_eq!(generate(&serving.url, KEY, "a lake").await.status(), 200, "the old ones are in force");
    assert_eq!(new.requests(), 2);
    let (code, log) = serving.stop();
    assert_eq!(code, Some(0), "{log}");
    assert!(!log.contains("sk-two"));
}

#[tokio::test]
async fn a_hangup_ends_no_server_that_drains() {
    let upstream = Upstream::start([Step::ok().after(Duration::from_millis(500))]).await;
    let scratch = tempfile::tempdir().unwrap();
    write(scratch.path(), &upstream, "sk-one", "");
    let mut serving = start(scratch.path());
    let url = serving.url.clone();
    #[expect(clippy::disallowed_methods, reason = "the test waits for it below")]
    let answering = tokio::spawn(async move { generate(&url, KEY, "a lake").await.status() });
    eventually("the call is under way", || upstream.in_flight() == 1).await;
    serving.signal("-TERM");
    serving.read_until("stopping");
    serving.signal("-HUP");
    assert_eq!(answering.await.unwrap(), StatusCode::OK);
    let (code, log) = serving.ended();
    assert_eq!(code, Some(0), "{log}");
}

/// One that reaches the database is under way to its start, and one that the database leaves says so.
#[test]
fn a_hangup_ends_no_server_that_starts() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.env("PICTOR_DATABASE_URL", format!("postgres://pictor@{}/pictor", silent.local_addr().unwrap()));
    command.args(["serve", "--listen", "127.0.0.1:0", "--data-dir"]).arg(data_dir.path());
    let child = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
    let connection = silent.accept().unwrap();
    let pid = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-HUP", &pid]).status().unwrap().success());
    drop((connection, silent));
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(1), "not by the signal: {}", text(&ended.stderr));
    assert!(text(&ended.stderr).contains("cannot use the database"));
}
