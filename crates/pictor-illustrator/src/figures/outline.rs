//! Outlines to fill and to stroke: the shapes that most things are made of.
//!
//! Coordinates are those of the figure's box: x to the right, y down, 100 units high.

use std::borrow::Cow;
use std::iter::Map;

use vello_cpu::kurbo::{Affine, BezPath, Ellipse, ParamCurve, Point, Rect, RoundedRect, Shape as _, Vec2};

use crate::colour::Rgb;

/// How far a curve may stray from the true circle, in box units; far below a pixel at 4K.
const TOLERANCE: f64 = 0.02;

/// The signature of a place in the box.
pub(crate) type Spot = (f64, f64);

/// What a line goes through: spots, or spots written as text, `"46,3 66,9 75,26"`, which keeps long outlines readable.
pub(crate) trait Along {
    /// The spots, in order.
    fn spots(&self) -> Cow<'_, [Spot]>;
}

impl Along for str {
    fn spots(&self) -> Cow<'_, [Spot]> {
        Cow::Owned(spots(self))
    }
}

impl Along for [Spot] {
    fn spots(&self) -> Cow<'_, [Spot]> {
        Cow::Borrowed(self)
    }
}

impl<const N: usize> Along for [Spot; N] {
    fn spots(&self) -> Cow<'_, [Spot]> {
        Cow::Borrowed(self)
    }
}

impl Along for Vec<Spot> {
    fn spots(&self) -> Cow<'_, [Spot]> {
        Cow::Borrowed(self)
    }
}

/// One outline or several, which are drawn one after the other.
pub(crate) trait Outlines {
    /// Takes each of them.
    fn each(self, take: impl FnMut(BezPath));
}

impl Outlines for BezPath {
    fn each(self, mut take: impl FnMut(BezPath)) {
        take(self);
    }
}

impl<const N: usize> Outlines for [BezPath; N] {
    fn each(self, take: impl FnMut(BezPath)) {
        self.into_iter().for_each(take);
    }
}

impl<I: Iterator, F: FnMut(I::Item) -> BezPath> Outlines for Map<I, F> {
    fn each(self, take: impl FnMut(BezPath)) {
        self.for_each(take);
    }
}

/// Spots written as text; panics as [`rows_of`] does.
pub(crate) fn spots(text: &str) -> Vec<Spot> {
    rows_of(text).collect()
}

/// Spots around a middle, written as text as they lie from it.
pub(crate) fn placed(middle: Spot, text: &str) -> Vec<Spot> {
    sized(middle, (1.0, 1.0), text)
}

/// Spots around a middle, written as text in units of that width and height.
pub(crate) fn sized((x, y): Spot, (width, height): (f64, f64), text: &str) -> Vec<Spot> {
    rows(text).map(|[dx, dy]| (x + width * dx, y + height * dy)).collect()
}

/// What stands in a row of text, one after the other and with commas between: numbers, spots, at last perhaps a colour.
pub(crate) trait Row {
    /// Takes as many cells as it needs.
    fn read<'a>(cells: &mut impl Iterator<Item = &'a str>) -> Self;
}

impl Row for f64 {
    fn read<'a>(cells: &mut impl Iterator<Item = &'a str>) -> Self {
        cells.next().and_then(|digits| digits.parse().ok()).expect("figures are written with numbers")
    }
}

impl Row for Rgb {
    fn read<'a>(cells: &mut impl Iterator<Item = &'a str>) -> Self {
        let digits = cells.next().and_then(|digits| u32::from_str_radix(digits, 16).ok());
        Self::hex(digits.expect("colours are written in hexadecimal"))
    }
}

impl<const N: usize> Row for [f64; N] {
    fn read<'a>(cells: &mut impl Iterator<Item = &'a str>) -> Self {
        [(); N].map(|()| f64::read(cells))
    }
}

impl<A: Row, B: Row> Row for (A, B) {
    fn read<'a>(cells: &mut impl Iterator<Item = &'a str>) -> Self {
        (A::read(cells), B::read(cells))
    }
}

impl<A: Row, B: Row, C: Row> Row for (A, B, C) {
    fn read<'a>(cells: &mut impl Iterator<Item = &'a str>) -> Self {
        (A::read(cells), B::read(cells), C::read(cells))
    }
}

/// Rows of numbers written as text, `"36,30,6 64,24,5"`; panics as [`rows_of`] does.
pub(crate) fn rows<const N: usize>(text: &str) -> impl Iterator<Item = [f64; N]> {
    rows_of(text)
}

/// Rows of numbers that each end with a colour, `"36,30,6,d9473f 64,24,5,f2c14e"`; panics as [`rows_of`] does.
pub(crate) fn tinted<const N: usize>(text: &str) -> impl Iterator<Item = ([f64; N], Rgb)> {
    rows_of(text)
}

/// Rows of what is named: `rows_of::<(Spot, f64)>("36,30,6 64,24,5")`.
///
/// # Panics
///
/// If a row isn't what is asked for: it is a literal in the caller's source, so that is a mistake of ours.
pub(crate) fn rows_of<T: Row>(text: &str) -> impl Iterator<Item = T> {
    text.split_ascii_whitespace().map(|row| {
        let mut cells = row.split(',');
        let read = T::read(&mut cells);
        assert!(cells.next().is_none(), "{row} is longer than it should be");
        read
    })
}

/// So many numbers from `first` on, `step` apart.
pub(crate) fn steps(first: f64, step: f64, count: u32) -> impl Iterator<Item = f64> {
    (0..count).map(move |i| first + step * f64::from(i))
}

/// An ellipse around (`x`, `y`) with half axes `rx`, `ry`.
pub(crate) fn oval(x: f64, y: f64, rx: f64, ry: f64) -> BezPath {
    Ellipse::new((x, y), (rx, ry), 0.0).to_path(TOLERANCE)
}

/// An ellipse turned clockwise by `degrees`.
pub(crate) fn tilted_oval(x: f64, y: f64, rx: f64, ry: f64, degrees: f64) -> BezPath {
    Ellipse::new((x, y), (rx, ry), degrees.to_radians()).to_path(TOLERANCE)
}

/// A circle.
pub(crate) fn circle(x: f64, y: f64, r: f64) -> BezPath {
    oval(x, y, r, r)
}

/// A rectangle by its upper left corner and size.
pub(crate) fn rect(x: f64, y: f64, width: f64, height: f64) -> BezPath {
    Rect::new(x, y, x + width, y + height).to_path(TOLERANCE)
}

/// A rectangle with corners of radius `r`.
pub(crate) fn round_rect(x: f64, y: f64, width: f64, height: f64, r: f64) -> BezPath {
    let r = r.min(width / 2.0).min(height / 2.0);
    RoundedRect::new(x, y, x + width, y + height, r).to_path(TOLERANCE)
}

/// A level bar from `x0` to `x1` around the height `y`.
pub(crate) fn line_across(x0: f64, x1: f64, y: f64, thickness: f64) -> BezPath {
    rect(x0, y - thickness / 2.0, x1 - x0, thickness)
}

/// Straight edges through the corners, closed.
pub(crate) fn polygon(corners: &(impl Along + ?Sized)) -> BezPath {
    let mut path = polyline(corners);
    path.close_path();
    path
}

/// Straight edges through the corners, open.
pub(crate) fn polyline(corners: &(impl Along + ?Sized)) -> BezPath {
    let mut path = BezPath::new();
    for (i, &corner) in corners.spots().iter().enumerate() {
        if i == 0 { path.move_to(corner) } else { path.line_to(corner) }
    }
    path
}

/// The best way to draw living things: a smooth closed outline through the given spots, in order.
pub(crate) fn blob(spots: &(impl Along + ?Sized)) -> BezPath {
    let spots = &spots.spots();
    let n = spots.len();
    assert!(n >= 3, "a blob needs at least three spots");
    let mut path = BezPath::new();
    path.move_to(spots[0]);
    for i in 0..n {
        let [a, b, c, d] = [spots[(i + n - 1) % n], spots[i], spots[(i + 1) % n], spots[(i + 2) % n]];
        smooth_to(&mut path, a, b, c, d);
    }
    path.close_path();
    path
}

/// A smooth open line through the given spots, for strokes.
pub(crate) fn curve(spots: &(impl Along + ?Sized)) -> BezPath {
    let spots = &spots.spots();
    let n = spots.len();
    assert!(n >= 2, "a curve needs at least two spots");
    let mut path = BezPath::new();
    path.move_to(spots[0]);
    for i in 0..n - 1 {
        let [a, d] = [spots[i.saturating_sub(1)], spots[(i + 2).min(n - 1)]];
        smooth_to(&mut path, a, spots[i], spots[i + 1], d);
    }
    path
}

/// One Catmull-Rom span from `b` to `c` as a cubic Bézier.
fn smooth_to(path: &mut BezPath, a: Spot, b: Spot, c: Spot, d: Spot) {
    let first = (b.0 + (c.0 - a.0) / 6.0, b.1 + (c.1 - a.1) / 6.0);
    let second = (c.0 - (d.0 - b.0) / 6.0, c.1 - (d.1 - b.1) / 6.0);
    path.curve_to(first, second, c);
}

/// An arm, leg, tail or trunk: a closed tube along a smooth line, `start` wide at its first spot and `end` wide
/// at its last, with round ends.
pub(crate) fn limb(spots: &(impl Along + ?Sized), start: f64, end: f64) -> BezPath {
    tube(spots, |t| start + (end - start) * t)
}

/// A bushy tail or a flame: a tube that is a stalk at its first spot, `width` at its thickest, and ends in a tip.
pub(crate) fn plume(spots: &(impl Along + ?Sized), width: f64) -> BezPath {
    tube(spots, |t| width * (0.2 + 1.3 * t - 0.2 * t * t).min(1.0) * (1.0 - t.powi(5)).max(0.02))
}

/// A closed tube along a smooth line, whose width is a function of the way along it, 0 to 1; with round ends.
pub(crate) fn tube(spots: &(impl Along + ?Sized), width: impl Fn(f64) -> f64) -> BezPath {
    const STEPS: usize = 6;
    let spine = curve(spots);
    let segments: Vec<_> = spine.segments().collect();
    let steps = segments.len() * STEPS;
    let place = |i: usize| {
        let segment = segments[(i / STEPS).min(segments.len() - 1)];
        let t = if i == steps { 1.0 } else { (i % STEPS) as f64 / STEPS as f64 };
        segment.eval(t)
    };
    let middle: Vec<Point> = (0..=steps).map(place).collect();
    let across = |i: usize| {
        let along = middle[(i + 1).min(steps)] - middle[i.saturating_sub(1)];
        let length = along.hypot().max(1e-9);
        let half = width(i as f64 / steps as f64) / 2.0;
        (along / length * half, (-along.y / length * half, along.x / length * half))
    };
    let mut edge = Vec::with_capacity(2 * steps + 4);
    for (i, at) in middle.iter().enumerate() {
        let (_, normal) = across(i);
        edge.push((at.x + normal.0, at.y + normal.1));
    }
    let (tip, side) = across(steps);
    round_end(&mut edge, middle[steps], tip, side);
    for (i, at) in middle.iter().enumerate().rev() {
        let (_, normal) = across(i);
        edge.push((at.x - normal.0, at.y - normal.1));
    }
    let (root, side) = across(0);
    round_end(&mut edge, middle[0], -root, (-side.0, -side.1));
    blob(&edge)
}

/// Half a turn around the end of a tube, from its `side` over its `tip` to its other side.
fn round_end(edge: &mut Vec<Spot>, end: Point, tip: Vec2, side: Spot) {
    for (ahead, across) in [(0.71, 0.71), (1.0, 0.0), (0.71, -0.71)] {
        edge.push((end.x + tip.x * ahead + side.0 * across, end.y + tip.y * ahead + side.1 * across));
    }
}

/// A leaf or petal from its stalk to its tip, `width` across at its middle.
pub(crate) fn leaf(stalk: Spot, tip: Spot, width: f64) -> BezPath {
    let (dx, dy) = (tip.0 - stalk.0, tip.1 - stalk.1);
    let length = dx.hypot(dy).max(1e-9);
    let (nx, ny) = (-dy / length * width * 0.66, dx / length * width * 0.66);
    let at = |t: f64, side: f64| (stalk.0 + dx * t + nx * side, stalk.1 + dy * t + ny * side);
    let mut path = BezPath::new();
    path.move_to(stalk);
    path.curve_to(at(0.25, 1.0), at(0.7, 1.0), tip);
    path.curve_to(at(0.7, -1.0), at(0.25, -1.0), stalk);
    path.close_path();
    path
}

/// Clouds, wool, tree tops: an ellipse around (`x`, `y`) whose edge is `bumps` round bumps, within the half axes.
pub(crate) fn cloud(x: f64, y: f64, rx: f64, ry: f64, bumps: usize) -> BezPath {
    let step = 360.0 / bumps as f64;
    let at = |turn: f64, reach: f64| {
        let (dx, dy) = on_circle(0.0, 0.0, reach, turn);
        (x + dx * rx, y + dy * ry)
    };
    let mut path = BezPath::new();
    path.move_to(at(0.0, 0.88));
    for i in 0..bumps {
        let start = i as f64 * step;
        path.curve_to(at(start + step * 0.12, 1.08), at(start + step * 0.88, 1.08), at(start + step, 0.88));
    }
    path.close_path();
    path
}

/// A star with `points` points; `inner` is the radius of its notches.
pub(crate) fn star(x: f64, y: f64, outer: f64, inner: f64, points: usize) -> BezPath {
    let corners: Vec<Spot> = (0..points * 2)
        .map(|i| {
            let r = if i % 2 == 0 { outer } else { inner };
            on_circle(x, y, r, i as f64 * 180.0 / points as f64)
        })
        .collect();
    polygon(&corners)
}

/// A heart around (`x`, `y`), `size` wide.
pub(crate) fn heart(x: f64, y: f64, size: f64) -> BezPath {
    let s = size / 2.0;
    let mut path = BezPath::new();
    path.move_to((x, y + s * 0.95));
    path.curve_to((x - s * 1.35, y + s * 0.15), (x - s * 1.05, y - s * 0.95), (x - s * 0.45, y - s * 0.8));
    path.curve_to((x - s * 0.2, y - s * 0.78), (x - s * 0.05, y - s * 0.6), (x, y - s * 0.42));
    path.curve_to((x + s * 0.05, y - s * 0.6), (x + s * 0.2, y - s * 0.78), (x + s * 0.45, y - s * 0.8));
    path.curve_to((x + s * 1.05, y - s * 0.95), (x + s * 1.35, y + s * 0.15), (x, y + s * 0.95));
    path.close_path();
    path
}

/// A falling drop with its tip at (`x`, `y`).
pub(crate) fn drop(x: f64, y: f64, width: f64, height: f64) -> BezPath {
    let r = width / 2.0;
    let mut path = BezPath::new();
    path.move_to((x, y));
    path.curve_to((x + r * 0.5, y + height * 0.35), (x + r, y + height * 0.5), (x + r, y + height - r));
    path.curve_to((x + r, y + height - r * 0.45), (x + r * 0.55, y + height), (x, y + height));
    path.curve_to((x - r * 0.55, y + height), (x - r, y + height - r * 0.45), (x - r, y + height - r));
    path.curve_to((x - r, y + height * 0.5), (x - r * 0.5, y + height * 0.35), (x, y));
    path.close_path();
    path
}

/// Part of an ellipse as an open line, from `start` degrees on for `sweep` degrees; 0 is up, clockwise.
pub(crate) fn arc(x: f64, y: f64, rx: f64, ry: f64, start: f64, sweep: f64) -> BezPath {
    let steps = (sweep.abs() / 22.5).ceil().max(2.0) as usize;
    let spots: Vec<Spot> = (0..=steps)
        .map(|i| {
            let (dx, dy) = on_circle(0.0, 0.0, 1.0, start + sweep * i as f64 / steps as f64);
            (x + dx * rx, y + dy * ry)
        })
        .collect();
    curve(&spots)
}

/// The spot on a circle at `degrees`; 0 is up, clockwise.
pub(crate) fn on_circle(x: f64, y: f64, r: f64, degrees: f64) -> Spot {
    let angle = degrees.to_radians();
    (x + r * angle.sin(), y - r * angle.cos())
}

/// The spots on a circle at those turns.
pub(crate) fn on_ring(middle: Spot, r: f64, turns: impl Iterator<Item = f64>) -> impl Iterator<Item = Spot> {
    turns.map(move |turn| on_circle(middle.0, middle.1, r, turn))
}

/// The same outline turned clockwise about a spot.
pub(crate) fn turned(mut path: BezPath, about: Spot, degrees: f64) -> BezPath {
    path.apply_affine(Affine::rotate_about(degrees.to_radians(), Point::new(about.0, about.1)));
    path
}
