//! What is printed and tied on packaging: paper labels with a small emblem, bows, and bands.

use crate::figures::prelude::*;

/// The colour of label paper.
pub(super) const PAPER: Rgb = Rgb(251, 243, 226);

/// A paper label by its upper left corner and size, with two rules and, when it carries no words, an emblem.
pub(super) fn label(pen: &mut Pen, look: &Look, (x, y): Spot, (width, height): Spot, ink: Rgb) {
    pen.flat(round_rect(x, y, width, height, height.min(width) * 0.09), PAPER);
    let (inset, rule) = (width * 0.08, (height * 0.03).clamp(0.4, 1.0));
    for edge in [y + height * 0.1, y + height * 0.9] {
        pen.mark(line_across(x + inset, x + width - inset, edge, rule), ink.alpha(0.8));
    }
    pen.slot_box(Slot::Words, x + inset, y + height * 0.14, width - 2.0 * inset, height * 0.72);
    if !look.lettered {
        emblem(pen, look, (x + width / 2.0, y + height / 2.0), width.min(height) * 0.6, ink);
    }
}

/// A sprig, a flower or a drop, `size` high around the spot.
pub(super) fn emblem(pen: &mut Pen, look: &Look, (x, y): Spot, size: f64, ink: Rgb) {
    let half = size / 2.0;
    match look.choose(811, &[0, 1, 2]) {
        0 => {
            pen.line(curve(&sized((x, y), (size, half), "0,1 0.03,0 0,-1")), size * 0.06, ink);
            for [rise, side] in rows("0.28,1 0.08,-1 -0.12,1 -0.3,-1") {
                let root = (x, y + size * rise);
                pen.mark(leaf(root, (x + side * size * 0.42, root.1 - size * 0.24), size * 0.2), ink);
            }
        }
        1 => {
            for turn in steps(0.0, 60.0, 6) {
                let (px, py) = on_circle(x, y, half * 0.62, turn);
                pen.mark(tilted_oval(px, py, half * 0.24, half * 0.4, turn), ink);
            }
            pen.mark(circle(x, y, half * 0.2), 0xf0c566);
        }
        _ => {
            pen.mark(drop(x, y - half, size * 0.62, size), ink);
            pen.mark(
                tilted_oval(x - size * 0.1, y + size * 0.18, size * 0.06, size * 0.14, 15.0),
                PAPER.alpha(0.8),
            );
        }
    }
}

/// A tied bow around its knot, `size` wide, with two tails that hang down.
pub(crate) fn bow(pen: &mut Pen, (x, y): Spot, size: f64, silk: Rgb) {
    let at = |dx: f64, dy: f64| (x + dx * size, y + dy * size);
    for side in [-1.0, 1.0] {
        let tail = [
            at(side * 0.02, -0.02),
            at(side * 0.12, 0.02),
            at(side * 0.33, 0.36),
            at(side * 0.22, 0.35),
            at(side * 0.16, 0.44),
        ];
        pen.body(polygon(&tail), silk.shaded(0.14));
    }
    for side in [-1.0, 1.0] {
        let wing = [
            at(0.0, 0.02),
            at(side * 0.16, -0.2),
            at(side * 0.4, -0.27),
            at(side * 0.5, -0.08),
            at(side * 0.42, 0.12),
            at(side * 0.18, 0.12),
        ];
        pen.body(blob(&wing), silk.lit(if side < 0.0 { 0.08 } else { 0.0 }));
        let hollow =
            [at(side * 0.1, -0.02), at(side * 0.24, -0.14), at(side * 0.38, -0.15), at(side * 0.34, -0.03)];
        pen.mark(blob(&hollow), silk.shaded(0.5).alpha(0.6));
        pen.line(
            curve(&[at(side * 0.09, 0.03), at(side * 0.24, 0.03)]),
            size * 0.012,
            silk.shaded(0.5).alpha(0.6),
        );
    }
    pen.round(
        round_rect(x - size * 0.085, y - size * 0.1, size * 0.17, size * 0.2, size * 0.07),
        silk.lit(0.1),
    );
}

/// Steam or smoke that rises from a spot in a lazy line, `height` high.
pub(crate) fn wisp(pen: &mut Pen, (x, y): Spot, height: f64, width: f64) {
    let sway = width * 2.2;
    let line = sized((x, y), (sway, height), "0,0 0.7,-0.25 -0.6,-0.55 0.5,-0.82 0.1,-1");
    let smoke = Rgb::hex(0xcfc6d6);
    pen.line(curve(&line), width, smoke.alpha(0.38));
    pen.line(curve(&line[..4]), width * 0.5, Rgb::WHITE.alpha(0.5));
}

/// A candle's flame that stands on a spot.
pub(crate) fn flame(pen: &mut Pen, (x, y): Spot, height: f64) {
    let r = height * 0.5;
    pen.glow(x, y - r, height * 1.5, Rgb::hex(0xffd27a).alpha(0.6));
    pen.mark(drop(x, y - height, height * 0.46, height), 0xf59a3a);
    pen.mark(drop(x, y - height * 0.72, height * 0.32, height * 0.7), 0xffd65c);
    pen.mark(drop(x, y - height * 0.42, height * 0.16, height * 0.38), 0xfff6d0);
}
