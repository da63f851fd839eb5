//! A page of a list that goes by ids, which sort by time.

use crate::db::Param;

/// Where a page begins and how long it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The id before its first row.
    pub after: Option<String>,
    /// The most rows.
    pub limit: u32,
    /// Whether the newest come first.
    pub newest_first: bool,
}

impl Page {
    /// Everything, oldest first.
    pub fn all() -> Self {
        Self { after: None, limit: u32::MAX, newest_first: false }
    }

    /// The end of a statement whose condition has `params` already: one row more than wanted tells whether more follow.
    pub(super) fn ending(&self, params: &mut Vec<Param<'static>>) -> String {
        let mut ending = String::new();
        let (compared, direction) = if self.newest_first { ("<", "DESC") } else { (">", "ASC") };
        if let Some(after) = &self.after {
            params.push(after.clone().into());
            ending = format!(" AND id {compared} ${}", params.len());
        }
        params.push((i64::from(self.limit) + 1).into());
        ending + &format!(" ORDER BY id {direction} LIMIT ${}", params.len())
    }

    /// The rows of this page, and whether more follow.
    pub(super) fn cut<T>(&self, mut rows: Vec<T>) -> (Vec<T>, bool) {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        (rows, more)
    }
}
