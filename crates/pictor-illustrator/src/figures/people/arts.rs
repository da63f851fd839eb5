//! People who paint, play, sing, dance and write.

use super::{Build, Cut, Hat, Outfit, hands_free, human, nothing, outfit, person};
use crate::figures::prelude::*;
use crate::intent::Pose;

pub(super) const FIGURES: &[Figure] = &[
    human("artist", |pen, look| person(pen, look, &ARTIST)),
    human("musician", |pen, look| playing(pen, look, guitar)),
    human("pianist", |pen, look| person(pen, look, &STAGE)),
    human("drummer", |pen, look| person(pen, look, &STAGE)),
    human("guitarist", |pen, look| playing(pen, look, guitar)),
    human("violinist", |pen, look| playing(pen, look, violin)),
    human("saxophonist", |pen, look| playing(pen, look, saxophone)),
    human("trumpeter", |pen, look| playing(pen, look, trumpet)),
    human("singer", |pen, look| person(pen, look, &SINGER)),
    human("conductor", |pen, look| person(pen, look, &CONDUCTOR)),
    human("dancer", dancer),
    human("ballerina", dancer),
    human("magician", |pen, look| person(pen, look, &MAGICIAN)),
    human("clown", |pen, look| person(pen, look, &CLOWN)),
    human("writer", |pen, look| person(pen, look, &WRITER)),
];

const BRASS: Rgb = Rgb::hex(0xe9bb52);
const WOOD: Rgb = Rgb::hex(0xc2703d);

const ARTIST: Outfit = outfit(
    [0xf3e6d0, 0x5a6f8f, 0x6b4a3a],
    Cut::Shirt,
    Hat::Beret(Rgb::hex(0xc8474a)),
    [nothing, paint_spots, palette_and_brush],
);
const STAGE: Outfit =
    outfit([0x5d5a74, 0x484658, 0x3a3642], Cut::Shirt, Hat::None, [nothing, open_shirt, nothing]);
const SINGER: Outfit =
    outfit([0xc8476a, 0x484658, 0x3a3642], Cut::Shirt, Hat::None, [nothing, open_shirt, microphone]);
const CONDUCTOR: Outfit =
    outfit([0x464456, 0x484658, 0x3a3642], Cut::Shirt, Hat::None, [nothing, tailcoat, baton]);
const MAGICIAN: Outfit = outfit(
    [0x464456, 0x484658, 0x3a3642],
    Cut::Shirt,
    Hat::Top(Rgb::hex(0x44414f)),
    [red_cape, tailcoat, wand],
);
const CLOWN: Outfit = outfit([0xf3c14c, 0x5f9fd0, 0xd9483f], Cut::Shirt, Hat::None, [curls, ruff, red_nose]);
const WRITER: Outfit =
    outfit([0xa9744a, 0x5a5a70, 0x6b4a3a], Cut::Shirt, Hat::None, [nothing, open_shirt, quill]);

/// Somebody on a stage, both hands at the instrument.
fn playing(pen: &mut Pen, look: &Look, instrument: fn(&mut Pen, &Look, &Build)) {
    let able = look.reach.is_none() && !matches!(look.pose, Some(Pose::Sleeping | Pose::Lying));
    if able && !look.holds {
        let at_it = Look { holds: true, ..look.clone() };
        person(pen, &at_it, &Outfit { extra: instrument, ..STAGE });
    } else {
        person(pen, look, &STAGE);
    }
}

fn paint_spots(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder);
    for ([dx, dy, r], colour) in tinted("-6,12,1.8,5f9fd0 4,18,1.5,d9483f -2,22,1.3,f2c14e 7,9,1.2,6fae5a") {
        pen.mark(circle(x + dx, y + dy, r), colour);
    }
}

fn palette_and_brush(pen: &mut Pen, look: &Look, build: &Build) {
    if !hands_free(look) {
        return;
    }
    let [near, far] = build.hands(look);
    let (x, y) = far;
    pen.body(limb(&placed((x, y), "-1,5 7,-20"), 2.0, 2.2), 0xb98d5c);
    pen.body(limb(&placed((x, y), "6.6,-19 8,-23"), 3.0, 3.0), 0xc4cbd6);
    pen.body(blob(&placed((x, y), "6,-23 10.6,-22 10,-30")), 0x5f9fd0);
    build.grip(pen, look, far);
    let (x, y) = near;
    pen.body(blob(&placed((x, y), "-17,-6 -6,-13 7,-9 9,0 3,2 0,6 -10,7 -18,2")), 0xd9a566);
    for ([dx, dy], colour) in tinted("-12,-3,d9483f -6,-8,f2c14e 1,-7,6fae5a -12,3,5f9fd0 -5,3.4,9a7fb8") {
        pen.round(oval(x + dx, y + dy, 2.4, 1.9), colour);
    }
    build.grip(pen, look, (x + 2.0, y + 0.6));
}

fn open_shirt(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder);
    pen.mark(polygon(&placed((x, y), "-5,-3.4 5,-3.4 0,11")), 0xfaf6ee);
    pen.both(x, |pen| {
        pen.body(polygon(&placed((x, y), "-5.2,-3.4 -8.2,2.4 0,11")), look.main(STAGE.top).lit(0.15));
    });
}

fn tailcoat(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder);
    pen.mark(
        polygon(&[(x - 6.4, y - 3.4), (x + 6.4, y - 3.4), (x + 2.0, build.hip), (x - 2.0, build.hip)]),
        0xfaf6ee,
    );
    pen.both(x, |pen| {
        pen.body(
            polygon(&[(x - 6.4, y - 3.4), (x - 9.4, y + 4.0), (x - 2.0, build.hip)]),
            look.main(CONDUCTOR.top).lit(0.16),
        );
    });
    pen.body([-1.0, 1.0].map(|side| polygon(&sized((x, y), (side, 1.0), "0,0 5,-2.6 5,2.6"))), 0xc8474a);
}

fn guitar(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x - 4.0, build.hip - 6.0);
    pen.turned((x, y), -24.0, |pen| {
        pen.body(round_rect(x + 8.0, y - 2.2, 33.0, 4.4, 1.0), 0x6d4a36);
        pen.body(round_rect(x + 40.0, y - 3.4, 9.0, 6.8, 1.4), 0x5a3d30);
        for dx in [42.0, 46.0] {
            pen.mark(circle(x + dx, y - 4.4, 1.1), 0xf3e6d0);
            pen.mark(circle(x + dx, y + 4.4, 1.1), 0xf3e6d0);
        }
        pen.body(
            blob(&placed((x, y), "-20,0 -16,-11 -5,-11 2,-7.5 10,-9 15,0 10,9 2,7.5 -5,11 -16,11")),
            look.accent(WOOD),
        );
        pen.mark(circle(x + 3.0, y, 4.2), 0x4f352c);
        pen.mark(rect(x - 13.0, y - 4.0, 2.4, 8.0), 0x4f352c);
        pen.line([-1.2, 0.0, 1.2].map(|dy| curve(&placed((x, y + dy), "-12,0 42,0"))), 0.3, 0xfdf6e6);
    });
    build.grip(pen, look, (x + 1.0, y + 2.0));
    build.grip(pen, look, (x + 25.0, y - 9.0));
}

fn violin(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x + 5.0, build.shoulder + 4.0);
    pen.turned((x, y), 12.0, |pen| {
        pen.body(
            blob(&placed((x, y), "-8,0 -5,-6.4 2,-4.6 8,-6 13,0 8,6 2,4.6 -5,6.4")),
            look.accent(0xb9602f),
        );
        pen.body(round_rect(x + 9.0, y - 1.4, 18.0, 2.8, 1.0), 0x4f352c);
        pen.mark(rect(x - 1.0, y - 2.4, 1.4, 4.8), 0x4f352c);
    });
    pen.line(curve(&placed((x, y), "-14,20 18,-16")), 1.2, 0x6d4a36);
    pen.line(curve(&placed((x, y), "-13,21 19,-15")), 0.5, 0xfdf6e6);
    build.grip(pen, look, (x - 12.0, y + 18.0));
    build.grip(pen, look, (x + 22.0, y + 5.0));
}

fn saxophone(pen: &mut Pen, look: &Look, build: &Build) {
    let ((hx, hy), r) = (build.head, build.skull);
    let (mx, my) = (hx + 1.0, hy + r * 0.66);
    let (x, y) = (build.x + 6.0, build.hip);
    pen.body(
        limb(
            &[
                (mx, my),
                (mx + 8.0, my - 1.0),
                (x + 5.0, my + 8.0),
                (x + 4.0, y - 4.0),
                (x + 9.0, y + 6.0),
                (x + 19.0, y + 1.0),
                (x + 20.0, y - 9.0),
            ],
            2.6,
            9.0,
        ),
        look.accent(BRASS),
    );
    pen.body(tilted_oval(x + 20.4, y - 10.0, 8.0, 3.6, 10.0), look.accent(BRASS).lit(0.2));
    pen.mark(tilted_oval(x + 20.4, y - 10.0, 5.6, 2.2, 10.0), BRASS.shaded(0.5));
    pen.round([8.0, 14.0, 20.0].map(|dy| circle(x + 4.6, my + dy + 4.0, 1.7)), 0xfaf0d0);
    build.grip(pen, look, (x + 1.5, my + 16.0));
    build.grip(pen, look, (x + 2.5, y - 5.0));
}

fn trumpet(pen: &mut Pen, look: &Look, build: &Build) {
    let ((hx, hy), r) = (build.head, build.skull);
    let (x, y) = (hx + 2.0, hy + r * 0.68);
    let brass = look.accent(BRASS);
    pen.body(path_at((x, y), "M0 -1 L24 1.6 Q32 1 37 -5 L36 12 Q31 6 24 4.6 L0 1.4 Z"), brass);
    pen.line(round_rect(x + 9.0, y + 0.6, 14.0, 8.0, 3.6), 2.0, brass.shaded(0.15));
    pen.body([11.0, 15.0, 19.0].map(|dx| round_rect(x + dx, y - 4.0, 2.4, 12.0, 1.0)), brass.lit(0.3));
    build.grip(pen, look, (x + 11.0, y + 7.0));
    build.grip(pen, look, (x + 19.0, y + 8.0));
}

fn microphone(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.body(limb(&placed((x, y), "1,8 3,-10"), 2.8, 3.6), 0x4b4856);
        pen.round(circle(x + 3.4, y - 13.0, 4.2), 0xaab2bf);
        build.grip(pen, look, (x + 1.0, y));
    }
    for [x, y] in rows("66,30 74,20") {
        pen.mark(tilted_oval(x, y, 2.6, 2.0, -18.0), look.main(SINGER.top));
        pen.line(curve(&placed((x, y), "2.2,-0.6 2.2,-9 6,-7")), 1.0, look.main(SINGER.top));
    }
}

fn baton(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.line(curve(&[(x, y), (x + 18.0, y - 20.0)]), 1.2, Rgb::hex(0xf3e6d0).shaded(0.2));
        build.grip(pen, look, (x, y));
    }
}

fn wand(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.body(limb(&placed((x, y), "-2,3 11,-18"), 2.2, 2.2), 0x44414f);
        pen.body(limb(&placed((x, y), "9.4,-15.4 11,-18"), 2.4, 2.4), 0xfaf6ee);
        for [dx, dy, r] in rows("15,-24,3.4 20,-16,2.2 9,-27,2") {
            pen.mark(star(x + dx, y + dy, r, r * 0.4, 4), 0xf7cb52);
        }
        build.grip(pen, look, (x, y));
    }
}

pub(super) fn red_cape(pen: &mut Pen, look: &Look, build: &Build) {
    cape(pen, build, look.accent(0xc8474a));
}

/// A cape that hangs from the shoulders to the calves.
pub(super) fn cape(pen: &mut Pen, build: &Build, colour: Rgb) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let hem = build.ground - 8.0;
    pen.body(
        blob(&[
            (x - half * 0.7, y - 3.0),
            (x + half * 0.7, y - 3.0),
            (x + half * 1.4, y + 12.0),
            (x + half * 2.1, hem),
            (x + half, hem + 3.0),
            (x, hem - 1.0),
            (x - half, hem + 3.0),
            (x - half * 2.1, hem),
            (x - half * 1.4, y + 12.0),
        ]),
        colour,
    );
}

fn curls(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    let hair = look.hair.unwrap_or(Rgb::hex(0xe0643a));
    pen.round([-1.0, 1.0].map(|side| cloud(x + side * r * 1.05, y - r * 0.2, r * 0.62, r * 0.7, 7)), hair);
}

fn ruff(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    for ([dy], colour) in tinted("10,d9483f 17,5f9fd0 24,6fae5a") {
        pen.round(circle(x, y + dy, 2.4), colour);
    }
    pen.body(cloud(x, y - 1.0, half * 1.1, 4.4, 11), 0xfdfbf6);
}

fn red_nose(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.round(circle(x, y + r * 0.34, r * 0.19), 0xd9483f);
    pen.shine(circle(x - r * 0.06, y + r * 0.28, r * 0.05), 0.9);
    pen.body(polygon(&sized((x, y), (r, r), "-0.36,-1 0.1,-1.75 0.44,-0.92")), 0x5f9fd0);
    pen.round(circle(x + r * 0.1, y - r * 1.75, r * 0.14), 0xf3c14c);
    if hands_free(look) {
        let (hx, hy) = build.hands(look)[1];
        pen.line(curve(&placed((hx, hy), "0,0 6,-20 10,-32")), 0.5, Rgb::INK.alpha(0.7));
        pen.round(oval(hx + 11.0, hy - 42.0, 8.6, 10.4), 0xe8637c);
        pen.shine(tilted_oval(hx + 8.0, hy - 46.0, 2.0, 3.2, 24.0), 0.6);
        build.grip(pen, look, (hx, hy));
    }
}

fn dancer(pen: &mut Pen, look: &Look) {
    let outfit = if look.woman() { &BALLERINA } else { &STAGE };
    let moving = Look { pose: look.pose.or(Some(Pose::Dancing)), ..look.clone() };
    person(pen, &moving, outfit);
}

const BALLERINA: Outfit =
    outfit([0xf19cb4, 0xf9c9d4, 0xf0aebb], Cut::Shirt, Hat::None, [nothing, tutu, nothing]);

fn tutu(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, half) = (build.x, build.half);
    let gauze = look.accent(BALLERINA.bottom);
    pen.body(cloud(x, build.hip + 2.0, half * 2.2, 7.6, 15), gauze.shaded(0.08));
    pen.body(cloud(x, build.hip - 0.5, half * 1.9, 6.0, 13), gauze.lit(0.2));
}

fn quill(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let [near, far] = build.hands(look);
        pen.body(plume(&placed((far.0, far.1), "-1,6 5,-10 14,-24"), 7.0), 0xfdfbf6);
        build.grip(pen, look, far);
        pen.flat(rect(near.0 - 13.0, near.1 - 12.0, 15.0, 19.0), 0xfffaf0);
        for dy in [-8.0, -4.6, -1.2, 2.2] {
            pen.line(curve(&sized((near.0, near.1), (1.0, dy), "-10.6,1 -1,1")), 0.6, Rgb::INK.alpha(0.5));
        }
        build.grip(pen, look, near);
    }
}
