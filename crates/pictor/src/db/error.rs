//! What a database says.

/// Why a store operation was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DbError {
    /// It cannot be reached, or cannot be opened.
    #[error("the database cannot be used: {0}")]
    Unavailable(String),
    /// The connection was lost while it committed: the operation may be done or not.
    #[error("the database did not answer a commit, which may be done or not")]
    Unsure,
    /// Somebody else holds it for longer than we wait.
    #[error("the database is locked by someone else")]
    Busy,
    /// Its disk is full.
    #[error("the disk of the database is full")]
    Full,
    /// A newer version of this program has changed its tables.
    #[error("the database has version {found}, and this program knows {known}; use the newer program")]
    Newer {
        /// The version that it has.
        found: i64,
        /// The newest that is known.
        known: i64,
    },
    /// It does not take a statement.
    #[error("the database refuses a statement: {0}")]
    Statement(String),
    /// A column is not what its reader expects.
    #[error("column {column} of a row is not what was expected")]
    Shape {
        /// Its position, from 0.
        column: usize,
    },
    /// It was to be filled, and has rows.
    #[error("the database has rows already, in its table {table}; take one that is new")]
    NotEmpty {
        /// The first table that has some.
        table: String,
    },
    /// The operation panicked.
    #[error("a store operation panicked")]
    Panicked,
    /// It has been closed.
    #[error("the database is closed")]
    Closed,
}

impl DbError {
    /// Whether it may go away by itself.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Unsure | Self::Busy | Self::Full)
    }
}
