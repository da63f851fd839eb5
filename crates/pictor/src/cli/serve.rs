//! `pictor serve`: serves until it is told to stop, drains, and says what a stop has cut.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::spawn_blocking;

use super::arguments::Serve;
use super::greeting::greet;
use super::logging::{self, tell};
use super::maker::under_way;
use super::stop::{Hangup, Stop};
use super::supervisor::{READY, STOPPING, tell_supervisor};
use super::{environment, run};
use crate::app::{self, Running};
use crate::config::{Config, Flags};
use crate::images::Images;

pub(super) fn serve(serve: &Serve) -> anyhow::Result<ExitCode> {
    let flags = Flags { listen: serve.listen.clone(), ..serve.settings.flags() };
    run(async {
        // Before anything that takes time: a signal that nobody listens for ends the process.
        let (mut stop, mut hangup) = (Stop::listen()?, Hangup::listen()?);
        let config = Config::resolve(&flags, &environment)?;
        logging::start(config.log_format);
        let reread = move || Config::resolve(&flags, &environment);
        let running = app::start_with(&config, Arc::new(reread), |router, _| router).await?;
        greet(&running, &config);
        tell_supervisor(READY);
        loop {
            tokio::select! {
                _ = stop.wait() => break,
                () = hangup.heard() => reload(&running).await,
            }
        }
        Ok(drain(running, &mut stop, &config).await)
    })?
}

/// Reads the settings again. What came of it is logged.
async fn reload(running: &Running) {
    let images = Arc::clone(&running.images);
    let _ = spawn_blocking(move || images.reload()).await;
}

async fn drain(running: Running, stop: &mut Stop, config: &Config) -> ExitCode {
    let patience = config.http.drain_grace + config.http.drain_timeout;
    tell_supervisor(STOPPING);
    tell(config.log_format, &stopping(patience));
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
    tell(config.log_format, &format!("stopped {why}"));
    ExitCode::FAILURE
}

fn stopping(patience: Duration) -> String {
    format!(
        "stopping; running calls may finish within {patience:?}. A second signal, not within the next second, stops at \
         once and cuts them, paid for or not."
    )
}

/// What the end of the process is about to cut, at upstreams that may charge for it all the same.
fn tell_of_cut_calls(images: &Images) {
    let cut = images.maker.pool().as_ref().map_or(0, under_way);
    if cut > 0 {
        tracing::error!(cut, "requests to upstreams are cut, and may have been billed");
    }
}
