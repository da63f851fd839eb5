//! What runs on rails.

use super::parts::{STEEL, TYRE, glazing, headlamp};
use crate::figures::buildings::parts::{smoke, together};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("train", 2.3, 4.2, train),
    Figure::on_ground("high speed train", 3.0, 4.0, high_speed_train),
    Figure::on_ground("tram", 1.8, 3.8, tram),
];

/// An iron wheel with spokes.
fn driver(pen: &mut Pen, (x, y): (f64, f64), r: f64, rim: Rgb) {
    pen.body(circle(x, y, r), rim);
    pen.mark(circle(x, y, r * 0.76), TYRE);
    let spokes = (0..8).map(|i| polyline(&[(x, y), on_circle(x, y, r * 0.8, 45.0 * f64::from(i) + 10.0)]));
    pen.line(together(spokes), r * 0.12, rim);
    pen.round(circle(x, y, r * 0.28), rim.lit(0.2));
}

/// A steam locomotive with one coach behind it.
fn train(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xc44f45);
    let coach = look.accent(0x4f7f8a);
    let gold = Rgb::hex(0xe6bd62);
    smoke(pen, (191.0, 5.0), 10.0);
    pen.body(round_rect(3.0, 36.0, 86.0, 46.0, 3.0), coach);
    pen.body(path("M0 38 Q2 28 14 28 L78 28 Q90 28 92 38 Z"), coach.shaded(0.3));
    pen.mark(line_across(3.0, 89.0, 68.0, 2.6), gold);
    for i in 0..4 {
        glazing(pen, look, round_rect(9.0 + 20.0 * f64::from(i), 44.0, 14.0, 17.0, 3.0));
    }
    pen.slot_box(Slot::Words, 12.0, 71.0, 68.0, 9.0);
    pen.body(rect(86.0, 76.0, 18.0, 5.0), TYRE);
    pen.body(rect(96.0, 74.0, 128.0, 9.0), 0x5f5866);
    pen.body(round_rect(132.0, 38.0, 76.0, 38.0, 8.0), paint);
    pen.mark([150.0, 170.0, 190.0].map(|x| rect(x, 38.5, 3.0, 37.0)), gold);
    pen.body(round_rect(204.0, 36.0, 12.0, 42.0, 4.0), 0x5f5866);
    pen.body(path("M186 38 L189 18 L183 8 L201 8 L195 18 L198 38 Z"), 0x5f5866);
    pen.body(rect(182.0, 6.0, 20.0, 4.6), gold);
    pen.body(path("M156 39 Q156 27 165 27 Q174 27 174 39 Z"), gold);
    pen.body(rect(100.0, 24.0, 36.0, 53.0), paint.shaded(0.06));
    pen.slot_box(Slot::Inside, 106.0, 30.0, 24.0, 32.0);
    glazing(pen, look, round_rect(107.0, 34.0, 22.0, 19.0, 2.0));
    pen.line(round_rect(105.0, 57.0, 26.0, 15.0, 2.0), 1.2, gold);
    pen.body(path("M95 25 Q97 17 106 17 L132 17 Q140 18 142 25 Z"), 0x5f5866);
    pen.body(polygon("212,80 222,80 229,97 208,97"), gold.shaded(0.1));
    for x in [17.0, 36.0, 58.0, 76.0] {
        driver(pen, (x, 90.0), 9.0, STEEL);
    }
    for [x, r] in rows("114,16.5 150,16.5 178,11 201,11") {
        driver(pen, (x, 99.0 - r), r, paint.lit(0.1));
    }
    pen.line(polyline("114,86 150,86 188,82"), 3.4, STEEL.shaded(0.5));
    pen.line(polyline("114,86 150,86 188,82"), 2.4, STEEL);
    headlamp(pen, look, (214.0, 44.0), 5.6);
}

fn high_speed_train(pen: &mut Pen, look: &Look) {
    let white = look.main(0xf6f3ee);
    let stripe = look.accent(0x4f86b5);
    pen.body(rect(8.0, 82.0, 250.0, 12.0), 0x5f5866);
    let wheels = [30.0, 52.0, 108.0, 130.0, 200.0, 222.0].map(|x| circle(x, 91.0, 8.5));
    pen.body(together(wheels), TYRE);
    let shell = || path("M2 22 Q3 16 10 16 L176 16 C230 17 282 52 297 78 Q300 88 288 88 L8 88 Q2 88 2 82 Z");
    pen.body(shell(), white);
    pen.within(shell(), |pen| {
        pen.mark(path("M0 60 L200 60 Q250 62 300 82 L300 90 Q250 70 200 68 L0 68 Z"), stripe);
        pen.mark(rect(0.0, 76.0, 300.0, 14.0), white.shaded(0.3).alpha(0.7));
        pen.shine(path("M0 20 L176 20 Q220 22 256 44 Q216 26 176 25 L0 25 Z"), 0.8);
    });
    let band = path("M10 34 L150 34 L150 50 L10 50 Z");
    pen.mark(band, 0x4a4858);
    for i in 0..7 {
        glazing(pen, look, round_rect(13.0 + 19.6 * f64::from(i), 35.5, 15.0, 13.0, 2.0));
    }
    pen.line(round_rect(160.0, 30.0, 17.0, 54.0, 3.0), 1.0, white.shaded(0.5));
    glazing(pen, look, path("M194 28 Q226 32 250 52 L206 52 Q198 52 196 46 Z"));
    headlamp(pen, look, (276.0, 70.0), 4.0);
    pen.slot_box(Slot::Words, 20.0, 69.0, 130.0, 10.0);
}

fn tram(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xcf5147);
    let cream = look.accent(0xfaf1de);
    pen.line(polyline("72,16 92,6 74,1"), 1.6, TYRE);
    pen.line(polyline("56,1 94,1"), 1.6, TYRE);
    pen.body(rect(20.0, 84.0, 140.0, 8.0), 0x5f5866);
    for x in [40.0, 60.0, 120.0, 140.0] {
        driver(pen, (x, 91.0), 8.4, STEEL);
    }
    pen.body(path("M12 22 Q14 13 26 12 L154 12 Q166 13 168 22 Z"), paint.shaded(0.25));
    let shell = || {
        path("M6 82 L10 26 Q11 21 16 21 L164 21 Q169 21 170 26 L174 82 Q174 88 168 88 L12 88 Q6 88 6 82 Z")
    };
    pen.body(shell(), paint);
    pen.within(shell(), |pen| {
        pen.fade(rect(0.0, 20.0, 180.0, 36.0), cream, cream.shaded(0.1));
        pen.mark(line_across(0.0, 180.0, 57.0, 2.0), 0xe6bd62);
        pen.mark(line_across(0.0, 180.0, 80.0, 2.0), 0xe6bd62);
    });
    pen.slot_box(Slot::Inside, 40.0, 26.0, 100.0, 30.0);
    for i in 0..4 {
        glazing(pen, look, round_rect(40.0 + 25.5 * f64::from(i), 28.0, 21.0, 23.0, 2.5));
    }
    for x in [14.0, 147.0] {
        pen.body(round_rect(x, 27.0, 19.0, 60.0, 2.0), paint.shaded(0.16));
        glazing(pen, look, round_rect(x + 3.0, 30.0, 13.0, 28.0, 2.0));
    }
    pen.flat(round_rect(52.0, 61.0, 76.0, 16.0, 2.0), cream);
    pen.slot_box(Slot::Words, 54.0, 62.0, 72.0, 14.0);
    if !look.lettered {
        pen.line(curve("62,69 118,69"), 2.4, paint);
    }
    headlamp(pen, look, (171.0, 70.0), 5.0);
}
