//! What changes about one upstream: its load, its rests, its keys, its breakers.

use std::cmp::Ordering;
use std::time::Duration;

use pictor_api::Endpoint;
use tokio::time::Instant;

use crate::attempt_error::Cause;
use crate::breaker::Breaker;
use crate::fate::Fate;
use crate::health::{BreakerHealth, KeyHealth, RestHealth, UpstreamHealth};
use crate::upstream::{Policy, Upstream};

/// What an attempt is for, as far as rests and breakers tell it apart.
#[derive(Clone, Debug)]
pub(super) struct AskedFor {
    pub(super) endpoint: Endpoint,
    pub(super) model: String,
}

#[derive(Debug)]
pub(super) struct Live {
    pub(super) in_flight: usize,
    /// Its turn in the smooth weighted order; the highest goes next.
    pub(super) turn: i64,
    rest: Option<Rest>,
    /// One per key; one for all when the upstream asks for none.
    keys: Vec<Key>,
    next_key: usize,
    generations: Breaker,
    edits: Breaker,
    fates: [u64; Fate::ALL.len()],
}

#[derive(Debug, Default)]
struct Key {
    rest: Option<Rest>,
    models: Vec<(String, Rest)>,
}

impl Key {
    /// How long the key or its model still rests.
    fn resting(&self, model: &str, now: Instant) -> Option<Resting> {
        let of_model = self.models.iter().filter(|(name, _)| name == model).map(|(_, rest)| rest);
        self.rest.iter().chain(of_model).filter_map(|rest| rest.still(now)).max()
    }
}

#[derive(Clone, Debug)]
struct Rest {
    resting: Resting,
    why: String,
}

impl Rest {
    fn still(&self, now: Instant) -> Option<Resting> {
        Some(self.resting).filter(|resting| resting.until > now)
    }
}

/// Until when something rests, and what its callers are told: the same as the one whose call made it rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Resting {
    pub(crate) until: Instant,
    pub(crate) cause: Cause,
}

/// A rest that passes by itself comes before one that only the operator can end: while there is hope, a caller is told
/// to come back, and when.
impl Ord for Resting {
    fn cmp(&self, other: &Self) -> Ordering {
        let rank = |resting: &Self| (!resting.cause.passes(), resting.until, resting.cause);
        rank(self).cmp(&rank(other))
    }
}

impl PartialOrd for Resting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Why an upstream cannot take a call now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// This call has tried it with every key.
    AllTried,
    /// It rests, at least until then.
    Resting(Resting),
    /// It works at its limit. Somebody's rest may end before a place becomes free.
    Full { rest_ends: Option<Instant> },
}

impl Obstacle {
    /// The obstacle of two upstreams together: the one that is sooner out of the way.
    pub(super) fn or(self, other: Self) -> Self {
        let sooner = |a: Option<Instant>, b: Option<Instant>| a.into_iter().chain(b).min();
        match (self, other) {
            (Self::AllTried, other) | (other, Self::AllTried) => other,
            (Self::Resting(a), Self::Resting(b)) => Self::Resting(a.min(b)),
            (Self::Full { rest_ends: a }, Self::Full { rest_ends: b }) => {
                Self::Full { rest_ends: sooner(a, b) }
            }
            (Self::Full { rest_ends }, Self::Resting(rest))
            | (Self::Resting(rest), Self::Full { rest_ends }) => {
                Self::Full { rest_ends: sooner(rest_ends, Some(rest.until)) }
            }
        }
    }
}

impl Live {
    pub(super) fn new(keys: usize) -> Self {
        Self {
            in_flight: 0,
            turn: 0,
            rest: None,
            keys: (0..keys.max(1)).map(|_| Key::default()).collect(),
            next_key: 0,
            generations: Breaker::default(),
            edits: Breaker::default(),
            fates: [0; Fate::ALL.len()],
        }
    }

    /// Whether a call that has tried some of the keys may start an attempt now.
    pub(super) fn admits(
        &self,
        upstream: &Upstream,
        ask: &AskedFor,
        now: Instant,
        tried: &[usize],
    ) -> Result<(), Obstacle> {
        if (0..self.keys.len()).all(|key| tried.contains(&key)) {
            return Err(Obstacle::AllTried);
        }
        // The keys that are left for this call may rest, although another key does not.
        let rests = [self.resting(ask, now), self.keys_resting(ask, now, tried)];
        if let Some(resting) = rests.into_iter().flatten().max() {
            return Err(Obstacle::Resting(resting));
        }
        match self.breaker(ask.endpoint).admits(now) {
            Ok(()) if self.in_flight < upstream.max_in_flight => Ok(()),
            Ok(()) => Err(Obstacle::Full { rest_ends: None }),
            Err(Some(until)) => Err(Obstacle::Resting(Resting { until, cause: Cause::Unavailable })),
            // A probe is under way. What it finds out is worth waiting for, but not longer than a moment.
            Err(None) => Err(Obstacle::Resting(Resting {
                until: now + Duration::from_secs(1),
                cause: Cause::Unavailable,
            })),
        }
    }

    /// Starts an attempt: gives the key to use, and whether it is the breaker's probe.
    pub(super) fn enter(&mut self, ask: &AskedFor, now: Instant, tried: &[usize]) -> (usize, bool) {
        self.in_flight += 1;
        self.breaker_mut(ask.endpoint).enter();
        let probe = matches!(self.breaker(ask.endpoint), Breaker::Probing { .. });
        let count = self.keys.len();
        let after = |key: &usize| (key + count - self.next_key) % count;
        let key = self.keys_free(ask, now, tried).min_by_key(after).expect("admitted only with a free key");
        self.next_key = (key + 1) % count;
        (key, probe)
    }

    /// How long the upstream, its breaker or all of its keys still rest.
    pub(super) fn resting(&self, ask: &AskedFor, now: Instant) -> Option<Resting> {
        let own = self.rest.as_ref().and_then(|rest| rest.still(now));
        let breaker = match self.breaker(ask.endpoint) {
            Breaker::Open { until, .. } if until > now => Some(Resting { until, cause: Cause::Unavailable }),
            Breaker::Open { .. } | Breaker::Closed { .. } | Breaker::Probing { .. } => None,
        };
        own.max(breaker).max(self.keys_resting(ask, now, &[]))
    }

    /// How long all of the untried keys still rest; `None` when one of them does not.
    fn keys_resting(&self, ask: &AskedFor, now: Instant, tried: &[usize]) -> Option<Resting> {
        let untried = self.keys.iter().enumerate().filter(|(index, _)| !tried.contains(index));
        untried.map(|(_, key)| key.resting(&ask.model, now)).min().flatten()
    }

    fn keys_free(&self, ask: &AskedFor, now: Instant, tried: &[usize]) -> impl Iterator<Item = usize> {
        let keys = self.keys.iter().enumerate();
        let free = keys.filter(move |(_, key)| key.resting(&ask.model, now).is_none());
        free.map(|(index, _)| index).filter(move |index| !tried.contains(index))
    }

    fn breaker(&self, endpoint: Endpoint) -> Breaker {
        match endpoint {
            Endpoint::Generations => self.generations,
            Endpoint::Edits => self.edits,
        }
    }

    pub(super) fn breaker_mut(&mut self, endpoint: Endpoint) -> &mut Breaker {
        match endpoint {
            Endpoint::Generations => &mut self.generations,
            Endpoint::Edits => &mut self.edits,
        }
    }

    pub(super) fn count(&mut self, fate: Fate) {
        self.fates[fate as usize] += 1;
    }

    /// Whether the key rests, as a whole or for the model.
    pub(super) fn key_rests(&self, key: usize, model: &str, now: Instant) -> bool {
        self.keys[key].resting(model, now).is_some()
    }

    /// Lets the whole upstream rest.
    pub(super) fn rest(&mut self, resting: Resting, why: String) {
        self.rest = Some(longer(self.rest.take(), Rest { resting, why }));
    }

    /// Lets one key rest.
    pub(super) fn rest_key(&mut self, key: usize, resting: Resting, why: String) {
        let slot = &mut self.keys[key].rest;
        *slot = Some(longer(slot.take(), Rest { resting, why }));
    }

    /// Lets one key rest for one model. There are as many models as the table has, so the list stays short.
    pub(super) fn rest_model(&mut self, key: usize, model: &str, resting: Resting, why: String) {
        let models = &mut self.keys[key].models;
        models.retain(|(name, _)| name != model);
        models.push((model.to_owned(), Rest { resting, why }));
    }

    pub(super) fn health(&self, upstream: &Upstream, now: Instant) -> UpstreamHealth {
        let breaker = |breaker| match breaker {
            Breaker::Closed { failures } => BreakerHealth::Closed { failures },
            Breaker::Open { until, .. } => {
                BreakerHealth::Open { ends_in: until.saturating_duration_since(now) }
            }
            Breaker::Probing { .. } => BreakerHealth::Probing,
        };
        UpstreamHealth {
            name: upstream.name.clone(),
            priority: upstream.priority,
            in_flight: self.in_flight,
            max_in_flight: upstream.max_in_flight,
            rest: self.rest.as_ref().and_then(|rest| rest_health(rest, now)),
            keys: self.keys.iter().map(|key| key_health(key, now)).collect(),
            generations: breaker(self.generations),
            edits: breaker(self.edits),
            fates: Fate::ALL.map(|fate| (fate, self.fates[fate as usize])),
        }
    }
}

fn key_health(key: &Key, now: Instant) -> KeyHealth {
    let models = key.models.iter().filter_map(|(name, rest)| Some((name.clone(), rest_health(rest, now)?)));
    KeyHealth { rest: key.rest.as_ref().and_then(|rest| rest_health(rest, now)), models: models.collect() }
}

/// What is left of a rest; `None` when it is over.
fn rest_health(rest: &Rest, now: Instant) -> Option<RestHealth> {
    rest.still(now).map(|resting| RestHealth { ends_in: resting.until - now, why: rest.why.clone() })
}

/// The rest that lasts longer.
fn longer(old: Option<Rest>, new: Rest) -> Rest {
    match old {
        Some(old) if old.resting.until > new.resting.until => old,
        _ => new,
    }
}

/// How long a refusal makes something rest: as the upstream said, within bounds.
pub(super) fn rest_for(said: Option<Duration>, policy: &Policy) -> Duration {
    said.unwrap_or(policy.cooldown).min(policy.max_cooldown)
}
