//! What was spent, for those who ask: balances, entries and costs. It only reads.

use pictor_api::money::Nanos;
use pictor_api::receipt::Facts;

use super::costs::{self, Cost, Costs};
use super::entries::facts;
use crate::db::{Db, DbError, Row, Tx};

/// The books, to be read. A handle; clones share it.
#[derive(Clone)]
pub struct Books {
    db: Db,
}

/// What an owner has used in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// The id of a key or a project.
    pub owner: String,
    /// `all`, or a month such as `2026-11`.
    pub period: String,
    /// Set aside for calls under way.
    pub reserved: Nanos,
    /// Spent.
    pub settled: Nanos,
    /// In doubt.
    pub unknown: Nanos,
}

impl Balance {
    /// All that counts against a budget.
    pub fn used(&self) -> Nanos {
        self.reserved + self.settled + self.unknown
    }
}

/// An entry, as it stands in the books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// `reserve`, `settle`, `release` or `unknown`.
    pub kind: String,
    /// By how much it changed what is set aside.
    pub reserved: Nanos,
    /// By how much it changed what is spent.
    pub settled: Nanos,
    /// By how much it changed what is in doubt.
    pub unknown: Nanos,
    /// What the settled amount recomputes from; `None` where a person said it.
    pub facts: Option<Facts>,
    /// Milliseconds since 1970.
    pub at: i64,
}

impl Books {
    /// The books in `db`.
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// The balances of these owners, or of everybody, by owner and period.
    ///
    /// # Errors
    /// The database's.
    pub async fn balances(&self, owners: Option<Vec<String>>) -> Result<Vec<Balance>, DbError> {
        let mut found: Vec<Balance> = self.db.scan(all_balances).await?;
        found.retain(|balance| owners.as_ref().is_none_or(|owners| owners.contains(&balance.owner)));
        Ok(found)
    }

    /// A project's keys that have used something.
    ///
    /// # Errors
    /// The database's.
    pub async fn keys_of(&self, project: &str) -> Result<Vec<String>, DbError> {
        let project = project.to_owned();
        let reading = move |tx: &mut dyn Tx| {
            let sql = "SELECT DISTINCT key_id FROM ledger WHERE project_id = $1 ORDER BY key_id";
            let rows = tx.query(sql, &[(&project).into()])?;
            rows.iter().map(|row| row.text(0).map(str::to_owned)).collect::<Result<Vec<_>, DbError>>()
        };
        self.db.scan(reading).await
    }

    /// What one owner has used in one period; nothing where it has used nothing.
    ///
    /// # Errors
    /// The database's.
    pub async fn balance(&self, owner: &str, period: &str) -> Result<Balance, DbError> {
        let (owner, period) = (owner.to_owned(), period.to_owned());
        let reading = move |tx: &mut dyn Tx| {
            let sql = "SELECT owner, period, reserved, settled, unknown FROM balances \
                       WHERE owner = $1 AND period = $2";
            let row = tx.one(sql, &[(&owner).into(), (&period).into()])?;
            row.as_ref().map(balance).transpose().map(|found| {
                found.unwrap_or_else(|| Balance {
                    owner: owner.clone(),
                    period: period.clone(),
                    reserved: Nanos(0),
                    settled: Nanos(0),
                    unknown: Nanos(0),
                })
            })
        };
        self.db.read(reading).await
    }

    /// The entries of a job, in their order.
    ///
    /// # Errors
    /// The database's.
    pub async fn entries(&self, job: &str) -> Result<Vec<Booked>, DbError> {
        let job = job.to_owned();
        self.db.read(move |tx: &mut dyn Tx| entries(tx, &job)).await
    }

    /// What was spent, by time and by what is asked for.
    ///
    /// # Errors
    /// The database's.
    pub async fn costs(&self, asked: Costs) -> Result<Vec<Cost>, DbError> {
        self.db.scan(move |tx: &mut dyn Tx| costs::read(tx, &asked)).await
    }
}

fn all_balances(tx: &mut dyn Tx) -> Result<Vec<Balance>, DbError> {
    let sql = "SELECT owner, period, reserved, settled, unknown FROM balances ORDER BY owner, period";
    tx.query(sql, &[])?.iter().map(balance).collect()
}

fn balance(row: &Row) -> Result<Balance, DbError> {
    Ok(Balance {
        owner: row.text(0)?.to_owned(),
        period: row.text(1)?.to_owned(),
        reserved: Nanos(row.int(2)?),
        settled: Nanos(row.int(3)?),
        unknown: Nanos(row.int(4)?),
    })
}

fn entries(tx: &mut dyn Tx, job: &str) -> Result<Vec<Booked>, DbError> {
    // An `unknown` is never followed by a `reserve`, nor a `settle` or `release` by anything.
    let sql = "SELECT kind, reserved, settled, unknown, facts, at FROM ledger WHERE job_id = $1 \
               ORDER BY CASE kind WHEN 'reserve' THEN 0 WHEN 'unknown' THEN 1 ELSE 2 END";
    let rows = tx.query(sql, &[job.into()])?;
    rows.iter().map(booked).collect()
}

fn booked(row: &Row) -> Result<Booked, DbError> {
    Ok(Booked {
        kind: row.text(0)?.to_owned(),
        reserved: Nanos(row.int(1)?),
        settled: Nanos(row.int(2)?),
        unknown: Nanos(row.int(3)?),
        facts: row.maybe_text(4)?.and_then(facts),
        at: row.int(5)?,
    })
}
