//! Bears and what looks like them.

use super::beast::{self, Beast, Tail};
use super::four_legged;
use crate::figures::prelude::*;
use crate::intent::Pose;

pub(super) const FIGURES: &[Figure] = &[
    four_legged("bear", 1.3, |pen, look| bear(pen, look, Rgb::hex(0xa06a42))),
    four_legged("polar bear", 1.4, |pen, look| bear(pen, look, Rgb::hex(0xf4f3ee))),
    four_legged("panda", 1.1, panda),
    four_legged("koala", 0.6, koala),
];

const SKULL: &str = "0,-21.5 12.5,-18.5 22,-9.5 26,5 18,17.5 0,22 -18,17.5 -26,5 -22,-9.5 -12.5,-18.5";

fn ursine<'a>(fur: Rgb, head: &'a dyn Fn(&mut Pen)) -> Beast<'a> {
    Beast {
        fur,
        belly: fur.lit(0.35),
        legs: fur,
        paws: fur.shaded(0.12),
        thick: 12.5,
        girth: 1.22,
        skull: 1.04,
        crown: 27.0,
        chin: 22.0,
        usual: Pose::Sitting,
        hooves: false,
        tail: Tail::Puff(4.5, fur),
        coat: &beast::plain,
        head,
    }
}

fn round_ears(pen: &mut Pen, fur: Rgb, inner: Rgb, r: f64) {
    pen.both(0.0, |pen| {
        pen.body(circle(-19.0, -17.0, r), fur);
        pen.mark(circle(-18.3, -16.0, r * 0.56), inner);
    });
}

fn snout(pen: &mut Pen, look: &Look, pale: Rgb) {
    pen.fade(oval(0.0, 10.5, 11.5, 8.6), pale, pale.shaded(0.12));
    face::cheeks(pen, look, (-18.0, 8.5), (18.0, 8.5), 4.4);
    pen.line(curve("0,8 0,12"), 0.9, Rgb::INK);
    face::mouth(pen, look, 0.0, 12.4, 8.5);
    face::nose(pen, 0.0, 6.6, 8.4, Rgb::hex(0x453439));
    pen.slot(Slot::Mouth, 3.0, 14.0);
}

fn skull(pen: &mut Pen, fur: Rgb) {
    pen.round(blob(SKULL), fur);
    pen.slot_box(Slot::Head, -20.0, -19.0, 40.0, 0.0);
    pen.shine(tilted_oval(-10.0, -13.5, 7.5, 3.2, -24.0), 0.26);
}

fn bear(pen: &mut Pen, look: &Look, usual: Rgb) {
    let fur = look.main(usual);
    let pale = look.accent(fur.lit(0.6).mix(Rgb::hex(0xf7e3c4), 0.3));
    let head = |pen: &mut Pen| {
        round_ears(pen, fur, pale.shaded(0.12), 8.4);
        skull(pen, fur);
        snout(pen, look, pale);
        face::eyes(pen, look, (-11.0, -1.5), (11.0, -1.5), 3.7);
    };
    beast::draw(pen, look, &Beast { belly: pale.mix(fur, 0.3), ..ursine(fur, &head) });
}

fn panda(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfaf6ee);
    let black = look.accent(0x4b464f);
    let coat = |pen: &mut Pen| {
        if matches!(look.pose, None | Some(Pose::Sitting)) {
            pen.mark(blob("-40,-34 40,-34 40,-12 0,-7 -40,-12"), black);
        } else {
            pen.mark(blob("8,-34 26,-34 40,0 34,34 14,30 12,0"), black);
        }
    };
    let head = |pen: &mut Pen| {
        round_ears(pen, black, black.lit(0.14), 8.6);
        skull(pen, white);
        pen.both(0.0, |pen| pen.mark(tilted_oval(-11.5, 1.0, 6.3, 8.2, 28.0), black));
        snout(pen, look, white.shaded(0.03));
        beast::whites(pen, look, 10.4, -0.8, 4.3);
        face::eyes(pen, look, (-10.4, -0.8), (10.4, -0.8), 3.4);
    };
    let body = Beast { legs: black, paws: black.shaded(0.1), coat: &coat, ..ursine(white, &head) };
    beast::draw(pen, look, &Beast { belly: white.shaded(0.04), ..body });
}

fn koala(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xa9a6ad);
    let pale = look.accent(fur.lit(0.65));
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| {
            let ear = "-15,-14 -21,-24 -32,-22 -37,-12 -34,-1 -25,4 -19,-2";
            pen.body(blob(ear), fur);
            pen.mark(blob("-22,-11 -25,-17 -31,-15 -33,-9 -30,-3 -24,-2"), 0xf0c9c6);
        });
        skull(pen, fur);
        face::cheeks(pen, look, (-17.0, 9.0), (17.0, 9.0), 4.2);
        face::eyes(pen, look, (-12.0, 0.0), (12.0, 0.0), 3.6);
        pen.round(blob("0,-5 4,-3 5.2,4 4.2,10 0,11.5 -4.2,10 -5.2,4 -4,-3"), 0x544a55);
        pen.shine(tilted_oval(-1.6, -1.0, 1.4, 2.6, 10.0), 0.5);
        face::mouth(pen, look, 0.0, 14.0, 8.0);
        pen.slot(Slot::Mouth, 3.0, 15.5);
    };
    let body = Beast { belly: pale, crown: 25.0, girth: 1.1, skull: 1.0, ..ursine(fur, &head) };
    beast::draw(pen, look, &body);
}
