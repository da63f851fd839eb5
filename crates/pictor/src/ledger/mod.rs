//! Money: what is set aside, spent and in doubt, for every key and project.
//!
//! Entries are only ever added, and each changes the balances in the same transaction. Four balances move with every
//! entry: those of the key and of the project, each for its month and for all time.

mod audit;
mod balances;
mod books;
mod costs;
mod entries;
mod period;

pub use audit::{Violation, audit};
pub use balances::{Over, Owner, Period, ReserveError, apply, reserve};
pub use books::{Balance, Booked, Books};
pub(crate) use costs::among;
pub use costs::{Cost, Costs, Of};
pub use entries::{Doubt, Entry, Kind, doubt, enter};
pub use period::period_of;

/// Whose balances an entry changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Account {
    /// The project's id.
    pub project: String,
    /// The key's id.
    pub key: String,
    /// The month of the job's start, such as `2026-11`; it stays when the job ends in the next one.
    pub period: String,
}
