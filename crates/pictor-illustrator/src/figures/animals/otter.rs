//! The otter, house animal of this project.

use crate::figures::prelude::*;
use crate::intent::{Age, Pose};

pub(super) const FIGURES: &[Figure] = &[Figure::on_ground("otter", 0.92, 0.6, otter)];

/// Sits upright on its haunches, paws before the chest, tail to the right; or floats on its back; or sleeps.
fn otter(pen: &mut Pen, look: &Look) {
    let fur = look.main(Rgb::hex(if look.age == Age::Baby { 0xab7a54 } else { 0x9a6a45 }));
    let cream = look.accent(fur.lit(0.72).mix(Rgb::hex(0xf7e6cc), 0.5));
    match look.pose {
        Some(Pose::Swimming | Pose::Lying) => floating(pen, look, fur, cream),
        Some(Pose::Sleeping) => curled(pen, look, fur, cream),
        _ if look.age == Age::Baby => pup(pen, look, fur, cream),
        _ => upright(pen, look, fur, cream),
    }
}

fn upright(pen: &mut Pen, look: &Look, fur: Rgb, cream: Rgb) {
    let belly = rows(BODY).map(|[x, y]| (46.0 + (x - 46.0) * 0.62, 58.0 + (y - 58.0) * 0.78 + 8.0));
    let belly: Vec<Spot> = belly.collect();
    tail(pen, fur, 15.0);
    pen.body(blob(BODY), fur);
    pen.within(blob(BODY), |pen| pen.fade(blob(&belly), cream, cream.shaded(0.16)));
    pen.slot(Slot::Chest, 46.0, 66.0);
    pen.slot_box(Slot::Neck, 31.0, 50.0, 30.0, 8.0);
    feet(pen, fur, 1.0);
    let smaller = if look.age == Age::Child { 0.95 } else { 0.88 };
    pen.scaled((46.0, 50.0), smaller, |pen| head(pen, look, fur, cream));
    arms(pen, look, fur, (58.0, 1.0));
}

/// A baby: nearly a ball, with a large head, a tuft, and paws that don't meet yet.
fn pup(pen: &mut Pen, look: &Look, fur: Rgb, cream: Rgb) {
    let body = spots("46,40 66,47 73,66 76,85 67,97 46,99 25,97 16,85 19,66 26,47");
    tail(pen, fur, 13.0);
    pen.round(blob(&body), fur);
    pen.within(blob(&body), |pen| {
        pen.fade(oval(46.0, 80.0, 17.5, 20.0), cream.lit(0.1), cream.shaded(0.12));
        pen.shade(oval(46.0, 50.0, 25.0, 7.0), 0.14);
    });
    pen.slot(Slot::Chest, 46.0, 70.0);
    pen.slot_box(Slot::Neck, 30.0, 53.0, 32.0, 8.0);
    feet(pen, fur, 0.86);
    pen.scaled((46.0, 52.0), 1.04, |pen| head(pen, look, fur, cream));
    arms(pen, look, fur, (64.0, 0.84));
}

fn tail(pen: &mut Pen, fur: Rgb, thick: f64) {
    let spine = [(60.0, 90.0), (74.0, 93.5), (84.0, 87.0), (89.0, 75.0)];
    pen.body(limb(&spine, thick, 5.0), fur.shaded(0.12));
}

const BODY: &str = "46,44 61,50 66,66 73,82 68,95 46,98 24,95 19,82 26,66 31,50";

fn feet(pen: &mut Pen, fur: Rgb, size: f64) {
    let dark = fur.shaded(0.22);
    pen.scaled((46.0, 100.0), size, |pen| {
        pen.both(46.0, |pen| {
            let foot = [(16.0, 98.5), (15.0, 92.0), (24.0, 88.5), (35.0, 91.0), (38.0, 98.5), (27.0, 100.0)];
            pen.body(blob(&foot), dark);
            pen.mark(oval(26.0, 95.4, 5.4, 2.8), Rgb::hex(0xd99a8a).mix(dark, 0.35));
            for toe in [20.0, 26.0, 32.0] {
                pen.mark(circle(toe, 91.6, 1.5), Rgb::hex(0xd99a8a).mix(dark, 0.35));
            }
        });
    });
}

const SKULL: &str = "46,3 66,9 75.5,27 69.5,43 46,51 22.5,43 16.5,27 26,9";

fn head(pen: &mut Pen, look: &Look, fur: Rgb, cream: Rgb) {
    // The face follows what is looked at, over a head that stays.
    let (dx, dy) = (look.gaze.0 * 2.6, look.gaze.1 * 2.6);
    pen.both(46.0, |pen| {
        pen.body(circle(20.5, 14.5, 6.8), fur.shaded(0.1));
        pen.mark(circle(21.3, 15.4, 3.8), Rgb::hex(0xe2a08a).mix(fur, 0.25));
    });
    pen.round(blob(SKULL), fur);
    pen.slot_box(Slot::Head, 26.0, 4.0, 40.0, 0.0);
    pen.shine(tilted_oval(33.0, 12.0, 9.0, 4.0, -28.0), 0.28);
    pen.moved(dx, dy, |pen| features(pen, look, fur, cream));
    if look.fine {
        let tuft = [(43.0, 4.5), (44.6, 0.4), (46.3, 4.0), (48.8, 0.6), (49.4, 5.0)];
        pen.line(curve(&tuft), 1.3, fur.shaded(0.1));
    }
}

fn features(pen: &mut Pen, look: &Look, fur: Rgb, cream: Rgb) {
    pen.fade(cloud(46.0, 38.0, 19.5, 11.5, 9), cream.lit(0.08), cream.shaded(0.1));
    face::cheeks(pen, look, (24.5, 35.5), (67.5, 35.5), 5.2);
    face::eyes(pen, look, (32.0, 25.5), (60.0, 25.5), 4.5);
    face::whiskers(pen, 46.0, 37.5, 11.0, 14.0, fur.shaded(0.7));
    for [x, y] in rows("38,39 36,42 40,42.6 54,39 56,42 52,42.6") {
        pen.mark(circle(x, y, 0.55), fur.shaded(0.3).alpha(0.7));
    }
    pen.line(curve("46,33.5 46,38.5"), 0.9, Rgb::INK);
    face::mouth(pen, look, 46.0, 39.5, 12.0);
    face::nose(pen, 46.0, 32.0, 11.0, Rgb::hex(0x4a343a));
    pen.slot(Slot::Mouth, 50.0, 42.0);
}

/// Both arms from the shoulders at height `y`, paws before the chest.
fn arms(pen: &mut Pen, look: &Look, fur: Rgb, (y, size): (f64, f64)) {
    let paw = fur.shaded(0.16);
    let thick = 9.4 * size;
    let inner = if look.holds {
        36.0
    } else if look.age == Age::Baby {
        33.0
    } else {
        38.0
    };
    pen.slot_box(Slot::Hands, 35.0, y + 3.0, 22.0, 19.0);
    pen.both(46.0, |pen| {
        pen.body(limb(&[(29.0, y), (25.5, y + 9.0), (inner - 3.0, y + 15.0)], thick, thick * 0.9), paw);
        pen.round(oval(inner - 1.5, y + 14.6, thick * 0.52, thick * 0.48), paw.shaded(0.06));
        for dx in [-1.6, 0.4, 2.2] {
            pen.line(curve(&placed((inner + dx, y), "0,16.4 0.3,18.4")), 0.6, paw.shaded(0.5));
        }
    });
}

/// On its back in the water, a shell on its belly, the head to the left.
fn floating(pen: &mut Pen, look: &Look, fur: Rgb, cream: Rgb) {
    let water = Rgb::hex(0x8fc8dc);
    pen.body(limb("78,84 88,80 93,70", 9.0, 4.0), fur.shaded(0.12));
    let body =
        [(20.0, 86.0), (30.0, 74.0), (52.0, 69.0), (74.0, 74.0), (84.0, 86.0), (70.0, 95.0), (34.0, 96.0)];
    pen.round(blob(&body), fur);
    pen.within(blob(&body), |pen| pen.fade(oval(52.0, 78.0, 24.0, 11.0), cream, cream.shaded(0.14)));
    for x in [72.0, 80.0] {
        pen.body(limb(&[(x - 4.0, 82.0), (x + 1.0, 68.0)], 8.0, 6.5), fur.shaded(0.2));
        pen.mark(oval(x + 1.2, 66.5, 2.2, 2.6), 0xd99a8a);
    }
    pen.slot(Slot::Chest, 48.0, 74.0);
    let place = vello_cpu::kurbo::Affine::translate((-1.0, 46.0)) * vello_cpu::kurbo::Affine::scale(0.62);
    pen.through(place, |pen| pen.turned((46.0, 40.0), -16.0, |pen| head(pen, look, fur, cream)));
    if look.holds {
        pen.slot_box(Slot::Hands, 44.0, 56.0, 18.0, 18.0);
    } else {
        shell(pen, (52.0, 70.0));
    }
    for (from, to) in rows_of::<(Spot, Spot)>("38,76,47,68 64,76,57,68") {
        pen.body(limb(&[from, ((from.0 + to.0) / 2.0, to.1 + 1.0), to], 7.0, 6.0), fur.shaded(0.16));
    }
    for [x, y, half] in rows("28,92,18 66,94,22 46,98,26") {
        pen.line(arc(x, y + 2.0, half, 3.0, -70.0, 140.0), 1.4, water.lit(0.4).alpha(0.8));
    }
}

fn shell(pen: &mut Pen, (x, y): Spot) {
    let pearl = Rgb::hex(0xf1c9b0);
    pen.body(blob(&placed((x, y), "-7,-3 -4,-8 0,-9.4 4,-8 7,-3 2,2 -2,2")), pearl);
    for dx in [-4.0, -1.4, 1.4, 4.0] {
        pen.line(curve(&sized((x, y), (dx, 1.0), "0.3,1 1,-7")), 0.6, pearl.shaded(0.3));
    }
}

/// Curled up around its own tail.
fn curled(pen: &mut Pen, look: &Look, fur: Rgb, cream: Rgb) {
    let body = spots("14,84 22,66 46,57 72,63 84,80 78,96 46,99.5 20,97");
    pen.round(blob(&body), fur);
    pen.within(blob(&body), |pen| pen.shade(oval(34.0, 88.0, 30.0, 14.0), 0.14));
    pen.slot(Slot::Chest, 50.0, 76.0);
    let place = vello_cpu::kurbo::Affine::translate((-1.0, 52.0)) * vello_cpu::kurbo::Affine::scale(0.78);
    let asleep = Look { gaze: (0.0, 0.0), ..look.clone() };
    pen.through(place, |pen| pen.turned((46.0, 40.0), -10.0, |pen| head(pen, &asleep, fur, cream)));
    pen.body(limb("82,88 70,97 50,97.5 34,96", 11.0, 5.0), fur.shaded(0.14));
    pen.body(leaf((60.0, 84.0), (44.0, 92.0), 9.0), fur.shaded(0.2));
}
