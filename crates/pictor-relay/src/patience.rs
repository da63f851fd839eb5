//! How long a call waits for free places: a moment while it only waits, long once something of it was sent.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::time::Instant;

/// The patience of one call, shared by all that it waits for.
#[derive(Debug)]
pub(crate) struct Patience {
    unsent_until: Instant,
    long: Duration,
    sent: AtomicBool,
}

impl Patience {
    /// Patience until then; or, once something was sent, for as `long` as drawing may take, each time.
    pub(crate) fn new(unsent_until: Instant, long: Duration) -> Self {
        Self { unsent_until, long, sent: AtomicBool::new(false) }
    }

    /// Something of the call is being sent: to give up now might waste what is paid for.
    pub(crate) fn sent(&self) {
        self.sent.store(true, Ordering::Relaxed);
    }

    /// When a wait that began then is over, as far as is known now: while one share waits, another may be sent.
    pub(crate) fn deadline(&self, since: Instant) -> Instant {
        if self.sent.load(Ordering::Relaxed) {
            (since + self.long).max(self.unsent_until)
        } else {
            self.unsent_until
        }
    }
}
