//! Backdrops without a place: studio, table top, bare paper, abstract shapes.

use super::Place;
use crate::figures::prelude::*;

pub(super) fn studio(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    let tone = place.backdrop.unwrap_or(Rgb::hex(0xe9ded0));
    pen.fade(rect(-1.0, -1.0, w + 2.0, y + 2.0), place.light.near(tone.lit(0.3)), place.light.near(tone));
    pen.fade(
        rect(-1.0, y, w + 2.0, h - y + 1.0),
        place.light.near(tone.shaded(0.04)),
        place.light.near(tone.lit(0.22)),
    );
    pen.glow(w * 0.42, y * 0.62, w.max(h) * 0.55, Rgb::WHITE.alpha(0.4));
}

pub(super) fn tabletop(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    let tone = place.backdrop.unwrap_or(Rgb::hex(0xdfe5dc));
    pen.fade(
        rect(-1.0, -1.0, w + 2.0, y + 2.0),
        place.light.near(tone.lit(0.3)),
        place.light.near(tone.shaded(0.06)),
    );
    pen.glow(w * 0.3, y * 0.4, w.max(h) * 0.5, Rgb::hex(0xfff4d8).alpha(0.5));
    for i in 0..8u64 {
        let (x, cy) = (place.chance(40 + i) * w, place.chance(50 + i) * y * 0.85);
        pen.glow(x, cy, place.between(60 + i, 4.0, 9.0), Rgb::hex(0xfff6e0).alpha(0.35));
    }
    let wood = Rgb::hex(0xc99a6b);
    pen.fade(
        rect(-1.0, y, w + 2.0, h - y + 1.0),
        place.light.near(wood.shaded(0.1)),
        place.light.near(wood.lit(0.16)),
    );
    for row in 0..7u64 {
        let t = row as f64 / 7.0;
        let ly = y + (h - y) * (0.06 + t * t * 0.94);
        pen.line(
            curve(&[
                (-2.0, ly),
                (w * 0.3, ly + place.between(70 + row, -0.5, 0.5)),
                (w * 0.7, ly),
                (w + 2.0, ly + 0.3),
            ]),
            0.2 + 0.2 * t,
            place.light.near(wood.shaded(0.34)).alpha(0.4),
        );
    }
    pen.mark(rect(-1.0, y, w + 2.0, 0.7), place.light.near(wood.lit(0.4)));
}

/// A table seen from straight above: boards across the page.
pub(super) fn planks(pen: &mut Pen, place: &Place) {
    let (w, h) = (place.width, place.height);
    let count = (h / 15.0).ceil().max(3.0);
    let tall = h / count;
    for row in 0..count as u64 {
        let wood = Rgb::hex([0xc99a6b, 0xd2a577, 0xc0905f][(place.chance(90 + row) * 2.99) as usize]);
        let y = tall * row as f64;
        pen.fade(
            rect(-1.0, y, w + 2.0, tall + 0.2),
            place.light.near(wood.lit(0.14)),
            place.light.near(wood.lit(0.02)),
        );
        for i in 0..5u64 {
            let ly = y + tall * place.between(120 + row * 8 + i, 0.1, 0.92);
            let spots = [
                (-2.0, ly),
                (w * 0.3, ly + place.between(200 + row * 8 + i, -0.6, 0.6)),
                (w * 0.65, ly),
                (w + 2.0, ly + 0.3),
            ];
            pen.line(curve(&spots), 0.16, place.light.near(wood.shaded(0.34)).alpha(0.35));
        }
        pen.line(curve(&[(-2.0, y), (w + 2.0, y)]), 0.4, place.light.near(wood.shaded(0.6)).alpha(0.7));
    }
    pen.haze(w * 0.24, h * 0.16, w * 0.7, h * 0.6, Rgb::hex(0xfff6dc).alpha(0.34));
}

pub(super) fn plain(pen: &mut Pen, place: &Place) {
    let tone = place.backdrop.unwrap_or(Rgb::PAPER);
    // "White" means a sheet of white, not our warm one.
    let tone = if tone.luma() > 0.94 && place.backdrop.is_some() { Rgb::WHITE } else { tone };
    pen.mark(rect(-1.0, -1.0, place.width + 2.0, place.height + 2.0), tone);
}

pub(super) fn abstract_shapes(pen: &mut Pen, place: &Place) {
    let (w, h) = (place.width, place.height);
    let [top, middle, low] = place.light.sky;
    pen.fade(rect(-1.0, -1.0, w + 2.0, h + 2.0), top.mix(low, 0.3), low);
    let colours = [
        top,
        middle,
        place.light.on(Rgb::hex(0xf2a48c), 0.1),
        place.light.on(Rgb::hex(0xf6d98a), 0.1),
        place.light.on(Rgb::hex(0x8fb8a8), 0.1),
        place.light.on(Rgb::hex(0xb69ad0), 0.1),
    ];
    for i in 0..9u64 {
        let (x, y) = (place.chance(80 + i) * w, place.chance(90 + i) * h);
        let r = place.between(100 + i, 10.0, 34.0);
        let colour = colours[i as usize % colours.len()];
        let wobble = |k: u64| r * place.between(110 + i * 8 + k, 0.72, 1.2);
        let spots: Vec<_> = (0..8).map(|k| on_circle(x, y, wobble(k), k as f64 * 45.0)).collect();
        pen.fade(blob(&spots), colour.lit(0.2).alpha(0.6), colour.alpha(0.5));
    }
    for i in 0..14u64 {
        let (x, y) = (place.chance(300 + i) * w, place.chance(320 + i) * h);
        let colour = colours[(i * 5) as usize % colours.len()];
        match i % 3 {
            0 => pen.mark(circle(x, y, place.between(340 + i, 0.8, 3.0)), colour.shaded(0.3).alpha(0.8)),
            1 => pen.line(circle(x, y, place.between(340 + i, 2.0, 6.0)), 0.5, Rgb::WHITE.alpha(0.7)),
            _ => pen.line(curve(&placed((x, y), "0,0 6,-3 12,2 18,-1")), 0.7, colour.shaded(0.4).alpha(0.6)),
        }
    }
    pen.mark(oval(w * 0.5, h * 0.97, w * 0.4, 1.0), Rgb::WHITE.alpha(0.1));
}
