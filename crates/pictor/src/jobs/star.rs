//! The caller's own mark on a job.

use super::Jobs;
use super::job::Job;
use super::list::{self, Within};
use crate::db::{DbError, Durability, Tx};

impl Jobs {
    /// Marks a job, or takes the mark away, and tells the job as it is then; `None` where there is none in there.
    ///
    /// # Errors
    /// The database's.
    pub async fn star(&self, within: &Within, job: &str, starred: bool) -> Result<Option<Job>, DbError> {
        let (within, job) = (within.clone(), job.to_owned());
        let marking = move |tx: &mut dyn Tx| {
            let project = within.project().into();
            tx.execute(STAR, &[(&job).into(), project, starred.into()])?;
            list::read(tx, &within, &job)
        };
        self.db.write(Durability::Full, marking).await
    }
}

const STAR: &str = "UPDATE jobs SET starred = $3 WHERE id = $1 AND deleted_at IS NULL \
     AND (CAST($2 AS TEXT) IS NULL OR project_id = $2)";
