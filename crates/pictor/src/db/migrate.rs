//! The tables, brought up to date: forward only, each version in one transaction.

use super::{DbError, Tx};
use crate::crash::Crash;

/// A version, and the statements that lead to it from the one before.
struct Migration {
    version: i64,
    sql: &'static str,
    /// What only PostgreSQL has words for.
    postgres: &'static str,
}

/// Rows that every call changes keep room on their page, so that a change need not touch an index.
const ROOMY: &str = "ALTER TABLE balances SET (fillfactor = 50); ALTER TABLE keys SET (fillfactor = 50);";

const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, sql: include_str!("schema.sql"), postgres: ROOMY },
    Migration { version: 2, sql: include_str!("schema-2.sql"), postgres: "" },
    Migration { version: 3, sql: include_str!("schema-3.sql"), postgres: "" },
];

/// Whose words the statements may use.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY, digest TEXT NOT NULL, at BIGINT NOT NULL)";

/// Brings the tables up to date, in the caller's transaction, which excludes all others.
pub(super) fn migrate(tx: &mut dyn Tx, dialect: Dialect, now: i64, crash: &Crash) -> Result<(), DbError> {
    tx.execute(TABLE, &[])?;
    let newest = tx.one("SELECT COALESCE(MAX(version), 0) FROM migrations", &[])?;
    let found = newest.map_or(Ok(0), |row| row.int(0))?;
    let known = MIGRATIONS.last().map_or(0, |migration| migration.version);
    if found > known {
        return Err(DbError::Newer { found, known });
    }
    for migration in MIGRATIONS.iter().filter(|migration| migration.version > found) {
        apply(tx, migration, dialect, now, crash)?;
    }
    Ok(())
}

fn apply(
    tx: &mut dyn Tx,
    migration: &Migration,
    dialect: Dialect,
    now: i64,
    crash: &Crash,
) -> Result<(), DbError> {
    let extra = if dialect == Dialect::Postgres { migration.postgres } else { "" };
    let statements = [statements(migration.sql), statements(extra)].concat();
    for (index, statement) in statements.iter().enumerate() {
        if index == statements.len() / 2 {
            crash.at("migrate.half");
        }
        tx.execute(statement, &[])?;
    }
    let digest = blake3::hash(migration.sql.as_bytes()).to_hex();
    let note = "INSERT INTO migrations (version, digest, at) VALUES ($1, $2, $3)";
    tx.execute(note, &[migration.version.into(), digest.as_str().into(), now.into()]).map(drop)
}

/// The statements of a text. Comments are lines of their own, and nothing else has a semicolon inside.
fn statements(sql: &str) -> Vec<String> {
    let is_code = |line: &&str| !line.trim_start().starts_with("--");
    let code: String = sql.lines().filter(is_code).flat_map(|line| [line, "\n"]).collect();
    code.split(';')
        .map(|statement| statement.trim().to_owned())
        .filter(|statement| !statement.is_empty())
        .collect()
}
