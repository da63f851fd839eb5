//! A Chinese street on a feast night: shop fronts in perspective, lanterns, couplets, people, a dragon or a lion.

use super::folk::{self, Walk};
use super::props::figure;
use super::{Place, air};
use crate::figures::look::scramble;
use crate::figures::prelude::*;
use crate::intent::Occasion;

/// How far each next house is behind the one before it, as a factor.
const STEP: f64 = 1.42;
/// How many houses line each side.
const HOUSES: i32 = 7;

/// One-point perspective down the street. Lengths are page units at distance 1, where the page's edge is.
#[derive(Clone, Copy)]
struct View {
    x: f64,
    eye: f64,
    half: f64,
    /// The eye's height above the street.
    above: f64,
}

impl View {
    /// A spot `into` the street from that side's wall, at distance `z`, `height` above the street.
    fn at(&self, side: f64, into: f64, z: f64, height: f64) -> Spot {
        (self.x + side * (self.half - into) / z, self.eye + (self.above - height) / z)
    }

    /// Page units to a metre at distance 1.
    fn metre(&self) -> f64 {
        self.above / 3.1
    }
}

pub(super) fn street(pen: &mut Pen, place: &Place) {
    let (w, h) = (place.width, place.height);
    let eye = place.horizon.min(h * 0.66);
    let view =
        View { x: w * place.between(7000, 0.44, 0.56), eye, half: (w * 0.56).max(h * 0.36), above: h - eye };
    // The year begins with the new moon.
    if place.occasion == Some(Occasion::ChineseNewYear) {
        air::moonless(pen, place, eye + 1.0);
    } else {
        air::sky(pen, place, eye + 1.0);
    }
    fireworks(pen, place, (w / 30.0).round().max(3.0) as u64, &[0xffd76a, 0xff8a6a, 0xfff1c4]);
    figure(pen, place, "pagoda", (view.x, eye + 1.0), (h * 0.3).min(w * 0.5), (7001, false), 0.35);
    ground(pen, place, &view);
    for house in (0..HOUSES).rev() {
        let (near, far) = (STEP.powi(house - 1), STEP.powi(house));
        for side in [-1.0, 1.0] {
            front(pen, place, &view, side, (near, far), (house as u64) * 2 + u64::from(side > 0.0));
        }
        if house > 0 {
            lantern_string(pen, &view, far * 0.93, 7100 + house as u64, place);
            people(pen, place, &view, far, house as u64);
        }
    }
}

/// Flagstones that run together in the distance, with warm pools before the shops.
fn ground(pen: &mut Pen, place: &Place, view: &View) {
    let stone = place.light.on(Rgb::hex(0x9a8a8c), 0.0);
    let warm = Rgb::hex(0xffb765);
    pen.fade(
        rect(-1.0, view.eye, place.width + 2.0, place.height - view.eye + 1.0),
        stone.mix(warm, 0.5),
        stone.mix(warm, 0.16).shaded(0.12),
    );
    for i in -6..=6 {
        let into = view.half * (1.0 - f64::from(i) / 6.0);
        let ends = [view.at(1.0, into, 14.0, 0.0), view.at(1.0, into, 0.9, 0.0)];
        pen.line(curve(&ends), 0.16, stone.shaded(0.5).alpha(0.4));
    }
    for i in 0..12 {
        let z = 0.95 * 1.22f64.powi(i);
        pen.line(
            curve(&[view.at(-1.0, 0.0, z, 0.0), view.at(1.0, 0.0, z, 0.0)]),
            0.24 / z.max(1.0) + 0.06,
            stone.shaded(0.5).alpha(0.34),
        );
    }
    for i in 0..6 {
        let z = 1.1 * STEP.powi(i);
        for side in [-1.0, 1.0] {
            let (x, y) = view.at(side, view.half * 0.28, z, 0.0);
            pen.haze(x, y, view.half * 0.5 / z, view.above * 0.12 / z, warm.alpha(0.5));
        }
    }
    pen.haze(view.x, view.eye + 2.0, view.half * 0.5, 7.0, Rgb::hex(0xffd9a0).alpha(0.6));
}

/// One house: a lit shop below, lattice windows above, tiled eaves over both.
fn front(pen: &mut Pen, place: &Place, view: &View, side: f64, (near, far): (f64, f64), key: u64) {
    let m = view.metre();
    let pick = |k: u64, n: usize| (scramble(place.seed, 7200 + key * 16 + k) % n as u64) as usize;
    let wall = place
        .light
        .on(Rgb::hex([0x8e4a3c, 0x7a4f3e, 0x9c5b44, 0x6e4a48][pick(0, 4)]), 0.0)
        .mix(Rgb::hex(0xffa860), 0.16);
    let dim = wall.mix(place.light.haze, 0.04 * far.min(8.0));
    let tall = m * [6.4, 7.2, 6.8][pick(1, 3)];
    // A rectangle on the wall: from `a` to `b` along it, between two heights.
    let along = |t: f64| near * (far / near).powf(t);
    let panel = |a: f64, b: f64, low: f64, high: f64| {
        polygon(&[
            view.at(side, 0.0, along(a), low),
            view.at(side, 0.0, along(a), high),
            view.at(side, 0.0, along(b), high),
            view.at(side, 0.0, along(b), low),
        ])
    };
    let line = 0.5 / near.max(0.8);
    pen.fade(panel(0.0, 1.0, 0.0, tall), dim.shaded(0.1), dim.mix(Rgb::hex(0xffb060), 0.2));
    let glow = Rgb::hex([0xffdf9c, 0xffd288, 0xffe7b4][pick(2, 3)]);
    pen.fade(panel(0.16, 0.84, 0.0, m * 2.5), glow, glow.mix(Rgb::hex(0xd98a4a), 0.4));
    goods(pen, &panel, m, key);
    pen.mark([0.16, 0.38, 0.62, 0.84].map(|t| panel(t - 0.014, t + 0.014, 0.0, m * 2.6)), 0x5a2c26);
    for t in [0.05, 0.91] {
        pen.mark(panel(t, t + 0.06, m * 0.5, m * 2.4), 0xd8322c);
        pen.line(panel(t, t + 0.06, m * 0.5, m * 2.4), line * 0.5, 0xf2c04a);
    }
    pen.mark(panel(0.26, 0.74, m * 2.55, m * 3.1), 0x6e1f22);
    pen.line(panel(0.26, 0.74, m * 2.55, m * 3.1), line, 0xe9b84a);
    for i in 0..3u8 {
        let (a, b) = (0.12 + 0.28 * f64::from(i), 0.3 + 0.28 * f64::from(i));
        let lit = pick(4 + u64::from(i), 3) > 0;
        let pane = if lit { glow } else { dim.shaded(0.4) };
        pen.mark(panel(a, b, m * 4.1, m * 5.6), pane);
        pen.mark([a, (a + b) / 2.0, b].map(|t| panel(t - 0.008, t + 0.008, m * 4.1, m * 5.6)), 0x5a2c26);
        pen.mark(panel(a, b, m * 4.8, m * 4.9), 0x5a2c26);
    }
    eaves(pen, view, side, (near, far), (m * 3.3, m * 0.9));
    eaves(pen, view, side, (near, far), (tall - m * 0.1, m * 1.7));
    for i in 0..2 {
        let z = along(0.3 + 0.4 * f64::from(i));
        let (x, y) = view.at(side, m * 0.8, z, m * 3.2);
        lantern(pen, x, y, m * 0.85 / z, 0);
    }
}

/// What a shop shows: shelves of small bright things.
fn goods(pen: &mut Pen, panel: &dyn Fn(f64, f64, f64, f64) -> vello_cpu::kurbo::BezPath, m: f64, key: u64) {
    let colours = [0xd9604f, 0x8fa86a, 0xe9b44c, 0x7a8fae, 0xb5654a].map(Rgb::hex);
    for i in 0..6u64 {
        let t = 0.2 + 0.105 * i as f64;
        let low = m * if (i + key).is_multiple_of(2) { 0.0 } else { 0.9 };
        let high = low + m * (0.4 + 0.1 * ((i * 7 + key) % 4) as f64);
        pen.mark(panel(t, t + 0.075, low, high), colours[((i + key) % 5) as usize].alpha(0.85));
    }
    pen.mark(panel(0.18, 0.82, m * 0.84, m * 0.9), 0x6b3a2a);
}

/// A tiled roof edge whose corners sweep up.
fn eaves(pen: &mut Pen, view: &View, side: f64, (near, far): (f64, f64), (low, rise): (f64, f64)) {
    let m = view.metre();
    let (a, b) = (near * 1.0, far * 1.0);
    let along = |t: f64| a * (b / a).powf(t);
    let edge = |t: f64| {
        let sweep = (2.0 * t - 1.0).powi(4) * m * 0.5;
        view.at(side, m * 0.95, along(t), low + sweep)
    };
    let ridge = |t: f64| view.at(side, 0.0, along(t), low + rise);
    let steps = 10;
    let share = |i: i32| f64::from(i) / f64::from(steps);
    let mut outline: Vec<Spot> = (0..=steps).map(|i| edge(share(i))).collect();
    outline.extend((0..=steps).rev().map(|i| ridge(share(i))));
    let tile = Rgb::hex(0x3e4a5c).mix(Rgb::hex(0xffa860), 0.08);
    pen.fade(polygon(&outline), tile.lit(0.12), tile.shaded(0.3));
    for i in 1..steps * 2 {
        let t = f64::from(i) / f64::from(steps * 2);
        pen.line(curve(&[edge(t), ridge(t)]), 0.3 / along(t).max(0.8), tile.shaded(0.5).alpha(0.6));
    }
    let rim: Vec<Spot> = (0..=steps).map(|i| edge(share(i))).collect();
    pen.line(curve(&rim), 0.9 / near.max(0.8), Rgb::hex(0xffb45e).mix(tile, 0.25));
    let top: Vec<Spot> = (0..=steps).map(|i| ridge(share(i))).collect();
    pen.line(curve(&top), 0.8 / near.max(0.8), tile.lit(0.3));
}

/// Lanterns on a cord across the street.
fn lantern_string(pen: &mut Pen, view: &View, z: f64, key: u64, place: &Place) {
    let m = view.metre();
    let sag = |t: f64| m * (5.6 - 1.5 * (1.0 - (2.0 * t - 1.0).powi(2)));
    let spot = |t: f64| view.at(1.0, view.half * 2.0 * (1.0 - t), z, sag(t));
    let cord: Vec<Spot> = (0..=10).map(|i| spot(f64::from(i) / 10.0)).collect();
    pen.line(curve(&cord), 0.26 / z, 0x3a2028);
    let count = ((view.half * 2.0 / m) / 1.7).round().clamp(4.0, 13.0) as u64;
    for i in 0..count {
        let (x, y) = spot((i as f64 + 0.5) / count as f64);
        lantern(pen, x, y, m * place.between(key + i * 11, 0.95, 1.15) / z, i);
    }
}

/// Who is out at that distance: families, couples, children with lanterns; once, a lion or a dragon.
fn people(pen: &mut Pen, place: &Place, view: &View, z: f64, row: u64) {
    let m = view.metre();
    if row == 3 && place.empty {
        let lion = place.chance(7300) < 0.5;
        let (x, y) = view.at(1.0, view.half * place.between(7301, 0.9, 1.1), z, 0.0);
        if lion {
            figure(pen, place, "lion dance", (x, y), m * 2.6 / z, (7302, false), 0.0);
        } else {
            figure(pen, place, "chinese dragon", (x, y - m * 0.5 / z), m * 3.4 / z, (7302, false), 0.0);
        }
    }
    if !place.folk || (row == 1 && !place.empty) {
        return;
    }
    let count = 3 + row.min(4) + (view.half / 40.0) as u64;
    for i in 0..count {
        let key = 7310 + row * 40 + i * 3;
        // The middle stays open near us, so that one sees down the street.
        let share = if row <= 2 {
            let aside = place.between(key, 0.12, 0.34);
            if i % 2 == 0 { aside } else { 1.0 - aside }
        } else {
            place.between(key, 0.08, 0.92)
        };
        let depth = z * place.between(key + 1, 0.92, 1.04);
        let foot = view.at(1.0, view.half * 2.0 * (1.0 - share), depth, 0.0);
        let size = m * 1.75 / depth;
        folk::walker(pen, place, &Walk { foot, tall: size, key, far: 0.0 });
        if (i + row).is_multiple_of(3) && size > 3.0 {
            folk::lantern_child(pen, place, (foot.0 + size * 0.5, foot.1 + 0.1), size * 0.68, key + 2);
        }
    }
}

/// A red paper lantern that hangs from (`x`, `y`).
pub(crate) fn lantern(pen: &mut Pen, x: f64, y: f64, size: f64, _: u64) {
    let (red, gold) = (Rgb::hex(0xe03a32), Rgb::hex(0xf6c552));
    let r = size * 0.5;
    let middle = y + size * 0.72;
    pen.glow(x, middle, size * 1.7, Rgb::hex(0xff9a55).alpha(0.42));
    pen.line(curve(&[(x, y), (x, y + size * 0.2)]), size * 0.03, gold);
    pen.round(oval(x, middle, r * 1.06, r * 0.9), red);
    pen.haze(x, middle + r * 0.1, r * 0.7, r * 0.6, Rgb::hex(0xffb060).alpha(0.7));
    if size > 2.2 {
        for share in [0.34, 0.72] {
            pen.line(oval(x, middle, r * share, r * 0.88), size * 0.022, gold.alpha(0.75));
        }
    }
    pen.mark(round_rect(x - r * 0.5, middle - r * 1.06, r, r * 0.26, 0.2), gold);
    pen.mark(round_rect(x - r * 0.5, middle + r * 0.8, r, r * 0.26, 0.2), gold);
    for dx in [-0.22, 0.0, 0.22] {
        pen.line(curve(&sized((x, middle), (dx * r, r), "1,1.05 1.3,1.8")), size * 0.03, gold);
    }
}

/// Bursts in the upper sky.
pub(crate) fn fireworks(pen: &mut Pen, place: &Place, count: u64, colours: &[u32]) {
    for i in 0..count {
        let x = (i as f64 + place.between(3200 + i, 0.2, 0.8)) / count as f64 * place.width;
        let low = if place.is_card() { 0.15 } else { 0.34 };
        let y = place.height * place.between(3220 + i, 0.08, low);
        let r = place.between(3240 + i, 6.0, if place.is_card() { 8.0 } else { 13.0 });
        let colour = Rgb::hex(colours[i as usize % colours.len()]);
        pen.glow(x, y, r * 1.4, colour.alpha(0.3));
        let turn = place.chance(3260 + i) * 20.0;
        for (rays, reach, thick) in [(26, 1.0, 0.2), (18, 0.66, 0.16), (10, 0.36, 0.14)] {
            for ray in 0..rays {
                let angle = 360.0 * f64::from(ray) / f64::from(rays) + turn;
                let (ax, ay) = on_circle(x, y, r * reach * 0.36, angle);
                let (bx, by) = on_circle(x, y, r * reach, angle);
                let droop = r * 0.1 * reach;
                pen.line(
                    curve(&[(ax, ay), ((ax + bx) / 2.0, (ay + by) / 2.0), (bx, by + droop)]),
                    thick,
                    colour.alpha(0.75),
                );
                pen.mark(circle(bx, by + droop, thick * 1.3), 0xfffbe6);
            }
        }
    }
}
