//! A look at many jobs at once: which of them have ended.

use std::collections::HashMap;

use super::Jobs;
use crate::db::{DbError, Param, Tx};

/// How many are asked for by one statement.
const AT_ONCE: usize = 50;

/// What is seen of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glance {
    /// Work on it goes on, or has not begun.
    Open,
    /// It has ended, however it did.
    Ended,
    /// There is no such job, or none any more.
    Gone,
}

impl Jobs {
    /// Each of these jobs, and what is seen of it.
    ///
    /// # Errors
    /// The database's.
    pub async fn glance(&self, jobs: Vec<String>) -> Result<Vec<(String, Glance)>, DbError> {
        let asked = jobs.clone();
        let looking = move |tx: &mut dyn Tx| {
            let mut seen = HashMap::new();
            asked.chunks(AT_ONCE).try_for_each(|some| look(tx, some, &mut seen))?;
            Ok::<_, DbError>(seen)
        };
        let seen = self.db.read(looking).await?;
        let glance = |job: String| {
            let glance = seen.get(&job).copied().unwrap_or(Glance::Gone);
            (job, glance)
        };
        Ok(jobs.into_iter().map(glance).collect())
    }
}

/// One text of SQL for any number of jobs, so that it is prepared once.
fn look(tx: &mut dyn Tx, some: &[String], seen: &mut HashMap<String, Glance>) -> Result<(), DbError> {
    let numbers: Vec<String> = (1..=AT_ONCE).map(|number| format!("${number}")).collect();
    let sql = format!(
        "SELECT id, CASE WHEN status IN ('queued', 'in_progress') THEN 1 ELSE 0 END FROM jobs WHERE id IN ({})",
        numbers.join(", ")
    );
    let mut params: Vec<Param<'_>> = some.iter().map(Into::into).collect();
    params.resize(AT_ONCE, "".into());
    for row in tx.query(&sql, &params)? {
        let glance = if row.flag(1)? { Glance::Open } else { Glance::Ended };
        seen.insert(row.text(0)?.to_owned(), glance);
    }
    Ok(())
}
