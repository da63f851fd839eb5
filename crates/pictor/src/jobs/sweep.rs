//! What is taken away in time: pictures, rows, inputs. First the row says so, for good; then the files go.
//!
//! Nothing here touches an open job, and nothing the ledger.

use std::time::Duration;

use super::job::Kept;
use super::list::Within;
use super::row::length;
use super::stored;
use crate::blobs::thumbnails;
use crate::db::{DbError, Param, Row, Tx};
use crate::files;

/// How long things are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Pictures, from the end of their job.
    pub pictures: Duration,
    /// How much all pictures together may be, in bytes; the oldest go first.
    pub budget: Option<u64>,
    /// Rows, from the end of their job.
    pub rows: Duration,
    /// Files without a row.
    pub orphans: Duration,
}

impl Default for Retention {
    fn default() -> Self {
        let days = |days: u64| Duration::from_hours(24 * days);
        Self { pictures: days(30), budget: None, rows: days(90), orphans: Duration::from_hours(1) }
    }
}

/// What a sweep took away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Jobs that lost their pictures.
    pub pictures: usize,
    /// Rows.
    pub rows: usize,
    /// Jobs whose inputs went.
    pub inputs: usize,
    /// Files without a row.
    pub orphans: usize,
}

/// What a delete by the caller did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// The job is gone, but for the ledger.
    Done,
    /// Work on it goes on: it must be cancelled or end first.
    Open,
    /// There is no such job in there.
    NotFound,
}

/// How many rows are looked at in one statement.
const AT_ONCE: i64 = 500;

/// A row whose files are to go.
pub(super) struct Doomed {
    pub(super) id: String,
    pub(super) created_at: i64,
    pub(super) names: Vec<String>,
}

const DOOMED: &str = "SELECT id, created_at, answer FROM jobs WHERE";

fn doomed(row: &Row) -> Result<Doomed, DbError> {
    let answer = row.maybe_text(2)?.and_then(|text| stored::from_json(&serde_json::from_str(text).ok()?));
    let pictures = answer.map(|stored| stored.pictures).unwrap_or_default();
    let with_copies = |picture: Kept| thumbnails(&picture.name).into_iter().chain([picture.name]);
    let names = pictures.into_iter().flat_map(with_copies).collect();
    Ok(Doomed { id: row.text(0)?.to_owned(), created_at: row.int(1)?, names })
}

fn all(tx: &mut dyn Tx, condition: &str, params: &[Param<'_>]) -> Result<Vec<Doomed>, DbError> {
    let sql = format!("{DOOMED} {condition} LIMIT {AT_ONCE}");
    tx.query(&sql, params)?.iter().map(doomed).collect()
}

/// Rows that were told to have no pictures any more while the files may still be there.
pub(super) fn tombstoned(tx: &mut dyn Tx) -> Result<Vec<Doomed>, DbError> {
    all(tx, "bytes > 0 AND swept_at IS NOT NULL ORDER BY id", &[])
}

/// Marks up to some hundred jobs that ended before `moment` and still have their pictures, and tells which.
pub(super) fn age_out(tx: &mut dyn Tx, moment: i64, now: i64) -> Result<Vec<Doomed>, DbError> {
    let old = "bytes > 0 AND swept_at IS NULL AND completed_at < $1 ORDER BY completed_at";
    let old = all(tx, old, &[moment.into()])?;
    bury(tx, old, now)
}

/// Marks the jobs that ended first until the pictures of the others fit into `budget`, and tells which.
pub(super) fn make_room(tx: &mut dyn Tx, budget: u64, now: i64) -> Result<Vec<Doomed>, DbError> {
    let sql = "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM jobs WHERE bytes > 0 AND swept_at IS NULL";
    let kept = tx.one(sql, &[])?.map_or(Ok(0), |row| row.int(0))?;
    let mut excess = kept - length(budget);
    if excess <= 0 {
        return Ok(Vec::new());
    }
    let oldest = format!(
        "SELECT id, created_at, answer, bytes FROM jobs WHERE bytes > 0 AND swept_at IS NULL \
         AND completed_at IS NOT NULL ORDER BY completed_at, id LIMIT {AT_ONCE}"
    );
    let mut going = Vec::new();
    for row in tx.query(&oldest, &[])? {
        if excess <= 0 {
            break;
        }
        excess -= row.int(3)?;
        going.push(doomed(&row)?);
    }
    bury(tx, going, now)
}

fn bury(tx: &mut dyn Tx, going: Vec<Doomed>, now: i64) -> Result<Vec<Doomed>, DbError> {
    let sql = "UPDATE jobs SET swept_at = $2, version = version + 1 WHERE id = $1 AND swept_at IS NULL \
               AND status NOT IN ('queued', 'in_progress')";
    let mut buried = Vec::new();
    for doomed in going {
        if tx.execute(sql, &[doomed.id.as_str().into(), now.into()])? > 0 {
            buried.push(doomed);
        }
    }
    Ok(buried)
}

/// Notes that the files of these jobs are gone.
pub(super) fn unlinked(tx: &mut dyn Tx, jobs: &[String]) -> Result<(), DbError> {
    for job in jobs {
        let sql = "UPDATE jobs SET bytes = 0 WHERE id = $1 AND swept_at IS NOT NULL";
        tx.execute(sql, &[job.as_str().into()])?;
    }
    Ok(())
}

/// Jobs that ended and whose inputs are still kept.
pub(super) fn with_spent_inputs(tx: &mut dyn Tx) -> Result<Vec<String>, DbError> {
    let spent = "inputs_kept = 1 AND status NOT IN ('queued', 'in_progress') ORDER BY id";
    Ok(all(tx, spent, &[])?.into_iter().map(|doomed| doomed.id).collect())
}

/// Notes that the inputs of these jobs are gone.
pub(super) fn inputs_gone(tx: &mut dyn Tx, jobs: &[String]) -> Result<(), DbError> {
    for job in jobs {
        tx.execute("UPDATE jobs SET inputs_kept = 0 WHERE id = $1", &[job.as_str().into()])?;
    }
    Ok(())
}

/// Rows of jobs that ended before `moment`, have no pictures and no inputs any more, and about which nobody has to
/// decide.
pub(super) fn expired(tx: &mut dyn Tx, moment: i64) -> Result<Vec<Doomed>, DbError> {
    all(tx, &format!("{EXPIRED} ORDER BY completed_at"), &[moment.into()])
}

const EXPIRED: &str = "completed_at < $1 AND status NOT IN ('queued', 'in_progress') AND money = 'closed' \
     AND bytes = 0 AND inputs_kept = 0";

/// Takes the rows of these jobs away, where they may still go. The ledger stays.
pub(super) fn forget(tx: &mut dyn Tx, jobs: &[String], moment: i64) -> Result<usize, DbError> {
    let mut forgotten = 0;
    let sql = format!("DELETE FROM jobs WHERE {EXPIRED} AND id = $2");
    for job in jobs {
        if tx.execute(&sql, &[moment.into(), job.as_str().into()])? > 0 {
            tx.execute("DELETE FROM attempts WHERE job_id = $1", &[job.as_str().into()])?;
            forgotten += 1;
        }
    }
    Ok(forgotten)
}

/// Those of the owners of blobs, jobs and files, that have no row.
pub(super) fn without_row(tx: &mut dyn Tx, mut owners: Vec<String>) -> Result<Vec<String>, DbError> {
    let mut missing = Vec::new();
    owners.sort_unstable();
    owners.dedup();
    for owner in owners {
        let is_job = tx.one("SELECT 1 FROM jobs WHERE id = $1", &[owner.as_str().into()])?.is_some();
        if !is_job && !files::is_kept(tx, &owner)? {
            missing.push(owner);
        }
    }
    Ok(missing)
}

/// Takes what was asked for and the pictures out of a job that ended. The row itself stays, so that its idempotency
/// key is not free, but nobody sees it.
pub(super) fn delete(
    tx: &mut dyn Tx,
    within: &Within,
    job: &str,
    now: i64,
) -> Result<(Deleted, Option<Doomed>), DbError> {
    let sql = "SELECT id, created_at, answer, CASE WHEN status IN ('queued', 'in_progress') THEN 1 ELSE 0 END \
               FROM jobs WHERE id = $1 AND deleted_at IS NULL \
               AND (CAST($2 AS TEXT) IS NULL OR project_id = $2) FOR UPDATE";
    let Some(row) = tx.one(sql, &[job.into(), within.project().into()])? else {
        return Ok((Deleted::NotFound, None));
    };
    if row.flag(3)? {
        return Ok((Deleted::Open, None));
    }
    let sql = "UPDATE jobs SET deleted_at = $2, swept_at = COALESCE(swept_at, $2), request = 'null', \
               webhook_url = NULL, version = version + 1 WHERE id = $1";
    tx.execute(sql, &[job.into(), now.into()])?;
    Ok((Deleted::Done, Some(doomed(&row)?)))
}
