//! PostgreSQL: a few threads, each with a connection, and one transaction for each operation. Operations block, and each
//! connection brings a small runtime for its driver, so that it is used on these threads only.

mod connection;
mod error;
mod session;
mod tls;
mod tx;

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use pictor_relay::Secret;

use self::session::{Mode, Session};
use self::tls::Server;
use super::DbError;
use super::operation::Operation;
use crate::clock::Clock;
use crate::crash::Crash;

type Queue = Arc<Mutex<Receiver<Box<dyn Operation>>>>;

/// A PostgreSQL, with the connections to it.
pub(super) struct Postgres {
    /// Writes, reads and scans; none once it is closed.
    queues: Mutex<Option<Queues>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

struct Queues {
    writes: Sender<Box<dyn Operation>>,
    /// Apart, so that a read never waits behind writes that wait for a row.
    reads: Sender<Box<dyn Operation>>,
}

impl Postgres {
    pub(super) fn open(
        url: &Secret,
        connections: usize,
        clock: &Clock,
        crash: &Crash,
    ) -> Result<Self, DbError> {
        let server = Server::read(url.reveal())?;
        migrate(&server, clock, crash)?;
        let readers = (connections / 4).max(1);
        let writers = connections.saturating_sub(readers).max(1);
        let (writes, writing) = channel();
        let (reads, reading) = channel();
        let mut threads = start(writers, Mode::Write, writing, &server, clock)?;
        threads.extend(start(readers, Mode::Read, reading, &server, clock)?);
        Ok(Self { queues: Mutex::new(Some(Queues { writes, reads })), threads: Mutex::new(threads) })
    }

    pub(super) fn write(&self, op: Box<dyn Operation>) -> Result<(), DbError> {
        self.send(|queues| &queues.writes, op)
    }

    pub(super) fn read(&self, op: Box<dyn Operation>) -> Result<(), DbError> {
        self.send(|queues| &queues.reads, op)
    }

    fn send(
        &self,
        queue: fn(&Queues) -> &Sender<Box<dyn Operation>>,
        op: Box<dyn Operation>,
    ) -> Result<(), DbError> {
        let queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        let queues = queues.as_ref().ok_or(DbError::Closed)?;
        queue(queues).send(op).map_err(|_| DbError::Closed)
    }

    /// Takes no more operations, and returns when the last one has been answered.
    pub(super) fn close(&self) {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner).take();
        for thread in self.threads.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            // Operations cannot make it panic; if something else did, there is nobody left to tell.
            let _ = thread.join();
        }
    }
}

fn start(
    count: usize,
    mode: Mode,
    queue: Receiver<Box<dyn Operation>>,
    server: &Server,
    clock: &Clock,
) -> Result<Vec<JoinHandle<()>>, DbError> {
    let queue: Queue = Arc::new(Mutex::new(queue));
    let run = |_| {
        let (queue, mut session) = (queue.clone(), Session::new(server.clone(), mode, clock.clone()));
        let work = move || {
            while let Some(op) = next(&queue) {
                session.run(op);
            }
        };
        thread::Builder::new()
            .name("db-postgres".into())
            .spawn(work)
            .map_err(|error| DbError::Unavailable(error.to_string()))
    };
    (0..count).map(run).collect()
}

fn next(queue: &Queue) -> Option<Box<dyn Operation>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// On a thread of its own, since the caller's may belong to a runtime.
fn migrate(server: &Server, clock: &Clock, crash: &Crash) -> Result<(), DbError> {
    thread::scope(|scope| {
        let work =
            || Session::new(server.clone(), Mode::Write, clock.clone()).migrate(clock.unix_millis(), crash);
        scope.spawn(work).join().unwrap_or(Err(DbError::Panicked))
    })
}
