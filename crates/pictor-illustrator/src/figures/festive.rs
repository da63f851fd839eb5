//! What feasts are made of, and toys.

use super::Figure;

mod china;
mod holidays;
mod play;
mod toys;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[china::FIGURES, holidays::FIGURES, toys::FIGURES, play::FIGURES];
