//! The lake: mountains and their reflection, mist on the water, a near shore that frames it.

use super::ground::{lawn, pebbles, rolling};
use super::mirror::mirrored;
use super::peaks::{bank, ranges};
use super::props::{fir, pine};
use super::{Place, air};
use crate::figures::prelude::*;
use crate::intent::{Time, Weather};
use vello_cpu::kurbo::Affine;

pub(super) fn lake(pen: &mut Pen, place: &Place) {
    let y = place.horizon;
    air::sky(pen, place, y + 2.0);
    let mut far = Pen::new(Affine::IDENTITY);
    ranges(&mut far, place, y + 0.4);
    far_shore(&mut far, place, y + 0.4);
    let far = far.finish().shapes;
    pen.insert(far.iter().cloned());
    let (light, deep) = tones(place);
    pen.fade(rect(-1.0, y, place.width + 2.0, place.height - y + 1.0), light, deep);
    pen.insert(mirrored(&far, y + 0.2, 0.8, (light.mix(deep, 0.4), 0.34)));
    let low = place.height - y + 1.0;
    pen.fade(rect(-1.0, y, place.width + 2.0, low * 0.75), deep.alpha(0.06), deep.alpha(0.8));
    pen.mark(rect(-1.0, y + low * 0.75 - 0.1, place.width + 2.0, low * 0.3), deep.alpha(0.8));
    glints(pen, place, y);
    water_mist(pen, place, y);
    if place.has_shore() {
        near_shore(pen, place);
    }
}

/// The water at the far shore and at our feet: what it has of the sky above both.
fn tones(place: &Place) -> (Rgb, Rgb) {
    let [top, _, horizon] = place.light.sky;
    let water = place.light.water;
    (horizon.mix(water, 0.3), place.light.on(water.mix(top, 0.45).shaded(0.24), 0.0))
}

/// Firs along the far shore, tall at both sides and low in the middle, so that the view opens there.
fn far_shore(pen: &mut Pen, place: &Place, y: f64) {
    let dark = place.light.on(Rgb::hex(0x4a7268), 0.42);
    pen.mark(rolling_strip(place, y), dark);
    for (row, far, per_hundred) in [(0u64, 0.62, 46.0), (1, 0.4, 38.0)] {
        for i in 0..place.count(per_hundred) as u64 {
            let key = 8800 + row * 400 + i * 2;
            let x = place.chance(key) * place.width;
            let aside = ((x / place.width - 0.5).abs() * 2.0).powi(2);
            let size = (2.6 + 6.4 * aside) * place.between(key + 1, 0.7, 1.25);
            if row == 1 && aside < 0.12 {
                continue;
            }
            fir(pen, place, (x, y + 0.3), size, far);
        }
    }
}

/// A low strip of land.
fn rolling_strip(place: &Place, y: f64) -> vello_cpu::kurbo::BezPath {
    let mut edge = vec![(-2.0, y + 0.2)];
    let steps = (place.width / 6.0).ceil() as u64;
    edge.extend(
        (0..=steps)
            .map(|i| (place.width * i as f64 / steps as f64, y - 0.5 - place.between(8790 + i, 0.0, 0.9))),
    );
    edge.push((place.width + 2.0, y + 0.2));
    blob(&edge)
}

/// Level streaks of light and shade, and the path of a low sun or the moon.
fn glints(pen: &mut Pen, place: &Place, y: f64) {
    let depth = place.height - y;
    let lamp = Rgb::WHITE.under(place.light.lamp.lit(0.4)).mix(place.light.sky[2], 0.3);
    for i in 0..place.count(46.0) as u64 {
        let t = place.chance(8900 + i * 3).powi(2);
        let (x, wy) = (place.chance(8901 + i * 3) * place.width, y + 1.2 + depth * t);
        let half = (2.0 + 8.0 * t) * place.between(8902 + i * 3, 0.5, 1.4);
        let tint = if i % 3 == 2 { place.light.water.shaded(0.4).alpha(0.22) } else { lamp.alpha(0.3) };
        pen.mark(oval(x, wy, half, 0.07 + 0.2 * t), tint);
    }
    if matches!(place.light.time, Time::Dawn | Time::Sunset | Time::Night | Time::Dusk) {
        sun_path(pen, place, y, place.height);
    }
}

/// Broken light on the water below a low sun or the moon.
pub(super) fn sun_path(pen: &mut Pen, place: &Place, y: f64, low: f64) {
    let x = air::sun_x(place);
    let gold = if place.light.dark { Rgb::hex(0xe8ecff) } else { Rgb::hex(0xfff0c8) };
    pen.haze(x, y, 16.0, (low - y) * 0.5, gold.alpha(0.3));
    for i in 0..20u64 {
        let t = i as f64 / 20.0;
        let half = (1.2 + 5.0 * t) * place.between(9000 + i, 0.35, 1.2);
        let aside = place.between(9020 + i, -1.0, 1.0) * (1.0 + 3.0 * t);
        pen.mark(
            oval(x + aside, y + 0.8 + (low - y) * 0.8 * t, half, 0.14 + 0.3 * t),
            gold.alpha(0.6 - 0.42 * t),
        );
    }
}

/// Mist that lies on the water and creeps along it.
fn water_mist(pen: &mut Pen, place: &Place, y: f64) {
    let misty = matches!(place.light.time, Time::Dawn | Time::Morning) || place.light.weather == Weather::Fog;
    if !misty {
        return;
    }
    let veil = place.light.haze.mix(Rgb::WHITE, 0.5);
    let depth = place.height - y;
    bank(pen, place, y + 2.0, 0.9, 9040);
    pen.fade(rect(-1.0, y + 2.0, place.width + 2.0, depth * 0.16), veil.alpha(0.5), veil.alpha(0.0));
    for i in 0..7u64 {
        let t = (i as f64 + 0.5) / 7.0;
        let x = place.chance(9050 + i) * place.width;
        let wide = place.width * place.between(9060 + i, 0.16, 0.34);
        pen.haze(x, y + depth * 0.5 * t * t, wide, 1.0 + 2.4 * t, veil.alpha(0.55 - 0.3 * t));
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

/// A dark bank with reeds and pines at the side where no boat is: what we look past.
pub(super) fn frame(pen: &mut Pen, place: &Place) {
    let (w, h) = (place.width, place.height);
    let left = !place.stage_is_left();
    let dark =
        place.light.on(Rgb::hex(0x2f4a48).mix(place.light.water, 0.16), 0.0).mix(place.light.haze, 0.06);
    let draw = |pen: &mut Pen| {
        let reach = if place.has_shore() { w * 0.2 } else { w * 0.44 };
        if !place.has_shore() {
            let bank = [
                (-6.0, h - 7.0),
                (reach * 0.3, h - 6.4),
                (reach * 0.7, h - 3.4),
                (reach, h - 0.6),
                (reach * 1.1, h + 4.0),
                (-6.0, h + 5.0),
            ];
            pen.fade(blob(&bank), dark.lit(0.08), dark.shaded(0.2));
        }
        let tall = (h * 0.62).min(w * 1.1);
        pine(pen, place, 9800, (w * 0.015, h + 1.0), tall * 0.8, dark.mix(place.light.haze, 0.16));
        pine(pen, place, 9830, (w * 0.095, h + 2.0), tall, dark);
        if !place.has_shore() {
            for i in 0..(reach / 1.7) as u64 {
                let x = reach * 0.16 + i as f64 * 1.6 + place.between(9850 + i, -0.6, 0.6);
                let foot = h - 4.6 * (1.0 - x / (reach * 1.1)).max(0.0) + 0.6;
                reed(
                    pen,
                    (x, foot),
                    place.between(9900 + i, 4.0, 9.5),
                    place.between(9950 + i, -0.9, 1.2),
                    dark,
                );
            }
        }
    };
    if left { draw(pen) } else { pen.mirrored(w / 2.0, draw) }
}

/// One stalk, every other with a head.
fn reed(pen: &mut Pen, (x, y): (f64, f64), tall: f64, bend: f64, colour: Rgb) {
    let top = (x + bend, y - tall);
    pen.line(curve(&[(x, y), (x + bend * 0.2, y - tall * 0.5), top]), 0.26, colour);
    if tall > 6.4 {
        pen.mark(limb(&[top, (top.0 - bend * 0.1, top.1 + 1.9)], 0.7, 0.7), colour.shaded(0.2));
    } else {
        let tip = (x + bend * 2.0, y - tall * 0.7);
        pen.line(curve(&[(x, y - tall * 0.1), (x + bend * 0.6, y - tall * 0.5), tip]), 0.22, colour);
    }
}
