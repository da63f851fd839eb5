//! Eyes, mouths and cheeks, the same for people and animals, so that all faces belong to one book.

use super::look::Look;
use super::outline::{Spot, arc, circle, curve, drop, heart, oval, path, rows, sized, tilted_oval};
use super::pen::{Pen, Slot};
use crate::colour::Rgb;
use crate::intent::{Age, Expression, Pose};

/// Colour of pupils and mouth lines.
const DARK: Rgb = Rgb(48, 36, 44);

/// Two eyes at the given spots, of radius `r` (of a grown thing; the young get larger ones), with brows
/// where the expression needs them. Also names the face, so that no lettering covers it.
pub(crate) fn eyes(pen: &mut Pen, look: &Look, left: Spot, right: Spot, r: f64) {
    let r = match look.age {
        Age::Baby => r * 1.28,
        Age::Child => r * 1.12,
        Age::Usual | Age::Old => r,
    };
    let wide = right.0 - left.0;
    pen.slot_box(Slot::Face, left.0 - r * 1.5, left.1 - r * 2.0, wide + r * 3.0, wide * 0.9 + r * 3.0);
    pen.slot_box(Slot::Eyes, left.0 - r * 1.5, left.1 - r * 1.3, wide + r * 3.0, r * 2.6);
    eye(pen, look, left, r, false);
    eye(pen, look, right, r, true);
    brows(pen, look, left, right, r);
}

/// One eye, for things seen from the side.
pub(crate) fn eye(pen: &mut Pen, look: &Look, at: Spot, r: f64, right: bool) {
    let (x, y) = at;
    let asleep = look.pose == Some(Pose::Sleeping) || look.pose == Some(Pose::Meditating);
    let closed_down = |pen: &mut Pen| pen.line(arc(x, y - r * 0.3, r, r * 0.8, 110.0, 140.0), r * 0.34, DARK);
    let closed_up = |pen: &mut Pen| pen.line(arc(x, y + r * 0.6, r, r * 1.1, -65.0, 130.0), r * 0.36, DARK);
    match look.expression {
        _ if asleep => closed_down(pen),
        Some(Expression::Sleepy) => closed_down(pen),
        Some(Expression::Laughing) => closed_up(pen),
        Some(Expression::Winking) if right => closed_up(pen),
        Some(Expression::InLove) => pen.mark(heart(x, y, r * 2.5), Rgb::hex(0xe5485d)),
        Some(Expression::Surprised | Expression::Scared) => {
            pen.mark(circle(x, y, r * 1.25), Rgb::WHITE);
            pen.line(circle(x, y, r * 1.25), r * 0.16, DARK.alpha(0.8));
            open_eye(pen, look, at, r * 0.72);
        }
        _ => open_eye(pen, look, at, r),
    }
    if look.expression == Some(Expression::Sad) && right {
        pen.mark(drop(x + r * 0.6, y + r * 1.0, r * 0.8, r * 1.5), Rgb::hex(0x8ecbee));
    }
}

fn open_eye(pen: &mut Pen, look: &Look, (x, y): Spot, r: f64) {
    let (gx, gy) = (look.gaze.0 * r * 0.28, look.gaze.1 * r * 0.28);
    pen.mark(oval(x + gx, y + gy, r * 0.92, r * 1.08), DARK);
    if let Some(iris) = look.eyes {
        pen.mark(oval(x + gx, y + gy + r * 0.06, r * 0.76, r * 0.88), iris);
        pen.mark(oval(x + gx, y + gy, r * 0.4, r * 0.54), DARK);
    }
    pen.mark(circle(x + gx - r * 0.3, y + gy - r * 0.4, r * 0.36), Rgb::WHITE);
    pen.mark(circle(x + gx + r * 0.34, y + gy + r * 0.42, r * 0.17), Rgb::WHITE.alpha(0.85));
}

fn brows(pen: &mut Pen, look: &Look, left: Spot, right: Spot, r: f64) {
    let tilt = match look.expression {
        Some(Expression::Angry) => 0.75,
        Some(Expression::Sad | Expression::Scared) => -0.6,
        _ => return,
    };
    for ((x, y), side) in [(left, 1.0), (right, -1.0)] {
        let (dx, dy) = (r * 1.2, r * tilt);
        let (inner, outer) =
            ((x + dx * side * 0.8, y - r * 1.9 + dy), (x - dx * side * 0.8, y - r * 1.9 - dy));
        pen.line(curve(&[outer, inner]), r * 0.42, DARK);
    }
}

/// A mouth around (`x`, `y`), `width` wide when it smiles.
pub(crate) fn mouth(pen: &mut Pen, look: &Look, x: f64, y: f64, width: f64) {
    let w = width / 2.0;
    let line = (width * 0.11).max(0.35);
    let smile = |pen: &mut Pen, deep: f64| {
        pen.line(curve(&[(x - w, y - w * 0.1), (x, y + w * deep), (x + w, y - w * 0.1)]), line, DARK);
    };
    let singing = look.pose == Some(Pose::Singing);
    match look.expression {
        _ if singing => open_mouth(pen, x, y, w * 0.7, w * 0.9),
        Some(Expression::Laughing) => laugh(pen, x, y, w),
        Some(Expression::Sad) => {
            pen.line(curve(&sized((x, y), (w, w), "-0.7,0.5 0,0 0.7,0.5")), line, DARK);
        }
        Some(Expression::Angry) => {
            pen.line(curve(&sized((x, y), (w, w), "-0.7,0.3 0,0.05 0.7,0.3")), line, DARK);
        }
        Some(Expression::Surprised) => open_mouth(pen, x, y + w * 0.2, w * 0.42, w * 0.55),
        Some(Expression::Scared) => open_mouth(pen, x, y + w * 0.2, w * 0.6, w * 0.35),
        Some(Expression::Calm | Expression::Sleepy) => smile(pen, 0.18),
        _ if look.pose == Some(Pose::Sleeping) => smile(pen, 0.2),
        _ => smile(pen, 0.55),
    }
}

fn laugh(pen: &mut Pen, x: f64, y: f64, w: f64) {
    let (l, r) = (x - w, x + w);
    let (low, deep) = (y + w * 1.5, y - w * 0.15);
    let outline = format!("M{l} {deep} Q{x} {} {r} {deep} C{r} {low} {l} {low} {l} {deep} Z", y + w * 0.12);
    pen.mark(path(&outline), Rgb::hex(0x8c2f3c));
    pen.within(path(&outline), |pen| pen.mark(oval(x, y + w * 1.15, w * 0.6, w * 0.5), Rgb::hex(0xf08a8f)));
    pen.line(path(&outline), w * 0.14, DARK);
}

fn open_mouth(pen: &mut Pen, x: f64, y: f64, rx: f64, ry: f64) {
    pen.mark(oval(x, y, rx, ry), Rgb::hex(0x8c2f3c));
    pen.mark(oval(x, y + ry * 0.5, rx * 0.6, ry * 0.4), Rgb::hex(0xf08a8f));
    pen.line(oval(x, y, rx, ry), rx * 0.16, DARK.alpha(0.7));
}

/// Rosy cheeks at both spots.
pub(crate) fn cheeks(pen: &mut Pen, look: &Look, left: Spot, right: Spot, r: f64) {
    let strength = if look.expression == Some(Expression::InLove) { 0.75 } else { 0.45 };
    pen.mark([left, right].map(|(x, y)| oval(x, y, r, r * 0.72)), Rgb::hex(0xf2868a).alpha(strength));
}

/// A nose as animals have it: a soft triangle with a highlight.
pub(crate) fn nose(pen: &mut Pen, x: f64, y: f64, width: f64, colour: Rgb) {
    let w = width / 2.0;
    let outline = super::outline::blob(&sized((x, y), (w, w), "-1,-0.45 0,-0.7 1,-0.45 0,0.75"));
    pen.mark(outline, colour);
    pen.mark(tilted_oval(x - w * 0.3, y - w * 0.32, w * 0.3, w * 0.16, -15.0), Rgb::WHITE.alpha(0.7));
}

/// Whiskers on both sides of a nose; `length` outwards.
pub(crate) fn whiskers(pen: &mut Pen, x: f64, y: f64, gap: f64, length: f64, colour: Rgb) {
    for side in [-1.0, 1.0] {
        for [rise, drop] in rows("-0.12,-0.3 0.06,0.02 0.24,0.34") {
            let (x0, y0) = (x + side * gap, y + length * rise);
            let (x1, y1) = (x + side * (gap + length), y + length * drop);
            pen.line(
                curve(&[(x0, y0), ((x0 + x1) / 2.0, (y0 + y1) / 2.0 - length * 0.06), (x1, y1)]),
                0.4,
                colour.alpha(0.7),
            );
        }
    }
}
