//! Instruments, devices, and what is written and read.

use super::{Figure, File, texts};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![
    "media/instruments.txt",
    "media/devices.txt",
    "media/print.txt",
];
