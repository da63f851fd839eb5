//! How jobs have ended: how many, how long they took, what they cost and why they failed, by time.
//!
//! The database counts and ranks: what comes back is one row for each span and group, however many jobs there are.

use std::collections::BTreeMap;

use pictor_api::money::Nanos;

use super::Jobs;
use crate::db::{DbError, Row, Tx};

/// What jobs are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The model that draws.
    Model,
    /// The key that asked.
    Key,
    /// The project that pays.
    Project,
    /// The upstream that something was sent to last.
    Upstream,
}

/// Which jobs: those that ended in `from..until`, in spans of `width`; all in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct StatsQuery {
    /// A multiple of `width`.
    pub from: i64,
    /// The end, which does not belong to it.
    pub until: i64,
    /// How long a span is.
    pub width: i64,
    /// `None`: all together.
    pub by: Option<Group>,
}

/// A span, and the name of a group where they are told apart; `None` also for jobs that have none.
pub type StatsOf = (i64, Option<String>);

/// The jobs of one span and group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// How many have ended, in any way.
    pub count: u64,
    /// How many of them are completed.
    pub completed: u64,
    /// How many have failed.
    pub failed: u64,
    /// Of how many nobody knows.
    pub unknown: u64,
    /// How many were taken back.
    pub cancelled: u64,
    /// How many pictures were made.
    pub pictures: u64,
    /// What they cost, as far as that is known.
    pub cost: Nanos,
    /// From coming to end, in milliseconds: no more for half of those that are completed.
    pub p50: Option<i64>,
    /// No more for 95 of a hundred.
    pub p95: Option<i64>,
    /// How many have failed, or are unknown, by the code of their error.
    pub failures: BTreeMap<String, u64>,
}

impl Jobs {
    /// How jobs have ended.
    ///
    /// # Errors
    /// The database's.
    pub async fn stats(&self, asked: StatsQuery) -> Result<BTreeMap<StatsOf, Stats>, DbError> {
        self.db.scan(move |tx: &mut dyn Tx| read(tx, &asked)).await
    }
}

fn read(tx: &mut dyn Tx, asked: &StatsQuery) -> Result<BTreeMap<StatsOf, Stats>, DbError> {
    let mut stats = BTreeMap::new();
    let params = [asked.from.into(), asked.until.into(), asked.width.into()];
    for row in tx.query(&counted(asked.by), &params)? {
        count(&mut stats, &row)?;
    }
    for row in tx.query(&ranked(asked.by), &params)? {
        let found: &mut Stats = stats.entry(of(&row)?).or_default();
        (found.p50, found.p95) = (row.maybe_int(2)?, row.maybe_int(3)?);
    }
    Ok(stats)
}

fn of(row: &Row) -> Result<StatsOf, DbError> {
    Ok((row.int(0)?, row.maybe_text(1)?.map(str::to_owned)))
}

/// The ended jobs of the span, with the columns that are named.
fn ended(by: Option<Group>, columns: &str) -> String {
    let name = match by {
        None => "CAST(NULL AS TEXT)",
        Some(Group::Model) => "model",
        Some(Group::Key) => "key_id",
        Some(Group::Project) => "project_id",
        Some(Group::Upstream) => "upstream",
    };
    format!(
        "(SELECT (completed_at / CAST($3 AS BIGINT)) * CAST($3 AS BIGINT) AS span, {name} AS name, {columns} FROM jobs \
         WHERE completed_at >= $1 AND completed_at < $2 AND status NOT IN ('queued', 'in_progress'))"
    )
}

/// Faults go by their code, or by the type of one that has none; by an expression that both databases read, as in `list`.
fn counted(by: Option<Group>) -> String {
    let error = "json(REPLACE(error, '\\u0000', '\\ufffd'))";
    let code = format!(
        "CASE WHEN status IN ('failed', 'unknown') THEN COALESCE({error} ->> 'code', {error} ->> 'type', 'unknown') END"
    );
    let ended = ended(by, &format!("status, pictures, cost, {code} AS code"));
    format!(
        "SELECT span, name, status, code, COUNT(*), CAST(SUM(pictures) AS BIGINT), \
         CAST(COALESCE(SUM(cost), 0) AS BIGINT) FROM {ended} AS ended GROUP BY span, name, status, code"
    )
}

fn count(stats: &mut BTreeMap<StatsOf, Stats>, row: &Row) -> Result<(), DbError> {
    let found = stats.entry(of(row)?).or_default();
    let jobs = row.int(4)?.unsigned_abs();
    found.count += jobs;
    match row.text(2)? {
        "completed" => found.completed += jobs,
        "failed" => found.failed += jobs,
        "unknown" => found.unknown += jobs,
        _ => found.cancelled += jobs,
    }
    if let Some(code) = row.maybe_text(3)? {
        *found.failures.entry(code.to_owned()).or_default() += jobs;
    }
    found.pictures += row.int(5)?.unsigned_abs();
    found.cost += Nanos(row.int(6)?);
    Ok(())
}

/// Exact: the time of the job that stands at the rank, not one between two.
fn ranked(by: Option<Group>) -> String {
    let ended = ended(by, "completed_at - created_at AS ms, status");
    let at = |percent: u8| format!("MIN(CASE WHEN 100 * rank >= {percent} * total THEN ms END)");
    format!(
        "SELECT span, name, {}, {} FROM (SELECT span, name, ms, \
         ROW_NUMBER() OVER (PARTITION BY span, name ORDER BY ms) AS rank, \
         COUNT(*) OVER (PARTITION BY span, name) AS total FROM {ended} AS ended WHERE status = 'completed') AS ranked \
         GROUP BY span, name",
        at(50),
        at(95)
    )
}
