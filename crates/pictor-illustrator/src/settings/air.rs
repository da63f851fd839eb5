//! Skies, what is in them, and what falls from them.

use super::Place;
use crate::figures::prelude::*;
use crate::intent::{Occasion, Season, Time, Weather};
use crate::light::Light;
use vello_cpu::kurbo::BezPath;

/// The sky down to `low`, with sun or moon, stars, clouds, and what weather adds.
pub(super) fn sky(pen: &mut Pen, place: &Place, low: f64) {
    dome(pen, place, low);
    let cover = cover(&place.light);
    if place.light.dark && cover < 0.5 {
        stars(pen, place, low);
        if place.named.contains(&"milky way") {
            milky_way(pen, place, low);
        }
    }
    let named = place.named.contains(&if place.light.dark { "moon" } else { "sun" });
    // That feast has a larger moon of its own.
    let full = place.named.contains(&"full moon");
    let size = place.width.min(low * 1.5);
    if place.named.contains(&"low sun") {
        let x = place.width * if place.stage_is_left() { 0.4 } else { 0.6 };
        if place.light.dark {
            moon(pen, x, low * 0.62, size / 4.6);
        } else {
            pen.glow(x, low * 0.66, size / 1.6, Rgb::hex(0xffe3a8).alpha(0.75));
            pen.mark(circle(x, low * 0.66, size / 4.4), Rgb::hex(0xfff0c4));
        }
    } else if full {
        moon(pen, sun_x(place), low * 0.34, (size / 9.0).clamp(4.0, 11.0));
    } else if cover < 0.6
        && !named
        && !place.named.contains(&"milky way")
        && place.occasion != Some(Occasion::MidAutumn)
    {
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

/// A clear night without a moon.
pub(super) fn moonless(pen: &mut Pen, place: &Place, low: f64) {
    dome(pen, place, low);
    stars(pen, place, low);
}

fn dome(pen: &mut Pen, place: &Place, low: f64) {
    let [top, middle, horizon] = place.light.sky;
    let (width, split) = (place.width, low * 0.55);
    pen.fade(rect(-1.0, -1.0, width + 2.0, split + 1.2), top, middle);
    pen.fade(rect(-1.0, split, width + 2.0, low - split + 2.0), middle, horizon);
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

/// Whether the sun or moon is in the left half.
pub(super) fn sun_is_left(place: &Place) -> bool {
    // Never behind what stands on a headland.
    place.cliff().map_or(place.chance(11) < 0.5, |headland| !headland.is_left())
}

/// Where the sun or moon stands.
pub(super) fn sun_x(place: &Place) -> f64 {
    let share = place.between(12, 0.14, 0.26);
    place.width * if sun_is_left(place) { share } else { 1.0 - share }
}

fn sun_or_moon(pen: &mut Pen, place: &Place, low: f64) {
    let x = sun_x(place);
    let size = (place.width.min(low * 1.5) / 70.0).clamp(0.42, 1.0);
    let veiled = if place.light.weather == Weather::Fog { 0.5 } else { 1.0 };
    match place.light.time {
        Time::Night | Time::Dusk => moon(pen, x, low * place.between(13, 0.22, 0.34), 6.0 * size),
        Time::Dawn | Time::Sunset => {
            let y = low * place.between(13, 0.72, 0.84);
            pen.haze(x, y, place.width.max(60.0) * 0.8, low * 0.5, Rgb::hex(0xffd9a0).alpha(0.4 * veiled));
            pen.glow(x, y, 46.0 * size, Rgb::hex(0xffe3a8).alpha(0.75 * veiled));
            pen.mark(circle(x, y, 7.5 * size), Rgb::hex(0xfff0c4).alpha(veiled));
        }
        Time::Morning | Time::Day | Time::Afternoon => {
            let y = low * place.between(13, 0.2, 0.32);
            pen.glow(x, y, 26.0 * size, Rgb::hex(0xfff3c4).alpha(0.8 * veiled));
            pen.mark(circle(x, y, 5.6 * size), Rgb::hex(0xffe08a).alpha(veiled));
            pen.mark(circle(x - 0.6 * size, y - 0.6 * size, 4.6 * size), Rgb::hex(0xffeeb0).alpha(veiled));
        }
    }
}

/// A full moon with a halo.
pub(super) fn moon(pen: &mut Pen, x: f64, y: f64, r: f64) {
    pen.glow(x, y, r * 4.2, Rgb::hex(0xdfe6ff).alpha(0.42));
    pen.mark(circle(x, y, r), 0xf7f1d8);
    for [dx, dy, size] in rows("-0.3,-0.2,0.24 0.35,0.15,0.18 -0.05,0.45,0.14 0.2,-0.45,0.11") {
        pen.mark(circle(x + dx * r, y + dy * r, size * r), Rgb::hex(0xe3dabb).alpha(0.8));
    }
}

/// Stars of four sizes, denser towards the top; the smallest are most.
pub(super) fn stars(pen: &mut Pen, place: &Place, low: f64) {
    let count = (place.count(190.0) as f64 * (low / 60.0).clamp(0.4, 1.8)) as u64;
    for (class, (size, share, alpha)) in STARS.into_iter().enumerate() {
        let key = 10_000 + class as u64 * 5_000;
        let mut all = BezPath::new();
        for i in 0..(count as f64 * share) as u64 {
            let x = place.chance(key + i * 3) * place.width;
            let y = place.chance(key + 1 + i * 3).powf(1.5) * low * 0.96;
            all.extend(
                circle(x, y, size * place.between(key + 2 + i * 3, 0.7, 1.2)).elements().iter().copied(),
            );
        }
        let tint = [Rgb::hex(0xfdf6e0), Rgb::hex(0xdfe8ff), Rgb::hex(0xfff0d8), Rgb::hex(0xffffff)][class];
        pen.mark(all, tint.alpha(alpha));
    }
    for i in 0..(count / 42).clamp(3, 14) {
        let (x, y) = (place.chance(2000 + i * 2) * place.width, place.chance(2001 + i * 2) * low * 0.7);
        pen.glow(x, y, 1.7, Rgb::hex(0xe6ecff).alpha(0.5));
        pen.mark(star(x, y, place.between(2050 + i, 0.45, 0.95), 0.14, 4), 0xfffbea);
    }
}

/// Radius, share and opacity of each size of star.
const STARS: [(f64, f64, f64); 4] =
    [(0.07, 1.0, 0.55), (0.1, 0.55, 0.7), (0.15, 0.2, 0.85), (0.22, 0.05, 0.95)];

/// A band of stars across the sky: light, dust lanes before it, and stars without number.
pub(super) fn milky_way(pen: &mut Pen, place: &Place, low: f64) {
    let rising = !sun_is_left(place);
    // A spot `t` along the band and `off` beside it.
    let at = |t: f64, off: f64| {
        let x = place.width * (0.02 + 0.96 * if rising { t } else { 1.0 - t });
        let bow = 0.1 * (1.0 - (2.0 * t - 1.0).powi(2));
        (x, low * (0.98 - 1.02 * t - bow) + off)
    };
    let broad = (low * 0.2).clamp(8.0, 19.0);
    let steps = ((place.width / 4.0) as u64).clamp(12, 46);
    for i in 0..steps {
        let t = (i as f64 + place.chance(2500 + i)) / steps as f64;
        let (x, y) = at(t, place.between(2600 + i, -0.35, 0.35) * broad);
        let tint = [0xbcc8ff, 0xd9c2f0, 0xf5d9c8, 0xaec4f4][i as usize % 4];
        pen.haze(x, y, broad * place.between(2700 + i, 0.7, 1.3), broad * 0.8, Rgb::hex(tint).alpha(0.17));
        let (x, y) = at(t, place.between(2750 + i, -0.1, 0.1) * broad);
        pen.glow(x, y, broad * 0.42, Rgb::hex(0xfff1e0).alpha(0.17));
    }
    for i in 0..steps * 2 {
        let t = (i as f64 + place.chance(2800 + i)) / (steps * 2) as f64;
        let (x, y) = at(t, place.between(2950 + i, -0.12, 0.2) * broad);
        let size = broad * place.between(3050 + i, 0.08, 0.3);
        pen.haze(x, y, size, size * 0.6, place.light.sky[0].shaded(0.3).alpha(0.24));
    }
    for (class, (size, share, alpha)) in STARS.into_iter().enumerate().take(3) {
        let key = 40_000 + class as u64 * 9_000;
        let mut all = BezPath::new();
        for i in 0..(place.count(900.0) as f64 * share) as u64 {
            let off = place.chance(key + i * 3) + place.chance(key + 1 + i * 3) - 1.0;
            let (x, y) = at(place.chance(key + 2 + i * 3), off * broad * 1.1);
            all.extend(circle(x, y, size * 0.8).elements().iter().copied());
        }
        pen.mark(all, Rgb::hex(0xf5efff).alpha(alpha));
    }
}

fn clouds(pen: &mut Pen, place: &Place, low: f64) {
    let cover = cover(&place.light);
    let base = place.light.sky[2].mix(Rgb::WHITE, 0.7).under(place.light.lamp.mix(Rgb::WHITE, 0.35));
    let dim = if place.light.dark { 0.3 } else { 0.86 };
    streaks(pen, place, low, base, dim);
    if place.light.dark && cover < 0.3 {
        return;
    }
    let count = (place.count(3.4) as f64 * (0.6 + cover * 2.4)) as u64;
    // A tall sky holds more than one storey of clouds.
    let storeys = (low / (place.width * 0.8)).round().clamp(1.0, 3.0) as u64;
    for i in 0..count * storeys {
        let key = 400 + i * 5;
        let x =
            (place.chance(key) + (i % count) as f64) / count as f64 * place.width * 1.1 - place.width * 0.05;
        let y = low * ((i / count) as f64 + place.between(key + 1, 0.12, 0.78)) / storeys as f64 * 0.72;
        let near = 1.0 - 0.6 * y / low;
        let size = place.between(key + 2, 8.0, 14.0) * (0.6 + cover * 0.7) * near;
        let colour = base.mix(place.light.sky[1], place.between(key + 3, 0.0, 0.4));
        cloud(pen, x, y, size, colour, dim);
    }
}

/// Thin veils low in the sky.
fn streaks(pen: &mut Pen, place: &Place, low: f64, base: Rgb, dim: f64) {
    for i in 0..place.count(5.0) as u64 {
        let x = place.chance(460 + i * 3) * place.width;
        let y = low * place.between(461 + i * 3, 0.5, 0.9);
        let wide = place.between(462 + i * 3, 12.0, 30.0);
        pen.haze(x, y, wide, wide * 0.05, base.alpha(dim * 0.7));
    }
}

/// A cloud `size` units wide on each side of its middle, flat below: puffs that are lit from above.
pub(super) fn cloud(pen: &mut Pen, x: f64, y: f64, size: f64, colour: Rgb, alpha: f64) {
    let turn = ((x * 7.3 + y * 3.1).abs() as u64 % 7) as usize;
    let puffs =
        [(-0.66, 0.2, 0.24), (-0.34, 0.3, 0.34), (0.02, 0.38, 0.44), (0.4, 0.3, 0.34), (0.72, 0.18, 0.22)];
    let swell = |i: usize| 1.0 + 0.18 * [0.4, -0.6, 1.0, -0.2, 0.7, -1.0, 0.1][(i * 3 + turn) % 7];
    let mut whole = round_rect(x - size * 0.94, y - size * 0.16, size * 1.88, size * 0.2, size * 0.1);
    for (i, (dx, dy, r)) in puffs.into_iter().enumerate() {
        let r = r * size * swell(i);
        let dome = [
            (x + dx * size - r, y),
            (x + dx * size - r * 0.86, y - dy * size * 0.6 - r * 0.3),
            (x + dx * size, y - dy * size * 0.5 - r * 0.86),
            (x + dx * size + r * 0.86, y - dy * size * 0.6 - r * 0.3),
            (x + dx * size + r, y),
        ];
        whole.extend(blob(&dome).elements().iter().copied());
    }
    pen.fade(whole, colour.lit(0.5).alpha(alpha), colour.shaded(0.08).alpha(alpha * 0.55));
    let top = (x - size * 0.08, y - size * 0.42);
    pen.haze(top.0, top.1, size * 0.4, size * 0.22, colour.lit(0.8).alpha(alpha * 0.6));
}

pub(super) fn rainbow(pen: &mut Pen, place: &Place, low: f64) {
    let (x, r) = (place.width * 0.5, place.width.min(low * 1.9) * 0.52);
    for (i, colour) in [0xe76f6f, 0xf2a65a, 0xf6d860, 0x86c98b, 0x6aaedb, 0x9a86cf].into_iter().enumerate() {
        let radius = r - i as f64 * 1.7;
        pen.line(arc(x, low + 4.0, radius, radius, -90.0, 180.0), 1.8, Rgb::hex(colour).alpha(0.55));
    }
}

fn lightning(pen: &mut Pen, place: &Place, low: f64) {
    let x = place.width * place.between(61, 0.2, 0.8);
    let bolt = [
        (x - 0.6, low * 0.12),
        (x - 3.2, low * 0.34),
        (x - 1.0, low * 0.33),
        (x - 4.4, low * 0.66),
        (x + 1.6, low * 0.29),
        (x - 0.6, low * 0.3),
        (x + 1.2, low * 0.12),
    ];
    pen.glow(x, low * 0.5, 30.0, Rgb::hex(0xe8e4ff).alpha(0.5));
    pen.mark(polygon(&bolt), 0xfff6cf);
}

pub(super) fn rain(pen: &mut Pen, place: &Place) {
    for i in 0..place.count(170.0) as u64 {
        let (x, y) =
            (place.chance(5000 + i * 2) * place.width * 1.05, place.chance(5001 + i * 2) * place.height);
        let length = place.between(5600 + i, 2.0, 4.6);
        pen.line(curve(&[(x, y), (x - length * 0.28, y + length)]), 0.26, Rgb::hex(0xeaf2f8).alpha(0.55));
    }
}

/// Where drops fall onto the ground.
pub(super) fn splashes(pen: &mut Pen, place: &Place) {
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

/// Wisps that drift before what is far; near us the air is clear.
pub(super) fn fog(pen: &mut Pen, place: &Place) {
    let veil = place.light.haze.mix(Rgb::WHITE, 0.35);
    let depth = place.height - place.horizon;
    for i in 0..9u64 {
        let t = i as f64 / 9.0;
        let y = place.horizon - depth * 0.16 + depth * 0.7 * t;
        let x = place.width * (0.5 + place.between(6400 + i, -0.6, 0.6));
        let wide = place.width * place.between(6420 + i, 0.4, 0.7);
        let tall = (3.0 + 3.4 * t) * (depth / 40.0).clamp(0.4, 1.4);
        pen.haze(x, y, wide, tall, veil.alpha(0.62 - 0.36 * t));
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
        pen.line(curve(&placed((x, y), "0,0 12,-1.5 22,0.6 26,-1.2")), 0.35, Rgb::WHITE.alpha(0.5));
    }
}

/// A few leaves on their way down, out of the way of the middle.
pub(super) fn falling_leaves(pen: &mut Pen, place: &Place) {
    for i in 0..place.count(16.0) as u64 {
        let x = place.chance(6520 + i * 3);
        let aside = (x - 0.5).abs() > 0.2;
        let y = place.chance(6521 + i * 3) * if aside { 0.9 } else { 0.3 };
        let tip = on_circle(x * place.width, y * place.height, 2.6, place.chance(6522 + i * 3) * 360.0);
        let colour = place.light.near(place.light.leaves[i as usize % 3]);
        pen.mark(leaf((x * place.width, y * place.height), tip, 1.5), colour);
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
    pen.fade(rect(-1.0, -1.0, w + 2.0, h + 2.0), 0x0e1233, 0x2a2358);
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
    pen.round_with(circle(x, y, r), colour, |pen| {
        for [dy, thick] in rows("-0.45,0.16 -0.05,0.26 0.4,0.14") {
            pen.mark(oval(x, y + dy * r, r * 1.1, thick * r), colour.shaded(0.35).alpha(0.35));
        }
    });
    if ringed {
        ring(pen, 90.0);
    }
}
