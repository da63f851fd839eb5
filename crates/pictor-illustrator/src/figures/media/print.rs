//! What is written and read.

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("book", 1.5, 0.2, book),
    Figure::on_ground("stack of books", 1.2, 0.3, |pen, look| stack(pen, look, 4)),
    Figure::on_ground("pile of two books", 2.4, 0.16, |pen, look| stack(pen, look, 2)),
    Figure::on_ground("pile of three books", 1.6, 0.23, |pen, look| stack(pen, look, 3)),
    Figure {
        name: "newspaper",
        aspect: 0.86,
        height: 0.4,
        stands: Stands::Free,
        draw: Drawn::Rust(newspaper),
    },
    Figure {
        name: "envelope",
        aspect: 1.42,
        height: 0.12,
        stands: Stands::Free,
        draw: Drawn::Rust(envelope),
    },
    Figure { name: "letter", aspect: 1.2, height: 0.2, stands: Stands::Free, draw: Drawn::Rust(letter) },
    Figure::on_ground("card", 0.84, 0.2, card),
    Figure::on_ground("birthday card", 0.84, 0.2, card),
    Figure { name: "scroll", aspect: 1.1, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(scroll) },
    Figure { name: "map", aspect: 1.35, height: 0.4, stands: Stands::Free, draw: Drawn::Rust(map) },
    Figure::on_ground("calendar", 0.96, 0.25, calendar),
];

const PAPER: Rgb = Rgb(252, 246, 232);

/// Grey lines that stand for text.
fn text(pen: &mut Pen, lines: &[(f64, f64, f64)], weight: f64) {
    let lines = lines.iter().map(|&(x0, x1, y)| polyline(&[(x0, y), (x1, y)]));
    pen.line(together(lines), weight, Rgb::hex(0x8f8894).alpha(0.8));
}

/// Open, seen from the front.
fn book(pen: &mut Pen, look: &Look) {
    let cover = look.main(look.choose(1, &[0x4f7fa8, 0xc0574c, 0x5f8f6a].map(Rgb::hex)));
    pen.body(path("M2 26 L148 26 L148 95 Q110 90 75 98 Q40 90 2 95 Z"), cover);
    for [inset, tone] in rows("0,0.14 2,0.06") {
        pen.body(
            path(&format!(
                "M{} {} Q40 6 75 22 L75 {} Q40 80 {} {} Z",
                6.0 + inset,
                16.0 - inset,
                94.0 - inset,
                6.0 + inset,
                88.0 - inset
            )),
            PAPER.shaded(tone),
        );
        pen.body(
            path(&format!(
                "M{} {} Q110 6 75 22 L75 {} Q110 80 {} {} Z",
                144.0 - inset,
                16.0 - inset,
                94.0 - inset,
                144.0 - inset,
                88.0 - inset
            )),
            PAPER.shaded(tone),
        );
    }
    pen.flat(path("M10 13 Q42 4 75 21 L75 91 Q42 77 10 84 Z"), PAPER);
    pen.flat(path("M140 13 Q108 4 75 21 L75 91 Q108 77 140 84 Z"), PAPER.lit(0.3));
    pen.shade(path("M75 21 Q68 17 60 14 L62 84 Q70 87 75 91 Z"), 0.1);
    pen.slot_box(Slot::Words, 85.0, 22.0, 48.0, 52.0);
    let rule = |x0: f64, x1: f64, y: f64, lift: f64| {
        curve(&[(x0, y), ((x0 + x1) / 2.0, y - 1.4 + lift), (x1, y + lift * 2.0)])
    };
    if !look.lettered {
        let right =
            (0..7).map(|i| rule(84.0, if i == 6 { 112.0 } else { 132.0 }, 30.0 + 7.4 * f64::from(i), -2.0));
        pen.line(together(right), 1.2, Rgb::hex(0x8f8894).alpha(0.8));
    }
    let left = (0..3).map(|i| rule(18.0, 64.0, 58.0 + 7.4 * f64::from(i), 2.6));
    pen.line(together(left), 1.2, Rgb::hex(0x8f8894).alpha(0.8));
    pen.within(path("M20 20 Q42 18 62 26 L62 50 Q42 44 20 48 Z"), |pen| {
        pen.mark(rect(10.0, 10.0, 60.0, 50.0), 0xa9d3e0);
        pen.mark(circle(50.0, 30.0, 5.0), 0xf6c566);
        pen.mark(path("M10 50 Q28 28 44 42 Q56 34 70 46 L70 60 L10 60 Z"), 0x8fb968);
    });
    pen.body(path("M72 92 L80 92 L81 99.5 L76.5 96.5 L72 99.5 Z"), 0xd9554b);
}

/// So many books, as wide as the box.
fn stack(pen: &mut Pen, look: &Look, count: usize) {
    pen.scaled((0.0, 99.5), 4.0 / count as f64, |pen| {
        for (i, usual) in [0xc9604a, 0x4f7f8a, 0xe0b04f, 0x6b8f5a].into_iter().take(count).enumerate() {
            let asked = look.colours.get(i).or(look.colours.first());
            let colour = asked.map_or(Rgb::hex(usual), |c| c.shaded(if i % 2 == 1 { 0.12 } else { 0.0 }));
            closed_book(pen, look, i, colour);
        }
        let top = 99.5 - 21.0 * count as f64;
        pen.slot_box(Slot::Top, 24.0, top - 36.0, 72.0, 36.0);
    });
}

/// The i-th book of a pile, from below.
fn closed_book(pen: &mut Pen, look: &Look, i: usize, colour: Rgb) {
    let y = 99.5 - 21.0 * (i as f64 + 1.0);
    let shift = 5.0 * look.vary(i as u64 + 5);
    let (x0, x1) = (6.0 + shift + 3.0 * i as f64, 114.0 + shift - 3.0 * i as f64);
    pen.body(rect(x0 + 4.0, y + 3.0, x1 - x0 - 5.0, 15.0), PAPER.shaded(0.06));
    let pages = [6.0, 9.0, 12.0, 15.0].map(|dy| polyline(&[(x0 + 8.0, y + dy), (x1 - 1.5, y + dy)]));
    pen.line(together(pages), 0.4, PAPER.shaded(0.4));
    let (e, f, g, [a, b, c, d]) = (x0 + 8.0, x0 + 9.0, x0 + 4.6, [3.4, 10.5, 17.6, 21.0].map(|dy| y + dy));
    let pages = format!(
        "M{x1} {y} L{e} {y} Q{x0} {y} {x0} {b} Q{x0} {d} {e} {d} L{x1} {d} \
        L{x1} {c} L{f} {c} Q{g} {b} {f} {a} L{x1} {a} Z"
    );
    pen.body(path(&pages), colour);
    pen.mark(rect(x0 + 16.0, y, 3.4, 3.4), colour.lit(0.5));
}

fn newspaper(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xf3efe6);
    pen.body(polygon("8,6 84,3 85,96 10,99"), paper.shaded(0.14));
    pen.body(polygon("2,2 80,2 80,97 2,97"), paper);
    if look.lettered {
        pen.slot_box(Slot::Words, 6.0, 5.0, 70.0, 14.0);
    } else {
        pen.slot_box(Slot::Words, 6.0, 5.0, 70.0, 14.0);
        pen.mark(rows("8,14 25,22 50,24").map(|[x, w]| rect(x, 7.0, w, 8.6)), Rgb::INK.alpha(0.85));
    }
    pen.line(polyline("6,21 76,21"), 0.9, Rgb::INK);
    pen.mark(rect(6.0, 26.0, 44.0, 30.0), 0xb9c3c9);
    pen.mark(circle(38.0, 36.0, 4.6), 0xf3efe6);
    pen.mark(polygon("6,56 20,36 30,48 36,42 50,56"), 0x7f8a94);
    let columns: Vec<(f64, f64, f64)> = (0..8)
        .map(|i| (54.0, 76.0, 28.0 + 4.0 * f64::from(i)))
        .chain((0..8).flat_map(|i| [6.0, 30.0, 54.0].map(|x| (x, x + 21.0, 63.0 + 4.2 * f64::from(i)))))
        .collect();
    text(pen, &columns, 1.2);
}

fn envelope(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xf7ecd4);
    pen.body(round_rect(1.0, 1.0, 140.0, 98.0, 4.0), paper);
    pen.line(["2,97 54,48", "140,97 88,48"].map(polyline), 0.9, paper.shaded(0.4).alpha(0.8));
    pen.shade(path("M4 3 L71 66 L138 3 Z"), 0.12);
    pen.body(path("M3 1.5 L139 1.5 Q140 4 137 6 L78 60 Q71 66 64 60 L5 6 Q2 4 3 1.5 Z"), paper.lit(0.2));
    pen.round(circle(71.0, 57.0, 12.0), 0xc9473f);
    pen.mark(heart(71.0, 57.5, 11.0), 0xe8857a);
    pen.slot_box(Slot::Words, 34.0, 72.0, 74.0, 20.0);
}

/// A sheet that comes out of its envelope.
fn letter(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xf0dcb8);
    pen.body(polygon("4,46 60,8 116,46 116,60 4,60"), paper.shaded(0.35));
    pen.body(round_rect(14.0, 2.0, 92.0, 70.0, 2.0), PAPER);
    pen.slot_box(Slot::Words, 20.0, 6.0, 80.0, 44.0);
    if !look.lettered {
        text(
            pen,
            &[
                (22.0, 60.0, 12.0),
                (22.0, 96.0, 21.0),
                (22.0, 92.0, 29.0),
                (22.0, 97.0, 37.0),
                (22.0, 70.0, 45.0),
            ],
            1.8,
        );
        pen.mark(heart(90.0, 13.0, 9.0), 0xd9604f);
    }
    pen.body(polygon("4,46 52,76 4,99.5"), paper.lit(0.1));
    pen.body(polygon("116,46 68,76 116,99.5"), paper.shaded(0.06));
    pen.body(path("M4 99.5 L54 71 Q60 67.6 66 71 L116 99.5 Z"), paper.lit(0.25));
}

/// Stands half open.
fn card(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xf6b8b0);
    pen.body(polygon("12,4 82,8 82,96 12,99"), PAPER.shaded(0.2));
    pen.cloth(polygon("12,4 76,1 76,99.5 12,99"), paper, look);
    pen.line(polygon("17,9 71,6.6 71,94 17,94"), 0.9, PAPER);
    if look.lettered {
        pen.flat(round_rect(20.0, 18.0, 48.0, 36.0, 3.0), PAPER);
    }
    pen.slot_box(Slot::Words, 21.0, 19.0, 46.0, 34.0);
    pen.moved(44.0, if look.lettered { 88.0 } else { 74.0 }, |pen| {
        cake(pen, if look.lettered { 0.72 } else { 1.0 });
    });
    if !look.lettered {
        for (i, x) in [24.0, 34.0, 54.0, 64.0].into_iter().enumerate() {
            pen.mark(star(x, 20.0 + 3.0 * (i % 2) as f64, 3.0, 1.3, 5), PAPER);
        }
    }
}

/// A small cake with a candle, standing on the origin.
fn cake(pen: &mut Pen, scale: f64) {
    pen.scaled((0.0, 0.0), scale, |pen| {
        pen.body(round_rect(-17.0, -18.0, 34.0, 18.0, 2.0), 0xc98a5c);
        pen.body(path("M-18 -22 L18 -22 L18 -14 Q14 -9 11 -14 Q8 -9 4 -13 Q0 -8 -4 -13 Q-8 -9 -11 -14 Q-14 -9 -18 -14 Z"), PAPER);
        pen.body(round_rect(-11.0, -33.0, 22.0, 12.0, 2.0), 0xe5909a);
        pen.body(rect(-1.6, -43.0, 3.2, 11.0), 0x6fb3ab);
        pen.mark(drop(0.0, -52.0, 5.0, 9.0), 0xf9b23f);
        pen.flat(oval(0.0, 0.6, 22.0, 2.4), 0xfdf8ec);
    });
}

fn scroll(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xf0dcae);
    pen.body(path("M20 12 L96 12 L90 84 L14 84 Z"), paper);
    pen.slot_box(Slot::Words, 26.0, 24.0, 60.0, 50.0);
    if !look.lettered {
        text(pen, &[(28.0, 82.0, 32.0), (28.0, 78.0, 41.0), (27.0, 82.0, 50.0), (27.0, 66.0, 59.0)], 1.6);
        pen.round(circle(74.0, 68.0, 6.4), 0xc9473f);
    }
    for [x, y] in rows("14,3 6,80") {
        pen.body(round_rect(x, y, 90.0, 17.0, 8.5), paper.lit(0.15));
        pen.mark(path_at((x, y), "M4 12 Q45 16 86 12"), paper.shaded(0.2).alpha(0.6));
        for end in [x + 4.0, x + 86.0] {
            pen.round(oval(end, y + 8.5, 4.4, 8.0), paper.shaded(0.2));
            pen.line(oval(end, y + 8.5, 2.0, 4.0), 0.8, paper.shaded(0.5));
        }
    }
}

fn map(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xecd9a8);
    for (i, data) in
        ["M2 10 L46 2 L46 90 L2 98 Z", "M46 2 L90 10 L90 98 L46 90 Z", "M90 10 L133 2 L133 90 L90 98 Z"]
            .into_iter()
            .enumerate()
    {
        pen.body(path(data), paper.shaded(if i == 1 { 0.12 } else { 0.0 }));
    }
    let sheet = || path("M2 10 L46 2 L90 10 L133 2 L133 90 L90 98 L46 90 L2 98 Z");
    pen.within(sheet(), |pen| {
        pen.mark(path("M0 30 Q30 40 40 20 Q46 10 44 0 L0 0 Z"), Rgb::hex(0x8fc3d0).alpha(0.8));
        pen.mark(path("M134 60 Q104 56 96 78 Q92 92 96 100 L134 100 Z"), Rgb::hex(0x8fc3d0).alpha(0.8));
        pen.mark(rows("66,30 76,36 60,40").map(|[x, y]| polygon(&placed((x, y), "-6,6 0,-6 6,6"))), 0x9a7f5c);
        pen.mark(rows("22,64 30,58 18,54").map(|[x, y]| circle(x, y, 4.0)), 0x86a85f);
    });
    let dashes = rows("20,84,28,78 36,74,46,72 54,70,64,66 72,60,82,54 90,48,98,40")
        .map(|[x0, y0, x1, y1]| polyline(&[(x0, y0), (x1, y1)]));
    pen.line(together(dashes), 2.0, 0xb5443c);
    pen.line(path("M102 22 L114 36 M114 22 L102 36"), 3.4, 0xc9473f);
    pen.slot_box(Slot::Words, 52.0, 76.0, 36.0, 14.0);
}

fn calendar(pen: &mut Pen, look: &Look) {
    let head = look.main(0xd9554b);
    pen.body(round_rect(3.0, 10.0, 90.0, 89.5, 5.0), PAPER);
    pen.body(path("M3 34 L3 15 Q3 10 8 10 L88 10 Q93 10 93 15 L93 34 Z"), head);
    pen.line([22.0, 48.0, 74.0].map(|x| path_at((x, 0.0), "M0 18 L0 5")), 4.0, 0x8e8796);
    if look.lettered {
        pen.slot_box(Slot::Words, 10.0, 40.0, 76.0, 52.0);
        return;
    }
    pen.slot_box(Slot::Words, 14.0, 19.0, 68.0, 13.0);
    let today = look.choose(9, &[9_u32, 12, 16]);
    for i in 0..24_u32 {
        let (x, y) = (10.0 + 13.2 * f64::from(i % 6), 41.0 + 14.0 * f64::from(i / 6));
        let tone = if i == today { head } else { Rgb::hex(0xded6cc) };
        pen.mark(round_rect(x, y, 9.6, 9.6, 2.0), tone);
    }
}
