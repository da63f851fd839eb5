//! What PostgreSQL says, in our words.

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use crate::db::DbError;

/// A statement or a commit that failed.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    pub(super) error: DbError,
    pub(super) next: Next,
}

/// What is to be done with the operation. In each case nothing of it has been committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The database does not want it.
    GiveUp,
    /// Others were in its way.
    Again,
    /// The connection has forgotten what was prepared, or the tables have changed.
    Prepare,
    /// The connection is gone.
    Reconnect,
}

/// Of a statement, or of BEGIN.
pub(super) fn failure(error: &Error, is_closed: bool) -> Failure {
    let Some(said) = error.as_db_error() else {
        let text = text(error);
        return if is_closed || error.is_closed() {
            Failure { error: DbError::Unavailable(text), next: Next::Reconnect }
        } else {
            Failure { error: DbError::Statement(text), next: Next::GiveUp }
        };
    };
    let (code, message) = (said.code(), said.message().to_owned());
    let (error, next) = match code.code() {
        "40001" | "40P01" => (DbError::Busy, Next::Again),
        "0A000" | "26000" | "42P05" => (DbError::Statement(message), Next::Prepare),
        "55P03" | "57014" => (DbError::Busy, Next::GiveUp),
        "53100" => (DbError::Full, Next::GiveUp),
        "25P03" | "25006" => (DbError::Unavailable(message), Next::Reconnect),
        code if ["08", "57", "53", "58"].iter().any(|class| code.starts_with(class)) => {
            (DbError::Unavailable(message), Next::Reconnect)
        }
        _ => (DbError::Statement(message), Next::GiveUp),
    };
    Failure { error, next }
}

/// Of a COMMIT. Only where the database names a conflict is it certain that nothing was committed: one that is shut
/// down may say so after it has committed.
pub(super) fn of_commit(error: &Error) -> Option<Failure> {
    let code = error.code()?;
    let is_conflict = code.code().starts_with("40") && *code != SqlState::T_R_STATEMENT_COMPLETION_UNKNOWN;
    (is_conflict || code.code().starts_with("23")).then(|| failure(error, false))
}

/// The driver's own words are short; what it wraps says more.
pub(super) fn text(error: &Error) -> String {
    let said = error.as_db_error().map(|said| said.message().to_owned());
    let cause = || std::error::Error::source(error).map(|cause| format!("{error}: {cause}"));
    said.or_else(cause).unwrap_or_else(|| error.to_string())
}
