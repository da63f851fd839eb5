//! The sky, the land, fire and water.

use super::{Figure, File, texts};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "nature/sky.txt",
    "nature/land.txt",
    "nature/fire.txt",
];
