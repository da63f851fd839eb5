//! SQLite: one thread writes and commits in groups; readers read at once, each with a connection of its own.

mod checkpoint;
pub(super) mod file;
mod readers;
mod tx;
mod writer;

use std::io;
use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tempfile::NamedTempFile;

use self::checkpoint::Checkpoints;
use self::readers::Readers;
use self::tx::SqliteTx;
use self::writer::Writer;
use super::migrate::{Dialect, migrate};
use super::operation::Operation;
use super::{DbError, Tx};
use crate::clock::Clock;
use crate::crash::Crash;

/// SQLite before this version loses commits when two connections reset the log at the same time.
const OLDEST: i32 = 3_051_003;

/// How long a connection waits for a lock that another process holds.
const PATIENCE: Duration = Duration::from_secs(5);

/// And between two tries, where SQLite does not wait by itself.
const PAUSE: Duration = Duration::from_millis(5);

/// An open SQLite database.
pub(super) struct Sqlite {
    writer: Writer,
    readers: Readers,
    checkpoints: Mutex<Option<Checkpoints>>,
}

impl Sqlite {
    pub(super) fn open(path: &Path, clock: &Clock, crash: &Crash) -> Result<Self, DbError> {
        if rusqlite::version_number() < OLDEST {
            let version = rusqlite::version();
            return Err(DbError::Unavailable(format!("SQLite {version} loses commits; it takes 3.51.3")));
        }
        create(path)?;
        let mut connection = connect(path)?;
        in_transaction(&mut connection, |tx| migrate(tx, Dialect::Sqlite, clock.unix_millis(), crash))?;
        let checkpoints = Mutex::new(Some(Checkpoints::start(path)?));
        let writer = Writer::start(path, connection)?;
        Ok(Self { writer, readers: Readers::new(path), checkpoints })
    }

    pub(super) fn write(&self, op: Box<dyn Operation>) -> Result<(), DbError> {
        self.writer.send(op)
    }

    /// Reads on this thread, each statement from the newest state.
    pub(super) fn read<T, E: From<DbError>>(
        &self,
        op: &mut dyn FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        self.readers.with(|connection| op(&mut SqliteTx::new(connection)))
    }

    /// Reads on this thread, all statements from one state.
    pub(super) fn scan<T, E: From<DbError>>(
        &self,
        op: &mut dyn FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        self.readers.with(|connection| {
            connection.execute_batch("BEGIN").map_err(tx::error)?;
            let read = op(&mut SqliteTx::new(connection));
            connection.execute_batch("COMMIT").map_err(tx::error)?;
            read
        })
    }

    /// Copies all rows, as they are now, into a new file.
    pub(super) fn copy_to(&self, path: &Path) -> Result<(), DbError> {
        self.readers.with(|connection| file::copy(connection, path))
    }

    /// Ends the writer, then moves the log into the database's own file.
    pub(super) fn close(&self) {
        self.writer.close();
        let checkpoints = self.checkpoints.lock().ok().and_then(|mut checkpoints| checkpoints.take());
        if let Some(checkpoints) = checkpoints {
            checkpoints.finish();
        }
    }
}

/// Makes the file, empty and for its owner alone, since it keeps what people ask for; SQLite gives the log and its
/// index the same mode. It is moved to its place when it is closed: to close a file drops all locks that the process
/// has on it, those of SQLite too.
fn create(path: &Path) -> Result<(), DbError> {
    if path.exists() {
        return Ok(());
    }
    let empty = NamedTempFile::new_in(path.parent().unwrap_or(path));
    match empty.map_err(|error| unusable(path, &error))?.into_temp_path().persist_noclobber(path) {
        Err(refused) if refused.error.kind() != io::ErrorKind::AlreadyExists => {
            Err(unusable(path, &refused.error))
        }
        _ => Ok(()),
    }
}

fn unusable(path: &Path, error: &io::Error) -> DbError {
    DbError::Unavailable(format!("{}: {error}", path.display()))
}

fn open(path: &Path, flags: OpenFlags) -> Result<Connection, DbError> {
    let connection = Connection::open_with_flags(path, flags).map_err(tx::error)?;
    connection.busy_timeout(PATIENCE).map_err(tx::error)?;
    connection.set_prepared_statement_cache_capacity(128);
    // Plans that do not depend on what is bound. Otherwise SQLite prepares a statement once more whenever it is run with
    // other values, which took longer than a point read itself.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(tx::error)?;
    Ok(connection)
}

/// A connection that writes.
fn connect(path: &Path) -> Result<Connection, DbError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = open(path, flags)?;
    // A log that no checkpoint interrupts: those are made beside the writer. What a savepoint may have to take back is
    // kept in memory: it would become a file with each group of commits.
    let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                    PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY;";
    // Of two that begin the log of a new file at the same moment SQLite refuses one, without the wait it was told of.
    for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
        match connection.execute_batch(settings).map_err(tx::error) {
            Err(DbError::Busy) => thread::sleep(PAUSE),
            set => return set.map(|()| connection),
        }
    }
    Err(DbError::Busy)
}

/// At once, not deferred: a transaction that reads before it writes would fail when another has written meanwhile.
fn in_transaction<T>(
    connection: &mut Connection,
    op: impl FnOnce(&mut dyn Tx) -> Result<T, DbError>,
) -> Result<T, DbError> {
    connection.execute_batch("BEGIN IMMEDIATE").map_err(tx::error)?;
    match op(&mut SqliteTx::new(connection)) {
        Ok(done) => connection.execute_batch("COMMIT").map_err(tx::error).map(|()| done),
        Err(error) => {
            // SQLite may have rolled back by itself; the first error is the one to tell.
            let _ = connection.execute_batch("ROLLBACK");
            Err(error)
        }
    }
}
