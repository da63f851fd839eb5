//! The time. The only room that reads the system's clocks.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The server's clock, passed to every room that needs the time. A handle; clones share it.
#[derive(Clone, Debug)]
pub struct Clock {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    start: Instant,
    /// The most that 1970 was seen to be before `start`, in milliseconds.
    epoch: AtomicI64,
    /// How far a test has moved it on, in milliseconds.
    ahead: AtomicU64,
    /// How far a test has set the system's clock back, in milliseconds.
    set_back: AtomicU64,
}

impl Default for Clock {
    #[expect(clippy::disallowed_methods, reason = "this is the room that the lint points to")]
    fn default() -> Self {
        let (ahead, set_back) = (AtomicU64::new(0), AtomicU64::new(0));
        let shared = Shared { start: Instant::now(), epoch: AtomicI64::new(i64::MIN), ahead, set_back };
        Self { shared: Arc::new(shared) }
    }
}

impl Clock {
    /// Seconds since 1970-01-01 UTC, as in `created` and `created_at`.
    pub fn unix_seconds(&self) -> u64 {
        seconds(self.unix_millis())
    }

    /// Milliseconds since 1970-01-01 UTC. It never goes back while the process runs: when the system's clock is set
    /// back, this one goes on from where it was.
    pub fn unix_millis(&self) -> i64 {
        let running = millis(self.now().saturating_duration_since(self.shared.start));
        let epoch = self.system() - running;
        let earlier = self.shared.epoch.fetch_max(epoch, Ordering::Relaxed);
        running + epoch.max(earlier)
    }

    /// A moment on the clock that is never set back, for measuring how long something took.
    #[expect(clippy::disallowed_methods, reason = "this is the room that the lint points to")]
    pub fn now(&self) -> Instant {
        Instant::now() + Duration::from_millis(self.shared.ahead.load(Ordering::Relaxed))
    }

    /// How long ago `moment` was.
    pub fn since(&self, moment: Instant) -> Duration {
        self.now().saturating_duration_since(moment)
    }

    /// Moves this clock and its clones on, for tests of what time brings.
    pub fn advance(&self, by: Duration) {
        self.shared.ahead.fetch_add(millis(by).unsigned_abs(), Ordering::Relaxed);
    }

    /// Sets the system's clock back, as this clock and its clones see it, for tests of what that breaks.
    pub fn set_back(&self, by: Duration) {
        self.shared.set_back.fetch_add(millis(by).unsigned_abs(), Ordering::Relaxed);
    }

    #[expect(clippy::disallowed_methods, reason = "this is the room that the lint points to")]
    fn system(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let moved = |by: &AtomicU64| i64::try_from(by.load(Ordering::Relaxed)).unwrap_or(i64::MAX);
        millis(since) + moved(&self.shared.ahead) - moved(&self.shared.set_back)
    }
}

/// The seconds of a moment in milliseconds, as rows have it.
pub fn seconds(millis: i64) -> u64 {
    u64::try_from(millis / 1_000).unwrap_or(0)
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
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

    #[test]
    fn a_system_clock_that_is_set_back_turns_no_time_back() {
        let clock = Clock::default();
        let before = clock.unix_millis();
        clock.set_back(Duration::from_hours(1));
        let after = clock.unix_millis();
        assert!((before..before + 60_000).contains(&after), "{before} {after}");
        clock.advance(Duration::from_mins(1));
        assert!(clock.unix_millis() >= after + 60_000, "it goes on");
    }
}
