//! `pictor serve`: serves until it is told to stop, drains, and says what a stop has cut.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::sync::Arc;

use super::arguments::Serve;
use super::greeting::greet;
use super::maker::under_way;
use super::stop::Stop;
use super::{environment, run, say};
use crate::app::{self, Running};
use crate::config::{Config, Flags};
use crate::images::Images;

pub(super) fn serve(serve: &Serve) -> anyhow::Result<ExitCode> {
    let flags = Flags { listen: serve.listen.clone(), ..serve.settings.flags() };
    let config = Config::resolve(&flags, &environment)?;
    log_to_stderr();
    run(async {
        let mut stop = Stop::listen()?;
        let running = app::start(&config).await?;
        greet(&running, &config);
        stop.wait().await;
        Ok(drain(running, &mut stop, &config).await)
    })?
}

async fn drain(running: Running, stop: &mut Stop, config: &Config) -> ExitCode {
    let patience = config.http.drain_grace + config.http.drain_timeout;
    say(&format!(
        "pictor: stopping; running calls may finish within {patience:?}. A second signal, not within the next second, \
         stops at once and cuts them, paid for or not."
    ));
    let images = Arc::clone(&running.images);
    let why = tokio::select! {
        drained = running.stop() => {
            if drained {
                return ExitCode::SUCCESS;
            }
            "with calls unfinished, after http.drain_timeout"
        }
        _ = stop.wait() => "at once",
    };
    tell_of_cut_calls(&images);
    say(&format!("pictor: stopped {why}"));
    ExitCode::FAILURE
}

/// What the end of the process is about to cut, at upstreams that may charge for it all the same.
fn tell_of_cut_calls(images: &Images) {
    let cut = images.maker.pool().as_ref().map_or(0, under_way);
    if cut > 0 {
        tracing::error!(cut, "requests to upstreams are cut, and may have been billed");
    }
}

fn log_to_stderr() {
    let chosen = environment("PICTOR_LOG").and_then(|text| tracing_subscriber::EnvFilter::try_new(text).ok());
    let filter = chosen.unwrap_or_else(|| tracing_subscriber::EnvFilter::new("info"));
    // A second subscriber in one process is refused; the first one then logs for both.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .try_init();
}
