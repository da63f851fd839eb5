//! Where people live: houses, cottages, towers of flats, tents and igloos.

use super::parts::{arched, bush, door, pane, smoke, stones, tiles, together, window};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("house", 1.2, 7.0, house),
    Figure::on_ground("cottage", 1.2, 5.0, cottage),
    Figure::on_ground("building", 0.74, 18.0, flats),
    Figure::on_ground("skyscraper", 0.46, 120.0, skyscraper),
    Figure::on_ground("tent", 1.35, 2.0, tent),
    Figure::on_ground("igloo", 1.5, 2.4, igloo),
    Figure::on_ground("barn", 1.15, 9.0, barn),
];

/// The gable faces us, the long side falls back to the right.
fn house(pen: &mut Pen, look: &Look) {
    let wall = look.main(look.choose(1, &[0xf4e3c4, 0xf2cfae, 0xdfe6e2, 0xf0d6cf].map(Rgb::hex)));
    let roof = look.accent(look.choose(2, &[0xc9604a, 0x8f6a86, 0x5f8391, 0xb5563f].map(Rgb::hex)));
    let white = Rgb::hex(0xfbf7ee);
    smoke(pen, (87.5, 3.0), 9.0);
    pen.body(rect(82.0, 4.0, 11.0, 24.0), 0xb56f58);
    pen.body(rect(80.5, 3.0, 14.0, 4.0), 0xd8c9b8);
    let side = rect(58.0, 54.0, 57.0, 45.5);
    pen.body(side.clone(), wall.shaded(0.12));
    stones(pen, look, side, 4.0, wall);
    let gable = || polygon("9,99.5 9,54 34,15 59,54 59,99.5");
    pen.body(gable(), wall);
    let slope = || polygon("33,9 98,9 119,58 63,58");
    pen.body(slope(), roof);
    tiles(pen, look, slope(), 7, roof);
    pen.shade(rect(60.0, 58.0, 55.0, 4.0), 0.22);
    pen.body(polygon("34,5 65.5,58 58.5,60 34,17.5"), roof.lit(0.3));
    pen.body(polygon("34,5 2.5,58 9.5,60 34,17.5"), roof.lit(0.42));
    pen.body(circle(34.0, 36.0, 6.4), white);
    pane(pen, look, circle(34.0, 36.0, 4.8));
    pen.line(curve("34,31.2 34,40.8"), 0.8, white);
    pen.line(curve("29.2,36 38.8,36"), 0.8, white);
    door(
        pen,
        (27.0, 66.0),
        (15.0, 31.0),
        look.choose(4, &[0x4f7f8a, 0xb5563f, 0x5d7f52, 0x8a5a3c].map(Rgb::hex)),
    );
    pen.body(rect(22.0, 96.5, 25.0, 3.0), 0xcfc4b6);
    window(pen, look, (14.0, 66.0), (8.5, 14.0), white);
    window(pen, look, (47.0, 66.0), (8.5, 14.0), white);
    window(pen, look, (68.0, 67.0), (14.0, 15.0), white);
    window(pen, look, (93.0, 67.0), (14.0, 15.0), white);
    bush(pen, (62.0, 99.5), 8.0);
    bush(pen, (105.0, 99.5), 9.0);
    bush(pen, (10.0, 99.5), 7.0);
    pen.slot_box(Slot::Words, 66.0, 60.0, 46.0, 5.0);
    pen.slot_box(Slot::Top, 36.0, -8.0, 44.0, 17.0);
}

/// Logs below a low roof, smoke above it.
fn cottage(pen: &mut Pen, look: &Look) {
    let log = look.main(0xb47f50);
    let thatch = look.accent(0xd9b36a);
    smoke(pen, (92.5, 6.0), 10.0);
    pen.body(rect(86.0, 8.0, 13.0, 34.0), 0xa39a9c);
    stones(pen, look, rect(86.0, 8.0, 13.0, 34.0), 3.0, Rgb::hex(0xa39a9c));
    pen.body(rect(84.5, 6.0, 16.0, 4.0), 0xbdb4b4);
    for i in 0..7 {
        let y = 50.0 + f64::from(i) * 7.0;
        pen.body(round_rect(10.0, y, 100.0, 7.6, 3.6), log.shaded(0.03 * f64::from(i % 3)));
        for x in [15.0, 105.0] {
            pen.round(circle(x, y + 3.8, 3.6), log.lit(0.4));
            pen.line(circle(x, y + 3.8, 1.7), 0.5, log.shaded(0.3).alpha(0.7));
        }
    }
    let roof = || {
        path(
            "M1 57 C10 44 18 22 24 15 Q60 8 96 15 C102 22 110 44 119 57 Q114 62 108 57 Q98 63 86 57 Q74 63 60 57 Q46 63 34 57 Q22 63 12 57 Q6 62 1 57 Z",
        )
    };
    pen.shade(rect(12.0, 58.0, 96.0, 6.0), 0.25);
    pen.body(roof(), thatch);
    pen.within(roof(), |pen| {
        for i in 0..40_u64 {
            let t = (i as f64 + 0.5) / 40.0;
            let (top, foot) = (24.0 + 72.0 * t, 1.0 + 118.0 * t);
            let from = 14.0 + 14.0 * (1.0 + look.vary(i));
            let at = (from - 14.0) / 46.0;
            let x = top + (foot - top) * at;
            pen.line(
                curve(&[(x, from), (top + (foot - top) * (at + 0.3), from + 14.0)]),
                0.7,
                thatch.shaded(0.4).alpha(0.6),
            );
        }
    });
    pen.body(
        path("M24 15 Q60 5 96 15 L98 22 Q92 26 86 21 Q78 27 70 21 Q60 27 50 21 Q42 27 34 21 Q28 26 22 22 Z"),
        thatch.shaded(0.16),
    );
    let green = Rgb::hex(0x5f8f6a);
    pen.body(arched(50.0, 64.0, 20.0, 35.5), log.shaded(0.45));
    pen.body(arched(52.0, 66.5, 16.0, 33.0), green);
    pen.line(curve("60,67 60,99"), 0.7, green.shaded(0.5));
    pen.round(circle(65.0, 84.0, 1.2), 0xe8c268);
    for x in [24.0, 80.0] {
        window(pen, look, (x, 67.0), (16.0, 15.0), Rgb::hex(0xf7ecd8));
        flower_box(pen, look, x - 2.0, 84.5);
    }
    bush(pen, (12.0, 99.5), 8.0);
    bush(pen, (108.0, 99.5), 9.0);
    pen.slot_box(Slot::Top, 30.0, -6.0, 50.0, 17.0);
}

fn flower_box(pen: &mut Pen, look: &Look, x: f64, y: f64) {
    for i in 0..6_u64 {
        let colour = [Rgb::hex(0xe5737c), Rgb::hex(0xf6d06a), Rgb::hex(0x7da55a)][i as usize % 3];
        pen.round(circle(x + 2.5 + 3.0 * i as f64, y + 0.6 * look.vary(i), 2.2), colour);
    }
    pen.body(round_rect(x, y + 1.0, 20.0, 4.6, 1.0), 0x9a5f43);
}

/// A block of flats over a row of shop windows.
fn flats(pen: &mut Pen, look: &Look) {
    let wall = look.main(look.choose(1, &[0xe5c3a0, 0xc9d3d6, 0xdba58a, 0xd9cfa8].map(Rgb::hex)));
    let trim = look.accent(wall.lit(0.6));
    pen.body(rect(50.0, 0.5, 10.0, 10.0), wall.shaded(0.3));
    pen.body(rect(48.5, 0.5, 13.0, 2.6), wall.shaded(0.4));
    pen.body(rect(5.0, 8.0, 64.0, 91.5), wall);
    pen.body(rect(2.0, 6.0, 70.0, 5.0), trim);
    pen.shade(rect(5.0, 11.0, 64.0, 2.2), 0.2);
    for row in 0..4 {
        for column in 0..4 {
            let key = 10 + row * 4 + column;
            let dark = Look { night: look.night && look.vary(key) > -0.3, ..look.clone() };
            let spot = (10.0 + 15.0 * column as f64, 17.0 + 16.0 * row as f64);
            window(pen, &dark, spot, (8.6, 9.4), trim);
            if look.vary(key + 40) > 0.45 {
                pen.mark(rect(spot.0, spot.1, 8.6, 3.4), Rgb::hex(0xd9705f).alpha(0.8));
            }
        }
    }
    pen.body(rect(5.0, 80.0, 64.0, 3.6), trim);
    door(pen, (31.0, 85.5), (11.0, 14.0), Rgb::hex(0x6b4a3d));
    for x in [9.0, 47.0] {
        pane(pen, look, rect(x, 86.0, 17.5, 11.0));
    }
    pen.slot_box(Slot::Words, 24.0, 79.6, 26.0, 4.6);
    pen.shade(rect(60.0, 11.0, 9.0, 88.5), 0.1);
}

/// Steps back as it rises, with a spire.
fn skyscraper(pen: &mut Pen, look: &Look) {
    let glass = look.main(look.choose(1, &[0x6f9cb8, 0x7fa0a8, 0x8d93b5].map(Rgb::hex)));
    pen.line(curve("23,14 23,1"), 1.2, glass.shaded(0.5));
    if look.night {
        pen.glow(23.0, 1.0, 4.0, 0xff6a5a);
    }
    for [x, y, w] in rows("16,12,14 11,22,24 5,36,36") {
        pen.body(rect(x, y, w, 99.5 - y), glass);
        pen.body(rect(x - 1.0, y - 1.4, w + 2.0, 2.4), glass.lit(0.4));
        pen.shade(rect(x + w * 0.72, y + 1.0, w * 0.28, 98.0 - y), 0.14);
    }
    let panes = |x0: f64, columns: u64, y0: f64, rows: u64, pen: &mut Pen| {
        let key = |i: &u64| look.vary(100 + i + (y0 as u64) * 97);
        let (bright, dim): (Vec<u64>, Vec<u64>) = (0..rows * columns).partition(|i| key(i) > -0.1);
        let at = |i: u64| rect(x0 + 4.6 * (i % columns) as f64, y0 + 5.0 * (i / columns) as f64, 3.2, 3.4);
        let (lamp, dusk) = if look.night {
            (Rgb::hex(0xffdf8f), glass.shaded(0.5))
        } else {
            (glass.lit(0.62), glass.lit(0.42))
        };
        pen.mark(together(bright.into_iter().map(at)), lamp.alpha(0.9));
        pen.mark(together(dim.into_iter().map(at)), dusk.alpha(0.9));
    };
    panes(18.0, 2, 15.0, 1, pen);
    panes(14.0, 4, 25.0, 2, pen);
    panes(9.0, 6, 40.0, 10, pen);
    pen.body(rect(3.0, 91.0, 40.0, 8.5), glass.lit(0.3));
    pane(pen, look, rect(17.0, 92.5, 12.0, 7.0));
    pen.slot_box(Slot::Words, 5.0, 91.5, 36.0, 4.0);
    pen.shine(polygon("7,40 12,40 7,62"), 0.4);
}

/// A ridge tent with an open flap; lamplight inside at night.
fn tent(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xe8924a);
    let inner = if look.night { Rgb::hex(0xffcf6e) } else { cloth.shaded(0.6) };
    if look.night {
        pen.glow(52.0, 76.0, 60.0, Rgb::hex(0xffc765).alpha(0.55));
    }
    pen.line(rows("30,60,1 112,52,134").map(|[x0, y0, x1]| curve(&[(x0, y0), (x1, 99.0)])), 0.8, 0xb9a98f);
    pen.cloth(path("M52 6 L96 10 Q108 50 128 99 L88 99 Q70 50 52 6 Z"), cloth.shaded(0.16), look);
    pen.line(curve("74,8 88,50 108,99"), 0.7, cloth.shaded(0.5).alpha(0.6));
    pen.flat(path("M52 6 Q34 60 8 99.5 L92 99.5 Q70 56 52 6 Z"), inner);
    pen.slot_box(Slot::Inside, 28.0, 56.0, 44.0, 44.0);
    pen.mark(path("M26 92 Q50 84 78 92 L84 99.5 L20 99.5 Z"), Rgb::hex(0x7fa0b5).alpha(0.9));
    pen.cloth(path("M52 6 Q32 58 5 99.5 L34 99.5 Q46 70 52 6 Z"), cloth.lit(0.08), look);
    pen.cloth(path("M52 6 Q72 58 96 99.5 L72 99.5 Q56 66 52 6 Z"), cloth, look);
    pen.mark(path("M52 6 L55 24 Q60 66 73 99.5 L70 99.5 Q56 70 52 6 Z"), cloth.lit(0.5).alpha(0.5));
    pen.body(path("M40 88 Q36 78 44 76 L46 82 Q42 88 40 88 Z"), 0xf5e6c8);
    pen.line(curve("52,8 52,1.5"), 1.8, 0x8a6244);
    pen.line(curve("96,11 97,5"), 1.6, 0x8a6244);
}

/// Blocks of snow in courses, and a tunnel.
fn igloo(pen: &mut Pen, look: &Look) {
    let snow = look.main(0xeaf3f8);
    let joint = snow.shaded(0.34).mix(Rgb::hex(0x8fb6d4), 0.5).alpha(0.8);
    let dome = || path("M4 99.5 C2 40 36 8 68 8 C102 8 134 40 132 99.5 Z");
    pen.round(dome(), snow);
    pen.within(dome(), |pen| {
        for (i, y) in [26.0, 44.0, 62.0, 81.0].into_iter().enumerate() {
            pen.line(curve(&placed((0.0, y), "0,5 34,1 68,0 102,1 136,5")), 0.9, joint);
            for column in 0..7 {
                let t = (f64::from(column) + if i % 2 == 0 { 0.0 } else { 0.5 } - 3.0) / 3.2;
                let spread = [34.0, 48.0, 58.0, 64.0][i];
                pen.line(
                    curve(&[(68.0 + t * spread * 0.82, y - 17.0), (68.0 + t * spread, y + 1.0)]),
                    0.8,
                    joint,
                );
            }
        }
    });
    let dark = if look.night { Rgb::hex(0xf6c36a) } else { Rgb::hex(0x5f7f9f) };
    let porch = || path("M84 99.5 L84 76 C84 58 96 50 112 50 C130 50 144 60 144 78 L144 99.5 Z");
    pen.body(porch(), snow.shaded(0.05));
    pen.within(porch(), |pen| {
        for degrees in [-62.0, -30.0, 0.0, 30.0, 62.0] {
            let (x0, y0) = on_circle(114.0, 84.0, 18.0, degrees);
            let (x1, y1) = on_circle(114.0, 84.0, 40.0, degrees);
            pen.line(curve(&[(x0, y0), (x1, y1)]), 0.9, joint);
        }
    });
    pen.flat(path("M96 99.5 L96 80 C96 70 104 64 114 64 C124 64 132 70 132 80 L132 99.5 Z"), dark);
    if look.night {
        pen.glow(114.0, 84.0, 30.0, Rgb::hex(0xffd27a).alpha(0.6));
    } else {
        pen.fade(
            path("M100 99.5 L100 82 C100 74 106 69 114 69 C122 69 128 74 128 82 L128 99.5 Z"),
            0x35506e,
            0x5f7f9f,
        );
    }
    pen.mark(oval(30.0, 99.0, 30.0, 3.0), Rgb::WHITE.alpha(0.9));
    pen.mark(oval(110.0, 99.6, 40.0, 2.6), Rgb::WHITE.alpha(0.9));
    pen.shine(path("M20 62 Q28 30 54 18 L58 21 Q34 34 26 64 Z"), 0.7);
}

/// A gambrel roof over red boards with white trim.
fn barn(pen: &mut Pen, look: &Look) {
    let board = look.main(0xbf4a3f);
    let trim = look.accent(0xf6efe2);
    let tin = Rgb::hex(0x7f7986);
    pen.body(rect(76.0, 50.0, 36.0, 49.5), board.shaded(0.22));
    let front = || polygon("6,99.5 6,50 16,26 42,8 68,26 78,50 78,99.5");
    pen.body(front(), board);
    pen.within(front(), |pen| {
        for i in 1..12 {
            let x = 6.0 + f64::from(i) * 6.0;
            pen.line(curve(&[(x, 0.0), (x, 100.0)]), 0.5, board.shaded(0.5).alpha(0.5));
        }
    });
    let roof = || polygon("42,3 100,3 108,24 115,52 82,52 71,24");
    pen.body(roof(), tin);
    pen.within(roof(), |pen| {
        for x in steps(52.0, 10.0, 5) {
            pen.line(curve(&[(x - 8.0, 3.0), (x + 20.0, 24.0)]), 0.7, tin.shaded(0.4).alpha(0.7));
            pen.line(curve(&placed((x, 0.0), "20,24 30,54")), 0.7, tin.shaded(0.4).alpha(0.7));
        }
        pen.mark(polygon("71,24 108,24 115,53 82,53"), tin.shaded(0.5).alpha(0.25));
    });
    for edge in [[(42.0, 5.0), (13.5, 24.5), (3.0, 51.0)], [(42.0, 5.0), (70.5, 24.5), (81.0, 51.0)]] {
        pen.line(polyline(&edge), 5.0, trim.edge());
        pen.line(polyline(&edge), 4.0, trim);
    }
    pen.body(rect(33.0, 24.0, 18.0, 17.0), trim);
    pen.flat(rect(35.0, 26.0, 14.0, 13.0), if look.night { Rgb::hex(0xffd27a) } else { board.shaded(0.65) });
    pen.mark(path("M35 39 Q38 31 42 34 Q46 31 49 39 Z"), 0xe5bf62);
    pen.body(rect(20.0, 56.0, 44.0, 43.5), trim);
    for x in [23.0, 43.5] {
        pen.flat(rect(x, 59.0, 17.5, 40.5), board.shaded(0.12));
        for (a, b) in [((x + 0.8, 60.0), (x + 16.7, 98.5)), ((x + 16.7, 60.0), (x + 0.8, 98.5))] {
            pen.line(curve(&[a, b]), 2.0, trim);
        }
    }
    window(pen, look, (88.0, 64.0), (13.0, 12.0), trim);
    pen.slot_box(Slot::Words, 22.0, 43.0, 40.0, 11.0);
}
