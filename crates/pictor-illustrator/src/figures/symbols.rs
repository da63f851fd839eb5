//! Signs and symbols, and what words are lettered on.

use super::Figure;

mod signs;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[signs::FIGURES];
