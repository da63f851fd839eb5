//! Cats, small and big.

use super::beast::{self, Beast, Tail};
use super::four_legged;
use crate::figures::prelude::*;
use crate::intent::{Pattern, Pose};

pub(super) const FIGURES: &[Figure] = &[
    four_legged("cat", 0.45, cat),
    four_legged("siamese cat", 0.45, siamese),
    four_legged("lion", 1.1, lion),
    four_legged("tiger", 1.0, tiger),
    four_legged("leopard", 0.9, leopard),
];

/// What tells one cat's head from another's.
struct Head {
    fur: Rgb,
    /// Muzzle and, for tigers, cheeks.
    pale: Rgb,
    ear: Rgb,
    round_ears: bool,
    nose: Rgb,
}

const PINK: Rgb = Rgb::hex(0xeaa19b);

fn cat(pen: &mut Pen, look: &Look) {
    let fur = look.main(look.choose(11, &[0xe59a4e, 0xe59a4e, 0xa79a92, 0xf0dfc4, 0x7d6a60].map(Rgb::hex)));
    let pale = look.accent(fur.lit(0.75).mix(Rgb::hex(0xfff4e2), 0.5));
    let plain_coat = look.pattern.is_none() && look.choose(12, &[true, false, false]);
    let stripe = fur.shaded(0.32);
    let coat = |pen: &mut Pen| {
        if !plain_coat {
            stripes(pen, stripe, 4.0);
        }
        if let Some(pattern) = look.pattern.filter(|&p| p != Pattern::Striped) {
            pen.pattern(oval(0.0, 0.0, 34.0, 26.0), pattern, look.accent(fur.shaded(0.45)));
        }
    };
    let head = Head { fur, pale, ear: PINK, round_ears: false, nose: Rgb::hex(0xd98880) };
    let draw_head = |pen: &mut Pen| {
        skull(pen, &head);
        if !plain_coat {
            for [x, y] in rows("-6.5,-11 0,-10 6.5,-11") {
                pen.line(curve(&[(x, -18.0 + x.abs() * 0.15), (x * 0.85, y)]), 2.2, stripe);
            }
        }
        features(pen, look, &head);
    };
    let beast = Beast { coat: &coat, ..feline(fur, pale, &draw_head) };
    beast::draw(pen, look, &beast);
}

fn siamese(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xf3e6d0);
    let dark = look.accent(0x6b4f48);
    let head = Head { fur, pale: dark, ear: dark.lit(0.2), round_ears: false, nose: dark.shaded(0.5) };
    let draw_head = |pen: &mut Pen| {
        skull(pen, &Head { fur: dark, ..head });
        pen.round(blob(SKULL), fur);
        pen.fade(blob("0,-8 9,-4 15,6 12,18 0,21 -12,18 -15,6 -9,-4"), dark.lit(0.12), dark);
        features(pen, look, &head);
    };
    let points = Beast { legs: dark.lit(0.1), paws: dark, ..feline(fur, fur.lit(0.4), &draw_head) };
    beast::draw(pen, look, &Beast { tail: Tail::Long(6.5, dark), ..points });
}

fn feline<'a>(fur: Rgb, pale: Rgb, head: &'a dyn Fn(&mut Pen)) -> Beast<'a> {
    Beast {
        fur,
        belly: pale,
        legs: fur,
        paws: pale,
        thick: 9.0,
        girth: 0.94,
        skull: 1.02,
        crown: 29.0,
        chin: 22.0,
        usual: Pose::Sitting,
        hooves: false,
        tail: Tail::Long(6.5, pale),
        coat: &beast::plain,
        head,
    }
}

/// Bands across the back, as tabbies and tigers have them.
fn stripes(pen: &mut Pen, colour: Rgb, width: f64) {
    for (i, x) in [-26.0, -13.0, 0.0, 13.0, 26.0].into_iter().enumerate() {
        let length = if i % 2 == 0 { 15.0 } else { 11.0 };
        for side in [-1.0, 1.0] {
            let band = [(x, side * 30.0), (x + 2.0, side * 20.0), (x - 1.0, side * (28.0 - length))];
            pen.mark(limb(&band, width, 0.8), colour);
        }
        for side in [-1.0, 1.0] {
            let y = x * 0.8;
            let band = [(side * 32.0, y), (side * 22.0, y + 2.0), (side * (25.0 - length * 0.5), y + 1.0)];
            pen.mark(limb(&band, width * 0.8, 0.8), colour);
        }
    }
}

const SKULL: &str = "0,-21.5 12.5,-18.5 22,-9.5 26.5,4.5 18,17 0,22 -18,17 -26.5,4.5 -22,-9.5 -12.5,-18.5";

fn skull(pen: &mut Pen, head: &Head) {
    pen.both(0.0, |pen| {
        if head.round_ears {
            pen.body(circle(-19.5, -16.5, 8.0), head.fur);
            pen.mark(circle(-19.0, -15.6, 4.6), head.ear);
        } else {
            pen.body(blob("-25.5,-2 -25,-18 -21.5,-28 -17,-27 -10,-20 -5,-15"), head.fur);
            pen.mark(blob("-22.5,-9 -22,-18 -20,-23.5 -17,-22.5 -11,-17"), head.ear);
        }
    });
    pen.round(blob(SKULL), head.fur);
    pen.slot_box(Slot::Head, -20.0, -19.0, 40.0, 0.0);
    pen.shine(tilted_oval(-11.0, -13.5, 7.0, 3.0, -24.0), 0.28);
}

fn features(pen: &mut Pen, look: &Look, head: &Head) {
    pen.fade(blob("0,5 6,4 12,9 10,16 0,19.5 -10,16 -12,9 -6,4"), head.pale, head.pale.shaded(0.1));
    face::cheeks(pen, look, (-18.5, 9.0), (18.5, 9.0), 4.2);
    face::eyes(pen, look, (-11.0, 0.0), (11.0, 0.0), 4.3);
    face::whiskers(pen, 0.0, 10.5, 11.0, 14.0, head.fur.shaded(0.75));
    pen.line(curve("0,8 0,11"), 0.8, Rgb::INK);
    face::mouth(pen, look, 0.0, 11.6, 9.0);
    face::nose(pen, 0.0, 6.6, 6.4, head.nose);
    pen.slot(Slot::Mouth, 3.0, 14.0);
}

fn lion(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xe3ad5b);
    let mane = look.accent(fur.mix(Rgb::hex(0x8f4f26), 0.72));
    let pale = fur.lit(0.72);
    let head = Head { fur, pale, ear: fur.lit(0.4), round_ears: true, nose: Rgb::hex(0x8a4f42) };
    let maned = !look.young() && look.gender != Some(crate::intent::Gender::Female);
    let draw_head = |pen: &mut Pen| {
        if maned {
            let ring = |r: f64, turn: f64| -> Vec<_> {
                (0..26)
                    .map(|i| {
                        let r = if i % 2 == 0 { r } else { r * 0.88 };
                        on_circle(0.0, 1.0, r, f64::from(i) * 360.0 / 26.0 + turn)
                    })
                    .collect()
            };
            pen.round(blob(&ring(34.0, 0.0)), mane.shaded(0.12));
            pen.round(blob(&ring(29.5, 7.0)), mane.lit(0.06));
        }
        skull(pen, &head);
        features(pen, look, &head);
    };
    let crown = if maned { 34.0 } else { 27.0 };
    let big = Beast { crown, thick: 11.0, girth: 1.05, skull: 0.92, ..feline(fur, pale, &draw_head) };
    beast::draw(
        pen,
        look,
        &Beast { paws: fur.lit(0.2), chin: if maned { 33.0 } else { 22.0 }, tail: Tail::Tuft(mane), ..big },
    );
}

fn tiger(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xe8924a);
    let pale = Rgb::hex(0xfff3df);
    let ink = look.accent(0x4c3a3e);
    let coat = |pen: &mut Pen| stripes(pen, ink, 4.6);
    let head = Head { fur, pale, ear: pale, round_ears: true, nose: Rgb::hex(0xd27f76) };
    let draw_head = |pen: &mut Pen| {
        skull(pen, &head);
        pen.within(blob(SKULL), |pen| {
            pen.both(0.0, |pen| {
                pen.mark(oval(-17.0, 15.0, 12.0, 9.5), pale);
                pen.mark(oval(-11.0, -7.0, 4.4, 2.8), pale);
                for [y, reach] in rows("-6,17.5 3.5,19 13,16") {
                    let stripe = [(-28.0, y), (-22.0, y + 1.5), (-reach, y + 1.0)];
                    pen.mark(limb(&stripe, 4.2, 0.6), ink);
                }
            });
            for [y, half] in rows("-19,6 -14,5 -9.6,3.2") {
                pen.line(curve(&[(-half, y - 0.6), (0.0, y + 0.9), (half, y - 0.6)]), 2.0, ink);
            }
            pen.line(curve("0,-20 0,-9"), 1.8, ink);
        });
        features(pen, look, &head);
    };
    let big = Beast { coat: &coat, crown: 26.0, thick: 11.0, girth: 1.05, ..feline(fur, pale, &draw_head) };
    beast::draw(pen, look, &Beast { tail: Tail::Ringed(7.5, ink), ..big });
}

fn leopard(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xe6b35c);
    let pale = fur.lit(0.72);
    let ink = look.accent(0x6a4630);
    let spot = |pen: &mut Pen, x: f64, y: f64, r: f64| {
        pen.mark(oval(x, y, r * 1.1, r), ink);
        pen.mark(oval(x + r * 0.25, y + r * 0.2, r * 0.55, r * 0.45), fur.shaded(0.16));
    };
    let coat = |pen: &mut Pen| {
        for i in 0..22 {
            let (column, row) = (i % 6, i / 6);
            let x = -30.0 + 11.5 * f64::from(column) + if row % 2 == 0 { 0.0 } else { 5.5 };
            spot(pen, x + look.vary(300 + i as u64), -19.0 + 10.5 * f64::from(row), 2.9);
        }
    };
    let head = Head { fur, pale, ear: ink, round_ears: true, nose: Rgb::hex(0x8a4f42) };
    let draw_head = |pen: &mut Pen| {
        skull(pen, &head);
        pen.mark(rows("0,-15 -7,-12.5 7,-12.5 0,-9 -20,-4 20,-4").map(|[x, y]| oval(x, y, 1.7, 1.5)), ink);
        features(pen, look, &head);
    };
    let big = Beast { coat: &coat, crown: 26.0, thick: 9.5, ..feline(fur, pale, &draw_head) };
    beast::draw(pen, look, &Beast { paws: fur.lit(0.15), tail: Tail::Ringed(6.5, ink), ..big });
}
