//! Professions: who works with hands, heads and machines.

use super::{Build, Cut, Hat, Outfit, human, nothing, outfit, person};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    human("nurse", |pen, look| person(pen, look, &NURSE)),
    human("dentist", |pen, look| person(pen, look, &DENTIST)),
    human("scientist", |pen, look| person(pen, look, &SCIENTIST)),
    human("chef", |pen, look| person(pen, look, &CHEF)),
    human("waiter", |pen, look| person(pen, look, &WAITER)),
    human("farmer", |pen, look| person(pen, look, &FARMER)),
    human("teacher", |pen, look| person(pen, look, &TEACHER)),
    human("student", |pen, look| person(pen, look, &STUDENT)),
    human("engineer", |pen, look| person(pen, look, &ENGINEER)),
    human("builder", |pen, look| person(pen, look, &BUILDER)),
    human("mechanic", |pen, look| person(pen, look, &MECHANIC)),
    human("carpenter", |pen, look| person(pen, look, &CARPENTER)),
    human("potter", |pen, look| person(pen, look, &POTTER)),
    human("miner", |pen, look| person(pen, look, &MINER)),
    human("lumberjack", |pen, look| person(pen, look, &LUMBERJACK)),
    human("office worker", |pen, look| person(pen, look, &OFFICE)),
    human("programmer", |pen, look| person(pen, look, &PROGRAMMER)),
    human("astronaut", |pen, look| person(pen, look, &ASTRONAUT)),
    human("pilot", |pen, look| person(pen, look, &PILOT)),
    human("firefighter", |pen, look| person(pen, look, &FIREFIGHTER)),
    human("police officer", |pen, look| person(pen, look, &POLICE)),
    human("detective", |pen, look| person(pen, look, &DETECTIVE)),
    human("soldier", |pen, look| person(pen, look, &SOLDIER)),
    human("guard", |pen, look| person(pen, look, &GUARD)),
    human("judge", |pen, look| person(pen, look, &JUDGE)),
    human("postman", |pen, look| person(pen, look, &POSTMAN)),
    human("sailor", |pen, look| person(pen, look, &SAILOR)),
    human("captain", |pen, look| person(pen, look, &CAPTAIN)),
    human("fisherman", |pen, look| person(pen, look, &FISHERMAN)),
    human("diver", |pen, look| person(pen, look, &DIVER)),
    human("explorer", |pen, look| person(pen, look, &EXPLORER)),
    human("tourist", |pen, look| person(pen, look, &TOURIST)),
    human("photographer", |pen, look| person(pen, look, &PHOTOGRAPHER)),
    human("shopkeeper", |pen, look| person(pen, look, &SHOPKEEPER)),
    human("librarian", |pen, look| person(pen, look, &LIBRARIAN)),
    human("hairdresser", |pen, look| person(pen, look, &HAIRDRESSER)),
    human("beekeeper", |pen, look| person(pen, look, &BEEKEEPER)),
    human("shepherd", |pen, look| person(pen, look, &SHEPHERD)),
    human("scout", |pen, look| person(pen, look, &SCOUT)),
];

/// Shirt and trousers in these colours.
const fn shirt(top: u32, bottom: u32) -> Outfit {
    outfit([top, bottom, 0x5a4238], Cut::Shirt, Hat::None, [nothing; 3])
}

const WHITE: u32 = 0xf8f5ee;
const NAVY: u32 = 0x3d4f7c;
const GOLD: Rgb = Rgb::hex(0xf2c14e);

const NURSE: Outfit = Outfit { hat: Hat::Nurse, trim: red_cross, ..shirt(0x8fc3cf, 0x7fb3c4) };
const DENTIST: Outfit = Outfit { cut: Cut::Coat, extra: mirror, ..shirt(WHITE, 0x8fb8d6) };
const SCIENTIST: Outfit = Outfit { cut: Cut::Coat, extra: flask, ..shirt(WHITE, 0x9a8fc0) };
const CHEF: Outfit = Outfit { hat: Hat::Toque, trim: double_buttons, ..shirt(WHITE, 0x5d6676) };
const WAITER: Outfit = Outfit { trim: bow_and_apron, extra: tray, ..shirt(WHITE, 0x3f4254) };
const FARMER: Outfit =
    Outfit { hat: Hat::Brim(Rgb::hex(0xe3bd6c)), trim: dungarees, ..shirt(0xd9605a, 0x5b7fa6) };
const TEACHER: Outfit = Outfit { trim: tie, extra: pointer, ..shirt(0x7fa08c, 0x6d5a4b) };
const STUDENT: Outfit = Outfit { trim: satchel, ..shirt(0x6f93c4, 0x4d5a76) };
const ENGINEER: Outfit =
    Outfit { hat: Hat::Helmet(Rgb::hex(0xf4f1e8)), trim: vest, ..shirt(0x8fb0cf, 0x4d6484) };
const BUILDER: Outfit =
    Outfit { hat: Hat::Helmet(Rgb::hex(0xf2b632)), trim: vest, ..shirt(0xd98a55, 0x5b6f94) };
const MECHANIC: Outfit = Outfit {
    hat: Hat::Cap(Rgb::hex(0x4f78a8)),
    trim: dungarees,
    extra: spanner,
    ..shirt(0xd9d3c4, 0x4f78a8)
};
const CARPENTER: Outfit = Outfit { trim: apron, extra: hammer, ..shirt(0xb5684c, 0x6d7f94) };
const POTTER: Outfit = Outfit { trim: apron, ..shirt(0x8aa9b8, 0x7a6a58) };
const MINER: Outfit = Outfit {
    hat: Hat::Helmet(Rgb::hex(0xf2b632)),
    trim: dungarees,
    extra: lamp,
    ..shirt(0x8d8478, 0x55607a)
};
const LUMBERJACK: Outfit =
    Outfit { hat: Hat::Woolly(Rgb::hex(0x4a6d8c)), trim: checks, extra: beard, ..shirt(0xc64f45, 0x4d5a76) };
const OFFICE: Outfit = Outfit { trim: jacket_and_tie, ..shirt(0x55627f, 0x475269) };
const PROGRAMMER: Outfit = Outfit { trim: hood, extra: glasses, ..shirt(0x5f8f8a, 0x4d5a76) };
const ASTRONAUT: Outfit =
    Outfit { trim: space_suit, extra: space_helmet, shoes: Rgb::hex(0xc9ccd6), ..shirt(0xf2f2f5, 0xe9eaef) };
const PILOT: Outfit = Outfit { hat: Hat::Peaked(Rgb::hex(NAVY)), trim: uniform, ..shirt(NAVY, NAVY) };
const FIREFIGHTER: Outfit =
    Outfit { hat: Hat::Fire(Rgb::hex(0xd8443c)), trim: reflectors, ..shirt(0x4a4658, 0x4a4658) };
const POLICE: Outfit =
    Outfit { hat: Hat::Peaked(Rgb::hex(0x2f4270)), trim: uniform, ..shirt(0x4f73b0, 0x2f4270) };
const DETECTIVE: Outfit = Outfit {
    cut: Cut::Coat,
    hat: Hat::Brim(Rgb::hex(0x8a6d52)),
    extra: magnifier,
    ..shirt(0xc6a477, 0x6b5546)
};
const SOLDIER: Outfit =
    Outfit { hat: Hat::Helmet(Rgb::hex(0x6f8058)), trim: pockets, ..shirt(0x7d8f62, 0x6f8058) };
const GUARD: Outfit =
    Outfit { hat: Hat::Bearskin, trim: uniform, extra: nothing, ..shirt(0xcf4038, 0x34374a) };
const JUDGE: Outfit = Outfit { cut: Cut::Robe, trim: bands, extra: nothing, ..shirt(0x3f3a4c, 0x3f3a4c) };
const POSTMAN: Outfit =
    Outfit { hat: Hat::Peaked(Rgb::hex(0x3f6b9c)), trim: satchel, extra: letter, ..shirt(0x5f93c4, NAVY) };
const SAILOR: Outfit =
    Outfit { trim: sailor_collar, hat: Hat::Woolly(Rgb::hex(0xfbf9f4)), ..shirt(WHITE, 0x3f5a8c) };
const CAPTAIN: Outfit =
    Outfit { hat: Hat::Peaked(Rgb::hex(WHITE)), trim: uniform, extra: beard, ..shirt(0x2f4270, WHITE) };
const FISHERMAN: Outfit =
    Outfit { hat: Hat::Brim(Rgb::hex(0xf2c14e)), trim: raincoat, extra: rod, ..shirt(0xf2c14e, 0x4d6484) };
const DIVER: Outfit =
    Outfit { trim: tank, extra: mask, shoes: Rgb::hex(0xf2b632), ..shirt(0x34445c, 0x34445c) };
const EXPLORER: Outfit =
    Outfit { hat: Hat::Brim(Rgb::hex(0xc6a06a)), trim: satchel, ..shirt(0xd9c08f, 0x8f7a55) };
const TOURIST: Outfit =
    Outfit { hat: Hat::Brim(Rgb::hex(0xf0e2c0)), trim: camera, ..shirt(0xf08a6c, 0x7fa6b8) };
const PHOTOGRAPHER: Outfit = Outfit { trim: camera, ..shirt(0x5a5f6e, 0x6d5a4b) };
const SHOPKEEPER: Outfit = Outfit { trim: apron, ..shirt(0x9ec0a0, 0x5d6676) };
const LIBRARIAN: Outfit = Outfit { trim: tie, extra: glasses, ..shirt(0xa86f6a, 0x5a5068) };
const HAIRDRESSER: Outfit = Outfit { trim: apron, ..shirt(0xd98aa4, 0x4a4658) };
const BEEKEEPER: Outfit =
    Outfit { hat: Hat::Brim(Rgb::hex(0xf4ead2)), extra: veil, ..shirt(0xfaf4e4, 0xf1e8d2) };
const SHEPHERD: Outfit = Outfit { cut: Cut::Robe, extra: crook, ..shirt(0xb99a78, 0x8f7a62) };
const SCOUT: Outfit =
    Outfit { hat: Hat::Brim(Rgb::hex(0x8f7a4f)), trim: neckerchief, ..shirt(0xc9b57f, 0x5f7350) };

fn red_cross(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.pocket();
    pen.mark(rows("5.2,1.8 1.8,5.2").map(|[w, h]| rect(x - w / 2.0, y + 2.6 - h / 2.0, w, h)), 0xd8574f);
}

fn double_buttons(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    let scarf = [(x - 6.0, y - 1.0), (x + 6.0, y - 1.0), (x + 1.0, y + 5.0), (x - 1.0, y + 5.0)];
    pen.body(polygon(&scarf), 0xd8574f);
    for row in 0..3 {
        pen.mark([-3.0, 3.0].map(|dx| circle(x + dx, y + 10.0 + 5.0 * f64::from(row), 0.8)), 0x8d8a94);
    }
}

fn bow_and_apron(pen: &mut Pen, look: &Look, build: &Build) {
    apron(pen, look, build);
    let (x, y) = build.neck();
    let ink = Rgb::hex(0x3f3a4c);
    pen.body(polygon(&placed((x, y), "-4.5,0 0,2 -4.5,4")), ink);
    pen.body(polygon(&placed((x, y), "4.5,0 0,2 4.5,4")), ink);
}

pub(super) fn apron(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.neck();
    let cloth = look.accent(0x8f6f55);
    pen.line(curve(&placed((x, y), "-5,1 -6,8")), 1.0, cloth.shaded(0.2));
    pen.line(curve(&placed((x, y), "5,1 6,8")), 1.0, cloth.shaded(0.2));
    let low = build.hip + (build.ground - build.hip) * 0.42;
    let half = build.half;
    pen.body(
        blob(&[
            (x - half * 0.55, y + 8.0),
            (x + half * 0.55, y + 8.0),
            (x + half * 0.84, build.hip - 3.0),
            (x + half * 0.92, low),
            (x - half * 0.92, low),
            (x - half * 0.84, build.hip - 3.0),
        ]),
        cloth,
    );
    pen.line(round_rect(x - 4.5, build.hip - 2.0, 9.0, 6.5, 1.2), 0.5, cloth.shaded(0.45));
}

pub(super) fn dungarees(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.neck();
    let denim = look.accent(0x5b7fa6);
    let half = build.half;
    for side in [-1.0, 1.0] {
        pen.body(limb(&sized((x, y), (side * half, 1.0), "0.6,1.5 0.5,11"), 3.0, 3.0), denim);
    }
    pen.body(
        blob(&[
            (x - half * 0.62, y + 9.0),
            (x + half * 0.62, y + 9.0),
            (x + half * 0.96, build.hip - 5.0),
            (x + half, build.hip + 2.0),
            (x - half, build.hip + 2.0),
            (x - half * 0.96, build.hip - 5.0),
        ]),
        denim,
    );
    pen.flat(round_rect(x - 3.5, y + 12.0, 7.0, 5.5, 1.0), denim.lit(0.12));
    pen.mark([-1.0, 1.0].map(|side| circle(x + side * half * 0.5, y + 10.6, 0.9)), GOLD);
}

fn tie(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    pen.flat(polygon(&placed((x, y), "-5,-1 0,4 -1.6,6")), Rgb::hex(WHITE));
    pen.flat(polygon(&placed((x, y), "5,-1 0,4 1.6,6")), Rgb::hex(WHITE));
    pen.body(polygon(&placed((x, y), "-1.4,2.6 1.4,2.6 2,14 0,16.5 -2,14")), 0xc64f55);
}

pub(super) fn jacket_and_tie(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.neck();
    let cloth = look.main(OFFICE.top);
    pen.flat(polygon(&placed((x, y), "-5.5,-1.5 5.5,-1.5 0,15")), Rgb::hex(WHITE));
    pen.body(polygon(&placed((x, y), "-1.3,1.6 1.3,1.6 1.7,11 0,14 -1.7,11")), 0xc64f55);
    pen.flat(polygon(&placed((x, y), "-6,-2 -8,5 -5.4,5.6 0,15.5")), cloth.lit(0.12));
    pen.flat(polygon(&placed((x, y), "6,-2 8,5 5.4,5.6 0,15.5")), cloth.shaded(0.1));
    pen.mark(circle(x + 0.8, y + 19.0, 0.8), cloth.shaded(0.5));
}

fn satchel(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    let leather = Rgb::hex(0xa8703f);
    pen.line(
        curve(&[(x - build.half * 0.7, y + 1.0), (x, y + 13.0), (x + build.half * 0.9, build.hip - 6.0)]),
        1.8,
        leather,
    );
    pen.body(round_rect(x + build.half * 0.5, build.hip - 7.0, 11.0, 9.5, 2.0), leather);
    pen.body(round_rect(x + build.half * 0.5, build.hip - 7.0, 11.0, 5.0, 2.0), leather.lit(0.15));
    pen.mark(circle(x + build.half * 0.5 + 5.5, build.hip - 2.4, 0.8), GOLD);
}

fn vest(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    let half = build.half;
    for side in [-1.0, 1.0] {
        pen.body(
            blob(&[
                (x + side * half * 0.4, y),
                (x + side * half * 0.95, y + 4.0),
                (x + side * half * 0.94, build.hip - 2.0),
                (x + side * 1.4, build.hip - 1.0),
                (x + side * 1.4, y + 9.0),
            ]),
            0xf0913a,
        );
    }
    for dy in [0.45, 0.72] {
        let at = y + (build.hip - y) * dy;
        pen.line(curve(&[(x - half * 0.88, at), (x + half * 0.88, at)]), 1.6, 0xf4efc8);
    }
}

fn checks(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.neck();
    let dark = look.main(LUMBERJACK.top).shaded(0.6).alpha(0.6);
    for i in -2..=2 {
        let at = x + f64::from(i) * build.half * 0.42;
        pen.line(curve(&[(at, y + 4.0), (at, build.hip)]), 0.9, dark);
    }
    for at in steps(y + 6.0, 6.0, 4) {
        pen.line(curve(&sized((x, at), (build.half, 1.0), "-0.9,0 0.9,0")), 0.9, dark);
    }
}

pub(super) fn hood(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.neck();
    let cloth = look.main(PROGRAMMER.top);
    pen.body(blob(&placed((x, y), "-9,-1 0,4 9,-1 6,5 0,7.5 -6,5")), cloth.shaded(0.16));
    pen.line([-2.0, 2.0].map(|dx| curve(&sized((x, y), (dx, 1.0), "1,6 1.2,12"))), 0.6, Rgb::hex(WHITE));
    pen.line(round_rect(x - 6.0, build.hip - 9.0, 12.0, 7.0, 2.4), 0.6, cloth.shaded(0.4));
}

fn space_suit(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    pen.body(round_rect(x - 6.0, y + 8.0, 12.0, 9.0, 2.0), 0xd3d8e2);
    for (i, colour) in [0xd8574f, 0x5f93c4, 0xf2c14e].into_iter().enumerate() {
        pen.mark(circle(x - 3.4 + 3.4 * i as f64, y + 11.0, 1.0), Rgb::hex(colour));
    }
    pen.mark(rect(x - 4.0, y + 13.6, 8.0, 1.6), 0x7f8aa0);
    pen.line(curve(&sized((x, build.hip), (build.half, 1.0), "-1,-1 0,0.6 1,-1")), 2.2, 0xe07a4f);
}

fn space_helmet(pen: &mut Pen, _: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.line(circle(x, y, r * 1.24), r * 0.16, 0xe4e6ee);
    pen.glass(circle(x, y, r * 1.2), 0xbfe0f2, 0.18);
    pen.shine(curve(&sized((x, y), (r, r), "-0.9,-0.2 -0.7,-0.75 -0.25,-1.02 -0.55,-0.5")), 0.7);
    pen.body(round_rect(x - r * 0.95, y + r * 1.0, r * 1.9, r * 0.3, r * 0.14), 0xc9ccd8);
}

fn uniform(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    pen.mark((0..4).map(|row| circle(x, y + 5.0 + 5.2 * f64::from(row), 0.95)), GOLD);
    for side in [-1.0, 1.0] {
        pen.body(round_rect(x + side * build.half * 0.78 - 3.2, y - 0.4, 6.4, 2.4, 1.0), GOLD);
    }
    let (px, py) = build.pocket();
    pen.mark(star(px, py + 2.4, 2.6, 1.2, 5), GOLD);
    pen.line(curve(&sized((x, build.hip), (build.half, 1.0), "-0.95,-1 0,0 0.95,-1")), 2.0, 0x2b2a38);
    pen.mark(rect(x - 1.8, build.hip - 1.6, 3.6, 2.8), GOLD);
}

fn reflectors(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    for share in [0.5, 0.86] {
        let at = y + (build.hip - y) * share;
        pen.line(curve(&sized((x, at), (build.half, 1.0), "-0.94,0 0,0.6 0.94,0")), 2.4, 0xf2c94e);
        pen.line(curve(&sized((x, at), (build.half, 1.0), "-0.94,0 0,0.6 0.94,0")), 0.9, 0xf6f2dc);
    }
}

fn pockets(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.neck();
    let cloth = look.main(SOLDIER.top);
    for side in [-1.0, 1.0] {
        pen.flat(round_rect(x + side * build.half * 0.5 - 3.0, y + 9.0, 6.0, 5.6, 1.0), cloth.lit(0.1));
    }
    pen.line(curve(&sized((x, build.hip), (build.half, 1.0), "-1,-1 1,-1")), 2.2, 0x5a4a38);
}

fn bands(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    for dx in [-1.8, 1.8] {
        pen.flat(
            polygon(&[
                (x + dx - 1.6, y),
                (x + dx + 1.6, y),
                (x + dx * 1.5 + 1.8, y + 9.0),
                (x + dx * 1.5 - 1.8, y + 9.0),
            ]),
            Rgb::hex(WHITE),
        );
    }
}

pub(super) fn sailor_collar(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    let blue = Rgb::hex(0x3f5a8c);
    pen.body(polygon(&placed((x, y), "-9,0 -3,-1.5 0,8 -8.5,6")), blue);
    pen.body(polygon(&placed((x, y), "9,0 3,-1.5 0,8 8.5,6")), blue);
    pen.body(polygon(&placed((x, y), "-2,7 2,7 3.2,13 0,11.5 -3.2,13")), 0xd8574f);
}

fn raincoat(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.neck();
    let oilskin = look.main(FISHERMAN.top);
    pen.line(curve(&[(x, y + 3.0), (x, build.hip)]), 0.7, oilskin.shaded(0.5));
    for row in 0..3 {
        pen.line(curve(&sized((x, y + 8.0), (1.0, f64::from(row)), "-1.8,7 1.8,7")), 1.0, 0x6b4a36);
    }
}

fn tank(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    for side in [-1.0, 1.0] {
        pen.line(
            curve(&[(x + side * build.half * 0.6, y + 1.0), (x + side * build.half * 0.55, build.hip - 4.0)]),
            2.2,
            0xf2b632,
        );
    }
    pen.line(curve(&sized((x, build.hip), (build.half, 1.0), "-0.9,-4 0.9,-4")), 2.2, 0xf2b632);
}

fn camera(pen: &mut Pen, _: &Look, build: &Build) {
    let (x, y) = build.neck();
    pen.line(curve(&placed((x, y), "-6,0 -4,10 0,14 4,10 6,0")), 0.9, 0x4a3a38);
    pen.body(round_rect(x - 6.5, y + 11.0, 13.0, 8.6, 1.8), 0x4d4a58);
    pen.body(round_rect(x - 2.5, y + 9.6, 5.0, 2.4, 0.8), 0x5f5c6a);
    pen.round(circle(x, y + 15.4, 3.2), 0x8fb8d6);
    pen.mark(circle(x - 0.9, y + 14.4, 0.8), Rgb::WHITE.alpha(0.9));
}

fn neckerchief(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.neck();
    let red = look.accent(0xd8574f);
    pen.body(polygon(&placed((x, y), "-8,-1 8,-1 1.5,7 3,13 -3,13 -1.5,7")), red);
}

/// Where the free hand at the left is, when nothing else is done with it.
fn free_hand(build: &Build) -> (f64, f64) {
    let length = (build.hip - build.shoulder) * 0.5;
    (build.x - build.half - 2.5, build.shoulder + 3.0 + length * 1.9)
}

fn busy(look: &Look) -> bool {
    look.holds || look.reach.is_some() || look.pose.is_some()
}

fn flask(pen: &mut Pen, look: &Look, build: &Build) {
    if busy(look) {
        return glasses(pen, look, build);
    }
    let (x, y) = free_hand(build);
    let glass = || polygon(&placed((x, y), "-1.6,-7 1.6,-7 1.6,-2 5,5 -5,5 -1.6,-2"));
    pen.glass(glass(), 0xdcecf0, 0.7);
    pen.within(glass(), |pen| pen.mark(rect(x - 6.0, y + 0.6, 12.0, 6.0), 0x7fcf9a));
    glasses(pen, look, build);
}

fn mirror(pen: &mut Pen, _: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.line(curve(&sized((x, y), (r, r), "-0.95,-0.62 0,-0.78 0.95,-0.62")), r * 0.12, 0x6d7386);
    pen.round(circle(x + r * 0.2, y - r * 0.82, r * 0.22), 0xdfe6ee);
}

fn tray(pen: &mut Pen, look: &Look, build: &Build) {
    if busy(look) {
        return;
    }
    let (x, y) = free_hand(build);
    pen.body(oval(x - 3.0, y - 1.0, 10.0, 1.8), 0xc9ccd6);
    pen.body(polygon(&placed((x, y), "-8,-2.4 -3.6,-2.4 -4.4,-8 -7.2,-8")), 0xf0d28a);
    pen.body(round_rect(x - 1.4, y - 6.6, 4.6, 4.4, 1.2), Rgb::hex(WHITE));
}

fn pointer(pen: &mut Pen, look: &Look, build: &Build) {
    if !busy(look) {
        let (x, y) = free_hand(build);
        pen.body(limb(&[(x, y), (x - 4.0, y - 24.0)], 1.3, 0.9), 0xb98a5d);
    }
    glasses(pen, look, build);
}

fn spanner(pen: &mut Pen, look: &Look, build: &Build) {
    if busy(look) {
        return;
    }
    let (x, y) = free_hand(build);
    let steel = Rgb::hex(0xb5bcc9);
    pen.body(limb(&placed((x, y), "0,4 -1,-9"), 2.2, 2.2), steel);
    pen.body(polygon(&placed((x, y), "-4.2,-9 -3.6,-14 -1.6,-11.4 -0.4,-11.4 1.6,-14 2.2,-9")), steel);
}

fn hammer(pen: &mut Pen, look: &Look, build: &Build) {
    if busy(look) {
        return;
    }
    let (x, y) = free_hand(build);
    pen.body(limb(&placed((x, y), "0,5 -1,-10"), 2.0, 2.0), 0xb98a5d);
    pen.body(round_rect(x - 6.0, y - 14.0, 10.0, 4.6, 1.2), 0x8a8f9c);
}

fn lamp(pen: &mut Pen, _: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.glow(x, y - r * 0.84, r * 0.8, Rgb::hex(0xfff0b0).alpha(0.8));
    pen.round(circle(x, y - r * 0.84, r * 0.2), 0xfff6d0);
}

pub(super) fn glasses(pen: &mut Pen, _: &Look, build: &Build) {
    let ((x, y), r) = (build.face(), build.skull);
    let frame = Rgb::hex(0x5a3f3a);
    pen.both(x, |pen| pen.line(circle(x + r * 0.36, y + r * 0.14, r * 0.25), r * 0.06, frame));
    pen.line(curve(&sized((x, y), (r, r), "-0.11,0.1 0,0.06 0.11,0.1")), r * 0.06, frame);
}

/// A full beard; only on men.
pub(super) fn beard(pen: &mut Pen, look: &Look, build: &Build) {
    if look.woman() || look.young() {
        return;
    }
    let ((x, y), r) = (build.head, build.skull);
    let hair = look.hair_colour();
    pen.body(
        blob(&sized((x, y), (r, r), "-0.94,0.1 -0.7,0.42 -0.25,0.4 0,0.46 0.25,0.4 0.7,0.42 0.94,0.1 0.84,0.8 0.4,1.2 0,1.3 -0.4,1.2 -0.84,0.8")),
        hair,
    );
    face::mouth(pen, look, build.face().0, y + r * 0.62, r * 0.34);
}

fn magnifier(pen: &mut Pen, look: &Look, build: &Build) {
    if busy(look) {
        return;
    }
    let (x, y) = free_hand(build);
    pen.body(limb(&placed((x, y), "0,3 -2,-5"), 2.0, 1.8), 0x8a5f40);
    pen.glass(circle(x - 3.6, y - 11.0, 5.6), 0xcfe8f2, 0.6);
    pen.line(circle(x - 3.6, y - 11.0, 5.6), 1.3, 0x6d7386);
}

fn letter(pen: &mut Pen, look: &Look, build: &Build) {
    if busy(look) {
        return;
    }
    let (x, y) = free_hand(build);
    pen.flat(rect(x - 8.0, y - 5.0, 11.0, 7.6), 0xfffaf0);
    pen.line(curve(&placed((x, y), "-8,-5 -2.5,-0.6")), 0.4, 0x9a8f8a);
    pen.line(curve(&placed((x, y), "3,-5 -2.5,-0.6")), 0.4, 0x9a8f8a);
    pen.mark(rect(x + 0.2, y - 4.4, 2.0, 2.4), 0xd8574f);
}

fn rod(pen: &mut Pen, look: &Look, build: &Build) {
    beard(pen, look, build);
    if look.holds || look.reach.is_some() {
        return;
    }
    let (x, y) = free_hand(build);
    let tip = (x - 4.0, y - 48.0);
    pen.body(limb(&[(x + 1.0, y + 8.0), (x - 1.0, y - 20.0), tip], 1.6, 0.7), 0x8a5f40);
    pen.line(curve(&[tip, (x - 6.5, y - 30.0), (x - 6.0, y - 16.0)]), 0.3, 0x6d7386);
}

fn mask(pen: &mut Pen, _: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.glass(round_rect(x - r * 0.72, y - r * 0.2, r * 1.44, r * 0.66, r * 0.26), 0xa9dcea, 0.42);
    pen.line(round_rect(x - r * 0.72, y - r * 0.2, r * 1.44, r * 0.66, r * 0.26), r * 0.1, 0xf2b632);
    pen.body(limb(&sized((x, y), (r, r), "1,0.7 1.12,-0.4 1,-1.15"), r * 0.16, r * 0.16), 0xf2b632);
}

fn veil(pen: &mut Pen, _: &Look, build: &Build) {
    let ((x, y), r) = (build.head, build.skull);
    pen.glass(blob(&sized((x, y), (r, r), "-1.3,-0.45 1.3,-0.45 1.2,1.1 0,1.3 -1.2,1.1")), 0xfdf8ec, 0.34);
}

fn crook(pen: &mut Pen, look: &Look, build: &Build) {
    beard(pen, look, build);
    if busy(look) {
        return;
    }
    let (x, y) = free_hand(build);
    pen.line(
        curve(&[
            (x, build.ground),
            (x, y - 30.0),
            (x + 1.0, y - 38.0),
            (x + 6.0, y - 39.0),
            (x + 7.0, y - 33.0),
        ]),
        1.7,
        0x8a5f40,
    );
}

/// The straps of a backpack, whose edge shows behind a shoulder.
pub(super) fn straps(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = build.neck();
    let cloth = look.accent(0xc8534a);
    pen.both(x, |pen| {
        let strap =
            [(x - build.half * 0.62, y), (x - build.half * 0.66, y + 8.0), (x - build.half * 0.86, y + 17.0)];
        pen.body(limb(&strap, 2.6, 2.6), cloth);
    });
}
