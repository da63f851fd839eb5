//! One call on its way through the pool: places, attempts, failover, fan-out. What was paid for is never dropped.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, join_all};
use pictor_api::Call;
use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::answer::{Answer, Finished};
use crate::ask::Ask;
use crate::attempt::{Trace, exchange};
use crate::attempt_error::{AttemptError, Cause};
use crate::contract::Contract;
use crate::document::Storage;
use crate::failure::{Failure, FailureKind};
use crate::fate::{Budget, Fate, Verdict, verdict};
use crate::input::Inputs;
use crate::observer::Observed;
use crate::patience::Patience;
use crate::pool::{NoPlace, Place, Pool};
use crate::progress::Progress;
use crate::upstream::WrongSize;

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
    pub(crate) storage: Storage,
    pub(crate) observed: Observed<'a>,
    pub(crate) patience: Patience,
}

impl Dispatch<'_> {
    /// Gets `n` pictures, from one upstream after the other or from several at once.
    pub(crate) fn get(&self, n: u8) -> BoxFuture<'_, Result<Answer, Failure>> {
        self.seek(n).boxed()
    }

    async fn seek(&self, n: u8) -> Result<Answer, Failure> {
        let mut progress = Progress::default();
        loop {
            let place = match self.pool.place(self.call, self.inputs, &progress.tried, &self.patience).await {
                Ok(place) => place,
                Err(NoPlace::AllTried) if self.resends(&progress) => {
                    progress.tried.forget();
                    continue;
                }
                Err(no_place) => {
                    let kind = self.nobody(no_place, progress.cause);
                    return progress.fall_back(n, kind);
                }
            };
            let most = place.member().capabilities.max_n.max(1);
            if most < n {
                drop(place);
                return progress.end(self.fan_out(n, most).await);
            }
            if self.observed.sending(&place.member().upstream.name, n).await.is_err() {
                return progress.end(Err(FailureKind::Stopped.into()));
            }
            match self.attempt(place, n, &mut progress).await {
                Ok(answer) if self.is_only_spare(&answer, &progress) => progress.put_aside(answer),
                Ok(answer) => return progress.end(self.fill_up(answer, n).await),
                Err(error) => match verdict(error.fate(), self.budget(&progress)) {
                    Verdict::Elsewhere => {}
                    Verdict::Fail | Verdict::Deliver => return progress.fall_back(n, self.kind_of(error)),
                },
            }
        }
    }

    /// One exchange, its pictures checked; the pool and the progress learn from it.
    async fn attempt(&self, place: Place, n: u8, progress: &mut Progress) -> Result<Answer, AttemptError> {
        self.patience.begin();
        let started = Instant::now();
        let mut trace = Trace::default();
        let upstream = &place.member().upstream;
        let model = upstream.models.name_of(&self.call.model).expect("chosen because it serves the model");
        let capabilities = &place.member().capabilities;
        let ask = Ask { call: self.call, inputs: self.inputs, upstream, capabilities, model, n };
        let result = match exchange(&place, &ask, &self.storage, &self.observed, &mut trace).await {
            // In a box of its own: a call waits long for its answer, and need not hold the room for checking it so
            // long.
            Ok(parsed) => self.check(parsed.answer(&upstream.name), &ask, &trace).boxed().await,
            Err(error) => Err(error),
        };
        if !progress.learn(&upstream.name, started.elapsed(), trace, &result) {
            self.patience.nothing_came_of_it();
        }
        place.settle(result.as_ref().err(), &mut progress.tried);
        result
    }

    async fn check(&self, answer: Answer, ask: &Ask<'_>, trace: &Trace) -> Result<Answer, AttemptError> {
        let policy = self.pool.policy().wrong_size;
        let contract = Contract::new(self.call, self.inputs, policy, ask.recompresses());
        contract.check(answer, &trace.pictures, ask.n, &self.storage.spools, self.cores).await
    }

    /// Whether to look for pictures of the right size elsewhere.
    fn is_only_spare(&self, answer: &Answer, progress: &Progress) -> bool {
        let is_wrong = |picture: &Finished| self.call.size.is_some_and(|size| size != picture.size);
        self.pool.policy().wrong_size == WrongSize::FailOver
            && answer.pictures.iter().any(is_wrong)
            && self.budget(progress).attempts_left > 0
    }

    /// The answer, with what an upstream that ignores `n` has left out.
    async fn fill_up(&self, answer: Answer, n: u8) -> Result<Answer, Failure> {
        let missing = n - answer.pictures.len() as u8;
        if missing == 0 {
            return Ok(answer);
        }
        match self.get(missing).await {
            Ok(rest) => Ok(answer.join(rest)),
            Err(failure) => Err(failure.after(answer)),
        }
    }

    /// Gets `n` pictures in shares of at most `most`, at the same time. All of them, or a failure that keeps what
    /// came.
    async fn fan_out(&self, n: u8, most: u8) -> Result<Answer, Failure> {
        let sizes = (0..n).step_by(usize::from(most)).map(|from| most.min(n - from));
        let shares = join_all(sizes.map(|size| self.get(size))).await;
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

    fn budget(&self, progress: &Progress) -> Budget {
        let policy = self.pool.policy();
        Budget {
            attempts_left: policy.max_attempts.saturating_sub(progress.attempts.len() as u32),
            retry_unknown: policy.retry_unknown,
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
            AttemptError::Rejected(error) => FailureKind::Rejected(error),
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
