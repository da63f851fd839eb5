//! The Spring Festival: lanterns, red envelopes, firecrackers, the dancing lion.

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure { name: "lantern", aspect: 0.7, height: 0.7, stands: Stands::Hangs, draw: Drawn::Rust(lantern) },
    Figure {
        name: "sky lantern",
        aspect: 0.72,
        height: 0.9,
        stands: Stands::Floats,
        draw: Drawn::Rust(sky_lantern),
    },
    Figure {
        name: "red envelope",
        aspect: 0.68,
        height: 0.17,
        stands: Stands::Free,
        draw: Drawn::Rust(red_envelope),
    },
    Figure {
        name: "firecracker",
        aspect: 0.6,
        height: 1.0,
        stands: Stands::Hangs,
        draw: Drawn::Rust(firecrackers),
    },
    Figure::on_ground("lion dance", 1.35, 1.9, lion),
    Figure {
        name: "chinese knot",
        aspect: 0.58,
        height: 0.4,
        stands: Stands::Hangs,
        draw: Drawn::Rust(knot),
    },
    Figure { name: "couplet", aspect: 0.24, height: 1.4, stands: Stands::Hangs, draw: Drawn::Rust(couplet) },
    Figure {
        name: "fu character",
        aspect: 1.0,
        height: 0.4,
        stands: Stands::Free,
        draw: Drawn::Rust(diamond),
    },
    Figure { name: "fan", aspect: 1.55, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(fan) },
];

const RED: Rgb = Rgb(208, 58, 52);
const GOLD: Rgb = Rgb(240, 190, 84);

/// Threads that hang from a spot.
fn tassel(pen: &mut Pen, (x, y): (f64, f64), length: f64, colour: Rgb) {
    let threads = (0..6).map(|i| {
        let dx = -3.4 + 1.36 * f64::from(i);
        curve(&sized((x, y), (dx, length), "0.5,0 1,0.5 1.2,1"))
    });
    pen.line(together(threads), 1.5, colour);
    pen.round(oval(x, y, 3.4, 3.0), GOLD);
}

fn lantern(pen: &mut Pen, look: &Look) {
    let red = look.main(RED);
    let gold = look.accent(GOLD);
    pen.glow(
        35.0,
        42.0,
        if look.night { 62.0 } else { 40.0 },
        Rgb::hex(0xffa04f).alpha(if look.night { 0.7 } else { 0.25 }),
    );
    pen.line(polyline("35,0.5 35,12"), 1.2, gold.shaded(0.3));
    tassel(pen, (35.0, 78.0), 21.0, red);
    let belly = || path("M35 14 C62 14 69 28 69 42 C69 58 62 71 35 71 C8 71 1 58 1 42 C1 28 8 14 35 14 Z");
    pen.round(belly(), red);
    pen.within(belly(), |pen| {
        if look.night {
            pen.fade(belly(), Rgb::hex(0xffc65c).alpha(0.25), Rgb::hex(0xffd98a).alpha(0.5));
        }
        for t in [-0.72, -0.4, 0.4, 0.72] {
            pen.line(
                path(&format!("M{} 14 Q{} 42 {} 71", 35.0 + 18.0 * t, 35.0 + 52.0 * t, 35.0 + 18.0 * t)),
                1.0,
                gold.alpha(0.8),
            );
        }
    });
    pen.slot_box(Slot::Words, 20.0, 29.0, 30.0, 27.0);
    if !look.lettered {
        pen.line(circle(35.0, 42.5, 12.0), 1.8, gold);
        pen.mark(polygon("35,34 43.5,42.5 35,51 26.5,42.5"), gold);
        pen.mark(polygon("35,38.6 38.9,42.5 35,46.4 31.1,42.5"), red);
    }
    pen.shine(path("M9 38 Q11 24 24 19 Q15 28 14 44 Z"), 0.5);
    pen.body([9.5, 69.0].map(|y| round_rect(21.0, y, 28.0, 7.0, 2.5)), gold);
}

fn sky_lantern(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xf6a552);
    pen.glow(36.0, 56.0, 62.0, Rgb::hex(0xffb45c).alpha(if look.night { 0.75 } else { 0.35 }));
    let bag = || path("M20 4 Q36 -1 52 4 Q68 14 69 44 Q68 70 56 92 L16 92 Q4 70 3 44 Q4 14 20 4 Z");
    pen.blend(bag(), paper.shaded(0.12), 0xffe3a0);
    pen.within(bag(), |pen| {
        pen.line(["M26 2 Q16 46 28 94", "M46 2 Q56 46 44 94"].map(path), 0.8, paper.shaded(0.4).alpha(0.6));
        pen.fade(
            path("M36 46 Q62 70 52 94 L20 94 Q10 70 36 46 Z"),
            Rgb::WHITE.alpha(0.0),
            Rgb::hex(0xfff6d4).alpha(0.9),
        );
    });
    pen.slot_box(Slot::Words, 18.0, 28.0, 36.0, 36.0);
    pen.line(path("M16 92 Q36 98 56 92"), 2.2, 0x9a6a44);
    pen.mark(drop(36.0, 80.0, 8.0, 15.0), 0xf2763c);
    pen.mark(drop(36.0, 86.0, 4.6, 9.0), 0xffe08a);
}

fn red_envelope(pen: &mut Pen, look: &Look) {
    let red = look.main(RED);
    let gold = look.accent(GOLD);
    pen.body(round_rect(2.0, 1.0, 64.0, 98.0, 4.0), red);
    pen.line(round_rect(6.0, 5.0, 56.0, 90.0, 3.0), 0.9, gold);
    pen.shade(path("M2 26 Q34 50 66 26 L66 34 Q34 58 2 34 Z"), 0.16);
    pen.body(path("M2 5 Q2 1 6 1 L62 1 Q66 1 66 5 L66 25 Q34 50 2 25 Z"), red.lit(0.1));
    pen.line(path("M3 24 Q34 48 65 24"), 1.4, gold);
    pen.round(circle(34.0, 38.0, 11.5), gold);
    pen.line(circle(34.0, 38.0, 9.0), 0.8, gold.shaded(0.4));
    pen.mark(round_rect(30.0, 34.0, 8.0, 8.0, 0.8), red);
    pen.slot_box(Slot::Words, 12.0, 55.0, 44.0, 36.0);
    if !look.lettered {
        for [x, y] in rows("34,66 23,76 45,76 34,84") {
            pen.mark(on_ring((x, y), 3.0, steps(0.0, 72.0, 5)).map(|(px, py)| circle(px, py, 2.0)), gold);
            pen.mark(circle(x, y, 1.2), red.shaded(0.3));
        }
    }
}

/// A string of them, the lowest going off.
fn firecrackers(pen: &mut Pen, look: &Look) {
    let red = look.main(RED);
    pen.line(curve("30,0.5 29,40 31,82"), 1.4, 0x8a5f3c);
    for i in 0..8 {
        let y = 10.0 + 8.6 * f64::from(i);
        for side in [-1.0, 1.0] {
            let x = 30.0 + side * 12.0;
            pen.turned((30.0, y), side * 24.0, |pen| {
                pen.body(round_rect(x - 10.5, y - 2.0, 21.0, 8.4, 2.0), red.shaded(0.04 * f64::from(i % 3)));
                pen.mark([x - 10.5, x + 7.3].map(|end| rect(end, y - 1.8, 3.2, 8.0)), GOLD);
            });
        }
    }
    pen.glow(30.0, 90.0, 26.0, Rgb::hex(0xffb24f).alpha(0.8));
    pen.mark(star(30.0, 89.0, 13.0, 5.0, 9), 0xf2803c);
    pen.mark(star(30.0, 89.0, 8.0, 3.6, 8), 0xffe08a);
    for [x, y] in rows("10,84 50,82 14,97 47,97 54,92 6,91") {
        pen.mark(polygon(&placed((x, y), "0,-1.8 2.2,0 0,1.8 -1.6,0")), red.lit(0.2));
    }
    pen.body(round_rect(22.0, 0.5, 16.0, 6.0, 2.0), GOLD);
}

/// A head with a horn and a beard, and the cloth body of two dancers behind it.
fn lion(pen: &mut Pen, look: &Look) {
    pen.mirrored(67.5, |pen| dancers(pen, look));
}

/// The lion as it faces left.
fn dancers(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd94338);
    let gold = look.accent(0xf6bf4c);
    for [x, shift] in rows("112,3 94,-2 58,3 38,-1") {
        pen.body(
            path(&format!(
                "M{} 66 L{} 66 L{} 94 L{} 94 Z",
                x - 7.0,
                x + 8.0,
                x + 7.0 + shift,
                x - 6.0 + shift
            )),
            gold.lit(0.1),
        );
        pen.line(path_at((x, 0.0), "M-6 80 L7 80 M-5 87 L7 87"), 2.4, red);
        pen.body(
            path(&format!(
                "M{} 99.5 Q{} 91 {x} 91 L{} 91 Q{} 92 {} 99.5 Z",
                x - 8.0 + shift,
                x - 7.0,
                x + 7.0,
                x + 11.0,
                x + 12.0 + shift
            )),
            0x453b48,
        );
    }
    pen.body(limb("118,44 128,36 130,24", 8.0, 5.0), red);
    pen.body(blob("126,26 124,14 131,10 134,20 132,28"), gold.lit(0.4));
    let cloth = || {
        path("M50 30 Q84 18 112 32 Q128 42 126 78 Q116 72 108 80 Q98 72 88 80 Q78 72 68 80 Q58 72 46 78 Z")
    };
    pen.body(cloth(), red);
    pen.within(cloth(), |pen| {
        for (row, y) in [36.0, 48.0, 60.0, 72.0].into_iter().enumerate() {
            let scales = (0..8).map(|i| {
                let x = 50.0 + 11.0 * f64::from(i) + if row % 2 == 0 { 0.0 } else { 5.5 };
                arc(x, y - 4.0, 6.0, 7.0, 90.0, 180.0)
            });
            pen.line(together(scales), 1.6, gold);
        }
    });
    pen.line(path("M126 78 Q116 72 108 80 Q98 72 88 80 Q78 72 68 80 Q58 72 46 78"), 4.6, gold.lit(0.55));
    lion_head(pen, red, gold, look);
}

fn lion_head(pen: &mut Pen, red: Rgb, gold: Rgb, look: &Look) {
    let fur = gold.lit(0.6);
    let ruff = (0..16).map(|i| {
        let (x, y) = on_circle(42.0, 44.0, 37.0, f64::from(i) * 22.5);
        circle(x, y, 8.0)
    });
    pen.body(together(ruff), fur);
    pen.body(limb("42,18 40,8 46,2", 12.0, 4.0), 0x5fae8f);
    pen.both(42.0, |pen| {
        pen.body(blob("10,26 2,16 6,8 18,12 22,22"), red.lit(0.06));
        pen.mark(blob("11,22 7,15 10,12 17,16"), fur);
    });
    pen.round(path("M42 10 C66 10 78 26 76 44 C75 54 66 58 42 58 C18 58 9 54 8 44 C6 26 18 10 42 10 Z"), red);
    pen.mark(path("M42 12 Q48 22 42 30 Q36 22 42 12 Z"), gold);
    pen.line(path("M20 18 Q30 12 36 18 M64 18 Q54 12 48 18"), 2.4, gold);
    pen.flat(path("M12 62 Q42 52 72 62 Q66 80 42 82 Q18 80 12 62 Z"), 0x7a2430);
    pen.mark(path("M30 74 Q42 64 54 74 Q50 81 42 81 Q34 81 30 74 Z"), 0xf08a8f);
    pen.body(path("M8 50 Q42 38 76 50 Q78 60 70 66 Q56 58 42 59 Q28 58 14 66 Q6 60 8 50 Z"), fur);
    pen.round(oval(42.0, 50.0, 10.0, 7.0), gold);
    pen.mark([38.0, 46.0].map(|x| oval(x, 51.5, 1.6, 1.2)), red.shaded(0.5));
    for x in [25.0, 59.0] {
        pen.round(circle(x, 34.0, 11.0), 0xfdf8ec);
        pen.line(circle(x, 34.0, 11.0), 2.0, gold);
        pen.mark(circle(x + 1.0 + look.gaze.0 * 3.0, 35.0 + look.gaze.1 * 3.0, 6.0), Rgb::INK);
        pen.mark(circle(x - 1.4, 32.0, 2.2), Rgb::WHITE);
        pen.line(path_at((x, 0.0), "M-12 24 Q0 16 12 24"), 5.0, fur);
    }
    pen.slot_box(Slot::Face, 10.0, 20.0, 64.0, 60.0);
    let teeth = [20.0, 28.0, 36.0, 44.0, 52.0, 60.0]
        .map(|x| round_rect(x, 59.5 + (x - 42.0_f64).abs() * 0.09, 5.0, 5.0, 1.4));
    pen.mark(together(teeth), 0xfdf8ec);
    let beard = (0..7).map(|i| {
        let x = 21.0 + 7.0 * f64::from(i);
        circle(x, 84.0 - (f64::from(i) - 3.0).abs() * 1.2, 6.0)
    });
    pen.body(together(beard), fur);
    pen.slot_box(Slot::Head, 18.0, 8.0, 48.0, 0.0);
}

fn knot(pen: &mut Pen, look: &Look) {
    let red = look.main(RED);
    pen.line(path("M29 12 Q22 2 29 1 Q36 2 29 12"), 2.0, red);
    pen.turned((29.0, 34.0), 45.0, |pen| {
        for i in 0..4 {
            for line in [
                polyline(&sized((29.0 - 15.0, 0.0), (f64::from(i), 1.0), "10,17 10,51")),
                polyline(&placed((0.0, 34.0 - 15.0 + 10.0 * f64::from(i)), "12,0 46,0")),
            ] {
                pen.line(line.clone(), 7.4, red.edge());
                pen.line(line, 6.2, if i % 2 == 0 { red } else { red.lit(0.12) });
            }
        }
    });
    pen.line(rows("6,34 52,34").map(|[x, y]| circle(x, y, 4.0)), 2.6, red);
    pen.round(circle(29.0, 34.0, 5.0), GOLD);
    pen.round(circle(29.0, 62.0, 4.4), 0x5fae8f);
    tassel(pen, (29.0, 68.0), 31.0, red);
    tassel(pen, (29.0, 68.0), 28.0, red.lit(0.15));
}

fn couplet(pen: &mut Pen, look: &Look) {
    let red = look.main(RED);
    pen.body(rect(1.0, 1.0, 22.0, 98.0), red);
    pen.line(rect(3.0, 3.0, 18.0, 94.0), 0.8, GOLD);
    pen.slot_box(Slot::Words, 4.0, 6.0, 16.0, 88.0);
    if !look.lettered {
        for i in 0..5 {
            pen.mark(
                polygon(&[
                    (12.0, 8.0 + 18.0 * f64::from(i)),
                    (18.0, 14.0 + 18.0 * f64::from(i)),
                    (12.0, 20.0 + 18.0 * f64::from(i)),
                    (6.0, 14.0 + 18.0 * f64::from(i)),
                ]),
                GOLD,
            );
        }
    }
}

/// Red paper on its point, for one character.
fn diamond(pen: &mut Pen, look: &Look) {
    let red = look.main(RED);
    pen.body(polygon("50,1 99,50 50,99 1,50"), red);
    pen.line(polygon("50,8 92,50 50,92 8,50"), 1.4, GOLD);
    pen.slot_box(Slot::Words, 27.0, 27.0, 46.0, 46.0);
    if !look.lettered {
        pen.line(path("M36 28 L39 33 M30 38 L44 38 L32 54 M38 46 L38 72 M42 50 L46 54"), 3.6, GOLD);
        pen.line(path("M49 31 L72 31 M53 38 L68 38 L68 46 L53 46 Z M51 52 L71 52 L71 72 L51 72 Z M61 52 L61 72 M51 62 L71 62"), 3.4, GOLD);
    }
    pen.mark(rows("50,15 85,50 50,85 15,50").map(|[x, y]| circle(x, y, 2.6)), GOLD);
}

/// A folding fan, open.
fn fan(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xe8675c);
    let spot = |r: f64, turn: f64| on_circle(77.0, 92.0, r, turn);
    let leaf = |r0: f64, r1: f64| {
        let mut edge: Vec<(f64, f64)> = (0..=24)
            .map(|i| spot(r1 - if i % 2 == 0 { 0.0 } else { 2.2 }, -78.0 + 6.5 * f64::from(i)))
            .collect();
        edge.extend((0..=24).rev().map(|i| spot(r0, -78.0 + 6.5 * f64::from(i))));
        polygon(&edge)
    };
    for i in 0..=12 {
        pen.line(polyline(&[(77.0, 92.0), spot(70.0, -78.0 + 13.0 * f64::from(i))]), 2.4, 0xb98a57);
    }
    pen.body_with(leaf(36.0, 79.0), paper, |pen| {
        let branch = [spot(42.0, -50.0), spot(58.0, -20.0), spot(60.0, 10.0), spot(70.0, 36.0)];
        pen.line(curve(&branch), 2.0, 0x6b4a3d);
        for [r, turn] in rows("62,-34 66,-12 56,4 68,20 58,34 50,-44") {
            let (x, y) = spot(r, turn);
            pen.mark(on_ring((x, y), 3.4, steps(0.0, 72.0, 5)).map(|(px, py)| circle(px, py, 2.6)), 0xfdeee6);
            pen.mark(circle(x, y, 1.6), GOLD);
        }
        let folds = (0..=24).map(|i| {
            polyline(&[spot(36.0, -78.0 + 6.5 * f64::from(i)), spot(79.0, -78.0 + 6.5 * f64::from(i))])
        });
        pen.line(together(folds), 0.5, paper.shaded(0.5).alpha(0.4));
    });
    pen.slot_box(Slot::Words, 47.0, 22.0, 60.0, 26.0);
    pen.round(circle(77.0, 92.0, 4.0), GOLD);
}
