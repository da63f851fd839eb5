//! Birds of the yard, the pond and the ice.

use super::birds::{bird_legs, crest};
use crate::figures::prelude::*;
use crate::intent::{Age, Pose};

pub(super) const FIGURES: &[Figure] = &[
    row("duck", 0.4, |pen, look| duck(pen, look, &MALLARD)),
    row("duckling", 0.2, |pen, look| duck(pen, look, &DUCKLING)),
    row("goose", 0.7, |pen, look| duck(pen, look, &GOOSE)),
    row("swan", 0.9, swan),
    row("chicken", 0.4, |pen, look| chicken(pen, look, false)),
    row("rooster", 0.5, |pen, look| chicken(pen, look, true)),
    Figure::on_ground("chick", 0.9, 0.12, chick),
    Figure::on_ground("penguin", 0.78, 0.9, penguin),
    Figure::on_ground("flamingo", 0.74, 1.3, flamingo),
    Figure::on_ground("crane", 0.8, 1.4, crane),
];

const fn row(name: &'static str, height: f64, draw: Draw) -> Figure {
    Figure { name, aspect: 1.0, height, stands: Stands::Ground, draw: Drawn::Rust(draw) }
}

const BEAK: Rgb = Rgb::hex(0xf2a33c);

struct Plumage {
    body: Rgb,
    head: Rgb,
    collar: Option<Rgb>,
    wing: Rgb,
}

const MALLARD: Plumage = Plumage {
    body: Rgb::hex(0xd8c3a8),
    head: Rgb::hex(0x3f8b67),
    collar: Some(Rgb::hex(0xfbf6ec)),
    wing: Rgb::hex(0xa88a70),
};
const DUCKLING: Plumage =
    Plumage { body: Rgb::hex(0xf8d662), head: Rgb::hex(0xf8d662), collar: None, wing: Rgb::hex(0xeebd45) };
const GOOSE: Plumage =
    Plumage { body: Rgb::hex(0xfaf7f0), head: Rgb::hex(0xfaf7f0), collar: None, wing: Rgb::hex(0xe6e1da) };

fn swims(look: &Look) -> bool {
    look.pose == Some(Pose::Swimming)
}

fn webbed_feet(pen: &mut Pen, xs: [f64; 2], y: f64) {
    for x in xs {
        pen.body(limb(&[(x, y), (x, 96.0)], 3.4, 3.0), BEAK.shaded(0.1));
        pen.body(blob(&placed((x, 0.0), "-2,95 4,95.5 10,99.4 -3,99.6")), BEAK);
    }
}

fn duck(pen: &mut Pen, look: &Look, usual: &Plumage) {
    let body = look.main(usual.body);
    let (head, wing) = if look.colours.is_empty() {
        (usual.head, usual.wing)
    } else {
        (body, look.accent(body.shaded(0.15)))
    };
    if !swims(look) {
        webbed_feet(pen, [42.0, 56.0], 86.0);
    }
    pen.moved(0.0, if swims(look) { 8.0 } else { 0.0 }, |pen| {
        let outline =
            || blob("4,46 14,55 30,58 45,55 52,46 53,34 75,34 76,46 84,60 84,75 70,88 44,91 22,86 8,70 3,56");
        pen.body(outline(), body);
        if head != body {
            pen.within(outline(), |pen| {
                pen.mark(blob("46,28 82,28 82,46 66,53 46,49"), head);
                if let Some(collar) = usual.collar {
                    pen.line(curve("48,50 64,54.4 82,48"), 4.0, collar);
                }
            });
        }
        pen.slot_box(Slot::Saddle, 26.0, 56.0, 20.0, 0.0);
        pen.body(blob("26,62 44,60 58,66 58,76 46,83 28,82 14,74 18,66"), wing);
        pen.line(["24,74 36,79 46,77", "22,69 34,73 46,71"].map(curve), 0.9, wing.shaded(0.4));
        pen.slot(Slot::Chest, 72.0, 66.0);
        let big = match look.age {
            Age::Baby => 1.15,
            Age::Child => 1.08,
            Age::Usual | Age::Old => 1.0,
        };
        pen.slot_box(Slot::Neck, 53.0, 46.0, 24.0, 8.0);
        pen.scaled((64.0, 28.0), big, |pen| duck_head(pen, look, head));
    });
}

fn duck_head(pen: &mut Pen, look: &Look, colour: Rgb) {
    crest(pen, 63.0, 5.0, colour);
    pen.round(blob("64,6 78,10 86,22 84,36 74,44 58,44 48,36 45,22 52,10"), colour);
    pen.shine(tilted_oval(58.0, 14.0, 6.0, 2.8, -24.0), 0.3);
    pen.slot_box(Slot::Head, 52.0, 8.0, 26.0, 0.0);
    pen.body(blob("78,28 88,27 101,30 103,34 96,39 84,40 77,36"), BEAK);
    pen.line(curve("80,34.5 90,35.5 101,33.5"), 0.8, BEAK.shaded(0.5));
    pen.mark(tilted_oval(86.0, 30.0, 1.2, 0.7, 20.0), BEAK.shaded(0.5));
    pen.slot_box(Slot::Face, 58.0, 18.0, 24.0, 16.0);
    if colour.luma() < 0.55 {
        pen.mark(circle(70.0, 24.0, 5.6), Rgb::WHITE.alpha(0.92));
    }
    face::eye(pen, look, (70.0, 24.0), 4.3, true);
    face::cheeks(pen, look, (66.0, 34.0), (66.0, 34.0), 3.6);
    pen.slot(Slot::Mouth, 98.0, 37.0);
}

fn swan(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfbf9f4);
    let beak = look.accent(0xea8a3f);
    let outline = "2,58 14,66 34,67 54,66 64,61 65,52 59,42 57,28 62,14 74,10 76,18 70,24 70,34 78,48 84,62 83,78 74,91 54,98.5 32,99 14,90 4,74";
    pen.body(blob(outline), white);
    pen.body(blob("6,50 20,52 40,58 58,70 56,84 42,92 24,88 10,72"), white.shaded(0.06));
    for spine in ["16,66 28,76 44,80", "20,74 30,82 42,85", "13,58 26,66 44,73"] {
        pen.line(curve(spine), 1.0, white.shaded(0.3));
    }
    pen.slot_box(Slot::Saddle, 24.0, 60.0, 20.0, 0.0);
    pen.slot(Slot::Chest, 74.0, 78.0);
    pen.slot_box(Slot::Neck, 56.0, 34.0, 20.0, 8.0);
    pen.round(blob("70,3 79,5 85,13 82,22 72,24 63,19 62,9"), white);
    pen.slot_box(Slot::Head, 62.0, 4.0, 18.0, 0.0);
    pen.body(blob("82,12 91,16 98,22 92,25 82,22"), beak);
    pen.mark(blob("79,12 85,13 85,18 80,17"), Rgb::INK);
    pen.slot_box(Slot::Face, 68.0, 8.0, 16.0, 14.0);
    face::eye(pen, look, (75.0, 13.5), 3.0, true);
    face::cheeks(pen, look, (72.0, 20.0), (72.0, 20.0), 2.2);
    pen.slot(Slot::Mouth, 94.0, 24.0);
}

fn chicken(pen: &mut Pen, look: &Look, rooster: bool) {
    let body = look.main(if rooster { Rgb::hex(0xb9623a) } else { Rgb::hex(0xfaf4e8) });
    let comb = Rgb::hex(0xd9483f);
    let wing = look.accent(if rooster { Rgb::hex(0xe2a24a) } else { body.shaded(0.12) });
    bird_legs(pen, [46.0, 57.0], 86.0, BEAK);
    if rooster {
        let greens = [0x3f7f6c, 0x35665f, 0x4c8f6a, 0x2f5a62].map(Rgb::hex);
        for (spine, colour) in [
            "24,66 8,56 -2,62 -4,76",
            "22,62 4,46 -6,46 -9,58",
            "26,56 10,34 -2,30 -9,38",
            "30,52 20,30 10,20 0,24",
        ]
        .into_iter()
        .zip(greens)
        {
            pen.body(limb(spine, 10.0, 3.5), colour);
        }
    } else {
        pen.body(blob("30,50 14,38 6,38 4,48 8,66 22,72"), body.shaded(0.1));
        pen.line(curve("10,46 16,54 22,62"), 0.9, body.shaded(0.35));
    }
    let outline =
        || blob("65,12 78,16 83,29 82,46 84,62 74,82 50,90 28,84 16,68 20,54 34,54 44,47 48,36 50,24 55,15");
    pen.round(outline(), body);
    if rooster {
        let hackle = "46,8 88,8 88,50 80,60 76,54 70,62 66,55 59,62 56,53 48,57 44,44";
        pen.within(outline(), |pen| pen.fade(polygon(hackle), wing.lit(0.15), wing));
    }
    pen.body(blob("34,58 50,56 60,64 54,76 40,80 24,74 26,64"), wing);
    pen.line(["30,72 40,75 50,71", "30,66 40,69 50,65"].map(curve), 0.9, wing.shaded(0.4));
    pen.slot(Slot::Chest, 74.0, 62.0);
    pen.slot_box(Slot::Neck, 50.0, 42.0, 32.0, 8.0);
    pen.body(blob("54,17 51,8 56,7 59,11 62,2 67,3 69,9 74,4 78,8 76,16 66,13"), comb);
    pen.body(blob("80,38 85,41 85,49 80,50 77,44"), comb);
    pen.body(blob("80,27 89,29 95,34 88,38 80,37"), BEAK);
    pen.line(curve("81,33 88,33.6 93,34"), 0.7, BEAK.shaded(0.5));
    pen.slot_box(Slot::Head, 54.0, 14.0, 24.0, 0.0);
    pen.slot_box(Slot::Face, 62.0, 20.0, 20.0, 16.0);
    face::eye(pen, look, (71.0, 27.0), 3.8, true);
    face::cheeks(pen, look, (69.0, 36.0), (69.0, 36.0), 3.4);
    pen.slot(Slot::Mouth, 92.0, 36.0);
}

fn chick(pen: &mut Pen, look: &Look) {
    let down = look.main(0xf9d860);
    bird_legs(pen, [38.0, 50.0], 90.0, BEAK);
    crest(pen, 44.5, 8.0, down);
    pen.round(blob("45,8 66,15 79,34 82,58 74,82 45,93 16,82 8,58 11,34 24,15"), down);
    pen.shine(tilted_oval(29.0, 21.0, 9.0, 4.0, -32.0), 0.35);
    pen.both(45.0, |pen| pen.body(blob("12,56 5,60 2,70 8,76 18,72 20,62"), down.shaded(0.12)));
    pen.fade(oval(45.0, 74.0, 21.0, 14.0), down.lit(0.5), down.lit(0.2));
    pen.slot(Slot::Chest, 45.0, 72.0);
    pen.slot_box(Slot::Neck, 22.0, 56.0, 46.0, 8.0);
    pen.slot_box(Slot::Head, 26.0, 11.0, 38.0, 0.0);
    face::cheeks(pen, look, (22.0, 49.0), (68.0, 49.0), 5.4);
    face::eyes(pen, look, (29.0, 39.0), (61.0, 39.0), 5.2);
    pen.body(blob("45,42 52,46 45,53 38,46"), BEAK);
    pen.line(curve("39.5,46.4 45,48 50.5,46.4"), 0.8, BEAK.shaded(0.5));
    pen.slot(Slot::Mouth, 45.0, 51.0);
}

fn penguin(pen: &mut Pen, look: &Look) {
    let black = look.main(0x4b5064);
    let white = look.accent(0xfdfaf3);
    let grey_chick = look.age == Age::Baby && look.colours.is_empty();
    let black = if grey_chick { Rgb::hex(0x9aa0b2) } else { black };
    let up = matches!(look.pose, Some(Pose::Waving | Pose::Dancing | Pose::Flying | Pose::Hugging));
    pen.both(39.0, |pen| pen.body(blob("18,99 16,94 25,90 36,93 37,99"), BEAK));
    pen.both(39.0, |pen| {
        if up {
            pen.body(blob("14,52 4,40 -3,30 -2,46 6,60 14,66"), black.shaded(0.12));
        } else {
            pen.body(blob("13,46 4,58 0,74 4,80 12,74 17,62"), black.shaded(0.12));
        }
    });
    pen.round(blob("39,2 56,7 66,22 68,42 72,64 66,86 39,96 12,86 6,64 10,42 12,22 22,7"), black);
    pen.shine(tilted_oval(27.0, 12.0, 8.0, 3.4, -28.0), 0.3);
    let front = "39,24 50,19 60,28 58,42 62,54 64,68 57,86 39,91 21,86 14,68 16,54 20,42 18,28 28,19";
    pen.fade(blob(front), white, white.shaded(0.1));
    pen.slot(Slot::Chest, 39.0, 66.0);
    pen.slot_box(Slot::Neck, 15.0, 46.0, 48.0, 8.0);
    pen.slot_box(Slot::Head, 22.0, 6.0, 34.0, 0.0);
    pen.slot_box(Slot::Hands, 29.0, 60.0, 20.0, 14.0);
    face::cheeks(pen, look, (22.5, 41.0), (55.5, 41.0), 4.4);
    face::eyes(pen, look, (28.0, 32.0), (50.0, 32.0), 4.4);
    pen.body(blob("39,34 46,38 39,45 32,38"), BEAK);
    pen.line(curve("33.5,38.4 39,40 44.5,38.4"), 0.8, BEAK.shaded(0.5));
    pen.slot(Slot::Mouth, 39.0, 43.0);
}

fn flamingo(pen: &mut Pen, look: &Look) {
    let pink = look.main(0xf3929f);
    let leg = pink.shaded(0.15);
    pen.line(["30,62 30,80 30,98", "36,62 42,74 33,80"].map(curve), 2.6, leg);
    pen.line(curve("26,98.6 30,97.4 37,98.6"), 2.2, leg);
    pen.body(limb("42,54 56,48 56,36 44,30 42,18 52,12", 10.0, 7.0), pink);
    pen.body(blob("2,50 14,44 30,40 46,44 52,54 46,66 30,71 14,66 0,60 -4,55"), pink);
    pen.body(blob("-3,54 12,49 28,48 38,54 34,62 18,64 4,60"), pink.shaded(0.14));
    pen.line(curve("8,58 20,59 30,57"), 0.9, pink.shaded(0.4));
    pen.slot_box(Slot::Neck, 42.0, 26.0, 16.0, 7.0);
    pen.slot(Slot::Chest, 44.0, 56.0);
    pen.round(blob("50,3 60,6 63,14 58,21 49,21 43,14 44,7"), pink);
    pen.slot_box(Slot::Head, 44.0, 5.0, 16.0, 0.0);
    pen.body(blob("59,9 68,13 71,23 67,27 63,20 58,19"), 0xfbeede);
    pen.mark(blob("69,18 71,23 67,27 65,22"), Rgb::INK);
    pen.slot_box(Slot::Face, 48.0, 6.0, 14.0, 14.0);
    face::eye(pen, look, (54.0, 12.0), 2.9, true);
    face::cheeks(pen, look, (52.0, 18.0), (52.0, 18.0), 2.0);
}

fn crane(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfbf8f1);
    let ink = look.accent(0x4a4856);
    for (spine, toe) in [("33,64 32,80 33,98", 33.0), ("40,64 43,80 42,98", 42.0)] {
        pen.line(curve(spine), 2.2, ink.lit(0.2));
        pen.line(curve(&placed((toe, 0.0), "-4,98.8 0,97.6 6,98.8")), 1.8, ink.lit(0.2));
    }
    let neck = || limb("48,56 58,44 56,32 52,22 56,13", 12.0, 7.0);
    pen.body(neck(), white);
    pen.within(neck(), |pen| pen.mark(blob("46,16 64,16 64,38 57,42 50,34"), ink));
    pen.body([(-2.0, 70.0), (0.0, 77.0), (6.0, 81.0)].map(|tip| leaf((26.0, 56.0), tip, 9.0)), ink);
    pen.body(blob("10,54 22,44 40,41 54,46 57,56 48,66 32,70 16,66"), white);
    pen.body(blob("6,60 14,50 30,47 42,53 38,62 24,67 12,66"), white.shaded(0.06));
    pen.line(curve("14,61 24,62 34,59"), 0.9, white.shaded(0.3));
    pen.slot_box(Slot::Neck, 48.0, 32.0, 16.0, 7.0);
    pen.round(blob("57,4 65,7 67,13 62,19 54,19 50,13 51,7"), white);
    pen.mark(blob("52,7 58,3.6 64,6.4 60,9 54,9.4"), 0xd9483f);
    pen.body(leaf((65.0, 13.0), (82.0, 17.0), 4.2), 0x8d8a6a);
    pen.slot_box(Slot::Head, 51.0, 5.0, 14.0, 0.0);
    pen.slot_box(Slot::Face, 54.0, 8.0, 14.0, 10.0);
    face::eye(pen, look, (60.5, 12.6), 2.4, true);
}
