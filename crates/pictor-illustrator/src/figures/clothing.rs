//! What one wears and carries.

use super::{Figure, File, texts};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "clothing/wardrobe.txt",
    "clothing/accessories.txt",
];
