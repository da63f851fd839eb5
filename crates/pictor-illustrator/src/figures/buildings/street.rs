//! What stands along streets, and the towers one sees from them.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("mailbox", 0.5, 1.3, mailbox),
    Figure::on_ground("traffic light", 0.36, 3.0, traffic_light),
    Figure::on_ground("telephone box", 0.44, 2.4, telephone_box),
    Figure::on_ground("fire hydrant", 0.62, 0.9, fire_hydrant),
    Figure::on_ground("fence", 1.9, 1.0, fence),
    Figure::on_ground("wall", 1.9, 2.0, brick_wall),
    Figure::on_ground("trash can", 0.66, 1.0, trash_can),
    Figure::on_ground("bus stop", 0.9, 2.6, bus_stop),
    Figure::on_ground("construction crane", 0.95, 24.0, crane),
    Figure::on_ground("eiffel tower", 0.62, 60.0, eiffel_tower),
    Figure::on_ground("wind turbine", 0.8, 30.0, wind_turbine),
    Figure::on_ground("statue", 0.56, 5.0, statue),
    Figure::on_ground("great wall", 1.7, 8.0, great_wall),
    Figure::on_ground("gravestone", 0.8, 1.0, gravestone),
    Figure::on_ground("beehive", 0.9, 0.8, beehive),
    Figure::on_ground("nest", 1.5, 0.2, nest),
    Figure::on_ground("doghouse", 1.05, 0.9, doghouse),
];

const STONE: Rgb = Rgb::hex(0xb9b4b6);

fn mailbox(pen: &mut Pen, look: &Look) {
    let red = look.main(0xcf4a42);
    pen.body(round_rect(6.0, 92.0, 38.0, 8.0, 2.0), red.shaded(0.3));
    pen.body(round_rect(9.0, 20.0, 32.0, 74.0, 3.0), red);
    pen.round(blob("6,24 8,10 25,2 42,10 44,24"), red.lit(0.08));
    pen.body(round_rect(5.0, 20.0, 40.0, 5.0, 2.0), red.shaded(0.12));
    pen.mark(round_rect(14.0, 30.0, 22.0, 5.0, 2.0), 0x4a2c30);
    pen.flat(round_rect(15.0, 44.0, 20.0, 18.0, 1.6), 0xfbf5e6);
    pen.slot_box(Slot::Words, 16.0, 46.0, 18.0, 14.0);
    if !look.lettered {
        pen.line(polyline("18,48 25,54 32,48"), 1.1, red);
        pen.line(round_rect(18.0, 48.0, 14.0, 10.0, 1.0), 1.1, red);
    }
    pen.shine(round_rect(12.0, 38.0, 3.0, 48.0, 1.5), 0.4);
}

fn traffic_light(pen: &mut Pen, look: &Look) {
    let case = look.main(0x46505c);
    pen.body(rect(15.5, 50.0, 5.0, 48.0), case.lit(0.15));
    pen.body(round_rect(9.0, 94.0, 18.0, 6.0, 2.0), case);
    pen.body(round_rect(5.0, 2.0, 26.0, 54.0, 6.0), case);
    for (i, colour) in [0xe0574a, 0xf2bd45, 0x62b070].into_iter().enumerate() {
        let y = 12.5 + 16.5 * i as f64;
        let lit = i == look.choose(41, &[0, 2, 2]);
        let lamp = if lit { Rgb::hex(colour) } else { Rgb::hex(colour).shaded(0.55) };
        pen.round(circle(18.0, y, 6.4), lamp);
        pen.line(blob(&placed((0.0, y), "10,-1 18,-8.6 26,-1 18,-7")), 1.4, case.shaded(0.3));
        if lit {
            pen.glow(18.0, y, 15.0, Rgb::hex(colour).alpha(if look.night { 0.9 } else { 0.45 }));
        }
    }
}

fn telephone_box(pen: &mut Pen, look: &Look) {
    let red = look.main(0xcb4540);
    pen.body(round_rect(3.0, 92.0, 38.0, 8.0, 1.0), red.shaded(0.3));
    pen.body(rect(5.0, 12.0, 34.0, 82.0), red);
    pen.body(blob("4,13 8,4 22,1 36,4 40,13"), red.lit(0.06));
    pen.flat(round_rect(9.0, 13.0, 26.0, 6.0, 1.0), 0xfbf5e6);
    pen.slot_box(Slot::Words, 10.0, 13.5, 24.0, 5.0);
    let pane = if look.night { Rgb::hex(0xffe3a0) } else { Rgb::hex(0xbfdfe8) };
    for i in 0..6 {
        pen.flat(rows("9.5,5 16,12 29.5,5").map(|[x, w]| rect(x, 23.0 + 11.0 * f64::from(i), w, 9.4)), pane);
    }
    pen.shine(polygon("10,24 20,24 12,60 10,60"), 0.5);
}

fn fire_hydrant(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd4493f);
    pen.body(round_rect(10.0, 90.0, 42.0, 10.0, 3.0), red.shaded(0.2));
    pen.body(round_rect(16.0, 34.0, 30.0, 58.0, 4.0), red);
    pen.body([8.0, 54.0].map(|x| round_rect(x - 6.0, 46.0, 14.0, 16.0, 3.0)), red.shaded(0.08));
    pen.round(circle(31.0, 58.0, 10.0), red.lit(0.1));
    pen.round(circle(31.0, 58.0, 5.0), 0xe9d9b8);
    pen.round(blob("12,34 16,18 31,10 46,18 50,34"), red.lit(0.06));
    pen.body(round_rect(9.0, 31.0, 44.0, 6.0, 2.0), red.shaded(0.12));
    pen.body(round_rect(26.0, 2.0, 10.0, 11.0, 3.0), red.shaded(0.16));
    pen.line(curve("14,82 48,82"), 2.0, red.shaded(0.35));
}

fn fence(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xf3ece0);
    pen.body([44.0, 74.0].map(|y| rect(0.0, y, 190.0, 8.0)), paint.shaded(0.12));
    for x in steps(4.0, 21.0, 9) {
        pen.body(polygon(&placed((x, 0.0), "0,24 7,12 14,24 14,99 0,99")), paint);
        pen.mark(circle(x + 7.0, 48.0, 1.1), paint.shaded(0.4));
        pen.mark(circle(x + 7.0, 78.0, 1.1), paint.shaded(0.4));
    }
}

fn brick_wall(pen: &mut Pen, look: &Look) {
    let brick = look.main(0xb8654e);
    pen.body(rect(2.0, 20.0, 186.0, 79.0), brick.mix(Rgb::hex(0xe6d6c4), 0.6));
    for row in 0..8 {
        let shift = if row % 2 == 0 { 0.0 } else { -11.0 };
        for column in 0..10 {
            let x = (3.0 + shift + 21.0 * f64::from(column)).max(3.0);
            let end = (22.5 + shift + 21.0 * f64::from(column)).min(187.0);
            if end - x < 3.0 {
                continue;
            }
            let tone = brick.mix(Rgb::hex(0x8a4638), 0.2 + 0.2 * look.vary(row * 16 + column as u64));
            pen.mark(round_rect(x, 21.0 + 9.7 * row as f64, end - x, 8.2, 1.0), tone);
        }
    }
    pen.body(round_rect(0.0, 12.0, 190.0, 9.0, 2.0), STONE);
    pen.slot_box(Slot::Top, 10.0, 2.0, 170.0, 11.0);
    pen.slot_box(Slot::Words, 30.0, 34.0, 130.0, 46.0);
}

fn trash_can(pen: &mut Pen, look: &Look) {
    let steel = look.main(0x7f9a8c);
    pen.body(polygon("8,26 58,26 53,99 13,99"), steel);
    for x in [18.0, 28.0, 38.0, 48.0] {
        pen.line(polyline(&[(x, 32.0), (33.0 + (x - 33.0) * 0.84, 95.0)]), 2.0, steel.shaded(0.28));
    }
    pen.body(round_rect(3.0, 18.0, 60.0, 10.0, 4.0), steel.lit(0.1));
    pen.body(blob("8,18 14,8 33,5 52,8 58,18"), steel.lit(0.06));
    pen.line(curve("26,6 33,0.5 40,6"), 2.4, steel.shaded(0.3));
}

fn bus_stop(pen: &mut Pen, look: &Look) {
    let blue = look.main(0x4f7fb4);
    pen.glass(rect(24.0, 26.0, 58.0, 62.0), 0xbfe0ea, 0.45);
    pen.body([24.0, 82.0].map(|x| rect(x - 1.6, 20.0, 3.2, 79.0)), blue.shaded(0.3));
    pen.body(round_rect(18.0, 14.0, 70.0, 8.0, 3.0), blue);
    pen.body(rect(32.0, 72.0, 42.0, 4.0), 0xb98a5c);
    pen.body([36.0, 68.0].map(|x| rect(x, 76.0, 2.6, 23.0)), 0x6f7884);
    pen.body(rect(8.0, 22.0, 2.8, 77.0), 0x6f7884);
    pen.round(circle(9.4, 14.0, 9.0), blue);
    pen.flat(round_rect(4.6, 9.6, 9.6, 7.4, 1.6), Rgb::WHITE);
    pen.mark(rect(5.8, 11.0, 7.2, 2.6), blue);
}

fn crane(pen: &mut Pen, look: &Look) {
    let yellow = look.main(0xf0b23e);
    let lattice = |pen: &mut Pen, from: Spot, to: Spot, wide: f64, steps: u32| {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy);
        let (nx, ny) = (-dy / length * wide / 2.0, dx / length * wide / 2.0);
        let at = |t: f64, side: f64| (from.0 + dx * t + nx * side, from.1 + dy * t + ny * side);
        pen.line([-1.0, 1.0].map(|side| polyline(&[at(0.0, side), at(1.0, side)])), 1.6, yellow.shaded(0.1));
        let zigzag: Vec<Spot> = (0..=steps)
            .map(|i| at(f64::from(i) / f64::from(steps), if i % 2 == 0 { -1.0 } else { 1.0 }))
            .collect();
        pen.line(polyline(&zigzag), 1.0, yellow.shaded(0.25));
    };
    lattice(pen, (32.0, 98.0), (32.0, 26.0), 7.0, 14);
    lattice(pen, (4.0, 24.0), (93.0, 24.0), 5.0, 18);
    pen.line(polyline("8,22 32,5 88,22"), 0.9, yellow.shaded(0.5));
    pen.body(polygon("28,24 32,3 36,24"), yellow);
    pen.body(rect(3.0, 25.0, 14.0, 9.0), STONE.shaded(0.2));
    pen.body(round_rect(35.0, 27.0, 11.0, 10.0, 2.0), yellow.lit(0.1));
    pen.mark(rect(40.0, 29.0, 5.0, 4.0), 0xbfdfe8);
    pen.line(polyline("76,26 76,58"), 0.9, 0x55505c);
    pen.body(round_rect(67.0, 60.0, 18.0, 6.0, 1.0), 0xb98a5c);
    pen.line(polyline("68,60 76,55 84,60"), 0.8, 0x55505c);
    pen.body(rect(20.0, 95.0, 24.0, 5.0), STONE);
}

fn eiffel_tower(pen: &mut Pen, look: &Look) {
    let iron = look.main(0x8f7560);
    let (x, outer) =
        (31.0, [(2.6, 12.0), (4.0, 30.0), (7.0, 50.0), (12.0, 68.0), (19.0, 84.0), (29.0, 99.0)]);
    let right = outer.iter().map(|&(dx, y)| (x + dx, y));
    let arch = placed((x, 0.0), "17,99 14,90 8,85 0,83 -8,85 -14,90 -17,99");
    let left = outer.iter().rev().map(|&(dx, y)| (x - dx, y));
    let shape: Vec<Spot> = right.chain(arch).chain(left).collect();
    pen.body(polygon(&shape), iron);
    pen.within(polygon(&shape), |pen| {
        for i in 0..9 {
            let y = 14.0 + 10.0 * f64::from(i);
            let wide = 3.0 + f64::from(i * i) * 0.42;
            pen.line(polyline(&[(x - wide, y + 10.0), (x + wide, y)]), 0.7, iron.shaded(0.4));
            pen.line(polyline(&[(x + wide, y + 10.0), (x - wide, y)]), 0.7, iron.shaded(0.4));
        }
    });
    pen.body(polygon(&placed((x, 0.0), "-3.4,60 0,74 3.4,60 5,82 -5,82")), iron.shaded(0.3));
    for [y, wide, tall] in rows("80,20,4 54,10.6,3.6 26,5.4,3") {
        pen.body(round_rect(x - wide, y, wide * 2.0, tall, 1.0), iron.lit(0.14));
    }
    pen.body(rect(x - 2.6, 7.0, 5.2, 6.0), iron.lit(0.08));
    pen.line(curve(&[(x, 8.0), (x, 0.0)]), 1.2, iron);
    if look.night {
        for [y, r] in rows("10,8 40,10 66,14 88,20") {
            pen.glow(x, y, r, Rgb::hex(0xffd98a).alpha(0.6));
        }
    }
}

fn wind_turbine(pen: &mut Pen, look: &Look) {
    let white = look.main(0xf4f3f0);
    let hub = (40.0, 36.0);
    pen.body(polygon("38.4,38 41.6,38 44,99 36,99"), white.shaded(0.06));
    let tilt = look.vary(3) * 30.0;
    for turn in [0.0, 120.0, 240.0] {
        let blade = blob("39,34 37,22 39.4,1 41,2 42,24 41,34");
        pen.body(turned(blade, hub, turn + tilt), white);
    }
    pen.round(circle(hub.0, hub.1, 3.6), white.shaded(0.12));
}

/// Somebody on a plinth, an arm raised, all of one stone.
fn statue(pen: &mut Pen, look: &Look) {
    let stone = look.main(STONE);
    pen.body(rect(8.0, 92.0, 40.0, 8.0), stone.shaded(0.16));
    pen.body(rect(13.0, 68.0, 30.0, 24.0), stone.shaded(0.06));
    pen.slot_box(Slot::Words, 16.0, 73.0, 24.0, 13.0);
    pen.body(limb("34,27 42,18 43,6", 6.0, 4.4), stone.shaded(0.1));
    let robe = [(21.0, 24.0), (35.0, 24.0), (38.0, 40.0), (40.0, 68.0), (16.0, 68.0), (18.0, 40.0)];
    pen.body(blob(&robe), stone);
    pen.line([22.0, 28.0, 34.0].map(|x| curve(&[(x, 40.0), (x + 0.6, 66.0)])), 0.8, stone.shaded(0.35));
    pen.body(limb("20,28 15,40 20,47", 6.0, 5.0), stone.lit(0.06));
    pen.round(circle(28.0, 15.0, 8.0), stone.lit(0.06));
    pen.body(blob("19.6,15 22,7 28,5 34,7 36.4,14 28,10"), stone.shaded(0.12));
    pen.body(rect(10.0, 64.0, 36.0, 5.0), stone.lit(0.1));
}

/// A wall with battlements that climbs over hills, with two watch towers.
fn great_wall(pen: &mut Pen, look: &Look) {
    let stone = look.main(0xc2ae92);
    pen.body(blob("0,99 0,76 40,62 80,74 130,50 170,66 170,99"), 0x86a86c);
    let top =
        [(0.0, 72.0), (36.0, 56.0), (62.0, 62.0), (92.0, 62.0), (120.0, 42.0), (146.0, 46.0), (170.0, 60.0)];
    pen.body(limb(&top.map(|(x, y)| (x, y + 8.0)), 15.0, 12.0), stone.shaded(0.08));
    for pair in top.windows(2) {
        for step in 0..4 {
            let t = f64::from(step) / 4.0 + 0.06;
            let (x, y) = (pair[0].0 + (pair[1].0 - pair[0].0) * t, pair[0].1 + (pair[1].1 - pair[0].1) * t);
            pen.body(rect(x, y - 3.6, 4.2, 7.0), stone);
        }
    }
    for [x, y, size] in rows("26,66,1 112,52,0.82") {
        pen.through(
            vello_cpu::kurbo::Affine::translate((x, y)) * vello_cpu::kurbo::Affine::scale(size),
            |pen| {
                pen.body(polygon("-13,12 -11,-30 17,-30 19,12"), stone.lit(0.08));
                pen.body([-12.0, -4.0, 4.0, 12.0].map(|dx| rect(dx, -37.0, 5.4, 8.0)), stone.lit(0.04));
                pen.mark([-5.0, 6.0].map(|dx| round_rect(dx, -18.0, 6.0, 9.0, 3.0)), stone.shaded(0.6));
            },
        );
    }
}

fn gravestone(pen: &mut Pen, look: &Look) {
    let stone = look.main(0xa9a8ae);
    pen.body(blob("14,98 13,30 22,12 40,6 58,12 67,30 66,98"), stone);
    pen.slot_box(Slot::Words, 22.0, 28.0, 36.0, 34.0);
    if !look.lettered {
        pen.mark(rect(37.6, 28.0, 4.8, 26.0), stone.shaded(0.4));
        pen.mark(rect(30.0, 35.0, 20.0, 4.8), stone.shaded(0.4));
    }
    for x in [6.0, 16.0, 62.0, 72.0] {
        pen.body(blob(&placed((x, 0.0), "-6,99.5 -3,88 0,94 3,86 6,99.5")), 0x7fa465);
    }
}

fn beehive(pen: &mut Pen, look: &Look) {
    let straw = look.main(0xe0b04e);
    pen.body(rect(14.0, 92.0, 62.0, 7.0), 0xa9764c);
    for [y, wide] in rows("82,36 68,38 54,36 40,31 27,24 15,14") {
        pen.body(round_rect(45.0 - wide, y - 7.0, wide * 2.0, 16.0, 8.0), straw);
    }
    pen.round(oval(45.0, 82.0, 9.0, 8.0), 0x5a3f2c);
    for [x, y] in rows("10,34 78,22 70,76") {
        pen.mark(oval(x + 1.0, y - 3.0, 2.6, 1.6), Rgb::WHITE.alpha(0.85));
        pen.round(oval(x, y, 4.0, 2.8), 0xf2c14e);
        pen.line(curve(&[(x, y - 2.4), (x, y + 2.4)]), 1.2, Rgb::INK);
    }
}

fn nest(pen: &mut Pen, look: &Look) {
    let twig = look.main(0x9a7048);
    pen.body(oval(75.0, 56.0, 66.0, 16.0), twig.shaded(0.4));
    pen.slot_box(Slot::Inside, 30.0, 4.0, 90.0, 62.0);
    if !look.occupied {
        for [x, tilt] in rows("52,-12 98,14 75,0") {
            pen.round(tilted_oval(x, 48.0, 15.0, 20.0, tilt), 0xbfdde0);
        }
    }
    let bowl = spots("6,58 40,68 75,71 110,68 144,58 132,86 104,98 46,98 18,86");
    pen.body(blob(&bowl), twig);
    for i in 0..14 {
        let x = 16.0 + 8.6 * f64::from(i);
        let y = 78.0 + 10.0 * look.vary(60 + i as u64);
        let tone = if i % 2 == 0 { twig.lit(0.35) } else { twig.shaded(0.35) };
        pen.line(
            curve(&[(x - 8.0, y - 4.0), (x, y), (x + 10.0, y - 5.0 + f64::from(i % 3) * 4.0)]),
            1.6,
            tone,
        );
    }
}

fn doghouse(pen: &mut Pen, look: &Look) {
    let (wood, roof) = (look.accent(0xc99562), look.main(0xcf4f45));
    pen.body(polygon("18,99 18,44 52.5,14 87,44 87,99"), wood);
    pen.line([56.0, 70.0, 84.0].map(|y| polyline(&[(19.0, y), (86.0, y)])), 0.8, wood.shaded(0.3));
    pen.mark(blob("34,99 34,70 52.5,52 71,70 71,99"), 0x54382e);
    pen.slot_box(Slot::Inside, 34.0, 56.0, 37.0, 43.0);
    for side in [-1.0, 1.0] {
        let at = |dx: f64, y: f64| (52.5 + side * dx, y);
        pen.body(polygon(&[at(0.0, 4.0), at(46.0, 46.0), at(42.0, 54.0), at(0.0, 18.0)]), roof);
    }
    pen.flat(round_rect(38.0, 38.0, 29.0, 9.0, 2.0), 0xfbf5e6);
    pen.slot_box(Slot::Words, 39.0, 38.5, 27.0, 8.0);
}
