//! Turtles, frogs and other slow or slippery animals.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("turtle", 1.35, 0.3, turtle),
    Figure {
        name: "sea turtle",
        aspect: 1.35,
        height: 0.6,
        stands: Stands::Swims,
        draw: Drawn::Rust(sea_turtle),
    },
    Figure::on_ground("frog", 1.1, 0.15, frog),
    Figure::on_ground("snail", 1.2, 0.1, snail),
    Figure::on_ground("snake", 1.1, 0.4, snake),
    Figure::on_ground("crocodile", 1.8, 0.7, crocodile),
    Figure::on_ground("hedgehog", 1.15, 0.2, hedgehog),
];

/// A domed shell with its plates, the rim at y = 74.
fn shell(pen: &mut Pen, colour: Rgb) {
    pen.round_with(blob("14,72 18,46 34,26 54,18 74,24 90,42 96,70 86,77 54,80 24,78"), colour, |pen| {
        let plate = |pen: &mut Pen, x: f64, y: f64, r: f64| {
            let corners: Vec<_> = (0..6).map(|i| on_circle(x, y, r, f64::from(i) * 60.0 + 30.0)).collect();
            pen.fade(polygon(&corners), colour.lit(0.32), colour.lit(0.1));
        };
        for [x, y, r] in rows("54,42,13 28,50,11 80,49,11 41,65,10 67,65,10 41,22,8 68,22,8 14,68,8 94,67,8")
        {
            plate(pen, x, y, r);
        }
    });
    pen.shine(tilted_oval(36.0, 34.0, 10.0, 3.6, -38.0), 0.35);
    pen.slot_box(Slot::Saddle, 40.0, 20.0, 28.0, 0.0);
    pen.slot_box(Slot::Top, 40.0, 20.0, 28.0, 0.0);
}

fn turtle_head(pen: &mut Pen, look: &Look, skin: Rgb) {
    pen.body(limb("84,76 98,70 104,56", 17.0, 15.0), skin);
    pen.round(blob("110,18 124,23 132,36 130,50 118,58 104,58 93,50 92,34 98,22"), skin);
    pen.slot_box(Slot::Head, 96.0, 20.0, 28.0, 0.0);
    pen.slot_box(Slot::Neck, 92.0, 58.0, 20.0, 8.0);
    face::cheeks(pen, look, (100.0, 45.0), (125.0, 45.0), 3.8);
    face::eyes(pen, look, (104.0, 36.0), (122.0, 36.0), 4.4);
    face::mouth(pen, look, 114.0, 45.0, 11.0);
    pen.shine(tilted_oval(104.0, 24.0, 5.0, 2.4, -28.0), 0.35);
    pen.slot(Slot::Mouth, 120.0, 49.0);
}

fn turtle(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x8dbb5c);
    let shell_colour =
        look.accent(if look.colours.is_empty() { Rgb::hex(0x8f6b42) } else { skin.shaded(0.35) });
    pen.body(limb("16,80 6,84 0,90", 8.0, 2.0), skin.shaded(0.1));
    for [x, shade] in rows("36,0.2 70,0.2") {
        pen.body(limb(&[(x, 74.0), (x, 94.0)], 14.0, 13.0), skin.shaded(shade));
    }
    shell(pen, shell_colour);
    pen.body(blob("10,74 54,82 100,72 102,78 92,85 54,90 18,86 9,80"), shell_colour.lit(0.35));
    for x in [24.0, 84.0] {
        pen.body(limb(&[(x, 82.0), (x, 93.0)], 15.0, 14.0), skin);
        pen.mark([-4.0, 0.0, 4.0].map(|toe| oval(x + toe, 98.0, 1.4, 1.2)), skin.lit(0.6));
    }
    turtle_head(pen, look, skin);
}

fn sea_turtle(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x6fae8f);
    let shell_colour =
        look.accent(if look.colours.is_empty() { Rgb::hex(0x6f7f4a) } else { skin.shaded(0.35) });
    pen.body(blob("20,76 8,84 -4,90 -4,96 14,94 30,84"), skin.shaded(0.15));
    pen.body(blob("76,40 84,22 96,6 102,8 100,26 90,46"), skin.shaded(0.2));
    shell(pen, shell_colour);
    pen.body(blob("10,74 54,82 100,72 102,78 92,85 54,89 18,85 9,80"), shell_colour.lit(0.35));
    pen.body(blob("84,74 80,84 64,98 52,104 50,98 60,84 70,74"), skin);
    pen.mark(rows("72,80 66,88 58,96").map(|[x, y]| circle(x, y, 2.4)), skin.shaded(0.22));
    turtle_head(pen, look, skin);
}

fn frog(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x7dbb57);
    let pale = look.accent(skin.lit(0.65));
    pen.both(55.0, |pen| {
        pen.body(blob("24,58 8,62 0,76 4,92 18,98 32,92 36,74"), skin.shaded(0.1));
        pen.body(blob("2,99.5 0,95 8,93 20,92 30,96 30,99.5"), skin.shaded(0.16));
    });
    pen.round(blob("55,40 74,46 84,64 82,86 70,97 55,99 40,97 28,86 26,64 36,46"), skin);
    pen.fade(blob("55,60 70,64 74,80 66,94 55,96 44,94 36,80 40,64"), pale, pale.shaded(0.1));
    pen.slot(Slot::Chest, 55.0, 74.0);
    pen.slot_box(Slot::Hands, 44.0, 70.0, 22.0, 12.0);
    pen.both(55.0, |pen| {
        pen.body(limb("34,64 34,80 38,94", 10.0, 8.0), skin.lit(0.05));
        pen.body(blob("30,99.5 29,95 36,93 44,94 46,99.5"), skin);
    });
    pen.shade(oval(55.0, 60.0, 28.0, 6.0), 0.15);
    pen.both(55.0, |pen| pen.round(circle(33.0, 17.0, 13.5), skin));
    pen.round(blob("55,16 76,18 94,30 96,46 82,58 55,62 28,58 14,46 16,30 34,18"), skin);
    pen.slot_box(Slot::Head, 36.0, 18.0, 38.0, 0.0);
    pen.slot_box(Slot::Neck, 32.0, 58.0, 46.0, 7.0);
    pen.both(55.0, |pen| pen.round(circle(33.4, 17.0, 10.0), 0xfffdf6));
    face::eyes(pen, look, (34.4, 17.6), (75.6, 17.6), 6.4);
    face::cheeks(pen, look, (25.0, 43.0), (85.0, 43.0), 5.4);
    pen.both(55.0, |pen| pen.mark(oval(52.0, 32.0, 1.0, 0.8), skin.shaded(0.5)));
    face::mouth(pen, look, 55.0, 42.0, 34.0);
    pen.slot(Slot::Mouth, 64.0, 50.0);
}

fn snail(pen: &mut Pen, look: &Look) {
    let house = look.main(0xc98a53);
    let skin = look.accent(0xf0d3a4);
    for stalk in ["94,46 92,30 90,16", "104,46 108,32 110,20"] {
        pen.body(limb(stalk, 5.0, 3.6), skin.shaded(0.05));
    }
    pen.body(
        blob("-2,97 12,90 40,84 74,84 84,72 86,52 94,42 108,44 114,56 112,74 104,90 90,99 50,99.5 10,99.5"),
        skin,
    );
    pen.round(circle(46.0, 52.0, 37.0), house);
    let swirl: Vec<_> = (0..22)
        .map(|i| {
            let t = f64::from(i) / 21.0;
            on_circle(46.0 - 3.0 * (1.0 - t), 52.0, 4.0 + 29.0 * t, t * 800.0 + 30.0)
        })
        .collect();
    pen.line(curve(&swirl), 3.6, house.shaded(0.4));
    pen.shine(tilted_oval(28.0, 28.0, 9.0, 4.0, -42.0), 0.4);
    pen.slot_box(Slot::Saddle, 34.0, 16.0, 24.0, 0.0);
    pen.slot_box(Slot::Top, 34.0, 16.0, 24.0, 0.0);
    pen.slot_box(Slot::Head, 90.0, 40.0, 20.0, 0.0);
    pen.round(rows("90,14 110,18").map(|[x, y]| circle(x, y, 6.4)), 0xfffdf6);
    face::eyes(pen, look, (90.4, 14.0), (110.4, 18.0), 4.0);
    face::cheeks(pen, look, (94.0, 64.0), (109.0, 64.0), 3.6);
    face::mouth(pen, look, 102.0, 58.0, 10.0);
    pen.slot(Slot::Mouth, 106.0, 62.0);
}

fn snake(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x86b558);
    let band = look.accent(0xe9d27a);
    let coil = |pen: &mut Pen, spine: &str, from: f64, to: f64| {
        pen.body_with(limb(spine, from, to), skin, |pen| {
            let segments = spots(spine);
            for pair in segments.windows(2) {
                for t in [0.2, 0.7] {
                    let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
                    let (x, y) = (pair[0].0 + dx * t, pair[0].1 + dy * t);
                    pen.mark(tilted_oval(x, y, 4.4, 3.0, dy.atan2(dx).to_degrees()), band);
                }
            }
        });
    };
    coil(pen, "14,92 30,97 60,97 88,94 102,86 108,78", 15.0, 4.0);
    coil(pen, "92,86 70,94 34,93 12,86 14,76 36,73 66,76 90,78", 15.0, 16.0);
    coil(pen, "70,84 86,76 82,64 58,62 36,66 28,56 38,40 50,26", 16.0, 14.0);
    pen.line(["70,26 82,30 90,28", "84,30 90,34"].map(curve), 1.4, 0xd9483f);
    pen.round(blob("54,2 70,6 78,18 74,30 60,36 44,32 34,22 38,8"), skin);
    pen.slot_box(Slot::Head, 42.0, 5.0, 26.0, 0.0);
    pen.slot_box(Slot::Neck, 34.0, 34.0, 22.0, 7.0);
    face::cheeks(pen, look, (42.0, 24.0), (70.0, 24.0), 3.6);
    face::eyes(pen, look, (46.0, 15.0), (66.0, 15.0), 4.2);
    face::mouth(pen, look, 57.0, 24.0, 14.0);
    pen.shine(tilted_oval(48.0, 8.0, 5.0, 2.2, -22.0), 0.35);
}

fn crocodile(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x7ba35a);
    let pale = look.accent(skin.lit(0.6));
    pen.body([58.0, 100.0].map(|x| limb(&[(x, 76.0), (x + 2.0, 95.0)], 14.0, 11.0)), skin.shaded(0.2));
    for [x, y] in rows("20,52 34,46 50,40 66,36 82,34 98,36") {
        pen.body(polygon(&placed((x, y), "-8,12 0,-4 8,11")), skin.shaded(0.22));
    }
    let body = || blob("-6,58 14,56 40,48 72,40 104,40 122,50 126,68 112,82 80,88 46,84 18,74 2,66");
    pen.body(body(), skin);
    pen.within(body(), |pen| pen.fade(oval(82.0, 88.0, 52.0, 15.0), pale, pale.shaded(0.1)));
    for x in [46.0, 112.0] {
        pen.body(limb(&[(x, 72.0), (x + 2.0, 94.0)], 16.0, 12.0), skin.lit(0.04));
        pen.body(oval(x + 4.0, 97.0, 9.0, 3.4), skin.shaded(0.1));
    }
    pen.body(blob("110,62 134,68 162,70 180,66 182,74 168,81 136,82 114,76"), pale);
    for x in [128.0, 137.0, 146.0, 155.0, 164.0, 173.0] {
        pen.mark(polygon(&placed((x, 0.0), "-3.4,66 3.4,66 0,74")), 0xfffdf4);
    }
    pen.round(blob("104,44 112,34 128,32 142,44 164,50 180,54 183,62 178,68 150,68 124,68 106,64"), skin);
    pen.both(125.0, |pen| pen.round(circle(116.0, 34.0, 9.5), skin));
    pen.both(125.0, |pen| pen.mark(circle(116.4, 33.4, 6.6), 0xfffdf6));
    face::eyes(pen, look, (117.0, 33.8), (133.0, 33.8), 4.4);
    face::cheeks(pen, look, (120.0, 54.0), (120.0, 54.0), 4.4);
    pen.mark(oval(176.0, 56.0, 1.6, 1.1), skin.shaded(0.5));
    pen.line(curve("114,58 118,66 128,68.4 150,68.6 178,68"), 1.0, Rgb::INK);
    pen.slot_box(Slot::Saddle, 66.0, 38.0, 26.0, 0.0);
    pen.slot_box(Slot::Head, 112.0, 26.0, 26.0, 0.0);
}

fn hedgehog(pen: &mut Pen, look: &Look) {
    let spines = look.main(0x8a6448);
    let face_colour = look.accent(0xf3dcb8);
    let coat = |r: f64, count: i32, turn: f64| -> Vec<_> {
        (0..count * 2)
            .map(|i| {
                let k = if i % 2 == 0 { r } else { r * 0.84 };
                let (dx, dy) = on_circle(0.0, 0.0, k, f64::from(i) * 180.0 / f64::from(count) + turn);
                (50.0 + dx * 1.12, 54.0 + dy)
            })
            .collect()
    };
    pen.body(polygon(&coat(48.0, 22, 0.0)), spines.shaded(0.15));
    pen.body(polygon(&coat(39.0, 18, 5.0)), spines.lit(0.08));
    for [x, y] in rows("28,40 42,32 22,56 38,50 56,30 32,68") {
        pen.line(curve(&[(x, y), (x - 4.0, y - 6.0)]), 1.2, spines.lit(0.4));
    }
    pen.body([46.0, 78.0].map(|x| oval(x, 96.0, 9.0, 4.0)), face_colour.shaded(0.2));
    pen.body(circle(62.0, 34.0, 7.0), face_colour.shaded(0.14));
    let front = "74,36 90,42 98,56 112,66 114,72 104,78 96,90 76,96 58,92 52,78 54,56 62,42";
    pen.round(blob(front), face_colour);
    pen.body(circle(88.0, 37.0, 6.0), face_colour.shaded(0.08));
    pen.slot_box(Slot::Head, 60.0, 36.0, 28.0, 0.0);
    pen.slot(Slot::Chest, 76.0, 86.0);
    pen.slot_box(Slot::Top, 30.0, 10.0, 34.0, 0.0);
    face::cheeks(pen, look, (68.0, 70.0), (94.0, 72.0), 4.2);
    face::eyes(pen, look, (73.0, 58.0), (93.0, 58.0), 4.2);
    face::mouth(pen, look, 92.0, 75.0, 11.0);
    pen.round(circle(112.0, 68.0, 4.6), 0x4a383c);
    pen.slot(Slot::Mouth, 98.0, 78.0);
}
