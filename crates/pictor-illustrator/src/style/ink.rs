//! Lines: outlines, silhouettes, engraving.

use std::sync::Arc;

use vello_cpu::kurbo::{Point, Shape as _};

use crate::colour::{Rgb, Tint};
use crate::figures::outline::polyline;
use crate::shape::{Clip, Paint, Role, Shape};

/// Lines only; with `fill`, surfaces cover what is behind them.
pub(super) fn drawn(out: &mut Vec<Shape>, shape: Shape, line: f64, ink: Rgb, fill: Option<Rgb>) {
    match shape.role {
        Role::Glow | Role::Shadow | Role::Shade | Role::Shine => {}
        Role::Line => out.push(Shape {
            paint: Paint::Plain(ink.into()),
            stroke: Some(shape.stroke.unwrap_or(line).min(line * 1.6)),
            ..shape
        }),
        Role::Body | Role::Mark => {
            let solid = shape.role == Role::Body;
            let tint = shape.paint.typical();
            let dark = tint.rgb.luma() < 0.3 && tint.alpha > 0.6 && !solid;
            let cover = if dark { Some(ink) } else { fill.filter(|_| solid || tint.alpha > 0.9) };
            let stroke = Shape {
                paint: Paint::Plain(ink.alpha(if solid { 1.0 } else { 0.5 * f64::from(tint.alpha) })),
                stroke: Some(if solid { line } else { line * 0.6 }),
                role: Role::Line,
                ..shape.clone()
            };
            out.extend(cover.map(|colour| Shape { paint: Paint::Plain(colour.into()), ..shape }));
            if !dark {
                out.push(stroke);
            }
        }
    }
}

/// The same as a pen does it: shade and shadow become hatching.
pub(super) fn engraved(out: &mut Vec<Shape>, shape: Shape, line: f64, fine: bool) {
    match shape.role {
        Role::Shade | Role::Shadow if fine => hatch(out, &shape, line * 0.5),
        _ => drawn(out, shape, line, Rgb::INK, Some(Rgb::WHITE)),
    }
}

/// Slanted lines across a shape.
fn hatch(out: &mut Vec<Shape>, shape: &Shape, width: f64) {
    const STEP: f64 = 0.85;
    const MOST: f64 = 90.0;
    let area = shape.path.bounding_box();
    let reach = area.width() + area.height();
    if area.width().min(area.height()) < 0.8 {
        return;
    }
    let step = STEP.max(reach / MOST);
    let clip = Some(Arc::new(Clip { path: shape.path.clone(), within: shape.clip.clone() }));
    let mut along = step / 2.0;
    while along < reach {
        let from = Point::new(area.x0 + along, area.y0);
        let to = Point::new(area.x0 + along - area.height(), area.y1);
        out.push(Shape {
            path: polyline(&[(from.x, from.y), (to.x, to.y)]),
            paint: Paint::Plain(Rgb::INK.alpha(0.8)),
            stroke: Some(width),
            role: Role::Line,
            clip: clip.clone(),
        });
        along += step;
    }
}

/// Shapes with outlines around their solid parts.
pub(super) fn outlined(out: &mut Vec<Shape>, shape: Shape, line: f64, edge: impl Fn(Rgb) -> Tint) {
    let outline = (shape.role == Role::Body && shape.stroke.is_none()).then(|| Shape {
        path: shape.path.clone(),
        paint: Paint::Plain(edge(shape.paint.typical().rgb)),
        stroke: Some(line),
        role: Role::Line,
        clip: shape.clip.clone(),
    });
    out.push(shape);
    out.extend(outline);
}

/// A line around the whole of a figure: heavier than those inside of it, since those cover its inner half.
pub(super) fn silhouette(out: &mut Vec<Shape>, shapes: &[Shape], width: f64, ink: Rgb) {
    for shape in shapes.iter().filter(|shape| shape.role == Role::Body && solid(shape)) {
        out.push(Shape {
            path: shape.path.clone(),
            paint: Paint::Plain(ink.into()),
            stroke: Some(shape.stroke.unwrap_or(0.0) + width),
            role: Role::Line,
            clip: shape.clip.clone(),
        });
    }
}

fn solid(shape: &Shape) -> bool {
    !matches!(shape.paint, Paint::Image { .. }) && shape.paint.typical().alpha > 0.9
}
