//! The submarine, from outside and cut open.

use super::parts::STEEL;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure {
        name: "submarine",
        aspect: 1.9,
        height: 8.0,
        stands: Stands::Swims,
        draw: Drawn::Rust(submarine),
    },
    Figure {
        name: "submarine cutaway",
        aspect: 2.3,
        height: 10.0,
        stands: Stands::Swims,
        draw: Drawn::Rust(cutaway),
    },
];

/// Periscope, tower, portholes, a brass screw.
fn submarine(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xf0b93c);
    let trim = look.accent(0xd9604f);
    pen.body(limb("112,22 112,6 124,6", 4.4, 4.6), STEEL.shaded(0.1));
    pen.round(circle(125.0, 6.0, 4.4), STEEL.lit(0.2));
    pen.body(path("M78 42 L84 22 Q86 17 92 17 L118 17 Q125 17 127 24 L132 42 Z"), paint.shaded(0.06));
    pen.body(round_rect(82.0, 15.0, 46.0, 6.0, 3.0), trim);
    screw(pen);
    for [y0, y1] in rows("52,34 78,95") {
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
    pen.lamp(look, 190.0, 66.0, 26.0, 0xfff0b8);
    pen.round(circle(183.0, 66.0, 5.6), 0xfff2c4);
}

fn screw(pen: &mut Pen) {
    let brass = Rgb::hex(0xd9a94f);
    pen.body(oval(5.0, 52.0, 4.4, 12.0), brass);
    pen.body(oval(5.0, 78.0, 4.4, 12.0), brass.shaded(0.1));
    pen.body(round_rect(3.0, 60.0, 14.0, 10.0, 4.0), brass.lit(0.15));
}

fn porthole(pen: &mut Pen, look: &Look, x: f64, y: f64, r: f64) {
    let (top, bottom) = if look.night { (0xfff0b8, 0xf0b860) } else { (0xc4e6ee, 0x5f9fb8) };
    pen.lamp(look, x, y, r * 2.2, Rgb::hex(0xffe9a8).alpha(0.8));
    pen.body(circle(x, y, r), 0xd9a94f);
    pen.blend(circle(x, y, r * 0.72), Rgb::hex(top), Rgb::hex(bottom));
    pen.shine(tilted_oval(x - r * 0.26, y - r * 0.3, r * 0.26, r * 0.13, -40.0), 0.9);
}

/// The same, opened so that the rooms on two decks show.
fn cutaway(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xf0b93c);
    let trim = look.accent(0xd9604f);
    pen.body(limb("128,30 128,5 140,5", 3.6, 4.0), STEEL.shaded(0.1));
    pen.body(path("M94 34 L98 18 Q100 13 106 13 L138 13 Q144 13 146 19 L150 34 Z"), paint);
    pen.flat(path("M102 34 L105 21 Q106 18 110 18 L134 18 Q138 18 139 21 L142 34 Z"), 0xf6e7c8);
    ladder(pen, 112.0, 19.0, 56.0);
    screw(pen);
    for [y0, y1] in rows("46,26 80,98") {
        pen.body(path(&format!("M24 {y0} Q12 {y1} 32 {y1} Q42 {y1} 56 {y0} Z")), trim);
    }
    pen.body(path("M12 63 Q14 30 84 29 L170 29 Q226 32 228 64 Q226 95 170 98 L84 98 Q14 95 12 63 Z"), paint);
    let room = || path("M26 63 Q30 38 86 36 L168 36 Q216 38 219 64 Q216 88 168 91 L86 91 Q30 88 26 63 Z");
    pen.flat(room(), 0xf6e7c8);
    pen.within(room(), |pen| rooms(pen, look));
    pen.line(room(), 1.6, paint.shaded(0.5));
    ladder(pen, 112.0, 32.0, 62.0);
    pen.shine(path("M40 40 Q60 32 90 32 L168 32 L168 34 L90 34 Q62 35 42 43 Z"), 0.6);
    pen.round(circle(224.0, 64.0, 5.4), 0xfff2c4);
}

/// Where the walls between the rooms are.
const WALLS: [f64; 4] = [60.0, 108.0, 150.0, 188.0];

/// Engines at the stern; bunks above the mess; the bridge above the pumps; radio above stores; torpedoes in the bow.
fn rooms(pen: &mut Pen, look: &Look) {
    let tints = [0xd8c3a5, 0xe9cfae, 0xcfe0d8, 0xe7d0c4, 0xbcd3dc];
    let edges = [0.0, WALLS[0], WALLS[1], WALLS[2], WALLS[3], 232.0];
    for (i, pair) in edges.windows(2).enumerate() {
        pen.mark(rect(pair[0], 30.0, pair[1] - pair[0], 34.0), Rgb::hex(tints[i]));
        pen.mark(rect(pair[0], 64.0, pair[1] - pair[0], 34.0), Rgb::hex(tints[(i + 2) % 5]).shaded(0.12));
        let middle = (pair[0].max(24.0) + pair[1].min(216.0)) / 2.0;
        for y in [38.4, 68.6] {
            pen.mark(line_across(middle - 4.0, middle + 4.0, y, 1.4), 0xfffbe8);
            pen.glow(middle, y + 3.0, 13.0, Rgb::hex(0xfff0b8).alpha(0.7));
        }
    }
    engine(pen);
    bunks(pen);
    mess(pen);
    bridge(pen, look);
    pumps(pen);
    radio(pen);
    stores(pen);
    torpedoes(pen);
    pen.body(rect(20.0, 62.6, 204.0, 3.4), 0x8a7f88);
    for x in WALLS {
        pen.body(rect(x - 1.4, 34.0, 2.8, 60.0), 0x8a7f88);
        for foot in [62.6, 92.0] {
            pen.flat(round_rect(x - 3.4, foot - 17.0, 6.8, 17.0, 3.2), 0x5f5866);
            pen.mark(circle(x, foot - 9.0, 1.2), 0xd9a94f);
        }
    }
    crew(pen, look);
}

/// The people aboard: at the engine, in a bunk, at the table, at the periscope, at the radio, with the torpedoes.
fn crew(pen: &mut Pen, look: &Look) {
    use crate::figures::people::{Passing, passer_by};
    let places = rows("52,62.6,17 71,91.6,17 135,62.6,19 158,62.6,16 199,62.6,16.5 116,91.6,16");
    for (i, [x, y, tall]) in places.enumerate() {
        let passing = if i == 5 { Passing::Walking } else { Passing::Standing };
        passer_by(pen, look.seed.wrapping_add(i as u64 * 31), (x, y), tall, passing);
    }
    pen.mark(circle(73.0, 44.6, 2.4), look.skin_tone());
    pen.mark(path("M70.6 44 Q73 40.6 75.4 44 Q73 43 70.6 44 Z"), look.hair_colour());
    pen.mark(path("M131.6 43.4 L138.4 43.4 L138 41.4 L132 41.4 Z"), 0x2f4468);
}

/// The motor at the stern on two decks, with its pipes and shaft.
fn engine(pen: &mut Pen) {
    let iron = Rgb::hex(0x6f8f8a);
    pen.line(polyline("16,65 30,65"), 3.0, STEEL);
    pen.body(round_rect(28.0, 50.0, 18.0, 12.6, 2.0), iron);
    pen.body([31.0, 37.0, 43.0].map(|x| round_rect(x - 1.8, 45.0, 4.0, 8.0, 1.4)), STEEL);
    pen.line(path("M46 54 L50 54 L50 42 L58 42"), 1.6, 0xd9604f);
    for [x, r] in rows("36,8 49,5.4") {
        pen.round(circle(x, 79.0, r), iron.lit(0.1));
        for (dx, dy) in on_ring((0.0, 0.0), r * 0.8, steps(0.0, 60.0, 6)) {
            pen.line(polyline(&[(x, 79.0), (x + dx, 79.0 + dy)]), 1.0, iron.shaded(0.4));
        }
        pen.mark(circle(x, 79.0, r * 0.3), STEEL);
    }
    pen.body(rect(28.0, 86.4, 30.0, 5.4), 0x5f5866);
}

/// Bunks, one above the other, and a locker.
fn bunks(pen: &mut Pen) {
    for ([y], blanket) in tinted("47,d9604f 59,4f7f8a") {
        pen.body(rect(66.0, y, 29.0, 2.2), 0xa87448);
        pen.body(round_rect(75.0, y - 3.4, 20.0, 4.2, 1.6), blanket);
        pen.body(round_rect(67.0, y - 3.6, 8.0, 3.6, 1.6), Rgb::WHITE);
    }
    pen.body(rect(98.0, 46.0, 7.4, 16.6), 0x7f93a0);
    pen.line(polyline("101.7,47 101.7,62"), 0.5, 0x55646f);
}

/// A stove with a pot, and a table with dinner.
fn mess(pen: &mut Pen) {
    pen.body(rect(93.0, 80.0, 12.0, 12.0), 0xf3ead8);
    pen.mark(rect(94.6, 84.6, 8.8, 5.4), 0x4a4458);
    pen.body(round_rect(95.4, 74.6, 7.4, 5.4, 1.0), 0xc0524a);
    pen.mark(rows("97.4,71 100.6,69.4").map(|[dx, dy]| circle(dx, dy, 1.5)), Rgb::WHITE.alpha(0.6));
    pen.body(rect(76.0, 80.6, 14.0, 1.8), 0xa87448);
    pen.body(rect(82.0, 82.0, 2.0, 10.0), 0xa87448);
    pen.body(oval(80.4, 79.8, 3.0, 1.0), Rgb::WHITE);
    pen.body(round_rect(85.0, 77.4, 2.6, 3.2, 0.6), 0xe0b04f);
}

/// Periscope, wheel, dials.
fn bridge(pen: &mut Pen, look: &Look) {
    pen.body(rect(127.0, 30.0, 2.8, 22.0), STEEL);
    pen.body(round_rect(123.6, 46.0, 9.6, 4.4, 2.0), 0x5f5866);
    pen.body(path("M140 62.6 L140 53 L148 50 L148 62.6 Z"), 0x6f8f8a);
    for [x, y] in rows("142.2,56 145.8,54.6") {
        pen.mark(circle(x, y, 1.7), 0xfaf3e4);
        pen.line(polyline(&[(x, y), (x + 1.0 * look.vary(x as u64), y - 1.3)]), 0.5, 0xd9604f);
    }
    pen.body(rect(121.6, 56.0, 1.6, 6.6), 0x8a5f3c);
    pen.line(circle(122.4, 54.0, 4.0), 1.2, 0xa87448);
    pen.line(["118,54 126.8,54", "122.4,49.6 122.4,58.4"].map(polyline), 0.7, 0xa87448);
}

/// Tanks and valves below the bridge.
fn pumps(pen: &mut Pen) {
    for ([x], tint) in tinted("128,7fa6c4 140,8fb89a") {
        pen.body(round_rect(x - 4.6, 74.0, 9.2, 17.6, 4.0), tint);
        pen.mark(line_across(x - 4.6, x + 4.6, 80.0, 0.9), Rgb::INK.alpha(0.4));
    }
    pen.line(path("M128 74 L128 71 L140 71 L140 74"), 1.4, STEEL);
    pen.line(circle(134.0, 71.0, 2.2), 0.9, 0xd9604f);
}

/// A rack of lamps and a sonar screen.
fn radio(pen: &mut Pen) {
    pen.body(round_rect(165.0, 46.0, 9.0, 16.6, 1.2), 0x5f5866);
    for (i, colour) in [0x8fd0a0, 0xf0c566, 0xe8736b].into_iter().enumerate() {
        for j in 0..2 {
            pen.mark(circle(167.6 + 3.6 * f64::from(j), 49.0 + 4.0 * i as f64, 1.0), Rgb::hex(colour));
        }
    }
    pen.body(round_rect(175.4, 50.0, 10.0, 12.6, 1.2), 0x6f8f8a);
    pen.mark(circle(180.4, 54.6, 3.6), 0x1f4a3a);
    pen.line(circle(180.4, 54.6, 2.2), 0.3, 0x8fe0a0);
    pen.line(polyline("180.4,54.6 183,52.4"), 0.5, 0x8fe0a0);
}

/// Crates and barrels.
fn stores(pen: &mut Pen) {
    for [x, y] in rows("154,82 164.2,82 159,72.4") {
        pen.body(rect(x, y, 9.4, 9.6), 0xc99a5f);
        pen.line(polyline(&placed((x, y), "1,1 8.4,8.6")), 0.7, 0x8a5f3c);
    }
    pen.body(round_rect(176.0, 79.0, 8.0, 12.6, 2.4), 0xb5654a);
    pen.mark(line_across(176.0, 184.0, 85.0, 0.9), Rgb::INK.alpha(0.5));
}

/// Torpedoes on their racks in the bow, and the tubes.
fn torpedoes(pen: &mut Pen) {
    for y in [73.0, 80.4, 87.8] {
        pen.body(round_rect(191.4, y - 2.6, 20.0, 5.2, 2.6), 0x8a9f9a);
        pen.body(round_rect(206.4, y - 2.6, 5.6, 5.2, 2.6), 0xd9604f);
    }
    pen.body(circle(208.4, 55.0, 6.4), 0xd9a94f);
    pen.blend(circle(208.4, 55.0, 4.6), 0xc4e6ee, 0x5f9fb8);
    pen.line(polyline("203.8,55 213,55"), 0.8, 0xa8792f);
}

fn ladder(pen: &mut Pen, x: f64, top: f64, foot: f64) {
    let rungs = ((foot - top) / 4.4) as u32;
    for i in 0..rungs {
        let y = top + 2.0 + 4.4 * f64::from(i);
        pen.line(curve(&[(x, y), (x + 7.0, y)]), 0.9, 0x8a5f3c);
    }
    pen.line([0.0, 7.0].map(|dx| curve(&[(x + dx, top), (x + dx, foot)])), 1.2, 0x8a5f3c);
}
