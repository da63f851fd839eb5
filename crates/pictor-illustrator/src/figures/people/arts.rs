//! People who paint, play, sing, dance and write.

use super::{Build, Cut, Hat, Outfit, PLAIN, hands_free, human, nothing, person};
use crate::colour::Rgb;
use crate::figures::outline::{
    blob, circle, curve, limb, oval, path, polygon, rect, round_rect, tilted_oval,
};
use crate::figures::{Figure, Look, Pen};
use crate::intent::Pose;

pub(super) const FIGURES: &[Figure] = &[
    human("artist", |pen, look| person(pen, look, &ARTIST)),
    human("musician", |pen, look| playing(pen, look, guitar)),
    human("guitarist", |pen, look| playing(pen, look, guitar)),
    human("violinist", |pen, look| playing(pen, look, violin)),
    human("saxophonist", |pen, look| playing(pen, look, saxophone)),
    human("trumpeter", |pen, look| playing(pen, look, trumpet)),
    human("singer", |pen, look| person(pen, look, &SINGER)),
    human("conductor", |pen, look| person(pen, look, &CONDUCTOR)),
    human("dancer", dancer),
    human("magician", |pen, look| person(pen, look, &MAGICIAN)),
    human("clown", |pen, look| person(pen, look, &CLOWN)),
    human("writer", |pen, look| person(pen, look, &WRITER)),
];

const BRASS: Rgb = Rgb::hex(0xe9bb52);
const WOOD: Rgb = Rgb::hex(0xc2703d);

const ARTIST: Outfit = Outfit {
    top: Rgb::hex(0xf3e6d0),
    bottom: Rgb::hex(0x5a6f8f),
    hat: Hat::Beret(Rgb::hex(0xc8474a)),
    trim: paint_spots,
    extra: palette_and_brush,
    ..PLAIN
};
const STAGE: Outfit = Outfit {
    top: Rgb::hex(0x5d5a74),
    bottom: Rgb::hex(0x484658),
    shoes: Rgb::hex(0x3a3642),
    trim: open_shirt,
    ..PLAIN
};
const SINGER: Outfit = Outfit { top: Rgb::hex(0xc8476a), extra: microphone, ..STAGE };
const CONDUCTOR: Outfit = Outfit { top: Rgb::hex(0x464456), trim: tailcoat, extra: baton, ..STAGE };
const MAGICIAN: Outfit = Outfit {
    top: Rgb::hex(0x464456),
    hat: Hat::Top(Rgb::hex(0x44414f)),
    back: red_cape,
    trim: tailcoat,
    extra: wand,
    ..STAGE
};
const CLOWN: Outfit = Outfit {
    top: Rgb::hex(0xf3c14c),
    bottom: Rgb::hex(0x5f9fd0),
    shoes: Rgb::hex(0xd9483f),
    hat: Hat::None,
    back: curls,
    trim: ruff,
    extra: red_nose,
    ..PLAIN
};
const WRITER: Outfit =
    Outfit { top: Rgb::hex(0xa9744a), bottom: Rgb::hex(0x5a5a70), trim: open_shirt, extra: quill, ..PLAIN };

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
    for (dx, dy, r, colour) in [
        (-6.0, 12.0, 1.8, 0x5f9fd0),
        (4.0, 18.0, 1.5, 0xd9483f),
        (-2.0, 22.0, 1.3, 0xf2c14e),
        (7.0, 9.0, 1.2, 0x6fae5a),
    ] {
        pen.mark(circle(x + dx, y + dy, r), Rgb::hex(colour));
    }
}

fn palette_and_brush(pen: &mut Pen, look: &Look, build: &Build) {
    if !hands_free(look) {
        return;
    }
    let [near, far] = build.hands(look);
    let (x, y) = far;
    pen.body(limb(&[(x - 1.0, y + 5.0), (x + 7.0, y - 20.0)], 2.0, 2.2), Rgb::hex(0xb98d5c));
    pen.body(limb(&[(x + 6.6, y - 19.0), (x + 8.0, y - 23.0)], 3.0, 3.0), Rgb::hex(0xc4cbd6));
    pen.body(blob(&[(x + 6.0, y - 23.0), (x + 10.6, y - 22.0), (x + 10.0, y - 30.0)]), Rgb::hex(0x5f9fd0));
    build.grip(pen, look, far);
    let (x, y) = near;
    pen.body(
        blob(&[
            (x - 17.0, y - 6.0),
            (x - 6.0, y - 13.0),
            (x + 7.0, y - 9.0),
            (x + 9.0, y),
            (x + 3.0, y + 2.0),
            (x, y + 6.0),
            (x - 10.0, y + 7.0),
            (x - 18.0, y + 2.0),
        ]),
        Rgb::hex(0xd9a566),
    );
    for (dx, dy, colour) in [
        (-12.0, -3.0, 0xd9483f),
        (-6.0, -8.0, 0xf2c14e),
        (1.0, -7.0, 0x6fae5a),
        (-12.0, 3.0, 0x5f9fd0),
        (-5.0, 3.4, 0x9a7fb8),
    ] {
        pen.round(oval(x + dx, y + dy, 2.4, 1.9), Rgb::hex(colour));
    }
    build.grip(pen, look, (x + 2.0, y + 0.6));
}

fn open_shirt(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder);
    pen.mark(polygon(&[(x - 5.0, y - 3.4), (x + 5.0, y - 3.4), (x, y + 11.0)]), Rgb::hex(0xfaf6ee));
    pen.both(x, |pen| {
        pen.body(
            polygon(&[(x - 5.2, y - 3.4), (x - 8.2, y + 2.4), (x, y + 11.0)]),
            look.main(STAGE.top).lit(0.15),
        );
    });
}

fn tailcoat(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.shoulder);
    pen.mark(
        polygon(&[(x - 6.4, y - 3.4), (x + 6.4, y - 3.4), (x + 2.0, build.hip), (x - 2.0, build.hip)]),
        Rgb::hex(0xfaf6ee),
    );
    pen.both(x, |pen| {
        pen.body(
            polygon(&[(x - 6.4, y - 3.4), (x - 9.4, y + 4.0), (x - 2.0, build.hip)]),
            look.main(CONDUCTOR.top).lit(0.16),
        );
    });
    for side in [-1.0, 1.0] {
        pen.body(
            polygon(&[(x, y), (x + side * 5.0, y - 2.6), (x + side * 5.0, y + 2.6)]),
            Rgb::hex(0xc8474a),
        );
    }
}

fn guitar(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x - 4.0, build.hip - 6.0);
    pen.turned((x, y), -24.0, |pen| {
        pen.body(round_rect(x + 8.0, y - 2.2, 33.0, 4.4, 1.0), Rgb::hex(0x6d4a36));
        pen.body(round_rect(x + 40.0, y - 3.4, 9.0, 6.8, 1.4), Rgb::hex(0x5a3d30));
        for dx in [42.0, 46.0] {
            pen.mark(circle(x + dx, y - 4.4, 1.1), Rgb::hex(0xf3e6d0));
            pen.mark(circle(x + dx, y + 4.4, 1.1), Rgb::hex(0xf3e6d0));
        }
        pen.body(
            blob(&[
                (x - 20.0, y),
                (x - 16.0, y - 11.0),
                (x - 5.0, y - 11.0),
                (x + 2.0, y - 7.5),
                (x + 10.0, y - 9.0),
                (x + 15.0, y),
                (x + 10.0, y + 9.0),
                (x + 2.0, y + 7.5),
                (x - 5.0, y + 11.0),
                (x - 16.0, y + 11.0),
            ]),
            look.accent(WOOD),
        );
        pen.mark(circle(x + 3.0, y, 4.2), Rgb::hex(0x4f352c));
        pen.mark(rect(x - 13.0, y - 4.0, 2.4, 8.0), Rgb::hex(0x4f352c));
        for dy in [-1.2, 0.0, 1.2] {
            pen.line(curve(&[(x - 12.0, y + dy), (x + 42.0, y + dy)]), 0.3, Rgb::hex(0xfdf6e6));
        }
    });
    build.grip(pen, look, (x + 1.0, y + 2.0));
    build.grip(pen, look, (x + 25.0, y - 9.0));
}

fn violin(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x + 5.0, build.shoulder + 4.0);
    pen.turned((x, y), 12.0, |pen| {
        pen.body(
            blob(&[
                (x - 8.0, y),
                (x - 5.0, y - 6.4),
                (x + 2.0, y - 4.6),
                (x + 8.0, y - 6.0),
                (x + 13.0, y),
                (x + 8.0, y + 6.0),
                (x + 2.0, y + 4.6),
                (x - 5.0, y + 6.4),
            ]),
            look.accent(Rgb::hex(0xb9602f)),
        );
        pen.body(round_rect(x + 9.0, y - 1.4, 18.0, 2.8, 1.0), Rgb::hex(0x4f352c));
        pen.mark(rect(x - 1.0, y - 2.4, 1.4, 4.8), Rgb::hex(0x4f352c));
    });
    pen.line(curve(&[(x - 14.0, y + 20.0), (x + 18.0, y - 16.0)]), 1.2, Rgb::hex(0x6d4a36));
    pen.line(curve(&[(x - 13.0, y + 21.0), (x + 19.0, y - 15.0)]), 0.5, Rgb::hex(0xfdf6e6));
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
    for dy in [8.0, 14.0, 20.0] {
        pen.round(circle(x + 4.6, my + dy + 4.0, 1.7), Rgb::hex(0xfaf0d0));
    }
    build.grip(pen, look, (x + 1.5, my + 16.0));
    build.grip(pen, look, (x + 2.5, y - 5.0));
}

fn trumpet(pen: &mut Pen, look: &Look, build: &Build) {
    let ((hx, hy), r) = (build.head, build.skull);
    let (x, y) = (hx + 2.0, hy + r * 0.68);
    let brass = look.accent(BRASS);
    pen.body(
        path(&format!(
            "M{} {} L{} {} Q{} {} {} {} L{} {} Q{} {} {} {} L{} {} Z",
            x,
            y - 1.0,
            x + 24.0,
            y + 1.6,
            x + 32.0,
            y + 1.0,
            x + 37.0,
            y - 5.0,
            x + 36.0,
            y + 12.0,
            x + 31.0,
            y + 6.0,
            x + 24.0,
            y + 4.6,
            x,
            y + 1.4
        )),
        brass,
    );
    pen.line(round_rect(x + 9.0, y + 0.6, 14.0, 8.0, 3.6), 2.0, brass.shaded(0.15));
    for dx in [11.0, 15.0, 19.0] {
        pen.body(round_rect(x + dx, y - 4.0, 2.4, 12.0, 1.0), brass.lit(0.3));
    }
    build.grip(pen, look, (x + 11.0, y + 7.0));
    build.grip(pen, look, (x + 19.0, y + 8.0));
}

fn microphone(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let (x, y) = build.hands(look)[1];
        pen.body(limb(&[(x + 1.0, y + 8.0), (x + 3.0, y - 10.0)], 2.8, 3.6), Rgb::hex(0x4b4856));
        pen.round(circle(x + 3.4, y - 13.0, 4.2), Rgb::hex(0xaab2bf));
        build.grip(pen, look, (x + 1.0, y));
    }
    for (x, y) in [(66.0, 30.0), (74.0, 20.0)] {
        pen.mark(tilted_oval(x, y, 2.6, 2.0, -18.0), look.main(SINGER.top));
        pen.line(
            curve(&[(x + 2.2, y - 0.6), (x + 2.2, y - 9.0), (x + 6.0, y - 7.0)]),
            1.0,
            look.main(SINGER.top),
        );
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
        pen.body(limb(&[(x - 2.0, y + 3.0), (x + 11.0, y - 18.0)], 2.2, 2.2), Rgb::hex(0x44414f));
        pen.body(limb(&[(x + 9.4, y - 15.4), (x + 11.0, y - 18.0)], 2.4, 2.4), Rgb::hex(0xfaf6ee));
        for (dx, dy, r) in [(15.0, -24.0, 3.4), (20.0, -16.0, 2.2), (9.0, -27.0, 2.0)] {
            pen.mark(crate::figures::outline::star(x + dx, y + dy, r, r * 0.4, 4), Rgb::hex(0xf7cb52));
        }
        build.grip(pen, look, (x, y));
    }
}

pub(super) fn red_cape(pen: &mut Pen, look: &Look, build: &Build) {
    cape(pen, build, look.accent(Rgb::hex(0xc8474a)));
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
    for side in [-1.0, 1.0] {
        pen.round(
            crate::figures::outline::cloud(x + side * r * 1.05, y - r * 0.2, r * 0.62, r * 0.7, 7),
            hair,
        );
    }
}

fn ruff(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    for (dy, colour) in [(10.0, 0xd9483f), (17.0, 0x5f9fd0), (24.0, 0x6fae5a)] {
        pen.round(circle(x, y + dy, 2.4), Rgb::hex(colour));
    }
    pen.body(crate::figures::outline::cloud(x, y - 1.0, half * 1.1, 4.4, 11), Rgb::hex(0xfdfbf6));
}

fn red_nose(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.round(circle(x, y + r * 0.34, r * 0.19), Rgb::hex(0xd9483f));
    pen.shine(circle(x - r * 0.06, y + r * 0.28, r * 0.05), 0.9);
    pen.body(
        polygon(&[(x - r * 0.36, y - r * 1.0), (x + r * 0.1, y - r * 1.75), (x + r * 0.44, y - r * 0.92)]),
        Rgb::hex(0x5f9fd0),
    );
    pen.round(circle(x + r * 0.1, y - r * 1.75, r * 0.14), Rgb::hex(0xf3c14c));
    if hands_free(look) {
        let (hx, hy) = build.hands(look)[1];
        pen.line(curve(&[(hx, hy), (hx + 6.0, hy - 20.0), (hx + 10.0, hy - 32.0)]), 0.5, Rgb::INK.alpha(0.7));
        pen.round(oval(hx + 11.0, hy - 42.0, 8.6, 10.4), Rgb::hex(0xe8637c));
        pen.shine(tilted_oval(hx + 8.0, hy - 46.0, 2.0, 3.2, 24.0), 0.6);
        build.grip(pen, look, (hx, hy));
    }
}

fn dancer(pen: &mut Pen, look: &Look) {
    let outfit = if look.woman() { &BALLERINA } else { &STAGE };
    let moving = Look { pose: look.pose.or(Some(Pose::Dancing)), ..look.clone() };
    person(pen, &moving, outfit);
}

const BALLERINA: Outfit = Outfit {
    top: Rgb::hex(0xf19cb4),
    bottom: Rgb::hex(0xf9c9d4),
    shoes: Rgb::hex(0xf0aebb),
    cut: Cut::Shirt,
    trim: tutu,
    extra: nothing,
    ..PLAIN
};

fn tutu(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, half) = (build.x, build.half);
    let gauze = look.accent(BALLERINA.bottom);
    pen.body(crate::figures::outline::cloud(x, build.hip + 2.0, half * 2.2, 7.6, 15), gauze.shaded(0.08));
    pen.body(crate::figures::outline::cloud(x, build.hip - 0.5, half * 1.9, 6.0, 13), gauze.lit(0.2));
}

fn quill(pen: &mut Pen, look: &Look, build: &Build) {
    if hands_free(look) {
        let [near, far] = build.hands(look);
        pen.body(
            crate::figures::outline::plume(
                &[(far.0 - 1.0, far.1 + 6.0), (far.0 + 5.0, far.1 - 10.0), (far.0 + 14.0, far.1 - 24.0)],
                7.0,
            ),
            Rgb::hex(0xfdfbf6),
        );
        build.grip(pen, look, far);
        pen.flat(rect(near.0 - 13.0, near.1 - 12.0, 15.0, 19.0), Rgb::hex(0xfffaf0));
        for dy in [-8.0, -4.6, -1.2, 2.2] {
            pen.line(
                curve(&[(near.0 - 10.6, near.1 + dy), (near.0 - 1.0, near.1 + dy)]),
                0.6,
                Rgb::INK.alpha(0.5),
            );
        }
        build.grip(pen, look, near);
    }
}
