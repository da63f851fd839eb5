//! Arms, treasure and what goes to sea.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure { name: "sword", aspect: 0.34, height: 1.0, stands: Stands::Free, draw: Drawn::Rust(sword) },
    Figure { name: "shield", aspect: 0.82, height: 0.7, stands: Stands::Free, draw: Drawn::Rust(shield) },
    Figure { name: "bow and arrow", aspect: 0.8, height: 1.3, stands: Stands::Free, draw: Drawn::Rust(bow) },
    Figure { name: "wand", aspect: 0.8, height: 0.4, stands: Stands::Free, draw: Drawn::Rust(wand) },
    Figure::on_ground("treasure chest", 1.2, 0.6, treasure_chest),
    Figure { name: "coin", aspect: 1.0, height: 0.03, stands: Stands::Free, draw: Drawn::Rust(coin) },
    Figure::on_ground("crystal ball", 0.8, 0.3, crystal_ball),
    Figure { name: "anchor", aspect: 0.82, height: 1.2, stands: Stands::Free, draw: Drawn::Rust(anchor) },
    Figure::on_ground("first aid kit", 1.2, 0.3, first_aid_kit),
    Figure::on_ground("suitcase", 1.2, 0.5, suitcase),
];

const STEEL: Rgb = Rgb(192, 198, 210);
const GOLD: Rgb = Rgb(224, 180, 80);

fn sword(pen: &mut Pen, look: &Look) {
    let blade = look.main(STEEL);
    let grip = look.accent(0x7a4a38);
    pen.body(path("M17 1 L23 12 L22 72 L12 72 L11 12 Z"), blade);
    pen.mark(path("M17 1 L23 12 L22 72 L17 72 Z"), blade.shaded(0.25).alpha(0.8));
    pen.mark(path("M16 14 L18 14 L18 68 L16 68 Z"), blade.shaded(0.4).alpha(0.7));
    pen.body(path("M2 68 Q17 72 32 68 Q34 72 31 76 Q17 79 3 76 Q0 72 2 68 Z"), GOLD);
    pen.body(rect(13.4, 76.0, 7.2, 16.0), grip);
    for y in [79.0, 83.0, 87.0] {
        pen.line(polyline(&[(13.6, y + 1.0), (20.4, y - 1.0)]), 1.2, grip.shaded(0.5));
    }
    pen.round(circle(17.0, 95.0, 4.6), GOLD);
    pen.mark(circle(17.0, 73.0, 2.2), 0xd9473f);
}

fn shield(pen: &mut Pen, look: &Look) {
    let field = look.main(0x4f78b0);
    let second = look.accent(0xd9554b);
    let outline = |inset: f64| {
        path(&format!(
            "M{inset} {} Q41 {} {} {} L{} 44 Q{} 82 41 {} Q{inset} 82 {inset} 44 Z",
            8.0 + inset,
            -2.0 + inset * 1.2,
            82.0 - inset,
            8.0 + inset,
            82.0 - inset,
            82.0 - inset,
            99.5 - inset * 1.2
        ))
    };
    pen.body(outline(1.0), STEEL);
    pen.body_with(outline(6.0), field, |pen| {
        pen.mark(rect(41.0, 0.0, 41.0, 48.0), second);
        pen.mark(rect(0.0, 48.0, 41.0, 52.0), second);
        pen.shade(path("M60 0 Q74 50 40 100 L82 100 L82 0 Z"), 0.12);
        pen.shine(path("M10 16 Q24 10 34 10 L22 60 Q12 50 10 40 Z"), 0.3);
    });
    if look.lettered {
        pen.flat(round_rect(15.0, 34.0, 52.0, 24.0, 3.0), 0xfbf3e2);
    } else {
        pen.body(star(41.0, 48.0, 17.0, 7.4, 5), GOLD);
    }
    pen.slot_box(Slot::Words, 17.0, 36.0, 48.0, 20.0);
    pen.round(rows("8,16 74,16 41,93").map(|[x, y]| circle(x, y, 2.4)), GOLD);
}

fn bow(pen: &mut Pen, look: &Look) {
    let wood = look.main(0x9a6a44);
    pen.line(polyline("30,3 24,50 30,97"), 0.9, 0xe8dcc0);
    pen.body(limb("30,3 44,22 50,50", 2.6, 5.6), wood);
    pen.body(limb("30,97 44,78 50,50", 2.6, 5.6), wood);
    pen.body(round_rect(46.4, 43.0, 7.4, 14.0, 3.0), 0xc4524a);
    pen.line(polyline("8,50 70,50"), 1.8, 0xd9b27a);
    pen.body(polygon("68,45 79,50 68,55"), STEEL);
    for [dy, tone] in rows("-4.6,0 4.6,0.16") {
        pen.body(
            polygon(&[(4.0, 50.0 + dy), (14.0, 50.0 + dy), (20.0, 50.0), (10.0, 50.0)]),
            Rgb::hex(0xd9554b).shaded(tone),
        );
    }
}

fn wand(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf6cf5c);
    pen.body(limb("12,96 46,44", 6.0, 4.4), 0x5a4a78);
    pen.line(polyline("13,95 16,90.4"), 6.4, 0xf3ead9);
    pen.glow(52.0, 30.0, 40.0, gold.alpha(0.6));
    pen.round(star(52.0, 30.0, 27.0, 12.0, 5), gold);
    for [x, y, r] in rows("20,40,5 72,62,6 14,14,3.6 76,6,3.4 38,70,3") {
        pen.mark(star(x, y, r, r * 0.36, 4), gold.lit(0.4));
    }
}

/// Open, full of gold; what lies in it may replace the gold.
fn treasure_chest(pen: &mut Pen, look: &Look) {
    let wood = look.main(0xa06a40);
    pen.body(path("M8 44 L8 26 Q10 6 30 4 L90 4 Q110 6 112 26 L112 44 Z"), wood.shaded(0.12));
    pen.flat(path("M14 44 L14 28 Q16 12 32 11 L88 11 Q104 12 106 28 L106 44 Z"), wood.shaded(0.6));
    pen.body([26.0, 84.0].map(|x| path_at((x, 0.0), "M0 44 L0 5 L10 5 L10 44 Z")), GOLD.shaded(0.2));
    pen.slot_box(Slot::Inside, 16.0, 8.0, 88.0, 52.0);
    if !look.occupied {
        pen.glow(60.0, 38.0, 52.0, GOLD.alpha(0.5));
        for i in 0..22_u64 {
            let x = 18.0 + 84.0 * (0.5 + 0.5 * look.vary(i));
            let y = 48.0 - 14.0 * (1.0 - ((x - 60.0) / 46.0).powi(2)) * (0.6 + 0.4 * look.vary(i + 40));
            pen.round(oval(x, y, 6.0, 4.4), if i % 3 == 0 { GOLD.lit(0.3) } else { GOLD });
        }
        for ([x, y], tone) in tinted("38,40,d9473f 70,36,4fa58c 86,44,5a8fd0") {
            pen.body(polygon(&placed((x, y), "-6,0 -3,-5 3,-5 6,0 0,7")), tone);
            pen.shine(polygon(&placed((x, y), "-6,0 -3,-5 0,0")), 0.6);
        }
    }
    pen.body(rect(6.0, 50.0, 108.0, 49.5), wood);
    pen.mark([62.0, 75.0, 88.0].map(|y| line_across(6.5, 113.5, y, 0.9)), wood.shaded(0.5));
    pen.body(rect(4.0, 47.0, 112.0, 7.0), GOLD);
    pen.body([5.0, 26.0, 84.0, 105.0].map(|x| rect(x, 53.0, 10.0, 46.5)), GOLD.shaded(0.1));
    pen.body(round_rect(50.0, 48.0, 20.0, 24.0, 4.0), GOLD.lit(0.2));
    pen.mark(circle(60.0, 57.0, 3.0), Rgb::INK);
    pen.mark(polygon("59,57 61,57 62,66 58,66"), Rgb::INK);
}

fn coin(pen: &mut Pen, look: &Look) {
    let gold = look.main(GOLD);
    pen.round(circle(50.0, 50.0, 49.0), gold.shaded(0.1));
    pen.round(circle(50.0, 50.0, 40.0), gold.lit(0.15));
    pen.line(circle(50.0, 50.0, 40.0), 1.6, gold.shaded(0.4));
    pen.slot_box(Slot::Words, 26.0, 34.0, 48.0, 32.0);
    if !look.lettered {
        pen.body(star(50.0, 51.0, 25.0, 11.0, 5), gold.shaded(0.06));
    }
    pen.shine(path("M16 44 Q20 22 40 15 Q26 28 23 48 Z"), 0.8);
}

fn crystal_ball(pen: &mut Pen, look: &Look) {
    let glass = look.main(0xa98fd6);
    pen.glow(40.0, 40.0, 52.0, glass.lit(0.4).alpha(0.5));
    pen.body(path("M14 99.5 Q14 90 24 84 L20 72 L60 72 L56 84 Q66 90 66 99.5 Z"), GOLD);
    pen.glass_with(circle(40.0, 41.0, 39.0), glass, 0.85, |pen| {
        pen.line(path("M12 56 Q30 40 44 54 Q56 66 70 46"), 5.0, Rgb::WHITE.alpha(0.3));
        pen.line(path("M16 40 Q34 24 48 38 Q58 48 72 32"), 3.4, Rgb::hex(0xf6cfe6).alpha(0.5));
        for [x, y, r] in rows("30,32,4.4 54,26,3 48,56,3.6 26,58,2.6") {
            pen.mark(star(x, y, r, r * 0.36, 4), 0xfff6d0);
        }
    });
    pen.shine(path("M8 40 Q10 16 32 7 Q18 22 16 44 Z"), 0.8);
    pen.body(path("M16 76 Q40 84 64 76 L62 82 Q40 90 18 82 Z"), GOLD.lit(0.2));
}

fn anchor(pen: &mut Pen, look: &Look) {
    let iron = look.main(0x4f6380);
    let lines = |pen: &mut Pen, width: f64, colour: Rgb| {
        pen.line(circle(41.0, 11.0, 7.6), width * 0.62, colour);
        pen.line(polyline("41,20 41,92"), width, colour);
        pen.line(polyline("24,31 58,31"), width * 0.9, colour);
        pen.line(path("M7 64 Q11 94 41 95 Q71 94 75 64"), width, colour);
    };
    lines(pen, 9.6, iron.edge());
    lines(pen, 8.2, iron);
    for [x, side] in rows("7,1 75,-1") {
        pen.body(polygon(&sized((x, 0.0), (side, 1.0), "0,52 14,70 -5,72")), iron);
    }
    pen.line(curve("41,36 41,84"), 1.6, iron.lit(0.5).alpha(0.8));
}

fn first_aid_kit(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd9534b);
    pen.line(path("M42 28 L42 14 Q42 6 50 6 L70 6 Q78 6 78 14 L78 28"), 6.0, red.shaded(0.4));
    pen.body(round_rect(2.0, 22.0, 116.0, 77.5, 9.0), red);
    pen.mark(line_across(2.5, 117.5, 44.0, 1.6), red.shaded(0.5));
    pen.body([20.0, 88.0].map(|x| round_rect(x, 38.0, 12.0, 12.0, 2.0)), STEEL);
    pen.body(circle(60.0, 64.0, 25.0), 0xfdf8f0);
    pen.mark(rect(54.4, 47.0, 11.2, 34.0), red);
    pen.mark(rect(43.0, 58.4, 34.0, 11.2), red);
    pen.shine(round_rect(9.0, 27.0, 60.0, 3.4, 1.7), 0.5);
}

fn suitcase(pen: &mut Pen, look: &Look) {
    let leather = look.main(0xb5794a);
    let trim = look.accent(leather.shaded(0.4));
    pen.line(path("M44 26 L44 14 Q44 7 51 7 L69 7 Q76 7 76 14 L76 26"), 6.0, trim);
    pen.body(round_rect(2.0, 22.0, 116.0, 77.5, 8.0), leather);
    pen.line(round_rect(6.0, 26.0, 108.0, 69.5, 6.0), 0.8, leather.lit(0.5).alpha(0.8));
    for x in [22.0, 86.0] {
        pen.body(rect(x, 22.0, 12.0, 77.5), trim);
        pen.body(round_rect(x - 1.0, 50.0, 14.0, 12.0, 2.0), GOLD);
    }
    for [x, y] in rows("2,22 104,22 2,85.5 104,85.5") {
        pen.body(round_rect(x, y, 14.0, 14.0, 5.0), trim.lit(0.1));
    }
    if look.lettered {
        pen.flat(round_rect(37.0, 48.0, 46.0, 24.0, 2.0), 0xfbf3e2);
    } else {
        pen.flat(circle(60.0, 48.0, 8.0), 0x6fb3ab);
        pen.flat(round_rect(48.0, 66.0, 24.0, 13.0, 1.5), 0xf0c86a);
        pen.mark(polygon("52,77 58,69 62,74 65,71 69,77"), 0xd9604f);
    }
    pen.slot_box(Slot::Words, 39.0, 50.0, 42.0, 20.0);
}
