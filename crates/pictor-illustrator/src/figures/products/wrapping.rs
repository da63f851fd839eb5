//! What goods are wrapped in, and what is tied around them.

use super::print::{self, PAPER, bow};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("gift", 0.96, 0.3, gift),
    Figure::on_ground("box", 1.2, 0.35, carton),
    Figure::on_ground("package", 1.2, 0.35, package),
    Figure::on_ground("paper bag", 0.8, 0.4, paper_bag),
    Figure::on_ground("pouch", 0.76, 0.3, pouch),
    Figure { name: "ribbon", aspect: 1.3, height: 0.2, stands: Stands::Free, draw: Drawn::Rust(ribbon) },
    Figure { name: "label", aspect: 1.5, height: 0.08, stands: Stands::Free, draw: Drawn::Rust(label) },
];

/// A box with a lid, a band both ways, and a bow.
fn gift(pen: &mut Pen, look: &Look) {
    let paper = look.main(look.choose(20, &[0xe0605e, 0x5d9fc2, 0x7fb069, 0xe8a7b8, 0xf0b64f].map(Rgb::hex)));
    let silk = look.accent(if paper.luma() > 0.6 { Rgb::hex(0xd9576b) } else { Rgb::hex(0xfbe3b0) });
    pen.cloth(round_rect(8.0, 50.0, 80.0, 49.5, 2.0), paper, look);
    if look.pattern.is_none() && !look.lettered && look.fine {
        for i in 0..12_u64 {
            let (x, y) =
                (13.0 + (i % 4) as f64 * 21.0 + (i / 4 % 2) as f64 * 7.0, 60.0 + (i / 4) as f64 * 15.0);
            pen.mark(circle(x, y, 1.8), paper.lit(0.45).alpha(0.7));
        }
    }
    pen.body(rect(39.0, 50.0, 18.0, 49.5), silk);
    pen.shade(rect(8.0, 50.0, 80.0, 5.0), 0.18);
    pen.body(round_rect(3.0, 32.0, 90.0, 19.0, 2.5), paper.lit(0.08));
    pen.body(rect(38.0, 32.0, 20.0, 19.0), silk.lit(0.08));
    pen.shine(round_rect(6.0, 34.0, 28.0, 2.6, 1.3), 0.5);
    bow(pen, (48.0, 27.0), 66.0, silk);
    if look.lettered {
        pen.flat(round_rect(13.0, 63.0, 70.0, 26.0, 2.5), PAPER);
    }
    pen.slot_box(Slot::Words, 16.0, 65.0, 64.0, 22.0);
}

/// An open cardboard box whose front can be lettered.
fn carton(pen: &mut Pen, look: &Look) {
    let card = look.main(0xcd9f6b);
    pen.body(polygon("22,24 98,24 110,40 10,40"), card.shaded(0.45));
    pen.body(polygon("22,24 98,24 92,8 28,8"), card.shaded(0.16));
    pen.body(polygon("22,24 10,40 0,30 12,14"), card.lit(0.06));
    pen.body(polygon("98,24 110,40 120,30 108,14"), card.shaded(0.2));
    pen.slot_box(Slot::Inside, 22.0, 2.0, 76.0, 56.0);
    pen.body(polygon("10,40 110,40 108,99.5 12,99.5"), card);
    pen.body(polygon("10,40 110,40 116,55 4,55"), card.lit(0.16));
    pen.shade(polygon("10.5,55 109.5,55 109.3,60 10.7,60"), 0.16);
    if !look.lettered {
        pen.line(round_rect(80.0, 74.0, 17.0, 17.0, 1.0), 0.9, card.shaded(0.5));
        for x in [85.0, 92.0] {
            pen.line(curve(&[(x, 87.0), (x, 78.0)]), 1.3, card.shaded(0.5));
            pen.mark(polygon(&placed((x, 0.0), "-2.6,80 2.6,80 0,76")), card.shaded(0.5));
        }
    }
    pen.slot_box(Slot::Words, 20.0, 64.0, 80.0, 30.0);
}

/// A closed parcel with tape and an address.
fn package(pen: &mut Pen, look: &Look) {
    let card = look.main(0xcd9f6b);
    pen.body(polygon("24,16 114,16 92,38 2,38"), card.lit(0.18));
    pen.body(polygon("92,38 114,16 117,78 95,99.5"), card.shaded(0.28));
    pen.body(polygon("2,38 92,38 95,99.5 5,99.5"), card);
    let tape = Rgb::hex(0xe8cf9f);
    pen.mark(polygon("60,16 72,16 50,38 38,38"), tape.alpha(0.85));
    pen.mark(polygon("38,38 50,38 50.3,56 47,54 44,56.5 41,54 38.6,56"), tape.alpha(0.85));
    pen.flat(polygon("12,62 60,62 61,92 13,92"), PAPER);
    pen.slot_box(Slot::Words, 15.0, 64.0, 43.0, 26.0);
    if !look.lettered {
        for [y, end] in rows("69,50 75,55 81,44") {
            pen.line(curve(&[(18.0, y), (end, y)]), 1.2, Rgb::INK.alpha(0.6));
        }
    }
    for [x, flip] in rows("72,0 83,1") {
        pen.line(curve(&[(x, 92.0), (x, 82.0 - flip)]), 1.4, card.shaded(0.55));
        pen.mark(polygon(&placed((x, 0.0), "-3,84 3,84 0,79")), card.shaded(0.55));
    }
}

/// A carrier bag with cord handles.
fn paper_bag(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xd9b184);
    let cord = look.accent(0xf3e6cf);
    pen.line(curve("26,34 26,12 40,4 54,12 54,34"), 2.6, cord.shaded(0.4));
    pen.body(polygon("10,26 70,26 74,34 6,34"), paper.shaded(0.5));
    pen.slot_box(Slot::Inside, 12.0, 6.0, 56.0, 40.0);
    pen.cloth(polygon("6,32 64,32 66,99.5 3,99.5"), paper, look);
    pen.body(polygon("64,32 74,28 77,94 66,99.5"), paper.shaded(0.22));
    pen.line(curve("64,32 71,62 66,99"), 0.6, paper.shaded(0.55).alpha(0.7));
    pen.mark(polygon("6,32 64,32 64.2,38 5.7,38"), paper.lit(0.25).alpha(0.6));
    pen.line(curve("22,38 22,16 35,7 48,16 48,38"), 2.8, cord.edge());
    pen.line(curve("22,38 22,16 35,7 48,16 48,38"), 2.0, cord);
    pen.round([22.0, 48.0].map(|x| circle(x, 38.0, 2.0)), cord);
    print::label(pen, look, (14.0, 52.0), (42.0, 32.0), paper.shaded(0.5));
}

/// A little cloth sack tied with a string.
fn pouch(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xd8c09a);
    let cord = look.accent(0x9a5f56);
    pen.body(
        path("M26 26 C22 14 12 8 10 2 Q20 7 25 3 Q32 8 38 3 Q45 8 51 3 Q57 7 66 2 C64 8 54 14 50 26 Z"),
        cloth.shaded(0.1),
    );
    pen.cloth(
        path(
            "M27 25 L49 25 C62 34 74 60 73 80 C72 96 62 99.5 38 99.5 C14 99.5 4 96 3 80 C2 60 14 34 27 25 Z",
        ),
        cloth,
        look,
    );
    pen.line(
        rows("29,18 34,31 42,46 47,58")
            .map(|[top, foot]| curve(&[(top, 28.0), ((top + foot) / 2.0, 36.0), (foot, 48.0)])),
        0.7,
        cloth.shaded(0.5).alpha(0.6),
    );
    pen.body(round_rect(24.0, 22.0, 28.0, 5.6, 2.8), cord);
    pen.line(["49,26 56,34 55,43", "49,26 60,30 64,38"].map(curve), 1.6, cord);
    pen.round(rows("55,44,2 64.4,39,2").map(|[x, y, r]| circle(x, y, r)), cord.lit(0.1));
    print::label(pen, look, (20.0, 58.0), (36.0, 26.0), cord);
}

/// A bow; a banner with folded ends where words are wanted.
fn ribbon(pen: &mut Pen, look: &Look) {
    let silk = look.main(0xd9596c);
    if !look.lettered {
        bow(pen, (65.0, 40.0), 124.0, silk);
        pen.shine(tilted_oval(26.0, 16.0, 12.0, 3.2, -12.0), 0.4);
        pen.shine(tilted_oval(92.0, 18.0, 10.0, 2.8, 12.0), 0.3);
        return;
    }
    pen.both(65.0, |pen| {
        pen.body(path("M2 44 L30 40 L30 76 L2 80 L12 62 Z"), silk.shaded(0.16));
        pen.flat(polygon("18,68 30,68 30,77"), silk.shaded(0.5));
    });
    pen.body(path("M18 34 Q65 18 112 34 L112 68 Q65 52 18 68 Z"), silk);
    pen.line(
        [4.0, 30.0].map(|dy| path(&format!("M18 {} Q65 {} 112 {}", 34.0 + dy, 18.0 + dy, 34.0 + dy))),
        0.8,
        silk.lit(0.6).alpha(0.8),
    );
    pen.slot_box(Slot::Words, 23.0, 32.0, 84.0, 25.0);
}

/// A swing tag on a string.
fn label(pen: &mut Pen, look: &Look) {
    let card = look.main(PAPER);
    let ink = look.accent(0xb4574f);
    pen.line(curve("25,52 12,40 4,18 14,4 26,14 28,34 24,50"), 1.8, 0xb98a57);
    pen.body(
        path("M8 54 L32 20 Q34 17 38 17 L141 17 Q146 17 146 22 L146 86 Q146 91 141 91 L38 91 Q34 91 32 88 Z"),
        card,
    );
    pen.line(path("M15 54 L36 24 L139.5 24 L139.5 84 L36 84 Z"), 1.1, ink.alpha(0.7));
    pen.flat(circle(26.0, 54.0, 5.6), ink.lit(0.2));
    pen.mark(circle(26.0, 54.0, 3.2), card.shaded(0.55));
    pen.line(limb("25,51 26,54", 1.0, 1.0), 0.8, 0xb98a57);
    pen.slot_box(Slot::Words, 42.0, 29.0, 92.0, 50.0);
    if !look.lettered {
        print::emblem(pen, look, (88.0, 47.0), 32.0, ink);
        pen.mark(line_across(66.0, 110.0, 71.0, 2.2), ink.alpha(0.7));
        pen.mark(line_across(74.0, 102.0, 76.5, 1.6), ink.alpha(0.5));
    }
    pen.shine(oval(60.0, 21.0, 20.0, 1.0), 0.4);
}
