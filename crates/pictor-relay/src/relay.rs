//! The relay as its users see it: made from a configuration, asked for pictures, looked at by operators.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use pictor_api::{Call, Format, Size};
use tokio::sync::{Semaphore, mpsc};

use crate::answer::{Answer, Failure, Partial};
use crate::client::Clients;
use crate::document::Shelf;
use crate::errand::Errand;
use crate::health::Health;
use crate::input::Inputs;
use crate::pool::Pool;
use crate::probe::{Probe, probe_all};
use crate::reading::Partials;
use crate::upstream::{ConfigError, Policy, Upstream};
use pictor_spool::Spools;

/// When to come back for room in the spools.
const ROOM_SOON: Duration = Duration::from_secs(5);

/// A pool of upstreams, ready for calls. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Relay {
    pool: Arc<Pool>,
    spools: Spools,
    /// Pictures that must be decoded and coded again take a core each.
    cores: Arc<Semaphore>,
}

impl Relay {
    /// A pool of `upstreams`. The caller has installed rustls' process-wide crypto provider.
    ///
    /// # Errors
    /// The first thing that is wrong with the configuration; [`Upstream::problems`] has all of them.
    pub fn new(upstreams: Vec<Upstream>, policy: Policy, spools: Spools) -> Result<Self, ConfigError> {
        check(&upstreams)?;
        let problem =
            |error| ConfigError { key: "upstream".into(), problem: format!("no HTTP client: {error}") };
        let clients = Clients::new().map_err(problem)?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            pool: Arc::new(Pool::new(upstreams, policy, clients)),
            spools,
            cores: Arc::new(Semaphore::new(cores)),
        })
    }

    /// Whether any upstream is meant to serve `model`.
    pub fn serves(&self, model: &str) -> bool {
        self.pool.members().iter().any(|member| member.upstream.models.name_of(model).is_some())
    }

    /// How the pool is at this moment.
    pub fn health(&self) -> Health {
        Health {
            upstreams: self.pool.health(),
            waiting: self.pool.waiting(),
            spool_bytes: self.spools.in_use(),
        }
    }

    /// Asks every upstream, with every key, whether it is there and lets us in. Nothing is drawn or billed, and the
    /// pool learns nothing from it.
    pub async fn probe(&self) -> Vec<Probe> {
        probe_all(self.pool.members(), self.pool.clients().beside(0)).await
    }

    /// Relays one call: chooses, attempts, fails over. Partial pictures go to `partials` as they come.
    ///
    /// The call is bound to this future: dropping it abandons the attempt. `partials` must be read as it fills, or
    /// have room for all of them.
    ///
    /// # Errors
    /// How the call failed, and whose fault it is.
    pub async fn send(
        &self,
        call: &Call,
        inputs: &Inputs,
        partials: mpsc::Sender<Partial>,
    ) -> Result<Answer, Failure> {
        if let Some(lacking) = self.pool.lacking(call, inputs) {
            return Err(Failure::Unserved { lacking });
        }
        // Room for the pictures is made sure of before they are paid for.
        let patience = self.pool.policy().queue_wait;
        let Ok(allowance) = self.spools.allow(expected_bytes(call), patience).await else {
            return Err(Failure::Busy { retry_after: ROOM_SOON, attempts: Vec::new() });
        };
        let shelf = Shelf { spools: self.spools.clone(), allowance };
        let errand = Errand::new(&self.pool, &self.cores, call, inputs, shelf, Partials::new(partials));
        let share = errand.fetch(call.n, patience).await?;
        Ok(share.into_answer())
    }
}

/// What is wrong with an upstream, or with all of them together.
fn check(upstreams: &[Upstream]) -> Result<(), ConfigError> {
    let mut names = HashSet::new();
    for upstream in upstreams {
        if let Some(problem) = upstream.problems().into_iter().next() {
            return Err(problem);
        }
        if !names.insert(&upstream.name) {
            let key = format!("upstream.{}.name", upstream.name);
            return Err(ConfigError { key, problem: "must be unique".into() });
        }
    }
    Ok(())
}

/// A guess from above at the length of a call's pictures, in bytes: 2 per pixel for PNG, half for the others.
fn expected_bytes(call: &Call) -> u64 {
    let pixels = call.size.map_or(1_572_864, Size::pixels);
    let each = if call.format == Format::Png { pixels * 2 } else { pixels / 2 };
    each * (u64::from(call.n) + u64::from(call.partial_images))
}
