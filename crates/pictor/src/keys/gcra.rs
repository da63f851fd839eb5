//! A rate, exact under any concurrency, in one number: the moment at which all that was taken will have been given
//! back (the generic cell rate algorithm).

use std::time::Duration;

/// The period of every rate, in milliseconds.
const MINUTE: i64 = 60_000;

/// The number after taking `units` of `limit` a minute, or how long to wait for them. All of a minute's limit may be
/// taken at once.
pub(super) fn take(tat: i64, limit: i64, units: i64, now: i64) -> Result<i64, Duration> {
    // No more than a minute can be owed: a number beyond it was written before the clock was set back.
    let owed = if tat > now && tat <= now + MINUTE { tat } else { now };
    let each = MINUTE as f64 / limit.max(1) as f64;
    let after = owed + (each * units as f64).ceil() as i64;
    if after - now <= MINUTE {
        return Ok(after);
    }
    let wait = u64::try_from(after - now - MINUTE).unwrap_or(0);
    Err(Duration::from_millis(wait))
}

/// How many of `limit` are taken.
pub(super) fn used(tat: i64, limit: u64, now: i64) -> u64 {
    let owed = (tat - now).clamp(0, MINUTE).unsigned_abs();
    (owed * limit).div_ceil(MINUTE.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_limit_may_be_taken_at_once_and_comes_back_evenly() {
        let mut tat = 0;
        for _ in 0..6 {
            tat = take(tat, 6, 1, 1_000).unwrap();
        }
        assert_eq!(take(tat, 6, 1, 1_000), Err(Duration::from_secs(10)));
        assert!(take(tat, 6, 1, 11_000).is_ok());
        assert!(take(tat, 6, 2, 11_000).is_err());
    }

    #[test]
    fn a_clock_that_was_set_back_blocks_nobody() {
        let tat = take(0, 1, 1, 10_000_000).unwrap();
        assert!(take(tat, 1, 1, 10_000_000 - 3_600_000).is_ok());
    }
}
