//! The command line: parses arguments, calls `app` or one room, and says in plain words what happened.

mod arguments;
mod backup;
mod check;
mod completions;
mod draw;
mod greeting;
mod health;
mod keys;
mod ledger;
mod logging;
mod maker;
mod man;
mod models;
mod output;
mod progress;
mod serve;
mod stop;
mod supervisor;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use stop::Interrupted;

/// Runs one command; the whole of the binary's `main`.
pub fn main() -> ExitCode {
    // Every connection to an upstream needs it; a second call could only find it installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Command::Serve(serve) => serve::serve(&serve),
        Command::Generate(generate) => draw::generate(&generate),
        Command::Edit(edit) => draw::edit(&edit),
        Command::Check(check) => check::check(&check),
        Command::Keys(arguments) => keys::keys(&arguments),
        Command::Models(models) => models::run(&models),
        Command::Usage(asked) => ledger::usage(&asked),
        Command::Receipt(asked) => ledger::receipt(&asked),
        Command::Reconcile(asked) => ledger::reconcile(&asked),
        Command::Backup(asked) => backup::back_up(&asked),
        Command::Restore(asked) => backup::restore(&asked),
        Command::Health(asked) => health::health(&asked),
        Command::Completions(asked) => completions::completions(&asked),
        Command::Man(asked) => man::man(&asked),
    };
    match done {
        Ok(code) => code,
        Err(error) if left_early(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("pictor: {error:#}"));
            let interrupted = error.downcast_ref::<Interrupted>();
            interrupted.map_or(ExitCode::FAILURE, |stopped| stopped.signal.exit_code())
        }
    }
}

/// A reader of stdout that has seen enough, such as `head`, is no error.
fn left_early(error: &anyhow::Error) -> bool {
    let broken = std::io::ErrorKind::BrokenPipe;
    error.downcast_ref::<std::io::Error>().is_some_and(|cause| cause.kind() == broken)
}

/// A line for people, on stderr: stdout is for results.
fn say(line: &str) {
    use std::io::Write;
    // Nobody is left to tell when stderr is gone.
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// A line of a result, on stdout.
fn print(line: &str) -> anyhow::Result<()> {
    write_out(format!("{line}\n").as_bytes())
}

/// A result as it is, on stdout.
fn write_out(bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::Write;
    Ok(std::io::stdout().write_all(bytes)?)
}

/// An empty variable counts as unset.
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.trim().is_empty())
}

/// Runs `work` on a runtime of its own. What it leaves behind, such as a picture half drawn, is not waited for.
fn run<T>(work: impl Future<Output = T>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(work);
    runtime.shutdown_background();
    Ok(done)
}
