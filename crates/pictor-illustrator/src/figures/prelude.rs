//! What every drawing needs, in one import.

pub(crate) use super::outline::*;
pub(crate) use super::{Look, Pen};
pub(crate) use crate::colour::{Rgb, Tint};
