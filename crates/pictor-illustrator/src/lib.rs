//! The built-in engine: a prompt becomes a brief, a scene, and pixels.
//!
//! Pure: no files, no clock, no randomness but the seed. The way of a picture is
//! `prompt -> Intent -> Scene -> pixels`: [`intent`] is what was asked, the scene is what is decided, and the
//! painter only rasterises. It is a composer of vector figures, not a model, and doesn't pretend otherwise.

mod colour;
mod compose;
#[doc(hidden)]
pub mod contact;
mod edit;
mod emblem;
mod figures;
mod illustrator;
pub mod intent;
mod isometric;
mod letters;
mod light;
mod medium;
pub mod moderation;
mod paint;
mod scene;
mod script;
mod settings;
mod shape;
mod sheet;
mod style;
pub mod understanding;

pub use illustrator::{Brief, Drawing, Fonts, Illustrator, Progress};
pub use sheet::Note;
