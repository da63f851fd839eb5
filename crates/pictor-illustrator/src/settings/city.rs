//! Cities: from afar, and between house fronts.

use vello_cpu::kurbo::Affine;

use super::mirror::mirrored;
use super::props::{figure, tree, window};
use super::{Place, air, ground};
use crate::figures::prelude::*;
use crate::shape::Shape;

pub(super) fn skyline(pen: &mut Pen, place: &Place) {
    let y = place.horizon;
    air::sky(pen, place, y + 1.0);
    // Mountains are seen over the roofs.
    let land = !place.named.contains(&"skyline") && super::peaks::panorama(pen, place, y + 1.0);
    let high = if land { 0.6 } else { 1.0 };
    let mut own = Pen::new(Affine::IDENTITY);
    for (layer, far) in [(0u64, 0.9), (1, 0.6), (2, 0.25)] {
        let count = place.count(13.0 - 2.0 * layer as f64) as u64;
        for i in 0..count {
            let key = 100 + layer * 400 + i * 5;
            let w = place.width / count as f64 * place.between(key, 0.7, 1.3);
            let x = (i as f64 + place.between(key + 1, -0.2, 0.2)) / count as f64 * place.width;
            let tall = y * high * (0.68 - 0.16 * layer as f64) * place.between(key + 2, 0.4, 1.0);
            tower(&mut own, place, key, (x, y + 2.0), w, tall, far);
        }
    }
    let towers = own.finish().shapes;
    pen.insert(towers.iter().cloned());
    if place.empty {
        riverside(pen, place, &towers);
    } else {
        ground::floor(pen, place, y + 1.5, Rgb::hex(0xb9bcc2));
    }
    for i in 0..place.count(8.0) as u64 {
        let x = (i as f64 + 0.5) / place.count(8.0) as f64 * place.width;
        tree(pen, place, 1700 + i * 40, (x, y + 4.0), 8.0, 0.1);
    }
    pen.mark(rect(-1.0, y + 4.0, place.width + 2.0, 1.0), place.light.on(0xe9e4d8, 0.0));
}

/// A river before the city, in which it stands upside down, with boats.
fn riverside(pen: &mut Pen, place: &Place, towers: &[Shape]) {
    let (w, h, y) = (place.width, place.height, place.horizon + 4.6);
    let [top, _, horizon] = place.light.sky;
    let near = horizon.mix(place.light.water, 0.45);
    let deep = place.light.on(place.light.water.mix(top, 0.4).shaded(0.2), 0.0);
    pen.fade(rect(-1.0, y, w + 2.0, h - y + 1.0), near, deep);
    pen.insert(mirrored(towers, y, 0.6, (near.mix(deep, 0.5), 0.5)));
    pen.fade(rect(-1.0, y, w + 2.0, h - y + 1.0), deep.alpha(0.1), deep.alpha(0.9));
    let lamp = Rgb::WHITE.under(place.light.lamp.lit(0.4));
    for i in 0..place.count(70.0) as u64 {
        let t = place.chance(1730 + i * 2).powf(1.4);
        let (x, wy) = (w * place.chance(1731 + i * 2), y + 1.0 + (h - y) * t);
        let gold = place.light.dark && i % 2 == 0;
        let tint = if gold { Rgb::hex(0xffd08a).alpha(0.5) } else { lamp.alpha(0.34) };
        pen.mark(oval(x, wy, 1.0 + 5.0 * t, 0.1 + 0.16 * t), tint);
    }
    let stone = place.light.on(0xb9ada0, 0.1);
    pen.fade(rect(-1.0, y - 2.6, w + 2.0, 3.2), stone.lit(0.1), stone.shaded(0.3));
    for (i, [share, down, tall]) in rows("0.3,0.3,5 0.68,0.56,9").enumerate() {
        figure(pen, place, "sailboat", (w * share, y + (h - y) * down), tall, (1790 + i as u64, i == 1), 0.2);
    }
}

fn tower(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64), w: f64, tall: f64, far: f64) {
    let walls = [0x8fa3bd, 0xa9b4c4, 0xc4a99a, 0x9a93b0, 0xd0bfa8].map(Rgb::hex);
    let wall = place.light.on(walls[(place.chance(key + 3) * 4.99) as usize], far);
    pen.body(rect(x, y - tall, w, tall), wall);
    if place.chance(key + 4) > 0.7 {
        pen.line(curve(&placed((x + w / 2.0, y - tall), "0,0 0,-5")), 0.4, wall.shaded(0.3));
    }
    if place.light.neon && place.light.dark {
        neon_edge(pen, place, key, (x, y), w, tall);
    }
    if far > 0.8 && !place.light.dark {
        return;
    }
    let (columns, rows) = (((w / 2.6) as u64).max(2), ((tall / 3.6) as u64).min(14));
    for row in 0..rows {
        for column in 0..columns {
            let lit = place.light.dark && place.chance(key * 31 + row * 17 + column) < 0.5;
            let pane =
                if lit { lamp(place, key + row) } else { wall.shaded(0.28).mix(place.light.sky[1], 0.2) };
            let (px, py) =
                (x + w * (column as f64 + 0.25) / columns as f64, y - tall + 1.6 + row as f64 * 3.6);
            pen.mark(rect(px, py, w / columns as f64 * 0.5, 1.9), pane.alpha(if lit { 0.9 } else { 0.75 }));
        }
    }
}

const NEON: [u32; 4] = [0xff4fc8, 0x3fe8ff, 0xb060ff, 0x5affc0];

/// The colour of a lit window.
fn lamp(place: &Place, key: u64) -> Rgb {
    if place.light.neon { Rgb::hex(NEON[key as usize % 4]).lit(0.3) } else { Rgb::hex(0xffd98a) }
}

/// A tube of light along a wall, and on some a bare sign.
fn neon_edge(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64), w: f64, tall: f64) {
    let tint = Rgb::hex(NEON[(place.chance(key + 6) * 3.99) as usize]);
    let at = if place.chance(key + 7) < 0.5 { x + w * 0.1 } else { x + w * 0.9 };
    let tube = || curve(&[(at, y - tall * 0.96), (at, y - tall * place.between(key + 8, 0.2, 0.5))]);
    pen.line(tube(), 1.6, tint.alpha(0.25));
    pen.line(tube(), 0.5, tint.lit(0.4));
}

/// Signs of light without words, on a house front.
fn neon_sign(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64), size: f64) {
    let tint = Rgb::hex(NEON[(place.chance(key) * 3.99) as usize]);
    pen.glow(x, y, size * 1.4, tint.alpha(0.4));
    let frame = || round_rect(x - size * 0.26, y - size * 0.6, size * 0.52, size * 1.2, size * 0.14);
    pen.mark(frame(), Rgb::hex(0x1c1238).alpha(0.8));
    pen.line(frame(), size * 0.07, tint.lit(0.3));
    for row in [-0.3, 0.0, 0.3] {
        pen.line(
            curve(&[(x - size * 0.12, y + row * size), (x + size * 0.12, y + row * size)]),
            size * 0.07,
            tint,
        );
    }
}

pub(super) fn street(pen: &mut Pen, place: &Place) {
    let (w, y) = (place.width, place.horizon);
    air::sky(pen, place, y);
    for i in 0..place.count(8.0) as u64 {
        let x = place.chance(1800 + i) * w;
        tower(pen, place, 1810 + i * 5, (x, y), 9.0, y * place.between(1850 + i, 0.4, 0.62), 0.85);
    }
    let count = (w / 21.0).round().max(2.0) as u64;
    for i in 0..count {
        let front = w / count as f64;
        facade(
            pen,
            place,
            1900 + i * 60,
            (i as f64 * front, y + 2.0),
            front,
            y * place.between(1890 + i, 0.52, 0.7),
        );
    }
    pen.fade(
        rect(-1.0, y + 2.0, w + 2.0, place.height - y),
        place.light.on(0xc9c0b8, 0.2),
        place.light.on(0xa79d98, 0.0),
    );
    pen.mark(rect(-1.0, y + 2.0, w + 2.0, 1.2), place.light.on(0xe6dccd, 0.1));
    cobbles(pen, place, y + 5.0);
    for side in [0.05, 0.95] {
        figure(pen, place, "street lamp", (w * side, y + 9.0), 33.0, (171, false), 0.0);
    }
    for i in (0..count).filter(|_| place.light.dark) {
        let x = (i as f64 + 0.5) / count as f64 * w;
        let glow = if place.light.neon { Rgb::hex(NEON[i as usize % 4]) } else { Rgb::hex(0xffd184) };
        let alpha = if place.light.neon { 0.3 } else { 0.14 };
        pen.mark(oval(x, y + 9.0, 8.0, 3.0), glow.alpha(alpha));
        if place.light.neon {
            neon_sign(pen, place, 1960 + i, (x + w / count as f64 * 0.44, y * 0.66), 8.0);
            pen.mark(oval(x, y + 20.0, 7.0, 1.2), glow.alpha(alpha * 0.7));
        }
    }
}

fn cobbles(pen: &mut Pen, place: &Place, y: f64) {
    for row in 0..7u64 {
        let t = row as f64 / 7.0;
        let ry = y + (place.height - y) * t * t;
        let size = 2.0 + 4.0 * t;
        let count = (place.width / (size * 2.2)) as u64;
        for i in 0..=count {
            let x = (i as f64 + place.between(2000 + row * 61 + i, 0.0, 0.6)) * size * 2.2;
            pen.mark(
                round_rect(x, ry, size * 1.6, size * 0.42, size * 0.2),
                place.light.on(0x8d8585, 0.0).alpha(0.22),
            );
        }
    }
}

fn facade(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64), w: f64, tall: f64) {
    let light = &place.light;
    let walls = [0xe9b9a0, 0xf0d6a8, 0xb9cdbf, 0xc7b6d0, 0xe2c3b5, 0xa9c1d3].map(Rgb::hex);
    let wall = walls[(place.chance(key) * 5.99) as usize];
    let roof = light.on(0x8a5f5c, 0.15);
    pen.body(
        polygon(&[
            (x - 0.6, y - tall),
            (x + w * 0.12, y - tall - 5.0),
            (x + w * 0.88, y - tall - 5.0),
            (x + w + 0.6, y - tall),
        ]),
        roof,
    );
    pen.body(rect(x, y - tall, w, tall), light.on(wall, 0.12));
    let rows = ((tall - 12.0) / 9.5).floor().clamp(1.0, 5.0) as u64;
    for row in 0..rows {
        for column in 0..2 {
            let (px, py) = (x + w * (0.16 + 0.42 * f64::from(column)), y - tall + 3.0 + row as f64 * 9.5);
            let lit = place.chance(key + 7 + row * 2 + column as u64) < 0.65;
            let shown = Place {
                light: crate::light::Light { dark: light.dark && lit, ..light.clone() },
                ..place.clone()
            };
            window(pen, &shown, px, py, w * 0.25, 5.6, 0.1);
            pen.mark(rect(px - 0.4, py + 5.8, w * 0.25 + 0.8, 0.6), light.on(wall.lit(0.4), 0.1));
        }
    }
    let awning =
        [0xd9605a, 0x5f9a8c, 0xe0a348, 0x6a86b8].map(Rgb::hex)[(place.chance(key + 40) * 3.99) as usize];
    let pane = if light.dark { Rgb::hex(0xffdf9c) } else { light.on(0xbfdde2, 0.1) };
    pen.flat(rect(x + w * 0.08, y - 9.0, w * 0.52, 9.0), pane);
    pen.body(rect(x + w * 0.68, y - 9.5, w * 0.22, 9.5), light.on(0x7a5844, 0.05));
    let stripes = 6;
    for i in 0..stripes {
        let sx = x + w * (0.04 + 0.6 * i as f64 / stripes as f64);
        let colour = if i % 2 == 0 { awning } else { Rgb::hex(0xfaf3e4) };
        pen.flat(
            polygon(&[
                (sx + 0.4, y - 12.0),
                (sx + w * 0.1 + 0.2, y - 12.0),
                (sx + w * 0.1, y - 8.4),
                (sx - 0.2, y - 8.4),
            ]),
            light.on(colour, 0.05),
        );
    }
}
