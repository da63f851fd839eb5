//! The end of an open job: its row, its attempts, who is told of it, the ledger, the key and the balances, in this order. What many jobs
//! share comes last, so that it is held for the shortest time.

use pictor_api::money::Nanos;

use super::attempts::{self, AttemptRow};
use super::job::{Money, Status};
use super::row::{count, length};
use crate::db::{DbError, Tx};
use crate::keys;
use crate::ledger::{self, Account, Doubt, Entry};
use crate::webhooks::{self, Ended, EventType, HAS_ENDPOINTS};

/// What becomes of the money that was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// It cost this.
    Settle {
        /// In all.
        cost: Nanos,
    },
    /// Nothing was bought.
    Release,
    /// Nobody can tell what it cost in all.
    Unknown {
        /// What is certain.
        known: Nanos,
        /// What may have been billed beside it.
        doubtful: Nanos,
    },
}

/// Which job may be closed: one that is open, and what is given here. The row is compared, not what was read before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Expected<'a> {
    pub(super) owner: Option<&'a str>,
    pub(super) status: Option<Status>,
    pub(super) project: Option<&'a str>,
}

/// What the row says from then on.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) status: Status,
    pub(super) closing: Closing,
    pub(super) facts: Option<String>,
    pub(super) answer: Option<String>,
    pub(super) error: Option<String>,
    pub(super) retryable: bool,
    pub(super) upstream: Option<String>,
    pub(super) pictures: usize,
    pub(super) bytes: u64,
    pub(super) recovered: bool,
    /// Whether the pictures lie only with this server.
    pub(super) uploading: bool,
    /// Whether the row keeps what was asked for.
    pub(super) keep_prompt: bool,
}

impl Outcome {
    /// An end without pictures, error or cost.
    pub(super) const fn released(status: Status, keep_prompt: bool) -> Self {
        Self {
            status,
            closing: Closing::Release,
            facts: None,
            answer: None,
            error: None,
            retryable: false,
            upstream: None,
            pictures: 0,
            bytes: 0,
            recovered: false,
            uploading: false,
            keep_prompt,
        }
    }

    /// What the row says; money in doubt makes the whole outcome unknown.
    pub(super) const fn states(&self) -> (Status, Money, Option<Nanos>) {
        match self.closing {
            Closing::Settle { cost } => (self.status, Money::Closed, Some(cost)),
            Closing::Release => (self.status, Money::Closed, Some(Nanos(0))),
            Closing::Unknown { .. } => (Status::Unknown, Money::Unknown, None),
        }
    }

    fn entry(&self, reserved: Nanos) -> Entry<'_> {
        let facts = self.facts.as_deref();
        match self.closing {
            Closing::Settle { cost } => Entry::settle(reserved, cost, facts),
            Closing::Release => Entry::release(reserved),
            Closing::Unknown { known, doubtful } => {
                Entry::unknown(reserved, Doubt { known, doubtful }, facts)
            }
        }
    }
}

/// Closes `job`; false where it is not open, or not as expected.
pub(super) fn close(
    tx: &mut dyn Tx,
    job: &str,
    expected: Expected<'_>,
    outcome: &Outcome,
    attempts: &[AttemptRow],
    now: i64,
) -> Result<bool, DbError> {
    let (status, money, cost) = outcome.states();
    let params = [
        job.into(),
        expected.owner.into(),
        expected.status.map(Status::name).into(),
        expected.project.into(),
        status.name().into(),
        money.name().into(),
        cost.into(),
        outcome.answer.as_deref().into(),
        outcome.error.as_deref().into(),
        outcome.retryable.into(),
        outcome.upstream.as_deref().into(),
        count(outcome.pictures).into(),
        length(outcome.bytes).into(),
        outcome.recovered.into(),
        outcome.keep_prompt.into(),
        now.into(),
        outcome.uploading.into(),
    ];
    let closing = format!("{CLOSE}, {HAS_ENDPOINTS}");
    let Some(row) = tx.one(&closing, &params)? else { return Ok(false) };
    let text = |column| row.text(column).map(str::to_owned);
    let account = Account { project: text(0)?, key: text(1)?, period: text(2)? };
    attempts::write(tx, job, attempts)?;
    let (url, has_endpoints) = (row.maybe_text(4)?, row.flag(5)?);
    if url.is_some() || has_endpoints {
        tell(tx, &account.project, job, status, url, now)?;
    }
    let entry = outcome.entry(Nanos(row.int(3)?));
    ledger::enter(tx, &account, job, &entry, now)?;
    keys::uncount(tx, &account.key)?;
    ledger::apply(tx, &account, entry.change)?;
    Ok(true)
}

/// Has all those told who want to know how `job` ended.
pub(super) fn tell(
    tx: &mut dyn Tx,
    project: &str,
    job: &str,
    status: Status,
    url: Option<&str>,
    now: i64,
) -> Result<(), DbError> {
    let Some(event) = EventType::of_status(status.name()) else { return Ok(()) };
    webhooks::note(tx, &Ended { project, job, event, url }, now)
}

/// Without the prompt, a row still tells in which form it was asked for. A string in JSON cannot hold `"stream":true`:
/// its quotes are escaped.
const CLOSE: &str = "UPDATE jobs SET status = $5, money = $6, cost = CAST($7 AS BIGINT), answer = $8, error = $9, \
     retryable = $10, upstream = COALESCE(CAST($11 AS TEXT), upstream), pictures = $12, bytes = $13, recovered = $14, \
     request = CASE WHEN CAST($15 AS BIGINT) = 1 THEN request \
     WHEN request LIKE '%\"stream\":true%' THEN '{\"stream\":true}' \
     WHEN request LIKE '%\"response_format\":\"url\"%' THEN '{\"response_format\":\"url\"}' ELSE 'null' END, completed_at = $16, \
     uploading = $17, version = version + 1 \
     WHERE id = $1 AND money = 'reserved' AND status IN ('queued', 'in_progress') \
     AND (CAST($2 AS TEXT) IS NULL OR owner = $2) AND (CAST($3 AS TEXT) IS NULL OR status = $3) \
     AND (CAST($4 AS TEXT) IS NULL OR project_id = $4) RETURNING project_id, key_id, period, reserved, webhook_url";
