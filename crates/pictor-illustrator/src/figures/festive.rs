//! What feasts are made of, and toys.

use super::{Figure, File, texts};

mod china;
mod holidays;
mod play;
mod toys;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[china::FIGURES, holidays::FIGURES, toys::FIGURES, play::FIGURES];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
