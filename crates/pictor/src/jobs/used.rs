//! How many pictures were made, by time and by whom, with what and how.

use std::collections::BTreeMap;

use super::store::Jobs;
use crate::db::{DbError, Param, Row, Tx};
use crate::ledger::among;

/// Which jobs are counted, and how they are told apart.
#[derive(Clone, Debug, Default)]
pub struct UsageQuery {
    /// Ended at this moment or later, in milliseconds; a multiple of `width`.
    pub from: i64,
    /// Ended before this moment.
    pub until: i64,
    /// How long a span is, in milliseconds.
    pub width: i64,
    /// Only of these projects, if any are named.
    pub projects: Vec<String>,
    /// Only of these keys, if any are named.
    pub keys: Vec<String>,
    /// Only of these models, if any are named.
    pub models: Vec<String>,
    /// Only of these sizes, if any are named.
    pub sizes: Vec<String>,
    /// Only of these endpoints, if any are named: `generations`, `edits`.
    pub endpoints: Vec<String>,
    /// Whether projects are told apart, and so on.
    pub by: UsageOf<bool>,
}

/// What usage is told apart by.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct UsageOf<T> {
    /// The project.
    pub project: T,
    /// The key.
    pub key: T,
    /// The model.
    pub model: T,
    /// The size of the answer's pictures.
    pub size: T,
    /// `generations` or `edits`.
    pub endpoint: T,
}

/// What was made in one span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// When the span begins, in milliseconds.
    pub span: i64,
    /// Of whom and what; `None` for what is not told apart.
    pub of: UsageOf<Option<String>>,
    /// How many pictures.
    pub images: u64,
    /// By how many calls.
    pub requests: u64,
}

impl Jobs {
    /// What was made, by time and by what is asked for.
    ///
    /// # Errors
    /// The database's.
    pub async fn used(&self, asked: UsageQuery) -> Result<Vec<Used>, DbError> {
        self.db.scan(move |tx: &mut dyn Tx| read(tx, &asked)).await
    }
}

/// An operator that both databases read, as in `list`.
const SIZE: &str = "(json(answer) -> 'head' ->> 'size')";

fn read(tx: &mut dyn Tx, asked: &UsageQuery) -> Result<Vec<Used>, DbError> {
    let mut params: Vec<Param<'_>> = vec![asked.from.into(), asked.until.into(), asked.width.into()];
    let mut conditions = String::new();
    for (column, values) in [
        ("project_id", &asked.projects),
        ("key_id", &asked.keys),
        ("model", &asked.models),
        (SIZE, &asked.sizes),
        ("endpoint", &asked.endpoints),
    ] {
        conditions += &among(column, values, &mut params);
    }
    let sql = format!(
        "SELECT span, project_id, key_id, model, size, endpoint, CAST(SUM(pictures) AS BIGINT), COUNT(*) FROM \
         (SELECT (completed_at / CAST($3 AS BIGINT)) * CAST($3 AS BIGINT) AS span, project_id, key_id, model, \
         {SIZE} AS size, endpoint, pictures FROM jobs \
         WHERE pictures > 0 AND completed_at >= $1 AND completed_at < $2{conditions}) AS made \
         GROUP BY span, project_id, key_id, model, size, endpoint"
    );
    let mut sums = BTreeMap::<(i64, UsageOf<Option<String>>), (u64, u64)>::new();
    for row in tx.query(&sql, &params)? {
        let sum = sums.entry((row.int(0)?, of(&row, &asked.by)?)).or_default();
        sum.0 += row.int(6)?.unsigned_abs();
        sum.1 += row.int(7)?.unsigned_abs();
    }
    let used = |((span, of), (images, requests))| Used { span, of, images, requests };
    Ok(sums.into_iter().map(used).collect())
}

fn of(row: &Row, by: &UsageOf<bool>) -> Result<UsageOf<Option<String>>, DbError> {
    let named = |wanted: bool, column| {
        let name = row.maybe_text(column)?;
        Ok::<_, DbError>(name.filter(|_| wanted).map(str::to_owned))
    };
    Ok(UsageOf {
        project: named(by.project, 1)?,
        key: named(by.key, 2)?,
        model: named(by.model, 3)?,
        size: named(by.size, 4)?,
        endpoint: named(by.endpoint, 5)?,
    })
}
