//! All rows of one database, as they are at one moment, in another that has the same tables.

use super::{DbError, Param, Row, Tx};

/// So many rows are read at once.
const PAGE: usize = 500;

/// A table as its catalogue describes it.
pub(super) struct Table {
    name: String,
    columns: Vec<String>,
    /// The columns of its primary key, in their order.
    key: Vec<usize>,
}

/// The tables of a SQLite database that hold rows of ours. Which processes live, and which version the tables have, is
/// said by each database for itself.
pub(super) fn tables(sqlite: &mut dyn Tx) -> Result<Vec<Table>, DbError> {
    let sql = "SELECT t.name, c.name, c.pk FROM sqlite_schema t JOIN pragma_table_info(t.name) c \
               WHERE t.type = 'table' AND t.name NOT IN ('migrations', 'replicas') \
               AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY t.name, c.cid";
    let mut tables: Vec<Table> = Vec::new();
    let mut keys: Vec<(i64, usize)> = Vec::new();
    for row in sqlite.query(sql, &[])? {
        let (table, column, place) = (row.text(0)?, row.text(1)?, row.int(2)?);
        if tables.last().is_none_or(|last| last.name != table) {
            tables.push(Table { name: table.to_owned(), columns: Vec::new(), key: Vec::new() });
            keys.clear();
        }
        let Some(last) = tables.last_mut() else { continue };
        if place > 0 {
            keys.push((place, last.columns.len()));
            keys.sort_unstable();
            last.key = keys.iter().map(|(_, column)| *column).collect();
        }
        last.columns.push(column.to_owned());
    }
    Ok(tables)
}

/// Has a row from the beginning, which the copied one replaces.
const BEGUN: &str = "feed";

/// Refuses a database that has rows in one of these tables.
pub(super) fn refuse_rows(of: &mut dyn Tx, tables: &[Table]) -> Result<(), DbError> {
    for table in tables.iter().filter(|table| table.name != BEGUN) {
        if of.one(&format!("SELECT 1 FROM {} LIMIT 1", table.name), &[])?.is_some() {
            return Err(DbError::NotEmpty { table: table.name.clone() });
        }
    }
    Ok(())
}

/// Copies every row of these tables.
pub(super) fn copy(from: &mut dyn Tx, to: &mut dyn Tx, tables: &[Table]) -> Result<(), DbError> {
    to.execute(&format!("DELETE FROM {BEGUN}"), &[])?;
    tables.iter().try_for_each(|table| table.copy(from, to))
}

impl Table {
    fn copy(&self, from: &mut dyn Tx, to: &mut dyn Tx) -> Result<(), DbError> {
        let mut after: Vec<Param<'static>> = Vec::new();
        loop {
            let rows = from.query(&self.select(!after.is_empty()), &after)?;
            for row in &rows {
                to.execute(&self.insert(), &row.0)?;
            }
            match rows.last() {
                Some(last) if rows.len() == PAGE => after = self.key_of(last),
                _ => return Ok(()),
            }
        }
    }

    fn key_of(&self, row: &Row) -> Vec<Param<'static>> {
        self.key.iter().map(|column| row.0[*column].clone()).collect()
    }

    fn select(&self, goes_on: bool) -> String {
        let key: Vec<&str> = self.key.iter().map(|column| self.columns[*column].as_str()).collect();
        let key = key.join(", ");
        let behind =
            if goes_on { format!(" WHERE ({key}) > ({})", numbered(self.key.len())) } else { String::new() };
        format!("SELECT {} FROM {}{behind} ORDER BY {key} LIMIT {PAGE}", self.columns.join(", "), self.name)
    }

    fn insert(&self) -> String {
        let values = numbered(self.columns.len());
        format!("INSERT INTO {} ({}) VALUES ({values})", self.name, self.columns.join(", "))
    }
}

/// `$1, $2, ..`
fn numbered(count: usize) -> String {
    let numbered: Vec<String> = (1..=count).map(|number| format!("${number}")).collect();
    numbered.join(", ")
}
