//! Leaves, bushes, cacti, mushrooms and what else is green.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("plant", 0.86, 0.7, potted),
    Figure::on_ground("cactus", 0.78, 1.2, cactus),
    Figure::on_ground("bamboo", 0.62, 4.0, bamboo),
    Figure::on_ground("grass", 1.3, 0.2, grass),
    Figure::on_ground("bush", 1.35, 1.0, bush),
    Figure::on_ground("fern", 1.2, 0.6, fern),
    Figure::on_ground("seedling", 0.86, 0.12, seedling),
    Figure::on_ground("mushroom", 0.98, 0.12, mushroom),
    Figure::on_ground("wheat", 0.6, 0.9, wheat),
    Figure::on_ground("log", 1.3, 0.5, log),
    Figure { name: "leaf", aspect: 0.9, height: 0.1, stands: Stands::Free, draw: Drawn::Rust(single_leaf) },
    Figure {
        name: "maple leaf",
        aspect: 1.0,
        height: 0.1,
        stands: Stands::Free,
        draw: Drawn::Rust(maple_leaf),
    },
    Figure { name: "clover", aspect: 0.9, height: 0.1, stands: Stands::Free, draw: Drawn::Rust(clover) },
    Figure::on_ground("pinecone", 0.7, 0.1, pinecone),
];

const GREEN: Rgb = Rgb::hex(0x6ba352);

/// A flower pot, its rim at y = 66 between x = 20 and 66.
fn pot(pen: &mut Pen, clay: Rgb) {
    pen.body(path("M25 70 L61 70 L57 97 Q56.6 99.5 54 99.5 L32 99.5 Q29.4 99.5 29 97 Z"), clay);
    pen.shade(path("M26 73 L60.4 73 L59.8 77 L26.6 77 Z"), 0.14);
    pen.body(round_rect(21.0, 64.0, 44.0, 9.0, 2.4), clay.lit(0.08));
    pen.shine(round_rect(30.0, 78.0, 3.0, 16.0, 1.5), 0.3);
}

fn potted(pen: &mut Pen, look: &Look) {
    let green = look.main(GREEN);
    let clay = look.accent(0xcd7f56);
    for (tip, width, shade) in rows_of::<(Spot, f64, f64)>(
        "6,34,17,0.16 80,32,17,0.16 26,6,17,0.1 62,8,17,0.1 12,56,14,0 74,54,14,0.04 43,2,18,0 30,32,13,-0.12 58,34,13,-0.08",
    ) {
        let tint = if shade < 0.0 { green.lit(-shade) } else { green.shaded(shade) };
        pen.body(leaf((43.0, 68.0), tip, width), tint);
        let end = (43.0 + (tip.0 - 43.0) * 0.85, 68.0 + (tip.1 - 68.0) * 0.85);
        pen.line(curve(&[(43.0, 66.0), end]), 0.8, tint.shaded(0.35));
    }
    pot(pen, clay);
    pen.slot_box(Slot::Words, 30.0, 77.0, 26.0, 16.0);
}

fn cactus(pen: &mut Pen, look: &Look) {
    let green = look.main(0x6fa86a);
    let stem = |pen: &mut Pen, spine: &str, width: f64| {
        pen.body_with(limb(spine, width, width), green, |pen| {
            let along = spots(spine);
            pen.moved(-width * 0.18, 0.0, |pen| pen.line(curve(&along), 0.9, green.shaded(0.3)));
            pen.moved(width * 0.2, 0.0, |pen| pen.line(curve(&along), 0.9, green.shaded(0.3)));
        });
    };
    stem(pen, "39,62 22,62 15,54 15,36", 12.0);
    stem(pen, "39,70 58,70 65,60 65,28", 12.0);
    stem(pen, "39,84 39,56 39,14", 25.0);
    for [x, y] in rows("31,24 46,34 33,58 47,64 32,80 14,44 66,40 65,54") {
        pen.line(curve(&placed((x, y), "-1.6,-1.6 1.6,1.6")), 0.8, 0xfdf6e0);
        pen.line(curve(&placed((x, y), "1.6,-1.6 -1.6,1.6")), 0.8, 0xfdf6e0);
    }
    if look.expression.is_some() {
        face::cheeks(pen, look, (31.0, 46.0), (47.0, 46.0), 2.6);
        face::eyes(pen, look, (33.5, 41.0), (44.5, 41.0), 2.8);
        face::mouth(pen, look, 39.0, 45.0, 6.0);
    }
    pen.body(
        steps(0.0, 60.0, 6)
            .map(|angle| leaf(on_circle(45.0, 3.0, 0.5, angle), on_circle(45.0, 3.0, 7.5, angle), 6.0)),
        look.accent(0xee8fa6),
    );
    pen.round(circle(45.0, 3.0, 2.4), 0xf7cf62);
    pen.body(blob("6,99.5 14,94 30,91 48,91 64,94 73,99.5"), 0xe2bf8a);
}

fn bamboo(pen: &mut Pen, look: &Look) {
    let green = look.main(0x84b35d);
    for [x, width, shade, top] in rows("16,8,0.14,8 46,9,0.06,2 30,10,0,0") {
        let step = (100.0 - top) / 5.0;
        for y in steps(top, step, 5) {
            pen.body(round_rect(x - width / 2.0, y, width, step, 2.0), green.shaded(shade));
            pen.shine(round_rect(x - width * 0.3, y + 3.0, width * 0.18, step - 6.0, 0.8), 0.4);
            pen.body(
                round_rect(x - width * 0.58, y + step - 1.6, width * 1.16, 3.0, 1.4),
                green.shaded(shade).lit(0.2),
            );
        }
    }
    for (root, tips) in [
        ((46.0, 22.0), [(62.0, 8.0), (64.0, 22.0), (58.0, 32.0)]),
        ((16.0, 42.0), [(-2.0, 32.0), (-3.0, 46.0), (4.0, 56.0)]),
        ((50.0, 60.0), [(64.0, 48.0), (66.0, 62.0), (60.0, 70.0)]),
        ((25.0, 20.0), [(8.0, 8.0), (4.0, 20.0), (12.0, 30.0)]),
    ] {
        for tip in tips {
            pen.body(leaf(root, tip, 5.0), green.shaded(0.12));
        }
    }
}

fn grass(pen: &mut Pen, look: &Look) {
    let green = look.main(0x7fb557);
    for i in 0..19 {
        let x = 8.0 + 114.0 * f64::from(i) / 18.0;
        let height = 46.0 + 42.0 * (1.0 - ((x - 65.0) / 65.0).powi(2)) + 10.0 * look.vary(620 + i as u64);
        let lean = (x - 65.0) * 0.21 + 8.0 * look.vary(650 + i as u64);
        let blade = [(x, 100.0), (x + lean * 0.3, 100.0 - height * 0.5), (x + lean, 100.0 - height)];
        let shade = 0.1 + 0.1 * look.vary(680 + i as u64);
        pen.body(tube(&blade, |t| 7.0 * (1.0 - t).max(0.04)), green.shaded(shade));
    }
}

fn bush(pen: &mut Pen, look: &Look) {
    let green = look.main(0x6fa557);
    let ground = rect(-12.0, -12.0, 160.0, 111.5);
    pen.within(ground, |pen| {
        pen.round(cloud(32.0, 70.0, 34.0, 34.0, 10), green.shaded(0.14));
        pen.round(cloud(103.0, 70.0, 34.0, 34.0, 10), green.shaded(0.12));
        pen.round(cloud(67.0, 60.0, 48.0, 54.0, 14), green);
        pen.fade(cloud(52.0, 36.0, 26.0, 18.0, 9), green.lit(0.3).alpha(0.8), green.lit(0.1).alpha(0.1));
        for i in 0..16 {
            let (dx, dy) = on_circle(0.0, 0.0, (f64::from(i) / 16.0).sqrt(), f64::from(i) * 137.5);
            let (x, y) = (67.0 + dx * 50.0, 64.0 + dy * 36.0);
            pen.line(curve(&placed((x, y), "-3,0 0,2.2 3,0")), 1.0, green.shaded(0.28));
        }
        if look.choose(84, &[true, false]) || look.colours.len() > 1 {
            for [x, y] in rows("40,52 58,34 80,46 96,62 62,70 26,74 110,80 84,82") {
                pen.round(circle(x, y, 3.2), look.accent(0xd9535f));
            }
        }
    });
}

fn fern(pen: &mut Pen, look: &Look) {
    let green = look.main(0x5f9b58);
    for (tip, bend, shade) in rows_of::<(Spot, Spot, f64)>(
        "4,58,26,50,0.14 116,58,94,50,0.14 18,22,40,40,0.06 102,22,80,40,0.06 60,4,60,44,0",
    ) {
        let root = (60.0, 98.0);
        for i in 1..9 {
            let t = f64::from(i) / 9.0;
            let u = 1.0 - t;
            let at = (
                u * u * root.0 + 2.0 * u * t * bend.0 + t * t * tip.0,
                u * u * root.1 + 2.0 * u * t * bend.1 + t * t * tip.1,
            );
            let (dx, dy) = (
                2.0 * u * (bend.0 - root.0) + 2.0 * t * (tip.0 - bend.0),
                2.0 * u * (bend.1 - root.1) + 2.0 * t * (tip.1 - bend.1),
            );
            let k = (13.0 * (1.0 - t * 0.75)) / dx.hypot(dy);
            for side in [-1.0, 1.0] {
                let end = (at.0 + (dx * 0.5 - dy * side) * k, at.1 + (dy * 0.5 + dx * side) * k);
                pen.body(leaf(at, end, 5.0 * (1.0 - t * 0.6)), green.shaded(shade));
            }
        }
        pen.line(
            path(&format!("M{} {} Q{} {} {} {}", root.0, root.1, bend.0, bend.1, tip.0, tip.1)),
            1.6,
            green.shaded(0.3),
        );
    }
}

fn seedling(pen: &mut Pen, look: &Look) {
    let green = look.main(0x84bd55);
    pen.body(limb("43,94 42,70 43,48", 4.6, 4.0), green.shaded(0.08));
    for [side, y] in rows("-1,14 1,8") {
        let tip = (43.0 + side * 38.0, y);
        pen.body(leaf((43.0, 50.0), tip, 26.0), if side < 0.0 { green } else { green.lit(0.08) });
        pen.line(
            curve(&[(43.0 + side * 3.0, 48.0), (43.0 + side * 28.0, y + 10.0)]),
            1.0,
            green.shaded(0.35),
        );
    }
    pen.body(blob("2,99.5 12,91 30,86 44,85 58,86 74,91 84,99.5"), 0x8a6246);
    pen.mark(rows("22,94 38,92 60,94").map(|[x, y]| oval(x, y, 2.0, 1.3)), 0x6b4a36);
}

fn mushroom(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd9524a);
    let cream = Rgb::hex(0xfbf2e0);
    pen.body(blob("36,46 62,46 62,66 70,90 62,98.5 49,99.5 36,98.5 28,90 36,66"), cream);
    pen.body(blob("30,58 49,63 68,58 71,68 60,72 49,69 38,72 27,68"), cream.lit(0.3));
    pen.round_with(blob("49,2 74,10 92,32 98,50 88,57 49,60 10,57 0,50 6,32 24,10"), red, |pen| {
        let dots = look.accent(0xfffaf0);
        for [x, y, rx, ry] in
            rows("46,18,9,7 22,34,8,7 70,26,7,6 50,42,7,5.6 82,46,7,5.6 30,52,5,3.6 8,50,5,4 66,52,4,3")
        {
            pen.mark(oval(x, y, rx, ry), dots);
        }
    });
    pen.shine(tilted_oval(28.0, 17.0, 9.0, 3.6, -38.0), 0.35);
    if look.expression.is_some() {
        face::cheeks(pen, look, (37.0, 84.0), (61.0, 84.0), 3.6);
        face::eyes(pen, look, (41.0, 78.0), (57.0, 78.0), 3.4);
        face::mouth(pen, look, 49.0, 83.0, 8.0);
    }
    pen.slot_box(Slot::Top, 30.0, 6.0, 38.0, 0.0);
}

fn wheat(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xe3b255);
    for (root, tip) in rows_of::<(Spot, Spot)>("28,99,12,20 32,99,48,18 30,99,30,6") {
        let bend = ((root.0 + tip.0) / 2.0, 58.0);
        pen.body(limb(&[root, bend, tip], 2.2, 1.6), gold.shaded(0.15));
        let (dx, dy) = (tip.0 - bend.0, tip.1 - bend.1);
        let (ux, uy) = (dx / dx.hypot(dy), dy / dx.hypot(dy));
        for i in 0..5 {
            let (x, y) = (tip.0 - ux * f64::from(i) * 6.4, tip.1 - uy * f64::from(i) * 6.4);
            for side in [-1.0, 1.0] {
                let end = (x + (ux * 0.8 - uy * side * 0.55) * 9.0, y + (uy * 0.8 + ux * side * 0.55) * 9.0);
                pen.line(curve(&[(x, y), (end.0 + ux * 7.0, end.1 + uy * 7.0)]), 0.5, gold.shaded(0.2));
                pen.body(leaf((x, y), end, 5.6), gold);
            }
        }
        pen.body(leaf(tip, (tip.0 + ux * 10.0, tip.1 + uy * 10.0), 5.0), gold.lit(0.1));
    }
}

fn log(pen: &mut Pen, look: &Look) {
    let bark = look.main(0x8d6547);
    pen.body(path("M20 42 L112 34 Q126 34 126 62 Q126 92 112 94 L20 99 Z"), bark);
    for spine in ["46,54 76,50 110,48", "48,70 84,66 118,66", "44,86 70,84 106,82"] {
        pen.line(curve(spine), 1.3, bark.shaded(0.4));
    }
    pen.body(limb("88,40 94,26 100,20", 10.0, 8.0), bark.lit(0.05));
    pen.body(leaf((99.0, 20.0), (116.0, 8.0), 9.0), GREEN);
    pen.round(oval(22.0, 70.5, 20.0, 28.5), bark.lit(0.15));
    let wood = Rgb::hex(0xe6c595);
    pen.body(oval(22.0, 70.5, 16.0, 24.0), wood);
    pen.line([0.75, 0.5, 0.25].map(|k| oval(22.5, 71.0, 16.0 * k, 24.0 * k)), 0.9, wood.shaded(0.3));
    pen.slot_box(Slot::Saddle, 50.0, 39.0, 40.0, 0.0);
    pen.slot_box(Slot::Top, 50.0, 39.0, 40.0, 0.0);
}

fn single_leaf(pen: &mut Pen, look: &Look) {
    let green = look.main(0x79b257);
    pen.body(limb("4,98 14,86 22,76", 4.0, 3.0), green.shaded(0.25));
    pen.body_with(blob("18,80 8,58 14,30 38,10 66,3 86,2 86,24 80,50 60,74 38,84"), green, |pen| {
        pen.fade(polygon("14,84 88,0 100,100"), green.shaded(0.14), green.shaded(0.2));
    });
    pen.line(curve("18,80 44,50 82,8"), 1.8, green.shaded(0.35));
    for (from, to) in
        rows_of::<(Spot, Spot)>("34,62,20,46 46,48,36,24 60,32,58,12 36,60,56,66 48,46,72,48 62,30,80,30")
    {
        pen.line(curve(&[from, to]), 1.0, green.shaded(0.3));
    }
}

fn maple_leaf(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd8643c);
    pen.body(limb("50,66 52,84 47,99", 3.6, 3.0), red.shaded(0.3));
    let half = "50,2 58,18 66,14 66,36 78,26 80,34 97,32 90,46 97,52 72,70 75,78 50,74";
    let mut outline = spots(half);
    let mirror: Vec<_> = outline.iter().rev().skip(1).map(|&(x, y)| (100.0 - x, y)).collect();
    outline.extend(mirror.into_iter().take(10));
    pen.body(polygon(&outline), red);
    for tip in
        [(50.0, 10.0), (88.0, 36.0), (12.0, 36.0), (70.0, 68.0), (30.0, 68.0), (64.0, 22.0), (36.0, 22.0)]
    {
        pen.line(curve(&[(50.0, 70.0), tip]), 1.1, red.shaded(0.35));
    }
}

fn clover(pen: &mut Pen, look: &Look) {
    let green = look.main(0x63a857);
    pen.body(limb("45,46 48,74 58,98", 4.6, 3.6), green.shaded(0.15));
    for i in 0..4 {
        pen.turned((45.0, 44.0), 45.0 + 90.0 * f64::from(i), |pen| {
            pen.body(
                path("M45 44 C30 34 20 20 28 8 C34 0 42 2 45 9 C48 2 56 0 62 8 C70 20 60 34 45 44 Z"),
                green,
            );
            pen.line(curve("45,40 45,17"), 1.2, green.lit(0.4));
        });
    }
}

fn pinecone(pen: &mut Pen, look: &Look) {
    let brown = look.main(0xa06f49);
    pen.body(blob("35,4 52,14 64,40 62,70 50,92 35,99 20,92 8,70 6,40 18,14"), brown.shaded(0.35));
    for row in 0..7 {
        let y = 16.0 + 12.5 * f64::from(row);
        let wide = 27.0 * (1.0 - ((y - 52.0) / 62.0).powi(2)).max(0.1);
        let count = if row % 2 == 0 { 3 } else { 4 };
        for i in 0..count {
            let x = 35.0 + wide * 1.6 * (f64::from(i) / f64::from(count - 1) - 0.5);
            pen.body(blob(&placed((x, y), "-7,0 0,-7 7,0 0,7")), brown.lit(0.05 * f64::from(row % 3)));
            pen.mark(oval(x, y + 3.0, 1.6, 1.0), brown.lit(0.5));
        }
    }
    pen.body(plume("35,8 35,3 38,-2", 4.0), 0x7d5a4e);
}
