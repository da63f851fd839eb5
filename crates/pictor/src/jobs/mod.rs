//! Calls: what their rows say, and what happens to them while they are served.

mod job;
mod journal;

pub use job::{Job, Kept, Money, Route, Status, Stored};
pub use journal::{Ending, Entry, Journal, Pictures, Shown, Watch};
