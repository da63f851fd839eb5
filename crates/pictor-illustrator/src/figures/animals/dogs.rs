//! Dogs and their wild cousins.

use super::beast::{self, Beast, Tail};
use super::four_legged;
use crate::figures::prelude::*;
use crate::intent::{Expression, Pose};

pub(super) const FIGURES: &[Figure] = &[
    four_legged("dog", 0.6, dog),
    four_legged("dalmatian", 0.6, dalmatian),
    four_legged("corgi", 0.45, corgi),
    four_legged("shiba inu", 0.5, shiba),
    four_legged("husky", 0.6, husky),
    four_legged("fox", 0.6, fox),
    four_legged("wolf", 0.85, wolf),
];

fn canine<'a>(fur: Rgb, pale: Rgb, head: &'a dyn Fn(&mut Pen)) -> Beast<'a> {
    Beast {
        fur,
        belly: pale,
        legs: fur,
        paws: pale,
        thick: 9.6,
        girth: 1.0,
        skull: 1.02,
        crown: 25.0,
        chin: 22.0,
        usual: Pose::Sitting,
        hooves: false,
        tail: Tail::Wag(7.5),
        coat: &beast::plain,
        head,
    }
}

/// A tongue below the mouth, for those who pant.
fn tongue(pen: &mut Pen, look: &Look, y: f64) {
    let merry = matches!(look.expression, None | Some(Expression::Happy | Expression::Winking));
    if merry && look.pose != Some(Pose::Sleeping) {
        pen.moved(0.0, y, |pen| {
            pen.body(blob("-3.2,0 3.2,0 3.6,5.5 0,8.2 -3.6,5.5"), 0xe98489);
            pen.line(curve("0,1 0,5"), 0.6, 0xc4606a);
        });
    }
}

const SKULL: &str = "0,-21.5 12,-18.5 20.5,-9 24,5 17,17 0,22 -17,17 -24,5 -20.5,-9 -12,-18.5";

/// Muzzle, nose, mouth, eyes and cheeks of a dog with a short face.
fn muzzle(pen: &mut Pen, look: &Look, pale: Rgb) {
    pen.fade(blob("0,-1 8,2 13.5,9 11,17 0,20.5 -11,17 -13.5,9 -8,2"), pale, pale.shaded(0.12));
    face::cheeks(pen, look, (-17.5, 9.5), (17.5, 9.5), 4.0);
    face::eyes(pen, look, (-11.5, -3.0), (11.5, -3.0), 4.0);
    tongue(pen, look, 13.4);
    pen.line(curve("0,6 0,10.5"), 0.9, Rgb::INK);
    face::mouth(pen, look, 0.0, 11.4, 12.0);
    face::nose(pen, 0.0, 4.6, 9.6, Rgb::hex(0x4a3a40));
    pen.slot(Slot::Mouth, 4.0, 14.0);
}

fn floppy_ears(pen: &mut Pen, colour: Rgb) {
    pen.both(0.0, |pen| {
        pen.body(blob("-11,-19 -20,-19.5 -28,-9 -31,6 -27,15 -21,12 -18,0 -15,-9"), colour);
        pen.shade(blob("-20,-4 -22,6 -26,13 -22,12 -18.6,0"), 0.1);
    });
}

fn pricked_ears(pen: &mut Pen, fur: Rgb, inner: Rgb) {
    pen.both(0.0, |pen| {
        pen.body(blob("-24,-4 -24.5,-18 -20.5,-29 -16,-27.5 -9,-19 -6,-14"), fur);
        pen.mark(blob("-21.5,-9 -21.5,-18 -19.2,-23.5 -16,-21.5 -12,-15"), inner);
    });
}

fn top_of_head(pen: &mut Pen) {
    pen.slot_box(Slot::Head, -19.0, -20.0, 38.0, 0.0);
    pen.shine(tilted_oval(-9.0, -14.5, 7.0, 3.0, -22.0), 0.26);
}

fn dog(pen: &mut Pen, look: &Look) {
    let fur = look.main(look.choose(21, &[0xd9a066, 0xc98d54, 0xf0e0c4, 0x9b6a44].map(Rgb::hex)));
    let ears = look.accent(fur.shaded(0.42));
    let pale = fur.lit(0.78);
    let patched = look.choose(22, &[true, false]);
    let coat = |pen: &mut Pen| {
        if patched {
            pen.mark(blob("-30,-22 -8,-24 -4,-8 -16,-2 -32,-6"), ears);
        }
        if let Some(pattern) = look.pattern {
            pen.pattern(oval(0.0, 0.0, 34.0, 26.0), pattern, ears);
        }
    };
    let head = |pen: &mut Pen| {
        pen.round(blob(SKULL), fur);
        pen.within(blob(SKULL), |pen| {
            if patched {
                pen.mark(tilted_oval(12.0, -5.0, 8.0, 10.5, 14.0), ears);
            }
            pen.fade(blob("0,-22 3.5,-14 5,0 0,6 -5,0 -3.5,-14"), pale, pale);
        });
        top_of_head(pen);
        muzzle(pen, look, pale);
        floppy_ears(pen, ears);
    };
    beast::draw(pen, look, &Beast { coat: &coat, ..canine(fur, pale, &head) });
}

fn dalmatian(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xfaf5ea);
    let ink = look.accent(0x4a4249);
    let coat = |pen: &mut Pen| {
        for i in 0..16 {
            let (x, y) = (-28.0 + f64::from(i % 5) * 14.0, -20.0 + f64::from(i / 5) * 12.0);
            let r = 2.6 + look.vary(400 + i as u64);
            pen.mark(oval(x + 4.0 * look.vary(420 + i as u64), y + f64::from(i % 2) * 4.0, r, r * 0.9), ink);
        }
    };
    let head = |pen: &mut Pen| {
        pen.round(blob(SKULL), fur);
        pen.mark(rows("-4,-15,2.4 7,-13,1.8 -15,-11,1.6 16,12,1.6").map(|[x, y, r]| circle(x, y, r)), ink);
        top_of_head(pen);
        muzzle(pen, look, fur.shaded(0.05));
        floppy_ears(pen, ink);
    };
    beast::draw(pen, look, &Beast { coat: &coat, ..canine(fur, fur, &head) });
}

/// Dogs with upright ears and a white mask; `mask` is drawn on the skull.
fn spitz(
    pen: &mut Pen,
    look: &Look,
    fur: Rgb,
    change: impl Fn(Beast<'_>) -> Beast<'_>,
    mask: &dyn Fn(&mut Pen),
) {
    let white = Rgb::hex(0xfff6e8);
    const SKULL: &str = "0,-20.5 11.5,-17.5 21,-8.5 27,6 17,17 0,21.5 -17,17 -27,6 -21,-8.5 -11.5,-17.5";
    let head = |pen: &mut Pen| {
        pricked_ears(pen, fur, Rgb::hex(0xf2cdb8));
        pen.round(blob(SKULL), fur);
        pen.within(blob(SKULL), mask);
        top_of_head(pen);
        muzzle(pen, look, white);
    };
    let beast = canine(fur, white, &head);
    let beast = change(Beast { crown: 29.0, ..beast });
    beast::draw(pen, look, &Beast { head: &head, ..beast });
}

fn corgi(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xdf9950);
    let white = Rgb::hex(0xfff6e8);
    let mask = move |pen: &mut Pen| {
        pen.mark(blob("0,-21 4,-12 6,0 12,8 16,18 0,24 -16,18 -12,8 -6,0 -4,-12"), white);
    };
    spitz(pen, look, fur, |b| Beast { girth: 1.12, thick: 10.5, tail: Tail::Puff(4.5, fur), ..b }, &mask);
}

fn shiba(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xd98f4b);
    let white = Rgb::hex(0xfff3e0);
    let mask = move |pen: &mut Pen| {
        pen.both(0.0, |pen| {
            pen.mark(oval(-17.0, 13.0, 13.0, 10.0), white);
            pen.mark(oval(-11.0, -10.0, 3.2, 2.2), white);
        });
    };
    spitz(pen, look, fur, |b| Beast { tail: Tail::Bushy(13.0, white), ..b }, &mask);
}

fn husky(pen: &mut Pen, look: &Look) {
    let fur = look.main(0x7d8594);
    let white = Rgb::hex(0xf8f6f1);
    let mask = move |pen: &mut Pen| {
        pen.both(0.0, |pen| pen.mark(blob("-2,-9 -8,-14 -18,-9 -28,4 -18,20 0,24 0,0"), white));
    };
    spitz(pen, look, fur, |b| Beast { legs: white, tail: Tail::Bushy(14.0, white), ..b }, &mask);
}

/// The pointed face of fox and wolf: white cheeks that end in tufts.
fn pointed_head(pen: &mut Pen, look: &Look, fur: Rgb, white: Rgb, ear_tip: Rgb) {
    pen.both(0.0, |pen| {
        let ear = || blob("-26,-2 -26.5,-18 -23,-31 -18.5,-30 -11,-20 -5,-13");
        pen.body(ear(), fur);
        pen.within(ear(), |pen| pen.mark(oval(-22.0, -31.0, 9.0, 8.0), ear_tip));
        pen.mark(blob("-22,-9 -22.5,-17 -20.8,-23 -17.5,-21 -13,-14"), Rgb::hex(0xf0d3c0).mix(fur, 0.15));
    });
    let skull = || blob("0,-19 14,-17 23,-7 31,9.5 21,14 11,20 0,23.5 -11,20 -21,14 -31,9.5 -23,-7 -14,-17");
    pen.round(skull(), fur);
    pen.within(skull(), |pen| {
        pen.both(0.0, |pen| {
            pen.fade(blob("-1,10 -6,4 -14,3 -24,3 -33,10 -20,18 -9,25 0,26"), white, white.shaded(0.1));
        });
    });
    top_of_head(pen);
    face::cheeks(pen, look, (-19.0, 9.0), (19.0, 9.0), 4.0);
    face::eyes(pen, look, (-11.5, 0.0), (11.5, 0.0), 4.0);
    face::mouth(pen, look, 0.0, 17.4, 7.5);
    face::nose(pen, 0.0, 13.4, 7.2, Rgb::hex(0x43353b));
    pen.slot(Slot::Mouth, 3.0, 18.5);
}

fn fox(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xe07f3c);
    let white = look.accent(0xfff3e2);
    let socks = Rgb::hex(0x5a3d38).mix(fur, 0.15);
    let head = |pen: &mut Pen| pointed_head(pen, look, fur, white, socks);
    let beast = Beast { crown: 31.0, paws: socks, thick: 8.4, girth: 0.92, ..canine(fur, white, &head) };
    beast::draw(pen, look, &Beast { tail: Tail::Bushy(21.0, white), ..beast });
}

fn wolf(pen: &mut Pen, look: &Look) {
    let fur = look.main(0x8b8f9c);
    let white = look.accent(0xeceae6);
    let head = |pen: &mut Pen| pointed_head(pen, look, fur, white, fur.shaded(0.4));
    let beast = Beast { crown: 31.0, paws: fur.lit(0.3), usual: Pose::Standing, ..canine(fur, white, &head) };
    beast::draw(pen, look, &Beast { tail: Tail::Bushy(18.0, fur.shaded(0.4)), ..beast });
}
