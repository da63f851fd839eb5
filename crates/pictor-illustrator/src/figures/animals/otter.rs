//! The otter, house animal of this project.

use crate::colour::Rgb;
use crate::figures::face;
use crate::figures::outline::{blob, circle, curve, limb, oval, tilted_oval};
use crate::figures::{Figure, Look, Pen, Slot, Stands};
use crate::intent::Age;

pub(super) const FIGURES: &[Figure] =
    &[Figure { name: "otter", aspect: 0.92, height: 0.6, stands: Stands::Ground, draw: otter }];

/// Sits upright on its haunches, paws before the chest, tail to the right.
fn otter(pen: &mut Pen, look: &Look) {
    let fur = look.main(Rgb::hex(0xa06f49));
    let cream = look.accent(fur.lit(0.72).mix(Rgb::hex(0xf7e6cc), 0.5));
    let belly = BODY.map(|(x, y)| (46.0 + (x - 46.0) * 0.62, 58.0 + (y - 58.0) * 0.78 + 8.0));
    let tail = [(60.0, 90.0), (74.0, 93.0), (84.0, 86.0), (89.0, 74.0)];
    pen.body(limb(&tail, 15.0, 5.0), fur.shaded(0.12));
    pen.body(blob(&BODY), fur);
    pen.within(blob(&BODY), |pen| pen.fade(blob(&belly), cream, cream.shaded(0.16)));
    pen.slot(Slot::Chest, 46.0, 66.0);
    pen.slot_box(Slot::Neck, 31.0, 50.0, 30.0, 8.0);
    feet(pen, fur);
    let grown = if look.age == Age::Baby { 1.0 } else { 0.9 };
    pen.scaled((46.0, 50.0), grown, |pen| head(pen, look, fur, cream));
    arms(pen, look, fur);
}

const BODY: [(f64, f64); 10] = [
    (46.0, 44.0),
    (61.0, 50.0),
    (66.0, 66.0),
    (73.0, 82.0),
    (68.0, 95.0),
    (46.0, 98.0),
    (24.0, 95.0),
    (19.0, 82.0),
    (26.0, 66.0),
    (31.0, 50.0),
];

fn feet(pen: &mut Pen, fur: Rgb) {
    let dark = fur.shaded(0.22);
    pen.both(46.0, |pen| {
        pen.body(
            blob(&[(16.0, 98.5), (15.0, 92.0), (24.0, 88.5), (35.0, 91.0), (38.0, 98.5), (27.0, 100.0)]),
            dark,
        );
        for toe in [20.0, 26.0, 32.0] {
            pen.line(curve(&[(toe, 96.0), (toe - 0.5, 99.5)]), 0.8, dark.shaded(0.5));
        }
    });
}

fn head(pen: &mut Pen, look: &Look, fur: Rgb, cream: Rgb) {
    pen.both(46.0, |pen| {
        pen.body(circle(21.0, 14.5, 6.5), fur.shaded(0.1));
        pen.mark(circle(21.8, 15.4, 3.4), Rgb::hex(0xe2a08a).mix(fur, 0.25));
    });
    let skull = [
        (46.0, 3.0),
        (66.0, 9.0),
        (75.0, 26.0),
        (70.0, 43.0),
        (46.0, 52.0),
        (22.0, 43.0),
        (17.0, 26.0),
        (26.0, 9.0),
    ];
    pen.shade(oval(46.0, 53.0, 17.0, 5.0), 0.16);
    pen.round(blob(&skull), fur);
    pen.slot_box(Slot::Head, 26.0, 4.0, 40.0, 0.0);
    pen.shine(tilted_oval(33.0, 13.0, 9.0, 4.0, -28.0), 0.28);
    let muzzle = [
        (46.0, 28.0),
        (57.0, 28.0),
        (66.0, 36.0),
        (60.0, 46.0),
        (46.0, 49.0),
        (32.0, 46.0),
        (26.0, 36.0),
        (35.0, 28.0),
    ];
    pen.fade(blob(&muzzle), cream, cream.shaded(0.12));
    face::cheeks(pen, look, (25.5, 35.0), (66.5, 35.0), 5.0);
    face::eyes(pen, look, (32.5, 25.0), (59.5, 25.0), 4.1);
    face::whiskers(pen, 46.0, 37.0, 10.0, 15.0, fur.shaded(0.7));
    pen.line(curve(&[(46.0, 33.0), (46.0, 38.0)]), 0.8, Rgb::INK);
    face::mouth(pen, look, 46.0, 39.0, 12.0);
    face::nose(pen, 46.0, 31.5, 10.5, Rgb::hex(0x4a343a));
    pen.slot(Slot::Mouth, 50.0, 42.0);
    if look.fine {
        pen.line(
            curve(&[(43.5, 4.5), (45.0, 0.8), (46.5, 4.2), (48.8, 1.2), (49.2, 5.0)]),
            1.2,
            fur.shaded(0.1),
        );
    }
}

fn arms(pen: &mut Pen, look: &Look, fur: Rgb) {
    let paw = fur.shaded(0.16);
    if look.holds {
        pen.slot_box(Slot::Hands, 34.0, 58.0, 24.0, 20.0);
        pen.both(46.0, |pen| pen.body(limb(&[(29.0, 58.0), (25.0, 68.0), (36.0, 73.0)], 9.0, 8.0), paw));
    } else {
        pen.slot_box(Slot::Hands, 38.0, 66.0, 16.0, 12.0);
        pen.body(limb(&[(29.0, 58.0), (26.0, 68.0), (35.0, 75.0)], 9.0, 8.0), paw);
        pen.body(limb(&[(63.0, 58.0), (66.0, 68.0), (57.0, 75.0)], 9.0, 8.0), paw);
    }
}
