//! Animals.

use super::{Draw, Drawn, Figure, File, Stands, texts};

mod bears;
mod beast;
mod birds;
mod cats;
mod dogs;
mod farm;
mod fowl;
mod horses;
mod insects;
mod legend;
mod otter;
mod plumed;
mod pond;
mod reef;
mod savanna;
mod sea;
mod small;
mod wild;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[
    otter::FIGURES,
    cats::FIGURES,
    dogs::FIGURES,
    bears::FIGURES,
    small::FIGURES,
    farm::FIGURES,
    horses::FIGURES,
    savanna::FIGURES,
    wild::FIGURES,
    birds::FIGURES,
    plumed::FIGURES,
    fowl::FIGURES,
    sea::FIGURES,
    reef::FIGURES,
    pond::FIGURES,
    insects::FIGURES,
    legend::FIGURES,
];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];

/// A row for an animal that is drawn with `beast`, so many metres high.
const fn four_legged(name: &'static str, height: f64, draw: Draw) -> Figure {
    Figure { name, aspect: 1.0, height, stands: Stands::Ground, draw: Drawn::Rust(draw) }
}
