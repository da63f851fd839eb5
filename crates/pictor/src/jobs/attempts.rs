//! What was tried for a job, for the operator.

use pictor_api::money::Nanos;
use pictor_api::record;
use pictor_api::response::Usage;

use super::row::length;
use crate::db::{DbError, Row, Tx};

/// One exchange with an upstream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptRow {
    /// Counted from 1 over the whole call.
    pub number: u32,
    /// The name of the upstream.
    pub upstream: String,
    /// In milliseconds since 1970 UTC.
    pub started_at: i64,
    /// What became of it; `sending` until that is known.
    pub fate: String,
    /// The HTTP status, if one came.
    pub status: Option<u16>,
    /// How long it took, in milliseconds.
    pub elapsed_ms: u64,
    /// How much was sent.
    pub sent_bytes: u64,
    /// How much came back.
    pub received_bytes: u64,
    /// The upstream's own name for the request.
    pub upstream_request: Option<String>,
    /// How many whole pictures came.
    pub pictures: u32,
    /// What the upstream says was used.
    pub usage: Option<Usage>,
    /// What it cost, where that is known.
    pub cost: Option<Nanos>,
    /// More about it, in words.
    pub note: String,
}

/// Writes attempts, those that were noted before once more.
pub(super) fn write(tx: &mut dyn Tx, job: &str, attempts: &[AttemptRow]) -> Result<(), DbError> {
    for attempt in attempts {
        // Words of an upstream may hold a NUL, which PostgreSQL does not take.
        let plain = |text: &str| text.replace('\0', "\u{fffd}");
        let usage = attempt.usage.as_ref().map(|usage| record::usage(usage).to_string());
        let params = [
            job.into(),
            attempt.number.into(),
            attempt.upstream.as_str().into(),
            attempt.started_at.into(),
            attempt.fate.as_str().into(),
            attempt.status.map(i64::from).into(),
            length(attempt.elapsed_ms).into(),
            length(attempt.sent_bytes).into(),
            length(attempt.received_bytes).into(),
            attempt.upstream_request.as_deref().map(plain).into(),
            attempt.pictures.into(),
            usage.into(),
            attempt.cost.into(),
            plain(&attempt.note).into(),
        ];
        tx.send(WRITE, &params)?;
    }
    Ok(())
}

const WRITE: &str = "INSERT INTO attempts (job_id, number, upstream, started_at, fate, status, elapsed_ms, sent_bytes, \
     received_bytes, upstream_request, pictures, usage, cost, note) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
     ON CONFLICT (job_id, number) DO UPDATE SET fate = EXCLUDED.fate, status = EXCLUDED.status, \
     elapsed_ms = EXCLUDED.elapsed_ms, sent_bytes = EXCLUDED.sent_bytes, received_bytes = EXCLUDED.received_bytes, \
     upstream_request = EXCLUDED.upstream_request, pictures = EXCLUDED.pictures, usage = EXCLUDED.usage, \
     cost = EXCLUDED.cost, note = EXCLUDED.note";

/// The attempts of a job, in order.
pub(super) fn read(tx: &mut dyn Tx, job: &str) -> Result<Vec<AttemptRow>, DbError> {
    let sql = "SELECT number, upstream, started_at, fate, status, elapsed_ms, sent_bytes, received_bytes, \
               upstream_request, pictures, usage, cost, note FROM attempts WHERE job_id = $1 ORDER BY number";
    tx.query(sql, &[job.into()])?.iter().map(attempt).collect()
}

fn attempt(row: &Row) -> Result<AttemptRow, DbError> {
    let usage = row.maybe_text(10)?.and_then(|text| record::read_usage(&serde_json::from_str(text).ok()?));
    let number = |column| Ok::<_, DbError>(u64::try_from(row.int(column)?).unwrap_or(0));
    let small = |column| Ok::<_, DbError>(u32::try_from(row.int(column)?).unwrap_or(u32::MAX));
    Ok(AttemptRow {
        number: small(0)?,
        upstream: row.text(1)?.to_owned(),
        started_at: row.int(2)?,
        fate: row.text(3)?.to_owned(),
        status: row.maybe_int(4)?.and_then(|status| u16::try_from(status).ok()),
        elapsed_ms: number(5)?,
        sent_bytes: number(6)?,
        received_bytes: number(7)?,
        upstream_request: row.maybe_text(8)?.map(str::to_owned),
        pictures: small(9)?,
        usage,
        cost: row.maybe_int(11)?.map(Nanos),
        note: row.text(12)?.to_owned(),
    })
}
