//! The deliveries of an end, written in the transaction that ends the job.

use pictor_egress::Address;

use super::delivery::State;
use super::endpoint;
use super::event::EventType;
use crate::clock::seconds;
use crate::db::{DbError, Tx};
use crate::ids;

/// A job that has ended.
#[derive(Clone, Copy, Debug)]
pub struct Ended<'a> {
    /// Who pays.
    pub project: &'a str,
    /// The job.
    pub job: &'a str,
    /// How.
    pub event: EventType,
    /// Where its call wants it told.
    pub url: Option<&'a str>,
}

/// In a statement about `jobs`: 1 where the project has any endpoint, so that the others cost no question.
pub const HAS_ENDPOINTS: &str =
    "CASE WHEN EXISTS (SELECT 1 FROM webhook_endpoints WHERE project_id = jobs.project_id) THEN 1 ELSE 0 END";

/// Writes a delivery for each endpoint of the project that wants to know, and for the address that the call named.
///
/// # Errors
/// The database's.
pub fn note(tx: &mut dyn Tx, ended: &Ended<'_>, now: i64) -> Result<(), DbError> {
    let rows = tx.query(ENDPOINTS, &[ended.project.into()])?;
    let event = (!rows.is_empty() || ended.url.is_some()).then(ids::event_id);
    let Some(event) = event else { return Ok(()) };
    for row in &rows {
        if endpoint::types(row.text(2)?).contains(&ended.event) {
            insert(tx, ended, &event, Some(row.text(0)?), row.text(1)?, now)?;
        }
    }
    if let Some(url) = ended.url {
        insert(tx, ended, &event, None, url, now)?;
    }
    Ok(())
}

const ENDPOINTS: &str =
    "SELECT id, url, event_types FROM webhook_endpoints WHERE project_id = $1 AND disabled_at IS NULL";

fn insert(
    tx: &mut dyn Tx,
    ended: &Ended<'_>,
    event: &str,
    endpoint: Option<&str>,
    url: &str,
    now: i64,
) -> Result<(), DbError> {
    let own = endpoint.is_none().then_some(url);
    let params = [
        ids::delivery_id().into(),
        ended.project.into(),
        endpoint.into(),
        own.into(),
        host(url).into(),
        event.into(),
        ended.event.name().into(),
        ended.job.into(),
        ended.event.body(event, ended.job, seconds(now)).into(),
        State::Waiting.name().into(),
        now.into(),
    ];
    tx.send(INSERT, &params)
}

const INSERT: &str = "INSERT INTO deliveries (id, project_id, endpoint_id, url, host, event_id, event_type, job_id, \
     body, state, due_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)";

/// The host of an address, with its port where that is unusual: what may be printed of it, and what is spared.
pub(super) fn host(url: &str) -> String {
    Address::parse(url).map_or_else(|_| String::new(), |address| address.to_string())
}
