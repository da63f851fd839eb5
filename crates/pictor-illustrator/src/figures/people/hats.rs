//! Hats.

use super::{Build, Hat, headgear};
use crate::figures::prelude::*;

/// Draws the hat onto the head.
pub(super) fn hat(pen: &mut Pen, hat: Hat, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    match hat {
        Hat::None => {}
        Hat::Cap(colour) => cap(pen, (x, y), r, colour),
        Hat::Toque => toque(pen, (x, y), r),
        Hat::Helmet(colour) => helmet(pen, (x, y), r, colour),
        Hat::Crown => crown(pen, (x, y), r),
        Hat::Brim(colour) => brim(pen, (x, y), r, colour),
        Hat::Pointed(colour) => pointed(pen, (x, y), r, colour),
        Hat::Woolly(colour) => woolly(pen, (x, y), r, colour),
        Hat::Peaked(colour) => headgear::peaked(pen, (x, y), r, colour),
        Hat::Fire(colour) => headgear::fire_helmet(pen, (x, y), r, colour),
        Hat::Nurse => headgear::nurse_cap(pen, (x, y), r),
        Hat::Bearskin => headgear::bearskin(pen, (x, y), r),
        Hat::Tricorn(colour) => headgear::tricorn(pen, (x, y), r, colour),
        Hat::Top(colour) => headgear::top_hat(pen, (x, y), r, colour),
        Hat::Beret(colour) => headgear::beret(pen, (x, y), r, colour),
        Hat::Santa(colour) => headgear::santa(pen, (x, y), r, colour),
        Hat::Tiara => headgear::tiara(pen, (x, y), r),
        Hat::Hood(colour) => headgear::hood(pen, (x, y), r, colour),
        Hat::Hijab(colour) => headgear::hijab(pen, (x, y), r, colour, build.turn),
    }
}

/// A cap with a peak to the right.
fn cap(pen: &mut Pen, (x, y): (f64, f64), r: f64, colour: Rgb) {
    pen.body(blob(&sized((x, y), (r, r), "-1,-0.42 -0.8,-1.1 0,-1.32 0.8,-1.1 1,-0.42 0,-0.58")), colour);
    pen.body(blob(&sized((x, y), (r, r), "0.2,-0.62 1.05,-0.55 1.5,-0.3 0.7,-0.36")), colour.shaded(0.25));
}

/// A cook's hat.
fn toque(pen: &mut Pen, (x, y): (f64, f64), r: f64) {
    let white = Rgb::hex(0xfbf8f2);
    pen.round(
        blob(&sized((x, y), (r, r), "-0.7,-0.85 -1.1,-1.35 -0.6,-1.8 0,-1.75 0.6,-1.8 1.1,-1.35 0.7,-0.85")),
        white,
    );
    pen.body(round_rect(x - r * 0.86, y - r * 1.02, r * 1.72, r * 0.5, r * 0.12), white.shaded(0.08));
}

/// A helmet.
fn helmet(pen: &mut Pen, (x, y): (f64, f64), r: f64, colour: Rgb) {
    pen.round(
        blob(&sized(
            (x, y),
            (r, r),
            "-1.12,-0.1 -0.95,-0.95 0,-1.35 0.95,-0.95 1.12,-0.1 0.8,-0.4 0,-0.5 -0.8,-0.4",
        )),
        colour,
    );
    pen.shine(oval(x - r * 0.4, y - r * 0.95, r * 0.3, r * 0.12), 0.6);
}

/// A crown with stones.
fn crown(pen: &mut Pen, (x, y): (f64, f64), r: f64) {
    let gold = Rgb::hex(0xf2c14e);
    pen.body(
        polygon(&sized(
            (x, y),
            (r, r),
            "-0.8,-0.62 -0.9,-1.42 -0.42,-1.08 0,-1.55 0.42,-1.08 0.9,-1.42 0.8,-0.62",
        )),
        gold,
    );
    for ([dx], colour) in tinted("-0.5,d8574f 0,4f8fc4 0.5,d8574f") {
        pen.round(circle(x + dx * r, y - r * 0.86, r * 0.11), colour);
    }
}

/// A hat with a wide brim and a band.
fn brim(pen: &mut Pen, (x, y): (f64, f64), r: f64, colour: Rgb) {
    pen.body(blob(&sized((x, y), (r, r), "-1.65,-0.52 0,-0.82 1.65,-0.52 0,-0.3")), colour);
    pen.body(
        blob(&sized((x, y), (r, r), "-0.82,-0.58 -0.72,-1.2 0,-1.42 0.72,-1.2 0.82,-0.58 0,-0.46")),
        colour.lit(0.1),
    );
    pen.line(curve(&sized((x, y), (r, r), "-0.8,-0.68 0,-0.56 0.8,-0.68")), r * 0.16, colour.shaded(0.5));
}

/// A pointed hat with a star.
fn pointed(pen: &mut Pen, (x, y): (f64, f64), r: f64, colour: Rgb) {
    pen.body(blob(&sized((x, y), (r, r), "-1.5,-0.5 0,-0.74 1.5,-0.5 0,-0.26")), colour.shaded(0.15));
    pen.body(polygon(&sized((x, y), (r, r), "-0.84,-0.5 0.1,-2.3 0.84,-0.5")), colour);
    pen.mark(star(x, y - r * 1.1, r * 0.22, r * 0.1, 5), 0xf7d774);
}

/// A knitted cap with a bobble.
fn woolly(pen: &mut Pen, (x, y): (f64, f64), r: f64, colour: Rgb) {
    pen.round(circle(x, y - r * 1.4, r * 0.28), colour.lit(0.6));
    pen.body(
        blob(&sized((x, y), (r, r), "-0.98,-0.4 -0.85,-1.05 0,-1.36 0.85,-1.05 0.98,-0.4 0,-0.5")),
        colour,
    );
    pen.body(round_rect(x - r * 1.02, y - r * 0.64, r * 2.04, r * 0.34, r * 0.16), colour.lit(0.4));
}
