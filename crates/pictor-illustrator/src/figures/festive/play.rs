//! Games, sports and things to play with outdoors.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("sandcastle", 1.25, 0.6, sandcastle),
    Figure::on_ground("doll", 0.6, 0.4, doll),
    Figure::on_ground("rocking horse", 1.1, 0.8, rocking_horse),
    Figure::on_ground("toy car", 1.5, 0.12, toy_car),
    Figure::on_ground("toy train", 1.9, 0.14, toy_train),
    Figure::on_ground("playing card", 0.85, 0.12, playing_card),
    Figure::on_ground("puzzle", 1.0, 0.1, puzzle),
    Figure::on_ground("mahjong", 1.3, 0.1, mahjong),
    Figure::on_ground("surfboard", 0.32, 2.0, surfboard),
    Figure::on_ground("tennis racket", 0.5, 0.7, tennis_racket),
    Figure::on_ground("dumbbell", 1.9, 0.2, dumbbell),
    Figure::on_ground("sled", 1.7, 0.4, sled),
    Figure { name: "bubble", aspect: 1.0, height: 0.1, stands: Stands::Floats, draw: Drawn::Rust(bubble) },
];

const WOOD: Rgb = Rgb::hex(0xc08a58);

fn sandcastle(pen: &mut Pen, look: &Look) {
    let sand = look.main(0xe3bf7c);
    pen.body(blob("0,99 8,86 34,80 90,80 116,86 125,99"), sand.shaded(0.1));
    for [x, top, half] in rows("28,44,15 97,44,15 62.5,24,18") {
        pen.body(
            polygon(&[(x - half, top), (x + half, top), (x + half * 1.24, 90.0), (x - half * 1.24, 90.0)]),
            sand,
        );
        for i in 0..3 {
            pen.body(rect(x - half + f64::from(i) * half * 0.74, top - 7.0, half * 0.52, 8.0), sand.lit(0.1));
        }
        for [dx, dy] in rows("-0.5,14 0.3,24 -0.1,34") {
            pen.mark(circle(x + dx * half, top + dy, 0.9), sand.shaded(0.3));
        }
    }
    pen.body(rect(40.0, 58.0, 45.0, 34.0), sand.lit(0.06));
    pen.mark(blob("54,93 54,78 62.5,70 71,78 71,93"), sand.shaded(0.5));
    pen.line(curve("62.5,18 62.5,0"), 1.6, 0x9a7048);
    pen.body(polygon("63,0 80,5 63,10"), look.accent(0xd9574f));
    pen.body(star(97.0, 68.0, 6.0, 2.8, 5), 0xef8f6c);
    pen.body(blob("20,66 28,60 36,66 28,73"), 0xf6dccb);
    let bucket = Rgb::hex(0x4f8fc4);
    pen.body(polygon("104,80 124,80 121,99 107,99"), bucket);
    pen.line(curve("105,80 114,68 123,80"), 1.6, bucket.shaded(0.3));
}

fn doll(pen: &mut Pen, look: &Look) {
    let dress = look.main(0xe58aa8);
    let (skin, hair) = (look.skin_tone(), Rgb::hex(look.choose(12, &[0xc9743f, 0x6b4428, 0xe0b35a])));
    pen.both(30.0, |pen| {
        pen.body(limb("24,76 23,96", 7.0, 7.0), 0xfaf4ea);
        pen.body(oval(22.0, 97.0, 5.4, 3.2), 0x5a4450);
        pen.body(limb("20,50 8,66", 7.0, 6.0), skin);
        pen.round(rows("5,38,5 4,46,4").map(|[x, y, r]| circle(x, y, r)), hair);
    });
    pen.body(blob("22,44 38,44 42,58 52,82 30,86 8,82 18,58"), dress);
    pen.pattern(
        blob("22,46 38,46 42,58 50,81 30,84 10,81 18,58"),
        crate::intent::Pattern::Dotted,
        dress.lit(0.7),
    );
    pen.round(circle(30.0, 26.0, 23.0), skin);
    pen.body(blob("30,2 48,8 54,26 50,32 44,16 30,19 16,16 10,32 6,26 12,8"), hair);
    face::cheeks(pen, look, (17.0, 33.0), (43.0, 33.0), 4.0);
    face::eyes(pen, look, (22.0, 27.0), (38.0, 27.0), 3.0);
    face::mouth(pen, look, 30.0, 35.0, 9.0);
    pen.body(blob("30,4 22,-1 20,8 30,6 40,8 38,-1"), dress.shaded(0.14));
}

fn rocking_horse(pen: &mut Pen, look: &Look) {
    let coat = look.main(WOOD);
    let red = look.accent(0xcf4f45);
    pen.body(limb("4,84 30,95 55,97 80,95 106,84", 6.0, 6.0), red);
    for [hip, foot] in rows("30,20 38,34 68,72 76,88") {
        pen.body(limb(&[(hip, 62.0), (foot, 91.0)], 8.6, 6.4), coat.shaded(0.1));
    }
    pen.body(limb("24,50 12,54 8,68", 7.0, 3.0), 0x6b4428);
    pen.round(blob("22,52 40,46 66,46 82,50 84,62 70,70 38,70 24,66"), coat);
    pen.body(limb("76,56 84,36 86,24", 20.0, 14.0), coat);
    pen.round(blob("78,16 90,12 104,22 106,30 96,34 84,30"), coat);
    pen.body(blob("78,12 84,6 86,14 76,30 70,48 64,46 70,26"), 0x6b4428);
    face::eye(pen, look, (90.0, 21.0), 2.6, true);
    pen.body(blob("40,42 66,42 66,56 54,60 42,56"), red);
    pen.slot_box(Slot::Saddle, 42.0, 36.0, 22.0, 8.0);
    pen.line(curve("100,27 86,34 66,44"), 1.6, red.shaded(0.2));
}

fn wheel(pen: &mut Pen, x: f64, y: f64, r: f64, colour: Rgb) {
    pen.round(circle(x, y, r), 0x4d4a56);
    pen.round(circle(x, y, r * 0.55), colour);
}

fn toy_car(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd9574f);
    pen.body(blob("40,46 52,18 92,18 108,46"), red.lit(0.1));
    pen.mark(["50,44 58,26 72,26 72,44", "78,44 78,26 89,26 98,44"].map(blob), 0xcfe8ee);
    pen.body(round_rect(4.0, 44.0, 142.0, 36.0, 14.0), red);
    pen.mark(rect(8.0, 60.0, 134.0, 4.0), 0xfbf3e0);
    pen.round(circle(141.0, 58.0, 5.0), 0xf6d76a);
    wheel(pen, 36.0, 82.0, 17.0, Rgb::hex(0xf2c14e));
    wheel(pen, 114.0, 82.0, 17.0, Rgb::hex(0xf2c14e));
}

fn toy_train(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd0534a);
    for ([x], colour) in tinted("4,5f93c4 58,6fa77a") {
        pen.body(rect(x, 52.0, 46.0, 30.0), colour);
        pen.line(curve(&placed((x, 0.0), "46,76 56,76")), 3.0, 0x4d4a56);
        pen.slot_box(Slot::Inside, x + 4.0, 30.0, 38.0, 26.0);
        for dx in [11.0, 35.0] {
            wheel(pen, x + dx, 88.0, 10.0, Rgb::hex(0xf2c14e));
        }
    }
    pen.round(circle(26.0, 44.0, 9.0), 0xf2b84b);
    pen.body(rect(66.0, 38.0, 14.0, 14.0), 0xe58aa8);
    pen.body(rect(82.0, 42.0, 12.0, 10.0), 0x9a7fc0);
    pen.body(rect(112.0, 22.0, 30.0, 60.0), red);
    pen.mark(rect(118.0, 34.0, 18.0, 18.0), 0xcfe8ee);
    pen.body(round_rect(108.0, 16.0, 38.0, 8.0, 3.0), red.shaded(0.3));
    pen.body(round_rect(140.0, 46.0, 42.0, 36.0, 8.0), 0xf2b84b);
    pen.body(polygon("162,22 176,22 173,48 165,48"), 0x4d4a56);
    pen.mark(rows("170,12,6 158,6,5").map(|[x, y, r]| circle(x, y, r)), Rgb::WHITE.alpha(0.8));
    pen.body(polygon("180,82 189,92 172,92 172,82"), red);
    for [x, r] in rows("126,14 160,11") {
        wheel(pen, x, 98.0 - r, r, Rgb::hex(0xf2c14e));
    }
}

fn playing_card(pen: &mut Pen, look: &Look) {
    let red = look.main(0xcf3f48);
    for (tilt, x, suit) in [(-14.0, 32.0, false), (8.0, 50.0, true)] {
        let card = turned(round_rect(x - 26.0, 10.0, 52.0, 76.0, 5.0), (x, 90.0), tilt);
        pen.body(card, 0xfdfaf2);
        pen.turned((x, 90.0), tilt, |pen| {
            if suit {
                pen.mark(heart(x, 48.0, 26.0), red);
                pen.mark(heart(x - 18.0, 20.0, 7.0), red);
                pen.mark(heart(x + 18.0, 76.0, 7.0), red);
            } else {
                pen.mark(polygon(&placed((x, 0.0), "-18,16 -14,22 -18,28 -22,22")), 0x4a4652);
            }
        });
    }
}

fn puzzle(pen: &mut Pen, look: &Look) {
    let tints = [look.main(0x5f93c4), look.accent(0xf2b84b), Rgb::hex(0xd9574f), Rgb::hex(0x6fa77a)];
    for (i, [x, y]) in rows("6,8 50,8 6,52 50,52").enumerate() {
        pen.body(round_rect(x, y, 44.0, 44.0, 3.0), tints[i]);
    }
    pen.body(circle(52.0, 30.0, 8.4), tints[0]);
    pen.body(circle(72.0, 54.0, 8.4), tints[1]);
    pen.body(circle(48.0, 74.0, 8.4), tints[3]);
    pen.body(circle(28.0, 50.0, 8.4), tints[2]);
}

fn mahjong(pen: &mut Pen, look: &Look) {
    for [x, tilt] in rows("28,-6 66,0 104,5") {
        pen.turned((x, 90.0), tilt, |pen| {
            pen.body(round_rect(x - 15.0, 30.0, 36.0, 62.0, 5.0), look.main(0x4f9a6e));
            pen.body(round_rect(x - 18.0, 28.0, 34.0, 62.0, 5.0), 0xfdf9ee);
        });
    }
    pen.mark(round_rect(22.0, 42.0, 10.0, 34.0, 2.0), 0x3f8a5c);
    pen.mark(rect(58.0, 46.0, 14.0, 4.0), 0xcf3f48);
    pen.mark(rect(63.0, 40.0, 4.0, 38.0), 0xcf3f48);
    pen.line(rect(57.0, 50.0, 16.0, 14.0), 2.6, 0xcf3f48);
    for [dx, dy] in rows("-6,46 6,46 -6,60 6,60 -6,74 6,74") {
        pen.mark(circle(103.0 + dx, dy, 4.0), 0x3f6fb0);
        pen.mark(circle(103.0 + dx, dy, 1.6), 0xfdf9ee);
    }
}

fn surfboard(pen: &mut Pen, look: &Look) {
    let board = look.main(0x4fa8b8);
    pen.body_with(blob("16,1 25,20 29,50 26,82 21,98 11,98 6,82 3,50 7,20"), board, |pen| {
        pen.mark(rect(13.4, 0.0, 5.2, 100.0), 0xfbf3e0);
        pen.mark(rect(0.0, 40.0, 32.0, 7.0), look.accent(0xf2a24b));
        pen.mark(rect(0.0, 51.0, 32.0, 4.0), look.accent(0xf2a24b));
    });
    pen.shine(tilted_oval(9.0, 28.0, 1.8, 16.0, 6.0), 0.6);
}

fn tennis_racket(pen: &mut Pen, look: &Look) {
    let frame = look.main(0xd0534a);
    for i in 0..7 {
        let d = 5.6 * f64::from(i) - 17.0;
        let reach = (1.0 - (d / 21.0_f64).powi(2)).sqrt();
        pen.line(curve(&[(25.0 + d, 30.0 - 26.0 * reach), (25.0 + d, 30.0 + 26.0 * reach)]), 0.7, 0xa9a49a);
        pen.line(
            curve(&[(25.0 - 21.0 * reach, 30.0 + d * 1.2), (25.0 + 21.0 * reach, 30.0 + d * 1.2)]),
            0.7,
            0xa9a49a,
        );
    }
    pen.line(oval(25.0, 30.0, 21.5, 27.0), 4.0, frame);
    pen.line(curve("14,54 25,70 36,54"), 3.4, frame);
    pen.body(limb("25,68 25,97", 6.4, 7.4), 0x4d4a56);
    pen.round(circle(41.0, 90.0, 8.4), 0xcfe05a);
    pen.line(curve("35,85 41,88 47,84"), 1.2, Rgb::WHITE);
}

fn dumbbell(pen: &mut Pen, look: &Look) {
    let iron = look.main(0x5a6474);
    pen.body(rect(40.0, 54.0, 110.0, 12.0), 0xb9c0cb);
    for [x, tall] in rows("6,40 22,64 40,76") {
        pen.body(round_rect(x, 60.0 - tall / 2.0, 15.0, tall, 4.0), iron);
        pen.body(round_rect(175.0 - x, 60.0 - tall / 2.0, 15.0, tall, 4.0), iron);
    }
}

fn sled(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    pen.line(curve("6,92 120,96 150,92 164,74 158,62"), 4.6, 0xb5443c);
    pen.body([36.0, 84.0, 126.0].map(|x| rect(x, 66.0, 5.0, 28.0)), wood.shaded(0.24));
    pen.slot_box(Slot::Saddle, 40.0, 40.0, 70.0, 20.0);
    pen.body([54.0, 61.0].map(|y| round_rect(10.0, y, 140.0, 8.0, 3.0)), wood.lit(0.1));
    pen.line(curve("152,62 168,40 158,24"), 1.6, 0xd9b98a);
}

fn bubble(pen: &mut Pen, look: &Look) {
    let tint = look.main(0xbfe4f2);
    for [x, y, r] in rows("46,56,40 86,16,13") {
        pen.glass(circle(x, y, r), tint, 0.32);
        pen.line(circle(x, y, r), 1.0, Rgb::hex(0xf0a8c8).alpha(0.7));
        pen.shine(tilted_oval(x - r * 0.45, y - r * 0.5, r * 0.28, r * 0.14, -40.0), 0.95);
        pen.shine(circle(x + r * 0.5, y + r * 0.5, r * 0.09), 0.8);
    }
}
