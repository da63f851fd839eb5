//! Parts of rooms for those who lay a room out themselves.

use vello_cpu::kurbo::Rect;

use super::{Place, indoors, props};
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::outline::rect;

/// A window with the world outside, and curtains of that cloth.
pub(crate) fn window(pen: &mut Pen, place: &Place, area: Rect, cloth: Option<Rgb>) {
    indoors::view(pen, place, area.x0, area.y0, area.width(), area.height());
    if let Some(cloth) = cloth {
        indoors::curtains(pen, place, area.x0, area.y0, area.width(), area.height(), cloth);
    }
}

/// Shelves full of books all over an area.
pub(crate) fn bookshelves(pen: &mut Pen, place: &Place, area: Rect) {
    let wood = Rgb::hex(0xa9794f);
    pen.body(rect(area.x0, area.y0, area.width(), area.height()), wood.shaded(0.35));
    let columns = (area.width() / 26.0).round().max(1.0);
    let wide = area.width() / columns;
    let rows = (area.height() / 9.0).round().max(2.0);
    for i in 0..(columns * rows) as u64 {
        let (column, row) = ((i % columns as u64) as f64, (i / columns as u64) as f64);
        let y = area.y0 + area.height() * (row + 1.0) / rows - 1.1;
        props::shelf(pen, place, 6_000 + i * 120, (area.x0 + column * wide, y), wide, true);
    }
    for column in 0..=columns as u32 {
        let x = area.x0 + wide * f64::from(column);
        pen.body(rect(x - 0.7, area.y0, 1.4, area.height()), wood);
    }
    pen.body(rect(area.x0 - 0.7, area.y0 - 1.2, area.width() + 1.4, 1.6), wood);
}
