//! Trees, flowers, mushrooms, crops.

use super::Figure;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];
