//! What goes: first its row says so, then its blob goes, and long after that the row.

use super::file::{self, COLUMNS, File};
use crate::db::{DbError, Param, Tx};

/// How many rows are looked at in one statement.
const AT_ONCE: i64 = 500;

/// Every file whose blob may be there.
pub(crate) fn all(tx: &mut dyn Tx) -> Result<Vec<File>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM files WHERE unlinked_at IS NULL ORDER BY id");
    tx.query(&sql, &[])?.iter().map(file::read).collect()
}

/// Whether the blob of this id has a row that speaks of it.
pub(crate) fn is_kept(tx: &mut dyn Tx, id: &str) -> Result<bool, DbError> {
    let sql = "SELECT 1 FROM files WHERE id = $1 AND unlinked_at IS NULL";
    Ok(tx.one(sql, &[id.into()])?.is_some())
}

/// Says that a file is gone; false where there is none.
pub(super) fn bury(tx: &mut dyn Tx, project: &str, id: &str, now: i64) -> Result<bool, DbError> {
    let sql = "UPDATE files SET deleted_at = $3, filename = '' WHERE id = $1 AND project_id = $2 \
               AND deleted_at IS NULL AND (expires_at IS NULL OR expires_at > $3)";
    Ok(tx.execute(sql, &[id.into(), project.into(), now.into()])? > 0)
}

/// Says of all whose time has come that they are gone.
pub(super) fn expire(tx: &mut dyn Tx, now: i64) -> Result<(), DbError> {
    let sql = "UPDATE files SET deleted_at = $1, filename = '' WHERE deleted_at IS NULL AND expires_at <= $1";
    tx.execute(sql, &[now.into()]).map(drop)
}

/// Files that are gone and whose blobs may be there.
pub(super) fn to_unlink(tx: &mut dyn Tx) -> Result<Vec<String>, DbError> {
    let sql =
        "SELECT id FROM files WHERE deleted_at IS NOT NULL AND unlinked_at IS NULL ORDER BY id LIMIT $1";
    let rows = tx.query(sql, &[Param::from(AT_ONCE)])?;
    rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
}

/// Notes that the blobs of these files are gone.
pub(super) fn unlinked(tx: &mut dyn Tx, ids: &[String], now: i64) -> Result<(), DbError> {
    for id in ids {
        let sql = "UPDATE files SET unlinked_at = $2 WHERE id = $1 AND deleted_at IS NOT NULL";
        tx.execute(sql, &[id.as_str().into(), now.into()])?;
    }
    Ok(())
}

/// Takes the rows of files away whose blobs went before a moment.
pub(super) fn forget(tx: &mut dyn Tx, before: i64) -> Result<(), DbError> {
    tx.execute("DELETE FROM files WHERE unlinked_at < $1", &[before.into()]).map(drop)
}
