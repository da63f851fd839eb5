//! The submarine, from outside and cut open.

use super::parts::STEEL;
use crate::colour::Rgb;
use crate::figures::outline::{circle, curve, limb, line_across, oval, path, polyline, rect, round_rect};
use crate::figures::{Figure, Look, Pen, Slot, Stands};

pub(super) const FIGURES: &[Figure] = &[
    Figure { name: "submarine", aspect: 1.9, height: 8.0, stands: Stands::Swims, draw: submarine },
    Figure { name: "submarine cutaway", aspect: 2.3, height: 10.0, stands: Stands::Swims, draw: cutaway },
];

/// Periscope, tower, portholes, a brass screw.
fn submarine(pen: &mut Pen, look: &Look) {
    let paint = look.main(Rgb::hex(0xf0b93c));
    let trim = look.accent(Rgb::hex(0xd9604f));
    pen.body(limb(&[(112.0, 22.0), (112.0, 6.0), (124.0, 6.0)], 4.4, 4.6), STEEL.shaded(0.1));
    pen.round(circle(125.0, 6.0, 4.4), STEEL.lit(0.2));
    pen.body(path("M78 42 L84 22 Q86 17 92 17 L118 17 Q125 17 127 24 L132 42 Z"), paint.shaded(0.06));
    pen.body(round_rect(82.0, 15.0, 46.0, 6.0, 3.0), trim);
    screw(pen);
    for (y0, y1) in [(52.0, 34.0), (78.0, 95.0)] {
        pen.body(path(&format!("M22 {y0} Q12 {y1} 30 {y1} Q40 {y1} 50 {y0} Z")), trim);
    }
    let hull = || path("M12 65 Q14 38 80 37 L132 37 Q186 39 187 66 Q186 93 132 97 L80 97 Q14 93 12 65 Z");
    pen.round(hull(), paint);
    pen.within(hull(), |pen| {
        pen.mark(path("M0 82 Q100 92 200 80 L200 110 L0 110 Z"), trim.alpha(0.9));
        pen.line(path("M160 36 Q172 66 160 98"), 1.2, paint.shaded(0.45).alpha(0.7));
        pen.line(path("M50 36 Q38 66 50 98"), 1.2, paint.shaded(0.45).alpha(0.7));
        pen.shine(path("M40 48 Q70 41 132 42 Q150 43 162 49 Q140 46 100 46 Q64 46 40 52 Z"), 0.6);
    });
    for x in [72.0, 102.0, 132.0] {
        porthole(pen, look, x, 64.0, 10.5);
    }
    pen.slot_box(Slot::Words, 60.0, 80.0, 84.0, 11.0);
    if look.night {
        pen.glow(190.0, 66.0, 26.0, Rgb::hex(0xfff0b8));
    }
    pen.round(circle(183.0, 66.0, 5.6), Rgb::hex(0xfff2c4));
}

fn screw(pen: &mut Pen) {
    let brass = Rgb::hex(0xd9a94f);
    pen.body(oval(5.0, 52.0, 4.4, 12.0), brass);
    pen.body(oval(5.0, 78.0, 4.4, 12.0), brass.shaded(0.1));
    pen.body(round_rect(3.0, 60.0, 14.0, 10.0, 4.0), brass.lit(0.15));
}

fn porthole(pen: &mut Pen, look: &Look, x: f64, y: f64, r: f64) {
    let (top, bottom) = if look.night { (0xfff0b8, 0xf0b860) } else { (0xc4e6ee, 0x5f9fb8) };
    if look.night {
        pen.glow(x, y, r * 2.2, Rgb::hex(0xffe9a8).alpha(0.8));
    }
    pen.body(circle(x, y, r), Rgb::hex(0xd9a94f));
    pen.blend(circle(x, y, r * 0.72), Rgb::hex(top), Rgb::hex(bottom));
    pen.shine(
        crate::figures::outline::tilted_oval(x - r * 0.26, y - r * 0.3, r * 0.26, r * 0.13, -40.0),
        0.9,
    );
}

/// The same, opened so that the rooms on two decks show.
fn cutaway(pen: &mut Pen, look: &Look) {
    let paint = look.main(Rgb::hex(0xf0b93c));
    let trim = look.accent(Rgb::hex(0xd9604f));
    pen.body(limb(&[(128.0, 30.0), (128.0, 5.0), (140.0, 5.0)], 3.6, 4.0), STEEL.shaded(0.1));
    pen.body(path("M94 34 L98 18 Q100 13 106 13 L138 13 Q144 13 146 19 L150 34 Z"), paint);
    pen.flat(path("M102 34 L105 21 Q106 18 110 18 L134 18 Q138 18 139 21 L142 34 Z"), Rgb::hex(0xf6e7c8));
    ladder(pen, 112.0, 19.0, 56.0);
    screw(pen);
    for (y0, y1) in [(46.0, 26.0), (80.0, 98.0)] {
        pen.body(path(&format!("M24 {y0} Q12 {y1} 32 {y1} Q42 {y1} 56 {y0} Z")), trim);
    }
    pen.body(path("M12 63 Q14 30 84 29 L170 29 Q226 32 228 64 Q226 95 170 98 L84 98 Q14 95 12 63 Z"), paint);
    let room = || path("M26 63 Q30 38 86 36 L168 36 Q216 38 219 64 Q216 88 168 91 L86 91 Q30 88 26 63 Z");
    pen.flat(room(), Rgb::hex(0xf6e7c8));
    pen.within(room(), |pen| rooms(pen, look));
    pen.line(room(), 1.6, paint.shaded(0.5));
    ladder(pen, 112.0, 32.0, 64.0);
    pen.slot_box(Slot::Inside, 128.0, 38.0, 40.0, 25.0);
    pen.shine(path("M40 40 Q60 32 90 32 L168 32 L168 34 L90 34 Q62 35 42 43 Z"), 0.6);
    pen.round(circle(224.0, 64.0, 5.4), Rgb::hex(0xfff2c4));
}

fn rooms(pen: &mut Pen, look: &Look) {
    let tints = [0xd8c3a5, 0xe9cfae, 0xcfe0d8, 0xbcd3dc];
    for (i, (x0, x1)) in [(0.0, 62.0), (62.0, 124.0), (124.0, 176.0), (176.0, 230.0)].into_iter().enumerate()
    {
        pen.mark(rect(x0, 30.0, x1 - x0, 34.0), Rgb::hex(tints[i]));
        pen.mark(rect(x0, 64.0, x1 - x0, 34.0), Rgb::hex(tints[3 - i]).shaded(0.12));
    }
    engine(pen);
    bunks(pen);
    bridge(pen, look);
    stores(pen);
    pen.body(rect(20.0, 62.6, 204.0, 3.4), Rgb::hex(0x8a7f88));
    for x in [62.0, 124.0, 176.0] {
        pen.body(rect(x - 1.4, 34.0, 2.8, 60.0), Rgb::hex(0x8a7f88));
        pen.flat(round_rect(x - 3.6, 44.0, 7.2, 18.6, 3.4), Rgb::hex(0x5f5866));
    }
    for x in [45.0, 88.0, 150.0, 196.0] {
        pen.mark(line_across(x - 5.0, x + 5.0, 37.6, 1.6), Rgb::hex(0xfffbe8));
        pen.glow(x, 40.0, 14.0, Rgb::hex(0xfff0b8).alpha(0.7));
    }
}

/// The motor at the stern, with its pipes and shaft.
fn engine(pen: &mut Pen) {
    let iron = Rgb::hex(0x6f8f8a);
    pen.line(polyline(&[(20.0, 65.0), (40.0, 65.0)]), 3.0, STEEL);
    pen.body(round_rect(36.0, 48.0, 22.0, 14.6, 2.0), iron);
    for x in [40.0, 46.0, 52.0] {
        pen.body(round_rect(x - 1.8, 43.0, 4.4, 8.0, 1.4), STEEL);
    }
    pen.line(path("M58 52 L66 52 L66 42 L78 42"), 1.8, Rgb::hex(0xd9604f));
    for x in [40.0, 52.0] {
        pen.round(circle(x, 78.0, 6.4), iron.lit(0.1));
        pen.mark(circle(x, 78.0, 2.4), STEEL);
    }
    pen.body(rect(32.0, 84.0, 28.0, 6.0), Rgb::hex(0x5f5866));
}

/// Bunks above, a galley with a table below.
fn bunks(pen: &mut Pen) {
    for (y, blanket) in [(46.0, 0xd9604f), (57.0, 0x4f7f8a)] {
        pen.body(rect(68.0, y, 36.0, 3.0), Rgb::hex(0xa87448));
        pen.body(round_rect(78.0, y - 3.6, 26.0, 4.4, 1.6), Rgb::hex(blanket));
        pen.body(round_rect(69.0, y - 4.0, 9.0, 4.0, 1.8), Rgb::WHITE);
    }
    pen.body(rect(76.0, 76.0, 30.0, 2.6), Rgb::hex(0xa87448));
    for x in [79.0, 102.0] {
        pen.body(rect(x, 78.0, 2.0, 13.0), Rgb::hex(0xa87448));
    }
    pen.body(round_rect(83.0, 71.0, 5.0, 5.0, 1.0), Rgb::hex(0xfaf3e4));
    pen.body(path("M92 73 L102 73 Q101 76 97 76 Q93 76 92 73 Z"), Rgb::hex(0xe0b04f));
    pen.body(rect(68.0, 68.0, 6.0, 23.0), Rgb::hex(0xfaf3e4).shaded(0.1));
}

/// Wheel, dials and the eyepiece of the periscope.
fn bridge(pen: &mut Pen, look: &Look) {
    pen.body(rect(127.0, 36.0, 3.0, 14.0), STEEL);
    pen.body(round_rect(124.0, 48.0, 9.0, 4.6, 2.0), Rgb::hex(0x5f5866));
    pen.body(path("M154 62.6 L154 52 L172 48 L172 62.6 Z"), Rgb::hex(0x6f8f8a));
    for (x, y) in [(157.0, 55.0), (163.0, 53.6), (169.0, 52.0)] {
        pen.mark(circle(x, y, 1.9), Rgb::hex(0xfaf3e4));
        pen.line(polyline(&[(x, y), (x + 1.0 * look.vary(x as u64), y - 1.4)]), 0.5, Rgb::hex(0xd9604f));
    }
    pen.line(circle(143.0, 55.0, 5.0), 1.5, Rgb::hex(0xa87448));
    pen.line(polyline(&[(137.0, 55.0), (149.0, 55.0)]), 0.9, Rgb::hex(0xa87448));
    pen.line(polyline(&[(143.0, 49.0), (143.0, 61.0)]), 0.9, Rgb::hex(0xa87448));
    for (i, x) in [182.0, 192.0].into_iter().enumerate() {
        pen.body(round_rect(x, 46.0, 8.0, 16.6, 1.4), Rgb::hex(0x5f5866));
        pen.mark(rect(x + 1.4, 48.0, 5.2, 4.0), Rgb::hex(if i == 0 { 0x8fd0a0 } else { 0xf0c566 }));
    }
    pen.body(circle(207.0, 56.0, 6.0), Rgb::hex(0xd9a94f));
    pen.blend(circle(207.0, 56.0, 4.2), Rgb::hex(0xc4e6ee), Rgb::hex(0x5f9fb8));
}

/// Crates, barrels and torpedoes along the keel.
fn stores(pen: &mut Pen) {
    for (x, y) in [(129.0, 80.0), (140.0, 80.0), (134.0, 70.0)] {
        pen.body(rect(x, y, 10.0, 10.0), Rgb::hex(0xc99a5f));
        pen.line(polyline(&[(x + 1.0, y + 1.0), (x + 9.0, y + 9.0)]), 0.8, Rgb::hex(0x8a5f3c));
    }
    for x in [158.0, 168.0] {
        pen.body(round_rect(x - 4.0, 77.0, 8.0, 13.0, 2.4), Rgb::hex(0x5f97a3));
        pen.mark(line_across(x - 4.0, x + 4.0, 83.0, 1.0), Rgb::INK.alpha(0.5));
    }
    for y in [73.0, 83.0] {
        pen.body(round_rect(180.0, y - 3.4, 30.0, 6.8, 3.4), Rgb::hex(0x8a9f9a));
        pen.body(round_rect(203.0, y - 3.4, 7.0, 6.8, 3.4), Rgb::hex(0xd9604f));
    }
}

fn ladder(pen: &mut Pen, x: f64, top: f64, foot: f64) {
    let rungs = ((foot - top) / 4.4) as u32;
    for i in 0..rungs {
        let y = top + 2.0 + 4.4 * f64::from(i);
        pen.line(curve(&[(x, y), (x + 7.0, y)]), 0.9, Rgb::hex(0x8a5f3c));
    }
    for dx in [0.0, 7.0] {
        pen.line(curve(&[(x + dx, top), (x + dx, foot)]), 1.2, Rgb::hex(0x8a5f3c));
    }
}
