//! What stands in rooms, gardens and streets.

use super::Figure;

mod appliances;
mod room;
mod seats;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[seats::FIGURES, room::FIGURES, appliances::FIGURES];
