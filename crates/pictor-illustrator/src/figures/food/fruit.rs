//! Fruit.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("apple", 0.95, 0.09, |pen, look| apple(pen, look, Rgb::hex(0xd9473f))),
    Figure::on_ground("green apple", 0.95, 0.09, |pen, look| apple(pen, look, Rgb::hex(0x9cc24f))),
    Figure::on_ground("pear", 0.8, 0.11, pear),
    Figure::on_ground("orange", 1.0, 0.09, |pen, look| orange(pen, look, Rgb::hex(0xf19a38))),
    Figure::on_ground("tangerine", 1.0, 0.08, |pen, look| orange(pen, look, Rgb::hex(0xee8a2f))),
    Figure::on_ground("lemon", 1.2, 0.08, |pen, look| lemon(pen, look, Rgb::hex(0xf6d24b))),
    Figure::on_ground("lime", 1.2, 0.07, |pen, look| lemon(pen, look, Rgb::hex(0x9cc552))),
    Figure::on_ground("banana", 1.15, 0.12, banana),
    Figure::on_ground("grape", 0.9, 0.15, grape),
    Figure::on_ground("watermelon", 1.3, 0.25, watermelon),
    Figure::on_ground("strawberry", 0.9, 0.06, strawberry),
    Figure::on_ground("blueberry", 1.0, 0.04, blueberry),
    Figure::on_ground("raspberry", 0.9, 0.05, raspberry),
    Figure::on_ground("cherry", 0.95, 0.06, cherry),
    Figure::on_ground("peach", 0.98, 0.09, peach),
    Figure::on_ground("plum", 0.95, 0.07, plum),
    Figure::on_ground("pineapple", 0.6, 0.3, pineapple),
    Figure::on_ground("mango", 1.1, 0.11, mango),
    Figure::on_ground("coconut", 1.2, 0.13, coconut),
    Figure::on_ground("kiwi", 1.25, 0.07, kiwi),
    Figure::on_ground("pomegranate", 0.95, 0.1, pomegranate),
    Figure::on_ground("avocado", 1.1, 0.1, avocado),
];

const GREEN: Rgb = Rgb::hex(0x6fa84f);
const STALK: Rgb = Rgb::hex(0x7a5334);

/// A face, if the prompt asked for one.
pub(super) fn smile(pen: &mut Pen, look: &Look, (x, y): Spot, size: f64) {
    if look.expression.is_none() {
        return;
    }
    face::cheeks(pen, look, (x - 16.0 * size, y + 9.0 * size), (x + 16.0 * size, y + 9.0 * size), 4.2 * size);
    face::eyes(pen, look, (x - 10.0 * size, y), (x + 10.0 * size, y), 4.4 * size);
    face::mouth(pen, look, x, y + 7.0 * size, 11.0 * size);
}

fn apple(pen: &mut Pen, look: &Look, usual: Rgb) {
    let red = look.main(usual);
    let outline =
        || blob("47,26 60,19 78,22 91,40 90,62 78,86 62,98 47,94 33,98 17,86 5,62 4,40 16,22 34,19");
    pen.round(outline(), red);
    pen.within(outline(), |pen| pen.shade(oval(48.0, 26.0, 12.0, 4.6), 0.2));
    pen.body(limb("48,28 48,16 54,5", 4.2, 3.4), STALK);
    pen.body(leaf((50.0, 16.0), (78.0, 6.0), 13.0), GREEN);
    pen.line(curve("53,15 71,8.8"), 0.9, GREEN.shaded(0.35));
    pen.shine(tilted_oval(24.0, 42.0, 5.4, 13.0, 18.0), 0.55);
    smile(pen, look, (48.0, 58.0), 1.1);
}

fn pear(pen: &mut Pen, look: &Look) {
    let green = look.main(0xc3cc5a);
    pen.round(
        blob("40,16 51,20 56,34 61,48 73,62 76,80 64,96 40,99 16,96 4,80 7,62 19,48 24,34 29,20"),
        green,
    );
    pen.mark(rows("54,66 60,76 48,82 58,88 34,88 44,52").map(|[x, y]| circle(x, y, 0.9)), green.shaded(0.35));
    pen.body(limb("40,19 40,10 45,1", 4.0, 3.4), STALK);
    pen.body(leaf((42.0, 10.0), (66.0, 4.0), 11.0), GREEN);
    pen.shine(tilted_oval(19.0, 68.0, 5.0, 12.0, 22.0), 0.5);
    smile(pen, look, (40.0, 68.0), 0.9);
}

fn orange(pen: &mut Pen, look: &Look, usual: Rgb) {
    let skin = look.main(usual);
    pen.round(blob("50,8 76,14 95,34 97,60 84,86 50,98 16,86 3,60 5,34 24,14"), skin);
    for i in 0..16 {
        let (x, y) = on_circle(56.0, 60.0, 34.0 * (f64::from(i) / 16.0).sqrt(), f64::from(i) * 137.5);
        pen.mark(circle(x, y, 0.9), skin.shaded(0.2));
    }
    pen.mark(star(50.0, 13.0, 6.5, 3.0, 5), GREEN.shaded(0.25));
    pen.body(limb("50,14 50,7", 3.6, 3.4), STALK);
    pen.body(leaf((51.0, 12.0), (82.0, 3.0), 15.0), GREEN);
    pen.line(curve("55,10.6 74,5.2"), 0.9, GREEN.shaded(0.35));
    pen.shine(tilted_oval(26.0, 33.0, 6.0, 12.0, 38.0), 0.5);
    smile(pen, look, (50.0, 56.0), 1.15);
}

fn lemon(pen: &mut Pen, look: &Look, usual: Rgb) {
    let skin = look.main(usual);
    pen.body(leaf((10.0, 52.0), (32.0, 12.0), 15.0), GREEN);
    pen.round(
        blob("2,64 10,56 22,36 50,24 80,27 102,44 108,54 118,58 118,66 108,74 96,90 68,99 38,95 16,80 8,72"),
        skin,
    );
    for [x, y] in rows("60,40 76,50 88,66 70,70 56,82 80,82 44,66") {
        pen.mark(circle(x, y, 1.0), skin.shaded(0.2));
    }
    pen.shine(tilted_oval(36.0, 42.0, 13.0, 4.6, -32.0), 0.55);
    smile(pen, look, (60.0, 60.0), 1.0);
}

fn banana(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xf5d04c);
    let one = |pen: &mut Pen, spine: &str, inner: &str, shade: f64| {
        let width = |t: f64| 8.0 + 17.0 * (std::f64::consts::PI * (0.1 + 0.84 * t)).sin().max(0.0);
        let outline = || tube(spine, width);
        pen.body(outline(), skin.shaded(shade));
        pen.within(outline(), |pen| {
            pen.line(curve(inner), 1.2, skin.shaded(0.28 + shade));
            let tip = spots(spine)[3];
            pen.mark(circle(tip.0, tip.1, 6.0), 0x7a5a38);
        });
    };
    one(pen, "88,12 82,44 58,66 18,66", "88,14 84,46 60,70 22,70", 0.14);
    one(pen, "92,12 92,50 72,80 32,90", "93,14 94,50 76,82 38,92", 0.0);
    pen.body(blob("84,2 95,1 99,12 97,22 86,22 83,12"), 0xb59a44);
    pen.mark(oval(89.5, 3.0, 5.0, 2.4), 0x7a5a38);
    pen.shine(tilted_oval(80.0, 54.0, 3.4, 13.0, 26.0), 0.45);
}

fn grape(pen: &mut Pen, look: &Look) {
    let violet = look.main(0x8660a8);
    pen.body(limb("45,24 45,12 52,3", 4.0, 3.2), STALK);
    pen.body(blob("46,16 56,4 70,8 84,4 82,18 86,28 72,28 60,30 52,26"), GREEN);
    pen.line(curve("50,18 64,17 78,14"), 0.9, GREEN.shaded(0.35));
    let rows: [(f64, &[f64]); 5] = [
        (30.0, &[18.0, 36.0, 54.0, 72.0]),
        (45.0, &[10.0, 27.0, 45.0, 63.0, 80.0]),
        (60.0, &[19.0, 36.0, 54.0, 71.0]),
        (75.0, &[28.0, 45.0, 62.0]),
        (89.0, &[38.0, 53.0]),
    ];
    for (row, (y, xs)) in rows.into_iter().enumerate() {
        for (i, x) in xs.iter().enumerate() {
            pen.round(circle(*x, y, 10.4), violet.shaded(0.06 * ((row + i) % 3) as f64));
            pen.shine(tilted_oval(x - 3.2, y - 4.0, 3.0, 1.7, -35.0), 0.6);
        }
    }
}

fn watermelon(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x5f9f55);
    let flesh = look.accent(0xe9605f);
    let ball = || blob("70,4 98,12 116,34 118,60 104,84 70,96 36,84 22,60 24,34 42,12");
    pen.round(ball(), skin);
    pen.within(ball(), |pen| {
        for x in [30.0, 52.0, 74.0, 97.0] {
            let bow = (x - 66.0) * 0.45;
            let band = [
                (70.0 - bow * 0.1, 2.0),
                (x + bow, 30.0),
                (x + bow * 1.3, 55.0),
                (x + bow, 76.0),
                (70.0, 98.0),
            ];
            pen.mark(tube(&band, |t| 2.0 + 8.0 * (std::f64::consts::PI * t).sin()), skin.shaded(0.4));
        }
    });
    pen.body(limb("70,7 72,1 80,-1", 4.0, 3.0), GREEN.shaded(0.2));
    pen.shine(tilted_oval(46.0, 28.0, 6.0, 12.0, 36.0), 0.35);
    pen.within(ball(), |pen| pen.shade(path("M2 62 L86 58 A43 44 0 0 1 4 64 Z"), 0.2));
    slice(pen, flesh, skin);
}

/// A slice that leans in front.
fn slice(pen: &mut Pen, flesh: Rgb, skin: Rgb) {
    pen.body(path("M0 58 L80 58 A41 41 0 0 1 0 58 Z"), skin.shaded(0.1));
    pen.mark(path("M3 58 L77 58 A37.5 37.5 0 0 1 3 58 Z"), 0xf4f1cf);
    pen.fade(path("M6.5 58 L73.5 58 A34 34 0 0 1 6.5 58 Z"), flesh.lit(0.12), flesh);
    for [x, y] in rows("20,66 33,68 47,68 60,66 28,78 40,81 53,78") {
        pen.mark(drop(x, y - 2.4, 2.8, 4.8), 0x4c3436);
    }
}

fn strawberry(pen: &mut Pen, look: &Look) {
    let red = look.main(0xe0453f);
    let outline = || blob("45,18 62,16 80,22 87,38 82,58 66,84 45,99 24,84 8,58 3,38 10,22 28,16");
    pen.round(outline(), red);
    for [x, y] in rows("20,40 34,34 50,38 66,34 76,44 26,54 42,52 58,54 70,58 34,68 50,70 62,70 42,84 53,83")
    {
        pen.mark(drop(x, y - 2.6, 3.2, 5.0), 0xf9d98a);
    }
    pen.shine(tilted_oval(20.0, 34.0, 4.4, 10.0, 26.0), 0.45);
    pen.body(rows("16,31 31,36 59,36 74,31 45,38").map(|[x, y]| leaf((45.0, 16.0), (x, y), 11.0)), GREEN);
    pen.body(limb("45,18 45,10 50,3", 4.4, 3.6), GREEN.shaded(0.15));
    smile(pen, look, (45.0, 56.0), 0.95);
}

fn blueberry(pen: &mut Pen, look: &Look) {
    let blue = look.main(0x5b72b0);
    pen.body(leaf((60.0, 40.0), (96.0, 14.0), 20.0), GREEN);
    pen.body(leaf((52.0, 36.0), (42.0, 2.0), 18.0), GREEN.shaded(0.1));
    for [x, y, r, shade] in rows("66,50,27,0.12 30,66,29,0 72,74,25,0.05") {
        pen.round(circle(x, y, r), blue.shaded(shade));
        pen.mark(star(x + r * 0.2, y - r * 0.3, r * 0.42, r * 0.22, 5), blue.shaded(0.5));
        pen.mark(circle(x + r * 0.2, y - r * 0.3, r * 0.14), blue.lit(0.2));
        pen.shine(tilted_oval(x - r * 0.45, y - r * 0.4, r * 0.26, r * 0.14, -40.0), 0.55);
    }
}

fn raspberry(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd64a68);
    let strewn: [(f64, &[f64]); 6] = [
        (28.0, &[20.0, 36.0, 54.0, 70.0]),
        (41.0, &[12.0, 28.0, 45.0, 62.0, 78.0]),
        (55.0, &[18.0, 36.0, 54.0, 72.0]),
        (68.0, &[26.0, 45.0, 64.0]),
        (80.0, &[35.0, 55.0]),
        (90.0, &[45.0]),
    ];
    pen.body(blob("45,20 70,22 80,42 70,70 45,94 20,70 10,42 20,22"), red.shaded(0.3));
    for (row, (y, xs)) in strewn.into_iter().enumerate() {
        for (i, x) in xs.iter().enumerate() {
            pen.round(circle(*x, y, 9.4), red.shaded(0.06 * ((row + i) % 2) as f64));
            pen.shine(circle(x - 3.0, y - 3.4, 1.7), 0.6);
        }
    }
    pen.body(rows("14,18 28,28 45,32 62,28 76,18").map(|[x, y]| leaf((45.0, 12.0), (x, y), 9.0)), GREEN);
    pen.body(limb("45,14 45,3", 4.0, 3.4), GREEN.shaded(0.15));
}

fn cherry(pen: &mut Pen, look: &Look) {
    let red = look.main(0xc8323f);
    pen.body(leaf((58.0, 12.0), (93.0, 24.0), 19.0), GREEN);
    pen.line(curve("62,13.4 84,20.5"), 0.9, GREEN.shaded(0.35));
    for stalk in ["58,8 44,30 26,58", "58,8 66,34 69,62"] {
        pen.body(limb(stalk, 3.0, 2.8), GREEN.shaded(0.2));
    }
    pen.body(oval(58.0, 7.0, 4.4, 3.4), STALK);
    for [x, y, r] in rows("69,75,22 25,74,25") {
        let heart = blob(&sized(
            (x, y),
            (r, r),
            "0,-0.82 0.6,-0.95 1,-0.1 0.62,0.8 0,1 -0.62,0.8 -1,-0.1 -0.6,-0.95",
        ));
        pen.round(heart, red);
        pen.shine(tilted_oval(x - r * 0.45, y - r * 0.3, r * 0.17, r * 0.36, 24.0), 0.65);
    }
}

fn peach(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xf8b38c);
    pen.body(leaf((50.0, 22.0), (16.0, 4.0), 18.0), GREEN);
    pen.body(leaf((52.0, 20.0), (86.0, 6.0), 16.0), GREEN.shaded(0.1));
    let outline = || blob("50,18 72,15 93,34 94,60 78,86 50,99 20,86 4,60 6,34 28,15");
    pen.round(outline(), skin);
    pen.within(outline(), |pen| {
        pen.fade(
            oval(20.0, 52.0, 34.0, 42.0),
            Rgb::hex(0xee7f72).alpha(0.55),
            Rgb::hex(0xee7f72).alpha(0.05),
        );
        pen.line(curve("50,18 62,44 58,74 50,92"), 1.6, skin.shaded(0.3));
    });
    pen.shine(tilted_oval(22.0, 38.0, 5.0, 11.0, 26.0), 0.45);
    smile(pen, look, (48.0, 58.0), 1.0);
}

fn plum(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x7b4f8e);
    pen.round(blob("47,16 72,16 90,40 88,68 70,92 47,99 24,92 6,68 5,40 22,16"), skin);
    pen.line(curve("47,18 57,44 54,74 48,94"), 1.5, skin.shaded(0.4));
    pen.body(limb("47,20 47,10 52,2", 3.6, 3.0), STALK);
    pen.body(leaf((49.0, 12.0), (78.0, 6.0), 13.0), GREEN);
    pen.shine(tilted_oval(23.0, 38.0, 5.0, 12.0, 24.0), 0.5);
    smile(pen, look, (46.0, 58.0), 1.0);
}

fn pineapple(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xedb342);
    for [x, y, width] in rows("6,14,9 54,14,9 15,3,9 45,3,9 30,-3,10 10,26,8 50,26,8 22,12,8 38,12,8") {
        pen.body(leaf((30.0, 38.0), (x, y), width), GREEN.shaded(if y > 10.0 { 0.0 } else { 0.15 }));
    }
    let outline = || blob("30,32 47,36 56,52 57,74 49,93 30,99 11,93 3,74 4,52 13,36");
    pen.round(outline(), gold);
    pen.within(outline(), |pen| {
        for i in -3..7 {
            let x = 8.0 * f64::from(i);
            pen.line(curve(&[(x, 28.0), (x + 36.0, 102.0)]), 1.1, gold.shaded(0.35));
            pen.line(curve(&[(x + 30.0, 28.0), (x - 6.0, 102.0)]), 1.1, gold.shaded(0.35));
        }
        for row in 0..7 {
            for column in 0..7 {
                let x = 4.0 + 8.0 * f64::from(column) + if row % 2 == 0 { 0.0 } else { 4.0 };
                pen.mark(circle(x - 1.0, 40.0 + 8.6 * f64::from(row), 1.0), 0xfbe3a0);
            }
        }
    });
    pen.shine(tilted_oval(14.0, 56.0, 3.6, 12.0, 8.0), 0.35);
    smile(pen, look, (30.0, 66.0), 0.8);
}

fn mango(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xf3a63c);
    let outline = || blob("70,14 92,22 105,44 102,70 82,92 50,99 20,90 5,70 10,52 30,44 46,24");
    pen.body(leaf((74.0, 14.0), (104.0, 2.0), 12.0), GREEN);
    pen.round(outline(), skin);
    pen.within(outline(), |pen| {
        pen.fade(oval(84.0, 26.0, 40.0, 34.0), Rgb::hex(0xe2564a).alpha(0.6), Rgb::hex(0xe2564a).alpha(0.04));
    });
    pen.body(limb("72,18 73,7", 4.0, 3.4), STALK);
    pen.shine(tilted_oval(40.0, 50.0, 5.0, 13.0, 42.0), 0.5);
    smile(pen, look, (58.0, 62.0), 1.0);
}

fn coconut(pen: &mut Pen, look: &Look) {
    let shell = look.main(0x8a5f42);
    pen.round(circle(74.0, 44.0, 42.0), shell);
    for i in 0..9 {
        let x = 44.0 + 7.5 * f64::from(i);
        pen.line(curve(&[(x, 14.0 + 4.0 * f64::from(i % 3)), (x + 3.0, 30.0)]), 0.9, shell.lit(0.3));
    }
    pen.mark(rows("84,22 96,26 89,33").map(|[x, y]| circle(x, y, 3.0)), shell.shaded(0.5));
    pen.shade(oval(44.0, 60.0, 40.0, 12.0), 0.16);
    pen.round(blob("2,62 44,58 86,62 80,86 62,98 26,98 8,86"), shell.shaded(0.08));
    pen.body(oval(44.0, 61.0, 42.0, 13.0), shell.shaded(0.2));
    pen.body(oval(44.0, 61.0, 38.0, 10.6), 0xfdf9f0);
    pen.fade(oval(44.0, 62.5, 31.0, 7.4), 0xe6ded2, 0xf7f2e8);
}

fn kiwi(pen: &mut Pen, look: &Look) {
    let green = look.main(0x9dc247);
    let skin = Rgb::hex(0x9a7148);
    pen.round(tilted_oval(80.0, 46.0, 44.0, 36.0, -16.0), skin);
    for [x, y] in rows("76,20 90,26 104,36 92,44 108,52 62,22") {
        pen.line(curve(&[(x, y), (x + 4.0, y + 2.0)]), 0.8, skin.shaded(0.4));
    }
    pen.round(circle(44.0, 58.0, 41.0), skin);
    pen.mark(circle(44.0, 58.0, 37.5), green);
    pen.mark(circle(44.0, 58.0, 33.0), green.lit(0.12));
    for angle in steps(0.0, 20.0, 18) {
        pen.line(
            curve(&[on_circle(44.0, 58.0, 14.0, angle), on_circle(44.0, 58.0, 32.0, angle)]),
            0.8,
            green.lit(0.5),
        );
        let seed = on_circle(44.0, 58.0, 18.5, angle + 10.0);
        pen.mark(tilted_oval(seed.0, seed.1, 1.3, 2.4, angle + 10.0), 0x4a3a34);
    }
    pen.mark(circle(44.0, 58.0, 12.0), 0xf3f3cf);
}

fn pomegranate(pen: &mut Pen, look: &Look) {
    let red = look.main(0xc63d49);
    pen.body(polygon("36,22 32,2 41,9 47,0 54,9 63,2 59,22"), red.shaded(0.12));
    pen.round(blob("47,16 76,22 92,46 90,72 72,94 47,99 22,94 5,72 3,46 19,22"), red);
    let wound = || blob("60,42 78,48 84,66 72,82 54,78 46,62");
    pen.body(wound(), 0xf6dcae);
    pen.within(wound(), |pen| {
        for i in 0..14 {
            let (dx, dy) = on_circle(0.0, 0.0, 17.0 * (f64::from(i) / 14.0).sqrt(), f64::from(i) * 137.5);
            pen.round(circle(65.0 + dx, 62.0 + dy, 4.0), 0xb92941);
        }
    });
    pen.shine(tilted_oval(20.0, 46.0, 5.0, 13.0, 20.0), 0.45);
}

fn avocado(pen: &mut Pen, look: &Look) {
    let green = look.main(0x5f8a48);
    let shape = |k: f64| -> Vec<Spot> {
        spots("55,4 68,12 75,32 88,52 92,72 80,92 55,99 30,92 18,72 22,52 35,32 42,12")
            .into_iter()
            .map(|(x, y)| (55.0 + (x - 55.0) * k, 58.0 + (y - 58.0) * k))
            .collect()
    };
    pen.body(blob(&shape(1.0)), green);
    pen.mark(blob(&shape(0.91)), 0xc5d67a);
    pen.fade(blob(&shape(0.83)), 0xe9edae, 0xf3f1c4);
    if look.expression.is_some() {
        smile(pen, look, (55.0, 40.0), 0.7);
    }
    pen.round(circle(55.0, 70.0, 17.0), 0x9a6a43);
    pen.shine(tilted_oval(49.0, 63.0, 4.4, 2.6, -35.0), 0.55);
    pen.slot_box(Slot::Top, 45.0, 4.0, 20.0, 0.0);
}
