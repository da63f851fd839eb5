//! What people build.

use super::{Figure, File, texts};

pub(super) mod parts;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "buildings/parts.txt",
    "buildings/homes.txt",
    "buildings/town.txt",
    "buildings/civic.txt",
    "buildings/landmarks.txt",
    "buildings/east.txt",
    "buildings/fair.txt",
    "buildings/street.txt",
];
