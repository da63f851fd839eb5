//! What every drawing needs, in one import.

pub(crate) use super::outline::*;
pub(crate) use super::{Drawn, Figure, Look, Pen, Slot, Stands, face};
pub(crate) use crate::colour::{Rgb, Tint};
