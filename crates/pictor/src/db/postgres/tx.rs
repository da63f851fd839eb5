//! A transaction on a connection to PostgreSQL.

use std::collections::HashMap;

use futures_util::future::{join_all, join3};
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Error, Statement};

use super::connection::Connection;
use super::error::{self, Failure, Next};
use crate::db::{DbError, Param, Row, Tx};

/// What a connection has prepared, by the text and the types of its parameters.
pub(super) type Statements = HashMap<String, Vec<(Vec<Type>, Statement)>>;

/// So many statements are sent together at most.
const TOGETHER: usize = 16;

/// A connection inside its transaction.
pub(super) struct PostgresTx<'a> {
    connection: &'a Connection,
    /// None where nothing may be prepared, since a pooler gives the next transaction to another connection.
    statements: Option<&'a mut Statements>,
    /// What begins it; none once that was sent.
    begin: Option<&'a str>,
    /// What goes with the next statement.
    waiting: Vec<(Form, Vec<Param<'static>>)>,
    /// The first failure: from there on the transaction can only be rolled back.
    failure: Option<Failure>,
}

/// How a statement is sent.
enum Form {
    Prepared(Statement),
    Text(String),
}

/// What became of statements that were sent together, in their order.
struct Answers<T> {
    begun: Result<(), Error>,
    sent: Vec<Result<u64, Error>>,
    last: Result<T, Error>,
}

/// Why a transaction was not committed.
pub(super) enum NotCommitted {
    /// This was in its way; nothing of it was done.
    Failed(Failure),
    /// The answer was lost: it may have been committed.
    Unsure,
}

impl Tx for PostgresTx<'_> {
    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64, DbError> {
        let form = self.form(sql, params)?;
        self.ask(async |client| execute(client, &form, params).await)
    }

    fn query(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, DbError> {
        let form = self.form(sql, params)?;
        let rows = self.ask(async |client| match &form {
            Form::Prepared(statement) => client.query(statement, &bind(statement.params(), params)).await,
            Form::Text(sql) => client.query_typed(sql, &typed(params)).await,
        });
        rows?.iter().map(read).collect()
    }

    fn send(&mut self, sql: &str, params: &[Param<'_>]) -> Result<(), DbError> {
        let form = self.form(sql, params)?;
        self.waiting.push((form, params.iter().map(Param::owned).collect()));
        if self.waiting.len() < TOGETHER { Ok(()) } else { self.ask(async |_| Ok(())) }
    }
}

impl<'a> PostgresTx<'a> {
    /// A transaction that `begin` begins, together with its first statement.
    pub(super) fn new(
        connection: &'a Connection,
        statements: Option<&'a mut Statements>,
        begin: &'a str,
    ) -> Self {
        Self { connection, statements, begin: Some(begin), waiting: Vec::new(), failure: None }
    }

    /// Whether anything was refused, so that it can only be rolled back.
    pub(super) const fn has_failed(&self) -> bool {
        self.failure.is_some()
    }

    /// What was refused first.
    pub(super) fn take_failure(&mut self) -> Option<Failure> {
        self.failure.take()
    }

    /// Ends it. Where PostgreSQL has refused a statement, COMMIT commits nothing.
    pub(super) fn commit(mut self) -> Result<(), NotCommitted> {
        if self.begin.is_some() && self.waiting.is_empty() {
            return Ok(());
        }
        let answers = self.exchange(async |client| client.batch_execute("COMMIT").await);
        let refused = answers.begun.err().or_else(|| answers.sent.into_iter().find_map(Result::err));
        if let Some(error) = refused {
            // Of a connection that was lost, also one between a pooler and PostgreSQL, nobody knows how far it came.
            let failure = error::failure(&error, self.connection.is_closed());
            let is_said = error.as_db_error().is_some() && failure.next != Next::Reconnect;
            return Err(if is_said { NotCommitted::Failed(failure) } else { NotCommitted::Unsure });
        }
        answers
            .last
            .map_err(|error| error::of_commit(&error).map_or(NotCommitted::Unsure, NotCommitted::Failed))
    }

    /// Takes back what it did; false where the connection is of no more use.
    pub(super) fn roll_back(self) -> bool {
        // Before anything was sent there is nothing to take back.
        self.begin.is_some()
            || self.connection.ask(async |client| client.batch_execute("ROLLBACK").await.is_ok())
    }

    /// Types are said, not guessed: in `$1 - 60000` PostgreSQL would take `$1` for an INTEGER of 32 bits.
    fn form(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Form, DbError> {
        let Some(statements) = &mut self.statements else { return Ok(Form::Text(sql.to_owned())) };
        let types = || params.iter().map(type_of);
        let mut known = statements.get(sql).into_iter().flatten();
        let known = known.find(|(of, _)| of.iter().cloned().eq(types()));
        if let Some((_, statement)) = known {
            return Ok(Form::Prepared(statement.clone()));
        }
        let types: Vec<Type> = types().collect();
        let prepared = self.connection.ask(async |client| client.prepare_typed(sql, &types).await);
        let statement = match prepared {
            Ok(statement) => statement,
            Err(error) => return Err(self.fail(&error)),
        };
        statements.entry(sql.to_owned()).or_default().push((types, statement.clone()));
        Ok(Form::Prepared(statement))
    }

    /// Sends what waits, and the last of it, and waits for all answers.
    fn ask<T>(&mut self, last: impl AsyncFnOnce(&Client) -> Result<T, Error>) -> Result<T, DbError> {
        let answers = self.exchange(last);
        if let Err(error) = answers.begun {
            let failure = Failure { error: DbError::Unavailable(error::text(&error)), next: Next::Reconnect };
            return Err(self.failure.get_or_insert(failure).error.clone());
        }
        let refused = answers.sent.into_iter().find_map(Result::err);
        refused.map_or(answers.last, Err).map_err(|error| self.fail(&error))
    }

    fn exchange<T>(&mut self, last: impl AsyncFnOnce(&Client) -> Result<T, Error>) -> Answers<T> {
        let (begin, waiting) = (self.begin.take(), std::mem::take(&mut self.waiting));
        self.connection.ask(async |client| {
            let begun = async {
                match begin {
                    Some(begin) => client.batch_execute(begin).await,
                    None => Ok(()),
                }
            };
            let sent = join_all(waiting.iter().map(|(form, params)| execute(client, form, params)));
            // Each is sent when it is first asked for its answer, which is in this order.
            let (begun, sent, last) = join3(begun, sent, last(client)).await;
            Answers { begun, sent, last }
        })
    }

    fn fail(&mut self, error: &Error) -> DbError {
        let failure = error::failure(error, self.connection.is_closed());
        self.failure.get_or_insert(failure).error.clone()
    }
}

async fn execute(client: &Client, form: &Form, params: &[Param<'_>]) -> Result<u64, Error> {
    match form {
        Form::Prepared(statement) => client.execute(statement, &bind(statement.params(), params)).await,
        Form::Text(sql) => client.execute_typed(sql, &typed(params)).await,
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

fn read(row: &tokio_postgres::Row) -> Result<Row, DbError> {
    (0..row.len()).map(|column| cell(row, column)).collect::<Result<_, _>>().map(Row)
}

fn cell(row: &tokio_postgres::Row, column: usize) -> Result<Param<'static>, DbError> {
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
