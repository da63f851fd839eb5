//! The earlier job that a call is a repetition of.

use super::job::Job;
use super::new::Identity;
use super::row::{self, COLUMNS};

use crate::db::{DbError, Param, Tx};

/// Who has an idempotency key.
pub(super) enum Earlier {
    /// A job with the same call.
    Same(Box<Job>),
    /// A job with another call.
    Other,
    /// Nobody any more.
    Gone,
}

/// The job that has `key`. It gives the key up where its call may be made again without being paid for twice.
pub(super) fn by_key(tx: &mut dyn Tx, new: &Identity, key: &str) -> Result<Earlier, DbError> {
    let Some(job) = holder(tx, new, key)? else { return Ok(Earlier::Gone) };
    if job.fingerprint != new.fingerprint {
        return Ok(Earlier::Other);
    }
    if !job.retryable {
        return Ok(Earlier::Same(Box::new(job)));
    }
    let sql = "UPDATE jobs SET idempotency_key = NULL WHERE id = $1";
    tx.execute(sql, &[job.id.as_str().into()])?;
    Ok(Earlier::Gone)
}

/// The job that has `key`, as it stands.
pub(super) fn holder(tx: &mut dyn Tx, new: &Identity, key: &str) -> Result<Option<Job>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM jobs WHERE project_id = $1 AND idempotency_key = $2 FOR UPDATE");
    let row = tx.one(&sql, &[new.project.as_str().into(), key.into()])?;
    row.as_ref().map(row::job).transpose()
}

/// For how long after its start an SDK may come back for a call, in milliseconds.
const RETURNS_WITHIN: i64 = 3_600_000;
/// For how long after a delivery it may turn out that it did not arrive: the SDKs' own timeout, in milliseconds.
const DOUBTS_DELIVERY: i64 = 600_000;

/// The job that an SDK without a key comes back for, claimed for this repetition.
///
/// Of two calls that are alike in all and fail alike, each repetition takes another job, the oldest first; a
/// repetition that is itself repeated, by a proxy, finds the newest of those that were claimed.
pub(super) fn of_retry(tx: &mut dyn Tx, new: &Identity, now: i64) -> Result<Option<Job>, DbError> {
    let params = [
        new.key.as_str().into(),
        new.fingerprint.as_str().into(),
        (now - RETURNS_WITHIN).into(),
        (now - DOUBTS_DELIVERY).into(),
        new.retry.into(),
    ];
    let oldest = format!("{CANDIDATES} AND retry_seen < $5 ORDER BY created_at, id LIMIT 1");
    // Where another process claims the same one first, the next is looked for.
    while let Some(id) = first(tx, &oldest, &params)? {
        let sql = "UPDATE jobs SET retry_seen = $2 WHERE id = $1 AND retry_seen < $2";
        if tx.execute(sql, &[id.as_str().into(), new.retry.into()])? > 0 {
            return row::by_id(tx, &id);
        }
    }
    let newest = format!("{CANDIDATES} AND retry_seen >= $5 ORDER BY created_at DESC, id DESC LIMIT 1");
    match first(tx, &newest, &params)? {
        Some(id) => row::by_id(tx, &id),
        None => Ok(None),
    }
}

const CANDIDATES: &str = "SELECT id FROM jobs WHERE key_id = $1 AND fingerprint = $2 AND idempotency_key IS NULL \
     AND created_at >= $3 AND (delivered_at IS NULL OR delivered_at >= $4) \
     AND retryable = 0 AND status <> 'cancelled' AND deleted_at IS NULL";

fn first(tx: &mut dyn Tx, sql: &str, params: &[Param<'_>]) -> Result<Option<String>, DbError> {
    tx.one(sql, params)?.map(|row| row.text(0).map(str::to_owned)).transpose()
}
