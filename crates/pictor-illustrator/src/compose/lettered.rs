//! Words as shapes: set into an area, one below the other, along a ribbon or around a basket. Where they go is decided
//! by `words`.

use vello_cpu::kurbo::{Affine, BezPath, ParamCurve, ParamCurveDeriv, PathEl, Point, QuadBez, Rect};

use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::outline::{curve, polygon};
use crate::intent::{Hand, Lettering};
use crate::letters::{CAPITAL, Letters, wide, wrapped};
use crate::script;
use crate::shape::{Paint, Role, Shape};

/// Words set as large as fits into `area`, centred; filled outlines, made heavier where the hand is.
pub(super) fn set(letters: &Letters, text: &str, hand: Hand, area: Rect, ink: Rgb) -> Vec<Shape> {
    aligned(letters, text, hand, area, ink, 0.5)
}

/// The same with its lines at the left of the area (0), in its middle (0.5) or at its right (1).
pub(super) fn aligned(
    letters: &Letters,
    text: &str,
    hand: Hand,
    area: Rect,
    ink: Rgb,
    share: f64,
) -> Vec<Shape> {
    let (lines, em) = wrapped(letters, text, hand, area.width(), area.height());
    // Han characters have many strokes: made as heavy as Latin, they would run together.
    let hand = if hand == Hand::Bold && text.chars().any(wide) { Hand::Sans } else { hand };
    let leading = em * 1.18;
    let block = em * CAPITAL + leading * (lines.len() as f64 - 1.0);
    let mut baseline = area.center().y - block / 2.0 + em * CAPITAL;
    let mut shapes = Vec::new();
    for line in lines {
        let x = area.x0 + (area.width() - line.width * em) * share;
        let placed = Affine::translate((x, baseline)) * Affine::scale(em) * line.path;
        shapes.extend(inked(placed, hand, line.stroked, em, ink));
        baseline += leading;
    }
    shapes
}

/// An outline of letters as the hand writes it: the only face we have is light, so weight comes from a stroke.
fn inked(path: BezPath, hand: Hand, stroked: bool, em: f64, ink: Rgb) -> Vec<Shape> {
    let weight = match hand {
        Hand::Bold | Hand::Neon => 0.075,
        Hand::Script => 0.024,
        Hand::Sans | Hand::Mono | Hand::Chalk | Hand::Usual => 0.03,
    };
    let paint = Paint::Plain(ink.into());
    if stroked {
        return vec![Shape { path, paint, stroke: Some(em * script::PEN), role: Role::Line, clip: None }];
    }
    let fill = Shape { path: path.clone(), paint: paint.clone(), stroke: None, role: Role::Mark, clip: None };
    let stroke = Shape { path, paint, stroke: Some(em * weight), role: Role::Line, clip: None };
    if hand == Hand::Neon {
        let glow = |width: f64, alpha: f64| Shape {
            paint: Paint::Plain(ink.alpha(alpha)),
            stroke: Some(em * width),
            ..stroke.clone()
        };
        let core =
            Shape { paint: Paint::Plain(ink.lit(0.85).into()), stroke: Some(em * 0.03), ..stroke.clone() };
        return vec![glow(0.5, 0.1), glow(0.3, 0.16), glow(0.16, 0.5), core];
    }
    vec![fill, stroke]
}

/// A ribbon that swings through `band`, its words following its bend.
pub(super) fn ribbon(pen: &mut Pen, letters: &Letters, lettering: &Lettering, band: Rect, silk: Rgb) {
    let line = letters.line(&lettering.text, lettering.hand);
    let tall = band.height() * 0.62;
    let em = (tall * 0.62).min(band.width() * 0.74 / line.width);
    let half = (line.width * em * 0.5 + tall * 0.55).min(band.width() * 0.42);
    let (x, y) = (band.center().x, band.center().y - band.height() * 0.06);
    let sag = band.height() * 0.2;
    for side in [-1.0, 1.0] {
        let root = x + side * half * 0.9;
        let tail = [
            (root, y + tall * 0.02),
            (root + side * tall * 1.3, y - tall * 0.1),
            (root + side * tall * 0.95, y + tall * 0.42),
            (root + side * tall * 1.3, y + tall * 0.9),
            (root, y + tall * 0.95),
        ];
        pen.body(polygon(&tail), silk.shaded(0.22));
        pen.flat(
            polygon(&[
                (root, y + tall * 0.95),
                (root + side * half * 0.1, y + tall * 0.5),
                (root, y + tall * 0.5),
            ]),
            silk.shaded(0.5),
        );
    }
    let spine = QuadBez::new((x - half, y), (x, y + sag * 2.0), (x + half, y));
    let mut outline = BezPath::new();
    outline.move_to((x - half, y - tall / 2.0));
    outline.quad_to((x, y + sag * 2.0 - tall / 2.0), (x + half, y - tall / 2.0));
    outline.line_to((x + half, y + tall / 2.0));
    outline.quad_to((x, y + sag * 2.0 + tall / 2.0), (x - half, y + tall / 2.0));
    outline.close_path();
    pen.body(outline, silk);
    for dy in [-0.4, 0.4] {
        let seam = |t: f64| spine.eval(t) + (0.0, tall * dy);
        pen.line(
            curve(&[seam(0.0), seam(0.25), seam(0.5), seam(0.75), seam(1.0)].map(|p| (p.x, p.y))),
            0.14,
            silk.lit(0.6).alpha(0.8),
        );
    }
    let ink = lettering.colour.unwrap_or(silk.legible());
    let path =
        Affine::translate((-line.width * em / 2.0, em * CAPITAL / 2.0)) * Affine::scale(em) * line.path;
    pen.insert(inked(bent(&path, spine, half), lettering.hand, line.stroked, em, ink));
}

/// Letterings one below the other, the first the largest.
pub(super) fn stacked(letters: &Letters, letterings: &[Lettering], band: Rect, ink: Rgb) -> Vec<Shape> {
    let most = letterings.len().min(3);
    let shares = [1.0, 0.42, 0.36];
    let total: f64 = shares[..most].iter().sum();
    let mut y = band.y0;
    let mut shapes = Vec::new();
    for (lettering, share) in letterings.iter().zip(shares) {
        let tall = band.height() * share / total;
        let area = Rect::new(band.x0, y, band.x1, y + tall * 0.94);
        y += tall;
        let ink = lettering.colour.unwrap_or(ink);
        shapes.extend(set(letters, &lettering.text, crate::emblem::hand(lettering), area, ink));
    }
    shapes
}

/// Words along a band that sags towards us, such as a ribbon around a basket; `height` is the basket's.
pub(super) fn on_band(letters: &Letters, lettering: &Lettering, area: Rect, height: f64) -> Vec<Shape> {
    let line = letters.line(&lettering.text, lettering.hand);
    let em = (area.height() * 0.94).min(area.width() * 0.96 / line.width);
    let (x, y, half) = (area.center().x, area.center().y, area.width() / 2.0);
    let sag = height * 0.055 * (area.width() / (height * 1.02));
    let spine = QuadBez::new((x - half, y), (x, y + sag * 2.0), (x + half, y));
    let path =
        Affine::translate((-line.width * em / 2.0, em * CAPITAL / 2.0)) * Affine::scale(em) * line.path;
    let ink = lettering.colour.unwrap_or(Rgb::hex(0xfffaf0));
    inked(bent(&path, spine, half), lettering.hand, line.stroked, em, ink)
}

/// An outline around the origin, bent along a curve that is `half` long on each side.
fn bent(path: &BezPath, spine: QuadBez, half: f64) -> BezPath {
    let bend = |p: Point| {
        let t = (p.x / half + 1.0) / 2.0;
        let along = spine.deriv().eval(t.clamp(0.0, 1.0)).to_vec2();
        let normal = vello_cpu::kurbo::Vec2::new(-along.y, along.x) / along.hypot().max(1e-9);
        spine.eval(t) + normal * p.y
    };
    let mut out = BezPath::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(p) => out.move_to(bend(p)),
            PathEl::LineTo(p) => out.line_to(bend(p)),
            PathEl::QuadTo(a, p) => out.quad_to(bend(a), bend(p)),
            PathEl::CurveTo(a, b, p) => out.curve_to(bend(a), bend(b), bend(p)),
            PathEl::ClosePath => out.close_path(),
        }
    }
    out
}
