//! Insects and other tiny things.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure {
        name: "butterfly",
        aspect: 1.15,
        height: 0.08,
        stands: Stands::Flies,
        draw: Drawn::Rust(butterfly),
    },
    Figure { name: "bee", aspect: 1.15, height: 0.05, stands: Stands::Flies, draw: Drawn::Rust(bee) },
    Figure::on_ground("ladybug", 1.15, 0.04, ladybug),
    Figure {
        name: "dragonfly",
        aspect: 1.15,
        height: 0.07,
        stands: Stands::Flies,
        draw: Drawn::Rust(dragonfly),
    },
    Figure::on_ground("caterpillar", 1.6, 0.05, caterpillar),
    Figure::on_ground("ant", 1.4, 0.03, ant),
    Figure::on_ground("spider", 1.3, 0.05, spider),
];

fn feelers(pen: &mut Pen, x: f64, y: f64, reach: f64, colour: Rgb) {
    pen.both(x, |pen| {
        let tip = (x - reach, y - reach * 1.2);
        pen.line(curve(&[(x - 2.0, y), (x - reach * 0.45, y - reach * 0.85), tip]), 1.5, colour);
        pen.round(circle(tip.0, tip.1, 2.4), colour);
    });
}

fn butterfly(pen: &mut Pen, look: &Look) {
    let wing = look.main(look.choose(71, &[0x6fa8dc, 0xf0a04b, 0xc58bd1, 0xf2c14e].map(Rgb::hex)));
    let spot = look.accent(wing.lit(0.65));
    let x = 57.5;
    pen.both(x, |pen| {
        let lower = || blob("55,58 40,56 20,62 12,76 20,92 36,96 48,84 55,70");
        pen.body(lower(), wing.shaded(0.12));
        pen.within(lower(), |pen| {
            pen.line(lower(), 6.0, wing.shaded(0.5));
            pen.mark(circle(30.0, 80.0, 6.4), spot);
        });
        let upper = || blob("55,58 50,40 36,18 16,6 2,12 0,32 10,52 30,62 46,62");
        pen.body(upper(), wing);
        pen.within(upper(), |pen| {
            pen.line(upper(), 7.0, wing.shaded(0.5));
            pen.mark(tilted_oval(25.0, 32.0, 8.0, 11.0, -34.0), spot);
            pen.mark(rows("8,20 5,31 10,43 17,11.5").map(|[x, y]| circle(x, y, 1.7)), Rgb::WHITE.alpha(0.9));
        });
    });
    let dark = Rgb::hex(0x5b4650);
    feelers(pen, x, 28.0, 14.0, dark);
    pen.body(limb(&[(x, 42.0), (x, 64.0), (x, 88.0)], 9.0, 4.0), dark);
    pen.round(circle(x, 36.0, 10.0), dark.lit(0.16));
    pen.both(x, |pen| pen.mark(circle(x - 4.0, 35.0, 3.2), Rgb::WHITE));
    face::eyes(pen, look, (x - 3.8, 35.2), (x + 3.8, 35.2), 2.2);
    pen.line(curve(&placed((x, 0.0), "-3,40.4 0,42 3,40.4")), 0.9, 0xf6d7c6);
}

fn bee(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf5c445);
    let dark = look.accent(0x5a4640);
    pen.glass(blob("56,44 40,36 26,14 34,0 48,2 60,20"), 0xe3f1f8, 0.85);
    pen.glass(blob("62,44 58,24 66,4 80,-2 88,10 78,34"), 0xeaf5fa, 0.85);
    pen.body(blob("10,66 -4,70 10,76"), dark);
    pen.round_with(blob("50,34 76,38 92,56 90,78 72,94 44,96 20,86 8,70 18,50 32,38"), gold, |pen| {
        pen.line(["22,28 16,60 24,102", "46,26 38,62 46,106"].map(curve), 12.0, dark);
    });
    pen.shine(tilted_oval(40.0, 45.0, 16.0, 4.0, -12.0), 0.35);
    for (from, tip) in rows_of::<(Spot, Spot)>("80,42,82,22 92,42,101,24") {
        pen.line(curve(&[from, (from.0 + 2.0, from.1 - 14.0), tip]), 1.8, dark);
        pen.round(circle(tip.0, tip.1, 2.8), dark);
    }
    pen.round(circle(85.0, 62.0, 23.0), gold.lit(0.12));
    pen.slot_box(Slot::Head, 70.0, 40.0, 30.0, 0.0);
    face::cheeks(pen, look, (73.0, 70.0), (99.0, 70.0), 4.4);
    face::eyes(pen, look, (78.0, 60.0), (96.0, 60.0), 4.4);
    face::mouth(pen, look, 87.0, 69.0, 10.0);
    pen.slot(Slot::Mouth, 90.0, 72.0);
}

fn ladybug(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd9483f);
    let dark = look.accent(0x4a3f47);
    pen.body([30.0, 50.0, 72.0].map(|x| limb(&[(x, 88.0), (x - 2.0, 97.0)], 6.0, 5.0)), dark);
    for (from, tip) in rows_of::<(Spot, Spot)>("88,42,88,22 100,44,108,27") {
        pen.line(curve(&[from, (from.0 + 2.0, from.1 - 12.0), tip]), 1.9, dark);
        pen.round(circle(tip.0, tip.1, 3.0), dark);
    }
    pen.round(circle(92.0, 65.0, 22.0), dark.lit(0.1));
    pen.round_with(blob("48,14 72,22 86,44 88,70 80,90 48,94 14,91 4,80 6,54 20,26"), red, |pen| {
        pen.line(curve("64,12 50,44 44,98"), 2.2, dark);
        pen.mark(rows("26,46,8 62,74,8.6 22,78,7 68,44,7.6 42,24,6").map(|[x, y, r]| circle(x, y, r)), dark);
    });
    pen.shine(tilted_oval(30.0, 30.0, 10.0, 4.0, -40.0), 0.45);
    pen.both(95.0, |pen| pen.mark(circle(87.0, 61.0, 6.4), 0xfffdf6));
    face::eyes(pen, look, (87.4, 61.4), (102.6, 61.4), 4.2);
    face::cheeks(pen, look, (84.0, 72.0), (105.0, 72.0), 3.4);
    pen.line(curve("90,74 95,77 100,74"), 1.4, 0xf6d7c6);
    pen.slot_box(Slot::Head, 80.0, 44.0, 26.0, 0.0);
}

fn dragonfly(pen: &mut Pen, look: &Look) {
    let body = look.main(0x3f9d9a);
    let wing = look.accent(0xcfe8ef);
    pen.turned((57.0, 50.0), 32.0, |pen| {
        pen.both(57.0, |pen| {
            pen.glass(blob("54,38 36,28 10,22 -4,28 0,38 26,44 52,44"), wing, 0.85);
            pen.glass(blob("54,46 36,46 12,52 4,60 12,66 36,58 54,50"), wing.shaded(0.06), 0.85);
            pen.line(["52,41 28,34 4,31", "52,48 32,52 12,59"].map(curve), 0.7, wing.shaded(0.4));
        });
        pen.body_with(limb("57,40 57,70 57,98", 8.0, 4.4), body, |pen| {
            for y in [58.0, 68.0, 78.0, 88.0] {
                pen.line(curve(&[(50.0, y), (64.0, y)]), 1.8, body.shaded(0.35));
            }
        });
        pen.round(oval(57.0, 41.0, 8.0, 11.0), body.lit(0.1));
        pen.round(circle(57.0, 25.0, 11.0), body.lit(0.2));
        pen.both(57.0, |pen| pen.mark(circle(51.0, 22.0, 5.6), 0xfffdf6));
        face::eyes(pen, look, (51.4, 22.4), (62.6, 22.4), 3.8);
        face::mouth(pen, look, 57.0, 29.5, 7.0);
    });
}

fn caterpillar(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x94c458);
    let other = look.accent(skin.lit(0.3));
    for (i, [x, y]) in rows("16,78 38,70 62,72 86,78").enumerate() {
        for dx in [-6.0, 6.0] {
            pen.body(limb(&[(x + dx, y + 10.0), (x + dx, 97.0)], 6.0, 5.0), skin.shaded(0.4));
        }
        pen.round(circle(x, y, 19.0 - 0.6 * (3 - i) as f64), if i % 2 == 0 { skin } else { other });
    }
    feelers(pen, 126.0, 32.0, 15.0, skin.shaded(0.45));
    pen.round(circle(124.0, 60.0, 32.0), skin.lit(0.08));
    pen.shine(tilted_oval(108.0, 40.0, 8.0, 4.0, -36.0), 0.4);
    pen.slot_box(Slot::Head, 104.0, 30.0, 40.0, 0.0);
    face::cheeks(pen, look, (107.0, 72.0), (145.0, 72.0), 6.0);
    face::eyes(pen, look, (114.0, 58.0), (139.0, 58.0), 5.6);
    face::mouth(pen, look, 127.0, 70.0, 15.0);
    pen.slot(Slot::Mouth, 132.0, 76.0);
}

fn ant(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x8a5a48);
    for leg in ["52,62 40,74 30,98", "60,64 58,80 54,98", "68,64 78,78 80,98"] {
        pen.body(limb(leg, 5.0, 3.6), skin.shaded(0.25));
    }
    pen.round(tilted_oval(26.0, 58.0, 27.0, 21.0, -12.0), skin);
    pen.round(oval(62.0, 62.0, 16.0, 13.0), skin.lit(0.06));
    for (from, tip) in rows_of::<(Spot, Spot)>("92,28,90,8 112,28,124,10") {
        pen.line(curve(&[from, (from.0 + 3.0, from.1 - 14.0), tip]), 2.2, skin.shaded(0.3));
        pen.round(circle(tip.0, tip.1, 3.2), skin.shaded(0.3));
    }
    pen.round(circle(102.0, 50.0, 28.0), skin.lit(0.04));
    pen.shine(tilted_oval(90.0, 32.0, 7.0, 3.4, -34.0), 0.35);
    pen.slot_box(Slot::Head, 86.0, 24.0, 32.0, 0.0);
    pen.both(106.0, |pen| pen.mark(circle(95.0, 48.0, 7.6), 0xfffdf6));
    face::eyes(pen, look, (95.6, 48.4), (116.4, 48.4), 5.0);
    face::cheeks(pen, look, (90.0, 62.0), (120.0, 62.0), 4.6);
    face::mouth(pen, look, 106.0, 60.0, 12.0);
}

fn spider(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x5d5168);
    let leg = skin.shaded(0.2);
    pen.both(65.0, |pen| {
        for spine in ["44,58 22,34 4,58 0,90", "44,64 22,50 12,74 12,98", "48,70 32,66 26,84 28,99"] {
            pen.body(limb(spine, 6.0, 3.6), leg);
        }
        pen.body(limb("46,50 26,20 6,30 -4,56", 6.0, 3.6), leg);
    });
    pen.round(circle(65.0, 54.0, 33.0), skin);
    pen.shine(tilted_oval(50.0, 34.0, 9.0, 4.2, -36.0), 0.35);
    pen.slot_box(Slot::Head, 46.0, 24.0, 38.0, 0.0);
    pen.both(65.0, |pen| {
        pen.mark(rows("54,52,8.6 56.5,38,3.4").map(|[x, y, r]| circle(x, y, r)), 0xfffdf6);
        pen.mark(circle(57.0, 38.4, 1.8), Rgb::INK);
    });
    face::eyes(pen, look, (54.8, 52.4), (75.2, 52.4), 5.6);
    face::cheeks(pen, look, (46.0, 66.0), (84.0, 66.0), 4.8);
    pen.line(curve("56,68 65,74 74,68"), 1.6, 0xf6d7c6);
    pen.mark(["60,71 64,72.6 62,77", "66,72.6 70,71 68,77"].map(blob), Rgb::WHITE);
}
