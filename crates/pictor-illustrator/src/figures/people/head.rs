//! Heads: face, hair, hats, glasses.

use super::hats::hat;
use super::{Build, Hat, Outfit, hair};
use crate::figures::prelude::*;
use crate::intent::Expression;

/// Hair that hangs behind the shoulders.
pub(super) fn back_hair(pen: &mut Pen, look: &Look, outfit: &Outfit, build: &Build) {
    if !matches!(outfit.hat, Hat::Helmet(_) | Hat::Hood(_) | Hat::Hijab(_)) {
        hair::behind(pen, look, outfit, build);
    }
}

/// The head in front of the body.
pub(super) fn draw(pen: &mut Pen, look: &Look, outfit: &Outfit, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    let skin = look.skin_tone();
    pen.shade(oval(build.x, build.shoulder - 0.6, build.half * 0.5, 2.0), 0.16);
    // A turned head hides its far ear.
    let shown = build.ears().into_iter().zip([-1.0, 1.0]).filter(|(_, side)| side * build.turn < 0.5);
    for ((ex, ey), _) in shown {
        pen.round(circle(ex, ey, r * 0.2), skin);
        pen.mark(circle(ex, ey, r * 0.1), skin.mix(0xd9705f, 0.4));
    }
    let chin = r * if look.young() { 0.9 } else { 0.98 };
    let outline = [
        (x, y - r),
        (x + r * 0.72, y - r * 0.7),
        (x + r * 0.95, y + r * 0.02),
        (x + r * 0.74, y + chin * 0.66),
        (x, y + chin),
        (x - r * 0.74, y + chin * 0.66),
        (x - r * 0.95, y + r * 0.02),
        (x - r * 0.72, y - r * 0.7),
    ];
    pen.round(blob(&outline), skin);
    features(pen, look, build);
    pen.slot_box(Slot::Head, x - r * 0.95, y - r * 1.02, r * 1.9, 0.0);
    if !matches!(outfit.hat, Hat::Helmet(_) | Hat::Hood(_) | Hat::Hijab(_)) {
        hair::before(pen, look, outfit, build);
    }
    hat(pen, outfit.hat, build);
    for garment in &look.wears {
        worn(pen, look, garment.name, garment.colour, build);
    }
}

fn features(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r, t) = (build.face(), build.skull, build.turn);
    let y = y + look.gaze.1 * r * 0.1;
    let skin = look.skin_tone();
    // What is on the far side of a turned face comes nearer to its middle.
    let across =
        |dx: f64| x + dx * r * (1.0 - 0.2 * (dx * t).signum() * t.abs() * f64::from(u8::from(dx * t > 0.0)));
    let size = if look.young() { 0.128 } else { 0.138 };
    face::cheeks(pen, look, (across(-0.54), y + r * 0.42), (across(0.54), y + r * 0.42), r * 0.19);
    face::eyes(pen, look, (across(-0.36), y + r * 0.12), (across(0.36), y + r * 0.12), r * size);
    if look.expression != Some(Expression::Angry) {
        for side in [-1.0, 1.0] {
            let brow = [
                (across(side * 0.23), y - r * 0.15),
                (across(side * 0.37), y - r * 0.2),
                (across(side * 0.52), y - r * 0.13),
            ];
            pen.line(curve(&brow), r * 0.065, look.hair_colour().shaded(0.3).alpha(0.85));
        }
    }
    nose(pen, x + t * r * 0.1, y + r * 0.34, r, t, skin);
    face::mouth(pen, look, x, y + r * 0.58, r * 0.42);
    pen.slot(Slot::Mouth, x + r * 0.15, y + r * 0.6);
}

/// From the front a small round, turned a little bow.
fn nose(pen: &mut Pen, x: f64, y: f64, r: f64, turn: f64, skin: Rgb) {
    let ink = skin.shaded(0.36).mix(0xc4553f, 0.2);
    let side = if turn < 0.0 { -1.0 } else { 1.0 };
    let bow = sized((x, y), (side * r, r), "-0.05,-0.1 0.07,0.02 -0.04,0.06");
    pen.line(curve(&bow), r * 0.07, ink);
}

/// Clothes that the prompt put on.
fn worn(pen: &mut Pen, look: &Look, name: &str, colour: Option<Rgb>, build: &Build) {
    let ((x, y), r) = (build.face(), build.skull);
    match name {
        "glasses" | "sunglasses" => {
            let frame = colour.unwrap_or(Rgb::hex(0x5a3f3a));
            let dark = if name == "sunglasses" { 0.85 } else { 0.08 };
            pen.both(x, |pen| {
                pen.mark(circle(x + r * 0.36, y + r * 0.14, r * 0.27), frame.alpha(dark));
                pen.line(circle(x + r * 0.36, y + r * 0.14, r * 0.27), r * 0.07, frame);
            });
            pen.line(curve(&sized((x, y), (r, r), "-0.1,0.1 0,0.06 0.1,0.1")), r * 0.07, frame);
        }
        "scarf" => {
            let wool = colour.unwrap_or(Rgb::hex(0xd8574f));
            let (nx, ny) = build.neck();
            pen.body(rect(nx + 2.0, ny + 1.0, 6.0, 18.0), wool.shaded(0.1));
            pen.body(round_rect(nx - build.half * 0.75, ny - 3.5, build.half * 1.5, 7.0, 3.4), wool);
        }
        "hat" => hat(pen, Hat::Brim(colour.unwrap_or(Rgb::hex(0xd9b36c))), build),
        "cap" => hat(pen, Hat::Cap(colour.unwrap_or(Rgb::hex(0xd8574f))), build),
        "beanie" => hat(pen, Hat::Woolly(colour.unwrap_or(Rgb::hex(0x5b83b4))), build),
        "beret" => hat(pen, Hat::Beret(colour.unwrap_or(Rgb::hex(0xc8474a))), build),
        "crown" => hat(pen, Hat::Crown, build),
        "top hat" => hat(pen, Hat::Top(colour.unwrap_or(Rgb::hex(0x44414f))), build),
        "santa hat" => hat(pen, Hat::Santa(colour.unwrap_or(Rgb::hex(0xd0403c))), build),
        "wizard hat" | "party hat" => hat(pen, Hat::Pointed(colour.unwrap_or(Rgb::hex(0x7a5fa8))), build),
        "chef hat" => hat(pen, Hat::Toque, build),
        "helmet" => hat(pen, Hat::Helmet(colour.unwrap_or(Rgb::hex(0xf2b632))), build),
        "necklace" => necklace(pen, colour.unwrap_or(Rgb::hex(0xf2c14e)), build),
        "mask" => {
            let cloth = colour.unwrap_or(Rgb::hex(0x9cc7d8));
            pen.body(round_rect(x - r * 0.46, y + r * 0.3, r * 0.92, r * 0.52, r * 0.2), cloth);
            pen.line(curve(&sized((x, y), (r, r), "-0.44,0.38 -0.92,0.2")), r * 0.05, cloth.shaded(0.3));
            pen.line(curve(&sized((x, y), (r, r), "0.44,0.38 0.92,0.2")), r * 0.05, cloth.shaded(0.3));
        }
        "earring" => {
            for (ex, ey) in build.ears() {
                pen.round(circle(ex, ey + r * 0.3, r * 0.1), colour.unwrap_or(look.accent(0xf2c14e)));
            }
        }
        _ => {}
    }
}

fn necklace(pen: &mut Pen, colour: Rgb, build: &Build) {
    let (x, y) = build.neck();
    for step in -3..=3 {
        let dx = f64::from(step);
        pen.round(circle(x + dx * 1.9, y + 5.4 - dx * dx * 0.45, 1.1), colour);
    }
}
