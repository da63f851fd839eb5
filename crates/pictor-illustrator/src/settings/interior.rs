//! Parts of rooms for those who lay a room out themselves.

use vello_cpu::kurbo::Rect;

use super::{Place, indoors};
use crate::colour::Rgb;
use crate::figures::Pen;

/// A window with the world outside, and curtains of that cloth.
pub(crate) fn window(pen: &mut Pen, place: &Place, area: Rect, cloth: Option<Rgb>) {
    indoors::view(pen, place, area.x0, area.y0, area.width(), area.height());
    if let Some(cloth) = cloth {
        indoors::curtains(pen, place, area.x0, area.y0, area.width(), area.height(), cloth);
    }
}
