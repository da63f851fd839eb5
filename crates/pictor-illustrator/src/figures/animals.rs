//! Animals.

use super::Figure;

mod otter;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[otter::FIGURES];
