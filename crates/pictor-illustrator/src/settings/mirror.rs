//! Reflections: what is above the water, once more below its line.

use std::sync::Arc;

use vello_cpu::kurbo::{Affine, BezPath, Shape as _};

use crate::figures::look::scramble;
use crate::figures::prelude::*;
use crate::shape::{Clip, Role, Shape, bounds, confined, transformed};

/// Into how many bands ripples break a reflection.
const BANDS: usize = 9;

/// The shapes upside down below the line `y`, `squash` as high, with that share of the water stirred in.
pub(crate) fn mirrored(
    shapes: &[Shape],
    y: f64,
    squash: f64,
    (water, share): (Rgb, f64),
) -> impl Iterator<Item = Shape> {
    let flip = Affine::new([1.0, 0.0, 0.0, -squash, 0.0, y * (1.0 + squash)]);
    let seen = |shape: &Shape| !matches!(shape.role, Role::Shadow | Role::Glow);
    transformed(shapes, flip).into_iter().filter(seen).map(move |shape| Shape {
        paint: shape.paint.map(|tint| Tint { rgb: tint.rgb.mix(water, share), ..tint }),
        // Water has no outlines.
        role: if shape.role == Role::Body { Role::Mark } else { shape.role },
        ..shape
    })
}

/// The same for something near us: broken into bands that sway and fade with their distance from the line.
pub(crate) fn rippled(shapes: &[Shape], y: f64, depth: f64, water: Rgb, seed: u64) -> Vec<Shape> {
    let below: Vec<Shape> = mirrored(shapes, y, 0.82, (water, 0.4)).collect();
    let Some(area) = bounds(&below) else { return Vec::new() };
    let down = |band: usize| y + depth * (band as f64 / BANDS as f64).powf(1.25);
    let mut out = Vec::new();
    for band in 0..BANDS {
        let far = band as f64 / BANDS as f64;
        let (top, low) = (down(band), down(band + 1));
        let sway = (scramble(seed, band as u64) % 200) as f64 / 100.0 - 1.0;
        let path = ripple(area.x0 - 3.0, area.x1 + 3.0, top, low - (low - top) * 0.45 * far, band);
        let clip = Arc::new(Clip { path, within: None });
        let touches = |shape: &&Shape| {
            let own = shape.path.bounding_box();
            own.y1 > top - 1.0 && own.y0 < low + 1.0
        };
        let here: Vec<Shape> = below.iter().filter(touches).cloned().collect();
        let moved = transformed(&here, Affine::translate((sway * depth * 0.05 * far, 0.0)));
        let alpha = (0.86 * (1.0 - far)) as f32;
        out.extend(confined(moved, &clip).into_iter().map(|shape| Shape {
            paint: shape.paint.map(|tint| Tint { alpha: tint.alpha * alpha, ..tint }),
            ..shape
        }));
    }
    out
}

/// A level band with wavy edges.
fn ripple(x0: f64, x1: f64, top: f64, low: f64, phase: usize) -> BezPath {
    let steps = ((x1 - x0) / 4.0).ceil().clamp(3.0, 40.0) as usize;
    let swing = (low - top) * 0.16;
    let edge = |y: f64, back: bool| {
        let spot = |i: usize| {
            let up = if (i + phase).is_multiple_of(2) { swing } else { -swing };
            (x0 + (x1 - x0) * i as f64 / steps as f64, y + up)
        };
        let spots: Vec<_> =
            if back { (0..=steps).rev().map(spot).collect() } else { (0..=steps).map(spot).collect() };
        curve(&spots)
    };
    let mut path = edge(top, false);
    let back = edge(low, true);
    path.line_to((x1, low));
    path.extend(back.elements().iter().skip(1).copied());
    path.close_path();
    path
}
