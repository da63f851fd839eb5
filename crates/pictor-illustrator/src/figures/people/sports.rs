//! People at sport.

use super::{Build, Cut, Hat, Outfit, human, nothing, outfit, person};
use crate::figures::prelude::*;
use crate::intent::Pose;

pub(super) const FIGURES: &[Figure] = &[
    human("athlete", |pen, look| person(pen, look, &RUNNER)),
    human("runner", |pen, look| in_pose(pen, look, Pose::Running, &RUNNER)),
    human("footballer", |pen, look| in_pose(pen, look, Pose::Running, &FOOTBALLER)),
    human("basketball player", |pen, look| in_pose(pen, look, Pose::Waving, &BASKETBALL)),
    human("surfer", |pen, look| in_pose(pen, look, Pose::Hugging, &SURFER)),
    human("skier", |pen, look| person(pen, look, &SKIER)),
    human("swimmer", |pen, look| person(pen, look, &SWIMMER)),
    human("boxer", |pen, look| person(pen, look, &BOXER)),
];

fn in_pose(pen: &mut Pen, look: &Look, pose: Pose, outfit: &Outfit) {
    person(pen, &Look { pose: look.pose.or(Some(pose)), ..look.clone() }, outfit);
}

const RUNNER: Outfit =
    outfit([0xe0643f, 0x4d6484, 0xf3efe6], Cut::Shirt, Hat::None, [nothing, number, headband]);
const FOOTBALLER: Outfit =
    outfit([0xd04a42, 0xf6f1e6, 0x44404c], Cut::Shirt, Hat::None, [nothing, number, football]);
const BASKETBALL: Outfit =
    outfit([0xe58a35, 0xe58a35, 0xf3efe6], Cut::Shirt, Hat::None, [nothing, number, basketball]);
const SURFER: Outfit =
    outfit([0x3f6f9a, 0x3a6488, 0xe6b087], Cut::Shirt, Hat::None, [nothing, nothing, surfboard]);
const SKIER: Outfit = outfit(
    [0xd8574f, 0x46567a, 0x6b4a3a],
    Cut::Shirt,
    Hat::Woolly(Rgb::hex(0x5b83b4)),
    [nothing, jacket_zip, skis],
);
const SWIMMER: Outfit = outfit(
    [0x3f86b8, 0x3f86b8, 0xe6b087],
    Cut::Shirt,
    Hat::Helmet(Rgb::hex(0x5fa8d0)),
    [nothing, nothing, swim_goggles],
);
const BOXER: Outfit =
    outfit([0xf3efe6, 0xc8474a, 0xf3efe6], Cut::Shirt, Hat::None, [nothing, number, gloves]);

fn number(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let light = look.main(RUNNER.top).lit(0.75);
    pen.line(curve(&[(x - half * 0.86, y + 2.0), (x - half * 0.82, build.hip)]), 1.8, light);
    pen.line(curve(&[(x + half * 0.86, y + 2.0), (x + half * 0.82, build.hip)]), 1.8, light);
    pen.body(star(x, y + 13.0, 6.0, 2.8, 5), light);
}

fn headband(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.line(curve(&sized((x, y), (r, r), "-0.96,-0.34 0,-0.52 0.96,-0.34")), r * 0.2, look.accent(0xfaf6ee));
}

fn football(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, r) = (build.x + 28.0, build.ground - 7.0, 8.4);
    if matches!(look.pose, Some(Pose::Sitting | Pose::Sleeping | Pose::Lying)) {
        return;
    }
    pen.round(circle(x, y, r), 0xfdfbf6);
    pen.within(circle(x, y, r), |pen| {
        pen.mark(star(x, y, r * 0.42, r * 0.34, 5), 0x44404c);
        for i in 0..5 {
            let (px, py) = on_circle(x, y, r, f64::from(i) * 72.0);
            pen.mark(circle(px, py, r * 0.3), 0x44404c);
        }
    });
}

fn basketball(pen: &mut Pen, look: &Look, build: &Build) {
    let (hx, hy) = build.hands(look)[1];
    let (x, y, r) = (hx + 1.0, hy - 10.0, 9.0);
    pen.round(circle(x, y, r), 0xdf7f35);
    pen.within(circle(x, y, r), |pen| {
        let ink = Rgb::hex(0x5f3524);
        pen.line(curve(&[(x - r, y), (x + r, y)]), 0.9, ink);
        pen.line(curve(&[(x, y - r), (x, y + r)]), 0.9, ink);
        pen.line(curve(&sized((x, y), (r, r), "-0.7,-1 -0.3,0 -0.7,1")), 0.9, ink);
        pen.line(curve(&sized((x, y), (r, r), "0.7,-1 0.3,0 0.7,1")), 0.9, ink);
    });
    build.grip(pen, look, (hx, hy));
}

fn surfboard(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x, build.ground - 0.5);
    pen.body(oval(x + 1.0, y, 38.0, 3.6), look.accent(0xf3cf6b));
    pen.mark(oval(x + 1.0, y - 0.4, 30.0, 1.0), 0xd8574f);
}

fn jacket_zip(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    pen.mark(rect(x - half * 0.95, y + 9.0, half * 1.9, 4.0), look.accent(0xfaf6ee));
    pen.line(curve(&[(x, y - 1.0), (x, build.hip)]), 0.9, look.main(SKIER.top).shaded(0.45));
}

fn skis(pen: &mut Pen, look: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.body(round_rect(x - r * 0.74, y - r * 0.14, r * 1.48, r * 0.5, r * 0.22), 0x5a5f78);
    pen.shine(polygon(&sized((x, y), (r, r), "-0.5,-0.06 -0.2,-0.06 -0.36,0.26 -0.6,0.26")), 0.7);
    if look.reach.is_some() || look.holds {
        return;
    }
    let [near, far] = build.hands(look);
    for (hand, side) in [(near, -1.0), (far, 1.0)] {
        pen.line(curve(&[(hand.0 + side * 1.0, hand.1 - 4.0), (hand.0 + side * 7.0, 97.0)]), 1.3, 0x5a5f78);
        pen.line(oval(hand.0 + side * 6.2, 92.0, 2.8, 1.0), 0.8, 0x5a5f78);
        build.grip(pen, look, hand);
    }
    for dx in [-9.0, 5.0] {
        pen.body(limb(&placed((build.x + dx, 0.0), "-16,99 16,99 22,95"), 2.4, 2.0), 0xf0bf45);
    }
}

fn swim_goggles(pen: &mut Pen, _: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.both(x, |pen| {
        pen.mark(oval(x - r * 0.36, y + r * 0.13, r * 0.26, r * 0.22), Rgb::hex(0x8fd0ea).alpha(0.35));
        pen.line(oval(x - r * 0.36, y + r * 0.13, r * 0.26, r * 0.22), r * 0.08, 0x2f5f80);
        pen.line(curve(&sized((x, y), (r, r), "-0.62,0.1 -0.96,0")), r * 0.08, 0x2f5f80);
    });
}

fn gloves(pen: &mut Pen, look: &Look, build: &Build) {
    if look.reach.is_some() || look.holds {
        return;
    }
    for (x, y) in build.hands(look) {
        pen.round(circle(x, y + 1.0, 6.6), look.accent(0xd0403c));
        pen.body(round_rect(x - 4.6, y - 7.6, 9.2, 4.4, 1.6), 0xfaf6ee);
    }
}
