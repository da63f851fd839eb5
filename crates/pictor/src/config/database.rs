//! Where rows are kept.

use pictor_relay::Secret;

use super::Environment;
use super::read::Reader;

/// A PostgreSQL server; without one, rows are kept in the data directory.
#[derive(Clone, Debug)]
pub struct Postgres {
    /// `postgres://..`, with its password.
    pub url: Secret,
    /// How many connections are held.
    pub connections: usize,
}

pub(super) fn read(reader: &mut Reader, environment: Environment<'_>) -> Option<Postgres> {
    let connections = reader.count("database.connections");
    if connections < 2 {
        reader.problems.add("database.connections", "is less than 2: one reads while one writes");
    }
    let url = reader.given_or(environment("PICTOR_DATABASE_URL"), "database.url")?;
    if !["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
        reader.problems.add("database.url", "write postgres://USER:PASSWORD@HOST/DATABASE");
    }
    Some(Postgres { url: Secret::new(url), connections })
}
