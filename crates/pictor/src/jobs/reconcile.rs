//! What a person decides about a job whose outcome nobody knows.

use pictor_api::money::Nanos;

use super::job::Job;
use super::row::{self, COLUMNS};
use crate::db::{DbError, Tx};
use crate::ledger::{self, Account, Doubt, Entry};

/// A decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It cost this in all.
    Settle(Nanos),
    /// Nothing was billed beyond what is settled; the call may be made again.
    Release,
}

/// A job with money in doubt.
#[derive(Clone, Debug)]
pub struct Doubtful {
    /// The job.
    pub job: Job,
    /// How much of it.
    pub doubt: Doubt,
}

/// Closes the money of `job` as decided; false where it is not in doubt.
pub(super) fn reconcile(tx: &mut dyn Tx, job: &str, decision: Decision, now: i64) -> Result<bool, DbError> {
    // The job is held first, as in every transaction on it.
    let Some(row) = tx.one(IN_DOUBT, &[job.into()])? else { return Ok(false) };
    let text = |column| row.text(column).map(str::to_owned);
    let account = Account { project: text(0)?, key: text(1)?, period: text(2)? };
    let doubt = ledger::doubt(tx, job)?;
    let (entry, cost) = match decision {
        Decision::Settle(cost) => (Entry::settle_doubt(doubt, cost, None), cost),
        Decision::Release => (Entry::release_doubt(doubt), doubt.known),
    };
    let sql =
        "UPDATE jobs SET money = 'closed', cost = $2, retryable = $3, version = version + 1 WHERE id = $1";
    tx.execute(sql, &[job.into(), cost.into(), (decision == Decision::Release).into()])?;
    ledger::enter(tx, &account, job, &entry, now)?;
    ledger::apply(tx, &account, entry.change)?;
    Ok(true)
}

const IN_DOUBT: &str =
    "SELECT project_id, key_id, period FROM jobs WHERE id = $1 AND money = 'unknown' FOR UPDATE";

/// The jobs with money in doubt, the oldest first; the one with `after` as its id and those before it are left out.
pub(super) fn doubtful(tx: &mut dyn Tx, after: Option<&str>, limit: u32) -> Result<Vec<Doubtful>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM jobs WHERE money = 'unknown' AND id > $1 ORDER BY id LIMIT $2");
    let rows = tx.query(&sql, &[after.unwrap_or_default().into(), limit.into()])?;
    let doubtful = rows.iter().map(|row| {
        let job = row::job(row)?;
        let doubt = ledger::doubt(tx, &job.id)?;
        Ok(Doubtful { job, doubt })
    });
    doubtful.collect()
}
