//! What changes about one upstream: its load, its rests, its keys, its breakers.

use std::time::{Duration, Instant};

use pictor_api::Endpoint;

use crate::breaker::Breaker;
use crate::fate::Fate;
use crate::health::{BreakerHealth, KeyHealth, RestHealth, UpstreamHealth};
use crate::upstream::{Policy, Upstream};

use super::place::AskedFor;

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
    /// When neither the key nor its model rests any more; `now` if neither does.
    fn rested_at(&self, model: &str, now: Instant) -> Instant {
        let of_model = self.models.iter().filter(|(name, _)| name == model).map(|(_, rest)| rest.until);
        let all = self.rest.iter().map(|rest| rest.until).chain(of_model);
        all.max().unwrap_or(now).max(now)
    }
}

#[derive(Clone, Debug)]
struct Rest {
    until: Instant,
    why: String,
}

/// Why an upstream cannot take a call now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// This call has tried it with every key.
    AllTried,
    /// It rests, at least until then.
    Resting(Instant),
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
            (Self::Full { rest_ends }, Self::Resting(until))
            | (Self::Resting(until), Self::Full { rest_ends }) => {
                Self::Full { rest_ends: sooner(rest_ends, Some(until)) }
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
        let rested = self.rested_at(ask, now);
        if rested > now {
            return Err(Obstacle::Resting(rested));
        }
        if self.keys_free(ask, now, tried).next().is_none() {
            // The keys that are left for this call rest, although another key does not.
            return Err(Obstacle::Resting(self.key_rested_at(ask, now, tried)));
        }
        match self.breaker(ask.endpoint).admits(now) {
            Ok(()) if self.in_flight < upstream.max_in_flight => Ok(()),
            Ok(()) => Err(Obstacle::Full { rest_ends: None }),
            Err(Some(until)) => Err(Obstacle::Resting(until)),
            // A probe is under way. What it finds out is worth waiting for, but not longer than a moment.
            Err(None) => Err(Obstacle::Resting(now + Duration::from_secs(1))),
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

    /// When neither the upstream nor all of its keys nor its breaker rest any more; `now` if none does.
    pub(super) fn rested_at(&self, ask: &AskedFor, now: Instant) -> Instant {
        let own = self.rest.as_ref().map_or(now, |rest| rest.until);
        let breaker = match self.breaker(ask.endpoint) {
            Breaker::Open { until, .. } => until,
            Breaker::Closed { .. } | Breaker::Probing { .. } => now,
        };
        own.max(breaker).max(self.key_rested_at(ask, now, &[])).max(now)
    }

    fn key_rested_at(&self, ask: &AskedFor, now: Instant, tried: &[usize]) -> Instant {
        let untried = self.keys.iter().enumerate().filter(|(index, _)| !tried.contains(index));
        untried.map(|(_, key)| key.rested_at(&ask.model, now)).min().unwrap_or(now)
    }

    fn keys_free(&self, ask: &AskedFor, now: Instant, tried: &[usize]) -> impl Iterator<Item = usize> {
        let keys = self.keys.iter().enumerate();
        let free = keys.filter(move |(_, key)| key.rested_at(&ask.model, now) <= now);
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

    /// Lets the whole upstream rest.
    pub(super) fn rest(&mut self, until: Instant, why: String) {
        self.rest = Some(longer(self.rest.take(), Rest { until, why }));
    }

    /// Lets one key rest.
    pub(super) fn rest_key(&mut self, key: usize, until: Instant, why: String) {
        let slot = &mut self.keys[key].rest;
        *slot = Some(longer(slot.take(), Rest { until, why }));
    }

    /// Lets one key rest for one model. There are as many models as the table has, so the list stays short.
    pub(super) fn rest_model(&mut self, key: usize, model: &str, until: Instant, why: String) {
        let models = &mut self.keys[key].models;
        models.retain(|(name, _)| name != model);
        models.push((model.to_owned(), Rest { until, why }));
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
    (rest.until > now).then(|| RestHealth { ends_in: rest.until - now, why: rest.why.clone() })
}

/// The rest that lasts longer.
fn longer(old: Option<Rest>, new: Rest) -> Rest {
    match old {
        Some(old) if old.until > new.until => old,
        _ => new,
    }
}

/// How long a refusal makes something rest: as the upstream said, within bounds.
pub(super) fn rest_for(said: Option<Duration>, policy: &Policy) -> Duration {
    said.unwrap_or(policy.cooldown).min(policy.max_cooldown)
}
