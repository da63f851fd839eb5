//! One call from its start to its end, as a task that nobody has to watch.
//!
//! A call that has just come and one that an earlier process left behind enter here alike.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use pictor_relay::Fate;

use super::Images;
use super::made::{MakeError, Reason, attempt};
use super::recorder::Recorder;
use super::turns::Turn;
use super::work::{Outcome, Work};
use crate::jobs::Entry;

/// How long a call that nobody waits for rests after it found no free place, or the database did not let it go.
const REST: Duration = Duration::from_secs(1);

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
    async fn turn(&self) -> Option<Turn<'_>> {
        tokio::select! {
            turn = self.turns.take() => turn,
            () = self.tasks.stopping() => None,
        }
    }

    /// A call that nobody waits for is not refused because all places are taken or the database is away now. `None` when the server stops
    /// before anything was sent.
    async fn make_in_time(&self, work: &Work) -> Option<Outcome> {
        loop {
            let outcome = self.make(work).await;
            let waits = work.asynchronous && outcome.may_wait();
            if !waits {
                return Some(outcome);
            }
            tokio::select! {
                () = tokio::time::sleep(REST) => {}
                () = self.tasks.stopping() => return None,
            }
        }
    }

    async fn make(&self, work: &Work) -> Outcome {
        let recorder = Recorder::new(self, work);
        let making = self.maker.make(&work.call, &work.inputs, work.run(), work.route, &recorder);
        let made = AssertUnwindSafe(making).catch_unwind().await;
        let made = match made.unwrap_or_else(|_| Err(lost(work))) {
            Err(error) => Err(self.with_left(work, error).await),
            made => made,
        };
        Outcome { made, permission: recorder.permission() }
    }
}

/// The work panicked. What was sent before may have been billed.
fn lost(work: &Work) -> MakeError {
    let sent = work.recording.last_sent();
    let sent = sent.map(|(number, to)| attempt(number, &to, work.call.n, Fate::Unknown, Duration::ZERO));
    MakeError { attempts: sent.into_iter().collect(), ..Reason::Lost.into() }
}
