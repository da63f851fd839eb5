//! Statements on a connection to PostgreSQL.

use std::collections::HashMap;

use postgres::types::{ToSql, Type};
use postgres::{Client, Statement};

use super::error::{self, Failure};
use crate::db::{DbError, Param, Row, Tx};

/// What a connection has prepared, by the text and the types of its parameters.
pub(super) type Statements = HashMap<String, Vec<(Vec<Type>, Statement)>>;

/// A connection inside its transaction.
pub(super) struct PostgresTx<'a> {
    pub(super) client: &'a mut Client,
    /// None where nothing may be prepared, since a pooler gives the next transaction to another connection.
    pub(super) statements: Option<&'a mut Statements>,
    /// The first failure: from there on the transaction can only be rolled back.
    pub(super) failure: Option<Failure>,
}

impl Tx for PostgresTx<'_> {
    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, DbError> {
        let done = self.prepare(sql, params).and_then(|statement| match statement {
            Some(statement) => self.client.execute(&statement, &bind(statement.params(), params)),
            None => self.client.execute_typed(sql, &typed(params)),
        });
        done.map_err(|error| self.fail(&error))
    }

    fn query(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, DbError> {
        let rows = self.prepare(sql, params).and_then(|statement| match statement {
            Some(statement) => self.client.query(&statement, &bind(statement.params(), params)),
            None => self.client.query_typed(sql, &typed(params)),
        });
        rows.map_err(|error| self.fail(&error))?.iter().map(read).collect()
    }
}

impl PostgresTx<'_> {
    /// Types are said, not guessed: in `$1 - 60000` PostgreSQL would take `$1` for an INTEGER of 32 bits.
    fn prepare(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Option<Statement>, postgres::Error> {
        let Some(statements) = &mut self.statements else { return Ok(None) };
        let types = || params.iter().map(type_of);
        let mut known = statements.get(sql).into_iter().flatten();
        let known = known.find(|(of, _)| of.iter().cloned().eq(types()));
        if let Some((_, statement)) = known {
            return Ok(Some(statement.clone()));
        }
        let types: Vec<Type> = types().collect();
        let statement = self.client.prepare_typed(sql, &types)?;
        statements.entry(sql.to_owned()).or_default().push((types, statement.clone()));
        Ok(Some(statement))
    }

    fn fail(&mut self, error: &postgres::Error) -> DbError {
        let failure = error::failure(error, self.client.is_closed());
        self.failure.get_or_insert(failure).error.clone()
    }
}

fn type_of(param: &Param<'_>) -> Type {
    match param {
        Param::Null => Type::UNKNOWN,
        Param::Int(_) => Type::INT8,
        Param::Text(_) => Type::TEXT,
    }
}

/// Parameters with the types that are said of them.
fn typed<'a>(params: &'a [Param<'_>]) -> Vec<(&'a (dyn ToSql + Sync), Type)> {
    let types: Vec<Type> = params.iter().map(type_of).collect();
    bind(&types, params).into_iter().zip(types).collect()
}

/// `types` are those that the server takes them for.
fn bind<'a>(types: &[Type], params: &'a [Param<'_>]) -> Vec<&'a (dyn ToSql + Sync)> {
    let null = |of: &Type| -> &'static (dyn ToSql + Sync) {
        if *of == Type::INT8 {
            &None::<i64>
        } else if *of == Type::INT4 {
            &None::<i32>
        } else {
            &None::<&str>
        }
    };
    let bind = |(param, of): (&'a Param<'_>, &Type)| -> &'a (dyn ToSql + Sync) {
        match param {
            Param::Null => null(of),
            Param::Int(value) => value,
            Param::Text(text) => text,
        }
    };
    params.iter().zip(types).map(bind).collect()
}

fn read(row: &postgres::Row) -> Result<Row, DbError> {
    (0..row.len()).map(|column| cell(row, column)).collect::<Result<_, _>>().map(Row)
}

fn cell(row: &postgres::Row, column: usize) -> Result<Param<'static>, DbError> {
    let of = row.columns()[column].type_();
    let value = if *of == Type::INT8 {
        row.try_get::<_, Option<i64>>(column).map(Param::from)
    } else if *of == Type::INT4 {
        row.try_get::<_, Option<i32>>(column).map(|value| value.map(i64::from).into())
    } else {
        row.try_get::<_, Option<String>>(column).map(Param::from)
    };
    value.map_err(|_| DbError::Shape { column })
}
