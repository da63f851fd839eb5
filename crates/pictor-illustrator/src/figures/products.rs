//! Goods and what they are packed in.

use super::{Figure, File, texts};

mod basket;
mod bath;
mod incense;
mod print;
mod toiletries;
mod vessels;
mod wrapping;

pub(crate) use print::bow;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[
    basket::FIGURES,
    bath::FIGURES,
    toiletries::FIGURES,
    incense::FIGURES,
    wrapping::FIGURES,
    vessels::FIGURES,
];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
