//! Watching a job, wherever it is: worked on here, ended long ago, or owned by another process.

use std::io;
use std::sync::Arc;

use pictor_api::error;
use pictor_spool::Spool;

use super::Images;
use crate::db::DbError;
use crate::jobs::{Cancelled, Ending, Entry, Job, Journal, Pictures, Status, Watch, Within};

/// Why a job cannot be watched.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// The database does not answer.
    #[error("cannot read the job")]
    Database(#[from] DbError),
    /// A stored picture cannot be opened.
    #[error("cannot open a stored picture")]
    Store(#[from] io::Error),
}

impl Images {
    /// A watch on the job: its journal, where this process works on it; else what its row says.
    ///
    /// # Errors
    /// When the row or a stored picture cannot be read.
    pub async fn watch(&self, job: Job) -> Result<Watch, WatchError> {
        if let Some(watch) = self.live.watch(&job.id) {
            return Ok(watch);
        }
        // It may have ended between the reading of its row and the look at the journals.
        let job = if job.status.is_open() { self.read_again(job).await? } else { job };
        if job.status.is_open() {
            return Ok(self.watch_elsewhere(&job.id));
        }
        let journal = Journal::open();
        let watch = journal.watch();
        journal.write(Entry::Ended(self.ending(&job).await?.into()));
        Ok(watch)
    }

    /// How a job has ended, by its row.
    ///
    /// # Errors
    /// When a stored picture cannot be opened.
    pub async fn ending(&self, job: &Job) -> io::Result<Ending> {
        match ending(&self.blobs, job).await {
            Err(error) => self.later(job, &error).map(Ending::refused).ok_or(error),
            ending => ending,
        }
    }

    /// Takes a job back while nothing of it was sent, and tells all who watch it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn cancel(&self, within: &Within, job: &str) -> Result<Cancelled, DbError> {
        let cancelled = self.jobs.cancel(within, job).await?;
        if let (Cancelled::Done(job), Some(journal)) = (&cancelled, self.live.journal(job)) {
            let told = error::job_cancelled(&job.id);
            journal.write(Entry::Ended(Arc::new(Ending::refused(told))));
        }
        Ok(cancelled)
    }

    async fn read_again(&self, job: Job) -> Result<Job, DbError> {
        Ok(self.jobs.read(&Within::All, &job.id).await?.unwrap_or(job))
    }
}

pub(super) async fn ending(blobs: &crate::blobs::Blobs, job: &Job) -> io::Result<Ending> {
    let outcome = match (&job.status, &job.stored) {
        (Status::Completed, _) if job.swept_at.is_some() => Err(error::result_expired(&job.id)),
        (Status::Completed, Some(stored)) if stored.head.is_some() => {
            let mut spools: Vec<Spool> = Vec::with_capacity(stored.answered);
            for kept in stored.pictures.iter().take(stored.answered) {
                spools.push(blobs.open_blob(&kept.name).await?);
            }
            let head = stored.head.clone().expect("looked at above");
            Ok(Pictures {
                head,
                spools,
                upstream: stored.upstream.clone(),
                adjusted: stored.adjusted.clone(),
                completed_at: job.completed_at.unwrap_or(job.created_at),
            })
        }
        (Status::Cancelled, _) => Err(error::job_cancelled(&job.id)),
        (Status::Unknown, _) => Err(error::outcome_unknown()),
        _ => Err(job.error.clone().unwrap_or_else(|| error::server_error(&job.id))),
    };
    Ok(Ending { outcome, attempts: String::new(), cost: job.cost, failure: None })
}
