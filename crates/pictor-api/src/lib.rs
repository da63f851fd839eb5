//! The Images API as data: no I/O, no clock, no async.

mod call;
mod error;

pub use call::{
    Background, Call, Complexity, Endpoint, Format, InputFidelity, Moderation, Quality, ResponseFormat, Size,
};
pub use error::ApiError;
