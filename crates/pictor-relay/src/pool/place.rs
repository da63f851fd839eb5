//! One attempt's place at one upstream: held while it runs, and told how it ended.

use std::sync::Arc;
use std::time::Instant;

use pictor_api::Endpoint;

use super::live::{Live, rest_for};
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
        self.learn(&mut live[self.index], trouble);
    }

    fn learn(&self, live: &mut Live, trouble: Option<&Trouble>) {
        let (policy, now) = (&self.pool.policy, Instant::now());
        let failed = |live: &mut Live| {
            let breaker = live.breaker_mut(self.ask.endpoint);
            breaker.fail(now, policy.breaker_failures, policy.breaker_rest);
        };
        match trouble {
            // Rests go on: what was answered now was asked before they began. And a rejection is the caller's fault:
            // the upstream has answered, and well.
            None | Some(Trouble::Rejected(_)) => live.breaker_mut(self.ask.endpoint).succeed(),
            Some(Trouble::Refused { rests, retry_after, why, .. }) => {
                let rest = now + rest_for(*retry_after, policy);
                match rests {
                    Rests::Key => live.rest_key(self.key, rest, why.clone()),
                    Rests::KeyForLong => live.rest_key(self.key, now + policy.key_rest, why.clone()),
                    Rests::KeyForModel => {
                        live.rest_model(self.key, &self.ask.model, now + policy.breaker_rest, why.clone());
                    }
                    Rests::Upstream => live.rest(rest, why.clone()),
                    Rests::Nothing => return failed(live),
                }
                live.breaker_mut(self.ask.endpoint).abandon(now);
            }
            Some(Trouble::Internal(_)) => live.breaker_mut(self.ask.endpoint).abandon(now),
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
