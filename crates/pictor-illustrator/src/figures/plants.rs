//! Trees, flowers, mushrooms, crops.

use super::{Figure, File, texts};

mod flowers;
mod greens;
mod grove;
mod trees;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[trees::FIGURES, grove::FIGURES, flowers::FIGURES, greens::FIGURES];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
