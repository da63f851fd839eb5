//! The relay as its users see it: made from a configuration, asked for pictures, looked at by operators.

use std::sync::Arc;

use pictor_api::{Call, Format, Size};
use pictor_egress::Egress;
use pictor_spool::Spools;
use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::answer::Answer;
use crate::client::Clients;
use crate::dispatch::{Dispatch, ROOM_SOON};
use crate::document::Storage;
use crate::failure::{Failure, FailureKind};
use crate::health::Health;
use crate::input::Inputs;
use crate::observer::{Observed, Observer};
use crate::patience::Patience;
use crate::pool::Pool;
use crate::probe::{Probe, probe_all};
use crate::run::Run;
use crate::share::Share;
use crate::upstream::{self, ConfigError, Policy, Upstream};

/// A pool of upstreams, ready for calls. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Relay {
    pool: Arc<Pool>,
    spools: Spools,
    egress: Egress,
    /// Pictures that must be decoded and coded again take a core each.
    cores: Arc<Semaphore>,
}

impl Relay {
    /// A pool of `upstreams`. Pictures that they give only by their address are fetched by `egress`. The caller has
    /// installed rustls' process-wide crypto provider.
    ///
    /// # Errors
    /// The first thing that is wrong with the configuration; [`Upstream::problems`] has all of them.
    pub fn new(
        upstreams: Vec<Upstream>,
        policy: Policy,
        spools: Spools,
        egress: Egress,
    ) -> Result<Self, ConfigError> {
        upstream::check(&upstreams)?;
        let problem =
            |error| ConfigError { key: "upstream".into(), problem: format!("no HTTP client: {error}") };
        let clients = Clients::new().map_err(problem)?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            pool: Arc::new(Pool::new(upstreams, policy, clients)),
            spools,
            egress,
            cores: Arc::new(Semaphore::new(cores)),
        })
    }

    /// A relay to take the place of this one, with these upstreams and this policy. An upstream that stays the same
    /// account (name, kind, address, keys and headers) keeps its load, its rests and its breakers. Calls under way end
    /// as they began; one limit holds for theirs and for new ones.
    ///
    /// # Errors
    /// As for [`new`](Self::new); this one goes on then.
    pub fn replaced(&self, upstreams: Vec<Upstream>, policy: Policy) -> Result<Self, ConfigError> {
        upstream::check(&upstreams)?;
        Ok(Self { pool: Arc::new(self.pool.replaced(upstreams, policy)), ..self.clone() })
    }

    /// Whether it has no upstream.
    pub fn is_empty(&self) -> bool {
        self.pool.members().is_empty()
    }

    /// Whether any upstream is meant to serve `model`.
    pub fn serves(&self, model: &str) -> bool {
        self.pool.members().iter().any(|member| member.upstream.models.name_of(model).is_some())
    }

    /// Whether the upstream of this name honours idempotency keys, so that it can be asked again.
    pub fn is_idempotent(&self, upstream: &str) -> bool {
        self.pool.named(upstream).is_some_and(|upstream| upstream.idempotent)
    }

    /// How the pool is at this moment.
    pub fn health(&self) -> Health {
        Health { upstreams: self.pool.health(), waiting: self.pool.waiting(), retired: self.pool.retired() }
    }

    /// Asks every upstream, with every key, whether it is there and lets us in. Nothing is drawn or billed, and the
    /// pool learns nothing from it.
    pub async fn probe(&self) -> Vec<Probe> {
        probe_all(self.pool.members(), self.pool.clients().beside(0)).await
    }

    /// Relays one call: chooses, attempts, fails over. The `observer` hears of each exchange before it begins, and of
    /// partial pictures as they come; `&()` watches nothing. The `run` gives the call its name.
    ///
    /// The call is bound to this future: dropping it abandons the attempt.
    ///
    /// # Errors
    /// How the call failed, whose fault it is, and what was made and paid for all the same.
    pub async fn send(
        &self,
        call: &Call,
        inputs: &Inputs,
        run: Run<'_>,
        observer: &dyn Observer,
    ) -> Result<Answer, Failure> {
        let end = self.relay(call, inputs, run, observer).await;
        if run.only().is_some() { end.map_err(Failure::in_doubt) } else { end }
    }

    async fn relay(
        &self,
        call: &Call,
        inputs: &Inputs,
        run: Run<'_>,
        observer: &dyn Observer,
    ) -> Result<Answer, Failure> {
        if let Some(lacking) = self.pool.lacking(call, inputs) {
            return Err(FailureKind::Unserved { lacking }.into());
        }
        // One deadline for everything that a call waits for before any of it is sent.
        let (begun, wait) = (Instant::now(), self.pool.policy().queue_wait);
        let patience = Patience::new(begun + wait, self.pool.longest_timeout().max(wait));
        // Room for the pictures is made sure of before they are paid for.
        let Ok(allowance) = self.spools.allow(expected_bytes(call), wait).await else {
            return Err(FailureKind::Busy { retry_after: ROOM_SOON }.into());
        };
        let dispatch = Dispatch {
            pool: &self.pool,
            cores: &self.cores,
            call,
            inputs,
            run,
            begun,
            storage: Storage { spools: self.spools.clone(), allowance },
            egress: &self.egress,
            observed: Observed::by(observer),
            patience,
        };
        dispatch.get(Share::whole(call.n)).await
    }
}

/// A guess from above at the length of a call's pictures, in bytes: 2 per pixel for PNG, half for the others.
fn expected_bytes(call: &Call) -> u64 {
    let pixels = call.size.map_or(1_572_864, Size::pixels);
    let each = if call.format == Format::Png { pixels * 2 } else { pixels / 2 };
    each * (u64::from(call.n) + u64::from(call.partial_images))
}
