//! What is worn.

use super::Figure;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];
