//! What is lit for its scent or its light.

use super::print::{self, flame, wisp};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("incense", 1.1, 0.25, incense),
    Figure::on_ground("incense kit", 1.2, 0.28, incense_kit),
    Figure::on_ground("candle", 0.66, 0.2, candle),
    Figure::on_ground("scented candle", 0.78, 0.14, scented_candle),
    Figure::on_ground("diffuser", 0.62, 0.28, diffuser),
];

/// A stick that smoulders in a wooden boat.
fn incense(pen: &mut Pen, look: &Look) {
    let wood = look.main(0xa8754a);
    wisp(pen, (88.0, 40.0), 40.0, 3.2);
    pen.line(curve("22,92 88,42"), 1.6, 0xc79a63);
    pen.line(curve("42,76.8 88,42"), 2.8, 0x6d4a3d);
    pen.glow(88.0, 42.0, 7.0, Rgb::hex(0xff9a4a).alpha(0.8));
    pen.mark(circle(88.0, 42.0, 1.9), 0xff8a3c);
    pen.body(
        path("M2 82 Q6 80 10 84 Q14 90 24 90 L96 91 Q104 90 108 88 Q109 96 98 99.5 L18 99.5 Q4 97 2 82 Z"),
        wood,
    );
    pen.line(curve("14,91.5 30,93.5 98,93.8"), 0.7, wood.shaded(0.5).alpha(0.7));
    pen.mark(oval(60.0, 90.5, 14.0, 1.4), Rgb::hex(0xd8d2cf).alpha(0.9));
    pen.round(circle(22.0, 91.0, 3.4), 0xd5ac5a);
    pen.shine(path("M8 87 Q12 92 22 93 L40 93.4 L40 94.6 L20 94.4 Q10 93 8 87 Z"), 0.4);
}

/// A carton of sticks, a bowl in which some burn, and two cones.
fn incense_kit(pen: &mut Pen, look: &Look) {
    let card = look.main(0x8c6a8e);
    let clay = look.accent(0x7fa59a);
    for (i, x) in [18.0, 23.0, 28.0, 33.0, 38.0].into_iter().enumerate() {
        let top = 4.0 + 3.0 * look.vary(i as u64);
        pen.line(
            curve(&[(x, 40.0), (x + (x - 28.0) * 0.14, top)]),
            2.0,
            Rgb::hex(0x7a5344).lit(0.08 * i as f64),
        );
    }
    pen.body(polygon("10,22 46,22 48,30 8,30"), card.shaded(0.4));
    pen.body(round_rect(8.0, 28.0, 40.0, 71.5, 1.5), card);
    pen.mark(rect(8.0, 33.0, 40.0, 1.4), 0xe2bf72);
    pen.mark(rect(8.0, 93.0, 40.0, 1.4), 0xe2bf72);
    print::label(pen, look, (12.0, 42.0), (32.0, 42.0), card.shaded(0.35));
    pen.shade(rect(42.0, 29.0, 6.0, 70.0), 0.12);
    for [x, lean] in rows("78,-7 86,9") {
        pen.line(curve(&[(x, 76.0), (x + lean, 36.0)]), 2.0, 0x6d4a3d);
        pen.mark(circle(x + lean, 36.0, 1.5), 0xff8a3c);
    }
    wisp(pen, (71.0, 34.0), 32.0, 2.6);
    wisp(pen, (95.0, 34.0), 26.0, 2.4);
    pen.flat(oval(82.0, 73.0, 23.0, 5.0), 0xcfc3b4);
    pen.body(
        path("M58 72 Q70 78 82 78 Q94 78 106 72 Q107 88 96 96 L94 99.5 L70 99.5 L68 96 Q57 88 58 72 Z"),
        clay,
    );
    pen.mark(
        path("M58.6 78 Q70 85 82 85 Q94 85 105.4 78 L104.6 81.6 Q94 88 82 88 Q70 88 59.4 81.6 Z"),
        Rgb::WHITE.alpha(0.45),
    );
    pen.shine(tilted_oval(66.0, 86.0, 2.2, 5.5, -18.0), 0.55);
    for ([x], colour) in tinted("54,9a6a4a 112,7c8f5c") {
        pen.body(blob(&placed((x, 0.0), "0,85 3,92 6,99 0,99.8 -6,99 -3,92")), colour);
    }
}

/// A pillar candle on a saucer.
fn candle(pen: &mut Pen, look: &Look) {
    let wax = look.main(0xf6ead0);
    let dish = look.accent(0xc9a05c);
    if look.night {
        pen.glow(33.0, 16.0, 46.0, Rgb::hex(0xffc96b).alpha(0.6));
    }
    pen.body(path("M2 90 Q33 96 64 90 Q62 99.5 50 99.5 L16 99.5 Q4 99.5 2 90 Z"), dish);
    pen.flat(oval(33.0, 90.5, 31.0, 4.6), dish.lit(0.2));
    pen.shade(oval(34.0, 91.0, 20.0, 3.2), 0.25);
    pen.body(path("M17 38 L49 38 L49 90 Q33 95 17 90 Z"), wax);
    pen.flat(oval(33.0, 38.0, 16.0, 4.2), wax.lit(0.4));
    pen.mark(oval(33.0, 38.4, 9.0, 2.2), Rgb::hex(0xffd98a).alpha(0.8));
    pen.body(limb("21,39 20.6,50 20.6,58", 5.0, 5.4), wax.lit(0.12));
    pen.body(limb("28,41 27.8,48", 4.0, 4.6), wax.lit(0.1));
    pen.body(limb("45,40 45.4,52", 4.0, 4.8), wax);
    pen.fade(rect(18.0, 42.0, 30.0, 16.0), Rgb::hex(0xffd27a).alpha(0.4), Rgb::hex(0xffd27a).alpha(0.0));
    pen.line(curve("33,38 33.6,31"), 1.2, Rgb::INK);
    flame(pen, (33.4, 33.0), 29.0);
    pen.slot_box(Slot::Words, 19.0, 62.0, 28.0, 22.0);
}

/// In a glass with a label.
fn scented_candle(pen: &mut Pen, look: &Look) {
    let wax = look.main(0xf3d9c4);
    let glass = || path("M4 32 L74 32 L72 92 Q71.5 99.5 64 99.5 L14 99.5 Q6.5 99.5 6 92 Z");
    if look.night {
        pen.glow(39.0, 22.0, 50.0, Rgb::hex(0xffc96b).alpha(0.6));
    }
    pen.flat(oval(39.0, 32.0, 35.0, 5.6), 0xe7eef0);
    pen.glass(glass(), 0xdfe9ea, 0.55);
    pen.within(glass(), |pen| {
        pen.fade(rect(7.0, 47.0, 64.0, 50.0), wax.lit(0.15), wax.shaded(0.14));
        pen.mark(oval(39.0, 47.0, 32.0, 4.6), wax.lit(0.45));
        pen.mark(oval(39.0, 47.4, 15.0, 2.2), Rgb::hex(0xffd98a).alpha(0.9));
    });
    pen.line(curve("39,47 39.4,38"), 1.3, Rgb::INK);
    flame(pen, (39.2, 41.0), 34.0);
    print::label(pen, look, (17.0, 57.0), (44.0, 32.0), wax.shaded(0.55));
    pen.shine(path("M9 38 L13 38 L14.6 90 L11 90 Z"), 0.75);
    pen.shine(path("M68 40 L70 40 L69 70 L67.4 70 Z"), 0.5);
}

/// Reeds in a small flacon.
fn diffuser(pen: &mut Pen, look: &Look) {
    let oil = look.main(0xd9b27a);
    for [top, foot] in rows("6,36 17,34 29,31 42,29 55,27") {
        let rise = 1.0 + (top - 31.0_f64).abs() * 0.22;
        pen.line(curve(&[(foot, 64.0), (top, rise)]), 1.7, 0xb98d5e);
    }
    pen.body(round_rect(23.0, 48.0, 16.0, 12.0, 2.0), 0xc9a05c);
    let flacon = || {
        path("M22 58 L40 58 Q58 62 58 78 L58 92 Q58 99.5 50 99.5 L12 99.5 Q4 99.5 4 92 L4 78 Q4 62 22 58 Z")
    };
    pen.glass(flacon(), oil.lit(0.5), 0.8);
    pen.within(flacon(), |pen| pen.fade(rect(0.0, 74.0, 62.0, 30.0), oil.alpha(0.8), oil.shaded(0.25)));
    print::label(pen, look, (14.0, 72.0), (34.0, 21.0), oil.shaded(0.5));
    pen.shine(path("M9 74 Q10 66 20 63 L21 65 Q13 69 12 92 L9 92 Z"), 0.7);
}
