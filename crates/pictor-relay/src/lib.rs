//! One call to a pool of upstreams: choose, attempt, classify, fail over, stream.
//!
//! A [`Relay`] takes a validated [`Call`](pictor_api::Call) and its [`Inputs`] and brings an [`Answer`] with whole,
//! checked pictures, or a [`Failure`] that says who is to blame and whether anything may have been billed.
//! In reading order: `relay` is the door, `dispatch` the way of one call, `pool` chooses, `attempt` makes one exchange
//! (`ask` is what it sends, by the upstream's `dialect`, `reading` what comes back, `fetching` what is only named), `fate`
//! is the policy, `contract` checks the pictures. An
//! [`Observer`] hears of an exchange before it begins; a [`Run`] gives the call a name, under which an upstream that
//! honours idempotency keys can be asked again.
//! It knows no keys of ours, no money and no database, and it never logs a key, a prompt or a picture.

mod answer;
mod ask;
mod attempt;
mod attempt_error;
mod breaker;
mod capabilities;
mod client;
mod contract;
mod dialect;
mod dispatch;
mod document;
mod failure;
pub mod fate;
mod fetching;
mod headers;
pub mod health;
mod incoming;
mod input;
mod masked;
mod observer;
mod outgoing;
mod parsed;
mod patience;
mod pool;
mod probe;
mod progress;
mod reading;
mod relay;
mod run;
mod share;
mod sizing;
mod sse;
mod unmade;
mod upstream;
mod whole;

pub use answer::{Answer, Finished, Partial};
pub use capabilities::{Capabilities, Codes, EditBody, Uploads};
pub use failure::{Failure, FailureKind};
pub use fate::{Attempt, Fate};
pub use headers::retry_after;
pub use incoming::describe;
pub use input::{Input, Inputs};
pub use observer::{Observer, Stop, Upcoming};
pub use probe::Probe;
pub use relay::Relay;
pub use run::Run;
pub use sizing::{SizeForm, Sizing};
pub use upstream::{AzureSurface, ConfigError, Kind, Models, Policy, Secret, Upstream, WrongSize};
