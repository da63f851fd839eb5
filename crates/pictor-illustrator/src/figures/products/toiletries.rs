//! What stands beside a bath or on a dressing table.

use super::print::{self, PAPER};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("body lotion", 0.5, 0.22, body_lotion),
    Figure::on_ground("shampoo", 0.46, 0.22, shampoo),
    Figure::on_ground("bath bomb", 1.0, 0.1, bath_bomb),
    Figure::on_ground("soap", 1.45, 0.08, soap),
    Figure::on_ground("perfume", 0.66, 0.14, perfume),
    Figure::on_ground("face cream", 1.15, 0.09, face_cream),
    Figure::on_ground("tube", 0.44, 0.16, tube),
    Figure::on_ground("lipstick", 0.34, 0.1, lipstick),
    Figure::on_ground("towel", 1.3, 0.25, towel),
];

/// A soft rounded bottle with a pump.
fn body_lotion(pen: &mut Pen, look: &Look) {
    let milk = look.main(0xf3dccb);
    let cap = look.accent(0xfbf6ec);
    pen.body(rect(22.5, 10.0, 5.0, 20.0), cap.shaded(0.12));
    pen.body(
        path("M15 5 Q15 2.5 18 2.5 L31 2.5 Q46 2.5 46.5 11.5 Q46.5 13.5 44.5 13.5 Q42.5 13.5 42 11.5 Q41 9.5 33 9.5 L18 9.5 Q15 9.5 15 7 Z"),
        cap,
    );
    pen.body(round_rect(16.0, 22.0, 18.0, 11.0, 2.5), cap);
    for x in [19.5, 23.2, 26.9, 30.5] {
        pen.line(curve(&[(x, 24.5), (x, 31.0)]), 0.6, cap.shaded(0.35).alpha(0.7));
    }
    pen.body(path("M14 33 L36 33 Q47 35 47 46 L46 93 Q45.5 99.5 38 99.5 L12 99.5 Q4.5 99.5 4 93 L3 46 Q3 35 14 33 Z"), milk);
    pen.shade(path("M38 36 Q47 38 46.5 48 L45.5 93 Q45 99 39 99 Q42 70 38 36 Z"), 0.1);
    print::label(pen, look, (8.5, 52.0), (33.0, 34.0), milk.shaded(0.55).mix(Rgb::hex(0x4f7a68), 0.4));
    pen.shine(round_rect(7.2, 40.0, 3.2, 52.0, 1.6), 0.75);
}

/// A flat bottle with a flip top.
fn shampoo(pen: &mut Pen, look: &Look) {
    let gel = look.main(0x63b6a6);
    let cap = look.accent(gel.shaded(0.4));
    pen.body(path("M13 4 Q13 1 16 1 L30 1 Q33 1 33 4 L35 18 L11 18 Z"), cap);
    pen.line(curve("12.2,9.5 33.8,9.5"), 0.7, cap.shaded(0.6));
    pen.shine(round_rect(15.0, 3.0, 2.2, 13.0, 1.0), 0.5);
    pen.body(
        path(
            "M10 17 L36 17 Q44 24 44 36 L44 92 Q44 99.5 36.5 99.5 L9.5 99.5 Q2 99.5 2 92 L2 36 Q2 24 10 17 Z",
        ),
        gel,
    );
    print::label(pen, look, (6.5, 40.0), (33.0, 44.0), gel.shaded(0.4));
    pen.shine(path("M8 24 Q5 29 5 38 L5 92 L8.2 94 L8.2 38 Q8.2 30 11 24 Z"), 0.6);
}

/// A two-coloured ball with a seam, petals and glitter, in a pleated paper cup.
fn bath_bomb(pen: &mut Pen, look: &Look) {
    let salt = look.main(0xf2a9bd);
    let swirl = look.accent(0xc9a7e0);
    let ball = || circle(50.0, 49.0, 46.0);
    pen.round(ball(), salt);
    pen.within(ball(), |pen| {
        pen.mark(
            path("M-2 62 C24 40 40 70 60 50 C74 36 86 42 104 28 L104 44 C84 58 72 52 60 64 C42 84 26 56 0 78 Z"),
            swirl.alpha(0.75),
        );
        pen.mark(path("M20 18 C34 30 48 10 66 22 C74 26 80 18 84 14 L70 2 L30 2 Z"), swirl.lit(0.35).alpha(0.6));
        for i in 0..34 {
            let (x, y) = (50.0 + 40.0 * look.vary(i), 42.0 + 38.0 * look.vary(50 + i));
            let speck = [Rgb::hex(0xfff3c4), Rgb::WHITE, salt.shaded(0.35), swirl.shaded(0.35)][i as usize % 4];
            pen.mark(circle(x, y, 0.7 + 0.5 * (1.0 + look.vary(90 + i))), speck.alpha(0.85));
        }
        pen.shade(path("M92 20 Q104 60 60 90 L100 96 Z"), 0.1);
    });
    let ridge = "M2.6 44 Q26 58 50 58 Q74 58 97.4 44 L98 50 Q74 64 50 64 Q26 64 2 50 Z";
    pen.body(path(ridge), salt.lit(0.16));
    pen.shine(path("M6 48 Q26 59.6 50 59.6 L50 61 Q26 61 6 50 Z"), 0.6);
    for [x, y, turn] in rows("40,26,-35 60,33,25 49,17,60") {
        pen.body(tilted_oval(x, y, 6.4, 3.6, turn), 0xd95f7f);
        pen.shine(tilted_oval(x - 1.2, y - 0.8, 3.0, 1.2, turn), 0.4);
    }
    pen.shine(tilted_oval(30.0, 20.0, 9.0, 5.0, -40.0), 0.55);
    paper_cup(pen, look);
}

fn paper_cup(pen: &mut Pen, look: &Look) {
    let mut edge = vec![(80.0, 99.5), (20.0, 99.5)];
    for i in 0..=16 {
        let x = 12.0 + 76.0 * f64::from(i) / 16.0;
        let sag = 9.0 * (1.0 - ((x - 50.0) / 38.0).powi(2));
        edge.push((x, 70.0 + sag + if i % 2 == 0 { 0.0 } else { 2.6 }));
    }
    pen.body(polygon(&edge), PAPER);
    for i in 1..16 {
        let t = f64::from(i) / 16.0;
        let (top, foot) = (12.0 + 76.0 * t, 20.0 + 60.0 * t);
        let fold = curve(&[(top, 71.5 + 9.0 * (1.0 - ((top - 50.0) / 38.0).powi(2))), (foot, 98.5)]);
        pen.line(fold, if i % 2 == 0 { 0.5 } else { 1.1 }, PAPER.shaded(0.35).alpha(0.45));
    }
    if look.lettered {
        pen.flat(round_rect(24.0, 82.0, 52.0, 15.0, 3.0), PAPER);
    } else {
        pen.flat(circle(50.0, 89.0, 7.6), PAPER);
        print::emblem(pen, look, (50.0, 89.0), 10.0, Rgb::hex(0xc25f7d));
    }
    pen.slot_box(Slot::Words, 26.0, 83.0, 48.0, 13.0);
}

/// A bar in a paper band, with a few bubbles.
fn soap(pen: &mut Pen, look: &Look) {
    let bar = look.main(0xf4dfae);
    pen.body(
        path("M4 64 Q4 44 26 42 L119 42 Q141 44 141 64 L141 78 Q141 99.5 117 99.5 L28 99.5 Q4 99.5 4 78 Z"),
        bar.shaded(0.12),
    );
    pen.body(path("M4 62 Q5 30 32 29 L113 29 Q140 30 141 62 Q141 80 117 80 L28 80 Q4 80 4 62 Z"), bar);
    pen.shine(path("M16 50 Q18 36 34 35 L72 35 L70 39 L36 40 Q24 42 21 54 Z"), 0.6);
    let band = "M50 29 L95 29 Q98 54 96.5 80 L96 99.5 L49 99.5 L48.5 80 Q47 54 50 29 Z";
    pen.body(path(band), PAPER);
    pen.line(curve("48.5,80 96.5,80"), 0.6, PAPER.shaded(0.4).alpha(0.6));
    let ink = bar.shaded(0.5).mix(Rgb::hex(0x5d8a5a), 0.5);
    pen.mark([36.5, 73.5].map(|y| line_across(52.0, 93.5, y, 1.0)), ink.alpha(0.8));
    pen.slot_box(Slot::Words, 52.0, 39.5, 41.5, 31.0);
    if !look.lettered {
        print::emblem(pen, look, (72.7, 55.0), 26.0, ink);
    }
    pen.shade(path("M95 29 Q98 54 96.5 80 L96 99.5 L99 99.5 L99.5 80 Q101 54 98 29 Z"), 0.14);
    for [x, y, r] in rows("20,22,10 36,14,6 122,22,7.5 130,9,4") {
        bubble(pen, x, y, r);
    }
}

/// A soap bubble.
fn bubble(pen: &mut Pen, x: f64, y: f64, r: f64) {
    pen.glass(circle(x, y, r), 0xcfe9f2, 0.55);
    pen.mark(
        tilted_oval(x + r * 0.35, y + r * 0.4, r * 0.36, r * 0.18, -40.0),
        Rgb::hex(0xf7b7d3).alpha(0.5),
    );
    pen.shine(tilted_oval(x - r * 0.38, y - r * 0.4, r * 0.3, r * 0.16, -45.0), 0.95);
}

/// A square flacon with a cut stopper.
fn perfume(pen: &mut Pen, look: &Look) {
    let scent = look.main(0xf0b6b0);
    let gold = look.accent(0xd9b261);
    pen.body(path("M23 3 L43 3 L49 15 L43 27 L23 27 L17 15 Z"), scent.lit(0.35));
    pen.mark(path("M17 15 L23 3 L29 15 L23 27 Z"), Rgb::WHITE.alpha(0.4));
    pen.mark(path("M49 15 L43 3 L37 15 L43 27 Z"), scent.shaded(0.3).alpha(0.4));
    pen.body(round_rect(24.0, 27.0, 18.0, 10.0, 1.5), gold);
    pen.line(curve("24.5,32 41.5,32"), 0.7, gold.shaded(0.5));
    let flacon = || {
        path("M10 37 L56 37 Q63 37 63 44 L63 92 Q63 99.5 55 99.5 L11 99.5 Q3 99.5 3 92 L3 44 Q3 37 10 37 Z")
    };
    pen.glass(flacon(), scent.lit(0.55), 0.85);
    pen.within(flacon(), |pen| {
        pen.fade(rect(8.0, 50.0, 50.0, 44.0), scent.lit(0.1), scent.shaded(0.22));
        pen.mark(polygon("8,50 58,50 55,53.5 11,53.5"), Rgb::WHITE.alpha(0.35));
        pen.line(curve("33,37 33,62"), 0.8, gold.alpha(0.7));
    });
    print::label(pen, look, (14.0, 62.0), (38.0, 24.0), gold.shaded(0.3));
    pen.shine(round_rect(6.0, 42.0, 3.4, 50.0, 1.7), 0.8);
    pen.shine(round_rect(57.5, 44.0, 2.0, 20.0, 1.0), 0.6);
}

/// A low jar with a broad lid.
fn face_cream(pen: &mut Pen, look: &Look) {
    let glaze = look.main(0xdfe9e6);
    let lid = look.accent(0xd9b98f);
    pen.body(path("M8 46 L107 46 L104 90 Q103 99.5 93 99.5 L22 99.5 Q12 99.5 11 90 Z"), glaze);
    pen.body(round_rect(4.0, 14.0, 107.0, 33.0, 6.0), lid);
    for i in 1..22 {
        let x = 4.0 + f64::from(i) * 4.86;
        pen.line(curve(&[(x, 24.0), (x, 44.0)]), 0.7, lid.shaded(0.4).alpha(0.5));
    }
    pen.shine(round_rect(12.0, 17.0, 60.0, 4.0, 2.0), 0.55);
    print::label(pen, look, (27.0, 55.0), (61.0, 36.0), lid.shaded(0.45));
    pen.shine(path("M15 54 L20 54 L22 92 Q18 92 17 86 Z"), 0.8);
}

/// A squeeze tube that stands on its cap.
fn tube(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xf7efe2);
    let cap = look.accent(0x8fb6a0);
    pen.body(round_rect(11.0, 82.0, 22.0, 17.5, 3.0), cap);
    pen.body(path("M2 4 L42 4 Q41 40 36 83 L8 83 Q3 40 2 4 Z"), skin);
    pen.body(rect(1.0, 1.0, 42.0, 6.5), skin.shaded(0.08));
    pen.line(steps(3.0, 2.9, 14).map(|x| curve(&[(x, 2.0), (x, 6.5)])), 0.4, skin.shaded(0.45).alpha(0.7));
    pen.mark(path("M4.6 40 Q22 48 39.4 40 L36.5 78 L7.5 78 Z"), cap.alpha(0.85));
    print::label(pen, look, (8.0, 15.0), (28.0, 36.0), cap.shaded(0.4));
    pen.shine(path("M5 10 L8 10 Q8 46 11 78 L9.5 80 Q5 46 5 10 Z"), 0.7);
}

/// Open, with a slanted tip.
fn lipstick(pen: &mut Pen, look: &Look) {
    let red = look.main(0xc93a51);
    let gold = look.accent(0xdcb768);
    pen.body(path("M9 44 L9 18 Q9 8 18 4 Q24 1 25 8 L25 44 Z"), red);
    pen.mark(path("M10 18 Q11 9 18.5 5.5 Q23 4 23 9 Q17 12 10 22 Z"), red.lit(0.35));
    pen.body(round_rect(6.5, 40.0, 21.0, 22.0, 1.5), gold);
    pen.body(round_rect(2.5, 58.0, 29.0, 41.5, 2.5), 0x453b48);
    pen.body(rect(2.5, 62.0, 29.0, 4.0), gold);
    pen.shine(round_rect(9.0, 42.0, 2.6, 15.0, 1.2), 0.7);
    pen.shine(round_rect(6.0, 68.0, 2.6, 28.0, 1.2), 0.45);
    pen.slot_box(Slot::Words, 7.0, 70.0, 20.0, 24.0);
}

/// A pile of folded towels, the uppermost rolled.
fn towel(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xf5efe4);
    let second = look.accent(0xa9cfc4);
    for (y, colour) in [(78.0, second), (56.0, cloth.shaded(0.05))] {
        folded(pen, look, y, colour);
    }
    let roll = path("M25 20 L108 20 Q124 22 124 38 Q124 54 108 56 L25 56 Z");
    pen.body(roll.clone(), cloth);
    pen.within(roll, |pen| {
        pen.line([84.0, 91.0].map(|x| curve(&placed((x, 0.0), "0,18 3,38 0,58"))), 2.4, second);
    });
    pen.round(oval(25.0, 38.0, 15.0, 18.0), cloth.shaded(0.06));
    for [rx, ry] in rows("11,13.5 7,9 3.2,4.6") {
        pen.line(oval(25.4, 38.6, rx, ry), 1.0, cloth.shaded(0.4).alpha(0.6));
    }
    pen.slot_box(Slot::Words, 46.0, 27.0, 36.0, 22.0);
}

/// One towel, folded, its upper edge at `y`.
fn folded(pen: &mut Pen, look: &Look, y: f64, cloth: Rgb) {
    let outline =
        || blob(&placed((0.0, y), "4,11 8,1 40,0 100,0 125,0.6 127,11 125,21 90,21.6 30,21.6 8,21"));
    pen.cloth(outline(), cloth, look);
    pen.line(curve(&placed((0.0, y), "6,11 60,11.4 127,11")), 1.0, cloth.shaded(0.4).alpha(0.7));
    pen.within(outline(), |pen| {
        for x in [14.0, 19.0] {
            pen.line(
                curve(&[(x, y), (x, y + 22.0)]),
                1.6,
                cloth.lit(0.4).mix(Rgb::hex(0xd9a78a), 0.5).alpha(0.7),
            );
        }
        if look.fine {
            for i in 0..26 {
                let (dx, dy) = (66.0 + 54.0 * look.vary(300 + i), y + 11.0 + 9.0 * look.vary(340 + i));
                pen.mark(circle(dx, dy, 0.5), cloth.shaded(0.3).alpha(0.4));
            }
        }
    });
}
