//! Statements on a connection to SQLite.

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, ToSql, params_from_iter};

use crate::db::sql::for_sqlite;
use crate::db::{DbError, Param, Row, Tx};

/// A connection inside its transaction.
pub(super) struct SqliteTx<'a> {
    connection: &'a Connection,
    /// The first failure. SQLite may have rolled back by itself then, and would commit what follows at once.
    failure: Option<DbError>,
}

impl<'a> SqliteTx<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self { connection, failure: None }
    }

    /// What ended the transaction before its time, if SQLite has.
    pub(super) fn ended(self) -> Option<DbError> {
        let unknown = || DbError::Unavailable("SQLite ended the transaction".into());
        self.connection.is_autocommit().then(|| self.failure.unwrap_or_else(unknown))
    }

    fn run<T>(&mut self, statement: impl FnOnce(&Connection) -> Result<T, DbError>) -> Result<T, DbError> {
        if let Some(first) = &self.failure {
            return Err(first.clone());
        }
        statement(self.connection).inspect_err(|error| self.failure = Some(error.clone()))
    }
}

impl Tx for SqliteTx<'_> {
    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, DbError> {
        self.run(|connection| {
            let mut statement = connection.prepare_cached(&for_sqlite(sql)).map_err(error)?;
            let changed = statement.execute(params_from_iter(params)).map_err(error)?;
            Ok(changed as u64)
        })
    }

    fn query(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, DbError> {
        self.run(|connection| {
            let mut statement = connection.prepare_cached(&for_sqlite(sql)).map_err(error)?;
            let columns = statement.column_count();
            let mut rows = statement.query(params_from_iter(params)).map_err(error)?;
            let mut read = Vec::new();
            while let Some(row) = rows.next().map_err(error)? {
                let cells = (0..columns).map(|column| cell(row.get_ref(column).map_err(error)?, column));
                read.push(Row(cells.collect::<Result<_, _>>()?));
            }
            Ok(read)
        })
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
