//! What floats and dives.

use super::parts::{STEEL, glazing};
use crate::figures::buildings::parts::{pennant, smoke, together};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure { name: "boat", aspect: 2.0, height: 1.2, stands: Stands::Sails, draw: Drawn::Rust(boat) },
    Figure { name: "canoe", aspect: 3.1, height: 0.7, stands: Stands::Sails, draw: Drawn::Rust(canoe) },
    Figure {
        name: "sailboat",
        aspect: 1.05,
        height: 8.0,
        stands: Stands::Sails,
        draw: Drawn::Rust(sailboat),
    },
    Figure {
        name: "pirate ship",
        aspect: 1.25,
        height: 20.0,
        stands: Stands::Sails,
        draw: Drawn::Rust(pirate_ship),
    },
    Figure { name: "ship", aspect: 1.9, height: 24.0, stands: Stands::Sails, draw: Drawn::Rust(ship) },
    Figure {
        name: "paper boat",
        aspect: 1.6,
        height: 0.1,
        stands: Stands::Sails,
        draw: Drawn::Rust(paper_boat),
    },
];

const PLANK: Rgb = Rgb(178, 122, 78);

/// A rowing boat with its oars shipped.
fn boat(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x5a97a8);
    pen.flat(path("M10 48 Q100 30 190 42 Q180 66 100 68 Q24 68 10 48 Z"), PLANK.shaded(0.5));
    pen.body([52.0, 104.0, 150.0].map(|x| path_at((x, 0.0), "M-6 44 L8 43 L8 64 L-6 65 Z")), PLANK.lit(0.2));
    pen.slot_box(Slot::Inside, 50.0, -20.0, 100.0, 84.0);
    let hull =
        || path("M4 42 Q16 58 40 60 Q100 68 150 58 Q184 52 197 32 Q196 76 168 99.5 L40 99.5 Q12 86 4 42 Z");
    pen.body(hull(), paint);
    pen.within(hull(), |pen| {
        for dy in [12.0, 25.0] {
            pen.line(
                path(&format!(
                    "M0 {} Q20 {} 44 {} Q100 {} 150 {} Q180 {} 200 {}",
                    44.0 + dy,
                    59.0 + dy,
                    61.0 + dy,
                    69.0 + dy,
                    59.0 + dy,
                    52.0 + dy,
                    38.0 + dy
                )),
                0.9,
                paint.shaded(0.5).alpha(0.8),
            );
        }
        pen.mark(rect(0.0, 91.0, 200.0, 10.0), look.accent(0xb5443c).alpha(0.9));
    });
    let gunwale =
        [(4.0, 42.0), (20.0, 56.0), (48.0, 61.0), (100.0, 64.0), (150.0, 58.0), (184.0, 46.0), (197.0, 31.0)];
    pen.body(limb(&gunwale, 5.0, 5.0), PLANK.lit(0.16));
    pen.line(polyline("64,54 24,92"), 3.4, PLANK.edge());
    pen.line(polyline("64,54 24,92"), 2.6, PLANK.lit(0.3));
    pen.body(tilted_oval(19.0, 96.0, 4.4, 10.0, 42.0), PLANK.lit(0.3));
    pen.round(circle(64.0, 58.0, 3.0), STEEL);
    pen.slot_box(Slot::Words, 120.0, 66.0, 56.0, 18.0);
}

fn canoe(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xcb4a3e);
    pen.flat(path("M20 40 Q155 62 290 40 Q240 76 155 76 Q70 76 20 40 Z"), PLANK.shaded(0.4));
    pen.body([96.0, 210.0].map(|x| rect(x - 10.0, 50.0, 22.0, 16.0)), PLANK.lit(0.25));
    pen.slot_box(Slot::Inside, 90.0, -50.0, 130.0, 120.0);
    pen.body_with(path("M2 14 Q14 34 44 46 Q155 70 266 46 Q296 34 308 14 Q312 76 268 95 Q155 104 42 95 Q-2 76 2 14 Z"), paint, |pen| {
        pen.mark(path("M-4 34 Q10 56 44 64 Q155 86 266 64 Q300 56 314 34 L314 42 Q300 64 266 72 Q155 94 44 72 Q10 64 -4 42 Z"), look.accent(0xf6e3bd).alpha(0.95));
        pen.mark(rect(0.0, 93.0, 310.0, 10.0), paint.shaded(0.5).alpha(0.6));
    });
    let rail =
        [(2.0, 13.0), (20.0, 34.0), (60.0, 50.0), (155.0, 59.0), (250.0, 50.0), (290.0, 34.0), (308.0, 13.0)];
    pen.body(limb(&rail, 6.0, 6.0), PLANK.lit(0.12));
    if !look.occupied {
        pen.line(polyline("118,20 196,70"), 5.2, PLANK.edge());
        pen.line(polyline("118,20 196,70"), 4.0, PLANK.lit(0.35));
        pen.body(tilted_oval(108.0, 13.0, 18.0, 8.0, 33.0), PLANK.lit(0.3));
    }
    pen.slot_box(Slot::Words, 110.0, 74.0, 90.0, 18.0);
}

fn sailboat(pen: &mut Pen, look: &Look) {
    let hull_colour = look.main(0xd2554a);
    let sail = look.accent(0xfaf4e6);
    pen.line(polyline("50,3 50,82"), 2.6, PLANK.shaded(0.2));
    pennant(pen, (50.0, 8.0), 8.0, Rgb::hex(0xe0b04f));
    pen.cloth(path("M54 9 Q98 38 98 72 Q74 78 54 74 Z"), sail, look);
    pen.cloth(path("M46 15 Q46 48 44 72 Q24 76 8 70 Q34 50 46 15 Z"), sail.shaded(0.1), look);
    pen.line(
        rows("30,79 50,94")
            .map(|[y, end]| curve(&[(54.5, y), ((54.0 + end) / 2.0, y + 3.0), (end, y + 0.5)])),
        0.6,
        sail.shaded(0.35).alpha(0.8),
    );
    if !look.lettered && look.pattern.is_none() {
        pen.mark(star(70.0, 58.0, 7.0, 3.0, 5), hull_colour.alpha(0.85));
    }
    pen.slot_box(Slot::Words, 57.0, 50.0, 34.0, 16.0);
    pen.slot_box(Slot::Inside, 58.0, 50.0, 34.0, 34.0);
    pen.body_with(path("M3 78 L103 78 Q100 92 88 99.5 L20 99.5 Q8 94 3 78 Z"), hull_colour, |pen| {
        pen.mark(rect(0.0, 78.0, 110.0, 4.6), 0xfaf4e6);
        pen.mark(rect(0.0, 95.0, 110.0, 6.0), hull_colour.shaded(0.5).alpha(0.7));
    });
    pen.body([36.0, 52.0, 68.0].map(|x| circle(x, 89.0, 2.6)), 0xbfe0ea);
    pen.line(polyline("50,75 96,75"), 1.8, PLANK.shaded(0.2));
}

/// A galleon under three sails.
fn pirate_ship(pen: &mut Pen, look: &Look) {
    let oak = look.main(0x9a6a48);
    let sail = look.accent(0xf3e6cc);
    pen.line(rows("34,16 66,4 95,20").map(|[x, top]| polyline(&[(x, top), (x, 74.0)])), 2.6, oak.shaded(0.4));
    pen.line(polyline("108,66 124,50"), 2.4, oak.shaded(0.4));
    pen.flat(path("M66 3 Q56 0 47 4 L48 13 Q57 9 66 12 Z"), 0x453b48);
    pen.mark(circle(56.5, 6.6, 2.0), Rgb::WHITE);
    pen.line(polyline("54.6,8.6 58.6,9.8"), 0.7, Rgb::WHITE);
    for [x, y, w, h] in rows("34,22,15,15 34,42,18,20 66,14,17,18 66,36,21,26 95,26,14,14 95,44,16,18") {
        let outline = format!(
            "M{} {y} L{} {y} Q{} {} {} {} Q{x} {} {} {} Q{} {} {} {y} Z",
            x - w * 0.8,
            x + w * 0.8,
            x + w * 1.1,
            y + h * 0.5,
            x + w * 0.9,
            y + h,
            y + h * 0.82,
            x - w * 0.9,
            y + h,
            x - w * 0.55,
            y + h * 0.5,
            x - w * 0.8
        );
        pen.cloth(path(&outline), sail, look);
        pen.line(polyline(&[(x - w * 0.9, y), (x + w * 0.9, y)]), 1.6, oak.shaded(0.3));
    }
    pen.slot_box(Slot::Words, 52.0, 40.0, 28.0, 16.0);
    let hull = || path("M4 54 L26 56 L28 68 L92 70 L96 62 L120 60 Q118 90 100 99.5 L22 99.5 Q6 90 4 54 Z");
    pen.body(hull(), oak);
    pen.within(hull(), |pen| {
        let planks = [74.0, 81.0, 88.0, 95.0].map(|y| polyline(&[(0.0, y), (124.0, y)]));
        pen.line(together(planks), 0.7, oak.shaded(0.5).alpha(0.8));
        pen.mark(line_across(0.0, 124.0, 71.5, 2.4), 0xe0b04f);
    });
    for x in [36.0, 52.0, 68.0, 84.0] {
        pen.body(rect(x, 77.0, 7.0, 7.0), oak.shaded(0.6));
        pen.round(circle(x + 3.5, 80.5, 2.2), 0x5f5866);
    }
    glazing(pen, look, rect(9.0, 59.0, 5.0, 6.0));
    glazing(pen, look, rect(17.0, 59.6, 5.0, 6.0));
    pen.body(rect(2.0, 51.0, 26.0, 4.0), oak.lit(0.2));
    pen.body(rect(94.0, 57.0, 28.0, 4.0), oak.lit(0.2));
}

/// A liner with two funnels.
fn ship(pen: &mut Pen, look: &Look) {
    let hull_colour = look.main(0x3f5f7f);
    let red = look.accent(0xd2554a);
    let white = Rgb::hex(0xfaf6ec);
    for [x, y] in rows("84,6 118,8") {
        smoke(pen, (x + 3.0, y), 10.0);
    }
    for x in [72.0, 106.0] {
        pen.body(path_at((x, 0.0), "M0 36 L3 8 L21 8 L22 36 Z"), red);
        pen.mark(path_at((x, 0.0), "M2 18 L21.4 18 L21.6 24 L1.4 24 Z"), white);
        pen.mark(path_at((x, 0.0), "M3 8 L21 8 L21.2 12 L2.6 12 Z"), Rgb::INK);
    }
    pen.line(polyline("40,12 40,42"), 1.4, STEEL.shaded(0.4));
    for [x, y, w] in rows("54,34,90 40,45,116 26,56,138") {
        pen.body(round_rect(x, y, w, 13.0, 2.0), white);
        let count = (w / 11.0) as u32 - 1;
        for i in 0..count {
            let wx = x + 6.0 + 11.0 * f64::from(i);
            glazing(pen, look, round_rect(wx, y + 3.6, 6.0, 5.0, 1.2));
        }
    }
    pen.body(path("M138 24 L152 24 L156 36 L138 36 Z"), white);
    glazing(pen, look, path("M141 26.5 L151 26.5 L153 31.5 L141 31.5 Z"));
    pen.body_with(path("M4 66 L186 62 Q180 84 166 99.5 L24 99.5 Q8 90 4 66 Z"), hull_colour, |pen| {
        pen.mark(rect(0.0, 93.0, 190.0, 8.0), red);
        pen.line(polyline("0,70 190,66"), 1.6, white);
    });
    for i in 0..11 {
        let (x, y) = (28.0 + 12.6 * f64::from(i), 80.0 - 0.28 * f64::from(i));
        glazing(pen, look, circle(x, y, 2.6));
    }
    pen.slot_box(Slot::Words, 116.0, 83.0, 50.0, 9.0);
}

fn paper_boat(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xfaf6ec);
    pen.body(path("M80 6 L112 62 L48 62 Z"), paper.shaded(0.06));
    pen.body(path("M80 6 L80 62 L48 62 Z"), paper.lit(0.3));
    pen.body(path("M2 46 L80 70 L158 46 L128 99.5 L32 99.5 Z"), paper);
    pen.body(path("M2 46 L80 70 L32 99.5 Z"), paper.shaded(0.1));
    pen.body(path("M158 46 L80 70 L128 99.5 Z"), paper.shaded(0.16));
    pen.body(path("M80 70 L128 99.5 L32 99.5 Z"), paper.lit(0.2));
    pen.slot_box(Slot::Words, 56.0, 84.0, 48.0, 14.0);
    pen.mark(oval(80.0, 99.0, 40.0, 0.5), paper.shaded(0.3));
}
