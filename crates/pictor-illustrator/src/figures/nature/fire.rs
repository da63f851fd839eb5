//! Fire and smoke.

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("fire", 0.8, 1.0, fire),
    Figure::on_ground("campfire", 1.1, 1.0, campfire),
    Figure::on_ground("smoke", 0.8, 3.0, smoke),
];

/// Flames `height` high that stand on the origin.
pub(in crate::figures) fn blaze(pen: &mut Pen, height: f64, look: &Look) {
    let s = height / 100.0;
    let lean = 4.0 * look.vary(71);
    let tongue = |pen: &mut Pen, scale: f64, colour: Rgb| {
        let (w, h) = (36.0 * s * scale, 100.0 * s * scale);
        let at = |dx: f64, dy: f64| format!("{} {}", dx * w + lean * s * dy.abs() / h, -dy * h);
        let data = format!(
            "M{} C{} {} {} C{} {} {} C{} {} {} C{} {} {} C{} {} {} Z",
            at(0.0, 0.0),
            at(-1.1, 0.0),
            at(-1.2, 0.36),
            at(-0.72, 0.56),
            at(-0.66, 0.42),
            at(-0.44, 0.4),
            at(-0.36, 0.5),
            at(-0.5, 0.7),
            at(-0.1, 0.86),
            at(0.06, 1.0),
            at(0.1, 0.76),
            at(0.44, 0.7),
            at(0.46, 0.5),
            at(1.1, 0.44),
            at(1.1, 0.0),
            at(0.0, 0.0)
        );
        pen.mark(path(&data), colour);
    };
    tongue(pen, 1.0, Rgb::hex(0xf2763c));
    tongue(pen, 0.74, Rgb::hex(0xf9a83f));
    tongue(pen, 0.5, Rgb::hex(0xffd65c));
    tongue(pen, 0.26, Rgb::hex(0xfff4c8));
}

fn fire(pen: &mut Pen, look: &Look) {
    pen.glow(40.0, 60.0, 60.0, Rgb::hex(0xffb24f).alpha(0.5));
    pen.moved(40.0, 99.5, |pen| blaze(pen, 98.0, look));
    sparks(pen, look, 40.0);
}

fn sparks(pen: &mut Pen, look: &Look, x: f64) {
    for i in 0..6_u64 {
        let (dx, dy) = (30.0 * look.vary(i + 80), 26.0 + 22.0 * look.vary(i + 90));
        pen.mark(circle(x + dx, dy, 1.0 + 0.5 * look.vary(i)), 0xffc65c);
    }
}

fn campfire(pen: &mut Pen, look: &Look) {
    pen.glow(55.0, 60.0, if look.night { 84.0 } else { 56.0 }, Rgb::hex(0xffb24f).alpha(0.6));
    let bark = Rgb::hex(0x9a6a48);
    pen.body(limb("18,80 84,94", 11.0, 10.0), bark.shaded(0.2));
    pen.moved(55.0, 88.0, |pen| blaze(pen, 86.0, look));
    sparks(pen, look, 55.0);
    for (from, to) in rows_of::<(Spot, Spot)>("94,80,26,94 30,92,88,95") {
        pen.body(limb(&[from, to], 11.0, 11.0), bark);
        pen.round(circle(from.0, from.1, 5.2), bark.lit(0.5));
        pen.line(circle(from.0, from.1, 2.6), 0.7, bark.shaded(0.3));
    }
    pen.round(rows("8,93,7 24,95.2,6 86,95.2,6 102,93,7").map(|[x, y, r]| oval(x, y, r, r * 0.7)), 0xa39ca4);
}

fn smoke(pen: &mut Pen, look: &Look) {
    let grey = look.main(0xcfc9d3);
    let puffs = [
        (56.0, 17.0, 18.0),
        (34.0, 27.0, 19.0),
        (52.0, 41.0, 16.0),
        (34.0, 53.0, 14.0),
        (46.0, 66.0, 11.0),
        (38.0, 78.0, 8.0),
        (41.0, 90.0, 5.5),
    ];
    let all = |scale: f64, shift: f64| {
        together(puffs.map(|(x, y, r)| circle(x - r * shift, y - r * shift, r * scale)))
    };
    pen.fade(all(1.0, 0.0), grey.alpha(0.55), grey.shaded(0.1).alpha(0.9));
    pen.fade(all(0.68, 0.2), grey.lit(0.6).alpha(0.6), grey.lit(0.5).alpha(0.5));
}
