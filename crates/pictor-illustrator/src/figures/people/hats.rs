//! Hats.

use super::{Build, Hat, headgear};
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::outline::{blob, circle, curve, oval, polygon, round_rect, star};

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
    pen.body(
        blob(&[
            (x - r * 1.0, y - r * 0.42),
            (x - r * 0.8, y - r * 1.1),
            (x, y - r * 1.32),
            (x + r * 0.8, y - r * 1.1),
            (x + r * 1.0, y - r * 0.42),
            (x, y - r * 0.58),
        ]),
        colour,
    );
    pen.body(
        blob(&[
            (x + r * 0.2, y - r * 0.62),
            (x + r * 1.05, y - r * 0.55),
            (x + r * 1.5, y - r * 0.3),
            (x + r * 0.7, y - r * 0.36),
        ]),
        colour.shaded(0.25),
    );
}

/// A cook's hat.
fn toque(pen: &mut Pen, (x, y): (f64, f64), r: f64) {
    let white = Rgb::hex(0xfbf8f2);
    pen.round(
        blob(&[
            (x - r * 0.7, y - r * 0.85),
            (x - r * 1.1, y - r * 1.35),
            (x - r * 0.6, y - r * 1.8),
            (x, y - r * 1.75),
            (x + r * 0.6, y - r * 1.8),
            (x + r * 1.1, y - r * 1.35),
            (x + r * 0.7, y - r * 0.85),
        ]),
        white,
    );
    pen.body(round_rect(x - r * 0.86, y - r * 1.02, r * 1.72, r * 0.5, r * 0.12), white.shaded(0.08));
}

/// A helmet.
fn helmet(pen: &mut Pen, (x, y): (f64, f64), r: f64, colour: Rgb) {
    pen.round(
        blob(&[
            (x - r * 1.12, y - r * 0.1),
            (x - r * 0.95, y - r * 0.95),
            (x, y - r * 1.35),
            (x + r * 0.95, y - r * 0.95),
            (x + r * 1.12, y - r * 0.1),
            (x + r * 0.8, y - r * 0.4),
            (x, y - r * 0.5),
            (x - r * 0.8, y - r * 0.4),
        ]),
        colour,
    );
    pen.shine(oval(x - r * 0.4, y - r * 0.95, r * 0.3, r * 0.12), 0.6);
}

/// A crown with stones.
fn crown(pen: &mut Pen, (x, y): (f64, f64), r: f64) {
    let gold = Rgb::hex(0xf2c14e);
    pen.body(
        polygon(&[
            (x - r * 0.8, y - r * 0.62),
            (x - r * 0.9, y - r * 1.42),
            (x - r * 0.42, y - r * 1.08),
            (x, y - r * 1.55),
            (x + r * 0.42, y - r * 1.08),
            (x + r * 0.9, y - r * 1.42),
            (x + r * 0.8, y - r * 0.62),
        ]),
        gold,
    );
    for (dx, colour) in [(-0.5, 0xd8574f), (0.0, 0x4f8fc4), (0.5, 0xd8574f)] {
        pen.round(circle(x + dx * r, y - r * 0.86, r * 0.11), Rgb::hex(colour));
    }
}

/// A hat with a wide brim and a band.
fn brim(pen: &mut Pen, (x, y): (f64, f64), r: f64, colour: Rgb) {
    pen.body(
        blob(&[
            (x - r * 1.65, y - r * 0.52),
            (x, y - r * 0.82),
            (x + r * 1.65, y - r * 0.52),
            (x, y - r * 0.3),
        ]),
        colour,
    );
    pen.body(
        blob(&[
            (x - r * 0.82, y - r * 0.58),
            (x - r * 0.72, y - r * 1.2),
            (x, y - r * 1.42),
            (x + r * 0.72, y - r * 1.2),
            (x + r * 0.82, y - r * 0.58),
            (x, y - r * 0.46),
        ]),
        colour.lit(0.1),
    );
    pen.line(
        curve(&[(x - r * 0.8, y - r * 0.68), (x, y - r * 0.56), (x + r * 0.8, y - r * 0.68)]),
        r * 0.16,
        colour.shaded(0.5),
    );
}

/// A pointed hat with a star.
fn pointed(pen: &mut Pen, (x, y): (f64, f64), r: f64, colour: Rgb) {
    pen.body(
        blob(&[(x - r * 1.5, y - r * 0.5), (x, y - r * 0.74), (x + r * 1.5, y - r * 0.5), (x, y - r * 0.26)]),
        colour.shaded(0.15),
    );
    pen.body(
        polygon(&[(x - r * 0.84, y - r * 0.5), (x + r * 0.1, y - r * 2.3), (x + r * 0.84, y - r * 0.5)]),
        colour,
    );
    pen.mark(star(x, y - r * 1.1, r * 0.22, r * 0.1, 5), Rgb::hex(0xf7d774));
}

/// A knitted cap with a bobble.
fn woolly(pen: &mut Pen, (x, y): (f64, f64), r: f64, colour: Rgb) {
    pen.round(circle(x, y - r * 1.4, r * 0.28), colour.lit(0.6));
    pen.body(
        blob(&[
            (x - r * 0.98, y - r * 0.4),
            (x - r * 0.85, y - r * 1.05),
            (x, y - r * 1.36),
            (x + r * 0.85, y - r * 1.05),
            (x + r * 0.98, y - r * 0.4),
            (x, y - r * 0.5),
        ]),
        colour,
    );
    pen.body(round_rect(x - r * 1.02, y - r * 0.64, r * 2.04, r * 0.34, r * 0.16), colour.lit(0.4));
}
