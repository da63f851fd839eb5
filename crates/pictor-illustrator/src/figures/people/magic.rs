//! Wizards, fairies, Santa Claus and other people with powers.

use super::arts::cape;
use super::legends::{GOLD, WOOD, as_a, beard, dinner_jacket, frills, wide_belt};
use super::{Build, Cut, Hat, Outfit, PLAIN, hands_free, human, nothing, outfit, person};
use crate::figures::prelude::*;
use crate::intent::{Age, Gender};

pub(super) const FIGURES: &[Figure] = &[
    human("wizard", |pen, look| as_a(pen, &Look { age: Age::Old, ..look.clone() }, Gender::Male, &WIZARD)),
    human("witch", |pen, look| as_a(pen, look, Gender::Female, &WITCH)),
    human("fairy", |pen, look| as_a(pen, look, Gender::Female, &FAIRY)),
    human("angel", |pen, look| person(pen, look, &ANGEL)),
    human("elf", |pen, look| person(pen, look, &ELF)),
    human("gnome", |pen, look| as_a(pen, &Look { age: Age::Child, ..look.clone() }, Gender::Male, &GNOME)),
    human("santa", |pen, look| as_a(pen, &Look { age: Age::Old, ..look.clone() }, Gender::Male, &SANTA)),
    human("superhero", |pen, look| person(pen, look, &SUPERHERO)),
    human("vampire", |pen, look| person(pen, look, &VAMPIRE)),
    Figure { name: "mermaid", aspect: 0.8, height: 1.6, stands: Stands::Swims, draw: Drawn::Rust(mermaid) },
];
const WIZARD: Outfit = outfit(
    [0x6f5fa8, 0x4d6484, 0x6b4a3a],
    Cut::Robe,
    Hat::Pointed(Rgb::hex(0x5f4f98)),
    [nothing, stars_on_robe, beard_and_staff],
);
const WITCH: Outfit = outfit(
    [0x5a4a70, 0x7a5f98, 0x6b4a3a],
    Cut::Robe,
    Hat::Pointed(Rgb::hex(0x4b3f60)),
    [nothing, nothing, broom],
);
const FAIRY: Outfit =
    outfit([0xf3a9c4, 0x4d6484, 0x6b4a3a], Cut::Dress, Hat::Tiara, [gauzy_wings, frills, star_wand]);
const ANGEL: Outfit =
    outfit([0xfdfaf2, 0x4d6484, 0x6b4a3a], Cut::Robe, Hat::None, [feathered_wings, nothing, halo]);
const ELF: Outfit = outfit(
    [0x6fa85f, 0x9a6d48, 0x7a9a4f],
    Cut::Shirt,
    Hat::Pointed(Rgb::hex(0x5f9850)),
    [nothing, jagged_hem, pointed_ears],
);
const GNOME: Outfit = outfit(
    [0x5b83b4, 0x6d5a4b, 0x6b4a3a],
    Cut::Shirt,
    Hat::Pointed(Rgb::hex(0xd04a42)),
    [nothing, wide_belt, beard],
);
const SANTA: Outfit = outfit(
    [0xcf3f3a, 0xcf3f3a, 0x4a4048],
    Cut::Shirt,
    Hat::Santa(Rgb::hex(0xcf3f3a)),
    [sack, fur_coat, beard],
);
const SUPERHERO: Outfit =
    outfit([0x4f7fc4, 0x4670b4, 0xd04a42], Cut::Shirt, Hat::None, [hero_cape, emblem, eye_mask]);
const VAMPIRE: Outfit =
    outfit([0x4a4656, 0x423e4c, 0x38343f], Cut::Shirt, Hat::None, [dark_cape, dinner_jacket, fangs]);

fn hero_cape(pen: &mut Pen, look: &Look, build: &Build) {
    cape(pen, build, look.accent(0xd04a42));
}

fn dark_cape(pen: &mut Pen, look: &Look, build: &Build) {
    cape(pen, build, look.accent(0x9a2f40));
    let ((x, y), r) = (build.head, build.skull);
    pen.both(x, |pen| {
        pen.body(
            blob(&[
                (x - r * 0.3, build.shoulder),
                (x - r * 1.3, y + r * 0.1),
                (x - r * 1.1, build.shoulder + 2.0),
            ]),
            0x4a4656,
        );
    });
}

fn stars_on_robe(pen: &mut Pen, look: &Look, build: &Build) {
    let x = build.x;
    for [dx, dy, r] in rows("-12,74,3 10,82,3.4 -5,88,2.4 13,66,2.2 -9,60,2.2") {
        pen.mark(star(x + dx, dy, r, r * 0.45, 5), look.accent(GOLD));
    }
    wide_belt(pen, look, build);
}

fn beard_and_staff(pen: &mut Pen, look: &Look, build: &Build) {
    beard(pen, look, build);
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        let x = x + 5.0;
        pen.body(limb(&[(x, 98.0), (x - 0.6, y), (x + 1.0, y - 38.0)], 2.8, 3.4), WOOD);
        pen.glow(x + 1.4, y - 44.0, 13.0, Rgb::hex(0x9fe0f0).alpha(0.8));
        pen.round(circle(x + 1.4, y - 43.0, 5.6), 0x7fcfe6);
        pen.shine(circle(x - 0.4, y - 45.0, 1.5), 0.9);
        build.grip(pen, look, (x - 0.6, y));
    }
}

fn broom(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        let x = x + 5.0;
        pen.body(limb(&[(x, y - 36.0), (x, 84.0)], 2.4, 2.4), WOOD);
        pen.body(blob(&placed((x, 0.0), "-2.6,80 2.6,80 9,98 0,99.5 -9,98")), 0xd9ac5c);
        pen.body(round_rect(x - 3.4, 80.0, 6.8, 3.0, 1.2), 0x8a4f32);
        build.grip(pen, look, (x - 0.5, y));
    }
}

fn gauzy_wings(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder + 6.0);
    let gauze = look.accent(0xcfe6f5);
    pen.both(x, |pen| {
        pen.glass(blob(&placed((x, y), "-4,0 -20,-24 -38,-26 -39,-10 -24,4")), gauze, 0.85);
        pen.glass(blob(&placed((x, y), "-4,4 -24,6 -33,18 -24,28 -10,18")), gauze.shaded(0.06), 0.85);
    });
}

fn star_wand(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.body(limb(&placed((x, y), "-1,4 7,-18"), 1.8, 1.8), 0xfaf3e4);
        pen.glow(x + 8.0, y - 22.0, 12.0, Rgb::hex(0xffe9a3).alpha(0.7));
        pen.body(star(x + 8.0, y - 22.0, 6.6, 3.0, 5), 0xf7cb52);
        build.grip(pen, look, (x, y));
    }
}

fn feathered_wings(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder + 5.0);
    let white = look.accent(0xfdfbf6);
    pen.both(x, |pen| {
        pen.body(blob(&placed((x, y), "-4,2 -16,-16 -32,-18 -38,-4 -34,8 -30,18 -20,24 -8,20")), white);
        for [dx, dy] in rows("-34,0 -30,9 -22,16") {
            pen.line(curve(&sized((x, y), (dx, dy), "1,1 0.6,0.7")), 1.0, white.shaded(0.3));
        }
    });
}

fn halo(pen: &mut Pen, _: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.line(oval(x, y - r * 1.32, r * 0.72, r * 0.2), 2.2, GOLD);
}

fn jagged_hem(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, half, hip) = (build.x, build.half, build.hip);
    let mut edge = vec![(x - half * 1.02, hip - 2.0), (x + half * 1.02, hip - 2.0)];
    for i in 0..9 {
        edge.push((x + half * (1.1 - 2.2 * f64::from(i) / 8.0), hip + if i % 2 == 0 { 3.0 } else { 9.0 }));
    }
    pen.body(polygon(&edge), look.main(ELF.top));
    wide_belt(pen, look, build);
}

fn pointed_ears(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.both(x, |pen| {
        pen.body(leaf((x - r * 0.85, y + r * 0.3), (x - r * 1.6, y - r * 0.25), r * 0.36), look.skin_tone());
    });
}

fn sack(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        pen.round(
            blob(&[
                (56.0, build.shoulder - 2.0),
                (70.0, build.shoulder + 8.0),
                (79.0, build.hip),
                (72.0, build.hip + 16.0),
                (52.0, build.hip + 16.0),
                (48.0, build.hip - 6.0),
            ]),
            0xa9744a,
        );
    }
}

fn fur_coat(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let fur = Rgb::hex(0xfdfbf6);
    pen.body(rect(x - 2.4, y + 4.0, 4.8, build.hip - y - 2.0), fur);
    pen.body(cloud(x, build.hip + 2.0, half * 1.2, 3.6, 11), fur);
    pen.moved(0.0, -3.0, |pen| wide_belt(pen, look, build));
}

fn emblem(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder + 9.0);
    pen.body(polygon(&placed((x, y), "-7,-5 7,-5 8.4,0 0,9 -8.4,0")), GOLD);
    pen.mark(star(x, y + 0.4, 4.6, 2.0, 5), look.accent(0xd04a42));
    wide_belt(pen, look, build);
}

fn eye_mask(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    let (y, cloth) = (y + r * 0.12, look.accent(0xd04a42));
    pen.body(
        blob(&sized(
            (x, y),
            (r, r),
            "-0.84,-0.2 -0.3,-0.26 0,-0.12 0.3,-0.26 0.84,-0.2 0.68,0.24 0.2,0.2 0,0.1 -0.2,0.2 -0.68,0.24",
        )),
        cloth,
    );
    pen.both(x, |pen| pen.mark(circle(x - r * 0.36, y, r * 0.18), Rgb::WHITE));
    face::eyes(pen, look, (x - r * 0.36, y), (x + r * 0.36, y), r * 0.125);
}

fn fangs(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.both(x, |pen| {
        pen.mark(polygon(&sized((x, y), (r, r), "-0.2,0.58 -0.08,0.6 -0.13,0.78")), Rgb::WHITE);
    });
    pen.body(polygon(&sized((x, y), (r, r), "-0.3,-0.72 0.3,-0.72 0,-0.32")), look.hair_colour());
}

/// A woman above, a fish below.
fn mermaid(pen: &mut Pen, look: &Look) {
    let look = Look { gender: Some(look.gender.unwrap_or(Gender::Female)), pose: None, ..look.clone() };
    let tail = look.main(0x4fa8a0);
    let outfit =
        Outfit { top: look.skin_tone(), bottom: look.skin_tone(), shoes: tail, trim: shells, ..PLAIN };
    let plain = Look { colours: Vec::new(), ..look.clone() };
    pen.within(rect(-10.0, -20.0, 100.0, 88.0), |pen| person(pen, &plain, &outfit));
    pen.body(blob("44,92 56,84 70,84 64,92 72,99 56,98"), tail.lit(0.2));
    let build = Build::of(&plain);
    let (x, hip, half) = (build.x, build.hip.min(66.0), build.half);
    let outline = || {
        blob(&[
            (x - half, hip - 4.0),
            (x, hip - 1.0),
            (x + half, hip - 4.0),
            (x + half * 1.05, hip + 9.0),
            (x + half * 0.6, hip + 21.0),
            (53.0, 92.0),
            (45.0, 95.0),
            (x - half * 0.2, hip + 25.0),
            (x - half * 0.9, hip + 13.0),
        ])
    };
    pen.body(outline(), tail);
    pen.within(outline(), |pen| {
        for row in 0..6 {
            for column in -3..4 {
                let (sx, sy) = (
                    x + f64::from(column) * 6.0 + f64::from(row % 2) * 3.0,
                    hip + 4.0 + f64::from(row) * 5.0,
                );
                pen.line(curve(&placed((sx, sy), "-2.6,-1.4 0,1.4 2.6,-1.4")), 0.8, tail.shaded(0.3));
            }
        }
    });
}

fn shells(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder + 8.0);
    let shell = look.accent(0xc98bd1);
    pen.both(x, |pen| {
        pen.body(cloud(x - 4.8, y, 5.0, 4.4, 6), shell);
        pen.line(curve(&[(x - 4.8, y + 3.4), (x - 4.8, y - 2.6)]), 0.6, shell.shaded(0.3));
    });
}
