//! Trees, flowers, mushrooms, crops.

use super::Figure;

mod flowers;
mod greens;
mod trees;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[trees::FIGURES, flowers::FIGURES, greens::FIGURES];
