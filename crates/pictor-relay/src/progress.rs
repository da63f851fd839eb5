//! What has happened so far to one share of a call. Nothing in it that was paid for is ever dropped.

use std::time::Duration;

use pictor_spool::Spool;

use crate::answer::{Answer, Finished};
use crate::attempt::Trace;
use crate::attempt_error::{AttemptError, Cause};
use crate::failure::{Failure, FailureKind};
use crate::fate::{Attempt, Fate};
use crate::incoming::describe;
use crate::pool::Tried;

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
}

impl Progress {
    /// Notes how an attempt ended, and keeps what it brought if it failed. Tells whether it may have been billed.
    pub(crate) fn learn(
        &mut self,
        upstream: &str,
        elapsed: Duration,
        trace: Trace,
        result: &Result<Answer, AttemptError>,
    ) -> bool {
        let error = result.as_ref().err();
        let mut attempt = Attempt {
            upstream: upstream.to_owned(),
            fate: error.map_or(Fate::Answered, AttemptError::fate),
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
            Ok(answer) => answer.whole(),
            Err(error) => {
                self.cause = error.cause();
                self.salvage(upstream, trace.pictures)
            }
        };
        attempt.pictures = u8::try_from(whole).unwrap_or(u8::MAX);
        let billed = attempt.may_be_billed();
        self.attempts.push(attempt);
        billed
    }

    /// Keeps the pictures of an attempt that failed; tells how many there are.
    fn salvage(&mut self, upstream: &str, pictures: Vec<Spool>) -> usize {
        let before = self.salvaged.pictures.len();
        self.salvaged.pictures.extend(pictures.into_iter().filter_map(|spool| Finished::read(spool).ok()));
        let kept = self.salvaged.pictures.len() - before;
        if before == 0 && kept > 0 {
            upstream.clone_into(&mut self.salvaged.upstream);
        }
        kept
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
                self.end(Err(kind.into()))
            }
        }
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
