//! What one rides, sails and flies.

use super::Figure;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];
