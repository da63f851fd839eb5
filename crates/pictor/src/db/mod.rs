//! Rows: SQLite in the data directory, or PostgreSQL. The only room that names a database driver.
//!
//! A store operation is a closure over [`Tx`]: it cannot await, so nothing holds a transaction while it waits for
//! something else. Its SQL is written once, with `$1..$n`; NULL in an expression needs `CAST($1 AS BIGINT)`.

mod copying;
mod error;
mod migrate;
mod operation;
mod postgres;
mod server_secret;
mod sql;
mod sqlite;
mod value;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use pictor_relay::Secret;

use crate::clock::Clock;
use crate::crash::Crash;
pub use error::DbError;
use operation::Op;
use postgres::Postgres;
pub use server_secret::ServerSecret;
use sqlite::Sqlite;
pub use value::{Param, Row};

/// A transaction, as store operations see it.
pub trait Tx {
    /// Changes rows, and tells how many.
    ///
    /// # Errors
    /// What the database says. The whole operation must then fail: PostgreSQL takes no further statement.
    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, DbError>;

    /// The rows that `sql` selects or returns.
    ///
    /// # Errors
    /// The same.
    fn query(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, DbError>;

    /// Changes rows, and is not waited for: it goes with the next statement or the end of the transaction, one round
    /// trip for all of them. What the database has against it fails the transaction there.
    ///
    /// # Errors
    /// The same.
    fn send(&mut self, sql: &str, params: &[Param<'_>]) -> Result<(), DbError> {
        self.execute(sql, params).map(drop)
    }

    /// The first row, if there is any.
    ///
    /// # Errors
    /// The same.
    fn one(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Option<Row>, DbError> {
        Ok(self.query(sql, params)?.into_iter().next())
    }
}

/// Reads a SQLite database that nobody changes, such as that of a backup; nothing is written beside it.
///
/// # Errors
/// Those of `op`, and those of the database.
pub async fn read_file<T: Send + 'static>(
    file: &Path,
    op: impl FnOnce(&mut dyn Tx) -> Result<T, DbError> + Send + 'static,
) -> Result<T, DbError> {
    let file = file.to_owned();
    let reading = tokio::task::spawn_blocking(move || sqlite::file::read(&file, |tx, _| op(tx)));
    reading.await.unwrap_or(Err(DbError::Panicked))
}

/// Whether a commit survives a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// It is on the disk before it is answered.
    Full,
    /// It survives the end of the process; after a power cut an older state may be there, never a torn one.
    Normal,
}

/// Which database.
#[derive(Clone, Debug)]
pub enum Target {
    /// This file.
    Sqlite(PathBuf),
    /// The PostgreSQL at this URL.
    Postgres {
        /// `postgres://..`, with its password.
        url: Secret,
        /// How many connections are held, at least 2.
        connections: usize,
    },
}

enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// An open database. A handle; clones share it.
#[derive(Clone)]
pub struct Db {
    engine: Arc<Engine>,
}

impl Db {
    /// Opens the database and brings its tables up to date. Blocks.
    ///
    /// # Errors
    /// When it cannot be opened, is newer than this program, or its driver is one that loses commits.
    pub fn open(target: &Target, clock: &Clock, crash: &Crash) -> Result<Self, DbError> {
        let engine = match target {
            Target::Sqlite(path) => Engine::Sqlite(Sqlite::open(path, clock, crash)?),
            Target::Postgres { url, connections } => {
                Engine::Postgres(Postgres::open(url, *connections, clock, crash)?)
            }
        };
        Ok(Self { engine: Arc::new(engine) })
    }

    /// Opens the database as [`open`](Self::open) does, on a thread that may block: it connects and migrates, which may
    /// take long.
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub async fn connect(target: Target, clock: Clock, crash: Crash) -> Result<Self, DbError> {
        let opening = tokio::task::spawn_blocking(move || Self::open(&target, &clock, &crash));
        opening.await.unwrap_or(Err(DbError::Panicked))
    }

    /// Whether other processes may work on it.
    pub fn is_shared(&self) -> bool {
        matches!(*self.engine, Engine::Postgres(_))
    }

    /// The time in milliseconds, in SQL: the database's own where several processes share it.
    pub fn moment(&self, clock: &Clock) -> String {
        if self.is_shared() {
            "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)".to_owned()
        } else {
            clock.unix_millis().to_string()
        }
    }

    /// Runs `op` in a transaction, and returns once it is committed. An error of `op` rolls back all that it did. It
    /// may run more than once, so that it must not do anything outside its transaction.
    ///
    /// # Errors
    /// Those of `op`, and those of the database.
    pub async fn write<T, E, F>(&self, durability: Durability, op: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (op, answer) = Op::asked(durability, op);
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.write(op)?,
            Engine::Postgres(postgres) => postgres.write(op)?,
        }
        answer.await.unwrap_or_else(|_| Err(DbError::Closed.into()))
    }

    /// Reads a row or two, which takes microseconds.
    ///
    /// # Errors
    /// Those of `op`, and those of the database.
    pub async fn read<T, E, F>(&self, mut op: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.read(&mut op),
            Engine::Postgres(postgres) => {
                let (op, answer) = Op::asked(Durability::Normal, op);
                postgres.read(op)?;
                answer.await.unwrap_or_else(|_| Err(DbError::Closed.into()))
            }
        }
    }

    /// Reads lists and sums, which may take long, from one state of the database.
    ///
    /// # Errors
    /// Those of `op`, and those of the database.
    pub async fn scan<T, E, F>(&self, op: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (engine, mut op) = (self.engine.clone(), op);
        let scanning = tokio::task::spawn_blocking(move || match &*engine {
            Engine::Sqlite(sqlite) => sqlite.scan(&mut op),
            Engine::Postgres(postgres) => {
                let (op, answer) = Op::asked(Durability::Normal, op);
                postgres.read(op)?;
                answer.blocking_recv().unwrap_or_else(|_| Err(DbError::Closed.into()))
            }
        });
        scanning.await.unwrap_or_else(|_| Err(DbError::Panicked.into()))
    }

    /// Copies all rows, as they are at one moment, into a new SQLite database. The time is that of its own making, in
    /// milliseconds since 1970.
    ///
    /// # Errors
    /// When this one cannot be read or that one not be written, which is then not whole.
    pub async fn copy_to(&self, file: &Path, now: i64) -> Result<(), DbError> {
        let (engine, file) = (self.engine.clone(), file.to_owned());
        let copying = tokio::task::spawn_blocking(move || match &*engine {
            Engine::Sqlite(sqlite) => sqlite.copy_to(&file),
            Engine::Postgres(postgres) => {
                let copy = move |from: &mut dyn Tx| {
                    // It may run again.
                    let _ = std::fs::remove_file(&file);
                    sqlite::file::write(&file, now, |to, tables| copying::copy(from, to, tables))
                };
                let (op, answer) = Op::asked(Durability::Normal, copy);
                postgres.read(op)?;
                answer.blocking_recv().unwrap_or(Err(DbError::Closed))
            }
        });
        copying.await.unwrap_or(Err(DbError::Panicked))
    }

    /// Copies all rows of a SQLite database of the same version into this one, whose tables must be empty.
    ///
    /// # Errors
    /// When one of them cannot be used, or this one has rows. Nothing is copied then.
    pub async fn copy_from(&self, file: &Path) -> Result<(), DbError> {
        let file = file.to_owned();
        let copy = move |to: &mut dyn Tx| {
            sqlite::file::read(&file, |from, tables| {
                copying::refuse_rows(to, tables)?;
                copying::copy(from, to, tables)
            })
        };
        self.write(Durability::Full, copy).await
    }

    /// Waits for the writes under way, and leaves everything in one file.
    pub async fn close(&self) {
        let engine = self.engine.clone();
        // A panic there has been told already, and there is nothing left to do.
        let _ = tokio::task::spawn_blocking(move || match &*engine {
            Engine::Sqlite(sqlite) => sqlite.close(),
            Engine::Postgres(postgres) => postgres.close(),
        })
        .await;
    }
}
