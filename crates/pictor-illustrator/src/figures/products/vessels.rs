//! Cups, jars and other vessels.

use super::print::{self, wisp};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("cup", 1.0, 0.1, cup),
    Figure::on_ground("jar", 0.74, 0.16, jar),
    Figure::on_ground("can", 0.56, 0.13, can),
    Figure::on_ground("bucket", 0.96, 0.3, bucket),
    Figure::on_ground("thermos", 0.4, 0.26, thermos),
    Figure::on_ground("vase", 0.7, 0.35, vase),
    Figure::on_ground("barrel", 0.78, 0.9, barrel),
];

/// A mug of something hot.
fn cup(pen: &mut Pen, look: &Look) {
    let glaze = look.main(look.choose(3, &[0xf6efe2, 0x7fb3b0, 0xe59a84, 0xf0c86a].map(Rgb::hex)));
    if !look.occupied {
        for [x, height] in rows("30,26 44,32") {
            wisp(pen, (x, 32.0), height, 3.0);
        }
    }
    let handle = path("M70 46 C96 42 98 84 68 82 L69 73 C84 74 84 54 70 56 Z");
    pen.body(handle, glaze.shaded(0.1));
    pen.flat(oval(38.0, 37.0, 35.0, 6.6), glaze.shaded(0.28));
    pen.mark(oval(38.0, 38.6, 31.0, 4.6), 0x7a4a2f);
    pen.mark(oval(34.0, 38.2, 18.0, 2.2), Rgb::hex(0xa8704a).alpha(0.8));
    pen.slot_box(Slot::Inside, 8.0, 6.0, 60.0, 36.0);
    pen.cloth(
        path("M3 37 Q20 44 38 44 Q56 44 73 37 L71 84 Q70 99.5 54 99.5 L22 99.5 Q6 99.5 5 84 Z"),
        glaze,
        look,
    );
    pen.line(curve("3,37.2 20,42.6 38,43.8 56,42.6 73,37.2"), 1.6, glaze.lit(0.5));
    pen.slot_box(Slot::Words, 14.0, 54.0, 48.0, 34.0);
    if !look.lettered && look.pattern.is_none() {
        let ink = if glaze.luma() > 0.7 { Rgb::hex(0xd9705f) } else { glaze.lit(0.7) };
        pen.mark(heart(38.0, 70.0, 20.0), ink);
    }
    pen.shine(path("M9 48 L13 49 L14 84 Q14 92 18 95 Q11 94 10.4 84 Z"), 0.6);
}

/// A jar with a screw lid and a label; what is in it shows through.
fn jar(pen: &mut Pen, look: &Look) {
    let filling = look.main(0xe3a04c);
    let lid = look.accent(0xc9a05c);
    let glass = || {
        path(
            "M14 20 L60 20 Q62 26 66 29 Q72 33 72 42 L72 90 Q72 99.5 62 99.5 L12 99.5 Q2 99.5 2 90 L2 42 Q2 33 8 29 Q12 26 14 20 Z",
        )
    };
    pen.glass(glass(), 0xd6e6e4, 0.6);
    pen.slot_box(Slot::Inside, 8.0, 36.0, 58.0, 58.0);
    if !look.occupied {
        pen.within(glass(), |pen| {
            pen.fade(path("M5.5 38 Q37 44 68.5 38 L68.5 96 L5.5 96 Z"), filling, filling.shaded(0.22));
            pen.mark(oval(37.0, 38.5, 31.5, 4.0), filling.lit(0.35));
        });
    }
    pen.body(round_rect(9.0, 3.0, 56.0, 18.0, 3.5), lid);
    pen.line(steps(12.5, 3.5, 15).map(|x| curve(&[(x, 9.0), (x, 19.0)])), 0.6, lid.shaded(0.45).alpha(0.6));
    pen.shine(round_rect(13.0, 4.8, 30.0, 2.2, 1.1), 0.6);
    print::label(pen, look, (12.0, 52.0), (50.0, 34.0), filling.shaded(0.5));
    pen.shine(path("M6.5 44 Q7 37 12 33 L14 34.5 Q10 39 10 46 L10 90 L6.5 90 Z"), 0.7);
}

/// A drinks can.
fn can(pen: &mut Pen, look: &Look) {
    let tin = look.main(0xd9534b);
    let steel = Rgb::hex(0xcfd4dc);
    let side = || path("M3 12 L53 12 L53 90 Q48 96 28 96 Q8 96 3 90 Z");
    pen.body(path("M6 88 L50 88 L46 99 Q28 101 10 99 Z"), steel.shaded(0.12));
    pen.cloth(side(), tin, look);
    pen.within(side(), |pen| {
        pen.mark(
            path("M-2 66 C16 50 34 78 60 56 L60 66 C36 88 18 60 -2 78 Z"),
            look.accent(tin.lit(0.75)).alpha(0.9),
        );
        pen.shade(rect(43.0, 10.0, 12.0, 90.0), 0.14);
    });
    pen.body(path("M3 12 Q4 6 9 4 L47 4 Q52 6 53 12 Q40 17 28 17 Q16 17 3 12 Z"), steel);
    pen.flat(oval(28.0, 5.6, 20.5, 4.0), steel.shaded(0.18));
    pen.mark(oval(30.0, 5.6, 6.0, 1.6), steel.lit(0.5));
    pen.slot_box(Slot::Words, 9.0, 24.0, 38.0, 28.0);
    pen.shine(round_rect(7.0, 20.0, 4.0, 70.0, 2.0), 0.55);
}

/// A tin pail with a wire handle.
fn bucket(pen: &mut Pen, look: &Look) {
    let tin = look.main(0x86b3c9);
    let wire = Rgb::hex(0x8e8796);
    pen.line(curve("6,40 14,12 48,2 82,12 90,40"), 3.0, wire.edge());
    pen.line(curve("6,40 14,12 48,2 82,12 90,40"), 2.0, wire.lit(0.2));
    pen.body(round_rect(37.0, 0.5, 22.0, 6.0, 3.0), 0xb07c4f);
    pen.flat(oval(48.0, 40.0, 45.0, 8.0), tin.shaded(0.5));
    pen.slot_box(Slot::Inside, 10.0, 4.0, 76.0, 46.0);
    let side = || path("M3 40 Q24 49 48 49 Q72 49 93 40 L80 93 Q78 99.5 70 99.5 L26 99.5 Q18 99.5 16 93 Z");
    pen.body(side(), tin);
    pen.within(side(), |pen| {
        for y in [60.0, 84.0] {
            pen.line(curve(&placed((0.0, y), "4,-5 48,3 92,-5")), 1.6, tin.shaded(0.35).alpha(0.6));
            pen.line(curve(&placed((0.0, y), "4,-6.4 48,1.4 92,-6.4")), 1.0, tin.lit(0.5).alpha(0.8));
        }
    });
    pen.line(curve("3,40 24,47 48,48.6 72,47 93,40"), 2.4, tin.lit(0.35));
    pen.round([6.5, 89.5].map(|x| circle(x, 42.0, 3.4)), wire);
    pen.slot_box(Slot::Words, 24.0, 63.0, 48.0, 17.0);
    pen.shine(path("M13 52 L19 54 L26 92 L22 92 Z"), 0.45);
}

/// A slim flask with a screwed cup.
fn thermos(pen: &mut Pen, look: &Look) {
    let steel = look.main(0x4f8f8b);
    pen.body(round_rect(8.0, 1.0, 24.0, 22.0, 4.0), look.accent(0xd7dbe0));
    pen.body(rect(7.0, 21.0, 26.0, 5.0), 0x9da3ad);
    pen.cloth(
        path("M8 26 L32 26 Q38 30 38 38 L38 93 Q38 99.5 31 99.5 L9 99.5 Q2 99.5 2 93 L2 38 Q2 30 8 26 Z"),
        steel,
        look,
    );
    pen.mark(line_across(2.0, 38.0, 88.0, 2.0), steel.lit(0.5).alpha(0.7));
    pen.slot_box(Slot::Words, 6.0, 46.0, 28.0, 34.0);
    if !look.lettered {
        print::emblem(pen, look, (20.0, 62.0), 20.0, steel.lit(0.8));
    }
    pen.shine(round_rect(5.4, 34.0, 3.2, 58.0, 1.6), 0.55);
    pen.shine(round_rect(11.0, 4.0, 2.6, 16.0, 1.3), 0.7);
}

/// A painted porcelain vase.
fn vase(pen: &mut Pen, look: &Look) {
    let glaze = look.main(0xf3f1ea);
    let ink = look.accent(if glaze.luma() > 0.6 { Rgb::hex(0x4a74b5) } else { glaze.lit(0.7) });
    pen.flat(oval(35.0, 5.0, 15.0, 3.6), glaze.shaded(0.5));
    pen.slot_box(Slot::Inside, 22.0, -30.0, 26.0, 60.0);
    let body = || {
        path(
            "M20 5 Q35 11 50 5 Q47 16 46 24 C46 36 67 42 67 64 C67 82 54 92 50 99.5 L20 99.5 C16 92 3 82 3 64 C3 42 24 36 24 24 Q23 16 20 5 Z",
        )
    };
    pen.body(body(), glaze);
    pen.within(body(), |pen| {
        for [y, width] in rows("25,1.6 29,0.8 90,1 94,2.4") {
            pen.line(curve(&placed((0.0, y), "0,-2 35,1.5 70,-2")), width, ink);
        }
        if look.pattern.is_none() && !look.lettered {
            pen.line(curve("14,80 22,64 38,60 54,50"), 1.2, ink);
            for [x, y, turn] in rows("20,70,-60 26,60,30 45,60,70 30,66,110") {
                pen.mark(tilted_oval(x, y, 5.0, 2.2, turn), ink.alpha(0.85));
            }
            for [x, y] in rows("38,56 52,50") {
                for petal in 0..5 {
                    let (px, py) = on_circle(x, y, 4.0, f64::from(petal) * 72.0);
                    pen.mark(circle(px, py, 2.8), ink.lit(0.25));
                }
                pen.mark(circle(x, y, 2.0), 0xf2cf7a);
            }
        }
    });
    if let Some(pattern) = look.pattern {
        pen.pattern(body(), pattern, ink);
    }
    pen.slot_box(Slot::Words, 14.0, 54.0, 42.0, 24.0);
    pen.shine(tilted_oval(15.0, 58.0, 3.4, 12.0, 14.0), 0.7);
}

/// Staves and hoops.
fn barrel(pen: &mut Pen, look: &Look) {
    let oak = look.main(0xb07a48);
    let iron = look.accent(0x77707c);
    let side = || path("M12 6 Q39 0 66 6 Q78 34 77 54 Q76 80 66 95 Q39 102 12 95 Q2 80 1 54 Q0 34 12 6 Z");
    pen.body(side(), oak);
    pen.within(side(), |pen| {
        for (i, t) in [-0.78, -0.5, -0.2, 0.12, 0.42, 0.72].into_iter().enumerate() {
            let x = 39.0 + t * 30.0;
            let bulge = 39.0 + t * 40.0;
            pen.line(curve(&[(x, 0.0), (bulge, 52.0), (x, 100.0)]), 0.8, oak.shaded(0.55).alpha(0.8));
            if look.fine {
                pen.line(
                    curve(&[(bulge + 4.0, 34.0 + 6.0 * (i % 2) as f64), (bulge + 4.4, 60.0)]),
                    0.4,
                    oak.shaded(0.4).alpha(0.6),
                );
            }
        }
        for [y, dip] in rows("15,4 34,6 70,6 88,5") {
            let hoop = [
                (-2.0, y - dip),
                (39.0, y + dip),
                (80.0, y - dip),
                (80.0, y - dip + 6.0),
                (39.0, y + dip + 6.0),
                (-2.0, y - dip + 6.0),
            ];
            let [a, b, c, d, e, f] = hoop;
            pen.fade(
                path(&format!(
                    "M{} {} Q{} {} {} {} L{} {} Q{} {} {} {} Z",
                    a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1, e.0, e.1, f.0, f.1
                )),
                iron.lit(0.2),
                iron.shaded(0.2),
            );
        }
        pen.shade(path("M60 -2 Q74 50 58 104 L90 104 L90 -2 Z"), 0.12);
    });
    pen.flat(oval(39.0, 6.4, 26.5, 4.6), oak.lit(0.18));
    pen.line(oval(39.0, 6.4, 22.0, 3.2), 0.6, oak.shaded(0.5).alpha(0.7));
    pen.slot_box(Slot::Top, 14.0, -20.0, 50.0, 26.0);
    pen.slot_box(Slot::Words, 14.0, 44.0, 50.0, 20.0);
}
