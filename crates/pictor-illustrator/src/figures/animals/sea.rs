//! Fish, whales and what else lives in the sea.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    row("fish", 1.35, 0.25, |pen, look| fish(pen, look, Rgb::hex(0x5aa9d6), Rgb::hex(0xf2b35a))),
    row("goldfish", 1.35, 0.12, |pen, look| fish(pen, look, Rgb::hex(0xee8b3c), Rgb::hex(0xf9c77c))),
    row("clownfish", 1.35, 0.12, clownfish),
    row("shark", 1.7, 2.5, shark),
    row("dolphin", 1.5, 2.0, dolphin),
    row("whale", 1.35, 8.0, whale),
    row("jellyfish", 0.85, 0.4, jellyfish),
    row("seahorse", 0.66, 0.2, seahorse),
    Figure::on_ground("octopus", 1.12, 0.8, octopus),
    Figure::on_ground("crab", 1.4, 0.2, crab),
    Figure::on_ground("starfish", 1.05, 0.15, starfish),
    Figure::on_ground("seal", 1.3, 0.8, seal),
];

const fn row(name: &'static str, aspect: f64, height: f64, draw: Draw) -> Figure {
    Figure { name, aspect, height, stands: Stands::Swims, draw: Drawn::Rust(draw) }
}

const FISH: &str = "134,52 128,36 112,22 88,14 64,18 44,32 34,46 30,52 34,58 44,72 64,84 88,88 112,80 128,68";

/// Tail and fins of a plump fish, and its body; then `coat` inside the body.
fn fish_shape(pen: &mut Pen, body: Rgb, fin: Rgb, coat: impl FnOnce(&mut Pen)) {
    pen.body(blob("40,52 24,40 8,22 -2,20 4,38 8,52 4,66 -2,84 8,82 24,64"), fin);
    pen.line(["32,48 18,38 6,28", "30,52 16,52 10,52", "32,56 18,66 6,76"].map(curve), 1.1, fin.shaded(0.35));
    pen.body(blob("60,26 66,8 80,0 94,4 106,16 96,24"), fin);
    pen.body(blob("66,80 72,94 84,98 92,92 96,82"), fin.shaded(0.12));
    pen.round_with(blob(FISH), body, coat);
    pen.body(blob("80,54 72,58 62,70 66,76 78,74 86,66"), fin.lit(0.1));
    pen.line(curve("80,60 72,68 68,73"), 1.0, fin.shaded(0.35));
}

fn fish_face(pen: &mut Pen, look: &Look, at: Spot) {
    let (x, y) = at;
    pen.slot_box(Slot::Face, x - 10.0, y - 10.0, 22.0, 20.0);
    pen.mark(circle(x, y, 8.0), Rgb::WHITE);
    face::eye(pen, look, at, 5.6, true);
    face::cheeks(pen, look, (x - 1.0, y + 13.0), (x - 1.0, y + 13.0), 4.4);
    face::mouth(pen, look, x + 14.0, y + 14.0, 10.0);
    pen.shine(tilted_oval(x - 26.0, 26.0, 11.0, 4.0, -16.0), 0.35);
    pen.slot(Slot::Mouth, x + 17.0, y + 15.0);
}

fn scales(pen: &mut Pen, colour: Rgb) {
    for row in 0..5 {
        for column in 0..4 {
            let x = 46.0 + 12.0 * f64::from(column) + if row % 2 == 0 { 0.0 } else { 6.0 };
            let y = 30.0 + 10.5 * f64::from(row);
            pen.line(curve(&placed((x, y), "-4,-4.5 2,0 -4,4.5")), 1.1, colour);
        }
    }
}

fn fish(pen: &mut Pen, look: &Look, usual: Rgb, fin: Rgb) {
    let body = look.main(usual);
    let fin = look.accent(if look.colours.is_empty() { fin } else { body.lit(0.35) });
    fish_shape(pen, body, fin, |pen| {
        pen.fade(oval(84.0, 84.0, 52.0, 20.0), body.lit(0.7).alpha(0.9), body.lit(0.5).alpha(0.6));
        scales(pen, body.shaded(0.28));
        pen.line(curve("98,20 92,36 92,64 98,84"), 1.4, body.shaded(0.35));
    });
    fish_face(pen, look, (110.0, 42.0));
}

fn clownfish(pen: &mut Pen, look: &Look) {
    let body = look.main(0xef7f36);
    let white = look.accent(0xfffaf0);
    fish_shape(pen, body, body.lit(0.12), |pen| {
        for [x, width] in rows("94,10 66,9 42,6") {
            let band = [(x, 8.0), (x + 5.0, 50.0), (x, 94.0)];
            pen.line(curve(&band), width + 4.0, Rgb::INK);
            pen.line(curve(&band), width, white);
        }
    });
    fish_face(pen, look, (113.0, 42.0));
}

fn shark(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x8296ab);
    let pale = look.accent(0xf3f4f2);
    pen.body(blob("30,50 12,34 -2,14 4,12 22,28 36,42 36,60 22,74 6,92 2,88 10,70 22,56"), skin.shaded(0.08));
    pen.body(blob("78,26 82,8 76,-2 88,2 102,14 110,28"), skin.shaded(0.05));
    let body = || blob("166,50 158,34 136,22 104,20 70,28 42,42 28,50 44,58 74,74 108,82 138,78 158,66");
    pen.round(body(), skin);
    pen.within(body(), |pen| {
        pen.fade(blob("172,52 140,58 100,62 60,60 20,54 60,92 130,96 168,80"), pale, pale.shaded(0.1));
    });
    pen.body(blob("96,66 88,76 74,94 84,96 104,86 116,72"), skin.shaded(0.06));
    for x in [112.0, 117.0, 122.0] {
        pen.line(curve(&[(x, 44.0), (x - 2.0, 50.0), (x, 56.0)]), 1.3, skin.shaded(0.4));
    }
    pen.slot_box(Slot::Saddle, 84.0, 20.0, 24.0, 0.0);
    pen.slot_box(Slot::Face, 128.0, 32.0, 26.0, 20.0);
    pen.mark(circle(141.0, 41.0, 6.6), Rgb::WHITE);
    face::eye(pen, look, (141.0, 41.0), 4.8, true);
    face::cheeks(pen, look, (134.0, 54.0), (134.0, 54.0), 4.0);
    let grin = || blob("136,62 148,63 160,58 158,66 148,71 139,69");
    pen.mark(grin(), 0x8c2f3c);
    pen.within(grin(), |pen| {
        for x in [139.0, 144.0, 149.0, 154.0, 159.0] {
            pen.mark(polygon(&[(x - 2.8, 59.0), (x + 2.8, 58.0), (x, 66.5)]), Rgb::WHITE);
        }
    });
    pen.line(grin(), 0.9, Rgb::INK);
    pen.shine(tilted_oval(104.0, 28.0, 22.0, 3.4, -3.0), 0.3);
}

fn dolphin(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x7ea6c9);
    let pale = look.accent(0xf3f6f7);
    pen.body(blob("20,72 6,70 -4,76 -2,84 10,82 16,92 22,98 28,92 28,80 30,72"), skin.shaded(0.12));
    pen.body(blob("66,26 58,12 50,6 64,4 78,10 90,22"), skin.shaded(0.06));
    let body = || {
        blob(
            "148,58 140,55 136,44 122,28 98,19 72,22 46,38 28,60 18,76 26,82 40,72 62,68 88,72 114,72 130,68 142,66 149,62",
        )
    };
    pen.round(body(), skin);
    pen.within(body(), |pen| {
        pen.fade(
            blob("152,62 128,60 104,60 80,60 52,64 30,76 30,100 110,100 152,80"),
            pale,
            pale.shaded(0.12),
        );
    });
    pen.body(blob("94,62 84,70 76,84 84,87 98,78 106,68"), skin.shaded(0.08));
    pen.slot_box(Slot::Saddle, 76.0, 20.0, 20.0, 0.0);
    pen.slot_box(Slot::Face, 108.0, 36.0, 22.0, 20.0);
    face::eye(pen, look, (120.0, 46.0), 4.6, true);
    face::cheeks(pen, look, (114.0, 55.0), (114.0, 55.0), 3.8);
    pen.line(curve("147,61.5 138,61.5 129,58 126,53"), 1.2, Rgb::INK);
    pen.shine(tilted_oval(92.0, 27.0, 18.0, 3.6, 4.0), 0.35);
}

fn whale(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x5f8fc2);
    let pale = look.accent(0xe9f1f6);
    let water = Rgb::hex(0x9ed3ee);
    pen.body(["92,24 90,8 80,2 72,8", "93,24 95,8 105,2 113,8"].map(|spine| limb(spine, 6.0, 4.0)), water);
    pen.body(
        blob("18,52 10,40 -4,34 -6,26 6,22 16,26 20,32 24,22 34,16 42,22 40,32 30,42 28,54"),
        skin.shaded(0.1),
    );
    let body =
        || blob("132,64 128,42 112,26 90,21 64,26 44,40 32,50 20,46 16,56 22,72 40,88 68,97 98,98 122,90");
    pen.round(body(), skin);
    pen.within(body(), |pen| {
        pen.fade(blob("140,66 112,72 84,72 56,68 34,74 40,104 130,104"), pale, pale.shaded(0.12));
        for y in [78.0, 84.0, 90.0] {
            pen.line(curve(&placed((0.0, y), "56,0 84,4 126,-2")), 1.1, skin.lit(0.3));
        }
    });
    pen.body(blob("82,70 74,78 64,92 72,97 86,90 94,78"), skin.shaded(0.1));
    pen.slot_box(Slot::Saddle, 62.0, 25.0, 24.0, 0.0);
    pen.slot_box(Slot::Face, 98.0, 48.0, 24.0, 20.0);
    face::eye(pen, look, (108.0, 57.0), 4.8, true);
    face::cheeks(pen, look, (102.0, 66.0), (102.0, 66.0), 4.2);
    face::mouth(pen, look, 119.0, 67.0, 11.0);
    pen.shine(tilted_oval(80.0, 31.0, 18.0, 4.0, -6.0), 0.35);
}

fn jellyfish(pen: &mut Pen, look: &Look) {
    let jelly = look.main(0xe9a3c9);
    for (spine, width) in [
        ("20,48 16,62 24,76 18,94", 4.0),
        ("65,48 69,62 61,76 67,94", 4.0),
        ("32,50 28,66 36,80 32,98", 5.0),
        ("53,50 57,66 49,80 53,98", 5.0),
        ("42.5,50 46,68 39,82 43,99", 6.0),
    ] {
        pen.body(limb(spine, width, width * 0.4), jelly.lit(0.25));
    }
    let bell = || {
        blob("42.5,2 62,8 76,24 80,44 74,52 66,47 58,53 50,48 42.5,54 35,48 27,53 19,47 11,52 5,44 9,24 23,8")
    };
    pen.round(bell(), jelly);
    pen.within(bell(), |pen| {
        pen.mark(rows("24,22,3.4 42,12,3 60,20,3.6").map(|[x, y, r]| circle(x, y, r)), jelly.lit(0.45));
    });
    face::cheeks(pen, look, (21.0, 41.0), (64.0, 41.0), 4.0);
    face::eyes(pen, look, (29.0, 34.0), (56.0, 34.0), 4.2);
    face::mouth(pen, look, 42.5, 38.0, 9.0);
    pen.slot_box(Slot::Head, 22.0, 6.0, 41.0, 0.0);
    pen.shine(tilted_oval(22.0, 16.0, 8.0, 3.4, -40.0), 0.5);
}

fn seahorse(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xf0a04b);
    let fin = look.accent(0xf7cf7c);
    pen.body(blob("18,42 6,40 1,50 6,60 18,60"), fin);
    pen.line(curve("34,74 40,86 34,97 24,95 24,87 30,87"), 7.0, skin.edge());
    pen.line(curve("34,74 40,86 34,97 24,95 24,87 30,87"), 5.8, skin);
    let body = || blob("24,22 36,26 40,38 46,50 44,64 38,78 31,80 26,68 18,58 16,46 20,34");
    pen.body(body(), skin);
    pen.within(body(), |pen| {
        pen.mark(oval(40.0, 54.0, 9.0, 18.0), fin);
        for y in [42.0, 50.0, 58.0, 66.0] {
            pen.line(curve(&placed((0.0, y), "30,0 38,2 48,0")), 1.2, skin.shaded(0.2));
        }
    });
    pen.body(rows("16,10 24,3 33,2").map(|[x, y]| leaf((26.0, 18.0), (x, y), 6.0)), fin);
    pen.body(limb("36,24 50,27 60,30", 8.0, 6.5), skin);
    pen.round(circle(29.0, 21.0, 14.0), skin);
    pen.slot_box(Slot::Face, 26.0, 12.0, 16.0, 16.0);
    pen.slot_box(Slot::Head, 18.0, 8.0, 22.0, 0.0);
    pen.mark(circle(33.0, 18.0, 5.4), Rgb::WHITE);
    face::eye(pen, look, (33.0, 18.0), 4.0, true);
    face::cheeks(pen, look, (32.0, 27.0), (32.0, 27.0), 3.0);
}

fn octopus(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xe0696a);
    let pale = look.accent(skin.lit(0.5));
    let arms = [
        "30,62 12,64 2,78 8,90 18,86",
        "36,68 20,78 14,94 26,99 34,93",
        "48,72 42,88 40,97 50,99",
        "20,52 4,46 -4,54 -4,64 4,64",
    ];
    for (i, arm) in arms.into_iter().enumerate() {
        pen.both(56.0, |pen| {
            pen.body(limb(arm, 14.0, 6.0), skin.shaded(0.05 + 0.05 * (3 - i) as f64));
            if look.fine {
                let along = spots(arm);
                for pair in along.windows(2).skip(1) {
                    let (x, y) = ((pair[0].0 + pair[1].0) / 2.0, (pair[0].1 + pair[1].1) / 2.0 + 2.0);
                    pen.mark(circle(x, y, 1.6), pale);
                }
            }
        });
    }
    let head = "56,1 76,6 88,22 88,40 80,52 84,64 74,74 56,77 38,74 28,64 32,52 24,40 24,22 36,6";
    pen.round(blob(head), skin);
    pen.shine(tilted_oval(40.0, 14.0, 9.0, 4.0, -34.0), 0.4);
    pen.mark(rows("70,14,3.2 78,22,2.2 62,9,1.8").map(|[x, y, r]| circle(x, y, r)), pale.alpha(0.7));
    pen.slot_box(Slot::Head, 34.0, 4.0, 44.0, 0.0);
    pen.slot_box(Slot::Neck, 34.0, 64.0, 44.0, 7.0);
    face::cheeks(pen, look, (36.0, 55.0), (76.0, 55.0), 5.2);
    face::eyes(pen, look, (43.0, 44.0), (69.0, 44.0), 5.4);
    face::mouth(pen, look, 56.0, 55.0, 13.0);
    pen.slot(Slot::Mouth, 58.0, 58.0);
}

fn crab(pen: &mut Pen, look: &Look) {
    let shell = look.main(0xe0604f);
    pen.both(70.0, |pen| {
        for leg in ["34,72 16,74 8,88", "38,80 24,84 18,97", "46,86 36,92 34,99"] {
            pen.body(limb(leg, 7.0, 3.0), shell.shaded(0.18));
        }
        pen.body(limb("36,60 18,56 14,42", 9.0, 8.0), shell.shaded(0.08));
        let claw = "16,42 4,36 0,22 6,8 16,4 14,16 20,22 26,10 32,16 32,30 26,40";
        pen.body(blob(claw), shell);
        pen.body(limb("58,44 56,30", 4.6, 4.2), shell.shaded(0.1));
    });
    pen.round(blob("70,38 94,41 114,54 112,74 96,90 70,95 44,90 28,74 26,54 46,41"), shell);
    pen.fade(oval(70.0, 88.0, 30.0, 12.0), shell.lit(0.4).alpha(0.6), shell.lit(0.3).alpha(0.2));
    pen.mark(rows("44,52 52,47 96,52 88,47").map(|[x, y]| circle(x, y, 1.8)), shell.shaded(0.25));
    pen.both(70.0, |pen| pen.round(circle(56.0, 25.0, 9.0), 0xfffaf0));
    face::eyes(pen, look, (56.6, 25.0), (83.4, 25.0), 5.6);
    face::cheeks(pen, look, (46.0, 69.0), (94.0, 69.0), 5.4);
    face::mouth(pen, look, 70.0, 66.0, 18.0);
    pen.shine(tilted_oval(50.0, 54.0, 9.0, 3.4, -24.0), 0.35);
    pen.slot_box(Slot::Head, 50.0, 40.0, 40.0, 0.0);
    pen.slot_box(Slot::Top, 50.0, 40.0, 40.0, 0.0);
}

fn starfish(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xf0995a);
    let corners: Vec<Spot> = (0..10)
        .flat_map(|i| {
            let turn = f64::from(i) * 36.0;
            let r = if i % 2 == 0 { 52.0 } else { 25.0 };
            let spread = if i % 2 == 0 { 6.0 } else { 0.0 };
            [on_circle(52.5, 55.0, r, turn - spread), on_circle(52.5, 55.0, r, turn + spread)]
        })
        .collect();
    pen.round(blob(&corners), skin);
    for arm in 0..5 {
        for r in [24.0, 32.0, 40.0] {
            let (x, y) = on_circle(52.5, 55.0, r, f64::from(arm) * 72.0);
            pen.mark(circle(x, y, 3.6 - r * 0.045), skin.lit(0.45));
        }
    }
    face::cheeks(pen, look, (37.0, 61.0), (68.0, 61.0), 4.4);
    face::eyes(pen, look, (43.0, 52.0), (62.0, 52.0), 4.2);
    face::mouth(pen, look, 52.5, 59.0, 11.0);
    pen.slot_box(Slot::Head, 44.0, 8.0, 17.0, 0.0);
}

fn seal(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x98a1b3);
    let pale = look.accent(skin.lit(0.6));
    pen.body(blob("18,86 6,80 -6,70 -8,78 -2,86 -8,96 4,98 20,96"), skin.shaded(0.14));
    let body =
        || blob("92,12 110,22 116,44 114,66 106,88 88,98 56,99.5 26,97 10,90 22,82 44,78 62,66 70,46 74,24");
    pen.round(body(), skin);
    pen.within(body(), |pen| {
        pen.fade(blob("118,52 104,60 96,78 82,92 60,100 110,104 122,80"), pale, pale.shaded(0.1));
    });
    pen.body(blob("70,72 60,82 44,96 52,99.5 72,97 84,84"), skin.shaded(0.12));
    pen.slot_box(Slot::Head, 78.0, 14.0, 30.0, 0.0);
    pen.slot_box(Slot::Neck, 70.0, 52.0, 44.0, 8.0);
    pen.slot(Slot::Chest, 100.0, 74.0);
    pen.shine(tilted_oval(84.0, 20.0, 7.0, 3.0, -30.0), 0.3);
    pen.fade(oval(103.0, 43.0, 11.0, 8.4), pale, pale.shaded(0.1));
    face::cheeks(pen, look, (84.0, 44.0), (114.0, 42.0), 3.6);
    face::eyes(pen, look, (88.0, 32.0), (109.0, 32.0), 4.4);
    face::whiskers(pen, 102.0, 42.0, 7.0, 10.0, skin.shaded(0.6));
    face::mouth(pen, look, 102.0, 44.5, 9.0);
    face::nose(pen, 102.0, 38.4, 7.0, Rgb::hex(0x43353b));
    pen.slot(Slot::Mouth, 104.0, 47.0);
}
