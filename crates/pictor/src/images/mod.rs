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

use crate::clock::Clock;
use crate::metrics::Metrics;
use crate::salvage::Salvage;
use crate::tasks::Tasks;
pub use make::{Made, MakeError, Maker, Reason};
pub use start::Asked;
pub use studio::Studio;

/// The name that the illustrator has among upstreams and models.
pub const ILLUSTRATOR: &str = "illustrator";
const ILLUSTRATOR_MODEL: &str = "pictor-illustrator";

/// What `auto` most often means.
const USUAL_SIZE: Size = Size::new(1024, 1024);

/// The room that makes pictures for callers who may leave, and what it needs for it.
pub struct Images {
    /// Makes the pictures.
    pub maker: Arc<Maker>,
    /// Where pictures go that were paid for and that nobody gets.
    pub salvage: Salvage,
    /// Where the work goes on.
    pub tasks: Tasks,
    /// What is counted.
    pub metrics: Metrics,
    /// The time.
    pub clock: Clock,
}
