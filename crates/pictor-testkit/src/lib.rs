//! Test parts: a scripted upstream that speaks the real wire, a server of files, an S3 server, a breakable TCP proxy, pictures.
//!
//! Everything here runs on real sockets of 127.0.0.1, on ports that the system chooses, and ends when it is dropped.

mod connections;
mod files;
mod gathering;
mod memory;
pub mod pictures;
mod postgres;
mod proxy;
mod received;
mod reply;
mod script;
mod socket;
mod storage;
mod upstream;

pub use files::{FileServer, Page};
pub use gathering::eventually;
pub use postgres::Postgres;
pub use proxy::Proxy;
pub use received::{Content, Part, Received};
pub use script::{Drawing, Fault, Step};
pub use storage::Storage;
pub use upstream::Upstream;
