//! The ground of the moon: grey dust and craters under a black sky in which the earth hangs; that of Mars is red, and
//! the sun sets there.

use super::{Place, air};
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::outline::{oval, rect};
use crate::intent::Time;

pub(super) fn moonscape(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    let red = place.light.time == Time::Sunset;
    let [zenith, low, dust] =
        if red { [0x8a5a4a, 0xe8b48a, 0xc4673f] } else { [0x0b0e26, 0x23244a, 0xb9b7c4] };
    let dust = Rgb::hex(dust);
    pen.fade(rect(-1.0, -1.0, w + 2.0, y + 4.0), Rgb::hex(zenith), Rgb::hex(low));
    if !red {
        air::stars(pen, place, y);
    }
    let (x, r) = (w * if place.stage_is_left() { 0.8 } else { 0.2 }, (w.min(y) * 0.12).min(9.0));
    if !red && place.may_show("earth") {
        pen.glow(x, y * 0.3, r * 2.2, Rgb::hex(0x8fc4ff).alpha(0.35));
        super::figure(pen, place, "earth", (x, y * 0.3 + r), r * 2.0, (8600, false), 0.0);
    }
    pen.fade(super::ground::rolling(place, 8600, y - 1.5, 2.2), dust.shaded(0.3), dust.shaded(0.22));
    pen.fade(super::ground::rolling(place, 8640, y + 3.0, 1.2), dust.shaded(0.12), dust);
    for i in 0..place.count(16.0) as u64 {
        let t = place.between(8700 + i * 3, 0.04, 0.98);
        let x = w * (i as f64 + place.chance(8701 + i * 3)) / place.count(16.0) as f64;
        let r = (1.0 + 5.0 * t) * place.between(8702 + i * 3, 0.5, 1.2);
        crater(pen, x, y + 5.0 + (h - y - 5.0) * t, r, dust);
    }
}

fn crater(pen: &mut Pen, x: f64, y: f64, r: f64, dust: Rgb) {
    pen.mark(oval(x, y, r * 1.12, r * 0.34), dust.lit(0.3));
    pen.mark(oval(x, y + r * 0.05, r, r * 0.27), dust.shaded(0.3));
    pen.mark(oval(x + r * 0.08, y + r * 0.12, r * 0.8, r * 0.18), dust.shaded(0.16));
}
