//! Fills: flat colour, two tones, glass, layers of paper.

use pictor_api::Quality;
use vello_cpu::kurbo::{Affine, Shape as _};

use crate::colour::{Rgb, Tint};
use crate::shape::{Paint, Role, Shape};

/// Solid parts in one colour each, without highlights.
pub(super) fn flat(out: &mut Vec<Shape>, mut shape: Shape) {
    if shape.role == Role::Body {
        shape.paint = plain(&shape.paint);
    }
    if shape.role != Role::Shine {
        out.push(shape);
    }
}

/// Everything in one colour, light in the air and highlights left out.
pub(super) fn even(out: &mut Vec<Shape>, mut shape: Shape) {
    if matches!(shape.role, Role::Body | Role::Mark) && opaque(&shape.paint) {
        shape.paint = plain(&shape.paint);
    }
    if !matches!(shape.role, Role::Shine | Role::Glow) {
        out.push(shape);
    }
}

/// Small things in one colour; skies and water keep their gradation, and nothing glows.
pub(super) fn simple(out: &mut Vec<Shape>, shape: Shape) {
    const LARGE: f64 = 900.0;
    let large = shape.path.bounding_box().area() > LARGE;
    if large && !matches!(shape.role, Role::Glow | Role::Shade) { out.push(shape) } else { even(out, shape) }
}

/// The shape as it is.
pub(super) fn kept(out: &mut Vec<Shape>, shape: Shape) {
    out.push(shape);
}

/// Two tones with a hard step between them.
pub(super) fn cel(mut shape: Shape) -> Shape {
    const STEP: f32 = 0.62;
    if shape.role == Role::Body {
        let tone = shape.paint.typical();
        let (light, dark) = (tone, Tint { rgb: tone.rgb.shaded(0.3).saturated(1.1), ..tone });
        let hard = vec![(0.0, light), (STEP, light), (STEP + 0.012, dark), (1.0, dark)];
        match &mut shape.paint {
            Paint::Linear { stops, .. } | Paint::Radial { stops, .. } => *stops = hard,
            Paint::Plain(_) | Paint::Image { .. } => {}
        }
    }
    shape
}

/// Full colours with light behind them.
pub(super) fn stained(mut shape: Shape) -> Shape {
    if matches!(shape.role, Role::Body | Role::Mark) {
        shape.paint = shape.paint.map(|t| Tint { rgb: t.rgb.saturated(1.35), ..t });
    }
    shape
}

/// The white rim of a sticker, on its shadow.
pub(super) fn rimmed(out: &mut Vec<Shape>, shapes: &[Shape], line: f64) {
    let slip = Affine::translate((line * 1.6, line * 2.4));
    for (paint, width, affine) in
        [(Rgb::hex(0x3a2f4a).alpha(0.22), 13.0, slip), (Rgb::WHITE.into(), 11.0, Affine::IDENTITY)]
    {
        for shape in shapes.iter().filter(|shape| shape.role == Role::Body) {
            let width = shape.stroke.unwrap_or(0.0) + line * width;
            out.push(Shape {
                path: affine * shape.path.clone(),
                paint: Paint::Plain(paint),
                stroke: Some(width),
                role: Role::Line,
                clip: None,
            });
        }
    }
}

/// Layers of paper: every part is one colour, has a pale rim, and throws a soft shadow on what lies below it.
pub(super) fn cut_out(out: &mut Vec<Shape>, shapes: Vec<Shape>, line: f64, quality: Quality) {
    for shape in shapes {
        match shape.role {
            Role::Body | Role::Mark if shape.stroke.is_none() && opaque(&shape.paint) => {
                layer(out, shape, line, quality);
            }
            Role::Shine | Role::Glow | Role::Shade => {}
            _ => out.push(shape),
        }
    }
}

fn layer(out: &mut Vec<Shape>, shape: Shape, line: f64, quality: Quality) {
    let area = shape.path.bounding_box();
    let large = (area.width().min(area.height()) / 14.0).clamp(0.35, 1.7);
    let tone = shape.paint.typical();
    if area.width().min(area.height()) > 1.6 {
        let drop = line * 3.4 * large;
        let slip = Affine::translate((drop * 0.45, drop * 0.8));
        // A sketch has hard shadows.
        let soft = [(3.6, 0.06), (2.2, 0.08), (0.9, 0.12)].into_iter().filter(|_| quality > Quality::Low);
        for (spread, alpha) in soft {
            out.push(Shape {
                path: slip * shape.path.clone(),
                paint: Paint::Plain(Rgb::hex(0x2b2140).alpha(alpha)),
                stroke: Some(line * spread * 2.0 * large),
                role: Role::Shadow,
                clip: shape.clip.clone(),
            });
        }
        out.push(Shape {
            path: slip * shape.path.clone(),
            paint: Paint::Plain(Rgb::hex(0x2b2140).alpha(0.2)),
            ..shape.clone()
        });
    }
    out.push(Shape { paint: Paint::Plain(tone), ..shape.clone() });
    out.push(Shape {
        paint: Paint::Plain(tone.rgb.lit(0.5).alpha(0.75)),
        stroke: Some(line * 0.55),
        role: Role::Line,
        ..shape
    });
}

/// The paint's own colour alone; pictures stay.
pub(super) fn plain(paint: &Paint) -> Paint {
    match paint {
        Paint::Image { .. } => paint.clone(),
        _ => Paint::Plain(paint.typical()),
    }
}

/// Whether a paint covers what is below it everywhere.
pub(super) fn opaque(paint: &Paint) -> bool {
    match paint {
        Paint::Plain(tint) => tint.alpha > 0.95,
        Paint::Linear { stops, .. } | Paint::Radial { stops, .. } => stops.iter().all(|s| s.1.alpha > 0.95),
        Paint::Image { .. } => false,
    }
}
