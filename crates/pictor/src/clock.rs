//! The time. The only room that reads the system's clock.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970-01-01 UTC, as in `created` and `created_at`.
#[expect(clippy::disallowed_methods, reason = "this is the room that the lint points to")]
pub fn unix_seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
