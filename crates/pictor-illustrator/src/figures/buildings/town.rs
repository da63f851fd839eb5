//! The fronts of a street: shops of all kinds, and a market stall.

use super::parts::{bush, pane, stones, window};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("shop", 1.1, 5.0, shop),
    Figure::on_ground("coffee shop", 1.1, 5.0, coffee_shop),
    Figure::on_ground("bakery", 1.1, 5.0, bakery),
    Figure::on_ground("bookshop", 1.1, 5.0, bookshop),
    Figure::on_ground("flower shop", 1.1, 5.0, flower_shop),
    Figure::on_ground("restaurant", 1.1, 5.0, restaurant),
    Figure::on_ground("market stall", 1.05, 2.6, stall),
];

/// What distinguishes one shop from the next.
struct Trade {
    wall: u32,
    awning: u32,
    /// Draws what lies in the window, whose lower left corner is the origin; it is 52 wide and 32 high.
    display: fn(&mut Pen, &Look),
    /// Draws the emblem on the sign, around the origin, 10 high.
    emblem: fn(&mut Pen),
}

fn shop(pen: &mut Pen, look: &Look) {
    storefront(
        pen,
        look,
        &Trade {
            wall: 0x7fa59a,
            awning: 0xd9705f,
            display: goods,
            emblem: |pen| pen.mark(heart(0.0, 0.0, 8.0), 0xd9705f),
        },
    );
}

fn coffee_shop(pen: &mut Pen, look: &Look) {
    storefront(pen, look, &Trade { wall: 0x9a6b4f, awning: 0x4f7f6f, display: cups, emblem: cup_sign });
}

fn bakery(pen: &mut Pen, look: &Look) {
    storefront(
        pen,
        look,
        &Trade { wall: 0xe3b57c, awning: 0xb5654a, display: loaves, emblem: |pen| loaf(pen, 0.0, 3.0, 1.3) },
    );
}

fn bookshop(pen: &mut Pen, look: &Look) {
    storefront(
        pen,
        look,
        &Trade {
            wall: 0x5d7f6a,
            awning: 0xd9b25f,
            display: books,
            emblem: |pen| {
                pen.body(path("M0 -3 Q-4 -5 -8 -3 L-8 4 Q-4 2 0 4 Q4 2 8 4 L8 -3 Q4 -5 0 -3 Z"), 0xfbf3e2);
                pen.line(curve("0,-3 0,4"), 0.6, Rgb::INK);
            },
        },
    );
}

fn flower_shop(pen: &mut Pen, look: &Look) {
    storefront(
        pen,
        look,
        &Trade {
            wall: 0xe8b4b8,
            awning: 0x7da55a,
            display: flowers,
            emblem: |pen| flower(pen, 0.0, 0.0, 4.0, Rgb::hex(0xe5737c)),
        },
    );
}

fn restaurant(pen: &mut Pen, look: &Look) {
    storefront(
        pen,
        look,
        &Trade {
            wall: 0xb5564a,
            awning: 0xf0c566,
            display: cups,
            emblem: |pen| {
                pen.line(curve("-2.5,-4 -2.5,5"), 1.2, 0x8a4a3f);
                pen.line(path("M-4.5 -5 L-4.5 -1.5 Q-2.5 0.5 -0.5 -1.5 L-0.5 -5"), 0.9, 0x8a4a3f);
                pen.line(curve("3,-5 4.4,-2 3,0 3,5"), 1.2, 0x8a4a3f);
            },
        },
    );
}

/// A front with a sign, an awning, a window full of wares, a door, and a window above.
fn storefront(pen: &mut Pen, look: &Look, trade: &Trade) {
    let wall = look.main(Rgb::hex(trade.wall));
    let stripe = look.accent(Rgb::hex(trade.awning));
    let cream = Rgb::hex(0xfbf3e2);
    let upper = rect(7.0, 6.0, 96.0, 40.0);
    pen.body(upper.clone(), wall.lit(0.45));
    stones(pen, look, upper, 4.0, wall.lit(0.3));
    pen.body(rect(3.0, 1.0, 104.0, 6.0), cream.shaded(0.08));
    pen.shade(rect(7.0, 7.0, 96.0, 2.4), 0.2);
    for x in [16.0, 49.0, 82.0] {
        window(pen, look, (x, 11.5), (12.0, 11.0), cream);
    }
    pen.body(rect(5.0, 44.0, 100.0, 55.5), wall);
    let inside = if look.night { Rgb::hex(0xffd98a) } else { Rgb::hex(0xf1dfbd) };
    if look.night {
        pen.glow(40.0, 76.0, 50.0, Rgb::hex(0xffc96b).alpha(0.5));
    }
    pen.body(rect(10.0, 52.0, 58.0, 40.0), cream);
    pen.blend(rect(12.5, 54.0, 53.0, 36.0), inside.shaded(0.24), inside);
    pen.within(rect(12.5, 54.0, 53.0, 36.0), |pen| {
        pen.moved(13.0, 90.0, |pen| (trade.display)(pen, look));
        pen.mark(polygon("14,54 28,54 12.5,78 12.5,60"), Rgb::WHITE.alpha(0.22));
    });
    pen.body(rect(76.0, 54.0, 22.0, 45.5), cream);
    pen.body(rect(78.0, 56.0, 18.0, 43.5), wall.shaded(0.4));
    pane(pen, look, rect(80.5, 59.0, 13.0, 25.0));
    pen.flat(round_rect(83.0, 66.0, 8.0, 5.0, 0.8), cream);
    pen.round(circle(94.0, 88.0, 1.2), 0xe8c268);
    awning(pen, (4.0, 47.0), (102.0, 14.0), stripe, cream);
    pen.body(round_rect(12.0, 28.5, 86.0, 17.0, 2.0), wall.shaded(0.35));
    pen.flat(round_rect(14.0, 30.3, 82.0, 13.4, 1.4), cream);
    if look.lettered {
        pen.slot_box(Slot::Words, 17.0, 31.2, 76.0, 11.6);
    } else {
        pen.moved(55.0, 37.0, |pen| (trade.emblem)(pen));
        pen.mark(rows("21,42 68,89").map(|[from, to]| line_across(from, to, 37.0, 1.2)), wall.shaded(0.3));
        pen.slot_box(Slot::Words, 17.0, 31.2, 76.0, 11.6);
    }
    pen.body(rect(3.0, 96.5, 104.0, 3.0), 0xcfc4b6);
    bush(pen, (72.0, 93.0), 6.4);
    pen.body(polygon("66.6,91.5 77.4,91.5 76,99.5 68,99.5"), 0xb56f50);
}

/// A striped awning with a scalloped hem, by its upper left corner and size.
fn awning(pen: &mut Pen, (x, y): (f64, f64), (w, h): (f64, f64), stripe: Rgb, cream: Rgb) {
    pen.shade(rect(x + 3.0, y + h, w - 6.0, 4.0), 0.2);
    let n = 12;
    for i in 0..n {
        let step = w / f64::from(n);
        let (x0, colour) = (x + step * f64::from(i), if i % 2 == 0 { stripe } else { cream });
        let (top, foot) = (x0 + (x + w / 2.0 - x0) * 0.05, x0);
        let r = step / 2.0;
        let strip = format!(
            "M{top} {y} L{} {y} L{} {} A{r} {} 0 0 1 {foot} {} Z",
            top + step * 0.95,
            foot + step,
            y + h,
            r * 0.9,
            y + h
        );
        pen.body(path(&strip), colour);
    }
}

fn goods(pen: &mut Pen, _look: &Look) {
    for ([x, w, h], colour) in tinted("5,10,14,e59a84 18,8,20,7fb3b0 29,12,10,f0c86a 43,7,16,9d8cc0") {
        pen.body(round_rect(x, -h, w, h, 1.5), colour);
        pen.mark(rect(x, -h * 0.6, w, h * 0.2), Rgb::WHITE.alpha(0.6));
    }
}

fn cups(pen: &mut Pen, look: &Look) {
    pen.flat(rect(0.0, -5.0, 54.0, 5.0), 0x9a6b4f);
    for (i, x) in [6.0, 20.0, 36.0].into_iter().enumerate() {
        let colour = [Rgb::hex(0xfbf3e2), Rgb::hex(0xe59a84), Rgb::hex(0x7fb3b0)][i];
        pen.body(path_at((x, 0.0), "M0 -12 L8 -12 L7 -5 L1 -5 Z"), colour);
        pen.line(arc(x + 8.0, -9.0, 2.2, 2.4, 0.0, 180.0), 0.9, colour.shaded(0.3));
    }
    for x in [10.0, 27.0, 44.0] {
        pen.line(curve(&[(x, -37.0), (x, -26.0)]), 0.6, Rgb::INK);
        pen.body(path_at((x, 0.0), "M-4 -22 Q0 -28 4 -22 Z"), 0x3f5f5a);
        if look.night {
            pen.glow(x, -21.0, 8.0, Rgb::hex(0xfff0b8).alpha(0.8));
        }
    }
}

fn cup_sign(pen: &mut Pen) {
    let brown = Rgb::hex(0x6f4531);
    pen.mark(path("M-5 -1.6 L4 -1.6 L3 4.4 L-4 4.4 Z"), brown);
    pen.line(arc(3.6, 1.0, 2.4, 2.2, 0.0, 180.0), 1.0, brown);
    pen.line([-2.4, 1.0].map(|x| curve(&[(x, -2.8), (x + 0.8, -4.0), (x - 0.2, -5.4)])), 0.7, brown);
}

fn loaf(pen: &mut Pen, x: f64, y: f64, scale: f64) {
    let crust = Rgb::hex(0xc98545);
    pen.scaled((x, y), scale, |pen| {
        pen.body(path_at((x, y), "M-6 0 Q-6 -6 0 -6 Q6 -6 6 0 Z"), crust);
        for dx in [-2.6, 0.4, 3.2] {
            pen.line(curve(&placed((x + dx, y), "-1,-4.2 0,-1.8")), 0.7, crust.lit(0.6));
        }
    });
}

fn loaves(pen: &mut Pen, _look: &Look) {
    pen.flat(rect(0.0, -16.0, 54.0, 2.0), 0x9a6b4f);
    for x in [9.0, 27.0, 44.0] {
        loaf(pen, x, -16.0, 1.1);
    }
    for x in [8.0, 22.0, 34.0, 47.0] {
        pen.round(circle(x, -4.0, 4.4), 0xd99a56);
        pen.mark(circle(x, -4.0, 1.5), 0xf1dfbd);
    }
}

fn books(pen: &mut Pen, look: &Look) {
    for shelf in [-19.0, -1.0] {
        pen.flat(rect(0.0, shelf, 54.0, 1.6), 0x8a5a3c);
        let mut x = 2.0;
        for i in 0..14_u64 {
            let (w, h) = (2.6 + look.vary(i + shelf.abs() as u64) * 0.6, 12.0 + 2.4 * look.vary(i + 60));
            let colour = look.choose(
                i + 90 + shelf.abs() as u64,
                &[0xc9604a, 0x4f7f8a, 0xe0b04f, 0x6b8f5a, 0x8a6a9a].map(Rgb::hex),
            );
            pen.flat(rect(x, shelf - h, w, h), colour);
            x += w + 0.8;
        }
    }
}

fn flower(pen: &mut Pen, x: f64, y: f64, r: f64, colour: Rgb) {
    for petal in 0..6 {
        let (px, py) = on_circle(x, y, r * 0.62, f64::from(petal) * 60.0);
        pen.mark(circle(px, py, r * 0.44), colour);
    }
    pen.mark(circle(x, y, r * 0.36), 0xf6d06a);
}

fn flowers(pen: &mut Pen, look: &Look) {
    for (i, x) in [7.0, 20.0, 33.0, 46.0].into_iter().enumerate() {
        pen.round(circle(x, -14.0, 5.6), 0x7da55a);
        for k in 0..4_u64 {
            let colour = [0xe5737c, 0xf6d06a, 0xfbf3e2, 0xb58ad0][(i + k as usize) % 4];
            let (dx, dy) = (4.4 * look.vary(k + 7 * i as u64), 4.0 * look.vary(k + 31 + 7 * i as u64));
            flower(pen, x + dx, -15.0 + dy, 3.0, Rgb::hex(colour));
        }
        pen.body(
            polygon(&placed((x, 0.0), "-4.6,-9 4.6,-9 3.4,0 -3.4,0")),
            Rgb::hex(0xb56f50).lit(0.1 * i as f64),
        );
    }
}

/// A stand with a striped roof and crates of fruit.
fn stall(pen: &mut Pen, look: &Look) {
    let stripe = look.main(0xd9604f);
    let cream = Rgb::hex(0xfbf3e2);
    let wood = Rgb::hex(0xb07c4f);
    pen.body([9.0, 92.0].map(|x| rect(x, 20.0, 4.0, 79.5)), wood.shaded(0.12));
    pen.flat(rect(13.0, 30.0, 79.0, 34.0), 0x6b4a4f);
    if look.night {
        pen.glow(52.0, 38.0, 34.0, Rgb::hex(0xffd27a).alpha(0.9));
    }
    pen.slot_box(Slot::Inside, 30.0, 24.0, 44.0, 44.0);
    for (i, colour) in [0xd9473f, 0xf0a03c, 0x8fb35a].into_iter().enumerate() {
        let x = 12.0 + 27.5 * i as f64;
        for k in 0..7_u64 {
            let (dx, dy) =
                (3.6 * (k % 5) as f64 + if k > 4 { 3.6 } else { 0.0 }, if k > 4 { -4.0 } else { 0.0 });
            pen.round(circle(x + 4.6 + dx, 58.6 + dy, 3.0), Rgb::hex(colour));
        }
        pen.body(polygon(&placed((x, 0.0), "0,60 25.5,60 24,70 1.5,70")), wood.lit(0.25));
        pen.line(curve(&[(x + 1.0, 65.0), (x + 24.6, 65.0)]), 0.7, wood.shaded(0.4).alpha(0.7));
    }
    pen.body(rect(6.0, 69.0, 93.0, 30.5), wood);
    for i in 1..9 {
        pen.line(
            curve(&placed((6.0 + 10.3 * f64::from(i), 0.0), "0,70 0,99")),
            0.6,
            wood.shaded(0.5).alpha(0.6),
        );
    }
    pen.flat(round_rect(20.0, 76.0, 65.0, 17.0, 2.0), cream);
    pen.slot_box(Slot::Words, 23.0, 77.5, 59.0, 14.0);
    if !look.lettered {
        for ([x], colour) in tinted("36,d9473f 52.5,f0a03c 69,8fb35a") {
            pen.mark(circle(x, 84.5, 4.0), colour);
        }
    }
    awning(pen, (2.0, 6.0), (101.0, 20.0), stripe, cream);
    pen.body(round_rect(2.0, 2.0, 101.0, 5.0, 2.0), wood);
}
