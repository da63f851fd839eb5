//! Professions and parts in stories, as outfits.

use super::{Build, Cut, Hat, Outfit, human, nothing, person};
use crate::colour::Rgb;
use crate::figures::outline::{circle, curve, oval, polygon, round_rect};
use crate::figures::tools;
use crate::figures::{Figure, Look, Pen};

pub(super) const FIGURES: &[Figure] = &[
    human("vet", |pen, look| person(pen, look, &VET)),
    human("doctor", |pen, look| person(pen, look, &DOCTOR)),
    human("cook", |pen, look| person(pen, look, &COOK)),
];

const VET: Outfit = Outfit {
    top: Rgb::hex(0xf5f7f2),
    bottom: Rgb::hex(0x63b3a4),
    shoes: Rgb::hex(0x5d6f86),
    cut: Cut::Coat,
    hat: Hat::None,
    back: nothing,
    trim: paw_badge,
    extra: stethoscope,
    idle: false,
};

const DOCTOR: Outfit = Outfit { bottom: Rgb::hex(0x6d9fd1), trim: name_badge, ..VET };

const COOK: Outfit = Outfit {
    top: Rgb::hex(0xfaf6ee),
    bottom: Rgb::hex(0x5d6676),
    shoes: Rgb::hex(0x4a4048),
    cut: Cut::Shirt,
    hat: Hat::Toque,
    back: nothing,
    trim: buttons,
    extra: nothing,
    idle: false,
};

fn paw_badge(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.pocket();
    pen.flat(round_rect(x - 3.4, y, 6.8, 6.4, 1.4), look.main(VET.top).shaded(0.08));
    let ink = Rgb::hex(0x4f9c8e);
    pen.mark(oval(x, y + 4.0, 1.3, 1.1), ink);
    for (dx, dy) in [(-1.5, 2.3), (-0.5, 1.5), (0.6, 1.5), (1.6, 2.3)] {
        pen.mark(circle(x + dx, y + dy, 0.52), ink);
    }
}

fn name_badge(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.pocket();
    pen.flat(round_rect(x - 3.4, y, 6.8, 6.4, 1.0), look.main(VET.top).shaded(0.08));
    pen.mark(round_rect(x - 2.0, y + 1.2, 4.0, 1.6, 0.4), Rgb::hex(0xd8574f));
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
        pen.line(curve(&[(x - 6.5, y + 1.0), (x - 7.0, y + 9.0), (x - 5.0, y + 17.0)]), 1.7, rubber);
        pen.line(curve(&[(x + 6.5, y + 1.0), (x + 7.0, y + 9.0), (x + 4.0, y + 15.0)]), 1.7, rubber);
        tools::chest_piece(pen, (x - 5.0, y + 18.0), 2.6);
    }
}

fn buttons(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    pen.body(
        polygon(&[(x - 6.0, y - 1.0), (x + 6.0, y - 1.0), (x + 1.0, y + 5.0), (x - 1.0, y + 5.0)]),
        Rgb::hex(0xd8574f),
    );
    for row in 0..3 {
        for dx in [-3.0, 3.0] {
            pen.mark(circle(x + dx, y + 10.0 + 5.0 * f64::from(row), 0.8), Rgb::hex(0x8d8a94));
        }
    }
}
