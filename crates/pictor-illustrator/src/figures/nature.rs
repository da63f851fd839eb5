//! The sky, the land, fire and water.

use super::{Figure, File, texts};

mod fire;
mod land;
mod sky;

pub(in crate::figures) use fire::blaze;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[sky::FIGURES, land::FIGURES, fire::FIGURES];

/// Its figures in text.
pub(super) const TEXTS: &[File] = texts![];
