//! A call that is taken back: for certain while nothing was sent, never afterwards.

use super::close::{self, Expected, Outcome};
use super::job::{Job, Status};
use super::list::{self, Within};
use crate::db::{DbError, Tx};

/// What a cancel did.
#[derive(Debug)]
pub enum Cancelled {
    /// Nothing was sent, and nothing will be.
    Done(Box<Job>),
    /// Something was sent: it may be billed, so its pictures are kept.
    AlreadySent(Box<Job>),
    /// It had ended.
    Ended(Box<Job>),
    /// There is no such job in there.
    NotFound,
}

/// Takes a job back, whichever process it belongs to: that one sees it when it wants to send.
pub(super) fn cancel(
    tx: &mut dyn Tx,
    within: &Within,
    job: &str,
    keep_prompt: bool,
    now: i64,
) -> Result<Cancelled, DbError> {
    let expected = Expected { owner: None, status: Some(Status::Queued), project: within.project() };
    let outcome = Outcome::released(Status::Cancelled, keep_prompt);
    let done = close::close(tx, job, expected, &outcome, &[], now)?;
    let Some(job) = list::read(tx, within, job)?.map(Box::new) else { return Ok(Cancelled::NotFound) };
    Ok(match job.status {
        _ if done => Cancelled::Done(job),
        Status::Queued | Status::InProgress => Cancelled::AlreadySent(job),
        _ => Cancelled::Ended(job),
    })
}
