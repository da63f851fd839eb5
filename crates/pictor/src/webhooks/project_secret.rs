//! The secret of the addresses that single calls of a project name. It has no row until it is changed for the first time.

use super::change::OLD_SECRET;
use crate::db::{DbError, Tx};

/// Which of its secrets a project has.
pub(super) fn generation(tx: &mut dyn Tx, project: &str) -> Result<i64, DbError> {
    let row = tx.one("SELECT generation FROM webhook_secrets WHERE project_id = $1", &[project.into()])?;
    row.map_or(Ok(1), |row| row.int(0))
}

/// Gives a project another secret, and tells which.
pub(super) fn rotate(tx: &mut dyn Tx, project: &str, keep_old: bool, now: i64) -> Result<i64, DbError> {
    let old_until = keep_old.then_some(now + OLD_SECRET);
    let row = tx.one(ROTATE, &[project.into(), old_until.into()])?;
    row.ok_or(DbError::Shape { column: 0 })?.int(0)
}

const ROTATE: &str = "INSERT INTO webhook_secrets (project_id, generation, old_secret_until) \
     VALUES ($1, 2, CAST($2 AS BIGINT)) ON CONFLICT (project_id) DO UPDATE \
     SET generation = webhook_secrets.generation + 1, old_secret_until = CAST($2 AS BIGINT) RETURNING generation";
