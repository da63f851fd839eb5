//! Wild animals from far away, each with a shape of its own.

use super::beast::{self, Beast, Tail};
use super::four_legged;
use crate::figures::prelude::*;
use crate::intent::Pose;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("camel", 1.15, 2.2, camel),
    Figure::on_ground("llama", 0.85, 1.7, llama),
    Figure::on_ground("kangaroo", 0.95, 1.6, kangaroo),
    Figure::on_ground("sloth", 0.95, 0.7, sloth),
    four_legged("beaver", 0.5, beaver),
    four_legged("capybara", 0.6, capybara),
    four_legged("rhinoceros", 1.7, rhinoceros),
    four_legged("badger", 0.4, badger),
    four_legged("skunk", 0.4, skunk),
    Figure::on_ground("gorilla", 1.0, 1.7, gorilla),
    Figure { name: "bat", aspect: 1.5, height: 0.25, stands: Stands::Flies, draw: Drawn::Rust(bat) },
    Figure::on_ground("chameleon", 1.4, 0.3, chameleon),
];

/// Four straight legs under a trunk: far ones first, the near ones after `trunk`.
fn on_four(
    pen: &mut Pen,
    xs: [f64; 4],
    top: f64,
    thick: f64,
    fur: Rgb,
    hoof: Rgb,
    trunk: impl FnOnce(&mut Pen),
) {
    let leg = |pen: &mut Pen, x: f64, shade: f64| {
        pen.body(
            limb(&[(x, top), (x + 0.6, (top + 98.0) / 2.0), (x, 96.0)], thick * 1.3, thick * 0.8),
            fur.shaded(shade),
        );
        pen.body(round_rect(x - thick * 0.55, 95.0, thick * 1.2, 5.0, 1.6), hoof.shaded(shade));
    };
    leg(pen, xs[1], 0.2);
    leg(pen, xs[3], 0.2);
    trunk(pen);
    leg(pen, xs[0], 0.0);
    leg(pen, xs[2], 0.0);
}

fn camel(pen: &mut Pen, look: &Look) {
    let sand = look.main(0xd3a566);
    let dark = sand.shaded(0.3);
    pen.body(limb("17,54 10,62 10,74", 3.4, 2.2), sand.shaded(0.1));
    pen.body(leaf((10.0, 72.0), (9.0, 82.0), 6.0), dark);
    on_four(pen, [24.0, 33.0, 68.0, 76.0], 66.0, 7.4, sand, dark, |pen| {
        pen.body(blob("26,44 30,24 38,20 44,30 48,42 40,50"), sand.shaded(0.08));
        pen.body(blob("50,44 54,26 62,22 69,32 72,44 62,52"), sand.shaded(0.08));
        pen.body(limb("76,62 90,62 92,46 95,28", 15.0, 9.0), sand);
        pen.round(blob("14,58 22,46 40,42 60,42 78,48 84,60 76,74 52,78 28,76 16,68"), sand);
    });
    pen.slot_box(Slot::Saddle, 38.0, 40.0, 18.0, 0.0);
    pen.slot(Slot::Chest, 82.0, 62.0);
    pen.slot_box(Slot::Neck, 84.0, 46.0, 16.0, 8.0);
    pen.body(oval(88.0, 14.0, 3.0, 4.6), sand.shaded(0.1));
    pen.round(blob("88,20 94,13 102,15 111,22 113,29 107,33 96,31 90,28"), sand);
    pen.slot_box(Slot::Head, 86.0, 13.0, 16.0, 0.0);
    pen.body(blob("86,18 90,10 96,12 94,17"), dark);
    face::eye(pen, look, (98.5, 20.5), 2.9, true);
    pen.line(curve("95,18 98.5,16.6 102,18"), 1.2, dark);
    pen.mark(oval(110.0, 24.0, 1.0, 0.7), dark);
    pen.line(curve("112,29 107,30.5 103,29"), 0.9, dark);
    pen.slot(Slot::Mouth, 110.0, 30.0);
}

fn llama(pen: &mut Pen, look: &Look) {
    let wool = look.main(0xf3e6d0);
    let skin = wool.shaded(0.3);
    let puff = |pen: &mut Pen, x: f64, y: f64, rx: f64, ry: f64| {
        pen.round(cloud(x, y, rx, ry, 11), wool);
    };
    on_four(pen, [20.0, 28.0, 50.0, 57.0], 72.0, 7.0, wool.shaded(0.06), skin, |pen| {
        puff(pen, 9.0, 56.0, 7.0, 7.0);
        puff(pen, 38.0, 64.0, 31.0, 19.0);
    });
    puff(pen, 60.0, 46.0, 11.0, 24.0);
    pen.slot_box(Slot::Saddle, 24.0, 48.0, 22.0, 0.0);
    let red = look.accent(0xd0534a);
    pen.body(limb("50,50 60,55 70,50", 4.0, 4.0), red);
    for ([x], colour) in tinted("54,f2c14e 60,4f9a96 66,f2c14e") {
        pen.round(circle(x, 57.0, 2.2), colour);
    }
    pen.body([54.0, 66.0].map(|x| leaf((x, 16.0), (x + (x - 60.0) * 0.4, -1.0), 7.0)), wool.shaded(0.08));
    puff(pen, 60.0, 16.0, 12.0, 8.0);
    pen.round(blob("60,14 71,18 74,27 70,36 60,39 50,36 46,27 49,18"), wool.mix(0xe6cfae, 0.5));
    puff(pen, 60.0, 13.0, 10.0, 5.0);
    pen.slot_box(Slot::Head, 50.0, 9.0, 20.0, 0.0);
    pen.mark(oval(60.0, 32.0, 7.4, 5.6), 0xfdf6ea);
    face::cheeks(pen, look, (51.0, 29.0), (69.0, 29.0), 2.6);
    face::eyes(pen, look, (53.8, 24.0), (66.2, 24.0), 2.7);
    face::nose(pen, 60.0, 30.0, 4.4, Rgb::hex(0x5a4440));
    face::mouth(pen, look, 60.0, 33.6, 5.0);
    pen.slot(Slot::Chest, 60.0, 56.0);
    pen.slot(Slot::Mouth, 63.0, 35.0);
}

fn kangaroo(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xc08a5c);
    let pale = look.accent(fur.lit(0.62));
    pen.body(limb("34,84 18,92 4,97", 14.0, 4.0), fur.shaded(0.1));
    pen.body(limb("62,86 70,96 80,97", 9.0, 6.0), fur.shaded(0.2));
    pen.round(blob("56,40 66,48 68,64 64,84 52,95 36,94 28,82 32,66 42,50"), fur);
    pen.fade(blob("62,52 66,66 62,84 52,90 48,74 54,58"), pale, pale.shaded(0.1));
    pen.slot(Slot::Chest, 58.0, 60.0);
    if !look.young() {
        pen.round(circle(59.0, 72.0, 6.4), fur.lit(0.1));
        pen.body([55.0, 63.0].map(|x| leaf((x, 68.0), (x + (x - 59.0) * 0.5, 58.0), 4.4)), fur);
        pen.mark(rows("57,71.6,0.9 61.4,71.6,0.9").map(|[x, y, r]| circle(x, y, r)), Rgb::INK);
        pen.mark(oval(59.2, 74.0, 1.2, 0.8), 0x5a4038);
        pen.body(blob("48,77 59,80 69,76 66,86 58,90 50,87"), pale.shaded(0.06));
    }
    pen.body(blob("34,70 48,72 54,84 48,95 36,96 28,86"), fur.shaded(0.06));
    pen.body(limb("38,95 52,97.4 62,97.4", 7.0, 5.4), fur.shaded(0.12));
    for (from, elbow, paw) in rows_of::<(Spot, Spot, Spot)>("60,54,70,60,74,53 54,54,62,64,69,60") {
        pen.body(limb(&[from, elbow, paw], 6.0, 4.2), fur.shaded(0.08));
    }
    for (x, tip) in rows_of::<(f64, Spot)>("53,46,0 62,63,-2") {
        pen.body(leaf((x, 21.0), tip, 10.0), fur);
        pen.mark(leaf((x, 19.0), (tip.0 + 0.6, tip.1 + 4.0), 5.0), 0xeebcaa);
    }
    pen.round(blob("56,16 68,18 77,27 82,34 78,40 66,42 54,40 47,30 49,20"), fur);
    pen.slot_box(Slot::Head, 48.0, 17.0, 20.0, 0.0);
    pen.mark(blob("70,30 80,32 81,38 72,40 66,36"), pale);
    face::cheeks(pen, look, (62.0, 34.0), (62.0, 34.0), 3.2);
    face::eye(pen, look, (64.0, 26.5), 3.5, true);
    face::nose(pen, 80.0, 32.0, 5.0, Rgb::hex(0x4a383c));
    pen.line(curve("79,37 74,38.6 70,37"), 0.9, Rgb::INK);
    pen.slot(Slot::Mouth, 78.0, 38.0);
    if look.holds {
        pen.slot_box(Slot::Hands, 64.0, 46.0, 18.0, 18.0);
    }
}

/// Hangs from its branch, its face to us.
fn sloth(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xa58a6c);
    let cream = look.accent(0xf0dfc4);
    pen.body(limb("0,16 34,12 66,15 95,10", 8.0, 6.0), 0x8d6547);
    pen.body(leaf((84.0, 12.0), (92.0, 28.0), 9.0), 0x7fae5c);
    pen.body(leaf((10.0, 15.0), (4.0, 30.0), 8.0), 0x7fae5c);
    pen.body(limb("66,72 82,52 78,22", 13.0, 10.0), fur.shaded(0.14));
    pen.body(limb("62,80 74,66 66,24", 13.0, 10.0), fur.shaded(0.06));
    pen.round(blob("44,50 62,54 74,70 72,90 50,99 28,94 22,74 30,56"), fur);
    pen.fade(oval(48.0, 80.0, 15.0, 14.0), cream.mix(fur, 0.3), cream.mix(fur, 0.5));
    pen.slot(Slot::Chest, 48.0, 76.0);
    pen.body(["30,70 18,50 22,20", "36,64 32,44 36,18"].map(|spine| limb(spine, 13.0, 10.0)), fur);
    for x in [22.0, 36.0, 66.0, 78.0] {
        for dx in [-2.6, 0.0, 2.6] {
            pen.line(curve(&placed((x + dx, 0.0), "0,20 1.2,10.5 -0.6,8")), 1.5, 0xf3e8d2);
        }
    }
    pen.round(blob("46,34 60,38 66,50 61,63 46,68 31,63 26,50 32,38"), fur.lit(0.06));
    pen.slot_box(Slot::Head, 34.0, 34.0, 24.0, 0.0);
    pen.round(oval(46.0, 53.0, 16.0, 12.6), cream);
    pen.both(46.0, |pen| pen.mark(tilted_oval(38.0, 51.0, 6.6, 3.6, -24.0), fur.shaded(0.34)));
    face::eyes(pen, look, (39.0, 50.6), (53.0, 50.6), 2.7);
    face::nose(pen, 46.0, 54.6, 5.6, Rgb::hex(0x4a383c));
    face::mouth(pen, look, 46.0, 58.6, 9.0);
    pen.slot(Slot::Mouth, 49.0, 60.0);
}

/// Round-headed, small-eared, with whatever marks its face has.
fn round_head(pen: &mut Pen, look: &Look, fur: Rgb, muzzle: Rgb, marks: &dyn Fn(&mut Pen)) {
    pen.both(0.0, |pen| {
        pen.body(circle(-14.0, -15.0, 4.6), fur.shaded(0.1));
        pen.mark(circle(-13.6, -14.4, 2.4), Rgb::hex(0xe2a69a).mix(fur, 0.3));
    });
    pen.round(blob("0,-20 12,-17 19,-6 18,8 10,19 0,22 -10,19 -18,8 -19,-6 -12,-17"), fur);
    pen.slot_box(Slot::Head, -15.0, -18.0, 30.0, 0.0);
    marks(pen);
    pen.fade(blob("0,4 8,5 13,11 9,18 0,20.5 -9,18 -13,11 -8,5"), muzzle, muzzle.shaded(0.1));
    face::cheeks(pen, look, (-14.0, 8.0), (14.0, 8.0), 3.4);
    face::eyes(pen, look, (-9.0, -1.0), (9.0, -1.0), 3.5);
    face::nose(pen, 0.0, 7.4, 7.0, Rgb::hex(0x4a383c));
    face::mouth(pen, look, 0.0, 12.4, 9.0);
    pen.slot(Slot::Mouth, 4.0, 15.0);
}

fn small<'a>(fur: Rgb, tail: Tail, coat: &'a dyn Fn(&mut Pen), head: &'a dyn Fn(&mut Pen)) -> Beast<'a> {
    Beast {
        fur,
        belly: fur.lit(0.4),
        legs: fur.shaded(0.14),
        paws: fur.shaded(0.24),
        thick: 9.6,
        girth: 1.18,
        skull: 1.06,
        crown: 24.0,
        chin: 23.0,
        usual: Pose::Sitting,
        hooves: false,
        tail,
        coat,
        head,
    }
}

fn beaver(pen: &mut Pen, look: &Look) {
    let fur = look.main(0x8a5c3c);
    let teeth = |pen: &mut Pen| {
        round_head(pen, look, fur, fur.lit(0.55), &|_| {});
        pen.flat(round_rect(-2.8, 14.0, 2.7, 5.6, 0.8), 0xfffbf0);
        pen.flat(round_rect(0.1, 14.0, 2.7, 5.6, 0.8), 0xfffbf0);
    };
    if !matches!(look.pose, Some(Pose::Sleeping | Pose::Running | Pose::Walking | Pose::Standing)) {
        pen.body_with(tilted_oval(86.0, 82.0, 17.0, 9.5, -50.0), 0x5d4540, |pen| {
            for x in steps(66.0, 6.0, 7) {
                pen.line(curve(&[(x, 64.0), (x + 8.0, 100.0)]), 0.7, 0x8d7168);
                pen.line(curve(&[(x + 10.0, 64.0), (x - 6.0, 100.0)]), 0.7, 0x8d7168);
            }
        });
    }
    beast::draw(pen, look, &small(fur, Tail::None, &beast::plain, &teeth));
}

fn capybara(pen: &mut Pen, look: &Look) {
    let fur = look.main(0xb07c50);
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| pen.body(oval(-13.0, -17.0, 4.2, 4.8), fur.shaded(0.16)));
        pen.round(blob("0,-19 13,-16 17,-4 19,10 14,20 0,23 -14,20 -19,10 -17,-4 -13,-16"), fur);
        pen.slot_box(Slot::Head, -14.0, -17.0, 28.0, 0.0);
        pen.fade(blob("0,6 10,5 15,12 12,20 0,22.5 -12,20 -15,12 -10,5"), fur.shaded(0.14), fur.shaded(0.26));
        face::cheeks(pen, look, (-14.0, 6.0), (14.0, 6.0), 3.2);
        let calm =
            Look { expression: look.expression.or(Some(crate::intent::Expression::Calm)), ..look.clone() };
        face::eyes(pen, &calm, (-11.0, -4.0), (11.0, -4.0), 3.0);
        pen.both(0.0, |pen| pen.mark(oval(-4.6, 10.0, 1.6, 1.2), 0x4a3228));
        face::mouth(pen, &calm, 0.0, 15.0, 8.0);
        pen.slot(Slot::Mouth, 4.0, 17.0);
    };
    let body = small(fur, Tail::None, &beast::plain, &head);
    beast::draw(pen, look, &Beast { usual: Pose::Standing, girth: 1.4, skull: 1.1, ..body });
}

fn rhinoceros(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xa2a0aa);
    let head = |pen: &mut Pen| {
        pen.both(0.0, |pen| {
            pen.body(leaf((-11.0, -13.0), (-18.0, -27.0), 10.0), skin);
            pen.mark(leaf((-12.0, -15.0), (-16.8, -24.0), 5.0), 0xe2b4b0);
        });
        pen.round(blob("0,-20 12,-17 18,-4 17,12 12,22 0,25 -12,22 -17,12 -18,-4 -12,-17"), skin);
        pen.slot_box(Slot::Head, -14.0, -18.0, 28.0, 0.0);
        pen.body(blob("-5,10 0,12 5,10 2.4,-2 0,-9 -2.4,-2"), 0xf3ead6);
        pen.body(blob("-3,-5 0,-4 3,-5 1,-11 0,-13 -1,-11"), 0xf3ead6);
        pen.both(0.0, |pen| pen.mark(oval(-6.4, 15.0, 1.8, 1.3), skin.shaded(0.5)));
        face::cheeks(pen, look, (-13.0, 8.0), (13.0, 8.0), 3.4);
        face::eyes(pen, look, (-11.0, -2.0), (11.0, -2.0), 3.1);
        face::mouth(pen, look, 0.0, 18.6, 9.0);
        pen.slot(Slot::Mouth, 5.0, 20.0);
    };
    let body = small(skin, Tail::Tuft(skin.shaded(0.3)), &beast::plain, &head);
    let body =
        Beast { legs: skin, paws: skin.shaded(0.12), thick: 14.0, girth: 1.4, usual: Pose::Standing, ..body };
    beast::draw(pen, look, &Beast { skull: 0.98, chin: 26.0, ..body });
}

fn badger(pen: &mut Pen, look: &Look) {
    let fur = look.main(0x77747e);
    let head = |pen: &mut Pen| {
        round_head(pen, look, Rgb::hex(0xf6f2ea), Rgb::hex(0xfaf6ee), &|pen| {
            pen.both(0.0, |pen| pen.mark(blob("-6,-18 -12,-15 -15,-2 -12,8 -6,6 -6,-6"), 0x4a4652));
            pen.both(0.0, |pen| pen.mark(circle(-9.0, -1.0, 4.6), 0xf6f2ea));
        });
    };
    beast::draw(pen, look, &small(fur, Tail::Bushy(9.0, fur.lit(0.4)), &beast::plain, &head));
}

fn skunk(pen: &mut Pen, look: &Look) {
    let fur = look.main(0x4b4654);
    let white = Rgb::hex(0xf8f4ec);
    let head = |pen: &mut Pen| {
        round_head(pen, look, fur, fur.lit(0.3), &|pen| {
            pen.mark(blob("-3,-19 3,-19 2,-4 0,2 -2,-4"), white);
            pen.both(0.0, |pen| pen.mark(circle(-9.0, -1.0, 4.8), white.alpha(0.9)));
        });
    };
    beast::draw(pen, look, &small(fur, Tail::Bushy(22.0, white), &beast::plain, &head));
}

fn gorilla(pen: &mut Pen, look: &Look) {
    let fur = look.main(0x55505f);
    let skin = look.accent(0x8a8390);
    for side in [1.0, -1.0] {
        pen.body(oval(50.0 + side * 18.0, 92.0, 13.0, 8.0), fur.shaded(0.12));
        pen.body(oval(50.0 + side * 21.0, 97.0, 9.0, 3.4), skin.shaded(0.1));
    }
    pen.round(blob("50,30 74,36 86,54 80,80 66,94 50,96 34,94 20,80 14,54 26,36"), fur);
    pen.fade(blob("50,52 64,54 68,66 62,82 50,88 38,82 32,66 36,54"), skin, skin.shaded(0.14));
    pen.slot(Slot::Chest, 50.0, 64.0);
    pen.both(50.0, |pen| {
        pen.body(limb("22,48 10,66 14,88", 17.0, 14.0), fur.shaded(0.06));
        pen.body(oval(15.0, 94.0, 8.6, 5.6), skin.shaded(0.06));
    });
    pen.both(50.0, |pen| pen.body(circle(29.0, 30.0, 5.0), skin));
    pen.round(blob("50,2 64,7 72,22 69,38 60,48 50,50 40,48 31,38 28,22 36,7"), fur);
    pen.slot_box(Slot::Head, 34.0, 5.0, 32.0, 0.0);
    pen.mark(blob("50,20 57,16 65,20 65,29 61,33 64,41 50,47 36,41 39,33 35,29 35,20 43,16"), skin);
    face::eyes(pen, look, (43.0, 25.5), (57.0, 25.5), 3.2);
    pen.line(curve("36,20 43,18.6 50,21 57,18.6 64,20"), 2.4, fur);
    pen.both(50.0, |pen| pen.mark(oval(47.4, 33.4, 1.7, 1.3), fur.shaded(0.2)));
    face::mouth(pen, look, 50.0, 39.4, 11.0);
    pen.slot(Slot::Mouth, 54.0, 41.0);
    if look.holds {
        pen.slot_box(Slot::Hands, 38.0, 60.0, 24.0, 22.0);
    }
}

fn bat(pen: &mut Pen, look: &Look) {
    let fur = look.main(0x6a5a7c);
    pen.both(75.0, |pen| {
        let wing = blob("66,44 52,26 30,12 4,16 12,30 10,44 4,58 18,54 28,64 36,58 46,72 54,64 66,70");
        pen.body(wing, fur.shaded(0.14));
        for tip in ["66,46 30,14", "66,50 14,40", "66,54 30,60", "66,58 48,68"] {
            pen.line(curve(tip), 0.9, fur.shaded(0.4));
        }
    });
    pen.both(75.0, |pen| {
        pen.body(limb("70,76 69,86", 4.0, 3.0), fur.shaded(0.2));
        pen.body(leaf((67.0, 32.0), (60.0, 6.0), 15.0), fur);
        pen.mark(leaf((66.6, 30.0), (61.6, 12.0), 8.0), 0xe3a6a4);
    });
    pen.round(blob("75,22 88,27 94,42 92,62 84,78 75,82 66,78 58,62 56,42 62,27"), fur);
    pen.fade(oval(75.0, 64.0, 10.0, 13.0), fur.lit(0.5), fur.lit(0.3));
    pen.slot(Slot::Chest, 75.0, 64.0);
    pen.slot_box(Slot::Head, 62.0, 23.0, 26.0, 0.0);
    pen.both(75.0, |pen| pen.mark(circle(68.0, 38.0, 5.4), Rgb::WHITE.alpha(0.9)));
    face::eyes(pen, look, (68.2, 38.0), (81.8, 38.0), 3.6);
    face::nose(pen, 75.0, 43.4, 4.0, Rgb::hex(0x453647));
    face::mouth(pen, look, 75.0, 47.6, 9.0);
    pen.both(75.0, |pen| pen.mark(blob("71.8,48.4 73.8,48.8 72.8,52"), 0xfffdf6));
    pen.slot(Slot::Mouth, 78.0, 50.0);
}

fn chameleon(pen: &mut Pen, look: &Look) {
    let green = look.main(0x7cb85a);
    let stripe = look.accent(0xf0c453);
    pen.body(limb("0,92 60,88 100,92 140,88", 7.0, 6.0), 0x8d6547);
    let tail = spots("36,66 20,64 10,74 14,86 26,86 28,76 20,75");
    pen.body(limb(&tail, 11.0, 3.0), green.shaded(0.12));
    for [x, foot] in rows("48,42 92,98") {
        pen.body(limb(&[(x, 66.0), (x + (foot - x) * 1.6, 78.0), (foot, 89.0)], 8.0, 6.0), green.shaded(0.2));
    }
    let body = || blob("30,66 40,46 64,34 90,36 104,48 104,64 88,74 60,78 40,76");
    pen.round(body(), green);
    pen.within(body(), |pen| {
        pen.mark([46.0, 60.0, 74.0, 88.0].map(|x| tilted_oval(x, 54.0, 3.0, 18.0, 14.0)), stripe.alpha(0.8));
    });
    pen.slot(Slot::Chest, 92.0, 62.0);
    for [x, foot] in rows("56,60 86,82") {
        pen.body(limb(&[(x, 70.0), (x + (foot - x) * 2.4, 80.0), (foot, 89.0)], 8.4, 6.4), green);
        pen.round(oval(foot, 90.0, 5.4, 3.6), green.shaded(0.1));
    }
    pen.round(blob("96,44 98,24 108,20 120,30 134,42 134,52 120,60 104,62"), green);
    pen.body(blob("97,40 94,18 108,20 112,28"), green.shaded(0.16));
    pen.slot_box(Slot::Head, 96.0, 20.0, 20.0, 0.0);
    pen.round(circle(114.0, 40.0, 8.6), green.lit(0.24));
    face::eye(pen, look, (115.0, 40.0), 4.0, true);
    pen.line(curve("133,49 122,54 110,53"), 1.1, green.shaded(0.5));
    pen.slot(Slot::Mouth, 132.0, 50.0);
}
