//! What goes: first its row says so, then its blob goes, and long after that the row.

use super::file::{self, COLUMNS, File};
use super::store::{Files, FilesError};
use crate::db::{DbError, Durability, Param, Tx};

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

impl Files {
    /// Takes away what has been kept long enough, and tells how many files went.
    ///
    /// # Errors
    /// The database's, the disk's or the bucket's; the next sweep goes on with the rest.
    pub async fn sweep(&self) -> Result<usize, FilesError> {
        let now = self.clock.unix_millis();
        self.db.write(Durability::Full, move |tx: &mut dyn Tx| expire(tx, now)).await?;
        self.crash.at("file.tombstoned");
        let mut swept = 0;
        loop {
            let gone = self.db.scan(to_unlink).await?;
            if gone.is_empty() {
                break;
            }
            swept += gone.len();
            self.unlink(gone).await?;
        }
        let rows = i64::try_from(self.keeping.rows.as_millis()).unwrap_or(i64::MAX);
        let before = now.saturating_sub(rows);
        self.db.write(Durability::Normal, move |tx: &mut dyn Tx| forget(tx, before)).await?;
        Ok(swept)
    }

    /// Takes the blobs of files away whose rows say that they are gone.
    pub(super) async fn unlink(&self, ids: Vec<String>) -> Result<(), FilesError> {
        self.blobs.remove_files(&ids).await?;
        let now = self.clock.unix_millis();
        Ok(self.db.write(Durability::Normal, move |tx: &mut dyn Tx| unlinked(tx, &ids, now)).await?)
    }
}

fn expire(tx: &mut dyn Tx, now: i64) -> Result<(), DbError> {
    let sql = "UPDATE files SET deleted_at = $1, filename = '' WHERE deleted_at IS NULL AND expires_at <= $1";
    tx.execute(sql, &[now.into()]).map(drop)
}

fn to_unlink(tx: &mut dyn Tx) -> Result<Vec<String>, DbError> {
    let sql =
        "SELECT id FROM files WHERE deleted_at IS NOT NULL AND unlinked_at IS NULL ORDER BY id LIMIT $1";
    let rows = tx.query(sql, &[Param::from(AT_ONCE)])?;
    rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
}

fn unlinked(tx: &mut dyn Tx, ids: &[String], now: i64) -> Result<(), DbError> {
    for id in ids {
        let sql = "UPDATE files SET unlinked_at = $2 WHERE id = $1 AND deleted_at IS NOT NULL";
        tx.execute(sql, &[id.as_str().into(), now.into()])?;
    }
    Ok(())
}

fn forget(tx: &mut dyn Tx, before: i64) -> Result<(), DbError> {
    tx.execute("DELETE FROM files WHERE unlinked_at < $1", &[before.into()]).map(drop)
}
