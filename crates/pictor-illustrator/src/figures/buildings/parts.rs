//! What buildings are made of: windows that glow at night, doors, tiles, stones, smoke.

use vello_cpu::kurbo::{BezPath, Shape as _};

use crate::figures::prelude::*;

/// Lamplight behind a pane.
pub(crate) const LAMPLIGHT: Rgb = Rgb(255, 214, 122);

/// A pane by day and by night.
pub(crate) fn pane(pen: &mut Pen, look: &Look, outline: BezPath) {
    let bounds = outline.bounding_box();
    if look.night {
        let (centre, reach) = (bounds.center(), bounds.width().max(bounds.height()));
        pen.glow(centre.x, centre.y, reach * 1.3, LAMPLIGHT.alpha(0.45));
        pen.blend(outline, 0xfff0b8, 0xf5ad4e);
    } else {
        pen.blend(outline.clone(), 0x9cc6d8, 0x5d8ca8);
        let (w, h) = (bounds.width(), bounds.height());
        let at = |dx: f64, dy: f64| (bounds.x0 + w * dx, bounds.y0 + h * dy);
        pen.within(outline, |pen| {
            pen.mark(
                polygon(&[at(0.1, 0.0), at(0.45, 0.0), at(0.0, 0.6), at(0.0, 0.15)]),
                Rgb::WHITE.alpha(0.4),
            );
        });
    }
}

/// A window with a frame, a cross bar and a sill, by its upper left corner and size.
pub(crate) fn window(pen: &mut Pen, look: &Look, (x, y): Spot, (w, h): Spot, frame: Rgb) {
    let bar = (w * 0.09).min(1.6);
    pen.body(rect(x - bar * 1.4, y - bar * 1.4, w + bar * 2.8, h + bar * 2.8), frame);
    pane(pen, look, rect(x, y, w, h));
    pen.line(curve(&[(x + w / 2.0, y), (x + w / 2.0, y + h)]), bar, frame);
    pen.line(curve(&[(x, y + h * 0.45), (x + w, y + h * 0.45)]), bar, frame);
    pen.body(rect(x - bar * 2.6, y + h + bar * 1.2, w + bar * 5.2, bar * 1.6), frame.shaded(0.08));
}

/// The outline of an opening with a round head.
pub(crate) fn arched(x: f64, y: f64, w: f64, h: f64) -> BezPath {
    let (r, right, foot) = (w / 2.0, x + w, y + h);
    path(&format!("M{x} {foot} L{x} {} A{r} {r} 0 0 1 {right} {} L{right} {foot} Z", y + r, y + r))
}

/// A panelled door with a knob, by its upper left corner and size.
pub(crate) fn door(pen: &mut Pen, (x, y): Spot, (w, h): Spot, wood: Rgb) {
    pen.body(round_rect(x - w * 0.08, y - w * 0.08, w * 1.16, h + w * 0.08, w * 0.08), wood.lit(0.55));
    pen.body(round_rect(x, y, w, h, w * 0.06), wood);
    for [dy, height] in rows("0.08,0.36 0.54,0.36") {
        let panel = round_rect(x + w * 0.16, y + h * dy, w * 0.68, h * height, w * 0.06);
        pen.mark(panel.clone(), wood.shaded(0.22));
        pen.line(panel, w * 0.03, wood.lit(0.25).alpha(0.7));
    }
    pen.round(circle(x + w * 0.86, y + h * 0.54, w * 0.065), 0xe8c268);
}

/// Several outlines as one shape: much cheaper to paint than each on its own.
pub(crate) fn together(outlines: impl IntoIterator<Item = BezPath>) -> BezPath {
    outlines.into_iter().flatten().collect()
}

/// Courses of tiles over a roof; `rows` of them.
pub(crate) fn tiles(pen: &mut Pen, look: &Look, roof: BezPath, rows: u32, colour: Rgb) {
    let area = roof.bounding_box();
    let step = area.height() / f64::from(rows);
    let columns = (area.width() / (step * 1.3)) as u32 + 2;
    let courses = (1..rows).map(|row| {
        let y = area.y0 + step * f64::from(row);
        polyline(&[(area.x0, y), (area.x1, y)])
    });
    let joint = |row: u32, column: u32| {
        let x = area.x0 + (f64::from(column) + if row.is_multiple_of(2) { 0.0 } else { 0.5 }) * step * 1.3;
        let y = area.y0 + step * f64::from(row);
        polyline(&[(x, y), (x, y + step * 0.9)])
    };
    let joints = (0..rows).flat_map(|row| (0..columns).map(move |column| joint(row, column)));
    let bright = (0..6_u64).map(|i| {
        let row = f64::from(look.choose(700 + i, &[0, 1, 2, 3, 4, 5]) % rows.max(1));
        let x = area.x0 + area.width() * (0.5 + 0.42 * look.vary(720 + i));
        rect(x, area.y0 + step * row, step * 1.3, step)
    });
    let ink = colour.shaded(0.45).alpha(0.55);
    pen.within(roof, |pen| {
        pen.line(together(courses), step * 0.1, ink);
        if look.fine {
            pen.line(together(joints), step * 0.07, ink);
        }
        pen.mark(together(bright), colour.lit(0.35).alpha(0.35));
    });
}

/// A few stones or bricks that show in a wall.
pub(crate) fn stones(pen: &mut Pen, look: &Look, wall: BezPath, size: f64, colour: Rgb) {
    if !look.fine {
        return;
    }
    let area = wall.bounding_box();
    let rows = (area.height() / size) as u64;
    let columns = (area.width() / (size * 2.0)) as u64 + 1;
    let stone = |i: u64| {
        let (row, column) = (i / columns, i % columns);
        let shift = if row % 2 == 0 { 0.0 } else { size };
        let (x, y) = (area.x0 + column as f64 * size * 2.0 + shift, area.y0 + row as f64 * size);
        round_rect(x, y, size * 1.8, size * 0.8, size * 0.2)
    };
    let shown = |i: &u64| look.vary(500 + i) < -0.25;
    let (dark, light): (Vec<u64>, Vec<u64>) =
        (0..rows * columns).filter(shown).partition(|i| look.vary(600 + i) > 0.0);
    pen.within(wall, |pen| {
        pen.mark(together(dark.into_iter().map(stone)), colour.shaded(0.28).alpha(0.55));
        pen.mark(together(light.into_iter().map(stone)), colour.lit(0.4).alpha(0.55));
    });
}

/// A round bush that hides the foot of a wall, `r` high.
pub(crate) fn bush(pen: &mut Pen, (x, y): Spot, r: f64) {
    let leaves = Rgb::hex(0x7da55a);
    pen.round(circle(x - r * 0.62, y - r * 0.5, r * 0.52), leaves.shaded(0.16));
    pen.round(circle(x + r * 0.66, y - r * 0.48, r * 0.5), leaves.shaded(0.2));
    pen.round(circle(x, y - r * 0.62, r * 0.64), leaves);
}

/// A pennant on a pole that stands on a spot.
pub(crate) fn pennant(pen: &mut Pen, (x, y): Spot, height: f64, cloth: Rgb) {
    pen.line(curve(&[(x, y), (x, y - height)]), height * 0.07, 0x7a5a44);
    let top = y - height;
    let flag = format!(
        "M{x} {top} C{} {} {} {} {} {} C{} {} {} {} {x} {} Z",
        x + height * 0.25,
        top - height * 0.1,
        x + height * 0.4,
        top + height * 0.22,
        x + height * 0.72,
        top + height * 0.16,
        x + height * 0.45,
        top + height * 0.4,
        x + height * 0.25,
        top + height * 0.3,
        top + height * 0.46
    );
    pen.body(path(&flag), cloth);
}

/// Puffs that rise from a chimney mouth to the right, `size` across at the last.
pub(crate) fn smoke(pen: &mut Pen, (x, y): Spot, size: f64) {
    let white = Rgb::hex(0xe9e4ea);
    for [dx, dy, r, alpha] in
        rows("0.9,-1.15,0.5,0.45 0.42,-0.66,0.36,0.6 0.12,-0.28,0.25,0.75 0,0,0.15,0.85")
    {
        pen.mark(circle(x + dx * size, y + dy * size, r * size), white.alpha(alpha));
    }
}
