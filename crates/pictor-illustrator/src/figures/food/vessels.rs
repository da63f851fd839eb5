//! Plates, bowls, cups and glasses, as far as food and drink come in them.

use crate::figures::prelude::*;

/// White china.
pub(super) const CHINA: Rgb = Rgb::hex(0xfbf7f0);

/// A flat plate around (`x`, `y`), seen from a little above.
pub(super) fn plate(pen: &mut Pen, x: f64, y: f64, half: f64, colour: Rgb) {
    let high = half * 0.13;
    pen.body(oval(x, y + 1.6, half, high), colour.shaded(0.16));
    pen.body(oval(x, y, half, high), colour);
    pen.fade(oval(x, y - 0.4, half * 0.72, high * 0.66), colour.shaded(0.1), colour.shaded(0.02));
}

/// The back of a bowl whose rim is an ellipse around (`x`, `y`); draw the food next, then [`bowl_front`].
pub(super) fn bowl_back(pen: &mut Pen, x: f64, y: f64, half: f64, colour: Rgb) {
    pen.body(oval(x, y, half, half * 0.26), colour.shaded(0.2));
}

/// The front of that bowl, down to the ground, with a band in `accent`.
pub(super) fn bowl_front(pen: &mut Pen, x: f64, y: f64, half: f64, colour: Rgb, accent: Rgb) {
    let (l, r) = (x - half, x + half);
    let foot = half * 0.42;
    pen.body(round_rect(x - foot, 93.0, foot * 2.0, 6.6, 2.0), colour.shaded(0.16));
    let front = path(&format!(
        "M{l} {y} A{half} {ry} 0 0 0 {r} {y} C{r} {low} {fr} 96 {x} 96 C{fl} 96 {l} {low} {l} {y} Z",
        ry = half * 0.26,
        low = y + (96.0 - y) * 0.62,
        fr = x + half * 0.62,
        fl = x - half * 0.62,
    ));
    pen.body(front.clone(), colour);
    pen.within(front, |pen| {
        let sag = half * 0.26;
        let band = [
            (l - 2.0, y + 9.0),
            (x - half * 0.5, y + 9.0 + sag * 0.84),
            (x, y + 9.0 + sag),
            (x + half * 0.5, y + 9.0 + sag * 0.84),
            (r + 2.0, y + 9.0),
        ];
        pen.line(curve(&band), 3.4, accent);
    });
    pen.slot_box(Slot::Words, x - half * 0.5, y + 20.0, half, (90.0 - y - 20.0).max(8.0));
}

/// A cup from `top` to the ground, `half` wide on either side of `x`, filled with `drink`, its handle to the right.
pub(super) fn cup(pen: &mut Pen, x: f64, top: f64, half: f64, colour: Rgb, drink: Rgb) {
    let handle = arc(x + half * 0.92, (top + 92.0) / 2.0, half * 0.42, (92.0 - top) * 0.3, -10.0, 200.0);
    pen.line(handle.clone(), half * 0.2 + 1.2, colour.edge());
    pen.line(handle, half * 0.2, colour.shaded(0.08));
    let (l, r) = (x - half, x + half);
    let body = path(&format!(
        "M{l} {top} L{r} {top} C{r} 82 {fr} 98 {mr} 98 L{ml} 98 C{fl} 98 {l} 82 {l} {top} Z",
        fr = x + half * 0.8,
        mr = x + half * 0.42,
        ml = x - half * 0.42,
        fl = x - half * 0.8,
    ));
    pen.body(body, colour);
    pen.body(oval(x, top, half, half * 0.24), colour.lit(0.2));
    pen.body(oval(x, top + 0.8, half * 0.88, half * 0.185), drink);
    pen.shine(round_rect(x - half * 0.72, top + 12.0, half * 0.13, (92.0 - top) * 0.5, 2.0), 0.5);
    pen.slot_box(
        Slot::Words,
        x - half * 0.6,
        top + half * 0.4,
        half * 1.2,
        (88.0 - top - half * 0.4).max(6.0),
    );
}

/// Steam above a hot dish, from (`x`, `y`) up.
pub(super) fn steam(pen: &mut Pen, x: f64, y: f64) {
    for [dx, rise] in rows("-11,18 0,24 11,18") {
        let wave = sized((x + dx, y), (1.0, rise), "0,0 3.4,-0.33 -2.4,-0.66 1.6,-1");
        pen.line(curve(&wave), 2.4, Rgb::hex(0xd9d3d8).alpha(0.75));
    }
}

/// A straight glass from `top` to the ground, filled with `drink` up to `level`.
pub(super) fn tumbler(pen: &mut Pen, x: f64, top: f64, level: f64, half: f64, drink: Rgb) {
    let foot = half * 0.78;
    let glass = || {
        path(&format!(
            "M{} {top} L{} {top} L{} 96 Q{} 99.5 {} 99.5 L{} 99.5 Q{} 99.5 {} 96 Z",
            x - half,
            x + half,
            x + foot,
            x + foot,
            x + foot - 4.0,
            x - foot + 4.0,
            x - foot,
            x - foot
        ))
    };
    pen.glass(glass(), 0xe6f0f2, 0.6);
    pen.within(glass(), |pen| {
        let inner = half * 0.9;
        pen.fade(rect(x - half, level, half * 2.0, 96.0 - level), drink.lit(0.12), drink.shaded(0.1));
        pen.mark(oval(x, level, inner, half * 0.13), drink.lit(0.3));
        pen.mark(line_across(x - half, x + half, 97.5, 3.0), Rgb::hex(0xe6f0f2).alpha(0.8));
    });
    pen.line(oval(x, top, half, half * 0.15), 1.0, 0xa9bcc4);
    pen.shine(round_rect(x - half * 0.74, level + 5.0, half * 0.14, (92.0 - level) * 0.7, 2.0), 0.6);
}

/// A saucer below a cup.
pub(super) fn saucer(pen: &mut Pen, x: f64, half: f64, colour: Rgb) {
    pen.body(oval(x, 95.0, half, 4.6), colour.shaded(0.06));
    pen.fade(oval(x, 94.2, half * 0.6, 2.4), colour.shaded(0.2), colour.shaded(0.1));
}

/// A leaf of salad, parsley or basil.
pub(super) fn sprig(pen: &mut Pen, x: f64, y: f64, size: f64, colour: Rgb) {
    pen.body(blob(&sized((x, y), (size, size), "0,-1 0.8,-0.3 0.5,0.6 0,1 -0.6,0.5 -0.8,-0.4")), colour);
    pen.line(curve(&[(x, y - size * 0.6), (x, y + size * 0.8)]), size * 0.1, colour.shaded(0.35));
}

/// Chopsticks that lie over the right of a bowl.
pub(super) fn chopsticks(pen: &mut Pen, from: (f64, f64), to: (f64, f64)) {
    for shift in [0.0, 5.0] {
        let spine = [(from.0 + shift, from.1 + shift * 0.3), (to.0 + shift * 1.6, to.1)];
        pen.body(limb(&spine, 3.4, 1.8), 0xa8604a);
    }
}
