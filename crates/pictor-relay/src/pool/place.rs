//! One attempt's place at one upstream: held while it runs, and told how it ended.

use std::sync::Arc;
use std::time::Instant;

use pictor_api::Endpoint;

use super::live::{Live, Resting, rest_for};
use super::{Member, Pool};
use crate::client::Client;
use crate::fate::Fate;
use crate::trouble::{Rests, Trouble};
use crate::upstream::Secret;

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

/// What an attempt is for, as far as rests and breakers tell it apart.
#[derive(Clone, Debug)]
pub(super) struct AskedFor {
    pub(super) endpoint: Endpoint,
    pub(super) model: String,
}

/// Whom a call has tried, with which keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tried(Vec<(usize, Vec<usize>)>);

impl Tried {
    /// The keys that were tried with a member.
    pub(super) fn keys_of(&self, index: usize) -> &[usize] {
        self.0.iter().find(|(member, _)| *member == index).map_or(&[], |(_, keys)| keys)
    }

    /// Forgets everybody, where the operator wants an unknown outcome tried again and nobody else is left.
    pub(crate) fn forget(&mut self) {
        self.0.clear();
    }

    fn add(&mut self, index: usize, keys: impl IntoIterator<Item = usize>) {
        match self.0.iter_mut().find(|(member, _)| *member == index) {
            Some((_, tried)) => tried.extend(keys),
            None => self.0.push((index, keys.into_iter().collect())),
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
    pub(crate) fn settle(mut self, trouble: Option<&Trouble>, tried: &mut Tried) {
        self.settled = true;
        let keys = self.member().upstream.keys.len().max(1);
        let key_only =
            matches!(trouble, Some(Trouble::Refused { rests: Rests::Key | Rests::KeyForLong, .. }));
        if key_only {
            // Another key of the same upstream may do.
            tried.add(self.index, [self.key]);
        } else {
            tried.add(self.index, 0..keys);
        }
        let mut live = self.pool.live();
        live[self.index].count(trouble.map_or(Fate::Answered, Trouble::fate));
        let loss = self.learn(&mut live[self.index], trouble);
        drop(live);
        if let (Some(loss), Some(trouble)) = (loss, trouble) {
            self.warn(loss, trouble);
        }
    }

    /// An operator has to hear of it once, not with every call.
    fn warn(&self, loss: Loss, trouble: &Trouble) {
        let (upstream, key) = (&self.member().upstream.name, self.key + 1);
        match loss {
            Loss::Key => tracing::warn!(upstream, key, cause = %trouble, "a key is out of rotation"),
            Loss::Model => {
                let model = &self.ask.model;
                tracing::warn!(upstream, key, model, cause = %trouble, "a key cannot be used for a model");
            }
            Loss::Endpoint => {
                let edits = self.ask.endpoint == Endpoint::Edits;
                tracing::warn!(upstream, edits, cause = %trouble, "an upstream fails and rests");
            }
        }
    }

    /// Keeps in mind how the attempt ended; tells what has just been lost by it.
    fn learn(&self, live: &mut Live, trouble: Option<&Trouble>) -> Option<Loss> {
        let (policy, now) = (&self.pool.policy, Instant::now());
        let failed = |live: &mut Live| {
            let breaker = live.breaker_mut(self.ask.endpoint);
            let opened = breaker.fail(now, policy.breaker_failures, policy.breaker_rest);
            opened.then_some(Loss::Endpoint)
        };
        match trouble {
            // Rests go on: what was answered now was asked before they began. And a rejection is the caller's fault:
            // the upstream has answered, and well.
            None | Some(Trouble::Rejected(_)) => {
                live.breaker_mut(self.ask.endpoint).succeed();
                None
            }
            Some(Trouble::Refused { rests: Rests::Nothing, .. }) => failed(live),
            Some(Trouble::Refused { rests, retry_after, why, status }) => {
                live.breaker_mut(self.ask.endpoint).abandon(now);
                let asked = rest_for(*retry_after, policy);
                let unused = !live.key_rests(self.key, &self.ask.model, now);
                let until = |rest| Resting { until: now + rest, busy: *status == 429 };
                let of_no_use = |rest| Resting { until: now + rest, busy: false };
                match rests {
                    Rests::Key => live.rest_key(self.key, until(asked), why.clone()),
                    Rests::Upstream | Rests::Nothing => live.rest(until(asked), why.clone()),
                    Rests::KeyForLong => {
                        live.rest_key(self.key, of_no_use(policy.key_rest), why.clone());
                        return unused.then_some(Loss::Key);
                    }
                    Rests::KeyForModel => {
                        live.rest_model(
                            self.key,
                            &self.ask.model,
                            of_no_use(policy.breaker_rest),
                            why.clone(),
                        );
                        return unused.then_some(Loss::Model);
                    }
                }
                None
            }
            Some(Trouble::Internal(_)) => {
                live.breaker_mut(self.ask.endpoint).abandon(now);
                None
            }
            Some(Trouble::NeverSent(_) | Trouble::Unknown { .. } | Trouble::Broken(_)) => failed(live),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut live = self.pool.live();
        live[self.index].in_flight -= 1;
        if self.probe && !self.settled {
            live[self.index].breaker_mut(self.ask.endpoint).abandon(Instant::now());
        }
        drop(live);
        self.pool.freed.notify_waiters();
    }
}
