//! What the row says of the way of a job: it is sent, its answer is delivered.

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

/// Notes when the answers of these jobs were first delivered whole.
pub(super) fn delivered(tx: &mut dyn Tx, jobs: &[String], now: i64) -> Result<(), DbError> {
    for job in jobs {
        let sql = "UPDATE jobs SET delivered_at = $2 WHERE id = $1 AND delivered_at IS NULL";
        tx.send(sql, &[job.as_str().into(), now.into()])?;
    }
    Ok(())
}
