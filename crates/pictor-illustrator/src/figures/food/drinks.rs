//! Drinks, each in its cup, glass or bottle.

use super::fruit::smile;
use super::vessels::{CHINA, cup, saucer, steam, tumbler};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("coffee", 1.3, 0.1, coffee),
    Figure::on_ground("tea", 1.3, 0.09, tea),
    Figure::on_ground("hot chocolate", 1.2, 0.12, hot_chocolate),
    Figure::on_ground("teapot", 1.4, 0.18, teapot),
    Figure::on_ground("milk", 0.56, 0.2, milk),
    Figure::on_ground("water glass", 0.6, 0.14, |pen, look| {
        tumbler(pen, 30.0, 6.0, 24.0, 28.0, look.main(0xbfe3ef));
    }),
    Figure::on_ground("juice", 0.7, 0.15, juice),
    Figure::on_ground("lemonade", 0.7, 0.16, lemonade),
    Figure::on_ground("bubble tea", 0.62, 0.2, bubble_tea),
    Figure::on_ground("soda", 0.5, 0.12, soda),
    Figure::on_ground("beer", 0.95, 0.16, beer),
    Figure::on_ground("wine", 0.56, 0.2, wine),
    Figure::on_ground("champagne", 0.42, 0.22, champagne),
    Figure::on_ground("cocktail", 0.8, 0.18, cocktail),
];

fn coffee(pen: &mut Pen, look: &Look) {
    let china = look.main(CHINA);
    saucer(pen, 62.0, 60.0, china);
    steam(pen, 58.0, 34.0);
    cup(pen, 58.0, 42.0, 40.0, china, Rgb::hex(0x8a5a3c));
    pen.mark(oval(58.0, 43.0, 21.0, 4.2), 0xf3ddbb);
    pen.mark(path("M58 46.4 C46 43.6 50 39.6 58 41.6 C66 39.6 70 43.6 58 46.4 Z"), 0xb57f55);
    smile(pen, look, (58.0, 66.0), 0.9);
}

fn tea(pen: &mut Pen, look: &Look) {
    let china = look.main(0xdcebe2);
    saucer(pen, 62.0, 58.0, china);
    steam(pen, 58.0, 42.0);
    cup(pen, 58.0, 50.0, 42.0, china, Rgb::hex(0xc9a24a));
    pen.mark(rows("54,-30 63,25").map(|[x, turn]| tilted_oval(x, 50.8, 4.6, 1.4, turn * 0.3)), 0x6f8f45);
    if !look.lettered && look.expression.is_none() {
        pen.line(curve("44,86 58,76 74,70"), 1.1, 0x5f9a6a);
        for [x, y, dx] in rows("52,80,-4 60,75,4 68,72,-2") {
            pen.mark(leaf((x, y), (x + dx, y - 9.0), 4.6), 0x6fae7a);
        }
    }
    smile(pen, look, (58.0, 72.0), 0.8);
}

fn hot_chocolate(pen: &mut Pen, look: &Look) {
    let china = look.main(0xd8645a);
    cup(pen, 52.0, 38.0, 42.0, china, Rgb::hex(0x7a4a36));
    pen.round(cloud(52.0, 33.0, 33.0, 12.0, 9), 0xfffaf0);
    for [x, y, turn] in rows("36,26,-16 54,21,10 68,27,22") {
        pen.turned((x, y), turn, |pen| pen.body(round_rect(x - 7.0, y - 6.0, 14.0, 12.0, 3.6), 0xfdf0ea));
    }
    pen.mark(star(46.0, 68.0, 9.0, 4.0, 5), look.accent(0xfbe6c0));
    smile(pen, look, (52.0, 68.0), 0.8);
}

fn teapot(pen: &mut Pen, look: &Look) {
    let glaze = look.main(0x86b3ab);
    let handle = arc(26.0, 60.0, 25.0, 24.0, 180.0, 190.0);
    pen.line(handle.clone(), 9.0, glaze.edge());
    pen.line(handle, 7.6, glaze.shaded(0.1));
    pen.body(tube("98,78 114,68 122,50 134,38", |t| 22.0 - 13.0 * t), glaze.shaded(0.06));
    pen.mark(tilted_oval(134.6, 37.0, 5.0, 2.4, 28.0), glaze.shaded(0.5));
    pen.body(round_rect(44.0, 93.0, 50.0, 6.6, 2.6), glaze.shaded(0.2));
    pen.round(blob("69,30 94,35 110,54 110,74 96,92 69,97 42,92 28,74 28,54 44,35"), glaze);
    pen.body(blob("69,17 84,21 94,33 69,38 44,33 54,21"), glaze.lit(0.1));
    pen.round(circle(69.0, 13.0, 6.6), look.accent(glaze.lit(0.3)));
    if !look.lettered && look.expression.is_none() {
        for i in 0..5 {
            let (x, y) = on_circle(69.0, 66.0, 9.0, f64::from(i) * 72.0);
            pen.mark(circle(x, y, 6.2), glaze.lit(0.6));
        }
        pen.mark(circle(69.0, 66.0, 5.0), 0xf3cf6b);
    }
    pen.shine(tilted_oval(42.0, 52.0, 4.4, 12.0, 24.0), 0.5);
    pen.slot_box(Slot::Words, 48.0, 52.0, 42.0, 28.0);
    smile(pen, look, (69.0, 62.0), 1.0);
}

fn milk(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfdfbf6);
    let bottle = || {
        path(
            "M19 16 L37 16 L37 30 C37 40 53 42 53 56 L53 93 Q53 99.5 46 99.5 L10 99.5 Q3 99.5 3 93 L3 56 C3 42 19 40 19 30 Z",
        )
    };
    pen.glass(bottle(), 0xe4eef2, 0.75);
    pen.within(bottle(), |pen| {
        pen.fade(rect(0.0, 36.0, 60.0, 66.0), white, white.shaded(0.08));
        pen.mark(oval(28.0, 36.0, 13.0, 2.2), Rgb::WHITE);
    });
    pen.body(round_rect(15.0, 4.0, 26.0, 14.0, 3.0), look.accent(0x7fb0dc));
    if !look.lettered {
        pen.mark(rows("20,66,8,6 36,76,8,7 18,84,5,4").map(|[x, y, rx, ry]| oval(x, y, rx, ry)), 0x5b5058);
    }
    pen.slot_box(Slot::Words, 8.0, 60.0, 40.0, 30.0);
    pen.shine(round_rect(7.0, 58.0, 3.0, 34.0, 1.5), 0.7);
}

fn straw(pen: &mut Pen, from: (f64, f64), to: (f64, f64), colour: Rgb) {
    pen.body(limb(&[from, to], 4.4, 4.4), colour);
    for t in [0.1, 0.3, 0.5, 0.7] {
        let (x, y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
        pen.line(curve(&placed((x, y), "-1.8,1 1.8,-1")), 1.4, Rgb::WHITE.alpha(0.9));
    }
}

/// A slice of citrus that sits on a rim.
fn rim_slice(pen: &mut Pen, x: f64, y: f64, colour: Rgb) {
    pen.body(circle(x, y, 11.0), colour);
    pen.mark(circle(x, y, 9.2), 0xfdf3d6);
    for i in 0..6 {
        let (a, b) = (f64::from(i) * 60.0 + 4.0, f64::from(i) * 60.0 + 56.0);
        pen.mark(
            polygon(&[
                (x, y),
                on_circle(x, y, 8.0, a),
                on_circle(x, y, 8.6, (a + b) / 2.0),
                on_circle(x, y, 8.0, b),
            ]),
            colour.lit(0.1),
        );
    }
}

fn juice(pen: &mut Pen, look: &Look) {
    let drink = look.main(0xf5a63c);
    straw(pen, (46.0, 2.0), (32.0, 60.0), Rgb::hex(0xd9574f));
    tumbler(pen, 35.0, 20.0, 32.0, 29.0, drink);
    rim_slice(pen, 12.0, 21.0, Rgb::hex(0xf3982f));
    smile(pen, look, (35.0, 64.0), 0.8);
}

fn lemonade(pen: &mut Pen, look: &Look) {
    let drink = look.main(0xf8e388);
    straw(pen, (46.0, 2.0), (32.0, 60.0), Rgb::hex(0x6fae7a));
    tumbler(pen, 35.0, 20.0, 32.0, 29.0, drink);
    for [x, y, turn] in rows("26,44,15 44,54,-20 28,68,30") {
        pen.turned((x, y), turn, |pen| {
            pen.glass(round_rect(x - 7.0, y - 7.0, 14.0, 14.0, 3.0), 0xf3fafb, 0.6);
        });
    }
    rim_slice(pen, 12.0, 21.0, Rgb::hex(0xf3d03f));
    pen.body(leaf((52.0, 26.0), (66.0, 12.0), 9.0), 0x6fae5a);
}

fn bubble_tea(pen: &mut Pen, look: &Look) {
    let drink = look.main(0xd9ab7f);
    pen.body(limb("42,-4 34,30", 7.0, 7.0), 0xe07f8f);
    let glass = || path("M6 26 L56 26 L50 95 Q49.6 99.5 45 99.5 L17 99.5 Q12.4 99.5 12 95 Z");
    pen.glass(glass(), 0xeef3f3, 0.8);
    pen.within(glass(), |pen| {
        pen.fade(rect(0.0, 34.0, 62.0, 70.0), drink.lit(0.35), drink.shaded(0.08));
        for [x, y] in rows("18,92 28,94 38,92 46,93 22,84 33,85 43,84 27,76 39,76 17,77") {
            pen.round(circle(x, y, 4.6), 0x5a3d34);
            pen.shine(circle(x - 1.5, y - 1.6, 1.1), 0.7);
        }
    });
    pen.body(round_rect(2.0, 20.0, 58.0, 7.0, 3.0), 0xfaf5ec);
    pen.body(path("M8 20 Q31 4 54 20 Z"), 0xf3eee6);
    pen.body(limb("42,-6 38,14", 7.0, 7.0), 0xe07f8f);
    pen.shine(round_rect(13.0, 38.0, 3.0, 34.0, 1.5), 0.6);
    pen.slot_box(Slot::Words, 14.0, 42.0, 34.0, 26.0);
    smile(pen, look, (31.0, 52.0), 0.75);
}

fn soda(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd9483f);
    pen.body(path("M8 10 L42 10 L47 18 L47 90 L42 99.5 L8 99.5 L3 90 L3 18 Z"), 0xc3c8d1);
    pen.body(rect(3.0, 18.0, 44.0, 72.0), red);
    pen.mark(path("M3 62 C18 44 30 70 47 48 L47 60 C30 82 18 56 3 74 Z"), look.accent(0xfffaf0));
    pen.body(oval(25.0, 10.0, 18.0, 4.0), 0xdde1e7);
    pen.body(oval(27.0, 9.6, 6.0, 1.8), 0xa9b0bb);
    pen.shine(round_rect(7.0, 22.0, 4.0, 64.0, 2.0), 0.5);
    pen.slot_box(Slot::Words, 8.0, 26.0, 34.0, 24.0);
}

fn beer(pen: &mut Pen, look: &Look) {
    let beer = look.main(0xf0b13f);
    let handle = arc(70.0, 62.0, 20.0, 21.0, -5.0, 190.0);
    pen.line(handle.clone(), 9.0, 0xa9bcc4);
    pen.line(handle, 7.0, 0xe2ecef);
    pen.glass(round_rect(8.0, 24.0, 64.0, 75.5, 6.0), 0xe6f0f2, 0.8);
    pen.blend(round_rect(13.0, 30.0, 54.0, 63.0, 4.0), beer.lit(0.2), beer.shaded(0.05));
    pen.shine([24.0, 40.0, 56.0].map(|x| round_rect(x - 3.4, 44.0, 6.8, 44.0, 3.4)), 0.35);
    pen.mark(rows("20,80 32,70 48,84 62,66 34,56").map(|[x, y]| circle(x, y, 1.5)), 0xfff3cf);
    pen.round(cloud(40.0, 24.0, 39.0, 17.0, 10), 0xfffaf0);
    pen.body(limb("20,28 20,46", 10.0, 7.0), 0xfffaf0);
    pen.mark(oval(30.0, 28.0, 18.0, 7.0), 0xfffaf0);
}

/// A stem and a foot below a bowl that ends at (`x`, `y`).
fn stem(pen: &mut Pen, x: f64, y: f64, half: f64) {
    let glass = Rgb::hex(0xd9e6ea);
    pen.body(
        path(&format!(
            "M{} {y} Q{} 88 {} 95 L{} 95 Q{} 88 {} {y} Z",
            x - 2.6,
            x - 1.4,
            x - 8.0,
            x + 8.0,
            x + 1.4,
            x + 2.6
        )),
        glass,
    );
    pen.body(oval(x, 96.0, half, 3.6), glass.lit(0.2));
}

fn wine(pen: &mut Pen, look: &Look) {
    let red = look.main(0xa8324a);
    stem(pen, 28.0, 60.0, 18.0);
    let bowl = || path("M8 4 L48 4 C54 30 54 62 28 64 C2 62 2 30 8 4 Z");
    pen.glass(bowl(), 0xe6f0f2, 0.55);
    pen.within(bowl(), |pen| {
        pen.fade(rect(0.0, 28.0, 60.0, 40.0), red.lit(0.12), red.shaded(0.15));
        pen.mark(oval(28.0, 28.0, 23.4, 3.4), red.lit(0.25));
    });
    pen.line(oval(28.0, 4.0, 20.0, 2.6), 0.9, 0xa9bcc4);
    pen.shine(tilted_oval(12.5, 34.0, 2.4, 12.0, 4.0), 0.6);
}

fn champagne(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf3d98b);
    stem(pen, 21.0, 66.0, 15.0);
    let flute = || path("M9 2 L33 2 C35 34 33 66 21 68 C9 66 7 34 9 2 Z");
    pen.glass(flute(), 0xe6f0f2, 0.55);
    pen.within(flute(), |pen| {
        pen.fade(rect(0.0, 16.0, 44.0, 54.0), gold.lit(0.2), gold.shaded(0.06));
        pen.mark(line_across(4.0, 38.0, 16.0, 2.6), 0xfffaf0);
        for [x, y] in rows("20,60 22,52 19,44 23,37 20,30 15,40 27,46 26,26 16,24") {
            pen.mark(circle(x, y, 1.1), 0xfffdf5);
        }
    });
    pen.shine(tilted_oval(12.0, 30.0, 1.6, 16.0, 2.0), 0.7);
}

fn cocktail(pen: &mut Pen, look: &Look) {
    let drink = look.main(0xee8673);
    stem(pen, 38.0, 54.0, 20.0);
    pen.body(limb("58,4 40,44", 1.6, 1.6), 0xb98d5c);
    let bowl = || path("M2 14 L74 14 L42 56 Q38 60 34 56 Z");
    pen.glass(bowl(), 0xe6f0f2, 0.55);
    pen.within(bowl(), |pen| {
        pen.fade(rect(0.0, 22.0, 80.0, 40.0), drink.lit(0.25), drink);
        pen.mark(line_across(0.0, 80.0, 22.0, 1.8), drink.lit(0.5));
    });
    pen.round(circle(50.0, 25.0, 6.0), 0xd83f49);
    pen.body(path("M40 8 Q58 -10 76 6 Z"), look.accent(0x7fb8dc));
    for tip in [(46.0, 6.0), (54.0, 7.0), (62.0, 7.0), (70.0, 6.4)] {
        pen.line(curve(&[(58.0, -1.4), tip]), 0.7, Rgb::WHITE.alpha(0.9));
    }
    pen.shine(polygon("10,18 16,18 34,44 31,44"), 0.5);
}
