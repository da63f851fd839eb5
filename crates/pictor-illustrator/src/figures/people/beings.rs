//! Beings that are no people: robots, snowmen, ghosts, aliens, monsters.

use crate::figures::prelude::*;
use crate::intent::Pose;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("robot", 0.86, 1.5, robot),
    Figure::on_ground("snowman", 0.9, 1.5, snowman),
    Figure::on_ground("alien", 0.8, 1.2, alien),
    Figure::on_ground("monster", 0.95, 1.8, monster),
    Figure::on_ground("scarecrow", 1.0, 1.7, scarecrow),
    Figure::on_ground("skeleton", 0.72, 1.7, skeleton),
    Figure { name: "ghost", aspect: 0.86, height: 1.4, stands: Stands::Floats, draw: Drawn::Rust(ghost) },
];

fn waves(look: &Look) -> bool {
    matches!(look.pose, Some(Pose::Waving | Pose::Dancing | Pose::Jumping | Pose::Hugging))
}

fn robot(pen: &mut Pen, look: &Look) {
    let steel = look.main(0xb4c3d0);
    let light = look.accent(0xf0a04b);
    for x in [33.0, 53.0] {
        pen.body(limb(&[(x, 74.0), (x, 90.0)], 8.0, 8.0), steel.shaded(0.25));
        pen.body(path_at((x, 0.0), "M-9 99.5 L-8 93 Q0 86 8 93 L9 99.5 Z"), steel.shaded(0.1));
    }
    let arm = |pen: &mut Pen, spine: &str, hand: (f64, f64)| {
        pen.body(limb(spine, 6.4, 6.0), steel.shaded(0.25));
        pen.round(circle(hand.0, hand.1, 5.4), light);
    };
    if !look.holds {
        arm(pen, "20,56 10,64 9,74", (9.0, 78.0));
        if waves(look) {
            arm(pen, "66,56 78,50 79,38", (79.0, 34.0));
        } else {
            arm(pen, "66,56 76,64 77,74", (77.0, 78.0));
        }
    }
    pen.body(round_rect(20.0, 48.0, 46.0, 32.0, 8.0), steel);
    pen.body(round_rect(28.0, 55.0, 30.0, 17.0, 3.0), steel.lit(0.35));
    for ([x], colour) in tinted("34,d9483f 43,f2c14e 52,6fae5a") {
        pen.round(circle(x, 60.0, 2.6), colour);
    }
    pen.mark(round_rect(32.0, 66.0, 22.0, 2.4, 1.2), steel.shaded(0.3));
    if look.holds {
        pen.slot_box(Slot::Hands, 32.0, 56.0, 22.0, 20.0);
        arm(pen, "20,56 10,66 28,72", (33.0, 72.0));
        arm(pen, "66,56 76,66 58,72", (53.0, 72.0));
    }
    pen.slot(Slot::Chest, 43.0, 62.0);
    pen.slot_box(Slot::Neck, 30.0, 44.0, 26.0, 6.0);
    pen.body(round_rect(37.0, 43.0, 12.0, 7.0, 2.0), steel.shaded(0.3));
    pen.line(curve("43,8 43,2"), 2.2, steel.shaded(0.4));
    pen.lamp(look, 43.0, 1.0, 12.0, light.lit(0.4).alpha(0.8));
    pen.round(circle(43.0, 1.0, 3.6), light);
    pen.both(43.0, |pen| pen.body(round_rect(8.0, 20.0, 8.0, 12.0, 3.0), light));
    pen.body(round_rect(13.0, 7.0, 60.0, 38.0, 12.0), steel);
    pen.slot_box(Slot::Head, 22.0, 7.0, 42.0, 0.0);
    pen.body(round_rect(19.0, 13.0, 48.0, 26.0, 9.0), 0xe6f3f4);
    pen.shine(tilted_oval(27.0, 11.0, 8.0, 1.6, -8.0), 0.6);
    face::cheeks(pen, look, (25.0, 31.0), (61.0, 31.0), 3.8);
    face::eyes(pen, look, (32.0, 24.0), (54.0, 24.0), 4.2);
    face::mouth(pen, look, 43.0, 31.0, 10.0);
}

fn snowman(pen: &mut Pen, look: &Look) {
    let snow = look.main(0xfbfcfd);
    let wool = look.accent(0xd0474a);
    let twig = Rgb::hex(0x7d5a44);
    let raised = if waves(look) { 18.0 } else { 0.0 };
    pen.line(curve(&[(66.0, 54.0), (78.0, 46.0 - raised), (88.0, 34.0 - raised)]), 2.4, twig);
    pen.line(curve(&placed((0.0, 44.0 - raised), "80,0 90,0")), 1.8, twig);
    pen.line(curve("24,54 12,50 1,42"), 2.4, twig);
    pen.line(curve("10,49 3,52"), 1.8, twig);
    pen.round(blob("45,56 66,62 76,80 70,97 45,100 20,97 14,80 24,62"), snow);
    pen.round(circle(45.0, 54.0, 21.0), snow);
    pen.slot(Slot::Chest, 45.0, 56.0);
    pen.round([54.0, 63.0, 76.0].map(|y| circle(46.0, y, 2.4)), 0x4f4a58);
    pen.round(circle(45.0, 28.0, 17.5), snow);
    pen.slot_box(Slot::Neck, 30.0, 40.0, 30.0, 7.0);
    pen.body(polygon("53,42 62,42 64,63 54,63"), wool.shaded(0.1));
    pen.body(blob("28,38 45,43 62,38 64,45 45,50 26,45"), wool);
    pen.body(blob("24,16 45,11 66,16 45,21"), 0x4b4856);
    pen.body(polygon("32,15 33,-3 57,-3 58,15"), 0x55525f);
    pen.mark(polygon("32,14.6 32.4,8 57.6,8 58,14.6 45,16.4"), wool);
    pen.slot_box(Slot::Head, 32.0, -3.0, 26.0, 0.0);
    face::cheeks(pen, look, (34.0, 33.0), (56.0, 33.0), 3.2);
    face::eyes(pen, look, (38.0, 25.6), (52.0, 25.6), 2.8);
    pen.body(leaf((44.0, 30.0), (60.0, 32.0), 5.0), 0xee8a3a);
    face::mouth(pen, look, 44.0, 36.0, 9.0);
}

fn ghost(pen: &mut Pen, look: &Look) {
    let sheet = look.main(0xf7f7fb);
    let (left, right) = if waves(look) {
        ("12,54 0,40 2,30 10,38 20,46", "74,54 86,40 84,30 76,38 66,46")
    } else {
        ("14,50 2,56 -2,66 6,66 18,62", "72,50 84,56 88,66 80,66 68,62")
    };
    pen.body([left, right].map(blob), sheet.shaded(0.05));
    pen.round(blob("43,2 64,9 74,30 76,58 78,82 74,97 65,88 56,97 47,88 38,97 29,88 20,97 12,97 8,82 10,58 12,30 22,9"), sheet);
    pen.shine(tilted_oval(27.0, 18.0, 7.0, 4.0, -40.0), 0.7);
    pen.slot_box(Slot::Head, 24.0, 6.0, 38.0, 0.0);
    pen.slot_box(Slot::Neck, 20.0, 52.0, 46.0, 8.0);
    pen.slot(Slot::Chest, 43.0, 66.0);
    face::cheeks(pen, look, (24.0, 46.0), (62.0, 46.0), 5.0);
    face::eyes(pen, look, (32.0, 35.0), (54.0, 35.0), 5.2);
    if look.expression.is_some() {
        face::mouth(pen, look, 43.0, 46.0, 13.0);
    } else {
        pen.mark(oval(43.0, 49.0, 4.4, 5.4), 0x6b4a58);
        pen.mark(oval(43.0, 51.6, 2.8, 2.4), 0xf08a8f);
    }
}

fn alien(pen: &mut Pen, look: &Look) {
    let skin = look.main(0x9ccf7a);
    let suit = look.accent(0x8a7fc4);
    for x in [31.0, 49.0] {
        pen.body(limb(&[(x, 80.0), (x, 94.0)], 9.0, 8.0), suit.shaded(0.15));
        pen.body(oval(x + 1.0, 96.6, 7.0, 3.2), suit.shaded(0.3));
    }
    let right = if waves(look) { "54,62 68,58 72,44" } else { "54,62 65,70 66,80" };
    pen.body(["26,62 15,70 14,80", right].map(|arm| limb(arm, 6.4, 5.2)), skin.shaded(0.08));
    pen.body(blob("40,54 52,58 56,72 54,86 40,90 26,86 24,72 28,58"), suit);
    pen.round(circle(40.0, 70.0, 4.0), 0xf2c14e);
    pen.slot(Slot::Chest, 40.0, 70.0);
    pen.both(40.0, |pen| {
        pen.line(curve("28,12 22,4 16,-1"), 2.0, skin.shaded(0.25));
        pen.round(circle(15.4, -1.4, 3.4), suit.lit(0.2));
    });
    pen.round(blob("40,4 60,9 74,24 72,40 56,53 40,59 24,53 8,40 6,24 20,9"), skin);
    pen.shine(tilted_oval(24.0, 14.0, 7.0, 3.2, -30.0), 0.4);
    pen.slot_box(Slot::Head, 20.0, 6.0, 40.0, 0.0);
    pen.slot_box(Slot::Neck, 28.0, 54.0, 24.0, 6.0);
    pen.both(40.0, |pen| pen.mark(tilted_oval(26.0, 30.0, 8.6, 10.4, -20.0), 0xf6fbf0));
    face::eyes(pen, look, (27.0, 31.0), (53.0, 31.0), 6.4);
    face::cheeks(pen, look, (18.0, 42.0), (62.0, 42.0), 3.8);
    face::mouth(pen, look, 40.0, 46.0, 10.0);
}

fn monster(pen: &mut Pen, look: &Look) {
    let fur = look.main(0x9a86c9);
    let belly = look.accent(fur.lit(0.5));
    pen.both(47.0, |pen| {
        pen.body(limb("28,18 18,8 16,-4", 11.0, 3.0), 0xf3e2b8);
        pen.body(blob("20,99.5 18,92 28,88 40,92 42,99.5"), fur.shaded(0.2));
        pen.mark([23.0, 30.0, 37.0].map(|x| oval(x, 97.4, 2.4, 2.0)), 0xf3e2b8);
    });
    let right = if waves(look) { "80,54 93,44 95,28" } else { "80,54 92,64 90,78" };
    pen.body(["14,54 2,64 4,78", right].map(|arm| limb(arm, 12.0, 9.0)), fur.shaded(0.1));
    let body = "47,8 60,12 64,6 70,16 80,30 84,50 88,58 84,70 86,80 78,84 74,95 62,92 54,98 47,94 40,98 32,92 20,95 16,84 8,80 10,70 6,58 10,50 14,30 24,16 30,6 34,12";
    pen.round(blob(body), fur);
    pen.fade(oval(47.0, 76.0, 21.0, 16.0), belly, belly.shaded(0.1));
    pen.mark(rows("24,60 72,58 20,72 76,72").map(|[x, y]| circle(x, y, 3.0)), fur.shaded(0.25));
    pen.slot(Slot::Chest, 47.0, 72.0);
    pen.slot_box(Slot::Head, 28.0, 9.0, 38.0, 0.0);
    pen.both(47.0, |pen| pen.mark(circle(34.0, 30.0, 9.4), 0xfffdf6));
    face::eyes(pen, look, (34.6, 30.6), (59.4, 30.6), 6.0);
    face::cheeks(pen, look, (24.0, 43.0), (70.0, 43.0), 4.6);
    let grin = || path("M28 44 Q47 50 66 44 Q64 60 47 60 Q30 60 28 44 Z");
    if look.expression.is_some() {
        face::mouth(pen, look, 47.0, 46.0, 22.0);
        return;
    }
    pen.mark(grin(), 0x8c2f3c);
    pen.within(grin(), |pen| {
        pen.mark(oval(47.0, 60.0, 10.0, 6.0), 0xf08a8f);
        pen.mark([36.0, 47.0, 58.0].map(|x| polygon(&placed((x, 0.0), "-3.4,43 3.4,43 0,53"))), Rgb::WHITE);
    });
    pen.line(grin(), 1.0, Rgb::INK);
}

fn scarecrow(pen: &mut Pen, look: &Look) {
    let shirt = look.main(0xc8604a);
    let straw = Rgb::hex(0xe9c468);
    pen.body(rect(47.0, 60.0, 6.0, 39.5), 0x9a6d48);
    pen.body(rect(3.0, 46.0, 94.0, 5.0), 0x9a6d48);
    pen.both(50.0, |pen| {
        pen.line(rows("-2,42 -4,48 -2,54").map(|[dx, dy]| curve(&[(12.0, 48.0), (dx, dy)])), 1.6, straw);
        pen.cloth(polygon("8,41 34,38 34,58 9,56"), shirt.shaded(0.08), look);
    });
    pen.line([38.0, 44.0, 56.0, 62.0].map(|x| curve(&[(x, 80.0), (x - 1.0, 90.0)])), 2.0, straw);
    pen.cloth(polygon("31,38 69,38 72,82 64,78 57,83 50,78 43,83 36,78 28,82"), shirt, look);
    pen.body(polygon("55,60 65,58 66,68 56,70"), 0x7fa9c9);
    pen.slot(Slot::Chest, 50.0, 54.0);
    pen.slot_box(Slot::Neck, 38.0, 35.0, 24.0, 7.0);
    pen.round(blob("50,8 64,13 68,26 62,38 50,41 38,38 32,26 36,13"), 0xf0d9a8);
    pen.body(blob("24,15 50,9 76,15 68,20 50,18 32,20"), 0xc9974f);
    pen.body(polygon("36,14 42,-3 60,-1 64,14 50,17"), 0xd9a85c);
    pen.slot_box(Slot::Head, 38.0, 0.0, 24.0, 0.0);
    face::cheeks(pen, look, (39.0, 30.0), (61.0, 30.0), 3.4);
    face::eyes(pen, look, (43.0, 24.0), (57.0, 24.0), 2.8);
    pen.mark(polygon("47.6,27 52.4,27 50,31"), 0xd9733f);
    face::mouth(pen, look, 50.0, 33.0, 10.0);
}

fn skeleton(pen: &mut Pen, look: &Look) {
    let bone = look.main(0xf6f1e4);
    let joint = |pen: &mut Pen, spine: &str| {
        let along = spots(spine);
        for pair in along.windows(2) {
            pen.body(limb(pair, 3.6, 3.6), bone);
        }
        for &(x, y) in &along {
            pen.round(circle(x, y, 2.8), bone);
        }
    };
    joint(pen, "30,74 28,86 28,96");
    joint(pen, "42,74 44,86 44,96");
    pen.body([26.0, 46.0].map(|x| oval(x, 97.4, 6.0, 2.6)), bone);
    joint(pen, "24,49 14,58 12,70");
    joint(pen, if waves(look) { "48,49 60,46 63,32" } else { "48,49 58,58 60,70" });
    pen.body(limb("36,44 36,72", 4.4, 4.4), bone.shaded(0.08));
    for [y, half] in rows("48,11 54,11 60,9") {
        pen.body(limb(&[(36.0 - half, y + 1.0), (36.0, y), (36.0 + half, y + 1.0)], 3.6, 3.6), bone);
    }
    pen.body(blob("26,68 36,71 46,68 44,77 36,79 28,77"), bone);
    pen.slot(Slot::Chest, 36.0, 54.0);
    pen.round(blob("36,2 52,7 59,20 55,32 46,36 44,43 28,43 26,36 17,32 13,20 20,7"), bone);
    pen.slot_box(Slot::Head, 20.0, 4.0, 32.0, 0.0);
    pen.slot_box(Slot::Neck, 27.0, 42.0, 18.0, 5.0);
    pen.both(36.0, |pen| pen.mark(circle(28.0, 21.0, 6.4), 0x55505c));
    pen.both(36.0, |pen| pen.mark(circle(28.4, 20.4, 2.2), 0xfffdf6));
    pen.slot_box(Slot::Face, 20.0, 14.0, 32.0, 16.0);
    pen.mark(polygon("36,27 38.4,32 33.6,32"), 0x55505c);
    face::mouth(pen, look, 36.0, 36.0, 14.0);
    face::cheeks(pen, look, (20.0, 30.0), (52.0, 30.0), 3.0);
}
