//! How long a call waits for free places: a moment while it only waits, long once something of it may be paid for.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::time::Instant;

/// The patience of one call, shared by all that it waits for.
#[derive(Debug)]
pub(crate) struct Patience {
    unsent_until: Instant,
    long: Duration,
    /// Attempts under way, and those that may have been billed.
    at_stake: AtomicUsize,
}

impl Patience {
    /// Patience until then; or, while something is at stake, for as `long` as drawing may take, each time.
    pub(crate) fn new(unsent_until: Instant, long: Duration) -> Self {
        Self { unsent_until, long, at_stake: AtomicUsize::new(0) }
    }

    /// An attempt begins: to give up now might waste what is paid for.
    pub(crate) fn begin(&self) {
        self.at_stake.fetch_add(1, Ordering::Relaxed);
    }

    /// An attempt has ended, and nobody can have billed it.
    pub(crate) fn nothing_came_of_it(&self) {
        self.at_stake.fetch_sub(1, Ordering::Relaxed);
    }

    /// When a wait that began then is over, as far as is known now: while one share waits, another may be sent.
    ///
    /// A wait that begins after the moment in which a refusal keeps its status is long, too: its caller hears
    /// heartbeats already, and is served better late than not.
    pub(crate) fn deadline(&self, since: Instant) -> Instant {
        if self.at_stake.load(Ordering::Relaxed) > 0 || since > self.unsent_until {
            (since + self.long).max(self.unsent_until)
        } else {
            self.unsent_until
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_be_paid_for_is_waited_for_long() {
        let begun = Instant::now();
        let (short, long) = (Duration::from_secs(20), Duration::from_secs(300));
        let patience = Patience::new(begun + short, long);
        assert_eq!(patience.deadline(begun), begun + short);
        patience.begin();
        assert_eq!(patience.deadline(begun), begun + long);
        patience.nothing_came_of_it();
        assert_eq!(patience.deadline(begun), begun + short, "refused: nothing is at stake");
        let later = begun + 2 * short;
        assert_eq!(patience.deadline(later), later + long, "heartbeats have begun");
    }
}
