//! Goods and what they are packed in.

use super::Figure;

mod basket;
mod bath;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[basket::FIGURES, bath::FIGURES];
