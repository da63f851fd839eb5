//! The load generator: sends the calls of one scenario and checks every picture that comes back.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use blake3::Hash;
use bytes::Bytes;
use http_body_util::BodyExt;
use serde::{Deserialize, Serialize};
use tokio::io::AsyncReadExt;
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::client::{Answer, Connection, request};
use crate::processes::Process;
use crate::scenario::{Scenario, named};
use crate::{Fault, pictures, print};

/// How long one call may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// How long all of them may take.
const DEADLINE: Duration = Duration::from_secs(300);

#[derive(clap::Args)]
pub(crate) struct Options {
    #[arg(long, value_parser = named)]
    scenario: Scenario,
    /// Where the calls go
    #[arg(long)]
    server: SocketAddr,
    /// Who knows when each first partial picture was sent
    #[arg(long)]
    upstream: SocketAddr,
    /// The number of the first call
    #[arg(long)]
    first: u64,
    #[arg(long)]
    calls: u64,
}

/// What was measured. Times are in milliseconds.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Tally {
    pub(crate) seconds: f64,
    /// Bodies of calls and answers.
    pub(crate) bytes: u64,
    pub(crate) whole: Vec<f64>,
    pub(crate) first_byte: Vec<f64>,
    /// From when the upstream began to send the first partial picture to when the client had all of it.
    pub(crate) first_partial: Vec<f64>,
    /// Pictures whose digest was right.
    pub(crate) pictures: u64,
    pub(crate) failures: Vec<String>,
}

impl Tally {
    /// Adds another round.
    pub(crate) fn add(&mut self, other: Self) {
        self.seconds += other.seconds;
        self.bytes += other.bytes;
        self.whole.extend(other.whole);
        self.first_byte.extend(other.first_byte);
        self.first_partial.extend(other.first_partial);
        self.pictures += other.pictures;
        self.failures.extend(other.failures);
    }
}

/// Runs the load in a process of its own.
pub(crate) async fn in_process(
    scenario: &Scenario,
    server: SocketAddr,
    upstream: SocketAddr,
    first: u64,
    calls: u64,
) -> Result<Tally, Fault> {
    let (server, upstream) = (server.to_string(), upstream.to_string());
    let (first, calls) = (first.to_string(), calls.to_string());
    let addresses = ["load", "--scenario", scenario.name, "--server", &server, "--upstream", &upstream];
    let numbers = ["--first", &first, "--calls", &calls];
    let mut process = Process::again(addresses.iter().chain(&numbers))?;
    let mut output = tokio::process::ChildStdout::from_std(process.output())?;
    let mut text = String::new();
    timeout(DEADLINE, output.read_to_string(&mut text)).await.map_err(|_| "the load takes too long")??;
    Ok(serde_json::from_str(&text).map_err(|_| "the load generator failed")?)
}

struct Shared {
    options: Settings,
    uploads: Vec<Bytes>,
    /// The pictures of each answer; by the number of the call, modulo their number.
    expected: Vec<Vec<Hash>>,
    next: AtomicU64,
}

struct Settings {
    scenario: Scenario,
    server: SocketAddr,
    end: u64,
}

/// A call that was answered as it should be: its number, the answer, and how much was sent for it.
type Done = (u64, Answer, u64);

/// Sends the calls and prints the tally as JSON.
pub(crate) async fn run(options: &Options) -> Result<(), Fault> {
    let scenario = options.scenario;
    let digests = |pictures: &Vec<Vec<u8>>| pictures.iter().map(|picture| blake3::hash(picture)).collect();
    let shared = Arc::new(Shared {
        options: Settings { scenario, server: options.server, end: options.first + options.calls },
        uploads: pictures::uploads(&scenario),
        expected: pictures::answers(&scenario).iter().map(digests).collect(),
        next: AtomicU64::new(options.first),
    });
    let begun = Instant::now();
    let mut workers = JoinSet::new();
    for _ in 0..scenario.concurrency {
        workers.spawn(work(Arc::clone(&shared)));
    }
    let results: Vec<Result<Done, String>> = workers.join_all().await.into_iter().flatten().collect();
    let seconds = begun.elapsed().as_secs_f64();
    let sent = if scenario.partials > 0 { sent_at(options.upstream).await? } else { HashMap::new() };
    print(&serde_json::to_string(&tally(results, seconds, &sent))?);
    Ok(())
}

/// Takes calls until there are none left, on one connection while it lasts.
async fn work(shared: Arc<Shared>) -> Vec<Result<Done, String>> {
    let mut results = Vec::new();
    let mut kept = None;
    loop {
        let call = shared.next.fetch_add(1, Ordering::Relaxed);
        if call >= shared.options.end {
            return results;
        }
        let outcome = timeout(PATIENCE, one(&shared, call, &mut kept)).await;
        let outcome = outcome.unwrap_or_else(|_| Err("no answer in time".into()));
        if outcome.is_err() {
            kept = None;
        }
        results.push(outcome.map_err(|fault| format!("call {call}: {fault}")));
    }
}

async fn one(shared: &Shared, call: u64, kept: &mut Option<Connection>) -> Result<Done, Fault> {
    let connection = match kept {
        Some(connection) => connection,
        None => kept.insert(Connection::open(shared.options.server).await?),
    };
    let (path, content_type, body) = request(&shared.options.scenario, call, &shared.uploads);
    let sent = http_body::Body::size_hint(&body).lower();
    let answer = connection.call(path, &content_type, body).await?;
    let expected = &shared.expected[(call % shared.expected.len() as u64) as usize];
    if !answer.pictures.iter().map(|seen| &seen.digest).eq(expected) {
        return Err("the pictures are not those that the upstream sent".into());
    }
    Ok((call, answer, sent))
}

/// When the upstream began to send the first partial picture of each call.
async fn sent_at(upstream: SocketAddr) -> Result<HashMap<u64, u64>, Fault> {
    let mut connection = Connection::open(upstream).await?;
    let response = connection.get("/sent").await?;
    Ok(serde_json::from_slice(&response.into_body().collect().await?.to_bytes())?)
}

fn tally(results: Vec<Result<Done, String>>, seconds: f64, sent: &HashMap<u64, u64>) -> Tally {
    let mut tally = Tally { seconds, ..Tally::default() };
    for result in results {
        match result {
            Ok((call, answer, uploaded)) => {
                tally.bytes += answer.bytes + uploaded;
                tally.whole.push(answer.whole.as_secs_f64() * 1e3);
                tally.first_byte.push(answer.first_byte.as_secs_f64() * 1e3);
                tally.pictures += answer.pictures.len() as u64;
                if let Some(sent) = sent.get(&call) {
                    tally.first_partial.push((answer.pictures[0].whole_at - sent) as f64 / 1e6);
                }
            }
            Err(failure) => tally.failures.push(failure),
        }
    }
    tally
}
