//! What one works and plays with.

use super::{Figure, File, texts};

mod medicine;

pub(crate) use medicine::{chest_piece, in_use};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[medicine::FIGURES];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "tools/workshop.txt",
    "tools/science.txt",
    "tools/adventure.txt",
];
