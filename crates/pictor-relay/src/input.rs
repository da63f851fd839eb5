//! The pictures that came with an edit.

use pictor_api::{Format, Size};

use pictor_spool::Spool;

/// One uploaded picture.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its bytes, as uploaded.
    pub spool: Spool,
    /// What its first bytes say it is.
    pub format: Format,
    /// The size that its header says, by which it was admitted.
    pub size: Size,
    /// The name that the caller gave it; not trusted.
    pub filename: String,
}

/// Everything that came beside the parameters of a call. Empty for a generation.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The pictures, in the caller's order: "image 1" is the first.
    pub images: Vec<Input>,
    /// Where to edit: alpha 0 marks it.
    pub mask: Option<Input>,
    /// Drawn over the first picture to show what is meant, on models that take it.
    pub markup: Option<Input>,
}
