//! The one client for addresses that others name: where an upstream puts a picture, what a caller gives as one, and where
//! a caller wants to be told of events.
//!
//! Whoever names an address may mean to reach, through us, what only we can reach. So every address is looked up once,
//! judged, and connected to as it was judged; a redirect is an address like any other; and no request carries
//! credentials, cookies, or anything else that is ours. No proxy of the environment is used: it would look names up by
//! itself. In reading order: [`Address`] is what can be asked for, `fetch` asks, `guard` judges by `ranges`, `line` is
//! the connection, [`Fetched`] what comes, [`Posted`] what was said to what was sent.
//!
//! An address may be a secret, as a signed one is. It is never printed: only its host is.

mod address;
mod fetch;
mod fetch_error;
mod fetched;
mod guard;
mod limits;
mod line;
mod network;
mod posted;
mod ranges;

pub use address::Address;
pub use fetch::{Egress, NoTls};
pub use fetch_error::{FetchError, Obstacle};
pub use fetched::Fetched;
pub use limits::Limits;
pub use network::{Network, NotANetwork};
pub use posted::Posted;
