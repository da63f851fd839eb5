//! `pictor generate` and `pictor edit`: what they write, what they say, and that no paid picture is lost.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use pictor_testkit::{Fault, Step, Upstream, eventually};

use crate::{KEY, Serving, UPSTREAM_KEY, install_tls, pictor, run, text};

#[tokio::test]
async fn a_seed_travels_to_a_server() {
    install_tls();
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.env("PICTOR_ADMIN_KEY", KEY);
    let serving = Serving::start(&mut command, data_dir.path());
    let draw = |name: &str, more: &[&str]| {
        let file = data_dir.path().join(name);
        let to = ["generate", "a lake", "--size", "1024x640", "-o", file.to_str().unwrap()];
        let output = run(&[&to[..], more].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        fs::read(file).unwrap()
    };
    let there = ["--server", &serving.url, "--key", KEY];
    let plain = draw("plain.png", &there);
    let asked = ["generate", "a zörblax and a lake", "--size", "1024x640", "-o", "-"];
    let said = text(&run(&[&asked[..], &there].concat()).stderr);
    assert!(said.contains("note: left out: \"zörblax\""), "what the server tells: {said}");
    let seeded = draw("seeded.png", &[&there[..], &["--seed", "7"]].concat());
    assert!(seeded == draw("here.png", &["--seed", "7"]), "the same picture as without a server");
    assert!(seeded != plain);
    assert_eq!(serving.stop().0, Some(0));
}

#[test]
fn generate_writes_pictures_and_says_where() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("otter.webp");
    let prompt = "a vet listens to a baby otter's heartbeat";
    let small = ["--size", "1024x640", "--quality", "low"];
    let output = run(&[&["generate", prompt, "-o", file.to_str().unwrap(), "-n", "2"], &small[..]].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    for name in ["otter-1.webp", "otter-2.webp"] {
        let said = text(&output.stderr);
        let line = said.lines().find(|line| line.contains(name)).unwrap();
        assert!(line.ends_with(", by the illustrator)"), "{line}");
        let bytes = fs::read(directory.path().join(name)).unwrap();
        assert_eq!(pictor_codec::sniff(&bytes), Some(pictor_api::Format::Webp));
    }
    let piped = run(&[&["generate", prompt, "-o", "-"], &small[..]].concat());
    assert_eq!(&piped.stdout[..4], b"\x89PNG");
}

#[test]
fn edit_works_on_files() {
    let directory = tempfile::tempdir().unwrap();
    let input = directory.path().join("in.png");
    let output = directory.path().join("out.png");
    let size = pictor_api::Size::new(1024, 640);
    fs::write(&input, pictor_testkit::pictures::file(1, size, pictor_api::Format::Png)).unwrap();
    let (from, to) = (input.to_str().unwrap(), output.to_str().unwrap());
    let done = run(&["edit", "at night", "--image", from, "-o", to, "--quality", "low"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert_eq!(pictor_codec::sniff(&fs::read(&output).unwrap()), Some(pictor_api::Format::Png));

    let missing = run(&["edit", "at night", "--image", "no-such-file.png", "-o", to]);
    assert!(!missing.status.success());
    assert!(text(&missing.stderr).contains("no-such-file.png"), "{}", text(&missing.stderr));
}

/// `pictor generate` with this upstream, writing to `output`, with its temporary files in `scratch`.
fn relayed(upstream: &Upstream, scratch: &Path, output: &Path) -> Command {
    let mut command = pictor();
    command.env("PICTOR_OPENAI_API_KEY", UPSTREAM_KEY).env("PICTOR_OPENAI_BASE_URL", upstream.base_url());
    command.env("TMPDIR", scratch).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.args(["generate", "a lake", "--size", "1024x1024", "-o"]).arg(output);
    command
}

/// Waits on a thread of its own: the upstream needs this one.
async fn finished(child: Child) -> Output {
    tokio::task::spawn_blocking(|| child.wait_with_output().unwrap()).await.unwrap()
}

fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[tokio::test]
async fn a_place_that_cannot_be_written_is_refused_before_anything_is_paid() {
    let upstream = Upstream::start([Step::ok()]).await;
    let scratch = tempfile::tempdir().unwrap();
    fs::create_dir(scratch.path().join("b-2.png")).unwrap();
    for (place, more) in [("no/such/a.png", vec![]), ("b.png", vec!["-n", "3"]), ("b-2.png", vec![])] {
        let mut command = relayed(&upstream, scratch.path(), &scratch.path().join(place));
        let output = finished(command.args(more).spawn().unwrap()).await;
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains("cannot write"), "{}", text(&output.stderr));
    }
    assert_eq!(upstream.requests(), 0);
    assert_eq!(names(scratch.path()), ["b-2.png"], "nothing is left behind");
}

#[tokio::test]
async fn a_failed_call_leaves_an_older_file_as_it_was() {
    let upstream = Upstream::start([Step::moderation()]).await;
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("a.png");
    fs::write(&file, "an older picture").unwrap();
    let output = finished(relayed(&upstream, scratch.path(), &file).spawn().unwrap()).await;
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("safety system"), "the upstream's words: {}", text(&output.stderr));
    assert!(!text(&output.stderr).contains("billed"));
    assert_eq!(fs::read(&file).unwrap(), b"an older picture");
    assert_eq!(names(scratch.path()), ["a.png"]);
}

#[tokio::test]
async fn a_picture_whose_directory_went_away_is_kept() {
    let upstream = Upstream::start([Step::ok().after(Duration::from_millis(300))]).await;
    let scratch = tempfile::tempdir().unwrap();
    let place = tempfile::tempdir().unwrap();
    let child = relayed(&upstream, scratch.path(), &place.path().join("a.png")).spawn().unwrap();
    eventually("the call is under way", || upstream.in_flight() == 1).await;
    place.close().unwrap();
    let output = finished(child).await;
    assert_eq!(output.status.code(), Some(1));
    assert_kept(&output, scratch.path());
}

#[tokio::test]
async fn a_picture_that_finds_no_room_is_kept() {
    let upstream = Upstream::start([Step::ok()]).await;
    let scratch = tempfile::tempdir().unwrap();
    let mut full = relayed(&upstream, scratch.path(), Path::new("/dev/full"));
    let output = finished(full.args(["--format", "png"]).spawn().unwrap()).await;
    assert_eq!(output.status.code(), Some(1));
    assert_kept(&output, scratch.path());
}

/// The error names a file in the scratch directory that holds the picture, and nothing else is there.
fn assert_kept(output: &Output, scratch: &Path) {
    let names = names(scratch);
    let [name] = &names[..] else { panic!("one file is kept: {names:?}, {}", text(&output.stderr)) };
    assert!(text(&output.stderr).contains(name), "{} names {name}", text(&output.stderr));
    let kept = fs::read(scratch.join(name)).unwrap();
    assert_eq!(pictor_codec::sniff(&kept), Some(pictor_api::Format::Png));
}

#[tokio::test]
async fn a_signal_says_that_the_call_may_have_been_billed() {
    let upstream = Upstream::start([Step::fault(Fault::StallBeforeHead)]).await;
    let scratch = tempfile::tempdir().unwrap();
    for (name, code) in [("-INT", 130), ("-TERM", 143)] {
        let child = relayed(&upstream, scratch.path(), &scratch.path().join("a.png")).spawn().unwrap();
        eventually("the call is under way", || upstream.in_flight() == 1).await;
        signal(&child, name);
        let output = finished(child).await;
        assert_eq!(output.status.code(), Some(code));
        assert!(text(&output.stderr).contains("may have been billed"), "{}", text(&output.stderr));
        eventually("the upstream sees it go", || upstream.in_flight() == 0).await;
    }
    assert!(names(scratch.path()).is_empty());
}

/// Whether the process has a handler for SIGINT by now.
fn hears_interrupts(child: &Child) -> bool {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
    u64::from_str_radix(caught.trim(), 16).unwrap() & 0b10 != 0
}

#[tokio::test]
async fn a_signal_while_drawing_says_nothing_of_a_bill() {
    let scratch = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.env("TMPDIR", scratch.path()).stderr(Stdio::piped());
    command.args([
        "generate",
        "a busy harbour",
        "--size",
        "3840x2160",
        "--quality",
        "high",
        "-n",
        "10",
        "-o",
    ]);
    let child = command.arg(scratch.path().join("a.png")).spawn().unwrap();
    eventually("it listens for signals", || hears_interrupts(&child)).await;
    signal(&child, "-INT");
    let output = finished(child).await;
    assert_eq!(output.status.code(), Some(130));
    assert_eq!(text(&output.stderr), "pictor: stopped\n");
    assert!(names(scratch.path()).is_empty());
}

#[tokio::test]
async fn a_lost_connection_says_that_the_call_may_have_been_billed() {
    let upstream = Upstream::start([Step::fault(Fault::ResetBeforeHead)]).await;
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("a.png");
    let output = finished(relayed(&upstream, scratch.path(), &file).spawn().unwrap()).await;
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("may have been billed"), "{}", text(&output.stderr));

    let mut asking = pictor();
    asking.args(["generate", "a lake", "-o"]).arg(&file).stderr(Stdio::piped());
    asking.args(["--server", &upstream.base_url(), "--key", "sk-x"]);
    let output = finished(asking.spawn().unwrap()).await;
    assert!(text(&output.stderr).contains("may have been billed"), "{}", text(&output.stderr));
    assert!(!file.exists());
}

#[tokio::test]
async fn a_refusal_says_who_refused_and_why() {
    let verify = Step::error(403, "invalid_request_error", "", "Your organization must be verified.");
    let upstream = Upstream::start([verify]).await;
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("a.png");
    let output = finished(relayed(&upstream, scratch.path(), &file).spawn().unwrap()).await;
    let said = text(&output.stderr);
    assert!(said.contains("openai: refused with 403"), "{said}");
    assert!(said.contains("Your organization must be verified."), "in its own words: {said}");
    assert!(!said.contains("billed"), "{said}");

    // A server's own sentence, from the illustrator behind it.
    install_tls();
    let mut command = pictor();
    command.env("PICTOR_ADMIN_KEY", KEY);
    let serving = Serving::start(&mut command, &scratch.path().join("data"));
    let mut asking = pictor();
    asking.args(["generate", "a naked woman", "-o"]).arg(&file).args([
        "--server",
        &serving.url,
        "--key",
        KEY,
    ]);
    let output = finished(asking.stderr(Stdio::piped()).spawn().unwrap()).await;
    assert!(text(&output.stderr).contains("sexual"), "{}", text(&output.stderr));
    assert_eq!(serving.stop().0, Some(0));
}

#[tokio::test]
async fn what_was_paid_for_is_handed_over_where_the_rest_is_refused() {
    install_tls();
    let upstream = Upstream::start([Step::ok(), Step::ok(), Step::out_of_quota()]).await;
    let scratch = tempfile::tempdir().unwrap();
    let (config, file) = (scratch.path().join("pictor.toml"), scratch.path().join("a.png"));
    let settings = format!(
        "[[upstream]]\nname = \"single\"\nkind = \"compatible\"\nbase_url = \"{}\"\napi_keys = [\"{UPSTREAM_KEY}\"]\n\
         max_n = 1\n",
        upstream.base_url()
    );
    fs::write(&config, settings).unwrap();
    let mut command = pictor();
    command.args(["generate", "a lake", "-n", "3", "-o"]).arg(&file).arg("--config").arg(&config);
    let output = finished(command.stderr(Stdio::piped()).spawn().unwrap()).await;

    let said = text(&output.stderr);
    assert_eq!((output.status.code(), upstream.paid()), (Some(1), 2), "{said}");
    assert!(said.contains("2 of 3 pictures were made and paid for"), "{said}");
    for name in ["a-1.png", "a-2.png"] {
        assert!(said.contains(name), "{said}");
        assert_eq!(&fs::read(scratch.path().join(name)).unwrap()[..4], b"\x89PNG");
    }
}
