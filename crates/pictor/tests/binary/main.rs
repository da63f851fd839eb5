//! The binary itself, as an operator runs it: what it prints, what it logs, how it stops, what it leaves.

#![expect(clippy::unwrap_used, reason = "a test may stop where it is surprised")]

mod backup;
mod bucket;
mod drawing;
mod keys;
mod ledger;
mod logging;
mod packaging;
mod reloading;
mod starting;
mod stopping;

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Output, Stdio};

use pictor_testkit::{Step, Upstream};
use serde_json::{Value, json};

const KEY: &str = "sk-operator-key-0123456789";
const UPSTREAM_KEY: &str = "sk-upstream-key-0123456789";

fn pictor() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pictor"));
    for name in ["PICTOR_LISTEN", "PICTOR_DATA_DIR", "PICTOR_CONFIG", "PICTOR_ADMIN_KEY", "PICTOR_API_KEY"] {
        command.env_remove(name);
    }
    command.env_remove("PICTOR_LOG_FORMAT");
    command.env_remove("PICTOR_OPENAI_API_KEY").env_remove("PICTOR_OPENAI_BASE_URL").env_remove("PICTOR_LOG");
    command
}

fn run(arguments: &[&str]) -> Output {
    pictor().args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A running `pictor serve`; killed, if a test fails before it stops it.
struct Serving {
    child: Child,
    stderr: BufReader<ChildStderr>,
    url: String,
    greeting: String,
    spool: PathBuf,
}

impl Serving {
    fn start(command: &mut Command, data_dir: &Path) -> Self {
        let spool = data_dir.join("spool");
        let data_dir = data_dir.to_str().unwrap();
        command.args(["serve", "--listen", "127.0.0.1:0", "--data-dir", data_dir]);
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut greeting = String::new();
        while !greeting.contains("> otter.png") && !greeting.contains("\"listening\"") {
            assert!(stderr.read_line(&mut greeting).unwrap() > 0, "it stopped: {greeting}");
        }
        let url = greeting.split_whitespace().find(|word| word.starts_with("http://")).map(str::to_owned);
        let url = url.unwrap_or_else(|| logging::address(&greeting));
        Self { child, stderr, url, greeting, spool }
    }

    /// Reads the log until it says so, and returns what was read.
    fn read_until(&mut self, words: &str) -> String {
        let mut log = String::new();
        while !log.contains(words) {
            assert!(self.stderr.read_line(&mut log).unwrap() > 0, "it ended without saying '{words}': {log}");
        }
        log
    }

    /// Sends SIGTERM, and returns the exit code and everything that was logged.
    fn stop(self) -> (Option<i32>, String) {
        self.signal("-TERM");
        self.ended()
    }

    fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
    }

    /// Waits for its end, and returns the exit code and everything that was logged. No temporary file may be left.
    fn ended(mut self) -> (Option<i32>, String) {
        let mut log = String::new();
        self.stderr.read_to_string(&mut log).unwrap();
        let code = self.child.wait().unwrap().code();
        // A test may have taken the directory away.
        let left: Vec<_> = fs::read_dir(&self.spool).into_iter().flatten().collect();
        assert!(left.is_empty(), "a temporary file is left: {left:?}");
        (code, log)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // After `stop` there is nothing left to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn generate(url: &str, key: &str, prompt: &str) -> reqwest::Response {
    let body = json!({ "model": "gpt-image-2", "prompt": prompt, "quality": "low", "size": "1024x640" });
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let request = client.post(format!("{url}/v1/images/generations")).bearer_auth(key).json(&body);
    request.send().await.unwrap()
}

fn install_tls() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

#[tokio::test]
async fn serve_greets_with_a_key_that_works_and_stops_on_sigterm() {
    install_tls();
    let data_dir = tempfile::tempdir().unwrap();
    let serving = Serving::start(&mut pictor(), data_dir.path());
    let key = fs::read_to_string(data_dir.path().join("admin-key")).unwrap();
    assert!(serving.greeting.contains(key.trim()), "the first start shows its key");
    assert!(serving.greeting.contains("no upstream is configured"));
    let answer: Value = generate(&serving.url, key.trim(), "a red apple").await.json().await.unwrap();
    assert_eq!(answer["size"], "1024x640");
    assert_eq!(serving.stop().0, Some(0));

    let again = Serving::start(&mut pictor(), data_dir.path());
    assert!(!again.greeting.contains(key.trim()), "and no later one does");
    assert_eq!(again.stop().0, Some(0));
}

#[tokio::test]
async fn a_log_line_has_neither_prompt_nor_picture_nor_key() {
    install_tls();
    let upstream = Upstream::start([Step::ok(), Step::moderation()]).await;
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.env("PICTOR_ADMIN_KEY", KEY).env("PICTOR_LOG", "trace");
    command.env("PICTOR_OPENAI_API_KEY", UPSTREAM_KEY).env("PICTOR_OPENAI_BASE_URL", upstream.base_url());
    let serving = Serving::start(&mut command, data_dir.path());
    for (prompt, status) in [("a zorblax in the rain", 200), ("another zorblax", 400)] {
        let response = generate(&serving.url, KEY, prompt).await;
        assert_eq!(response.status(), status);
        drop(response.bytes().await.unwrap());
    }
    let (code, log) = serving.stop();
    assert_eq!(code, Some(0));
    for secret in ["zorblax", "iVBORw0KGgo", KEY, UPSTREAM_KEY] {
        assert!(!log.contains(secret), "the log has {secret}:\n{log}");
    }
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("path=/v1/images/generations")).collect();
    assert_eq!(lines.len(), 2, "one line for each request:\n{log}");
    assert!(lines[0].contains("attempts=\"openai:answered\""), "{}", lines[0]);
    assert!(!log.contains('\u{1b}'), "a file gets no colours");
}

/// Of an answer whose length is known, nobody asks for more than that.
#[tokio::test]
async fn a_download_that_was_taken_whole_is_logged_so() {
    install_tls();
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.env("PICTOR_ADMIN_KEY", KEY);
    let serving = Serving::start(&mut command, data_dir.path());
    let drawn = generate(&serving.url, KEY, "a red apple").await;
    let job = drawn.headers()["x-pictor-job"].to_str().unwrap().to_owned();
    drop(drawn.bytes().await.unwrap());
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let path = format!("/v1/images/jobs/{job}/content/0");
    for request in
        [client.get(format!("{}{path}", serving.url)), client.head(format!("{}{path}", serving.url))]
    {
        let response = request.bearer_auth(KEY).send().await.unwrap();
        assert_eq!(response.status(), 200);
        drop(response.bytes().await.unwrap());
    }
    let (_, log) = serving.stop();
    let lines: Vec<&str> = log.lines().filter(|line| line.contains(&format!("path={path} "))).collect();
    assert!(lines.len() == 2 && lines.iter().all(|line| line.contains(" whole=true")), "{lines:?}");
}

/// What is told to the caller is told to the operator, but for what repeats the prompt.
#[tokio::test]
async fn a_log_line_tells_what_was_adapted() {
    install_tls();
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.env("PICTOR_ADMIN_KEY", KEY);
    let serving = Serving::start(&mut command, data_dir.path());
    let prompt = "a lake with a zorblax and a quiddity";
    let body = json!({ "model": "dall-e-3", "prompt": prompt, "quality": "standard", "size": "512x512" });
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let request = client.post(format!("{}/v1/images/generations", serving.url)).bearer_auth(KEY).json(&body);
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    drop(response.bytes().await.unwrap());
    let (_, log) = serving.stop();
    let line = log.lines().find(|line| line.contains("path=/v1/images/generations")).unwrap();
    assert!(line.contains(" not_followed=2 ") && !line.contains("zorblax"), "a count, and no words: {line}");
    let told = "model=\"gpt-image-2\" requested_model=\"dall-e-3\" adjusted=\"model=dall-e-3->gpt-image-2; \
                quality=standard->medium; size=512x512->816x816\"";
    assert!(line.contains(told), "{line}");
}

#[tokio::test]
async fn a_refused_key_is_worth_one_warning_and_every_caller_hears_the_same() {
    install_tls();
    let upstream = Upstream::start([Step::bad_key()]).await;
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.env("PICTOR_ADMIN_KEY", KEY).env("PICTOR_LOG", "warn");
    command.env("PICTOR_OPENAI_API_KEY", UPSTREAM_KEY).env("PICTOR_OPENAI_BASE_URL", upstream.base_url());
    let serving = Serving::start(&mut command, data_dir.path());
    for _ in 0..3 {
        let response = generate(&serving.url, KEY, "a lake").await;
        assert_eq!(response.status(), 503);
        assert!(response.headers().contains_key("retry-after"));
    }
    let (_, log) = serving.stop();
    assert_eq!(upstream.requests(), 1, "a refused key is not tried again");
    let warnings: Vec<&str> = log.lines().filter(|line| line.contains("out of rotation")).collect();
    assert_eq!(warnings.len(), 1, "{log}");
    assert!(warnings[0].contains("invalid_api_key") && warnings[0].contains("openai"), "{}", warnings[0]);
    assert!(!log.contains(UPSTREAM_KEY));
}

#[test]
fn faults_are_told_in_one_line() {
    let size = run(&["generate", "x", "-o", "x.png", "--size", "1000x1000"]);
    assert!(!size.status.success());
    assert!(text(&size.stderr).contains("divisible by 16"), "{}", text(&size.stderr));
    let listen = run(&["serve", "--listen", "nowhere"]);
    assert!(text(&listen.stderr).contains("127.0.0.1:8080"), "{}", text(&listen.stderr));
    assert!(run(&["models"]).status.success());
    assert!(text(&run(&["check"]).stdout).contains("illustrator"));
}

#[tokio::test]
async fn a_storage_failure_is_one_log_line_with_its_cause() {
    install_tls();
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.env("PICTOR_ADMIN_KEY", KEY);
    let serving = Serving::start(&mut command, data_dir.path());
    fs::remove_dir_all(data_dir.path().join("spool")).unwrap();
    let picture =
        pictor_testkit::pictures::file(1, pictor_api::Size::new(1024, 640), pictor_api::Format::Png);
    let part = reqwest::multipart::Part::bytes(picture).file_name("a.png").mime_str("image/png").unwrap();
    let form = reqwest::multipart::Form::new().text("model", "gpt-image-2").text("prompt", "at night");
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let request = client.post(format!("{}/v1/images/edits", serving.url)).bearer_auth(KEY);
    let response = request.multipart(form.part("image", part)).send().await.unwrap();
    assert_eq!(response.status(), 500);
    let id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
    drop(response.bytes().await.unwrap());
    let (_, log) = serving.stop();
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("cannot store an upload: ")).collect();
    assert_eq!(lines.len(), 1, "{log}");
    assert!(lines[0].contains(&id), "{}", lines[0]);
}
