//! The sky, the land, fire and water.

use super::Figure;

mod fire;
mod land;
mod sky;

pub(in crate::figures) use fire::blaze;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[sky::FIGURES, land::FIGURES, fire::FIGURES];
