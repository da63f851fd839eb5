//! The rooms of a cutaway.

use vello_cpu::kurbo::{Affine, BezPath};

use crate::figures;
use crate::figures::prelude::*;
use crate::shape::transformed;

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
                let place = Affine::translate((x, y - tall * 0.06))
                    * Affine::scale_non_uniform(wide / 120.0, tall / 100.0);
                let inside =
                    figures::find("cabin").map(|it| figures::shapes(it, &Look::plain(kind as u64), false));
                pen.insert(transformed(&inside.unwrap_or_default(), place));
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
