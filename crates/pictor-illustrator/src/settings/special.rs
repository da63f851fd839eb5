//! Grounds that a style brings instead of a place: an isometric tile, a badge, the rooms of a cutaway.

use vello_cpu::kurbo::{Affine, BezPath};

use super::Place;
use super::props::{bush, fir, tree};
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::outline::{blob, circle, curve, limb, oval, polygon, rect, round_rect, star};
use crate::intent::Setting;

/// A slab of ground in parallel projection, on which things stand.
pub(super) fn tile(pen: &mut Pen, place: &Place, setting: Setting) {
    let (w, h) = (place.width, place.height);
    let tone = place.backdrop.unwrap_or(place.light.sky[1].mix(Rgb::WHITE, 0.45));
    pen.fade(rect(-1.0, -1.0, w + 2.0, h + 2.0), tone.lit(0.3), tone);
    let half = (w * 0.46).min(h * 0.62);
    let (x, y) = (w / 2.0, place.floor - half * 0.22);
    let near = |colour: u32| place.light.near(Rgb::hex(colour));
    let top = match setting {
        Setting::City | Setting::Street | Setting::Cafe | Setting::Shop => near(0xd6d2cc),
        Setting::Beach | Setting::Desert => near(0xf0d7a3),
        Setting::Sea | Setting::Lake | Setting::River | Setting::Underwater => near(0x86c3d8),
        Setting::SnowField => near(0xf2f6fa),
        Setting::Room | Setting::Kitchen | Setting::Office | Setting::Library => near(0xdcb88a),
        _ => near(0xa6d080),
    };
    let corner = |dx: f64, dy: f64| (x + dx * half, y + dy * half * 0.5);
    pen.shadow(x + half * 0.1, y + half * 0.32, half * 1.15, half * 0.5, 0.4);
    let deep = half * 0.16;
    let down = |(px, py): (f64, f64)| (px, py + deep);
    let earth = near(0xb08a66);
    pen.flat(
        polygon(&[corner(-1.0, 0.0), corner(0.0, 1.0), down(corner(0.0, 1.0)), down(corner(-1.0, 0.0))]),
        earth,
    );
    pen.flat(
        polygon(&[corner(1.0, 0.0), corner(0.0, 1.0), down(corner(0.0, 1.0)), down(corner(1.0, 0.0))]),
        earth.shaded(0.3),
    );
    pen.flat(polygon(&[corner(-1.0, 0.0), corner(0.0, -1.0), corner(1.0, 0.0), corner(0.0, 1.0)]), top);
    for i in 1..6 {
        let t = f64::from(i) / 6.0 * 2.0 - 1.0;
        let ends = [((t - 1.0) / 2.0, (t + 1.0) / 2.0), ((t + 1.0) / 2.0, (t - 1.0) / 2.0)];
        pen.line(curve(&ends.map(|(dx, dy)| corner(dx, dy))), 0.16, top.shaded(0.35).alpha(0.5));
        pen.line(curve(&ends.map(|(dx, dy)| corner(dx, -dy))), 0.16, top.shaded(0.35).alpha(0.5));
    }
    for (i, (dx, dy)) in
        [(-0.78, -0.06), (0.8, -0.04), (-0.42, -0.44), (0.45, -0.42), (0.0, -0.82)].into_iter().enumerate()
    {
        let at = corner(dx, dy);
        match i % 3 {
            0 => tree(pen, place, 900 + i as u64 * 40, at, half * 0.34, 0.0),
            1 => bush(pen, place, 960 + i as u64, at, half * 0.16, 0.0),
            _ => fir(pen, place, at, half * 0.34, 0.0),
        }
    }
}

/// A round badge behind a mark, and its rings.
pub(super) fn badge(pen: &mut Pen, place: &Place) {
    super::still::plain(pen, place);
    let (x, y) = (place.width / 2.0, place.height * 0.5);
    let r = place.width.min(place.height) * 0.44;
    let choices = [0x2f5d62, 0x3d4f7c, 0xf2b84b, 0xe9dcc3, 0x8fb8a8].map(Rgb::hex);
    let tone = choices[(place.chance(71) * 4.99) as usize];
    pen.mark(circle(x, y, r), tone);
    pen.line(circle(x, y, r * 0.93), r * 0.018, tone.legible().alpha(0.8));
}

/// The rooms inside of something whose outline is `hull`: decks, walls and what stands on them.
pub(crate) fn rooms(pen: &mut Pen, hull: BezPath) {
    use vello_cpu::kurbo::Shape as _;
    let outer = hull.bounding_box();
    let middle = outer.center();
    let shrink = Affine::translate(middle.to_vec2())
        * Affine::scale_non_uniform(0.9, 0.8)
        * Affine::translate(-middle.to_vec2());
    let inner = shrink * hull;
    let area = inner.bounding_box();
    pen.flat(inner.clone(), Rgb::hex(0xf7ecd6));
    pen.within(inner.clone(), |pen| {
        let decks = if area.height() > area.width() * 0.3 { 2 } else { 1 };
        let columns = ((area.width() / area.height() * 1.6).round() as usize).clamp(2, 5);
        let (wide, tall) = (area.width() / columns as f64, area.height() / decks as f64);
        let tints = [0xf7e3c1, 0xdbe9e2, 0xf3d6cb, 0xdfe0f0, 0xeee6c6].map(Rgb::hex);
        for deck in 0..decks {
            for column in 0..columns {
                let (x, y) = (area.x0 + wide * column as f64, area.y0 + tall * deck as f64);
                let kind = deck * columns + column;
                pen.mark(rect(x, y, wide, tall), tints[kind % 5]);
                furnish(pen, (x, y + tall * 0.94), wide, tall, kind);
                pen.mark(rect(x - 0.5, y, 1.0, tall), Rgb::hex(0x8f7f78));
            }
            pen.mark(
                rect(area.x0, area.y0 + tall * (deck as f64 + 1.0) - tall * 0.06, area.width(), tall * 0.08),
                Rgb::hex(0x8f7f78),
            );
        }
    });
    pen.line(inner, outer.height() * 0.022, Rgb::hex(0x6d5f62));
}

/// One room: a bunk, an engine, a table, a desk of instruments, stores. (`x`, `y`) is its lower left corner.
fn furnish(pen: &mut Pen, (x, y): (f64, f64), wide: f64, tall: f64, kind: usize) {
    let at = |dx: f64, dy: f64| (x + wide * dx, y - tall * dy);
    let ink = Rgb::hex(0x6d5f62);
    let lamp = at(0.5, 0.86);
    pen.glow(lamp.0, lamp.1, tall * 0.34, Rgb::hex(0xffe3a0).alpha(0.7));
    pen.mark(circle(lamp.0, lamp.1, tall * 0.05), Rgb::hex(0xffd76a));
    match kind % 5 {
        0 => {
            for dy in [0.12, 0.46] {
                let (bx, by) = at(0.12, dy + 0.1);
                pen.body(round_rect(bx, by, wide * 0.76, tall * 0.11, 1.0), Rgb::hex(0x7fa6c4));
                pen.body(round_rect(bx, by - tall * 0.07, wide * 0.2, tall * 0.09, 1.0), Rgb::hex(0xfdf9f0));
            }
        }
        1 => {
            let (cx, cy) = at(0.5, 0.34);
            let r = tall.min(wide) * 0.26;
            pen.body(star(cx, cy, r * 1.16, r * 0.9, 9), Rgb::hex(0xb9a28c));
            pen.body(circle(cx, cy, r * 0.5), ink.lit(0.3));
            pen.body(
                limb(&[at(0.08, 0.05), at(0.08, 0.7), at(0.4, 0.72)], tall * 0.05, tall * 0.05),
                Rgb::hex(0xd98b66),
            );
        }
        2 => {
            let (tx, ty) = at(0.2, 0.34);
            pen.body(rect(tx, ty, wide * 0.6, tall * 0.06), Rgb::hex(0xb98a5d));
            pen.body(rect(tx + wide * 0.27, ty, wide * 0.06, tall * 0.34), Rgb::hex(0x9a7048));
            pen.body(oval(tx + wide * 0.2, ty - tall * 0.03, wide * 0.07, tall * 0.03), Rgb::hex(0xfdf9f0));
            pen.body(
                round_rect(tx + wide * 0.36, ty - tall * 0.12, wide * 0.1, tall * 0.12, 0.6),
                Rgb::hex(0xd9605a),
            );
        }
        3 => {
            let (dx, dy) = at(0.14, 0.42);
            pen.body(
                polygon(&[
                    (dx, dy),
                    (dx + wide * 0.72, dy),
                    (dx + wide * 0.64, dy + tall * 0.42),
                    (dx + wide * 0.08, dy + tall * 0.42),
                ]),
                Rgb::hex(0x6f8aa0),
            );
            for (i, colour) in [0xf2b84b, 0x8fd3a0, 0xe8736b].into_iter().enumerate() {
                pen.mark(
                    circle(dx + wide * (0.18 + 0.18 * i as f64), dy + tall * 0.12, tall * 0.045),
                    Rgb::hex(colour),
                );
            }
            pen.line(blob(&[at(0.3, 0.56), at(0.5, 0.74), at(0.7, 0.56), at(0.5, 0.5)]), tall * 0.03, ink);
        }
        _ => {
            for (i, colour) in [0xc99a66, 0x9db38a, 0xc97f6a].into_iter().enumerate() {
                let (bx, by) = at(0.12 + 0.27 * i as f64, 0.26);
                pen.body(rect(bx, by, wide * 0.24, tall * 0.26), Rgb::hex(colour));
            }
            let (bx, by) = at(0.26, 0.5);
            pen.body(rect(bx, by, wide * 0.24, tall * 0.24), Rgb::hex(0xb98a5d));
        }
    }
}
