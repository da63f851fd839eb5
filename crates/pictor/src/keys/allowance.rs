//! What a key and its project may use, for those who ask.

use pictor_api::money::Nanos;

use super::Keys;
use crate::db::{DbError, Row, Tx};

/// What a key and its project may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The name of the project.
    pub project_name: String,
    /// The project's limits, which all of its keys share.
    pub project: Limits,
    /// The key's own.
    pub key: Limits,
    /// How many calls the key may have under way at once.
    pub concurrency: Option<i64>,
    /// How many it has.
    pub in_flight: i64,
}

/// Limits; `None` for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Requests in a minute.
    pub requests_per_minute: Option<i64>,
    /// Pictures in a minute.
    pub images_per_minute: Option<i64>,
    /// Money in a month of UTC.
    pub month: Option<Nanos>,
    /// Money in all.
    pub total: Option<Nanos>,
}

impl Keys {
    /// What the key with this id and its project may use.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn allowance(&self, key: &str) -> Result<Option<Allowance>, DbError> {
        let key = key.to_owned();
        let reading = move |tx: &mut dyn Tx| {
            let row = tx.one(ALLOWANCE, &[(&key).into()])?;
            row.as_ref().map(allowance).transpose()
        };
        self.db.read(reading).await
    }
}

const ALLOWANCE: &str = "SELECT p.name, p.rpm, p.ipm, p.budget_month, p.budget_total, k.rpm, k.ipm, k.budget_month, \
     k.budget_total, k.concurrency, k.in_flight FROM keys k JOIN projects p ON p.id = k.project_id WHERE k.id = $1";

fn allowance(row: &Row) -> Result<Allowance, DbError> {
    Ok(Allowance {
        project_name: row.text(0)?.to_owned(),
        project: limits(row, 1)?,
        key: limits(row, 5)?,
        concurrency: row.maybe_int(9)?,
        in_flight: row.int(10)?,
    })
}

fn limits(row: &Row, first: usize) -> Result<Limits, DbError> {
    Ok(Limits {
        requests_per_minute: row.maybe_int(first)?,
        images_per_minute: row.maybe_int(first + 1)?,
        month: row.maybe_int(first + 2)?.map(Nanos),
        total: row.maybe_int(first + 3)?.map(Nanos),
    })
}
