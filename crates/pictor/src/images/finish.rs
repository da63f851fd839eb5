//! The end of a call: its pictures are stored, its job is closed, and everybody is told the same.

use std::sync::Arc;

use pictor_api::money::Price;
use pictor_relay::{Attempt, describe};
use tokio::time::timeout;

use super::bill::Bill;
use super::close::{Closing, PATIENCE};
use super::told::{is_the_callers_fault, told};
use super::work::{Outcome, Work};
use super::{Images, Made, MakeError, WatchError};
use crate::clock::seconds;
use crate::jobs::{AttemptRow, Closed, End, Ending, Entry, Pictures, Status, Within};

impl Images {
    /// Stores the pictures, closes the job, and gives what its watchers are told.
    pub(super) async fn finish(&self, work: &Work, outcome: Outcome) -> Arc<Ending> {
        let (closing, ending) = self.judge(work, outcome);
        let ending = Arc::new(ending);
        let work_of_closing = self.close(work, &closing);
        tokio::pin!(work_of_closing);
        let closed = match timeout(PATIENCE, &mut work_of_closing).await {
            Ok(closed) => closed,
            Err(_) => {
                // Told now, closed as soon as that can be done: this task does not end before.
                work.recording.write(Entry::Ended(ending.clone()));
                work_of_closing.await
            }
        };
        if closed == Closed::Already { self.ended_by_others(work, ending).await } else { ending }
    }

    /// How the job is closed, and what its watchers are told.
    fn judge(&self, work: &Work, outcome: Outcome) -> (Closing, Ending) {
        let Outcome { made, permission } = outcome;
        let bill = self.bill(work, &made);
        let attempts = made.as_ref().map_or_else(|error| &error.attempts, |made| &made.attempts);
        self.metrics.attempts(attempts);
        self.metrics.paid(bill.known);
        let (fates, rows) = (fates(attempts), self.rows(work, attempts));
        let cost = bill.doubtful.is_none().then_some(bill.known);
        match made {
            Ok(made) => {
                let (closing, pictures) = completed(made, bill, rows, self.clock.unix_millis());
                (closing, Ending { outcome: Ok(pictures), attempts: fates, cost, failure: None })
            }
            Err(error) => {
                let (told, failure) = (told(work, &error, permission), describe(&error));
                let closing = failed(error, told.clone(), bill, rows);
                (closing, Ending { outcome: Err(told), attempts: fates, cost, failure: Some(failure) })
            }
        }
    }

    /// What somebody else has closed the job with, such as the caller who cancelled it.
    async fn ended_by_others(&self, work: &Work, ours: Arc<Ending>) -> Arc<Ending> {
        let read = self.jobs.read(&Within::All, &work.job).await.map_err(WatchError::from);
        let ended = match read {
            Ok(Some(job)) => self.ending(&job).await.map_err(WatchError::from),
            Ok(None) => return ours,
            Err(error) => Err(error),
        };
        ended.map(Arc::new).unwrap_or_else(|error| {
            tracing::error!(job = work.job, error = describe(&error), "cannot read how the job has ended");
            ours
        })
    }

    /// What is written down of attempts, behind those of a process that had the job before.
    pub(super) fn rows(&self, work: &Work, attempts: &[Attempt]) -> Vec<AttemptRow> {
        let now = self.clock.unix_millis();
        let rules = self.maker.models.get(&work.call.model).and_then(|model| model.rules());
        let price = rules.map(|rules| *rules.price_at(seconds(work.created_at)));
        attempts.iter().map(|attempt| row(work.before + attempt.number, now, attempt, price)).collect()
    }
}

/// A call that has all of its pictures.
fn completed(made: Made, bill: Bill, attempts: Vec<AttemptRow>, now: i64) -> (Closing, Pictures) {
    let Made { head, mut pictures, aside, upstream, adjusted, .. } = made;
    let spools = pictures.iter().map(|picture| picture.spool.clone()).collect();
    let answered = pictures.len();
    pictures.extend(aside);
    let end = End {
        status: Status::Completed,
        money: bill.closing(false),
        stored: None,
        error: None,
        retryable: false,
        upstream: Some(upstream.clone()),
        attempts,
        facts: None,
        recovered: false,
        uploading: false,
        at: Some(now),
    };
    let closing = Closing {
        pictures,
        answered,
        head: Some(head.clone()),
        upstream: upstream.clone(),
        adjusted: adjusted.clone(),
        facts: bill.facts,
        end,
    };
    (closing, Pictures { head, spools, upstream, adjusted, completed_at: now })
}

/// A call that has not: what was made all the same is kept at the job.
fn failed(error: MakeError, told: pictor_api::ApiError, bill: Bill, attempts: Vec<AttemptRow>) -> Closing {
    let is_doubtful = bill.doubtful.is_some();
    let is_billed = is_doubtful || !error.salvaged.is_empty();
    let upstream = error.attempts.last().map(|attempt| attempt.upstream.clone());
    let end = End {
        status: if is_doubtful { Status::Unknown } else { Status::Failed },
        money: bill.closing(true),
        stored: None,
        retryable: !is_billed && !is_the_callers_fault(&error.reason),
        error: Some(told),
        upstream: upstream.clone(),
        attempts,
        facts: None,
        recovered: false,
        uploading: false,
        at: None,
    };
    Closing {
        pictures: error.salvaged,
        answered: 0,
        head: None,
        upstream: upstream.unwrap_or_default(),
        adjusted: Vec::new(),
        facts: bill.facts,
        end,
    }
}

fn fates(attempts: &[Attempt]) -> String {
    let each = attempts.iter().map(|attempt| format!("{}:{}", attempt.upstream, attempt.fate.name()));
    each.collect::<Vec<_>>().join(",")
}

/// What is written down of an attempt, with the upstream's own words, for operators.
fn row(number: u32, now: i64, attempt: &Attempt, price: Option<Price>) -> AttemptRow {
    AttemptRow {
        number,
        upstream: attempt.upstream.clone(),
        started_at: now - i64::try_from(attempt.elapsed.as_millis()).unwrap_or(0),
        fate: attempt.fate.name().to_owned(),
        status: attempt.status,
        elapsed_ms: u64::try_from(attempt.elapsed.as_millis()).unwrap_or(u64::MAX),
        sent_bytes: attempt.sent_bytes,
        received_bytes: attempt.received_bytes,
        upstream_request: attempt.request_id.clone(),
        pictures: attempt.pictures.into(),
        usage: attempt.usage,
        cost: attempt.usage.zip(price).map(|(usage, price)| price.cost(&usage)),
        note: attempt.note.clone(),
    }
}

/// The line of the request was written when its client left, so that this one says how the call ended.
pub(super) fn log_unwatched(work: &Work, ending: &Ending) {
    tracing::info!(
        request = work.request,
        job = work.job,
        model = work.call.model,
        requested_model = work.call.adapted.requested_model,
        adjusted = work.call.adapted.notes.join("; "),
        attempts = ending.attempts,
        cost_usd = ending.cost.map(|cost| cost.to_string()),
        error = ending.outcome.as_ref().err().map(|told| told.code.as_deref().unwrap_or(&told.kind)),
        failure = ending.failure,
        "the call of a client that has left"
    );
}
