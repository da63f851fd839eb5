//! Which processes live: each one that works on jobs says so in a row of its own, again and again.
//!
//! When a row was written is told by the database's own clock, so that processes whose clocks differ do not take each
//! other for dead. How long ago this process was heard is told by a clock of its own that is never set back: it also
//! sees that the process was paused, or that the database was away.

use std::time::Duration;

use super::Jobs;
use crate::db::{DbError, Durability, Tx};

impl Jobs {
    /// How often this process says that it lives: the others believe it for six times as long.
    #[must_use]
    pub fn beat_every(mut self, every: Duration) -> Self {
        self.lease.every = every;
        self
    }

    /// Says that this process lives.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn beat(&self) -> Result<(), DbError> {
        let (me, began) = (self.owner.clone(), self.clock.now());
        let silence = i64::try_from(self.lease.silence().as_millis()).unwrap_or(i64::MAX);
        let now = self.db.moment(&self.clock);
        let beat = format!(
            "INSERT INTO replicas (id, started_at, seen_at, silence) VALUES ($1, {now}, {now}, $2) \
             ON CONFLICT (id) DO UPDATE SET seen_at = {now}, silence = $2"
        );
        let op = move |tx: &mut dyn Tx| tx.execute(&beat, &[(&*me).into(), silence.into()]).map(drop);
        self.db.write(Durability::Normal, op).await?;
        self.lease.is_heard(began);
        Ok(())
    }

    /// Asks the database for an answer, whatever it says.
    ///
    /// # Errors
    /// When it does not give one.
    pub async fn answers(&self) -> Result<(), DbError> {
        self.db.read(|tx: &mut dyn Tx| tx.query("SELECT 1", &[]).map(drop)).await
    }

    /// Whether other processes may work on its database.
    pub fn is_shared(&self) -> bool {
        self.db.is_shared()
    }

    /// Whether this process has not been heard for so long that others may soon take it for dead: nothing may be sent
    /// then. On a database that is this process's alone nobody listens.
    pub fn is_fenced(&self) -> bool {
        self.db.is_shared() && self.clock.since(self.lease.last()) >= self.lease.fence()
    }

    /// The processes that own open jobs and have been silent for too long; none while this one cannot tell.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn dead(&self) -> Result<Vec<String>, DbError> {
        if self.is_fenced() || self.clock.now() < self.lease.judges_from() {
            return Ok(Vec::new());
        }
        let me = self.owner.clone();
        let owners = format!(
            "SELECT DISTINCT owner FROM jobs WHERE status IN ('queued', 'in_progress') AND owner <> $1 \
             AND owner NOT IN (SELECT id FROM replicas WHERE seen_at > {} - silence)",
            self.db.moment(&self.clock)
        );
        let op = move |tx: &mut dyn Tx| {
            let rows = tx.query(&owners, &[(&*me).into()])?;
            rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
        };
        self.db.scan(op).await
    }

    /// This process works on nothing any more, and others need not wait until it has been silent.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn leave(&self) -> Result<(), DbError> {
        let me = self.owner.clone();
        // The rows of those who died long ago go with it.
        let day = 24 * 3_600_000;
        let leave = format!(
            "DELETE FROM replicas WHERE id = $1 OR seen_at < {} - silence - {day}",
            self.db.moment(&self.clock)
        );
        let op = move |tx: &mut dyn Tx| tx.execute(&leave, &[(&*me).into()]).map(drop);
        self.db.write(Durability::Normal, op).await
    }
}
