//! What is eaten and drunk.

use super::{Figure, File, texts};

mod dishes;
mod drinks;
mod fruit;
mod snacks;
mod sweets;
mod table;
mod vegetables;
mod vessels;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[
    fruit::FIGURES,
    vegetables::FIGURES,
    table::FIGURES,
    dishes::FIGURES,
    snacks::FIGURES,
    sweets::FIGURES,
    drinks::FIGURES,
];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
