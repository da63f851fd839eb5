//! One call on its way through the pool: places, attempts, failover, fan-out. What was paid for is never dropped.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, join_all};
use pictor_api::{Call, Size};
use pictor_egress::Egress;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, sleep_until};

use crate::answer::{Answer, Finished};
use crate::ask::Ask;
use crate::attempt::{Trace, exchange};
use crate::attempt_error::{AttemptError, Cause};
use crate::contract::Contract;
use crate::document::Storage;
use crate::failure::{Failure, FailureKind};
use crate::fate::{Budget, Fate, Verdict, verdict};
use crate::input::Inputs;
use crate::observer::{Observed, Stop};
use crate::patience::Patience;
use crate::pool::{NoPlace, Place, Pool, Resting};
use crate::progress::{Exchange, Progress};
use crate::run::Run;
use crate::share::Share;
use crate::upstream::{Upstream, WrongSize};

/// The SDKs do not wait longer than this, so no caller is told to.
const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(60);

/// When to come back for a free place, or for room in the spools.
pub(crate) const ROOM_SOON: Duration = Duration::from_secs(5);

/// One call under way.
pub(crate) struct Dispatch<'a> {
    pub(crate) pool: &'a Arc<Pool>,
    pub(crate) cores: &'a Arc<Semaphore>,
    pub(crate) call: &'a Call,
    pub(crate) inputs: &'a Inputs,
    pub(crate) run: Run<'a>,
    pub(crate) begun: Instant,
    pub(crate) storage: Storage,
    pub(crate) egress: &'a Egress,
    pub(crate) observed: Observed<'a>,
    pub(crate) patience: Patience,
}

impl Dispatch<'_> {
    /// Gets a share's pictures, from one upstream after the other or from several at once.
    pub(crate) fn get(&self, share: Share) -> BoxFuture<'_, Result<Answer, Failure>> {
        self.seek(share).boxed()
    }

    async fn seek(&self, share: Share) -> Result<Answer, Failure> {
        let mut progress = Progress::default();
        if let Some(upstream) = self.run.only() {
            progress.bind(upstream, self.doubt_ends());
        }
        loop {
            let place = match self.next_place(&mut progress).await {
                Ok(place) => place,
                Err(no_place) => {
                    let kind = self.nobody(no_place, progress.cause);
                    return progress.fall_back(share.n, kind);
                }
            };
            let most = place.member().can(&self.call.model).max_n.max(1);
            if most < share.n {
                drop(place);
                return progress.end(self.fan_out(share, most).await);
            }
            let Ok(number) = self.announce(&place, share, &progress).await else {
                return progress.fail(FailureKind::Stopped);
            };
            let expected = place.member().can(&self.call.model).sizing.expected(self.call.size);
            match self.attempt(place, share, number, &mut progress).await {
                Ok(answer) if self.is_only_spare(&answer, expected, &progress) => progress.put_aside(answer),
                Ok(answer) => return progress.end(self.fill_up(answer, share).await),
                Err(error) => match verdict(error.fate(), self.budget_after(&error, share, &progress)) {
                    Verdict::Elsewhere => progress.release(),
                    Verdict::Repeat => sleep(progress.repeat(self.doubt_ends())).await,
                    Verdict::Fail | Verdict::Deliver => {
                        return progress.fall_back(share.n, self.kind_of(error));
                    }
                },
            }
        }
    }

    /// A place for the next attempt. A rest of the only one that may be asked is waited for like a place.
    async fn next_place(&self, progress: &mut Progress) -> Result<Place, NoPlace> {
        let wait = self.pool.policy().queue_wait;
        loop {
            match self.pool.place(self.call, self.inputs, &progress.tried, &self.patience).await {
                Err(NoPlace::AllTried) if self.resends(progress) => progress.tried.forget(),
                Err(NoPlace::Resting(Resting { until, .. }))
                    if progress.in_doubt()
                        && progress.may_repeat_at(until)
                        && until <= Instant::now() + wait =>
                {
                    sleep_until(until).await;
                }
                found => return found,
            }
        }
    }

    /// Until when an upstream is asked again for what it may have made: for as long as it may draw.
    fn doubt_ends(&self) -> Instant {
        Instant::now() + self.pool.longest_timeout()
    }

    /// Tells the observer of the exchange that is about to begin, and gives its number.
    async fn announce(&self, place: &Place, share: Share, progress: &Progress) -> Result<u32, Stop> {
        let member = place.member();
        let (upstream, most) = (&member.upstream, member.can(&self.call.model).max_n);
        let repeatable = self.can_repeat(upstream, share) && share.is_part_of(self.call.n, most);
        self.observed.sending(&upstream.name, share.n, repeatable, progress.attempts.last()).await
    }

    /// Whether the upstream can be asked for the share again and again, and makes it once.
    fn can_repeat(&self, upstream: &Upstream, share: Share) -> bool {
        upstream.idempotent && self.run.key(share, &upstream.name).is_some()
    }

    /// One exchange, its pictures checked; the pool and the progress learn from it.
    async fn attempt(
        &self,
        place: Place,
        share: Share,
        number: u32,
        progress: &mut Progress,
    ) -> Result<Answer, AttemptError> {
        self.patience.begin();
        let started = Instant::now();
        let mut trace = Trace::default();
        let upstream = &place.member().upstream;
        let model = upstream.models.name_of(&self.call.model).expect("chosen because it serves the model");
        let capabilities = place.member().can(&self.call.model);
        let key = self.run.key(share, &upstream.name);
        let (call, inputs, n) = (self.call, self.inputs, share.n);
        let ask = Ask { call, inputs, upstream, capabilities, model, n, key: key.as_ref() };
        let exchanged = exchange(&place, &ask, &self.storage, self.egress, &self.observed, &mut trace);
        let result = match exchanged.await {
            // In a box of its own: a call waits long for its answer, and need not hold the room for checking it so
            // long.
            Ok(parsed) => self.check(parsed.answer(&upstream.name), &ask, &trace).boxed().await,
            Err(error) => Err(error),
        };
        let (began, elapsed) = (started - self.begun, started.elapsed());
        let exchange = Exchange { number, upstream: &upstream.name, asked: n, began, elapsed };
        if !progress.learn(exchange, trace, &result) {
            self.patience.nothing_came_of_it();
        }
        place.settle(result.as_ref().err(), &mut progress.tried);
        result
    }

    async fn check(&self, mut answer: Answer, ask: &Ask<'_>, trace: &Trace) -> Result<Answer, AttemptError> {
        answer.adjust(ask.notes());
        answer.adjust(trace.notes.iter().cloned());
        answer.maker.clone_from(&trace.maker);
        let policy = self.pool.policy().wrong_size;
        let contract = Contract::new(self.call, self.inputs, policy, ask.recompresses());
        contract.check(answer, &trace.pictures, ask.n, &self.storage.spools, self.cores).await
    }

    /// Whether to look for pictures of the right size elsewhere: not where the upstream made what was to be expected.
    fn is_only_spare(&self, answer: &Answer, expected: Option<Size>, progress: &Progress) -> bool {
        let is_wrong = |picture: &Finished| expected.is_some_and(|size| size != picture.size);
        self.pool.policy().wrong_size == WrongSize::FailOver
            && answer.pictures.iter().any(is_wrong)
            && self.attempts_left(progress) > 0
    }

    /// The answer, with what an upstream that ignores `n` has left out.
    async fn fill_up(&self, answer: Answer, share: Share) -> Result<Answer, Failure> {
        let missing = share.after(answer.pictures.len() as u8);
        if missing.n == 0 {
            return Ok(answer);
        }
        match self.get(missing).await {
            Ok(rest) => Ok(answer.join(rest)),
            Err(failure) => Err(failure.after(answer)),
        }
    }

    /// Gets a share in parts of at most `most` pictures, at the same time. All of them, or a failure that keeps what
    /// came.
    async fn fan_out(&self, share: Share, most: u8) -> Result<Answer, Failure> {
        let shares = join_all(share.parts(most).map(|part| self.get(part))).await;
        let (mut answer, mut failure) = (None::<Answer>, None::<Failure>);
        for share in shares {
            match share {
                Ok(share) => {
                    answer = Some(match answer {
                        Some(before) => before.join(share),
                        None => share,
                    });
                }
                Err(share) => {
                    failure = Some(match failure {
                        Some(before) => before.join(share),
                        None => share,
                    });
                }
            }
        }
        match failure {
            Some(failure) => Err(failure.after(answer.unwrap_or_default())),
            None => Ok(answer.expect("there is at least one share, since n is at least 1")),
        }
    }

    fn attempts_left(&self, progress: &Progress) -> u32 {
        self.pool.policy().max_attempts.saturating_sub(progress.attempts.len() as u32)
    }

    /// What is left to a share after an attempt that failed.
    fn budget_after(&self, error: &AttemptError, share: Share, progress: &Progress) -> Budget {
        let asked = progress.attempts.last().and_then(|attempt| self.pool.named(&attempt.upstream));
        let repeatable = asked.is_some_and(|upstream| self.can_repeat(upstream, share));
        Budget {
            repeatable: repeatable && !error.is_final() && progress.may_repeat_at(Instant::now()),
            ..self.budget(progress)
        }
    }

    fn budget(&self, progress: &Progress) -> Budget {
        Budget {
            attempts_left: self.attempts_left(progress),
            // In a second run nobody else may be asked, whatever it costs.
            retry_unknown: self.pool.policy().retry_unknown && self.run.only().is_none(),
            in_doubt: progress.in_doubt(),
            repeatable: false,
        }
    }

    /// Whether the same upstream may be asked once more: only after an unknown outcome, and only if the operator said
    /// so. Refusals and failed connections would only repeat themselves.
    fn resends(&self, progress: &Progress) -> bool {
        let last = progress.attempts.last().map(|attempt| attempt.fate);
        last == Some(Fate::Unknown) && verdict(Fate::Unknown, self.budget(progress)) == Verdict::Elsewhere
    }

    /// What a call fails with that ends with this error.
    fn kind_of(&self, error: AttemptError) -> FailureKind {
        match error {
            AttemptError::Rejected(error) | AttemptError::Withheld(error) => FailureKind::Rejected(error),
            AttemptError::Unknown { timed_out, .. } => FailureKind::Unknown { timed_out },
            AttemptError::Doubtful { .. } => FailureKind::Unknown { timed_out: false },
            AttemptError::Broken(_) => FailureKind::Broken,
            AttemptError::Internal(error) => FailureKind::Internal(error),
            AttemptError::NeverSent(_) => self.nobody(NoPlace::AllTried, None),
            AttemptError::Refused { cause, .. } => self.nobody(NoPlace::AllTried, Some(cause)),
        }
    }

    /// What a call fails with that nobody can take. Those who come while somebody rests are told the same as the one
    /// who made it rest; `cause` is for when nobody does.
    fn nobody(&self, no_place: NoPlace, cause: Option<Cause>) -> FailureKind {
        let resting = match no_place {
            NoPlace::Full => return FailureKind::Busy { retry_after: ROOM_SOON },
            NoPlace::Resting(resting) => self.pool.soonest(self.call, self.inputs).or(Some(resting)),
            NoPlace::AllTried => self.pool.soonest(self.call, self.inputs),
        };
        let wait = resting.map(|resting| resting.until.saturating_duration_since(Instant::now()));
        let retry_after = wait.unwrap_or_default().clamp(Duration::from_secs(1), LONGEST_RETRY_AFTER);
        match resting.map(|resting| resting.cause).or(cause) {
            Some(Cause::RateLimited) => FailureKind::RateLimited { retry_after },
            Some(Cause::QuotaSpent) => FailureKind::QuotaSpent,
            Some(Cause::Forbidden) => FailureKind::Forbidden,
            Some(Cause::Unavailable) | None => FailureKind::Unavailable { retry_after },
        }
    }
}
