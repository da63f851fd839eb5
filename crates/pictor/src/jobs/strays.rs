//! Rows of this process that no work stands behind: their start was committed, but its answer was lost.

use super::Jobs;
use crate::db::{DbError, Tx};

/// A start takes no longer than this, in milliseconds.
const LONGEST_START: i64 = 60_000;

impl Jobs {
    /// The jobs of this process that began long ago and for which nothing was sent, the oldest first. Those that no
    /// work stands behind are strays: their caller was told that nothing was started.
    ///
    /// # Errors
    /// The database's.
    pub async fn long_begun(&self) -> Result<Vec<String>, DbError> {
        let (me, before) = (self.owner.clone(), self.clock.unix_millis() - LONGEST_START);
        self.db
            .scan(move |tx: &mut dyn Tx| {
                let sql = "SELECT id FROM jobs WHERE owner = $1 AND created_at < $2 AND (status = 'queued' \
                           OR (status = 'in_progress' AND route = 'studio')) ORDER BY id";
                let rows = tx.query(sql, &[(&*me).into(), before.into()])?;
                rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
            })
            .await
    }
}
