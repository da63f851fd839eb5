//! Endpoints made and changed.

use super::endpoint::{self, Endpoint};
use super::event::EventType;
use super::note::host;
use crate::db::{DbError, Tx};

/// An endpoint before it is made.
#[derive(Clone, Debug)]
pub struct NewEndpoint {
    /// For people.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// Of what it is told.
    pub event_types: Vec<EventType>,
}

/// What becomes of an endpoint; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// For people.
    pub name: Option<String>,
    /// Where it is.
    pub url: Option<String>,
    /// Of what it is told.
    pub event_types: Option<Vec<EventType>>,
    /// Whether anything is sent there.
    pub enabled: Option<bool>,
}

/// How long the secret before may stay good, in milliseconds.
pub(super) const OLD_SECRET: i64 = 24 * 3_600_000;

/// Changes an endpoint of a project, and tells how it then is.
pub(super) fn change(
    tx: &mut dyn Tx,
    project: &str,
    id: &str,
    change: &Change,
    now: i64,
) -> Result<Option<Endpoint>, DbError> {
    endpoint::hold(tx, id)?;
    let Some(mut endpoint) = endpoint::one(tx, project, id)? else { return Ok(None) };
    let before = endpoint.clone();
    let Change { name, url, event_types, enabled } = change.clone();
    endpoint.name = name.unwrap_or(endpoint.name);
    endpoint.event_types = event_types.unwrap_or(endpoint.event_types);
    if let Some(url) = url {
        move_to(tx, &mut endpoint, url)?;
    }
    match enabled {
        Some(true) => enable(tx, &mut endpoint, now)?,
        Some(false) => disable(tx, &mut endpoint, now)?,
        None => {}
    }
    if endpoint != before {
        endpoint.updated_at = now;
        endpoint::write(tx, &endpoint)?;
    }
    Ok(Some(endpoint))
}

/// What waits goes to the new address.
fn move_to(tx: &mut dyn Tx, endpoint: &mut Endpoint, url: String) -> Result<(), DbError> {
    let sql = "UPDATE deliveries SET host = $2 WHERE endpoint_id = $1";
    tx.execute(sql, &[endpoint.id.as_str().into(), host(&url).into()])?;
    endpoint.url = url;
    Ok(())
}

fn enable(tx: &mut dyn Tx, endpoint: &mut Endpoint, now: i64) -> Result<(), DbError> {
    endpoint.disabled_at = None;
    endpoint.failing_since = None;
    let sql =
        "UPDATE deliveries SET state = 'waiting', due_at = $2 WHERE endpoint_id = $1 AND state = 'held'";
    tx.execute(sql, &[endpoint.id.as_str().into(), now.into()]).map(drop)
}

/// Nothing more is sent there; what waits is kept. Its row is written by the caller.
pub(super) fn disable(tx: &mut dyn Tx, endpoint: &mut Endpoint, now: i64) -> Result<(), DbError> {
    endpoint.disabled_at.get_or_insert(now);
    let sql = "UPDATE deliveries SET state = 'held' WHERE endpoint_id = $1 AND state = 'waiting'";
    tx.execute(sql, &[endpoint.id.as_str().into()]).map(drop)
}

/// Gives an endpoint another secret.
pub(super) fn rotate(
    tx: &mut dyn Tx,
    project: &str,
    id: &str,
    keep_old: bool,
    now: i64,
) -> Result<Option<Endpoint>, DbError> {
    endpoint::hold(tx, id)?;
    let Some(mut endpoint) = endpoint::one(tx, project, id)? else { return Ok(None) };
    endpoint.generation += 1;
    endpoint.old_secret_until = keep_old.then_some(now + OLD_SECRET);
    endpoint.updated_at = now;
    endpoint::write(tx, &endpoint)?;
    Ok(Some(endpoint))
}

/// Deletes an endpoint, and what waits for it; false where the project has no such endpoint.
pub(super) fn delete(tx: &mut dyn Tx, project: &str, id: &str) -> Result<bool, DbError> {
    let gone = "DELETE FROM webhook_endpoints WHERE id = $1 AND project_id = $2";
    if tx.execute(gone, &[id.into(), project.into()])? == 0 {
        return Ok(false);
    }
    tx.execute("DELETE FROM deliveries WHERE endpoint_id = $1 AND ended_at IS NULL", &[id.into()])?;
    Ok(true)
}
