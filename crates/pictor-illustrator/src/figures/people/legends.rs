//! Figures of fairy tales, history and feasts.

use super::arts::cape;
use super::{Build, Cut, Hat, Outfit, hands_free, human, nothing, outfit, person};
use crate::figures::prelude::*;
use crate::intent::{Age, Gender};

pub(super) const FIGURES: &[Figure] = &[
    human("king", |pen, look| as_a(pen, look, Gender::Male, &KING)),
    human("queen", |pen, look| as_a(pen, look, Gender::Female, &QUEEN)),
    human("prince", |pen, look| as_a(pen, look, Gender::Male, &PRINCE)),
    human("princess", |pen, look| as_a(pen, look, Gender::Female, &PRINCESS)),
    human("bride", |pen, look| as_a(pen, look, Gender::Female, &BRIDE)),
    human("groom", |pen, look| as_a(pen, look, Gender::Male, &GROOM)),
    human("knight", |pen, look| person(pen, look, &KNIGHT)),
    human("samurai", |pen, look| person(pen, look, &SAMURAI)),
    human("ninja", |pen, look| person(pen, look, &NINJA)),
    human("pirate", |pen, look| person(pen, look, &PIRATE)),
    human("cowboy", |pen, look| person(pen, look, &COWBOY)),
    human("monk", |pen, look| person(pen, look, &MONK)),
];
pub(super) const GOLD: Rgb = Rgb::hex(0xf2c14e);
const STEEL: Rgb = Rgb::hex(0xc4cbd6);
pub(super) const WOOD: Rgb = Rgb::hex(0x9a6d48);

pub(super) fn as_a(pen: &mut Pen, look: &Look, gender: Gender, outfit: &Outfit) {
    person(pen, &Look { gender: Some(gender), ..look.clone() }, outfit);
}

const KING: Outfit =
    outfit([0xb93a4a, 0xf6ead2, 0x6b4a3a], Cut::Robe, Hat::Crown, [royal_cape, ermine, beard_and_sceptre]);
const QUEEN: Outfit =
    outfit([0x8a5fa8, 0x4d6484, 0x6b4a3a], Cut::Robe, Hat::Crown, [royal_cape, ermine, sceptre]);
const PRINCE: Outfit =
    outfit([0x5b83c4, 0xf3e6d0, 0x7a5334], Cut::Shirt, Hat::Crown, [royal_cape, sash, nothing]);
const PRINCESS: Outfit =
    outfit([0xf19cb4, 0x4d6484, 0x6b4a3a], Cut::Robe, Hat::Tiara, [nothing, frills, nothing]);
const BRIDE: Outfit = outfit([0xfdfaf4, 0x4d6484, 0x6b4a3a], Cut::Robe, Hat::Tiara, [veil, frills, posy]);
const GROOM: Outfit =
    outfit([0x4a4a5c, 0x42424f, 0x38343f], Cut::Shirt, Hat::None, [nothing, dinner_jacket, nothing]);
const KNIGHT: Outfit = outfit(
    [0xb4bdca, 0x9aa4b4, 0x8a94a5],
    Cut::Shirt,
    Hat::Helmet(Rgb::hex(0xb9c2cf)),
    [nothing, armour, sword_and_shield],
);
const SAMURAI: Outfit =
    outfit([0xb9433f, 0x4a4658, 0x6b4a3a], Cut::Robe, Hat::None, [nothing, kimono, katana]);
const NINJA: Outfit = outfit(
    [0x4b4a5e, 0x424152, 0x38363f],
    Cut::Shirt,
    Hat::Hood(Rgb::hex(0x45445a)),
    [nothing, kimono, mask],
);
const PIRATE: Outfit = outfit(
    [0xc8474a, 0x4c4a58, 0x3f3540],
    Cut::Coat,
    Hat::Tricorn(Rgb::hex(0x44404c)),
    [nothing, sash, eye_patch_and_cutlass],
);
const COWBOY: Outfit = outfit(
    [0xc98d54, 0x5a7fb0, 0x7a4f32],
    Cut::Shirt,
    Hat::Brim(Rgb::hex(0x9a6d48)),
    [nothing, neckerchief, lasso],
);
const MONK: Outfit =
    outfit([0xe08a3f, 0x4d6484, 0x6b4a3a], Cut::Robe, Hat::None, [nothing, prayer_beads, nothing]);

fn royal_cape(pen: &mut Pen, look: &Look, build: &Build) {
    cape(pen, build, look.accent(0xb93a4a));
}

fn ermine(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    pen.body(blob(&sized((x, y), (half, 1.0), "-1.1,1 0,-4 1.1,1 0.9,8 0,11 -0.9,8")), 0xfdfaf2);
    pen.mark(rows("-8,3 -3,6 4,6 9,3").map(|[dx, dy]| oval(x + dx, y + dy, 0.7, 1.6)), 0x4a4656);
    pen.body(
        polygon(&[
            (x - 3.0, y + 11.0),
            (x + 3.0, y + 11.0),
            (x + 4.4, build.ground - 1.0),
            (x - 4.4, build.ground - 1.0),
        ]),
        GOLD,
    );
    pen.round(circle(x, y + 10.0, 2.6), 0x4f8fc4);
}

fn sceptre(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        let x = x + 1.0;
        pen.body(limb(&placed((x, y), "0,10 3,-20"), 2.4, 2.4), GOLD);
        pen.round(circle(x + 3.4, y - 24.0, 4.4), 0xd0474a);
        pen.mark(star(x + 3.4, y - 30.0, 3.2, 1.4, 4), GOLD);
        build.grip(pen, look, (x, y));
    }
}

/// A full beard; grey for the old.
pub(super) fn beard(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    let long = if look.age == Age::Usual { 1.25 } else { 1.85 };
    let hair =
        if look.hair.is_none() && look.age != Age::Usual { Rgb::hex(0xf3efe9) } else { look.hair_colour() };
    pen.body(
        blob(&[
            (x - r * 0.93, y + r * 0.14),
            (x - r * 0.56, y + r * 0.46),
            (x, y + r * 0.42),
            (x + r * 0.56, y + r * 0.46),
            (x + r * 0.93, y + r * 0.14),
            (x + r * 0.86, y + r * 0.8),
            (x + r * 0.4, y + r * (long - 0.22)),
            (x, y + r * long),
            (x - r * 0.4, y + r * (long - 0.22)),
            (x - r * 0.86, y + r * 0.8),
        ]),
        hair,
    );
    pen.both(x, |pen| {
        pen.body(blob(&sized((x, y), (r, r), "0,0.4 -0.3,0.36 -0.56,0.5 -0.2,0.58")), hair.lit(0.2));
    });
    face::mouth(pen, look, x, y + r * 0.68, r * 0.3);
}

fn beard_and_sceptre(pen: &mut Pen, look: &Look, build: &Build) {
    if !look.young() {
        beard(pen, look, build);
    }
    sceptre(pen, look, build);
}

fn sash(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    pen.body(
        polygon(&[
            (x - half * 0.85, y),
            (x - half * 0.45, y - 1.6),
            (x + half * 0.95, build.hip - 6.0),
            (x + half * 0.95, build.hip - 1.0),
        ]),
        look.accent(GOLD),
    );
    wide_belt(pen, look, build);
}

pub(super) fn wide_belt(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, half) = (build.x, build.half);
    pen.body(round_rect(x - half * 0.98, build.hip - 5.0, half * 1.96, 5.4, 1.4), 0x5f4030);
    pen.body(round_rect(x - 3.4, build.hip - 5.8, 6.8, 7.0, 1.2), GOLD);
    pen.mark(round_rect(x - 1.6, build.hip - 4.0, 3.2, 3.4, 0.6), 0x5f4030);
}

pub(super) fn frills(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let cloth = look.main(PRINCESS.top);
    pen.body(cloud(x, build.shoulder + 1.0, half * 0.95, 3.6, 9), cloth.lit(0.5));
    pen.body(round_rect(x - half * 0.9, build.hip - 9.0, half * 1.8, 4.0, 1.8), look.accent(GOLD));
    pen.mark(heart(x, y + 9.0, 4.0), look.accent(GOLD));
}

fn veil(pen: &mut Pen, _: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.glass(
        blob(&[
            (x, y - r * 1.25),
            (x + r * 1.3, y - r * 0.4),
            (x + r * 1.7, y + r * 2.2),
            (x + r * 1.9, 84.0),
            (x - r * 1.9, 84.0),
            (x - r * 1.7, y + r * 2.2),
            (x - r * 1.3, y - r * 0.4),
        ]),
        0xfdfbf8,
        0.75,
    );
}

fn posy(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = (build.x, build.hip - 4.0);
        for ([dx, dy], colour) in tinted("-5,0,f3a9bd 5,0,fdf3e2 0,-4,e8799a 0,4,f7cfd8") {
            pen.round(cloud(x + dx, y + dy, 5.0, 5.0, 6), colour);
        }
        pen.body(leaf((x - 6.0, y + 4.0), (x - 12.0, y + 9.0), 4.0), 0x6ba352);
        pen.body(leaf((x + 6.0, y + 4.0), (x + 12.0, y + 9.0), 4.0), 0x6ba352);
    }
}

pub(super) fn dinner_jacket(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder);
    pen.mark(polygon(&placed((x, y), "-5.6,-3.4 5.6,-3.4 0,16")), 0xfdfaf2);
    pen.both(x, |pen| {
        pen.body(polygon(&placed((x, y), "-5.8,-3.4 -9.4,4 0,16")), look.main(GROOM.top).lit(0.16));
    });
    pen.both(x, |pen| pen.body(polygon(&placed((x, y), "0,0 -4.8,-2.6 -4.8,2.6")), 0xb93a4a));
    let (px, py) = build.pocket();
    pen.round(cloud(px + 1.0, py + 1.0, 2.4, 2.4, 5), 0xe8799a);
}

fn armour(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let steel = look.main(KNIGHT.top);
    pen.round(blob(&sized((x, y), (half, 1.0), "0,1 0.8,2 0.86,14 0,19 -0.86,14 -0.8,2")), steel.lit(0.18));
    pen.line(curve(&[(x, y + 2.0), (x, y + 18.0)]), 0.9, steel.shaded(0.35));
    pen.round([-1.0, 1.0].map(|side| circle(x + side * half * 0.95, y + 3.0, 5.0)), steel.lit(0.1));
    wide_belt(pen, look, build);
}

fn sword_and_shield(pen: &mut Pen, look: &Look, build: &Build) {
    let ((hx, hy), r) = (build.head, build.skull);
    pen.body(plume(&sized((hx, hy), (1.0, r), "0,-1.25 -6,-1.6 -15,-1.3"), 7.0), look.accent(0xd0474a));
    if !hands_free(look) {
        return;
    }
    let [near, far] = build.hands(look);
    let (x, y) = far;
    pen.body(polygon(&placed((x, y), "1,-4 5,-3 12,-34 9.6,-39 6,-35")), STEEL.lit(0.3));
    pen.body(limb(&placed((x, y), "-4,-5 9,-2"), 2.6, 2.6), GOLD);
    pen.body(limb(&placed((x, y), "2,-3 0,6"), 2.4, 2.4), WOOD);
    build.grip(pen, look, (x + 1.4, y));
    let (x, y) = (near.0 - 3.0, near.1 - 4.0);
    pen.body(
        path(&format!("M{} {} q13 -5 26 0 q1 20 -13 28 q-14 -8 -13 -28 Z", x - 13.0, y - 13.0)),
        look.accent(0x4f7fc4),
    );
    pen.mark(rect(x - 1.8, y - 13.0, 3.6, 25.0), GOLD);
    pen.mark(rect(x - 11.0, y - 4.0, 22.0, 3.6), GOLD);
}

fn kimono(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let cloth = look.main(SAMURAI.top);
    pen.mark(polygon(&placed((x, y), "-4.6,-3.4 4.6,-3.4 0,7")), look.skin_tone());
    pen.line(
        curve(&[(x + 5.0, y - 3.0), (x - 1.0, y + 9.0), (x - half * 0.7, build.hip - 7.0)]),
        2.4,
        cloth.lit(0.55),
    );
    pen.line(curve(&placed((x, y), "-5,-3 1,8")), 2.4, cloth.lit(0.55));
    pen.body(round_rect(x - half * 0.97, build.hip - 8.0, half * 1.94, 6.4, 1.6), look.accent(0xe9e0cf));
}

fn katana(pen: &mut Pen, look: &Look, build: &Build) {
    let ((hx, hy), r) = (build.head, build.skull);
    pen.round(oval(hx, hy - r * 1.2, r * 0.26, r * 0.22), look.hair_colour());
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.line(curve(&placed((x, y), "1,-3 10,-22 15,-42")), 2.4, STEEL.lit(0.3));
        pen.body(limb(&placed((x, y), "-3,-4 5,-1"), 2.2, 2.2), GOLD);
        pen.body(limb(&placed((x, y), "0,-1 -4,8"), 2.6, 2.4), 0x45445a);
        build.grip(pen, look, (x - 1.0, y + 1.0));
    }
}

fn mask(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    let cloth = Rgb::hex(0x45445a);
    pen.body(blob(&sized((x, y), (r, r), "-0.92,0.34 0,0.42 0.92,0.34 0.74,0.74 0,1.02 -0.74,0.74")), cloth);
    pen.body(
        blob(&sized((x, y), (r, r), "-1.08,-0.2 0,-0.4 1.08,-0.2 1.1,-0.46 0,-0.7 -1.1,-0.46")),
        look.accent(0xc8474a),
    );
    if hands_free(look) {
        let (hx, hy) = build.hands(look)[1];
        pen.body(star(hx + 6.0, hy - 6.0, 7.0, 2.4, 4), STEEL);
        pen.mark(circle(hx + 6.0, hy - 6.0, 1.3), cloth);
        build.grip(pen, look, (hx, hy));
    }
}

fn eye_patch_and_cutlass(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.line(curve(&sized((x, y), (r, r), "-0.95,-0.16 0,-0.1 0.9,0.1")), r * 0.07, Rgb::INK);
    pen.body(blob(&sized((x, y), (r, r), "-0.6,-0.12 -0.12,-0.08 -0.16,0.3 -0.38,0.4 -0.58,0.24")), 0x44404c);
    if hands_free(look) {
        let (hx, hy) = build.hands(look)[1];
        pen.body(blob(&placed((hx, hy), "0,-3 4,-3 13,-18 17,-32 9,-24")), STEEL.lit(0.25));
        pen.line(curve(&placed((hx, hy), "-3,-4 7,-3 5,5")), 2.0, GOLD);
        build.grip(pen, look, (hx + 0.6, hy));
    }
}

fn neckerchief(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    pen.body(polygon(&sized((x, y), (half, 1.0), "-0.6,-4 0.6,-4 0,8")), look.accent(0xd0474a));
    pen.both(x, |pen| {
        pen.body(
            polygon(&[
                (x - half * 0.85, y + 2.0),
                (x - half * 0.35, y + 2.0),
                (x - half * 0.4, build.hip),
                (x - half * 0.95, build.hip),
            ]),
            0x8a5f3d,
        );
    });
    wide_belt(pen, look, build);
}

fn lasso(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        for k in [0.0, 2.4] {
            pen.line(
                oval(x + 6.0, y + 4.0, 8.0 - k * 0.6, 10.0 - k),
                1.4,
                Rgb::hex(0xc9a26a).shaded(0.1 * k),
            );
        }
        build.grip(pen, look, (x, y));
    }
}

fn prayer_beads(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    pen.body(
        blob(&[
            (x + half * 0.5, y - 3.0),
            (x + half, y + 2.0),
            (x + half * 0.2, y + 14.0),
            (x - half * 0.9, build.hip),
            (x - half * 1.2, build.hip - 6.0),
            (x - half * 0.1, y + 8.0),
        ]),
        look.main(MONK.top).shaded(0.25),
    );
    for i in 0..9 {
        let t = f64::from(i) / 8.0;
        let bead = (x - half * 0.55 + half * 1.1 * t, y + 3.0 + 13.0 * (1.0 - (2.0 * t - 1.0).powi(2)));
        pen.round(circle(bead.0, bead.1, 1.7), 0x7a4f32);
    }
}
