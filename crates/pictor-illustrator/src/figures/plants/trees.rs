//! Trees, from the pine to the palm.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("tree", 0.86, 5.0, |pen, look| leafy(pen, look, Rgb::hex(0x77ad57), None)),
    Figure::on_ground("apple tree", 0.86, 4.0, |pen, look| {
        leafy(pen, look, Rgb::hex(0x77ad57), Some(Rgb::hex(0xd9483f)));
    }),
    Figure::on_ground("cherry tree", 0.95, 4.5, blossoming),
    Figure::on_ground("pine", 0.72, 6.0, pine),
    Figure::on_ground("christmas tree", 0.78, 2.5, christmas_tree),
    Figure::on_ground("palm tree", 0.86, 6.0, palm),
    Figure::on_ground("willow", 0.95, 5.0, willow),
    Figure::on_ground("birch", 0.7, 6.0, birch),
    Figure::on_ground("dead tree", 0.86, 4.0, bare),
    Figure::on_ground("bonsai", 1.05, 0.5, bonsai),
];

pub(super) const BARK: Rgb = Rgb::hex(0x8d6547);

/// A trunk that widens to roots, from the ground up to the crown.
pub(super) fn trunk(pen: &mut Pen, x: f64, top: f64, half: f64, bark: Rgb) {
    let outline = blob(&[
        (x - half * 0.75, top),
        (x + half * 0.75, top),
        (x + half * 0.8, 80.0),
        (x + half * 1.2, 93.0),
        (x + half * 2.0, 99.5),
        (x, 98.0),
        (x - half * 2.0, 99.5),
        (x - half * 1.2, 93.0),
        (x - half * 0.8, 80.0),
    ]);
    pen.body(outline.clone(), bark);
    pen.within(outline, |pen| {
        for [dx, y] in rows("-0.3,72 0.35,78 -0.1,86") {
            let x = x + dx * half;
            pen.line(curve(&placed((x, y), "0,-5 0.6,0 -0.4,5")), 0.9, bark.shaded(0.45));
        }
    });
}

/// Small strokes that suggest leaves on a crown.
pub(super) fn leaves(pen: &mut Pen, look: &Look, area: (f64, f64, f64, f64), colour: Rgb, count: u64) {
    if !look.fine {
        return;
    }
    let (x, y, rx, ry) = area;
    for i in 0..count {
        let turn = i as f64 * 137.5 + 20.0 * look.vary(600 + i);
        let (dx, dy) = on_circle(0.0, 0.0, (i as f64 / count as f64).sqrt() * 0.82, turn);
        let (px, py) = (x + dx * rx, y + dy * ry);
        pen.line(curve(&placed((px, py), "-2.4,0 0,1.8 2.4,0")), 0.9, colour);
    }
}

fn leafy(pen: &mut Pen, look: &Look, usual: Rgb, fruit: Option<Rgb>) {
    let green = look.main(usual);
    let wide = 1.0 + 0.06 * look.vary(81);
    trunk(pen, 43.0, 52.0, 5.6, BARK);
    pen.body(limb("43,66 52,58 58,50", 5.0, 3.0), BARK);
    pen.body(limb("42,70 33,62 28,54", 5.0, 3.0), BARK.shaded(0.08));
    pen.round(cloud(25.0, 46.0, 24.0, 21.0, 8), green.shaded(0.16));
    pen.round(cloud(62.0, 46.0, 24.0, 21.0, 8), green.shaded(0.12));
    pen.round(cloud(43.0, 32.0, 33.0 * wide, 31.0, 11), green);
    pen.fade(cloud(34.0, 22.0, 18.0, 14.0, 7), green.lit(0.3).alpha(0.85), green.lit(0.1).alpha(0.2));
    leaves(pen, look, (43.0, 36.0, 36.0, 28.0), green.shaded(0.26), 16);
    if let Some(colour) = fruit {
        let colour = look.accent(colour);
        for [x, y] in rows("22,40 36,20 54,26 42,46 62,48 27,56 68,34") {
            pen.round(circle(x, y, 4.0), colour);
            pen.line(curve(&[(x, y - 3.6), (x + 0.8, y - 6.2)]), 0.9, BARK);
        }
    }
    pen.slot_box(Slot::Top, 26.0, 4.0, 34.0, 0.0);
}

fn blossoming(pen: &mut Pen, look: &Look) {
    let pink = look.main(0xf5b5c5);
    let bark = Rgb::hex(0x7d5a4e);
    trunk(pen, 46.0, 60.0, 5.2, bark);
    for (spine, width) in [
        ("46,70 34,58 20,50", 6.0),
        ("46,66 58,52 74,46", 6.0),
        ("45,64 44,46 40,30", 6.6),
        ("52,57 58,40 62,28", 4.0),
    ] {
        pen.body(limb(spine, width, width * 0.4), bark);
    }
    for [x, y, rx, ry, shade] in
        rows("20,44,20,16,0.08 75,42,19,16,0.08 62,22,21,17,0.03 35,22,24,20,0 48,46,20,14,0")
    {
        pen.round(cloud(x, y, rx, ry, 9), pink.shaded(shade));
    }
    for i in 0..20 {
        let (dx, dy) = on_circle(0.0, 0.0, (f64::from(i) / 20.0).sqrt(), f64::from(i) * 137.5);
        blossom(pen, (47.0 + dx * 38.0, 34.0 + dy * 22.0), 2.9, pink.lit(0.55));
    }
    for [x, y, turn] in rows("14,76,20 78,70,-30 66,88,60 26,92,-10") {
        pen.turned((x, y), turn, |pen| pen.mark(oval(x, y, 2.0, 1.2), pink));
    }
}

/// Five petals.
fn blossom(pen: &mut Pen, (x, y): Spot, r: f64, colour: Rgb) {
    for petal in 0..5 {
        let (px, py) = on_circle(x, y, r * 0.62, f64::from(petal) * 72.0);
        pen.mark(circle(px, py, r * 0.5), colour);
    }
    pen.mark(circle(x, y, r * 0.32), 0xe7788f);
}

/// Three or more skirts of branches, the widest below.
fn skirts(pen: &mut Pen, x: f64, green: Rgb, skirts: &[(f64, f64, f64)]) {
    for &(top, bottom, half) in skirts {
        let mut edge = vec![(x, top)];
        let teeth = 7;
        for i in 0..=teeth * 2 {
            let t = f64::from(i) / f64::from(teeth * 2);
            let sag = if i % 2 == 0 { 0.0 } else { 4.0 };
            edge.push((x + half * (1.0 - 2.0 * t), bottom + sag - 5.0 * (2.0 * t - 1.0).powi(2)));
        }
        let mut path = vello_cpu::kurbo::BezPath::new();
        path.move_to(edge[0]);
        path.quad_to((x + half * 0.25, bottom - (bottom - top) * 0.3), edge[1]);
        for pair in edge[1..].windows(2) {
            path.line_to(pair[1]);
        }
        path.quad_to((x - half * 0.25, bottom - (bottom - top) * 0.3), edge[0]);
        path.close_path();
        pen.body(path.clone(), green);
        pen.within(path, |pen| pen.shade(oval(x + half * 0.7, bottom, half * 0.6, bottom - top), 0.1));
    }
}

const TIERS: [(f64, f64, f64); 4] =
    [(46.0, 88.0, 34.0), (30.0, 70.0, 28.5), (15.0, 51.0, 22.5), (1.0, 33.0, 16.0)];

fn pine(pen: &mut Pen, look: &Look) {
    let green = look.main(0x4f8a62);
    pen.body(polygon("32,80 40,80 42,99.5 30,99.5"), BARK.shaded(0.1));
    skirts(pen, 36.0, green, &TIERS);
    for [x, y] in rows("29,78 44,74 31,58 42,44 34,26") {
        pen.line(curve(&placed((x, y), "-3,0 0,1.6 3,0")), 0.9, green.shaded(0.35));
    }
}

fn christmas_tree(pen: &mut Pen, look: &Look) {
    let green = look.main(0x4f8a62);
    pen.body(polygon("34,84 44,84 45,94 33,94"), BARK.shaded(0.1));
    pen.body(polygon("27,90 51,90 48,99.5 30,99.5"), look.accent(0xc8574f));
    let tiers = TIERS.map(|(top, bottom, half)| (top + 8.0, 8.0 + bottom * 0.93, half));
    skirts(pen, 39.0, green, &tiers);
    let colours = [0xd9483f, 0xf2c14e, 0x5f9fd0, 0xf19cbb, 0xfaf3e4].map(Rgb::hex);
    for spine in ["22,48 36,52 54,46", "18,66 38,71 60,62", "12,84 38,90 66,80"] {
        pen.line(curve(spine), 1.3, 0xf2cf73);
    }
    let balls = spots("30,34 44,40 28,56 42,58 54,54 22,76 36,79 50,76 61,80 16,90 30,91.5 47,92");
    for (i, (x, y)) in balls.into_iter().enumerate() {
        let colour = colours[i % colours.len()];
        if look.night {
            pen.glow(x, y, 7.0, colour.lit(0.5).alpha(0.7));
        }
        pen.round(circle(x, y, 3.1), colour);
        pen.shine(circle(x - 1.0, y - 1.0, 0.9), 0.8);
    }
    if look.night {
        pen.glow(39.0, 8.0, 18.0, Rgb::hex(0xffe9a3).alpha(0.8));
    }
    pen.body(star(39.0, 8.5, 9.0, 4.2, 5), 0xf7cb52);
    pen.slot_box(Slot::Top, 34.0, 0.0, 10.0, 0.0);
}

fn palm(pen: &mut Pen, look: &Look) {
    let green = look.main(0x6aa858);
    let bark = Rgb::hex(0xb98d5c);
    let frond = |pen: &mut Pen, tip: Spot, bend: Spot, shade: f64| {
        let root = (46.0, 28.0);
        let outline =
            tube(&[root, bend, tip], |t| 15.0 * (0.25 + 2.2 * t).min(1.0) * (1.0 - t.powi(3)).max(0.03));
        pen.body(outline.clone(), green.shaded(shade));
        pen.within(outline, |pen| {
            pen.line(curve(&[root, bend, tip]), 1.0, green.shaded(shade + 0.3));
            for t in [0.35_f64, 0.55, 0.75] {
                let (x, y) = (
                    bend.0 + (tip.0 - bend.0) * (t * 2.0 - 1.0).max(-0.4),
                    bend.1 + (tip.1 - bend.1) * (t * 2.0 - 1.0).max(-0.4),
                );
                pen.line(
                    curve(&[(x, y), (x + (tip.0 - root.0) * 0.12, y + 8.0)]),
                    0.8,
                    green.shaded(shade + 0.3),
                );
            }
        });
    };
    frond(pen, (16.0, 8.0), (30.0, 11.0), 0.25);
    frond(pen, (72.0, 6.0), (60.0, 10.0), 0.25);
    let spine = spots("36,95 38,74 43,52 47,30");
    let stem = || limb(&spine, 11.0, 6.5);
    pen.body(stem(), bark);
    pen.within(stem(), |pen| {
        for y in steps(94.0, -6.6, 10) {
            pen.line(curve(&placed((0.0, y), "28,-1.5 40,1.4 54,-1.5")), 1.0, bark.shaded(0.35));
        }
    });
    frond(pen, (2.0, 40.0), (20.0, 20.0), 0.1);
    frond(pen, (84.0, 44.0), (70.0, 20.0), 0.1);
    frond(pen, (18.0, 60.0), (28.0, 34.0), 0.0);
    frond(pen, (72.0, 62.0), (64.0, 34.0), 0.04);
    frond(pen, (46.0, 2.0), (44.0, 14.0), 0.0);
    pen.round(rows("43,33 51,33.5 47,37").map(|[x, y]| circle(x, y, 4.2)), 0x8a5f3d);
}

fn willow(pen: &mut Pen, look: &Look) {
    let green = look.main(0x8fb65c);
    trunk(pen, 47.0, 46.0, 5.6, BARK);
    let strand = |pen: &mut Pen, x: f64, top: f64, bottom: f64, shade: f64| {
        let sway = 3.0 * look.vary((x * 7.0) as u64);
        let spine = [(x, top), (x + sway, (top + bottom) / 2.0), (x + sway * 0.4, bottom)];
        pen.body(limb(&spine, 9.0, 3.0), green.shaded(shade));
    };
    for [x, bottom] in rows("8,76 20,84 74,84 87,76") {
        strand(pen, x, 36.0, bottom, 0.2);
    }
    pen.round(cloud(47.0, 30.0, 44.0, 28.0, 13), green);
    for [x, bottom, shade] in
        rows("13,70,0.02 19,62,0.1 25,80,0.06 33,66,0 60,68,0.06 68,80,0.1 75,63,0.03 82,71,0.08")
    {
        strand(pen, x, 34.0, bottom, shade);
    }
    pen.fade(cloud(40.0, 22.0, 26.0, 13.0, 9), green.lit(0.3).alpha(0.8), green.lit(0.1).alpha(0.1));
    leaves(pen, look, (47.0, 32.0, 38.0, 20.0), green.shaded(0.26), 12);
}

fn birch(pen: &mut Pen, look: &Look) {
    let green = look.main(0xa5bd55);
    let bark = Rgb::hex(0xf4efe6);
    pen.body(limb("35,60 46,48 52,38", 4.0, 2.4), bark.shaded(0.1));
    let stem = || polygon("32,14 38,14 40,99.5 29,99.5");
    pen.body(stem(), bark);
    pen.within(stem(), |pen| {
        for [x, y, w] in rows("30,92,5 38,84,4 31,76,4 37,69,5 32,62,4") {
            pen.mark(oval(x, y, w, 1.1), 0x5b5258);
        }
    });
    pen.round(cloud(22.0, 42.0, 19.0, 17.0, 8), green.shaded(0.12));
    pen.round(cloud(50.0, 44.0, 18.0, 16.0, 8), green.shaded(0.08));
    pen.round(cloud(35.0, 24.0, 25.0, 24.0, 10), green);
    pen.fade(cloud(29.0, 17.0, 14.0, 11.0, 7), green.lit(0.35).alpha(0.8), green.lit(0.1).alpha(0.1));
    leaves(pen, look, (35.0, 30.0, 26.0, 24.0), green.shaded(0.28), 14);
}

fn bare(pen: &mut Pen, look: &Look) {
    let bark = look.main(0x7d675c);
    for (spine, width) in [
        ("43,70 26,52 12,44 4,30", 7.0),
        ("24,51 22,36 14,24", 4.0),
        ("45,62 62,44 78,38 84,26", 7.0),
        ("64,43 66,28 74,16", 4.0),
        ("43,60 40,36 44,16 40,2", 8.0),
        ("42,36 30,22 28,10", 4.0),
        ("43,28 54,18 56,6", 4.0),
        ("12,44 4,46 0,42", 2.6),
    ] {
        pen.body(limb(spine, width, 1.4), bark);
    }
    trunk(pen, 43.0, 56.0, 6.0, bark);
    pen.mark(oval(44.0, 74.0, 2.4, 3.6), bark.shaded(0.6));
}

fn bonsai(pen: &mut Pen, look: &Look) {
    let green = look.main(0x5c9159);
    let pot = look.accent(0x5f82a6);
    let stem = "54,84 48,72 58,62 66,52 58,40 52,30";
    pen.body(limb(stem, 11.0, 5.0), BARK);
    pen.body(limb("55,66 40,60 26,58", 5.0, 3.0), BARK);
    pen.body(limb("64,54 76,50 84,48", 5.0, 3.0), BARK);
    pen.round(cloud(24.0, 54.0, 23.0, 12.0, 9), green.shaded(0.06));
    pen.round(cloud(84.0, 42.0, 20.0, 11.0, 8), green.shaded(0.1));
    pen.round(cloud(52.0, 22.0, 29.0, 17.0, 10), green);
    pen.fade(cloud(45.0, 16.0, 16.0, 8.0, 7), green.lit(0.3).alpha(0.8), green.lit(0.1).alpha(0.1));
    leaves(pen, look, (52.0, 24.0, 24.0, 12.0), green.shaded(0.3), 9);
    pen.body(oval(53.0, 84.0, 30.0, 5.0), 0x6b5a48);
    pen.body(blob("30,80.5 53,79 76,80.5 72,83 53,84 34,83"), green.lit(0.1));
    pen.body(path("M19 83 L87 83 L81 96 Q80 98 77 98 L29 98 Q26 98 25 96 Z"), pot);
    pen.body(round_rect(16.0, 81.5, 74.0, 5.0, 2.0), pot.lit(0.15));
    pen.body([32.0, 66.0].map(|x| round_rect(x, 96.0, 8.0, 3.6, 1.2)), pot.shaded(0.3));
    pen.mark(leaf((53.0, 92.0), (60.0, 89.0), 2.0), pot.lit(0.4));
    pen.mark(leaf((53.0, 92.0), (46.0, 89.0), 2.0), pot.lit(0.4));
}
