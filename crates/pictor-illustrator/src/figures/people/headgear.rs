//! Hats of uniforms, of the stage and of fairy tales.

use crate::figures::prelude::*;

/// Spots in units of the head's radius around its middle.
fn about((x, y): Spot, r: f64, spots: &[Spot]) -> Vec<Spot> {
    spots.iter().map(|&(dx, dy)| (x + dx * r, y + dy * r)).collect()
}

/// A pirate's hat with a skull.
pub(super) fn tricorn(pen: &mut Pen, (x, y): Spot, r: f64, colour: Rgb) {
    let at = |text: &str| sized((x, y), (r, r), text);
    pen.body(
        blob(&at(
            "-1.5,-0.62 -1,-1.15 -0.4,-1.5 0,-1.56 0.4,-1.5 1,-1.15 1.5,-0.62 0.7,-0.42 0,-0.36 -0.7,-0.42",
        )),
        colour,
    );
    pen.line(curve(&at("-1.4,-0.66 -0.8,-1.16 0,-1.42 0.8,-1.16 1.4,-0.66")), r * 0.07, 0xf2c14e);
    let (bone, sy) = (Rgb::hex(0xfaf5ea), y - r * 0.92);
    pen.mark(circle(x, sy - r * 0.06, r * 0.2), bone);
    pen.mark(round_rect(x - r * 0.1, sy + r * 0.06, r * 0.2, r * 0.14, r * 0.04), bone);
    for side in [-1.0, 1.0] {
        pen.mark(circle(x + side * r * 0.075, sy - r * 0.05, r * 0.05), colour);
        pen.line(curve(&sized((x, sy), (side * r, r), "-0.26,0.16 0.26,0.36")), r * 0.06, bone);
    }
}

/// A tall hat with a ribbon.
pub(super) fn top_hat(pen: &mut Pen, (x, y): Spot, r: f64, colour: Rgb) {
    let at = |text: &str| sized((x, y), (r, r), text);
    pen.body(blob(&at("-1.3,-0.55 0,-0.74 1.3,-0.55 0,-0.36")), colour);
    pen.body(polygon(&at("-0.78,-0.58 -0.88,-1.8 0.88,-1.8 0.78,-0.58")), colour.lit(0.06));
    pen.mark(polygon(&at("-0.78,-0.62 -0.8,-0.92 0.8,-0.92 0.78,-0.62")), 0xc8574f);
    pen.body(oval(x, y - r * 1.8, r * 0.88, r * 0.14), colour.lit(0.14));
}

/// A painter's flat cap.
pub(super) fn beret(pen: &mut Pen, (x, y): Spot, r: f64, colour: Rgb) {
    let at = |text: &str| sized((x, y), (r, r), text);
    pen.round(blob(&at("-1.05,-0.55 -1.35,-0.95 -0.8,-1.35 0.1,-1.42 0.9,-1.15 1.02,-0.6 0,-0.72")), colour);
    pen.line(curve(&at("-0.1,-1.38 -0.06,-1.56")), r * 0.1, colour.shaded(0.2));
}

/// A cap with a fur rim and a bobble.
pub(super) fn santa(pen: &mut Pen, (x, y): Spot, r: f64, colour: Rgb) {
    let at = |text: &str| sized((x, y), (r, r), text);
    pen.body(
        blob(&at("-0.95,-0.55 -0.7,-1.2 0,-1.6 0.8,-1.5 1.3,-1 1.45,-0.45 1.2,-0.6 0.95,-0.9 0.95,-0.5")),
        colour,
    );
    pen.round(circle(x + r * 1.42, y - r * 0.3, r * 0.24), 0xfdfbf6);
    pen.round(cloud(x, y - r * 0.56, r * 1.1, r * 0.28, 11), 0xfdfbf6);
}

/// A small crown on the hair.
pub(super) fn tiara(pen: &mut Pen, (x, y): Spot, r: f64) {
    let at = |text: &str| sized((x, y), (r, r), text);
    pen.body(
        blob(&at("-0.72,-0.72 -0.6,-1 -0.36,-0.98 -0.2,-1.22 0,-1.38 0.2,-1.22 0.36,-0.98 0.6,-1 0.72,-0.72 0,-0.86")),
        0xf2c14e,
    );
    pen.round(circle(x, y - r * 1.05, r * 0.13), 0xe8799a);
}

/// Cloth that leaves only the face free.
pub(super) fn hood(pen: &mut Pen, (x, y): Spot, r: f64, colour: Rgb) {
    let at = |text: &str| sized((x, y), (r, r), text);
    pen.body(
        blob(&at("0,-1.22 0.85,-0.95 1.14,-0.1 1.02,0.55 0.72,0.2 0.5,-0.12 0,-0.22 -0.5,-0.12 -0.72,0.2 -1.02,0.55 -1.14,-0.1 -0.85,-0.95")),
        colour,
    );
}

/// Soft cloth around the face and over the chest.
pub(super) fn hijab(pen: &mut Pen, (x, y): Spot, r: f64, colour: Rgb, turn: f64) {
    let at = |text: &str| sized((x, y), (r, r), text);
    let t = turn * 0.2;
    let mut cloth = blob(&at(
        "0,-1.16 0.8,-0.9 1.1,-0.1 1,0.7 1.2,1.5 0.5,1.95 -0.5,1.95 -1.2,1.5 -1,0.7 -1.1,-0.1 -0.8,-0.9",
    ));
    // The opening runs the other way round, which leaves it empty.
    let face = about(
        (x, y),
        r,
        &[
            (t, -0.62),
            (-0.6 + t, -0.4),
            (-0.74 + t, 0.2),
            (-0.5 + t, 0.7),
            (t, 0.92),
            (0.5 + t, 0.7),
            (0.74 + t, 0.2),
            (0.6 + t, -0.4),
        ],
    );
    cloth.extend(blob(&face));
    pen.body(cloth, colour);
    pen.line(curve(&at("-0.8,0.9 0,1.3 0.86,1.3")), r * 0.06, colour.shaded(0.3));
    pen.line(curve(&at("-0.6,1.3 0.1,1.62 0.7,1.6")), r * 0.06, colour.shaded(0.3));
}

/// A cap with a shiny peak and a badge.
pub(super) fn peaked(pen: &mut Pen, (x, y): Spot, r: f64, colour: Rgb) {
    let at = |text: &str| sized((x, y), (r, r), text);
    pen.body(blob(&at("-1.05,-0.55 -1.3,-1.15 -0.6,-1.42 0,-1.48 0.6,-1.42 1.3,-1.15 1.05,-0.55")), colour);
    pen.body(blob(&at("-1,-0.52 0,-0.66 1,-0.52 1.02,-0.82 0,-0.96 -1.02,-0.82")), colour.shaded(0.3));
    pen.body(blob(&at("-0.85,-0.55 0,-0.7 0.85,-0.55 0.55,-0.28 0,-0.2 -0.55,-0.28")), 0x3d3a48);
    pen.body(star(x, y - r * 1.1, r * 0.24, r * 0.12, 6), 0xf2c14e);
}

/// A helmet with a crest, a brim and a shield.
pub(super) fn fire_helmet(pen: &mut Pen, (x, y): Spot, r: f64, colour: Rgb) {
    let at = |text: &str| sized((x, y), (r, r), text);
    pen.round(blob(&at("-0.95,-0.4 -0.85,-1 -0.4,-1.4 0,-1.5 0.4,-1.4 0.85,-1 0.95,-0.4")), colour);
    pen.body(blob(&at("-0.14,-0.6 -0.14,-1.5 0,-1.68 0.14,-1.5 0.14,-0.6")), colour.lit(0.12));
    pen.body(
        blob(&at("-1.45,-0.3 -0.9,-0.58 0,-0.68 0.9,-0.58 1.45,-0.3 0.8,-0.36 0,-0.42 -0.8,-0.36")),
        colour.shaded(0.1),
    );
    pen.body(blob(&at("0,-1.2 0.28,-1.1 0.24,-0.75 0,-0.58 -0.24,-0.75 -0.28,-1.1")), 0xf2c14e);
}

/// A small white cap with a red cross.
pub(super) fn nurse_cap(pen: &mut Pen, (x, y): Spot, r: f64) {
    let at = |text: &str| sized((x, y), (r, r), text);
    pen.body(blob(&at("-0.62,-0.78 -0.78,-1.22 0,-1.34 0.78,-1.22 0.62,-0.78 0,-0.88")), 0xfdfbf6);
    let (cy, w) = (y - r * 1.07, r * 0.08);
    pen.mark(rect(x - w, cy - w * 2.4, w * 2.0, w * 4.8), 0xd9483f);
    pen.mark(rect(x - w * 2.4, cy - w, w * 4.8, w * 2.0), 0xd9483f);
}

/// A tall fur cap with its chin strap.
pub(super) fn bearskin(pen: &mut Pen, (x, y): Spot, r: f64) {
    let at = |text: &str| sized((x, y), (r, r), text);
    pen.line(curve(&at("-0.9,0.1 -0.66,0.76 0,0.96 0.66,0.76 0.9,0.1")), r * 0.07, 0xf2c14e);
    pen.round(
        blob(&at("-0.98,-0.32 -1.12,-1.1 -0.8,-1.62 0,-1.78 0.8,-1.62 1.12,-1.1 0.98,-0.32 0,-0.42")),
        0x4b4652,
    );
    for [dx, dy] in rows("-0.6,-1.2 -0.1,-1.4 0.5,-1.1 -0.3,-0.8 0.3,-0.75") {
        pen.line(curve(&about((x, y), r, &[(dx, dy - 0.1), (dx + 0.05, dy + 0.12)])), r * 0.05, 0x6d6674);
    }
}
