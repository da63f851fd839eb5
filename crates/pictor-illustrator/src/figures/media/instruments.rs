//! What one makes music with.

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("guitar", 0.44, 1.0, guitar),
    Figure::on_ground("violin", 0.5, 0.6, violin),
    Figure::on_ground("cello", 0.5, 1.25, violin),
    Figure::on_ground("piano", 1.2, 1.4, piano),
    Figure::on_ground("saxophone", 0.66, 0.7, saxophone),
    Figure { name: "trumpet", aspect: 2.1, height: 0.2, stands: Stands::Free, draw: Drawn::Rust(trumpet) },
    Figure::on_ground("drum", 1.1, 0.5, drum),
    Figure { name: "flute", aspect: 3.6, height: 0.12, stands: Stands::Free, draw: Drawn::Rust(flute) },
    Figure::on_ground("harp", 0.72, 1.6, harp),
    Figure::on_ground("microphone", 0.42, 0.25, microphone),
    Figure {
        name: "headphones",
        aspect: 1.0,
        height: 0.22,
        stands: Stands::Free,
        draw: Drawn::Rust(headphones),
    },
];

const BRASS: Rgb = Rgb(226, 178, 76);
const EBONY: Rgb = Rgb(74, 62, 72);

/// Strings from (`x`, `y0`) to `y1`, `count` of them, spread over `width`.
fn strings(pen: &mut Pen, x: f64, (y0, y1): (f64, f64), count: u32, width: f64) {
    let line = |i: u32| {
        let dx = width * (f64::from(i) / f64::from(count - 1) - 0.5);
        polyline(&[(x + dx * 0.8, y0), (x + dx, y1)])
    };
    pen.line(together((0..count).map(line)), 0.35, 0xf3ecdc);
}

fn guitar(pen: &mut Pen, look: &Look) {
    let wood = look.main(0xd69a56);
    let body = || {
        path(
            "M22 44 C33 42 37 48 36 56 C35 62 34 64 38 69 C46 78 43 99.5 22 99.5 C1 99.5 -2 78 6 69 C10 64 9 62 8 56 C7 48 11 42 22 44 Z",
        )
    };
    for [y, side] in rows("4,-1 8,-1 12,-1 4,1 8,1 12,1") {
        pen.round(circle(22.0 + side * 6.4, y, 1.6), 0xf3ead9);
    }
    pen.body(body(), wood);
    pen.line(body(), 1.6, wood.shaded(0.45));
    pen.mark(circle(22.0, 66.0, 7.6), wood.shaded(0.3));
    pen.mark(circle(22.0, 66.0, 6.0), 0x4a3328);
    pen.body(path("M19.4 16 L24.6 16 L25.2 62 L18.8 62 Z"), 0x6b4432);
    let frets = (0..9).map(|i| polyline(&placed((0.0, 20.0 + 4.6 * f64::from(i)), "19.2,0 24.8,0")));
    pen.line(together(frets), 0.5, 0xd9cfc0);
    pen.body(path("M17.6 1 L26.4 1 L25.6 17 L18.4 17 Z"), wood.shaded(0.4));
    pen.body(round_rect(14.0, 84.0, 16.0, 4.0, 1.5), 0x6b4432);
    strings(pen, 22.0, (14.0, 85.0), 6, 5.6);
    pen.body(path("M30 70 Q36 72 36 80 Q32 84 28 76 Z"), 0x5a3a30);
    pen.shine(path("M6 78 Q8 71 12 67 Q9 76 10 88 Q6 86 6 78 Z"), 0.5);
}

fn violin(pen: &mut Pen, look: &Look) {
    let wood = look.main(0xc06f3c);
    let body = || {
        path(
            "M25 38 C38 36 42 44 40 54 Q36 60 38 66 Q46 74 45 84 C44 96 36 99.5 25 99.5 C14 99.5 6 96 5 84 Q4 74 12 66 Q14 60 10 54 C8 44 12 36 25 38 Z",
        )
    };
    pen.line(polyline("47,4 41,98"), 1.4, 0x7a4a34);
    pen.line(polyline("48.6,6 43,96"), 0.6, 0xf3ead9);
    pen.body(body(), wood);
    pen.line(body(), 1.2, wood.shaded(0.5));
    for side in [-1.0, 1.0] {
        let x = 25.0 + side * 9.0;
        pen.line(
            path(&format!(
                "M{} 58 Q{} 66 {} 68 Q{} 70 {} 77",
                x - side,
                x + side * 2.0,
                x,
                x - side * 2.0,
                x + side
            )),
            1.2,
            0x4a2a20,
        );
    }
    for [y, side] in rows("8,-1 12.5,1 17,-1") {
        pen.line(polyline(&[(25.0, y), (25.0 + side * 8.0, y)]), 2.2, EBONY);
    }
    pen.body(path("M22.6 12 L27.4 12 L28.4 56 L21.6 56 Z"), EBONY);
    pen.line(path("M25 14 L25 6 Q25 1 29 2 Q31.4 4 29 6"), 3.4, wood.shaded(0.3));
    pen.body(polygon("21,80 29,80 27,96 23,96"), EBONY);
    pen.body(rect(19.0, 70.0, 12.0, 2.6), 0xe8cfa0);
    strings(pen, 25.0, (12.0, 82.0), 4, 5.0);
    pen.shine(path("M9 80 Q10 73 15 68 Q12 78 13 90 Q9 88 9 80 Z"), 0.5);
}

/// An upright.
fn piano(pen: &mut Pen, look: &Look) {
    let wood = look.main(0x5a4550);
    pen.body(rect(8.0, 10.0, 104.0, 80.0), wood);
    pen.body(round_rect(4.0, 4.0, 112.0, 8.0, 2.0), wood.lit(0.2));
    pen.body([15.0, 65.0].map(|x| round_rect(x, 17.0, 40.0, 22.0, 1.5)), wood.lit(0.08));
    pen.flat(polygon("46,22 74,22 75,42 45,42"), 0xfdf8ec);
    pen.slot_box(Slot::Words, 47.0, 24.0, 26.0, 16.0);
    if !look.lettered {
        pen.line([27.0, 31.0, 35.0].map(|y| polyline(&[(49.0, y), (71.0, y)])), 0.5, Rgb::INK.alpha(0.7));
        pen.mark(rows("54,29 60,33 66,28").map(|[x, y]| circle(x, y, 1.2)), Rgb::INK);
    }
    pen.slot_box(Slot::Top, 12.0, -30.0, 96.0, 35.0);
    pen.body(polygon("6,44 114,44 119,56 1,56"), wood.shaded(0.2));
    pen.flat(polygon("9,46 111,46 114,55 6,55"), 0xfdf8ec);
    let whites = (1..22).map(|i| {
        let t = f64::from(i) / 22.0;
        polyline(&[(9.0 + 102.0 * t, 46.0), (6.0 + 108.0 * t, 55.0)])
    });
    pen.line(together(whites), 0.5, Rgb::INK.alpha(0.6));
    let blacks = (0..21).filter(|i| ![2, 6, 9, 13, 16, 20].contains(i)).map(|i| {
        let x = 12.3 + 4.66 * f64::from(i);
        rect(x, 46.0, 2.6, 5.2)
    });
    pen.mark(together(blacks), EBONY);
    pen.body(round_rect(0.5, 55.0, 119.0, 7.0, 2.0), wood.lit(0.12));
    pen.body(rect(14.0, 62.0, 92.0, 30.0), wood.shaded(0.25));
    pen.body([7.0, 103.0].map(|x| path_at((x, 0.0), "M0 62 L10 62 L8 94 L2 94 Z")), wood.lit(0.06));
    pen.body([54.0, 60.0, 66.0].map(|x| round_rect(x - 1.6, 87.0, 3.2, 7.0, 1.4)), BRASS);
    pen.body(rect(6.0, 91.5, 108.0, 8.0), wood);
}

fn saxophone(pen: &mut Pen, look: &Look) {
    let brass = look.main(BRASS);
    pen.body(limb("4,14 12,5 24,6 28,16", 4.6, 5.6), brass.lit(0.1));
    pen.line(polyline("2.4,16 8,8"), 4.6, EBONY);
    pen.body(path("M24 14 L33 14 L39 74 Q40 82 45 80 Q50 78 49 66 L46 44 Q44 38 40 36 L66 28 Q64 34 62 42 L64 68 Q66 96 46 99 Q26 100 23 76 Z"), brass);
    pen.body(polygon("37,37 66,25 66,31 40,42"), brass.lit(0.3));
    pen.line(path("M30 20 L35 72"), 1.4, brass.shaded(0.4));
    for [x, y, r] in rows("29,26,3 30,36,3 31,46,3.2 32.4,57,3.4 33.6,68,3.4 55,56,4 56,72,4.4") {
        pen.round(circle(x, y, r), 0xfbf3e2);
        pen.line(circle(x, y, r), 0.8, brass.shaded(0.5));
    }
    pen.line(path("M38 26 L42 62"), 1.6, brass.shaded(0.3));
    pen.shine(path("M26 20 L28 20 L31 74 Q33 88 42 94 Q29 90 27.6 76 Z"), 0.6);
}

fn trumpet(pen: &mut Pen, look: &Look) {
    let brass = look.main(BRASS);
    pen.line(round_rect(52.0, 46.0, 96.0, 34.0, 17.0), 8.4, brass.edge());
    pen.line(round_rect(52.0, 46.0, 96.0, 34.0, 17.0), 7.0, brass.shaded(0.1));
    pen.body(
        path("M16 43 L148 42 Q178 40 196 12 Q206 10 207 46 Q206 84 196 82 Q180 54 148 50 L16 49 Z"),
        brass,
    );
    pen.body(path("M196 12 Q208 16 208 47 Q208 80 196 82 Q200 66 200 47 Q200 28 196 12 Z"), brass.lit(0.35));
    pen.body(path("M2 38 L12 42 L16 42 L16 50 L12 50 L2 54 Z"), brass.lit(0.2));
    for x in [82.0, 98.0, 114.0] {
        pen.body(rect(x + 2.6, 16.0, 5.0, 16.0), brass.shaded(0.2));
        pen.round(round_rect(x + 0.6, 10.0, 9.0, 6.6, 3.0), 0xfbf3e2);
        pen.body(round_rect(x, 30.0, 10.4, 60.0, 3.0), brass.lit(0.1));
        pen.body(round_rect(x - 1.0, 88.0, 12.4, 6.0, 2.0), brass.shaded(0.15));
    }
    pen.shine(path("M20 44 L148 43 Q170 42 186 26 Q172 46 148 46 L20 46 Z"), 0.7);
}

/// With two sticks.
fn drum(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd2504a);
    let gold = look.accent(0xf0c566);
    for (a, b) in rows_of::<(Spot, Spot)>("14,6,66,32 98,2,52,33") {
        pen.line(polyline(&[a, b]), 3.4, 0xb98a57);
        pen.round(circle(b.0, b.1, 3.6), 0xd9b27a);
    }
    let side = || path("M5 38 Q55 56 105 38 L103 86 Q55 106 7 86 Z");
    pen.cloth(side(), red, look);
    pen.within(side(), |pen| {
        let zigzag: Vec<(f64, f64)> = (0..=10)
            .map(|i| {
                let x = 5.0 + 10.0 * f64::from(i);
                let sag = 9.0 * (1.0 - ((x - 55.0) / 50.0).powi(2));
                (x, if i % 2 == 0 { 42.0 + sag } else { 84.0 + sag })
            })
            .collect();
        pen.line(polyline(&zigzag), 1.8, gold.lit(0.3));
        pen.shade(rect(84.0, 30.0, 26.0, 80.0), 0.12);
    });
    pen.body(path("M4 84 Q55 104 106 84 L106 90 Q55 110 4 90 Z"), gold);
    pen.body(path("M3 34 Q55 54 107 34 L107 42 Q55 62 3 42 Z"), gold);
    pen.flat(oval(55.0, 35.0, 52.0, 12.5), 0xfbf3e2);
    pen.line(oval(55.0, 35.0, 47.0, 10.4), 0.8, 0xd9c9a8);
    for (a, b) in rows_of::<(Spot, Spot)>("98,2,62,32 14,6,46,32") {
        pen.line(polyline(&[a, b]), 4.2, Rgb::hex(0xb98a57).edge());
        pen.line(polyline(&[a, b]), 3.4, 0xc99a66);
        pen.round(oval(b.0, b.1, 4.4, 3.4), 0xe0bb84);
    }
}

fn flute(pen: &mut Pen, look: &Look) {
    let wood = look.main(0xc9ccd6);
    pen.turned((180.0, 50.0), -10.0, |pen| {
        pen.body(round_rect(8.0, 42.0, 344.0, 18.0, 6.0), wood);
        pen.body([96.0, 262.0].map(|x| rect(x, 39.0, 12.0, 24.0)), wood.lit(0.3));
        pen.body(round_rect(42.0, 36.0, 26.0, 12.0, 5.0), wood.lit(0.2));
        for x in steps(128.0, 14.6, 9) {
            pen.round(circle(x, 48.0, 5.4), wood.lit(0.4));
            pen.mark(circle(x, 48.0, 2.4), wood.shaded(0.5));
        }
        pen.shine(rect(16.0, 45.0, 330.0, 2.6), 0.7);
    });
}

fn harp(pen: &mut Pen, look: &Look) {
    let gold = look.main(BRASS);
    let cords = (0..9).map(|i| {
        let t = f64::from(i) / 8.0;
        polyline(&[
            (58.0 - 38.0 * t, 22.0 - 8.0 * (t * std::f64::consts::PI).sin()),
            (58.0 - 30.0 * t, 88.0 - 52.0 * t),
        ])
    });
    pen.line(together(cords), 0.6, gold.shaded(0.55));
    pen.body(limb("60,12 64,50 62,92", 6.0, 7.0), gold);
    pen.body(limb("14,26 34,62 58,94", 7.0, 13.0), gold.shaded(0.1));
    pen.body(limb("60,10 44,22 26,14 12,24", 6.4, 7.0), gold.lit(0.1));
    pen.round(circle(61.0, 8.0, 6.4), gold.lit(0.2));
    pen.body(round_rect(44.0, 91.0, 27.0, 8.5, 3.0), gold.shaded(0.2));
}

/// On a short stand.
fn microphone(pen: &mut Pen, look: &Look) {
    let steel = look.main(0xb9bfca);
    pen.body(path("M8 99.5 Q8 92 21 91 Q34 92 34 99.5 Z"), EBONY);
    pen.body(rect(19.0, 68.0, 4.0, 25.0), EBONY.lit(0.2));
    pen.line(path("M5 38 L5 50 Q5 66 21 66 Q37 66 37 50 L37 38"), 3.4, EBONY);
    pen.body_with(round_rect(8.0, 2.0, 26.0, 56.0, 13.0), steel, |pen| {
        let grille = (0..9).map(|i| polyline(&placed((0.0, 5.0 + 3.4 * f64::from(i)), "8,0 34,0")));
        pen.line(together(grille), 1.2, steel.shaded(0.5));
        pen.mark(rect(8.0, 34.0, 26.0, 4.0), look.accent(0xd9554b));
    });
    pen.line(polyline("21,3 21,34"), 2.0, steel.lit(0.4));
    pen.shine(round_rect(11.5, 8.0, 3.0, 44.0, 1.5), 0.7);
}

fn headphones(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x4f5f78);
    let soft = look.accent(0xd9806a);
    pen.line(path("M14 66 L14 50 Q14 8 50 8 Q86 8 86 50 L86 66"), 9.4, paint.edge());
    pen.line(path("M14 66 L14 50 Q14 8 50 8 Q86 8 86 50 L86 66"), 8.0, paint);
    pen.line(path("M24 24 Q34 12 50 12 Q66 12 76 24"), 3.4, soft);
    pen.both(50.0, |pen| {
        pen.body(round_rect(2.0, 52.0, 16.0, 44.0, 8.0), paint.lit(0.15));
        pen.body(round_rect(15.0, 54.0, 13.0, 40.0, 6.0), soft);
        pen.mark(circle(10.0, 74.0, 4.4), paint.lit(0.5));
    });
    pen.line(curve("18,30 26,18 40,10.6"), 1.6, Rgb::WHITE.alpha(0.6));
}
