//! What stands in rooms, gardens and streets.

use super::{Figure, File, texts};

mod appliances;
mod room;
mod seats;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[seats::FIGURES, room::FIGURES, appliances::FIGURES];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
