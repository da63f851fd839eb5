//! Jobs that may be sent once more: whoever was asked honours the key that they were sent under.

use super::Jobs;
use super::job::Job;
use super::recover::Dead;
use super::row::{self, COLUMNS};
use crate::db::{DbError, Durability, Param, Tx};

impl Jobs {
    /// The jobs of the dead that were under way when they died, and can be sent once more to their upstream without
    /// being paid for twice, if it still honours keys.
    ///
    /// # Errors
    /// The database's.
    pub async fn repeatable(&self, dead: &Dead) -> Result<Vec<Job>, DbError> {
        let (dead, me) = (dead.clone(), self.owner.clone());
        self.db
            .scan(move |tx: &mut dyn Tx| {
                let (whose, process): (&str, Param<'_>) = match &dead {
                    Dead::AllOthers => ("owner <> $1", (&*me).into()),
                    Dead::Process(process) => ("owner = $1", process.into()),
                };
                let sql = format!(
                    "SELECT {COLUMNS} FROM jobs WHERE {whose} AND status = 'in_progress' AND repeatable = 1 \
                     AND (endpoint = 'generations' OR inputs_kept = 1) ORDER BY id"
                );
                tx.query(&sql, &[process])?.iter().map(row::job).collect()
            })
            .await
    }

    /// Takes such a job; false where it is not as it was read any more.
    ///
    /// # Errors
    /// The database's.
    pub async fn take_to_repeat(&self, job: &str) -> Result<bool, DbError> {
        let (job, me) = (job.to_owned(), self.owner.clone());
        let take = "UPDATE jobs SET owner = $2, version = version + 1 \
                    WHERE id = $1 AND owner <> $2 AND status = 'in_progress' AND repeatable = 1";
        let op = move |tx: &mut dyn Tx| Ok(tx.execute(take, &[(&job).into(), (&*me).into()])? > 0);
        self.db.write(Durability::Full, op).await
    }
}
