//! What the API takes and answers, as JSON Schema (draft 2020-12), made of the rows that validation reads: for OpenAPI
//! documents, and for whoever checks an answer.
//!
//! A schema refers to others by `#/components/schemas/NAME`: [`USAGE`], [`ERROR`] and [`PICTURE`] are such names.

mod answers;
mod requests;
mod shapes;

pub use answers::{ERROR, USAGE, abilities, error, events, image_response, model, usage};
pub use requests::{Contract, PICTURE, picture};
pub use shapes::*;
