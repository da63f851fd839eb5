//! Small furry animals.

use super::beast::{self, Beast, Tail};
use super::four_legged;
use crate::figures::prelude::*;
use crate::intent::Pose;

pub(super) const FIGURES: &[Figure] = &[
    four_legged("rabbit", 0.4, rabbit),
    four_legged("mouse", 0.15, mouse),
    four_legged("hamster", 0.15, hamster),
    four_legged("squirrel", 0.3, squirrel),
    four_legged("raccoon", 0.5, raccoon),
    four_legged("red panda", 0.5, red_panda),
    four_legged("monkey", 0.7, monkey),
];

fn furry<'a>(fur: Rgb, pale: Rgb, head: &'a dyn Fn(&mut Pen)) -> Beast<'a> {
    Beast {
        fur,
        belly: pale,
        legs: fur,
        paws: pale,
        thick: 8.6,
        girth: 1.08,
        skull: 1.0,
        crown: 27.0,
        chin: 22.0,
        usual: Pose::Sitting,
        hooves: false,
        tail: Tail::Puff(7.0, pale),
        coat: &beast::plain,
        head,
    }
}

const SKULL: &str = "0,-21 12,-18 21,-9.5 25,5 17,17.5 0,22 -17,17.5 -25,5 -21,-9.5 -12,-18";

fn skull(pen: &mut Pen, fur: Rgb) {
    pen.round(blob(SKULL), fur);
    pen.slot_box(Slot::Head, -18.0, -19.0, 36.0, 0.0);
    pen.shine(tilted_oval(-9.0, -14.0, 6.5, 2.8, -22.0), 0.28);
}

/// A small nose, a mouth, perhaps front teeth; eyes at `y`.
fn small_face(pen: &mut Pen, look: &Look, pale: Rgb, ink: Rgb, teeth: bool) {
    pen.fade(blob("0,5 7,5 12,10 9,17 0,19.5 -9,17 -12,10 -7,5"), pale, pale.shaded(0.08));
    face::cheeks(pen, look, (-17.0, 9.0), (17.0, 9.0), 4.4);
    face::eyes(pen, look, (-11.0, 0.5), (11.0, 0.5), 4.1);
    face::whiskers(pen, 0.0, 10.0, 10.0, 12.0, ink);
    if teeth {
        pen.flat(round_rect(-2.3, 12.2, 4.6, 4.6, 1.2), 0xfffdf5);
        pen.line(curve("0,12.5 0,16.2"), 0.35, Rgb::INK.alpha(0.6));
    }
    pen.line(curve("0,8 0,11"), 0.8, Rgb::INK);
    face::mouth(pen, look, 0.0, 11.4, 7.6);
    face::nose(pen, 0.0, 7.0, 5.6, Rgb::hex(0xd9807f));
    pen.slot(Slot::Mouth, 3.0, 14.0);
}

fn rabbit(pen: &mut Pen, look: &Look) {
    let fur = look.main(look.choose(31, &[0xf7efe4, 0xf7efe4, 0xc9a98a, 0xb9b2b0].map(Rgb::hex)));
    let pale = look.accent(fur.lit(0.6));
    let inner = Rgb::hex(0xf0b3b0).mix(fur, 0.1);
    let bent = look.choose(32, &[false, false, true]);
    let head = |pen: &mut Pen| {
        for side in [-1.0, 1.0] {
            let ear = |pen: &mut Pen| {
                pen.turned((-9.0, -14.0), -9.0, |pen| {
                    pen.body(blob("-14,-14 -15.5,-32 -12,-47 -7,-50 -2.5,-45 -2,-30 -4,-14"), fur);
                    pen.mark(blob("-11.5,-17 -12.2,-32 -9.5,-43 -7,-44.5 -5,-41 -5,-30 -6.5,-17"), inner);
                });
            };
            match (side < 0.0, bent) {
                (true, _) => ear(pen),
                (false, false) => pen.mirrored(0.0, ear),
                (false, true) => {
                    pen.body(blob("4,-15 7,-31 13,-42 20,-42 30,-32 31,-22 26,-21 19,-29 14,-16"), fur);
                    pen.mark(blob("20,-40 29,-31 30,-23 26,-23 19,-31"), inner);
                }
            }
        }
        skull(pen, fur);
        small_face(pen, look, pale, fur.shaded(0.6), true);
    };
    let body = Beast { crown: 51.0, skull: 0.86, ..furry(fur, pale, &head) };
    beast::draw(pen, look, &body);
}

fn mouse(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xb4acb1);
    let pale = look.accent(fur.lit(0.65));
    let pink = Rgb::hex(0xf0b3b0);
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| {
            pen.body(circle(-21.0, -17.0, 14.0), fur);
            pen.mark(circle(-20.5, -16.0, 9.6), pink);
        });
        pen.round(blob("0,-18 12,-16 21,-6 22,6 12,17 0,21 -12,17 -22,6 -21,-6 -12,-16"), fur);
        pen.slot_box(Slot::Head, -14.0, -17.0, 28.0, 0.0);
        small_face(pen, look, pale, fur.shaded(0.6), true);
    };
    let body = Beast { crown: 31.0, paws: pink, thick: 7.0, girth: 0.98, ..furry(fur, pale, &head) };
    beast::draw(pen, look, &Beast { tail: Tail::Long(2.8, pink), ..body });
}

fn hamster(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xe0ac6d);
    let white = look.accent(0xfff6e6);
    let pink = Rgb::hex(0xf0b3b0);
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| {
            pen.body(circle(-18.0, -17.0, 6.6), fur);
            pen.mark(circle(-17.6, -16.4, 3.8), pink);
        });
        let wide = || blob("0,-19 14,-17 24,-6 29,9 20,20 0,22 -20,20 -29,9 -24,-6 -14,-17");
        pen.round(wide(), fur);
        pen.within(wide(), |pen| {
            pen.both(0.0, |pen| pen.mark(oval(-17.0, 13.0, 15.0, 10.0), white));
            pen.mark(blob("0,-21 3,-12 4,0 0,6 -4,0 -3,-12"), white);
        });
        pen.slot_box(Slot::Head, -18.0, -18.0, 36.0, 0.0);
        small_face(pen, look, white, fur.shaded(0.6), true);
    };
    let body =
        Beast { crown: 24.0, paws: pink, thick: 7.0, girth: 1.3, skull: 1.08, ..furry(fur, white, &head) };
    beast::draw(pen, look, &Beast { tail: Tail::Puff(2.5, pink), ..body });
}

fn squirrel(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xc9733a);
    let pale = look.accent(0xfdf0dc);
    if !matches!(look.pose, Some(Pose::Sleeping | Pose::Lying | Pose::Running | Pose::Jumping)) {
        let brush = "64,98 82,97 95,84 93,68 90,56 95,46 103,42 102,28 90,19 77,25 72,40 76,56 79,70 70,84";
        pen.body(blob(brush), fur.shaded(0.08));
        let light = "74,93 86,84 86,68 82,54 85,42 94,35 90,28 82,32 78,42 82,58 84,72 80,84";
        pen.fade(blob(light), fur.lit(0.4), fur.lit(0.1));
    }
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| {
            pen.body(blob("-21,-8 -21,-20 -18,-30 -15,-28 -9,-20 -7,-15"), fur);
            pen.mark(blob("-18.5,-13 -18.5,-20 -17,-24 -14.5,-22 -12,-16"), fur.lit(0.45));
        });
        skull(pen, fur);
        small_face(pen, look, pale, fur.shaded(0.6), true);
    };
    let tail = match look.pose {
        Some(Pose::Sleeping | Pose::Lying | Pose::Running | Pose::Jumping) => Tail::Bushy(22.0, fur.lit(0.3)),
        _ => Tail::Puff(1.0, fur),
    };
    let body = Beast { crown: 30.0, skull: 0.9, thick: 7.4, girth: 0.98, ..furry(fur, pale, &head) };
    let aside = if matches!(tail, Tail::Bushy(..)) { 0.0 } else { -10.0 };
    pen.moved(aside, 0.0, |pen| beast::draw(pen, look, &Beast { tail, paws: fur.shaded(0.2), ..body }));
}

fn masked_head(pen: &mut Pen, look: &Look, fur: Rgb, mask: Rgb, white: Rgb) {
    pen.both(0.0, |pen| {
        pen.body(circle(-19.5, -16.5, 8.0), fur);
        pen.mark(circle(-19.0, -15.6, 4.8), white);
    });
    let wide = || blob("0,-19 14,-17 23,-8 29,8 18,17 0,22 -18,17 -29,8 -23,-8 -14,-17");
    pen.round(wide(), fur);
    pen.within(wide(), |pen| {
        pen.both(0.0, |pen| {
            pen.mark(blob("-1,2 -6,-11 -16,-11 -30,0 -30,12 -14,19 0,24 0,8"), white);
            pen.mark(blob("-4,1 -8,-6 -15,-6 -24,6 -26,13 -18,12 -9,7"), mask);
        });
    });
    pen.slot_box(Slot::Head, -18.0, -18.0, 36.0, 0.0);
    face::cheeks(pen, look, (-20.0, 12.0), (20.0, 12.0), 3.6);
    beast::whites(pen, look, 11.0, 0.4, 4.5);
    face::eyes(pen, look, (-11.0, 0.4), (11.0, 0.4), 3.7);
    face::mouth(pen, look, 0.0, 14.6, 8.0);
    face::nose(pen, 0.0, 9.4, 7.6, Rgb::hex(0x43353b));
    pen.slot(Slot::Mouth, 3.0, 16.0);
}

fn raccoon(pen: &mut Pen, look: &Look) {
    let fur = look.main(0x9a979d);
    let mask = look.accent(0x55505a);
    let head = |pen: &mut Pen| masked_head(pen, look, fur, mask, Rgb::hex(0xf4f1ea));
    let body = Beast { paws: mask, crown: 26.0, ..furry(fur, fur.lit(0.5), &head) };
    beast::draw(pen, look, &Beast { tail: Tail::Ringed(17.0, mask), ..body });
}

fn red_panda(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xc8642f);
    let dark = look.accent(0x5c3733);
    let head = |pen: &mut Pen| masked_head(pen, look, fur, fur.shaded(0.3), Rgb::hex(0xfdf1e0));
    let body = Beast { legs: dark, paws: dark.shaded(0.2), crown: 26.0, ..furry(fur, dark.lit(0.08), &head) };
    beast::draw(pen, look, &Beast { tail: Tail::Ringed(17.0, fur.lit(0.4)), ..body });
}

fn monkey(pen: &mut Pen, look: &Look) {
    let fur = look.main(0x8d5c3e);
    let skin = look.accent(0xf0c9a0);
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| {
            pen.body(circle(-26.0, 1.0, 8.4), fur);
            pen.mark(circle(-25.6, 1.6, 5.2), skin.shaded(0.1));
        });
        pen.line(curve("-2,-19 0,-24 4,-23"), 2.4, fur);
        skull(pen, fur);
        let heart =
            "0,-9 7,-14 16,-11 18,-1 16,6 19,12 12,19 0,21.5 -12,19 -19,12 -16,6 -18,-1 -16,-11 -7,-14";
        pen.fade(blob(heart), skin.lit(0.2), skin.shaded(0.08));
        face::cheeks(pen, look, (-13.0, 10.0), (13.0, 10.0), 3.6);
        face::eyes(pen, look, (-8.5, -2.0), (8.5, -2.0), 3.7);
        pen.both(0.0, |pen| pen.mark(oval(-1.8, 6.0, 0.9, 0.7), skin.shaded(0.6)));
        face::mouth(pen, look, 0.0, 11.6, 13.0);
        pen.slot(Slot::Mouth, 3.0, 14.0);
    };
    let body =
        Beast { belly: skin, paws: skin.shaded(0.08), crown: 25.0, thick: 8.0, ..furry(fur, skin, &head) };
    beast::draw(pen, look, &Beast { girth: 0.96, tail: Tail::Long(4.6, fur), ..body });
}
