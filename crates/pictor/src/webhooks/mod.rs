//! Webhooks: callers are told how their jobs ended, at an address of theirs.
//!
//! A delivery is a row that is written in the transaction that ends the job (`note`), so that no end is lost and none is
//! told that did not happen. The `courier` sends what is due: it claims rows (`claim`), signs them (`signing`), and
//! writes down what came of it (`settle`), with the next try at its time (`schedule`). A claim is nothing but a later
//! time at which the row is due again: what a process that died has claimed is sent once more, under the same id.

mod attempt;
mod bell;
mod change;
mod claim;
mod courier;
mod delivery;
mod endpoint;
mod event;
mod note;
mod project_secret;
mod schedule;
mod settle;
mod signing;
mod store;
mod sweep;

pub use attempt::{Attempt, Unfit};
pub use bell::Bell;
pub use change::{Change, NewEndpoint};
pub use courier::deliver;
pub use delivery::{Delivery, Filter, State};
pub use endpoint::Endpoint;
pub use event::EventType;
pub use note::{Ended, HAS_ENDPOINTS, note};
pub use signing::SigningSecret;
pub use store::Webhooks;
