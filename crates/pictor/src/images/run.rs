//! One call from its start to its end, as a task that nobody has to watch.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use pictor_api::response::Head;
use pictor_api::{Background, Call, Quality};
use pictor_relay::{Fate, Observer, Partial, Stop, Upcoming};

use super::make::attempt;
use super::{Asked, Images, MakeError, Reason, USUAL_SIZE};
use crate::clock::Clock;
use crate::jobs::{Ending, Entry, Journal, Shown};

impl Images {
    /// Makes the pictures, and closes the journal with what came of it.
    pub(super) async fn run(self: Arc<Self>, asked: Asked, journal: Journal) {
        let recorder = Recorder { call: &asked.call, journal: &journal, clock: &self.clock };
        let making = AssertUnwindSafe(self.maker.make(&asked.call, &asked.inputs, &recorder)).catch_unwind();
        let outcome = making.await.unwrap_or_else(|_| Err(lost(&journal, asked.call.n)));
        let ending = self.finish(&asked, outcome).await;
        if !journal.is_watched() {
            log_unwatched(&asked, &ending);
        }
        journal.write(Entry::Ended(Arc::new(ending)));
    }
}

/// The work panicked. What was sent before may have been billed.
fn lost(journal: &Journal, n: u8) -> MakeError {
    let sent = journal.last_sent().map(|upstream| attempt(&upstream, n, Fate::Unknown, Duration::ZERO));
    MakeError { attempts: sent.into_iter().collect(), ..Reason::Lost.into() }
}

/// The line of the request was written when its client left, so that this one says how the call ended.
fn log_unwatched(asked: &Asked, ending: &Ending) {
    tracing::info!(
        request = asked.request,
        model = asked.call.model,
        attempts = ending.attempts,
        cost_usd = ending.cost.map(|cost| cost.to_string()),
        error = ending.outcome.as_ref().err().map(|told| told.code.as_deref().unwrap_or(&told.kind)),
        failure = ending.failure,
        "the call of a client that has left"
    );
}

/// Writes down what happens while a call is made.
struct Recorder<'a> {
    call: &'a Call,
    journal: &'a Journal,
    clock: &'a Clock,
}

impl Observer for Recorder<'_> {
    fn sending<'a>(&'a self, to: &'a Upcoming) -> BoxFuture<'a, Result<(), Stop>> {
        self.journal.write(Entry::Sending { attempt: to.attempt, upstream: to.upstream.clone() });
        async { Ok(()) }.boxed()
    }

    fn partial(&self, partial: Partial) -> BoxFuture<'_, ()> {
        let index = u8::try_from(partial.index).unwrap_or(u8::MAX);
        let head = self.head_of(&partial);
        self.journal.write(Entry::Partial(Shown { index, head, picture: partial.picture }));
        async {}.boxed()
    }
}

impl Recorder<'_> {
    /// What a partial picture's event says; where its upstream said nothing, what was asked for.
    fn head_of(&self, partial: &Partial) -> Head {
        let call = self.call;
        Head {
            created: partial.created.unwrap_or_else(|| self.clock.unix_seconds()),
            background: partial.background.or(call.background).unwrap_or(Background::Opaque),
            format: partial.format.unwrap_or(call.format),
            quality: partial.quality.or(call.quality).unwrap_or(Quality::High),
            size: partial.size.or(call.size).unwrap_or(USUAL_SIZE),
            usage: None,
            safety_identifier: None,
        }
    }
}
