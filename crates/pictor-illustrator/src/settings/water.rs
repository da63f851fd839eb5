//! Waters: lakes, rivers, beaches, the sea, and what is below its surface.

use super::ground::{lawn, pebbles, rolling};
use super::props::{fir, palm};
use super::{Place, air, land};
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::outline::{blob, circle, curve, limb, oval, polygon, rect, star};
use crate::intent::Time;

pub(super) fn lake(pen: &mut Pen, place: &Place) {
    let y = place.horizon;
    air::sky(pen, place, y + 2.0);
    land::ranges(pen, place);
    for i in 0..place.count(30.0) as u64 {
        let x = place.chance(8800 + i * 2) * place.width;
        fir(pen, place, (x, y + 1.2), place.between(8801 + i * 2, 4.0, 8.5), 0.55);
    }
    surface(pen, place, y + 0.8, place.height);
    reflection(pen, place, y + 0.8);
    mist(pen, place, y);
    if place.shore {
        near_shore(pen, place);
    }
}

/// Grass and pebbles at our feet.
fn near_shore(pen: &mut Pen, place: &Place) {
    let y = place.height - (place.height - place.horizon) * 0.42;
    let stones = place.light.on(Rgb::hex(0xc9bb9a), 0.0);
    pen.fade(rolling(place, 97, y, 2.0), stones.lit(0.1), stones);
    pebbles(pen, place, y + 1.0, y + 5.0, stones.shaded(0.3), 60.0);
    lawn(pen, place, y + 3.4);
}

/// Still water from `y` to `low`, that mirrors the sky.
fn surface(pen: &mut Pen, place: &Place, y: f64, low: f64) {
    let water = &place.light.water;
    let [top, _, horizon] = place.light.sky;
    pen.fade(
        rect(-1.0, y, place.width + 2.0, low - y + 1.0),
        water.mix(horizon, 0.72),
        place.light.on(water.mix(top, 0.4).shaded(0.16), 0.0),
    );
    for i in 0..place.count(60.0) as u64 {
        let t = place.chance(8900 + i * 3).powi(2);
        let (x, wy) = (place.chance(8901 + i * 3) * place.width, y + 1.0 + (low - y) * t);
        let length = (1.5 + 9.0 * t) * place.between(8902 + i * 3, 0.5, 1.3);
        let tint = if i % 3 == 0 { Rgb::WHITE.under(place.light.lamp.lit(0.3)) } else { water.shaded(0.25) };
        pen.line(
            curve(&[(x, wy), (x + length * 0.5, wy - 0.12 - 0.2 * t), (x + length, wy)]),
            0.16 + 0.3 * t,
            tint.alpha(0.28),
        );
    }
}

/// Dark shapes of the far shore on the water, and the path of sun or moon.
fn reflection(pen: &mut Pen, place: &Place, y: f64) {
    let shade = place.light.on(Rgb::hex(0x55707f), 0.5);
    let depth = (place.height - y) * 0.36;
    pen.fade(rect(-1.0, y, place.width + 2.0, depth), shade.alpha(0.42), shade.alpha(0.0));
    if matches!(place.light.time, Time::Dawn | Time::Sunset | Time::Night) {
        let left = place.chance(11) < 0.5;
        let x =
            place.width * if left { place.between(12, 0.14, 0.26) } else { place.between(12, 0.74, 0.86) };
        for i in 0..12u64 {
            let t = i as f64 / 12.0;
            let half = 2.0 + 5.0 * t * place.between(9000 + i, 0.5, 1.2);
            pen.mark(
                oval(
                    x + place.between(9020 + i, -1.5, 1.5),
                    y + 1.0 + (place.height - y) * t * 0.8,
                    half,
                    0.35 + 0.4 * t,
                ),
                Rgb::hex(0xfff0c8).alpha(0.5 - 0.3 * t),
            );
        }
    }
}

/// Mist over water at dawn.
fn mist(pen: &mut Pen, place: &Place, y: f64) {
    if !matches!(place.light.time, Time::Dawn | Time::Morning)
        && place.light.weather != crate::intent::Weather::Fog
    {
        return;
    }
    let veil = place.light.haze.mix(Rgb::WHITE, 0.4);
    pen.fade(rect(-1.0, y - 9.0, place.width + 2.0, 10.0), veil.alpha(0.0), veil.alpha(0.72));
    pen.fade(rect(-1.0, y + 1.0, place.width + 2.0, 9.0), veil.alpha(0.72), veil.alpha(0.0));
    for i in 0..4u64 {
        let (x, my) = (place.chance(9050 + i) * place.width, y + place.between(9060 + i, -4.0, 6.0));
        pen.mark(oval(x, my, place.width * 0.2, 1.1), veil.alpha(0.35));
    }
}

pub(super) fn river(pen: &mut Pen, place: &Place) {
    land::meadow(pen, place);
    let (w, h, y) = (place.width, place.height, place.horizon + 4.0);
    let depth = h - y;
    let side = if place.chance(9100) < 0.5 { 1.0 } else { -1.0 };
    let x = |share: f64| w * (0.5 + side * share);
    let bank = |grow: f64| {
        blob(&[
            (x(0.02), y),
            (x(0.05 + grow * 0.3), y + depth * 0.12),
            (x(0.16 + grow), y + depth * 0.3),
            (x(0.36 + grow), y + depth * 0.55),
            (x(0.62), y + depth * 0.75),
            (x(0.7), h + 8.0),
            (x(-0.02 - grow), h + 8.0),
            (x(0.02 - grow), y + depth * 0.72),
            (x(-0.06 - grow), y + depth * 0.42),
            (x(0.0 - grow * 0.3), y + depth * 0.16),
        ])
    };
    pen.mark(bank(0.03), place.light.on(Rgb::hex(0xd8c493), 0.05));
    let water = place.light.water;
    pen.fade(bank(0.0), water.mix(place.light.sky[2], 0.5), place.light.on(water.shaded(0.1), 0.0));
    pen.within(bank(0.0), |pen| {
        for i in 0..place.count(40.0) as u64 {
            let t = place.chance(9200 + i * 2);
            let (px, py) = (place.chance(9201 + i * 2) * w, y + depth * t);
            pen.line(
                curve(&[(px, py), (px + 2.0 + 3.0 * t, py + 0.5), (px + 5.0 + 5.0 * t, py)]),
                0.2 + 0.2 * t,
                Rgb::WHITE.alpha(0.45),
            );
        }
    });
    reeds(pen, place, (x(0.1), y + depth * 0.42), 1.0);
    reeds(pen, place, (x(-0.02), y + depth * 0.86), 1.7);
}

fn reeds(pen: &mut Pen, place: &Place, (x, y): (f64, f64), size: f64) {
    for (dx, tall) in [(-1.4, 6.0), (-0.4, 7.6), (0.7, 6.6), (1.6, 5.0)] {
        let top = (x + dx * size * 1.3, y - tall * size);
        pen.line(curve(&[(x + dx * size, y), top]), 0.3 * size, place.light.on(Rgb::hex(0x7f9c56), 0.0));
        pen.body(
            limb(&[top, (top.0, top.1 + 1.6 * size)], 0.75 * size, 0.75 * size),
            place.light.on(Rgb::hex(0x8a5f40), 0.0),
        );
    }
}

pub(super) fn sea(pen: &mut Pen, place: &Place) {
    let y = place.horizon;
    air::sky(pen, place, y + 1.0);
    let water = place.light.water.mix(Rgb::hex(0x2f7fa8), 0.45);
    pen.fade(
        rect(-1.0, y, place.width + 2.0, place.height - y + 1.0),
        place.light.on(water, 0.6),
        place.light.on(water.shaded(0.3), 0.0),
    );
    reflection(pen, place, y);
    let rows = 9;
    for row in 0..rows {
        let t = f64::from(row) / f64::from(rows);
        waves(
            pen,
            place,
            row as u64,
            y + (place.height - y) * (t * t * 0.95 + 0.04),
            1.6 + 7.0 * t,
            water,
            t,
        );
    }
}

/// One row of wave crests.
fn waves(pen: &mut Pen, place: &Place, row: u64, y: f64, length: f64, water: Rgb, near: f64) {
    let mut spots = vec![(-length, y + 2.0)];
    let count = (place.width / length).ceil() as usize + 3;
    let shift = place.chance(9300 + row) * length;
    for i in 0..count * 2 {
        let x = -length + shift - length + i as f64 * length * 0.5;
        spots.push((x, y + if i % 2 == 0 { -length * 0.06 } else { length * 0.07 }));
    }
    let crest = curve(&spots);
    let mut body = crest.clone();
    body.line_to((place.width + length, place.height + 4.0));
    body.line_to((-length, place.height + 4.0));
    body.close_path();
    pen.fade(
        body,
        place.light.on(water.lit(0.24), 0.5 * (1.0 - near)).alpha(0.5),
        place.light.on(water.shaded(0.25), 0.0).alpha(0.34),
    );
    pen.line(crest, 0.16 + 0.34 * near, Rgb::WHITE.under(place.light.lamp.lit(0.3)).alpha(0.55));
}

pub(super) fn beach(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    air::sky(pen, place, y + 1.0);
    let water = place.light.water.mix(Rgb::hex(0x39a6b8), 0.5);
    let shore = y + (h - y) * 0.36;
    pen.fade(
        rect(-1.0, y, w + 2.0, shore - y + 6.0),
        place.light.on(water.shaded(0.2), 0.45),
        place.light.on(water.lit(0.35), 0.0),
    );
    reflection(pen, place, y);
    for row in 0..4u64 {
        let t = row as f64 / 4.0;
        waves(pen, place, row, y + (shore - y) * (0.12 + 0.75 * t), 4.0 + 4.0 * t, water, t);
    }
    let sand = Rgb::hex(0xf3dcae);
    pen.mark(rolling(place, 95, shore - 1.2, 1.8), Rgb::WHITE.under(place.light.lamp.lit(0.3)).alpha(0.9));
    pen.fade(
        rolling(place, 95, shore, 1.8),
        place.light.on(sand.shaded(0.22), 0.0),
        place.light.on(sand, 0.0),
    );
    pebbles(pen, place, shore + 4.0, h, place.light.on(sand.shaded(0.3), 0.0), 34.0);
    for i in 0..3u64 {
        let (x, sy) = (place.chance(9400 + i) * w, place.between(9410 + i, shore + 6.0, h - 2.0));
        pen.body(star(x, sy, 1.5, 0.75, 5), place.light.near(Rgb::hex(0xf0966a)));
    }
    let side = if place.chance(9420) < 0.5 { 0.08 } else { 0.92 };
    palm(pen, place, (w * side, shore + 5.0), 36.0, if side < 0.5 { 0.5 } else { -0.5 });
}

pub(super) fn underwater(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    let (top, low) = if place.light.dark { (0x2c6a9c, 0x102c5a) } else { (0x8fdbe4, 0x1f6f9e) };
    pen.fade(
        rect(-1.0, -1.0, w + 2.0, h + 2.0),
        place.light.near(Rgb::hex(top)),
        place.light.near(Rgb::hex(low)),
    );
    for (x, wide) in [(0.15, 9.0), (0.38, 14.0), (0.62, 10.0), (0.82, 13.0)] {
        let x = x * w;
        pen.fade(
            polygon(&[(x, -1.0), (x + wide * 0.5, -1.0), (x + wide + 8.0, h), (x - wide + 4.0, h)]),
            Rgb::WHITE.alpha(0.22),
            Rgb::WHITE.alpha(0.0),
        );
    }
    for (layer, share) in [(0u64, 0.7), (1, 0.35)] {
        let rock = Rgb::hex(0x2f6b8e).mix(Rgb::hex(low), share);
        pen.mark(rolling(place, 96 + layer, y - 7.0 + layer as f64 * 4.0, 5.0), rock);
    }
    let sand = place.light.near(Rgb::hex(0xe2cd9b)).mix(Rgb::hex(low), 0.22);
    pen.fade(rolling(place, 99, y, 1.6), sand.lit(0.1), sand.shaded(0.2));
    pebbles(pen, place, y + 2.0, h, sand.shaded(0.3), 26.0);
    for i in 0..place.count(13.0) as u64 {
        let x = place.chance(9500 + i * 2) * w;
        let foot = y + place.between(9501 + i * 2, 0.0, (h - y) * 0.5);
        if i % 3 == 0 { coral(pen, place, i, (x, foot)) } else { weed(pen, place, i, (x, foot)) }
    }
}

fn weed(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64)) {
    let green = [0x5fae7a, 0x86b85c, 0x3f8f7f].map(Rgb::hex)[key as usize % 3];
    for (dx, share) in [(-1.0, 0.7), (0.0, 1.0), (1.1, 0.8)] {
        let tall = place.between(9600 + key, 8.0, 17.0) * share;
        let spots = [
            (x + dx, y),
            (x + dx + 1.4, y - tall * 0.35),
            (x + dx - 1.2, y - tall * 0.7),
            (x + dx + 0.8, y - tall),
        ];
        pen.body(limb(&spots, 1.3, 0.4), place.light.near(green));
    }
}

fn coral(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64)) {
    let colour = place.light.near([0xf0857d, 0xf2a65a, 0xc98bc9].map(Rgb::hex)[(key / 3) as usize % 3]);
    for (dx, dy) in [(-3.4, -5.0), (0.0, -7.6), (3.2, -5.4), (-1.6, -6.6), (1.9, -6.8)] {
        pen.body(limb(&[(x, y), (x + dx * 0.45, y + dy * 0.5), (x + dx, y + dy)], 1.5, 1.1), colour);
        pen.round(circle(x + dx, y + dy, 0.9), colour.lit(0.2));
    }
}

pub(super) fn bubbles(pen: &mut Pen, place: &Place) {
    for i in 0..place.count(26.0) as u64 {
        let (x, y) = (place.chance(9700 + i * 3) * place.width, place.chance(9701 + i * 3) * place.height);
        let r = place.between(9702 + i * 3, 0.3, 1.2);
        pen.line(circle(x, y, r), 0.16, Rgb::WHITE.alpha(0.6));
        pen.mark(circle(x - r * 0.3, y - r * 0.35, r * 0.25), Rgb::WHITE.alpha(0.8));
    }
}
