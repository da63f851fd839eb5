//! An endpoint as its row has it.

use super::event::EventType;
use crate::db::{DbError, Row, Tx};

/// Where a project is told how its jobs ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// `whe_...`
    pub id: String,
    /// Whose it is.
    pub project: String,
    /// For people.
    pub name: String,
    /// Where it is. It may have a secret in it.
    pub url: String,
    /// Of what it is told.
    pub event_types: Vec<EventType>,
    /// Which of its secrets it has.
    pub generation: i64,
    /// Until when the secret before is good as well, in milliseconds since 1970, as all times here.
    pub old_secret_until: Option<i64>,
    /// When it was made.
    pub created_at: i64,
    /// When it was last changed.
    pub updated_at: i64,
    /// Since when nothing but failures came of what was sent there.
    pub failing_since: Option<i64>,
    /// Since when nothing is sent there.
    pub disabled_at: Option<i64>,
}

impl Endpoint {
    /// Whether the text can be the id of one at all. What cannot is not asked for: a database may take no such text.
    pub fn is_id(text: &str) -> bool {
        let digits = text.strip_prefix("whe_").unwrap_or_default();
        (1..=64).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }
}

const COLUMNS: &str = "id, project_id, name, url, event_types, generation, old_secret_until, created_at, updated_at, \
     failing_since, disabled_at";

fn read(row: &Row) -> Result<Endpoint, DbError> {
    let text = |column| row.text(column).map(str::to_owned);
    Ok(Endpoint {
        id: text(0)?,
        project: text(1)?,
        name: text(2)?,
        url: text(3)?,
        event_types: types(row.text(4)?),
        generation: row.int(5)?,
        old_secret_until: row.maybe_int(6)?,
        created_at: row.int(7)?,
        updated_at: row.int(8)?,
        failing_since: row.maybe_int(9)?,
        disabled_at: row.maybe_int(10)?,
    })
}

/// The types of a row, which has them between commas.
pub(super) fn types(text: &str) -> Vec<EventType> {
    text.split(',').filter_map(EventType::from_name).collect()
}

fn text_of(types: &[EventType]) -> String {
    types.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(",")
}

/// The endpoint of a project with this id.
pub(super) fn one(tx: &mut dyn Tx, project: &str, id: &str) -> Result<Option<Endpoint>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM webhook_endpoints WHERE id = $1 AND project_id = $2");
    tx.one(&sql, &[id.into(), project.into()])?.as_ref().map(read).transpose()
}

/// Those of a project, by id.
pub(super) fn all(
    tx: &mut dyn Tx,
    project: &str,
    after: Option<&str>,
    limit: u32,
    newest_first: bool,
) -> Result<Vec<Endpoint>, DbError> {
    let (beyond, order) = if newest_first { ("<", "DESC") } else { (">", "ASC") };
    let sql = format!(
        "SELECT {COLUMNS} FROM webhook_endpoints WHERE project_id = $1 \
         AND (CAST($2 AS TEXT) IS NULL OR id {beyond} $2) ORDER BY id {order} LIMIT $3"
    );
    tx.query(&sql, &[project.into(), after.into(), limit.into()])?.iter().map(read).collect()
}

/// Writes the row, as it was or not there before.
pub(super) fn write(tx: &mut dyn Tx, endpoint: &Endpoint) -> Result<(), DbError> {
    let params = [
        endpoint.id.as_str().into(),
        endpoint.project.as_str().into(),
        endpoint.name.as_str().into(),
        endpoint.url.as_str().into(),
        text_of(&endpoint.event_types).into(),
        endpoint.generation.into(),
        endpoint.old_secret_until.into(),
        endpoint.created_at.into(),
        endpoint.updated_at.into(),
        endpoint.failing_since.into(),
        endpoint.disabled_at.into(),
    ];
    tx.execute(WRITE, &params).map(drop)
}

const WRITE: &str = "INSERT INTO webhook_endpoints (id, project_id, name, url, event_types, generation, \
     old_secret_until, created_at, updated_at, failing_since, disabled_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
     ON CONFLICT (id) DO UPDATE SET name = $3, url = $4, event_types = $5, generation = $6, old_secret_until = $7, \
     updated_at = $9, failing_since = $10, disabled_at = $11";

/// Holds the row: all who change it or settle its deliveries take turns.
pub(super) fn hold(tx: &mut dyn Tx, id: &str) -> Result<(), DbError> {
    tx.query("SELECT id FROM webhook_endpoints WHERE id = $1 FOR UPDATE", &[id.into()]).map(drop)
}
