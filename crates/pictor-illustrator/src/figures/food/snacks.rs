//! Bread, and what is eaten from the hand.

use super::dishes::SALAD;
use super::fruit::smile;
use super::vessels::sprig;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("bread", 1.35, 0.15, bread),
    Figure::on_ground("croissant", 1.45, 0.08, croissant),
    Figure::on_ground("pretzel", 1.1, 0.12, pretzel),
    Figure::on_ground("hamburger", 1.15, 0.1, hamburger),
    Figure::on_ground("hot dog", 1.7, 0.07, hot_dog),
    Figure::on_ground("sandwich", 1.25, 0.1, sandwich),
    Figure::on_ground("pizza", 1.0, 0.2, pizza),
    Figure::on_ground("taco", 1.4, 0.1, taco),
    Figure::on_ground("french fries", 0.8, 0.15, fries),
    Figure::on_ground("popcorn", 0.85, 0.25, popcorn),
];
const CRUST: Rgb = Rgb::hex(0xd79b54);

fn bread(pen: &mut Pen, look: &Look) {
    let crust = look.main(CRUST);
    pen.body(
        path("M40 96 L40 52 Q32 26 62 24 L108 22 Q136 24 130 52 L130 92 Q130 96 126 96 Z"),
        crust.shaded(0.08),
    );
    pen.line([84.0, 104.0].map(|x| curve(&placed((x, 0.0), "0,30 8,36 14,30"))), 2.6, crust.lit(0.45));
    let slice = |pen: &mut Pen, x: f64| {
        pen.moved(x, 0.0, |pen| {
            pen.body(path("M8 98 L8 60 C-6 52 -4 28 36 28 C76 28 78 52 64 60 L64 98 Q64 99.5 62 99.5 L10 99.5 Q8 99.5 8 98 Z"), crust);
            pen.fade(path("M13 95 L13 58 C1 51 4 33 36 33 C68 33 71 51 59 58 L59 95 Z"), 0xfbe9c6, 0xf5dcae);
            for [px, py] in rows("26,50 46,46 36,66 22,78 50,80 40,88") {
                pen.mark(oval(px, py, 1.8, 1.3), 0xe3c08a);
            }
        });
    };
    slice(pen, 26.0);
    slice(pen, 2.0);
    smile(pen, look, (38.0, 62.0), 0.95);
}

fn croissant(pen: &mut Pen, look: &Look) {
    let crust = look.main(CRUST);
    for (outline, shade) in [
        ("0,88 8,68 24,58 34,70 28,84 12,96", 0.14),
        ("145,88 137,68 121,58 111,70 117,84 133,96", 0.18),
        ("18,74 26,46 48,34 58,52 50,72 32,84", 0.07),
        ("127,74 119,46 97,34 87,52 95,72 113,84", 0.1),
        ("42,58 52,30 72,22 93,30 103,58 92,74 72,79 53,74", 0.0),
    ] {
        pen.round(blob(outline), crust.shaded(shade));
    }
    for line in [
        "58,40 62,54 60,68",
        "72,36 73,54 72,70",
        "87,40 83,54 85,68",
        "36,52 40,62 38,72",
        "109,52 105,62 107,72",
        "14,76 18,82 16,88",
        "131,76 127,82 129,88",
    ] {
        pen.line(curve(line), 1.3, crust.shaded(0.35));
    }
    pen.shine(tilted_oval(64.0, 31.0, 9.0, 2.6, -16.0), 0.5);
    smile(pen, look, (72.0, 54.0), 0.7);
}

fn pretzel(pen: &mut Pen, look: &Look) {
    let brown = look.main(0xa9652f);
    let strand = "38,88 66,60 84,36 100,26 106,48 92,78 55,92 18,78 4,48 10,26 26,36 44,60 72,88";
    pen.line(curve(strand), 16.0, brown.edge());
    pen.line(curve(strand), 14.6, brown);
    pen.line(curve("38,88 66,60 84,36"), 16.0, brown.edge());
    pen.line(curve("38,88 66,60 84,36 96,26"), 14.6, brown.lit(0.05));
    for [x, y] in rows("16,40 8,58 26,84 54,92 84,84 102,60 96,34 70,56 40,58") {
        pen.mark(round_rect(x - 1.6, y - 1.2, 3.4, 2.6, 0.8), 0xfffaf0);
    }
}

fn hamburger(pen: &mut Pen, look: &Look) {
    let bun = look.main(0xdf9f52);
    pen.body(path("M8 82 L107 82 L106 88 Q104 99.5 92 99.5 L23 99.5 Q11 99.5 9 88 Z"), bun.shaded(0.06));
    pen.body(round_rect(5.0, 71.0, 105.0, 14.0, 7.0), 0x7c4a34);
    pen.body(polygon("6,67 109,67 104,74 92,76 84,82 74,75 46,75 38,80 28,74 10,73"), 0xf6c445);
    pen.body(round_rect(8.0, 60.0, 99.0, 8.0, 4.0), 0xdc4b3e);
    pen.body(cloud(57.5, 58.0, 57.0, 7.0, 15), SALAD);
    pen.round(blob("4,52 10,28 30,12 57,8 85,12 105,28 111,52 96,57 57,58 19,57"), bun);
    for [x, y, turn] in rows("36,26,20 52,18,-20 70,22,40 86,32,10 62,34,-35 24,38,35 44,40,0") {
        pen.mark(tilted_oval(x, y, 2.6, 1.5, turn), 0xfbe9c0);
    }
    pen.shine(tilted_oval(26.0, 24.0, 9.0, 3.4, -34.0), 0.4);
    smile(pen, look, (58.0, 42.0), 0.8);
}

fn hot_dog(pen: &mut Pen, look: &Look) {
    let bun = look.main(0xe0a65c);
    pen.round(round_rect(10.0, 42.0, 150.0, 40.0, 20.0), bun.shaded(0.12));
    pen.round(limb("14,58 60,50 110,50 156,58", 28.0, 28.0), 0xb9563c);
    pen.line(
        curve("14,54 26,46 38,56 50,44 62,54 74,43 86,54 98,43 110,54 122,45 134,56 146,48 154,56"),
        4.4,
        0xf4c33f,
    );
    pen.round(
        path("M6 66 Q85 76 164 66 Q172 68 168 82 Q162 99.5 140 99.5 L30 99.5 Q8 99.5 2 82 Q-2 68 6 66 Z"),
        bun,
    );
    pen.shine(tilted_oval(44.0, 78.0, 22.0, 2.6, 4.0), 0.45);
    smile(pen, look, (85.0, 82.0), 0.8);
}

fn sandwich(pen: &mut Pen, look: &Look) {
    let toast = look.main(0xe6b673);
    pen.body(polygon("4,84 121,84 118,99.5 8,99.5"), toast.shaded(0.1));
    pen.body(cloud(62.0, 83.0, 62.0, 6.6, 15), SALAD);
    pen.body(round_rect(6.0, 70.0, 113.0, 9.0, 4.0), 0xdc4b3e);
    pen.body(polygon("4,66 121,66 110,72 100,80 88,72 44,72 34,78 22,71"), 0xf6c445);
    pen.body(round_rect(5.0, 58.0, 115.0, 9.0, 4.0), 0xeda0a0);
    pen.body(polygon("2,58 62,12 123,58"), toast.shaded(0.06));
    pen.fade(polygon("18,53 62,19 107,53"), 0xfbe9c6, 0xf2d9a8);
    pen.line(curve("62,34 62,4"), 1.8, 0xb98d5c);
    pen.round(oval(62.0, 10.0, 6.0, 7.0), 0x8fae45);
    pen.mark(circle(62.0, 13.0, 1.8), 0xd9483f);
    smile(pen, look, (62.0, 42.0), 0.75);
}

fn pizza(pen: &mut Pen, look: &Look) {
    let cheese = look.main(0xf7cb5e);
    pen.body(polygon("8,20 92,20 54,99 46,99"), cheese);
    pen.within(polygon("8,20 92,20 54,99 46,99"), |pen| pen.line(curve("4,27 50,24 96,27"), 5.0, 0xd9583f));
    for [x, length] in rows("24,14 66,12 58,18") {
        let y = if x > 50.0 { 99.0 - (x - 54.0) * 2.0 } else { 20.0 + (x - 8.0) * 2.05 };
        pen.body(limb(&[(x, y - 6.0), (x, y + length * 0.4)], 6.0, 5.0), cheese);
    }
    for [x, y, r] in rows("32,38,9 64,36,9.5 50,62,8.4") {
        pen.round(circle(x, y, r), 0xc9493c);
        pen.mark(circle(x - 2.4, y + 2.0, 1.3), 0xa53a35);
        pen.mark(circle(x + 3.0, y - 2.0, 1.1), 0xa53a35);
    }
    for [x, y, turn] in rows("48,32,0 44,50,60 58,50,-50 50,80,20") {
        pen.turned((x, y), turn, |pen| sprig(pen, x, y, 5.0, SALAD.shaded(0.1)));
    }
    pen.round(round_rect(1.0, 7.0, 98.0, 16.0, 8.0), CRUST);
    pen.shine(round_rect(14.0, 9.5, 42.0, 3.0, 1.5), 0.45);
    smile(pen, look, (50.0, 48.0), 0.8);
}

fn taco(pen: &mut Pen, look: &Look) {
    let shell = look.main(0xf0bf5c);
    pen.body(path("M14 92 A58 66 0 0 1 130 88 Z"), shell.shaded(0.2));
    pen.body(cloud(68.0, 46.0, 54.0, 34.0, 17), SALAD);
    for ([x, y], colour) in
        tinted("28,44,dc4b3e 46,26,8a5238 64,20,dc4b3e 84,22,f6d25c 102,34,8a5238 114,50,dc4b3e 56,34,f6d25c")
    {
        pen.round(circle(x, y, 7.0), colour);
    }
    pen.round(path("M6 96 A60 64 0 0 1 126 96 Q126 99.5 120 99.5 L12 99.5 Q6 99.5 6 96 Z"), shell);
    for [x, y] in rows("34,66 56,52 84,58 100,78 64,80 30,86") {
        pen.mark(oval(x, y, 2.6, 1.6), shell.shaded(0.2));
    }
    smile(pen, look, (66.0, 74.0), 0.95);
}

fn fries(pen: &mut Pen, look: &Look) {
    let potato = Rgb::hex(0xf5cf62);
    for [x, top, turn] in rows("14,20,-10 64,18,10 24,8,-5 54,6,6 34,14,-2 45,3,2 19,28,-7 60,27,7 39,24,0") {
        pen.turned((x, 70.0), turn, |pen| {
            pen.body(rect(x - 3.6, top, 7.6, 60.0), potato);
            pen.mark(rect(x + 1.2, top, 2.8, 60.0), potato.shaded(0.16));
        });
    }
    let red = look.main(0xd9483f);
    pen.body(path("M6 44 Q40 66 74 44 L66 96 Q65 99.5 61 99.5 L19 99.5 Q15 99.5 14 96 Z"), red);
    if !look.lettered {
        pen.mark(circle(40.0, 78.0, 9.0), look.accent(0xf7cb52));
    }
    pen.slot_box(Slot::Words, 20.0, 66.0, 40.0, 24.0);
    smile(pen, look, (40.0, 76.0), 0.7);
}

fn popcorn(pen: &mut Pen, look: &Look) {
    let corn = Rgb::hex(0xfdf1cf);
    for (i, [x, y]) in rows("16,36 70,36 30,26 56,24 42,34 24,14 62,12 43,10 10,24 76,22").enumerate() {
        pen.turned((x, y), i as f64 * 37.0, |pen| {
            pen.round(cloud(x, y, 13.0, 12.0, 5), corn.shaded(0.03 * (i % 3) as f64));
            pen.mark(circle(x, y, 2.6), 0xf0c968);
        });
    }
    let red = look.main(0xd9483f);
    let bucket = || path("M5 42 L80 42 L70 99.5 L15 99.5 Z");
    pen.body(bucket(), 0xfffaf0);
    pen.within(bucket(), |pen| {
        for x in steps(12.0, 19.0, 4) {
            pen.mark(
                polygon(&[
                    (x, 40.0),
                    (x + 9.5, 40.0),
                    (42.5 + (x + 9.5 - 42.5) * 0.74, 102.0),
                    (42.5 + (x - 42.5) * 0.74, 102.0),
                ]),
                red,
            );
        }
    });
    pen.body(round_rect(3.0, 39.0, 79.0, 6.0, 2.0), red);
    pen.slot_box(Slot::Words, 20.0, 60.0, 45.0, 24.0);
}
