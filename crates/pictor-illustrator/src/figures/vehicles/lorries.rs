//! Buses, lorries and what works on wheels.

use super::parts::{STEEL, TYRE, arch, glazing, headlamp, wheel};
use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("bus", 2.05, 3.2, bus),
    Figure::on_ground("truck", 1.9, 3.2, truck),
    Figure::on_ground("food truck", 1.75, 3.0, food_truck),
    Figure::on_ground("ambulance", 1.75, 2.6, ambulance),
    Figure::on_ground("fire truck", 2.1, 3.2, fire_truck),
    Figure::on_ground("tractor", 1.3, 2.8, tractor),
];

fn bus(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xf0b43c);
    let roof = look.accent(paint.lit(0.4));
    let shell = || {
        path("M3 82 L3 20 Q4 4 20 3 L178 3 Q194 3 198 18 L202 58 L202 84 Q202 89 196 89 L9 89 Q3 89 3 82 Z")
    };
    pen.body(shell(), paint);
    pen.within(shell(), |pen| {
        pen.fade(rect(0.0, 0.0, 206.0, 13.0), roof.lit(0.1), roof);
        pen.mark(line_across(0.0, 206.0, 54.0, 2.0), paint.shaded(0.5).alpha(0.8));
        pen.mark(line_across(0.0, 206.0, 77.0, 2.0), paint.shaded(0.5).alpha(0.8));
        pen.shine(rect(0.0, 15.0, 206.0, 2.0), 0.5);
    });
    pen.slot_box(Slot::Inside, 14.0, 20.0, 130.0, 32.0);
    for i in 0..5 {
        glazing(pen, look, round_rect(11.0 + 28.0 * f64::from(i), 20.0, 24.0, 27.0, 4.0));
    }
    pen.body(round_rect(152.0, 18.0, 22.0, 71.0, 3.0), paint.shaded(0.22));
    for x in [154.0, 164.0] {
        glazing(pen, look, round_rect(x, 21.0, 8.0, 62.0, 2.0));
    }
    glazing(pen, look, path("M179 18 L193 18 Q195 19 196 24 L199 50 L179 50 Z"));
    pen.flat(round_rect(58.0, 57.5, 56.0, 16.0, 2.0), 0xfff6e0);
    pen.slot_box(Slot::Words, 60.0, 58.5, 52.0, 14.0);
    if !look.lettered {
        pen.mark(rows("64,16 84,24").map(|[x, w]| round_rect(x, 63.0, w, 5.0, 2.0)), paint.shaded(0.5));
    }
    for x in [38.0, 134.0] {
        arch(pen, (x, 83.5), 18.0);
        wheel(pen, (x, 84.0), 15.5);
    }
    pen.body(round_rect(186.0, 78.0, 18.0, 6.0, 3.0), STEEL);
    headlamp(pen, look, (196.0, 67.0), 5.0);
    pen.body(round_rect(2.4, 60.0, 5.0, 10.0, 2.0), 0xe8604a);
}

/// Chassis and cab; the cab is the right 62 of 190 units.
fn cab(pen: &mut Pen, look: &Look, paint: Rgb) {
    pen.body(rect(6.0, 78.0, 178.0, 8.0), 0x5f5866);
    let shell = || {
        path(
            "M128 86 L128 24 Q128 18 134 18 L160 18 Q168 18 172 28 L180 52 Q187 54 187 62 L187 82 Q187 86 183 86 Z",
        )
    };
    pen.body(shell(), paint);
    pen.within(shell(), |pen| {
        pen.mark(rect(120.0, 74.0, 80.0, 4.0), look.accent(paint.lit(0.7)));
        pen.shine(rect(120.0, 55.0, 70.0, 2.0), 0.4);
    });
    pen.slot_box(Slot::Inside, 136.0, 24.0, 34.0, 30.0);
    glazing(pen, look, path("M136 26 L158 26 Q163 26 166 33 L173 52 L136 52 Z"));
    pen.line(path("M133 22 L133 80"), 0.9, paint.shaded(0.5).alpha(0.8));
    pen.body(round_rect(137.0, 58.0, 9.0, 3.0, 1.5), STEEL);
    pen.body(round_rect(176.0, 79.0, 14.0, 6.0, 3.0), STEEL);
    headlamp(pen, look, (182.0, 67.0), 5.0);
}

fn axles(pen: &mut Pen, places: &[f64]) {
    for &x in places {
        arch(pen, (x, 83.0), 19.0);
        wheel(pen, (x, 83.5), 16.0);
    }
}

fn truck(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x5a8fb5);
    cab(pen, look, paint);
    pen.body(round_rect(3.0, 5.0, 122.0, 74.0, 3.0), look.accent(0xf3ece0));
    let ribs = (1..8).map(|i| polyline(&placed((3.0 + 15.2 * f64::from(i), 0.0), "0,8 0,76")));
    pen.line(together(ribs), 0.7, Rgb::INK.alpha(0.16));
    pen.mark(rect(3.5, 66.0, 121.0, 7.0), paint.alpha(0.9));
    pen.slot_box(Slot::Words, 14.0, 18.0, 100.0, 40.0);
    if !look.lettered {
        pen.mark(circle(64.0, 37.0, 19.0), paint.alpha(0.9));
        pen.mark(path("M54 40 L60 28 L64 35 L68 30 L75 44 L54 44 Z"), 0xf3ece0);
    }
    axles(pen, &[30.0, 66.0, 158.0]);
}

/// A hatch with an awning in the side, and a cone on the roof.
fn food_truck(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xf0a3b0);
    let cream = look.accent(0xfdf4e3);
    pen.scaled((0.0, 100.0), 0.92, |pen| {
        pen.body(path("M52 -6 L68 -6 L60 12 Z"), 0xd9a05c);
        pen.round(circle(60.0, -3.0, 8.6), cream);
        pen.round(circle(63.0, -5.6, 1.6), 0xd9473f);
        cab(pen, look, paint);
        pen.body(round_rect(3.0, 9.0, 127.0, 72.0, 6.0), paint.lit(0.2));
        pen.mark(rect(3.6, 62.0, 125.8, 3.0), cream);
        let inside = if look.night { Rgb::hex(0xffdf96) } else { Rgb::hex(0x8a6a70) };
        pen.flat(rect(20.0, 28.0, 78.0, 30.0), inside);
        pen.slot_box(Slot::Inside, 34.0, 20.0, 50.0, 42.0);
        pen.body(rect(16.0, 56.0, 86.0, 5.0), STEEL);
        for i in 0..9_u32 {
            let x = 15.0 + 9.8 * f64::from(i);
            let colour = if i.is_multiple_of(2) { paint.shaded(0.16) } else { cream };
            pen.body(path_at((x, 0.0), "M1.5 20 L10 20 L9.8 34 Q4.9 40 0 34 Z"), colour);
        }
        pen.flat(round_rect(58.0, 66.0, 66.0, 12.0, 2.0), cream);
        pen.slot_box(Slot::Words, 60.0, 67.0, 62.0, 10.0);
        if !look.lettered {
            for ([x], tone) in tinted("76,d9473f 91,e8b04f 106,8fb35a") {
                pen.mark(circle(x, 72.0, 3.2), tone);
            }
        }
        axles(pen, &[34.0, 158.0]);
    });
}

fn ambulance(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfaf5ec);
    let red = look.accent(0xd9534b);
    pen.scaled((0.0, 100.0), 0.92, |pen| {
        for ([x], colour) in tinted("40,e0574d 92,5a9be0 146,5a9be0") {
            let y = if x > 130.0 { 11.0 } else { 0.0 };
            if look.night {
                pen.glow(x + 7.0, y + 2.0, 22.0, colour.alpha(0.9));
            }
            pen.body(path_at((x, y), "M0 9 Q7 -10 14 9 Z"), colour);
        }
        cab(pen, look, white);
        pen.body(round_rect(3.0, 8.0, 127.0, 72.0, 5.0), white);
        pen.mark(rect(3.6, 60.0, 183.0, 7.0), red);
        pen.mark(rect(3.6, 69.0, 183.0, 2.0), red);
        glazing(pen, look, round_rect(86.0, 20.0, 32.0, 22.0, 3.0));
        pen.body(circle(46.0, 34.0, 19.0), Rgb::WHITE);
        pen.mark(rect(41.2, 20.5, 9.6, 27.0), red);
        pen.mark(rect(32.5, 29.2, 27.0, 9.6), red);
        pen.slot_box(Slot::Words, 70.0, 44.0, 54.0, 13.0);
        headlamp(pen, look, (182.0, 67.0), 5.0);
        axles(pen, &[34.0, 158.0]);
    });
}

fn fire_truck(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd6483f);
    let gold = look.accent(0xf2c14e);
    pen.moved(20.0, 0.0, |pen| {
        cab(pen, look, red);
        pen.body(round_rect(148.0, 11.0, 14.0, 8.0, 3.0), 0x5a9be0);
        if look.night {
            pen.glow(155.0, 13.0, 24.0, Rgb::hex(0x5a9be0).alpha(0.9));
        }
    });
    pen.body(round_rect(4.0, 32.0, 142.0, 54.0, 4.0), red);
    pen.mark(rect(4.6, 70.0, 140.8, 5.0), gold);
    for x in [12.0, 84.0] {
        pen.body(round_rect(x, 40.0, 30.0, 26.0, 2.0), STEEL);
        let slats = (1..5).map(|i| polyline(&placed((x, 40.0 + 5.2 * f64::from(i)), "2,0 28,0")));
        pen.line(together(slats), 0.8, STEEL.shaded(0.5));
    }
    pen.body(circle(63.0, 53.0, 12.0), 0xf3ece0);
    pen.line([8.6, 5.6].map(|r| circle(63.0, 53.0, r)), 1.6, 0xd0a25c);
    pen.slot_box(Slot::Words, 119.0, 44.0, 26.0, 16.0);
    let ladder = |pen: &mut Pen| {
        let rungs = (0..15).map(|i| polyline(&placed((10.0 + 10.0 * f64::from(i), 0.0), "0,18 0,27")));
        pen.line(together(rungs), 1.8, STEEL.shaded(0.25));
        pen.body([17.0, 27.5].map(|y| round_rect(4.0, y - 1.6, 156.0, 3.4, 1.6)), STEEL);
    };
    pen.body(rect(20.0, 26.0, 10.0, 8.0), 0x77707c);
    pen.body(circle(44.0, 30.0, 7.0), 0x77707c);
    pen.turned((44.0, 28.0), -5.0, ladder);
    for x in [36.0, 74.0, 178.0] {
        arch(pen, (x, 83.0), 19.0);
        wheel(pen, (x, 83.5), 16.0);
    }
}

/// One large wheel, one small, a cab and an exhaust.
fn tractor(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x6fa34f);
    let rim = look.accent(0xf2c14e);
    pen.body(rect(96.0, 20.0, 5.0, 26.0), 0x77707c);
    pen.body(round_rect(94.0, 17.0, 9.0, 5.0, 2.0), 0x5f5866);
    pen.body(path("M58 44 L112 44 Q122 45 123 56 L123 74 L54 76 Z"), paint);
    let vents = (0..4).map(|i| polyline(&placed((0.0, 52.0 + 5.0 * f64::from(i)), "96,0 116,0")));
    pen.line(together(vents), 1.4, paint.shaded(0.5));
    pen.body(rect(40.0, 70.0, 84.0, 9.0), 0x5f5866);
    pen.slot_box(Slot::Inside, 26.0, 14.0, 34.0, 42.0);
    glazing(pen, look, path("M24 10 L64 10 L68 48 L20 50 Z"));
    for (a, b) in rows_of::<(Spot, Spot)>("22,8,18,54 64,8,69,50 42,8,42,50") {
        pen.line(curve(&[a, b]), 4.0, paint.edge());
        pen.line(curve(&[a, b]), 3.0, paint);
    }
    pen.body(round_rect(15.0, 2.0, 56.0, 8.0, 4.0), paint.lit(0.1));
    pen.body(path("M4 62 Q8 40 32 38 Q56 40 62 60 L56 62 Q52 48 32 46 Q14 48 10 64 Z"), paint.shaded(0.1));
    tyre(pen, (33.0, 70.0), 29.0, rim);
    tyre(pen, (107.0, 82.0), 17.5, rim);
    headlamp(pen, look, (121.0, 55.0), 4.0);
    pen.slot_box(Slot::Words, 70.0, 50.0, 24.0, 14.0);
}

/// A tyre with treads.
fn tyre(pen: &mut Pen, (x, y): (f64, f64), r: f64, rim: Rgb) {
    let lugs = (0..16).map(|i| {
        let (from, to) = (
            on_circle(x, y, r * 0.84, f64::from(i) * 22.5),
            on_circle(x, y, r * 0.98, f64::from(i) * 22.5 + 8.0),
        );
        polyline(&[from, to])
    });
    pen.round(circle(x, y, r * 0.93), TYRE);
    pen.line(together(lugs), r * 0.13, TYRE.shaded(0.3));
    pen.round(circle(x, y, r * 0.55), rim);
    pen.line(circle(x, y, r * 0.38), r * 0.05, rim.shaded(0.45));
    pen.round(circle(x, y, r * 0.2), rim.lit(0.3));
}
