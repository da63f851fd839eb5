//! The pen that figures and settings are drawn with. It keeps shapes; nothing is rasterised here.

use std::sync::Arc;

use vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape as _, Vec2};

use super::look::Look;
use super::outline::{Outlines, Spot, circle, line_across, oval};
use crate::colour::{Rgb, Tint};
use crate::intent::Pattern;
use crate::shape::{Clip, Paint, Role, Shape, magnification, transformed};

/// Collects the shapes of one drawing, later ones in front of earlier ones.
///
/// The light always comes from the upper left, however the pen is turned or mirrored.
pub(crate) struct Pen {
    shapes: Vec<Shape>,
    holds: Vec<Held>,
    affine: Affine,
    clip: Option<Arc<Clip>>,
}

/// The places at which figures meet each other, words or clothes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Slot {
    /// Where a hat sits: the middle of the top of the head; the box is as wide as the head.
    Head,
    /// The face from above the eyes to the mouth; never covered by lettering.
    Face,
    /// Both eyes, for glasses.
    Eyes,
    /// Where a scarf or collar goes.
    Neck,
    /// Where one listens for a heart, or pins a badge.
    Chest,
    /// Both hands before the body: what is held there is drawn here.
    Hands,
    /// One hand, of the reaching arm.
    Hand,
    /// Where something small may sit.
    Lap,
    /// What lies on top: the box's lower edge is the surface (table top, plate, roof, mushroom).
    Top,
    /// What is inside: drawn behind all that is drawn after this slot (basket, vase, box, boat, pot).
    Inside,
    /// Where a rider sits: the box's lower edge is the saddle.
    Saddle,
    /// Where food or a leaf is held between the teeth.
    Mouth,
    /// A band of cloth that sags a little in its middle, for words along it; the box is the band at its ends.
    Band,
    /// A plain area that words fit on (label, sign board, screen, banner, book cover).
    Words,
}

/// A place in a drawing, and how deep in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Held {
    pub(crate) slot: Slot,
    pub(crate) area: Rect,
    /// How many shapes are behind what is put here.
    pub(crate) depth: usize,
}

/// A finished drawing of one figure in its box.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    pub(crate) shapes: Vec<Shape>,
    pub(crate) slots: Vec<Held>,
}

impl Sketch {
    /// The same drawing in other coordinates.
    pub(crate) fn transformed(&self, affine: Affine) -> Self {
        let slots =
            self.slots.iter().map(|held| Held { area: affine.transform_rect_bbox(held.area), ..*held });
        Self { shapes: transformed(&self.shapes, affine), slots: slots.collect() }
    }

    /// The first place of that kind.
    pub(crate) fn slot(&self, slot: Slot) -> Option<&Held> {
        self.slots.iter().find(|held| held.slot == slot)
    }
}

impl Pen {
    /// A pen whose box coordinates go through `affine`.
    pub(crate) fn new(affine: Affine) -> Self {
        Self { shapes: Vec::new(), holds: Vec::new(), affine, clip: None }
    }

    /// What was drawn.
    pub(crate) fn finish(self) -> Sketch {
        Sketch { shapes: self.shapes, slots: self.holds }
    }

    /// A solid part with soft shading and, in most styles, an outline: the workhorse.
    pub(crate) fn body(&mut self, path: impl Outlines, colour: impl Into<Rgb>) {
        let colour = colour.into();
        self.add(path, None, Role::Body, |bounds| Paint::lit(bounds, colour));
    }

    /// A solid part that is round like a ball: heads, fruit, bellies.
    pub(crate) fn round(&mut self, path: impl Outlines, colour: impl Into<Rgb>) {
        let colour = colour.into();
        self.add(path, None, Role::Body, |bounds| Paint::rounded(bounds, colour));
    }

    /// A solid part of one even colour: paper, screens, things too thin to be shaded.
    pub(crate) fn flat(&mut self, path: impl Outlines, colour: impl Into<Rgb>) {
        let colour = colour.into();
        self.add(path, None, Role::Body, |_| Paint::Plain(colour.into()));
    }

    /// A solid part that fades from `top` to `bottom`.
    pub(crate) fn blend(&mut self, path: impl Outlines, top: impl Into<Rgb>, bottom: impl Into<Rgb>) {
        let (top, bottom) = (top.into(), bottom.into());
        self.add(path, None, Role::Body, |bounds| upright(bounds, top.into(), bottom.into()));
    }

    /// Cloth: a solid part that shows the pattern that the look asks for, in its accent colour.
    pub(crate) fn cloth(&mut self, path: BezPath, colour: impl Into<Rgb>, look: &Look) {
        let colour = colour.into();
        self.body(path.clone(), colour);
        if let Some(pattern) = look.pattern {
            let ink = look.accent(if colour.luma() > 0.6 { colour.shaded(0.5) } else { colour.lit(0.75) });
            self.pattern(path, pattern, ink);
        }
    }

    /// A glassy part that lets what is behind it show through; `alpha` from 0 to 1.
    pub(crate) fn glass(&mut self, path: impl Outlines, colour: impl Into<Rgb>, alpha: f64) {
        let colour = colour.into();
        self.add(path, None, Role::Body, |bounds| Paint::lit(bounds, colour).map(|t| t.rgb.alpha(alpha)));
    }

    /// Colour on a surface, without shading and without an outline: spots, cheeks, eyes, stitches.
    pub(crate) fn mark(&mut self, path: impl Outlines, colour: impl Into<Tint>) {
        let tint = colour.into();
        self.add(path, None, Role::Mark, |_| Paint::Plain(tint));
    }

    /// Colour on a surface that fades downwards from `top` to `bottom`.
    pub(crate) fn fade(&mut self, path: impl Outlines, top: impl Into<Tint>, bottom: impl Into<Tint>) {
        let (top, bottom) = (top.into(), bottom.into());
        self.add(path, None, Role::Mark, |bounds| upright(bounds, top, bottom));
    }

    /// A line with round ends, `width` units wide.
    pub(crate) fn line(&mut self, path: impl Outlines, width: f64, colour: impl Into<Tint>) {
        let tint = colour.into();
        self.add(path, Some(width), Role::Line, |_| Paint::Plain(tint));
    }

    /// Shade that one part casts on another: dark and transparent; `strength` 0.1 is light, 0.4 is heavy.
    pub(crate) fn shade(&mut self, path: impl Outlines, strength: f64) {
        self.add(path, None, Role::Shade, |_| Paint::Plain(Rgb(58, 40, 88).alpha(strength)));
    }

    /// A highlight: white and transparent, strongest at its upper end.
    pub(crate) fn shine(&mut self, path: impl Outlines, strength: f64) {
        let (top, bottom) = (Rgb::WHITE.alpha(strength), Rgb::WHITE.alpha(strength * 0.25));
        self.add(path, None, Role::Shine, |bounds| upright(bounds, top, bottom));
    }

    /// Light in the air around a lamp, a flame, a star: bright in the middle, gone at radius `r`.
    pub(crate) fn glow(&mut self, x: f64, y: f64, r: f64, colour: impl Into<Tint>) {
        let tint = colour.into();
        self.add(circle(x, y, r), None, Role::Glow, |bounds| fading(bounds, tint));
    }

    /// The same of what shines only at night.
    pub(crate) fn lamp(&mut self, look: &Look, x: f64, y: f64, r: f64, colour: impl Into<Tint>) {
        if look.night {
            self.glow(x, y, r, colour);
        }
    }

    /// A veil in the air, an oval that is densest in its middle and gone at its rim: mist, a pool of light.
    pub(crate) fn haze(&mut self, x: f64, y: f64, rx: f64, ry: f64, colour: impl Into<Tint>) {
        let tint = colour.into();
        self.add(oval(x, y, rx, ry), None, Role::Glow, |bounds| fading(bounds, tint));
    }

    /// A soft shadow on the ground or table below the thing. The composer draws one under every figure that
    /// stands, so figures need it only between their own parts.
    pub(crate) fn shadow(&mut self, x: f64, y: f64, rx: f64, ry: f64, strength: f64) {
        let tint = Rgb(48, 36, 76).alpha(strength);
        self.add(oval(x, y, rx, ry), None, Role::Shadow, |bounds| fading(bounds, tint));
    }

    /// A solid part, and what is drawn on it.
    pub(crate) fn body_with(&mut self, path: BezPath, colour: impl Into<Rgb>, on: impl FnOnce(&mut Self)) {
        self.body(path.clone(), colour);
        self.within(path, on);
    }

    /// A part that is round like a ball, and what is drawn on it.
    pub(crate) fn round_with(&mut self, path: BezPath, colour: impl Into<Rgb>, on: impl FnOnce(&mut Self)) {
        self.round(path.clone(), colour);
        self.within(path, on);
    }

    /// A glassy part, and what is seen through it.
    pub(crate) fn glass_with(
        &mut self,
        path: BezPath,
        colour: impl Into<Rgb>,
        alpha: f64,
        behind: impl FnOnce(&mut Self),
    ) {
        self.glass(path.clone(), colour, alpha);
        self.within(path, behind);
    }

    /// Draws only inside `path`: patterns, bellies, water in a glass.
    pub(crate) fn within(&mut self, path: BezPath, draw: impl FnOnce(&mut Self)) {
        let outer = self.clip.clone();
        self.clip = Some(Arc::new(Clip { path: self.affine * path, within: outer.clone() }));
        draw(self);
        self.clip = outer;
    }

    /// Draws with everything moved by (`dx`, `dy`).
    pub(crate) fn moved(&mut self, dx: f64, dy: f64, draw: impl FnOnce(&mut Self)) {
        self.through(Affine::translate(Vec2::new(dx, dy)), draw);
    }

    /// Draws with everything turned clockwise about a spot.
    pub(crate) fn turned(&mut self, about: Spot, degrees: f64, draw: impl FnOnce(&mut Self)) {
        self.through(Affine::rotate_about(degrees.to_radians(), Point::new(about.0, about.1)), draw);
    }

    /// Draws with everything scaled about a spot.
    pub(crate) fn scaled(&mut self, about: Spot, factor: f64, draw: impl FnOnce(&mut Self)) {
        self.through(Affine::scale_about(factor, Point::new(about.0, about.1)), draw);
    }

    /// Draws mirrored left to right about the upright line at `x`.
    pub(crate) fn mirrored(&mut self, x: f64, draw: impl FnOnce(&mut Self)) {
        self.through(Affine::new([-1.0, 0.0, 0.0, 1.0, 2.0 * x, 0.0]), draw);
    }

    /// Draws something twice: as it is, and mirrored about the upright line at `x`.
    pub(crate) fn both(&mut self, x: f64, draw: impl Fn(&mut Self)) {
        draw(self);
        self.mirrored(x, draw);
    }

    /// Draws in another coordinate system.
    pub(crate) fn through<T>(&mut self, affine: Affine, draw: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.affine;
        self.affine = outer * affine;
        let drawn = draw(self);
        self.affine = outer;
        drawn
    }

    /// Names a spot where the composer may put something, at this depth of the drawing.
    pub(crate) fn slot(&mut self, slot: Slot, x: f64, y: f64) {
        self.slot_box(slot, x, y, 0.0, 0.0);
    }

    /// Names an area, by its upper left corner and size, where the composer may put something.
    pub(crate) fn slot_box(&mut self, slot: Slot, x: f64, y: f64, width: f64, height: f64) {
        let area = self.affine.transform_rect_bbox(Rect::new(x, y, x + width, y + height));
        self.holds.push(Held { slot, area, depth: self.shapes.len() });
    }

    /// Shapes that were drawn elsewhere, as they are.
    pub(crate) fn insert(&mut self, shapes: impl IntoIterator<Item = Shape>) {
        self.shapes.extend(shapes);
    }

    /// Repeats a small motif over the area of `path`.
    pub(crate) fn pattern(&mut self, path: BezPath, pattern: Pattern, colour: Rgb) {
        let area = path.bounding_box();
        let step = (area.width().max(area.height()) / 6.0).max(3.0);
        self.within(path, |pen| match pattern {
            Pattern::Striped => pen.stripes(area, step, colour),
            Pattern::Checked => {
                pen.stripes(area, step, colour);
                let rows = (area.height() / step) as usize + 1;
                for row in 0..rows {
                    let y = area.y0 + (row as f64 + 0.5) * step;
                    pen.mark(line_across(area.x0, area.x1, y, step * 0.4), colour.alpha(0.5));
                }
            }
            Pattern::Dotted | Pattern::Spotted => pen.motifs(area, step, |pen, x, y| {
                pen.mark(circle(x, y, step * 0.24), colour);
            }),
            Pattern::Floral => pen.motifs(area, step * 1.2, |pen, x, y| {
                for petal in 0..5 {
                    let (px, py) = super::outline::on_circle(x, y, step * 0.2, f64::from(petal) * 72.0);
                    pen.mark(circle(px, py, step * 0.15), colour);
                }
                pen.mark(circle(x, y, step * 0.12), Rgb::hex(0xf7d774));
            }),
            Pattern::Starry => pen.motifs(area, step, |pen, x, y| {
                pen.mark(super::outline::star(x, y, step * 0.32, step * 0.14, 5), colour);
            }),
            Pattern::Hearts => pen.motifs(area, step, |pen, x, y| {
                pen.mark(super::outline::heart(x, y, step * 0.55), colour);
            }),
        });
    }

    fn stripes(&mut self, area: Rect, step: f64, colour: Rgb) {
        let columns = (area.width() / step) as usize + 1;
        for column in 0..columns {
            let x = area.x0 + (column as f64 + 0.5) * step;
            let stripe = super::outline::rect(x - step * 0.2, area.y0, step * 0.4, area.height());
            self.mark(stripe, colour.alpha(0.8));
        }
    }

    fn motifs(&mut self, area: Rect, step: f64, draw: impl Fn(&mut Self, f64, f64)) {
        let (columns, rows) = ((area.width() / step) as usize + 1, (area.height() / step) as usize + 1);
        for row in 0..=rows {
            let shift = if row % 2 == 0 { 0.25 } else { 0.75 };
            for column in 0..=columns {
                let (x, y) = (area.x0 + (column as f64 + shift) * step, area.y0 + (row as f64 + 0.5) * step);
                draw(self, x, y);
            }
        }
    }

    fn add(&mut self, path: impl Outlines, stroke: Option<f64>, role: Role, paint: impl Fn(Rect) -> Paint) {
        let stroke = stroke.map(|width| width * magnification(self.affine));
        path.each(|path| {
            let path = self.affine * path;
            let paint = paint(path.bounding_box());
            self.shapes.push(Shape { path, paint, stroke, role, clip: self.clip.clone() });
        });
    }
}

fn upright(bounds: Rect, top: Tint, bottom: Tint) -> Paint {
    let x = bounds.center().x;
    let (from, to) = (Point::new(x, bounds.y0), Point::new(x, bounds.y1));
    Paint::Linear { from, to, stops: vec![(0.0, top), (1.0, bottom)] }
}

/// Full in the middle, nothing at the edge, with a curve that has no visible rim.
fn fading(bounds: Rect, tint: Tint) -> Paint {
    let at = |share: f32| Tint { alpha: tint.alpha * share, ..tint };
    let stops = vec![(0.0, at(1.0)), (0.35, at(0.62)), (0.7, at(0.18)), (1.0, at(0.0))];
    let stretch = bounds.height() / bounds.width().max(1e-6);
    Paint::Radial { centre: bounds.center(), radius: bounds.width() / 2.0, stretch, stops }
}
