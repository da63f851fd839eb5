//! Broad-leaved trees and others, each with its own silhouette.

use super::trees::{BARK, leaves, trunk};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("oak", 1.15, 7.0, oak),
    Figure::on_ground("maple", 0.9, 6.0, maple),
    Figure::on_ground("ginkgo", 0.8, 7.0, ginkgo),
    Figure::on_ground("cypress", 0.4, 8.0, cypress),
    Figure::on_ground("baobab", 1.0, 9.0, baobab),
    Figure::on_ground("acacia", 1.4, 6.0, acacia),
    Figure::on_ground("lemon tree", 0.82, 3.0, lemon_tree),
    Figure::on_ground("stump", 1.2, 0.6, stump),
];

/// Broader than high, on a short thick trunk that forks low; acorns.
fn oak(pen: &mut Pen, look: &Look) {
    let green = look.main(0x5f8f48);
    trunk(pen, 57.0, 58.0, 8.4, BARK.shaded(0.08));
    for (spine, width) in
        [("56,74 40,64 24,50", 10.0), ("58,74 76,64 92,50", 10.0), ("57,66 58,52 56,40", 9.0)]
    {
        pen.body(limb(spine, width, width * 0.5), BARK.shaded(0.08));
    }
    for [x, y, rx, ry, shade] in rows(
        "20,48,20,16,0.16 95,48,20,16,0.14 34,28,26,21,0.06 82,28,26,21,0.06 58,46,26,14,0.14 58,20,27,19,0",
    ) {
        pen.round(cloud(x, y, rx, ry, 9), green.shaded(shade));
    }
    pen.fade(cloud(48.0, 13.0, 16.0, 10.0, 7), green.lit(0.3).alpha(0.85), green.lit(0.1).alpha(0.2));
    leaves(pen, look, (58.0, 32.0, 48.0, 24.0), green.shaded(0.28), 20);
    for [x, y] in rows("24,56 46,40 70,50 90,38 60,26") {
        pen.body(oval(x, y + 2.6, 1.7, 2.6), 0xc08f4e);
        pen.body(oval(x, y, 2.2, 1.4), 0x7d5a3a);
    }
    pen.slot_box(Slot::Top, 36.0, 4.0, 44.0, 0.0);
}

/// A pointed crown of jagged leaves in the colours of autumn.
fn maple(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd96a38);
    trunk(pen, 45.0, 56.0, 5.0, BARK);
    pen.body(limb("45,68 56,56 62,46", 4.6, 2.4), BARK);
    pen.body(limb("45,72 34,60 28,50", 4.6, 2.4), BARK.shaded(0.08));
    let crown = spots("45,0 60,10 74,26 84,44 76,60 58,64 45,60 32,64 14,60 6,44 16,26 30,10");
    pen.round(blob(&crown), red.shaded(0.12));
    for i in 0..34 {
        let out = (f64::from(i) / 34.0).sqrt();
        let (dx, dy) = on_circle(0.0, 0.0, out, f64::from(i) * 137.5);
        let (x, y) = (45.0 + dx * 35.0 * (0.62 + 0.38 * (dy + 1.0) / 2.0), 35.0 + dy * 28.0);
        let tone = [red, red.lit(0.2), red.mix(Rgb::hex(0xf2b23e), 0.55), red.shaded(0.16)][i as usize % 4];
        let each = star(x, y, 7.6, 3.4, 5);
        pen.body(turned(each, (x, y), 60.0 * look.vary(700 + i as u64)), tone);
    }
    pen.mark(rows("14,96 70,92 80,78").map(|[x, y]| turned(star(x, y, 3.4, 1.5, 5), (x, y), x)), red);
    pen.slot_box(Slot::Top, 30.0, 6.0, 30.0, 0.0);
}

/// Tall, in tiers of fans.
fn ginkgo(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf0c042);
    trunk(pen, 40.0, 40.0, 4.6, BARK.lit(0.1));
    for [x, y, rx, ry, shade] in
        rows("20,58,19,13,0.12 60,56,19,13,0.1 26,38,20,14,0.05 56,36,20,14,0.04 40,18,21,17,0 40,50,17,12,0")
    {
        pen.round(cloud(x, y, rx, ry, 9), gold.shaded(shade));
    }
    for i in 0..16 {
        let (dx, dy) = on_circle(0.0, 0.0, (f64::from(i) / 16.0).sqrt(), f64::from(i) * 137.5);
        fan(pen, (40.0 + dx * 30.0, 36.0 + dy * 28.0), gold.lit(0.35));
    }
    for at in [(10.0, 95.0), (62.0, 93.0), (74.0, 97.0), (24.0, 92.0)] {
        fan(pen, at, gold);
    }
    pen.slot_box(Slot::Top, 26.0, 4.0, 28.0, 0.0);
}

fn fan(pen: &mut Pen, (x, y): Spot, colour: Rgb) {
    pen.mark(blob(&placed((x, y), "0,2.6 -3.4,-0.8 -1.6,-2.4 0,-1.4 1.6,-2.4 3.4,-0.8")), colour);
}

/// A dark flame.
fn cypress(pen: &mut Pen, look: &Look) {
    let green = look.main(0x4c7a58);
    pen.body(limb("20,84 20,98", 6.0, 7.0), BARK);
    let flame = blob("20,0 25,14 31,34 35,58 34,80 27,92 20,94 13,92 6,80 5,58 9,34 15,14");
    pen.body(flame.clone(), green);
    pen.within(flame, |pen| {
        for i in 0..9 {
            let x = 7.0 + 3.4 * f64::from(i);
            let y = 22.0 + f64::from(i * 37 % 60);
            pen.line(
                curve(&[(x - 2.0, y + 16.0), (x, y + 6.0), (x + 3.0 - f64::from(i) * 0.4, y - 8.0)]),
                1.4,
                green.shaded(0.24),
            );
            pen.line(curve(&placed((x, y), "-1,30 1,20")), 1.2, green.lit(0.2));
        }
    });
}

/// A bottle of a trunk with a small crown of stubby branches.
fn baobab(pen: &mut Pen, look: &Look) {
    let (bark, green) = (Rgb::hex(0xb08a72), look.main(0x86a85a));
    for (spine, width) in [
        ("40,42 24,30 12,18", 9.0),
        ("60,42 76,30 88,18", 9.0),
        ("45,40 38,22 34,10", 9.0),
        ("55,40 62,22 66,10", 9.0),
        ("50,40 50,20 50,12", 8.0),
    ] {
        pen.body(limb(spine, width, width * 0.4), bark);
    }
    for [x, y, rx] in rows("12,17,12 88,17,12 33,9,13 67,9,13 50,13,12 24,24,9 77,24,9") {
        pen.round(cloud(x, y, rx, rx * 0.62, 8), green);
    }
    let body = blob("38,36 62,36 68,52 70,74 74,92 84,99 50,97 16,99 26,92 30,74 32,52");
    pen.body(body.clone(), bark);
    pen.within(body, |pen| {
        for [x, y] in rows("38,50 46,66 56,56 62,74 40,84 54,86") {
            pen.line(curve(&placed((x, y), "0,-8 0.8,0 -0.6,8")), 1.1, bark.shaded(0.35));
        }
    });
}

/// Flat clouds of leaves on a leaning, forking trunk.
fn acacia(pen: &mut Pen, look: &Look) {
    let green = look.main(0x7f9c4e);
    for (spine, width) in
        [("70,99 68,76 60,58 38,36", 7.0), ("67,76 78,56 102,34", 6.0), ("62,62 70,44 72,26", 5.0)]
    {
        pen.body(limb(spine, width, width * 0.4), BARK.shaded(0.1));
    }
    for [x, y, rx, ry, shade] in rows("34,34,33,9,0.1 106,32,33,9,0.08 72,20,44,12,0") {
        pen.round(cloud(x, y, rx, ry, 13), green.shaded(shade));
    }
    leaves(pen, look, (72.0, 26.0, 56.0, 12.0), green.shaded(0.3), 16);
    pen.slot_box(Slot::Top, 46.0, 8.0, 52.0, 0.0);
}

fn lemon_tree(pen: &mut Pen, look: &Look) {
    let green = look.main(0x5f9a56);
    trunk(pen, 41.0, 62.0, 3.8, BARK);
    pen.round(cloud(41.0, 38.0, 36.0, 36.0, 14), green);
    pen.fade(cloud(32.0, 24.0, 17.0, 13.0, 7), green.lit(0.3).alpha(0.85), green.lit(0.1).alpha(0.2));
    leaves(pen, look, (41.0, 38.0, 34.0, 33.0), green.shaded(0.28), 14);
    let fruit = look.accent(0xf4d24a);
    for [x, y] in rows("22,30 36,16 54,24 40,42 60,46 24,54 46,60") {
        pen.body(leaf((x, y - 4.0), (x + 6.0, y - 8.0), 4.0), green.lit(0.2));
        pen.round(oval(x, y, 3.6, 4.6), fruit);
    }
}

fn stump(pen: &mut Pen, look: &Look) {
    let bark = look.main(BARK);
    pen.body(blob("24,30 96,30 98,70 104,88 116,98 60,96 4,98 16,88 22,70"), bark);
    for x in [36.0, 52.0, 70.0, 86.0] {
        pen.line(curve(&placed((x, 0.0), "0,44 2,62 -1,84")), 1.4, bark.shaded(0.4));
    }
    let wood = Rgb::hex(0xe6c592);
    pen.body(oval(60.0, 30.0, 38.0, 15.0), wood);
    pen.line([28.0, 18.0, 9.0].map(|ring| oval(58.0, 30.0, ring, ring * 0.38)), 1.2, wood.shaded(0.3));
    pen.slot_box(Slot::Top, 28.0, 12.0, 64.0, 22.0);
    pen.body(polygon("100,98 104,84 110,98"), 0x7fa465);
}
