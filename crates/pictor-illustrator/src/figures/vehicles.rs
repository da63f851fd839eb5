//! What one rides, sails and flies.

use super::{Figure, File, texts};

mod air;
mod cars;
mod cycles;
mod going;
mod lorries;
mod parts;
mod rail;
mod submarine;
mod water;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[
    cars::FIGURES,
    lorries::FIGURES,
    cycles::FIGURES,
    going::FIGURES,
    rail::FIGURES,
    water::FIGURES,
    submarine::FIGURES,
    air::FIGURES,
];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
