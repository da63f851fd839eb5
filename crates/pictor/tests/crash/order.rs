//! The order of syncs, as the kernel saw it: the proof for power cuts, which no test can cause.
//!
//! A power cut keeps what was synced and takes what was not. So it is enough to see that everything which promises
//! something, a byte to an upstream or a picture to a client, comes after the sync of what must outlive the promise.

use std::collections::HashMap;
use std::fs;
use std::process::Command;

use pictor_testkit::eventually;

use crate::asking::{By, Call};
use crate::house::{House, On, Serving};

const CALLS: &str = "trace=recvfrom,read,fdatasync,fsync,linkat,renameat2,sendto,writev,write,pwrite64";

/// One system call: when it began and when it returned, by line of the trace.
#[derive(Debug)]
struct Event {
    began: usize,
    ended: usize,
    name: String,
    /// Arguments and result. Descriptors stand there with what they are of.
    text: String,
}

/// The calls of a trace in the order in which they began.
fn events(trace: &str) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut unfinished: HashMap<&str, usize> = HashMap::new();
    for (number, line) in trace.lines().enumerate() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        if let Some((_, resumed)) = rest.split_once(" resumed>") {
            let Some(index) = unfinished.remove(thread) else { continue };
            events[index].ended = number;
            events[index].text.push_str(resumed);
            continue;
        }
        let Some((name, text)) = rest.split_once('(') else { continue };
        if let Some(text) = text.strip_suffix(" <unfinished ...>") {
            unfinished.insert(thread, events.len());
            events.push(Event { began: number, ended: usize::MAX, name: name.into(), text: text.into() });
        } else {
            events.push(Event { began: number, ended: number, name: name.into(), text: text.into() });
        }
    }
    events
}

impl Event {
    fn is(&self, names: &[&str], words: &str) -> bool {
        names.contains(&self.name.as_str()) && self.text.contains(words)
    }

    fn sends_to(&self, port: &str) -> bool {
        self.is(&["sendto", "writev", "write"], &format!("->127.0.0.1:{port}]>"))
    }
}

/// SQLite syncs with either, as it was compiled.
fn is_of_the_log(event: &Event) -> bool {
    event.is(&["fdatasync", "fsync"], "pictor.db-wal>")
}

/// The database has said that a transaction is kept, perhaps behind what it said of statements that were sent together
/// with the COMMIT; how it keeps it is its own affair.
fn is_kept(event: &Event) -> bool {
    event.is(&["recvfrom", "read"], "COMMIT\\0")
}

/// The first call from `after` on that is as it is to be; with its place in the order.
fn first<'a>(events: &'a [Event], after: &Event, what: &str, is: impl Fn(&Event) -> bool) -> &'a Event {
    let found = events.iter().find(|event| event.began > after.ended && is(event));
    found.unwrap_or_else(|| panic!("no {what} after {after:?}\n{}", listed(events)))
}

fn listed(events: &[Event]) -> String {
    events.iter().map(|event| format!("{} {}({}\n", event.began, event.name, event.text)).collect()
}

/// A server under strace that serves one call; and what it did from the request on.
async fn traced(on: On, call: Call, headers: &[(&str, &str)]) -> (House, Vec<Event>, String) {
    let strace = Command::new("strace").arg("-V").output();
    assert!(strace.is_ok(), "this test needs strace: install the package strace");
    let house = House::new(on).await;
    let trace = house.data_dir.path().join("trace");
    // With `-D` it is the server that is our child, and that a signal stops.
    let words = ["strace", "-D", "-f", "-yy", "-s", "512", "-e", CALLS, "-o", trace.to_str().unwrap()];
    let serving = Serving::start(house.pictor(&words, "")).await;
    let told = call.ask_with(&serving.url, headers).await.unwrap();
    assert!(told.status == 200 || told.status == 202, "{told:?}");
    let port = serving.url.rsplit_once(':').unwrap().1.trim_end_matches('/').to_owned();
    let pid = serving.pid().to_string();
    serving.stop().await;
    let mut text = String::new();
    eventually("the trace is whole", || {
        text = fs::read_to_string(&trace).unwrap();
        text.lines()
            .any(|line| line.strip_prefix(&pid).is_some_and(|rest| rest.trim() == "+++ exited with 0 +++"))
    })
    .await;
    let all = events(&text);
    let request = all.iter().position(|event| event.is(&["recvfrom", "read"], "\"POST /v1/images/"));
    let request =
        request.unwrap_or_else(|| panic!("the request is not in the trace: may strace trace here?\n{text}"));
    (house, all.into_iter().skip(request).collect(), port)
}

#[tokio::test]
async fn nothing_is_promised_before_it_would_survive_a_power_cut() {
    let (house, events, port) = traced(On::Sqlite, Call::Pictures { n: 3 }, &[By::Key.first()]).await;
    let upstream = house.upstream.address().port().to_string();

    let request = &events[0];
    let started = first(&events, request, "sync of the log", is_of_the_log);
    let sent = events.iter().find(|event| event.sends_to(&upstream)).unwrap();
    assert!(
        started.ended < sent.began,
        "the row comes before the first byte to the upstream:\n{}",
        listed(&events)
    );

    let pictures = |event: &&Event| event.is(&["fdatasync"], "/spool/");
    let synced: Vec<&Event> = events.iter().filter(pictures).collect();
    let linked: Vec<&Event> =
        events.iter().filter(|event| event.is(&["linkat"], "/blobs/results/")).collect();
    assert_eq!((synced.len(), linked.len()), (3, 3), "{}", listed(&events));
    let last_synced = synced.iter().max_by_key(|event| event.ended).unwrap();
    assert!(
        linked.iter().all(|link| last_synced.ended < link.began),
        "a name stands only before whole contents"
    );
    let directory =
        first(&events, linked[2], "sync of the directory", |event| event.is(&["fsync"], "/blobs/results/"));
    let directories = events.iter().filter(|event| event.is(&["fsync"], "/blobs/results/2"));
    assert_eq!(directories.count(), 1, "one for all three");
    let finished = first(&events, directory, "sync of the log", is_of_the_log);

    let answered = events
        .iter()
        .filter(|event| event.is(&["sendto", "writev", "write"], &format!("127.0.0.1:{port}->")));
    let answered = answered.min_by_key(|event| event.began).unwrap();
    assert!(answered.text.contains("HTTP/1.1 200"), "{answered:?}");
    assert!(
        finished.ended < answered.began,
        "the row comes before the first byte to the client:\n{}",
        listed(&events)
    );
}

#[tokio::test]
async fn nothing_is_promised_before_postgres_has_kept_it() {
    let (house, events, port) = traced(On::Postgres, Call::Pictures { n: 3 }, &[By::Key.first()]).await;
    let upstream = house.upstream.address().port().to_string();

    let started = first(&events, &events[0], "commit", is_kept);
    let sent = events.iter().find(|event| event.sends_to(&upstream)).unwrap();
    assert!(started.ended < sent.began, "the row comes before the first byte to the upstream");

    let directory =
        first(&events, sent, "sync of the directory", |event| event.is(&["fsync"], "/blobs/results/2"));
    let finished = first(&events, directory, "commit", is_kept);
    let answered = first(&events, sent, "answer", |event| {
        event.is(&["sendto", "writev", "write"], &format!("127.0.0.1:{port}->"))
    });
    assert!(finished.ended < answered.began, "the row comes before the first byte to the client");
}

#[tokio::test]
async fn a_job_is_accepted_when_its_uploads_would_survive_a_power_cut() {
    let (_house, events, port) = traced(On::Sqlite, Call::Edit, &[("prefer", "respond-async")]).await;
    let request = &events[0];
    let accepted =
        events.iter().find(|event| event.is(&["sendto", "writev", "write"], &format!("127.0.0.1:{port}->")));
    let accepted = accepted.unwrap();
    assert!(accepted.text.contains("HTTP/1.1 202"), "{accepted:?}");
    let linked =
        first(&events, request, "link of the upload", |event| event.is(&["linkat"], "/blobs/inputs"));
    let directory =
        first(&events, linked, "sync of the directory", |event| event.is(&["fsync"], "/blobs/inputs"));
    let started = first(&events, directory, "sync of the log", is_of_the_log);
    assert!(started.ended < accepted.began, "{}", listed(&events));
}

#[test]
fn a_trace_is_read_with_its_interruptions() {
    let trace = "7 fdatasync(3</a>) = 0\n8 fsync(4</b> <unfinished ...>\n7 write(1, \"x\") = 1\n8 <... fsync resumed>) = 0\n";
    let events = events(trace);
    let told: Vec<_> = events.iter().map(|event| (event.name.as_str(), event.began, event.ended)).collect();
    assert_eq!(told, [("fdatasync", 0, 0), ("fsync", 1, 3), ("write", 2, 2)]);
}
