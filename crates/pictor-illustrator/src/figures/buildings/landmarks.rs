//! Buildings that one sees from afar: castles, towers, churches, lighthouses, mills, bridges, pyramids.

use super::parts::{arched, bush, pane, pennant, stones, tiles, together, window};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("castle", 1.12, 30.0, castle),
    Figure::on_ground("tower", 0.44, 30.0, tower),
    Figure::on_ground("church", 0.98, 20.0, church),
    Figure::on_ground("lighthouse", 0.62, 25.0, lighthouse),
    Figure::on_ground("windmill", 0.92, 16.0, windmill),
    Figure::on_ground("bridge", 2.2, 7.0, bridge),
    Figure::on_ground("pyramid", 1.65, 80.0, pyramid),
    Figure::on_ground("well", 0.86, 2.6, well),
];

/// Battlements along the top of a wall from `x0` to `x1`, `size` high.
fn battlements(pen: &mut Pen, (x0, x1): Spot, y: f64, size: f64, stone: Rgb) {
    let count = ((x1 - x0) / (size * 1.7)).round().max(2.0);
    let step = (x1 - x0) / (count * 2.0 - 1.0);
    let merlons = (0..count as u32).map(|i| rect(x0 + step * 2.0 * f64::from(i), y - size, step, size + 0.6));
    pen.body(together(merlons), stone);
}

/// A round tower with a pointed roof, by its middle, width, top of the wall and foot.
fn turret(pen: &mut Pen, look: &Look, (x, w): Spot, (top, foot): Spot, (stone, roof): (Rgb, Rgb)) {
    let half = w / 2.0;
    let wall = rect(x - half, top, w, foot - top);
    pen.body(wall.clone(), stone);
    stones(pen, look, wall, w * 0.16, stone);
    pen.shade(rect(x + half * 0.4, top, half * 0.6, foot - top), 0.14);
    pen.body(rect(x - half * 1.2, top - w * 0.08, w * 1.2, w * 0.26), stone.lit(0.16));
    battlements(pen, (x - half * 1.2, x + half * 1.2), top - w * 0.06, w * 0.16, stone.lit(0.12));
    let cone = || polygon(&sized((x, top), (half, w), "-1.12,-0.1 0,-1.5 1.12,-0.1"));
    pennant(pen, (x, top - w * 1.4), w * 0.62, Rgb::hex(0xe0b04f));
    pen.body(cone(), roof);
    tiles(pen, look, cone(), 6, roof);
    pane(pen, look, arched(x - w * 0.12, top + w * 0.42, w * 0.24, w * 0.46));
}

/// A keep between towers, and a wall with a gate before it.
fn castle(pen: &mut Pen, look: &Look) {
    let stone = look.main(0xcfc3c0);
    let roof = look.accent(look.choose(1, &[0x5c7fa8, 0xb0574e, 0x7d6aa0].map(Rgb::hex)));
    turret(pen, look, (36.0, 15.0), (38.0, 80.0), (stone.shaded(0.12), roof));
    turret(pen, look, (76.0, 15.0), (38.0, 80.0), (stone.shaded(0.14), roof));
    turret(pen, look, (56.0, 24.0), (46.0, 80.0), (stone.shaded(0.05), roof));
    let wall = rect(14.0, 68.0, 84.0, 31.5);
    battlements(pen, (22.0, 90.0), 68.6, 5.0, stone);
    pen.body(wall.clone(), stone);
    stones(pen, look, wall, 4.0, stone);
    turret(pen, look, (12.0, 19.0), (56.0, 99.5), (stone.lit(0.1), roof));
    turret(pen, look, (100.0, 19.0), (56.0, 99.5), (stone, roof));
    pen.body(arched(43.0, 72.0, 26.0, 27.5), stone.lit(0.3));
    pen.flat(arched(46.0, 75.0, 20.0, 24.5), 0x4d3a42);
    pen.within(arched(46.0, 75.0, 20.0, 24.5), |pen| {
        pen.line(steps(48.0, 4.0, 5).map(|x| curve(&[(x, 74.0), (x, 91.0)])), 1.1, 0xa88a5e);
        pen.mark([80.0, 86.0].map(|y| line_across(44.0, 68.0, y, 1.1)), 0xa88a5e);
    });
    for x in [29.0, 76.0] {
        pen.body(path_at((x, 0.0), "M0 73 L9 73 L9 90 L4.5 86 L0 90 Z"), roof);
        pen.mark(star(x + 4.5, 79.0, 2.6, 1.2, 5), 0xf3d687);
    }
    bush(pen, (26.0, 99.5), 5.0);
    bush(pen, (86.0, 99.5), 5.5);
}

/// A belfry with a clock.
fn tower(pen: &mut Pen, look: &Look) {
    let stone = look.main(0xd3c3ae);
    let roof = look.accent(0x5f8391);
    let shaft = polygon("9,48 35,48 37,99.5 7,99.5");
    pen.body(shaft.clone(), stone);
    stones(pen, look, shaft, 3.6, stone);
    pen.line(curve("22,8 22,0.5"), 1.0, 0xd9b261);
    pen.round(circle(22.0, 2.0, 1.6), 0xe0b04f);
    pen.body(polygon("5,27 22,5 39,27"), roof);
    tiles(pen, look, polygon("5,27 22,5 39,27"), 5, roof);
    pen.body(rect(6.0, 26.0, 32.0, 23.0), stone.lit(0.16));
    pen.body(rect(3.5, 24.5, 37.0, 3.2), stone.lit(0.4));
    pen.body(rect(4.5, 47.0, 35.0, 3.2), stone.lit(0.4));
    if look.night {
        pen.glow(22.0, 37.0, 18.0, Rgb::hex(0xffe6a8).alpha(0.7));
    }
    pen.body(circle(22.0, 37.0, 9.0), 0xfbf3e2);
    for hour in 0..12 {
        let (x, y) = on_circle(22.0, 37.0, 7.2, f64::from(hour) * 30.0);
        pen.mark(circle(x, y, 0.55), Rgb::INK);
    }
    pen.line(curve("22,37 22,31.4"), 1.0, Rgb::INK);
    pen.line(curve("22,37 25.8,39.2"), 1.2, Rgb::INK);
    for y in [56.0, 71.0] {
        pane(pen, look, arched(18.6, y, 6.8, 10.0));
        pen.line(arched(18.6, y, 6.8, 10.0), 1.0, stone.lit(0.45));
    }
    pen.body(arched(15.5, 85.0, 13.0, 14.5), 0x8a5a3c);
    pen.line(curve("22,86 22,99"), 0.7, Rgb::INK.alpha(0.6));
    pen.shade(polygon("30,50 35,50 37,99.5 31,99.5"), 0.14);
}

/// A nave with a steeple before it.
fn church(pen: &mut Pen, look: &Look) {
    let wall = look.main(0xf5efe4);
    let roof = look.accent(0x8c5f58);
    let nave = rect(38.0, 60.0, 57.0, 39.5);
    pen.body(nave.clone(), wall.shaded(0.1));
    stones(pen, look, nave, 4.0, wall.shaded(0.06));
    let slope = || polygon("40,33 86,33 97,62 40,62");
    pen.body(slope(), roof);
    tiles(pen, look, slope(), 6, roof);
    for x in [50.0, 65.0, 80.0] {
        pen.body(arched(x - 1.0, 68.0, 9.0, 20.0), wall.lit(0.4));
        stained(pen, look, x, 69.5, 7.0, 17.0);
    }
    pen.body(rect(10.0, 44.0, 32.0, 55.5), wall);
    pen.body(polygon("6,45 26,10 46,45"), roof.shaded(0.06));
    tiles(pen, look, polygon("6,45 26,10 46,45"), 7, roof);
    pen.body(rect(7.0, 43.5, 38.0, 3.4), wall.lit(0.4));
    let gold = Rgb::hex(0xe0b04f);
    pen.line(curve("26,12 26,1"), 1.6, gold);
    pen.line(curve("22.4,4.6 29.6,4.6"), 1.6, gold);
    pen.body(arched(19.5, 51.0, 13.0, 16.0), roof.shaded(0.5));
    pen.body(path("M26 53.5 Q30 55 30 61 L31.4 63.6 L20.6 63.6 L22 61 Q22 55 26 53.5 Z"), gold);
    pen.body(arched(17.0, 75.0, 18.0, 24.5), wall.lit(0.5));
    pen.body(arched(19.0, 77.5, 14.0, 22.0), 0x8a5a3c);
    pen.line(curve("26,78 26,99"), 0.8, Rgb::INK.alpha(0.6));
    pen.body(rect(13.0, 97.0, 26.0, 2.5), 0xcfc4b6);
    pen.shade(polygon("42,62 42,99.5 48,99.5 46,62"), 0.14);
    bush(pen, (58.0, 99.5), 5.0);
    bush(pen, (90.0, 99.5), 6.5);
    bush(pen, (6.0, 99.5), 5.5);
}

/// A coloured window with a round head.
fn stained(pen: &mut Pen, look: &Look, x: f64, y: f64, w: f64, h: f64) {
    let outline = || arched(x, y, w, h);
    pane(pen, look, outline());
    pen.within(outline(), |pen| {
        for (row, tones) in
            [[0xd9604f, 0xe8b44f], [0x5f8fb0, 0xd98a9a], [0x6f9f6a, 0x7d6aa0]].into_iter().enumerate()
        {
            for (column, tone) in tones.into_iter().enumerate() {
                let spot = (x + w * 0.5 * column as f64, y + h * (0.08 + 0.31 * row as f64));
                pen.mark(
                    rect(spot.0, spot.1, w * 0.5, h * 0.31),
                    Rgb::hex(tone).alpha(if look.night { 0.55 } else { 0.75 }),
                );
            }
        }
        pen.line(curve(&[(x + w / 2.0, y), (x + w / 2.0, y + h)]), 0.5, Rgb::INK.alpha(0.6));
    });
}

/// White and red above the rocks; the beam shows at night.
fn lighthouse(pen: &mut Pen, look: &Look) {
    let white = look.accent(0xfaf5ea);
    let red = look.main(0xd25548);
    if look.night {
        pen.fade(polygon("31,15 72,4 72,26"), Rgb::hex(0xfff0b8).alpha(0.7), Rgb::hex(0xfff0b8).alpha(0.5));
        pen.fade(polygon("31,15 -10,4 -10,26"), Rgb::hex(0xfff0b8).alpha(0.7), Rgb::hex(0xfff0b8).alpha(0.5));
        pen.glow(31.0, 15.0, 30.0, 0xffe08a);
    }
    let shaft = || polygon("22,26 40,26 47,93 15,93");
    pen.body(shaft(), white);
    pen.within(shaft(), |pen| {
        for y in [36.0, 57.0, 78.0] {
            pen.fade(
                path_at((0.0, y), "M0 0 Q31 5 62 0 L62 10.5 Q31 15.5 0 10.5 Z"),
                red.lit(0.05),
                red.shaded(0.14),
            );
        }
        pen.shade(polygon("35,24 41,24 50,95 39,95"), 0.16);
        pen.shine(polygon("24,26 26.5,26 22,93 18,93"), 0.5);
    });
    for y in [49.0, 70.0] {
        pane(pen, look, arched(28.6, y, 4.8, 6.4));
    }
    pen.body(arched(26.5, 81.0, 9.0, 13.0), 0x6b4a3d);
    pane(pen, look, rect(24.5, 10.5, 13.0, 10.0));
    pen.line([24.5, 31.0, 37.5].map(|x| curve(&[(x, 10.5), (x, 20.5)])), 0.9, red.shaded(0.4));
    pen.body(path("M21.5 11 Q24 3 31 2 Q38 3 40.5 11 Z"), red);
    pen.line(curve("31,2.5 31,-1"), 1.2, red.shaded(0.3));
    pen.body(round_rect(18.0, 20.0, 26.0, 6.6, 1.0), red.shaded(0.2));
    pen.line(steps(18.8, 4.06, 7).map(|x| curve(&[(x, 20.0), (x, 16.0)])), 0.6, Rgb::INK.alpha(0.8));
    pen.line(curve("18.2,16 43.8,16"), 0.7, Rgb::INK.alpha(0.8));
    let rock = Rgb::hex(0x8f8690);
    pen.body(blob("34,99 36,91 45,87 56,91 61,99 48,100"), rock.shaded(0.1));
    pen.body(blob("1,99 5,91 16,87 26,90 40,95 42,99.6 20,100"), rock);
    pen.mark(blob("7,93 15,89.4 22,91 14,92.6"), rock.lit(0.4).alpha(0.7));
}

/// Four lattice sails before a tapered tower.
fn windmill(pen: &mut Pen, look: &Look) {
    let wall = look.main(0xf3eada);
    let cap = look.accent(0x8a5f4e);
    let shaft = polygon("35,38 57,38 67,99.5 25,99.5");
    pen.body(shaft.clone(), wall);
    stones(pen, look, shaft, 4.0, wall);
    pen.shade(polygon("52,38 57,38 67,99.5 57,99.5"), 0.14);
    pen.body(path("M32 40 Q33 24 46 22 Q59 24 60 40 Z"), cap);
    tiles(pen, look, path("M32 40 Q33 24 46 22 Q59 24 60 40 Z"), 4, cap);
    window(pen, look, (42.6, 50.0), (7.0, 8.0), cap.lit(0.5));
    window(pen, look, (42.6, 67.0), (7.0, 8.0), cap.lit(0.5));
    pen.body(arched(40.0, 82.0, 12.0, 17.5), 0x4f7f8a);
    pen.body(round_rect(26.0, 76.5, 40.0, 2.8, 1.0), cap.shaded(0.1));
    let start = 22.0 + 14.0 * look.vary(5);
    for arm in 0..4 {
        pen.turned((46.0, 33.0), start + 90.0 * f64::from(arm), |pen| {
            pen.flat(rect(47.0, 0.5, 9.0, 26.0), 0xfbf3e2);
            for i in 0..6 {
                pen.line(curve(&placed((0.0, 2.0 + 4.8 * f64::from(i)), "46,0 56,0")), 0.5, cap.shaded(0.3));
            }
            pen.line(curve("51.5,0.5 51.5,26.5"), 0.5, cap.shaded(0.3));
            pen.body(rect(45.0, 0.0, 2.0, 33.0), cap.shaded(0.2));
        });
    }
    pen.round(circle(46.0, 33.0, 3.6), cap.lit(0.2));
    bush(pen, (24.0, 99.5), 7.0);
    bush(pen, (70.0, 99.5), 6.0);
}

/// Three stone arches; what crosses, stands on the roadway.
fn bridge(pen: &mut Pen, look: &Look) {
    let stone = look.main(0xc4b6a8);
    let outline = || {
        path(
            "M2 99.5 L2 62 Q110 -2 218 62 L218 99.5 L202 99.5 A24 36 0 0 0 154 99.5 L143 99.5 A33 54 0 0 0 77 99.5 L66 99.5 A24 36 0 0 0 18 99.5 Z",
        )
    };
    for [x0, x1, ry, rx] in rows("18,66,36,19 77,143,54,27 154,202,36,19") {
        let (outer, inner) = ((x1 - x0) / 2.0, x1 - 2.0 * rx);
        let soffit =
            format!("M{x0} 99.5 A{outer} {ry} 0 0 1 {x1} 99.5 A{rx} {} 0 0 0 {inner} 99.5 Z", ry - 5.0);
        pen.flat(path(&soffit), stone.shaded(0.55));
    }
    pen.body(outline(), stone);
    stones(pen, look, outline(), 5.0, stone);
    for [x, rx, ry, r] in rows("42,24,36,3.6 110,33,54,4.2 178,24,36,3.6") {
        let n = 13;
        for i in 0..n {
            let a = (-84.0 + 168.0 * f64::from(i) / f64::from(n - 1)).to_radians();
            let at = (x + (rx + r * 0.7) * a.sin(), 99.5 - (ry + r * 0.7) * a.cos());
            let block = round_rect(at.0 - r * 0.8, at.1 - r, r * 1.6, r * 2.0, 0.8);
            pen.body(turned(block, at, a.to_degrees()), stone.lit(0.2));
        }
    }
    pen.body(path("M0 56 Q110 -10 220 56 L220 65 Q110 0 0 65 Z"), stone.lit(0.24));
    for i in 0..11 {
        let t = f64::from(i) / 10.0;
        let x = 4.0 + 212.0 * t;
        let y = 56.0 - 33.0 * (1.0 - (2.0 * t - 1.0).powi(2));
        pen.body(rect(x - 3.2, y - 7.0, 6.4, 9.0), stone.lit(0.3));
    }
    pen.body(path("M0 46 Q110 -20 220 46 L220 51 Q110 -15 0 51 Z"), stone.lit(0.4));
    pen.slot_box(Slot::Top, 70.0, -20.0, 80.0, 37.0);
}

/// Two faces, one in shade, in courses of stone.
fn pyramid(pen: &mut Pen, look: &Look) {
    let stone = look.main(0xe0b878);
    let (lit, dark) = (|| polygon("72,2 3,99.5 104,99.5"), || polygon("72,2 104,99.5 162,92"));
    pen.body(dark(), stone.shaded(0.36));
    pen.body(lit(), stone);
    for row in 1..15 {
        let t = f64::from(row) / 15.0;
        let y = 2.0 + 97.5 * t;
        let (left, edge, right) =
            ((72.0 - 69.0 * t, y), (72.0 + 32.0 * t, y), (72.0 + 90.0 * t, 2.0 + 90.0 * t));
        pen.line(curve(&[left, edge]), 0.6, stone.shaded(0.4).alpha(0.7));
        pen.line(curve(&[edge, right]), 0.6, stone.shaded(0.65).alpha(0.7));
        if look.fine {
            for k in 0..4_u64 {
                let x = left.0 + (edge.0 - left.0) * (0.5 + 0.46 * look.vary(k + row as u64 * 4));
                pen.line(curve(&[(x, y), (x - 0.4, y + 6.0)]), 0.5, stone.shaded(0.4).alpha(0.6));
            }
        }
    }
    pen.mark(polygon("72,2 60.7,18 77.2,18"), Rgb::hex(0xf8e6bd).alpha(0.7));
    pen.mark(polygon("72,2 77.2,18 86.8,16.8"), Rgb::hex(0xf8e6bd).alpha(0.35));
    pen.flat(polygon("52,99.5 53,86 65,86 66,99.5"), stone.shaded(0.75));
    pen.body(polygon("50,86.5 51,82 67,82 68,86.5"), stone.lit(0.3));
    pen.mark(oval(40.0, 99.0, 40.0, 2.2), stone.lit(0.3).alpha(0.8));
}

/// A stone ring under a little roof, with a bucket.
fn well(pen: &mut Pen, look: &Look) {
    let stone = look.main(0xb5abad);
    let wood = look.accent(0xa06c45);
    pen.body([14.0, 67.0].map(|x| rect(x, 24.0, 5.0, 46.0)), wood);
    pen.body(round_rect(10.0, 36.0, 66.0, 5.0, 2.5), wood.lit(0.16));
    pen.line(curve("43,40 43,54"), 1.0, 0xd9c79a);
    pen.flat(oval(43.0, 69.0, 38.0, 6.0), stone.shaded(0.7));
    pen.body(polygon("37,54 49,54 47.5,66 38.5,66"), wood.lit(0.25));
    pen.mark(line_across(37.4, 48.6, 57.6, 1.2), 0x77707c);
    let ring = || path("M5 69 Q43 80 81 69 L78 94 Q43 104 8 94 Z");
    pen.body(ring(), stone);
    stones(pen, look, ring(), 5.0, stone);
    pen.body(path("M3 66 Q43 78 83 66 L83 72 Q43 84 3 72 Z"), stone.lit(0.25));
    let roof = || path("M1 28 L20 6 L66 6 L85 28 Q43 34 1 28 Z");
    pen.body(roof(), 0xb5654a);
    tiles(pen, look, roof(), 4, Rgb::hex(0xb5654a));
    pen.body(round_rect(17.0, 3.0, 52.0, 5.0, 2.0), 0x9a5340);
}
