//! A connection to PostgreSQL, with the small runtime that the driver needs.
//!
//! What is asked on a connection need not wait for the answer before it: several statements that are asked together are
//! one round trip, and PostgreSQL answers them one by one.

use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Client, Config, Socket};

use super::error;
use crate::db::DbError;

/// So long a server may take to hear that we go.
const GOODBYE: Duration = Duration::from_secs(1);

/// A connection of one thread.
pub(super) struct Connection {
    /// Dropped before the driver, which hears by that that we go.
    client: Client,
    driver: Driver,
}

/// Reads and writes the socket, while something is waited for.
struct Driver {
    task: JoinHandle<()>,
    runtime: Runtime,
}

impl Connection {
    /// Connects. Blocks, as all of this does.
    pub(super) fn open<T>(config: &Config, tls: T) -> Result<Self, DbError>
    where
        T: MakeTlsConnect<Socket>,
        T::Stream: Send + 'static,
    {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| DbError::Unavailable(error.to_string()))?;
        let connected = runtime.block_on(config.connect(tls));
        let (client, connection) = connected.map_err(|error| DbError::Unavailable(error::text(&error)))?;
        // What ends it, the statement under way is told too.
        let task = runtime.spawn(async move { drop(connection.await) });
        Ok(Self { client, driver: Driver { task, runtime } })
    }

    /// Asks, and waits for what `ask` waits for.
    pub(super) fn ask<T>(&self, ask: impl AsyncFnOnce(&Client) -> T) -> T {
        self.driver.runtime.block_on(ask(&self.client))
    }

    /// Looks whether the server has gone meanwhile.
    pub(super) fn is_alive(&self) -> bool {
        self.driver.runtime.block_on(tokio::task::yield_now());
        !self.is_closed()
    }

    /// Whether it is known to be of no more use.
    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }
}

impl Drop for Driver {
    /// Says goodbye, so that the server does not log a client that was lost.
    fn drop(&mut self) {
        let _ = self.runtime.block_on(async { tokio::time::timeout(GOODBYE, &mut self.task).await });
    }
}
