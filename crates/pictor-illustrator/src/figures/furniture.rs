//! Tables, chairs, lamps and what stands about a room.

use super::Figure;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[];
