//! One connection and the operations that run on it.

use std::time::{Duration, Instant};

use super::connection::Connection;
use super::error::{Failure, Next};
use super::tls::Server;
use super::tx::{NotCommitted, PostgresTx, Statements};
use crate::clock::Clock;
use crate::crash::Crash;
use crate::db::migrate::{Dialect, migrate};
use crate::db::operation::Operation;
use crate::db::{DbError, Durability, Tx};

/// How often an operation is tried in all.
const TRIES: u32 = 8;

/// After a connection that failed none is tried for this long, twice as long each time, up to the longest.
const REST: Duration = Duration::from_millis(50);
const LONGEST_REST: Duration = Duration::from_secs(2);

/// The settings of a transaction are set in it, so that a pooler may give each to another connection.
const LIMITS: &str = "SET LOCAL statement_timeout = '15s'; SET LOCAL lock_timeout = '5s'; \
                      SET LOCAL idle_in_transaction_session_timeout = '15s'";

/// The tables may take long to change, and so may the process that changes them first.
const MIGRATION: &str = "BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0";

/// Held by the process that changes the tables: "pictor" as a number.
const MIGRATION_LOCK: i64 = 0x7069_6374_6f72;

/// What its transactions do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Write,
    /// All statements see one state.
    Read,
}

/// A connection, made when it is needed.
pub(super) struct Session {
    server: Server,
    mode: Mode,
    clock: Clock,
    connection: Option<Connection>,
    statements: Statements,
    /// Until when no connection is tried, the rest after that, and why.
    resting: Option<(Instant, Duration, DbError)>,
}

impl Session {
    pub(super) fn new(server: Server, mode: Mode, clock: Clock) -> Self {
        Self { server, mode, clock, connection: None, statements: Statements::new(), resting: None }
    }

    /// Runs `op` until it is known what became of it, and tells.
    pub(super) fn run(&mut self, mut op: Box<dyn Operation>) {
        let begin = self.begin(op.durability());
        let mut tries = 1;
        let mut has_reconnected = false;
        let outcome = loop {
            match self.attempt(&begin, op.as_mut()) {
                Ok(outcome) => break outcome,
                Err(failure) => {
                    let is_last = tries >= TRIES || (failure.next == Next::Reconnect && has_reconnected);
                    if is_last || failure.next == Next::GiveUp {
                        break Err(failure.error);
                    }
                    has_reconnected |= failure.next == Next::Reconnect;
                }
            }
            tries += 1;
        };
        op.answer(outcome);
    }

    fn begin(&self, durability: Durability) -> String {
        match (self.mode, durability) {
            (Mode::Read, _) => format!("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; {LIMITS}"),
            (Mode::Write, Durability::Full) => format!("BEGIN; {LIMITS}; SET LOCAL synchronous_commit = on"),
            (Mode::Write, Durability::Normal) => {
                format!("BEGIN; {LIMITS}; SET LOCAL synchronous_commit = off")
            }
        }
    }

    /// One transaction. What fails before COMMIT is certainly not done.
    fn attempt(&mut self, begin: &str, op: &mut dyn Operation) -> Result<Result<(), DbError>, Failure> {
        let mut tx = self.transaction(begin)?;
        let is_done = op.run(&mut tx);
        if is_done && !tx.has_failed() {
            let committed = tx.commit();
            return self.committed(committed);
        }
        let failure = tx.take_failure();
        if !tx.roll_back() {
            self.forget(Next::Reconnect);
        }
        let Some(failure) = failure else { return Ok(Ok(())) };
        self.forget(failure.next);
        Err(failure)
    }

    /// A transaction, of which nothing is sent before its first statement.
    fn transaction<'a>(&'a mut self, begin: &'a str) -> Result<PostgresTx<'a>, Failure> {
        let give_up = |error| Failure { error, next: Next::GiveUp };
        self.connect().map_err(give_up)?;
        let connection = self.connection.as_ref().ok_or_else(|| give_up(DbError::Closed))?;
        let statements = self.server.prepares().then_some(&mut self.statements);
        Ok(PostgresTx::new(connection, statements, begin))
    }

    fn committed(&mut self, committed: Result<(), NotCommitted>) -> Result<Result<(), DbError>, Failure> {
        match committed {
            Ok(()) => Ok(Ok(())),
            Err(NotCommitted::Failed(failure)) => {
                self.forget(failure.next);
                Err(failure)
            }
            Err(NotCommitted::Unsure) => {
                self.forget(Next::Reconnect);
                // A transaction that only read has nothing to be unsure of.
                Ok(if self.mode == Mode::Read { Ok(()) } else { Err(DbError::Unsure) })
            }
        }
    }

    fn forget(&mut self, next: Next) {
        if matches!(next, Next::Reconnect | Next::Prepare) {
            self.statements.clear();
        }
        if next == Next::Reconnect {
            self.connection = None;
        }
    }

    fn connect(&mut self) -> Result<(), DbError> {
        if self.connection.as_ref().is_some_and(|connection| !connection.is_alive()) {
            self.forget(Next::Reconnect);
        }
        if self.connection.is_some() {
            return Ok(());
        }
        let now = self.clock.now();
        if let Some((_, _, error)) = self.resting.as_ref().filter(|(until, ..)| *until > now) {
            return Err(error.clone());
        }
        let rest = self.resting.take().map_or(REST, |(_, rest, _)| rest);
        match self.server.connect() {
            Ok(connection) => self.connection = Some(connection),
            Err(error) => {
                self.resting = Some((now + rest, (rest * 2).min(LONGEST_REST), error.clone()));
                return Err(error);
            }
        }
        Ok(())
    }

    /// Brings the tables up to date, while all other processes wait.
    pub(super) fn migrate(&mut self, now: i64, crash: &Crash) -> Result<(), DbError> {
        let mut tx = self.transaction(MIGRATION).map_err(|failure| failure.error)?;
        tx.execute("SELECT pg_advisory_xact_lock($1)", &[MIGRATION_LOCK.into()])?;
        migrate(&mut tx, Dialect::Postgres, now, crash)?;
        // What fails here ends with the connection, which rolls it back.
        let committed = tx.commit();
        self.committed(committed).map_err(|failure| failure.error)?
    }
}
