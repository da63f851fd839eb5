//! Wizards, fairies, Santa Claus and other people with powers.

use super::arts::cape;
use super::legends::{GOLD, WOOD, as_a, beard, dinner_jacket, frills, wide_belt};
use super::{Build, Cut, Hat, Outfit, PLAIN, hands_free, human, person};
use crate::colour::Rgb;
use crate::figures::outline::{
    blob, circle, cloud, curve, leaf, limb, oval, polygon, rect, round_rect, star,
};
use crate::figures::{Figure, Look, Pen, Stands};
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
    Figure { name: "mermaid", aspect: 0.8, height: 1.6, stands: Stands::Swims, draw: mermaid },
];
const WIZARD: Outfit = Outfit {
    top: Rgb::hex(0x6f5fa8),
    cut: Cut::Robe,
    hat: Hat::Pointed(Rgb::hex(0x5f4f98)),
    trim: stars_on_robe,
    extra: beard_and_staff,
    ..PLAIN
};
const WITCH: Outfit = Outfit {
    top: Rgb::hex(0x5a4a70),
    bottom: Rgb::hex(0x7a5f98),
    cut: Cut::Robe,
    hat: Hat::Pointed(Rgb::hex(0x4b3f60)),
    extra: broom,
    ..PLAIN
};
const FAIRY: Outfit = Outfit {
    top: Rgb::hex(0xf3a9c4),
    cut: Cut::Dress,
    hat: Hat::Tiara,
    back: gauzy_wings,
    trim: frills,
    extra: star_wand,
    ..PLAIN
};
const ANGEL: Outfit =
    Outfit { top: Rgb::hex(0xfdfaf2), cut: Cut::Robe, back: feathered_wings, extra: halo, ..PLAIN };
const ELF: Outfit = Outfit {
    top: Rgb::hex(0x6fa85f),
    bottom: Rgb::hex(0x9a6d48),
    shoes: Rgb::hex(0x7a9a4f),
    hat: Hat::Pointed(Rgb::hex(0x5f9850)),
    trim: jagged_hem,
    extra: pointed_ears,
    ..PLAIN
};
const GNOME: Outfit = Outfit {
    top: Rgb::hex(0x5b83b4),
    bottom: Rgb::hex(0x6d5a4b),
    hat: Hat::Pointed(Rgb::hex(0xd04a42)),
    trim: wide_belt,
    extra: beard,
    ..PLAIN
};
const SANTA: Outfit = Outfit {
    top: Rgb::hex(0xcf3f3a),
    bottom: Rgb::hex(0xcf3f3a),
    shoes: Rgb::hex(0x4a4048),
    hat: Hat::Santa(Rgb::hex(0xcf3f3a)),
    back: sack,
    trim: fur_coat,
    extra: beard,
    ..PLAIN
};
const SUPERHERO: Outfit = Outfit {
    top: Rgb::hex(0x4f7fc4),
    bottom: Rgb::hex(0x4670b4),
    shoes: Rgb::hex(0xd04a42),
    back: hero_cape,
    trim: emblem,
    extra: eye_mask,
    ..PLAIN
};
const VAMPIRE: Outfit = Outfit {
    top: Rgb::hex(0x4a4656),
    bottom: Rgb::hex(0x423e4c),
    shoes: Rgb::hex(0x38343f),
    back: dark_cape,
    trim: dinner_jacket,
    extra: fangs,
    ..PLAIN
};

fn hero_cape(pen: &mut Pen, look: &Look, build: &Build) {
    cape(pen, build, look.accent(Rgb::hex(0xd04a42)));
}

fn dark_cape(pen: &mut Pen, look: &Look, build: &Build) {
    cape(pen, build, look.accent(Rgb::hex(0x9a2f40)));
    let ((x, y), r) = (build.head, build.skull);
    pen.both(x, |pen| {
        pen.body(
            blob(&[
                (x - r * 0.3, build.shoulder),
                (x - r * 1.3, y + r * 0.1),
                (x - r * 1.1, build.shoulder + 2.0),
            ]),
            Rgb::hex(0x4a4656),
        );
    });
}

fn stars_on_robe(pen: &mut Pen, look: &Look, build: &Build) {
    let x = build.x;
    for (dx, dy, r) in
        [(-12.0, 74.0, 3.0), (10.0, 82.0, 3.4), (-5.0, 88.0, 2.4), (13.0, 66.0, 2.2), (-9.0, 60.0, 2.2)]
    {
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
        pen.round(circle(x + 1.4, y - 43.0, 5.6), Rgb::hex(0x7fcfe6));
        pen.shine(circle(x - 0.4, y - 45.0, 1.5), 0.9);
        build.grip(pen, look, (x - 0.6, y));
    }
}

fn broom(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        let x = x + 5.0;
        pen.body(limb(&[(x, y - 36.0), (x, 84.0)], 2.4, 2.4), WOOD);
        pen.body(
            blob(&[(x - 2.6, 80.0), (x + 2.6, 80.0), (x + 9.0, 98.0), (x, 99.5), (x - 9.0, 98.0)]),
            Rgb::hex(0xd9ac5c),
        );
        pen.body(round_rect(x - 3.4, 80.0, 6.8, 3.0, 1.2), Rgb::hex(0x8a4f32));
        build.grip(pen, look, (x - 0.5, y));
    }
}

fn gauzy_wings(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder + 6.0);
    let gauze = look.accent(Rgb::hex(0xcfe6f5));
    pen.both(x, |pen| {
        pen.glass(
            blob(&[
                (x - 4.0, y),
                (x - 20.0, y - 24.0),
                (x - 38.0, y - 26.0),
                (x - 39.0, y - 10.0),
                (x - 24.0, y + 4.0),
            ]),
            gauze,
            0.85,
        );
        pen.glass(
            blob(&[
                (x - 4.0, y + 4.0),
                (x - 24.0, y + 6.0),
                (x - 33.0, y + 18.0),
                (x - 24.0, y + 28.0),
                (x - 10.0, y + 18.0),
            ]),
            gauze.shaded(0.06),
            0.85,
        );
    });
}

fn star_wand(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.body(limb(&[(x - 1.0, y + 4.0), (x + 7.0, y - 18.0)], 1.8, 1.8), Rgb::hex(0xfaf3e4));
        pen.glow(x + 8.0, y - 22.0, 12.0, Rgb::hex(0xffe9a3).alpha(0.7));
        pen.body(star(x + 8.0, y - 22.0, 6.6, 3.0, 5), Rgb::hex(0xf7cb52));
        build.grip(pen, look, (x, y));
    }
}

fn feathered_wings(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder + 5.0);
    let white = look.accent(Rgb::hex(0xfdfbf6));
    pen.both(x, |pen| {
        pen.body(
            blob(&[
                (x - 4.0, y + 2.0),
                (x - 16.0, y - 16.0),
                (x - 32.0, y - 18.0),
                (x - 38.0, y - 4.0),
                (x - 34.0, y + 8.0),
                (x - 30.0, y + 18.0),
                (x - 20.0, y + 24.0),
                (x - 8.0, y + 20.0),
            ]),
            white,
        );
        for (dx, dy) in [(-34.0, 0.0), (-30.0, 9.0), (-22.0, 16.0)] {
            pen.line(curve(&[(x + dx, y + dy), (x + dx * 0.6, y + dy * 0.7)]), 1.0, white.shaded(0.3));
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
            Rgb::hex(0xa9744a),
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
    pen.body(
        polygon(&[(x - 7.0, y - 5.0), (x + 7.0, y - 5.0), (x + 8.4, y), (x, y + 9.0), (x - 8.4, y)]),
        GOLD,
    );
    pen.mark(star(x, y + 0.4, 4.6, 2.0, 5), look.accent(Rgb::hex(0xd04a42)));
    wide_belt(pen, look, build);
}

fn eye_mask(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    let (y, cloth) = (y + r * 0.12, look.accent(Rgb::hex(0xd04a42)));
    pen.body(
        blob(&[
            (x - r * 0.84, y - r * 0.2),
            (x - r * 0.3, y - r * 0.26),
            (x, y - r * 0.12),
            (x + r * 0.3, y - r * 0.26),
            (x + r * 0.84, y - r * 0.2),
            (x + r * 0.68, y + r * 0.24),
            (x + r * 0.2, y + r * 0.2),
            (x, y + r * 0.1),
            (x - r * 0.2, y + r * 0.2),
            (x - r * 0.68, y + r * 0.24),
        ]),
        cloth,
    );
    pen.both(x, |pen| pen.mark(circle(x - r * 0.36, y, r * 0.18), Rgb::WHITE));
    crate::figures::face::eyes(pen, look, (x - r * 0.36, y), (x + r * 0.36, y), r * 0.125);
}

fn fangs(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.both(x, |pen| {
        pen.mark(
            polygon(&[
                (x - r * 0.2, y + r * 0.58),
                (x - r * 0.08, y + r * 0.6),
                (x - r * 0.13, y + r * 0.78),
            ]),
            Rgb::WHITE,
        );
    });
    pen.body(
        polygon(&[(x - r * 0.3, y - r * 0.72), (x + r * 0.3, y - r * 0.72), (x, y - r * 0.32)]),
        look.hair_colour(),
    );
}

/// A woman above, a fish below.
fn mermaid(pen: &mut Pen, look: &Look) {
    let look = Look { gender: Some(look.gender.unwrap_or(Gender::Female)), pose: None, ..look.clone() };
    let tail = look.main(Rgb::hex(0x4fa8a0));
    let outfit =
        Outfit { top: look.skin_tone(), bottom: look.skin_tone(), shoes: tail, trim: shells, ..PLAIN };
    let plain = Look { colours: Vec::new(), ..look.clone() };
    pen.within(rect(-10.0, -20.0, 100.0, 88.0), |pen| person(pen, &plain, &outfit));
    pen.body(
        blob(&[(44.0, 92.0), (56.0, 84.0), (70.0, 84.0), (64.0, 92.0), (72.0, 99.0), (56.0, 98.0)]),
        tail.lit(0.2),
    );
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
                pen.line(
                    curve(&[(sx - 2.6, sy - 1.4), (sx, sy + 1.4), (sx + 2.6, sy - 1.4)]),
                    0.8,
                    tail.shaded(0.3),
                );
            }
        }
    });
}

fn shells(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder + 8.0);
    let shell = look.accent(Rgb::hex(0xc98bd1));
    pen.both(x, |pen| {
        pen.body(cloud(x - 4.8, y, 5.0, 4.4, 6), shell);
        pen.line(curve(&[(x - 4.8, y + 3.4), (x - 4.8, y - 2.6)]), 0.6, shell.shaded(0.3));
    });
}
