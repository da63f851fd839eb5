//! Heads: face, hair, hats, glasses.

use super::hats::hat;
use super::{Build, Hat, Outfit};
use crate::colour::Rgb;
use crate::figures::face;
use crate::figures::outline::{blob, circle, curve, oval, rect, round_rect};
use crate::figures::{Look, Pen, Slot};
use crate::intent::Age;

/// Hair that hangs behind the shoulders.
pub(super) fn back_hair(pen: &mut Pen, look: &Look, outfit: &Outfit, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    let hair = look.hair_colour();
    if !look.woman() || look.age == Age::Baby || matches!(outfit.hat, Hat::Helmet(_) | Hat::Hood(_)) {
        return;
    }
    match hairdo(look) {
        Hairdo::Long => {
            let fall = y + r * 1.9;
            pen.body(
                blob(&[
                    (x, y - r * 1.1),
                    (x + r * 1.08, y - r * 0.3),
                    (x + r * 1.16, y + r * 0.9),
                    (x + r * 0.9, fall),
                    (x - r * 0.9, fall),
                    (x - r * 1.16, y + r * 0.9),
                    (x - r * 1.08, y - r * 0.3),
                ]),
                hair.shaded(0.12),
            );
        }
        Hairdo::Bob => {
            let fall = y + r * 0.95;
            pen.body(
                blob(&[
                    (x, y - r * 1.1),
                    (x + r * 1.12, y - r * 0.2),
                    (x + r * 1.18, y + r * 0.6),
                    (x + r * 0.8, fall),
                    (x - r * 0.8, fall),
                    (x - r * 1.18, y + r * 0.6),
                    (x - r * 1.12, y - r * 0.2),
                ]),
                hair.shaded(0.12),
            );
        }
        Hairdo::Tail => pen.body(
            blob(&[
                (x - r * 0.6, y - r * 0.8),
                (x - r * 1.5, y - r * 0.5),
                (x - r * 1.75, y + r * 0.7),
                (x - r * 1.35, y + r * 1.3),
                (x - r * 1.0, y + r * 0.3),
            ]),
            hair.shaded(0.1),
        ),
        Hairdo::Bun => pen.round(circle(x, y - r * 1.18, r * 0.42), hair),
    }
}

#[derive(Clone, Copy)]
enum Hairdo {
    Long,
    Bob,
    Tail,
    Bun,
}

fn hairdo(look: &Look) -> Hairdo {
    if look.age == Age::Old {
        return Hairdo::Bun;
    }
    look.choose(931, &[Hairdo::Bob, Hairdo::Tail, Hairdo::Long, Hairdo::Bun])
}

/// The head in front of the body.
pub(super) fn draw(pen: &mut Pen, look: &Look, outfit: &Outfit, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    let skin = look.skin_tone();
    pen.shade(oval(build.x, build.shoulder - 1.0, build.half * 0.6, 2.4), 0.18);
    for (ex, ey) in build.ears() {
        pen.round(circle(ex, ey, r * 0.2), skin);
        pen.mark(circle(ex, ey, r * 0.1), skin.mix(Rgb::hex(0xd9705f), 0.4));
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
    if !matches!(outfit.hat, Hat::Helmet(_) | Hat::Hood(_)) {
        front_hair(pen, look, build);
    }
    hat(pen, outfit.hat, build);
    for garment in &look.wears {
        worn(pen, garment.name, garment.colour, build);
    }
}

fn features(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    let skin = look.skin_tone();
    let (dx, dy) = (look.gaze.0 * r * 0.2, look.gaze.1 * r * 0.12);
    let (x, y) = (x + dx, y + dy);
    face::cheeks(pen, look, (x - r * 0.52, y + r * 0.42), (x + r * 0.52, y + r * 0.42), r * 0.2);
    face::eyes(pen, look, (x - r * 0.36, y + r * 0.13), (x + r * 0.36, y + r * 0.13), r * 0.125);
    for side in [-1.0, 1.0] {
        let brow = [
            (x + side * r * 0.22, y - r * 0.13),
            (x + side * r * 0.37, y - r * 0.19),
            (x + side * r * 0.52, y - r * 0.12),
        ];
        pen.line(curve(&brow), r * 0.06, look.hair_colour().shaded(0.3).alpha(0.85));
    }
    let tip = dx * 0.35;
    pen.line(
        curve(&[
            (x - r * 0.04 + tip, y + r * 0.24),
            (x + r * 0.07 + tip, y + r * 0.36),
            (x - r * 0.02 + tip, y + r * 0.39),
        ]),
        r * 0.07,
        skin.shaded(0.42),
    );
    face::mouth(pen, look, x, y + r * 0.55, r * 0.44);
    pen.slot(Slot::Mouth, x + r * 0.15, y + r * 0.6);
}

fn front_hair(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    let hair = look.hair_colour();
    if look.age == Age::Baby {
        pen.line(
            curve(&[
                (x - r * 0.1, y - r * 0.92),
                (x, y - r * 1.15),
                (x + r * 0.14, y - r * 1.0),
                (x + r * 0.05, y - r * 0.88),
            ]),
            r * 0.09,
            hair,
        );
        return;
    }
    let part = look.choose(932, &[-0.35, 0.3, 0.0]) * r;
    if look.woman() {
        pen.body(
            blob(&[
                (x, y - r * 1.12),
                (x + r * 0.8, y - r * 0.85),
                (x + r * 1.08, y - r * 0.1),
                (x + r * 0.98, y + r * 0.32),
                (x + r * 0.82, y - r * 0.12),
                (x + r * 0.45, y - r * 0.42),
                (x + part, y - r * 0.52),
                (x - r * 0.5, y - r * 0.36),
                (x - r * 0.84, y - r * 0.05),
                (x - r * 0.98, y + r * 0.32),
                (x - r * 1.08, y - r * 0.1),
                (x - r * 0.8, y - r * 0.85),
            ]),
            hair,
        );
    } else if look.age == Age::Old {
        for side in [-1.0, 1.0] {
            pen.body(
                blob(&[
                    (x + side * r * 0.72, y - r * 0.55),
                    (x + side * r * 1.08, y - r * 0.25),
                    (x + side * r * 1.04, y + r * 0.2),
                    (x + side * r * 0.86, y + r * 0.02),
                ]),
                hair,
            );
        }
        return;
    } else {
        pen.body(
            blob(&[
                (x - r * 0.1, y - r * 1.18),
                (x + r * 0.7, y - r * 0.98),
                (x + r * 1.02, y - r * 0.35),
                (x + r * 0.94, y + r * 0.08),
                (x + r * 0.8, y - r * 0.3),
                (x + r * 0.3, y - r * 0.58 + part * 0.2),
                (x - r * 0.3, y - r * 0.44),
                (x - r * 0.72, y - r * 0.46),
                (x - r * 0.94, y + r * 0.08),
                (x - r * 1.02, y - r * 0.35),
                (x - r * 0.75, y - r * 0.95),
            ]),
            hair,
        );
    }
    pen.shine(
        curve(&[
            (x - r * 0.62, y - r * 0.66),
            (x - r * 0.38, y - r * 0.88),
            (x - r * 0.05, y - r * 0.96),
            (x - r * 0.36, y - r * 0.76),
        ]),
        0.3,
    );
}

/// Clothes that the prompt put on.
fn worn(pen: &mut Pen, name: &str, colour: Option<Rgb>, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    match name {
        "glasses" | "sunglasses" => {
            let frame = colour.unwrap_or(Rgb::hex(0x5a3f3a));
            let dark = if name == "sunglasses" { 0.85 } else { 0.08 };
            pen.both(x, |pen| {
                pen.mark(circle(x + r * 0.36, y + r * 0.14, r * 0.27), frame.alpha(dark));
                pen.line(circle(x + r * 0.36, y + r * 0.14, r * 0.27), r * 0.07, frame);
            });
            pen.line(
                curve(&[(x - r * 0.1, y + r * 0.1), (x, y + r * 0.06), (x + r * 0.1, y + r * 0.1)]),
                r * 0.07,
                frame,
            );
        }
        "scarf" => {
            let wool = colour.unwrap_or(Rgb::hex(0xd8574f));
            let (nx, ny) = build.neck();
            pen.body(rect(nx + 2.0, ny + 1.0, 6.0, 18.0), wool.shaded(0.1));
            pen.body(round_rect(nx - build.half * 0.75, ny - 3.5, build.half * 1.5, 7.0, 3.4), wool);
        }
        "hat" => hat(pen, Hat::Brim(colour.unwrap_or(Rgb::hex(0xd9b36c))), build),
        "cap" => hat(pen, Hat::Cap(colour.unwrap_or(Rgb::hex(0xd8574f))), build),
        "crown" => hat(pen, Hat::Crown, build),
        _ => {}
    }
}
