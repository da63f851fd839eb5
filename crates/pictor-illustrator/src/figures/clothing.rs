//! What one wears and carries.

use super::{Figure, File, texts};

mod accessories;
mod wardrobe;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[wardrobe::FIGURES, accessories::FIGURES];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
