//! What one wears, as it hangs in a shop.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure { name: "shirt", aspect: 1.05, height: 0.8, stands: Stands::Free, draw: Drawn::Rust(shirt) },
    Figure { name: "t shirt", aspect: 1.08, height: 0.75, stands: Stands::Free, draw: Drawn::Rust(t_shirt) },
    Figure { name: "sweater", aspect: 1.1, height: 0.75, stands: Stands::Free, draw: Drawn::Rust(sweater) },
    Figure { name: "jacket", aspect: 1.05, height: 0.8, stands: Stands::Free, draw: Drawn::Rust(jacket) },
    Figure { name: "dress", aspect: 0.76, height: 1.2, stands: Stands::Free, draw: Drawn::Rust(dress) },
    Figure { name: "trousers", aspect: 0.62, height: 1.0, stands: Stands::Free, draw: Drawn::Rust(trousers) },
    Figure { name: "scarf", aspect: 0.8, height: 0.6, stands: Stands::Free, draw: Drawn::Rust(scarf) },
    Figure { name: "glove", aspect: 0.86, height: 0.25, stands: Stands::Free, draw: Drawn::Rust(mitten) },
    Figure { name: "sock", aspect: 0.8, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(sock) },
    Figure { name: "tie", aspect: 0.34, height: 0.6, stands: Stands::Free, draw: Drawn::Rust(tie) },
];

/// A garment with sleeves down to `hand`, by the height of the sleeve's end.
fn torso(pen: &mut Pen, look: &Look, cloth: Rgb, (cuff_x, cuff_y): (f64, f64)) {
    let x = 52.5;
    pen.both(x, |pen| {
        pen.cloth(
            path(&format!(
                "M32 10 Q20 14 16 24 L{} {} Q{} {} {} {} L36 46 Z",
                cuff_x - 2.0,
                cuff_y - 4.0,
                cuff_x + 6.0,
                cuff_y + 3.0,
                cuff_x + 13.0,
                cuff_y + 1.0
            )),
            cloth.shaded(0.08),
            look,
        );
    });
    pen.cloth(path("M36 6 Q52 14 69 6 L80 14 Q78 40 80 96 Q52 102 25 96 Q27 40 25 14 Z"), cloth, look);
    for (a, b, c) in rows_of::<(Spot, Spot, Spot)>("30,40,36,60,34,84 74,44,69,62,72,82") {
        pen.line(curve(&[a, b, c]), 0.8, cloth.shaded(0.35).alpha(0.5));
    }
}

fn shirt(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xdfe9f2);
    torso(pen, look, cloth, (2.0, 84.0));
    pen.flat(path("M40 8 Q52 18 65 8 L52.5 26 Z"), cloth.shaded(0.4));
    pen.line(polyline("52.5,24 52.5,98"), 0.9, cloth.shaded(0.4));
    pen.mark([32.0, 46.0, 60.0, 74.0, 88.0].map(|y| circle(55.5, y, 1.4)), cloth.shaded(0.45));
    pen.body(path("M37 4 L41 6 L52 24 L43 32 L33 12 Z"), cloth.lit(0.3));
    pen.body(path("M68 4 L64 6 L53 24 L62 32 L72 12 Z"), cloth.lit(0.1));
    pen.body(path("M61 40 L74 40 L74 53 L67.5 57 L61 53 Z"), cloth.shaded(0.05));
    pen.slot_box(Slot::Words, 28.0, 60.0, 48.0, 26.0);
}

fn t_shirt(pen: &mut Pen, look: &Look) {
    let cloth = look.main(look.choose(1, &[0xfaf5ea, 0x6fb3ab, 0xe8907a].map(Rgb::hex)));
    pen.cloth(path("M38 4 Q54 16 70 4 L84 10 L106 34 L90 48 L82 40 Q81 70 83 97 Q54 102 25 97 Q27 70 26 40 L18 48 L2 34 L24 10 Z"), cloth, look);
    pen.line(path("M38 5 Q54 20 70 5"), 3.4, cloth.shaded(0.16));
    for (a, b) in rows_of::<(Spot, Spot)>("26,40,27,28 82,40,81,28") {
        pen.line(curve(&[a, b]), 0.9, cloth.shaded(0.4).alpha(0.7));
    }
    for d in ["M5 32 L20 45", "M103 32 L88 45", "M27 93 Q54 98 81 93"] {
        pen.line(path(d), 0.6, cloth.shaded(0.35).alpha(0.7));
    }
    pen.slot_box(Slot::Words, 31.0, 36.0, 46.0, 36.0);
    if !look.lettered && look.pattern.is_none() {
        pen.mark(
            heart(54.0, 50.0, 26.0),
            look.accent(if cloth.luma() > 0.8 { Rgb::hex(0xd9604f) } else { cloth.lit(0.75) }),
        );
    }
}

fn sweater(pen: &mut Pen, look: &Look) {
    let wool = look.main(0xc9574f);
    let cream = look.accent(0xfaf1de);
    pen.moved(2.0, 0.0, |pen| {
        torso(pen, look, wool, (2.0, 78.0));
        if look.pattern.is_none() && !look.lettered {
            pen.within(path("M25 14 L80 14 Q78 40 80 96 L25 96 Q27 40 25 14 Z"), |pen| {
                for [y, shift] in rows("38,0 62,4") {
                    pen.line(path_at((0.0, y), "M20 -7 L86 -7"), 1.2, cream);
                    pen.line(path_at((0.0, y + 7.0), "M20 0 L86 0"), 1.2, cream);
                    for x in steps(26.0 + shift, 8.0, 8) {
                        pen.mark(polygon(&placed((x, y), "-3.4,0 0,-4.4 3.4,0 0,4.4")), cream);
                    }
                }
            });
        }
        pen.body(path("M35 3 Q52 -1 70 3 L69 10 Q52 20 36 10 Z"), wool.shaded(0.14));
        pen.flat(path("M38 5 Q52 1 67 5 Q52 13 38 5 Z"), wool.shaded(0.55));
        pen.body(path("M24.6 90 Q52 96 80.4 90 L80 98 Q52 103 25 98 Z"), wool.shaded(0.14));
        pen.slot_box(Slot::Words, 30.0, 34.0, 45.0, 34.0);
    });
}

fn jacket(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0x6f7f5c);
    let lining = look.accent(0xf0c98f);
    torso(pen, look, cloth, (2.0, 82.0));
    pen.flat(path("M40 8 Q52 16 65 8 L58 98 L47 98 Z"), lining);
    pen.line(["47,98 44,40", "58,98 61,40"].map(polyline), 1.0, cloth.shaded(0.5));
    pen.body(path("M37 4 L42 7 L46 44 L34 30 L31 12 Z"), cloth.lit(0.16));
    pen.body(path("M68 4 L63 7 L59 44 L71 30 L74 12 Z"), cloth.lit(0.06));
    for x in [29.0, 63.0] {
        pen.body(round_rect(x, 66.0, 14.0, 16.0, 2.0), cloth.shaded(0.1));
        pen.body(round_rect(x - 0.6, 65.0, 15.2, 5.0, 1.5), cloth.shaded(0.2));
    }
    pen.round([52.0, 66.0, 80.0].map(|y| circle(44.0, y, 1.8)), 0xe0b85f);
    pen.slot_box(Slot::Words, 63.0, 46.0, 14.0, 10.0);
}

fn dress(pen: &mut Pen, look: &Look) {
    let cloth = look.main(look.choose(1, &[0xe8909f, 0x6fb3ab, 0xf0bf5c, 0x8f8fc8].map(Rgb::hex)));
    let sash = look.accent(cloth.shaded(0.36));
    pen.line([26.0, 50.0].map(|x| polyline(&[(x, 1.5), (x, 14.0)])), 3.4, cloth.shaded(0.1));
    pen.cloth(path("M24 10 Q30 17 38 17 Q46 17 52 10 Q54 26 53 40 L23 40 Q22 26 24 10 Z"), cloth, look);
    pen.cloth(path("M23 40 L53 40 Q64 64 75 92 Q66 100 56 95 Q47 101 38 96 Q29 101 20 95 Q10 100 1 92 Q12 64 23 40 Z"), cloth.lit(0.05), look);
    pen.line(
        rows("29,20 38,38 47,56")
            .map(|[top, foot]| curve(&[(top, 44.0), ((top + foot) / 2.0, 66.0), (foot, 92.0)])),
        0.9,
        cloth.shaded(0.4).alpha(0.6),
    );
    pen.body(path("M22.6 37 Q38 42 53.4 37 L54 43 Q38 48 22 43 Z"), sash);
    crate::figures::products::bow(pen, (38.0, 42.0), 20.0, sash.lit(0.1));
    pen.slot_box(Slot::Words, 22.0, 58.0, 32.0, 20.0);
}

fn trousers(pen: &mut Pen, look: &Look) {
    let denim = look.main(0x5a82b0);
    let seam = look.accent(0xe8c07a);
    pen.cloth(
        path("M10 3 L52 3 Q58 40 60 97 L37 97 Q36 60 31 38 Q26 60 25 97 L2 97 Q4 40 10 3 Z"),
        denim,
        look,
    );
    pen.body(path("M9.6 2 L52.4 2 L53.4 12 L8.6 12 Z"), denim.shaded(0.14));
    pen.body([16.0, 31.0, 45.0].map(|x| round_rect(x - 1.4, 1.0, 3.0, 12.0, 1.0)), denim.lit(0.16));
    pen.line(polyline("31,12 31,38"), 0.9, denim.shaded(0.5));
    pen.line(["M9 18 Q20 18 21 12", "M53 18 Q42 18 41 12"].map(path), 0.9, seam);
    pen.body([2.0, 37.4].map(|x| rect(x - 0.2, 91.0, 23.0, 7.5)), denim.lit(0.3));
    pen.round(circle(31.0, 7.0, 2.0), 0xe0b85f);
}

/// Wound once around, one end hangs before the other.
fn scarf(pen: &mut Pen, look: &Look) {
    let wool = look.main(0xd2504a);
    let second = look.accent(0xfaf1de);
    tail(pen, look, (46.0, 30.0), -10.0, wool.shaded(0.1), second, 58.0);
    tail(pen, look, (28.0, 30.0), 8.0, wool, second, 64.0);
    pen.flat(oval(40.0, 18.0, 26.0, 9.0), wool.shaded(0.5));
    let ring = || {
        path(
            "M4 20 Q6 3 40 3 Q74 3 76 20 Q78 38 60 42 Q40 46 20 42 Q2 38 4 20 Z M16 17 Q40 32 64 17 Q60 10 40 10 Q20 10 16 17 Z",
        )
    };
    pen.cloth(ring(), wool.lit(0.08), look);
    for (a, b, c) in rows_of::<(Spot, Spot, Spot)>("12,24,30,34,52,32 68,26,58,34,44,38") {
        pen.line(curve(&[a, b, c]), 1.0, wool.shaded(0.4).alpha(0.7));
    }
    pen.body(round_rect(22.0, 27.0, 22.0, 18.0, 7.0), wool.shaded(0.04));
}

fn tail(pen: &mut Pen, look: &Look, (x, y): (f64, f64), lean: f64, wool: Rgb, second: Rgb, length: f64) {
    let outline = || {
        path(&format!(
            "M{x} {y} L{} {y} L{} {} L{} {} Z",
            x + 17.0,
            x + 17.0 - lean * 0.4,
            y + length,
            x - lean * 0.4 - 2.0,
            y + length
        ))
    };
    for fx in steps(x - lean * 0.4, 3.2, 6) {
        pen.line(polyline(&placed((fx, y + length), "0,-1 -0.4,4.6")), 1.5, wool.shaded(0.1));
    }
    pen.cloth(outline(), wool, look);
    pen.within(outline(), |pen| {
        pen.mark([length - 20.0, length - 12.0].map(|dy| rect(x - 10.0, y + dy, 40.0, 4.6)), second);
    });
}

fn mitten(pen: &mut Pen, look: &Look) {
    let wool = look.main(0xd2504a);
    let cream = look.accent(0xfaf1de);
    pen.cloth(
        path("M20 70 L20 34 Q20 2 44 2 Q66 2 66 32 L66 42 Q74 32 82 38 Q88 44 80 56 L66 74 L20 74 Z"),
        wool,
        look,
    );
    pen.line(path("M66 42 Q64 52 66 60"), 1.0, wool.shaded(0.45).alpha(0.8));
    pen.body(round_rect(15.0, 68.0, 56.0, 31.5, 5.0), wool.shaded(0.12));
    for x in steps(20.0, 6.6, 8) {
        pen.line(polyline(&[(x, 71.0), (x, 97.0)]), 1.0, wool.shaded(0.5).alpha(0.7));
    }
    if look.pattern.is_none() {
        pen.line(path("M43 26 L43 54 M31 33 L55 47 M55 33 L31 47"), 2.4, cream);
    }
}

fn sock(pen: &mut Pen, look: &Look) {
    let wool = look.main(0x6fb3ab);
    let toe = look.accent(0xfaf1de);
    let outline = || path("M30 8 L68 8 L66 56 Q66 74 54 82 L30 97 Q12 104 4 90 Q-2 76 12 68 L30 56 Z");
    pen.cloth(outline(), wool, look);
    pen.within(outline(), |pen| {
        pen.mark(rows("4,90,21 66,74,16").map(|[x, y, r]| circle(x, y, r)), toe);
        if look.pattern.is_none() {
            pen.mark([26.0, 38.0, 50.0].map(|y| rect(20.0, y, 60.0, 5.0)), toe);
        }
    });
    pen.line(outline(), 0.7, wool.edge().alpha(0.7));
    pen.body(round_rect(27.0, 2.0, 44.0, 14.0, 3.0), wool.shaded(0.12));
}

fn tie(pen: &mut Pen, look: &Look) {
    let silk = look.main(0x4f6f9f);
    pen.cloth(path("M12 16 L22 16 L31 82 L17 99 L3 82 Z"), silk, look);
    if look.pattern.is_none() {
        pen.within(path("M12 16 L22 16 L31 82 L17 99 L3 82 Z"), |pen| {
            for y in steps(24.0, 14.0, 6) {
                pen.line(polyline(&[(0.0, y + 10.0), (34.0, y - 6.0)]), 3.0, look.accent(silk.lit(0.6)));
            }
        });
    }
    pen.body(path("M7 2 L27 2 L23 18 L11 18 Z"), silk.shaded(0.1));
}
