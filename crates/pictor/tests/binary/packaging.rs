//! What is packaged fits the binary: how a server is asked for its health, and what the files for containers and systemd
//! say of it.

use std::collections::BTreeSet;
use std::fs;
use std::net::TcpListener;
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::time::Duration;

use crate::{Serving, pictor, text};

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)).unwrap()
}

/// Asks whoever listens there, in these words.
fn ask(listen: &str, words: &[&str]) -> (Option<i32>, String) {
    let output = pictor().env("PICTOR_LISTEN", listen).args(words).output().unwrap();
    (output.status.code(), text(&output.stdout) + &text(&output.stderr))
}

/// The lists after `CMD` in the Dockerfile: that of the health check, then that of the image.
fn commands() -> Vec<Vec<String>> {
    let dockerfile = file("packaging/Dockerfile");
    let lists = dockerfile.lines().filter_map(|line| line.trim().strip_prefix("CMD "));
    lists.map(|list| serde_json::from_str(list).unwrap()).collect()
}

#[test]
fn a_server_that_is_well_says_so() {
    let data_dir = tempfile::tempdir().unwrap();
    let serving = Serving::start(&mut pictor(), data_dir.path());
    let listen = serving.url.strip_prefix("http://").unwrap().to_owned();
    assert_eq!(ask(&listen, &["health"]), (Some(0), "ready\n".to_owned()));
    assert_eq!(ask("127.0.0.1:1", &["health", "--listen", &listen]), (Some(0), "ready\n".to_owned()));
    // As Docker asks.
    let check = &commands()[0];
    let words: Vec<&str> = check[1..].iter().map(String::as_str).collect();
    assert_eq!(check[0], "/usr/local/bin/pictor");
    assert_eq!(ask(&listen, &words), (Some(0), "alive\n".to_owned()));
    assert_eq!(serving.stop().0, Some(0));
    let (code, said) = ask(&listen, &words);
    assert!(code == Some(1) && said.contains(&format!("no answer from {listen}: ")), "{said}");
}

#[test]
fn a_server_without_room_lives_but_takes_no_calls() {
    let scratch = tempfile::tempdir().unwrap();
    let settings = scratch.path().join("pictor.toml");
    fs::write(&settings, "[jobs]\nleast_free = \"1000000GiB\"\n").unwrap();
    let serving = Serving::start(pictor().env("PICTOR_CONFIG", &settings), scratch.path());
    let listen = serving.url.strip_prefix("http://").unwrap();
    // Its file is broken by now, which says nothing of the server.
    fs::write(&settings, "[jobs").unwrap();
    let (code, said) = ask(listen, &["health", "--config", settings.to_str().unwrap()]);
    assert!(code == Some(1) && said.starts_with("not_ready\n  disk: less is free"), "{said}");
    assert_eq!(ask(listen, &["health", "--live"]).0, Some(0));
}

#[test]
fn what_is_no_pictor_is_not_well() {
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = other.local_addr().unwrap().to_string();
    let answering = std::thread::spawn(move || {
        use std::io::{BufRead, BufReader, Write};
        let mut connection = other.accept().unwrap().0;
        let head = BufReader::new(connection.try_clone().unwrap()).lines();
        assert!(head.map_while(Result::ok).any(|line| line.is_empty()), "a whole head was sent");
        connection.write_all(b"HTTP/1.1 200 OK\r\n\r\n<html>").unwrap();
    });
    let (code, said) = ask(&listen, &["health"]);
    assert!(code == Some(1) && said.contains("is no Pictor: 200 for /readyz"), "{said}");
    answering.join().unwrap();
}

#[test]
fn a_supervisor_is_told_when_calls_are_taken_and_when_no_more_are() {
    let scratch = tempfile::tempdir().unwrap();
    let socket = UnixDatagram::bind(scratch.path().join("notify")).unwrap();
    let told = || {
        let mut line = [0; 64];
        let length = socket.recv(&mut line).unwrap();
        text(&line[..length])
    };
    let mut command = pictor();
    command.env("NOTIFY_SOCKET", scratch.path().join("notify"));
    let serving = Serving::start(&mut command, &scratch.path().join("data"));
    assert_eq!(told(), "READY=1");
    let listen = serving.url.strip_prefix("http://").unwrap();
    assert_eq!(ask(listen, &["health"]).0, Some(0));
    assert_eq!(serving.stop().0, Some(0));
    assert_eq!(told(), "STOPPING=1");
    assert!(file("packaging/pictor.service").contains("\nType=notify\n"));
}

#[test]
fn a_stop_waits_longer_than_calls_may_take() {
    let defaults: toml::Table = file("config.default.toml").parse().unwrap();
    let setting = |name: &str| pictor::config::duration(defaults["http"][name].as_str().unwrap()).unwrap();
    let needed = setting("drain_grace") + setting("drain_timeout");
    let waits = |name: &str, key: &str| {
        let text = file(name);
        let value = text.lines().find_map(|line| line.trim().strip_prefix(key)).unwrap();
        Duration::from_secs(value.trim_end_matches('s').parse().unwrap())
    };
    assert!(waits("packaging/pictor.service", "TimeoutStopSec=") > needed);
    for compose in ["packaging/compose.yaml", "packaging/compose.postgres-s3.yaml"] {
        assert!(waits(compose, "stop_grace_period: ") > needed, "{compose}");
    }
}

/// The names of this kind in a text, such as `PICTOR_LISTEN`.
fn names<'a>(text: &'a str, start: &str) -> BTreeSet<&'a str> {
    let words = text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    words.filter(|word| word.len() > start.len() && word.starts_with(start)).collect()
}

#[test]
fn what_the_files_set_is_there_to_be_set() {
    let (manual, example) = (file("docs/en/configuration.md"), file("packaging/example.env"));
    let known = names(&manual, "PICTOR_");
    for name in ["Dockerfile", "compose.yaml", "compose.postgres-s3.yaml", "pictor.service", "example.env"] {
        let text = file(&format!("packaging/{name}"));
        let unknown: Vec<_> =
            names(&text, "PICTOR_").into_iter().filter(|name| !known.contains(name)).collect();
        assert!(unknown.is_empty(), "{name}: no such variables: {unknown:?}");
        let asked = text.split("${").skip(1).filter_map(|rest| rest.split([':', '}']).next());
        for variable in asked {
            assert!(example.contains(&format!("\n{variable}=\n")), "{name}: example.env lacks {variable}");
        }
    }
    assert_eq!(commands()[1], ["serve"]);
    assert!(file("packaging/pictor.service").contains("ExecStart=/usr/local/bin/pictor serve\n"));
}
