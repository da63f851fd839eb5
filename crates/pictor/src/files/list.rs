//! The files of a project, page by page.

use super::file::{self, COLUMNS, File, Purpose};
use crate::db::{DbError, Param, Tx};

/// Which files, and how many of them.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Whose.
    pub project: String,
    /// Kept for this.
    pub purpose: Option<Purpose>,
    /// Those behind the file with this id, in the order of the list.
    pub after: Option<String>,
    /// At most so many.
    pub limit: u32,
    /// The newest first; else the oldest.
    pub newest_first: bool,
}

/// Some of the files that a filter lets through.
#[derive(Clone, Debug)]
pub struct Page {
    /// In the filter's order.
    pub files: Vec<File>,
    /// Whether there are more behind them.
    pub more: bool,
}

/// The files that `filter` lets through at the moment `now`, in milliseconds since 1970.
pub(super) fn list(tx: &mut dyn Tx, filter: &Filter, now: i64) -> Result<Page, DbError> {
    let (beyond, order) = if filter.newest_first { ("<", "DESC") } else { (">", "ASC") };
    let sql = format!(
        "SELECT {COLUMNS} FROM files WHERE project_id = $1 AND deleted_at IS NULL \
         AND (expires_at IS NULL OR expires_at > $2) \
         AND (CAST($3 AS TEXT) IS NULL OR purpose = $3) AND (CAST($4 AS TEXT) IS NULL OR id {beyond} $4) \
         ORDER BY id {order} LIMIT $5"
    );
    let limit = filter.limit as usize;
    let params: [Param<'_>; 5] = [
        filter.project.as_str().into(),
        now.into(),
        filter.purpose.map(Purpose::name).into(),
        filter.after.as_deref().into(),
        (i64::from(filter.limit) + 1).into(),
    ];
    let mut files = tx.query(&sql, &params)?.iter().map(file::read).collect::<Result<Vec<_>, _>>()?;
    let more = files.len() > limit;
    files.truncate(limit);
    Ok(Page { files, more })
}
