//! What people wear who are nobody in particular: picked by age, gender and seed.

use super::{Cut, Outfit, PLAIN, jobs, nothing, person};
use crate::figures::prelude::*;
use crate::intent::{Age, Gender, Pose};

use super::Build;

/// Colours that go with each other whichever two are picked.
const TOPS: [u32; 9] =
    [0xd9705c, 0x5b8fb9, 0x6fa77a, 0xe3ae4e, 0x9a82b8, 0xd48ba2, 0x4f9a96, 0xc9b38c, 0x7a8fb0];
const BOTTOMS: [u32; 6] = [0x4d6484, 0x6d5a4b, 0x55707a, 0x71658a, 0x8a7258, 0x5a6a58];

/// Everyday clothes, in colours that the seed picks.
pub(super) fn everyday(look: &Look) -> Outfit {
    let top = Rgb::hex(look.choose(911, &TOPS));
    let bottom = Rgb::hex(look.choose(912, &BOTTOMS));
    let shoes = Rgb::hex(look.choose(914, &[0x6b4a3a, 0x4d4654, 0xb5533f, 0xe8e0d2, 0x4f6f8c]));
    let plain = Outfit { top, bottom, shoes, idle: true, extra: whims, ..PLAIN };
    match look.age {
        Age::Baby => Outfit { bottom: top.lit(0.1), shoes: top.lit(0.5), trim: bib, ..plain },
        Age::Child => childlike(look, plain),
        Age::Usual => grown(look, plain),
        Age::Old => elderly(look, plain),
    }
}

fn childlike(look: &Look, plain: Outfit) -> Outfit {
    let dungarees = Outfit { trim: jobs::dungarees, bottom: Rgb::hex(0x5b7fa6), ..plain };
    if look.woman() {
        let dress = Outfit { cut: Cut::Dress, trim: collar, ..plain };
        return look.choose(913, &[dress, Outfit { cut: Cut::Skirt, trim: nothing, ..plain }, dungarees]);
    }
    look.choose(
        913,
        &[Outfit { trim: stripes, ..plain }, plain, dungarees, Outfit { trim: jobs::hood, ..plain }],
    )
}

fn grown(look: &Look, plain: Outfit) -> Outfit {
    let hoodie = Outfit { trim: jobs::hood, ..plain };
    let striped = Outfit { trim: stripes, ..plain };
    let coat = Outfit { cut: Cut::Coat, bottom: plain.bottom.lit(0.2), ..plain };
    if matches!(look.pose, Some(Pose::Meditating | Pose::Balancing | Pose::Lifting)) {
        return plain;
    }
    if look.woman() {
        let dress = Outfit { cut: Cut::Dress, ..plain };
        let skirt = Outfit { cut: Cut::Skirt, trim: collar, ..plain };
        return look.choose(913, &[dress, skirt, coat, striped, Outfit { trim: cardigan, ..plain }, dress]);
    }
    look.choose(
        913,
        &[plain, hoodie, striped, coat, Outfit { trim: cardigan, ..plain }, Outfit { trim: collar, ..plain }],
    )
}

fn elderly(look: &Look, plain: Outfit) -> Outfit {
    let soft = Outfit { top: plain.top.mix(0xb8aa9a, 0.3), trim: cardigan, ..plain };
    if look.woman() {
        return look.choose(
            913,
            &[Outfit { cut: Cut::Skirt, ..soft }, Outfit { cut: Cut::Dress, trim: collar, ..soft }],
        );
    }
    soft
}

/// Somebody of whom nothing is said but that they have a beard.
pub(super) fn bearded(pen: &mut Pen, look: &Look) {
    let look = Look { gender: Some(Gender::Male), ..look.clone() };
    person(pen, &look, &Outfit { extra: jobs::beard, ..everyday(&look) });
}

/// Now and then glasses or a beard.
fn whims(pen: &mut Pen, look: &Look, build: &Build) {
    let spectacled = match look.age {
        Age::Baby => false,
        Age::Old => look.choose(915, &[true, false]),
        _ => look.choose(915, &[true, false, false, false, false, false]),
    };
    if spectacled && look.wears.iter().all(|garment| !garment.name.contains("glasses")) {
        jobs::glasses(pen, look, build);
    }
    if look.woman() || look.young() || look.teen {
        return;
    }
    match look.choose(916, if look.age == Age::Old { &[1, 2, 0] } else { &[0, 0, 0, 1, 2] }) {
        1 => jobs::beard(pen, look, build),
        2 => moustache(pen, look, build),
        _ => {}
    }
}

fn moustache(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.face(), build.skull);
    let y = y + r * 0.47;
    pen.both(x, |pen| {
        let half = sized((x, y), (r, r), "0,-0.04 -0.24,-0.06 -0.42,0.12 -0.18,0.12 0,0.06");
        pen.mark(blob(&half), look.hair_colour().shaded(0.06));
    });
}

fn bib(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    pen.body(blob(&placed((x, y), "-7,0 7,0 6,8 0,11 -6,8")), 0xfaf6ee);
    pen.mark(heart(x, y + 6.0, 4.4), 0xe5808f);
}

fn collar(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    pen.both(x, |pen| pen.flat(blob(&placed((x, y), "-0.4,2.4 -4.6,-1.6 -7.4,1.6 -3.6,5")), 0xfbf7ee));
}

fn stripes(pen: &mut Pen, look: &Look, build: &Build) {
    let light = look.main(PLAIN.top).lit(0.6);
    let rows = ((build.hip - build.shoulder) / 6.0) as i32;
    for row in 1..rows {
        let y = build.shoulder + 1.0 + 6.0 * f64::from(row);
        let share = (y - build.shoulder) / (build.hip - build.shoulder);
        let wide = build.half + (build.waist - build.half) * share.min(0.62) - 0.6;
        pen.mark(rect(build.x - wide, y, wide * 2.0, 2.0), light);
    }
}

/// Open over a light shirt, with two buttons.
fn cardigan(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.neck();
    let wool = look.main(PLAIN.top);
    pen.mark(blob(&placed((x, y), "-4.6,-0.6 4.6,-0.6 0.6,13 -0.6,13")), 0xf6efe0);
    pen.line(
        curve(&[(x - 4.8, y - 0.6), (x - 0.8, y + 13.0), (x - 0.6, build.hip - 1.0)]),
        1.0,
        wool.shaded(0.34),
    );
    pen.line(
        curve(&[(x + 4.8, y - 0.6), (x + 0.8, y + 13.0), (x + 0.6, build.hip - 1.0)]),
        1.0,
        wool.shaded(0.34),
    );
    pen.mark([16.0, 21.0].map(|dy| circle(x + 2.0, y + dy, 0.8)), wool.shaded(0.45));
}
