//! People at work.

use super::roles::hands_free;
use super::{Build, Cut, Hat, Outfit, PLAIN, human, person};
use crate::colour::Rgb;
use crate::figures::outline::{blob, circle, curve, limb, oval, polygon, rect, round_rect, star};
use crate::figures::{Figure, Look, Pen};

pub(super) const FIGURES: &[Figure] = &[
    human("farmer", |pen, look| person(pen, look, &FARMER)),
    human("builder", |pen, look| person(pen, look, &BUILDER)),
    human("engineer", |pen, look| person(pen, look, &Outfit { top: Rgb::hex(0x7f9fc0), ..BUILDER })),
    human("mechanic", |pen, look| person(pen, look, &MECHANIC)),
    human("lumberjack", |pen, look| person(pen, look, &LUMBERJACK)),
    human("police officer", |pen, look| person(pen, look, &POLICE)),
    human("firefighter", |pen, look| person(pen, look, &FIREFIGHTER)),
    human("pilot", |pen, look| person(pen, look, &PILOT)),
    human("captain", |pen, look| person(pen, look, &Outfit { top: Rgb::hex(0xf7f5ef), ..PILOT })),
    human("sailor", |pen, look| person(pen, look, &SAILOR)),
    human("postman", |pen, look| person(pen, look, &POSTMAN)),
    human("soldier", |pen, look| person(pen, look, &SOLDIER)),
    human("teacher", |pen, look| person(pen, look, &TEACHER)),
    human("student", |pen, look| person(pen, look, &STUDENT)),
    human("office worker", |pen, look| person(pen, look, &OFFICE)),
    human("programmer", |pen, look| person(pen, look, &PROGRAMMER)),
    human("shopkeeper", |pen, look| person(pen, look, &SHOPKEEPER)),
    human("fisherman", |pen, look| person(pen, look, &FISHERMAN)),
    human("explorer", |pen, look| person(pen, look, &EXPLORER)),
    human("astronaut", |pen, look| person(pen, look, &ASTRONAUT)),
];

const STEEL: Rgb = Rgb::hex(0xc4cbd6);
const WOOD: Rgb = Rgb::hex(0xb98d5c);
const GOLD: Rgb = Rgb::hex(0xf2c14e);

const FARMER: Outfit = Outfit {
    top: Rgb::hex(0xd8645a),
    bottom: Rgb::hex(0x5a7fb0),
    hat: Hat::Brim(Rgb::hex(0xe2bd72)),
    trim: dungarees,
    extra: pitchfork,
    ..PLAIN
};
const BUILDER: Outfit = Outfit {
    top: Rgb::hex(0xe9e0cf),
    bottom: Rgb::hex(0x6f7f96),
    hat: Hat::Helmet(Rgb::hex(0xf4c33f)),
    trim: safety_vest,
    extra: hammer,
    ..PLAIN
};
const MECHANIC: Outfit = Outfit {
    top: Rgb::hex(0xe9e0cf),
    bottom: Rgb::hex(0x4f7fae),
    hat: Hat::Cap(Rgb::hex(0x4f7fae)),
    trim: dungarees,
    extra: wrench,
    ..PLAIN
};
const LUMBERJACK: Outfit = Outfit {
    top: Rgb::hex(0xc8474a),
    bottom: Rgb::hex(0x5a5a70),
    hat: Hat::Woolly(Rgb::hex(0x8a4a44)),
    trim: checks_and_braces,
    extra: axe,
    ..PLAIN
};
const POLICE: Outfit = Outfit {
    top: Rgb::hex(0x4d6fa5),
    bottom: Rgb::hex(0x3f4a6b),
    shoes: Rgb::hex(0x3a3642),
    hat: Hat::Peaked(Rgb::hex(0x3f5688)),
    trim: uniform,
    ..PLAIN
};
const FIREFIGHTER: Outfit = Outfit {
    top: Rgb::hex(0xd8574a),
    bottom: Rgb::hex(0x4c4a58),
    shoes: Rgb::hex(0x3a3642),
    cut: Cut::Shirt,
    hat: Hat::Fire(Rgb::hex(0xd8443c)),
    trim: bright_bands,
    extra: axe,
    ..PLAIN
};
const PILOT: Outfit = Outfit {
    top: Rgb::hex(0x3f4a70),
    bottom: Rgb::hex(0x3a4260),
    shoes: Rgb::hex(0x3a3642),
    hat: Hat::Peaked(Rgb::hex(0x3f4a70)),
    trim: jacket,
    ..PLAIN
};
const SAILOR: Outfit = Outfit {
    top: Rgb::hex(0xf7f5ef),
    bottom: Rgb::hex(0x4a6390),
    hat: Hat::Beret(Rgb::hex(0xf7f5ef)),
    trim: sailor_collar,
    ..PLAIN
};
const POSTMAN: Outfit = Outfit {
    top: Rgb::hex(0x4f86b8),
    bottom: Rgb::hex(0x46567a),
    hat: Hat::Peaked(Rgb::hex(0x46689c)),
    trim: mail_bag,
    extra: letter,
    ..PLAIN
};
const SOLDIER: Outfit = Outfit {
    top: Rgb::hex(0x7d8a5c),
    bottom: Rgb::hex(0x6d7850),
    shoes: Rgb::hex(0x4a4038),
    hat: Hat::Helmet(Rgb::hex(0x6d7850)),
    trim: uniform,
    ..PLAIN
};
const TEACHER: Outfit = Outfit {
    top: Rgb::hex(0x8a9f7a),
    bottom: Rgb::hex(0x6d5a4b),
    trim: shirt_collar,
    extra: glasses_and_book,
    ..PLAIN
};
const STUDENT: Outfit = Outfit {
    top: Rgb::hex(0x4f6fa5),
    bottom: Rgb::hex(0x6d7590),
    back: rucksack,
    trim: school_tie,
    extra: books,
    ..PLAIN
};
const OFFICE: Outfit = Outfit {
    top: Rgb::hex(0x4a5878),
    bottom: Rgb::hex(0x424c68),
    shoes: Rgb::hex(0x3f3540),
    trim: jacket,
    extra: briefcase,
    ..PLAIN
};
const PROGRAMMER: Outfit = Outfit {
    top: Rgb::hex(0x6d7f9f),
    bottom: Rgb::hex(0x4d5a74),
    trim: hoodie,
    extra: laptop,
    ..PLAIN
};
const SHOPKEEPER: Outfit = Outfit {
    top: Rgb::hex(0xf3e6d0),
    bottom: Rgb::hex(0x6d5a4b),
    trim: green_apron,
    ..PLAIN
};
const FISHERMAN: Outfit = Outfit {
    top: Rgb::hex(0xf0bf45),
    bottom: Rgb::hex(0x5a7f8a),
    shoes: Rgb::hex(0x4a5a4a),
    hat: Hat::Brim(Rgb::hex(0xf0bf45)),
    extra: fishing_rod,
    ..PLAIN
};
const EXPLORER: Outfit = Outfit {
    top: Rgb::hex(0xcdb887),
    bottom: Rgb::hex(0x8a7350),
    hat: Hat::Brim(Rgb::hex(0xa98452)),
    back: rucksack,
    trim: straps,
    extra: walking_stick,
    ..PLAIN
};
const ASTRONAUT: Outfit = Outfit {
    top: Rgb::hex(0xf3f3f1),
    bottom: Rgb::hex(0xe9e9ea),
    shoes: Rgb::hex(0x8f97a8),
    back: life_support,
    trim: control_panel,
    extra: bubble_helmet,
    ..PLAIN
};

fn dungarees(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let cloth = look.accent(FARMER.bottom);
    for side in [-1.0, 1.0] {
        pen.body(limb(&[(x + side * half * 0.5, y - 1.0), (x + side * half * 0.45, y + 11.0)], 3.0, 3.0), cloth.shaded(0.1));
    }
    pen.body(round_rect(x - half * 0.6, y + 9.0, half * 1.2, build.hip - y - 8.0, 2.0), cloth);
    pen.body(round_rect(x - half * 0.98, build.hip - 7.0, half * 1.96, 10.0, 3.0), cloth);
    pen.body(round_rect(x - 3.6, y + 12.0, 7.2, 5.6, 1.2), cloth.lit(0.12));
    for side in [-1.0, 1.0] {
        pen.mark(circle(x + side * half * 0.45, y + 11.0, 1.1), GOLD);
    }
}

fn pitchfork(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        let x = x + 3.0;
        pen.body(limb(&[(x, 98.0), (x, y - 34.0)], 2.2, 2.2), WOOD);
        for dx in [-5.0, 0.0, 5.0] {
            pen.line(curve(&[(x, y - 33.0), (x + dx, y - 37.0), (x + dx, y - 47.0)]), 1.5, STEEL.shaded(0.3));
        }
        build.grip(pen, look, (x - 0.5, y));
    }
}

fn safety_vest(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let orange = Rgb::hex(0xf28a35);
    pen.both(x, |pen| {
        pen.body(polygon(&[(x - half * 0.8, y), (x - half * 0.3, y - 1.0), (x - 0.4, y + 10.0), (x - 0.4, build.hip), (x - half * 0.98, build.hip)]), orange);
        pen.mark(polygon(&[(x - half * 0.62, y), (x - half * 0.38, y), (x - half * 0.44, build.hip), (x - half * 0.68, build.hip)]), Rgb::hex(0xf6ee9c));
    });
    pen.mark(rect(x - half * 0.95, build.hip - 10.0, half * 1.9, 3.0), Rgb::hex(0xf6ee9c));
}

fn hammer(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.body(limb(&[(x - 2.0, y + 6.0), (x + 5.0, y - 17.0)], 2.6, 2.6), WOOD);
        pen.turned((x + 5.0, y - 17.0), 16.0, |pen| pen.body(round_rect(x - 2.0, y - 20.5, 14.0, 6.6, 1.4), STEEL.shaded(0.1)));
        build.grip(pen, look, (x, y));
    }
}

fn wrench(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.body(limb(&[(x - 1.0, y + 6.0), (x + 4.0, y - 15.0)], 3.0, 3.0), STEEL);
        pen.body(crate::figures::outline::path(&format!("M{} {} l-4 -4 q-1 -5 3 -7 l0 5 l3.4 1.6 l3 -3 q4 3 1 7 l-3 2 Z", x + 3.4, y - 13.0)), STEEL);
        build.grip(pen, look, (x, y));
    }
}

fn checks_and_braces(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let dark = look.main(LUMBERJACK.top).shaded(0.35);
    pen.within(round_rect(x - half, y - 2.0, half * 2.0, build.hip - y + 2.0, 4.0), |pen| {
        for i in -2..3 {
            pen.mark(rect(x + f64::from(i) * 5.2 - 0.9, y, 1.8, build.hip - y), dark.alpha(0.6));
            pen.mark(rect(x - half, y + 13.0 + f64::from(i) * 5.2, half * 2.0, 1.8), dark.alpha(0.6));
        }
    });
    for side in [-1.0, 1.0] {
        pen.body(limb(&[(x + side * half * 0.5, y - 1.0), (x + side * half * 0.45, build.hip)], 2.4, 2.4), Rgb::hex(0x5a4a44));
    }
}

fn axe(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.body(limb(&[(x - 2.0, y + 14.0), (x + 4.0, y - 24.0)], 2.6, 2.6), WOOD);
        pen.body(blob(&[(x + 2.0, y - 23.0), (x + 10.0, y - 28.0), (x + 15.0, y - 20.0), (x + 12.0, y - 12.0), (x + 3.0, y - 16.0)]), STEEL);
        build.grip(pen, look, (x, y));
    }
}

fn belt(pen: &mut Pen, build: &Build, colour: Rgb) {
    let (x, half) = (build.x, build.half);
    pen.body(round_rect(x - half * 0.97, build.hip - 4.0, half * 1.94, 4.4, 1.4), colour);
    pen.body(round_rect(x - 2.6, build.hip - 4.4, 5.2, 5.2, 1.0), GOLD);
}

fn uniform(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let dark = look.main(POLICE.top).shaded(0.35);
    pen.body(polygon(&[(x - 5.6, y - 3.0), (x, y + 1.0), (x - 3.4, y + 6.0), (x - 7.6, y + 1.0)]), dark.lit(0.2));
    pen.body(polygon(&[(x + 5.6, y - 3.0), (x, y + 1.0), (x + 3.4, y + 6.0), (x + 7.6, y + 1.0)]), dark.lit(0.2));
    pen.body(polygon(&[(x - 1.6, y + 1.0), (x + 1.6, y + 1.0), (x + 2.4, y + 13.0), (x, y + 16.0), (x - 2.4, y + 13.0)]), dark);
    let (px, py) = build.pocket();
    pen.body(star(px, py + 3.0, 3.4, 1.7, 6), GOLD);
    pen.line(round_rect(x - half * 0.78, y + 9.0, 6.4, 6.0, 1.0), 0.7, dark);
    belt(pen, build, Rgb::hex(0x3a3642));
}

fn bright_bands(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let bright = Rgb::hex(0xf6e37a);
    pen.mark(rect(x - half * 0.96, y + 12.0, half * 1.92, 3.4), bright);
    pen.mark(rect(x - half * 0.98, build.hip - 5.0, half * 1.96, 3.4), bright);
    pen.line(curve(&[(x, y - 1.0), (x, build.hip)]), 0.9, Rgb::hex(0x6b2c30));
    for dy in [4.0, 19.0] {
        pen.body(round_rect(x - 2.4, y + dy, 4.8, 2.4, 0.8), STEEL);
    }
}

/// Lapels, a shirt and a tie.
fn jacket(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder);
    let cloth = look.main(OFFICE.top);
    pen.mark(polygon(&[(x - 6.0, y - 3.4), (x + 6.0, y - 3.4), (x, y + 15.0)]), Rgb::hex(0xfaf6ee));
    pen.body(polygon(&[(x - 1.7, y - 1.0), (x + 1.7, y - 1.0), (x + 2.3, y + 10.0), (x, y + 13.0), (x - 2.3, y + 10.0)]), look.accent(Rgb::hex(0xc8574f)));
    pen.both(x, |pen| {
        pen.body(polygon(&[(x - 6.2, y - 3.4), (x - 9.0, y + 3.0), (x - 6.0, y + 4.6), (x - 6.8, y + 6.4), (x, y + 15.0)]), cloth.lit(0.12));
    });
    for dy in [18.0, 23.0] {
        pen.mark(circle(x + 0.6, y + dy, 0.8), GOLD);
    }
}

fn sailor_collar(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let navy = Rgb::hex(0x4a6390);
    pen.both(x, |pen| {
        pen.body(polygon(&[(x - half * 0.5, y - 3.0), (x - half * 0.95, y + 4.0), (x - half * 0.6, y + 8.0), (x, y + 11.0)]), navy);
        pen.line(curve(&[(x - half * 0.82, y + 3.6), (x - half * 0.5, y + 6.6), (x - 1.0, y + 9.4)]), 0.7, Rgb::WHITE);
    });
    pen.body(polygon(&[(x - 4.0, y + 9.0), (x + 4.0, y + 9.0), (x + 2.0, y + 17.0), (x, y + 13.0), (x - 2.0, y + 17.0)]), Rgb::hex(0xd8574f));
}

fn mail_bag(pen: &mut Pen, look: &Look, build: &Build) {
    uniform(pen, look, build);
    let (x, y, half) = (build.x, build.shoulder, build.half);
    pen.line(curve(&[(x + half * 0.7, y - 1.0), (x, y + 12.0), (x - half * 0.9, build.hip + 2.0)]), 2.4, Rgb::hex(0x8a5f3d));
    pen.body(round_rect(x - half - 8.0, build.hip - 4.0, 17.0, 14.0, 2.0), Rgb::hex(0xa9744a));
    pen.body(round_rect(x - half - 8.6, build.hip - 5.0, 18.2, 7.0, 2.0), Rgb::hex(0xb98152));
}

fn letter(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.turned((x, y), -10.0, |pen| {
            pen.flat(rect(x - 1.0, y - 10.0, 17.0, 11.0), Rgb::hex(0xfffaf0));
            pen.line(curve(&[(x - 1.0, y - 10.0), (x + 7.5, y - 3.6)]), 0.6, Rgb::INK.alpha(0.5));
            pen.line(curve(&[(x + 16.0, y - 10.0), (x + 7.5, y - 3.6)]), 0.6, Rgb::INK.alpha(0.5));
            pen.mark(crate::figures::outline::heart(x + 7.5, y - 3.4, 3.4), Rgb::hex(0xd9483f));
        });
        build.grip(pen, look, (x, y));
    }
}

fn shirt_collar(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder);
    pen.both(x, |pen| pen.body(polygon(&[(x - 5.6, y - 3.2), (x, y + 1.4), (x - 4.0, y + 6.4), (x - 8.0, y + 0.6)]), Rgb::hex(0xfaf6ee)));
    for dy in [8.0, 14.0, 20.0] {
        pen.mark(circle(x, y + dy, 0.8), look.main(TEACHER.top).shaded(0.4));
    }
}

fn spectacles(pen: &mut Pen, build: &Build, frame: Rgb) {
    let ((x, y), r) = (build.head, build.skull);
    pen.both(x, |pen| pen.line(circle(x + r * 0.36, y + r * 0.14, r * 0.26), r * 0.06, frame));
    pen.line(curve(&[(x - r * 0.1, y + r * 0.1), (x + r * 0.1, y + r * 0.1)]), r * 0.06, frame);
}

fn book(pen: &mut Pen, x: f64, y: f64, cover: Rgb) {
    pen.body(round_rect(x - 2.0, y - 13.0, 14.0, 18.0, 1.2), cover);
    pen.mark(rect(x + 9.6, y - 12.0, 1.4, 16.0), Rgb::hex(0xfffaf0));
    pen.mark(round_rect(x + 0.6, y - 9.0, 7.0, 4.0, 0.8), cover.lit(0.5));
}

fn glasses_and_book(pen: &mut Pen, look: &Look, build: &Build) {
    spectacles(pen, build, Rgb::hex(0x5a3f3a));
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        book(pen, x, y, Rgb::hex(0xc8574f));
        build.grip(pen, look, (x - 0.6, y));
    }
}

/// A rucksack seen from the front: it shows beside the shoulders.
fn rucksack(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let cloth = look.accent(Rgb::hex(0xe0894a));
    pen.body(round_rect(x - half - 4.5, y - 1.0, half * 2.0 + 9.0, build.hip - y - 2.0, 8.0), cloth.shaded(0.08));
}

fn straps(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    for side in [-1.0, 1.0] {
        pen.body(limb(&[(x + side * half * 0.55, y - 1.0), (x + side * half * 0.72, y + 9.0), (x + side * half * 0.8, y + 19.0)], 2.8, 2.6), look.accent(Rgb::hex(0xe0894a)));
    }
    belt(pen, build, Rgb::hex(0x7a5334));
}

fn school_tie(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder);
    shirt_collar(pen, look, build);
    pen.body(polygon(&[(x - 1.6, y + 1.0), (x + 1.6, y + 1.0), (x + 2.2, y + 11.0), (x, y + 14.0), (x - 2.2, y + 11.0)]), Rgb::hex(0xd8574f));
    straps_only(pen, look, build);
}

fn straps_only(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    for side in [-1.0, 1.0] {
        pen.body(limb(&[(x + side * half * 0.6, y - 1.0), (x + side * half * 0.76, y + 17.0)], 2.6, 2.4), look.accent(Rgb::hex(0xe0894a)));
    }
}

fn books(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        book(pen, x - 0.5, y + 1.0, Rgb::hex(0x6fae8f));
        book(pen, x + 2.0, y + 2.5, Rgb::hex(0xf0bf45));
        build.grip(pen, look, (x, y));
    }
}

fn briefcase(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.line(curve(&[(x - 4.0, y + 6.0), (x - 3.0, y + 0.6), (x + 3.0, y + 0.6), (x + 4.0, y + 6.0)]), 1.8, Rgb::hex(0x5f4030));
        pen.body(round_rect(x - 10.0, y + 5.0, 22.0, 16.0, 2.0), Rgb::hex(0x8f5f40));
        pen.mark(rect(x - 10.0, y + 11.0, 22.0, 1.2), Rgb::hex(0x5f4030));
        pen.mark(rect(x - 1.0, y + 10.0, 4.0, 3.4), GOLD);
        build.grip(pen, look, (x, y));
    }
}

fn hoodie(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let cloth = look.main(PROGRAMMER.top);
    pen.body(blob(&[(x - half * 0.75, y - 3.0), (x, y + 4.0), (x + half * 0.75, y - 3.0), (x + half * 0.6, y + 4.0), (x, y + 8.0), (x - half * 0.6, y + 4.0)]), cloth.lit(0.12));
    for dx in [-2.4, 2.4] {
        pen.line(curve(&[(x + dx, y + 6.0), (x + dx * 1.2, y + 14.0)]), 0.9, Rgb::hex(0xfaf6ee));
    }
    pen.body(polygon(&[(x - 6.0, build.hip - 9.0), (x + 6.0, build.hip - 9.0), (x + 9.0, build.hip - 1.0), (x - 9.0, build.hip - 1.0)]), cloth.shaded(0.12));
}

fn laptop(pen: &mut Pen, look: &Look, build: &Build) {
    spectacles(pen, build, Rgb::hex(0x3f4258));
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.body(round_rect(x - 3.0, y - 8.0, 20.0, 13.0, 1.6), STEEL.shaded(0.1));
        pen.mark(circle(x + 7.0, y - 1.6, 1.8), Rgb::hex(0xfaf6ee));
        build.grip(pen, look, (x - 1.0, y));
    }
}

fn green_apron(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let cloth = look.main(Rgb::hex(0x5f9a6f));
    for side in [-1.0, 1.0] {
        pen.line(curve(&[(x + side * half * 0.4, y - 2.0), (x + side * half * 0.42, y + 8.0)]), 1.8, cloth.shaded(0.15));
    }
    pen.body(polygon(&[(x - half * 0.5, y + 7.0), (x + half * 0.5, y + 7.0), (x + half * 0.96, build.hip - 6.0), (x + half * 0.96, build.hip + 10.0), (x - half * 0.96, build.hip + 10.0), (x - half * 0.96, build.hip - 6.0)]), cloth);
    pen.line(round_rect(x - 5.0, build.hip - 4.0, 10.0, 7.0, 1.4), 0.8, cloth.shaded(0.4));
}

fn fishing_rod(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.line(curve(&[(x - 5.0, y + 12.0), (x + 6.0, y - 22.0), (x + 22.0, y - 54.0)]), 1.7, WOOD.shaded(0.2));
        pen.line(curve(&[(x + 22.0, y - 54.0), (x + 24.0, y - 20.0), (x + 23.0, y + 2.0)]), 0.4, Rgb::INK.alpha(0.6));
        pen.round(circle(x + 23.0, y + 3.4, 2.2), Rgb::hex(0xd9483f));
        build.grip(pen, look, (x, y));
    }
}

fn walking_stick(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.body(limb(&[(x + 6.0, 98.0), (x + 1.0, y - 16.0)], 2.4, 2.8), WOOD);
        build.grip(pen, look, (x + 2.0, y));
    }
}

fn life_support(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    pen.body(round_rect(x - half - 6.0, y - 6.0, half * 2.0 + 12.0, build.hip - y + 4.0, 5.0), STEEL);
}

fn control_panel(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    pen.body(round_rect(x - half * 0.6, y + 9.0, half * 1.2, 10.0, 2.0), STEEL.lit(0.3));
    for (dx, colour) in [(-3.6, 0xd9483f), (0.0, 0xf2c14e), (3.6, 0x6fae5a)] {
        pen.mark(circle(x + dx, y + 12.4, 1.2), Rgb::hex(colour));
    }
    pen.mark(round_rect(x - 4.6, y + 15.0, 9.2, 2.0, 0.8), Rgb::hex(0x6d9fd1));
    pen.mark(rect(x - half * 0.97, build.hip - 3.0, half * 1.94, 2.6), Rgb::hex(0xe07a4a));
}

fn bubble_helmet(pen: &mut Pen, _: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.body(oval(x, build.shoulder - 1.0, build.half * 0.9, 3.6), STEEL.lit(0.2));
    pen.glass(circle(x, y - r * 0.02, r * 1.3), Rgb::hex(0xd6ecf5), 0.22);
    pen.line(circle(x, y - r * 0.02, r * 1.3), 1.4, Rgb::hex(0xf6f7f8));
    pen.shine(crate::figures::outline::tilted_oval(x - r * 0.78, y - r * 0.66, r * 0.34, r * 0.12, -44.0), 0.9);
}
