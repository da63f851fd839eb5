//! Trimmings of Christmas, Halloween, Easter, birthdays and fireworks.

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure {
        name: "fireworks",
        aspect: 1.2,
        height: 40.0,
        stands: Stands::Floats,
        draw: Drawn::Rust(fireworks),
    },
    Figure { name: "sparkler", aspect: 0.5, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(sparkler) },
    Figure { name: "balloon", aspect: 0.5, height: 0.6, stands: Stands::Floats, draw: Drawn::Rust(balloon) },
    Figure { name: "bunting", aspect: 2.6, height: 1.0, stands: Stands::Hangs, draw: Drawn::Rust(bunting) },
    Figure {
        name: "fairy lights",
        aspect: 3.0,
        height: 1.0,
        stands: Stands::Hangs,
        draw: Drawn::Rust(fairy_lights),
    },
    Figure { name: "ornament", aspect: 0.8, height: 0.1, stands: Stands::Hangs, draw: Drawn::Rust(ornament) },
    Figure {
        name: "party popper",
        aspect: 1.0,
        height: 0.2,
        stands: Stands::Free,
        draw: Drawn::Rust(party_popper),
    },
    Figure::on_ground("easter egg", 0.78, 0.07, easter_egg),
];

const BRIGHT: [Rgb; 5] =
    [Rgb(217, 75, 72), Rgb(242, 180, 72), Rgb(88, 160, 196), Rgb(126, 178, 92), Rgb(226, 130, 164)];

/// Three bursts at different heights.
fn fireworks(pen: &mut Pen, look: &Look) {
    let bursts = [
        (44.0, 40.0, 38.0, look.main(BRIGHT[0])),
        (92.0, 28.0, 27.0, look.accent(BRIGHT[1])),
        (84.0, 76.0, 22.0, BRIGHT[2]),
    ];
    for (i, (x, y, r, colour)) in bursts.into_iter().enumerate() {
        pen.glow(x, y, r * 1.2, colour.lit(0.4).alpha(0.5));
        let rays = if r > 30.0 { 22 } else { 16 };
        let spread = |k: i32, from: f64, to: f64| {
            let turn = f64::from(k) * 360.0 / f64::from(rays) + 9.0 * look.vary(i as u64);
            let reach = if k % 2 == 0 { 1.0 } else { 0.72 };
            let at = |f: f64| on_circle(x, y + 3.0 * f * f, r * reach * f, turn);
            curve(&[at(from), at((from + to) / 2.0), at(to)])
        };
        pen.line(together((0..rays).map(|k| spread(k, 0.2, 0.62))), 1.3, colour.lit(0.3).alpha(0.8));
        pen.line(together((0..rays).map(|k| spread(k, 0.62, 0.96))), 1.8, colour);
        let tips = (0..rays).map(|k| {
            let turn = f64::from(k) * 360.0 / f64::from(rays) + 9.0 * look.vary(i as u64);
            let reach = if k % 2 == 0 { 1.0 } else { 0.72 };
            let (px, py) = on_circle(x, y + 3.0, r * reach, turn);
            circle(px, py, 1.5)
        });
        pen.mark(together(tips), colour.lit(0.6));
        pen.mark(star(x, y, r * 0.16, r * 0.07, 6), 0xfff6d4);
    }
    for (x, y, foot) in rows_of::<(f64, f64, Spot)>("44,60,50,99 92,46,76,99") {
        pen.line(
            curve(&[(x, y), ((x + foot.0) / 2.0 + 1.5, 80.0), foot]),
            1.0,
            Rgb::hex(0xf6d98a).alpha(0.6),
        );
    }
}

fn sparkler(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf8cd4c);
    pen.line(polyline("25,26 25,98"), 1.8, 0x8a8490);
    pen.glow(25.0, 24.0, 36.0, gold.alpha(0.7));
    let rays = (0..18).map(|i| {
        let r = if i % 2 == 0 { 22.0 } else { 14.0 } + 2.0 * look.vary(i as u64);
        polyline(&[
            on_circle(25.0, 24.0, 4.0, f64::from(i) * 20.0),
            on_circle(25.0, 24.0, r, f64::from(i) * 20.0),
        ])
    });
    pen.line(together(rays), 1.0, gold);
    for i in 0..10_u64 {
        let (x, y) = on_circle(25.0, 24.0, 17.0 + 6.0 * look.vary(i + 30), i as f64 * 36.0 + 10.0);
        pen.mark(star(x, y, 2.4, 0.9, 4), gold.lit(0.4));
    }
    pen.mark(star(25.0, 24.0, 7.0, 3.0, 8), 0xfff6d4);
}

fn balloon(pen: &mut Pen, look: &Look) {
    let skin = look.main(look.choose(1, &BRIGHT));
    pen.line(curve("25,64 28,76 22,86 26,99"), 0.9, 0x9a8f98);
    pen.body(polygon("25,59 29,66 21,66"), skin.shaded(0.2));
    pen.round(path("M25 1 C42 1 49 15 49 28 C49 44 36 57 25 61 C14 57 1 44 1 28 C1 15 8 1 25 1 Z"), skin);
    pen.slot_box(Slot::Words, 9.0, 20.0, 32.0, 18.0);
    pen.shine(tilted_oval(14.0, 18.0, 4.0, 8.0, 28.0), 0.65);
    if look.expression.is_some() {
        face::cheeks(pen, look, (14.0, 34.0), (36.0, 34.0), 3.0);
        face::eyes(pen, look, (18.0, 28.0), (32.0, 28.0), 2.5);
        face::mouth(pen, look, 25.0, 34.0, 8.0);
    }
}

/// The line that bunting and lights hang on, over the width `w`.
fn hanging(w: f64, t: f64) -> (f64, f64) {
    (2.0 + (w - 4.0) * t, 8.0 + 130.0 * t * (1.0 - t))
}

fn bunting(pen: &mut Pen, look: &Look) {
    let line: Vec<(f64, f64)> = (0..=12).map(|i| hanging(260.0, f64::from(i) / 12.0)).collect();
    for i in 0..9_u32 {
        let (a, b) = (hanging(260.0, (f64::from(i) + 0.1) / 9.0), hanging(260.0, (f64::from(i) + 0.9) / 9.0));
        let tip = ((a.0 + b.0) / 2.0 - (b.1 - a.1) * 0.6, (a.1 + b.1) / 2.0 + 48.0);
        let colour = if i.is_multiple_of(2) {
            look.main(BRIGHT[(i % 5) as usize])
        } else {
            look.accent(BRIGHT[(i % 5) as usize])
        };
        pen.cloth(polygon(&[a, b, tip]), colour, look);
        if i.is_multiple_of(2) && look.pattern.is_none() {
            pen.mark(circle((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0 + 13.0, 4.0), Rgb::hex(0xfdf8ec).alpha(0.9));
        }
    }
    pen.line(curve(&line), 2.6, 0xb98a57);
}

fn fairy_lights(pen: &mut Pen, look: &Look) {
    let at = |t: f64| (2.0 + 296.0 * t, 10.0 + 34.0 * (1.0 - (t * std::f64::consts::TAU * 1.5).cos()));
    let line: Vec<(f64, f64)> = (0..=24).map(|i| at(f64::from(i) / 24.0)).collect();
    pen.line(curve(&line), 2.0, 0x4f6f5a);
    for i in 0..11 {
        let (x, y) = at((f64::from(i) + 0.5) / 11.0);
        let bulb = look.main(BRIGHT[i as usize % 5]);
        pen.glow(x, y + 11.0, if look.night { 24.0 } else { 14.0 }, bulb.lit(0.4).alpha(0.7));
        pen.body(round_rect(x - 2.6, y - 1.0, 5.2, 5.0, 1.4), 0x4f6f5a);
        pen.round(path_at((x, y), "M-4 4 Q-7 12 0 20 Q7 12 4 4 Z"), bulb);
        pen.mark(oval(x - 1.6, y + 9.0, 1.2, 2.6), Rgb::WHITE.alpha(0.8));
    }
}

fn ornament(pen: &mut Pen, look: &Look) {
    let glass = look.main(0xd2434a);
    pen.line(polyline("40,0.5 40,8"), 1.0, 0xb98a57);
    pen.line(circle(40.0, 10.0, 3.6), 1.8, 0xd9ac57);
    pen.body(round_rect(32.0, 13.0, 16.0, 9.0, 2.5), 0xe6b84f);
    pen.round_with(circle(40.0, 60.0, 39.0), glass, |pen| {
        let band = look.accent(0xf8e3b0);
        pen.line(["M-2 48 Q40 62 82 48", "M-2 72 Q40 86 82 72"].map(path), 2.4, band);
        pen.mark(rows("12,65 40,70 68,65").map(|[x, y]| star(x, y, 6.6, 2.8, 6)), band);
    });
    pen.slot_box(Slot::Words, 10.0, 54.0, 60.0, 20.0);
    pen.shine(tilted_oval(24.0, 38.0, 7.0, 11.0, 36.0), 0.6);
}

fn party_popper(pen: &mut Pen, look: &Look) {
    let cone = look.main(0xf2b448);
    for (i, d) in
        ["M46 48 Q40 28 56 22 Q66 16 60 4", "M54 54 Q70 40 78 50 Q86 58 96 48", "M50 50 Q62 32 80 28"]
            .into_iter()
            .enumerate()
    {
        pen.line(path(d), 3.0, BRIGHT[i]);
    }
    for i in 0..16_u64 {
        let (x, y) = (66.0 + 30.0 * look.vary(i), 30.0 + 27.0 * look.vary(i + 20));
        let colour = BRIGHT[i as usize % 5];
        if i % 2 == 0 {
            pen.mark(circle(x, y, 2.0), colour);
        } else {
            pen.mark(tilted_oval(x, y, 3.0, 1.5, 90.0 * look.vary(i + 40)), colour);
        }
    }
    pen.mark(star(84.0, 16.0, 6.0, 2.4, 5), BRIGHT[1]);
    pen.mark(star(34.0, 22.0, 5.0, 2.0, 5), BRIGHT[4]);
    pen.body_with(polygon("4,98 36,42 60,66"), cone, |pen| {
        for (a, b) in rows_of::<(Spot, Spot)>("22,62,46,84 12,76,34,98 32,48,60,72") {
            pen.line(polyline(&[a, b]), 4.0, 0xe2574f);
        }
    });
    pen.body(tilted_oval(48.0, 54.0, 17.0, 6.0, 45.0), cone.shaded(0.35));
}

fn easter_egg(pen: &mut Pen, look: &Look) {
    let shell = look.main(0x8fc9d9);
    let second = look.accent(0xfbe08a);
    let egg = || path("M39 1 C60 1 77 36 77 62 C77 86 60 99.5 39 99.5 C18 99.5 1 86 1 62 C1 36 18 1 39 1 Z");
    pen.round(egg(), shell);
    if let Some(pattern) = look.pattern {
        pen.pattern(egg(), pattern, second);
    } else {
        pen.within(egg(), |pen| {
            let zigzag = |y: f64| {
                polyline(
                    &(0..=13)
                        .map(|i| (-4.0 + 6.6 * f64::from(i), y + if i % 2 == 0 { 0.0 } else { 7.0 }))
                        .collect::<Vec<_>>(),
                )
            };
            pen.line(zigzag(28.0), 4.0, second);
            pen.mark(path("M-2 44 L80 44 L80 62 L-2 62 Z"), 0xf2a0b4);
            pen.mark(together((0..6).map(|i| circle(6.0 + 13.4 * f64::from(i), 53.0, 4.4))), 0xfdf8ec);
            pen.line(zigzag(72.0), 4.0, second);
            pen.mark(together((0..5).map(|i| circle(14.0 + 13.0 * f64::from(i), 90.0, 3.0))), 0xf2a0b4);
        });
    }
    pen.shine(tilted_oval(24.0, 28.0, 5.0, 13.0, 22.0), 0.5);
}
