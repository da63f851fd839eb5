//! The feed of a project: the changes of its jobs' statuses, in an order that every process tells alike.
//!
//! A change writes nothing for the feed: a row whose status is not the one that was told last has changed. Whoever
//! looks gives such rows their places, one behind the other, and only one process does so at a time; so a place that
//! can be seen has none before it that is still to come, and a cursor that goes by places misses nothing. A job stands
//! in the feed once, at its newest change: of several between two looks only the last one is told.

use super::Jobs;
use super::job::Job;
use super::row::{self, COLUMNS};
use crate::db::{DbError, Durability, Param, Tx};

/// So many of them by one statement, of which there are few, since each connection keeps what it has prepared.
const TOGETHER: [usize; 3] = [100, 10, 1];

/// How many rows get their places in one transaction.
const AT_ONCE: i64 = 500;

impl Jobs {
    /// Gives every change that has none its place, and tells the last place there is.
    ///
    /// # Errors
    /// The database's.
    pub async fn place_changes(&self) -> Result<i64, DbError> {
        let (mut last, mut is_whole) = self.db.read(end).await?;
        while !is_whole {
            // A place that a client has heard of is never given twice, whatever fails.
            (last, is_whole) = self.db.write(Durability::Full, place).await?;
        }
        Ok(last)
    }

    /// Up to `limit` changes of a project's jobs behind the place `after`, in order, each with its place.
    ///
    /// # Errors
    /// The database's.
    pub async fn changes(&self, project: &str, after: i64, limit: u32) -> Result<Vec<(i64, Job)>, DbError> {
        let project = project.to_owned();
        self.db.scan(move |tx: &mut dyn Tx| changes(tx, &project, after, limit)).await
    }
}

/// The last place, and whether every change has one.
fn end(tx: &mut dyn Tx) -> Result<(i64, bool), DbError> {
    let sql = "SELECT place, CASE WHEN EXISTS (SELECT 1 FROM jobs WHERE told <> status) THEN 0 ELSE 1 END FROM feed";
    let row = tx.one(sql, &[])?.ok_or(DbError::Shape { column: 0 })?;
    Ok((row.int(0)?, row.flag(1)?))
}

/// Gives some changes their places; tells the last place, and whether these were all. The row of the feed is held to
/// the end, so that places are seen in their order.
fn place(tx: &mut dyn Tx) -> Result<(i64, bool), DbError> {
    let row = tx.one("SELECT place FROM feed FOR UPDATE", &[])?.ok_or(DbError::Shape { column: 0 })?;
    let last = row.int(0)?;
    // No row is waited for: what is being changed just now is seen by the next look.
    let changed = format!(
        "SELECT id FROM jobs WHERE told <> status ORDER BY id LIMIT {AT_ONCE} FOR UPDATE SKIP LOCKED"
    );
    let changed = tx.query(&changed, &[])?;
    if changed.is_empty() {
        return Ok((last, true));
    }
    let placed: Vec<(&str, i64)> = changed
        .iter()
        .zip(last + 1..)
        .map(|(row, place)| Ok((row.text(0)?, place)))
        .collect::<Result<_, DbError>>()?;
    let mut rest = &placed[..];
    for size in TOGETHER {
        while let Some((some, others)) = rest.split_at_checked(size) {
            let params: Vec<Param<'_>> =
                some.iter().flat_map(|(job, place)| [Param::from(*job), (*place).into()]).collect();
            tx.send(&placing(size), &params)?;
            rest = others;
        }
    }
    let count = row::count(changed.len());
    let end = last + count;
    tx.send("UPDATE feed SET place = $1", &[end.into()])?;
    Ok((end, count < AT_ONCE))
}

/// One statement for several rows: each is a round trip to PostgreSQL.
fn placing(rows: usize) -> String {
    let row = |row: usize| format!("(${}, ${})", 2 * row + 1, 2 * row + 2);
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!(
        "WITH changed (id, place) AS (VALUES {}) UPDATE jobs SET told = status, place = changed.place \
         FROM changed WHERE jobs.id = changed.id",
        rows.join(", ")
    )
}

/// A job that has changed again since is left out: it gets a new place.
fn changes(tx: &mut dyn Tx, project: &str, after: i64, limit: u32) -> Result<Vec<(i64, Job)>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS}, place FROM jobs WHERE project_id = $1 AND place > 0 AND place > $2 AND told = status \
         AND deleted_at IS NULL ORDER BY place LIMIT $3"
    );
    let place = COLUMNS.split(',').count();
    let rows = tx.query(&sql, &[project.into(), after.into(), limit.into()])?;
    rows.iter().map(|row| Ok((row.int(place)?, row::job(row)?))).collect()
}
