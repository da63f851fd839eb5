//! Moving the log into the database beside the writer, which would otherwise stop for it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::Connection;

use super::connect;
use crate::db::DbError;

/// How often the length of the log is looked at.
const EVERY: Duration = Duration::from_millis(250);

/// A log of this length, in bytes, is moved.
const LONG: u64 = 4 * 1024 * 1024;

/// The thread that does it.
pub(super) struct Checkpoints {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl Checkpoints {
    pub(super) fn start(path: &Path) -> Result<Self, DbError> {
        let (connection, log) = (connect(path)?, log_of(path));
        let (stop, stopped) = channel();
        let work = move || {
            while stopped.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                if log.metadata().is_ok_and(|log| log.len() > LONG) {
                    checkpoint(&connection, "PRAGMA wal_checkpoint(PASSIVE)");
                }
            }
            checkpoint(&connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        };
        let thread = thread::Builder::new().name("db-checkpoint".into()).spawn(work);
        let thread = thread.map_err(|error| DbError::Unavailable(error.to_string()))?;
        Ok(Self { stop, thread })
    }

    /// Moves all of it, and returns when that is done.
    pub(super) fn finish(self) {
        drop(self.stop);
        // It has nothing to panic over; if it did, the log is read at the next start.
        let _ = self.thread.join();
    }
}

fn log_of(path: &Path) -> PathBuf {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

/// What is not moved now is moved later.
fn checkpoint(connection: &Connection, how: &str) {
    if let Err(error) = connection.query_row(how, [], |_| Ok(())) {
        tracing::debug!(%error, "no checkpoint");
    }
}
