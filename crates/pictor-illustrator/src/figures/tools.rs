//! What one works and plays with.

use super::{Figure, File, texts};

mod adventure;
mod medicine;
mod science;
mod workshop;

pub(crate) use medicine::{chest_piece, in_use};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] =
    &[medicine::FIGURES, workshop::FIGURES, science::FIGURES, adventure::FIGURES];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
