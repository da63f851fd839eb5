//! The inside of trains and buses, and the platform under the ground.

use super::props::figure;
use super::{Place, air, ground};
use crate::figures::prelude::*;

/// A row of windows that the land or a tunnel passes by, rails to hold on to, and two poles.
pub(super) fn carriage(pen: &mut Pen, place: &Place) {
    let (w, y) = (place.width, place.horizon);
    let wall = place.backdrop.unwrap_or(Rgb::hex(0xe8ecee));
    pen.fade(
        rect(-1.0, -1.0, w + 2.0, y + 2.0),
        place.light.on(wall.lit(0.3), 0.0),
        place.light.on(wall.shaded(0.08), 0.0),
    );
    ground::floor(pen, place, y, Rgb::hex(0x9aa3ad));
    pen.flat(rect(-1.0, -1.0, w + 2.0, y * 0.07), place.light.on(0xd5dce1, 0.0));
    pen.flat(round_rect(w * 0.1, y * 0.02, w * 0.8, y * 0.03, 1.0), Rgb::hex(0xfffbe8));
    let cabin = place.named.contains(&"cabin");
    let count = (w / if cabin { 22.0 } else { 34.0 }).round().clamp(2.0, 8.0);
    let wide = w / count;
    for i in 0..count as u32 {
        let middle = wide * (f64::from(i) + 0.5);
        let half = wide * if cabin { 0.26 } else { 0.4 };
        window(pen, place, middle - half, y * 0.22, half * 2.0, y * 0.44);
    }
    if cabin {
        return;
    }
    pen.flat(rect(-1.0, y * 0.76, w + 2.0, y * 0.05), place.light.on(0x4f86b8, 0.0));
    let metal = place.light.on(0xb7bec6, 0.0);
    pen.line(curve(&[(-1.0, y * 0.12), (w + 1.0, y * 0.12)]), 0.9, metal);
    for i in 0..(w / 11.0) as u32 {
        let x = 6.0 + 11.0 * f64::from(i);
        pen.line(curve(&[(x, y * 0.12), (x, y * 0.19)]), 0.7, place.light.on(0x6b7480, 0.0));
        pen.line(circle(x, y * 0.19 + 1.7, 1.7), 0.7, place.light.on(0xf2efe6, 0.0));
    }
    for x in [w * 0.06, w * 0.94] {
        pen.body(rect(x - 0.7, y * 0.07, 1.4, y * 0.93 + 6.0), place.light.on(0xe0b04a, 0.0));
    }
}

fn window(pen: &mut Pen, place: &Place, x: f64, y: f64, width: f64, height: f64) {
    let frame = place.light.on(0x8c96a1, 0.0);
    pen.body(round_rect(x - 1.2, y - 1.2, width + 2.4, height + 2.4, 4.2), frame);
    let pane = round_rect(x, y, width, height, 3.4);
    if place.named.contains(&"tunnel") {
        pen.fade(pane.clone(), Rgb::hex(0x262c3a), Rgb::hex(0x3b4354));
        pen.within(pane, |pen| {
            for share in [0.2, 0.62] {
                pen.flat(round_rect(x + width * share, y + height * 0.2, width * 0.2, 1.0, 0.5), 0xffe6a8);
            }
        });
        return;
    }
    let outside = Place { width, height, horizon: height * 0.7, floor: height, ..place.clone() };
    pen.within(pane, |pen| {
        pen.moved(x, y, |pen| {
            air::sky(pen, &outside, height);
            let green = outside.light.on(outside.light.grass, 0.3);
            pen.mark(oval(width * 0.25, height * 1.08, width * 0.7, height * 0.36), green.lit(0.1));
            pen.mark(oval(width * 0.95, height * 1.12, width * 0.7, height * 0.4), green.shaded(0.08));
            super::weather_before(pen, &outside);
        });
    });
}

/// Tiles with the line's colour, lamps, a bench, and the edge before the track.
pub(super) fn platform(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    let tile = place.backdrop.unwrap_or(Rgb::hex(0xeeefe8));
    pen.fade(
        rect(-1.0, -1.0, w + 2.0, y + 2.0),
        place.light.on(tile.lit(0.2), 0.0),
        place.light.on(tile.shaded(0.07), 0.0),
    );
    let joint = place.light.on(tile.shaded(0.16), 0.0);
    for i in 1..(y / 5.0) as u32 {
        let ty = f64::from(i) * 5.0;
        pen.line(curve(&[(-1.0, ty), (w + 1.0, ty)]), 0.25, joint);
    }
    for i in 0..=(w / 8.0) as u32 {
        let tx = w / 2.0 + (f64::from(i) - (w / 16.0).floor()) * 8.0;
        pen.line(curve(&[(tx, -1.0), (tx, y)]), 0.25, joint);
    }
    pen.flat(rect(-1.0, y * 0.5, w + 2.0, y * 0.08), place.light.on(0x4f9f6e, 0.0));
    pen.flat(rect(-1.0, -1.0, w + 2.0, y * 0.1), place.light.on(0xb9c0c4, 0.0));
    for share in [0.2, 0.5, 0.8] {
        pen.flat(round_rect(w * share - 9.0, y * 0.04, 18.0, 2.0, 1.0), Rgb::hex(0xfffbe8));
    }
    ground::floor(pen, place, y, Rgb::hex(0xc9cbc6));
    if !place.named.contains(&"park bench") {
        let bare = Place { named: Vec::new(), bare: false, ..place.clone() };
        figure(pen, &bare, "park bench", (w * 0.5, y + 5.0), y * 0.26, (3, false), 0.0);
    }
    if place.named.contains(&"clock") {
        let bare = Place { named: Vec::new(), bare: false, ..place.clone() };
        figure(pen, &bare, "clock", (w * 0.5, y * 0.46), y * 0.26, (4, false), 0.0);
    }
    for x in [w * 0.12, w * 0.88] {
        let post = place.light.on(0xdfe2dc, 0.0);
        pen.blend(rect(x - 4.0, y * 0.1, 8.0, y * 0.9 + 4.0), post, post.shaded(0.14));
        pen.flat(rect(x - 4.0, y * 0.5, 8.0, y * 0.08), place.light.on(0x3f875b, 0.0));
        pen.body(rect(x - 5.0, y + 2.0, 10.0, 4.0), post.shaded(0.16));
    }
    let edge = y + (h - y) * 0.84;
    pen.flat(rect(-1.0, edge, w + 2.0, (h - y) * 0.05), place.light.on(0xf0c84a, 0.0));
    pen.flat(rect(-1.0, edge + (h - y) * 0.1, w + 2.0, h), place.light.on(0x4a4e55, 0.0));
}
