//! The log of `pictor serve`, on stderr.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use super::{environment, say};
use crate::config::LogFormat;

/// Writes what is logged from now on.
pub(super) fn start(format: LogFormat) {
    let chosen = environment("PICTOR_LOG").and_then(|text| EnvFilter::try_new(text).ok());
    let filter = chosen.unwrap_or_else(|| EnvFilter::new("info"));
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    // A second subscriber in one process is refused; the first one then logs for both.
    let _ = match format {
        LogFormat::Text => log.with_ansi(std::io::stderr().is_terminal()).try_init(),
        LogFormat::Json => {
            log.json().flatten_event(true).with_current_span(false).with_span_list(false).try_init()
        }
    };
}

/// Tells the person at the terminal; where programs read the log, as a line of it.
pub(super) fn tell(format: LogFormat, line: &str) {
    match format {
        LogFormat::Text => say(&format!("pictor: {line}")),
        LogFormat::Json => tracing::info!("{line}"),
    }
}
