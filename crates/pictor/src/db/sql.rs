//! One text of SQL for both databases.

use std::borrow::Cow;

/// The text as SQLite wants it. To SQLite `$1` is a *named* parameter, numbered by its first appearance, so that `$2`
/// before `$1` would bind the wrong way round: `?1` is the number. It locks the whole database anyway, so that the
/// row locks of PostgreSQL have no words there.
pub(super) fn for_sqlite(sql: &str) -> Cow<'_, str> {
    let sql = sql.trim_end();
    let sql = sql.strip_suffix("SKIP LOCKED").map_or(sql, str::trim_end);
    let sql = sql.strip_suffix("FOR UPDATE").map_or(sql, str::trim_end);
    if !sql.contains('$') {
        return Cow::Borrowed(sql);
    }
    let mut mapped = String::with_capacity(sql.len());
    for (number, part) in sql.split('\'').enumerate() {
        let is_quoted = number % 2 == 1;
        if number > 0 {
            mapped.push('\'');
        }
        if is_quoted { mapped.push_str(part) } else { push_numbered(&mut mapped, part) }
    }
    Cow::Owned(mapped)
}

/// Piece by piece, since every statement of every call comes by here.
fn push_numbered(mapped: &mut String, part: &str) {
    let mut pieces = part.split('$');
    mapped.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        mapped.push('?');
        mapped.push_str(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_numbers_and_literals_are_left_alone() {
        assert_eq!(for_sqlite("SELECT $2, '$1', $1"), "SELECT ?2, '$1', ?1");
        assert_eq!(for_sqlite("SELECT 1"), "SELECT 1");
    }

    #[test]
    fn sqlite_has_no_row_locks() {
        assert_eq!(for_sqlite("SELECT 1\n FOR UPDATE "), "SELECT 1");
        assert_eq!(for_sqlite("SELECT 1 FOR UPDATE SKIP LOCKED"), "SELECT 1");
    }
}
