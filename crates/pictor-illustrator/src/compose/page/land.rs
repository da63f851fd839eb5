//! What stands on a map, drawn with a pen: mountains, woods, towns, a red cross.

use super::board::Board;
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::look::scramble;
use crate::figures::outline::{Spot, arc, circle, curve, oval, polygon, polyline, rect};

pub(super) const PAPER: Rgb = Rgb::hex(0xecd9b0);
pub(super) const EARTH: Rgb = Rgb::hex(0xe6cf9c);
pub(super) const BURNT: Rgb = Rgb::hex(0x9a6a3c);
pub(super) const INK: Rgb = Rgb::hex(0x4f3826);
pub(super) const SEA: Rgb = Rgb::hex(0x6f8f94);
pub(super) const RIBBON: Rgb = Rgb::hex(0x9c4a3a);
const WOOD: Rgb = Rgb::hex(0x7f9161);
const ROOF: Rgb = Rgb::hex(0xb3593f);
const STONE: Rgb = Rgb::hex(0xd9cdb4);

/// What varies the marks.
pub(super) struct Ink {
    pub(super) seed: u64,
    /// How large they are drawn.
    pub(super) scale: f64,
}

/// How often a mark is drawn where that many were named: a range is several mountains.
pub(super) fn copies(name: &str, count: usize) -> usize {
    match name {
        "mountain" => count.max(4),
        "forest" => count.max(4),
        "desert" => count.max(2),
        "sea" | "island" => 0,
        _ => count,
    }
}

/// The mark of that name, its middle at the spot, some 12 units wide.
pub(super) fn glyph(pen: &mut Pen, ink: &Ink, name: &str, at: Spot, key: u64) {
    let chance = |k: u64| (scramble(ink.seed, 76_000 + key * 30 + k) % 1_000) as f64 / 1_000.0;
    pen.scaled(at, ink.scale, |pen| mark(pen, name, at, &chance));
}

fn mark(pen: &mut Pen, name: &str, at: Spot, chance: &dyn Fn(u64) -> f64) {
    match name {
        "mountain" => mountains(pen, at, chance, Rgb::hex(0xcbb88d)),
        "ice" => mountains(pen, at, chance, Rgb::hex(0xe9eef0)),
        "forest" | "swamp" => woods(pen, at, chance, name == "swamp"),
        "palm" => [(-3.0, 1.0), (2.5, -0.5)].iter().for_each(|(dx, dy)| palm(pen, (at.0 + dx, at.1 + dy))),
        "desert" => dunes(pen, at),
        "town" => town(pen, at),
        "harbour" => {
            town(pen, (at.0, at.1 - 1.0));
            pier(pen, at);
        }
        "castle" => castle(pen, at),
        "tower" => tower(pen, at, 3.4, 11.0),
        "volcano" => volcano(pen, at),
        "house" => house(pen, (at.0, at.1 + 3.4), 6.4),
        "cave" => cave(pen, at),
        "ruins" => ruins(pen, at),
        "river" => river(pen, at, chance),
        "lake" => lake(pen, at),
        "cross" => cross(pen, at),
        "ship" => ship(pen, at, false),
        "wreck" => ship(pen, at, true),
        "monster" => monster(pen, at),
        _ => {}
    }
}

/// A shape in ink with a wash.
fn washed(pen: &mut Pen, spots: &[Spot], wash: Rgb) {
    pen.mark(polygon(spots), wash);
    pen.line(polygon(spots), 0.34, INK);
}

fn mountains(pen: &mut Pen, (x, y): Spot, chance: &dyn Fn(u64) -> f64, rock: Rgb) {
    for (i, (dx, dy, tall)) in [(-4.2, 0.0, 7.5), (3.8, 0.4, 8.5), (0.0, 2.4, 10.0)].into_iter().enumerate() {
        let (tall, foot) = (tall * (0.85 + 0.3 * chance(i as u64)), y + 3.0 + dy);
        let (left, right, top) = (x + dx - tall * 0.6, x + dx + tall * 0.6, (x + dx + 0.3, foot - tall));
        pen.mark(polygon(&[(left, foot), top, (right, foot)]), rock);
        pen.mark(polygon(&[top, (right, foot), (x + dx + 0.8, foot)]), BURNT.alpha(0.42));
        let cap = tall * 0.34;
        let snow = [
            top,
            (top.0 + cap * 0.5, top.1 + cap),
            (top.0 + 0.1, top.1 + cap * 0.7),
            (top.0 - cap * 0.5, top.1 + cap),
        ];
        pen.mark(polygon(&snow), Rgb::hex(0xfaf4e4));
        pen.line(polyline(&[(left, foot), top, (right, foot)]), 0.4, INK);
    }
}

fn woods(pen: &mut Pen, (x, y): Spot, chance: &dyn Fn(u64) -> f64, wet: bool) {
    for (i, (dx, dy)) in
        [(-4.5, -2.2), (0.2, -3.0), (4.4, -1.8), (-2.4, 1.4), (2.4, 1.8), (6.2, 2.0), (-6.2, 2.4)]
            .iter()
            .enumerate()
    {
        let (cx, foot) = (x + dx, y + dy + 2.0);
        let r = 1.7 + 0.5 * chance(i as u64);
        pen.line(polyline(&[(cx, foot), (cx, foot - 1.6)]), 0.5, INK);
        let tone = if wet { Rgb::hex(0x8a8f6a) } else { WOOD };
        let crown = polygon(&[(cx - r, foot - 1.0), (cx, foot - r * 2.9), (cx + r, foot - 1.0)]);
        let crown = if i % 2 == 0 { crown } else { circle(cx, foot - 2.4, r) };
        pen.mark(crown.clone(), tone);
        pen.line(crown, 0.3, INK);
    }
}

fn palm(pen: &mut Pen, (x, y): Spot) {
    let top = (x + 1.0, y - 4.0);
    pen.line(curve(&[(x, y + 3.0), (x + 0.1, y - 0.5), top]), 0.8, BURNT);
    for (dx, dy) in [(-3.0, -0.4), (-2.2, -1.8), (0.2, -2.4), (2.4, -1.6), (3.0, 0.2)] {
        let bend = (top.0 + dx * 0.6, top.1 + dy - 0.6);
        pen.line(curve(&[top, bend, (top.0 + dx, top.1 + dy + 1.0)]), 0.7, WOOD.shaded(0.2));
    }
}

/// A few blades and dots on bare ground.
pub(super) fn tufts(pen: &mut Pen, (x, y): Spot, chance: u64) {
    for i in 0..3u64 {
        let bits = chance >> (i * 10);
        let (x, y) = (x + (bits % 11) as f64 - 5.0, y + (bits / 11 % 9) as f64 - 4.0);
        for dx in [-0.7, 0.0, 0.7] {
            pen.line(polyline(&[(x + dx * 0.4, y), (x + dx, y - 1.1)]), 0.2, BURNT.alpha(0.55));
        }
    }
}

fn dunes(pen: &mut Pen, (x, y): Spot) {
    for (dx, dy) in [(-4.5, -2.0), (1.0, -2.8), (-1.5, 0.6), (4.4, 0.2), (0.5, 3.2)] {
        pen.line(arc(x + dx, y + dy, 2.8, 1.5, 270.0, 180.0), 0.4, BURNT);
        pen.mark(circle(x + dx + 2.6, y + dy + 1.0, 0.2), BURNT);
    }
}

fn house(pen: &mut Pen, (x, y): Spot, wide: f64) {
    let (half, tall) = (wide / 2.0, wide * 0.7);
    washed(pen, &[(x - half, y), (x - half, y - tall), (x + half, y - tall), (x + half, y)], STONE);
    washed(pen, &[(x - half - 0.4, y - tall), (x, y - tall * 1.9), (x + half + 0.4, y - tall)], ROOF);
    pen.mark(rect(x - 0.4, y - tall * 0.6, 0.8, tall * 0.6), INK);
}

fn town(pen: &mut Pen, (x, y): Spot) {
    house(pen, (x - 3.4, y + 0.8), 3.4);
    house(pen, (x + 3.6, y + 0.4), 3.2);
    house(pen, (x + 0.2, y + 3.0), 4.0);
}

/// Planks over water, and a boat.
fn pier(pen: &mut Pen, (x, y): Spot) {
    pen.mark(oval(x, y + 4.6, 6.4, 1.7), Rgb::hex(0x8fb0b0));
    washed(
        pen,
        &[(x - 5.4, y + 3.8), (x + 0.6, y + 3.8), (x + 0.6, y + 4.8), (x - 5.4, y + 4.8)],
        BURNT.lit(0.2),
    );
    washed(pen, &[(x + 1.8, y + 4.2), (x + 5.4, y + 4.2), (x + 4.6, y + 5.6), (x + 2.6, y + 5.6)], BURNT);
    pen.line(polyline(&[(x + 3.6, y + 4.2), (x + 3.6, y + 1.0)]), 0.35, INK);
    washed(pen, &[(x + 3.8, y + 1.2), (x + 5.6, y + 3.4), (x + 3.8, y + 3.4)], Rgb::hex(0xf3e7cb));
}

fn tower(pen: &mut Pen, (x, y): Spot, wide: f64, tall: f64) {
    let (half, foot) = (wide / 2.0, y + tall * 0.4);
    let top = foot - tall * 0.7;
    washed(pen, &[(x - half, foot), (x - half, top), (x + half, top), (x + half, foot)], STONE);
    washed(pen, &[(x - half - 0.5, top), (x, top - tall * 0.4), (x + half + 0.5, top)], ROOF);
    pen.mark(rect(x - 0.35, top + tall * 0.16, 0.7, 1.3), INK);
}

fn castle(pen: &mut Pen, (x, y): Spot) {
    washed(pen, &[(x - 5.0, y + 4.0), (x - 5.0, y - 1.0), (x + 5.0, y - 1.0), (x + 5.0, y + 4.0)], STONE);
    for i in 0..5 {
        pen.mark(rect(x - 4.8 + f64::from(i) * 2.1, y - 2.0, 1.2, 1.1), STONE);
        pen.line(rect(x - 4.8 + f64::from(i) * 2.1, y - 2.0, 1.2, 1.1), 0.24, INK);
    }
    tower(pen, (x - 5.0, y), 2.8, 10.0);
    tower(pen, (x + 5.0, y), 2.8, 10.0);
    tower(pen, (x, y - 2.2), 3.2, 12.0);
    pen.mark(arc(x, y + 4.0, 1.4, 2.6, 270.0, 180.0), INK);
}

fn volcano(pen: &mut Pen, (x, y): Spot) {
    let cone = [(x - 6.5, y + 4.0), (x - 1.6, y - 4.0), (x + 1.8, y - 4.0), (x + 6.5, y + 4.0)];
    washed(pen, &cone, Rgb::hex(0xa98a6a));
    let lava = [
        (x - 1.5, y - 4.0),
        (x + 1.7, y - 4.0),
        (x + 1.0, y - 0.6),
        (x + 0.4, y - 2.0),
        (x - 0.5, y + 1.0),
        (x - 0.9, y - 1.6),
    ];
    pen.mark(polygon(&lava), Rgb::hex(0xd2573a));
    for (dx, dy, r) in [(0.2, -5.2, 1.1), (1.3, -6.4, 1.3)] {
        pen.mark(circle(x + dx, y + dy, r), Rgb::hex(0xb9a88c));
        pen.line(circle(x + dx, y + dy, r), 0.26, INK);
    }
}

fn cave(pen: &mut Pen, (x, y): Spot) {
    let rock =
        [(x - 6.0, y + 4.0), (x - 4.2, y - 1.4), (x - 0.6, y - 4.6), (x + 3.4, y - 2.4), (x + 6.0, y + 4.0)];
    washed(pen, &rock, Rgb::hex(0xb9a17a));
    pen.mark(arc(x, y + 4.0, 2.8, 5.0, 270.0, 180.0), INK);
    for dx in [-0.9, 0.9] {
        pen.mark(oval(x + dx, y + 1.8, 0.42, 0.3), Rgb::hex(0xf0c25a));
    }
}

fn ruins(pen: &mut Pen, (x, y): Spot) {
    for (dx, tall) in [(-4.0, 6.0), (-1.2, 4.0), (1.6, 6.6), (4.2, 3.2)] {
        washed(
            pen,
            &[
                (x + dx - 0.8, y + 4.0),
                (x + dx - 0.8, y + 4.0 - tall),
                (x + dx + 0.8, y + 4.4 - tall),
                (x + dx + 0.8, y + 4.0),
            ],
            STONE,
        );
    }
    pen.line(polyline(&[(x - 5.6, y + 4.2), (x + 5.8, y + 4.2)]), 0.5, INK);
}

fn river(pen: &mut Pen, (x, y): Spot, chance: &dyn Fn(u64) -> f64) {
    let bend = 4.0 + 3.0 * chance(1);
    let way = [
        (x - 5.6, y - 5.4),
        (x - 2.6, y - 3.0 + bend * 0.2),
        (x - 0.6, y + 0.4),
        (x + 3.0, y + 1.8),
        (x + 5.4, y + 5.6),
    ];
    pen.line(curve(&way), 2.0, INK);
    pen.line(curve(&way), 1.4, Rgb::hex(0x8fb0b0));
}

fn lake(pen: &mut Pen, (x, y): Spot) {
    let shore = crate::figures::outline::blob(&[
        (x - 8.0, y),
        (x - 3.0, y - 4.2),
        (x + 5.0, y - 3.2),
        (x + 8.0, y + 1.0),
        (x + 2.0, y + 4.4),
        (x - 5.0, y + 3.6),
    ]);
    pen.mark(shore.clone(), Rgb::hex(0x8fb0b0));
    pen.line(shore, 0.4, INK);
    for (dx, dy) in [(-3.0, -0.6), (1.0, 1.4)] {
        pen.line(
            curve(&[(x + dx, y + dy), (x + dx + 1.2, y + dy - 0.6), (x + dx + 2.4, y + dy)]),
            0.24,
            INK.alpha(0.7),
        );
    }
}

fn cross(pen: &mut Pen, (x, y): Spot) {
    let red = Rgb::hex(0xbf3327);
    pen.line(curve(&[(x - 4.0, y - 3.6), (x, y + 0.2), (x + 4.2, y + 3.6)]), 1.7, red);
    pen.line(curve(&[(x + 4.0, y - 3.8), (x + 0.2, y), (x - 4.0, y + 3.8)]), 1.7, red);
}

fn ship(pen: &mut Pen, (x, y): Spot, sunk: bool) {
    let tilt = if sunk { 26.0 } else { 0.0 };
    pen.turned((x, y), tilt, |pen| {
        washed(
            pen,
            &[(x - 5.0, y + 1.0), (x + 5.4, y + 1.0), (x + 3.6, y + 4.0), (x - 3.6, y + 4.0)],
            BURNT.lit(0.1),
        );
        pen.line(polyline(&[(x, y + 1.0), (x, y - 7.0)]), 0.5, INK);
        if sunk {
            pen.line(polyline(&[(x - 3.0, y - 4.0), (x + 2.4, y - 5.0)]), 0.4, INK);
            washed(
                pen,
                &[(x, y - 4.4), (x + 2.2, y - 3.4), (x + 1.2, y - 1.6), (x, y - 2.0)],
                Rgb::hex(0xf3e7cb),
            );
        } else {
            washed(pen, &[(x - 0.4, y - 6.6), (x - 4.0, y - 0.4), (x - 0.4, y - 0.4)], Rgb::hex(0xf3e7cb));
            washed(pen, &[(x + 0.4, y - 5.6), (x + 4.2, y - 0.4), (x + 0.4, y - 0.4)], Rgb::hex(0xf3e7cb));
        }
    });
    let wave = [(x - 7.0, y + 4.2), (x - 3.5, y + 3.4), (x, y + 4.3), (x + 3.5, y + 3.4), (x + 7.0, y + 4.2)];
    pen.line(curve(&wave), if sunk { 1.2 } else { 0.5 }, SEA);
}

fn monster(pen: &mut Pen, (x, y): Spot) {
    let back = Rgb::hex(0x7f9a7a);
    for (dx, r) in [(-4.6, 1.8), (0.0, 2.4), (4.6, 1.8)] {
        pen.line(arc(x + dx, y + 2.0, r, r * 1.3, 270.0, 180.0), 1.5, INK);
        pen.line(arc(x + dx, y + 2.0, r, r * 1.3, 270.0, 180.0), 1.0, back);
    }
    let neck = [(x - 8.0, y + 2.0), (x - 8.6, y - 2.4), (x - 7.0, y - 4.6), (x - 9.2, y - 5.0)];
    pen.line(curve(&neck), 1.7, INK);
    pen.line(curve(&neck), 1.2, back);
}

/// A dashed way from one place to the next.
pub(super) fn way(board: &mut Board<'_>, spots: &[Spot]) {
    for pair in spots.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        let long = (b.0 - a.0).hypot(b.1 - a.1).max(1e-6);
        let at = |t: f64| (a.0 + (b.0 - a.0) * t / long, a.1 + (b.1 - a.1) * t / long);
        let mut t = 7.0;
        while t < long - 7.0 {
            board.over.line(polyline(&[at(t), at(t + 1.4)]), 0.55, RIBBON);
            t += 2.8;
        }
    }
}
