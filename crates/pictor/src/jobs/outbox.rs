//! Pictures that wait on this disk for the bucket: which jobs they are of, and that they have arrived.

use super::Jobs;
use super::finish;
use super::job::{Job, Status};
use super::jobs_error::JobsError;
use super::recover::{self, Decided, Price};
use super::{found, row};
use crate::db::{DbError, Durability, Tx};

impl Jobs {
    /// The job, whoever may see it; also one that was deleted.
    ///
    /// # Errors
    /// The database's.
    pub async fn any(&self, job: &str) -> Result<Option<Job>, DbError> {
        let job = job.to_owned();
        self.db.read(move |tx| row::by_id(tx, &job)).await
    }

    /// Notes that the pictures of this job are in the bucket. False where they are to be nowhere any more: the job was
    /// swept or deleted while they were on their way.
    ///
    /// # Errors
    /// The database's.
    pub async fn uploaded(&self, job: &str) -> Result<bool, DbError> {
        let job = job.to_owned();
        let sql = "UPDATE jobs SET uploading = 0, version = version + uploading \
                   WHERE id = $1 AND swept_at IS NULL AND deleted_at IS NULL";
        let noting = move |tx: &mut dyn Tx| Ok(tx.execute(sql, &[job.as_str().into()])? > 0);
        self.db.write(Durability::Normal, noting).await
    }

    /// Completes a job that another server held to be lost, if all of its pictures are found: its answer came, but only
    /// this disk knew. False where something is missing, or a person has decided otherwise.
    ///
    /// # Errors
    /// The database's, the file system's or the bucket's.
    pub async fn complete_found(&self, job: &Job, price: &Price) -> Result<bool, JobsError> {
        let found = self.blobs.found(&job.id, job.created_at, usize::from(job.n)).await?;
        let left = found::read(&self.blobs, found).await?;
        let Decided::End(mut outcome) = recover::decide_sent(job, left, price, self.keep_prompts) else {
            return Ok(false);
        };
        if !outcome.recovered {
            return Ok(false);
        }
        outcome.status = Status::Completed;
        outcome.uploading = self.lie_here(job).await?;
        let (id, now) = (job.id.clone(), self.clock.unix_millis());
        let completing = move |tx: &mut dyn Tx| {
            let owner = tx.one("SELECT owner FROM jobs WHERE id = $1", &[id.as_str().into()])?;
            let Some(owner) = owner.and_then(|row| row.text(0).map(str::to_owned).ok()) else {
                return Ok(false);
            };
            finish::complete_late(tx, &id, &outcome, &owner, now)
        };
        Ok(self.db.write(Durability::Full, completing).await?)
    }
}
