//! The main path: a validated call becomes a job, and its job pictures, by an upstream or by the illustrator.
//!
//! In reading order: `start` writes the row, or finds the one that an earlier try has written, and gives the caller a
//! watch; `run` makes the pictures, by `make`, while the `recorder` looks on; `finish` decides what everybody is told
//! (`told`) and what it cost (`bill`), and has the job closed (`close`). The work goes on whatever becomes of those
//! who `watch` it. `resume` brings in what a process that died has left behind.

mod as_asked;
mod bill;
mod close;
mod colors;
mod deliveries;
mod earlier;
mod elsewhere;
mod estimate;
mod feed;
mod finish;
pub mod fonts;
mod left;
mod made;
mod make;
mod mark;
mod outbox;
mod prospect;
mod recorder;
mod reload;
mod resume;
mod room;
mod run;
mod sources;
mod start;
mod studio;
mod thumbnail;
mod told;
mod turns;
mod watch;
mod work;

use std::sync::{Arc, Mutex};

use pictor_api::Size;

use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::crash::Crash;
use crate::jobs::{Jobs, Live};
use crate::metrics::Metrics;
use crate::tasks::Tasks;
pub use colors::Colors;
pub use elsewhere::Elsewhere;
pub use feed::Feed;
pub use made::{Made, MakeError, Reason};
pub use make::Maker;
pub use prospect::Prospect;
pub use reload::{Reloaded, Reread, Settings};
pub use room::{Disk, NoRoom};
pub use sources::{Sources, UnusableSources};
pub use start::{Asked, Begun, Terms};
pub use studio::Studio;
pub use thumbnail::Thumbnails;
pub use told::{FULL_DISK, NamedCall, NotStarted};
pub use turns::Turns;
pub use watch::WatchError;

/// The name that the illustrator has among upstreams and models.
pub const ILLUSTRATOR: &str = "illustrator";
const ILLUSTRATOR_MODEL: &str = "pictor-illustrator";

/// What `auto` most often means.
const USUAL_SIZE: Size = Size::new(1024, 1024);

/// The room that makes pictures for callers who may leave, and what it needs for it.
pub struct Images {
    /// Makes the pictures.
    pub maker: Arc<Maker>,
    /// The rows of the jobs.
    pub jobs: Jobs,
    /// The journals of those that are worked on here.
    pub live: Live,
    /// The jobs of other processes that are watched here.
    pub elsewhere: Elsewhere,
    /// The jobs whose colors are looked for.
    pub colors: Colors,
    /// Those who follow the changes of all jobs.
    pub feed: Feed,
    /// Jobs whose answer has been delivered, until their rows say so.
    pub deliveries: Arc<Mutex<Vec<String>>>,
    /// Where pictures lie.
    pub blobs: Blobs,
    /// Where small copies of them are made.
    pub thumbnails: Thumbnails,
    /// The disk that they lie on.
    pub disk: Disk,
    /// Places for calls that nobody waits for.
    pub turns: Turns,
    /// What was set, and what is set by now.
    pub settings: Settings,
    /// Where the work goes on.
    pub tasks: Tasks,
    /// What is counted.
    pub metrics: Metrics,
    /// The time.
    pub clock: Clock,
    /// Where this process dies, in tests.
    pub crash: Crash,
}
