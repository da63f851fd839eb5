//! One call from its start to its end, as a task that nobody has to watch.
//!
//! A call that has just come and one that an earlier process left behind enter here alike.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use pictor_api::Call;
use pictor_api::money::Nanos;
use pictor_relay::{FailureKind, Fate, Inputs};

use super::make::attempt;
use super::recorder::{Permission, Recorder};
use super::{Images, Made, MakeError, Reason};
use crate::jobs::{Entry, Journal, Recording};

/// How long a call that nobody waits for rests after it found no free place.
const NO_PLACE: Duration = Duration::from_secs(1);

/// A job of this process, and all that making its pictures takes.
pub(super) struct Work {
    pub(super) job: String,
    /// The id of the request that began it, for the log and for messages that name it.
    pub(super) request: String,
    pub(super) call: Call,
    pub(super) inputs: Inputs,
    /// Milliseconds since 1970.
    pub(super) created_at: i64,
    /// The worst case that is set aside for it.
    pub(super) reserve: Nanos,
    pub(super) asynchronous: bool,
    pub(super) recording: Recording,
}

/// What came of making a job's pictures.
pub(super) struct Outcome {
    pub(super) made: Result<Made, MakeError>,
    /// Whether the row let anything be sent; `None` where nobody asked.
    pub(super) permission: Option<Permission>,
}

impl Images {
    /// Makes the pictures, closes the job, and tells its watchers. A call that nobody waits for waits for its turn
    /// here, and stays in the queue when the server stops before.
    pub(super) async fn run(self: Arc<Self>, work: Work) {
        let _turn = match work.asynchronous {
            true => match self.turn().await {
                Some(turn) => Some(turn),
                None => return,
            },
            false => None,
        };
        let Some(outcome) = self.make_in_time(&work).await else { return };
        self.crash.at("upstream.answered");
        let ending = self.finish(&work, outcome).await;
        if !work.recording.is_watched() {
            super::finish::log_unwatched(&work, &ending);
        }
        work.recording.write(Entry::Ended(ending));
    }

    /// One of the places for calls that nobody waits for; `None` when the server stops.
    async fn turn(&self) -> Option<tokio::sync::SemaphorePermit<'_>> {
        tokio::select! {
            turn = self.turns.acquire() => turn.ok(),
            () = self.tasks.stopping() => None,
        }
    }

    /// A call that nobody waits for is not refused because all places are taken now. `None` when the server stops
    /// before anything was sent.
    async fn make_in_time(&self, work: &Work) -> Option<Outcome> {
        loop {
            let outcome = self.make(work).await;
            let waits = work.asynchronous && outcome.found_no_place();
            if !waits {
                return Some(outcome);
            }
            tokio::select! {
                () = tokio::time::sleep(NO_PLACE) => {}
                () = self.tasks.stopping() => return None,
            }
        }
    }

    async fn make(&self, work: &Work) -> Outcome {
        let recorder = Recorder::new(self, work);
        let making = self.maker.make(&work.call, &work.inputs, &recorder);
        let made = AssertUnwindSafe(making).catch_unwind().await;
        let made = made.unwrap_or_else(|_| Err(lost(&work.recording)));
        Outcome { made, permission: recorder.permission() }
    }
}

impl Outcome {
    /// Whether nothing was sent since there was no room for it.
    fn found_no_place(&self) -> bool {
        let busy = |error: &MakeError| matches!(error.reason, Reason::Relay(FailureKind::Busy { .. }));
        self.permission.is_none() && self.made.as_ref().err().is_some_and(busy)
    }
}

/// The work panicked. What was sent before may have been billed.
fn lost(journal: &Journal) -> MakeError {
    let sent = journal.last_sent().map(|upstream| attempt(&upstream, Fate::Unknown, Duration::ZERO));
    MakeError { attempts: sent.into_iter().collect(), ..Reason::Lost.into() }
}
