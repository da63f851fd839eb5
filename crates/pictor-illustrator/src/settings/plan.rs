//! A city plan: blocks, avenues, a river with bridges, parks and squares.

use super::Place;
use crate::figures::prelude::*;

/// Which streets are avenues, counted from the middle.
const AVENUES: [i64; 2] = [-2, 1];

/// The course of the river, `t` from 0 to 1.
fn river_at(place: &Place, t: f64) -> Spot {
    let (w, h) = (place.width, place.height);
    (w * (-0.1 + 1.2 * t), h * (0.72 - 0.34 * t) + place.between(60 + (t * 8.0) as u64, -0.09, 0.09) * h)
}

/// A city from straight above: blocks, avenues, a river, parks.
pub(super) fn map(pen: &mut Pen, place: &Place) {
    let (w, h) = (place.width, place.height);
    let road = place.light.near(Rgb::hex(0xfdfaf2));
    pen.mark(rect(-1.0, -1.0, w + 2.0, h + 2.0), road);
    let (middle, step, reach) = ((w / 2.0, h / 2.0), 11.5, w.hypot(h) / 2.0 + 8.0);
    pen.turned(middle, place.between(41, -16.0, 16.0), |pen| {
        let count = (reach / step).ceil() as i64;
        for row in -count..=count {
            for column in -count..=count {
                block(
                    pen,
                    place,
                    (middle.0 + column as f64 * step, middle.1 + row as f64 * step),
                    step,
                    (row, column),
                );
            }
        }
        for i in AVENUES {
            let at = middle.0 + (i as f64 - 0.5) * step;
            avenue(pen, [(at, middle.1 - reach), (at, middle.1 + reach)]);
            let at = middle.1 + (i as f64 + 0.5) * step;
            avenue(pen, [(middle.0 - reach, at), (middle.0 + reach, at)]);
        }
    });
    river(pen, place);
    compass(pen, w - 9.0, h - 10.0);
}

fn block(pen: &mut Pen, place: &Place, (x, y): (f64, f64), step: f64, (row, column): (i64, i64)) {
    let key = (row + 60) as u64 * 173 + (column + 60) as u64;
    let inset = 0.9;
    let (bx, by, size) = (x - step / 2.0 + inset, y - step / 2.0 + inset, step - inset * 2.0);
    let near = |colour: u32| place.light.near(Rgb::hex(colour));
    if place.chance(key) < 0.14 {
        pen.flat(round_rect(bx, by, size, size, 1.4), near(0xb9dba0));
        for i in 0..7u64 {
            let (tx, ty) = (
                bx + size * place.between(key * 7 + i, 0.12, 0.88),
                by + size * place.between(key * 11 + i, 0.12, 0.88),
            );
            pen.mark(circle(tx + 0.2, ty + 0.25, 0.85), near(0x6f9f62).alpha(0.5));
            pen.mark(circle(tx, ty, 0.8), near(0x86bb6f));
        }
        return;
    }
    if place.chance(key + 9) < 0.05 {
        return square(pen, place, (x, y), size);
    }
    pen.flat(round_rect(bx, by, size, size, 0.8), near(0xefe6d6));
    let colours = [0xe3b79a, 0xd8c6a4, 0xc5cfd6, 0xe0a58c, 0xcdbfd3, 0xead9b2];
    let cells = if place.chance(key + 5) < 0.4 { 2 } else { 3 };
    let cell = size / f64::from(cells);
    for i in 0..cells {
        for j in 0..cells {
            let sub = key * 13 + (i * 5 + j) as u64;
            if place.chance(sub) < 0.16 {
                continue;
            }
            let colour = near(colours[(place.chance(sub + 3) * 5.99) as usize]);
            let (hx, hy) = (bx + cell * f64::from(i) + 0.3, by + cell * f64::from(j) + 0.3);
            let (hw, hh) = (
                (cell - 0.6) * place.between(sub + 1, 0.75, 1.0),
                (cell - 0.6) * place.between(sub + 2, 0.75, 1.0),
            );
            pen.mark(rect(hx + 0.3, hy + 0.35, hw, hh), Rgb::hex(0x6b5a6a).alpha(0.26));
            pen.flat(rect(hx, hy, hw, hh), colour);
            pen.mark(polygon(&sized((hx, hy), (hw, hh), "0,0 1,0 0.5,0.5")), Rgb::WHITE.alpha(0.24));
        }
    }
}

/// A paved square with a fountain and trees at its corners.
fn square(pen: &mut Pen, place: &Place, (x, y): Spot, size: f64) {
    let near = |colour: u32| place.light.near(Rgb::hex(colour));
    let half = size / 2.0;
    pen.flat(round_rect(x - half, y - half, size, size, 0.8), near(0xf2dcc0));
    pen.line((1..4).map(|i| circle(x, y, half * 0.26 * f64::from(i))), 0.12, near(0xcfae88).alpha(0.8));
    pen.mark(circle(x, y, half * 0.24), near(0x8fc3da));
    pen.mark(circle(x, y, half * 0.08), Rgb::WHITE);
    for [dx, dy] in rows("-0.76,-0.76 0.76,-0.76 -0.76,0.76 0.76,0.76") {
        pen.mark(circle(x + dx * half, y + dy * half, 0.85), near(0x86bb6f));
    }
}

fn avenue(pen: &mut Pen, ends: [(f64, f64); 2]) {
    pen.line(curve(&ends), 2.6, 0xf4c96b);
    pen.line(curve(&ends), 1.9, 0xfbe3a4);
}

fn river(pen: &mut Pen, place: &Place) {
    let bend = |t: f64| river_at(place, t);
    let spots: Vec<_> = (0..=6).map(|i| bend(f64::from(i) / 6.0)).collect();
    pen.line(curve(&spots), 10.6, place.light.near(Rgb::hex(0xdcc9a0)));
    pen.line(curve(&spots), 9.4, place.light.near(Rgb::hex(0x8fc3da)));
    let shifted: Vec<_> = spots.iter().map(|&(x, y)| (x, y - 1.8)).collect();
    pen.line(curve(&shifted), 0.4, Rgb::WHITE.alpha(0.6));
    for t in [0.34, 0.62] {
        let (x, y) = bend(t);
        pen.line(curve(&placed((x, y), "-1.6,-7 1.6,7")), 2.6, 0xf4c96b);
        pen.line(curve(&placed((x, y), "-1.6,-7 1.6,7")), 1.9, 0xfdf3d2);
    }
}

fn compass(pen: &mut Pen, x: f64, y: f64) {
    pen.mark(circle(x, y, 6.0), Rgb::hex(0xfffaf0).alpha(0.92));
    pen.line(circle(x, y, 6.0), 0.3, 0x5a5470);
    pen.mark(star(x, y, 5.2, 1.1, 4), 0x5a5470);
    pen.mark(polygon(&placed((x, y), "-1.1,-1.1 0,-5.2 1.1,-1.1")), 0xd8574f);
}
