//! The built-in engine: a prompt becomes a brief, a scene, and pixels.

pub mod intent;
