//! Skies, what is in them, and what falls from them.

use super::Place;
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::outline::{arc, blob, circle, curve, leaf, oval, polygon, rect, star};
use crate::intent::{Season, Time, Weather};
use crate::light::Light;

/// The sky down to `low`, with sun or moon, stars, clouds, and what weather adds.
pub(super) fn sky(pen: &mut Pen, place: &Place, low: f64) {
    let [top, middle, horizon] = place.light.sky;
    let (width, split) = (place.width, low * 0.55);
    pen.fade(rect(-1.0, -1.0, width + 2.0, split + 1.2), top, middle);
    pen.fade(rect(-1.0, split, width + 2.0, low - split + 2.0), middle, horizon);
    let cover = cover(&place.light);
    if place.light.dark && cover < 0.5 {
        stars(pen, place, low);
    }
    if cover < 0.6 {
        sun_or_moon(pen, place, low);
    }
    if place.light.weather == Weather::Rainbow {
        rainbow(pen, place, low);
    }
    clouds(pen, place, low);
    if place.light.weather == Weather::Storm {
        lightning(pen, place, low);
    }
}

/// How much of the sky clouds hide.
fn cover(light: &Light) -> f64 {
    match light.weather {
        Weather::Clear | Weather::Rainbow | Weather::Wind => 0.15,
        Weather::Cloudy => 0.4,
        Weather::Fog | Weather::Snow => 0.5,
        Weather::Overcast | Weather::Rain | Weather::Storm => 0.9,
    }
}

fn sun_or_moon(pen: &mut Pen, place: &Place, low: f64) {
    let left = place.chance(11) < 0.5;
    let x = place.width * if left { place.between(12, 0.14, 0.26) } else { place.between(12, 0.74, 0.86) };
    let veiled = if place.light.weather == Weather::Fog { 0.5 } else { 1.0 };
    match place.light.time {
        Time::Night | Time::Dusk => moon(pen, x, low * place.between(13, 0.22, 0.34), 6.5),
        Time::Dawn | Time::Sunset => {
            let y = low * place.between(13, 0.72, 0.84);
            pen.glow(x, y, 46.0, Rgb::hex(0xffe3a8).alpha(0.75 * veiled));
            pen.mark(circle(x, y, 7.5), Rgb::hex(0xfff0c4).alpha(veiled));
        }
        Time::Morning | Time::Day | Time::Afternoon => {
            let y = low * place.between(13, 0.2, 0.32);
            pen.glow(x, y, 26.0, Rgb::hex(0xfff3c4).alpha(0.8 * veiled));
            pen.mark(circle(x, y, 5.6), Rgb::hex(0xffe08a).alpha(veiled));
            pen.mark(circle(x - 0.6, y - 0.6, 4.6), Rgb::hex(0xffeeb0).alpha(veiled));
        }
    }
}

/// A full moon with a halo.
pub(super) fn moon(pen: &mut Pen, x: f64, y: f64, r: f64) {
    pen.glow(x, y, r * 4.2, Rgb::hex(0xdfe6ff).alpha(0.42));
    pen.mark(circle(x, y, r), Rgb::hex(0xf7f1d8));
    for (dx, dy, size) in [(-0.3, -0.2, 0.24), (0.35, 0.15, 0.18), (-0.05, 0.45, 0.14), (0.2, -0.45, 0.11)] {
        pen.mark(circle(x + dx * r, y + dy * r, size * r), Rgb::hex(0xe3dabb).alpha(0.8));
    }
}

/// Stars, denser and brighter towards the top.
pub(super) fn stars(pen: &mut Pen, place: &Place, low: f64) {
    let count = (place.count(150.0) as f64 * (low / 60.0).clamp(0.4, 1.6)) as u64;
    for i in 0..count {
        let (x, t) = (place.chance(1000 + i * 3) * place.width, place.chance(1001 + i * 3));
        let y = t * t * low * 0.95;
        let size = 0.09 + 0.22 * place.chance(1002 + i * 3).powi(4);
        pen.mark(circle(x, y, size), Rgb::hex(0xfdf6e0).alpha(0.45 + 0.5 * (1.0 - t)));
    }
    for i in 0..(count / 28).max(3) {
        let (x, y) = (place.chance(2000 + i * 2) * place.width, place.chance(2001 + i * 2) * low * 0.7);
        pen.glow(x, y, 1.8, Rgb::hex(0xe6ecff).alpha(0.5));
        pen.mark(star(x, y, 0.9, 0.22, 4), Rgb::hex(0xfffbea));
    }
}

/// A band of stars across the sky.
pub(super) fn milky_way(pen: &mut Pen, place: &Place, low: f64) {
    for i in 0..14 {
        let t = f64::from(i) / 13.0;
        let x = place.width * (0.08 + 0.86 * t);
        let y = low * (0.92 - 0.9 * t) + place.between(2500 + i as u64, -4.0, 4.0);
        let tint = if i % 3 == 0 { Rgb::hex(0xd7b8e8) } else { Rgb::hex(0xaebcf0) };
        pen.glow(x, y, place.between(2600 + i as u64, 9.0, 17.0), tint.alpha(0.16));
    }
    for i in 0..place.count(170.0) as u64 {
        let t = place.chance(3000 + i * 3);
        let spread = (place.chance(3001 + i * 3) + place.chance(3002 + i * 3) - 1.0) * 17.0;
        let (x, y) = (place.width * (0.08 + 0.86 * t), low * (0.92 - 0.9 * t) + spread);
        pen.mark(circle(x, y, 0.07 + 0.12 * place.chance(3300 + i)), Rgb::hex(0xf5efff).alpha(0.7));
    }
}

fn clouds(pen: &mut Pen, place: &Place, low: f64) {
    let cover = cover(&place.light);
    let count = (place.count(4.0) as f64 * (0.6 + cover * 2.4)) as u64;
    let base = place.light.sky[2].mix(Rgb::WHITE, 0.7).under(place.light.lamp.mix(Rgb::WHITE, 0.35));
    for i in 0..count {
        let key = 400 + i * 5;
        let x = (place.chance(key) + i as f64) / count as f64 * place.width * 1.1 - place.width * 0.05;
        let y = low * place.between(key + 1, 0.08, 0.52);
        let size = place.between(key + 2, 7.0, 13.0) * (0.7 + cover * 0.8);
        let colour = base.mix(place.light.sky[1], place.between(key + 3, 0.0, 0.45));
        cloud(pen, x, y, size, colour, if place.light.dark { 0.35 } else { 0.86 });
    }
}

/// A cloud `size` units wide on each side of its middle, flat below.
pub(super) fn cloud(pen: &mut Pen, x: f64, y: f64, size: f64, colour: Rgb, alpha: f64) {
    let s = size;
    let puff = [
        (x - s, y),
        (x - s * 0.98, y - s * 0.2),
        (x - s * 0.7, y - s * 0.34),
        (x - s * 0.5, y - s * 0.3),
        (x - s * 0.3, y - s * 0.58),
        (x + s * 0.08, y - s * 0.66),
        (x + s * 0.36, y - s * 0.42),
        (x + s * 0.6, y - s * 0.44),
        (x + s * 0.9, y - s * 0.26),
        (x + s * 1.02, y - s * 0.06),
        (x + s * 0.9, y + s * 0.04),
        (x, y + s * 0.05),
        (x - s * 0.9, y + s * 0.05),
    ];
    pen.fade(blob(&puff), colour.lit(0.35).alpha(alpha), colour.alpha(alpha * 0.62));
}

fn rainbow(pen: &mut Pen, place: &Place, low: f64) {
    let (x, r) = (place.width * 0.5, place.width.min(low * 1.9) * 0.52);
    for (i, colour) in [0xe76f6f, 0xf2a65a, 0xf6d860, 0x86c98b, 0x6aaedb, 0x9a86cf].into_iter().enumerate() {
        let radius = r - i as f64 * 1.7;
        pen.line(arc(x, low + 4.0, radius, radius, -90.0, 180.0), 1.8, Rgb::hex(colour).alpha(0.55));
    }
}

fn lightning(pen: &mut Pen, place: &Place, low: f64) {
    let x = place.width * place.between(61, 0.2, 0.8);
    let bolt = [
        (x, low * 0.2),
        (x - 4.0, low * 0.55),
        (x - 0.5, low * 0.53),
        (x - 5.0, low * 0.95),
        (x + 4.0, low * 0.45),
        (x + 0.8, low * 0.47),
        (x + 4.0, low * 0.2),
    ];
    pen.glow(x, low * 0.5, 30.0, Rgb::hex(0xe8e4ff).alpha(0.5));
    pen.mark(polygon(&bolt), Rgb::hex(0xfff6cf));
}

pub(super) fn rain(pen: &mut Pen, place: &Place) {
    for i in 0..place.count(170.0) as u64 {
        let (x, y) =
            (place.chance(5000 + i * 2) * place.width * 1.05, place.chance(5001 + i * 2) * place.height);
        let length = place.between(5600 + i, 2.0, 4.6);
        pen.line(curve(&[(x, y), (x - length * 0.28, y + length)]), 0.26, Rgb::hex(0xeaf2f8).alpha(0.55));
    }
    for i in 0..place.count(14.0) as u64 {
        let x = place.chance(5800 + i * 2) * place.width;
        let y = place.between(5801 + i * 2, place.horizon + 8.0, place.height);
        pen.line(oval(x, y, 2.4, 0.7), 0.22, Rgb::WHITE.alpha(0.5));
    }
}

pub(super) fn snow(pen: &mut Pen, place: &Place) {
    for i in 0..place.count(160.0) as u64 {
        let (x, y) = (place.chance(6000 + i * 3) * place.width, place.chance(6001 + i * 3) * place.height);
        let r = 0.22 + 0.62 * place.chance(6002 + i * 3).powi(3);
        pen.mark(circle(x, y, r), Rgb::WHITE.alpha(0.85));
    }
}

pub(super) fn fog(pen: &mut Pen, place: &Place) {
    let veil = place.light.haze.mix(Rgb::WHITE, 0.35);
    for i in 0..5u64 {
        let y = place.horizon + (place.height - place.horizon) * (i as f64 * 0.16 - 0.12);
        let bank = rect(-2.0, y - 5.0, place.width + 4.0, 10.0);
        pen.fade(bank.clone(), veil.alpha(0.0), veil.alpha(0.26));
        pen.fade(rect(-2.0, y + 5.0, place.width + 4.0, 9.0), veil.alpha(0.26), veil.alpha(0.0));
    }
}

pub(super) fn flying_leaves(pen: &mut Pen, place: &Place) {
    let colours = if place.light.season == Season::Winter { [Rgb::WHITE; 3] } else { place.light.leaves };
    for i in 0..place.count(22.0) as u64 {
        let (x, y) =
            (place.chance(6500 + i * 3) * place.width, place.chance(6501 + i * 3) * place.height * 0.9);
        let turn = place.between(6502 + i * 3, -1.2, 1.2);
        pen.mark(leaf((x, y), (x + 2.2, y + turn), 1.1), place.light.near(colours[i as usize % 3]));
    }
    for i in 0..6u64 {
        let (x, y) =
            (place.chance(6700 + i) * place.width * 0.7, place.between(6710 + i, 0.1, 0.7) * place.height);
        pen.line(
            curve(&[(x, y), (x + 12.0, y - 1.5), (x + 22.0, y + 0.6), (x + 26.0, y - 1.2)]),
            0.35,
            Rgb::WHITE.alpha(0.5),
        );
    }
}

/// Nothing but sky, with clouds above and below.
pub(super) fn clouds_only(pen: &mut Pen, place: &Place) {
    sky(pen, place, place.height);
    let white = Rgb::WHITE.under(place.light.lamp.mix(Rgb::WHITE, 0.4)).mix(place.light.sky[2], 0.25);
    for row in 0..3u64 {
        let y = place.height * (0.86 + 0.08 * row as f64);
        for i in 0..place.count(7.0) as u64 {
            let x = place.chance(700 + row * 50 + i) * place.width;
            cloud(pen, x, y, place.between(720 + row * 50 + i, 12.0, 22.0), white, 0.9);
        }
    }
}

/// Deep space with stars, a nebula and planets.
pub(super) fn space(pen: &mut Pen, place: &Place) {
    let (w, h) = (place.width, place.height);
    pen.fade(rect(-1.0, -1.0, w + 2.0, h + 2.0), Rgb::hex(0x0e1233), Rgb::hex(0x2a2358));
    for i in 0..7u64 {
        let (x, y) = (w * place.chance(801 + i), h * place.chance(811 + i));
        let tint = [0x7a4fb0, 0x3f6fc4, 0xb04f93][i as usize % 3];
        pen.glow(x, y, place.between(821 + i, 22.0, 46.0), Rgb::hex(tint).alpha(0.3));
    }
    stars(pen, place, h);
    milky_way(pen, place, h);
    let far_side = if place.chance(830) < 0.5 { 0.84 } else { 0.16 };
    planet(pen, w * far_side, h * 0.2, 9.0, Rgb::hex(0xe0a35f), true);
    planet(pen, w * (1.0 - far_side), h * 0.76, 4.6, Rgb::hex(0x7cc0c9), false);
}

fn planet(pen: &mut Pen, x: f64, y: f64, r: f64, colour: Rgb, ringed: bool) {
    pen.glow(x, y, r * 1.7, colour.lit(0.3).alpha(0.3));
    let ring = |pen: &mut Pen, start: f64| {
        pen.turned((x, y), -18.0, |pen| {
            pen.line(arc(x, y, r * 1.75, r * 0.42, start, 180.0), r * 0.14, colour.lit(0.5).alpha(0.85));
        });
    };
    if ringed {
        ring(pen, -90.0);
    }
    pen.round(circle(x, y, r), colour);
    pen.within(circle(x, y, r), |pen| {
        for (dy, thick) in [(-0.45, 0.16), (-0.05, 0.26), (0.4, 0.14)] {
            pen.mark(oval(x, y + dy * r, r * 1.1, thick * r), colour.shaded(0.35).alpha(0.35));
        }
    });
    if ringed {
        ring(pen, 90.0);
    }
}
