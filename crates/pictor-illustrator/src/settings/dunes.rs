//! Dunes: crests with a lit and a shaded side, and something small that shows how large they are.

use super::props::figure;
use super::{Place, air};
use crate::figures::prelude::*;
use vello_cpu::kurbo::BezPath;

/// Each row of dunes: how far down from the horizon, how hazy, how high, how many on 100 units.
const ROWS: [(f64, f64, f64, f64); 5] = [
    (0.0, 0.85, 5.0, 2.6),
    (0.1, 0.62, 7.5, 1.8),
    (0.27, 0.4, 10.0, 1.3),
    (0.52, 0.18, 12.0, 1.0),
    (0.84, 0.0, 13.0, 0.8),
];

pub(super) fn desert(pen: &mut Pen, place: &Place) {
    air::sky(pen, place, place.horizon + 4.0);
    super::peaks::panorama(pen, place, place.horizon + 3.0);
    if place.light.dark && !place.named.contains(&"milky way") {
        air::milky_way(pen, place, place.horizon);
    }
    let depth = place.height - place.horizon;
    let lit_from_left = air::sun_is_left(place);
    for (row, &(down, far, tall, per_hundred)) in ROWS.iter().enumerate() {
        let y = place.horizon + depth * down;
        let key = 8000 + row as u64 * 60;
        let sand = sand_of(place, row, far);
        let count = (place.width / 100.0 * per_hundred).ceil().max(1.0) as u64;
        let tall = tall * (depth / 40.0).clamp(0.6, 1.7);
        pen.fade(floor(place, y + tall * 0.3), sand.shaded(0.06), sand.shaded(0.12));
        for i in 0..=count {
            let x = (i as f64 + place.between(key + i * 4, -0.3, 0.3)) / count as f64 * place.width;
            let size = tall * place.between(key + i * 4 + 1, 0.75, 1.15);
            dune(pen, place, (x, y + tall * 0.4), size, sand, lit_from_left);
        }
        if row == 1 {
            for_scale(pen, place, y + tall * 0.3);
        }
    }
    if place.may_show("cactus") {
        plants(pen, place);
    }
}

/// Warm by day, and by night what the moon leaves of it.
fn sand_of(place: &Place, row: usize, far: f64) -> Rgb {
    let day = Rgb::hex(0xebbf80).mix(0xd0895a, 0.14 * row as f64);
    let own = if place.light.dark { day.mix(0xb9b4e0, 0.45) } else { day };
    place.light.on(own, far)
}

fn floor(place: &Place, y: f64) -> BezPath {
    super::ground::rolling(place, 8300, y, 0.6)
}

/// A crest at `size` above its foot: the windward side long and lit, the lee side in shade.
fn dune(pen: &mut Pen, place: &Place, (x, y): Spot, size: f64, sand: Rgb, lit_from_left: bool) {
    let s = if lit_from_left { 1.0 } else { -1.0 };
    let at = |dx: f64, dy: f64| (x + s * size * dx, y - size * dy);
    let low = place.height + 6.0;
    let outline = [
        at(-5.4, -0.35),
        at(-3.2, 0.1),
        at(-1.4, 0.62),
        at(0.0, 1.0),
        at(1.0, 0.5),
        at(2.4, 0.05),
        at(4.6, -0.4),
    ];
    let mut whole = curve(&outline);
    whole.line_to((outline[6].0, low));
    whole.line_to((outline[0].0, low));
    whole.close_path();
    let night = if place.light.dark { 0.1 } else { 0.2 };
    pen.fade(whole, sand.lit(night), sand.shaded(0.1));
    // The lee side hangs from the crest and runs out towards us in an S.
    let mut lee = curve(&[at(0.0, 1.0), at(1.0, 0.5), at(2.4, 0.05), at(4.6, -0.4)]);
    let edge =
        curve(&[at(3.0, -1.0), at(1.3, -0.72), at(0.62, -0.2), at(-0.35, 0.3), at(0.05, 0.7), at(0.0, 1.0)]);
    lee.line_to(at(3.0, -1.0));
    lee.extend(edge.elements().iter().skip(1).copied());
    lee.close_path();
    let shade = if place.light.dark { 0.62 } else { 0.46 };
    pen.fade(lee, sand.shaded(shade).alpha(0.96), sand.shaded(shade * 0.7).alpha(0.0));
    let rim = if place.light.dark { Rgb::hex(0xe8edff) } else { Rgb::hex(0xfff2cf) };
    let crest = [at(-3.2, 0.1), at(-1.4, 0.62), at(0.0, 1.0), at(0.05, 0.7), at(-0.35, 0.3), at(0.62, -0.2)];
    pen.line(curve(&crest[..3]), 0.22, rim.alpha(0.6));
    pen.line(curve(&crest[2..]), 0.16, rim.alpha(0.4));
    if place.fine {
        for i in 0..4 {
            let t = f64::from(i);
            let ripple =
                [at(-3.4 + 0.3 * t, -0.1 - 0.13 * t), at(-2.2, 0.16 - 0.14 * t), at(-1.0, 0.4 - 0.16 * t)];
            pen.line(curve(&ripple), 0.14, sand.shaded(0.4).alpha(0.22));
        }
    }
}

/// A caravan on a far crest, or a tent with a light, where the prompt names nobody.
fn for_scale(pen: &mut Pen, place: &Place, y: f64) {
    if !place.empty {
        return;
    }
    let left = air::sun_is_left(place);
    let x = place.width * if left { 0.64 } else { 0.3 };
    if place.chance(8350) < 0.5 || !place.light.dark {
        for i in 0..4u64 {
            let cx = x + i as f64 * 4.6 - 7.0;
            figure(pen, place, "camel", (cx, y - 0.2 * i as f64), 3.6, (8360 + i, false), 0.3);
        }
    } else {
        pen.haze(x, y, 12.0, 2.0, Rgb::hex(0xffc46b).alpha(0.55));
        figure(pen, place, "tent", (x, y + 0.6), 4.6, (8370, false), 0.1);
        figure(pen, place, "campfire", (x + 5.4, y + 1.0), 2.2, (8371, false), 0.0);
        pen.glow(x + 5.4, y, 7.0, Rgb::hex(0xffb45a).alpha(0.7));
    }
}

/// A large cactus and a small one by day, well inside the page.
fn plants(pen: &mut Pen, place: &Place) {
    if place.light.dark {
        return;
    }
    let y = place.horizon + (place.height - place.horizon) * 0.62;
    let side = if air::sun_is_left(place) { 0.86 } else { 0.14 };
    figure(pen, place, "cactus", (place.width * side, y), 9.0, (8400, side > 0.5), 0.05);
    let other = place.width * (side + if side > 0.5 { -0.09 } else { 0.09 });
    figure(pen, place, "cactus", (other, y - 3.0), 5.5, (8401, false), 0.15);
}
