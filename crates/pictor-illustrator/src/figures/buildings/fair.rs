//! The fairground and the playground.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("ferris wheel", 0.9, 14.0, ferris_wheel),
    Figure::on_ground("carousel", 1.05, 5.0, carousel),
    Figure::on_ground("roller coaster", 1.6, 12.0, roller_coaster),
    Figure::on_ground("circus tent", 1.15, 8.0, circus_tent),
    Figure::on_ground("slide", 1.1, 2.4, slide),
    Figure::on_ground("swing", 1.0, 2.4, swing),
    Figure::on_ground("fountain", 1.05, 3.0, fountain),
    Figure::on_ground("swimming pool", 2.2, 1.0, swimming_pool),
];

const GAY: [u32; 6] = [0xd9574f, 0xf2b84b, 0x5fa777, 0x4f8fc4, 0x9a7fc0, 0xe58aa8];
const CREAM: Rgb = Rgb::hex(0xfbf3e0);

/// A wheel of eight gondolas on two legs.
fn ferris_wheel(pen: &mut Pen, look: &Look) {
    let steel = look.main(0x6f8fb5);
    let (x, y, r) = (45.0, 44.0, 34.0);
    for side in [-1.0, 1.0] {
        pen.body(
            limb(&[(x, y), (x + side * 13.0, 72.0), (x + side * 24.0, 98.0)], 4.4, 5.4),
            steel.shaded(0.2),
        );
    }
    pen.line(curve(&[(x - 16.0, 78.0), (x + 16.0, 78.0)]), 2.2, steel.shaded(0.3));
    for i in 0..8 {
        let (px, py) = on_circle(x, y, r, f64::from(i) * 45.0 + 22.5);
        pen.line(curve(&[(x, y), (px, py)]), 1.5, steel.shaded(0.1));
    }
    for (radius, width) in [(r, 3.4), (r - 6.0, 1.8)] {
        pen.line(circle(x, y, radius), width, steel);
    }
    for i in 0..8 {
        let (px, py) = on_circle(x, y, r, f64::from(i) * 45.0 + 22.5);
        gondola(pen, (px, py), Rgb::hex(GAY[i as usize % 6]));
        if look.night {
            pen.glow(px, py, 8.0, Rgb::hex(0xffdf8a).alpha(0.8));
        }
    }
    pen.round(circle(x, y, 6.0), 0xf2c14e);
    pen.body(star(x, y, 4.0, 1.8, 5), CREAM);
    pen.body(round_rect(10.0, 94.0, 70.0, 6.0, 2.0), 0x8d7f86);
}

fn gondola(pen: &mut Pen, (x, y): Spot, colour: Rgb) {
    pen.line(curve(&[(x, y), (x, y + 4.0)]), 1.2, colour.shaded(0.4));
    pen.body(blob(&placed((x, y), "-5.6,4 5.6,4 5,10 0,12 -5,10")), colour);
    pen.mark(round_rect(x - 4.2, y + 4.6, 8.4, 3.0, 1.0), 0xdff0f6);
    pen.body(blob(&placed((x, y), "-6.4,4.4 0,0.6 6.4,4.4")), colour.lit(0.24));
}

/// A striped canopy over three horses on poles.
fn carousel(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd9574f);
    let gold = Rgb::hex(0xf2c14e);
    pen.body(round_rect(6.0, 88.0, 93.0, 11.0, 3.0), red.shaded(0.1));
    pen.body(oval(52.5, 88.0, 46.0, 5.0), CREAM);
    pen.body(rect(43.0, 40.0, 19.0, 47.0), 0xf0c8a8);
    pen.mark(rect(46.5, 44.0, 12.0, 36.0), 0xbfe0ea);
    for ([x, dy], colour) in tinted("20,0,faf4ec 82,-3,f0d9b5 51,6,faf4ec") {
        pen.line(curve(&placed((x, 0.0), "3,36 3,87")), 2.0, gold);
        pen.moved(x, 66.0 + dy, |pen| pony(pen, colour, Rgb::hex(GAY[(x as usize / 20) % 6])));
    }
    canopy(pen, red, (52.5, 6.0), (5.0, 100.0), 34.0);
    pen.line(curve("52.5,8 52.5,1"), 1.4, gold);
    pen.body(polygon("53,0 64,3 53,6"), gold);
    if look.night {
        for i in 0..7 {
            pen.glow(12.0 + 13.5 * f64::from(i), 38.0, 7.0, Rgb::hex(0xffe6a0).alpha(0.9));
        }
    }
}

/// A striped roof from its tip to a scalloped hem.
fn canopy(pen: &mut Pen, red: Rgb, tip: Spot, (left, right): (f64, f64), hem: f64) {
    let roof = polygon(&[tip, (right, hem), (left, hem)]);
    pen.body(roof.clone(), CREAM);
    pen.within(roof, |pen| {
        let step = (right - left) / 7.0;
        for i in [0.0, 2.0, 4.0, 6.0] {
            let x = left + i * step;
            pen.mark(polygon(&[tip, (x, hem + 1.0), (x + step, hem + 1.0)]), red);
        }
        pen.shade(polygon(&[tip, (right, hem), (left + (right - left) * 0.66, hem)]), 0.12);
    });
    let step = (right - left) / 7.0;
    for i in 0..7 {
        let x = left + (f64::from(i) + 0.5) * step;
        pen.body(
            blob(&[
                (x - step / 2.0, hem - 1.0),
                (x + step / 2.0, hem - 1.0),
                (x + step * 0.3, hem + 5.0),
                (x, hem + 6.4),
                (x - step * 0.3, hem + 5.0),
            ]),
            if i % 2 == 0 { red } else { CREAM },
        );
    }
}

/// A small wooden horse around (0, 0), looking right.
fn pony(pen: &mut Pen, coat: Rgb, saddle: Rgb) {
    for [x, lift] in rows("-7,3 -3,5 8,1 11,4") {
        pen.body(limb(&[(x, 2.0), (x + 2.0, 8.0), (x - 1.0, 12.0 - lift)], 3.4, 2.4), coat.shaded(0.1));
    }
    pen.body(limb("-9,0 -14,2 -14,8", 3.4, 2.0), saddle.shaded(0.1));
    pen.body(oval(2.0, 1.0, 11.0, 6.0), coat);
    pen.body(limb("9,0 13,-8 15,-12", 8.0, 6.0), coat);
    pen.body(oval(17.5, -12.0, 6.0, 3.8), coat);
    pen.body(limb("9,-7 11.5,-14", 3.2, 2.4), saddle.shaded(0.1));
    pen.mark(circle(17.0, -13.0, 0.9), Rgb::INK);
    pen.body(round_rect(-2.5, -5.6, 10.0, 6.6, 3.0), saddle);
}

/// Two hills and a loop of rail on wooden trestles, with a train of three cars.
fn roller_coaster(pen: &mut Pen, look: &Look) {
    let rail = look.main(0xd9574f);
    let wood = Rgb::hex(0xb99a7c);
    let track = spots("2,92 14,78 30,22 44,14 58,40 74,82 92,70 108,42 124,42 140,74 158,92");
    for &(x, y) in &track[1..10] {
        pen.line([-5.0, 5.0].map(|dx| polyline(&[(x, y + 2.0), (x + dx, 99.0)])), 1.7, wood);
        if y < 60.0 {
            pen.line(polyline(&[(x - 3.0, 70.0), (x + 3.0, 70.0)]), 1.4, wood.shaded(0.15));
        }
    }
    pen.line(circle(84.0, 54.0, 21.0), 3.4, rail.shaded(0.12));
    pen.line(circle(84.0, 54.0, 18.0), 1.1, rail.shaded(0.4));
    pen.line(curve(&track), 4.0, rail);
    pen.line(curve(&track.iter().map(|&(x, y)| (x, y + 3.2)).collect::<Vec<_>>()), 1.2, rail.shaded(0.4));
    for (i, [x, y, tilt]) in rows("36,11,-30 47,11,30 55.5,24,62").enumerate() {
        pen.turned((x, y), tilt, |pen| {
            pen.round(circle(x, y - 3.6, 3.2), Rgb::hex([0xf3c6a2, 0xb97a50, 0xf8d5bd][i]));
            pen.body(round_rect(x - 6.0, y - 2.0, 12.0, 7.6, 2.6), Rgb::hex(GAY[i + 1]));
        });
    }
    pen.body(rect(0.0, 97.0, 160.0, 3.0), 0x9ab87a);
}

fn circus_tent(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd9574f);
    let walls = polygon("14,48 101,48 106,99 9,99");
    pen.body(walls.clone(), CREAM);
    pen.within(walls, |pen| {
        pen.mark([0.0, 2.0, 4.0, 6.0].map(|i| rect(9.0 + i * 14.0, 44.0, 13.0, 58.0)), red.shaded(0.08));
        pen.shade(rect(8.0, 48.0, 100.0, 7.0), 0.16);
    });
    pen.body(polygon("57.5,56 72,99 43,99"), 0x5a3f4c);
    pen.body(blob("57.5,54 52,76 42,99 36,99"), red.lit(0.1));
    pen.body(blob("57.5,54 63,76 73,99 79,99"), red.lit(0.1));
    canopy(pen, red, (57.5, 10.0), (4.0, 111.0), 46.0);
    pen.line(curve("57.5,12 57.5,0"), 1.6, 0x8a6a4f);
    pen.body(polygon("58,0 71,4 58,8"), 0xf2c14e);
    pen.slot_box(Slot::Words, 34.0, 30.0, 47.0, 12.0);
}

fn slide(pen: &mut Pen, look: &Look) {
    let (chute, steel) = (look.main(0xf2b84b), Rgb::hex(0x6f8fb5));
    pen.body([10.0, 28.0].map(|x| limb(&[(x + 4.0, 12.0), (x, 98.0)], 3.2, 3.2)), steel);
    for i in 0..6 {
        let y = 40.0 + f64::from(i) * 10.0;
        pen.line(
            curve(&[(12.0 - f64::from(i) * 0.3, y), (30.0 - f64::from(i) * 0.3, y)]),
            2.4,
            steel.shaded(0.2),
        );
    }
    pen.body(limb("46,36 48,98", 3.0, 3.0), steel.shaded(0.16));
    let bed = spots("26,30 44,31 62,56 82,84 106,90 107,97 80,95 58,70 42,42 26,38");
    pen.body(blob(&bed), chute);
    pen.line(curve("28,31 45,33 63,58 83,85 105,91"), 2.6, chute.lit(0.4));
    pen.line(curve("14,14 24,8 34,16 36,30"), 3.0, 0xd9574f);
    pen.slot_box(Slot::Top, 24.0, 18.0, 18.0, 13.0);
}

fn swing(pen: &mut Pen, look: &Look) {
    let (wood, seat) = (Rgb::hex(0xa9764c), look.main(0xd9574f));
    for [top, foot] in rows("14,4 86,96") {
        pen.body(limb(&[(top, 8.0), (foot + (top - foot) * 0.1, 98.0)], 4.0, 4.6), wood.shaded(0.12));
        pen.body(limb(&[(top, 8.0), (top + (top - foot) * 0.7, 98.0)], 4.0, 4.6), wood);
    }
    pen.body(round_rect(6.0, 4.0, 88.0, 6.0, 3.0), wood.lit(0.1));
    pen.line([38.0, 62.0].map(|x| curve(&[(x, 9.0), (x, 70.0)])), 1.4, 0x8d7f6a);
    pen.slot_box(Slot::Top, 38.0, 40.0, 24.0, 30.0);
    pen.body(round_rect(33.0, 69.0, 34.0, 5.0, 2.0), seat);
}

fn fountain(pen: &mut Pen, look: &Look) {
    let stone = look.main(0xc6c2c4);
    let water = Rgb::hex(0x8fc9e2);
    let jet = |pen: &mut Pen, from: Spot, over: Spot, to: Spot, width: f64| {
        pen.line(curve(&[from, over, to]), width, water.lit(0.45).alpha(0.85));
    };
    pen.body(blob("46,50 59,50 57,66 62,86 43,86 48,66"), stone.shaded(0.1));
    pen.body(blob("24,48 81,48 70,58 52.5,60 35,58"), stone);
    pen.body(oval(52.5, 48.0, 29.0, 4.0), water);
    pen.body(limb("52.5,47 52.5,26", 6.0, 4.0), stone.shaded(0.06));
    pen.body(blob("40,25 65,25 58,31 47,31"), stone);
    pen.body(round_rect(4.0, 80.0, 97.0, 19.0, 6.0), stone);
    pen.body(oval(52.5, 80.0, 48.0, 6.4), stone.lit(0.2));
    pen.body(oval(52.5, 80.4, 43.0, 4.8), water);
    for side in [-1.0, 1.0] {
        let at = |dx: f64, y: f64| (52.5 + side * dx, y);
        jet(pen, at(0.5, 24.0), at(4.0, 3.0), at(13.0, 25.0), 2.4);
        jet(pen, at(0.0, 24.0), at(9.0, 8.0), at(23.0, 46.0), 2.0);
        jet(pen, at(24.0, 48.0), at(32.0, 52.0), at(35.0, 79.0), 2.4);
        jet(pen, at(16.0, 51.0), at(22.0, 56.0), at(23.0, 81.0), 2.0);
        pen.line(arc(52.5 + side * 34.0, 81.0, 6.0, 1.4, 0.0, 360.0), 0.8, Rgb::WHITE.alpha(0.8));
    }
    pen.line(curve("52.5,25 52.5,3"), 3.0, water.lit(0.5).alpha(0.9));
    for i in 0..6 {
        pen.line(curve(&placed((14.0 + 15.0 * f64::from(i), 0.0), "0,87 0,97")), 0.7, stone.shaded(0.3));
    }
}

/// Seen from the near end: tiles around clear water, a ladder and a ring.
fn swimming_pool(pen: &mut Pen, look: &Look) {
    let water = look.main(0x6fc5dd);
    pen.body(polygon("30,38 190,38 218,98 2,98"), 0xf1e8d6);
    let basin = polygon("44,46 176,46 198,90 22,90");
    pen.body(basin.clone(), water);
    pen.within(basin, |pen| {
        pen.mark(polygon("44,46 176,46 179,52 41,52"), water.shaded(0.22));
        for [x, y, w] in rows("60,60,16 110,66,22 150,58,14 80,78,24 154,80,20 44,84,14") {
            pen.line(
                curve(&[(x - w, y), (x - w / 2.0, y - 2.0), (x, y), (x + w / 2.0, y - 2.0), (x + w, y)]),
                1.5,
                Rgb::WHITE.alpha(0.65),
            );
        }
    });
    pen.slot_box(Slot::Top, 40.0, 40.0, 140.0, 34.0);
    pen.line([160.0, 170.0].map(|x| curve(&placed((x, 0.0), "0,60 0,34 4,28 8,34 8,44"))), 2.2, 0xb8c3cf);
    let ring = Rgb::hex(0xd9574f);
    pen.line(oval(74.0, 68.0, 11.0, 4.6), 5.0, 0xfbf6ec);
    pen.line([20.0, 110.0, 200.0, 290.0].map(|start| arc(74.0, 68.0, 11.0, 4.6, start, 40.0)), 5.0, ring);
}
