//! Grounds: ridges, grass, flowers, stones, paths.

use super::Place;
use crate::figures::prelude::*;
use crate::intent::Season;
use vello_cpu::kurbo::BezPath;

/// The height of a smooth rolling profile at `x`, for things that stand on a ridge drawn by [`rolling`].
pub(super) fn profile(place: &Place, key: u64, x: f64, y: f64, swing: f64) -> f64 {
    let (a, b) = (place.between(key, 0.0, 6.2), place.between(key + 1, 0.0, 6.2));
    y + swing * (wave(x / 34.0 + a) * 0.65 + wave(x / 17.0 + b) * 0.35)
}

/// A smooth wave of height 1 without the platform's sine: its last bits differ between machines.
fn wave(turns: f64) -> f64 {
    let t = (turns / std::f64::consts::TAU).rem_euclid(1.0);
    let t = if t < 0.5 { t * 4.0 - 1.0 } else { 3.0 - t * 4.0 };
    t * (1.5 - 0.5 * t * t)
}

/// Land below a rolling profile.
pub(super) fn rolling(place: &Place, key: u64, y: f64, swing: f64) -> BezPath {
    let steps = (place.width / 5.0).ceil() as usize + 2;
    let mut edge: Vec<Spot> = Vec::with_capacity(steps + 1);
    for i in 0..=steps {
        let x = -5.0 + (place.width + 10.0) * i as f64 / steps as f64;
        edge.push((x, profile(place, key, x, y, swing)));
    }
    let mut path = curve(&edge);
    path.line_to((place.width + 5.0, place.height + 5.0));
    path.line_to((-5.0, place.height + 5.0));
    path.close_path();
    path
}

/// A near ground from the horizon down, in grass by season, with tufts and flowers.
pub(super) fn lawn(pen: &mut Pen, place: &Place, y: f64) {
    let light = &place.light;
    pen.fade(
        rolling(place, 31, y, 1.2),
        light.on(light.grass.lit(0.12), 0.25),
        light.on(light.grass.shaded(0.2), 0.0),
    );
    swathes(pen, place, y);
    for i in 0..place.count(46.0) as u64 {
        let t = place.chance(3100 + i * 2);
        let gy = y + 3.0 + (place.height - y) * t;
        tuft(pen, place, place.chance(3101 + i * 2) * place.width, gy, 0.6 + 1.1 * t);
    }
    if light.season != Season::Winter {
        flowers(pen, place, y + 4.0);
    }
}

/// Light that lies on the land in level strips, and the shade of clouds between them.
fn swathes(pen: &mut Pen, place: &Place, y: f64) {
    let (light, depth) = (&place.light, place.height - y);
    for i in 0..9u64 {
        let t = (i as f64 + 0.5) / 9.0;
        let x = place.width * place.chance(3050 + i);
        let wide = place.width * place.between(3060 + i, 0.22, 0.5);
        let tall = depth * (0.03 + 0.07 * t);
        let tint = if i % 2 == 0 {
            light.on(light.grass.lit(0.4).mix(0xf7f0a0, 0.3), 0.1).alpha(0.5)
        } else {
            light.on(light.grass.shaded(0.5), 0.1).alpha(0.34)
        };
        pen.haze(x, y + 1.6 + depth * t * t * 0.94, wide, tall, tint);
    }
}

/// A few blades of grass.
pub(super) fn tuft(pen: &mut Pen, place: &Place, x: f64, y: f64, size: f64) {
    let green = place.light.on(place.light.grass.shaded(0.34), 0.0).alpha(0.55);
    for [dx, tip] in rows("-0.5,-1.1 0,0.2 0.5,1.2") {
        pen.line(
            curve(&[(x + dx * size, y), (x + (dx * 1.2 + tip * 0.3) * size, y - size * 1.6)]),
            0.24 * size,
            green,
        );
    }
}

/// Flowers in drifts over the ground below `y`.
pub(super) fn flowers(pen: &mut Pen, place: &Place, y: f64) {
    let drifts = (place.width / 14.0).ceil() as u64 + 1;
    for i in 0..place.count(44.0) as u64 {
        let drift = i % drifts;
        let middle = (place.chance(3500 + drift) * 1.1 - 0.05) * place.width;
        let t = (place.chance(3540 + drift) + place.between(3600 + i * 2, -0.1, 0.1)).clamp(0.02, 1.0);
        let x = middle + place.between(3601 + i * 2, -1.0, 1.0) * (3.0 + 9.0 * t);
        let colour = BLOSSOMS[((drift + u64::from(i % 5 == 0)) % 5) as usize];
        blossom(pen, place, (x, y + (place.height - y) * t), 0.4 + 0.75 * t, colour);
    }
}

const BLOSSOMS: [u32; 5] = [0xf7f3ea, 0xf4a6b4, 0xf6d860, 0xb79ad6, 0xf08a6c];

fn blossom(pen: &mut Pen, place: &Place, (x, y): Spot, size: f64, colour: u32) {
    let mut petals = BezPath::new();
    for (px, py) in on_ring((x, y), size * 0.6, steps(0.0, 72.0, 5)) {
        petals.extend(circle(px, py, size * 0.42).elements().iter().copied());
    }
    pen.mark(petals, place.light.near(Rgb::hex(colour)));
    pen.mark(circle(x, y, size * 0.36), place.light.near(0xf2b84b));
}

/// Large blades and flowers at the very front, out of the way of the middle.
pub(super) fn foreground_grass(pen: &mut Pen, place: &Place) {
    let green = place.light.on(place.light.grass.shaded(0.42), 0.0);
    for i in 0..place.count(60.0) as u64 {
        let x = place.chance(3900 + i * 2) * place.width;
        let aside = ((x / place.width - 0.5).abs() * 2.0).powi(2);
        let height = (1.6 + 5.0 * aside) * place.between(3901 + i * 2, 0.6, 1.2);
        let bend = place.between(4000 + i, -1.4, 1.4);
        let (y, w) = (place.height + 1.0, 0.8);
        let blade = blob(&[
            (x - w, y),
            (x + bend * 0.4, y - height * 0.6),
            (x + bend, y - height),
            (x + bend * 0.5 + 0.5, y - height * 0.5),
            (x + w, y),
        ]);
        pen.mark(blade, green.mix(place.light.on(place.light.grass, 0.0), place.chance(4100 + i) * 0.5));
    }
    if place.light.season == Season::Winter {
        return;
    }
    // A few near flowers in the corners, which lead the eye in.
    for i in 0..12u64 {
        let share = place.between(4200 + i, 0.0, 0.2);
        let x = place.width * if i % 2 == 0 { share } else { 1.0 - share };
        let tall = place.between(4220 + i, 4.0, 10.0) * (1.1 - share * 3.0);
        let top = (x + place.between(4240 + i, -1.4, 1.4), place.height - tall);
        pen.line(curve(&[(x, place.height + 1.0), top]), 0.36, green);
        blossom(pen, place, top, place.between(4260 + i, 1.1, 1.9), BLOSSOMS[(i * 7 % 5) as usize]);
    }
}

/// Leaves that lie about, the nearer the larger.
pub(super) fn fallen_leaves(pen: &mut Pen, place: &Place) {
    let top = place.horizon + (place.height - place.horizon) * 0.24;
    for i in 0..place.count(110.0) as u64 {
        let t = place.chance(4400 + i * 3);
        let (x, y) = (place.chance(4401 + i * 3) * place.width, top + (place.height - top) * t);
        let size = 0.9 + 1.7 * t;
        let flat = place.between(4402 + i * 3, -0.35, 0.35);
        let colour = place.light.on(place.light.leaves[i as usize % 3].shaded(0.08), 0.1);
        pen.mark(leaf((x, y), (x + size, y + size * flat), size * 0.42), colour);
    }
}

/// Pebbles on the ground between `y0` and `y1`.
pub(super) fn pebbles(pen: &mut Pen, place: &Place, y0: f64, y1: f64, colour: Rgb, per_hundred: f64) {
    for i in 0..place.count(per_hundred) as u64 {
        let (x, t) = (place.chance(4300 + i * 3) * place.width, place.chance(4301 + i * 3));
        let size = (0.4 + 0.9 * t) * place.between(4302 + i * 3, 0.6, 1.5);
        pen.mark(oval(x, y0 + (y1 - y0) * t, size, size * 0.55), colour.alpha(0.8));
    }
}

/// A path that comes towards us and widens.
pub(super) fn path_towards(pen: &mut Pen, place: &Place, y: f64, colour: Rgb) {
    let (x, h) = (place.width * place.between(4500, 0.42, 0.58), place.height);
    let depth = h - y;
    let mut left = curve(&[
        (x - 0.6, y + 0.6),
        (x + 4.0, y + depth * 0.25),
        (x - 4.0, y + depth * 0.55),
        (x - 13.0, h + 3.0),
    ]);
    left.line_to((x + 17.0, h + 3.0));
    let right = curve(&[
        (x + 17.0, h + 3.0),
        (x + 8.0, y + depth * 0.55),
        (x + 8.5, y + depth * 0.25),
        (x + 0.9, y + 0.6),
    ]);
    left.extend(right.elements().iter().skip(1).copied());
    left.close_path();
    pen.fade(left, place.light.on(colour, 0.4), place.light.on(colour.shaded(0.1), 0.0));
}

/// An even floor from `y` down.
pub(super) fn floor(pen: &mut Pen, place: &Place, y: f64, colour: Rgb) {
    pen.fade(
        rect(-1.0, y, place.width + 2.0, place.height - y + 1.0),
        place.light.on(colour.shaded(0.12), 0.0),
        place.light.on(colour.lit(0.1), 0.0),
    );
}
