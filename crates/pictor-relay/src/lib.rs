//! One call to a pool of upstreams: choose, attempt, classify, fail over, stream.
//!
//! A [`Relay`] takes a validated [`Call`](pictor_api::Call) and its [`Inputs`] and brings an [`Answer`] with whole,
//! checked pictures, or a [`Failure`] that says who is to blame and whether anything may have been billed.
//! In reading order: `relay` is the door, `errand` the way of one call, `pool` chooses, `attempt` makes one exchange
//! (`ask` is what it sends, `reading` what comes back), `fate` is the policy, `contract` checks the pictures.
//! It knows no keys of ours, no money and no database, and it never logs a key, a prompt or a picture.

mod answer;
mod ask;
mod attempt;
mod breaker;
mod client;
mod contract;
mod document;
mod errand;
pub mod fate;
pub mod health;
mod input;
mod outgoing;
mod pool;
mod probe;
mod reading;
mod relay;
mod share;
mod sse;
mod trouble;
mod upstream;

pub use answer::{Answer, Failure, Finished, Partial};
pub use fate::{Attempt, Fate};
pub use input::{Input, Inputs};
pub use probe::Probe;
pub use relay::Relay;
pub use upstream::{
    AzureSurface, Capabilities, ConfigError, EditBody, Kind, Models, Policy, Secret, Upstream, WrongSize,
};
