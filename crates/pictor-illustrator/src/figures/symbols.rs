//! Signs and symbols, and what words are lettered on.

use super::{Figure, File, texts};

mod signs;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[signs::FIGURES];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
