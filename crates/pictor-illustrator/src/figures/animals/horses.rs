//! Horses and their relatives, seen from the side.

use crate::figures::prelude::*;
use crate::intent::{Age, Pose};

pub(super) const FIGURES: &[Figure] = &[
    row("horse", 1.8, horse),
    row("pony", 1.2, pony),
    row("zebra", 1.5, zebra),
    row("donkey", 1.2, donkey),
    row("unicorn", 1.8, unicorn),
];

const fn row(name: &'static str, height: f64, draw: crate::figures::Draw) -> Figure {
    Figure { name, aspect: 1.12, height, stands: Stands::Ground, draw: Drawn::Rust(draw) }
}

/// What tells one relative from another.
struct Equine {
    coat: Rgb,
    mane: Rgb,
    muzzle: Rgb,
    hoof: Rgb,
    socks: Option<Rgb>,
    /// Length of the ears; 1 is a horse's.
    ears: f64,
    striped: bool,
    brush: bool,
    horn: bool,
}

fn plain(coat: Rgb, mane: Rgb) -> Equine {
    Equine {
        coat,
        mane,
        muzzle: coat.shaded(0.12),
        hoof: Rgb::hex(0x5d4a46),
        socks: None,
        ears: 1.0,
        striped: false,
        brush: false,
        horn: false,
    }
}

fn horse(pen: &mut Pen, look: &Look) {
    let coat = look.main(look.choose(61, &[0xa8683c, 0x8d5836, 0xc98f57, 0xf1ebe0].map(Rgb::hex)));
    let mane = look.accent(coat.shaded(0.5).mix(0x3f2d2c, 0.3));
    let socks = look.choose(62, &[None, Some(Rgb::hex(0xf7f0e4))]);
    draw(pen, look, &Equine { socks, ..plain(coat, mane) });
}

fn pony(pen: &mut Pen, look: &Look) {
    let coat = look.main(0xcf9a62);
    let mane = look.accent(0xf6e7c6);
    let young = Look { age: Age::Child, ..look.clone() };
    draw(pen, &young, &Equine { socks: Some(mane), ..plain(coat, mane) });
}

fn zebra(pen: &mut Pen, look: &Look) {
    let coat = look.main(0xfaf6ee);
    let ink = look.accent(0x4b444d);
    draw(pen, look, &Equine { muzzle: ink.lit(0.1), striped: true, brush: true, ..plain(coat, ink) });
}

fn donkey(pen: &mut Pen, look: &Look) {
    let coat = look.main(0xa59a97);
    let mane = look.accent(0x5c5155);
    draw(pen, look, &Equine { muzzle: coat.lit(0.6), ears: 1.7, brush: true, ..plain(coat, mane) });
}

fn unicorn(pen: &mut Pen, look: &Look) {
    let coat = look.main(0xfdf8f4);
    let mane = look.accent(0xd9a3dc);
    let hoof = Rgb::hex(0xe9bf62);
    draw(pen, look, &Equine { muzzle: Rgb::hex(0xf7d9dc), hoof, horn: true, ..plain(coat, mane) });
}

fn draw(pen: &mut Pen, look: &Look, kind: &Equine) {
    let lies = matches!(look.pose, Some(Pose::Lying | Pose::Sleeping | Pose::Sitting));
    let room = if kind.horn || kind.ears > 1.2 { 0.92 } else { 1.0 };
    pen.scaled((56.0, 100.0), room, |pen| {
        pen.moved(0.0, if lies { 22.0 } else { 0.0 }, |pen| {
            pen.scaled((17.0, 52.0), if lies { 0.55 } else { 1.0 }, |pen| tail(pen, kind));
            if lies {
                folded(pen, kind);
            } else {
                far_legs(pen, look, kind);
            }
            trunk(pen, kind);
            if !lies {
                near_legs(pen, look, kind);
            }
            let size = match look.age {
                Age::Baby => 1.32,
                Age::Child => 1.2,
                Age::Usual | Age::Old => 1.08,
            };
            neck(pen, kind);
            pen.scaled((80.0, 28.0), size, |pen| head(pen, look, kind));
        });
    });
}

/// Where the four feet are, far hind, far fore, near hind, near fore, by pose; with how high the hoof is.
fn strides(look: &Look) -> [(Spot, Spot); 4] {
    match look.pose {
        Some(Pose::Running | Pose::Jumping) => [
            ((16.0, 82.0), (2.0, 88.0)),
            ((92.0, 72.0), (96.0, 86.0)),
            ((22.0, 84.0), (10.0, 95.0)),
            ((86.0, 78.0), (84.0, 93.0)),
        ],
        Some(Pose::Walking) => [
            ((30.0, 80.0), (37.0, 99.0)),
            ((66.0, 80.0), (60.0, 99.0)),
            ((21.0, 80.0), (14.0, 99.0)),
            ((76.0, 80.0), (82.0, 99.0)),
        ],
        _ => [
            ((30.0, 80.0), (31.0, 99.0)),
            ((67.0, 80.0), (67.0, 99.0)),
            ((20.0, 80.0), (21.0, 99.0)),
            ((77.0, 80.0), (77.5, 99.0)),
        ],
    }
}

fn leg(pen: &mut Pen, kind: &Equine, hip: Spot, (knee, hoof): (Spot, Spot), shade: f64) {
    let (dx, dy) = (hoof.0 - knee.0, hoof.1 - knee.1);
    let ankle = (hoof.0 - dx * 0.2, hoof.1 - dy * 0.2);
    let outline = || limb(&[hip, knee, ankle], 12.0, 6.4);
    pen.body(outline(), kind.coat.shaded(shade));
    if let Some(socks) = kind.socks {
        pen.within(outline(), |pen| {
            pen.mark(limb(&[(hoof.0 - dx * 0.6, hoof.1 - dy * 0.6), hoof], 14.0, 14.0), socks.shaded(shade));
        });
    }
    if kind.striped {
        pen.within(outline(), |pen| {
            for t in [0.05, 0.32, 0.6] {
                let (x, y) = (knee.0 + dx * t, knee.1 + dy * t);
                pen.line(curve(&[(x - 7.0, y), (x + 7.0, y)]), 2.0, kind.mane);
            }
        });
    }
    let turn = (dx / dy.max(1.0)).atan().to_degrees();
    pen.turned(hoof, -turn, |pen| {
        pen.body(round_rect(hoof.0 - 4.4, hoof.1 - 5.6, 8.8, 5.8, 1.6), kind.hoof.shaded(shade));
    });
}

fn far_legs(pen: &mut Pen, look: &Look, kind: &Equine) {
    let feet = strides(look);
    leg(pen, kind, (29.0, 62.0), feet[0], 0.2);
    leg(pen, kind, (68.0, 62.0), feet[1], 0.2);
}

fn near_legs(pen: &mut Pen, look: &Look, kind: &Equine) {
    let feet = strides(look);
    leg(pen, kind, (22.0, 61.0), feet[2], 0.0);
    leg(pen, kind, (75.0, 62.0), feet[3], 0.0);
}

fn folded(pen: &mut Pen, kind: &Equine) {
    for (spine, shade) in [("30,68 44,76 28,76", 0.1), ("66,68 84,74 70,76.5", 0.1)] {
        pen.body(limb(spine, 11.0, 6.0), kind.coat.shaded(shade));
    }
}

const TRUNK: &str = "13,60 19,48 34,45 52,48 68,45 81,50 84,61 78,70 60,72 40,72 22,72 14,67";

fn trunk(pen: &mut Pen, kind: &Equine) {
    pen.body(blob(TRUNK), kind.coat);
    if kind.striped {
        pen.within(blob(TRUNK), |pen| {
            for (i, x) in [18.0, 27.0, 36.0, 45.0, 54.0, 63.0, 72.0].into_iter().enumerate() {
                let lean = 3.0 - i as f64;
                let band = [(x, 42.0), (x + lean * 0.4, 54.0), (x + lean, 66.0)];
                pen.mark(limb(&band, 4.2, 0.8), kind.mane);
            }
        });
    }
    pen.slot_box(Slot::Saddle, 34.0, 46.0, 24.0, 0.0);
    pen.slot(Slot::Chest, 76.0, 58.0);
}

fn tail(pen: &mut Pen, kind: &Equine) {
    if kind.brush {
        pen.body(limb("16,54 8,60 6,70", 3.6, 3.0), kind.coat);
        pen.body(plume("6,68 5,76 6,86", 7.0), kind.mane);
        return;
    }
    let hair = spots("17,52 6,54 2,68 5,80 1,90");
    pen.body(plume(&hair, 13.0), kind.mane);
    strands(pen, kind, &["10,56 5,68 7,80", "13,56 8,70 9,78"]);
}

/// Coloured locks, for unicorns; strokes of shade for the others.
fn strands(pen: &mut Pen, kind: &Equine, along: &[&str]) {
    let inks = [0x8fc7e8, 0xf7d98c, 0xf3a6b8].map(Rgb::hex);
    for (i, spine) in along.iter().enumerate() {
        if kind.horn {
            pen.line(curve(*spine), 2.6, inks[i % 3]);
        } else {
            pen.line(curve(*spine), 0.8, kind.mane.shaded(0.35).alpha(0.8));
        }
    }
}

fn neck(pen: &mut Pen, kind: &Equine) {
    let outline = || blob("60,50 67,36 73,22 82,16 92,24 90,38 87,52 80,64 68,62");
    pen.body(outline(), kind.coat);
    if kind.striped {
        pen.within(outline(), |pen| {
            for [x, y] in rows("64,44 68,36 72,28") {
                pen.mark(limb(&placed((x, y), "-4,-1 8,5 17,6"), 4.0, 0.8), kind.mane);
            }
        });
    }
    pen.slot_box(Slot::Neck, 66.0, 44.0, 22.0, 9.0);
    if kind.brush {
        pen.body(blob("60,50 60,42 64,30 70,18 78,12 80,16 74,25 68,36 63,48"), kind.mane);
        return;
    }
    pen.body(blob("82,7 71,10 63,21 57,36 56,53 60,60 66,52 67,44 72,36 74,28 80,22"), kind.mane);
    strands(pen, kind, &["77,12 69,22 63,38 61,52", "79,17 72,26 68,38", "74,13 66,22 60,36"]);
}

fn head(pen: &mut Pen, look: &Look, kind: &Equine) {
    let tip = 11.0 - 13.0 * kind.ears;
    pen.body(leaf((86.0, 13.0), (89.0 + kind.ears, tip + 1.0), 7.0), kind.coat.shaded(0.15));
    let skull = || blob("74,17 80,9 89,8 96,14 102,24 107,33 105,40 98,42 90,37 80,34 74,27");
    pen.round(skull(), kind.coat);
    pen.within(skull(), |pen| {
        if kind.striped {
            pen.line(["84,6 86,12", "90,6 90,12", "74,26 81,25", "76,31 83,29"].map(curve), 2.2, kind.mane);
        }
        pen.mark(tilted_oval(104.0, 37.0, 11.0, 9.0, 40.0), kind.muzzle);
    });
    pen.body(leaf((80.0, 14.0), (80.0 - kind.ears, tip), 7.6), kind.coat);
    pen.mark(
        leaf((80.2, 11.0), (80.0 - kind.ears * 0.8, tip + 3.0), 3.6),
        Rgb::hex(0xe9b3a4).mix(kind.coat, 0.2),
    );
    if !kind.brush {
        pen.body(blob("80,12 84,5 91,8 94,14 92,19 88,14 83,15"), kind.mane);
    }
    if kind.horn {
        pen.body_with(leaf((92.0, 15.0), (105.0, -9.0), 7.0), 0xf3cf73, |pen| {
            pen.line([8.0, 3.0, -2.0].map(|y| curve(&[(92.0, y - 1.5), (106.0, y + 5.0)])), 1.0, 0xd39a3f);
        });
    }
    pen.slot_box(Slot::Head, 76.0, 9.0, 18.0, 0.0);
    pen.slot_box(Slot::Face, 84.0, 16.0, 14.0, 12.0);
    face::eye(pen, look, (89.0, 22.0), 3.3, true);
    face::cheeks(pen, look, (89.0, 30.0), (89.0, 30.0), 2.6);
    pen.mark(tilted_oval(103.6, 33.4, 1.0, 1.6, 30.0), kind.muzzle.shaded(0.6));
    pen.line(curve("105,39 100.5,39.6 97,36.8"), 0.9, Rgb::INK);
    pen.slot(Slot::Mouth, 104.0, 40.0);
}
