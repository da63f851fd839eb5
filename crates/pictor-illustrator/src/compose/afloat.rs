//! What floats: its hull below the waterline goes, its reflection and a few ripples come.

use std::sync::Arc;

use vello_cpu::kurbo::{Affine, Rect};

use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::outline::{curve, oval, rect};
use crate::settings::Place;
use crate::settings::mirror::rippled;
use crate::shape::{Clip, Shape, confined};

/// How deep a hull lies, as a share of the height of what floats.
const DRAUGHT: f64 = 0.07;

/// The shapes of something whose box is `area`, set into the water.
pub(super) fn float(shapes: Vec<Shape>, area: Rect, place: &Place) -> Vec<Shape> {
    let sunk = (area.height() * DRAUGHT).min(area.width() * 0.03);
    let line = area.y1 - sunk;
    let water = place.light.water;
    let above = Clip { path: rect(-60.0, -60.0, place.width + 120.0, line + 60.0), within: None };
    let dry = confined(shapes, &Arc::new(above));
    let depth = (area.height() * 0.82).min((place.height - line) * 0.9).max(1.0);
    let mut pen = Pen::new(Affine::IDENTITY);
    let (x, half) = (area.center().x, area.width() / 2.0);
    pen.haze(x, line + half * 0.06, half * 1.15, half * 0.13, water.shaded(0.75).alpha(0.6));
    pen.insert(rippled(&dry, line, depth, water, place.seed ^ 0x5ea));
    pen.insert(dry);
    ripples(&mut pen, (x, line), half, place);
    pen.finish().shapes
}

/// Light along the waterline, and rings that run out from it.
fn ripples(pen: &mut Pen, (x, y): (f64, f64), half: f64, place: &Place) {
    let lamp = Rgb::WHITE.under(place.light.lamp.lit(0.4));
    pen.mark(oval(x, y + half * 0.012, half * 0.9, half * 0.014), place.light.water.shaded(0.7).alpha(0.5));
    for (i, (dy, share, alpha)) in
        [(0.02, 1.0, 0.75), (0.07, 1.14, 0.5), (0.14, 0.86, 0.4), (0.22, 1.02, 0.3), (0.33, 0.6, 0.24)]
            .into_iter()
            .enumerate()
    {
        let shift = place.between(9990 + i as u64, -0.14, 0.14) * half;
        let (wide, ly) = (half * share, y + half * dy);
        let line = [
            (x + shift - wide, ly),
            (x + shift - wide * 0.4, ly + half * 0.012),
            (x + shift + wide * 0.3, ly - half * 0.01),
            (x + shift + wide, ly + half * 0.006),
        ];
        pen.line(curve(&line), (half * 0.016).clamp(0.1, 0.34), lamp.alpha(alpha));
    }
}
