//! A job out of its row.

use pictor_api::money::Nanos;
use pictor_api::{Endpoint, record};
use serde_json::Value;

use super::job::{Job, Money, Route, Status};
use super::stored;
use crate::db::{DbError, Row, Tx};

/// The columns that [`job`] reads, in its order.
pub(super) const COLUMNS: &str = "id, project_id, key_id, endpoint, model, n, idempotency_key, fingerprint, status, money, \
     route, asynchronous, request, inputs_kept, reserved, cost, upstream, created_at, started_at, completed_at, \
     delivered_at, answer, error, retryable, recovered, swept_at, uploading, starred, colors";

/// The job of a row that was selected by [`COLUMNS`].
pub(super) fn job(row: &Row) -> Result<Job, DbError> {
    let text = |column| row.text(column).map(str::to_owned);
    let maybe_text = |column| Ok::<_, DbError>(row.maybe_text(column)?.map(str::to_owned));
    Ok(Job {
        id: text(0)?,
        project: text(1)?,
        key: text(2)?,
        endpoint: named(row, 3, endpoint)?,
        model: text(4)?,
        n: u8::try_from(row.int(5)?).map_err(|_| DbError::Shape { column: 5 })?,
        idempotency_key: maybe_text(6)?,
        fingerprint: text(7)?,
        status: named(row, 8, Status::from_name)?,
        money: named(row, 9, Money::from_name)?,
        route: named(row, 10, Route::from_name)?,
        asynchronous: row.flag(11)?,
        request: named(row, 12, |text| serde_json::from_str(text).ok())?,
        inputs_kept: row.flag(13)?,
        reserved: Nanos(row.int(14)?),
        cost: row.maybe_int(15)?.map(Nanos),
        upstream: maybe_text(16)?,
        created_at: row.int(17)?,
        started_at: row.maybe_int(18)?,
        completed_at: row.maybe_int(19)?,
        delivered_at: row.maybe_int(20)?,
        stored: read(row, 21, stored::from_json)?,
        error: read(row, 22, record::read_error)?,
        retryable: row.flag(23)?,
        recovered: row.flag(24)?,
        swept_at: row.maybe_int(25)?,
        uploading: row.flag(26)?,
        starred: row.flag(27)?,
        colors: row.maybe_text(28)?.map(colors),
    })
}

/// The job with this id, deleted or not.
pub(super) fn by_id(tx: &mut dyn Tx, id: &str) -> Result<Option<Job>, DbError> {
    let row = tx.one(&format!("SELECT {COLUMNS} FROM jobs WHERE id = $1"), &[id.into()])?;
    row.as_ref().map(job).transpose()
}

/// What is stored for an endpoint.
pub(super) const fn endpoint_name(endpoint: Endpoint) -> &'static str {
    match endpoint {
        Endpoint::Generations => "generations",
        Endpoint::Edits => "edits",
    }
}

fn endpoint(name: &str) -> Option<Endpoint> {
    [Endpoint::Generations, Endpoint::Edits].into_iter().find(|endpoint| endpoint_name(*endpoint) == name)
}

/// What goes by the name in a column.
pub(super) fn named<T>(row: &Row, column: usize, read: impl Fn(&str) -> Option<T>) -> Result<T, DbError> {
    read(row.text(column)?).ok_or(DbError::Shape { column })
}

fn read<T>(row: &Row, column: usize, read: impl Fn(&Value) -> Option<T>) -> Result<Option<T>, DbError> {
    let Some(text) = row.maybe_text(column)? else { return Ok(None) };
    let value = serde_json::from_str(text).ok();
    value.and_then(|value| read(&value)).map(Some).ok_or(DbError::Shape { column })
}

/// The color of each picture, as `color` writes them.
fn colors(text: &str) -> Vec<Option<String>> {
    text.split(',').map(|color| Some(color.to_owned()).filter(|color| !color.is_empty())).collect()
}

/// A number of pictures as a row has it.
pub(super) fn count(pictures: usize) -> i64 {
    i64::try_from(pictures).unwrap_or(i64::MAX)
}

/// A length in bytes as a row has it.
pub(super) fn length(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
