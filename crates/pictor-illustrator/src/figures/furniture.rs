//! What stands in rooms, gardens and streets.

use super::{Figure, File, texts};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "furniture/seats.txt",
    "furniture/room.txt",
    "furniture/appliances.txt",
];
