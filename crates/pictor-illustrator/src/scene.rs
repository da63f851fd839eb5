//! The scene: the resolved tree between composing and painting. Everything is decided; nothing is pixels yet.

use std::sync::Arc;

use pictor_api::Size;
use vello_cpu::Pixmap;
use vello_cpu::kurbo::{Affine, Rect};

use crate::colour::Tint;
use crate::shape::Shape;

/// A picture, ready to be rasterised.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub(crate) size: Size,
    /// What every pixel starts from; `None` is transparent.
    pub(crate) ground: Option<Tint>,
    /// From back to front.
    pub(crate) nodes: Vec<Node>,
}

/// One thing in the scene.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    /// Shapes in their own coordinates, and how these come to pixels.
    Drawing { shapes: Vec<Shape>, affine: Affine },
    /// A picture that was handed in, and how its pixels come to the scene's.
    Image { image: Arc<Pixmap>, affine: Affine },
    /// A rectangle with soft edges, in pixels.
    Soft { area: Rect, radius: f64, blur: f64, tint: Tint },
}
