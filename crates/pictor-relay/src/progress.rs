//! What has happened so far to one share of a call. Nothing in it that was paid for is ever dropped.

use std::time::Duration;

use pictor_spool::Spool;
use tokio::time::Instant;

use crate::answer::{Answer, Finished};
use crate::attempt::Trace;
use crate::attempt_error::{AttemptError, Cause};
use crate::failure::{Failure, FailureKind};
use crate::fate::{Attempt, Fate};
use crate::incoming::describe;
use crate::pool::Tried;

/// How long the same upstream is left alone before it is asked again under the same key; doubled each time.
const REPEAT_AFTER: Duration = Duration::from_millis(500);

/// What has happened so far to one share of a call.
#[derive(Default)]
pub(crate) struct Progress {
    pub(crate) attempts: Vec<Attempt>,
    pub(crate) tried: Tried,
    /// Pictures of the wrong size, for when nobody makes better ones.
    spare: Option<Answer>,
    /// Whole pictures of attempts that failed.
    salvaged: Answer,
    /// What the last refusal was, for when nobody rests because of it.
    pub(crate) cause: Option<Cause>,
    doubt: Option<Doubt>,
}

/// The share may have been made at an upstream that can be asked again under the same key.
struct Doubt {
    /// It is not asked again later than that.
    until: Instant,
    /// How many salvaged pictures are from before: those behind them come again with each answer under the key.
    kept: usize,
}

/// One exchange as the dispatch knows it.
pub(crate) struct Exchange<'a> {
    pub(crate) number: u32,
    pub(crate) upstream: &'a str,
    pub(crate) asked: u8,
    pub(crate) began: Duration,
    pub(crate) elapsed: Duration,
}

impl Progress {
    /// Notes how an attempt ended, and keeps what it brought if it failed. Tells whether it may have been billed.
    pub(crate) fn learn(
        &mut self,
        exchange: Exchange<'_>,
        trace: Trace,
        result: &Result<Answer, AttemptError>,
    ) -> bool {
        let error = result.as_ref().err();
        let Exchange { number, upstream, asked, began, elapsed } = exchange;
        let mut attempt = Attempt {
            number,
            upstream: upstream.to_owned(),
            asked,
            fate: error.map_or(Fate::Answered, AttemptError::fate),
            repeated: false,
            began,
            elapsed,
            status: error.map_or(Some(200), AttemptError::status),
            sent_bytes: trace.sent_bytes(),
            received_bytes: trace.received_bytes(),
            request_id: trace.request_id,
            pictures: 0,
            usage: trace.usage,
            note: error.map_or_else(String::new, |error| describe(error)),
        };
        tracing::debug!(upstream, fate = attempt.fate.name(), note = attempt.note, "attempt");
        let whole = match result {
            Ok(answer) => {
                self.forget_repeated();
                answer.whole()
            }
            Err(error) => {
                self.cause = error.cause();
                self.salvage(upstream, trace.pictures)
            }
        };
        attempt.pictures = u8::try_from(whole).unwrap_or(u8::MAX);
        self.stand_for_repeated(&mut attempt);
        let billed = attempt.may_be_billed();
        self.attempts.push(attempt);
        billed
    }

    /// Keeps the pictures of an attempt that failed; tells how many there are.
    fn salvage(&mut self, upstream: &str, pictures: Vec<Spool>) -> usize {
        let mut whole: Vec<_> = pictures.into_iter().filter_map(|spool| Finished::read(spool).ok()).collect();
        let came = whole.len();
        let earlier = self.forget_repeated();
        if earlier.len() > whole.len() {
            whole = earlier;
        }
        if self.salvaged.pictures.is_empty() && !whole.is_empty() {
            upstream.clone_into(&mut self.salvaged.upstream);
        }
        self.salvaged.pictures.append(&mut whole);
        came
    }

    /// Takes away what earlier attempts under the same key brought: it was made once, and comes again.
    fn forget_repeated(&mut self) -> Vec<Finished> {
        self.doubt.as_ref().map_or_else(Vec::new, |doubt| self.salvaged.pictures.split_off(doubt.kept))
    }

    /// Where the attempt tells what became of earlier ones under the same key, it stands for them.
    fn stand_for_repeated(&mut self, attempt: &mut Attempt) {
        if self.doubt.is_none() || matches!(attempt.fate, Fate::NeverSent | Fate::Refused) {
            return;
        }
        let same =
            |earlier: &&mut Attempt| earlier.upstream == attempt.upstream && earlier.fate == Fate::Unknown;
        for earlier in self.attempts.iter_mut().filter(same) {
            earlier.repeated = true;
            attempt.pictures = attempt.pictures.max(std::mem::take(&mut earlier.pictures));
            attempt.usage = attempt.usage.or(earlier.usage.take());
        }
    }

    /// Nobody but this upstream may be asked any more, since it alone can tell what became of the share.
    pub(crate) fn bind(&mut self, upstream: &str, until: Instant) {
        self.tried.bind(upstream);
        let came = self.attempts.last().map_or(0, |attempt| usize::from(attempt.pictures));
        let kept = self.salvaged.pictures.len().saturating_sub(came);
        self.doubt.get_or_insert(Doubt { until, kept });
    }

    /// Binds the share to the upstream that was asked last; tells how long to leave it alone.
    pub(crate) fn repeat(&mut self, until: Instant) -> Duration {
        let Some(upstream) = self.attempts.last().map(|attempt| attempt.upstream.clone()) else {
            return Duration::ZERO;
        };
        let asked = self.attempts.iter().filter(|attempt| attempt.upstream == upstream).count();
        self.bind(&upstream, until);
        REPEAT_AFTER * 2_u32.saturating_pow(asked as u32 - 1)
    }

    /// Anybody may be asked, since the operator rather pays twice.
    pub(crate) fn release(&mut self) {
        self.tried.release();
        self.doubt = None;
    }

    /// Whether only one upstream can tell what became of the share.
    pub(crate) fn in_doubt(&self) -> bool {
        self.doubt.is_some()
    }

    /// Whether the same upstream may still be asked again at that moment.
    pub(crate) fn may_repeat_at(&self, moment: Instant) -> bool {
        self.doubt.as_ref().is_none_or(|doubt| moment < doubt.until)
    }

    /// Keeps an answer of the wrong size for when nobody makes a better one.
    pub(crate) fn put_aside(&mut self, answer: Answer) {
        if let Some(before) = self.spare.replace(answer) {
            self.salvaged = std::mem::take(&mut self.salvaged).join(before);
        }
    }

    /// The end of a share for which nobody can do more: its spare, if that is whole, or else the failure.
    pub(crate) fn fall_back(mut self, n: u8, kind: FailureKind) -> Result<Answer, Failure> {
        match self.spare.take() {
            Some(spare) if spare.pictures.len() == usize::from(n) => self.end(Ok(spare)),
            spare => {
                self.spare = spare;
                self.fail(kind)
            }
        }
    }

    /// The end of a share by this failure, or by a graver one where something may have been made before.
    pub(crate) fn fail(self, kind: FailureKind) -> Result<Answer, Failure> {
        let kind = if self.in_doubt() { kind.in_doubt() } else { kind };
        self.end(Err(kind.into()))
    }

    /// The end of a share, with everything that was tried and paid for before it.
    pub(crate) fn end(self, end: Result<Answer, Failure>) -> Result<Answer, Failure> {
        let before = match self.spare {
            Some(spare) => self.salvaged.join(spare),
            None => self.salvaged,
        };
        match end {
            Ok(mut answer) => {
                answer.attempts.splice(0..0, self.attempts);
                answer.aside.splice(0..0, before.pictures.into_iter().chain(before.aside));
                Ok(answer)
            }
            Err(failure) => Err(failure.after(Answer { attempts: self.attempts, ..before })),
        }
    }
}
