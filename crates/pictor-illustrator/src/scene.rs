//! The scene: the resolved tree between composing and painting. Everything is decided; nothing is pixels yet.

use pictor_api::Size;
use vello_cpu::kurbo::Affine;

use crate::colour::Tint;
use crate::shape::Shape;

/// A picture, ready to be rasterised.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub(crate) size: Size,
    /// What every pixel starts from; `None` is transparent.
    pub(crate) ground: Option<Tint>,
    /// From back to front.
    pub(crate) layers: Vec<Layer>,
}

/// Shapes in their own coordinates, and how these come to pixels.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    pub(crate) shapes: Vec<Shape>,
    pub(crate) affine: Affine,
}
