//! What is in the sky, and beyond it.

use crate::figures::buildings::parts::together;
use crate::figures::outline::star as star_shape;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure { name: "sun", aspect: 1.0, height: 10.0, stands: Stands::Floats, draw: Drawn::Rust(sun) },
    Figure { name: "moon", aspect: 0.86, height: 8.0, stands: Stands::Floats, draw: Drawn::Rust(moon) },
    Figure { name: "cloud", aspect: 1.6, height: 6.0, stands: Stands::Floats, draw: Drawn::Rust(cloud) },
    Figure { name: "star", aspect: 1.04, height: 2.0, stands: Stands::Free, draw: Drawn::Rust(star) },
    Figure {
        name: "shooting star",
        aspect: 1.6,
        height: 3.0,
        stands: Stands::Flies,
        draw: Drawn::Rust(shooting_star),
    },
    Figure { name: "comet", aspect: 1.7, height: 4.0, stands: Stands::Flies, draw: Drawn::Rust(comet) },
    Figure { name: "planet", aspect: 1.5, height: 8.0, stands: Stands::Free, draw: Drawn::Rust(ringed) },
    Figure { name: "saturn", aspect: 1.5, height: 8.0, stands: Stands::Free, draw: Drawn::Rust(ringed) },
    Figure { name: "jupiter", aspect: 1.0, height: 8.0, stands: Stands::Free, draw: Drawn::Rust(jupiter) },
    Figure { name: "mars", aspect: 1.0, height: 6.0, stands: Stands::Free, draw: Drawn::Rust(mars) },
    Figure { name: "earth", aspect: 1.0, height: 8.0, stands: Stands::Free, draw: Drawn::Rust(earth) },
    Figure { name: "rainbow", aspect: 1.9, height: 20.0, stands: Stands::Floats, draw: Drawn::Rust(rainbow) },
    Figure {
        name: "lightning",
        aspect: 0.6,
        height: 12.0,
        stands: Stands::Floats,
        draw: Drawn::Rust(lightning),
    },
    Figure {
        name: "snowflake",
        aspect: 0.9,
        height: 0.3,
        stands: Stands::Free,
        draw: Drawn::Rust(snowflake),
    },
    Figure { name: "raindrop", aspect: 0.68, height: 0.2, stands: Stands::Free, draw: Drawn::Rust(raindrop) },
];

/// A face where the prompt asked for an expression, and nothing elsewhere.
fn maybe_face(pen: &mut Pen, look: &Look, (x, y): Spot, size: f64) {
    if look.expression.is_some() || look.pose == Some(crate::intent::Pose::Sleeping) {
        face::cheeks(
            pen,
            look,
            (x - size * 0.62, y + size * 0.3),
            (x + size * 0.62, y + size * 0.3),
            size * 0.17,
        );
        face::eyes(pen, look, (x - size * 0.36, y), (x + size * 0.36, y), size * 0.13);
        face::mouth(pen, look, x, y + size * 0.32, size * 0.42);
    }
}

fn sun(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf9c846);
    pen.glow(50.0, 50.0, 62.0, gold.lit(0.3).alpha(0.55));
    for i in 0..16 {
        let turn = f64::from(i) * 22.5;
        let (reach, half) = if i % 2 == 0 { (49.5, 7.5) } else { (42.0, 6.0) };
        let ray = [
            on_circle(50.0, 50.0, 27.0, turn - half),
            on_circle(50.0, 50.0, reach, turn),
            on_circle(50.0, 50.0, 27.0, turn + half),
        ];
        pen.body(
            polygon(&ray),
            if i % 2 == 0 { gold.shaded(0.04).mix(0xf59a3a, 0.25) } else { gold.lit(0.2) },
        );
    }
    pen.round(circle(50.0, 50.0, 29.0), gold);
    pen.shine(tilted_oval(39.0, 36.0, 8.0, 4.5, -42.0), 0.6);
    maybe_face(pen, look, (50.0, 48.0), 25.0);
}

fn moon(pen: &mut Pen, look: &Look) {
    let pale = look.main(0xfbe6a6);
    pen.glow(40.0, 50.0, 58.0, pale.alpha(0.45));
    let outline = path(
        "M58 3 C30 -4 2 20 2 50 C2 80 28 103 60 97 C74 94 83 84 85 80 C56 88 38 70 38 48 C38 28 50 10 58 3 Z",
    );
    pen.round_with(outline, pale, |pen| {
        for [x, y, r] in rows("18,40,6 28,70,8 14,58,3.4 34,16,4 52,86,4.4") {
            pen.mark(circle(x, y, r), pale.shaded(0.2).alpha(0.7));
            pen.mark(circle(x + r * 0.14, y + r * 0.14, r * 0.8), pale.lit(0.1).alpha(0.6));
        }
    });
    pen.shine(path("M8 40 Q14 16 36 8 Q20 20 14 42 Z"), 0.6);
}

fn cloud(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfcfaf7);
    let puffs = rows("30,64,28 62,40,36 104,46,32 130,68,27");
    let outline = path(
        "M28 98 C2 98 -4 68 16 58 C10 36 36 22 50 32 C58 2 104 -4 114 26 C136 16 154 38 146 56 C166 66 160 98 134 98 Z",
    );
    pen.body_with(outline, white, |pen| {
        for [x, y, r] in puffs {
            pen.fade(circle(x, y, r), Rgb::WHITE.alpha(0.95), white.shaded(0.12).alpha(0.0));
        }
        pen.fade(
            path("M-4 74 Q40 92 80 80 Q120 94 170 72 L170 104 L-4 104 Z"),
            white.shaded(0.16).alpha(0.5),
            white.shaded(0.34).alpha(0.65),
        );
    });
    maybe_face(pen, look, (80.0, 58.0), 36.0);
}

/// Five soft points.
fn star(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf9cf4e);
    pen.glow(52.0, 52.0, 54.0, gold.alpha(0.35));
    pen.round_with(rounded_star(52.0, 54.0, 52.0, 26.0), gold, |pen| {
        pen.mark(["52,54 52,0 68,32", "52,54 104,40 76,66"].map(polygon), gold.shaded(0.14).alpha(0.5));
        pen.mark(polygon("52,54 84,100 52,80"), gold.shaded(0.14).alpha(0.5));
    });
    pen.shine(tilted_oval(38.0, 38.0, 7.0, 3.0, -50.0), 0.6);
    maybe_face(pen, look, (52.0, 52.0), 24.0);
}

/// A star whose points and notches are rounded off.
fn rounded_star(x: f64, y: f64, outer: f64, inner: f64) -> vello_cpu::kurbo::BezPath {
    let corner = |i: u32| {
        let r = if i.is_multiple_of(2) { outer } else { inner };
        on_circle(x, y, r, f64::from(i) * 36.0)
    };
    let between = |a: Spot, b: Spot, t: f64| (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t);
    let mut outline = vello_cpu::kurbo::BezPath::new();
    for i in 0..10 {
        let (before, here, after) = (corner(i + 9), corner(i), corner(i + 1));
        let (from, to) = (between(here, before, 0.22), between(here, after, 0.22));
        if i == 0 {
            outline.move_to(from);
        } else {
            outline.line_to(from);
        }
        outline.quad_to(here, to);
    }
    outline.close_path();
    outline
}

fn shooting_star(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf9cf4e);
    for (data, alpha) in [
        ("M4 92 Q70 70 118 40 L106 20 Q60 58 4 92 Z", 0.35),
        ("M16 96 Q80 78 124 48 L116 34 Q70 72 16 96 Z", 0.5),
        ("M6 78 Q60 52 104 22 L98 14 Q56 52 6 78 Z", 0.35),
    ] {
        pen.mark(path(data), gold.lit(0.4).alpha(alpha));
    }
    pen.glow(124.0, 34.0, 40.0, gold.alpha(0.5));
    pen.round(rounded_star(124.0, 34.0, 34.0, 17.0), gold);
    pen.shine(tilted_oval(115.0, 24.0, 5.0, 2.4, -50.0), 0.7);
}

fn comet(pen: &mut Pen, look: &Look) {
    let ice = look.main(0x8fd0e6);
    for (data, alpha) in [
        ("M2 96 Q60 40 132 12 Q154 30 146 52 Q80 66 2 96 Z", 0.3),
        ("M10 92 Q76 48 132 18 Q148 30 142 46 Q84 60 10 92 Z", 0.45),
        ("M30 80 Q90 46 134 24 Q142 30 140 38 Q96 54 30 80 Z", 0.7),
    ] {
        pen.mark(path(data), ice.lit(0.25).alpha(alpha));
    }
    pen.glow(142.0, 31.0, 44.0, ice.lit(0.5).alpha(0.8));
    pen.round(circle(142.0, 31.0, 21.0), ice.lit(0.35));
    for [x, y, r] in rows("136,38,4 150,30,3 142,20,2.4") {
        pen.mark(circle(x, y, r), ice.shaded(0.3).alpha(0.6));
    }
    for [x, y, r] in rows("40,56,2.4 70,76,1.8 88,22,2.2 20,74,1.6") {
        pen.mark(star_shape(x, y, r * 2.0, r * 0.8, 4), 0xfff6d0);
    }
}

/// Bands, a storm and a tilted ring.
fn ringed(pen: &mut Pen, look: &Look) {
    let sand = look.main(0xe8b27a);
    let ring = look.accent(0xd9c39a);
    let back = |pen: &mut Pen| {
        for (rx, width, colour) in [(68.0, 9.0, ring), (57.0, 5.0, ring.shaded(0.25))] {
            pen.line(arc(75.0, 50.0, rx, rx * 0.26, -90.0, 180.0), width, colour);
        }
    };
    let front = |pen: &mut Pen| {
        for (rx, width, colour) in [(68.0, 9.0, ring.lit(0.2)), (57.0, 5.0, ring.shaded(0.15))] {
            pen.line(arc(75.0, 50.0, rx, rx * 0.26, 90.0, 180.0), width, colour);
        }
    };
    pen.turned((75.0, 50.0), -16.0, back);
    pen.round_with(circle(75.0, 50.0, 43.0), sand, |pen| {
        pen.turned((75.0, 50.0), -16.0, |pen| {
            for [y, h, tone] in rows("18,8,0.2 34,5,0.12 54,11,0.18 76,7,0.24") {
                pen.mark(
                    path(&format!(
                        "M20 {y} Q75 {} 130 {y} L130 {} Q75 {} 20 {} Z",
                        y + 8.0,
                        y + h,
                        y + h + 8.0,
                        y + h
                    )),
                    sand.shaded(tone).alpha(0.8),
                );
            }
            pen.mark(oval(92.0, 47.0, 7.0, 4.0), sand.lit(0.5).alpha(0.8));
        });
        pen.shade(path("M100 0 Q130 60 70 100 L140 110 L140 0 Z"), 0.16);
    });
    pen.turned((75.0, 50.0), -16.0, front);
    pen.shine(tilted_oval(58.0, 26.0, 9.0, 5.0, -40.0), 0.5);
    maybe_face(pen, look, (75.0, 40.0), 26.0);
}

fn jupiter(pen: &mut Pen, look: &Look) {
    let sand = look.main(0xe3c39a);
    globe(pen, sand, |pen| {
        for ([y, h], tone) in tinted("12,6,c9936a 28,10,b9785a 48,5,f3e3c4 58,12,c08a64 82,6,a87458") {
            pen.mark(
                path(&format!(
                    "M-4 {y} Q50 {} 104 {y} L104 {} Q50 {} -4 {} Z",
                    y + 7.0,
                    y + h,
                    y + h + 7.0,
                    y + h
                )),
                tone.alpha(0.75),
            );
        }
        pen.mark(oval(66.0, 68.0, 13.0, 7.5), 0xd0694f);
        pen.mark(oval(65.0, 67.0, 8.0, 4.2), 0xe8907a);
    });
}

fn mars(pen: &mut Pen, look: &Look) {
    let rust = look.main(0xd2714c);
    globe(pen, rust, |pen| {
        for [x, y, r] in rows("32,38,11 66,60,14 70,26,6 34,74,7 52,20,4 84,44,4") {
            pen.mark(oval(x, y, r, r * 0.86), rust.shaded(0.26).alpha(0.7));
            pen.mark(oval(x + r * 0.12, y + r * 0.14, r * 0.8, r * 0.68), rust.shaded(0.12).alpha(0.8));
        }
        pen.mark(path("M30 0 Q50 12 70 0 Z"), Rgb::hex(0xfbf3ec).alpha(0.9));
    });
}

fn earth(pen: &mut Pen, look: &Look) {
    let sea = look.main(0x4f9fcf);
    let land = look.accent(0x7fb35f);
    globe(pen, sea, |pen| {
        for data in [
            "M14 22 Q28 6 46 8 Q52 16 44 22 Q50 28 42 36 Q34 34 30 44 Q22 44 18 36 Q8 36 14 22 Z",
            "M36 50 Q48 46 54 56 Q60 66 50 80 Q46 92 40 94 Q38 80 36 70 Q28 60 36 50 Z",
            "M58 16 Q74 8 90 24 Q100 38 96 46 Q84 44 80 54 Q74 60 70 50 Q60 46 60 36 Q54 26 58 16 Z",
            "M68 62 Q78 58 82 66 Q80 80 72 86 Q64 76 68 62 Z",
        ] {
            pen.mark(path(data), land);
        }
        for data in [
            "M0 44 Q20 38 34 44 Q24 50 0 52 Z",
            "M50 88 Q70 80 96 84 L90 94 Q66 90 50 88 Z",
            "M46 28 Q64 22 80 28 Q66 33 46 28 Z",
        ] {
            pen.mark(path(data), Rgb::WHITE.alpha(0.6));
        }
    });
    maybe_face(pen, look, (50.0, 50.0), 30.0);
}

/// A ball that fills the box, with something on it.
fn globe(pen: &mut Pen, colour: Rgb, draw: impl FnOnce(&mut Pen)) {
    pen.glow(50.0, 50.0, 58.0, colour.lit(0.4).alpha(0.4));
    pen.round_with(circle(50.0, 50.0, 49.0), colour, |pen| {
        draw(pen);
        pen.shade(path("M74 -4 Q110 50 56 102 L110 110 L110 -4 Z"), 0.18);
    });
    pen.shine(tilted_oval(30.0, 24.0, 11.0, 6.0, -42.0), 0.5);
}

fn rainbow(pen: &mut Pen, _look: &Look) {
    let bands = [0xe8675c, 0xf4a04e, 0xf8d45c, 0x86c06c, 0x62aeda, 0x8a7cc8];
    for (i, colour) in bands.into_iter().enumerate() {
        let r = 84.0 - 7.4 * i as f64;
        let (x0, x1) = (95.0 - r, 95.0 + r);
        let inner = r - 7.6;
        let band = format!(
            "M{x0} 92 A{r} {r} 0 0 1 {x1} 92 L{} 92 A{inner} {inner} 0 0 0 {} 92 Z",
            95.0 + inner,
            95.0 - inner
        );
        pen.mark(path(&band), Rgb::hex(colour).alpha(0.92));
    }
    pen.line(arc(95.0, 92.0, 80.0, 80.0, -70.0, 60.0), 1.6, Rgb::WHITE.alpha(0.5));
    for x in [28.0, 162.0] {
        let puffs =
            together([circle(x - 16.0, 88.0, 11.0), circle(x, 82.0, 15.0), circle(x + 16.0, 88.0, 11.0)]);
        pen.fade(puffs, Rgb::WHITE, 0xe6e3ee);
        pen.mark(oval(x, 94.0, 28.0, 5.4), 0xeceaf2);
    }
}

fn lightning(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf9cf4e);
    pen.glow(30.0, 50.0, 60.0, gold.alpha(0.4));
    pen.body(polygon("28,1 56,1 42,36 59,36 14,99.5 25,56 4,56"), gold);
    pen.mark(polygon("31,4 40,4 22,50 9,52"), gold.lit(0.6).alpha(0.8));
}

/// Six arms with barbs.
fn snowflake(pen: &mut Pen, look: &Look) {
    let ice = look.main(0x9fd0ec);
    let (first, second) = (20.0 + 4.0 * look.vary(1), 33.0 + 3.0 * look.vary(2));
    let arms = (0..6).flat_map(|i| {
        let turn = f64::from(i) * 60.0;
        let at = |r: f64, side: f64| on_circle(45.0, 50.0, r, turn + side);
        let barb = |from: f64, length: f64| {
            let root = at(from, 0.0);
            let tip = |lean: f64| {
                let (dx, dy) = on_circle(0.0, 0.0, length, turn + lean);
                (root.0 + dx, root.1 + dy)
            };
            polyline(&[tip(-52.0), root, tip(52.0)])
        };
        [polyline(&[(45.0, 50.0), at(47.0, 0.0)]), barb(first, 10.0), barb(second, 12.0)]
    });
    let lines = together(arms);
    pen.line(lines.clone(), 5.0, ice.shaded(0.3));
    pen.line(lines, 3.4, ice.lit(0.5));
    pen.round(star_shape(45.0, 50.0, 10.0, 6.0, 6), ice.lit(0.3));
}

fn raindrop(pen: &mut Pen, look: &Look) {
    let water = look.main(0x6fb6de);
    pen.round(drop(34.0, 1.0, 66.0, 98.5), water);
    pen.shine(tilted_oval(19.0, 66.0, 5.0, 13.0, 14.0), 0.75);
    maybe_face(pen, look, (34.0, 66.0), 22.0);
}
