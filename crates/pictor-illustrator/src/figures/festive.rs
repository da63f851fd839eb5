//! What feasts are made of, and toys.

use super::{Figure, File, texts};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "festive/china.txt",
    "festive/holidays.txt",
    "festive/toys.txt",
    "festive/play.txt",
];
