//! Hair: how it is worn, behind the shoulders and over the brow.

use super::{Build, Hat, Outfit};
use crate::figures::prelude::*;
use crate::intent::{self, Age};

/// How hair is worn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hairdo {
    /// Over the shoulders, straight.
    Long,
    /// Over the shoulders, in waves.
    Wavy,
    /// To the chin.
    Bob,
    /// One tail at the back of the head.
    Tail,
    /// Two plaits.
    Plaits,
    /// A knot on top.
    Bun,
    /// Two knots.
    Buns,
    /// Curls all around.
    Curls,
    /// A round cloud.
    Afro,
    /// Short, close to the head.
    Pixie,
    /// Parted at the side.
    Parted,
    /// Up from the brow in points.
    Spikes,
    /// Swept up from the brow.
    Quiff,
    /// Shorn.
    Buzz,
    /// Hangs over brow and ears.
    Mop,
    /// Only a wreath at the sides.
    Wreath,
    /// One lock, as babies have it.
    Lock,
}

use Hairdo::{
    Afro, Bob, Bun, Buns, Buzz, Curls, Lock, Long, Mop, Parted, Pixie, Plaits, Quiff, Spikes, Tail, Wavy,
    Wreath,
};

/// The hair of that person: by age, and the seed; under a hat only what fits.
pub(super) fn hairdo(look: &Look, hat: Hat) -> Hairdo {
    let flat = hat != Hat::None;
    if let Some(asked) = look.hairdo {
        return worn(asked, look, flat);
    }
    match (look.age, look.woman()) {
        (Age::Baby, _) => Lock,
        (Age::Old, true) => look.choose(931, if flat { &[Bob, Curls] } else { &[Bun, Curls, Bob] }),
        (Age::Old, false) => look.choose(931, &[Wreath, Wreath, Parted]),
        (Age::Usual, true) if look.eastern => look.choose(931, &[Bob, Long, Tail, Long]),
        (_, false) if look.eastern => look.choose(931, &[Parted, Mop, Parted]),
        (_, true) if flat => look.choose(931, &[Bob, Long, Plaits, Wavy]),
        (Age::Child, true) => look.choose(931, &[Plaits, Tail, Bob, Buns, Curls, Long]),
        (_, true) => look.choose(931, &[Bob, Tail, Long, Bun, Wavy, Curls, Pixie, Afro]),
        (_, false) if flat => look.choose(931, &[Parted, Buzz, Mop]),
        (Age::Child, false) => look.choose(931, &[Mop, Spikes, Parted, Curls, Buzz]),
        (_, false) => look.choose(931, &[Parted, Quiff, Curls, Buzz, Mop, Spikes, Afro]),
    }
}

/// The hair that was asked for, as that person wears it.
fn worn(asked: intent::Hairdo, look: &Look, flat: bool) -> Hairdo {
    match asked {
        intent::Hairdo::Short if look.woman() => look.choose(931, if flat { &[Bob] } else { &[Bob, Pixie] }),
        intent::Hairdo::Short => look.choose(931, if flat { &[Parted, Buzz] } else { &[Parted, Quiff, Mop] }),
        intent::Hairdo::Long => Long,
        intent::Hairdo::Curly => Curls,
        intent::Hairdo::Wavy => Wavy,
        intent::Hairdo::Tail => Tail,
        intent::Hairdo::Plaits => Plaits,
        intent::Hairdo::Bun => Bun,
    }
}

/// Spots in units of the head's radius around its middle.
fn about(build: &Build, spots: &(impl Along + ?Sized)) -> Vec<Spot> {
    let ((x, y), r) = (build.head, build.skull);
    spots.spots().iter().map(|&(dx, dy)| (x + dx * r, y + dy * r)).collect()
}

/// The right half of an outline, from the crown downwards, and its mirror image.
fn mirrored(build: &Build, right: &str) -> vello_cpu::kurbo::BezPath {
    let right = spots(right);
    let left = right.iter().rev().filter(|spot| spot.0 != 0.0).map(|&(x, y)| (-x, y));
    blob(&about(build, &right.iter().copied().chain(left).collect::<Vec<_>>()))
}

/// Hair that is behind head and shoulders.
pub(super) fn behind(pen: &mut Pen, look: &Look, outfit: &Outfit, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    let hair = look.hair_colour();
    let dark = hair.shaded(0.12);
    match hairdo(look, outfit.hat) {
        Long => pen.body(mirrored(build, "0,-1.1 1.05,-0.3 1.14,0.9 0.95,2.05 0.4,2.2"), dark),
        Wavy => pen.body(mirrored(build, "0,-1.12 1.1,-0.3 1.02,0.5 1.34,1 1.1,1.5 1.3,1.95 0.5,2.2"), dark),
        Bob => pen.body(mirrored(build, "0,-1.12 1.1,-0.2 1.16,0.6 0.82,1"), dark),
        Tail => {
            let side = -build.turn.signum() * f64::from(u8::from(build.turn != 0.0))
                - f64::from(u8::from(build.turn == 0.0));
            let at = |dx: f64, dy: f64| (x + side * dx * r, y + dy * r);
            pen.body(plume(&[at(0.6, -0.7), at(1.45, -0.5), at(1.7, 0.5), at(1.4, 1.5)], r * 0.72), dark);
            pen.round(
                circle(at(0.86, -0.62).0, at(0.86, -0.62).1, r * 0.16),
                look.accent(hair.mix(0xe5657d, 0.8)),
            );
        }
        Plaits => pen.both(x, |pen| {
            for (i, dy) in [0.5, 0.9, 1.28, 1.62].into_iter().enumerate() {
                pen.round(oval(x - r * (1.02 + 0.05 * i as f64), y + r * dy, r * 0.25, r * 0.26), dark);
            }
            pen.round(circle(x - r * 1.2, y + r * 1.86, r * 0.13), 0xe5657d);
        }),
        Bun => pen.round(circle(x - build.turn * r * 0.2, y - r * 1.16, r * 0.42), dark),
        Buns => pen.both(x, |pen| pen.round(circle(x - r * 0.82, y - r * 0.92, r * 0.42), dark)),
        Curls => {
            pen.round(cloud(x, y - r * 0.1, r * 1.24, r * if look.woman() { 1.24 } else { 1.1 }, 11), dark);
        }
        Afro => pen.round(cloud(x, y - r * 0.28, r * 1.42, r * 1.3, 15), dark),
        Pixie | Parted | Spikes | Quiff | Buzz | Mop | Wreath | Lock => {}
    }
}

/// Short hair over the brow: its outer edge from the left temple over the crown to the right one, and the hairline
/// back, which goes with the face where that is turned.
struct Crop {
    outer: &'static str,
    line: &'static str,
}

const SPIKES: Crop = Crop {
    outer: "-1.02,0.1 -1.06,-0.55 -0.8,-1.2 -0.5,-1.04 -0.2,-1.42 0.1,-1.08 0.5,-1.34 0.66,-0.98 1,-0.95 1.04,-0.4 0.96,0.08",
    line: "0.8,-0.38 0.4,-0.5 0.1,-0.42 -0.3,-0.56 -0.8,-0.36",
};
const QUIFF: Crop = Crop {
    outer: "-0.98,0.08 -1.04,-0.5 -0.8,-1.02 -0.1,-1.26 0.6,-1.42 1.1,-1.1 1,-0.6 0.97,0.08",
    line: "0.86,-0.36 0.4,-0.62 -0.3,-0.6 -0.82,-0.32",
};
const BUZZ: Crop = Crop {
    outer: "-0.99,-0.1 -0.74,-0.76 0,-1.05 0.74,-0.76 0.99,-0.1",
    line: "0.84,-0.28 0.5,-0.62 -0.4,-0.62 -0.84,-0.28",
};
const MOP: Crop = Crop {
    outer: "-1.04,0.38 -1.12,-0.2 -0.8,-0.98 0,-1.2 0.8,-0.98 1.12,-0.2 1.02,0.36 0.84,0.02",
    line: "0.5,-0.16 0.1,-0.06 -0.3,-0.2 -0.7,-0.04 -0.9,0.1",
};
const PARTED_LEFT: Crop = Crop {
    outer: "-0.95,0.1 -1.02,-0.35 -0.76,-0.94 -0.1,-1.16 0.7,-0.96 1.02,-0.35 0.95,0.1",
    line: "0.84,-0.24 0.3,-0.5 -0.4,-0.72 -0.6,-0.42 -0.86,-0.26",
};
const PARTED_RIGHT: Crop =
    Crop { outer: PARTED_LEFT.outer, line: "0.86,-0.26 0.6,-0.42 0.4,-0.72 -0.3,-0.5 -0.84,-0.24" };

/// Hair over the brow.
pub(super) fn before(pen: &mut Pen, look: &Look, outfit: &Outfit, build: &Build) {
    let hair = look.hair_colour();
    let hairdo = hairdo(look, outfit.hat);
    let ((x, y), r) = (build.head, build.skull);
    match hairdo {
        Lock => lock(pen, build, hair),
        Wreath => pen.both(x, |pen| {
            pen.body(blob(&about(build, "-0.7,-0.5 -1.06,-0.3 -1.06,0.2 -0.86,0.12")), hair);
        }),
        Curls | Afro => pen.round(cloud(x, y - r * 0.78, r * 0.98, r * 0.4, 9), hair),
        Spikes => crop(pen, build, &SPIKES, hair),
        Quiff => crop(pen, build, &QUIFF, hair),
        Buzz => crop(pen, build, &BUZZ, hair.mix(look.skin_tone(), 0.12)),
        Mop => crop(pen, build, &MOP, hair),
        Parted => crop(pen, build, look.choose(932, &[&PARTED_LEFT, &PARTED_RIGHT]), hair),
        Long | Wavy | Bob | Tail | Plaits | Bun | Buns | Pixie => fringe(pen, look, build, hairdo),
    }
    if !matches!(hairdo, Lock | Wreath | Buzz) {
        pen.shine(curve(&about(build, "-0.62,-0.66 -0.38,-0.88 -0.05,-0.96 -0.36,-0.76")), 0.3);
    }
}

fn crop(pen: &mut Pen, build: &Build, crop: &Crop, hair: Rgb) {
    let turned = rows(crop.line).map(|[x, y]| (x + build.turn * 0.22, y));
    let edge: Vec<Spot> = spots(crop.outer).into_iter().chain(turned).collect();
    pen.body(blob(&about(build, &edge)), hair);
}

/// Long hair over the brow: a full fringe, or parted in the middle or at a side.
fn fringe(pen: &mut Pen, look: &Look, build: &Build, hairdo: Hairdo) {
    let t = build.turn * 0.22;
    let temple = if matches!(hairdo, Bun | Buns | Tail | Pixie) { 0.14 } else { 0.4 };
    let brow = match look.choose(935, &[0, 1, 2]) {
        0 => "0.78,-0.16 0.4,-0.24 0,-0.2 -0.4,-0.24 -0.78,-0.16",
        1 => "0.8,-0.08 0.42,-0.5 0,-0.78 -0.42,-0.5 -0.8,-0.08",
        _ => "0.84,-0.1 0.62,-0.48 0.42,-0.76 -0.2,-0.44 -0.78,-0.1",
    };
    let mut edge = vec![(0.0, -1.13), (0.8, -0.86), (1.08, -0.1), (1.0, temple)];
    edge.extend(rows(brow).map(|[x, y]| (x + t, y)));
    edge.extend([(-1.0, temple), (-1.08, -0.1), (-0.8, -0.86)]);
    pen.body(blob(&about(build, &edge)), look.hair_colour());
}

fn lock(pen: &mut Pen, build: &Build, hair: Rgb) {
    let r = build.skull;
    pen.line(curve(&about(build, "-0.1,-0.92 0,-1.15 0.14,-1 0.05,-0.88")), r * 0.09, hair);
}
