//! What celebrations are made of.

use super::Figure;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];
