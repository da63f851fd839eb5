//! What one wears and carries.

use super::Figure;

mod accessories;
mod wardrobe;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[wardrobe::FIGURES, accessories::FIGURES];
