//! What one works and plays with.

use super::Figure;

mod medicine;

pub(crate) use medicine::{chest_piece, in_use};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[medicine::FIGURES];
