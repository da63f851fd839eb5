//! Calls: what their rows say, and what happens to them while they are served.
//!
//! A row is the record of a call, its idempotency key, the anchor of its money and its receipt at once. Every change is
//! one transaction; [`Jobs`] runs them, and each has a file of its own.

mod attempts;
mod audit;
mod cancel;
mod close;
mod color;
mod dispatch;
mod feed;
mod finish;
mod found;
mod glance;
mod job;
mod jobs_error;
mod journal;
mod lease;
mod list;
mod live;
mod new;
mod outbox;
mod presence;
mod reconcile;
mod recover;
mod repeat;
mod row;
mod star;
mod start;
mod stats;
mod store;
mod stored;
mod strays;
mod sweep;
mod twin;
mod used;

pub use attempts::AttemptRow;
pub use audit::{Said, Told, told};
pub use cancel::Cancelled;
pub use close::Closing;
pub use dispatch::Leaving;
pub use finish::{Closed, End};
pub use glance::Glance;
pub use job::{Job, Kept, Money, Route, Status, Stored};
pub use jobs_error::JobsError;
pub use journal::{Ending, Entry, Journal, Pictures, Shown, Watch};
pub use list::{Filter, Page, Within};
pub use live::{Live, Recording};
pub use new::{Identity, New};
pub use reconcile::{Decision, Doubtful};
pub use recover::{Dead, Price, Priced, Recovered};
pub use start::{StartError, Started};
pub use stats::{Group, Stats, StatsOf, StatsQuery};
pub use store::Jobs;
pub use sweep::{Deleted, Retention, Swept};
pub use used::{UsageOf, UsageQuery, Used};
