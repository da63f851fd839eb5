//! Modelling: light and shade that round a part, and the strokes of a dry brush on it.

use std::sync::Arc;

use pictor_api::Quality;
use vello_cpu::kurbo::{Affine, BezPath, Rect, Shape as _, Vec2};

use super::Hand;
use super::fill::{flat, opaque};
use super::ink::outlined;
use crate::colour::{Rgb, Tint};
use crate::figures::look::scramble;
use crate::figures::outline::{curve, tilted_oval};
use crate::shape::{Clip, Paint, Role, Shape};

/// Parts smaller than this, in units, are left as they are.
const LEAST: f64 = 2.8;

/// A part as an illustrator paints it: at low quality flat with its outline, above with soft shade inside its
/// edge, light on its rim and, the better the more, strokes of the brush.
pub(super) fn modelled(out: &mut Vec<Shape>, shape: Shape, hand: &Hand, line: Option<f64>) {
    if hand.quality == Quality::Low {
        if shape.role == Role::Glow {
            return;
        }
        return match line {
            Some(line) => {
                let mut bare = Vec::with_capacity(1);
                flat(&mut bare, shape);
                bare.into_iter().for_each(|s| outlined(out, s, line * 0.8, |c| c.shaded(0.5).alpha(0.6)));
            }
            None => out.push(shape),
        };
    }
    if !rounds(&shape) {
        return match line {
            Some(line) => outlined(out, shape, line, |c| c.edge().alpha(0.75)),
            None => out.push(shape),
        };
    }
    // Without an outline it would be a halo.
    if hand.quality >= Quality::High && line.is_some() {
        contact(out, &shape);
    }
    out.push(shape.clone());
    let area = shape.path.bounding_box();
    let size = area.width().min(area.height());
    let inside = Inside { shape: &shape, size, clip: within(&shape) };
    inside.shade(out);
    inside.rim(out);
    if line.is_some() {
        inside.brush(out, hand, area);
    }
    if let Some(line) = line {
        out.push(edge(&shape, line, shape.paint.typical().rgb.edge().alpha(0.75)));
    }
}

/// A part as of clay: a smooth volume with a soft light on it, no outline.
pub(super) fn clay(out: &mut Vec<Shape>, mut shape: Shape, hand: &Hand) {
    if matches!(shape.role, Role::Line | Role::Mark) || !rounds(&shape) {
        return out.push(shape);
    }
    let tone = shape.paint.typical().rgb.saturated(1.08);
    let area = shape.path.bounding_box();
    shape.paint = Paint::rounded(area, tone.lit(0.06));
    contact(out, &shape);
    out.push(shape.clone());
    if hand.quality == Quality::Low {
        return;
    }
    let size = area.width().min(area.height());
    let inside = Inside { shape: &shape, size, clip: within(&shape) };
    inside.shade(out);
    inside.rim(out);
    let (x, y) = (area.x0 + area.width() * 0.32, area.y0 + area.height() * 0.24);
    for (share, alpha) in [(1.0, 0.16), (0.62, 0.2), (0.3, 0.3)] {
        inside.light(out, tilted_oval(x, y, area.width() * 0.17 * share, size * 0.1 * share, -24.0), alpha);
    }
}

/// Whether a part is large and solid enough to be modelled.
fn rounds(shape: &Shape) -> bool {
    let area = shape.path.bounding_box();
    shape.role == Role::Body
        && shape.stroke.is_none()
        && area.width().min(area.height()) > LEAST
        && opaque(&shape.paint)
}

fn within(shape: &Shape) -> Arc<Clip> {
    Arc::new(Clip { path: shape.path.clone(), within: shape.clip.clone() })
}

fn edge(shape: &Shape, line: f64, tint: Tint) -> Shape {
    Shape { paint: Paint::Plain(tint), stroke: Some(line), role: Role::Line, ..shape.clone() }
}

/// The dark where a part lies on another: what light doesn't reach.
fn contact(out: &mut Vec<Shape>, shape: &Shape) {
    let slip = Affine::translate((0.16, 0.34));
    let dusk = edge(shape, 1.1, Rgb::hex(0x3a2a52).alpha(0.1));
    out.push(Shape { path: slip * dusk.path, role: Role::Shadow, ..dusk });
}

/// The inside of one part, on which more is drawn.
struct Inside<'a> {
    shape: &'a Shape,
    /// The smaller edge of its box.
    size: f64,
    clip: Arc<Clip>,
}

impl Inside<'_> {
    /// Soft shade along the edge that is turned away from the light.
    fn shade(&self, out: &mut Vec<Shape>) {
        let tone = self.shape.paint.typical().rgb;
        let dusk = tone.shaded(0.62).saturated(1.1);
        self.band(out, (self.size * 0.11).min(2.2), -1.0, dusk.alpha(0.22));
    }

    /// Light along the edge that is turned to it.
    fn rim(&self, out: &mut Vec<Shape>) {
        self.band(out, (self.size * 0.05).min(0.8), 1.0, Rgb::hex(0xfff6df).alpha(0.34));
    }

    /// A band inside the edge, on one side: the outline, moved, as a line twice as wide as it was moved.
    fn band(&self, out: &mut Vec<Shape>, deep: f64, side: f64, tint: Tint) {
        let slip = Affine::translate(Vec2::new(0.55, 0.83) * (deep * side));
        out.push(Shape {
            path: slip * self.shape.path.clone(),
            paint: Paint::Plain(tint),
            stroke: Some(deep * 2.0),
            role: Role::Shade,
            clip: Some(self.clip.clone()),
        });
    }

    fn light(&self, out: &mut Vec<Shape>, path: BezPath, alpha: f64) {
        out.push(Shape {
            path,
            paint: Paint::Plain(Rgb::WHITE.alpha(alpha)),
            stroke: None,
            role: Role::Shine,
            clip: Some(self.clip.clone()),
        });
    }

    /// Strokes of a dry brush, light ones towards the light: a few at medium, more above.
    fn brush(&self, out: &mut Vec<Shape>, hand: &Hand, area: Rect) {
        let most = match hand.quality {
            Quality::Low => 0,
            Quality::Medium => 5,
            Quality::High => 12,
            Quality::XHigh => 20,
            Quality::Max => 30,
        };
        if self.size < 4.5 {
            return;
        }
        let count = ((area.area() / 9.0) as u64).clamp(3, most);
        let place = (area.x0 * 64.0) as i64 as u64 ^ (((area.y0 * 64.0) as i64 as u64) << 20);
        let chance = |key: u64| (scramble(hand.seed ^ place, key) >> 40) as f64 / f64::from(1u32 << 24);
        let tone = self.shape.paint.typical().rgb;
        let (mut light, mut dark) = (BezPath::new(), BezPath::new());
        for i in (0..count).map(|i| i * 6) {
            let (u, v) = (chance(i), chance(i + 1));
            let (x, y) = (area.x0 + area.width() * u, area.y0 + area.height() * v);
            let long = self.size * (0.12 + 0.2 * chance(i + 2));
            let lean = long * (0.5 + 0.5 * chance(i + 3));
            let side = if u + v < 0.9 { &mut light } else { &mut dark };
            let stroke =
                curve(&[(x - lean, y - long), (x + lean * 0.1, y - long * 0.1), (x + lean, y + long)]);
            side.extend(stroke.elements().iter().copied());
        }
        for (path, tint) in [(light, tone.lit(0.42).alpha(0.3)), (dark, tone.shaded(0.34).alpha(0.26))] {
            if !path.elements().is_empty() {
                let (paint, stroke, clip) = (Paint::Plain(tint), Some(0.16), Some(self.clip.clone()));
                out.push(Shape { path, paint, stroke, role: Role::Shade, clip });
            }
        }
    }
}
