//! The signals that ask a command to stop: SIGTERM from a supervisor, SIGINT from a person. And the one that asks it to
//! read its settings again: SIGHUP.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::Instant;

/// What comes within this time of a signal is the same wish. A supervisor and a terminal often both tell a process,
/// and a second wish cuts calls that are paid for.
const SAME_WISH: Duration = Duration::from_secs(1);

/// Listens for both signals, from its making on.
pub(super) struct Stop {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
    heard: Option<Instant>,
}

/// Listens for SIGHUP, from its making on. From then on it never ends the process.
pub(super) struct Hangup(tokio::signal::unix::Signal);

impl Hangup {
    pub(super) fn listen() -> anyhow::Result<Self> {
        Ok(Self(signal(SignalKind::hangup()).context("cannot listen for signals")?))
    }

    /// Waits for the next one; those that come together are one.
    pub(super) async fn heard(&mut self) {
        self.0.recv().await;
    }
}

/// Which signal came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    Terminate,
    Interrupt,
}

/// A command that a signal ended before its time.
#[derive(Debug, thiserror::Error)]
#[error("stopped{}", if *.may_be_billed { "; the call was under way and may have been billed" } else { "" })]
pub(super) struct Interrupted {
    pub(super) signal: Signal,
    pub(super) may_be_billed: bool,
}

impl Signal {
    /// As shells report a process that the signal ended.
    pub(super) fn exit_code(self) -> ExitCode {
        match self {
            Self::Terminate => ExitCode::from(128 + 15),
            Self::Interrupt => ExitCode::from(128 + 2),
        }
    }
}

impl Stop {
    pub(super) fn listen() -> anyhow::Result<Self> {
        let listen = |kind| signal(kind).context("cannot listen for signals");
        let (terminate, interrupt) = (listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?);
        Ok(Self { terminate, interrupt, heard: None })
    }

    /// Waits for the next wish to stop.
    pub(super) async fn wait(&mut self) -> Signal {
        loop {
            let signal = tokio::select! {
                _ = self.terminate.recv() => Signal::Terminate,
                _ = self.interrupt.recv() => Signal::Interrupt,
            };
            if self.heard.is_none_or(|heard| heard.elapsed() >= SAME_WISH) {
                self.heard = Some(Instant::now());
                return signal;
            }
        }
    }
}
