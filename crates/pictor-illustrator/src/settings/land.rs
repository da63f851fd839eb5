//! Land under a sky.

use super::ground::{flowers, lawn, path_towards, pebbles, profile, rolling};
use super::props::{bush, fence, figure, fir, house, tree};
use super::{Place, air};
use crate::figures::prelude::*;
use crate::intent::Season;

pub(super) fn meadow(pen: &mut Pen, place: &Place) {
    air::sky(pen, place, place.horizon + 4.0);
    far_hills(pen, place, place.horizon, 2);
    tree_line(pen, place, place.horizon + 1.0, 7.0, 9.0);
    lawn(pen, place, place.horizon + 2.0);
}

pub(super) fn hills(pen: &mut Pen, place: &Place) {
    air::sky(pen, place, place.horizon + 4.0);
    far_hills(pen, place, place.horizon - 3.0, 4);
    let (y, key) = (place.horizon + 3.0, 51);
    for i in 0..place.count(5.0) as u64 {
        let x = place.chance(5100 + i) * place.width;
        tree(
            pen,
            place,
            5200 + i * 40,
            (x, profile(place, key, x, y, 3.0) + 0.6),
            place.between(5300 + i, 6.0, 10.0),
            0.35,
        );
    }
    pen.fade(
        rolling(place, key, y, 3.0),
        place.light.on(place.light.grass.lit(0.06), 0.35),
        place.light.on(place.light.grass, 0.1),
    );
    fields(pen, place, key, y);
    lawn(pen, place, place.horizon + (place.height - place.horizon) * 0.42);
}

/// Fields on the slope between hedges, some ripe, some ploughed.
fn fields(pen: &mut Pen, place: &Place, key: u64, y: f64) {
    let low = place.horizon + (place.height - place.horizon) * 0.46;
    let count = (place.width / 20.0).ceil().max(3.0) as u64;
    let tints = [0xe3cf6e, 0xa8cf6f, 0xc9a874, 0x8fbf62, 0xdbe08a].map(Rgb::hex);
    pen.within(rolling(place, key, y, 3.0), |pen| {
        for row in 0..2u64 {
            for i in 0..=count {
                let at = |t: f64, down: f64| {
                    let lean = (t - 0.5) * place.width * 0.3 * down;
                    let top = profile(place, key, place.width * t, y, 3.0);
                    (place.width * t + lean, top + (low - top) * down)
                };
                let (a, b) = ((i as f64 - 0.4) / count as f64, (i as f64 + 0.6) / count as f64);
                let (from, to) = (row as f64 * 0.42 + 0.02, row as f64 * 0.5 + 0.42);
                let tint = tints[(place.chance(5150 + row * 40 + i) * 4.99) as usize];
                let tint = place.light.on(tint.mix(place.light.grass, 0.4), 0.36 - 0.12 * row as f64);
                let field = polygon(&[at(a, from), at(b, from), at(b, to), at(a, to)]);
                pen.fade(field.clone(), tint.lit(0.12), tint);
                for furrow in 1..6 {
                    let t = a + (b - a) * f64::from(furrow) / 6.0;
                    pen.line(curve(&[at(t, from), at(t, to)]), 0.14, tint.shaded(0.3).alpha(0.5));
                }
                pen.line(field, 0.45, place.light.on(0x5f8f52, 0.3).alpha(0.7));
            }
        }
    });
}

/// Ridges that fade into the haze.
pub(super) fn far_hills(pen: &mut Pen, place: &Place, y: f64, layers: u64) {
    if layers > 1 && super::peaks::panorama(pen, place, place.horizon + 5.0) {
        return;
    }
    for layer in 0..layers {
        let near = (layer + 1) as f64 / (layers + 1) as f64;
        let colour = place.light.grass.mix(0x6fa5a0, 0.45 * (1.0 - near)).shaded(0.1);
        let path = rolling(place, 70 + layer * 3, y - (1.0 - near) * 9.0, 3.4 - near);
        pen.fade(
            path,
            place.light.on(colour, 1.0 - near * 0.6),
            place.light.on(colour.lit(0.2), 1.0 - near * 0.3),
        );
    }
}

/// Trees and bushes along the horizon.
fn tree_line(pen: &mut Pen, place: &Place, y: f64, per_hundred: f64, size: f64) {
    let count = place.count(per_hundred) as u64;
    for i in 0..count {
        let x = (i as f64 + place.chance(5400 + i * 4)) / count as f64 * place.width;
        let s = size * place.between(5401 + i * 4, 0.6, 1.15);
        match (place.chance(5402 + i * 4) * 4.0) as u32 {
            0 => bush(pen, place, 5403 + i * 4, (x, y + 1.5), s * 0.7, 0.45),
            1 => fir(pen, place, (x, y + 1.5), s * 1.1, 0.5),
            _ => tree(pen, place, 5500 + i * 40, (x, y + 1.5), s * 1.15, 0.45),
        }
    }
}

pub(super) fn mountains(pen: &mut Pen, place: &Place) {
    air::sky(pen, place, place.horizon + 6.0);
    super::peaks::ranges(pen, place, place.horizon + 4.0);
    far_hills(pen, place, place.horizon + 2.0, 1);
    for i in 0..place.count(22.0) as u64 {
        let x = place.chance(5600 + i * 2) * place.width;
        fir(
            pen,
            place,
            (x, place.horizon + 3.5 + place.chance(5601 + i * 2) * 3.0),
            place.between(5650 + i, 5.0, 9.0),
            0.35,
        );
    }
    lawn(pen, place, place.horizon + 5.0);
}

pub(super) fn forest(pen: &mut Pen, place: &Place) {
    let light = &place.light;
    air::sky(pen, place, place.horizon + 10.0);
    let cool = if light.season == Season::Autumn { 0.08 } else { 0.45 };
    let green = light.leaves[0].mix(0x3f7a58, cool);
    pen.fade(
        rect(-1.0, -1.0, place.width + 2.0, place.horizon + 8.0),
        light.on(green.lit(0.1), 0.9).alpha(0.55),
        light.on(green, 0.6).alpha(0.75),
    );
    for layer in 0..3u64 {
        let far = 0.85 - 0.32 * layer as f64;
        let count = place.count(11.0 - 2.4 * layer as f64) as u64;
        for i in 0..count {
            let key = 6100 + layer * 300 + i * 4;
            let x = (i as f64 + place.chance(key)) / count as f64 * place.width;
            let thick = (1.0 + layer as f64 * 0.9) * place.between(key + 1, 0.8, 1.4);
            let foot = place.horizon + 2.0 + layer as f64 * 2.6;
            let bark = light.on(Rgb::hex(0x7c5a44).mix(green, 0.2), far);
            pen.body(
                limb(&[(x, foot + 1.0), (x + 0.4, foot * 0.5), (x - 0.3, -4.0)], thick * 1.5, thick),
                bark,
            );
        }
        canopy(pen, place, 6900 + layer * 60, light.on(green.shaded(0.08 * layer as f64), far * 0.9), layer);
        pen.fade(
            rolling(place, 6090 + layer, place.horizon + 2.0 + layer as f64 * 2.6, 1.2),
            light.on(light.grass.shaded(0.2), far),
            light.on(light.grass.shaded(0.3), far * 0.6),
        );
    }
    super::peaks::panorama(pen, place, place.horizon + 10.0);
    if !light.dark {
        for [x, tilt] in rows("0.22,10 0.5,14 0.72,12") {
            let x = x * place.width;
            pen.fade(
                polygon(&[
                    (x, -1.0),
                    (x + 7.0, -1.0),
                    (x + 7.0 + tilt, place.height * 0.9),
                    (x - 6.0 + tilt, place.height * 0.9),
                ]),
                Rgb::hex(0xfff5cf).alpha(0.26),
                Rgb::hex(0xfff5cf).alpha(0.0),
            );
        }
    }
    lawn(pen, place, place.horizon + 9.0);
    ferns(pen, place, place.horizon + 11.0);
    if light.dark {
        fireflies(pen, place);
    }
}

/// Small lights between the trunks.
fn fireflies(pen: &mut Pen, place: &Place) {
    for i in 0..place.count(22.0) as u64 {
        let x = place.chance(7250 + i * 2) * place.width;
        let y = place.height * place.between(7251 + i * 2, 0.3, 0.9);
        pen.glow(x, y, 2.4, Rgb::hex(0xf6e88a).alpha(0.7));
        pen.mark(circle(x, y, 0.3), 0xfffbd0);
    }
}

fn canopy(pen: &mut Pen, place: &Place, key: u64, green: Rgb, layer: u64) {
    let low = place.horizon * (0.5 - 0.13 * layer as f64);
    for i in 0..place.count(9.0) as u64 {
        let x = (i as f64 + 0.5) / place.count(9.0) as f64 * place.width;
        let r = place.between(key + i, 8.0, 13.0);
        let y = low - r * 0.6 + place.between(key + 30 + i, -3.0, 3.0);
        pen.mark(
            blob(&sized((x, y), (r, r), "-1,0 -0.7,-1 0,-1.4 0.7,-1 1,0 0.4,0.55 -0.45,0.5")),
            green.mix(green.lit(0.3), place.chance(key + 90 + i) * 0.5),
        );
        pen.mark(rect(x - r, -2.0, r * 2.0, (y - r * 0.4).max(0.0) + 2.0), green);
    }
}

fn ferns(pen: &mut Pen, place: &Place, y: f64) {
    for i in 0..place.count(9.0) as u64 {
        let x = place.chance(7200 + i * 2) * place.width;
        if (x / place.width - 0.5).abs() < 0.24 {
            continue;
        }
        let fy = y + place.chance(7201 + i * 2) * (place.height - y) * 0.9;
        for [dx, dy] in rows("-3.4,-2 3.4,-2.2 -2,-3.8 2.2,-3.9 0.2,-4.6") {
            pen.body(leaf((x, fy), (x + dx, fy + dy), 1.2), place.light.on(0x5f9a57, 0.1));
        }
    }
}

pub(super) fn jungle(pen: &mut Pen, place: &Place) {
    forest(pen, place);
    for i in 0..place.count(9.0) as u64 {
        let x = place.chance(7300 + i * 3) * place.width;
        let length = place.height * place.between(7301 + i * 3, 0.18, 0.42);
        pen.line(
            curve(&[(x, -2.0), (x + 2.0, length * 0.5), (x - 1.0, length)]),
            0.7,
            place.light.on(0x557f4a, 0.1),
        );
    }
    for side in [0.0, 1.0] {
        for i in 0..6u64 {
            let key = 7400 + i + side as u64 * 20;
            let x = side * place.width;
            let y = place.height * place.between(key, 0.25, 0.98);
            let tip = (
                x + (1.0 - 2.0 * side) * place.between(key + 40, 10.0, 17.0),
                y - place.between(key + 60, -6.0, 9.0),
            );
            pen.body(
                leaf((x, y), tip, 6.0),
                place.light.on(Rgb::hex(0x4f9b62).mix(0x8fc06a, place.chance(key + 80)), 0.05),
            );
            pen.line(curve(&[(x, y), tip]), 0.3, place.light.on(0xb5d890, 0.0).alpha(0.6));
        }
    }
}

pub(super) fn farm(pen: &mut Pen, place: &Place) {
    air::sky(pen, place, place.horizon + 4.0);
    far_hills(pen, place, place.horizon - 1.0, 3);
    let x = place.width * if place.chance(7500) < 0.5 { 0.2 } else { 0.8 };
    figure(pen, place, "barn", (x, place.horizon + 4.0), 17.0, (170, x < place.width / 2.0), 0.15);
    tree_line(pen, place, place.horizon + 1.0, 4.0, 9.0);
    lawn(pen, place, place.horizon + 3.5);
    pen.line(
        steps(place.horizon + 6.0, 2.6, 4)
            .map(|y| curve(&[(-2.0, y + 1.0), (place.width * 0.5, y - 0.6), (place.width + 2.0, y + 1.2)])),
        0.8,
        place.light.on(0xd9bf6a, 0.2).alpha(0.55),
    );
    fence(pen, place, -2.0, place.width * 0.3, place.horizon + 9.0, 5.0);
    fence(pen, place, place.width * 0.72, place.width + 2.0, place.horizon + 9.0, 5.0);
}

pub(super) fn garden(pen: &mut Pen, place: &Place) {
    air::sky(pen, place, place.horizon + 4.0);
    tree_line(pen, place, place.horizon, 8.0, 13.0);
    for i in 0..place.count(12.0) as u64 {
        bush(
            pen,
            place,
            7600 + i,
            (i as f64 / place.count(12.0) as f64 * place.width + 3.0, place.horizon + 4.0),
            7.0,
            0.2,
        );
    }
    lawn(pen, place, place.horizon + 3.6);
    path_towards(pen, place, place.horizon + 3.6, Rgb::hex(0xe8d3ae));
    flowers(pen, place, place.horizon + 7.0);
    flowers(pen, &Place { seed: place.seed ^ 5, ..place.clone() }, place.horizon + 6.0);
    fence(pen, place, -2.0, place.width * 0.26, place.horizon + 6.0, 5.5);
    fence(pen, place, place.width * 0.76, place.width + 2.0, place.horizon + 6.0, 5.5);
}

pub(super) fn park(pen: &mut Pen, place: &Place) {
    air::sky(pen, place, place.horizon + 4.0);
    for i in 0..place.count(10.0) as u64 {
        let (w, h) = (place.between(7700 + i * 3, 5.0, 9.0), place.between(7701 + i * 3, 8.0, 22.0));
        pen.mark(
            rect(place.chance(7702 + i * 3) * place.width, place.horizon - h, w, h + 3.0),
            place.light.on(0xa3b3c2, 0.85),
        );
    }
    tree_line(pen, place, place.horizon + 1.5, 10.0, 12.0);
    lawn(pen, place, place.horizon + 3.0);
    path_towards(pen, place, place.horizon + 3.4, Rgb::hex(0xe6d6b8));
    for side in [0.1, 0.9] {
        tree(pen, place, 7800 + (side * 10.0) as u64, (place.width * side, place.horizon + 12.0), 30.0, 0.05);
    }
}

pub(super) fn village(pen: &mut Pen, place: &Place) {
    air::sky(pen, place, place.horizon + 4.0);
    far_hills(pen, place, place.horizon - 2.0, 3);
    let count = place.count(7.0) as u64;
    for i in 0..count {
        let x = (i as f64 + place.between(7900 + i * 3, 0.3, 0.7)) / count as f64 * place.width;
        house(
            pen,
            place,
            7930 + i * 3,
            (x, place.horizon + 2.5 + place.chance(7901 + i * 3) * 3.0),
            place.between(7902 + i * 3, 9.0, 14.0),
            0.25,
        );
    }
    tree_line(pen, place, place.horizon + 5.0, 3.0, 8.0);
    lawn(pen, place, place.horizon + 5.0);
    path_towards(pen, place, place.horizon + 5.0, Rgb::hex(0xe3cfa6));
}

pub(super) fn snow_field(pen: &mut Pen, place: &Place) {
    let winter = Place {
        light: crate::light::Light {
            season: Season::Winter,
            grass: Rgb::hex(0xeff4f8),
            leaves: [0xe6edf3, 0xdbe6ee, 0xf2f6f9].map(Rgb::hex),
            ..place.light.clone()
        },
        ..place.clone()
    };
    let place = &winter;
    air::sky(pen, place, place.horizon + 4.0);
    far_hills(pen, place, place.horizon - 2.0, 3);
    for i in 0..place.count(16.0) as u64 {
        let x = place.chance(8200 + i * 2) * place.width;
        fir(
            pen,
            place,
            (x, place.horizon + 3.0 + place.chance(8201 + i * 2) * 3.5),
            place.between(8250 + i, 7.0, 13.0),
            0.3,
        );
    }
    pen.fade(
        rolling(place, 33, place.horizon + 5.0, 1.6),
        place.light.on(0xe4edf5, 0.2),
        place.light.on(0xfbfdff, 0.0),
    );
    for i in 0..place.count(12.0) as u64 {
        let (x, y) = (
            place.chance(8300 + i * 2) * place.width,
            place.between(8301 + i * 2, place.horizon + 9.0, place.height),
        );
        pen.mark(oval(x, y, 5.0, 0.8), place.light.on(0xc9d8e8, 0.0).alpha(0.5));
    }
}

pub(super) fn cave(pen: &mut Pen, place: &Place) {
    let (w, h) = (place.width, place.height);
    let rock = place.light.on(0x6b5d6d, 0.0);
    pen.fade(rect(-1.0, -1.0, w + 2.0, h + 2.0), 0x39304a, 0x57486a);
    pen.glow(w * 0.5, h * 0.46, w.max(h) * 0.5, Rgb::hex(0x9ad7e6).alpha(0.5));
    for i in 0..place.count(12.0) as u64 {
        let (x, l) = (place.chance(8400 + i * 2) * w, place.between(8401 + i * 2, 5.0, h * 0.26));
        pen.body(
            polygon(&[(x - l * 0.2, -1.0), (x + l * 0.2, -1.0), (x + l * 0.02, l)]),
            rock.shaded(0.2 * place.chance(8500 + i)),
        );
    }
    for side in [0.0, 1.0] {
        let x = side * w;
        let s = 1.0 - 2.0 * side;
        pen.body(
            blob(&[
                (x - s * 8.0, -8.0),
                (x + s * w * 0.24, -6.0),
                (x + s * w * 0.1, h * 0.3),
                (x + s * w * 0.15, h * 0.62),
                (x + s * w * 0.09, h + 5.0),
                (x - s * 8.0, h + 5.0),
            ]),
            rock,
        );
    }
    pen.fade(rolling(place, 39, place.horizon + 6.0, 1.6), rock.lit(0.1), rock.shaded(0.3));
    pebbles(pen, place, place.horizon + 9.0, h, rock.shaded(0.3), 20.0);
    for ([x], tint) in tinted("0.16,8fe0e6 0.85,c9a6f0") {
        let (x, y) = (w * x, place.horizon + 9.0);
        pen.glow(x, y - 3.0, 12.0, tint.alpha(0.5));
        for [dx, tall] in rows("-2,5 0,8 2.2,4.4") {
            pen.body(polygon(&sized((x + dx, y), (1.0, tall), "-1.2,0 -1.2,-0.7 0,-1 1.2,-0.7 1.2,0")), tint);
        }
    }
}

pub(super) fn stadium(pen: &mut Pen, place: &Place) {
    air::sky(pen, place, place.horizon);
    let (w, y) = (place.width, place.horizon);
    pen.body(
        polygon(&[(-2.0, y - 20.0), (w + 2.0, y - 20.0), (w + 2.0, y + 1.0), (-2.0, y + 1.0)]),
        place.light.on(0x8792ad, 0.3),
    );
    let colours = [0xe07a5f, 0xf2cc8f, 0x81b29a, 0x6d8fc9, 0xf6f1e7].map(Rgb::hex);
    for row in 0..6u64 {
        for i in 0..place.count(44.0) as u64 {
            let x = (i as f64 + place.chance(8600 + i + row * 97)) / place.count(44.0) as f64 * w;
            pen.mark(
                circle(x, y - 17.5 + row as f64 * 3.0, 0.8),
                place.light.on(colours[(place.chance(8700 + i * 7 + row) * 4.99) as usize], 0.3),
            );
        }
    }
    pen.body(rect(-2.0, y - 1.0, w + 4.0, 3.0), place.light.on(0xf4f0e4, 0.1));
    let court = place.named.contains(&"basketball");
    let [even, odd] = if court { [0xd99a62, 0xd3935b] } else { [0x7dbb5e, 0x6fae54] };
    for stripe in 0..6 {
        let t = f64::from(stripe) / 6.0;
        let (y0, depth) = (y + 2.0 + (place.height - y - 2.0) * t * t, (place.height - y) * 0.4);
        let tone = Rgb::hex(if stripe % 2 == 0 { even } else { odd });
        pen.mark(rect(-1.0, y0, w + 2.0, depth), place.light.on(tone, 0.0));
    }
    if court {
        let x = w * if place.stage_is_left() { 0.8 } else { 0.2 };
        figure(pen, place, "basketball hoop", (x, y + 9.0), y * 0.72, (171, x > w / 2.0), 0.0);
    } else {
        figure(pen, place, "goal", (w / 2.0, y + 8.0), 6.2, (171, false), 0.0);
    }
    pen.line(oval(w / 2.0, place.height * 0.98, w * 0.3, 8.0), 0.8, Rgb::WHITE.alpha(0.8));
    pen.line(curve(&[(-2.0, y + 8.0), (w + 2.0, y + 8.0)]), 0.7, Rgb::WHITE.alpha(0.8));
}
