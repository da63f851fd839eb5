//! The time. The only room that reads the system's clocks.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The server's clock, passed to every room that needs the time. A handle; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// How far a test has moved it on, in milliseconds.
    ahead: Arc<AtomicU64>,
}

impl Clock {
    /// Seconds since 1970-01-01 UTC, as in `created` and `created_at`.
    #[expect(clippy::disallowed_methods, reason = "this is the room that the lint points to")]
    pub fn unix_seconds(&self) -> u64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        (since + self.ahead()).as_secs()
    }

    /// A moment on the clock that is never set back, for measuring how long something took.
    #[expect(clippy::disallowed_methods, reason = "this is the room that the lint points to")]
    pub fn now(&self) -> Instant {
        Instant::now() + self.ahead()
    }

    /// How long ago `moment` was.
    pub fn since(&self, moment: Instant) -> Duration {
        self.now().saturating_duration_since(moment)
    }

    /// Moves this clock and its clones on, for tests of what time brings.
    pub fn advance(&self, by: Duration) {
        self.ahead.fetch_add(u64::try_from(by.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn ahead(&self) -> Duration {
        Duration::from_millis(self.ahead.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_and_its_clones_move_together_and_others_do_not() {
        let (clock, other) = (Clock::default(), Clock::default());
        let (moment, seconds) = (clock.now(), clock.unix_seconds());
        clock.clone().advance(Duration::from_hours(1));
        assert!(clock.since(moment) >= Duration::from_hours(1));
        assert!(clock.unix_seconds() >= seconds + 3_600);
        assert!(other.unix_seconds() < seconds + 3_600);
    }
}
