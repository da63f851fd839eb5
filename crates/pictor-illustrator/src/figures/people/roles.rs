//! Professions and parts in stories, as outfits.

use super::{Build, Cut, Hat, Outfit, human, nothing, outfit, person};
use crate::figures::prelude::*;
use crate::figures::tools;

pub(super) const FIGURES: &[Figure] = &[
    human("vet", |pen, look| person(pen, look, &VET)),
    human("doctor", |pen, look| person(pen, look, &DOCTOR)),
    human("cook", |pen, look| person(pen, look, &COOK)),
];

const VET: Outfit =
    outfit([0xf5f7f2, 0x63b3a4, 0x5d6f86], Cut::Coat, Hat::None, [nothing, paw_badge, stethoscope]);

const DOCTOR: Outfit =
    outfit([0xf5f7f2, 0x6d9fd1, 0x5d6f86], Cut::Coat, Hat::None, [nothing, name_badge, stethoscope]);

const COOK: Outfit =
    outfit([0xfaf6ee, 0x5d6676, 0x4a4048], Cut::Shirt, Hat::Toque, [nothing, buttons, nothing]);

fn paw_badge(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.pocket();
    pen.flat(round_rect(x - 3.4, y, 6.8, 6.4, 1.4), look.main(VET.top).shaded(0.08));
    let ink = Rgb::hex(0x4f9c8e);
    pen.mark(oval(x, y + 4.0, 1.3, 1.1), ink);
    pen.mark(rows("-1.5,2.3 -0.5,1.5 0.6,1.5 1.6,2.3").map(|[dx, dy]| circle(x + dx, y + dy, 0.52)), ink);
}

fn name_badge(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.pocket();
    pen.flat(round_rect(x - 3.4, y, 6.8, 6.4, 1.0), look.main(VET.top).shaded(0.08));
    pen.mark(round_rect(x - 2.0, y + 1.2, 4.0, 1.6, 0.4), 0xd8574f);
}

/// A stethoscope around the neck; one that is in use is drawn to where the hand reaches.
fn stethoscope(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.neck();
    let rubber = Rgb::hex(0x3c6f8f);
    let chest = (x, y + 14.0);
    if let Some(hand) = look.reach {
        let ears = build.ears();
        tools::in_use(pen, ears, chest, hand, 1.9, rubber);
        tools::chest_piece(pen, hand, 4.2);
        build.reaching_hand(pen, look);
    } else {
        pen.line(curve(&placed((x, y), "-6.5,1 -7,9 -5,17")), 1.7, rubber);
        pen.line(curve(&placed((x, y), "6.5,1 7,9 4,15")), 1.7, rubber);
        tools::chest_piece(pen, (x - 5.0, y + 18.0), 2.6);
    }
}

fn buttons(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    pen.body(polygon(&placed((x, y), "-6,-1 6,-1 1,5 -1,5")), 0xd8574f);
    for row in 0..3 {
        pen.mark([-3.0, 3.0].map(|dx| circle(x + dx, y + 10.0 + 5.0 * f64::from(row), 0.8)), 0x8d8a94);
    }
}
