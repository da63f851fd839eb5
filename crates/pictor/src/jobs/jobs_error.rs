//! Why something about jobs was not done.

use std::io;

use crate::db::DbError;

/// Why something about jobs was not done, where it takes the database and the files.
#[derive(Debug, thiserror::Error)]
pub enum JobsError {
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The files could not be reached.
    #[error("cannot use the stored pictures")]
    Blobs(#[from] io::Error),
}
