//! Dragons and dinosaurs.

use crate::figures::prelude::*;
use crate::intent::{Age, Pose};

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("dragon", 1.2, 3.0, dragon),
    Figure {
        name: "chinese dragon",
        aspect: 1.6,
        height: 3.0,
        stands: Stands::Floats,
        draw: Drawn::Rust(loong),
    },
    Figure::on_ground("dinosaur", 1.3, 4.0, dinosaur),
    Figure::on_ground("tyrannosaurus", 1.1, 4.0, tyrannosaurus),
];

/// Triangular plates along a back.
fn spikes(pen: &mut Pen, at: &[(f64, f64, f64)], size: f64, colour: Rgb) {
    for &(x, y, turn) in at {
        pen.turned((x, y), turn, |pen| {
            pen.body(blob(&sized((x, y), (size, size), "-1,0.7 -0.2,-1 0.3,-1 1,0.7")), colour);
        });
    }
}

fn bat_wing(pen: &mut Pen, colour: Rgb, bone: Rgb) {
    pen.body(
        path(
            "M4 4 C-4 -14 -14 -30 -30 -44 C-38 -32 -44 -18 -46 -2 Q-37 -10 -31 2 Q-22 -6 -15 6 Q-6 0 4 12 Z",
        ),
        colour,
    );
    for tip in [(-46.0, -2.0), (-31.0, 2.0), (-15.0, 6.0)] {
        pen.line(curve(&[(-28.0, -40.0), ((tip.0 - 26.0) / 2.0, (tip.1 - 44.0) / 2.0), tip]), 1.4, bone);
    }
    pen.line(curve("4,6 -10,-20 -30,-43"), 3.6, bone);
}

fn dragon(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x76b06a);
    let belly = look.accent(if look.colours.is_empty() { Rgb::hex(0xf3dc9a) } else { skin.lit(0.65) });
    let wing = if look.colours.is_empty() { Rgb::hex(0xeba55f) } else { skin.shaded(0.25) };
    let lift = if look.pose == Some(Pose::Flying) { -20.0 } else { 0.0 };
    pen.moved(78.0, 56.0, |pen| {
        pen.mirrored(0.0, |pen| {
            pen.turned((0.0, 0.0), lift + 6.0, |pen| bat_wing(pen, wing.shaded(0.12), skin.shaded(0.25)));
        });
    });
    let tail = "44,86 26,95 10,93 2,81 6,67";
    pen.body(limb(tail, 20.0, 5.0), skin.shaded(0.08));
    pen.body(polygon("-2,70 6,56 15,68 6,72"), wing);
    pen.moved(42.0, 56.0, |pen| {
        pen.turned((0.0, 0.0), -lift - 6.0, |pen| bat_wing(pen, wing, skin.shaded(0.2)));
    });
    pen.round(blob("62,44 78,52 86,70 84,88 74,98 50,98 40,88 38,70 46,52"), skin);
    let front = || blob("62,50 73,60 76,76 72,92 62,96 52,92 48,76 51,60");
    pen.fade(front(), belly, belly.shaded(0.1));
    pen.within(front(), |pen| {
        for y in [64.0, 72.0, 80.0, 88.0] {
            pen.line(curve(&[(46.0, y), (62.0, y + 2.4), (78.0, y)]), 1.0, belly.shaded(0.25));
        }
    });
    pen.slot(Slot::Chest, 62.0, 66.0);
    pen.both(62.0, |pen| {
        pen.body(blob("36,99 34,92 42,84 54,86 58,94 56,99.5"), skin.shaded(0.06));
        pen.mark([39.0, 45.0, 51.0].map(|x| oval(x, 97.6, 2.2, 1.8)), belly);
        pen.body(limb("46,60 40,70 48,76", 8.5, 7.0), skin.lit(0.04));
    });
    pen.slot_box(Slot::Hands, 50.0, 68.0, 24.0, 12.0);
    pen.slot_box(Slot::Neck, 48.0, 46.0, 28.0, 8.0);
    let size = if look.age == Age::Baby { 1.08 } else { 1.0 };
    pen.scaled((62.0, 50.0), size, |pen| dragon_head(pen, look, skin, belly, wing));
}

fn dragon_head(pen: &mut Pen, look: &Look, skin: Rgb, belly: Rgb, wing: Rgb) {
    pen.both(62.0, |pen| {
        pen.body(limb("48,12 42,2 34,-6", 8.0, 2.2), belly.shaded(0.08));
        pen.body(blob("40,22 28,14 20,16 24,24 22,30 32,32 40,32"), wing);
    });
    pen.shade(oval(62.0, 50.0, 16.0, 5.0), 0.15);
    spikes(pen, &[(62.0, 5.0, 0.0)], 6.0, wing);
    pen.round(blob("62,5 76,9 86,22 86,36 78,47 62,51 46,47 38,36 38,22 48,9"), skin);
    pen.slot_box(Slot::Head, 46.0, 7.0, 32.0, 0.0);
    pen.shine(tilted_oval(51.0, 13.0, 6.0, 2.6, -28.0), 0.35);
    pen.round(blob("62,30 74,30 80,38 74,47 62,50 50,47 44,38 50,30"), skin.lit(0.22));
    pen.both(62.0, |pen| pen.mark(tilted_oval(56.5, 34.5, 1.6, 1.1, -20.0), skin.shaded(0.5)));
    face::cheeks(pen, look, (44.0, 37.0), (80.0, 37.0), 4.0);
    face::eyes(pen, look, (51.0, 23.5), (73.0, 23.5), 4.8);
    face::mouth(pen, look, 62.0, 40.5, 13.0);
    for side in [-1.0, 1.0] {
        let x = 62.0 + side * 4.6;
        pen.mark(polygon(&[(x - 1.4, 42.6), (x + 1.4, 42.6), (x, 46.0)]), Rgb::WHITE);
    }
    pen.slot(Slot::Mouth, 66.0, 45.0);
}

/// A Chinese dragon: a long waving body with mane, antlers and whiskers, and a pearl.
fn loong(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xd9524a);
    let gold = look.accent(0xf2c14e);
    let spine: Vec<Spot> = spots("4,30 16,54 34,64 50,48 58,26 76,22 86,42 88,66 104,76 120,62 120,44");
    pen.body(plume("8,36 0,26 -4,12", 14.0), gold);
    let fins: Vec<(f64, f64, f64)> = spine
        .windows(2)
        .flat_map(|pair| {
            let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
            let length = dx.hypot(dy);
            let turn = dy.atan2(dx).to_degrees();
            [0.25, 0.75].map(|t| {
                let side = 7.0;
                (pair[0].0 + dx * t + dy / length * side, pair[0].1 + dy * t - dx / length * side, turn)
            })
        })
        .collect();
    spikes(pen, &fins, 4.6, gold);
    for (hip, foot) in rows_of::<(Spot, Spot)>("40,58,30,82 98,74,92,96") {
        pen.body(
            limb(&[hip, ((hip.0 + foot.0) / 2.0 - 4.0, (hip.1 + foot.1) / 2.0), foot], 9.0, 6.0),
            skin.shaded(0.1),
        );
        pen.body([-5.0, 0.0, 5.0].map(|dx| limb(&[foot, (foot.0 + dx + 3.0, foot.1 + 5.0)], 4.0, 1.6)), gold);
    }
    let body = || tube(&spine, |t| 7.0 + 13.0 * (t * 2.2).min(1.0));
    pen.body(body(), skin);
    pen.within(body(), |pen| {
        for pair in spine.windows(2) {
            for t in [0.0, 0.33, 0.67] {
                let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
                let (x, y) = (pair[0].0 + dx * t, pair[0].1 + dy * t);
                let turn = dy.atan2(dx).to_degrees();
                pen.turned((x, y), turn, |pen| {
                    pen.line(curve(&placed((x, y), "-2,-5 2,-1 -2,3")), 1.0, skin.shaded(0.3));
                    pen.mark(oval(x, y + 8.0, 4.0, 3.0), gold.lit(0.3));
                });
            }
        }
    });
    loong_head(pen, look, skin, gold);
}

fn loong_head(pen: &mut Pen, look: &Look, skin: Rgb, gold: Rgb) {
    pen.both(124.0, |pen| {
        for spine in ["108,34 96,28 90,34", "108,42 96,44 92,54", "112,20 100,10 94,14"] {
            pen.body(plume(spine, 11.0), gold);
        }
        for (spine, width) in [("116,14 110,2 102,-5", 5.0), ("110,4 104,6 99,4", 3.4)] {
            pen.body(limb(spine, width, 2.0), gold.lit(0.4));
        }
    });
    pen.round(blob("124,8 138,12 146,26 142,40 136,52 124,56 112,52 106,40 102,26 110,12"), skin);
    pen.slot_box(Slot::Head, 110.0, 10.0, 28.0, 0.0);
    pen.round(blob("124,33 134,32 142,40 138,50 124,55 110,50 106,40 114,32"), skin.lit(0.25));
    pen.both(124.0, |pen| {
        pen.round(circle(118.0, 36.0, 4.2), skin.lit(0.2));
        pen.line(curve("112,40 100,46 94,58 98,66"), 1.6, gold);
        pen.line(curve("109,19 114,16 119,18.6"), 2.6, gold);
        pen.mark(circle(115.5, 25.0, 5.6), 0xfffdf6);
    });
    face::eyes(pen, look, (115.9, 25.2), (132.1, 25.2), 4.0);
    face::cheeks(pen, look, (109.0, 36.0), (139.0, 36.0), 3.4);
    face::mouth(pen, look, 124.0, 44.0, 14.0);
    pen.body(blob("118,54 130,54 128,62 124,68 120,62"), gold);
    pen.glow(150.0, 76.0, 14.0, Rgb::hex(0xfff3c0).alpha(0.8));
    pen.round(circle(150.0, 76.0, 7.5), 0xfdf0cf);
    pen.shine(tilted_oval(147.6, 73.0, 2.4, 1.5, -30.0), 0.9);
}

fn dinosaur(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x7fb98a);
    let pale = look.accent(skin.lit(0.55));
    let spot = skin.shaded(0.2);
    for [x, dx] in rows("44,2 74,2") {
        pen.body(limb(&[(x, 72.0), (x + dx, 95.0)], 16.0, 14.0), skin.shaded(0.2));
    }
    let body = || {
        blob(
            "-6,92 -4,87 12,78 26,64 46,55 66,56 80,54 88,42 90,26 88,14 104,12 108,28 106,48 98,66 88,80 70,86 40,86 20,88 4,94",
        )
    };
    pen.body(body(), skin);
    pen.within(body(), |pen| {
        pen.fade(blob("30,80 60,78 86,70 104,40 112,60 96,92 40,96"), pale, pale.shaded(0.1));
        for [x, y, r] in rows("40,62,4 52,60,3 62,65,4 30,70,3 48,70,2.4 92,40,2.6 90,52,3.2") {
            pen.mark(circle(x, y, r), spot);
        }
    });
    pen.slot_box(Slot::Saddle, 42.0, 56.0, 24.0, 0.0);
    pen.slot(Slot::Chest, 92.0, 64.0);
    for x in [32.0, 80.0] {
        pen.body(limb(&[(x, 76.0), (x, 92.0)], 18.0, 15.5), skin.lit(0.03));
        pen.mark([-5.0, 0.0, 5.0].map(|toe| oval(x + toe, 97.8, 2.2, 1.8)), pale);
    }
    pen.slot_box(Slot::Neck, 87.0, 36.0, 20.0, 7.0);
    pen.round(blob("104,0 118,4 126,16 124,28 112,34 98,32 88,24 86,12 92,3"), skin);
    pen.slot_box(Slot::Head, 92.0, 2.0, 24.0, 0.0);
    pen.shine(tilted_oval(97.0, 7.0, 5.0, 2.2, -26.0), 0.35);
    face::cheeks(pen, look, (95.0, 22.0), (120.0, 22.0), 3.6);
    face::eyes(pen, look, (99.0, 14.0), (116.0, 14.0), 4.0);
    face::mouth(pen, look, 108.0, 22.0, 11.0);
    pen.slot(Slot::Mouth, 114.0, 26.0);
}

fn tyrannosaurus(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x86a95a);
    let pale = look.accent(skin.lit(0.6));
    pen.body(limb("62,76 66,94", 17.0, 12.0), skin.shaded(0.2));
    pen.body(oval(70.0, 97.0, 10.0, 3.4), skin.shaded(0.25));
    spikes(
        pen,
        &[
            (8.0, 76.0, -30.0),
            (18.0, 66.0, -36.0),
            (27.0, 55.0, -44.0),
            (33.0, 42.0, -56.0),
            (36.0, 28.0, -66.0),
        ],
        6.0,
        skin.shaded(0.35),
    );
    let body = || blob("-8,78 8,80 22,72 34,56 40,40 56,36 72,42 78,58 76,76 64,88 42,92 22,90 6,86");
    pen.body(body(), skin);
    pen.within(body(), |pen| {
        pen.fade(blob("80,46 66,54 60,70 52,84 34,94 80,98 90,66"), pale, pale.shaded(0.1));
        for [x, y] in rows("34,66 26,76 44,56") {
            pen.line(curve(&placed((x, y), "-4,-4 3,2")), 2.6, skin.shaded(0.25));
        }
    });
    pen.slot(Slot::Chest, 68.0, 62.0);
    pen.body(blob("30,72 44,64 54,74 52,88 48,96 36,96 34,88 28,82"), skin.lit(0.03));
    pen.body(oval(48.0, 97.0, 12.0, 3.4), skin.shaded(0.06));
    pen.mark([42.0, 49.0, 56.0].map(|toe| oval(toe, 98.0, 2.0, 1.6)), pale);
    for spine in ["70,58 80,62 82,68", "60,60 70,66 73,71"] {
        pen.body(limb(spine, 6.0, 4.4), skin.shaded(0.08));
    }
    pen.slot_box(Slot::Neck, 44.0, 42.0, 34.0, 8.0);
    pen.round(blob("58,0 80,4 98,14 108,24 108,38 94,46 70,48 48,44 36,32 36,14 44,4"), skin);
    pen.slot_box(Slot::Head, 42.0, 2.0, 38.0, 0.0);
    pen.shine(tilted_oval(50.0, 8.0, 8.0, 3.2, -24.0), 0.35);
    let jaw = || blob("64,31 84,33 106,30 105,38 92,44 74,45 64,40");
    pen.mark(jaw(), 0x8c2f3c);
    pen.within(jaw(), |pen| {
        pen.mark(oval(84.0, 45.0, 14.0, 5.0), 0xf08a8f);
        for x in [68.0, 75.0, 82.0, 89.0, 96.0, 103.0] {
            pen.mark(polygon(&placed((x, 0.0), "-3,29 3,29 0,37")), Rgb::WHITE);
        }
    });
    pen.line(jaw(), 1.0, Rgb::INK);
    pen.both(98.0, |pen| pen.mark(oval(95.0, 18.0, 1.2, 0.9), skin.shaded(0.5)));
    face::cheeks(pen, look, (54.0, 32.0), (54.0, 32.0), 5.0);
    face::eyes(pen, look, (60.0, 18.0), (82.0, 18.0), 4.8);
    pen.slot(Slot::Mouth, 96.0, 38.0);
}
