//! Who works on a job: it is sent, put back, taken up.

use super::job::Job;
use super::row;
use crate::db::{DbError, Tx};

/// What is about to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// The upstream that it is for.
    pub upstream: String,
    /// Whether all that was sent for the job, this included, can be sent once more to this upstream under the same keys
    /// without being paid for twice.
    pub repeatable: bool,
}

/// Notes that something is about to be sent; false where the job is not `owner`'s to send any more.
pub(super) fn dispatch(
    tx: &mut dyn Tx,
    job: &str,
    leaving: &Leaving,
    owner: &str,
    now: i64,
) -> Result<bool, DbError> {
    let sql = "UPDATE jobs SET status = 'in_progress', started_at = COALESCE(started_at, $4), upstream = $3, \
               repeatable = $5, version = version + 1 \
               WHERE id = $1 AND owner = $2 AND status IN ('queued', 'in_progress')";
    let Leaving { upstream, repeatable } = leaving;
    let params = [job.into(), owner.into(), upstream.into(), now.into(), (*repeatable).into()];
    Ok(tx.execute(sql, &params)? > 0)
}

/// Puts a job that found no place back for everybody; false where it is not `owner`'s, or something was sent.
pub(super) fn requeue(tx: &mut dyn Tx, job: &str, owner: &str) -> Result<bool, DbError> {
    let sql = "UPDATE jobs SET owner = NULL WHERE id = $1 AND owner = $2 AND status = 'queued'";
    Ok(tx.execute(sql, &[job.into(), owner.into()])? > 0)
}

/// Takes up to `limit` of the jobs that nobody works on, the oldest first.
pub(super) fn claim(tx: &mut dyn Tx, limit: u32, owner: &str) -> Result<Vec<Job>, DbError> {
    let waiting = "SELECT id FROM jobs WHERE owner IS NULL AND status = 'queued' ORDER BY id LIMIT $1 \
                   FOR UPDATE SKIP LOCKED";
    let mut claimed = Vec::new();
    for waiting in tx.query(waiting, &[limit.into()])? {
        let id = waiting.text(0)?;
        let sql = "UPDATE jobs SET owner = $2 WHERE id = $1 AND owner IS NULL AND status = 'queued'";
        if tx.execute(sql, &[id.into(), owner.into()])? > 0 {
            claimed.extend(row::by_id(tx, id)?);
        }
    }
    Ok(claimed)
}

/// Notes when the answers of these jobs were first delivered whole.
pub(super) fn delivered(tx: &mut dyn Tx, jobs: &[String], now: i64) -> Result<(), DbError> {
    for job in jobs {
        let sql = "UPDATE jobs SET delivered_at = $2 WHERE id = $1 AND delivered_at IS NULL";
        tx.execute(sql, &[job.as_str().into(), now.into()])?;
    }
    Ok(())
}
