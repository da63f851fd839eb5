//! The open sea and its coasts: swell, islands, sails, gulls, and a headland to stand on.

use super::lake::sun_path;
use super::props::{bush, figure};
use super::{Place, air};
use crate::figures::prelude::*;
use crate::intent::Time;
use vello_cpu::kurbo::BezPath;

/// A cliff at one side of the page with grass on top: where those stand who cannot swim.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Headland {
    /// From where to where one may stand.
    pub(crate) stand: (f64, f64),
    /// The height of the feet.
    pub(crate) foot: f64,
    left: bool,
    /// How far from its edge of the page the land reaches.
    reach: f64,
}

impl Headland {
    /// The headland of that place, on the side of the stage.
    pub(crate) fn of(place: &Place) -> Self {
        let (width, height, left) = (place.width, place.height, place.stage_is_left());
        let ratio = width / height;
        let share = if ratio > 1.6 { 0.46 } else { 0.62 + 0.16 * (1.0 - ratio).clamp(0.0, 1.0) };
        let reach = width * share;
        let inner = (reach * if ratio > 1.6 { 0.42 } else { 0.1 }, reach - (width * 0.06).min(8.0));
        let stand = if left { inner } else { (width - inner.1, width - inner.0) };
        Self { stand, foot: place.horizon - height * 0.05, left, reach }
    }

    /// Whether the land is at the left.
    pub(super) const fn is_left(&self) -> bool {
        self.left
    }
}

pub(super) fn sea(pen: &mut Pen, place: &Place) {
    let y = place.horizon;
    air::sky(pen, place, y + 1.0);
    islands(pen, place, y);
    let water = place.light.water.mix(Rgb::hex(0x2b7ba6), 0.45);
    pen.fade(
        rect(-1.0, y, place.width + 2.0, place.height - y + 1.0),
        place.light.on(water.lit(0.1), 0.55),
        place.light.on(water.shaded(0.34), 0.0),
    );
    pen.fade(rect(-1.0, y, place.width + 2.0, 3.0), place.light.haze.alpha(0.5), place.light.haze.alpha(0.0));
    if matches!(place.light.time, Time::Dawn | Time::Sunset | Time::Dusk | Time::Night) {
        sun_path(pen, place, y, place.height);
    }
    swell(pen, place, y, place.height, water);
    sails(pen, place, y);
    gulls(pen, place, y * 0.55);
    if let Some(headland) = &place.cliff() {
        cliff(pen, place, headland, water);
    }
    if place.height > place.width * 1.4 {
        skerries(pen, place);
    }
}

/// Rocks near us that break the swell, where a tall page would be nothing but water.
fn skerries(pen: &mut Pen, place: &Place) {
    let (w, h) = (place.width, place.height);
    let foam = Rgb::WHITE.under(place.light.lamp.lit(0.4));
    let rock = place.light.on(Rgb::hex(0x6f6a6c), 0.0);
    let left = place.cliff().is_some_and(|headland| !headland.left);
    for (i, [share, down, size]) in
        rows("0.78,0.86,0.1 0.9,0.9,0.2 0.66,0.93,0.08 0.2,0.95,0.13 0.06,0.98,0.2").enumerate()
    {
        let (x, y, s) = (w * if left { 1.0 - share } else { share }, h * down, w * size);
        let lean = place.between(10_040 + i as u64, -0.2, 0.2) * s;
        let edge = [
            (x - s, y + s * 0.3),
            (x - s * 0.8, y - s * 0.3),
            (x - s * 0.3 + lean, y - s * 0.95),
            (x + s * 0.2 + lean, y - s * 0.7),
            (x + s * 0.7, y - s * 0.4),
            (x + s * 1.05, y + s * 0.3),
        ];
        pen.fade(polygon(&edge), rock.lit(0.26), rock.shaded(0.4));
        let dim = [edge[2], edge[3], edge[4], edge[5], (x + s * 0.2, y + s * 0.3), (x, y - s * 0.3)];
        pen.fade(polygon(&dim), rock.shaded(0.3), rock.shaded(0.5));
        pen.haze(x, y + s * 0.26, s * 1.9, s * 0.3, foam.alpha(0.95));
        for ring in [1.25, 1.6] {
            let spots = [
                (x - s * ring, y + s * 0.3),
                (x - s * 0.4, y + s * 0.3 * ring),
                (x + s * 0.5, y + s * 0.32 * ring),
                (x + s * ring, y + s * 0.26),
            ];
            pen.line(curve(&spots), 0.4, foam.alpha(0.7));
        }
    }
}

/// Islands and capes on the horizon, pale with distance.
fn islands(pen: &mut Pen, place: &Place, y: f64) {
    let left = place.cliff().map_or(place.chance(9300) < 0.5, |h| h.left);
    for (layer, far, tall) in [(0u64, 0.85, 5.0), (1, 0.62, 3.4)] {
        let tint = place.light.on(Rgb::hex(0x6f8f86), far);
        let count = (place.width / 90.0).ceil() as u64;
        for i in 0..count {
            let key = 9310 + layer * 40 + i * 4;
            let share = (i as f64 + place.between(key, 0.1, 0.9)) / count as f64;
            let x = place.width * if left { 0.45 + 0.55 * share } else { 0.55 * share };
            let (half, high) = (place.between(key + 1, 8.0, 18.0), tall * place.between(key + 2, 0.6, 1.2));
            let hump = [
                (x - half, y + 0.6),
                (x - half * 0.7, y - high * 0.3),
                (x - half * 0.3, y - high * 0.9),
                (x + half * 0.1, y - high * 0.62),
                (x + half * 0.45, y - high * 0.74),
                (x + half * 0.8, y - high * 0.2),
                (x + half, y + 0.6),
            ];
            pen.fade(blob(&hump), tint, tint.mix(place.light.haze, 0.5));
        }
    }
}

/// Swell: short crests, closer together and paler with distance; foam on the near ones.
pub(super) fn swell(pen: &mut Pen, place: &Place, y: f64, low: f64, water: Rgb) {
    let foam = Rgb::WHITE.under(place.light.lamp.lit(0.35));
    let count = place.count(76.0) as u64 * if place.height > place.width * 1.5 { 2 } else { 1 };
    for i in 0..count {
        let t = ((i as f64 + place.chance(9400 + i * 4)) / count as f64).powf(1.5);
        let (x, wy) = (place.chance(9401 + i * 4) * place.width, y + 1.0 + (low - y) * t);
        let length = (1.4 + 12.0 * t) * place.between(9402 + i * 4, 0.6, 1.3);
        let lift = length * 0.07;
        let crest = sized((x, wy), (length, lift), "-1,0.4 -0.4,-0.3 0,-1 0.5,-0.2 1,0.5");
        let mut body = curve(&crest);
        body.quad_to((x, wy + lift * 1.6), crest[0]);
        body.close_path();
        let near = place.light.on(water.shaded(0.3), 0.5 * (1.0 - t));
        pen.mark(body, near.alpha(0.3));
        pen.line(curve(&crest[1..4]), 0.1 + 0.26 * t, foam.alpha(0.26 + 0.34 * t));
    }
}

/// Small sails far out, on the side where the water is open.
fn sails(pen: &mut Pen, place: &Place, y: f64) {
    if !place.empty && place.cliff().is_none() || !place.may_show("sailboat") {
        return;
    }
    let open = place.cliff().map(|h| h.left);
    let depth = place.height - y;
    for (i, [share, down, tall]) in rows("0.86,0.05,4 0.68,0.16,8.5").enumerate() {
        let share = if open == Some(false) { 1.0 - share } else { share };
        let (x, foot) = (place.width * share, y + depth * down);
        let tall = tall * (place.height / 80.0).clamp(0.8, 1.6);
        figure(
            pen,
            place,
            "sailboat",
            (x, foot),
            tall,
            (9460 + i as u64, share > 0.5),
            0.5 - 0.25 * i as f64,
        );
        pen.haze(x, foot + 0.2, tall * 0.5, 0.5, Rgb::WHITE.alpha(0.5));
    }
}

/// Gulls around the height `y`.
pub(super) fn gulls(pen: &mut Pen, place: &Place, y: f64) {
    if place.light.dark || !place.may_show("seagull") {
        return;
    }
    let count = 3 + (place.width / 60.0) as u64;
    for i in 0..count {
        let x = place.width * (i as f64 + place.between(9480 + i, 0.2, 0.8)) / count as f64;
        let gy = y + place.height * place.between(9500 + i, -0.16, 0.16);
        let s = place.between(9520 + i, 1.0, 2.3);
        let white = place.light.on(Rgb::hex(0xfdfbf6), 0.1);
        let wing = |d: f64| blob(&sized((x, gy), (d * s, s), "0,0 0.7,-0.62 1.7,-0.3 0.8,-0.34"));
        pen.mark(wing(-1.0), white.shaded(0.14));
        pen.mark(wing(1.0), white.shaded(0.3));
        pen.mark(oval(x, gy, s * 0.34, s * 0.15), white);
    }
}

/// The cliff: grass on top, rock faces below, surf at its foot.
fn cliff(pen: &mut Pen, place: &Place, headland: &Headland, water: Rgb) {
    let draw = |pen: &mut Pen| face(pen, place, headland, water);
    if headland.left { draw(pen) } else { pen.mirrored(place.width / 2.0, draw) }
}

/// The cliff as if it were at the left.
fn face(pen: &mut Pen, place: &Place, headland: &Headland, water: Rgb) {
    let (reach, top, h) = (headland.reach, headland.foot, place.height);
    let depth = h - place.horizon;
    let (near, far) = (place.horizon + depth * 0.66, place.horizon + depth * 0.34);
    let lip = |t: f64| {
        (-6.0 + (reach + 6.0) * t, top + 4.4 - 2.0 * t + place.between(9600 + (t * 24.0) as u64, -0.7, 0.7))
    };
    let toe = |t: f64| {
        (
            -6.0 + (reach * 1.07 + 6.0) * t,
            near + (far - near) * t + place.between(9640 + (t * 24.0) as u64, -1.0, 1.0),
        )
    };
    let steps = 12;
    let share = |i: usize| i as f64 / steps as f64;
    // The face as columns of rock, each with its own tilt to the light.
    let stone = Rgb::hex(0xa89a8c);
    let mut shape = vec![];
    shape.extend((0..=steps).map(|i| lip(share(i))));
    shape.extend((0..=steps).rev().map(|i| toe(share(i))));
    let whole = polygon(&shape);
    pen.haze(reach * 0.6, far + 4.0, reach * 0.9, 7.0, water.shaded(0.7).alpha(0.5));
    pen.fade(whole.clone(), place.light.on(stone.lit(0.1), 0.06), place.light.on(stone.shaded(0.4), 0.0));
    pen.within(whole, |pen| {
        for i in 0..steps {
            column(
                pen,
                place,
                i as u64,
                (lip(share(i)), lip(share(i + 1))),
                (toe(share(i)), toe(share(i + 1))),
                stone,
            );
        }
        strata(pen, place, &lip, &toe, stone);
    });
    plateau(pen, place, headland, &lip, steps);
    surf(pen, place, &toe, steps);
}

/// One column of the face: a lit or shaded plane with a crack at its side.
fn column(pen: &mut Pen, place: &Place, i: u64, (a, b): (Spot, Spot), (c, d): (Spot, Spot), stone: Rgb) {
    let turn = place.chance(9700 + i);
    let bend = place.between(9720 + i, -1.6, 1.6);
    let middle = |p: Spot, q: Spot, t: f64| (p.0 + (q.0 - p.0) * t + bend, p.1 + (q.1 - p.1) * t);
    let plane =
        polygon(&[a, b, middle(b, d, 0.4), middle(b, d, 0.75), d, c, middle(a, c, 0.6), middle(a, c, 0.3)]);
    let tint = if turn < 0.45 { stone.lit(0.28) } else { stone.shaded(0.2 + 0.35 * (turn - 0.45)) };
    pen.fade(
        plane,
        place.light.on(tint, 0.04).alpha(0.8),
        place.light.on(tint.shaded(0.25), 0.0).alpha(0.75),
    );
    let crack = place.light.on(stone.shaded(0.75), 0.0);
    pen.line(curve(&[b, middle(b, d, 0.35), middle(b, d, 0.7), d]), 0.28, crack.alpha(0.5));
    let cut = middle(a, d, place.between(9740 + i, 0.3, 0.7));
    pen.line(curve(&[cut, (cut.0 + 1.2, cut.1 + 1.6), (cut.0 + 0.8, cut.1 + 3.2)]), 0.22, crack.alpha(0.5));
}

/// Level layers of the rock, with tufts of grass on them.
fn strata(pen: &mut Pen, place: &Place, lip: &dyn Fn(f64) -> Spot, toe: &dyn Fn(f64) -> Spot, stone: Rgb) {
    for layer in 1..4u64 {
        let down = layer as f64 / 4.0;
        let at = |i: u64| {
            let t = i as f64 / 9.0;
            let (a, b) = (lip(t), toe(t));
            (
                a.0 + (b.0 - a.0) * down,
                a.1 + (b.1 - a.1) * down + place.between(9760 + layer * 20 + i, -0.8, 0.8),
            )
        };
        let line: Vec<Spot> = (0..=9).map(at).collect();
        pen.line(curve(&line), 0.3, place.light.on(stone.shaded(0.6), 0.0).alpha(0.35));
        for i in 0..3 {
            let (x, y) = at((layer * 3 + i * 2) % 9);
            bush(pen, place, 9780 + layer * 5 + i, (x, y + 0.2), 1.8, 0.1);
        }
    }
}

/// Grass on top, hanging over the edge.
fn plateau(pen: &mut Pen, place: &Place, headland: &Headland, lip: &dyn Fn(f64) -> Spot, steps: usize) {
    let grass = place.light.grass;
    let back = headland.foot - 2.6;
    let mut edge: Vec<Spot> = vec![
        (-6.0, back - 2.2),
        (headland.reach * 0.3, back - 1.0),
        (headland.reach * 0.7, back),
        (headland.reach * 0.97, back + 2.2),
    ];
    for i in (0..=steps * 3).rev() {
        let (x, y) = lip(i as f64 / (steps * 3) as f64);
        let hang = if i % 2 == 0 { 1.5 } else { 0.2 };
        edge.push((x + 0.4, y + hang * place.between(9800 + i as u64, 0.4, 1.2)));
    }
    pen.fade(polygon(&edge), place.light.on(grass.lit(0.16), 0.16), place.light.on(grass.shaded(0.24), 0.0));
    let (from, to) = headland.stand;
    let (from, to) = if headland.left { (from, to) } else { (place.width - to, place.width - from) };
    let path = curve(&[
        ((from + to) / 2.0, headland.foot),
        ((from + to) * 0.4, headland.foot + 1.0),
        (from * 0.4 - 4.0, headland.foot + 1.6),
    ]);
    pen.line(path, 1.0, place.light.on(Rgb::hex(0xe6d3a6), 0.1).alpha(0.8));
    for i in 0..8u64 {
        let x = headland.reach * place.between(9850 + i, 0.0, 0.92);
        super::ground::tuft(pen, place, x, headland.foot + place.between(9870 + i, 0.6, 3.0), 0.8);
    }
    bush(pen, place, 9890, (headland.reach * 0.06, headland.foot + 0.6), 5.0, 0.1);
}

/// Foam and rocks along the foot.
fn surf(pen: &mut Pen, place: &Place, toe: &dyn Fn(f64) -> Spot, steps: usize) {
    let foam = Rgb::WHITE.under(place.light.lamp.lit(0.4));
    for i in 0..7u64 {
        let (x, y) = toe(place.between(9900 + i, 0.35, 1.06));
        let s = place.between(9910 + i, 1.2, 3.2);
        let rock = place.light.on(Rgb::hex(0x7d7470), 0.0);
        let stone = sized((x, y), (s, s), "-1,0.5 -0.7,-0.4 0.1,-0.8 0.8,-0.2 1.1,0.5");
        pen.fade(polygon(&stone), rock.lit(0.2), rock.shaded(0.3));
        pen.haze(x + s * 0.2, y + s * 0.5, s * 1.8, s * 0.4, foam.alpha(0.9));
    }
    for row in 0..3u64 {
        let out = row as f64 * 1.7;
        let mut line: BezPath = BezPath::new();
        let spots: Vec<Spot> = (0..=steps * 2)
            .map(|i| {
                let (x, y) = toe(i as f64 / (steps * 2) as f64);
                (x + out, y + out * 0.8 + place.between(9930 + row * 40 + i as u64, -0.6, 0.6))
            })
            .collect();
        line.extend(curve(&spots).elements().iter().copied());
        pen.line(line, [1.3, 0.6, 0.35][row as usize], foam.alpha([0.85, 0.55, 0.4][row as usize]));
    }
    for i in 0..14u64 {
        let (x, y) = toe(place.chance(9980 + i));
        let r = place.between(9995 + i, 0.3, 0.9);
        pen.mark(circle(x + place.between(10010 + i, -0.6, 1.6), y - r * 0.4, r), foam.alpha(0.8));
    }
}
