//! Trees, flowers, mushrooms, crops.

use super::{Figure, File, texts};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "plants/trees.txt",
    "plants/grove.txt",
    "plants/flowers.txt",
    "plants/greens.txt",
];
