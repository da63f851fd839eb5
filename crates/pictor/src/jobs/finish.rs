//! The end of a call by the process that worked on it.

use pictor_api::money::Nanos;
use pictor_api::{ApiError, record};

use super::attempts::{self, AttemptRow};
use super::close::{self, Closing, Expected, Outcome};
use super::job::{Status, Stored};
use super::row::{count, length};
use super::stored;
use crate::db::{DbError, Tx};
use crate::ledger::{self, Account, Entry};

/// How a call ended.
#[derive(Clone, Debug)]
pub struct End {
    /// Completed, failed or unknown; unknown in any case where `money` is.
    pub status: Status,
    /// What becomes of the money.
    pub money: Closing,
    /// What the settled amount recomputes from: `pictor_api::receipt::Facts` as JSON.
    pub facts: Option<String>,
    /// The pictures, which are on the disk by now.
    pub stored: Option<Stored>,
    /// What everybody who asks for them is told instead.
    pub error: Option<ApiError>,
    /// Whether nothing was bought, and asking again may help.
    pub retryable: bool,
    /// The upstream that something was sent to last.
    pub upstream: Option<String>,
    /// Every attempt.
    pub attempts: Vec<AttemptRow>,
    /// Whether it is told from what was found on the disk.
    pub recovered: bool,
    /// Whether the pictures have not reached the bucket that other servers read.
    pub uploading: bool,
    /// When it ended, in milliseconds, where others were told so before the row is.
    pub at: Option<i64>,
}

/// What a finish did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The job was open, and is closed now.
    Now,
    /// Its outcome was held to be unknown; now it is completed.
    Late,
    /// It was closed before, or is not this process's: nothing changed.
    Already,
}

impl End {
    /// The end of a call of which nothing was sent, and that may be made again.
    pub fn not_begun(told: ApiError) -> Self {
        Self {
            status: Status::Failed,
            money: Closing::Release,
            facts: None,
            stored: None,
            error: Some(told),
            retryable: true,
            upstream: None,
            attempts: Vec::new(),
            recovered: false,
            uploading: false,
            at: None,
        }
    }

    /// What the row will say. Outside the transaction: one thread writes for everybody.
    pub(super) fn outcome(&self, keep_prompt: bool) -> Outcome {
        let pictures = self.stored.as_ref().map(|stored| stored.pictures.as_slice()).unwrap_or_default();
        Outcome {
            status: self.status,
            closing: self.money,
            facts: self.facts.clone(),
            answer: self.stored.as_ref().map(|stored| stored::to_json(stored).to_string()),
            error: self.error.as_ref().map(|error| record::error(error).to_string()),
            retryable: self.retryable,
            upstream: self.upstream.clone(),
            pictures: pictures.len(),
            bytes: pictures.iter().map(|picture| picture.bytes).sum(),
            recovered: self.recovered,
            uploading: self.uploading,
            keep_prompt,
        }
    }
}

/// Ends a job of `owner`, once.
pub(super) fn finish(
    tx: &mut dyn Tx,
    job: &str,
    outcome: &Outcome,
    attempts: &[AttemptRow],
    owner: &str,
    now: i64,
) -> Result<Closed, DbError> {
    let expected = Expected { owner: Some(owner), ..Expected::default() };
    if close::close(tx, job, expected, outcome, attempts, now)? {
        return Ok(Closed::Now);
    }
    if complete_late(tx, job, outcome, owner, now)? {
        attempts::write(tx, job, attempts)?;
        return Ok(Closed::Late);
    }
    Ok(Closed::Already)
}

/// Turns a job that was held to be lost into a completed one: its answer came after all, and nothing was sent again.
pub(super) fn complete_late(
    tx: &mut dyn Tx,
    job: &str,
    outcome: &Outcome,
    owner: &str,
    now: i64,
) -> Result<bool, DbError> {
    let cost = match outcome.closing {
        Closing::Settle { cost } if outcome.status == Status::Completed => cost,
        Closing::Release if outcome.status == Status::Completed => Nanos(0),
        _ => return Ok(false),
    };
    let Some(row) = tx.one(LOST, &[job.into(), owner.into()])? else { return Ok(false) };
    let text = |column| row.text(column).map(str::to_owned);
    let account = Account { project: text(0)?, key: text(1)?, period: text(2)? };
    // Where a person has decided in the meantime, the pictures are kept and the decision stands.
    let in_doubt = row.flag(3)?;
    let params = [
        job.into(),
        in_doubt.then_some(cost).into(),
        outcome.answer.as_deref().into(),
        outcome.upstream.as_deref().into(),
        count(outcome.pictures).into(),
        length(outcome.bytes).into(),
        now.into(),
        outcome.uploading.into(),
    ];
    tx.execute(COMPLETE, &params)?;
    close::tell(tx, &account.project, job, Status::Completed, row.maybe_text(4)?, now)?;
    if in_doubt {
        let doubt = ledger::doubt(tx, job)?;
        let entry = Entry::settle_doubt(doubt, cost, outcome.facts.as_deref());
        ledger::enter(tx, &account, job, &entry, now)?;
        ledger::apply(tx, &account, entry.change)?;
    }
    Ok(true)
}

const LOST: &str = "SELECT project_id, key_id, period, CASE money WHEN 'unknown' THEN 1 ELSE 0 END, webhook_url FROM jobs \
     WHERE id = $1 AND owner = $2 AND status = 'unknown' AND deleted_at IS NULL FOR UPDATE";

const COMPLETE: &str = "UPDATE jobs SET status = 'completed', money = 'closed', \
     cost = COALESCE(CAST($2 AS BIGINT), cost), answer = $3, error = NULL, retryable = 0, \
     upstream = COALESCE(CAST($4 AS TEXT), upstream), pictures = $5, bytes = $6, swept_at = NULL, colors = NULL, \
     completed_at = $7, uploading = $8, version = version + 1 WHERE id = $1";
