//! A rate, exact under any concurrency, in one number: the moment at which all that was taken will have been given
//! back (the generic cell rate algorithm).

use std::time::Duration;

/// The period of every rate. Nanoseconds: in whole milliseconds, seven a minute would be six, or more than seven.
const MINUTE: i64 = 60_000_000_000;

/// The highest limit that is exact in nanoseconds.
pub const HIGHEST_RATE: u32 = 200_000;

/// The number after taking `units` of `limit` a minute, or how long to wait for them. All of a minute's limit may be
/// taken at once. `now` is in milliseconds.
pub(super) fn take(tat: i64, limit: i64, units: i64, now: i64) -> Result<i64, Duration> {
    let now = nanoseconds(now);
    // No more than a minute is owed at the moment of the last taking. That may lie a little ahead of `now`: who came
    // first may be counted last. A number far beyond it was written before the clock was set back.
    let owed = if tat > now && tat <= now + 2 * MINUTE { tat } else { now };
    let after = owed + MINUTE / limit.max(1) * units;
    if after - now <= MINUTE {
        return Ok(after);
    }
    Err(Duration::from_nanos((after - now - MINUTE).unsigned_abs()))
}

/// Whether anything is still to be given back.
pub(super) fn is_owed(tat: i64, now: i64) -> bool {
    tat > nanoseconds(now)
}

/// How many of `limit` are taken.
pub(super) fn used(tat: i64, limit: u64, now: i64) -> u64 {
    let owed = (tat - nanoseconds(now)).clamp(0, MINUTE).unsigned_abs();
    let each = MINUTE.unsigned_abs() / limit.max(1);
    owed.div_ceil(each.max(1)).min(limit)
}

/// Until the year 2262.
fn nanoseconds(milliseconds: i64) -> i64 {
    milliseconds.saturating_mul(1_000_000)
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
    fn no_limit_loses_or_gains_one_by_rounding() {
        for limit in [1, 7, 11, 59, 61, 999, 60_001, i64::from(HIGHEST_RATE)] {
            let tat = take(0, limit, limit, 1_000).unwrap();
            assert_eq!(used(tat, limit.unsigned_abs(), 1_000), limit.unsigned_abs());
            assert!(take(tat, limit, 1, 1_000).is_err(), "{limit}");
            assert!(take(tat, limit, limit, 61_000).is_ok(), "{limit}");
        }
    }

    #[test]
    fn who_came_first_and_is_counted_last_finds_the_limit_taken() {
        let tat = take(0, 7, 7, 1_005).unwrap();
        assert!(take(tat, 7, 1, 1_000).is_err());
        assert!(take(tat, 7, 1, 1_005).is_err());
    }

    #[test]
    fn a_clock_that_was_set_back_blocks_nobody() {
        let tat = take(0, 1, 1, 10_000_000).unwrap();
        assert!(take(tat, 1, 1, 10_000_000 - 3_600_000).is_ok());
    }
}
