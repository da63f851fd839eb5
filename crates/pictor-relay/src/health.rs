//! What an operator sees of the pool. Plain data, no secrets.

use std::time::Duration;

use crate::fate::Fate;

/// The whole pool at one moment.
#[derive(Clone, Debug)]
pub struct Health {
    /// Every upstream, in the configured order.
    pub upstreams: Vec<UpstreamHealth>,
    /// How many calls wait for a place.
    pub waiting: usize,
    /// How many attempts still run at upstreams that are not among them any more.
    pub retired: usize,
}

/// One upstream at one moment.
#[derive(Clone, Debug)]
pub struct UpstreamHealth {
    /// The operator's name for it.
    pub name: String,
    /// Its tier.
    pub priority: u32,
    /// How many attempts run there.
    pub in_flight: usize,
    /// How many may.
    pub max_in_flight: usize,
    /// Whether it rests as a whole.
    pub rest: Option<RestHealth>,
    /// Its keys, in the configured order.
    pub keys: Vec<KeyHealth>,
    /// The breaker of `/images/generations`.
    pub generations: BreakerHealth,
    /// The breaker of `/images/edits`.
    pub edits: BreakerHealth,
    /// How many attempts ended in each fate since the start.
    pub fates: [(Fate, u64); Fate::ALL.len()],
}

/// One key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHealth {
    /// Whether it is out of rotation.
    pub rest: Option<RestHealth>,
    /// The models for which alone it is out of rotation.
    pub models: Vec<(String, RestHealth)>,
}

/// A rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestHealth {
    /// When it ends.
    pub ends_in: Duration,
    /// The upstream's own code for it and its own sentence, keys masked:
    /// `rate_limit_exceeded: Rate limit reached for gpt-image-2 ...`.
    pub why: String,
}

/// One breaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakerHealth {
    /// Attempts pass.
    Closed {
        /// So many failed in a row.
        failures: u32,
    },
    /// No attempt passes.
    Open {
        /// Until then.
        ends_in: Duration,
    },
    /// One attempt is under way and decides.
    Probing,
}
