//! Which processes live: each one that works on jobs says so in a row of its own, again and again.

use std::time::Duration;

use super::Jobs;
use crate::db::{DbError, Durability, Tx};

/// How often a process says that it lives.
pub const BEAT: Duration = Duration::from_secs(5);

/// A process that has been silent for so long is dead.
const SILENCE: i64 = 30_000;

impl Jobs {
    /// Says that this process lives.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn beat(&self) -> Result<(), DbError> {
        let (me, now) = (self.owner.clone(), self.clock.unix_millis());
        let beat = "INSERT INTO replicas (id, started_at, seen_at) VALUES ($1, $2, $2) \
                    ON CONFLICT (id) DO UPDATE SET seen_at = $2";
        let op = move |tx: &mut dyn Tx| tx.execute(beat, &[(&*me).into(), now.into()]).map(drop);
        self.db.write(Durability::Normal, op).await
    }

    /// The processes that own open jobs and have been silent for too long.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn dead(&self) -> Result<Vec<String>, DbError> {
        let (me, since) = (self.owner.clone(), self.clock.unix_millis() - SILENCE);
        let owners = "SELECT DISTINCT owner FROM jobs WHERE status IN ('queued', 'in_progress') AND owner <> $1 \
                      AND owner NOT IN (SELECT id FROM replicas WHERE seen_at > $2)";
        let op = move |tx: &mut dyn Tx| {
            let rows = tx.query(owners, &[(&*me).into(), since.into()])?;
            rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
        };
        self.db.scan(op).await
    }

    /// This process works on nothing any more, and others need not wait until it has been silent.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn leave(&self) -> Result<(), DbError> {
        let (me, now) = (self.owner.clone(), self.clock.unix_millis());
        let op = move |tx: &mut dyn Tx| {
            // The rows of those who died long ago go with it.
            let old = now - 24 * 3_600_000;
            tx.execute("DELETE FROM replicas WHERE id = $1 OR seen_at < $2", &[(&*me).into(), old.into()])
                .map(drop)
        };
        self.db.write(Durability::Normal, op).await
    }
}
