//! One call on its way through the pool: places, attempts, failover, fan-out.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, join_all};
use pictor_api::Call;
use tokio::sync::Semaphore;

use crate::answer::Failure;
use crate::ask::Ask;
use crate::attempt::{Trace, exchange};
use crate::contract::Contract;
use crate::document::Shelf;
use crate::fate::{Attempt, Budget, Fate, Verdict, verdict};
use crate::input::Inputs;
use crate::pool::{NoPlace, Place, Pool, Resting, Tried};
use crate::reading::{Haul, Partials};
use crate::share::Share;
use crate::trouble::Trouble;
use crate::upstream::WrongSize;

/// The SDKs do not wait longer than this, so no caller is told to.
const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(60);

/// One call under way.
pub(crate) struct Errand<'a> {
    pool: &'a Arc<Pool>,
    cores: &'a Arc<Semaphore>,
    call: &'a Call,
    inputs: &'a Inputs,
    shelf: Shelf,
    partials: Partials,
}

/// What has happened so far to one share of a call.
#[derive(Default)]
struct Journey {
    attempts: Vec<Attempt>,
    tried: Tried,
    /// Pictures of the wrong size, for when nobody makes better ones: they are paid for.
    spare: Option<Share>,
}

impl<'a> Errand<'a> {
    pub(crate) fn new(
        pool: &'a Arc<Pool>,
        cores: &'a Arc<Semaphore>,
        call: &'a Call,
        inputs: &'a Inputs,
        shelf: Shelf,
        partials: Partials,
    ) -> Self {
        Self { pool, cores, call, inputs, shelf, partials }
    }

    /// Gets `n` pictures; waits for a place for at most `patience` each time.
    pub(crate) fn fetch(&self, n: u8, patience: Duration) -> BoxFuture<'_, Result<Share, Failure>> {
        self.travel(n, patience).boxed()
    }

    async fn travel(&self, n: u8, patience: Duration) -> Result<Share, Failure> {
        let mut journey = Journey::default();
        loop {
            let place = match self.pool.place(self.call, self.inputs, &journey.tried, patience).await {
                Ok(place) => place,
                Err(NoPlace::AllTried) if self.resends(&journey) => {
                    journey.tried.forget();
                    continue;
                }
                Err(no_place) => return self.give_up(journey, no_place),
            };
            let most = place.member().capabilities.max_n.max(1);
            if most < n {
                drop(place);
                return self.split(n, most, journey.attempts).await;
            }
            match self.attempt(place, n, &mut journey).await {
                Ok(share) if self.puts_aside(&share, &journey) => journey.spare = Some(share),
                Ok(share) => return self.complete(share, n, journey.attempts).await,
                Err(trouble) => match verdict(trouble.fate(), self.budget(&journey)) {
                    Verdict::Elsewhere => {}
                    Verdict::Fail | Verdict::Deliver => return self.fail(journey, trouble),
                },
            }
        }
    }

    /// One exchange, its pictures checked; the pool and the journey learn from it.
    async fn attempt(&self, place: Place, n: u8, journey: &mut Journey) -> Result<Share, Trouble> {
        let started = Instant::now();
        let mut trace = Trace::default();
        let result = self.exchange(&place, n, &mut trace).await;
        let trouble = result.as_ref().err();
        let attempt = Attempt {
            upstream: place.member().upstream.name.clone(),
            fate: trouble.map_or(Fate::Answered, Trouble::fate),
            elapsed: started.elapsed(),
            status: trouble.map_or(Some(200), Trouble::status),
            sent_bytes: trace.sent_bytes(),
            received_bytes: trace.received_bytes(),
            request_id: trace.request_id,
            note: trouble.map_or_else(String::new, ToString::to_string),
        };
        tracing::debug!(
            upstream = attempt.upstream,
            fate = attempt.fate.name(),
            note = attempt.note,
            "attempt"
        );
        journey.attempts.push(attempt);
        place.settle(trouble, &mut journey.tried);
        result
    }

    async fn exchange(&self, place: &Place, n: u8, trace: &mut Trace) -> Result<Share, Trouble> {
        let member = place.member();
        let model =
            member.upstream.models.name_of(&self.call.model).expect("chosen because it serves the model");
        let ask = Ask {
            call: self.call,
            inputs: self.inputs,
            upstream: &member.upstream,
            capabilities: &member.capabilities,
            model,
            n,
        };
        let haul = exchange(place, &ask, &self.shelf, &self.partials, trace).await?;
        // In a box of its own: a call waits long for its answer, and need not hold the room for checking it so long.
        self.check(haul, &ask).boxed().await
    }

    /// Holds every picture against the contract.
    async fn check(&self, haul: Haul, ask: &Ask<'_>) -> Result<Share, Trouble> {
        let policy = self.pool.policy().wrong_size;
        let contract = Contract::new(self.call, self.inputs, policy, ask.recompresses());
        let mut share = Share {
            created: haul.created,
            pictures: Vec::with_capacity(haul.pictures.len()),
            usage: haul.usage,
            quality: haul.quality,
            background: haul.background,
            upstream: ask.upstream.name.clone(),
            attempts: Vec::new(),
            adjusted: Vec::new(),
            wrong_size: false,
        };
        for picture in haul.pictures.into_iter().take(usize::from(ask.n)) {
            let kept = contract.keep(picture, &self.shelf.spools, self.cores).await?;
            share.pictures.push(kept.finished);
            share.wrong_size |= kept.wrong_size;
            for note in kept.adjusted {
                if !share.adjusted.contains(&note) {
                    share.adjusted.push(note);
                }
            }
        }
        Ok(share)
    }

    /// Whether to look for pictures of the right size elsewhere.
    fn puts_aside(&self, share: &Share, journey: &Journey) -> bool {
        share.wrong_size
            && self.pool.policy().wrong_size == WrongSize::FailOver
            && self.budget(journey).attempts_left > 0
    }

    /// The answer, with what an upstream that ignores `n` has left out.
    async fn complete(&self, mut share: Share, n: u8, attempts: Vec<Attempt>) -> Result<Share, Failure> {
        share.attempts = attempts;
        let missing = n - share.pictures.len() as u8;
        if missing == 0 {
            return Ok(share);
        }
        match self.fetch(missing, self.long_patience()).await {
            Ok(rest) => Ok(share.join(rest)),
            Err(failure) => Err(failure.after(share.attempts)),
        }
    }

    /// Gets `n` pictures in shares of at most `most`, at the same time. All of them, or an honest error.
    async fn split(&self, n: u8, most: u8, attempts: Vec<Attempt>) -> Result<Share, Failure> {
        let sizes = (0..n).step_by(usize::from(most)).map(|from| most.min(n - from));
        let shares = join_all(sizes.map(|size| self.fetch(size, self.long_patience()))).await;
        let mut all: Option<Share> = None;
        let mut failed: Option<Failure> = None;
        let mut attempts = attempts;
        for share in shares {
            match share {
                Ok(mut share) => {
                    attempts.append(&mut share.attempts);
                    all = Some(match all.take() {
                        Some(before) => before.join(share),
                        None => share,
                    });
                }
                Err(failure) => {
                    attempts.extend_from_slice(failure.attempts());
                    failed.get_or_insert(failure);
                }
            }
        }
        match (failed, all) {
            (Some(failure), _) => Err(failure.with_attempts(attempts)),
            (None, Some(share)) => Ok(Share { attempts, ..share }),
            (None, None) => unreachable!("there is at least one share, since n is at least 1"),
        }
    }

    /// A share of a call that has paid for pictures already waits as long as drawing one may take.
    fn long_patience(&self) -> Duration {
        let timeouts = self.pool.members().iter().map(|member| member.upstream.timeout);
        timeouts.max().unwrap_or_default().max(self.pool.policy().queue_wait)
    }

    fn budget(&self, journey: &Journey) -> Budget {
        let policy = self.pool.policy();
        Budget {
            attempts_left: policy.max_attempts.saturating_sub(journey.attempts.len() as u32),
            retry_unknown: policy.retry_unknown,
        }
    }

    /// Whether the same upstream may be asked once more: only after an unknown outcome, and only if the operator said
    /// so. Refusals and failed connections would only repeat themselves.
    fn resends(&self, journey: &Journey) -> bool {
        let last = journey.attempts.last().map(|attempt| attempt.fate);
        last == Some(Fate::Unknown) && verdict(Fate::Unknown, self.budget(journey)) == Verdict::Elsewhere
    }

    /// Nobody is left who could be asked.
    fn give_up(&self, journey: Journey, no_place: NoPlace) -> Result<Share, Failure> {
        let Journey { attempts, spare, .. } = journey;
        if let Some(spare) = spare {
            return Ok(Share { attempts, ..spare });
        }
        let resting = match no_place {
            NoPlace::Resting(resting) => Some(resting),
            NoPlace::Full => Some(Resting { until: Instant::now() + Duration::from_secs(5), busy: true }),
            NoPlace::AllTried => self.pool.soonest(self.call, self.inputs),
        };
        Err(nobody(resting, attempts))
    }

    /// The call ends with the trouble of its last attempt, unless there is something to fall back on.
    fn fail(&self, journey: Journey, trouble: Trouble) -> Result<Share, Failure> {
        let Journey { attempts, spare, .. } = journey;
        if let Some(spare) = spare {
            return Ok(Share { attempts, ..spare });
        }
        Err(match trouble {
            Trouble::Rejected(error) => Failure::Rejected { error, attempts },
            Trouble::Unknown { timed_out, .. } => Failure::Unknown { timed_out, attempts },
            Trouble::Broken(_) => Failure::Broken { attempts },
            Trouble::Internal(cause) => Failure::Internal { cause, attempts },
            Trouble::NeverSent(_) | Trouble::Refused { .. } => {
                nobody(self.pool.soonest(self.call, self.inputs), attempts)
            }
        })
    }
}

/// Busy when the one who is back soonest was asked too often; unavailable when it is of no use until then. Those who
/// come while it rests are told the same as the one who made it rest.
fn nobody(resting: Option<Resting>, attempts: Vec<Attempt>) -> Failure {
    let wait =
        resting.map_or(Duration::ZERO, |resting| resting.until.saturating_duration_since(Instant::now()));
    let retry_after = wait.clamp(Duration::from_secs(1), LONGEST_RETRY_AFTER);
    let said_busy = || attempts.last().is_some_and(|attempt| attempt.status == Some(429));
    if resting.map_or_else(said_busy, |resting| resting.busy) {
        Failure::Busy { retry_after, attempts }
    } else {
        Failure::Unavailable { retry_after, attempts }
    }
}
