//! For how long a process is believed to live after it was heard, and when this one was.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::clock::Clock;

/// How often a process says that it lives, unless it is told otherwise.
const BEAT: Duration = Duration::from_secs(5);

/// A process that has not been heard for so many beats sends nothing more: soon others take in its jobs.
const FENCED_AFTER: u32 = 4;

/// A process that has not been heard for so many beats is dead.
const DEAD_AFTER: u32 = 6;

/// What this process knows of its own being heard. A handle; clones share it.
#[derive(Clone, Debug)]
pub(super) struct Lease {
    pub(super) every: Duration,
    heard: Arc<Mutex<Heard>>,
}

#[derive(Clone, Copy, Debug)]
struct Heard {
    /// When the last beat began that was written down.
    last: Instant,
    /// From when on the silence of others is theirs.
    judges_from: Instant,
}

impl Lease {
    pub(super) fn new(clock: &Clock) -> Self {
        let now = clock.now();
        let heard = Heard { last: now, judges_from: now };
        Self { every: BEAT, heard: Arc::new(Mutex::new(heard)) }
    }

    pub(super) fn fence(&self) -> Duration {
        self.every * FENCED_AFTER
    }

    pub(super) fn silence(&self) -> Duration {
        self.every * DEAD_AFTER
    }

    /// When the last beat began that was written down.
    pub(super) fn last(&self) -> Instant {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).last
    }

    /// From when on the silence of others is theirs.
    pub(super) fn judges_from(&self) -> Instant {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).judges_from
    }

    /// A beat that began then was written down.
    pub(super) fn is_heard(&self, began: Instant) {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if began.saturating_duration_since(heard.last) >= self.fence() {
            // What kept this process from being heard may have kept the others, too: they get their time to come back.
            heard.judges_from = began + self.silence();
        }
        heard.last = began;
    }
}
