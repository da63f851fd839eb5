//! Goods and what they are packed in.

use super::{Figure, File, texts};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "products/print.txt",
    "products/basket.txt",
    "products/bath.txt",
    "products/toiletries.txt",
    "products/incense.txt",
    "products/wrapping.txt",
    "products/vessels.txt",
];
