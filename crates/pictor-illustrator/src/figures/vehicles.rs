//! What one rides, sails and flies.

use super::{Figure, File, texts};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "vehicles/parts.txt",
    "vehicles/cars.txt",
    "vehicles/lorries.txt",
    "vehicles/cycles.txt",
    "vehicles/going.txt",
    "vehicles/rail.txt",
    "vehicles/water.txt",
    "vehicles/submarine.txt",
    "vehicles/air.txt",
];
