//! Animals.

use super::{Figure, File, texts};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "animals/beast.txt",
    "animals/otter.txt",
    "animals/cats.txt",
    "animals/dogs.txt",
    "animals/bears.txt",
    "animals/small.txt",
    "animals/farm.txt",
    "animals/horses.txt",
    "animals/savanna.txt",
    "animals/wild.txt",
    "animals/birds.txt",
    "animals/plumed.txt",
    "animals/fowl.txt",
    "animals/sea.txt",
    "animals/reef.txt",
    "animals/pond.txt",
    "animals/insects.txt",
    "animals/legend.txt",
];
