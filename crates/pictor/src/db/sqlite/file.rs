//! A database as a file of its own, that no server works on: written by a backup, and read by those who restore one.

use std::fs::File;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::super::copying::{self, Table};
use super::super::migrate::{Dialect, migrate};
use super::super::{DbError, Tx};
use super::tx::{self, SqliteTx};
use super::{connect, create, in_transaction, open, unusable};
use crate::crash::Crash;

/// A new database in which `fill` puts rows into the tables that it is given. When this returns, they survive a power
/// cut, all in one file.
pub(in crate::db) fn write(
    path: &Path,
    now: i64,
    fill: impl FnOnce(&mut dyn Tx, &[Table]) -> Result<(), DbError>,
) -> Result<(), DbError> {
    create(path)?;
    let mut connection = connect(path)?;
    in_transaction(&mut connection, |tx| migrate(tx, Dialect::Sqlite, now, &Crash::default()))?;
    in_transaction(&mut connection, |tx| {
        let tables = copying::tables(tx)?;
        fill(tx, &tables)
    })?;
    // The log goes with it.
    connection.pragma_update(None, "journal_mode", "DELETE").map_err(tx::error)?;
    drop(connection);
    sync(path)
}

/// Gives `read` the rows and the tables of a database that nobody changes; nothing is written beside it.
pub(in crate::db) fn read<T>(
    path: &Path,
    read: impl FnOnce(&mut dyn Tx, &[Table]) -> Result<T, DbError>,
) -> Result<T, DbError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let path = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let connection = open(Path::new(&format!("file:{path}?immutable=1")), flags)?;
    let mut tx = SqliteTx::new(&connection);
    let tables = copying::tables(&mut tx)?;
    read(&mut tx, &tables)
}

/// The rows of an open database as they are now, in a new file.
pub(super) fn copy(from: &Connection, to: &Path) -> Result<(), DbError> {
    create(to)?;
    from.execute("VACUUM INTO ?1", [to.to_string_lossy()]).map_err(tx::error)?;
    // SQLite leaves that to whoever wants to rely on it.
    sync(to)
}

fn sync(path: &Path) -> Result<(), DbError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(|error| unusable(path, &error))
}
