//! What flies, in the air and beyond.

use super::parts::{STEEL, TYRE, glazing};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure {
        name: "airplane",
        aspect: 1.95,
        height: 12.0,
        stands: Stands::Flies,
        draw: Drawn::Rust(airplane),
    },
    Figure { name: "biplane", aspect: 1.6, height: 3.0, stands: Stands::Flies, draw: Drawn::Rust(biplane) },
    Figure {
        name: "helicopter",
        aspect: 1.75,
        height: 4.0,
        stands: Stands::Flies,
        draw: Drawn::Rust(helicopter),
    },
    Figure {
        name: "hot air balloon",
        aspect: 0.76,
        height: 22.0,
        stands: Stands::Floats,
        draw: Drawn::Rust(balloon),
    },
    Figure { name: "airship", aspect: 2.1, height: 20.0, stands: Stands::Floats, draw: Drawn::Rust(airship) },
    Figure {
        name: "paper plane",
        aspect: 1.6,
        height: 0.12,
        stands: Stands::Flies,
        draw: Drawn::Rust(paper_plane),
    },
    Figure::on_ground("rocket", 0.62, 30.0, rocket),
    Figure { name: "ufo", aspect: 1.6, height: 6.0, stands: Stands::Flies, draw: Drawn::Rust(ufo) },
    Figure {
        name: "satellite",
        aspect: 1.8,
        height: 3.0,
        stands: Stands::Free,
        draw: Drawn::Rust(satellite),
    },
];

fn airplane(pen: &mut Pen, look: &Look) {
    let white = look.main(0xf8f5ee);
    let stripe = look.accent(0xd9604f);
    pen.body(path("M94 46 L122 8 L136 8 L126 48 Z"), white.shaded(0.2));
    pen.body(path("M14 52 L2 12 Q2 9 6 9 L22 9 L50 46 Z"), stripe);
    let hull = || path("M6 50 Q10 41 40 39 L150 36 Q184 36 192 54 Q194 64 176 69 L60 72 Q20 70 6 50 Z");
    pen.body(hull(), white);
    pen.within(hull(), |pen| {
        pen.mark(path("M0 58 Q80 66 200 58 L200 64 Q80 73 0 64 Z"), stripe);
        pen.mark(path("M0 68 Q80 74 200 66 L200 80 L0 80 Z"), white.shaded(0.3).alpha(0.6));
    });
    for i in 0..9 {
        glazing(pen, look, round_rect(54.0 + 11.0 * f64::from(i), 46.0, 6.0, 7.6, 2.6));
    }
    glazing(pen, look, path("M168 42 Q180 44 186 52 L172 52 Q166 52 166 46 Z"));
    pen.body(round_rect(102.0, 72.0, 30.0, 13.0, 6.0), white.shaded(0.06));
    pen.mark(oval(130.0, 78.5, 3.0, 5.6), TYRE);
    pen.body(path("M86 60 L128 60 Q120 84 58 98 Q48 98 52 92 Q76 80 86 60 Z"), white.shaded(0.08));
    pen.line(path("M62 93 Q104 82 118 62"), 0.8, white.shaded(0.45));
    pen.body(path("M14 54 L40 54 Q30 64 8 66 Q2 66 6 61 Z"), white.shaded(0.06));
    pen.slot_box(Slot::Words, 56.0, 54.0, 100.0, 11.0);
    pen.shine(path("M40 42 L150 39 Q170 39 176 42 Q150 41 40 45 Z"), 0.8);
}

fn biplane(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd2554a);
    let cream = look.accent(0xfaf1de);
    pen.body(path("M16 56 L6 24 Q6 20 12 20 Q24 22 34 50 Z"), cream);
    let hull = || path("M6 56 Q30 44 78 42 L124 40 Q140 42 142 58 Q140 74 122 76 L78 74 Q30 68 6 56 Z");
    pen.body(hull(), red);
    pen.within(hull(), |pen| pen.mark(path("M0 56 Q70 66 150 62 L150 68 Q70 73 0 62 Z"), cream));
    pen.slot_box(Slot::Inside, 58.0, 16.0, 26.0, 30.0);
    pen.body(path("M56 44 Q58 36 66 37 L90 40 L92 43 Z"), TYRE);
    glazing(pen, look, path("M86 42 L94 28 L98 30 L95 42 Z"));
    pen.line([84.0, 114.0].map(|x| polyline(&[(x, 22.0), (x + 4.0, 78.0)])), 2.2, 0xa87448);
    pen.line(polyline("84,22 118,78"), 0.6, TYRE);
    pen.body(round_rect(72.0, 15.0, 58.0, 8.6, 4.0), cream);
    pen.body(round_rect(72.0, 73.0, 58.0, 8.6, 4.0), cream);
    pen.line(polyline("110,78 112,90"), 2.6, TYRE);
    pen.round(circle(112.0, 91.0, 8.6), TYRE);
    pen.round(circle(112.0, 91.0, 3.6), STEEL);
    pen.body(path("M140 48 Q152 50 153 58 Q152 66 140 68 Z"), STEEL);
    pen.glass(oval(151.0, 58.0, 3.4, 34.0), 0xdcd6d0, 0.6);
    pen.body(tilted_oval(151.0, 42.0, 2.4, 16.0, 4.0), 0xa87448);
    pen.body(tilted_oval(151.0, 74.0, 2.4, 16.0, 4.0), 0xa87448);
    pen.round(circle(152.0, 58.0, 4.0), STEEL);
    pen.slot_box(Slot::Words, 30.0, 50.0, 46.0, 14.0);
}

fn helicopter(pen: &mut Pen, look: &Look) {
    let red = look.main(0xdd5a4b);
    let cream = look.accent(0xfaf1de);
    pen.body(path("M6 30 L14 30 L24 44 L14 50 Z"), red.shaded(0.1));
    pen.body(limb("12,44 46,46 84,50", 6.0, 20.0), red);
    pen.glass(circle(14.0, 44.0, 13.0), 0xe6e0da, 0.45);
    pen.body(tilted_oval(14.0, 44.0, 2.4, 12.5, 28.0), STEEL);
    pen.round(circle(14.0, 44.0, 2.6), TYRE);
    pen.body(rect(107.0, 12.0, 7.0, 18.0), STEEL.shaded(0.2));
    for [x0, x1] in rows("80,84 124,128") {
        pen.line(polyline(&[(x0, 76.0), (x1 - 6.0, 93.0)]), 2.4, STEEL.shaded(0.4));
    }
    pen.line(path("M62 95 L146 95 Q156 95 160 88"), 4.4, STEEL.edge());
    pen.line(path("M62 95 L146 95 Q156 95 160 88"), 3.2, STEEL);
    let cabin = || path("M66 54 Q66 27 104 26 L124 27 Q164 32 166 60 Q166 80 142 81 L92 81 Q67 79 66 54 Z");
    pen.round(cabin(), red);
    pen.within(cabin(), |pen| {
        pen.mark(path("M40 62 Q100 72 170 66 L170 73 Q100 80 40 69 Z"), cream);
        pen.mark(rect(60.0, 77.0, 110.0, 6.0), red.shaded(0.4).alpha(0.6));
    });
    pen.slot_box(Slot::Inside, 114.0, 32.0, 36.0, 34.0);
    glazing(pen, look, path("M132 33 Q158 38 160 60 L128 60 Q126 60 126 56 L126 38 Q127 33 132 33 Z"));
    glazing(pen, look, round_rect(92.0, 38.0, 27.0, 21.0, 5.0));
    pen.slot_box(Slot::Words, 74.0, 64.0, 60.0, 9.0);
    pen.glass(oval(110.0, 10.0, 66.0, 5.0), 0xd9d3d6, 0.4);
    pen.body(path("M46 9 Q110 5 174 11 Q110 13 46 9 Z"), STEEL.shaded(0.4));
    pen.round(circle(110.5, 10.0, 4.6), STEEL);
}

fn balloon(pen: &mut Pen, look: &Look) {
    let cloth = look.main(look.choose(1, &[0xd9604f, 0x4f8fa3, 0xe0a03f].map(Rgb::hex)));
    let second = look.accent(0xfaf1de);
    let envelope =
        || path("M38 1 C60 1 75 18 75 38 C75 54 60 66 50 77 L26 77 C16 66 1 54 1 38 C1 18 16 1 38 1 Z");
    for [x, end] in rows("27,31 49,45 34,34.6 42,41.4") {
        pen.line(polyline(&[(x, 76.0), (end, 88.0)]), 0.7, 0x8a6244);
    }
    pen.lamp(look, 38.0, 80.0, 18.0, 0xffb24f);
    pen.mark(drop(38.0, 76.0, 4.0, 7.0), 0xffb24f);
    pen.round(envelope(), cloth);
    pen.within(envelope(), |pen| {
        let gore = |a: f64, b: f64| {
            let (wa, wb) = (37.0 * a, 37.0 * b);
            path(&format!(
                "M38 0 C{} 4 {} 60 {} 78 L{} 78 C{} 60 {} 4 38 0 Z",
                38.0 + wa * 1.3,
                38.0 + wa * 1.25,
                38.0 + 12.0 * a,
                38.0 + 12.0 * b,
                38.0 + wb * 1.25,
                38.0 + wb * 1.3
            ))
        };
        for [a, b] in rows("-0.84,-0.5 -0.17,0.17 0.5,0.84") {
            pen.fade(gore(a, b), second, second.shaded(0.16));
        }
        pen.mark(path("M-2 46 Q38 58 78 46 L78 54 Q38 66 -2 54 Z"), Rgb::hex(0xe9b44c).alpha(0.9));
        if look.lettered {
            pen.mark(round_rect(12.0, 24.0, 52.0, 20.0, 10.0), second);
        }
        pen.shade(path("M56 4 Q74 40 44 78 L80 78 L80 0 Z"), 0.12);
        pen.shine(tilted_oval(20.0, 20.0, 4.0, 13.0, 28.0), 0.55);
    });
    pen.slot_box(Slot::Words, 15.0, 25.5, 46.0, 17.0);
    pen.body(path("M25 75 L51 75 L49 80 L27 80 Z"), cloth.shaded(0.3));
    pen.slot_box(Slot::Inside, 30.0, 76.0, 16.0, 16.0);
    let willow = Rgb::hex(0xc18d55);
    pen.body(path("M30 88 L46 88 L44.6 99.5 L31.4 99.5 Z"), willow);
    pen.line([92.0, 95.5].map(|y| polyline(&[(31.0, y), (45.0, y)])), 0.6, willow.shaded(0.5));
    pen.body(round_rect(29.0, 86.6, 18.0, 2.8, 1.4), willow.lit(0.25));
}

fn airship(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xcfd6dc);
    let trim = look.accent(0xd9604f);
    for [y0, y1] in rows("34,12 50,74") {
        pen.body(path(&format!("M10 {y1} L34 {y1} L56 {y0} L14 {} Z", (y0 + 42.0) / 2.0)), trim);
    }
    pen.round_with(path("M4 42 Q30 6 116 5 Q196 8 207 42 Q196 76 116 79 Q30 78 4 42 Z"), skin, |pen| {
        pen.line(
            [-22.0, -8.0, 8.0, 22.0].map(|dy| path(&format!("M0 42 Q110 {} 210 42", 42.0 + dy * 2.4))),
            0.8,
            skin.shaded(0.4).alpha(0.6),
        );
        pen.shine(path("M40 26 Q80 10 130 12 Q90 14 44 32 Z"), 0.6);
    });
    pen.body(path("M4 35 L26 42 L4 49 Q1 42 4 35 Z"), trim);
    pen.slot_box(Slot::Words, 54.0, 30.0, 110.0, 24.0);
    pen.body(path("M78 78 L150 77 Q152 92 140 95 L92 95 Q80 92 78 78 Z"), 0x8a6a5a);
    for i in 0..4 {
        glazing(pen, look, round_rect(88.0 + 14.0 * f64::from(i), 82.0, 10.0, 6.6, 2.0));
    }
}

fn paper_plane(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xfaf6ec);
    pen.body(polygon("157,14 3,40 56,62"), paper);
    pen.body(polygon("157,14 56,62 62,97"), paper.shaded(0.4));
    pen.body(polygon("157,14 62,97 84,72"), paper.shaded(0.2));
    pen.body(polygon("157,14 84,72 122,90"), paper.lit(0.1));
    pen.line(path("M2 88 Q14 78 26 82 Q38 86 46 78"), 1.2, Rgb::hex(0x9fb6c4).alpha(0.8));
}

/// On its fins, ready to start; with a flame when it flies.
fn rocket(pen: &mut Pen, look: &Look) {
    let white = look.main(0xf8f5ee);
    let red = look.accent(0xd9554b);
    let flying = matches!(look.pose, Some(crate::intent::Pose::Flying | crate::intent::Pose::Jumping));
    let draw = |pen: &mut Pen| {
        pen.both(31.0, |pen| pen.body(path("M12 60 Q0 70 1 98 Q8 88 19 86 Z"), red));
        pen.body(path("M22 84 L40 84 L44 95 L18 95 Z"), 0x6f6877);
        let hull = || path("M31 1 Q50 18 50 52 Q50 74 43 87 L19 87 Q12 74 12 52 Q12 18 31 1 Z");
        pen.body(hull(), white);
        pen.within(hull(), |pen| {
            pen.fade(path("M0 0 L62 0 L62 22 Q31 30 0 22 Z"), red.lit(0.1), red);
            pen.mark(path("M0 74 Q31 82 62 74 L62 78 Q31 86 0 78 Z"), red);
            pen.shade(path("M40 0 Q48 50 36 90 L62 90 L62 0 Z"), 0.13);
            pen.shine(path("M22 14 Q15 34 17 66 L20.5 66 Q18 34 26 12 Z"), 0.7);
        });
        pen.body(circle(31.0, 42.0, 9.4), STEEL);
        let (top, bottom) = if look.night { (0xfff0b8, 0xf0b860) } else { (0xbfe6f2, 0x4f93b5) };
        pen.blend(circle(31.0, 42.0, 6.8), Rgb::hex(top), Rgb::hex(bottom));
        pen.shine(tilted_oval(29.0, 39.4, 2.4, 1.3, -40.0), 0.9);
        pen.slot_box(Slot::Words, 17.0, 56.0, 28.0, 15.0);
        pen.body(path("M28.5 66 Q28 60 31 60 Q34 60 33.5 66 L33.5 97 L28.5 97 Z"), red.shaded(0.1));
    };
    if flying {
        pen.scaled((31.0, 0.0), 0.76, |pen| {
            pen.glow(31.0, 106.0, 40.0, Rgb::hex(0xffb24f).alpha(0.8));
            pen.mark(path("M18 94 Q10 108 24 112 Q25 122 31 130 Q37 122 38 112 Q52 108 44 94 Z"), 0xf59a3a);
            pen.mark(path("M22 94 Q18 104 27 107 Q29 114 31 118 Q33 114 35 107 Q44 104 40 94 Z"), 0xffe08a);
            draw(pen);
        });
    } else {
        draw(pen);
    }
}

fn ufo(pen: &mut Pen, look: &Look) {
    let steel = look.main(0xb9bfd2);
    let light = look.accent(0xa8e6a0);
    pen.fade(
        path("M58 62 L102 62 L128 100 L32 100 Z"),
        light.alpha(if look.night { 0.7 } else { 0.42 }),
        light.alpha(0.05),
    );
    pen.slot_box(Slot::Inside, 62.0, 6.0, 36.0, 36.0);
    pen.glass(path("M50 42 Q50 4 80 3 Q110 4 110 42 Z"), 0xbfe6ea, 0.72);
    pen.shine(path("M58 34 Q60 14 74 9 Q64 18 64 36 Z"), 0.8);
    if !look.occupied {
        pen.round(path("M68 42 Q64 22 80 21 Q96 22 92 42 Z"), 0x8fc98a);
        for x in [75.0, 86.0] {
            pen.mark(oval(x, 30.0, 3.0, 4.2), Rgb::INK);
            pen.mark(circle(x - 0.9, 28.4, 1.1), Rgb::WHITE);
        }
        pen.line(curve("78,37 80.6,38.4 83,37"), 0.9, Rgb::INK);
    }
    pen.body(path("M3 50 Q20 38 50 38 Q80 46 110 38 Q140 38 157 50 Q140 68 80 69 Q20 68 3 50 Z"), steel);
    pen.mark(
        path("M12 49 Q30 42 50 42 Q80 50 110 42 Q130 42 148 49 Q110 55 80 55 Q50 55 12 49 Z"),
        steel.lit(0.5).alpha(0.7),
    );
    for (i, x) in [26.0, 47.0, 69.0, 91.0, 113.0, 134.0].into_iter().enumerate() {
        let y = 59.0 + 3.0 * (1.0 - ((x - 80.0_f64) / 56.0).powi(2));
        let lamp = [Rgb::hex(0xf6d06a), Rgb::hex(0xf08a8f), Rgb::hex(0x8fd0e6)][i % 3];
        pen.lamp(look, x, y, 9.0, lamp);
        pen.round(circle(x, y, 3.4), lamp);
    }
    pen.body(path("M56 67 Q80 72 104 67 L98 73 Q80 76 62 73 Z"), steel.shaded(0.4));
}

fn satellite(pen: &mut Pen, look: &Look) {
    let foil = look.main(0xd9b261);
    let panel = look.accent(0x3f5f93);
    pen.turned((90.0, 50.0), -14.0, |pen| {
        pen.both(90.0, |pen| {
            pen.line(polyline("58,50 74,50"), 2.4, STEEL);
            pen.body(rect(6.0, 34.0, 54.0, 32.0), panel);
            pen.line([19.5, 33.0, 46.5].map(|x| polyline(&[(x, 34.0), (x, 66.0)])), 0.8, panel.lit(0.6));
            pen.line(polyline("6,50 60,50"), 0.8, panel.lit(0.6));
        });
        pen.body(round_rect(73.0, 28.0, 34.0, 44.0, 3.0), foil);
        for [y, tone] in rows("40,0.2 56,0.3") {
            pen.line(curve(&placed((0.0, y), "74,0 88,2 106,-1")), 0.8, foil.shaded(tone * 2.0));
        }
        pen.line(polyline("90,28 90,12"), 2.0, STEEL);
        pen.body(path("M72 6 Q90 30 108 6 Q90 0 72 6 Z"), STEEL.lit(0.3));
        pen.round(circle(90.0, 4.0, 3.0), 0xd9604f);
        pen.body(path("M82 72 L98 72 L102 82 L78 82 Z"), STEEL.shaded(0.2));
        pen.slot_box(Slot::Words, 75.0, 44.0, 30.0, 12.0);
    });
}
