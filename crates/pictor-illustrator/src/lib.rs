//! The built-in engine: a prompt becomes a brief, a scene, and pixels.

mod colour;
mod figures;
pub mod intent;
mod paint;
mod scene;
mod shape;
pub mod sheet;
mod style;
