//! Small birds, parrots and birds of prey.

use crate::figures::prelude::*;
use crate::intent::Pose;

pub(super) const FIGURES: &[Figure] = &[
    row("bird", 0.2, |pen, look| songbird(pen, look, Rgb::hex(0x5f9fd0), Rgb::hex(0xfdf0dc))),
    row("sparrow", 0.15, sparrow),
    row("magpie", 0.3, magpie),
    row("crow", 0.35, crow),
    row("pigeon", 0.3, |pen, look| songbird(pen, look, Rgb::hex(0x9aa3b5), Rgb::hex(0xc9ccd6))),
    row("dove", 0.3, |pen, look| songbird(pen, look, Rgb::hex(0xfaf8f3), Rgb::hex(0xffffff))),
    row("parrot", 0.4, parrot),
    Figure::on_ground("eagle", 1.0, 0.9, eagle),
    Figure::on_ground("owl", 0.8, 0.5, owl),
];

const fn row(name: &'static str, height: f64, draw: Draw) -> Figure {
    Figure { name, aspect: 1.0, height, stands: Stands::Ground, draw: Drawn::Rust(draw) }
}

const BEAK: Rgb = Rgb::hex(0xf0a63f);

fn flies(look: &Look) -> bool {
    matches!(look.pose, Some(Pose::Flying | Pose::Jumping | Pose::Running))
}

/// A raised wing from the shoulder at (0, 0): about 60 high, its feathers to the left.
fn spread_wing(pen: &mut Pen, colour: Rgb) {
    let feathers = "8,4 -6,14 -20,8 -27,-4 -35,-8 -37,-18 -45,-26 -43,-36 -46,-46 -38,-52 -36,-62 -27,-58 -10,-38 4,-16 11,-2";
    pen.body(blob(feathers), colour.shaded(0.12));
    pen.body(blob("8,2 -4,10 -14,4 -22,-10 -28,-26 -31,-44 -20,-40 -6,-24 4,-10"), colour);
    for spine in ["-13,4 -22,0", "-21,-8 -31,-12", "-27,-22 -38,-28", "-30,-38 -40,-46"] {
        pen.line(curve(spine), 0.8, colour.shaded(0.45).alpha(0.8));
    }
}

/// Two pointed feathers on the top of a head.
pub(super) fn crest(pen: &mut Pen, x: f64, y: f64, colour: Rgb) {
    pen.body(leaf((x - 2.0, y + 6.0), (x - 5.0, y - 6.0), 5.5), colour.shaded(0.08));
    pen.body(leaf((x + 1.0, y + 6.0), (x + 3.0, y - 6.5), 5.5), colour);
}

/// Two thin legs with toes, from the body at (`x`, `y`) to the ground.
pub(super) fn bird_legs(pen: &mut Pen, xs: [f64; 2], y: f64, colour: Rgb) {
    for x in xs {
        pen.line(curve(&[(x, y), (x + 0.6, 97.6)]), 2.0, colour);
        pen.line(curve(&[(x - 3.2, 98.6), (x + 0.6, 97.2), (x + 5.4, 98.6)]), 1.8, colour);
        pen.line(curve(&[(x + 0.6, 97.2), (x + 1.6, 99.0)]), 1.8, colour);
    }
}

/// Draws smaller when the wings are up, so that they have room.
fn with_room(pen: &mut Pen, look: &Look, about: Spot, factor: f64, draw: impl FnOnce(&mut Pen)) {
    pen.scaled(about, if flies(look) { factor } else { 1.0 }, draw);
}

pub(super) fn songbird(pen: &mut Pen, look: &Look, usual: Rgb, breast: Rgb) {
    with_room(pen, look, (62.0, 94.0), 0.75, |pen| songbird_at_rest(pen, look, usual, breast));
}

fn songbird_at_rest(pen: &mut Pen, look: &Look, usual: Rgb, breast: Rgb) {
    let back = look.main(usual);
    let breast = look.accent(if look.colours.is_empty() { breast } else { back.lit(0.75) });
    let wing = back.shaded(0.18);
    if flies(look) {
        pen.moved(60.0, 36.0, |pen| pen.turned((0.0, 0.0), 34.0, |pen| spread_wing(pen, wing.shaded(0.15))));
    } else {
        bird_legs(pen, [46.0, 57.0], 86.0, Rgb::hex(0xb9825a));
    }
    pen.body(blob("26,66 10,66 -4,72 -6,80 8,82 30,80"), wing);
    pen.line(curve("18,73 6,75 -3,77"), 0.9, wing.shaded(0.4));
    crest(pen, 57.0, 9.0, back);
    let body = || blob("58,10 74,13 84,27 84,46 82,64 70,82 50,89 30,84 20,72 26,56 36,44 38,26 46,14");
    pen.round(body(), back);
    pen.within(body(), |pen| {
        pen.fade(blob("84,44 66,46 52,56 46,72 48,90 74,92 90,70"), breast, breast.shaded(0.12));
    });
    pen.slot(Slot::Chest, 68.0, 62.0);
    pen.slot_box(Slot::Neck, 40.0, 42.0, 44.0, 8.0);
    if flies(look) {
        pen.moved(48.0, 60.0, |pen| pen.scaled((0.0, 0.0), 1.1, |pen| spread_wing(pen, wing)));
    } else {
        pen.body(blob("36,52 48,50 56,58 52,72 38,82 18,84 24,70 28,60"), wing);
        pen.line(["48,66 40,74 26,79", "50,58 42,66 30,71"].map(curve), 0.9, wing.shaded(0.4));
    }
    pen.body(blob("82,27 90,28 99,33 91,38 82,38"), BEAK);
    pen.line(curve("83,33 90,33.4 97,33"), 0.8, BEAK.shaded(0.5));
    pen.slot_box(Slot::Head, 46.0, 12.0, 28.0, 0.0);
    if look.main(usual).luma() < 0.42 {
        pen.mark(circle(70.0, 29.0, 6.2), Rgb::WHITE.alpha(0.9));
    }
    pen.slot_box(Slot::Face, 62.0, 22.0, 20.0, 18.0);
    face::eye(pen, look, (70.0, 29.0), 4.6, true);
    face::cheeks(pen, look, (70.0, 39.0), (70.0, 39.0), 3.8);
    pen.slot(Slot::Mouth, 94.0, 36.0);
}

/// A brown cap, a grey cheek, a black bib, streaks on the wing.
fn sparrow(pen: &mut Pen, look: &Look) {
    songbird(pen, look, Rgb::hex(0xa5714a), Rgb::hex(0xf3e4cf));
    if flies(look) {
        return;
    }
    pen.mark(blob("76,40 84,42 82,52 76,56 71,50"), 0x4f4440);
    pen.line(["34,62 46,56", "30,70 44,64", "30,77 42,72"].map(curve), 2.0, 0x6b4530);
    pen.line(curve("30,66 45,60"), 1.4, 0xf6ead6);
}

/// Black and white, with a tail as long as itself.
fn magpie(pen: &mut Pen, look: &Look) {
    let black = Rgb::hex(0x4a4c5e);
    if !flies(look) {
        pen.body(blob("34,66 16,78 -6,96 4,98 26,86 42,78"), look.main(black).mix(0x3f7a9a, 0.4));
    }
    songbird(pen, look, black, Rgb::hex(0xfbf8f1));
    if !flies(look) {
        pen.mark(blob("40,54 50,54 52,62 44,66 36,62"), 0xfbf8f1);
    }
}

/// Black all over, with a heavy bill and a ragged throat.
fn crow(pen: &mut Pen, look: &Look) {
    let black = Rgb::hex(0x45424f);
    songbird(pen, look, black, Rgb::hex(0x524e5c));
    if flies(look) {
        return;
    }
    for tip in [(74.0, 60.0), (80.0, 57.0), (85.0, 52.0)] {
        pen.body(leaf((78.0, 44.0), tip, 5.0), look.main(black).shaded(0.1));
    }
    pen.body(blob("80,25 90,24 101,30 103,36 96,38 82,40"), 0x5f5a68);
    pen.line(curve("82,33 92,33 101,35"), 0.9, 0x37343f);
}

fn parrot(pen: &mut Pen, look: &Look) {
    with_room(pen, look, (58.0, 94.0), 0.76, |pen| parrot_at_rest(pen, look));
}

fn parrot_at_rest(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd9524a);
    let (gold, blue) = (Rgb::hex(0xf2c14e), look.accent(0x4f8fc4));
    for (tip, colour) in [((14.0, 99.0), blue), ((22.0, 100.0), red.shaded(0.2)), ((30.0, 99.0), gold)] {
        pen.body(leaf((44.0, 66.0), tip, 8.0), colour);
    }
    if flies(look) {
        pen.moved(60.0, 36.0, |pen| pen.turned((0.0, 0.0), 34.0, |pen| spread_wing(pen, gold)));
    } else {
        bird_legs(pen, [48.0, 58.0], 86.0, Rgb::hex(0x8d8794));
    }
    let body = || blob("58,6 74,10 82,24 80,42 76,62 68,80 52,88 38,80 34,62 38,42 40,22 48,9");
    pen.round(body(), red);
    if flies(look) {
        pen.moved(46.0, 56.0, |pen| pen.scaled((0.0, 0.0), 1.1, |pen| spread_wing(pen, blue)));
    } else {
        pen.body_with(blob("40,40 50,40 56,52 52,70 40,84 30,90 28,74 32,54"), blue, |pen| {
            pen.mark(oval(44.0, 42.0, 15.0, 11.0), red.shaded(0.12));
            pen.mark(oval(42.0, 57.0, 15.0, 6.5), gold);
        });
        pen.line(["47,66 40,76 33,82", "42,66 37,74 31,78"].map(curve), 0.9, blue.shaded(0.45));
    }
    pen.slot(Slot::Chest, 66.0, 58.0);
    pen.slot_box(Slot::Neck, 40.0, 38.0, 40.0, 8.0);
    pen.mark(blob("66,16 76,18 80,27 76,36 66,35 61,26"), 0xfdf4e4);
    pen.body(blob("78,20 88,20 94,28 92,39 88,42 85,35 78,34"), 0x57505c);
    pen.slot_box(Slot::Head, 46.0, 8.0, 28.0, 0.0);
    pen.slot_box(Slot::Face, 60.0, 18.0, 20.0, 18.0);
    face::eye(pen, look, (69.5, 25.5), 4.0, true);
    pen.shine(tilted_oval(53.0, 15.0, 6.0, 3.0, -24.0), 0.3);
    pen.slot(Slot::Mouth, 88.0, 38.0);
}

fn eagle(pen: &mut Pen, look: &Look) {
    with_room(pen, look, (50.0, 96.0), 0.78, |pen| eagle_at_rest(pen, look));
}

fn eagle_at_rest(pen: &mut Pen, look: &Look) {
    let brown = look.main(0x80573f);
    let white = look.accent(0xfaf5ea);
    if flies(look) {
        pen.both(50.0, |pen| {
            pen.moved(34.0, 58.0, |pen| pen.turned((0.0, 0.0), -16.0, |pen| spread_wing(pen, brown)));
        });
        pen.body(blob("40,74 60,74 66,98 50,94 34,98"), white.shaded(0.06));
    } else {
        pen.body(blob("42,80 58,80 62,99 50,96 38,99"), white.shaded(0.06));
    }
    pen.round(blob("50,34 66,42 72,60 66,80 50,90 34,80 28,60 34,42"), brown);
    if !flies(look) {
        pen.both(50.0, |pen| {
            pen.body(blob("33,40 24,52 20,72 26,92 34,84 38,66 40,50"), brown.shaded(0.16));
            pen.line(["26,66 27,78 29,86", "31,62 31,74 32,82"].map(curve), 0.9, brown.shaded(0.5));
        });
    }
    pen.both(50.0, |pen| {
        pen.body([39.0, 43.0, 47.0].map(|toe| limb(&[(43.0, 90.0), (toe, 98.0)], 4.4, 2.8)), BEAK);
    });
    pen.slot(Slot::Chest, 50.0, 62.0);
    let ruff = "50,4 66,9 73,24 71,38 75,48 66,46 64,54 57,48 50,56 43,48 36,54 34,46 25,48 29,38 27,24 34,9";
    pen.round(blob(ruff), white);
    pen.slot_box(Slot::Head, 34.0, 8.0, 32.0, 0.0);
    pen.slot_box(Slot::Neck, 32.0, 44.0, 36.0, 8.0);
    face::eyes(pen, look, (38.5, 24.0), (61.5, 24.0), 4.0);
    pen.both(50.0, |pen| pen.line(curve("33,17.5 39,17 45,20.5"), 2.0, brown.shaded(0.2)));
    pen.body(blob("50,22 57,26 57,34 52,42 49,43 44,36 43,26"), BEAK);
    pen.both(50.0, |pen| pen.mark(oval(47.4, 28.0, 0.9, 0.6), BEAK.shaded(0.6)));
    pen.slot(Slot::Mouth, 50.0, 40.0);
}

fn owl(pen: &mut Pen, look: &Look) {
    with_room(pen, look, (40.0, 80.0), 0.66, |pen| owl_at_rest(pen, look));
}

fn owl_at_rest(pen: &mut Pen, look: &Look) {
    let brown = look.main(0x9c6f4c);
    let cream = look.accent(0xf6e2c0);
    if flies(look) {
        pen.both(40.0, |pen| {
            pen.moved(14.0, 66.0, |pen| {
                pen.turned((0.0, 0.0), -6.0, |pen| spread_wing(pen, brown.shaded(0.1)));
            });
        });
    }
    pen.both(40.0, |pen| pen.body([24.0, 29.0, 34.0].map(|toe| oval(toe, 97.0, 2.9, 3.0)), BEAK));
    let body = || blob("40,12 54,12 67,5 70,18 74,40 76,66 66,88 40,97 14,88 4,66 6,40 10,18 13,5 26,12");
    pen.round(body(), brown);
    pen.fade(blob("40,50 58,54 64,70 56,87 40,92 24,87 16,70 22,54"), cream, cream.shaded(0.1));
    for (row, y) in [62.0, 70.0, 78.0].into_iter().enumerate() {
        let count = if row % 2 == 0 { 4 } else { 3 };
        for i in 0..count {
            let x = 40.0 + (f64::from(i) - f64::from(count - 1) / 2.0) * 9.0;
            pen.line(curve(&placed((x, y), "-3,0 0,2.6 3,0")), 1.2, brown.lit(0.2));
        }
    }
    if !flies(look) {
        pen.both(40.0, |pen| {
            pen.body(blob("9,42 17,52 21,70 17,88 8,86 2,70 3,52"), brown.shaded(0.18));
            pen.line(curve("13,66 13,76 11,83"), 0.9, brown.shaded(0.5));
        });
    }
    pen.slot(Slot::Chest, 40.0, 70.0);
    pen.slot_box(Slot::Neck, 18.0, 50.0, 44.0, 8.0);
    pen.slot_box(Slot::Head, 18.0, 12.0, 44.0, 0.0);
    pen.both(40.0, |pen| {
        pen.body(circle(26.0, 32.0, 15.5), cream);
        pen.line(circle(26.0, 32.0, 12.2), 0.8, brown.lit(0.3));
    });
    face::eyes(pen, look, (26.6, 32.0), (53.4, 32.0), 7.0);
    pen.body(blob("40,33 45,38 43,45 40,49 37,45 35,38"), BEAK);
    pen.both(40.0, |pen| pen.body(polygon("11,5 26,11 32,20 22,17 12,18"), brown.shaded(0.12)));
    pen.slot(Slot::Mouth, 40.0, 48.0);
}
