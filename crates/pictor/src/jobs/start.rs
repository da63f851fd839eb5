//! The start of a call: its row, or the row of the call that it is a repetition of. One transaction.

use super::job::{Job, Money, Route, Status};
use super::new::{Identity, New};
use super::row::endpoint_name;
use super::twin::{self, Earlier};
use crate::db::{DbError, Tx};
use crate::keys;
use crate::ledger::{self, Account, Entry, ReserveError};

/// What became of a start.
#[derive(Debug)]
pub enum Started {
    /// The call is a new job of this process.
    Fresh {
        /// When it started, in milliseconds: its pictures are kept under that day.
        created_at: i64,
    },
    /// It is this job's call once more: attach to it or replay it, as its status says.
    Same(Box<Job>),
    /// The idempotency key belongs to another call.
    Reused,
}

/// Why nothing was started. Nothing is left of it.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The key may not start it, or not now.
    #[error("refused by the limits of the key or its project")]
    Limited(keys::Refusal),
    /// A budget has no room for its worst case.
    #[error("over the budget")]
    OverBudget(ledger::Over),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<keys::CountError> for StartError {
    fn from(error: keys::CountError) -> Self {
        match error {
            keys::CountError::Refused(refusal) => Self::Limited(refusal),
            keys::CountError::Db(error) => Self::Db(error),
        }
    }
}

impl From<ReserveError> for StartError {
    fn from(error: ReserveError) -> Self {
        match error {
            ReserveError::Over(over) => Self::OverBudget(over),
            ReserveError::Db(error) => Self::Db(error),
        }
    }
}

/// Starts `new` as a job of `owner`, or finds the job that it repeats.
///
/// The order of the statements is that of every transaction on a job: its row, the ledger, the key, the balances. The
/// rows that many calls share come last, and a refusal is the last thing that can happen.
pub(super) fn start(tx: &mut dyn Tx, new: &New, owner: &str, now: i64) -> Result<Started, StartError> {
    if let Some(earlier) = settle_identity(tx, new, owner, now)? {
        return Ok(earlier);
    }
    let (project, key) = (new.project.clone(), new.key.clone());
    let account = Account { project, key, period: ledger::period_of(now) };
    ledger::enter(tx, &account, &new.id, &Entry::reserve(new.reserve), now)?;
    let keys::Caps { key_month, key_total, project_month, project_total } =
        keys::count(tx, &new.key, new.n, now)?;
    let caps = [key_month, key_total, project_month, project_total];
    ledger::reserve(tx, &account, new.reserve, caps)?;
    Ok(Started::Fresh { created_at: now })
}

/// How often a key may move away under us before we give up: each time, another call with it was started and failed.
const MOST_MOVES: usize = 8;

/// The job that a call is a repetition of, before it is known whether it can be started. A key stays where it is.
pub(super) fn earlier(tx: &mut dyn Tx, call: &Identity, now: i64) -> Result<Option<Started>, DbError> {
    let Some(key) = &call.idempotency_key else {
        let repeated = if call.retry > 0 { twin::of_retry(tx, call, now)? } else { None };
        return Ok(repeated.map(|job| Started::Same(Box::new(job))));
    };
    let told = |job: Job| match job.fingerprint == call.fingerprint {
        false => Some(Started::Reused),
        true => (!job.retryable).then(|| Started::Same(Box::new(job))),
    };
    Ok(twin::holder(tx, call, key)?.and_then(told))
}

/// Inserts the row, or says whose call it is; `None` once the row is there.
fn settle_identity(tx: &mut dyn Tx, new: &New, owner: &str, now: i64) -> Result<Option<Started>, DbError> {
    let Some(key) = &new.idempotency_key else {
        if let Some(repeated) = earlier(tx, &new.identity(), now)? {
            return Ok(Some(repeated));
        }
        insert(tx, new, owner, now)?;
        return Ok(None);
    };
    for _ in 0..MOST_MOVES {
        if insert(tx, new, owner, now)? {
            return Ok(None);
        }
        match twin::by_key(tx, &new.identity(), key)? {
            Earlier::Same(job) => return Ok(Some(Started::Same(job))),
            Earlier::Other => return Ok(Some(Started::Reused)),
            Earlier::Gone => {}
        }
    }
    Err(DbError::Busy)
}

/// False where another job has the idempotency key. On PostgreSQL this waits until a twin that is being started has
/// committed or not.
fn insert(tx: &mut dyn Tx, new: &New, owner: &str, now: i64) -> Result<bool, DbError> {
    let (status, started_at) = match new.route {
        Route::Relay => (Status::Queued, None),
        Route::Studio => (Status::InProgress, Some(now)),
    };
    let params = [
        new.id.as_str().into(),
        new.project.as_str().into(),
        new.key.as_str().into(),
        endpoint_name(new.endpoint).into(),
        new.model.as_str().into(),
        new.n.into(),
        new.idempotency_key.as_deref().into(),
        new.fingerprint.as_str().into(),
        new.retry.into(),
        status.name().into(),
        Money::Reserved.name().into(),
        owner.into(),
        new.route.name().into(),
        new.asynchronous.into(),
        new.request.as_str().into(),
        new.inputs_kept.into(),
        new.reserve.into(),
        ledger::period_of(now).into(),
        now.into(),
        started_at.into(),
        new.webhook_url.as_deref().into(),
    ];
    Ok(tx.execute(INSERT, &params)? > 0)
}

const INSERT: &str = "INSERT INTO jobs (id, project_id, key_id, endpoint, model, n, idempotency_key, fingerprint, \
     retry_seen, status, money, owner, route, asynchronous, request, inputs_kept, reserved, period, created_at, \
     started_at, webhook_url) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) \
     ON CONFLICT DO NOTHING";
