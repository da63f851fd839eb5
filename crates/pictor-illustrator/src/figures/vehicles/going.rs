//! What digs, carries, glides and is pushed.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    row("excavator", 1.5, 3.0, Stands::Ground, excavator),
    row("stroller", 0.95, 1.0, Stands::Ground, stroller),
    row("wheelchair", 0.85, 1.0, Stands::Ground, wheelchair),
    row("shopping cart", 1.0, 1.0, Stands::Ground, shopping_cart),
    row("carriage", 1.35, 2.2, Stands::Ground, carriage),
    row("sleigh", 1.5, 1.3, Stands::Ground, sleigh),
    row("dragon boat", 2.4, 1.6, Stands::Sails, dragon_boat),
    row("raft", 1.7, 1.4, Stands::Sails, raft),
    row("cargo ship", 2.2, 12.0, Stands::Sails, cargo_ship),
    row("cable car", 0.9, 2.4, Stands::Hangs, cable_car),
    row("drone", 1.7, 0.2, Stands::Flies, drone),
    row("parachute", 0.9, 4.0, Stands::Floats, parachute),
];

const fn row(name: &'static str, aspect: f64, height: f64, stands: Stands, draw: Draw) -> Figure {
    Figure { name, aspect, height, stands, draw: Drawn::Rust(draw) }
}

const IRON: Rgb = Rgb::hex(0x55535f);
const GLASS: Rgb = Rgb::hex(0xbfe0ea);
const WOOD: Rgb = Rgb::hex(0xb98253);
const GOLD: Rgb = Rgb::hex(0xf2c14e);

/// A wheel with spokes.
fn spoked(pen: &mut Pen, (x, y): Spot, r: f64, colour: Rgb) {
    for i in 0..8 {
        pen.line(curve(&[(x, y), on_circle(x, y, r, f64::from(i) * 45.0)]), 1.3, colour.shaded(0.16));
    }
    pen.line(circle(x, y, r), 3.0, colour);
    pen.round(circle(x, y, r * 0.2), colour.lit(0.2));
}

fn excavator(pen: &mut Pen, look: &Look) {
    let yellow = look.main(0xf0b23e);
    pen.body(limb("74,52 96,18 122,14", 11.0, 9.0), yellow.shaded(0.06));
    pen.body(limb("122,14 134,40 130,62", 9.0, 7.0), yellow);
    pen.body(polygon("122,60 142,62 146,82 134,92 114,88 120,76"), IRON.lit(0.16));
    pen.body([118.0, 124.0, 130.0].map(|x| polygon(&placed((x, 0.0), "-2,88 3,90 -1,97"))), IRON);
    pen.body(round_rect(6.0, 76.0, 88.0, 23.0, 11.5), IRON);
    pen.round((0..5).map(|i| circle(18.0 + 16.0 * f64::from(i), 87.5, 6.4)), IRON.lit(0.4));
    pen.body(round_rect(8.0, 52.0, 80.0, 25.0, 6.0), yellow);
    pen.body(round_rect(38.0, 22.0, 38.0, 40.0, 6.0), yellow.lit(0.08));
    pen.mark(polygon("46,28 66,28 71,48 46,48"), GLASS);
    pen.shine(polygon("49,30 57,30 52,47 48,47"), 0.6);
    pen.body(rect(16.0, 38.0, 6.0, 15.0), IRON);
    pen.mark(rect(12.0, 64.0, 24.0, 4.0), IRON);
}

fn stroller(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0x6fa3c4);
    pen.line(curve("26,60 12,40 4,30"), 3.6, IRON);
    for (from, to) in rows_of::<(Spot, Spot)>("28,62,66,86 70,62,30,86") {
        pen.line(curve(&[from, to]), 3.4, IRON);
    }
    pen.slot_box(Slot::Inside, 40.0, 22.0, 36.0, 34.0);
    pen.body(blob("20,44 82,44 80,60 64,70 36,70 22,60"), cloth);
    pen.body(blob("22,44 22,22 38,8 56,8 54,44"), cloth.lit(0.14));
    pen.line([(30.0, 14.0), (42.0, 8.0)].map(|tip| curve(&[(54.0, 44.0), tip])), 1.2, cloth.shaded(0.2));
    spoked(pen, (28.0, 86.0), 12.0, IRON);
    spoked(pen, (68.0, 86.0), 12.0, IRON);
}

fn wheelchair(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0x4f7fb4);
    pen.line(curve("8,18 22,20 24,62 62,62 70,90 82,92"), 4.0, IRON);
    pen.body(round_rect(22.0, 22.0, 7.0, 42.0, 3.0), cloth);
    pen.slot_box(Slot::Saddle, 28.0, 40.0, 30.0, 20.0);
    pen.body(round_rect(24.0, 58.0, 40.0, 7.0, 3.0), cloth);
    pen.line(curve("28,42 54,42 56,58"), 3.2, IRON);
    spoked(pen, (34.0, 72.0), 25.0, IRON);
    pen.round(circle(66.0, 92.0, 7.0), IRON);
}

fn shopping_cart(pen: &mut Pen, look: &Look) {
    let steel = look.main(0x9aa5b4);
    pen.line(curve("2,14 14,16 28,72 86,76"), 4.0, steel.shaded(0.2));
    pen.slot_box(Slot::Inside, 26.0, 2.0, 66.0, 44.0);
    pen.glass(polygon("17,26 98,30 88,62 26,60"), steel, 0.35);
    for t in 0..6 {
        let x = 20.0 + 15.0 * f64::from(t);
        pen.line(polyline(&[(x, 27.0), (28.0 + 11.6 * f64::from(t), 61.0)]), 1.6, steel);
    }
    for [y, from, to] in rows("27,17,98 38,20,95 49,23,92 61,26,88") {
        pen.line(polyline(&[(from, y), (to, y + 1.0)]), 2.0, steel);
    }
    pen.body(limb("0,13 14,15", 6.0, 6.0), 0xd0534a);
    for x in [38.0, 80.0] {
        pen.round(circle(x, 90.0, 9.0), IRON);
        pen.round(circle(x, 90.0, 3.6), steel);
    }
}

/// A coach fit for a princess.
fn carriage(pen: &mut Pen, look: &Look) {
    let body = look.main(0xe9a9bf);
    pen.line(curve("10,72 40,84 96,84 128,66"), 3.6, GOLD.shaded(0.1));
    let coach = blob("30,30 50,16 88,16 106,30 108,54 94,74 44,74 28,54");
    pen.body(coach, body);
    pen.body(blob("26,30 46,12 92,12 110,30 68,24"), body.shaded(0.2));
    pen.line(curve("26,31 68,24 110,31"), 2.4, GOLD);
    pen.body(round_rect(54.0, 30.0, 28.0, 42.0, 4.0), body.lit(0.3));
    for [x, w] in rows("36,13 58,20 88,13") {
        pen.flat(round_rect(x, 34.0, w, 17.0, 5.0), GLASS);
        pen.line(round_rect(x, 34.0, w, 17.0, 5.0), 1.4, GOLD);
    }
    pen.slot_box(Slot::Inside, 56.0, 30.0, 24.0, 24.0);
    pen.round(rows("68,8 46,12 90,12").map(|[x, y]| circle(x, y, 4.0)), GOLD);
    pen.body(limb("108,56 122,52 126,40", 5.0, 5.0), GOLD.shaded(0.1));
    spoked(pen, (34.0, 80.0), 18.0, GOLD);
    spoked(pen, (102.0, 84.0), 14.0, GOLD);
}

fn sleigh(pen: &mut Pen, look: &Look) {
    let red = look.main(0xc8423f);
    pen.line(curve("8,88 30,96 110,96 138,90 146,72 136,64"), 4.4, GOLD);
    pen.line([40.0, 100.0].map(|x| curve(&[(x, 80.0), (x, 95.0)])), 4.0, GOLD.shaded(0.1));
    pen.slot_box(Slot::Inside, 30.0, 6.0, 80.0, 54.0);
    pen.body(blob("6,14 20,10 30,44 60,52 92,50 112,34 128,30 134,40 122,72 100,84 36,84 16,66"), red);
    pen.line(curve("6,14 18,12 29,46 60,54 92,52 112,36 130,32"), 3.0, GOLD);
    pen.line(curve("30,66 46,74 62,64 78,74 94,64 108,70"), 1.8, GOLD);
}

fn dragon_boat(pen: &mut Pen, look: &Look) {
    let red = look.main(0xcb4038);
    pen.body(limb("18,62 8,44 4,24", 9.0, 4.0), 0x4f9a6e);
    pen.slot_box(Slot::Inside, 50.0, 34.0, 130.0, 36.0);
    for x in steps(62.0, 24.0, 5) {
        pen.line(curve(&[(x, 56.0), (x - 12.0, 96.0)]), 2.2, WOOD);
        pen.body(oval(x - 13.0, 96.0, 3.4, 6.0), WOOD.lit(0.1));
    }
    pen.body_with(blob("12,60 60,68 120,70 180,66 204,56 200,78 170,90 70,92 30,84"), red, |pen| {
        for row in 0..2 {
            for i in 0..14 {
                let (x, y) = (24.0 + 13.0 * f64::from(i) + 6.5 * f64::from(row), 78.0 + 8.0 * f64::from(row));
                pen.line(arc(x, y, 6.0, 5.0, -90.0, -180.0), 1.4, GOLD);
            }
        }
    });
    pen.line(curve("14,61 60,69 120,71 180,67 202,58"), 2.6, GOLD);
    pen.body(limb("196,66 208,46 212,28", 16.0, 13.0), 0x4f9a6e);
    for tip in [(196.0, 6.0), (204.0, 2.0)] {
        pen.line(curve(&[(208.0, 20.0), (tip.0 + 2.0, 12.0), tip]), 2.6, GOLD);
    }
    pen.round(blob("204,16 218,14 236,26 238,34 224,40 208,38 200,28"), 0x4f9a6e);
    pen.mark(circle(216.0, 23.0, 4.4), Rgb::WHITE);
    pen.mark(circle(217.0, 23.0, 2.6), Rgb::INK);
    pen.body(blob("214,36 234,34 230,44 216,44"), red.lit(0.2));
    pen.line(curve("236,30 240,40 234,48"), 1.4, GOLD);
}

fn raft(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    pen.body(limb("84,82 84,4", 4.0, 3.4), wood.shaded(0.2));
    pen.body(blob("88,8 128,14 136,58 90,62 96,34"), 0xf8efdb);
    pen.body(polygon("84,3 70,8 84,13"), 0xd0534a);
    pen.slot_box(Slot::Top, 26.0, 44.0, 112.0, 36.0);
    for i in 0..6 {
        let y = 76.0 + 3.4 * f64::from(i);
        pen.body(
            round_rect(6.0 + 3.0 * f64::from(i % 2), y, 156.0, 6.0, 3.0),
            wood.shaded(0.06 * f64::from(i % 3)),
        );
    }
    pen.line([34.0, 132.0].map(|x| curve(&[(x, 75.0), (x + 2.0, 97.0)])), 3.0, 0xe6d3a8);
}

fn cargo_ship(pen: &mut Pen, look: &Look) {
    let hull = look.main(0x3f6f9a);
    let tints = [0xd9574f, 0xf2b84b, 0x5fa777, 0x5f93c4, 0xe58a5a];
    for row in 0..3_u64 {
        for column in 0..(7 - row) {
            let (x, y) = (74.0 + 19.0 * column as f64, 50.0 - 13.0 * row as f64);
            let colour = Rgb::hex(look.choose(row * 9 + column, &tints));
            pen.body(rect(x, y, 18.0, 12.4), colour);
            for dx in [4.5, 9.0, 13.5] {
                pen.line(polyline(&[(x + dx, y + 1.6), (x + dx, y + 11.0)]), 0.8, colour.shaded(0.25));
            }
        }
    }
    pen.body(rect(22.0, 20.0, 44.0, 44.0), 0xf6f2ea);
    for y in [26.0, 38.0, 50.0] {
        for x in [27.0, 37.0, 47.0, 57.0] {
            pen.flat(rect(x, y, 6.0, 6.0), if look.night { Rgb::hex(0xffe3a0) } else { GLASS });
        }
    }
    pen.body(rect(34.0, 4.0, 14.0, 17.0), 0xd9574f);
    pen.body(polygon("6,62 216,60 200,96 22,96"), hull);
    pen.body(polygon("17,86 205,86 200,96 22,96"), 0xb5443c);
    pen.slot_box(Slot::Words, 80.0, 66.0, 90.0, 16.0);
}

fn cable_car(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd0534a);
    pen.line(polyline("-6,8 96,2"), 1.8, IRON);
    pen.line(curve("45,5 52,18 45,32"), 3.4, IRON);
    pen.round(circle(45.0, 5.0, 4.4), IRON.lit(0.2));
    pen.body(round_rect(8.0, 32.0, 74.0, 66.0, 12.0), red);
    pen.slot_box(Slot::Inside, 16.0, 42.0, 58.0, 30.0);
    for x in [14.0, 36.5, 59.0] {
        pen.flat(round_rect(x, 42.0, 17.0, 26.0, 3.0), if look.night { Rgb::hex(0xffe3a0) } else { GLASS });
    }
    pen.mark(rect(8.0, 74.0, 74.0, 5.0), 0xfbf3e0);
    pen.body(round_rect(6.0, 30.0, 78.0, 7.0, 3.5), red.shaded(0.2));
}

fn drone(pen: &mut Pen, look: &Look) {
    let case = look.main(0xe9e7e4);
    for [x, y] in rows("24,30 146,30 10,56 160,56") {
        pen.body(limb(&[(85.0, 56.0), (x, y + 4.0)], 9.0, 5.0), case.shaded(0.16));
        pen.body(rect(x - 3.0, y - 6.0, 6.0, 12.0), IRON);
        pen.glass(oval(x, y - 8.0, 25.0, 4.6), 0xa9c3d4, 0.6);
    }
    pen.line([58.0, 112.0].map(|x| curve(&[(x, 66.0), (x + (x - 85.0) * 0.4, 96.0)])), 3.4, IRON);
    pen.round(blob("85,34 116,40 126,56 116,72 85,78 54,72 44,56 54,40"), case);
    pen.round(circle(85.0, 72.0, 12.0), IRON);
    pen.round(circle(85.0, 72.0, 6.4), 0x6fa9d4);
    pen.glow(104.0, 50.0, 7.0, Rgb::hex(0x7be08a).alpha(0.9));
    pen.mark(circle(104.0, 50.0, 2.4), 0x62d07a);
}

fn parachute(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xe0643f);
    pen.line([6.0, 25.0, 45.0, 65.0, 84.0].map(|x| curve(&[(x, 42.0), (45.0, 82.0)])), 0.9, IRON);
    let canopy = || blob("3,42 8,20 24,5 45,0 66,5 82,20 87,42 74,37 65,42 55,37 45,42 35,37 25,42 16,37");
    pen.body(canopy(), cloth);
    pen.within(canopy(), |pen| {
        for [from, to] in rows("16,34 56,74") {
            pen.mark(polygon(&[(45.0, -4.0), (from, 46.0), (to, 46.0)]), 0xfbf3e0);
        }
    });
    pen.slot_box(Slot::Inside, 30.0, 74.0, 30.0, 26.0);
    if !look.occupied {
        pen.body(round_rect(34.0, 80.0, 22.0, 18.0, 3.0), WOOD);
        pen.line(polyline("45,80 45,98"), 1.6, WOOD.shaded(0.3));
    }
    pen.shade(oval(45.0, 41.0, 38.0, 3.0), 0.12);
}
