//! The relay on real sockets, against scripted upstreams that misbehave.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod answers;
mod complaints;
mod dialects;
mod edits;
mod faults;
mod fetched;
mod house;
mod observer;
mod pool;
mod repeats;
mod replaced;
mod salvage;
mod streams;
