//! How a server starts: what it says when it cannot, and what to paste when it can.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use pictor_testkit::{Step, Upstream};

use crate::{KEY, Serving, UPSTREAM_KEY, pictor, text};

/// `pictor serve` that does not start: what it says, in which no part stands twice.
fn fails(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let said = text(&output.stderr);
    let parts: Vec<&str> = said.trim_end().split(": ").collect();
    for (index, part) in parts.iter().enumerate() {
        assert!(!parts[..index].contains(part), "'{part}' stands twice in: {said}");
    }
    said
}

fn serve(data_dir: &Path) -> Command {
    let mut command = pictor();
    command.args(["serve", "--listen", "127.0.0.1:0", "--data-dir"]).arg(data_dir);
    command
}

#[test]
fn every_failure_to_start_tells_its_cause_once() {
    let scratch = tempfile::tempdir().unwrap();
    let inside = |name: &str| scratch.path().join(name);
    assert!(
        fails(&mut serve(Path::new("/proc/nope")))
            .contains("cannot use the data directory /proc/nope: No such")
    );

    fs::create_dir_all(inside("keyless/admin-key")).unwrap();
    let keyless = fails(&mut serve(&inside("keyless")));
    assert!(keyless.contains("cannot keep the admin key in") && keyless.contains("directory"), "{keyless}");

    let bad_header = "[[upstream]]\napi_keys = [\"sk-x\"]\nheaders = { \"not a name\" = \"x\" }\n";
    fs::write(inside("header.toml"), bad_header).unwrap();
    let header = fails(serve(&inside("data")).arg("--config").arg(inside("header.toml")));
    assert!(header.contains("cannot use the upstreams: upstream.upstream-0.headers"), "{header}");

    fs::write(inside("models.toml"), "[models]\nfile = \"no-such-table.toml\"").unwrap();
    let models = fails(serve(&inside("data")).arg("--config").arg(inside("models.toml")));
    assert!(models.contains("no-such-table.toml: No such file"), "{models}");

    let mut checked = pictor();
    let checked = fails(checked.args(["check", "--data-dir", "/proc/nope"]));
    assert!(checked.contains("cannot write in /proc"), "{checked}");
}

#[test]
fn a_check_names_the_pages_that_may_call() {
    let scratch = tempfile::tempdir().unwrap();
    let settings = scratch.path().join("pictor.toml");
    let said = |origins: &str| {
        fs::write(&settings, format!("[http]\ncors_origins = {origins}\n")).unwrap();
        let mut checking = pictor();
        checking
            .args(["check", "--data-dir"])
            .arg(scratch.path().join("data"))
            .arg("--config")
            .arg(&settings);
        text(&checking.output().unwrap().stdout)
    };
    let some = said("[\"https://a.example\", \"http://localhost:3000\"]");
    assert!(some.contains("pages of https://a.example, http://localhost:3000 may call"), "{some}");
    assert!(said("[]").contains("no page may call"));
}

#[test]
fn a_check_names_what_operators_read() {
    let scratch = tempfile::tempdir().unwrap();
    let settings = scratch.path().join("pictor.toml");
    let written =
        "[metrics]\nlisten = \"127.0.0.1:9090\"\n[http]\ntrusted_proxies = [\"10.0.0.0/8\", \"::1\"]\n";
    fs::write(&settings, written).unwrap();
    let mut checking = pictor();
    checking.env("PICTOR_LOG_FORMAT", "json").args(["check", "--data-dir"]).arg(scratch.path().join("data"));
    let said = text(&checking.arg("--config").arg(&settings).output().unwrap().stdout);
    for line in [
        "metrics            on 127.0.0.1:9090",
        "trusted proxies    10.0.0.0/8, ::1",
        "log                json",
    ] {
        assert!(said.lines().any(|found| found == line), "{line} is missing from\n{said}");
    }
}

/// Whether there is one depends on the machine; what is said of it does not.
#[test]
fn a_missing_font_is_told_once_at_the_start_and_by_a_check() {
    let scratch = tempfile::tempdir().unwrap();
    let mut checking = pictor();
    let checked = checking.args(["check", "--data-dir"]).arg(scratch.path().join("data")).output().unwrap();
    let checked = text(&checked.stdout);
    let line = checked.lines().find(|line| line.starts_with("Chinese lettering")).unwrap();
    let is_missing = line.contains("install the package fonts-noto-cjk");
    assert!(is_missing || line.contains("  /"), "a font, or how to get one: {line}");
    let serving = Serving::start(&mut pictor(), &scratch.path().join("data"));
    let greeting = serving.greeting.clone();
    let said = greeting + &serving.stop().1;
    assert_eq!(said.matches("fonts-noto-cjk").count(), usize::from(is_missing), "{said}");
}

#[test]
fn a_key_is_shown_by_the_first_start_that_listens() {
    let data_dir = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut command = pictor();
    command.args(["serve", "--listen", &address, "--data-dir"]).arg(data_dir.path());
    let said = fails(&mut command);
    assert!(said.contains(&format!("cannot listen on {address}: Address already in use")), "{said}");

    let serving = Serving::start(&mut pictor(), data_dir.path());
    let key = fs::read_to_string(data_dir.path().join("admin-key")).unwrap();
    assert!(serving.greeting.contains(key.trim()), "the key is shown: {}", serving.greeting);
    assert_eq!(serving.stop().0, Some(0));
}

#[test]
fn an_empty_variable_is_not_set() {
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = pictor();
    for name in ["PICTOR_CONFIG", "PICTOR_ADMIN_KEY", "PICTOR_OPENAI_API_KEY", "PICTOR_API_KEY", "PICTOR_LOG"]
    {
        command.env(name, "");
    }
    let serving = Serving::start(&mut command, data_dir.path());
    assert!(serving.greeting.contains("no upstream is configured"));
    assert!(
        serving.greeting.contains("illustrator: drawings, not a model's pictures"),
        "{}",
        serving.greeting
    );
    let key = fs::read_to_string(data_dir.path().join("admin-key")).unwrap();
    assert!(serving.greeting.contains(key.trim()), "it makes a key of its own");

    let mut asking = pictor();
    asking.env("PICTOR_API_KEY", "").args(["generate", "a lake", "--server", &serving.url, "-o", "-"]);
    let refused = asking.output().unwrap();
    assert!(
        text(&refused.stderr).contains("give one with --key or PICTOR_API_KEY"),
        "{}",
        text(&refused.stderr)
    );
    assert_eq!(serving.stop().0, Some(0));
}

/// Runs the greeting's line in a shell, with a `curl` that shows what it was given, one argument a line.
fn pasted(greeting: &str, scratch: &Path) -> Vec<String> {
    let line = &greeting[greeting.find("curl -s").unwrap()..];
    let line = &line[..line.find("| python3").unwrap()];
    let script = format!("curl() {{ printf '%s\\n' \"$@\"; }}\n{}", line.trim_end().trim_end_matches('\\'));
    let output = Command::new("sh").args(["-c", &script]).current_dir(scratch).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", text(&output.stderr));
    text(&output.stdout).lines().map(str::to_owned).collect()
}

#[test]
fn the_line_to_paste_survives_any_data_directory() {
    let scratch = tempfile::tempdir().unwrap();
    let data_dir = scratch.path().join("it's my data; $(false) \"x\"");
    let first = Serving::start(&mut pictor(), &data_dir);
    let key = fs::read_to_string(data_dir.join("admin-key")).unwrap();
    assert_eq!(first.stop().0, Some(0));
    let again = Serving::start(&mut pictor(), &data_dir);
    let arguments = pasted(&again.greeting, scratch.path());
    assert_eq!(arguments[1], format!("{}/v1/images/generations", again.url));
    assert_eq!(arguments[3], format!("Authorization: Bearer {}", key.trim()));
    assert!(!again.greeting.contains("money"), "drawing is free");
    assert_eq!(again.stop().0, Some(0));
}

#[tokio::test]
async fn the_line_to_paste_says_what_it_costs() {
    let upstream = Upstream::start([Step::ok()]).await;
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.env("PICTOR_ADMIN_KEY", KEY).env("PICTOR_OPENAI_API_KEY", UPSTREAM_KEY);
    command.env("PICTOR_OPENAI_BASE_URL", upstream.base_url());
    let serving = Serving::start(&mut command, data_dir.path());
    let warning = "(this asks openai and costs money; with \"model\": \"pictor-illustrator\" it is drawn here, for free)";
    assert!(serving.greeting.contains(warning), "{}", serving.greeting);
    assert_eq!(serving.stop().0, Some(0));
}
