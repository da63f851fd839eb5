//! A prompt, English or Chinese, becomes plain data; and whether it may be drawn at all.
//!
//! Pure, and of words only: nothing in here knows how anything is drawn. [`understanding::understand`] reads a prompt
//! into an [`intent::Intent`], [`moderation::violations`] judges it. The vocabulary of both is text beside the code, so
//! that a word can be added without knowing Rust, and `cargo test -p pictor-prompt` tells in seconds what it changed.

pub mod colour;
pub mod intent;
pub mod moderation;
mod named;
pub mod understanding;
