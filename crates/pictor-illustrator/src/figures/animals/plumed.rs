//! Birds that are known by one thing: a fan, a bill, a forked tail, long legs.

use super::birds::{bird_legs, songbird};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("robin", 1.0, 0.15, robin),
    Figure::on_ground("peacock", 1.15, 1.3, peacock),
    Figure::on_ground("ostrich", 0.7, 2.2, ostrich),
    Figure::on_ground("toucan", 1.05, 0.5, toucan),
    Figure::on_ground("pelican", 1.0, 1.2, pelican),
    Figure::on_ground("turkey", 1.05, 0.9, turkey),
    flying("hummingbird", 1.1, 0.1, hummingbird),
    flying("swallow", 1.3, 0.16, swallow),
    flying("seagull", 1.5, 0.4, seagull),
    flying("phoenix", 1.15, 1.6, phoenix),
];

const fn flying(name: &'static str, aspect: f64, height: f64, draw: Draw) -> Figure {
    Figure { name, aspect, height, stands: Stands::Flies, draw: Drawn::Rust(draw) }
}

const BEAK: Rgb = Rgb::hex(0xf0a63f);

/// The eye of a bird seen from the side, with a light ring where its head is dark.
fn eye(pen: &mut Pen, look: &Look, (x, y): Spot, r: f64, dark: bool) {
    if dark {
        pen.mark(circle(x, y, r * 1.45), Rgb::WHITE.alpha(0.92));
    }
    pen.slot_box(Slot::Face, x - r * 2.0, y - r * 2.0, r * 4.0, r * 4.0);
    face::eye(pen, look, (x, y), r, true);
}

/// The songbird with a red face and breast.
fn robin(pen: &mut Pen, look: &Look) {
    songbird(pen, look, Rgb::hex(0x8a7058), Rgb::hex(0xf7ead6));
    if look.pose.is_some() || !look.colours.is_empty() {
        return;
    }
    pen.mark(blob("84,40 82,58 74,70 62,66 58,52 62,42 74,44"), 0xdd6a3c);
    eye(pen, look, (70.0, 29.0), 4.6, false);
}

fn peacock(pen: &mut Pen, look: &Look) {
    let blue = look.main(0x2f78b4);
    let (green, gold) = (look.accent(0x4f9a6e), Rgb::hex(0xe9c15a));
    let root = (57.0, 74.0);
    for ring in [(66.0, 11), (50.0, 9), (34.0, 7)] {
        let (reach, count) = ring;
        for i in 0..count {
            let turn = -86.0 + 172.0 * f64::from(i) / f64::from(count - 1);
            let tip = on_circle(root.0, root.1 + 2.0, reach, turn);
            pen.body(
                leaf(root, on_circle(root.0, root.1 + 2.0, reach + 5.0, turn), 14.0),
                green.shaded(0.1 * f64::from(i % 2)),
            );
            pen.mark(circle(tip.0, tip.1, 4.6), gold);
            pen.mark(circle(tip.0, tip.1, 3.2), 0x3fa0a8);
            pen.mark(circle(tip.0, tip.1 + 0.4, 1.8), 0x27407c);
        }
    }
    bird_legs(pen, [52.0, 61.0], 88.0, Rgb::hex(0x9a8672));
    let body = spots("57,40 63,48 66,62 71,76 66,89 57,92 48,89 43,76 48,62 51,48");
    pen.round(blob(&body), blue);
    pen.slot(Slot::Chest, 57.0, 72.0);
    for [dx, dy] in rows("-5,-14 0,-16.5 5,-14") {
        pen.line(curve(&[(57.0, 26.0), (57.0 + dx, 26.0 + dy)]), 0.9, blue.shaded(0.2));
        pen.round(circle(57.0 + dx, 25.0 + dy, 1.9), blue.lit(0.2));
    }
    pen.round(circle(57.0, 34.0, 11.0), blue);
    pen.slot_box(Slot::Head, 48.0, 24.0, 18.0, 0.0);
    pen.both(57.0, |pen| pen.mark(oval(52.4, 33.0, 4.0, 4.6), 0xf4f8fa));
    face::eyes(pen, look, (52.6, 33.2), (61.4, 33.2), 2.5);
    pen.body(blob("57,35 60,37.5 57,43 54,37.5"), BEAK);
    pen.slot(Slot::Mouth, 57.0, 42.0);
}

fn ostrich(pen: &mut Pen, look: &Look) {
    let (plume, skin) = (look.main(0x4d4752), Rgb::hex(0xe6b69c));
    for (hip, knee, foot) in rows_of::<(f64, Spot, f64)>("30,26,78,32 40,44,78,42") {
        pen.body(limb(&[(hip, 62.0), knee, (foot, 96.0)], 5.4, 3.4), skin);
        pen.body(blob(&placed((foot, 0.0), "-3,98.6 0,94.5 8,97 8,99")), skin.shaded(0.2));
    }
    pen.body(rows("6,44 3,52 9,58").map(|[x, y]| leaf((22.0, 52.0), (x, y), 10.0)), 0xfaf6ee);
    pen.body(limb("44,48 53,34 48,20 50,12", 7.0, 5.0), skin);
    pen.round(cloud(32.0, 53.0, 22.0, 16.0, 11), plume);
    pen.body(blob("18,46 32,43 42,50 36,60 22,64 14,58"), plume.lit(0.12));
    pen.body(leaf((34.0, 54.0), (12.0, 64.0), 9.0), 0xfaf6ee);
    pen.slot(Slot::Chest, 46.0, 54.0);
    pen.slot_box(Slot::Saddle, 20.0, 38.0, 22.0, 0.0);
    pen.round(oval(51.0, 10.0, 8.0, 7.4), skin);
    for [dx, dy] in rows("-5,-9 -1,-10 3,-9") {
        pen.line(curve(&[(49.0 + dx * 0.5, 4.0), (49.0 + dx, 10.0 + dy - 1.0)]), 1.0, plume);
    }
    pen.slot_box(Slot::Head, 44.0, 3.0, 14.0, 0.0);
    pen.body(blob("57,8 66,10 67,12 58,15"), BEAK);
    eye(pen, look, (52.5, 8.6), 3.0, false);
    pen.slot(Slot::Mouth, 64.0, 13.0);
}

fn toucan(pen: &mut Pen, look: &Look) {
    let black = look.main(0x46424f);
    let bill = look.accent(0xf0922f);
    pen.body(limb("34,76 22,98", 13.0, 9.0), black.shaded(0.15));
    bird_legs(pen, [44.0, 53.0], 86.0, Rgb::hex(0x6f8fb0));
    pen.round(blob("50,8 64,12 70,28 68,44 70,62 62,82 46,90 32,82 28,62 34,44 34,24 40,12"), black);
    pen.fade(blob("52,30 66,26 68,44 66,56 56,60 48,50 46,38"), 0xfff3c8, 0xf6d05a);
    pen.body(blob("30,50 42,48 50,58 46,76 34,86 26,88 24,68"), black.lit(0.08));
    pen.body_with(blob("66,20 78,14 94,18 103,30 102,40 92,36 78,38 66,36"), bill, |pen| {
        pen.mark(oval(104.0, 36.0, 10.0, 12.0), 0x3f3844);
        pen.line(curve("66,31 80,29 96,31"), 1.2, bill.shaded(0.4));
    });
    pen.mark(circle(60.0, 23.0, 8.4), 0x7cc3d6);
    eye(pen, look, (60.0, 23.0), 4.2, true);
    pen.slot_box(Slot::Head, 40.0, 10.0, 26.0, 0.0);
    pen.slot(Slot::Chest, 56.0, 58.0);
    pen.slot(Slot::Mouth, 96.0, 38.0);
}

fn pelican(pen: &mut Pen, look: &Look) {
    let white = look.main(0xf7f3ea);
    bird_legs(pen, [40.0, 51.0], 86.0, BEAK);
    pen.body(blob("22,66 8,74 2,82 16,84 30,82"), white.shaded(0.12));
    pen.round(blob("56,52 64,64 62,80 46,90 26,86 18,74 26,62 42,56"), white);
    pen.body(limb("54,68 63,50 54,36 58,22", 13.0, 10.0), white);
    pen.body(blob("22,66 38,60 50,68 44,80 26,84 10,84 16,74"), white.shaded(0.12));
    pen.round(circle(58.0, 20.0, 11.5), white);
    pen.body(blob("66,24 84,30 98,34 92,44 82,54 70,50 64,36"), look.accent(0xf4b95a));
    pen.body(blob("66,18 84,25 99,32 97,36 82,31 66,27"), BEAK);
    eye(pen, look, (61.0, 17.0), 3.8, false);
    pen.slot_box(Slot::Head, 48.0, 9.0, 20.0, 0.0);
    pen.slot(Slot::Chest, 56.0, 70.0);
    pen.slot(Slot::Mouth, 88.0, 36.0);
}

fn turkey(pen: &mut Pen, look: &Look) {
    let brown = look.main(0x8a5a3c);
    for ([reach, wide], colour) in tinted("52,17,c9703a 43,16,e0a24a 34,15,9a5a3a") {
        for turn in steps(-88.0, 22.0, 9) {
            pen.body(leaf((50.0, 68.0), on_circle(50.0, 68.0, reach + 6.0, turn), wide), colour);
        }
    }
    bird_legs(pen, [46.0, 60.0], 88.0, BEAK);
    pen.round(blob("53,44 70,52 76,70 68,88 52,92 36,88 28,70 36,52"), brown);
    pen.body(blob("34,62 44,60 48,72 42,84 32,80"), brown.shaded(0.16));
    pen.slot(Slot::Chest, 56.0, 72.0);
    pen.body(limb("56,54 59,36", 12.0, 11.0), 0xb9c6d2);
    pen.round(circle(60.0, 31.0, 10.0), 0xb9c6d2);
    pen.body(blob("68,28 78,32 69,36"), BEAK);
    pen.body(blob("66,36 70,40 70,50 66,53 63,46"), 0xd0453f);
    eye(pen, look, (61.5, 29.0), 3.4, false);
    pen.slot_box(Slot::Head, 51.0, 22.0, 18.0, 0.0);
    pen.slot(Slot::Mouth, 75.0, 34.0);
}

/// Hovers, its bill to the upper right.
fn hummingbird(pen: &mut Pen, look: &Look) {
    let green = look.main(0x3fa37c);
    let throat = look.accent(0xd2527c);
    let wing = Rgb::hex(0xb9d9e0);
    pen.body(leaf((52.0, 54.0), (30.0, 4.0), 16.0), wing.shaded(0.08));
    for tip in [(14.0, 92.0), (21.0, 97.0), (28.0, 98.0)] {
        pen.body(leaf((40.0, 70.0), tip, 9.0), green.shaded(0.22));
    }
    pen.round(blob("72,26 82,32 82,44 74,60 58,76 40,80 36,70 46,54 60,36"), green);
    pen.fade(blob("82,44 78,58 62,74 46,78 52,64 66,54"), 0xfaf3e6, 0xe6dccb);
    pen.body(blob("83,38 82,48 76,55 68,50 72,42"), throat);
    pen.line(curve("82,34 96,26 109,17"), 2.2, 0x4d4450);
    eye(pen, look, (74.5, 34.5), 4.0, true);
    let near = leaf((56.0, 54.0), (4.0, 22.0), 20.0);
    pen.body(near, wing);
    for tip in [(14.0, 30.0), (20.0, 38.0), (30.0, 44.0)] {
        pen.line(curve(&[(52.0, 52.0), tip]), 0.8, wing.shaded(0.3));
    }
    pen.slot(Slot::Chest, 66.0, 60.0);
    pen.slot_box(Slot::Head, 66.0, 26.0, 14.0, 0.0);
}

/// On the wing: pointed wings, a forked tail.
fn swallow(pen: &mut Pen, look: &Look) {
    let blue = look.main(0x3f5a92);
    pen.body(blob("62,60 86,46 80,24 64,6 44,-4 52,16 52,42"), blue.shaded(0.2));
    pen.body(blob("44,58 26,62 2,56 24,70 46,68"), blue.shaded(0.1));
    pen.body(blob("44,60 28,72 12,92 36,80 50,70"), blue.shaded(0.16));
    pen.round(blob("106,34 114,42 110,52 92,62 66,70 44,68 44,60 64,50 88,38"), blue);
    pen.fade(blob("112,50 94,62 66,70 48,67 66,60 92,54 106,48"), 0xfdf5e6, 0xeee0cb);
    pen.body(blob("112,44 110,53 100,57 98,48 104,44"), look.accent(0xcf6a4a));
    pen.body(blob("112,40 124,44 112,47"), 0x5a4c50);
    pen.body(blob("84,50 70,64 44,92 20,99 50,74 62,52 74,44"), blue.lit(0.08));
    pen.line([(40.0, 88.0), (52.0, 78.0)].map(|tip| curve(&[(74.0, 54.0), tip])), 0.8, blue.shaded(0.4));
    eye(pen, look, (103.0, 41.0), 3.6, true);
    pen.slot(Slot::Mouth, 122.0, 44.0);
}

fn seagull(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfaf8f4);
    let grey = look.accent(0xb3bccb);
    pen.body(blob("84,52 92,30 86,10 68,0 70,24 64,46"), grey.shaded(0.1));
    pen.mark(blob("86,12 80,2 68,0 70,12"), 0x55505c);
    pen.body(blob("46,66 26,66 14,74 30,80 50,76"), white.shaded(0.1));
    pen.round(blob("122,42 130,50 126,60 104,70 74,80 46,78 46,66 70,58 100,46"), white);
    pen.body(blob("96,58 80,50 52,34 24,40 4,58 34,56 60,68 80,72"), grey);
    pen.mark(blob("24,41 10,50 4,58 20,56 26,50"), 0x55505c);
    pen.line(curve("30,48 58,48 84,62"), 0.9, grey.shaded(0.3));
    pen.body(blob("128,48 142,53 141,57 127,57"), BEAK);
    eye(pen, look, (119.0, 49.0), 3.6, false);
    pen.slot(Slot::Mouth, 140.0, 56.0);
}

/// Rises in flames, its wings spread.
fn phoenix(pen: &mut Pen, look: &Look) {
    let red = look.main(0xdc5236);
    let gold = look.accent(0xf6b73c);
    pen.glow(57.0, 44.0, 60.0, Rgb::hex(0xffcf6a).alpha(0.4));
    for (tip, width, colour) in [
        ((34.0, 98.0), 12.0, red),
        ((80.0, 98.0), 12.0, red),
        ((46.0, 101.0), 12.0, gold),
        ((68.0, 101.0), 12.0, gold),
        ((57.0, 104.0), 13.0, red.lit(0.12)),
    ] {
        pen.body(leaf((57.0, 60.0), tip, width), colour);
        pen.mark(circle(tip.0 + (57.0 - tip.0) * 0.16, tip.1 - 7.0, 2.6), 0xfbe3a0);
    }
    pen.both(57.0, |pen| {
        pen.body(
            blob("52,44 40,34 26,12 8,2 12,16 2,22 10,32 4,42 16,46 14,56 28,56 30,66 44,62 52,60"),
            red,
        );
        pen.body(blob("52,46 40,40 28,24 18,18 22,30 18,36 26,42 26,50 36,52 40,58 52,56"), gold);
    });
    pen.round(blob("57,28 66,38 69,54 64,68 57,73 50,68 45,54 48,38"), red.lit(0.06));
    pen.slot(Slot::Chest, 57.0, 54.0);
    for (tip, colour) in [((49.0, 2.0), gold), ((65.0, 2.0), gold), ((57.0, -3.0), red)] {
        pen.body(leaf((57.0, 20.0), tip, 6.0), colour);
    }
    pen.round(circle(57.0, 24.0, 12.0), red.lit(0.1));
    pen.slot_box(Slot::Head, 46.0, 14.0, 22.0, 0.0);
    face::eyes(pen, look, (52.2, 23.0), (61.8, 23.0), 2.7);
    pen.body(blob("57,25 60.6,27.6 57,34 53.4,27.6"), gold);
    pen.shine(tilted_oval(51.0, 16.0, 3.6, 1.8, -24.0), 0.4);
}
