//! The Images API as data: no I/O, no clock, no async.
//!
//! A request comes in as [`request::Received`] and leaves [`request::validate`] as a [`Call`] or an [`ApiError`].
//! An answer goes out as [`response::Piece`]s, so that base64 need never be in memory whole.
//! What a model can do and what it costs stands in [`models`], never in code.

pub mod base64;
mod call;
pub mod error;
pub mod event;
pub mod fingerprint;
pub mod models;
pub mod money;
pub mod notes;
pub mod parameters;
pub mod receipt;
pub mod record;
pub mod request;
pub mod response;
pub mod scan;
pub mod schema;
pub mod size;
pub mod tokens;
mod usage;

pub use call::{
    Adapted, Background, Call, Complexity, Endpoint, Format, InputFidelity, Moderation, Quality,
    ResponseFormat, Size,
};
pub use error::ApiError;
