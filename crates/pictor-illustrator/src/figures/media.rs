//! Instruments, devices, and what is written and read.

use super::{Figure, File, texts};

mod devices;
mod instruments;
mod print;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[instruments::FIGURES, devices::FIGURES, print::FIGURES];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
