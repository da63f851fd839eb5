//! What one sits, lies and works at.

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("chair", 0.62, 0.95, chair),
    Figure::on_ground("armchair", 1.05, 1.0, armchair),
    Figure::on_ground("sofa", 1.95, 0.9, sofa),
    Figure::on_ground("table", 1.7, 0.75, table),
    Figure::on_ground("desk", 1.6, 0.78, desk),
    Figure::on_ground("bed", 1.75, 1.1, bed),
    Figure::on_ground("park bench", 1.6, 0.9, bench),
    Figure::on_ground("pillow", 1.3, 0.35, pillow),
];

const WOOD: Rgb = Rgb(176, 120, 76);

fn chair(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    let seat = look.accent(0xd9806a);
    pen.body([14.0, 46.0].map(|x| rect(x, 54.0, 4.6, 38.0)), wood.shaded(0.3));
    pen.body([5.0, 52.0].map(|x| path_at((x, 0.0), "M0 4 Q2.5 0 5 4 L5 58 L0 58 Z")), wood);
    pen.body(path("M8 7 Q31 1 54 7 L54 17 Q31 11 8 17 Z"), wood.lit(0.1));
    pen.body([17.0, 28.6, 40.0].map(|x| rect(x, 13.0, 4.6, 40.0)), wood.shaded(0.06));
    pen.slot_box(Slot::Top, 8.0, 20.0, 46.0, 34.0);
    pen.body(path("M6 52 L56 52 L61 62 Q61 66 57 66 L5 66 Q1 66 1 62 Z"), wood.lit(0.08));
    pen.body(path("M8 50 Q31 46 54 50 L58 60 Q31 64 4 60 Z"), seat);
    pen.body([3.0, 54.0].map(|x| path_at((x, 0.0), "M0 66 L5.6 66 L4.8 99.5 L0.8 99.5 Z")), wood);
    pen.body(rect(7.0, 80.0, 48.0, 3.4), wood.shaded(0.1));
}

fn armchair(pen: &mut Pen, look: &Look) {
    let cloth = look.main(look.choose(1, &[0x7fa58c, 0xc9776a, 0x7d93b5, 0xd9a85f].map(Rgb::hex)));
    upholstery(pen, look, cloth, 105.0, 1);
}

fn sofa(pen: &mut Pen, look: &Look) {
    let cloth = look.main(look.choose(1, &[0x5f9a94, 0xc9776a, 0x7d83b5, 0xd9a85f].map(Rgb::hex)));
    upholstery(pen, look, cloth, 195.0, 2);
    let second = look.accent(0xf0c86a);
    pen.turned((44.0, 50.0), -12.0, |pen| pen.cloth(round_rect(30.0, 36.0, 28.0, 26.0, 7.0), second, look));
}

/// A padded seat for `places`, `width` units wide.
fn upholstery(pen: &mut Pen, look: &Look, cloth: Rgb, width: f64, places: u32) {
    for x in [12.0, width - 18.0] {
        pen.body(path_at((x, 0.0), "M0 88 L7 88 L5.5 99.5 L1.5 99.5 Z"), WOOD.shaded(0.3));
    }
    let (left, right) = (10.0, width - 10.0);
    pen.cloth(
        path(&format!(
            "M{left} 70 L{left} 26 Q{left} 4 {} 4 L{} 4 Q{right} 4 {right} 26 L{right} 70 Z",
            left + 20.0,
            right - 20.0
        )),
        cloth,
        look,
    );
    let inner = (width - 44.0) / f64::from(places);
    for i in 0..places {
        let x = 22.0 + inner * f64::from(i);
        pen.cloth(round_rect(x, 14.0, inner, 46.0, 9.0), cloth.lit(0.1), look);
        pen.mark(rows("0.3,30 0.7,30").map(|[dx, dy]| circle(x + inner * dx, dy, 1.3)), cloth.shaded(0.45));
    }
    pen.slot_box(Slot::Top, 24.0, 20.0, width - 48.0, 38.0);
    for i in 0..places {
        let x = 21.0 + (width - 42.0) / f64::from(places) * f64::from(i);
        pen.cloth(round_rect(x, 54.0, (width - 42.0) / f64::from(places), 20.0, 7.0), cloth.lit(0.2), look);
    }
    pen.body(round_rect(14.0, 70.0, width - 28.0, 20.0, 4.0), cloth.shaded(0.14));
    for (x, tone) in [(2.0, 0.12), (width - 26.0, 0.0)] {
        pen.cloth(
            path_at((x, 0.0), "M0 88 L0 48 Q0 38 12 38 Q24 38 24 48 L24 88 Q24 91 21 91 L3 91 Q0 91 0 88 Z"),
            cloth.lit(tone),
            look,
        );
        pen.line(curve(&placed((x, 0.0), "6,50 12,45 18,50")), 0.8, cloth.shaded(0.4).alpha(0.7));
    }
}

/// A plank on four legs; things stand on its upper edge.
fn table(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    pen.body([28.0, 134.0].map(|x| rect(x, 30.0, 7.0, 56.0)), wood.shaded(0.34));
    pen.body(path("M18 14 L152 14 L168 26 L2 26 Z"), wood.lit(0.26));
    grain(pen, look, &[(30.0, 18.0, 80.0), (70.0, 22.0, 60.0)], wood);
    pen.slot_box(Slot::Top, 22.0, -30.0, 126.0, 50.0);
    pen.body(rect(2.0, 26.0, 166.0, 7.0), wood);
    pen.body(rect(10.0, 33.0, 150.0, 9.0), wood.shaded(0.16));
    pen.body([9.0, 151.0].map(|x| path_at((x, 0.0), "M0 33 L10 33 L8.5 99.5 L1.5 99.5 Z")), wood.lit(0.05));
    if let Some(pattern) = look.pattern {
        let cover = path(
            "M18 14 L152 14 L168 26 L168 52 L152 44 L136 52 L119 44 L102 52 L85 44 L68 52 L51 44 L34 52 L18 44 L2 52 L2 26 Z",
        );
        let cloth = look.accent(0xfaf1de);
        pen.body(cover.clone(), cloth);
        pen.pattern(cover, pattern, Rgb::hex(0xd9604f));
    }
}

/// Lines along the wood: (x, y, length) each.
fn grain(pen: &mut Pen, look: &Look, lines: &[(f64, f64, f64)], wood: Rgb) {
    if look.fine {
        let lines = lines
            .iter()
            .map(|&(x, y, length)| curve(&[(x, y), (x + length / 2.0, y + 0.6), (x + length, y)]));
        pen.line(together(lines), 0.5, wood.shaded(0.4).alpha(0.5));
    }
}

/// Drawers at the right, room for a chair at the left.
fn desk(pen: &mut Pen, look: &Look) {
    let wood = look.main(0xb98556);
    pen.body(rect(16.0, 30.0, 6.0, 58.0), wood.shaded(0.36));
    pen.body(rect(20.0, 32.0, 74.0, 34.0), wood.shaded(0.42));
    pen.body(path("M14 14 L146 14 L158 25 L2 25 Z"), wood.lit(0.28));
    grain(pen, look, &[(26.0, 18.0, 60.0), (80.0, 21.0, 58.0)], wood);
    pen.slot_box(Slot::Top, 18.0, -36.0, 124.0, 55.0);
    pen.body(rect(2.0, 25.0, 156.0, 7.0), wood.lit(0.06));
    pen.body(rect(8.0, 32.0, 7.0, 67.5), wood);
    pen.body(rect(92.0, 32.0, 60.0, 64.0), wood.shaded(0.06));
    pen.body([94.0, 144.0].map(|x| rect(x, 95.0, 6.0, 4.5)), wood.shaded(0.3));
    for [y, h] in rows("36,14 53,14 70,22") {
        pen.body(round_rect(97.0, y, 50.0, h, 1.5), wood.lit(0.1));
        pen.round(round_rect(117.0, y + h / 2.0 - 1.6, 10.0, 3.2, 1.6), 0xe0b85f);
    }
}

/// Seen from its side; the pillow is at the left.
fn bed(pen: &mut Pen, look: &Look) {
    let cover = look.main(look.choose(1, &[0x7d9ec0, 0xd98f8a, 0x8fb39a].map(Rgb::hex)));
    let wood = look.accent(WOOD);
    pen.body(path("M4 12 Q4 2 14 2 L22 2 Q30 2 30 12 L30 90 L4 90 Z"), wood);
    pen.body([5.0, 158.0].map(|x| rect(x, 86.0, 8.0, 13.5)), wood.shaded(0.2));
    pen.body(rect(18.0, 70.0, 146.0, 18.0), wood.shaded(0.08));
    pen.body(round_rect(20.0, 52.0, 146.0, 22.0, 6.0), 0xfaf5ea);
    let cushion =
        [(22.0, 50.0), (24.0, 38.0), (42.0, 34.0), (62.0, 40.0), (66.0, 52.0), (46.0, 58.0), (26.0, 56.0)];
    pen.body(blob(&cushion), 0xfffaf0);
    pen.line(curve("28,52 42,50 58,52"), 0.6, 0xcfc4c9);
    pen.slot_box(Slot::Top, 34.0, 10.0, 120.0, 44.0);
    pen.cloth(path("M62 46 Q90 40 120 44 Q150 42 166 48 Q170 60 168 80 Q150 86 132 81 Q110 87 90 81 Q74 86 66 80 Q60 60 62 46 Z"), cover, look);
    pen.body(path("M62 46 Q70 43 80 43.4 Q76 60 80 82.6 Q72 84 66 80 Q60 60 62 46 Z"), cover.lit(0.45));
    for [x, y] in rows("100,54 128,52 150,56") {
        pen.line(curve(&placed((x, y), "0,0 2,12 -1,24")), 0.7, cover.shaded(0.4).alpha(0.5));
    }
    pen.body(path("M160 40 Q160 34 166 34 Q173 34 173 41 L173 90 L160 90 Z"), wood.lit(0.06));
}

fn bench(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    let iron = Rgb::hex(0x5a5462);
    pen.body([8.0, 22.0, 36.0].map(|y| round_rect(6.0, y, 148.0, 9.0, 2.5)), wood.lit(0.1));
    grain(pen, look, &[(20.0, 12.0, 60.0), (70.0, 27.0, 70.0), (30.0, 40.0, 50.0)], wood);
    pen.line([20.0, 132.0].map(|x| path_at((x, 0.0), "M0 4 L2 50 L-4 99")), 4.0, iron);
    pen.slot_box(Slot::Top, 20.0, 8.0, 120.0, 50.0);
    pen.body(rows("4,54,152 1,62,158").map(|[x, y, w]| round_rect(x, y, w, 8.0, 2.5)), wood.lit(0.2));
    pen.slot_box(Slot::Words, 50.0, 22.0, 60.0, 9.0);
    for x in [14.0, 140.0] {
        pen.line(path_at((x, 0.0), "M0 70 Q-1 84 -5 99 M-3 84 L9 84"), 4.4, iron);
        pen.line(path_at((x, 0.0), "M9 70 L13 99"), 4.0, iron);
        pen.line(path_at((x, 0.0), "M0 62 L0 44 Q-1 38 -9 44"), 3.4, iron);
    }
}

fn pillow(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xf6efe6);
    let outline = spots("4,22 16,14 65,22 114,14 126,22 121,56 126,90 114,99 65,93 16,99 4,90 9,56");
    pen.cloth(blob(&outline), cloth, look);
    for (a, b, c) in rows_of::<(Spot, Spot, Spot)>(
        "10,24,24,34,34,36 120,24,108,34,98,35 10,90,24,82,33,82 120,90,108,82,98,82",
    ) {
        pen.line(curve(&[a, b, c]), 0.9, cloth.shaded(0.35).alpha(0.7));
    }
    pen.slot_box(Slot::Words, 34.0, 42.0, 62.0, 30.0);
    pen.slot_box(Slot::Top, 24.0, 0.0, 82.0, 50.0);
}
