//! The rooms of a cutaway.

use vello_cpu::kurbo::{Affine, BezPath};

use crate::figures::prelude::*;

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
    pen.flat(inner.clone(), 0xf7ecd6);
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
                pen.mark(rect(x - 0.5, y, 1.0, tall), 0x8f7f78);
            }
            pen.mark(
                rect(area.x0, area.y0 + tall * (deck as f64 + 1.0) - tall * 0.06, area.width(), tall * 0.08),
                0x8f7f78,
            );
        }
    });
    pen.line(inner, outer.height() * 0.022, 0x6d5f62);
}

/// One room: a bunk, an engine, a table, a desk of instruments, stores. (`x`, `y`) is its lower left corner.
fn furnish(pen: &mut Pen, (x, y): (f64, f64), wide: f64, tall: f64, kind: usize) {
    let at = |dx: f64, dy: f64| (x + wide * dx, y - tall * dy);
    let ink = Rgb::hex(0x6d5f62);
    let lamp = at(0.5, 0.86);
    pen.glow(lamp.0, lamp.1, tall * 0.34, Rgb::hex(0xffe3a0).alpha(0.7));
    pen.mark(circle(lamp.0, lamp.1, tall * 0.05), 0xffd76a);
    match kind % 5 {
        0 => {
            for dy in [0.12, 0.46] {
                let (bx, by) = at(0.12, dy + 0.1);
                pen.body(round_rect(bx, by, wide * 0.76, tall * 0.11, 1.0), 0x7fa6c4);
                pen.body(round_rect(bx, by - tall * 0.07, wide * 0.2, tall * 0.09, 1.0), 0xfdf9f0);
            }
        }
        1 => {
            let (cx, cy) = at(0.5, 0.34);
            let r = tall.min(wide) * 0.26;
            pen.body(star(cx, cy, r * 1.16, r * 0.9, 9), 0xb9a28c);
            pen.body(circle(cx, cy, r * 0.5), ink.lit(0.3));
            pen.body(
                limb(&[at(0.08, 0.05), at(0.08, 0.7), at(0.4, 0.72)], tall * 0.05, tall * 0.05),
                0xd98b66,
            );
        }
        2 => {
            let (tx, ty) = at(0.2, 0.34);
            pen.body(rect(tx, ty, wide * 0.6, tall * 0.06), 0xb98a5d);
            pen.body(rect(tx + wide * 0.27, ty, wide * 0.06, tall * 0.34), 0x9a7048);
            pen.body(oval(tx + wide * 0.2, ty - tall * 0.03, wide * 0.07, tall * 0.03), 0xfdf9f0);
            pen.body(round_rect(tx + wide * 0.36, ty - tall * 0.12, wide * 0.1, tall * 0.12, 0.6), 0xd9605a);
        }
        3 => {
            let (dx, dy) = at(0.14, 0.42);
            pen.body(polygon(&sized((dx, dy), (wide, tall), "0,0 0.72,0 0.64,0.42 0.08,0.42")), 0x6f8aa0);
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
            pen.body(rect(bx, by, wide * 0.24, tall * 0.24), 0xb98a5d);
        }
    }
}
