//! What a key and its project may use, for those who ask.

use super::Keys;
use super::limits::{self, Limits};
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
    /// How many calls the key has under way.
    pub in_flight: i64,
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

const ALLOWANCE: &str = "SELECT p.name, p.rpm, p.ipm, CAST(NULL AS BIGINT), p.budget_total, p.budget_month, \
     k.rpm, k.ipm, k.concurrency, k.budget_total, k.budget_month, k.in_flight \
     FROM keys k JOIN projects p ON p.id = k.project_id WHERE k.id = $1";

fn allowance(row: &Row) -> Result<Allowance, DbError> {
    Ok(Allowance {
        project_name: row.text(0)?.to_owned(),
        project: limits::read(row, 1)?,
        key: limits::read(row, 6)?,
        in_flight: row.int(11)?,
    })
}
