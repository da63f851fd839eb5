//! What one makes and mends things with.

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("hammer", 0.72, 0.35, hammer),
    Figure::on_ground("saw", 1.7, 0.2, saw),
    Figure::on_ground("wrench", 0.5, 0.25, wrench),
    Figure::on_ground("screwdriver", 0.3, 0.25, screwdriver),
    Figure::on_ground("axe", 0.66, 0.6, axe),
    Figure::on_ground("shovel", 0.4, 1.1, shovel),
    Figure { name: "scissors", aspect: 0.72, height: 0.2, stands: Stands::Free, draw: Drawn::Rust(scissors) },
    Figure::on_ground("ladder", 0.62, 2.0, ladder),
    Figure { name: "key", aspect: 2.3, height: 0.04, stands: Stands::Free, draw: Drawn::Rust(key) },
    Figure::on_ground("lock", 0.74, 0.08, lock),
    Figure { name: "gear", aspect: 1.0, height: 0.2, stands: Stands::Free, draw: Drawn::Rust(gear) },
    Figure::on_ground("pencil", 0.2, 0.18, pencil),
    Figure::on_ground("paintbrush", 0.26, 0.25, paintbrush),
    Figure { name: "palette", aspect: 1.3, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(palette) },
];

const WOOD: Rgb = Rgb(192, 136, 86);
const STEEL: Rgb = Rgb(176, 184, 198);

fn hammer(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    let steel = look.accent(STEEL);
    pen.body(path("M33 24 L41 24 L43 92 Q43 99.5 37 99.5 Q31 99.5 31 92 Z"), wood);
    pen.body(path("M31 66 L43 66 L43.6 92 Q43 99.5 37 99.5 Q31 99.5 30.6 92 Z"), 0xc4524a);
    pen.body(path("M28 8 L46 8 L46 30 L28 30 Z"), steel.shaded(0.1));
    pen.body(path("M44 10 L58 10 L58 7 Q64 5 70 7 L70 31 Q64 33 58 31 L58 27 L44 27 Z"), steel);
    pen.body(path("M30 9 Q12 8 2 26 Q2 29 5 28 Q16 20 30 26 Z"), steel.lit(0.1));
    pen.shine(path("M32 11 L56 12 L56 15 L32 14 Z"), 0.6);
}

fn saw(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    let mut edge = vec![(50.0, 24.0), (168.0, 46.0), (166.0, 60.0)];
    for i in 0..20 {
        let x = 162.0 - 5.8 * f64::from(i);
        let y = 62.0 + 1.1 * f64::from(i);
        edge.push((x + 2.6, y + 4.0));
        edge.push((x, y));
    }
    pen.body(polygon(&edge), STEEL.lit(0.2));
    pen.shine(polygon("56,28 160,48 159,51 56,34"), 0.7);
    pen.body(path("M56 18 Q60 14 54 10 Q40 8 26 16 Q4 30 2 60 Q2 82 20 90 Q40 96 52 90 Q60 86 58 78 Q54 68 60 58 Q64 40 56 18 Z M38 36 Q46 36 46 50 Q46 70 36 74 Q22 76 20 62 Q20 40 38 36 Z"), wood);
    pen.round(rows("52,30 50,78").map(|[x, y]| circle(x, y, 2.8)), 0xe0b85f);
}

fn wrench(pen: &mut Pen, look: &Look) {
    let steel = look.main(STEEL);
    pen.turned((25.0, 50.0), 18.0, |pen| {
        pen.body(path("M18 30 L32 30 L31 72 L19 72 Z"), steel);
        pen.mark(round_rect(23.0, 38.0, 4.4, 28.0, 2.2), steel.shaded(0.3));
        pen.body(
            path("M13 4 Q2 10 5 22 Q8 33 25 34 Q42 33 45 22 Q48 10 37 4 L36 17 L25 23 L14 17 Z"),
            steel.lit(0.1),
        );
        pen.body(circle(25.0, 82.0, 13.5), steel.lit(0.06));
        pen.mark(circle(25.0, 82.0, 6.6), steel.shaded(0.6));
    });
}

fn screwdriver(pen: &mut Pen, look: &Look) {
    let grip = look.main(0xdb5b4e);
    pen.body(path("M12.5 44 L17.5 44 L17.5 90 L19 93 L17 99.5 L13 99.5 L11 93 L12.5 90 Z"), STEEL);
    pen.body(round_rect(9.0, 38.0, 12.0, 8.0, 2.0), 0x5f5866);
    pen.body(path("M6 8 Q6 1 15 1 Q24 1 24 8 L26 26 Q26 36 20 40 L10 40 Q4 36 4 26 Z"), grip);
    pen.line([10.0, 15.0, 20.0].map(|x| polyline(&[(x, 10.0), (x, 34.0)])), 1.4, grip.shaded(0.4));
    pen.shine(round_rect(6.6, 10.0, 2.0, 20.0, 1.0), 0.6);
}

fn axe(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    pen.turned((33.0, 60.0), 8.0, |pen| {
        pen.body(limb("30,4 30,40 27,70 32,96", 6.4, 8.6), wood);
        pen.body(path("M24 10 L36 10 Q50 10 62 2 Q68 22 60 44 Q50 34 36 32 L24 32 Q21 21 24 10 Z"), STEEL);
        pen.mark(path("M62 2 Q68 22 60 44 L55 39 Q60 22 56.6 6 Z"), STEEL.lit(0.7));
        pen.mark(round_rect(26.5, 17.0, 8.0, 8.0, 1.0), 0xc4524a);
    });
}

fn shovel(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    pen.line(path("M11 6 Q11 3 14 3 L26 3 Q29 3 29 6 Q28 13 20 15 Q12 13 11 6 Z"), 3.4, wood.shaded(0.15));
    pen.body(rect(17.4, 14.0, 5.2, 50.0), wood);
    pen.body(
        path("M16 56 L24 56 L24 66 L36 66 Q40 66 39 72 Q38 92 20 99.5 Q2 92 1 72 Q0 66 4 66 L16 66 Z"),
        STEEL,
    );
    pen.mark(path("M20 62 L20 88"), STEEL.shaded(0.3));
    pen.shine(path("M6 70 L10 70 Q10 84 16 92 Q7 86 6 70 Z"), 0.6);
}

fn scissors(pen: &mut Pen, look: &Look) {
    let grip = look.main(0xdb5b4e);
    let blade = "M36 58 L30 62 L50 2 Q56 10 52 24 Z";
    pen.body(path(blade), STEEL);
    pen.mirrored(36.0, |pen| pen.body(path(blade), STEEL.lit(0.3)));
    pen.both(36.0, |pen| {
        pen.line(path("M35 57 Q44 66 48 70"), 6.6, grip.edge());
        pen.line(oval(52.0, 83.0, 12.0, 13.0), 7.4, grip.edge());
        pen.line(path("M35 57 Q44 66 48 70"), 5.6, grip);
        pen.line(oval(52.0, 83.0, 12.0, 13.0), 6.2, grip);
        pen.line(arc(52.0, 83.0, 12.6, 13.6, -80.0, 60.0), 1.4, grip.lit(0.6).alpha(0.8));
    });
    pen.round(circle(36.0, 55.0, 3.2), STEEL.shaded(0.2));
}

/// A step ladder that stands by itself.
fn ladder(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    for (a, b) in rows_of::<(Spot, Spot)>("24,6,50,98 38,6,60,94") {
        pen.line(polyline(&[a, b]), 3.4, wood.shaded(0.4));
    }
    for t in steps(0.16, 0.18, 5) {
        let (y, left, right) = (4.0 + 94.0 * t, 22.0 - 18.0 * t, 40.0 + 8.0 * t);
        pen.body(rect(left, y, right - left, 4.6), wood.lit(0.1));
    }
    for (a, b) in rows_of::<(Spot, Spot)>("22,4,3.4,98 40,4,48,98") {
        pen.line(polyline(&[a, b]), 5.2, wood.edge());
        pen.line(polyline(&[a, b]), 4.2, wood);
    }
    pen.slot_box(Slot::Top, 16.0, -20.0, 30.0, 22.0);
    pen.body(round_rect(16.0, 1.0, 31.0, 6.0, 2.0), wood.lit(0.2));
}

fn key(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xe0b04f);
    pen.body(path("M84 42 L222 42 Q228 42 228 49 Q228 56 222 56 L216 56 L216 82 L202 82 L202 70 L192 70 L192 82 L178 82 L178 56 L84 56 Z"), gold);
    pen.body(path("M48 2 A47 47 0 1 1 47.9 2 Z M48 24 A25 25 0 1 0 48.1 24 Z"), gold.lit(0.08));
    pen.line(arc(48.0, 49.0, 38.0, 38.0, -80.0, 70.0), 4.0, gold.lit(0.7).alpha(0.8));
    pen.body(round_rect(92.0, 35.0, 10.0, 28.0, 3.0), gold);
    pen.shine(rect(106.0, 45.0, 108.0, 2.4), 0.6);
}

fn lock(pen: &mut Pen, look: &Look) {
    let brass = look.main(0xe0b04f);
    pen.line(path("M18 46 L18 26 Q18 6 37 6 Q56 6 56 26 L56 46"), 10.4, STEEL.edge());
    pen.line(path("M18 46 L18 26 Q18 6 37 6 Q56 6 56 26 L56 46"), 9.0, STEEL);
    pen.body(round_rect(2.0, 42.0, 70.0, 57.5, 9.0), brass);
    pen.mark(circle(37.0, 65.0, 7.0), brass.shaded(0.75));
    pen.mark(polygon("34,66 40,66 42,84 32,84"), brass.shaded(0.75));
    pen.shine(round_rect(8.0, 48.0, 4.0, 44.0, 2.0), 0.6);
}

fn gear(pen: &mut Pen, look: &Look) {
    let steel = look.main(STEEL);
    let mut edge = Vec::new();
    for i in 0..10 {
        for [turn, r] in rows("-12,38 -7.5,49 7.5,49 12,38") {
            edge.push(on_circle(50.0, 50.0, r, f64::from(i) * 36.0 + turn));
        }
    }
    let mut rim = polygon(&edge);
    rim.extend(circle(50.0, 50.0, 14.0).reverse_subpaths());
    pen.body(rim, steel);
    pen.line(circle(50.0, 50.0, 30.0), 2.0, steel.shaded(0.35));
    pen.line(circle(50.0, 50.0, 15.4), 3.0, steel.shaded(0.3));
}

fn pencil(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xf2b93c);
    pen.body(path("M2 78 L18 78 L10 99.5 Z"), 0xeecb9c);
    pen.mark(polygon("7.4,92.5 12.6,92.5 10,99.5"), Rgb::INK);
    pen.body(rect(2.0, 15.0, 16.0, 64.0), paint);
    pen.mark(rect(7.2, 15.0, 5.6, 64.0), paint.lit(0.35));
    pen.mark(polygon("2,78 7.3,82 10,78 12.7,82 18,78 18,76 2,76"), paint.shaded(0.1));
    pen.body(rect(1.4, 9.0, 17.2, 7.0), STEEL);
    pen.body(round_rect(2.0, 0.5, 16.0, 9.0, 3.5), 0xea9a9a);
    pen.slot_box(Slot::Words, 6.0, 20.0, 8.0, 54.0);
}

fn paintbrush(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x4f9ac0);
    pen.body(path("M13 1 Q17 1 17 10 L18.5 58 L7.5 58 L9 10 Q9 1 13 1 Z"), WOOD);
    pen.body(path("M7 56 L19 56 L20.5 72 L5.5 72 Z"), STEEL);
    pen.body(path("M5.5 71 L20.5 71 Q24 84 13 99.5 Q2 84 5.5 71 Z"), 0x8a6244);
    pen.mark(path("M4.8 80 Q10 84 13 80 Q17 84 21.4 80 Q20.4 90 13 99.5 Q5.6 90 4.8 80 Z"), paint);
    pen.shine(path("M10 8 L12 8 L11.4 54 L9.8 54 Z"), 0.5);
}

fn palette(pen: &mut Pen, look: &Look) {
    let wood = look.main(0xd9a86c);
    pen.body(
        path(
            "M66 4 C104 2 128 24 127 48 C126 66 110 66 98 64 C84 62 80 72 86 82 C90 92 78 98 62 97 \
        C26 96 3 74 4 48 C5 22 32 5 66 4 Z M60 74 C52 74 48 80 52 85 C56 90 66 88 68 82 \
        C69 77 66 74 60 74 Z",
        ),
        wood,
    );
    let dabs = tinted("28,44,d9473f 42,26,f2a03c 64,18,f6d45c 86,24,7fb35f 104,40,4f9ac0 28,66,8a6ab0");
    for (i, ([x, y], tone)) in dabs.enumerate() {
        let r = 8.0 + look.vary(i as u64);
        pen.round(blob(&sized((x, y), (r, r), "-1,0 -0.3,-0.9 0.8,-0.5 1,0.4 0,0.9 -0.8,0.6")), tone);
        pen.shine(oval(x - r * 0.3, y - r * 0.4, r * 0.3, r * 0.16), 0.8);
    }
    if look.fine {
        let lines = rows("40,52,30 60,40,34 44,62,20")
            .map(|[x, y, w]| curve(&[(x, y), (x + w / 2.0, y - 1.6), (x + w, y)]));
        pen.line(together(lines), 0.6, wood.shaded(0.4).alpha(0.6));
    }
}
