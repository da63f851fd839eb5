//! Animals of the farm that walk on hooves; horses have a file of their own.

use super::beast::{self, Beast, Tail};
use super::four_legged;
use crate::figures::prelude::*;
use crate::intent::{Gender, Pose};

pub(super) const FIGURES: &[Figure] = &[
    four_legged("cow", 1.5, |pen, look| cow(pen, look, Rgb::hex(0xfaf4ea), true)),
    four_legged("ox", 1.6, |pen, look| cow(pen, look, Rgb::hex(0xa87148), false)),
    four_legged("pig", 0.8, pig),
    four_legged("goat", 0.9, goat),
    Figure::on_ground("sheep", 1.0, 0.9, sheep),
];

fn hoofed<'a>(fur: Rgb, hoof: Rgb, head: &'a dyn Fn(&mut Pen)) -> Beast<'a> {
    Beast {
        fur,
        belly: fur.lit(0.3),
        legs: fur,
        paws: hoof,
        thick: 9.4,
        girth: 1.15,
        skull: 0.95,
        crown: 27.0,
        chin: 23.0,
        usual: Pose::Standing,
        hooves: true,
        tail: Tail::Tuft(hoof),
        coat: &beast::plain,
        head,
    }
}

/// Ears that stand out to both sides.
fn side_ears(pen: &mut Pen, fur: Rgb, inner: Rgb) {
    pen.both(0.0, |pen| {
        pen.body(blob("-15,-12 -24,-16 -33,-13 -35,-8 -29,-3 -20,-3 -15,-6"), fur);
        pen.mark(blob("-21,-10 -28,-11.5 -32,-9 -28,-6 -21,-6"), inner);
    });
}

fn cow(pen: &mut Pen, look: &Look, usual: Rgb, patched: bool) {
    let fur = look.main(usual);
    let patch = look.accent(if patched { Rgb::hex(0x5a4a4c) } else { fur.shaded(0.25) });
    let pink = Rgb::hex(0xf2b9ae);
    let horn = Rgb::hex(0xe9d9b8);
    let coat = |pen: &mut Pen| {
        if patched {
            pen.mark(blob("-30,-24 -12,-24 -8,-12 -14,-2 -24,-4 -32,-10"), patch);
            pen.mark(blob("2,-24 14,-22 12,-8 2,-4 -2,-12"), patch);
            pen.mark(blob("-6,8 6,6 10,16 0,24 -10,20"), patch);
        }
    };
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| pen.body(limb("-10,-16 -17,-20 -17.5,-28", 6.0, 2.4), horn));
        side_ears(pen, if patched { patch } else { fur }, pink);
        let skull = || blob("0,-21 12,-18 19,-8 18,6 15,18 0,23 -15,18 -18,6 -19,-8 -12,-18");
        pen.round(skull(), fur);
        if patched {
            pen.within(skull(), |pen| {
                pen.both(0.0, |pen| pen.mark(tilted_oval(-14.0, -8.0, 9.0, 13.0, 14.0), patch));
            });
        }
        pen.line(curve("-3,-20 0,-16 4,-20.5"), 2.6, patch);
        pen.slot_box(Slot::Head, -13.0, -19.0, 26.0, 0.0);
        pen.body(blob("0,5 12,4.5 19,11 16,20 0,24 -16,20 -19,11 -12,4.5"), pink);
        pen.both(0.0, |pen| pen.mark(tilted_oval(-8.0, 10.5, 2.0, 2.8, 20.0), pink.shaded(0.45)));
        face::mouth(pen, look, 0.0, 17.0, 10.0);
        beast::whites(pen, look, 9.5, -5.0, 4.6);
        face::eyes(pen, look, (-9.5, -5.0), (9.5, -5.0), 3.9);
        pen.slot(Slot::Mouth, 5.0, 20.0);
    };
    let body = Beast { coat: &coat, crown: 28.0, ..hoofed(fur, Rgb::hex(0x6b5650), &head) };
    beast::draw(pen, look, &Beast { tail: Tail::Tuft(patch), ..body });
}

fn pig(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xf3b3ad);
    let deep = look.accent(fur.mix(Rgb::hex(0xd9727a), 0.4));
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| {
            pen.body(blob("-7,-18 -15,-25 -25,-25 -26,-16 -22,-8 -14,-10"), fur.shaded(0.06));
            pen.mark(blob("-14,-18 -18,-21 -23,-21 -23,-16 -20,-12"), deep);
        });
        pen.round(blob("0,-21 12,-18.5 22,-8 25,6 16,18 0,22 -16,18 -25,6 -22,-8 -12,-18.5"), fur);
        pen.slot_box(Slot::Head, -16.0, -20.0, 32.0, 0.0);
        pen.shine(tilted_oval(-8.0, -15.0, 6.0, 2.6, -20.0), 0.3);
        face::cheeks(pen, look, (-18.0, 7.0), (18.0, 7.0), 4.4);
        face::eyes(pen, look, (-12.0, -4.0), (12.0, -4.0), 3.8);
        face::mouth(pen, look, 0.0, 14.6, 9.0);
        pen.body(oval(0.0, 5.5, 9.6, 7.0), deep.lit(0.2));
        pen.both(0.0, |pen| pen.mark(oval(-3.4, 5.5, 1.5, 2.4), deep.shaded(0.5)));
        pen.slot(Slot::Mouth, 4.0, 16.0);
    };
    let body = Beast { thick: 8.8, girth: 1.3, crown: 26.0, ..hoofed(fur, deep.shaded(0.2), &head) };
    beast::draw(pen, look, &Beast { tail: Tail::Curl, ..body });
}

fn goat(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xf1e7d6);
    let dark = look.accent(0xb7977a);
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| {
            let horn = limb("-6,-16 -10,-27 -19,-34 -25,-33", 7.0, 1.8);
            pen.body(horn, 0xa99078);
        });
        side_ears(pen, fur, Rgb::hex(0xf0c3b6));
        pen.body(blob("-6,18 6,18 5,28 0,36 -5,28"), fur.shaded(0.06));
        pen.round(blob("0,-20 11,-17 17,-6 14,8 10,19 0,23 -10,19 -14,8 -17,-6 -11,-17"), fur);
        pen.slot_box(Slot::Head, -12.0, -18.0, 24.0, 0.0);
        pen.fade(blob("0,-20 5,-14 4,2 0,8 -4,2 -5,-14"), dark.lit(0.3), dark.lit(0.2));
        face::cheeks(pen, look, (-11.0, 7.0), (11.0, 7.0), 3.2);
        face::eyes(pen, look, (-9.0, -3.5), (9.0, -3.5), 3.6);
        face::mouth(pen, look, 0.0, 16.0, 8.0);
        face::nose(pen, 0.0, 11.5, 7.0, Rgb::hex(0xc98f88));
        pen.slot(Slot::Mouth, 4.0, 18.0);
    };
    let body =
        Beast { crown: 35.0, skull: 0.88, thick: 7.6, chin: 36.0, ..hoofed(fur, dark.shaded(0.4), &head) };
    beast::draw(pen, look, &Beast { girth: 1.05, tail: Tail::Puff(5.0, fur), ..body });
}

fn sheep(pen: &mut Pen, look: &Look) {
    let fleece = look.main(0xfaf5ec);
    let skin = look.accent(look.choose(51, &[0x5d5058, 0xf0d9c0].map(Rgb::hex)));
    let lies = matches!(look.pose, Some(Pose::Sleeping | Pose::Lying | Pose::Sitting));
    let drop = if lies { 17.0 } else { 0.0 };
    if lies {
        pen.body(oval(26.0, 96.0, 10.0, 4.0), skin);
        pen.body(oval(62.0, 96.5, 10.0, 3.6), skin);
    } else {
        let stride =
            if matches!(look.pose, Some(Pose::Running | Pose::Walking | Pose::Jumping)) { 7.0 } else { 0.0 };
        for (x, dx, shade) in
            [(31.0, stride, 0.22), (59.0, -stride, 0.22), (22.0, -stride, 0.0), (67.0, stride, 0.0)]
        {
            pen.body(limb(&[(x, 70.0), (x + dx, 95.0)], 7.6, 6.4), skin.shaded(shade));
            pen.body(round_rect(x + dx - 4.0, 94.0, 8.2, 5.6, 2.0), skin.shaded(0.3 + shade));
        }
    }
    pen.moved(0.0, drop, |pen| {
        pen.round(cloud(9.0, 54.0, 7.0, 7.0, 6), fleece.shaded(0.04));
        pen.round(cloud(44.0, 57.0, 38.0, 27.0, 13), fleece);
        for [x, y] in rows("24,48 40,42 32,62 50,68 18,64 38,76") {
            pen.line(curve(&placed((x, y), "-4,0 0,2.6 4,0")), 1.0, fleece.shaded(0.22));
        }
        pen.slot_box(Slot::Saddle, 26.0, 33.0, 26.0, 0.0);
        pen.slot(Slot::Chest, 62.0, 66.0);
        pen.slot_box(Slot::Neck, 58.0, 52.0, 26.0, 8.0);
        let size = if look.age == crate::intent::Age::Baby { 1.12 } else { 1.0 };
        pen.scaled((72.0, 50.0), size, |pen| sheep_head(pen, look, fleece, skin));
    });
}

fn sheep_head(pen: &mut Pen, look: &Look, fleece: Rgb, skin: Rgb) {
    let (x, y) = (72.0, 40.0);
    if look.gender == Some(Gender::Male) && !look.young() {
        pen.both(x, |pen| {
            pen.line(curve("60,26 48,26 44,36 50,42 55,37"), 6.5, 0x9c8468);
            pen.line(curve("60,26 48,26 44,36 50,42 55,37"), 5.0, 0xd2b994);
        });
    }
    pen.both(x, |pen| {
        pen.body(blob("60,34 51,33 44,37 46,43 54,43 60,40"), skin);
        pen.mark(oval(52.0, 38.4, 4.4, 2.4), skin.mix(Rgb::hex(0xf0b3a8), 0.5));
    });
    pen.shade(oval(x - 1.0, y + 22.0, 13.0, 5.0), 0.14);
    pen.round(blob("72,20 83,24 87,38 83,54 72,61 61,54 57,38 61,24"), skin);
    pen.round(cloud(x, 22.0, 16.0, 9.0, 8), fleece);
    pen.slot_box(Slot::Head, x - 13.0, 14.0, 26.0, 0.0);
    face::cheeks(pen, look, (x - 9.5, y + 9.5), (x + 9.5, y + 9.5), 3.2);
    pen.moved(x, 0.0, |pen| beast::whites(pen, look, 7.5, y, 4.3));
    face::eyes(pen, look, (x - 7.5, y), (x + 7.5, y), 3.5);
    pen.fade(oval(x, y + 13.0, 8.0, 5.6), skin.lit(0.22), skin.lit(0.1));
    face::mouth(pen, look, x, y + 13.6, 7.0);
    face::nose(pen, x, y + 10.0, 6.0, Rgb::hex(0xd58a86));
    pen.slot(Slot::Mouth, x + 4.0, y + 16.0);
}
