//! What serves a town: a factory, a school, a hospital.

use super::parts::{bush, door, pane, pennant, smoke, stones, tiles, window};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("factory", 1.35, 14.0, factory),
    Figure::on_ground("school", 1.5, 9.0, school),
    Figure::on_ground("hospital", 1.3, 12.0, hospital),
];

/// Saw-tooth roofs and two chimneys.
fn factory(pen: &mut Pen, look: &Look) {
    let brick = look.main(0xb9705a);
    for [x, y, s] in rows("16.5,8,10 36.5,18,8") {
        smoke(pen, (x, y), s);
    }
    for [x, y] in rows("11,8 31,18") {
        pen.body(
            polygon(&[(x + 1.0, y), (x + 10.0, y), (x + 12.0, 70.0), (x - 1.0, 70.0)]),
            brick.shaded(0.14),
        );
        pen.mark(rect(x + 0.6, y + 5.0, 9.9, 3.4), Rgb::hex(0xf6efe2).alpha(0.9));
        pen.body(rect(x, y - 2.0, 11.0, 3.4), brick.shaded(0.3));
    }
    for x in steps(46.0, 29.0, 3) {
        pen.body(polygon(&placed((x, 0.0), "0,58 0,32 29,52 29,58")), 0x8e8796);
        pane(pen, look, polygon(&placed((x, 0.0), "2,56 2,38 8,42 8,56")));
    }
    let wall = rect(3.0, 56.0, 130.0, 43.5);
    pen.body(wall.clone(), brick);
    stones(pen, look, wall, 4.0, brick);
    pen.body(rect(1.0, 54.0, 134.0, 4.4), brick.lit(0.45));
    for x in steps(47.0, 17.0, 5) {
        window(pen, look, (x, 66.0), (10.0, 11.0), Rgb::hex(0xf1e3cf));
    }
    pen.body(rect(9.0, 68.0, 28.0, 31.5), 0x6f7f8a);
    pen.mark((1..6).map(|i| line_across(9.0, 37.0, 68.0 + 5.2 * f64::from(i), 0.7)), Rgb::INK.alpha(0.4));
    pen.flat(round_rect(52.0, 84.0, 70.0, 12.0, 1.5), 0xf6efe2);
    pen.slot_box(Slot::Words, 54.0, 85.0, 66.0, 10.0);
    if !look.lettered {
        for x in [64.0, 87.0, 110.0] {
            pen.mark(circle(x, 90.0, 3.2), brick.shaded(0.2));
            pen.mark(circle(x, 90.0, 1.3), 0xf6efe2);
        }
    }
    pen.shade(rect(118.0, 58.0, 15.0, 41.5), 0.1);
}

/// A long front with a clock over the door.
fn school(pen: &mut Pen, look: &Look) {
    let brick = look.main(0xd08a63);
    let white = Rgb::hex(0xfbf7ee);
    let roof = look.accent(0x7c6f8a);
    pennant(pen, (75.0, 12.0), 11.0, Rgb::hex(0xd9604f));
    pen.body(polygon("8,36 142,36 149,52 1,52"), roof);
    tiles(pen, look, polygon("8,36 142,36 149,52 1,52"), 4, roof);
    let wall = rect(5.0, 51.0, 140.0, 48.5);
    pen.body(wall.clone(), brick);
    stones(pen, look, wall, 4.0, brick);
    for x in [11.0, 29.0, 104.0, 122.0] {
        for y in [57.0, 79.0] {
            window(pen, look, (x + 2.0, y), (12.0, 13.0), white);
        }
    }
    pen.body(polygon("48,99.5 48,36 75,14 102,36 102,99.5"), brick.lit(0.12));
    for end in [44.0, 106.0] {
        pen.line(curve(&[(75.0, 12.0), (end, 38.0)]), 4.0, roof.edge());
        pen.line(curve(&[(75.0, 12.0), (end, 38.0)]), 3.2, roof.lit(0.1));
    }
    pen.body(circle(75.0, 37.0, 9.0), white);
    pen.line(curve("75,37 75,31"), 1.1, Rgb::INK);
    pen.line(curve("75,37 79.6,38.6"), 1.1, Rgb::INK);
    pen.flat(round_rect(53.0, 51.0, 44.0, 12.0, 1.5), white);
    pen.slot_box(Slot::Words, 54.5, 52.0, 41.0, 10.0);
    if !look.lettered {
        for ([x], tone) in tinted("65,d9604f 75,e0b04f 85,5f8f9a") {
            pen.mark(rect(x - 3.0, 54.5, 6.0, 5.0), tone);
        }
    }
    door(pen, (63.0, 70.0), (11.6, 27.0), Rgb::hex(0x4f7f8a));
    door(pen, (75.4, 70.0), (11.6, 27.0), Rgb::hex(0x4f7f8a));
    pen.body(rect(56.0, 96.0, 38.0, 3.5), 0xcfc4b6);
    for x in [12.0, 42.0, 108.0, 138.0] {
        bush(pen, (x, 99.5), 6.5);
    }
}

/// Two wings and a cross.
fn hospital(pen: &mut Pen, look: &Look) {
    let wall = look.main(0xf3eee6);
    let red = look.accent(0xd9534b);
    for x in [4.0, 84.0] {
        pen.body(rect(x, 36.0, 42.0, 63.5), wall.shaded(0.1));
        pen.body(rect(x - 2.0, 33.0, 46.0, 4.4), 0xa9c3c9);
        for row in 0..4 {
            for column in 0..3 {
                window(
                    pen,
                    look,
                    (x + 4.5 + 12.5 * f64::from(column), 43.0 + 14.0 * f64::from(row)),
                    (8.0, 8.0),
                    Rgb::WHITE,
                );
            }
        }
    }
    pen.body(rect(38.0, 12.0, 54.0, 87.5), wall);
    pen.body(rect(35.0, 9.0, 60.0, 5.0), 0x8fb3bb);
    pen.body(circle(65.0, 30.0, 13.0), Rgb::WHITE);
    pen.mark(rect(61.6, 21.0, 6.8, 18.0), red);
    pen.mark(rect(56.0, 26.6, 18.0, 6.8), red);
    for column in 0..3 {
        window(pen, look, (44.0 + 16.0 * f64::from(column), 63.0), (10.0, 9.0), Rgb::WHITE);
    }
    pen.flat(round_rect(42.0, 47.0, 46.0, 11.0, 1.5), 0x5f97a3);
    pen.slot_box(Slot::Words, 44.0, 48.0, 42.0, 9.0);
    if !look.lettered {
        pen.line(curve("47,52.5 57,52.5 60,49.5 64,55.6 67,52.5 83,52.5"), 1.1, Rgb::WHITE);
    }
    pane(pen, look, rect(53.0, 82.0, 11.5, 17.5));
    pane(pen, look, rect(65.5, 82.0, 11.5, 17.5));
    pen.body(rect(47.0, 77.0, 36.0, 4.6), red);
    for x in [12.0, 34.0, 96.0, 118.0] {
        bush(pen, (x, 99.5), 5.5);
    }
}
