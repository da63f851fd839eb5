//! The benchmarks of a built `pictor`: what it needs alone, what it costs beside nginx, and how many jobs it keeps.
//!
//! `basics` measures the start, memory at rest, drawing, and one edit with 16 x 50 MB.
//! `durable` measures jobs a second on both databases, and the start with those jobs in the database.
//! `bucket` measures what it adds to a call that pictures are kept in a bucket.
//! `relay` sends the same calls directly, through nginx and through Pictor, in alternation, so that every figure is
//! a ratio from one run. The upstream and the load generator are processes of their own: this program, started
//! again with other arguments. Everything is bounded, on loopback, and ended with this program.

#![expect(clippy::disallowed_methods, reason = "it measures time")]

mod basics;
mod bucket;
mod client;
mod durable;
mod load;
mod pictures;
mod processes;
mod relay;
mod report;
mod scenario;
mod servers;
mod sighting;
mod statistics;
mod upstream;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};

/// Whatever went wrong, in words for the person who ran the benchmark.
type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Measures a built `pictor` on this machine.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
    /// Cargo passes this to every benchmark.
    #[arg(long, hide = true, global = true)]
    bench: bool,
}

#[derive(Subcommand)]
enum Task {
    /// Start, memory at rest, drawing, and one edit with 16 x 50 MB
    Basics(Setting),
    /// Jobs a second on SQLite and on PostgreSQL, and the start with them in the database
    Durable(durable::Options),
    /// With pictures in the data directory and in a bucket
    Bucket(Setting),
    /// Beside a direct call and beside nginx
    Relay(relay::Options),
    /// The scripted upstream of one scenario; `relay` starts it
    #[command(hide = true)]
    Upstream(upstream::Options),
    /// The load of one scenario; `relay` starts it
    #[command(hide = true)]
    Load(load::Options),
}

/// What both benchmarks may be told.
#[derive(clap::Args)]
struct Setting {
    /// The binary to measure
    #[arg(long = "pictor", env = "PICTOR_BIN", default_value = RELEASE_BINARY, value_name = "FILE")]
    binary: PathBuf,
    /// Also write the tables into docs/benchmark.md
    #[arg(long)]
    report: bool,
}

const RELEASE_BINARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/release/pictor");

fn main() -> ExitCode {
    let task = Arguments::parse().task;
    let runtime = tokio::runtime::Runtime::new().expect("a runtime needs only threads");
    match runtime.block_on(run(task)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            say(&format!("pictor-bench: {fault}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(task: Task) -> Result<(), Fault> {
    match task {
        Task::Basics(options) => until_interrupted(basics::run(&options)).await,
        Task::Durable(options) => until_interrupted(durable::run(&options)).await,
        Task::Bucket(setting) => until_interrupted(bucket::run(&setting)).await,
        Task::Relay(options) => until_interrupted(relay::run(&options)).await,
        Task::Upstream(options) => upstream::run(&options).await,
        Task::Load(options) => load::run(&options).await,
    }
}

/// Drops the work on a signal, and with it every process that it started.
async fn until_interrupted(work: impl Future<Output = Result<(), Fault>>) -> Result<(), Fault> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::select! {
        done = work => done,
        _ = interrupt.recv() => Err("interrupted; everything that was started is stopped".into()),
        _ = terminate.recv() => Err("terminated; everything that was started is stopped".into()),
    }
}

/// Progress, beside the results on standard output.
#[expect(clippy::print_stderr, reason = "a program for a terminal")]
fn say(line: &str) {
    eprintln!("{line}");
}

/// A line of results.
#[expect(clippy::print_stdout, reason = "the results are what the program is for")]
fn print(line: &str) {
    println!("{line}");
}
