//! Parts of the world: sun, moon, clouds, rocks, waves.

use super::Figure;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];
