//! One attempt's place at one upstream: held while it runs, and told how it ended.

use std::sync::Arc;

use pictor_api::Endpoint;
use tokio::time::Instant;

use super::live::{AskedFor, Live, Resting, rest_for};
use super::{Member, Pool};
use crate::attempt_error::{AttemptError, Rests};
use crate::client::Client;
use crate::fate::Fate;
use crate::upstream::{Secret, Upstream};

/// A place among an upstream's `max_in_flight`. Dropping it frees it.
#[derive(Debug)]
pub(crate) struct Place {
    pool: Arc<Pool>,
    index: usize,
    key: usize,
    client: Client,
    ask: AskedFor,
    probe: bool,
    settled: bool,
}

/// What the pool can do no more for a while.
#[derive(Clone, Copy, Debug)]
enum Loss {
    Key,
    Model,
    Endpoint,
}

/// Whom a call has tried, with which keys, and whether it may try anybody else.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tried {
    keys: Vec<(usize, Vec<usize>)>,
    only: Option<String>,
}

impl Tried {
    /// The keys that were tried with a member.
    pub(super) fn keys_of(&self, index: usize) -> &[usize] {
        self.keys.iter().find(|(member, _)| *member == index).map_or(&[], |(_, keys)| keys)
    }

    /// Forgets everybody, where the operator wants an unknown outcome tried again and nobody else is left.
    pub(crate) fn forget(&mut self) {
        self.keys.clear();
    }

    /// From now on only this upstream may be asked, and it once more.
    pub(crate) fn bind(&mut self, upstream: &str) {
        self.keys.clear();
        self.only = Some(upstream.to_owned());
    }

    /// Everybody else may be asked again.
    pub(crate) fn release(&mut self) {
        self.only = None;
    }

    pub(super) fn allows(&self, upstream: &Upstream) -> bool {
        // Whoever asks again must be recognised, whatever the settings have become since.
        self.only.as_ref().is_none_or(|only| *only == upstream.name && upstream.idempotent)
    }

    fn add(&mut self, index: usize, keys: impl IntoIterator<Item = usize>) {
        match self.keys.iter_mut().find(|(member, _)| *member == index) {
            Some((_, tried)) => tried.extend(keys),
            None => self.keys.push((index, keys.into_iter().collect())),
        }
    }
}

impl Place {
    pub(super) fn new(
        pool: Arc<Pool>,
        index: usize,
        key: usize,
        client: Client,
        ask: AskedFor,
        probe: bool,
    ) -> Self {
        Self { pool, index, key, client, ask, probe, settled: false }
    }

    pub(crate) fn member(&self) -> &Member {
        &self.pool.members[self.index]
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// The key to use; `None` for an upstream without keys.
    pub(crate) fn key(&self) -> Option<&Secret> {
        self.member().upstream.keys.get(self.key)
    }

    /// Learns from how the attempt ended, and notes whom the call has tried.
    pub(crate) fn settle(mut self, error: Option<&AttemptError>, tried: &mut Tried) {
        self.settled = true;
        let keys = self.member().upstream.keys.len().max(1);
        let key_only =
            matches!(error, Some(AttemptError::Refused { rests: Rests::Key | Rests::KeyForLong, .. }));
        if key_only {
            // Another key of the same upstream may do.
            tried.add(self.index, [self.key]);
        } else {
            tried.add(self.index, 0..keys);
        }
        let mut live = self.pool.live();
        live[self.pool.slot(self.index)].count(error.map_or(Fate::Answered, AttemptError::fate));
        let loss = self.learn(&mut live[self.pool.slot(self.index)], error);
        drop(live);
        if let (Some(loss), Some(error)) = (loss, error) {
            self.warn(loss, error);
        }
    }

    /// An operator has to hear of it once, not with every call.
    fn warn(&self, loss: Loss, error: &AttemptError) {
        let (upstream, key) = (&self.member().upstream.name, self.key + 1);
        match loss {
            Loss::Key => tracing::warn!(upstream, key, cause = %error, "a key is out of rotation"),
            Loss::Model => {
                let model = &self.ask.model;
                tracing::warn!(upstream, key, model, cause = %error, "a key cannot be used for a model");
            }
            Loss::Endpoint => {
                let edits = self.ask.endpoint == Endpoint::Edits;
                tracing::warn!(upstream, edits, cause = %error, "an upstream fails and rests");
            }
        }
    }

    /// Keeps in mind how the attempt ended; tells what has just been lost by it.
    fn learn(&self, live: &mut Live, error: Option<&AttemptError>) -> Option<Loss> {
        let (policy, now) = (&self.pool.policy, Instant::now());
        let failed = |live: &mut Live| {
            let breaker = live.breaker_mut(self.ask.endpoint);
            let opened = breaker.fail(now, policy.breaker_failures, policy.breaker_rest);
            opened.then_some(Loss::Endpoint)
        };
        match error {
            // Rests go on: what was answered now was asked before they began. And a rejection is the caller's fault:
            // the upstream has answered, and well.
            None | Some(AttemptError::Rejected(_) | AttemptError::Withheld(_)) => {
                live.breaker_mut(self.ask.endpoint).succeed();
                None
            }
            Some(AttemptError::Refused { rests: Rests::Nothing, .. }) => failed(live),
            Some(AttemptError::Refused { rests, retry_after, said, cause, .. }) => {
                live.breaker_mut(self.ask.endpoint).abandon(now);
                let asked = rest_for(*retry_after, policy);
                let unused = !live.key_rests(self.key, &self.ask.model, now);
                let (why, resting) = (said.clone(), |rest| Resting { until: now + rest, cause: *cause });
                match rests {
                    Rests::Key => live.rest_key(self.key, resting(asked), why),
                    Rests::Upstream | Rests::Nothing => live.rest(resting(asked), why),
                    Rests::KeyForLong => {
                        live.rest_key(self.key, resting(policy.key_rest), why);
                        return unused.then_some(Loss::Key);
                    }
                    Rests::KeyForModel => {
                        live.rest_model(self.key, &self.ask.model, resting(policy.breaker_rest), why);
                        return unused.then_some(Loss::Model);
                    }
                }
                None
            }
            Some(AttemptError::Internal(_)) => {
                live.breaker_mut(self.ask.endpoint).abandon(now);
                None
            }
            Some(
                AttemptError::NeverSent(_)
                | AttemptError::Unknown { .. }
                | AttemptError::Doubtful { .. }
                | AttemptError::Broken(_),
            ) => failed(live),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut live = self.pool.live();
        live[self.pool.slot(self.index)].in_flight -= 1;
        if self.probe && !self.settled {
            live[self.pool.slot(self.index)].breaker_mut(self.ask.endpoint).abandon(Instant::now());
        }
        drop(live);
        self.pool.state.freed.notify_waiters();
    }
}
