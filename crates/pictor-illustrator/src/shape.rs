//! The atoms of a drawing: an outline, how it is filled or stroked, and what part it plays.
//!
//! Figures and settings produce shapes, styles change them by their [`Role`], the painter rasterises them.

use std::sync::Arc;

use vello_cpu::Pixmap;
use vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape as _};

use crate::colour::{Rgb, Tint};

/// One outline with its paint, in the coordinates of whoever drew it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shape {
    pub(crate) path: BezPath,
    pub(crate) paint: Paint,
    /// `Some(width)` draws the outline as a line with round ends instead of filling it.
    pub(crate) stroke: Option<f64>,
    pub(crate) role: Role,
    pub(crate) clip: Option<Arc<Clip>>,
}

/// An area outside of which a shape isn't seen, perhaps inside another such area.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clip {
    pub(crate) path: BezPath,
    pub(crate) within: Option<Arc<Clip>>,
}

impl Clip {
    /// The same, seen only inside of another.
    pub(crate) fn inside(&self, edge: &Arc<Self>) -> Self {
        let within = self.within.as_ref().map_or_else(|| edge.clone(), |outer| Arc::new(outer.inside(edge)));
        Self { path: self.path.clone(), within: Some(within) }
    }
}

/// What part a shape plays in the drawing of a thing; styles decide by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A solid part that has an edge.
    Body,
    /// Colour on a surface, without an edge.
    Mark,
    /// A drawn line.
    Line,
    /// Transparent dark on a surface.
    Shade,
    /// Transparent light on a surface.
    Shine,
    /// Light in the air.
    Glow,
    /// A shadow that the thing casts.
    Shadow,
}

/// How an outline is filled.
#[derive(Clone, Debug)]
pub(crate) enum Paint {
    Plain(Tint),
    /// From one point to another.
    Linear {
        from: Point,
        to: Point,
        stops: Vec<(f32, Tint)>,
    },
    /// From a centre outwards.
    /// `stretch` is height over width: an oval fades as an oval.
    Radial {
        centre: Point,
        radius: f64,
        stretch: f64,
        stops: Vec<(f32, Tint)>,
    },
    /// A picture that was handed in; `affine` takes its pixels to the shape's coordinates.
    Image {
        image: Arc<Pixmap>,
        affine: Affine,
    },
}

impl PartialEq for Paint {
    /// Two pictures are only alike where they are one.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plain(a), Self::Plain(b)) => a == b,
            (Self::Linear { from: a, to: b, stops: c }, Self::Linear { from, to, stops }) => {
                (a, b, c) == (from, to, stops)
            }
            (
                Self::Radial { centre: a, radius: b, stops: c, .. },
                Self::Radial { centre, radius, stops, .. },
            ) => (a, b, c) == (centre, radius, stops),
            (Self::Image { image: a, affine: b }, Self::Image { image, affine }) => {
                Arc::ptr_eq(a, image) && b == affine
            }
            _ => false,
        }
    }
}

impl Paint {
    /// Soft daylight from the upper left over the whole `bounds`.
    pub(crate) fn lit(bounds: Rect, colour: Rgb) -> Self {
        let stops =
            vec![(0.0, colour.lit(0.30).into()), (0.45, colour.into()), (1.0, colour.shaded(0.26).into())];
        let from = Point::new(bounds.x0 + bounds.width() * 0.25, bounds.y0);
        let to = Point::new(bounds.x1 - bounds.width() * 0.15, bounds.y1);
        Self::Linear { from, to, stops }
    }

    /// Daylight from the upper left on a ball that fills `bounds`.
    pub(crate) fn rounded(bounds: Rect, colour: Rgb) -> Self {
        let stops =
            vec![(0.0, colour.lit(0.42).into()), (0.5, colour.into()), (1.0, colour.shaded(0.36).into())];
        let centre = Point::new(bounds.x0 + bounds.width() * 0.34, bounds.y0 + bounds.height() * 0.28);
        Self::Radial { centre, radius: bounds.width().max(bounds.height()) * 0.82, stretch: 1.0, stops }
    }

    /// The colour that stands for the whole paint.
    pub(crate) fn typical(&self) -> Tint {
        match self {
            Self::Plain(tint) => *tint,
            Self::Linear { stops, .. } | Self::Radial { stops, .. } => stops[stops.len() / 2].1,
            Self::Image { .. } => Rgb(170, 160, 150).into(),
        }
    }

    /// The same paint with every colour changed.
    pub(crate) fn map(&self, change: impl Fn(Tint) -> Tint) -> Self {
        let each = |stops: &[(f32, Tint)]| stops.iter().map(|&(at, tint)| (at, change(tint))).collect();
        match self {
            Self::Plain(tint) => Self::Plain(change(*tint)),
            Self::Linear { from, to, stops } => Self::Linear { from: *from, to: *to, stops: each(stops) },
            Self::Radial { centre, radius, stretch, stops } => {
                Self::Radial { centre: *centre, radius: *radius, stretch: *stretch, stops: each(stops) }
            }
            Self::Image { .. } => self.clone(),
        }
    }
}

/// The smallest box around all shapes that are part of the thing itself (no shadows, no glow).
pub(crate) fn bounds(shapes: &[Shape]) -> Option<Rect> {
    let solid = shapes.iter().filter(|s| !matches!(s.role, Role::Shadow | Role::Glow));
    solid.map(visible_box).reduce(|a, b| a.union(b))
}

fn visible_box(shape: &Shape) -> Rect {
    let (mut seen, mut clip) = (shape.path.bounding_box(), shape.clip.as_ref());
    while let Some(outer) = clip {
        seen = seen.intersect(outer.path.bounding_box());
        clip = outer.within.as_ref();
    }
    seen
}

/// How much longer `affine` makes lengths, on average.
pub(crate) fn magnification(affine: Affine) -> f64 {
    affine.determinant().abs().sqrt()
}

/// The shapes in other coordinates. Neighbours that shared a clip still do.
pub(crate) fn transformed(shapes: &[Shape], affine: Affine) -> Vec<Shape> {
    let mut last: Option<(&Arc<Clip>, Arc<Clip>)> = None;
    let mut moved = Vec::with_capacity(shapes.len());
    for shape in shapes {
        let clip = shape.clip.as_ref().map(|clip| match &last {
            Some((old, new)) if Arc::ptr_eq(old, clip) => new.clone(),
            _ => Arc::new(transformed_clip(clip, affine)),
        });
        if let (Some(old), Some(new)) = (&shape.clip, &clip) {
            last = Some((old, new.clone()));
        }
        moved.push(Shape { clip, ..transformed_shape(shape, affine) });
    }
    moved
}

/// The shapes, seen only inside `outer`. Neighbours that shared a clip still do.
pub(crate) fn confined(mut shapes: Vec<Shape>, outer: &Arc<Clip>) -> Vec<Shape> {
    let mut last: Option<(Arc<Clip>, Arc<Clip>)> = None;
    for shape in &mut shapes {
        shape.clip = Some(match (shape.clip.take(), &last) {
            (None, _) => outer.clone(),
            (Some(own), Some((old, new))) if Arc::ptr_eq(&own, old) => new.clone(),
            (Some(own), _) => {
                let new = Arc::new(confined_clip(&own, outer));
                last = Some((own, new.clone()));
                new
            }
        });
    }
    shapes
}

fn confined_clip(clip: &Clip, outer: &Arc<Clip>) -> Clip {
    let within = clip.within.as_ref().map_or_else(|| outer.clone(), |c| Arc::new(confined_clip(c, outer)));
    Clip { path: clip.path.clone(), within: Some(within) }
}

fn transformed_clip(clip: &Clip, affine: Affine) -> Clip {
    let within = clip.within.as_ref().map(|outer| Arc::new(transformed_clip(outer, affine)));
    Clip { path: affine * clip.path.clone(), within }
}

fn transformed_shape(shape: &Shape, affine: Affine) -> Shape {
    Shape {
        path: affine * shape.path.clone(),
        paint: match &shape.paint {
            Paint::Plain(tint) => Paint::Plain(*tint),
            Paint::Linear { from, to, stops } => {
                Paint::Linear { from: affine * *from, to: affine * *to, stops: stops.clone() }
            }
            Paint::Radial { centre, radius, stretch, stops } => Paint::Radial {
                stretch: *stretch,
                centre: affine * *centre,
                radius: radius * magnification(affine),
                stops: stops.clone(),
            },
            Paint::Image { image, affine: own } => {
                Paint::Image { image: image.clone(), affine: affine * *own }
            }
        },
        stroke: shape.stroke.map(|width| width * magnification(affine)),
        role: shape.role,
        clip: None,
    }
}
