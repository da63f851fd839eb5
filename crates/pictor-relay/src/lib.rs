//! One call to a pool of upstreams: choose, attempt, classify, fail over, stream.

mod answer;
pub mod fate;
mod input;
pub mod spool;
mod upstream;

pub use answer::{Answer, Failure, Finished, Partial};
pub use fate::{Attempt, Fate};
pub use input::{Input, Inputs};
pub use upstream::{
    AzureSurface, Capabilities, ConfigError, EditBody, Kind, Models, Policy, Secret, Upstream, WrongSize,
};

use pictor_api::Call;
use tokio::sync::mpsc;

use crate::spool::Spools;

/// A pool of upstreams. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Relay {
    upstreams: std::sync::Arc<Vec<Upstream>>,
}

impl Relay {
    /// A pool of `upstreams`; the caller has installed a rustls crypto provider.
    ///
    /// # Errors
    /// The first thing that is wrong with the configuration.
    pub fn new(upstreams: Vec<Upstream>, _: Policy, _: Spools) -> Result<Self, ConfigError> {
        Ok(Self { upstreams: std::sync::Arc::new(upstreams) })
    }

    /// Whether any upstream is meant to serve `model`.
    pub fn serves(&self, model: &str) -> bool {
        self.upstreams.iter().any(|upstream| upstream.models.name_of(model).is_some())
    }

    /// Relays one call: chooses, attempts, fails over.
    ///
    /// # Errors
    /// How the call failed, and whose fault it is.
    pub async fn send(&self, call: &Call, _: &Inputs, _: mpsc::Sender<Partial>) -> Result<Answer, Failure> {
        Err(Failure::Unserved { lacking: format!("nobody serves {}", call.model) })
    }
}
