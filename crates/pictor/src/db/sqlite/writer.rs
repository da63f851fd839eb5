//! The thread that writes. Whatever waits when it is free goes into one transaction, so that one sync of the disk
//! serves many operations; no timer delays the first of them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;

use super::{connect, tx};
use crate::db::operation::Operation;
use crate::db::{DbError, Durability};

/// The most operations in one transaction.
const BATCH: usize = 64;

type Batch = Vec<Box<dyn Operation>>;

pub(super) struct Writer {
    queue: Mutex<Option<Sender<Box<dyn Operation>>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(path: &Path, connection: Connection) -> Result<Self, DbError> {
        let (queue, operations) = channel();
        let mut writing = Writing { path: path.to_owned(), connection: Some(connection), is_full: true };
        let run = move || writing.run(&operations);
        let thread = thread::Builder::new().name("db-writer".into()).spawn(run);
        let thread = thread.map_err(|error| DbError::Unavailable(error.to_string()))?;
        Ok(Self { queue: Mutex::new(Some(queue)), thread: Mutex::new(Some(thread)) })
    }

    pub(super) fn send(&self, op: Box<dyn Operation>) -> Result<(), DbError> {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.as_ref().and_then(|queue| queue.send(op).ok()).ok_or(DbError::Closed)
    }

    /// Takes no more operations, and returns when the last one has been answered.
    pub(super) fn close(&self) {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).take();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            // Operations cannot make it panic; if something else did, there is nobody left to tell.
            let _ = thread.join();
        }
    }
}

struct Writing {
    path: PathBuf,
    /// None after an error of the disk: the next batch opens it again.
    connection: Option<Connection>,
    /// Whether commits are synced now.
    is_full: bool,
}

impl Writing {
    fn run(&mut self, operations: &Receiver<Box<dyn Operation>>) {
        while let Ok(first) = operations.recv() {
            let mut batch = vec![first];
            batch.extend(operations.try_iter().take(BATCH - 1));
            let committed = self.commit(&mut batch);
            if committed.as_ref().is_err_and(DbError::is_transient) {
                self.connection = None;
            }
            for op in batch {
                op.answer(committed.clone());
            }
        }
    }

    /// Runs a batch in one transaction. An operation that fails is rolled back alone; an error here means that none
    /// of them is done.
    fn commit(&mut self, batch: &mut Batch) -> Result<(), DbError> {
        let wants_full = batch.iter().any(|op| op.durability() == Durability::Full);
        if self.connection.is_none() {
            (self.connection, self.is_full) = (Some(connect(&self.path)?), true);
        }
        let connection = self.connection.as_mut().expect("opened above");
        if wants_full != self.is_full {
            let level = if wants_full { "PRAGMA synchronous = FULL" } else { "PRAGMA synchronous = NORMAL" };
            connection.execute_batch(level).map_err(tx::error)?;
            self.is_full = wants_full;
        }
        execute(connection, "BEGIN IMMEDIATE")?;
        let done = run_all(connection, batch).and_then(|()| execute(connection, "COMMIT"));
        // The first error is the one to tell. A connection that cannot even roll back is of no more use.
        if done.is_err() && !connection.is_autocommit() && execute(connection, "ROLLBACK").is_err() {
            self.connection = None;
        }
        done
    }
}

fn run_all(connection: &Connection, batch: &mut Batch) -> Result<(), DbError> {
    for op in batch {
        execute(connection, "SAVEPOINT operation")?;
        let mut tx = tx::SqliteTx::new(connection);
        let is_done = op.run(&mut tx);
        // SQLite rolls everything back when its disk is full, or worse.
        tx.ended().map_or(Ok(()), Err)?;
        if !is_done {
            execute(connection, "ROLLBACK TO operation")?;
        }
        execute(connection, "RELEASE operation")?;
    }
    Ok(())
}

/// A statement without parameters, prepared once.
fn execute(connection: &Connection, sql: &str) -> Result<(), DbError> {
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.execute([]))
        .map(drop)
        .map_err(tx::error)
}
