//! Statements on a connection to SQLite.

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, ToSql, params_from_iter};

use crate::db::sql::for_sqlite;
use crate::db::{DbError, Param, Row, Tx};

/// A connection inside its transaction.
pub(super) struct SqliteTx<'a>(pub(super) &'a Connection);

impl Tx for SqliteTx<'_> {
    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, DbError> {
        let mut statement = self.0.prepare_cached(&for_sqlite(sql)).map_err(error)?;
        let changed = statement.execute(params_from_iter(params)).map_err(error)?;
        Ok(changed as u64)
    }

    fn query(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, DbError> {
        let mut statement = self.0.prepare_cached(&for_sqlite(sql)).map_err(error)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(params)).map_err(error)?;
        let mut read = Vec::new();
        while let Some(row) = rows.next().map_err(error)? {
            let cells = (0..columns).map(|column| cell(row.get_ref(column).map_err(error)?, column));
            read.push(Row(cells.collect::<Result<_, _>>()?));
        }
        Ok(read)
    }
}

fn cell(value: ValueRef<'_>, column: usize) -> Result<Param<'static>, DbError> {
    match value {
        ValueRef::Null => Ok(Param::Null),
        ValueRef::Integer(value) => Ok(Param::Int(value)),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).map_err(|_| DbError::Shape { column })?;
            Ok(text.to_owned().into())
        }
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(DbError::Shape { column }),
    }
}

impl ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Int(value) => ToSqlOutput::Owned(Value::Integer(*value)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

/// What SQLite says, in our words.
pub(super) fn error(error: rusqlite::Error) -> DbError {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => DbError::Busy,
        Some(ErrorCode::DiskFull) => DbError::Full,
        Some(
            ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::ReadOnly
            | ErrorCode::DatabaseCorrupt
            | ErrorCode::NotADatabase
            | ErrorCode::PermissionDenied
            | ErrorCode::OutOfMemory,
        ) => DbError::Unavailable(error.to_string()),
        _ => DbError::Statement(error.to_string()),
    }
}
