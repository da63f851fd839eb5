//! The limits of a key and its project, counted in the transaction that starts a call.

use std::time::Duration;

use pictor_api::money::Nanos;

use super::gcra;
use crate::db::{DbError, Row, Tx};

/// The budgets that a call counts against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caps {
    /// Of the key, this month.
    pub key_month: Option<Nanos>,
    /// Of the key, in all.
    pub key_total: Option<Nanos>,
    /// Of the project, this month.
    pub project_month: Option<Nanos>,
    /// Of the project, in all.
    pub project_total: Option<Nanos>,
}

/// Why a key may not start a call now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It was revoked.
    Revoked,
    /// Its time is over.
    Expired,
    /// Its project is archived.
    Archived,
    /// Too many requests in a minute.
    Requests {
        /// How many are allowed.
        limit: u64,
        /// When the next one is.
        retry_after: Duration,
    },
    /// Too many pictures in a minute.
    Images {
        /// How many are allowed.
        limit: u64,
        /// How many of them are taken.
        used: u64,
        /// How many were asked for.
        requested: u8,
        /// When as many as were asked for are allowed.
        retry_after: Duration,
    },
    /// Too many calls at once.
    Concurrency {
        /// How many are allowed.
        limit: u64,
    },
}

/// Why a call was not counted.
#[derive(Debug, thiserror::Error)]
pub enum CountError {
    /// A limit is in the way.
    #[error("refused by the limits of the key or its project")]
    Refused(Refusal),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Counts a call with so many pictures, and one more in flight. Its budgets are for the ledger to look at.
///
/// # Errors
/// The limit that is in the way.
pub fn count(tx: &mut dyn Tx, key: &str, images: u8, now: i64) -> Result<Caps, CountError> {
    // Before the key's row is taken, which every call of the key waits for.
    let project = tx.one(PROJECT_OF, &[key.into()])?.ok_or(CountError::Refused(Refusal::Revoked))?;
    let row = tx.one(KEY, &[key.into()])?.ok_or(CountError::Refused(Refusal::Revoked))?;
    if row.maybe_int(0)?.is_some() {
        return Err(CountError::Refused(Refusal::Revoked));
    }
    if row.maybe_int(1)?.is_some_and(|at| at <= now) {
        return Err(CountError::Refused(Refusal::Expired));
    }
    if let Some(limit) = row.maybe_int(2)?.filter(|limit| row.int(3).is_ok_and(|flying| flying >= *limit)) {
        let limit = limit.unsigned_abs();
        return Err(CountError::Refused(Refusal::Concurrency { limit }));
    }
    let (requests, pictures) = rates(&row, [4, 5, 6, 7], images, now)?;
    let caps = count_project(tx, &project, images, now)?;
    tx.send(COUNT, &[key.into(), requests.into(), pictures.into(), now.into()])?;
    Ok(Caps { key_month: nanos(&row, 9)?, key_total: nanos(&row, 8)?, ..caps })
}

/// One call of the key has ended.
///
/// # Errors
/// The database's.
pub fn uncount(tx: &mut dyn Tx, key: &str) -> Result<(), DbError> {
    tx.send("UPDATE keys SET in_flight = in_flight - 1 WHERE id = $1", &[key.into()])
}

const KEY: &str = "SELECT revoked_at, expires_at, concurrency, in_flight, rpm, request_tat, ipm, image_tat, \
     budget_total, budget_month FROM keys WHERE id = $1 FOR UPDATE";

const COUNT: &str = "UPDATE keys SET in_flight = in_flight + 1, request_tat = $2, image_tat = $3, last_used_at = $4 WHERE id = $1";

const PROJECT_OF: &str = "SELECT p.archived_at, p.rpm, p.request_tat, p.ipm, p.image_tat, p.budget_total, \
     p.budget_month, p.id FROM projects p JOIN keys k ON k.project_id = p.id WHERE k.id = $1";

const RATES_OF_PROJECT: &str =
    "SELECT rpm, request_tat, ipm, image_tat FROM projects WHERE id = $1 FOR UPDATE";

/// The project's own limits; its row is locked only where it has rates, since all of its keys share it.
fn count_project(tx: &mut dyn Tx, row: &Row, images: u8, now: i64) -> Result<Caps, CountError> {
    if row.maybe_int(0)?.is_some() {
        return Err(CountError::Refused(Refusal::Archived));
    }
    let caps = Caps { project_month: nanos(row, 6)?, project_total: nanos(row, 5)?, ..Caps::default() };
    if row.maybe_int(1)?.is_none() && row.maybe_int(3)?.is_none() {
        return Ok(caps);
    }
    let project = row.text(7)?;
    let locked = tx.one(RATES_OF_PROJECT, &[project.into()])?;
    let row = locked.ok_or(CountError::Refused(Refusal::Archived))?;
    let (requests, pictures) = rates(&row, [0, 1, 2, 3], images, now)?;
    let count = "UPDATE projects SET request_tat = $2, image_tat = $3 WHERE id = $1";
    tx.send(count, &[project.into(), requests.into(), pictures.into()])?;
    Ok(caps)
}

/// Takes one request and so many pictures; the columns are the limit and the moment of each.
fn rates(row: &Row, columns: [usize; 4], images: u8, now: i64) -> Result<(i64, i64), CountError> {
    let [rpm, request_tat, ipm, image_tat] = columns;
    let requests = rate(row, rpm, request_tat, 1, now)?
        .map_err(|(limit, retry_after)| CountError::Refused(Refusal::Requests { limit, retry_after }))?;
    let pictures = rate(row, ipm, image_tat, images.into(), now)?.map_err(|(limit, retry_after)| {
        let used = gcra::used(row.int(image_tat).unwrap_or(0), limit, now);
        CountError::Refused(Refusal::Images { limit, used, requested: images, retry_after })
    })?;
    Ok((requests, pictures))
}

type Rate = Result<i64, (u64, Duration)>;

fn rate(row: &Row, limit: usize, tat: usize, units: i64, now: i64) -> Result<Rate, DbError> {
    let tat = row.int(tat)?;
    let Some(limit) = row.maybe_int(limit)? else { return Ok(Ok(tat)) };
    Ok(gcra::take(tat, limit, units, now).map_err(|wait| (limit.unsigned_abs(), wait)))
}

fn nanos(row: &Row, column: usize) -> Result<Option<Nanos>, DbError> {
    Ok(row.maybe_int(column)?.map(Nanos))
}
