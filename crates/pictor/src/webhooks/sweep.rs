//! What has been kept for long enough goes.

use crate::db::{DbError, Tx};

const DAY: i64 = 24 * 3_600_000;

/// So many go in one transaction.
const AT_ONCE: i64 = 500;

/// Takes some of the deliveries away that have arrived, and of those that never will, and tells how many.
pub(super) fn sweep(tx: &mut dyn Tx, now: i64) -> Result<u64, DbError> {
    let mut swept = 0;
    for (condition, days) in [
        ("state = 'delivered' AND ended_at < $1", 7),
        ("state = 'dead' AND ended_at < $1", 30),
        ("state = 'held' AND created_at < $1", 30),
    ] {
        let sql = format!(
            "DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE {condition} LIMIT $2)"
        );
        swept += tx.execute(&sql, &[(now - days * DAY).into(), AT_ONCE.into()])?;
    }
    Ok(swept)
}
