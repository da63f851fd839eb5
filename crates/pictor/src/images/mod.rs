//! The main path: a validated call becomes pictures, by an upstream or by the illustrator.
//!
//! In reading order: `start` gives a call a task of its own and its caller a watch; `run` makes, keeps and closes it;
//! `make` asks the relay or the `studio`; `finish` decides what everybody is told. The work goes on whatever becomes
//! of those who watch it.

mod finish;
pub mod fonts;
mod make;
mod run;
mod start;
mod studio;

use std::sync::Arc;

use pictor_api::Size;
use pictor_api::models::ModelTable;
use pictor_relay::health::Health;
use pictor_relay::{Models, Probe, Relay};

use crate::clock::Clock;
use crate::metrics::Metrics;
use crate::salvage::Salvage;
use crate::tasks::Tasks;
pub use make::{Made, MakeError, Reason};
pub use start::Asked;
pub use studio::Studio;

/// The name that the illustrator has among upstreams and models.
pub const ILLUSTRATOR: &str = "illustrator";
const ILLUSTRATOR_MODEL: &str = "pictor-illustrator";

/// What `auto` most often means.
const USUAL_SIZE: Size = Size::new(1024, 1024);

/// The room that makes pictures, and what it needs for it.
pub struct Images {
    /// Who is asked for the models that it serves.
    pub relay: Option<Relay>,
    /// Where pictures are drawn when there is no relay, or as the last resort.
    pub studio: Studio,
    /// The models that may be drawn when no upstream can make them.
    pub last_resort: Option<Models>,
    /// Rules and prices of the models.
    pub models: Arc<ModelTable>,
    /// Where pictures go that were paid for and that nobody gets.
    pub salvage: Salvage,
    /// Where the work goes on.
    pub tasks: Tasks,
    /// What is counted.
    pub metrics: Metrics,
    /// The time.
    pub clock: Clock,
}

impl Images {
    /// Whether anyone here makes pictures under this model's name.
    pub fn serves(&self, model: &str) -> bool {
        let relayed = self.relay.as_ref().is_none_or(|relay| relay.serves(model));
        model == ILLUSTRATOR_MODEL || relayed || self.may_draw(model)
    }

    fn may_draw(&self, model: &str) -> bool {
        self.last_resort.as_ref().is_some_and(|models| models.name_of(model).is_some())
    }

    /// The state of the pool of upstreams, where there is one.
    pub fn pool(&self) -> Option<Health> {
        self.relay.as_ref().map(Relay::health)
    }

    /// Asks every upstream, with every key, whether it is there and lets us in; nothing is drawn or billed.
    pub async fn probe(&self) -> Vec<Probe> {
        match &self.relay {
            Some(relay) => relay.probe().await,
            None => Vec::new(),
        }
    }
}
