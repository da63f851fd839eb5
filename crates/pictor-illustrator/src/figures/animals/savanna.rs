//! The big and the long-legged.

use super::beast::{self, Beast, Tail};
use super::four_legged;
use crate::figures::prelude::*;
use crate::intent::{Age, Gender, Pose};

pub(super) const FIGURES: &[Figure] = &[
    four_legged("elephant", 3.0, elephant),
    four_legged("hippopotamus", 1.6, hippopotamus),
    four_legged("deer", 1.6, |pen, look| deer(pen, look, Rgb::hex(0xc68d58), false)),
    four_legged("reindeer", 1.5, |pen, look| deer(pen, look, Rgb::hex(0x9a6e4e), true)),
    Figure::on_ground("giraffe", 0.74, 4.5, giraffe),
];

fn heavy<'a>(fur: Rgb, head: &'a dyn Fn(&mut Pen)) -> Beast<'a> {
    Beast {
        fur,
        belly: fur.lit(0.2),
        legs: fur,
        paws: fur.shaded(0.08),
        thick: 14.5,
        girth: 1.35,
        skull: 0.9,
        crown: 27.0,
        chin: 24.0,
        usual: Pose::Standing,
        hooves: false,
        tail: Tail::Tuft(fur.shaded(0.3)),
        coat: &beast::plain,
        head,
    }
}

fn elephant(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xa3a6b6);
    let pink = look.accent(Rgb::hex(0xf0bcb8).mix(skin, 0.2));
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| {
            pen.body(blob("-12,-16 -24,-24 -37,-21 -42,-7 -38,9 -28,16 -19,11 -14,0"), skin.shaded(0.06));
            pen.mark(blob("-18,-12 -26,-18 -34,-16 -38,-6 -34,6 -27,11 -21,6"), pink);
        });
        pen.round(blob("0,-22 12,-19 20,-9 21,4 14,15 0,18 -14,15 -21,4 -20,-9 -12,-19"), skin);
        pen.slot_box(Slot::Head, -17.0, -20.0, 34.0, 0.0);
        pen.shine(tilted_oval(-7.0, -15.0, 6.5, 2.8, -20.0), 0.28);
        face::cheeks(pen, look, (-14.0, 7.0), (14.0, 7.0), 3.8);
        face::eyes(pen, look, (-10.5, -2.0), (10.5, -2.0), 3.6);
        if !look.young() {
            pen.both(0.0, |pen| pen.body(limb("-7.5,11 -11,19 -9,23", 4.4, 1.8), 0xfbf3e2));
        }
        if look.expression.is_some() {
            face::mouth(pen, look, 9.5, 12.5, 7.0);
        }
        let trunk = spots("0,3 0,16 2,28 10,32 17,26");
        pen.body(limb(&trunk, 12.0, 6.8), skin);
        for [y, half] in rows("11,4.4 15.5,4.2 20,4 24.5,3.6") {
            pen.line(curve(&[(-half, y), (0.5, y + 1.2), (half + 0.6, y)]), 0.7, skin.shaded(0.4).alpha(0.8));
        }
        pen.slot(Slot::Mouth, 17.0, 25.0);
    };
    let body = Beast { chin: 34.0, ..heavy(skin, &head) };
    pen.moved(-4.0, 0.0, |pen| beast::draw(pen, look, &body));
}

fn hippopotamus(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x9d93a8);
    let pink = look.accent(0xe8b6b4);
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| {
            pen.body(circle(-15.0, -19.0, 5.6), skin);
            pen.mark(circle(-14.8, -18.4, 3.2), pink);
        });
        pen.round(blob("0,-20 11,-18 18,-9 19,2 14,12 0,15 -14,12 -19,2 -18,-9 -11,-18"), skin);
        pen.slot_box(Slot::Head, -14.0, -19.0, 28.0, 0.0);
        pen.round(blob("0,1 14,-1 25,7 25,18 15,24 0,24 -15,24 -25,18 -25,7 -14,-1"), skin.lit(0.18));
        pen.both(0.0, |pen| pen.mark(tilted_oval(-9.5, 6.0, 2.0, 2.8, 20.0), skin.shaded(0.5)));
        face::cheeks(pen, look, (-19.0, 13.0), (19.0, 13.0), 4.2);
        face::mouth(pen, look, 0.0, 15.0, 20.0);
        pen.both(0.0, |pen| pen.flat(round_rect(-7.8, 17.8, 3.8, 4.4, 1.2), 0xfffdf4));
        face::eyes(pen, look, (-9.0, -7.0), (9.0, -7.0), 3.4);
        pen.slot(Slot::Mouth, 8.0, 18.0);
    };
    let body = Beast { thick: 13.0, girth: 1.5, skull: 1.0, ..heavy(skin, &head) };
    beast::draw(pen, look, &Beast { tail: Tail::Wag(4.0), ..body });
}

fn deer(pen: &mut Pen, look: &Look, usual: Rgb, red_nosed: bool) {
    let fur = look.main(usual);
    let pale = look.accent(fur.lit(0.72));
    let antlered = !look.young() && look.gender != Some(Gender::Female);
    let coat = |pen: &mut Pen| {
        if !red_nosed {
            pen.mark(rows("-22,-8 -13,-12 -14,-2 -4,-8 5,-11 -24,3").map(|[x, y]| circle(x, y, 2.1)), pale);
        }
    };
    let head = |pen: &mut Pen| {
        if antlered {
            pen.both(0.0, |pen| {
                let bone = Rgb::hex(0xb08d68);
                for (spine, width) in [
                    ("-7,-16 -12,-28 -20,-36 -19,-46", 4.6),
                    ("-11,-27 -24,-28 -29,-36", 3.6),
                    ("-18,-35 -10,-40", 3.2),
                ] {
                    pen.body(limb(spine, width, width * 0.55), bone);
                }
            });
        }
        pen.both(0.0, |pen| {
            pen.body(blob("-13,-12 -22,-20 -33,-22 -35,-15 -28,-7 -17,-4"), fur);
            pen.mark(blob("-20,-12 -25,-17 -31,-18 -31,-14 -26,-9"), 0xf0c4b4);
        });
        pen.round(blob("0,-20 11,-17 18,-7 17,6 11,18 0,22 -11,18 -17,6 -18,-7 -11,-17"), fur);
        pen.slot_box(Slot::Head, -13.0, -18.0, 26.0, 0.0);
        pen.shine(tilted_oval(-7.0, -13.5, 5.0, 2.4, -22.0), 0.26);
        pen.fade(blob("0,3 8,6 11,13 8,19 0,21.5 -8,19 -11,13 -8,6"), pale, pale.shaded(0.1));
        face::cheeks(pen, look, (-13.0, 7.5), (13.0, 7.5), 3.6);
        face::eyes(pen, look, (-10.0, -1.5), (10.0, -1.5), 3.9);
        face::mouth(pen, look, 0.0, 15.4, 7.0);
        let nose = if red_nosed { Rgb::hex(0xd9473f) } else { Rgb::hex(0x4a383c) };
        face::nose(pen, 0.0, 10.4, if red_nosed { 8.4 } else { 7.4 }, nose);
        pen.slot(Slot::Mouth, 3.0, 17.0);
    };
    let body = Beast {
        coat: &coat,
        belly: pale,
        paws: fur.shaded(0.5),
        hooves: true,
        thick: 6.8,
        girth: 0.82,
        skull: 0.86,
        crown: if antlered { 46.0 } else { 25.0 },
        tail: Tail::Puff(4.6, pale),
        ..heavy(fur, &head)
    };
    beast::draw(pen, look, &body);
}

fn giraffe(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xf0c36c);
    let patch = look.accent(0xb8763f);
    let drop =
        if matches!(look.pose, Some(Pose::Sitting | Pose::Sleeping | Pose::Lying)) { 15.0 } else { 0.0 };
    let stride = if matches!(look.pose, Some(Pose::Running | Pose::Walking)) { 5.0 } else { 0.0 };
    pen.moved(0.0, drop, |pen| {
        pen.body(limb("10,64 5,70 6,80", 2.6, 2.0), fur.shaded(0.1));
        pen.body(plume("6,78 6,83 5,88", 5.0), patch.shaded(0.3));
        for (x, dx, shade) in
            [(20.0, stride, 0.2), (41.0, -stride, 0.2), (13.5, -stride, 0.0), (47.0, stride, 0.0)]
        {
            let foot = (x + dx, 99.5 - drop);
            pen.body(
                limb(
                    &[(x, 68.0), (x + dx * 0.6, 82.0_f64.min(foot.1 - 6.0)), (foot.0, foot.1 - 5.0)],
                    8.6,
                    5.4,
                ),
                fur.shaded(shade),
            );
            pen.body(round_rect(foot.0 - 3.8, foot.1 - 5.6, 7.6, 5.6, 1.6), patch.shaded(0.45 + shade));
        }
        let body = || blob("8,66 12,58 26,56 38,50 42,30 45,16 57,16 57,32 56,52 55,64 48,74 30,77 14,75");
        pen.body(body(), fur);
        pen.within(body(), |pen| giraffe_patches(pen, look, patch));
        pen.line(curve("42,32 39,46 35,52"), 3.0, patch.shaded(0.15));
        pen.slot_box(Slot::Saddle, 14.0, 57.0, 18.0, 0.0);
        pen.slot_box(Slot::Neck, 41.0, 32.0, 16.0, 7.0);
        let size = if look.age == Age::Baby { 0.68 } else { 0.58 };
        let place = vello_cpu::kurbo::Affine::translate((53.0, 20.0)) * vello_cpu::kurbo::Affine::scale(size);
        pen.through(place, |pen| giraffe_head(pen, look, fur, patch));
    });
}

fn giraffe_patches(pen: &mut Pen, look: &Look, patch: Rgb) {
    let places = rows(
        "14,64,4.6 24,61,4.4 34,60,4.8 19,72,4 30,71,4.8 41,68,4.4 45,57,4.4 52,62,3.8 52,50,3.6 44,47,3.6 48,40,3.4 54,38,2.6",
    );
    for (i, [x, y, r]) in places.enumerate() {
        let turn = 40.0 * look.vary(500 + i as u64);
        let corners: Vec<_> = (0..6).map(|c| on_circle(x, y, r, f64::from(c) * 60.0 + turn)).collect();
        pen.mark(blob(&corners), patch);
    }
}

fn giraffe_head(pen: &mut Pen, look: &Look, fur: Rgb, patch: Rgb) {
    pen.both(0.0, |pen| {
        pen.body(limb("-6,-16 -8,-29", 4.4, 3.6), fur.shaded(0.08));
        pen.round(circle(-8.2, -29.5, 3.6), patch.shaded(0.3));
        pen.body(blob("-14,-12 -24,-18 -33,-17 -33,-11 -25,-6 -16,-5"), fur);
        pen.mark(blob("-21,-11 -26,-14 -30,-14 -29,-11 -24,-9"), 0xf0c4b4);
    });
    pen.round(blob("0,-20 12,-17 18,-7 17,8 13,19 0,24 -13,19 -17,8 -18,-7 -12,-17"), fur);
    pen.slot_box(Slot::Head, -12.0, -18.0, 24.0, 0.0);
    pen.fade(blob("0,7 11,7 16,14 12,22 0,24.5 -12,22 -16,14 -11,7"), fur.lit(0.6), fur.lit(0.4));
    face::cheeks(pen, look, (-13.0, 6.0), (13.0, 6.0), 3.8);
    face::eyes(pen, look, (-10.0, -3.0), (10.0, -3.0), 4.2);
    pen.both(0.0, |pen| pen.mark(oval(-4.5, 12.5, 1.3, 1.7), patch.shaded(0.4)));
    face::mouth(pen, look, 0.0, 17.0, 10.0);
    pen.slot(Slot::Mouth, 5.0, 20.0);
}
