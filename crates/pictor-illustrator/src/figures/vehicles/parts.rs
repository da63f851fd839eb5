//! What vehicles share: wheels, lamps, panes.

use vello_cpu::kurbo::{BezPath, Shape as _};

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

/// The colour of rubber.
pub(super) const TYRE: Rgb = Rgb(72, 64, 76);
/// The colour of bright steel.
pub(super) const STEEL: Rgb = Rgb(206, 210, 219);

/// A wheel with a tyre and a hub cap.
pub(super) fn wheel(pen: &mut Pen, (x, y): Spot, r: f64) {
    pen.round(circle(x, y, r), TYRE);
    pen.round(circle(x, y, r * 0.62), STEEL);
    pen.mark(circle(x, y, r * 0.44), STEEL.shaded(0.3));
    let holes = (0..6).map(|i| {
        let (hx, hy) = on_circle(x, y, r * 0.34, f64::from(i) * 60.0);
        circle(hx, hy, r * 0.09)
    });
    pen.mark(together(holes), TYRE);
    pen.round(circle(x, y, r * 0.2), STEEL.lit(0.3));
}

/// A wheel with wire spokes.
pub(super) fn spoked(pen: &mut Pen, (x, y): Spot, r: f64, spokes: u32) {
    let wires = (0..spokes)
        .map(|i| polyline(&[(x, y), on_circle(x, y, r * 0.92, f64::from(i) * 360.0 / f64::from(spokes))]));
    pen.line(together(wires), r * 0.025, STEEL.shaded(0.25));
    pen.line(circle(x, y, r * 0.95), r * 0.13, TYRE);
    pen.line(circle(x, y, r * 0.86), r * 0.05, STEEL.lit(0.2));
    pen.round(circle(x, y, r * 0.1), STEEL.shaded(0.2));
}

/// A wheel arch: the dark hollow above a wheel.
pub(super) fn arch(pen: &mut Pen, (x, y): Spot, r: f64) {
    pen.mark(circle(x, y, r), 0x3d3542);
}

/// A vehicle's pane, lit from inside at night.
pub(super) fn glazing(pen: &mut Pen, look: &Look, outline: BezPath) {
    let bounds = outline.bounding_box();
    let (top, bottom) = if look.night {
        (Rgb::hex(0xfff0b8), Rgb::hex(0xf0b860))
    } else {
        (Rgb::hex(0xb9dbe6), Rgb::hex(0x74a3ba))
    };
    pen.blend(outline.clone(), top, bottom);
    let at = |dx: f64, dy: f64| (bounds.x0 + bounds.width() * dx, bounds.y0 + bounds.height() * dy);
    pen.within(outline, |pen| {
        pen.mark(polygon(&[at(0.3, 0.0), at(0.5, 0.0), at(0.2, 1.0), at(0.0, 1.0)]), Rgb::WHITE.alpha(0.4));
        pen.mark(
            polygon(&[at(0.58, 0.0), at(0.65, 0.0), at(0.35, 1.0), at(0.28, 1.0)]),
            Rgb::WHITE.alpha(0.3),
        );
    });
}

/// A head lamp, with a beam at night.
pub(super) fn headlamp(pen: &mut Pen, look: &Look, (x, y): Spot, r: f64) {
    pen.round(circle(x, y, r), 0xfff2c4);
    if look.night {
        pen.glow(x + r, y, r * 5.0, Rgb::hex(0xffe9a8).alpha(0.9));
    }
}
