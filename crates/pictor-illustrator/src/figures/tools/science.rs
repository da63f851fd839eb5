//! What one looks and finds out with, and what keeps off the rain.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("telescope", 1.15, 1.5, telescope),
    Figure::on_ground("microscope", 0.74, 0.4, microscope),
    Figure {
        name: "magnifying glass",
        aspect: 0.86,
        height: 0.2,
        stands: Stands::Free,
        draw: Drawn::Rust(magnifying_glass),
    },
    Figure { name: "compass", aspect: 0.86, height: 0.08, stands: Stands::Free, draw: Drawn::Rust(compass) },
    Figure::on_ground("potion", 0.72, 0.25, potion),
    Figure {
        name: "light bulb",
        aspect: 0.62,
        height: 0.12,
        stands: Stands::Free,
        draw: Drawn::Rust(light_bulb),
    },
    Figure::on_ground("hourglass", 0.6, 0.25, hourglass),
    Figure::on_ground("umbrella", 1.0, 0.9, umbrella),
    Figure::on_ground("oil lamp", 0.62, 0.35, storm_lantern),
    Figure { name: "bell", aspect: 0.9, height: 0.15, stands: Stands::Free, draw: Drawn::Rust(bell) },
    Figure::on_ground("watering can", 1.3, 0.35, watering_can),
    Figure::on_ground("globe", 0.8, 0.4, globe),
];

const STEEL: Rgb = Rgb(176, 184, 198);
const BRASS: Rgb = Rgb(217, 172, 87);

fn telescope(pen: &mut Pen, look: &Look) {
    let tube = look.main(0x4f6f9a);
    for foot in [20.0, 58.0, 92.0] {
        pen.line(polyline(&[(56.0, 56.0), (foot, 98.0)]), 4.6, Rgb::hex(0x8a5f3c).edge());
        pen.line(polyline(&[(56.0, 56.0), (foot, 98.0)]), 3.6, 0x9a6a44);
    }
    pen.round(circle(56.0, 54.0, 6.4), BRASS);
    pen.turned((56.0, 46.0), -28.0, |pen| {
        pen.body(round_rect(2.0, 41.0, 16.0, 10.0, 2.0), 0x453b48);
        pen.body(rect(14.0, 39.0, 22.0, 14.0), BRASS);
        pen.body(path("M34 35 L86 33 L86 59 L34 57 Z"), tube);
        pen.body(rect(50.0, 33.0, 6.0, 26.0), BRASS);
        pen.body(round_rect(84.0, 29.0, 26.0, 34.0, 2.0), tube.lit(0.12));
        pen.body(rect(104.0, 28.0, 6.0, 36.0), BRASS);
        pen.shine(path("M36 38 L108 34 L108 38 L36 41 Z"), 0.5);
    });
}

fn microscope(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x6f9ab0);
    pen.body(path("M10 99.5 Q8 90 20 88 L62 88 Q70 90 70 99.5 Z"), paint.shaded(0.2));
    pen.line(path("M44 30 Q70 40 66 66 Q64 82 46 88"), 9.4, paint.edge());
    pen.line(path("M44 30 Q70 40 66 66 Q64 82 46 88"), 8.0, paint);
    pen.body(round_rect(8.0, 69.0, 48.0, 6.0, 2.0), 0x453b48);
    pen.flat(rect(18.0, 66.5, 22.0, 2.6), 0xbfe6ea);
    pen.mark(circle(28.0, 67.8, 1.6), 0xd9604f);
    pen.round(circle(30.0, 82.0, 5.4), STEEL);
    pen.turned((34.0, 36.0), 16.0, |pen| {
        pen.body(rect(29.0, 52.0, 10.0, 10.0), STEEL);
        pen.body(rect(25.0, 24.0, 18.0, 29.0), paint.lit(0.2));
        pen.body(rect(23.0, 20.0, 22.0, 6.0), BRASS);
        pen.body(rect(28.0, 8.0, 12.0, 13.0), STEEL.lit(0.2));
        pen.body(round_rect(25.0, 2.0, 18.0, 8.0, 2.5), 0x453b48);
        pen.shine(rect(27.0, 27.0, 3.0, 24.0), 0.6);
    });
    pen.round(circle(62.0, 58.0, 6.4), BRASS);
    pen.round(circle(62.0, 58.0, 3.0), BRASS.shaded(0.3));
}

fn magnifying_glass(pen: &mut Pen, look: &Look) {
    let rim = look.main(BRASS);
    pen.body(limb("56,62 66,76 80,94", 7.0, 10.5), 0x9a6a44);
    pen.body(limb("52,57 59,66", 7.0, 7.6), rim);
    pen.slot_box(Slot::Inside, 16.0, 12.0, 42.0, 42.0);
    pen.glass(circle(36.0, 34.0, 29.0), 0xcfe9f2, 0.5);
    pen.line(circle(36.0, 34.0, 31.0), 7.0, rim.edge());
    pen.line(circle(36.0, 34.0, 31.0), 5.8, rim);
    pen.line(arc(36.0, 34.0, 31.6, 31.6, -80.0, 70.0), 1.6, rim.lit(0.7));
    pen.shine(path("M14 34 Q14 16 32 11 Q20 20 20 36 Z"), 0.9);
}

fn compass(pen: &mut Pen, look: &Look) {
    let gold = look.main(BRASS);
    pen.line(circle(43.0, 7.0, 5.0), 3.0, gold.shaded(0.2));
    pen.body(rect(38.0, 9.0, 10.0, 8.0), gold.shaded(0.1));
    pen.round(circle(43.0, 57.0, 42.5), gold);
    pen.flat(circle(43.0, 57.0, 34.0), 0xfdf8ec);
    for i in 0..16 {
        let long = if i % 4 == 0 { 26.0 } else { 30.0 };
        pen.line(
            polyline(&[
                on_circle(43.0, 57.0, long, f64::from(i) * 22.5),
                on_circle(43.0, 57.0, 32.0, f64::from(i) * 22.5),
            ]),
            1.0,
            Rgb::INK.alpha(0.7),
        );
    }
    pen.turned((43.0, 57.0), 28.0 + 14.0 * look.vary(4), |pen| {
        pen.flat(polygon("43,31 49,57 37,57"), 0xd9473f);
        pen.flat(polygon("43,83 49,57 37,57"), 0x5f6f8a);
    });
    pen.round(circle(43.0, 57.0, 3.4), gold);
    pen.shine(path("M14 50 Q18 32 36 27 Q24 36 20 52 Z"), 0.7);
}

fn potion(pen: &mut Pen, look: &Look) {
    let brew = look.main(0x9a6ac0);
    let glass = || {
        path(
            "M27 14 L45 14 L45 38 C64 44 71 58 71 70 C71 88 58 99.5 36 99.5 C14 99.5 1 88 1 70 C1 58 8 44 27 38 Z",
        )
    };
    pen.glow(36.0, 70.0, 48.0, brew.lit(0.3).alpha(if look.night { 0.7 } else { 0.3 }));
    pen.glass(glass(), 0xd9e6ea, 0.6);
    pen.within(glass(), |pen| {
        pen.fade(
            path("M-2 60 Q18 54 36 60 Q54 66 74 59 L74 102 L-2 102 Z"),
            brew.lit(0.25),
            brew.shaded(0.2),
        );
        for [x, y, r] in rows("22,76,4 40,86,3 52,72,4.6 32,66,2.2 44,52,2.4 34,44,1.8") {
            pen.mark(circle(x, y, r), brew.lit(0.6).alpha(0.7));
        }
    });
    pen.body(round_rect(28.0, 3.0, 16.0, 13.0, 2.0), 0xc99a66);
    pen.body(round_rect(24.0, 13.0, 24.0, 5.0, 2.0), 0xd9e6ea);
    if look.lettered {
        pen.flat(round_rect(14.0, 66.0, 44.0, 20.0, 2.0), 0xfbf3e2);
    }
    pen.slot_box(Slot::Words, 16.0, 67.5, 40.0, 17.0);
    pen.shine(path("M6 70 Q8 54 22 46 Q12 58 11 76 Z"), 0.8);
}

fn light_bulb(pen: &mut Pen, look: &Look) {
    let light = look.main(0xffe08a);
    pen.glow(31.0, 36.0, 54.0, light.alpha(if look.night { 0.9 } else { 0.5 }));
    pen.round(
        path("M31 1 C50 1 61 15 61 32 C61 48 48 54 46 70 L16 70 C14 54 1 48 1 32 C1 15 12 1 31 1 Z"),
        light,
    );
    pen.line(path("M24 68 L20 40 Q25 46 27.5 40 Q31 46 34.5 40 Q37 46 42 40 L38 68"), 1.4, 0xd98a3c);
    pen.shine(tilted_oval(16.0, 24.0, 4.0, 10.0, 24.0), 0.9);
    pen.body(round_rect(15.0, 69.0, 32.0, 20.0, 3.0), STEEL);
    pen.line([75.0, 81.0].map(|y| polyline(&[(15.5, y + 1.0), (46.5, y - 1.0)])), 1.6, STEEL.shaded(0.4));
    pen.body(path("M20 89 L42 89 Q40 99 31 99.5 Q22 99 20 89 Z"), 0x453b48);
}

fn hourglass(pen: &mut Pen, look: &Look) {
    let wood = look.main(0xa8714a);
    let sand = look.accent(0xf0c979);
    let glass = || path("M10 10 L50 10 Q50 34 34 50 Q50 66 50 90 L10 90 Q10 66 26 50 Q10 34 10 10 Z");
    pen.glass(glass(), 0xd3e6ec, 0.6);
    pen.within(glass(), |pen| {
        pen.fade(path("M8 28 Q30 34 52 28 Q46 42 30 51 Q14 42 8 28 Z"), sand.lit(0.2), sand);
        pen.fade(path("M8 92 L8 84 Q24 80 30 68 Q36 80 52 84 L52 92 Z"), sand.lit(0.2), sand.shaded(0.1));
        pen.line(polyline("30,48 30,76"), 1.2, sand);
    });
    pen.body([3.0, 51.0].map(|x| rect(x, 8.0, 6.0, 84.0)), wood.lit(0.1));
    pen.body([0.5, 89.5].map(|y| round_rect(0.5, y, 59.0, 10.0, 3.0)), wood);
    pen.shine(path("M14 14 L17 14 Q17 30 24 40 Q14 30 14 14 Z"), 0.8);
}

/// Open; it stands on its handle or is held by it.
fn umbrella(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xd9554b);
    let second = look.accent(cloth.lit(0.22));
    pen.line(polyline("50,8 50,88"), 2.6, 0x8a5f3c);
    pen.line(path("M50 84 L50 90 Q50 97 57 97 Q64 97 64 90"), 5.0, 0x7a5034);
    pen.slot(Slot::Hand, 50.0, 74.0);
    let canopy = || {
        path(
            "M1 50 Q4 6 50 6 Q96 6 99 50 Q91 42 82 50 Q74 42 66 50 Q58 43 50 50 Q42 43 34 50 Q26 42 18 50 Q9 42 1 50 Z",
        )
    };
    pen.cloth(canopy(), cloth, look);
    if look.pattern.is_none() {
        pen.within(canopy(), |pen| {
            pen.mark(path("M50 5 Q20 14 18 54 L34 54 Q34 18 50 5 Z"), second.alpha(0.9));
            pen.mark(path("M50 5 Q80 14 82 54 L66 54 Q66 18 50 5 Z"), second.alpha(0.9));
        });
    }
    for [x, bend] in rows("18,20 34,36 66,64 82,80") {
        pen.line(path(&format!("M50 6 Q{bend} 14 {x} 49.5")), 0.6, cloth.shaded(0.45).alpha(0.7));
    }
    pen.line(polyline("50,7 50,1"), 2.4, 0x8a5f3c);
    pen.shine(path("M10 38 Q16 14 40 10 Q20 20 15 40 Z"), 0.45);
}

/// A storm lantern with a flame.
fn storm_lantern(pen: &mut Pen, look: &Look) {
    let iron = look.main(0x4f6f6a);
    pen.glow(31.0, 58.0, if look.night { 60.0 } else { 36.0 }, Rgb::hex(0xffc765).alpha(0.7));
    pen.line(path("M8 38 Q8 2 31 2 Q54 2 54 38"), 2.4, iron.shaded(0.3));
    pen.body(path("M18 28 L44 28 L48 38 L14 38 Z"), iron);
    pen.body(round_rect(24.0, 19.0, 14.0, 10.0, 3.0), iron.lit(0.15));
    pen.glass(path("M14 38 L48 38 Q56 60 46 80 L16 80 Q6 60 14 38 Z"), 0xfff0c4, 0.6);
    pen.mark(drop(31.0, 46.0, 14.0, 30.0), 0xf59a3a);
    pen.mark(drop(31.0, 57.0, 8.0, 18.0), 0xffe08a);
    pen.line(["M14 38 Q6 60 16 80", "M48 38 Q56 60 46 80"].map(path), 2.0, iron.shaded(0.2));
    pen.body(path("M12 79 L50 79 L56 92 Q56 99.5 48 99.5 L14 99.5 Q6 99.5 6 92 Z"), iron);
    pen.round(circle(31.0, 89.0, 4.0), BRASS);
    pen.shine(path("M16 44 Q12 60 18 74 L21 74 Q16 60 19.6 44 Z"), 0.7);
}

fn bell(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xe6b84f);
    pen.line(circle(45.0, 8.0, 6.0), 4.0, gold.shaded(0.2));
    pen.round(circle(45.0, 90.0, 8.6), gold.shaded(0.3));
    pen.body(
        path("M45 11 Q70 14 74 48 Q76 68 88 76 Q91 86 84 86 L6 86 Q-1 86 2 76 Q14 68 16 48 Q20 14 45 11 Z"),
        gold,
    );
    pen.line(path("M4 77 Q45 84 86 77"), 2.4, gold.shaded(0.35));
    pen.shine(path("M24 46 Q26 26 38 20 Q32 32 31 62 L22 66 Q24 58 24 46 Z"), 0.7);
}

fn watering_can(pen: &mut Pen, look: &Look) {
    let tin = look.main(0x6fa58c);
    pen.line(path("M40 40 Q44 8 66 8 Q86 8 86 40"), 6.2, tin.edge());
    pen.line(path("M40 40 Q44 8 66 8 Q86 8 86 40"), 5.0, tin.shaded(0.1));
    pen.line(path("M32 86 Q2 78 8 56 Q14 42 34 46"), 6.2, tin.edge());
    pen.line(path("M32 86 Q2 78 8 56 Q14 42 34 46"), 5.0, tin);
    pen.body(path("M88 84 L88 68 L112 28 L120 32 L104 78 Z"), tin.shaded(0.14));
    pen.body(path("M106 26 L124 16 Q129 20 129 28 L118 40 Z"), tin.lit(0.2));
    pen.flat(oval(62.0, 42.0, 28.0, 5.0), tin.shaded(0.5));
    pen.slot_box(Slot::Inside, 40.0, 6.0, 44.0, 44.0);
    pen.body(path("M34 42 Q62 52 90 42 L96 90 Q96 99.5 86 99.5 L38 99.5 Q28 99.5 28 90 Z"), tin);
    pen.line(path("M31 62 Q62 70 93 62"), 1.4, tin.lit(0.5));
    pen.slot_box(Slot::Words, 40.0, 68.0, 44.0, 20.0);
    if !look.lettered {
        pen.mark(heart(62.0, 80.0, 14.0), tin.lit(0.65));
    }
}

fn globe(pen: &mut Pen, look: &Look) {
    let sea = look.main(0x5fa5cf);
    pen.body(path("M14 99.5 Q16 92 40 91 Q64 92 66 99.5 Z"), 0x9a6a44);
    pen.body(rect(36.5, 80.0, 7.0, 13.0), BRASS);
    pen.line(arc(40.0, 41.0, 38.0, 38.0, 20.0, 180.0), 3.6, BRASS);
    pen.round_with(circle(40.0, 41.0, 33.0), sea, |pen| {
        for data in [
            "M16 22 Q26 10 38 12 Q42 18 36 24 Q40 30 33 36 Q27 34 25 42 Q18 42 16 35 Q8 30 16 22 Z",
            "M32 44 Q42 42 46 50 Q48 60 40 70 Q34 60 31 54 Z",
            "M50 20 Q62 16 72 30 Q74 44 66 44 Q60 50 56 40 Q48 36 50 20 Z",
        ] {
            pen.mark(path(data), 0x86b365);
        }
    });
    pen.shine(tilted_oval(26.0, 24.0, 7.0, 4.0, -40.0), 0.6);
    for (x, y) in [on_circle(40.0, 41.0, 37.0, 20.0), on_circle(40.0, 41.0, 37.0, 200.0)] {
        pen.round(circle(x, y, 3.4), BRASS.lit(0.2));
    }
    pen.line(curve("40,98 41,98"), 0.5, BRASS);
}
