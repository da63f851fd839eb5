//! More from the sea: claws, spines and tusks.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    row("lobster", 1.0, 0.4, Stands::Ground, lobster),
    row("shrimp", 1.1, 0.1, Stands::Swims, shrimp),
    row("stingray", 1.5, 0.9, Stands::Swims, stingray),
    row("pufferfish", 1.15, 0.25, Stands::Swims, pufferfish),
    row("walrus", 1.25, 1.2, Stands::Ground, walrus),
    row("narwhal", 1.6, 3.0, Stands::Swims, narwhal),
    row("squid", 0.7, 0.6, Stands::Swims, squid),
    row("seashell", 1.05, 0.08, Stands::Ground, seashell),
];

const fn row(name: &'static str, aspect: f64, height: f64, stands: Stands, draw: Draw) -> Figure {
    Figure { name, aspect, height, stands, draw: Drawn::Rust(draw) }
}

/// From above, claws up.
fn lobster(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd5503f);
    for side in [-1.0, 1.0] {
        let at = |dx: f64, y: f64| (50.0 + side * dx, y);
        for y in [48.0, 55.0, 62.0] {
            pen.line(curve(&[at(8.0, y), at(20.0, y - 4.0), at(28.0, y + 8.0)]), 2.6, red.shaded(0.14));
        }
        pen.line(curve(&[at(4.0, 30.0), at(12.0, 12.0), at(32.0, 2.0)]), 1.2, red.shaded(0.2));
        pen.body(limb(&[at(9.0, 42.0), at(26.0, 42.0), at(31.0, 30.0)], 7.0, 6.0), red.shaded(0.06));
        let claw = [
            at(28.0, 32.0),
            at(22.0, 18.0),
            at(28.0, 4.0),
            at(33.0, 14.0),
            at(39.0, 4.0),
            at(46.0, 14.0),
            at(42.0, 28.0),
            at(35.0, 34.0),
        ];
        pen.round(blob(&claw), red);
    }
    for [dx, turn] in rows("-9,-24 9,24 0,0") {
        pen.body(tilted_oval(50.0 + dx, 92.0, 6.0, 8.0, -turn), red.shaded(0.1));
    }
    pen.body(rows("84,9 77,10 70,11 63,12").map(|[y, half]| oval(50.0, y, half, 6.0)), red);
    pen.round(blob("50,22 60,28 64,42 62,56 50,62 38,56 36,42 40,28"), red);
    for x in [44.0, 56.0] {
        pen.line(curve(&[(x, 28.0), (x, 21.0)]), 2.2, red);
        pen.mark(circle(x, 20.0, 4.4), Rgb::WHITE);
    }
    face::eyes(pen, look, (44.0, 20.0), (56.0, 20.0), 2.8);
    face::cheeks(pen, look, (42.0, 38.0), (58.0, 38.0), 3.0);
    face::mouth(pen, look, 50.0, 38.0, 9.0);
    pen.slot(Slot::Chest, 50.0, 50.0);
}

fn shrimp(pen: &mut Pen, look: &Look) {
    let pink = look.main(0xf0937a);
    for [x, y] in rows("48,54 58,52 68,52 40,60") {
        pen.line(curve(&placed((x, y), "0,-12 4,0 0,8")), 2.2, pink.shaded(0.16));
    }
    pen.body(leaf((20.0, 66.0), (4.0, 88.0), 13.0), pink.shaded(0.12));
    pen.body(leaf((22.0, 68.0), (22.0, 96.0), 13.0), pink.shaded(0.06));
    let spine = spots("24,70 24,44 42,26 66,26 86,42");
    pen.round_with(limb(&spine, 18.0, 32.0), pink, |pen| {
        for (from, to) in rows_of::<(Spot, Spot)>("10,56,38,58 18,34,44,46 36,14,52,42 58,8,62,44") {
            pen.line(curve(&[from, to]), 2.4, pink.lit(0.5));
        }
    });
    for tip in [(108.0, 14.0), (110.0, 30.0), (104.0, 2.0)] {
        pen.line(curve(&[(94.0, 40.0), ((94.0 + tip.0) / 2.0, tip.1 + 6.0), tip]), 1.4, pink.shaded(0.2));
    }
    pen.mark(circle(88.0, 38.0, 5.6), Rgb::WHITE);
    face::eye(pen, look, (88.5, 38.0), 4.0, true);
    face::cheeks(pen, look, (86.0, 49.0), (86.0, 49.0), 3.4);
    pen.line(arc(95.0, 48.0, 4.0, 3.0, 110.0, 120.0), 1.2, Rgb::INK);
}

fn stingray(pen: &mut Pen, look: &Look) {
    let grey = look.main(0x7f93b4);
    pen.line(curve("62,60 40,74 18,78 0,92"), 3.2, grey.shaded(0.2));
    pen.round(blob("118,40 104,56 76,66 58,64 36,84 20,74 34,52 50,38 30,22 44,8 70,22 92,22 112,28"), grey);
    for [x, y, r] in rows("64,36,3 54,50,2.4 74,52,2.6 48,24,2.4 84,32,2") {
        pen.mark(circle(x, y, r), grey.lit(0.5));
    }
    face::eyes(pen, look, (98.0, 36.0), (110.0, 40.0), 3.6);
    face::mouth(pen, look, 106.0, 49.0, 8.0);
    pen.slot_box(Slot::Saddle, 56.0, 24.0, 26.0, 6.0);
}

fn pufferfish(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xe7b84f);
    pen.body(blob("18,50 2,36 4,52 2,68"), gold.shaded(0.16));
    for turn in steps(0.0, 16.4, 22) {
        let (a, b) = (on_circle(60.0, 52.0, 40.0, turn - 4.0), on_circle(60.0, 52.0, 40.0, turn + 4.0));
        pen.body(polygon(&[a, on_circle(60.0, 52.0, 49.0, turn), b]), gold.shaded(0.2));
    }
    pen.round_with(circle(60.0, 52.0, 42.0), gold, |pen| {
        pen.fade(oval(62.0, 84.0, 44.0, 30.0), 0xfdf6e4, 0xeee0c4);
        for [x, y, r] in rows("40,22,4 56,16,5 30,38,4 74,20,3.4") {
            pen.mark(circle(x, y, r), gold.shaded(0.3));
        }
    });
    pen.body(blob("40,52 26,46 22,56 28,66 40,62"), gold.shaded(0.12));
    pen.both(68.0, |pen| pen.mark(circle(54.0, 42.0, 8.4), Rgb::WHITE));
    face::eyes(pen, look, (54.6, 42.0), (81.4, 42.0), 5.6);
    face::cheeks(pen, look, (50.0, 57.0), (86.0, 57.0), 4.4);
    face::mouth(pen, look, 68.0, 57.0, 11.0);
}

fn walrus(pen: &mut Pen, look: &Look) {
    let brown = look.main(0xa5765c);
    pen.body(blob("18,90 4,80 0,92 4,99 20,99"), brown.shaded(0.2));
    pen.round(blob("78,20 100,34 110,62 104,90 76,99 28,99 12,92 22,74 46,54 60,32"), brown);
    pen.fade(blob("82,54 98,60 102,84 84,95 66,88 66,66"), brown.lit(0.34), brown.lit(0.2));
    pen.slot(Slot::Chest, 84.0, 72.0);
    pen.body(blob("56,72 66,80 62,96 46,99 40,92 48,82"), brown.shaded(0.14));
    pen.body(blob("100,78 112,86 122,98 106,99 98,90"), brown.shaded(0.14));
    pen.round(circle(84.0, 28.0, 24.0), brown.lit(0.05));
    pen.slot_box(Slot::Head, 66.0, 6.0, 36.0, 0.0);
    pen.body([77.0, 92.0].map(|x| blob(&placed((x, 0.0), "-3,40 3,40 1.4,56 0,62 -1.4,56"))), 0xfdf7e8);
    pen.both(84.5, |pen| pen.round(oval(77.0, 38.0, 9.4, 7.6), brown.lit(0.4)));
    face::nose(pen, 84.5, 31.0, 8.0, Rgb::hex(0x4a343a));
    face::eyes(pen, look, (74.0, 22.0), (95.0, 22.0), 3.2);
    pen.mark(rows("73,37 77,40 92,40 96,37").map(|[x, y]| circle(x, y, 0.9)), brown.shaded(0.4));
    pen.slot(Slot::Mouth, 84.0, 46.0);
}

fn narwhal(pen: &mut Pen, look: &Look) {
    let blue = look.main(0x86a8c4);
    pen.body(blob("26,54 12,44 0,26 14,32 22,26 30,40 36,50"), blue.shaded(0.12));
    let tusk = blob("124,36 128,44 160,18 158,16");
    pen.body(tusk, 0xfaf0da);
    pen.line(rows("133,35 140,30 147,25").map(|[x, y]| curve(&placed((x, y), "-2,-2.4 2,3"))), 1.0, 0xc9b28a);
    let body = || blob("136,56 128,38 104,28 74,34 46,48 24,48 26,60 52,80 90,92 122,84");
    pen.round(body(), blue);
    pen.within(body(), |pen| {
        pen.fade(oval(100.0, 92.0, 54.0, 24.0), 0xf4f8fa, 0xdde7ec);
        for [x, y, r] in rows("70,44,3.4 84,38,2.6 58,54,2.6 94,48,2.2") {
            pen.mark(circle(x, y, r), blue.shaded(0.26));
        }
    });
    pen.body(blob("88,70 98,72 94,90 82,98 80,86"), blue.shaded(0.14));
    face::eye(pen, look, (116.0, 56.0), 4.4, true);
    face::cheeks(pen, look, (113.0, 66.0), (113.0, 66.0), 4.0);
    pen.line(curve("134,62 126,68 118,68"), 1.2, Rgb::INK);
    pen.slot_box(Slot::Saddle, 66.0, 30.0, 26.0, 6.0);
}

fn squid(pen: &mut Pen, look: &Look) {
    let coral = look.main(0xe58a92);
    for (i, x) in [14.0, 22.0, 30.0, 40.0, 48.0, 56.0].into_iter().enumerate() {
        let sway = if i % 2 == 0 { 5.0 } else { -5.0 };
        pen.body(
            limb(&[(22.0 + x * 0.38, 58.0), (x + sway, 78.0), (x - sway * 0.6, 98.0)], 6.4, 2.6),
            coral.shaded(0.06 * (i % 3) as f64),
        );
    }
    pen.both(35.0, |pen| pen.body(blob("30,4 12,16 4,32 20,30"), coral.shaded(0.1)));
    pen.round(blob("35,0 46,14 52,36 52,56 44,66 26,66 18,56 18,36 24,14"), coral);
    pen.both(35.0, |pen| pen.mark(circle(26.0, 50.0, 6.0), Rgb::WHITE));
    face::eyes(pen, look, (26.4, 50.0), (43.6, 50.0), 4.0);
    face::cheeks(pen, look, (22.0, 58.0), (48.0, 58.0), 2.8);
    face::mouth(pen, look, 35.0, 57.5, 7.0);
    pen.shine(tilted_oval(28.0, 22.0, 2.6, 8.0, 14.0), 0.4);
}

fn seashell(pen: &mut Pen, look: &Look) {
    let pearl = look.main(0xf1b99e);
    pen.body(blob("36,88 52,84 69,88 64,99 41,99"), pearl.shaded(0.16));
    let rim: Vec<_> = (0..=8)
        .flat_map(|i| {
            let turn = -78.0 + 19.5 * f64::from(i);
            [
                on_circle(52.0, 90.0, 84.0, turn - 6.0),
                on_circle(52.0, 90.0, 88.0, turn),
                on_circle(52.0, 90.0, 84.0, turn + 6.0),
            ]
        })
        .map(|(x, y)| (52.0 + (x - 52.0) * 0.58, y))
        .chain([(62.0, 92.0), (42.0, 92.0)])
        .collect();
    pen.body(blob(&rim), pearl);
    for (x, y) in on_ring((52.0, 90.0), 78.0, steps(-72.0, 18.0, 9)) {
        pen.line(curve(&[(52.0, 88.0), (52.0 + (x - 52.0) * 0.58, y)]), 1.8, pearl.shaded(0.24));
    }
    pen.shine(tilted_oval(34.0, 36.0, 4.0, 12.0, 24.0), 0.5);
}
