//! What people build.

use super::{Figure, File, texts};

mod civic;
mod east;
mod fair;
mod homes;
mod landmarks;
pub(super) mod parts;
mod street;
mod town;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[
    homes::FIGURES,
    town::FIGURES,
    civic::FIGURES,
    landmarks::FIGURES,
    east::FIGURES,
    fair::FIGURES,
    street::FIGURES,
];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
