//! Who is asked for pictures beside the studio. The settings may change it while calls run: each call goes on with what
//! it began with.

use pictor_egress::{Egress, NoTls};
use pictor_relay::{ConfigError, Models, Relay};
use pictor_spool::Spools;

use crate::config::Config;

/// The upstreams of some settings.
#[derive(Clone, Debug)]
pub struct Sources {
    relay: Option<Relay>,
    /// The models that may be drawn when no upstream can make them.
    last_resort: Option<Models>,
}

/// Why the upstreams of some settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum UnusableSources {
    /// Nothing can be fetched.
    #[error("cannot fetch pictures")]
    Egress(#[from] NoTls),
    /// They cannot be used as they are written.
    #[error("cannot use the upstreams")]
    Upstreams(#[from] ConfigError),
}

impl Sources {
    /// The upstreams of these settings.
    ///
    /// # Errors
    /// When they cannot be used.
    pub fn open(config: &Config, spools: &Spools) -> Result<Self, UnusableSources> {
        let last_resort = config.illustrator.last_resort.clone();
        if config.upstreams.is_empty() {
            return Ok(Self { relay: None, last_resort });
        }
        let egress = Egress::new(config.egress_allow.clone())?;
        let relay = Relay::new(config.upstreams.clone(), config.policy.clone(), spools.clone(), egress)?;
        Ok(Self { relay: Some(relay), last_resort })
    }

    /// The upstreams of other settings, which take the place of these: those that stay keep what is known of them.
    pub(super) fn replaced(&self, config: &Config, spools: &Spools) -> Result<Self, UnusableSources> {
        let Some(relay) = &self.relay else { return Self::open(config, spools) };
        let relay = relay.replaced(config.upstreams.clone(), config.policy.clone())?;
        Ok(Self { relay: Some(relay), last_resort: config.illustrator.last_resort.clone() })
    }

    /// Who has calls under way, or may get some.
    pub(super) fn pool(&self) -> Option<&Relay> {
        self.relay.as_ref()
    }

    /// Who is asked; nobody without upstreams.
    pub(super) fn relay(&self) -> Option<&Relay> {
        self.relay.as_ref().filter(|relay| !relay.is_empty())
    }

    pub(super) fn may_draw(&self, model: &str) -> bool {
        self.last_resort.as_ref().is_some_and(|models| models.name_of(model).is_some())
    }
}
