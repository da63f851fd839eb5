//! Devices with screens, lenses, dials and buttons.

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("phone", 0.5, 0.15, phone),
    Figure::on_ground("telephone", 1.15, 0.2, telephone),
    Figure::on_ground("laptop", 1.5, 0.25, laptop),
    Figure::on_ground("computer", 1.2, 0.5, computer),
    Figure::on_ground("television", 1.2, 0.7, television),
    Figure::on_ground("radio", 1.4, 0.25, radio),
    Figure::on_ground("vinyl record", 1.4, 0.3, record_player),
    Figure::on_ground("camera", 1.35, 0.14, camera),
    Figure {
        name: "game console",
        aspect: 1.5,
        height: 0.12,
        stands: Stands::Free,
        draw: Drawn::Rust(controller),
    },
    Figure { name: "watch", aspect: 0.5, height: 0.1, stands: Stands::Free, draw: Drawn::Rust(watch) },
];

const DARK: Rgb = Rgb(74, 70, 84);

/// A screen that shows hills under the sun, unless it is lettered; it shines at night.
fn screen(pen: &mut Pen, look: &Look, (x, y, w, h): (f64, f64, f64, f64), r: f64) {
    let outline = || round_rect(x, y, w, h, r);
    pen.lamp(look, x + w / 2.0, y + h / 2.0, w, Rgb::hex(0xbfe0ff).alpha(0.5));
    if look.lettered {
        pen.flat(outline(), 0xf6f9fa);
    } else {
        pen.blend(outline(), 0x8fc9e0, 0xf6e6c4);
        pen.within(outline(), |pen| {
            pen.mark(circle(x + w * 0.7, y + h * 0.36, w.min(h) * 0.13), 0xf9c95c);
            let ridge = |a: f64, b: f64, c: f64| {
                format!(
                    "M{x} {} Q{} {} {} {} Q{} {} {} {} L{} {} L{x} {} Z",
                    y + h * a,
                    x + w * 0.25,
                    y + h * b,
                    x + w * 0.5,
                    y + h * a,
                    x + w * 0.78,
                    y + h * c,
                    x + w,
                    y + h * a,
                    x + w,
                    y + h,
                    y + h
                )
            };
            pen.mark(path(&ridge(0.72, 0.4, 0.56)), 0x7fa8a0);
            pen.mark(path(&ridge(0.84, 0.66, 0.78)), 0x8fb968);
        });
    }
    pen.slot_box(Slot::Words, x + w * 0.06, y + h * 0.08, w * 0.88, h * 0.84);
    pen.within(outline(), |pen| pen.shine(polygon(&[(x, y), (x + w * 0.4, y), (x, y + h * 0.6)]), 0.28));
}

fn phone(pen: &mut Pen, look: &Look) {
    let case = look.main(0x4f5568);
    pen.body(round_rect(1.0, 0.5, 48.0, 99.0, 9.0), case);
    screen(pen, look, (4.0, 6.0, 42.0, 88.0), 5.0);
    pen.flat(round_rect(18.0, 8.0, 14.0, 3.6, 1.8), case.shaded(0.4));
    if !look.lettered {
        for i in 0..8_u32 {
            let (x, y) = (8.0 + 9.4 * f64::from(i % 4), if i < 4 { 72.0 } else { 82.0 });
            let tones = [0xd9604f, 0xf0b64f, 0x6fb3ab, 0x5a8fd0, 0x8a6ab0, 0x7fb35f, 0xf3ead9, 0xe58aa0];
            pen.mark(round_rect(x, y, 6.6, 6.6, 1.8), Rgb::hex(tones[i as usize]));
        }
    }
}

fn telephone(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xd2504a);
    pen.body(path("M30 38 L85 38 L106 90 Q108 99.5 98 99.5 L17 99.5 Q7 99.5 9 90 Z"), paint);
    pen.body([36.0, 70.0].map(|x| rect(x, 24.0, 9.0, 18.0)), paint.shaded(0.2));
    pen.body(path("M4 34 Q2 8 57 6 Q113 8 111 34 Q110 42 100 42 L90 42 Q84 41 84 34 Q82 24 57 24 Q32 24 31 34 Q31 41 25 42 L15 42 Q5 42 4 34 Z"), paint.lit(0.1));
    pen.shine(path("M14 26 Q26 13 54 11 Q30 18 20 32 Z"), 0.6);
    pen.round(circle(57.5, 68.0, 24.0), 0xfbf3e2);
    pen.line(circle(57.5, 68.0, 24.0), 1.0, paint.shaded(0.4));
    for (x, y) in on_ring((57.5, 68.0), 17.0, steps(40.0, 28.0, 10)) {
        pen.mark(circle(x, y, 3.4), paint.shaded(0.5));
    }
    pen.round(circle(57.5, 68.0, 8.0), paint.lit(0.2));
}

fn laptop(pen: &mut Pen, look: &Look) {
    let case = look.main(0xc3c8d2);
    pen.body(round_rect(20.0, 2.0, 110.0, 76.0, 5.0), case.shaded(0.1));
    pen.flat(round_rect(23.0, 5.0, 104.0, 69.0, 3.0), DARK);
    screen(pen, look, (26.0, 8.0, 98.0, 63.0), 1.5);
    pen.body(path("M20 77 L130 77 L148 93 L2 93 Z"), case.lit(0.3));
    let keys = (0..4).flat_map(|row| {
        let y = 79.0 + 2.5 * f64::from(row);
        let (x0, x1) = (27.0 - 2.6 * f64::from(row), 123.0 + 2.6 * f64::from(row));
        let step = (x1 - x0) / 13.0;
        (0..13).map(move |i| rect(x0 + step * f64::from(i), y, step * 0.8, 1.8))
    });
    pen.mark(together(keys), DARK.alpha(0.85));
    pen.mark(polygon("60,89.6 90,89.6 91,92.2 59,92.2"), case.shaded(0.2));
    pen.body(path("M1 92.5 L149 92.5 Q150 99.5 142 99.5 L8 99.5 Q0 99.5 1 92.5 Z"), case);
    pen.mark(round_rect(64.0, 92.8, 22.0, 2.4, 1.2), case.shaded(0.3));
}

fn computer(pen: &mut Pen, look: &Look) {
    let case = look.main(0xe6e1da);
    pen.body(path("M50 70 L70 70 L74 88 L46 88 Z"), case.shaded(0.25));
    pen.body(round_rect(36.0, 86.0, 48.0, 6.0, 2.5), case.shaded(0.1));
    pen.body(round_rect(6.0, 2.0, 108.0, 70.0, 5.0), case);
    pen.flat(round_rect(10.0, 6.0, 100.0, 58.0, 2.5), DARK);
    screen(pen, look, (12.0, 8.0, 96.0, 54.0), 1.5);
    pen.round(circle(60.0, 68.0, 1.8), 0x7fb35f);
    pen.body(path("M16 91 L92 91 L98 99.5 L10 99.5 Z"), case.lit(0.2));
    pen.body(tilted_oval(110.0, 96.0, 7.0, 3.6, 0.0), case.lit(0.1));
}

/// A set with rabbit ears and knobs.
fn television(pen: &mut Pen, look: &Look) {
    let wood = look.main(0xc0814f);
    for end in [(34.0, 1.0), (88.0, 3.0)] {
        pen.line(polyline(&[(60.0, 22.0), end]), 1.6, 0x8e8796);
        pen.round(circle(end.0, end.1, 2.2), 0xd9604f);
    }
    pen.body(path("M48 22 Q60 10 72 22 Z"), DARK);
    pen.body([20.0, 92.0].map(|x| path_at((x, 0.0), "M0 90 L9 90 L7 99.5 L2 99.5 Z")), wood.shaded(0.4));
    pen.body(round_rect(3.0, 20.0, 114.0, 72.0, 10.0), wood);
    pen.body(round_rect(9.0, 26.0, 78.0, 60.0, 12.0), 0xf3ead9);
    pen.flat(round_rect(13.0, 30.0, 70.0, 52.0, 10.0), DARK);
    screen(pen, look, (15.0, 32.0, 66.0, 48.0), 9.0);
    for y in [36.0, 54.0] {
        pen.round(circle(102.0, y, 7.0), 0xf3ead9);
        pen.line(polyline(&[(102.0, y), on_circle(102.0, y, 5.0, 40.0 * y)]), 1.4, DARK);
    }
    let slots = (0..4).map(|i| polyline(&placed((0.0, 68.0 + 4.4 * f64::from(i)), "95,0 109,0")));
    pen.line(together(slots), 1.4, wood.shaded(0.5));
}

fn radio(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x6fa39b);
    pen.line(polyline("118,24 132,1"), 1.8, 0x8e8796);
    pen.line(path("M30 26 Q30 10 44 10 L96 10 Q110 10 110 26"), 4.4, 0x9a6a44);
    pen.body(round_rect(2.0, 22.0, 136.0, 77.5, 12.0), paint);
    pen.body(round_rect(9.0, 30.0, 122.0, 61.5, 7.0), 0xf6ecd8);
    pen.round(circle(38.0, 61.0, 24.0), DARK);
    let mesh = (0..9).map(|i| {
        let dy = -20.0 + 5.0 * f64::from(i);
        let half = (23.0_f64.powi(2) - dy * dy).max(0.0).sqrt();
        polyline(&[(38.0 - half, 61.0 + dy), (38.0 + half, 61.0 + dy)])
    });
    pen.line(together(mesh), 1.4, 0xb9a98f);
    pen.flat(
        round_rect(70.0, 37.0, 54.0, 19.0, 2.5),
        if look.night { Rgb::hex(0xffe6a0) } else { Rgb::hex(0xfbf7ea) },
    );
    pen.slot_box(Slot::Words, 72.0, 38.5, 50.0, 16.0);
    if !look.lettered {
        let ticks = (0..11).map(|i| {
            polyline(&[
                (74.0 + 4.6 * f64::from(i), 42.0),
                (74.0 + 4.6 * f64::from(i), if i % 5 == 0 { 50.0 } else { 46.0 }),
            ])
        });
        pen.line(together(ticks), 0.8, DARK);
    }
    pen.line(polyline("104,39 104,54"), 1.2, 0xd9473f);
    for x in [80.0, 113.0] {
        pen.round(circle(x, 74.0, 10.5), 0xd9ac57);
        pen.line(polyline(&[(x, 74.0), on_circle(x, 74.0, 8.0, x * 9.0)]), 1.8, DARK);
    }
}

fn record_player(pen: &mut Pen, look: &Look) {
    let wood = look.main(0xb5744a);
    pen.body([16.0, 116.0].map(|x| round_rect(x, 92.0, 9.0, 7.5, 2.5)), DARK);
    pen.body(path("M16 30 L124 30 L138 72 L2 72 Z"), wood.lit(0.25));
    pen.body(path("M2 72 L138 72 L136 94 L4 94 Z"), wood);
    pen.round(oval(58.0, 51.0, 46.0, 17.5), 0x453f4a);
    pen.line(rows("41,15.4 35,13 29,10.8 23,8.6").map(|[rx, ry]| oval(58.0, 51.0, rx, ry)), 0.5, 0x7f7886);
    pen.flat(oval(58.0, 51.0, 15.0, 5.8), look.accent(0xd9604f));
    pen.mark(circle(58.0, 51.0, 1.4), 0xf3ead9);
    pen.shine(path("M20 44 Q34 36 52 34.6 L56 45 Q40 46 20 44 Z"), 0.28);
    pen.round(oval(118.0, 42.0, 7.0, 4.0), 0xc9ccd6);
    pen.line(path("M118 40 L116 58 L88 60"), 3.0, Rgb::hex(0xc9ccd6).edge());
    pen.line(path("M118 40 L116 58 L88 60"), 2.2, 0xdfe2e8);
    pen.body(round_rect(82.0, 57.0, 10.0, 5.0, 1.5), DARK);
    pen.round([108.0, 122.0].map(|x| circle(x, 83.0, 4.6)), 0xd9ac57);
    pen.slot_box(Slot::Words, 14.0, 76.0, 80.0, 14.0);
    for [x, y, s] in rows("30,16,1 92,12,0.8") {
        note(pen, x, y, s);
    }
}

/// A quaver in the air.
fn note(pen: &mut Pen, x: f64, y: f64, s: f64) {
    pen.mark(tilted_oval(x, y, 4.4 * s, 3.2 * s, -22.0), 0x8a6ab0);
    pen.line(polyline(&[(x + 3.8 * s, y - 1.0), (x + 3.8 * s, y - 16.0 * s)]), 1.4 * s, 0x8a6ab0);
    pen.line(curve(&sized((x, y), (s, s), "3.8,-16 9,-11 8,-6")), 1.8 * s, 0x8a6ab0);
}

fn camera(pen: &mut Pen, look: &Look) {
    let body = look.main(0x57525f);
    let leather = look.accent(0xb5744a);
    pen.line(path("M6 40 Q-4 4 40 3"), 2.4, leather.shaded(0.2));
    pen.body(path("M46 22 L54 6 L84 6 L92 22 Z"), body.lit(0.15));
    pen.flat(round_rect(59.0, 10.0, 20.0, 9.0, 2.0), 0xf6f1e6);
    pen.body(round_rect(16.0, 13.0, 18.0, 10.0, 2.0), 0xd9604f);
    pen.body(round_rect(2.0, 20.0, 131.0, 79.5, 9.0), body);
    pen.mark(rect(2.6, 36.0, 129.8, 46.0), leather);
    pen.round(circle(70.0, 60.0, 35.0), 0xc9ccd6);
    pen.round(circle(70.0, 60.0, 29.0), DARK);
    pen.blend(circle(70.0, 60.0, 21.0), 0x6f8fc0, 0x2f3560);
    pen.mark(circle(70.0, 60.0, 9.0), 0x252a4a);
    pen.shine(tilted_oval(61.0, 50.0, 7.0, 4.0, -40.0), 0.9);
    pen.shine(circle(79.0, 70.0, 3.0), 0.5);
    pen.round(circle(118.0, 29.0, 3.4), 0xf6d06a);
    pen.slot_box(Slot::Words, 10.0, 86.0, 36.0, 9.0);
}

fn controller(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x6a78b5);
    pen.body([30.0, 98.0].map(|x| round_rect(x, 8.0, 24.0, 14.0, 6.0)), paint.shaded(0.35));
    pen.body(path("M34 14 L116 14 C140 14 146 50 149 78 C151 98 132 104 122 88 L110 70 L40 70 L28 88 C18 104 -1 98 1 78 C4 50 10 14 34 14 Z"), paint);
    pen.shine(path("M20 34 Q26 20 40 19 L74 19 L74 22 L42 23 Q30 24 24 38 Z"), 0.5);
    pen.mark(round_rect(29.0, 30.0, 8.0, 24.0, 2.0), DARK);
    pen.mark(round_rect(21.0, 38.0, 24.0, 8.0, 2.0), DARK);
    for ([x, y], tone) in tinted("116,29,f6d06a 127,40,e5737c 105,40,6fb3d0 116,51,8fc06f") {
        pen.round(circle(x, y, 5.4), tone);
    }
    for x in [55.0, 95.0] {
        pen.round(circle(x, 60.0, 10.0), DARK);
        pen.round(circle(x, 58.6, 6.6), DARK.lit(0.3));
    }
    pen.body([66.0, 78.0].map(|x| round_rect(x, 32.0, 8.0, 4.0, 2.0)), paint.lit(0.5));
}

fn watch(pen: &mut Pen, look: &Look) {
    let strap = look.main(0x9a5f43);
    let gold = look.accent(0xd9ac57);
    pen.body(path("M15 2 Q25 -1 35 2 L39 32 L11 32 Z"), strap);
    pen.body(path("M11 68 L39 68 L35 98 Q25 101 15 98 Z"), strap.shaded(0.08));
    pen.mark([80.0, 87.0, 94.0].map(|y| oval(25.0, y, 1.4, 1.0)), strap.shaded(0.6));
    pen.body(round_rect(46.0, 46.0, 4.0, 8.0, 1.5), gold.shaded(0.2));
    pen.round(circle(25.0, 50.0, 23.5), gold);
    pen.flat(circle(25.0, 50.0, 18.6), 0xfdf8ec);
    let ticks = (0..12).map(|i| {
        polyline(&[
            on_circle(25.0, 50.0, 14.6, 30.0 * f64::from(i)),
            on_circle(25.0, 50.0, 16.8, 30.0 * f64::from(i)),
        ])
    });
    pen.line(together(ticks), 1.0, Rgb::INK);
    pen.line(polyline(&[(25.0, 50.0), on_circle(25.0, 50.0, 8.6, 305.0)]), 1.8, Rgb::INK);
    pen.line(polyline(&[(25.0, 50.0), on_circle(25.0, 50.0, 13.0, 55.0)]), 1.2, Rgb::INK);
    pen.shine(path("M9 46 Q11 36 22 33 Q14 39 12 48 Z"), 0.7);
}
