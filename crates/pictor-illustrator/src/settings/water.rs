//! Waters: rivers, beaches, and what is below the surface of the sea.

use super::ground::{pebbles, rolling};
use super::props::{bush, figure, palm};
use super::{Bank, Place, air, land};
use crate::figures::prelude::*;
use crate::intent::Time;

/// To which side the river runs towards us: 1 is the right.
fn river_side(place: &Place) -> f64 {
    if place.chance(9100) < 0.5 { 1.0 } else { -1.0 }
}

/// The nearest reach of the river that has water on all sides: its middle, and half its width.
pub(crate) fn reach(place: &Place) -> Bank {
    let y = place.horizon + 4.0;
    let x = place.width * (0.5 + river_side(place) * 0.2);
    Bank::Reach(x, y + (place.height - y) * 0.62, place.width * 0.17)
}

pub(super) fn river(pen: &mut Pen, place: &Place) {
    land::meadow(pen, place);
    stream(pen, place);
}

/// Running water through whatever land is there.
pub(super) fn stream(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon + 4.0);
    let depth = h - y;
    let side = river_side(place);
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
    pen.mark(bank(0.03), place.light.on(0xd8c493, 0.05));
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
    figure(pen, place, "reed", (x(0.1), y + depth * 0.42), 8.0, (9210, false), 0.1);
    figure(pen, place, "reed", (x(-0.02), y + depth * 0.88), 14.0, (9211, true), 0.0);
}

pub(super) fn beach(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    air::sky(pen, place, y + 1.0);
    let water = place.light.water.mix(0x39a6b8, 0.5);
    let shore = y + (h - y) * 0.36;
    pen.fade(
        rect(-1.0, y, w + 2.0, shore - y + 6.0),
        place.light.on(water.shaded(0.2), 0.45),
        place.light.on(water.lit(0.35), 0.0),
    );
    if matches!(place.light.time, Time::Dawn | Time::Sunset | Time::Dusk | Time::Night) {
        super::lake::sun_path(pen, place, y, shore);
    }
    super::coast::swell(pen, place, y, shore, water);
    super::coast::gulls(pen, place, y * 0.5);
    let sand = Rgb::hex(0xf3dcae);
    pen.mark(rolling(place, 95, shore - 1.2, 1.8), Rgb::WHITE.under(place.light.lamp.lit(0.3)).alpha(0.9));
    pen.fade(
        rolling(place, 95, shore, 1.8),
        place.light.on(sand.shaded(0.22), 0.0),
        place.light.on(sand, 0.0),
    );
    pebbles(pen, place, shore + 4.0, h, place.light.on(sand.shaded(0.3), 0.0), 34.0);
    for i in (0..3u64).filter(|_| place.may_show("starfish")) {
        let (x, sy) = (place.chance(9400 + i) * w, place.between(9410 + i, shore + 6.0, h - 2.0));
        pen.body(star(x, sy, 1.5, 0.75, 5), place.light.near(0xf0966a));
    }
    let side = if place.chance(9420) < 0.5 { 0.08 } else { 0.92 };
    palm(pen, place, (w * side, shore + 5.0), 36.0, if side < 0.5 { 0.5 } else { -0.5 });
}

/// A pool between hedges and palms: lanes, ripples, a board to jump from.
pub(super) fn pool(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    air::sky(pen, place, y + 1.0);
    let light = &place.light;
    for (i, share) in [0.06, 0.2, 0.84, 0.95].into_iter().enumerate() {
        palm(
            pen,
            place,
            (w * share, y + 3.0),
            24.0 + 5.0 * (i % 3) as f64,
            if share < 0.5 { 0.4 } else { -0.4 },
        );
    }
    for i in 0..place.count(15.0) as u64 {
        let x = i as f64 / place.count(15.0) as f64 * w + 3.0;
        bush(pen, place, 9210 + i, (x, y + 3.0), 7.5, 0.2);
    }
    let stone = Rgb::hex(0xefe3cf);
    pen.fade(rect(-1.0, y + 2.0, w + 2.0, h - y), light.on(stone, 0.2), light.on(stone.shaded(0.08), 0.0));
    let depth = h - y;
    let (top, low) = (y + depth * 0.16, y + depth * 0.72);
    let edge = |t: f64, s: f64| (w * (0.5 + s * (0.34 + 0.16 * t)), top + (low - top) * t);
    let basin = polygon(&[edge(0.0, -1.0), edge(0.0, 1.0), edge(1.0, 1.0), edge(1.0, -1.0)]);
    let blue = light.on(0x4fc0d8, 0.0);
    pen.line(basin.clone(), 2.4, light.on(0xfdf8ee, 0.0));
    pen.fade(basin.clone(), blue.lit(0.3), blue.shaded(0.12));
    pen.within(basin, |pen| {
        for lane in 1..5 {
            let s = f64::from(lane) * 0.4 - 1.0;
            pen.line(curve(&[edge(0.0, s), edge(1.0, s)]), 0.5, Rgb::hex(0xf2695c).alpha(0.75));
        }
        for i in 0..place.count(70.0) as u64 {
            let t = place.chance(9230 + i * 2);
            let (x, wy) = (w * place.chance(9231 + i * 2), top + (low - top) * t);
            let long = 1.6 + 3.4 * t;
            let crest = sized((x, wy), (long, 1.0), "-1,0 -0.4,-0.5 0.2,0.2 1,-0.2");
            pen.line(curve(&crest), 0.2 + 0.16 * t, Rgb::WHITE.alpha(0.6));
        }
    });
    for i in 0..14 {
        let t = f64::from(i) / 13.0 * 2.0 - 1.0;
        let spots = [(w * (0.5 + t * 0.6), low + 2.0), (w * (0.5 + t * 0.85), h + 1.0)];
        pen.line(curve(&spots), 0.18, light.on(stone.shaded(0.3), 0.0).alpha(0.5));
    }
    figure(pen, place, "sunshade", (w * 0.12, y + depth * 0.4), 17.0, (9250, false), 0.0);
    figure(pen, place, "sunshade", (w * 0.9, y + depth * 0.34), 14.0, (9251, true), 0.0);
}

pub(super) fn underwater(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    let (top, low) = if place.light.dark { (0x2c6a9c, 0x102c5a) } else { (0x8fdbe4, 0x1f6f9e) };
    pen.fade(
        rect(-1.0, -1.0, w + 2.0, h + 2.0),
        place.light.near(Rgb::hex(top)),
        place.light.near(Rgb::hex(low)),
    );
    for [x, wide] in rows("0.15,9 0.38,14 0.62,10 0.82,13") {
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
    school(pen, place, Rgb::hex(low));
    let sand = place.light.near(0xe2cd9b).mix(Rgb::hex(low), 0.22);
    pen.fade(rolling(place, 99, y, 1.6), sand.lit(0.1), sand.shaded(0.2));
    pebbles(pen, place, y + 2.0, h, sand.shaded(0.3), 26.0);
    for i in 0..place.count(13.0) as u64 {
        let x = place.chance(9500 + i * 2) * w;
        let foot = y + place.between(9501 + i * 2, 0.0, (h - y) * 0.5);
        let name = if i % 3 == 0 { "coral reef" } else { "seaweed" };
        figure(pen, place, name, (x, foot), 9.0 + 2.0 * (i % 4) as f64, (i, i % 2 == 0), 0.2);
    }
}

/// Two schools of small fish, far away.
fn school(pen: &mut Pen, place: &Place, deep: Rgb) {
    for (shoal, left) in [(0u64, true), (1, false)] {
        let key = 9520 + shoal * 60;
        let x = place.width * if left { place.between(key, 0.1, 0.3) } else { place.between(key, 0.7, 0.9) };
        let y = place.height * place.between(key + 1, 0.16, 0.4);
        let tint = place.light.near(0xcfe8e4).mix(deep, 0.45);
        for i in 0..11u64 {
            let fx = x + place.between(key + 2 + i * 2, -9.0, 9.0);
            let fy = y + place.between(key + 3 + i * 2, -4.0, 4.0);
            let s = place.between(key + 30 + i, 0.8, 1.5) * if left { 1.0 } else { -1.0 };
            let high = s.abs();
            pen.mark(oval(fx, fy, high, high * 0.42), tint.alpha(0.75));
            let tail =
                [(fx - s * 0.8, fy), (fx - s * 1.5, fy - high * 0.45), (fx - s * 1.5, fy + high * 0.45)];
            pen.mark(polygon(&tail), tint.alpha(0.75));
        }
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
