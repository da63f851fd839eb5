//! The entries of a job: reserve, then settle or release, or unknown and later settle or release.

use pictor_api::money::Nanos;
use pictor_api::receipt::Facts;

use super::Account;
use crate::db::{DbError, Tx};

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The worst case is set aside.
    Reserve,
    /// The cost is known.
    Settle,
    /// Nothing was bought, or nothing more than what is settled.
    Release,
    /// The outcome is lost.
    Unknown,
}

impl Kind {
    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reserve => "reserve",
            Self::Settle => "settle",
            Self::Release => "release",
            Self::Unknown => "unknown",
        }
    }
}

/// By how much an entry changes each account; signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Sent, price not known yet.
    pub reserved: Nanos,
    /// Spent.
    pub settled: Nanos,
    /// May have been billed.
    pub unknown: Nanos,
}

/// An entry to be made.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// What it is.
    pub kind: Kind,
    /// What it changes.
    pub change: Change,
    /// What the settled amount recomputes from, as `pictor_api::receipt` writes it; `None` where a person said it.
    pub facts: Option<&'a str>,
}

/// What is in doubt about a job.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doubt {
    /// What is known to be spent, and settled.
    pub known: Nanos,
    /// What may have been billed beside it.
    pub doubtful: Nanos,
}

impl<'a> Entry<'a> {
    /// `amount` is set aside.
    pub const fn reserve(amount: Nanos) -> Self {
        let change = Change { reserved: amount, settled: Nanos(0), unknown: Nanos(0) };
        Self { kind: Kind::Reserve, change, facts: None }
    }

    /// It cost `cost`; `reserved` was set aside for it.
    pub fn settle(reserved: Nanos, cost: Nanos, facts: Option<&'a str>) -> Self {
        let change = Change { reserved: -reserved, settled: cost, unknown: Nanos(0) };
        Self { kind: Kind::Settle, change, facts }
    }

    /// Of `reserved` nothing was spent.
    pub fn release(reserved: Nanos) -> Self {
        let change = Change { reserved: -reserved, ..Change::default() };
        Self { kind: Kind::Release, change, facts: None }
    }

    /// Of `reserved`, some is known to be spent and some may be.
    pub fn unknown(reserved: Nanos, doubt: Doubt, facts: Option<&'a str>) -> Self {
        let change = Change { reserved: -reserved, settled: doubt.known, unknown: doubt.doubtful };
        Self { kind: Kind::Unknown, change, facts }
    }

    /// What was in doubt cost `cost` in all.
    pub fn settle_doubt(doubt: Doubt, cost: Nanos, facts: Option<&'a str>) -> Self {
        let change = Change { reserved: Nanos(0), settled: cost - doubt.known, unknown: -doubt.doubtful };
        Self { kind: Kind::Settle, change, facts }
    }

    /// What was in doubt was not billed.
    pub fn release_doubt(doubt: Doubt) -> Self {
        let change = Change { unknown: -doubt.doubtful, ..Change::default() };
        Self { kind: Kind::Release, change, facts: None }
    }
}

/// Makes an entry; [`super::apply`] or [`super::reserve`] must change the balances by it in the same transaction.
///
/// # Errors
/// The database's; a second entry of one kind for a job is one.
pub fn enter(
    tx: &mut dyn Tx,
    account: &Account,
    job: &str,
    entry: &Entry<'_>,
    now: i64,
) -> Result<(), DbError> {
    let Change { reserved, settled, unknown } = entry.change;
    let sql = "INSERT INTO ledger (job_id, kind, project_id, key_id, period, reserved, settled, unknown, facts, at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let params = [
        job.into(),
        entry.kind.name().into(),
        account.project.as_str().into(),
        account.key.as_str().into(),
        account.period.as_str().into(),
        reserved.into(),
        settled.into(),
        unknown.into(),
        entry.facts.into(),
        now.into(),
    ];
    tx.send(sql, &params)
}

/// What is in doubt about `job`; nothing where its outcome is known.
///
/// # Errors
/// The database's.
pub fn doubt(tx: &mut dyn Tx, job: &str) -> Result<Doubt, DbError> {
    let sql = "SELECT settled, unknown FROM ledger WHERE job_id = $1 AND kind = 'unknown'";
    let Some(row) = tx.one(sql, &[job.into()])? else { return Ok(Doubt::default()) };
    Ok(Doubt { known: Nanos(row.int(0)?), doubtful: Nanos(row.int(1)?) })
}

/// The facts of an entry; `None` where no version wrote them so.
pub(super) fn facts(text: &str) -> Option<Facts> {
    Facts::from_json(&serde_json::from_str(text).ok()?)
}
