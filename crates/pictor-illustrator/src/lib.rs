//! The built-in engine: a prompt becomes a brief, a scene, and pixels.
//!
//! Pure: no files, no clock, no randomness but the seed. The way of a picture is
//! `Intent -> Scene -> pixels`: what was asked, as `pictor-prompt` reads it; what is decided; and the painter, which
//! only rasterises. It is a composer of vector figures, not a model, and doesn't pretend otherwise.

mod blur;
mod compose;
#[doc(hidden)]
pub mod contact;
mod edit;
mod emblem;
mod figures;
mod illustrator;
mod isometric;
mod letters;
mod light;
mod medium;
mod paint;
mod scene;
mod script;
mod settings;
mod shape;
mod sheet;
mod style;
mod told;

pub use illustrator::{Asked, Brief, Drawing, Fonts, Illustrator, Progress};
// Every room paints with these colours and asks for these words.
use pictor_prompt::{colour, intent, understanding};
pub use sheet::Note;
