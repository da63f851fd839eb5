//! The tools of doctors and vets.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[Figure::on_ground("stethoscope", 0.9, 0.35, stethoscope)];

/// Lies in a loose heart: ear pieces above, the chest piece in front.
fn stethoscope(pen: &mut Pen, look: &Look) {
    let rubber = look.main(0x3f7f8c);
    let loop_left = [(26.0, 30.0), (14.0, 52.0), (24.0, 78.0), (45.0, 84.0)];
    let loop_right = [(62.0, 30.0), (78.0, 50.0), (70.0, 74.0), (45.0, 84.0)];
    pen.body(limb(&loop_left, 4.6, 5.2), rubber);
    pen.body(limb(&loop_right, 4.6, 5.2), rubber);
    let tail = [(45.0, 84.0), (58.0, 96.0), (76.0, 92.0), (74.0, 84.0)];
    pen.body(limb(&tail, 5.6, 4.6), rubber);
    for [x, tip] in rows("26,34 62,54") {
        let tube = [(x, 31.0), (x + (x - 44.0) * 0.1, 14.0), (tip, 5.0)];
        pen.body(limb(&tube, 3.2, 2.6), STEEL);
        pen.round(oval(tip + (44.0 - tip) * 0.15, 4.2, 4.0, 3.2), Rgb::INK.lit(0.2));
    }
    chest_piece(pen, (74.0, 80.0), 11.5);
}

const STEEL: Rgb = Rgb(196, 203, 214);

/// The round end that is laid on a chest.
pub(crate) fn chest_piece(pen: &mut Pen, (x, y): Spot, r: f64) {
    pen.round(circle(x, y, r), STEEL);
    pen.round(circle(x, y, r * 0.74), 0xf1efe6);
    pen.line(circle(x, y, r * 0.74), r * 0.07, STEEL.shaded(0.5));
    pen.shine(tilted_oval(x - r * 0.28, y - r * 0.3, r * 0.3, r * 0.14, -35.0), 0.9);
}

/// A stethoscope in use: from both `ears` over the `chest` of the one who listens to the spot where it lies.
pub(crate) fn in_use(pen: &mut Pen, ears: [Spot; 2], chest: Spot, end: Spot, width: f64, colour: Rgb) {
    for ear in ears {
        let bend = (ear.0 + (ear.0 - chest.0) * 0.25, (ear.1 + chest.1) / 2.0);
        pen.line(curve(&[ear, bend, chest]), width * 0.8, STEEL.shaded(0.25));
    }
    let sag = ((chest.0 + end.0) / 2.0, chest.1.max(end.1) + (end.0 - chest.0).abs() * 0.22);
    let before = (end.0 - (end.0 - chest.0) * 0.18, end.1 + width);
    pen.line(curve(&[chest, sag, before, end]), width * 1.25, colour.shaded(0.45));
    pen.line(curve(&[chest, sag, before, end]), width, colour);
    pen.round(circle(chest.0, chest.1, width * 0.95), STEEL);
}
