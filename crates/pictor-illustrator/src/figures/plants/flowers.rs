//! Flowers, each on its stalk, and bunches of them.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("flower", 0.62, 0.4, |pen, look| {
        simple(pen, look, Rgb::hex(0xee8fa6), Rgb::hex(0xf7cf62));
    }),
    Figure::on_ground("daisy", 0.62, 0.35, daisy),
    Figure::on_ground("rose", 0.6, 0.5, rose),
    Figure::on_ground("tulip", 0.5, 0.4, tulip),
    Figure::on_ground("sunflower", 0.72, 1.6, sunflower),
    Figure::on_ground("lily", 0.66, 0.6, lily),
    Figure::on_ground("lavender", 0.6, 0.5, lavender),
    Figure::on_ground("poppy", 0.6, 0.4, poppy),
    Figure::on_ground("peony", 0.66, 0.5, |pen, look| full(pen, look, Rgb::hex(0xee9fb8))),
    Figure::on_ground("chrysanthemum", 0.66, 0.5, |pen, look| full(pen, look, Rgb::hex(0xf0c04c))),
    Figure::on_ground("carnation", 0.62, 0.4, |pen, look| full(pen, look, Rgb::hex(0xe97f92))),
    Figure::on_ground("dandelion", 0.6, 0.3, dandelion),
    Figure { name: "lotus", aspect: 1.2, height: 0.4, stands: Stands::Sails, draw: Drawn::Rust(lotus) },
    Figure {
        name: "cherry blossom",
        aspect: 1.1,
        height: 0.3,
        stands: Stands::Free,
        draw: Drawn::Rust(|pen, look| spray(pen, look, Rgb::hex(0xf7bccb))),
    },
    Figure {
        name: "plum blossom",
        aspect: 1.1,
        height: 0.3,
        stands: Stands::Free,
        draw: Drawn::Rust(|pen, look| spray(pen, look, Rgb::hex(0xe2607f))),
    },
    Figure::on_ground("bouquet", 0.86, 0.5, bouquet),
];

const GREEN: Rgb = Rgb::hex(0x6ba352);

/// A stalk from the ground at (`x`, 100) to `top`, with two leaves.
fn stalk(pen: &mut Pen, x: f64, top: Spot, width: f64) {
    pen.body(limb(&[(x, 99.0), (x - 1.0, (99.0 + top.1) / 2.0), top], width, width * 0.85), GREEN);
    pen.body(leaf((x - 0.5, 90.0), (x - 22.0, 66.0), 12.0), GREEN.shaded(0.08));
    pen.line(curve(&[(x - 1.5, 89.0), (x - 17.0, 72.0)]), 0.8, GREEN.shaded(0.35));
    pen.body(leaf((x + 0.5, 84.0), (x + 22.0, 62.0), 11.0), GREEN.lit(0.06));
    pen.line(curve(&[(x + 1.5, 83.0), (x + 17.0, 67.5)]), 0.8, GREEN.shaded(0.35));
}

/// A ring of petals around (`x`, `y`), from the inner to the outer radius.
pub(super) fn petals(
    pen: &mut Pen,
    (x, y): Spot,
    (inner, outer): (f64, f64),
    width: f64,
    count: u32,
    colour: Rgb,
    turn: f64,
) {
    for i in 0..count {
        let angle = 360.0 / f64::from(count) * f64::from(i) + turn;
        pen.body(leaf(on_circle(x, y, inner, angle), on_circle(x, y, outer, angle), width), colour);
    }
}

fn simple(pen: &mut Pen, look: &Look, usual: Rgb, heart: Rgb) {
    let colour = look.main(usual);
    stalk(pen, 31.0, (31.0, 40.0), 3.6);
    head(pen, (31.0, 30.0), 29.0, colour, look.accent(heart));
}

/// A round flower of five petals.
pub(super) fn head(pen: &mut Pen, (x, y): Spot, r: f64, colour: Rgb, heart: Rgb) {
    pen.round(
        on_ring((x, y), r * 0.56, steps(0.0, 72.0, 5)).map(|(px, py)| circle(px, py, r * 0.42)),
        colour,
    );
    pen.line(
        steps(0.0, 72.0, 5)
            .map(|angle| curve(&[on_circle(x, y, r * 0.3, angle), on_circle(x, y, r * 0.62, angle)])),
        r * 0.05,
        colour.shaded(0.25),
    );
    pen.round(circle(x, y, r * 0.27), heart);
}

fn daisy(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfdfaf2);
    stalk(pen, 31.0, (31.0, 40.0), 3.2);
    petals(pen, (31.0, 30.0), (5.0, 30.0), 10.5, 13, white, 0.0);
    pen.round(circle(31.0, 30.0, 9.5), look.accent(0xf3bf47));
    pen.mark(on_ring((31.0, 30.0), 5.6, steps(0.0, 45.0, 8)).map(|(x, y)| circle(x, y, 0.9)), 0xc98a2f);
}

fn rose(pen: &mut Pen, look: &Look) {
    let red = look.main(0xcf4150);
    stalk(pen, 30.0, (30.0, 46.0), 3.4);
    for [x, y, side] in rows("29,74,-1 30.5,66,1") {
        pen.body(polygon(&sized((x, y), (side, 1.0), "0,-2 4.6,-2.6 0,1.6")), GREEN.shaded(0.2));
    }
    pen.both(30.0, |pen| pen.body(leaf((28.0, 50.0), (11.0, 56.0), 7.0), GREEN));
    rose_head(pen, (30.0, 28.0), 1.0, red);
}

/// A rose in bloom, about 44 wide at size 1.
pub(super) fn rose_head(pen: &mut Pen, (x, y): Spot, size: f64, red: Rgb) {
    let place = vello_cpu::kurbo::Affine::translate((x, y)) * vello_cpu::kurbo::Affine::scale(size);
    pen.through(place, |pen| {
        pen.round(blob("0,-22 14,-20 24,-8 22,10 12,21 0,24 -12,21 -22,10 -24,-8 -14,-20"), red.shaded(0.18));
        pen.body(blob("-24,-8 -16,-14 -4,-2 0,24 -12,21 -22,10"), red.shaded(0.06));
        pen.body(blob("24,-8 16,-14 4,-2 0,24 12,21 22,10"), red.shaded(0.1));
        pen.round(blob("0,-19 12,-16 17,-5 12,8 0,13 -12,8 -17,-5 -12,-16"), red);
        pen.body(blob("-16,-7 -8,-8 4,0 6,12 -4,12 -12,7"), red.lit(0.1));
        pen.line(curve("-9,-9 -2,-14 8,-11 10,-3 3,3 -4,0 -4,-6 2,-8 5,-4"), 1.5, red.shaded(0.5));
        pen.line(curve("14,-6 14,4 6,11"), 1.2, red.shaded(0.45));
    });
}

fn tulip(pen: &mut Pen, look: &Look) {
    let red = look.main(look.choose(82, &[0xe0575f, 0xf0b13f, 0xe88fb4, 0x9a78bd].map(Rgb::hex)));
    pen.body(limb("25,99 24,70 25,40", 3.6, 3.2), GREEN);
    pen.body(plume("24,98 12,80 5,56", 11.0), GREEN.shaded(0.08));
    pen.body(plume("26,98 38,82 44,60", 11.0), GREEN.lit(0.05));
    pen.body(blob("25,2 33,14 34,32 25,42 16,32 17,14"), red.shaded(0.15));
    pen.body(blob("7,8 16,14 24,30 26,44 14,44 6,34 4,20"), red);
    pen.body(blob("43,8 34,14 26,30 24,44 36,44 44,34 46,20"), red.shaded(0.06));
    pen.body(blob("25,12 33,24 33,38 25,45.5 17,38 17,24"), red.lit(0.1));
    pen.shine(tilted_oval(11.0, 24.0, 2.2, 8.0, -8.0), 0.35);
}

fn sunflower(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf4bd3d);
    stalk(pen, 36.0, (36.0, 44.0), 4.6);
    petals(pen, (36.0, 34.0), (12.0, 34.5), 11.0, 15, gold.shaded(0.14), 12.0);
    petals(pen, (36.0, 34.0), (11.0, 32.0), 10.5, 15, gold, 0.0);
    let seeds = look.accent(0x7a5033);
    pen.round(circle(36.0, 34.0, 16.0), seeds);
    for i in 1..34 {
        let (x, y) = on_circle(36.0, 34.0, 2.5 * f64::from(i).sqrt(), f64::from(i) * 137.5);
        pen.mark(circle(x, y, 0.95), if i < 14 { seeds.lit(0.35) } else { seeds.shaded(0.45) });
    }
}

fn lily(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfdf8f0);
    stalk(pen, 33.0, (33.0, 42.0), 3.4);
    petals(pen, (33.0, 34.0), (0.0, 32.0), 14.0, 3, white.shaded(0.1), 0.0);
    petals(pen, (33.0, 34.0), (0.0, 31.0), 14.5, 3, white, 60.0);
    pen.line(
        steps(0.0, 60.0, 6)
            .map(|angle| curve(&[on_circle(33.0, 34.0, 5.0, angle), on_circle(33.0, 34.0, 22.0, angle)])),
        0.9,
        0xe9b8c2,
    );
    for angle in [-50.0, -20.0, 15.0, 45.0, 80.0] {
        let tip = on_circle(33.0, 34.0, 12.0, angle);
        pen.line(curve(&[(33.0, 34.0), tip]), 0.8, GREEN.lit(0.3));
        pen.mark(tilted_oval(tip.0, tip.1, 1.9, 1.1, angle), 0xc9772f);
    }
    pen.mark(circle(33.0, 34.0, 2.6), GREEN.lit(0.4));
}

fn lavender(pen: &mut Pen, look: &Look) {
    let violet = look.main(0x9a80c4);
    for (root, tip) in rows_of::<(Spot, Spot)>("28,99,14,14 31,99,46,10 30,99,30,4") {
        let bend = ((root.0 + tip.0) / 2.0 + (tip.0 - 30.0) * 0.15, 56.0);
        pen.body(limb(&[root, bend, tip], 2.2, 1.8), GREEN.lit(0.1));
        for i in 0..7 {
            let t = f64::from(i) / 7.0;
            let (x, y) = (tip.0 - (tip.0 - bend.0) * t * 0.75, tip.1 + (bend.1 - tip.1) * t * 0.8);
            let r = 2.6 + 1.6 * (t * 3.0).min(1.0);
            pen.both(x, |pen| {
                pen.round(tilted_oval(x - r * 0.8, y, r, r * 0.72, 28.0), violet.shaded(0.14 * t));
            });
        }
        pen.round(oval(tip.0, tip.1 - 1.0, 2.6, 3.4), violet.lit(0.1));
    }
    for tip in [(10.0, 76.0), (50.0, 76.0), (18.0, 70.0), (42.0, 69.0)] {
        pen.body(leaf((30.0, 98.0), tip, 4.6), GREEN);
    }
}

fn poppy(pen: &mut Pen, look: &Look) {
    let red = look.main(0xe2543e);
    stalk(pen, 30.0, (30.0, 42.0), 2.8);
    pen.round(blob("30,4 46,6 56,20 50,34 30,40 10,34 4,20 14,6"), red.shaded(0.12));
    pen.body(blob("3,22 12,16 30,26 38,44 24,52 8,42"), red);
    pen.body(blob("57,22 48,16 30,26 22,44 36,52 52,42"), red.lit(0.04));
    let dark = look.accent(0x4a3a42);
    for (x, y) in on_ring((30.0, 29.0), 8.5, steps(0.0, 30.0, 12)) {
        pen.line(curve(&[(30.0, 29.0), (x, y)]), 0.6, dark);
        pen.mark(circle(x, y, 1.0), dark);
    }
    pen.round(circle(30.0, 29.0, 4.6), GREEN.lit(0.2));
}

fn full(pen: &mut Pen, look: &Look, usual: Rgb) {
    let colour = look.main(usual);
    stalk(pen, 32.0, (32.0, 44.0), 3.6);
    for (r, count, width, shade) in
        [(31.0, 12, 15.0, 0.16), (25.0, 10, 14.0, 0.07), (18.0, 8, 12.0, 0.0), (11.0, 6, 9.0, -0.2)]
    {
        let tint = if shade < 0.0 { colour.lit(-shade) } else { colour.shaded(shade) };
        petals(pen, (32.0, 32.0), (1.0, r), width, count, tint, r * 7.0);
    }
    pen.round(circle(32.0, 32.0, 4.4), colour.lit(0.35));
}

fn dandelion(pen: &mut Pen, look: &Look) {
    let down = look.main(0xf6f4ee);
    pen.body(limb("30,99 29,70 30,36", 2.4, 2.0), GREEN.lit(0.1));
    for tip in [(4.0, 82.0), (56.0, 82.0), (12.0, 72.0), (48.0, 73.0)] {
        pen.body(leaf((30.0, 98.0), tip, 7.0), GREEN);
    }
    pen.mark(circle(30.0, 28.0, 26.0), down.alpha(0.55));
    for i in 0..34 {
        let angle = f64::from(i) * 137.5;
        let tip = on_circle(30.0, 28.0, 27.0 * (0.35 + 0.65 * (f64::from(i) / 34.0).sqrt()), angle);
        pen.line(curve(&[(30.0, 28.0), tip]), 0.4, down.shaded(0.35));
        for spread in [-18.0, 0.0, 18.0] {
            pen.line(curve(&[tip, on_circle(tip.0, tip.1, 3.4, angle + spread)]), 0.6, down.shaded(0.12));
        }
    }
    pen.round(circle(30.0, 28.0, 3.6), 0xa98d5c);
}

fn lotus(pen: &mut Pen, look: &Look) {
    let pink = look.main(0xf2a3b8);
    pen.body(oval(60.0, 86.0, 58.0, 13.0), GREEN.shaded(0.1));
    pen.body(polygon("60,84 96,96 82,100"), Rgb::hex(0x9fcfd8).mix(GREEN, 0.35));
    for tip in [(12.0, 84.0), (34.0, 76.0), (86.0, 76.0), (108.0, 84.0)] {
        pen.line(curve(&[(60.0, 86.0), tip]), 0.8, GREEN.shaded(0.35));
    }
    pen.both(60.0, |pen| {
        pen.body(leaf((58.0, 82.0), (12.0, 62.0), 20.0), pink.shaded(0.12));
        pen.body(leaf((58.0, 84.0), (20.0, 40.0), 22.0), pink.shaded(0.06));
        pen.body(leaf((59.0, 84.0), (36.0, 20.0), 22.0), pink.lit(0.1));
    });
    pen.body(leaf((60.0, 84.0), (60.0, 8.0), 26.0), pink.lit(0.25));
    pen.both(60.0, |pen| {
        pen.body(leaf((59.0, 86.0), (44.0, 40.0), 19.0), pink.lit(0.05));
        pen.body(leaf((60.0, 86.0), (28.0, 60.0), 16.0), pink);
    });
    pen.body(leaf((60.0, 87.0), (60.0, 50.0), 17.0), pink.lit(0.3));
}

/// A twig in bloom.
fn spray(pen: &mut Pen, look: &Look, usual: Rgb) {
    let pink = look.main(usual);
    let bark = Rgb::hex(0x7d5a4e);
    pen.body(limb("2,92 26,76 46,66 70,44 104,30", 5.0, 2.0), bark);
    pen.body(limb("46,66 54,46 50,26 58,10", 3.6, 1.6), bark);
    pen.body(limb("26,76 44,82 64,86", 3.0, 1.4), bark);
    for [x, y, r] in rows("24,66,14 60,14,13 46,40,15 74,50,16 96,26,13 64,84,12") {
        pen.turned((x, y), r * 11.0, |pen| {
            head(pen, (x, y), r, pink, Rgb::hex(0xf7cf62));
        });
    }
    pen.round(rows("40,18 106,42 84,24 12,78 44,92").map(|[x, y]| circle(x, y, 4.2)), pink.shaded(0.12));
}

fn bouquet(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd9535f);
    let paper = look.accent(0xf6e3c5);
    for tip in [(6.0, 34.0), (80.0, 34.0), (18.0, 12.0), (68.0, 12.0), (43.0, 2.0)] {
        pen.body(leaf((43.0, 56.0), tip, 13.0), GREEN.shaded(0.08));
    }
    pen.body(polygon("8,42 26,50 43,40 60,50 78,42 50,99 36,99"), paper.shaded(0.16));
    head(pen, (20.0, 28.0), 14.0, Rgb::hex(0xf6c7d0), Rgb::hex(0xf3bf47));
    head(pen, (66.0, 28.0), 14.0, Rgb::hex(0xf7d774), Rgb::hex(0xd98a3f));
    rose_head(pen, (43.0, 18.0), 0.62, red);
    petals(pen, (32.0, 40.0), (2.0, 12.0), 5.0, 11, Rgb::hex(0xfdfaf2), 0.0);
    pen.round(circle(32.0, 40.0, 4.0), 0xf3bf47);
    rose_head(pen, (56.0, 42.0), 0.55, red.lit(0.25));
    head(pen, (43.0, 54.0), 11.0, Rgb::hex(0xb79ad6), Rgb::hex(0xf7e08c));
    pen.body(polygon("6,44 43,68 52,99 34,99"), paper);
    pen.body(polygon("80,44 40,68 34,99 53,99"), paper.lit(0.2));
    let ribbon = Rgb::hex(0x7fb0a8);
    pen.both(43.0, |pen| {
        pen.body(blob("43,82 34,76 28,80 32,86"), ribbon);
        pen.body(polygon("42,83 35,95 40,94 43,98"), ribbon.shaded(0.12));
    });
    pen.round(oval(43.0, 82.0, 3.4, 3.0), ribbon.lit(0.1));
    pen.slot_box(Slot::Words, 30.0, 86.0, 26.0, 8.0);
}
