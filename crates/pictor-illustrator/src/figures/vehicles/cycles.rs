//! What has two wheels.

use super::parts::{STEEL, TYRE, headlamp, spoked};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("bicycle", 1.55, 1.1, bicycle),
    Figure::on_ground("scooter", 1.4, 1.2, scooter),
    Figure::on_ground("motorcycle", 1.6, 1.15, motorcycle),
    Figure::on_ground("kick scooter", 1.0, 1.0, kick_scooter),
    Figure::on_ground("skateboard", 2.9, 0.16, skateboard),
];

/// Tubes along straight lines, with an edge so that they stand out.
fn tubes(pen: &mut Pen, lines: &[&[(f64, f64)]], width: f64, colour: Rgb) {
    for line in lines {
        pen.line(polyline(*line), width + 0.9, colour.edge());
    }
    for line in lines {
        pen.line(polyline(*line), width, colour);
    }
}

fn bicycle(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x4f9a94);
    let leather = look.accent(0x8a5a3c);
    for x in [30.0, 125.0] {
        spoked(pen, (x, 71.0), 28.0, 18);
    }
    pen.line([30.0, 125.0].map(|x| arc(x, 71.0, 30.5, 30.5, -75.0, 130.0)), 2.6, paint.shaded(0.3));
    pen.line(circle(70.0, 73.0, 8.0), 2.2, STEEL.shaded(0.4));
    pen.line(polyline("30,69 70,65"), 0.9, TYRE);
    pen.line(polyline("30,73 70,81"), 0.9, TYRE);
    let crank = (70.0, 73.0);
    tubes(
        pen,
        &[
            &[(30.0, 71.0), (56.0, 34.0)],
            &[(30.0, 71.0), crank],
            &[crank, (52.0, 26.0)],
            &[crank, (108.0, 34.0)],
            &[(56.0, 36.0), (106.0, 28.0)],
        ],
        3.2,
        paint,
    );
    tubes(pen, &[&[(103.0, 14.0), (109.0, 36.0)]], 3.6, paint);
    pen.line(curve("108,34 115,54 125,71"), 4.4, paint.edge());
    pen.line(curve("108,34 115,54 125,71"), 3.4, paint);
    pen.line(curve("103,14 110,8 119,10 118,17 110,19"), 3.0, STEEL.shaded(0.3));
    pen.line(curve("118,17.4 110,19"), 4.6, leather);
    pen.body(path("M36 24 Q38 18 48 20 Q56 21 66 23 Q67 27 60 27 Q54 27 50 31 Q38 32 36 24 Z"), leather);
    pen.slot_box(Slot::Saddle, 36.0, 0.0, 30.0, 22.0);
    tubes(pen, &[&[crank, (76.0, 86.0)]], 2.4, STEEL.shaded(0.3));
    pen.body(round_rect(71.0, 85.0, 12.0, 3.4, 1.4), TYRE);
    pen.round(circle(70.0, 73.0, 3.0), STEEL);
    headlamp(pen, look, (114.0, 30.0), 3.6);
    basket(pen);
}

/// The basket before the handle bar.
fn basket(pen: &mut Pen) {
    let willow = Rgb::hex(0xcf9f60);
    pen.slot_box(Slot::Inside, 116.0, 0.0, 26.0, 24.0);
    pen.body(path("M114 14 L144 14 L140 35 L119 35 Z"), willow);
    pen.line([19.0, 24.0, 29.0].map(|y| polyline(&[(115.5, y), (142.5, y)])), 0.9, willow.shaded(0.4));
    for x in [121.0, 127.0, 133.0, 138.0] {
        pen.line(polyline(&[(x, 15.0), (x + (129.0 - x) * 0.18, 34.0)]), 0.7, willow.shaded(0.4));
    }
    pen.body(round_rect(112.5, 12.0, 33.0, 4.0, 2.0), willow.lit(0.2));
}

fn fat_wheel(pen: &mut Pen, (x, y): (f64, f64), r: f64) {
    pen.round(circle(x, y, r), TYRE);
    pen.round(circle(x, y, r * 0.6), STEEL);
    pen.mark(circle(x, y, r * 0.36), STEEL.shaded(0.35));
    pen.round(circle(x, y, r * 0.18), STEEL.lit(0.3));
}

fn scooter(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x8fcfc0);
    let seat = look.accent(0x9a5f43);
    fat_wheel(pen, (30.0, 83.0), 16.5);
    fat_wheel(pen, (113.0, 83.0), 16.5);
    pen.body(path("M101 84 Q98 66 112 64 Q128 65 130 82 L122 80 Q114 72 107 84 Z"), paint);
    pen.body(path("M6 78 Q4 50 24 47 L54 46 Q62 48 62 60 L66 78 L96 78 Q99 70 96 56 L88 22 L97 19 L107 58 Q110 78 100 87 L54 87 Q50 70 34 66 Q18 66 12 82 Z"), paint);
    pen.mark(
        path("M14 62 Q18 53 30 53 L52 52 Q57 53 57 60 L40 60 Q24 60 14 70 Z"),
        paint.lit(0.4).alpha(0.7),
    );
    pen.line(path("M94 24 L101 56"), 1.6, 0xfaf3e4);
    pen.body(path("M10 45 Q8 36 18 36 L52 37 Q62 38 61 45 Q60 49 54 49 L18 49 Q11 50 10 45 Z"), seat);
    pen.slot_box(Slot::Saddle, 14.0, 10.0, 44.0, 28.0);
    pen.line(curve("92,20 84,14 78,15"), 3.0, TYRE);
    pen.body(path("M84 16 Q86 6 98 7 Q106 8 106 17 Q104 26 95 26 Q86 25 84 16 Z"), paint.lit(0.06));
    headlamp(pen, look, (103.0, 16.0), 5.0);
    pen.line(curve("88,10 84,3"), 1.2, STEEL.shaded(0.4));
    pen.round(tilted_oval(83.0, 2.6, 3.8, 2.8, 20.0), STEEL);
    pen.body(round_rect(2.0, 58.0, 6.0, 8.0, 3.0), 0xe8604a);
    pen.slot_box(Slot::Words, 18.0, 52.0, 36.0, 9.0);
}

fn motorcycle(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xb5443c);
    let black = Rgb::hex(0x4a424f);
    for x in [32.0, 128.0] {
        spoked(pen, (x, 74.0), 25.0, 14);
        pen.line(circle(x, 74.0, 22.0), 6.4, TYRE);
        pen.line(circle(x, 74.0, 17.6), 1.6, STEEL);
    }
    pen.body(limb("14,84 50,86 82,80", 7.0, 5.0), STEEL);
    pen.body(round_rect(60.0, 58.0, 32.0, 26.0, 6.0), STEEL.shaded(0.3));
    pen.body([62.0, 67.0, 72.0].map(|y| round_rect(58.0, y, 28.0, 3.0, 1.5)), STEEL);
    pen.round(circle(80.0, 78.0, 8.0), STEEL.lit(0.2));
    tubes(pen, &[&[(32.0, 74.0), (62.0, 76.0)], &[(40.0, 48.0), (32.0, 74.0)]], 4.0, black);
    tubes(pen, &[&[(103.0, 22.0), (128.0, 74.0)]], 4.6, STEEL);
    pen.body(path("M12 60 Q18 46 36 47 Q48 48 54 58 Q40 50 30 52 Q20 54 12 60 Z"), paint.shaded(0.1));
    pen.body(path("M106 58 Q114 46 130 46 Q146 48 152 62 Q140 53 128 53 Q116 53 106 58 Z"), paint);
    pen.body(path("M26 44 Q26 36 36 38 Q52 46 66 43 L68 53 Q46 58 30 50 Z"), black);
    pen.slot_box(Slot::Saddle, 32.0, 10.0, 34.0, 33.0);
    pen.body(path("M62 50 Q62 32 82 29 Q100 28 106 40 Q108 48 98 52 Q80 57 64 56 Z"), paint);
    pen.mark(path("M68 44 Q74 34 92 34 L96 38 Q80 40 70 50 Z"), paint.lit(0.45).alpha(0.8));
    pen.slot_box(Slot::Words, 72.0, 38.0, 28.0, 12.0);
    pen.line(curve("106,26 98,14 86,14"), 3.0, STEEL.shaded(0.45));
    pen.line(curve("91,14 85,14"), 4.6, black);
    pen.body(circle(112.0, 29.0, 8.0), black);
    headlamp(pen, look, (115.0, 29.0), 6.0);
    pen.line(curve("99,14 96,4"), 1.2, black);
    pen.round(tilted_oval(96.0, 3.0, 5.0, 3.0, 10.0), STEEL);
    pen.body(round_rect(8.0, 50.0, 6.0, 7.0, 2.5), 0xe8604a);
}

fn kick_scooter(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xe0705f);
    fat_wheel(pen, (14.0, 90.0), 9.0);
    fat_wheel(pen, (86.0, 90.0), 9.0);
    pen.body(limb("14,86 30,85 76,85", 6.0, 6.0), paint.shaded(0.1));
    pen.body(path("M4 86 Q8 76 20 79 L20 83 Q12 82 8 88 Z"), paint.shaded(0.3));
    tubes(pen, &[&[(86.0, 89.0), (78.0, 60.0), (69.0, 14.0)]], 4.6, paint);
    tubes(pen, &[&[(75.0, 42.0), (69.0, 14.0)]], 3.2, STEEL);
    pen.body(limb("54,9 70,11 84,6", 4.4, 4.4), TYRE);
    pen.round(circle(69.6, 12.0, 4.0), STEEL);
}

fn skateboard(pen: &mut Pen, look: &Look) {
    let deck = look.main(0xd9a05c);
    for x in [74.0, 216.0] {
        pen.body(path_at((x, 0.0), "M-18 46 L18 46 L10 66 L-10 66 Z"), STEEL);
        for dx in [-14.0, 14.0] {
            pen.round(circle(x + dx, 80.0, 19.0), look.accent(0xe8604a));
            pen.round(circle(x + dx, 80.0, 7.0), STEEL);
        }
    }
    pen.body(path("M4 10 Q10 4 22 12 Q36 24 56 26 L234 26 Q254 24 268 12 Q280 4 286 10 Q290 16 282 26 Q266 46 238 48 L52 48 Q24 46 8 26 Q0 16 4 10 Z"), deck);
    pen.mark(path("M6 12 Q12 8 21 15 Q36 28 56 29 L234 29 Q254 28 269 15 Q278 8 284 12 L285 15 Q278 12 270 20 Q256 33 234 34 L56 34 Q34 33 20 20 Q12 12 5 15 Z"), TYRE.alpha(0.9));
    pen.slot_box(Slot::Top, 60.0, -40.0, 170.0, 66.0);
}
