//! What is eaten and drunk.

use super::{Figure, File, texts};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "food/vessels.txt",
    "food/fruit.txt",
    "food/vegetables.txt",
    "food/table.txt",
    "food/dishes.txt",
    "food/snacks.txt",
    "food/sweets.txt",
    "food/drinks.txt",
];
