//! A water town: white houses with dark roofs on both banks of a canal, and a bridge.

use super::land::far_hills;
use super::props::{figure, window};
use super::{Bank, Place, air};
use crate::figures::prelude::*;
use crate::intent::Season;

/// The left edge of the water, `t` from far to near.
fn edge(place: &Place, t: f64) -> Spot {
    let y = place.horizon + 3.0;
    (place.width * (0.37 - 0.31 * t), y + (place.height - y) * t)
}

/// The water in the middle: a boat is on it.
pub(crate) fn fairway(place: &Place) -> Bank {
    let (_, y) = edge(place, 0.62);
    Bank::Reach(place.width * 0.5, y, place.width * 0.2)
}

pub(super) fn canal(pen: &mut Pen, place: &Place) {
    let (w, h, light) = (place.width, place.height, &place.light);
    air::sky(pen, place, place.horizon + 4.0);
    far_hills(pen, place, place.horizon - 1.0, 2);
    let stone = Rgb::hex(0xcdc4b4);
    pen.fade(
        rect(-1.0, place.horizon + 2.0, w + 2.0, h),
        light.on(stone, 0.25),
        light.on(stone.shaded(0.12), 0.0),
    );
    for i in 0..7u64 {
        let x = w * (0.14 + 0.12 * i as f64);
        house(pen, place, 40 + i * 9, (x, place.horizon + 3.4), 12.0, 0.4);
    }
    water(pen, place);
    for (i, t) in [0.04, 0.16, 0.36].into_iter().enumerate() {
        if i == 1 {
            let (_, foot) = edge(place, 0.15);
            figure(pen, place, "bridge", (w / 2.0, foot + 1.0), w * 0.21, (150, false), 0.12);
        }
        for side in [1.0, -1.0] {
            let size = [15.0, 22.0, 31.0][i];
            let (x, y) = edge(place, t);
            let x = x - size * 0.56;
            let x = if side > 0.0 { x } else { w - x };
            house(
                pen,
                place,
                200 + i as u64 * 20 + u64::from(side > 0.0) * 9,
                (x, y),
                size,
                0.22 - 0.1 * i as f64,
            );
        }
    }
    let right = place.chance(9300) < 0.5;
    let x = if right { 0.95 } else { 0.05 };
    figure(pen, place, "willow", (w * x, h * 0.9), 50.0, (151, right), 0.0);
    if place.empty {
        let x = if right { 0.42 } else { 0.58 };
        figure(pen, place, "boat", (w * x, edge(place, 0.66).1), 8.0, (152, !right), 0.05);
    } else {
        // Who is there stands on the near quay.
        pen.fade(
            rect(-1.0, h - 15.0, w + 2.0, 17.0),
            light.on(stone.lit(0.1), 0.0),
            light.on(stone.shaded(0.18), 0.0),
        );
        pen.mark(rect(-1.0, h - 15.0, w + 2.0, 1.1), light.on(stone.lit(0.4), 0.0));
    }
}

fn water(pen: &mut Pen, place: &Place) {
    let (w, light) = (place.width, &place.light);
    let banks = |grow: f64| {
        let [far, near] = [0.0, 1.05].map(|t| edge(place, t));
        polygon(&[
            (far.0 - grow * 0.4, far.1),
            (w - far.0 + grow * 0.4, far.1),
            (w - near.0 + grow, near.1),
            (near.0 - grow, near.1),
        ])
    };
    pen.mark(banks(2.6), light.on(0xa79d90, 0.1));
    let near = light.on(light.water.mix(Rgb::hex(0x5f8f86), 0.35), 0.0);
    pen.fade(banks(0.0), light.sky[2].mix(light.water, 0.5), near);
    pen.within(banks(0.0), |pen| {
        for i in 0..place.count(46.0) as u64 {
            let t = place.chance(9310 + i * 2).powf(0.8);
            let (x, y) = (w * place.chance(9311 + i * 2), edge(place, t).1);
            let gold = light.dark && i % 2 == 0;
            let tint = if gold { Rgb::hex(0xffb45a).alpha(0.55) } else { Rgb::WHITE.alpha(0.4) };
            pen.mark(oval(x, y, 1.2 + 5.0 * t, 0.14 + 0.2 * t), tint);
        }
    });
}

/// A white house with a dark roof that turns up at its ends, its door on (`x`, `y`), a lantern beside it.
fn house(pen: &mut Pen, place: &Place, key: u64, (x, y): Spot, size: f64, far: f64) {
    let light = &place.light;
    let (w, tall) = (size * 0.9, size * place.between(9320 + key, 0.62, 0.95));
    let wall = Rgb::hex(0xf6f3ea).shaded(0.06 * place.chance(9321 + key));
    pen.body(rect(x - w / 2.0, y - tall, w, tall), light.on(wall, far));
    pen.mark(rect(x - w / 2.0, y - size * 0.06, w, size * 0.06), light.on(0xb9b2a6, far));
    let tiles = light.on(0x4a4c56, far);
    let roof =
        sized((x, y - tall), (w, size), "-0.64,-0.03 -0.56,0.03 0.56,0.03 0.64,-0.03 0.44,-0.24 -0.44,-0.24");
    pen.body(polygon(&roof), tiles);
    pen.mark(rect(x - w * 0.46, y - tall - size * 0.27, w * 0.92, size * 0.05), tiles.shaded(0.25));
    if light.season == Season::Winter {
        let snow = sized((x, y - tall), (w, size), "-0.5,-0.12 0.5,-0.12 0.44,-0.25 -0.44,-0.25");
        pen.mark(polygon(&snow), light.on(0xf7fafc, far));
    }
    pen.body(rect(x - size * 0.1, y - size * 0.33, size * 0.2, size * 0.33), light.on(0x7a4a36, far));
    for dx in [-0.34, 0.2] {
        window(pen, place, x + dx * size, y - size * 0.36, size * 0.14, size * 0.15, far);
        if tall > size * 0.76 {
            window(pen, place, x + dx * size, y - size * 0.68, size * 0.14, size * 0.13, far);
        }
    }
    if size > 14.0 {
        let spot = (x + size * 0.155, y - size * 0.28);
        if light.dark {
            pen.glow(spot.0, spot.1, size * 0.2, Rgb::hex(0xff8a4a).alpha(0.6));
        }
        pen.round(oval(spot.0, spot.1, size * 0.035, size * 0.045), light.on(0xd0413a, far * 0.5));
    }
}
