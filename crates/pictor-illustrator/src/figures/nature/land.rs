//! What the land is made of.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("mountain", 1.6, 400.0, mountain),
    Figure::on_ground("volcano", 1.5, 400.0, volcano),
    Figure::on_ground("hill", 2.4, 40.0, hill),
    Figure::on_ground("rock", 1.35, 0.8, rock),
    Figure { name: "island", aspect: 1.7, height: 12.0, stands: Stands::Sails, draw: Drawn::Rust(island) },
    Figure::on_ground("waterfall", 0.95, 20.0, waterfall),
    Figure { name: "iceberg", aspect: 1.5, height: 20.0, stands: Stands::Sails, draw: Drawn::Rust(iceberg) },
    Figure { name: "wave", aspect: 1.5, height: 4.0, stands: Stands::Sails, draw: Drawn::Rust(wave) },
    Figure::on_ground("puddle", 4.0, 0.2, puddle),
];

fn mountain(pen: &mut Pen, look: &Look) {
    let stone = look.main(0x8d97b0);
    let snow = look.accent(0xfbf9f6);
    pen.body(polygon("88,99.5 122,36 159,99.5"), stone.lit(0.2));
    pen.mark(polygon("122,36 159,99.5 126,99.5 128,66"), stone.shaded(0.3).alpha(0.6));
    pen.mark(polygon("122,36 133,55 126,52 121,58 116,51 112,55"), snow);
    pen.body_with(polygon("1,99.5 30,52 40,44 68,2 92,36 102,48 134,99.5"), stone, |pen| {
        pen.mark(polygon("68,2 140,99.5 84,99.5 92,76 78,56 82,34"), stone.shaded(0.34).alpha(0.75));
        pen.mark(polygon("68,0 40,42 48,40 52,48 60,38 66,50 74,40 82,48 88,40 98,42"), snow);
        pen.mark(polygon("68,0 79,34 76,42 82,48 88,40 98,42"), snow.shaded(0.3));
        for [x, y] in rows("34,66 54,74 24,84 66,64") {
            pen.line(curve(&placed((x, y), "0,0 5,8 4,16")), 0.9, stone.shaded(0.4).alpha(0.6));
        }
    });
    pen.fade(path("M-2 99.5 Q30 88 70 93 Q110 86 162 94 L162 99.5 Z"), 0x86a878, 0x6f9468);
    pen.slot_box(Slot::Top, 50.0, -30.0, 36.0, 33.0);
}

fn volcano(pen: &mut Pen, look: &Look) {
    let stone = look.main(0x8a6a68);
    let lava = look.accent(0xf2803c);
    for [x, y, r, alpha] in rows("98,2,12,0.5 88,7,10,0.6 79,13,8,0.75 72,18,6,0.85") {
        pen.mark(circle(x, y, r), Rgb::hex(0xa79fae).alpha(alpha));
    }
    pen.glow(72.0, 32.0, 34.0, lava.alpha(0.8));
    for (end, peak) in rows_of::<(Spot, Spot)>("46,22,58,12 98,28,88,14 62,8,68,16") {
        pen.line(curve(&[(72.0, 34.0), peak, end]), 2.6, lava.lit(0.2));
        pen.round(circle(end.0, end.1, 2.8), lava);
    }
    pen.flat(oval(74.0, 33.0, 17.0, 4.0), stone.shaded(0.6));
    pen.body_with(path("M2 99.5 Q38 84 56 33 Q74 41 92 33 Q110 84 148 99.5 Z"), stone, |pen| {
        pen.shade(path("M84 30 Q92 80 84 100 L152 100 L100 30 Z"), 0.2);
        pen.fade(path("M56 31 Q74 39 92 31 L90 44 Q86 52 84 62 Q82 70 78 62 Q76 52 72 54 Q70 66 68 82 Q65 92 62 82 Q62 64 60 54 Q56 58 55 46 Z"), 0xffd05c, lava);
        let cracks = rows("34,84 104,76 50,66 118,92").map(|[x, y]| curve(&placed((x, y), "0,0 4,5 3,11")));
        pen.line(cracks, 1.0, stone.shaded(0.5).alpha(0.6));
    });
    pen.fade(path("M-2 99.5 Q30 90 74 95 Q110 88 152 97 L152 99.5 Z"), 0x7f9a68, 0x6f8a5c);
}

fn hill(pen: &mut Pen, look: &Look) {
    let green = look.main(0x8fb968);
    pen.body(path("M96 99.5 Q160 10 238 99.5 Z"), green.shaded(0.16));
    pen.body(path("M2 99.5 Q40 4 108 3 Q172 10 204 99.5 Z"), green);
    pen.slot_box(Slot::Top, 70.0, -30.0, 70.0, 36.0);
    for i in 0..9_u64 {
        let (x, y) = (106.0 + 62.0 * look.vary(i), 64.0 + 30.0 * look.vary(i + 20));
        pen.line(path_at((x, y), "M-2.2 0 L0 -4.4 L2.2 0"), 0.8, green.shaded(0.4).alpha(0.7));
        if look.fine && i % 2 == 0 {
            pen.mark(
                circle(x + 7.0, y + 2.0, 1.6),
                look.choose(i, &[0xfbf3e2, 0xf6d06a, 0xe58a8a].map(Rgb::hex)),
            );
        }
    }
    pen.shine(path("M30 58 Q54 16 104 9 Q66 22 40 62 Z"), 0.25);
}

fn rock(pen: &mut Pen, look: &Look) {
    let stone = look.main(0x9a949c);
    pen.body(blob("88,99 92,72 112,64 130,78 133,98"), stone.shaded(0.14));
    pen.body_with(polygon("4,99 2,70 18,34 46,8 78,12 98,40 108,76 106,99"), stone, |pen| {
        pen.mark(polygon("46,8 78,12 66,40 36,36"), stone.lit(0.4).alpha(0.8));
        pen.mark(polygon("18,34 46,8 36,36 24,70 2,70"), stone.lit(0.22).alpha(0.8));
        pen.mark(polygon("78,12 110,40 110,100 80,100 66,40"), stone.shaded(0.3).alpha(0.7));
        pen.line(curve("50,50 58,62 54,76 60,86"), 1.1, stone.shaded(0.5).alpha(0.7));
        pen.mark(blob("0,99 4,90 24,92 40,88 52,99"), Rgb::hex(0x86a85f).alpha(0.9));
    });
    pen.slot_box(Slot::Top, 30.0, -30.0, 54.0, 44.0);
    pen.slot_box(Slot::Words, 24.0, 44.0, 60.0, 28.0);
}

fn island(pen: &mut Pen, look: &Look) {
    let sand = look.main(0xefd49c);
    pen.mark(oval(85.0, 95.0, 84.0, 5.0), Rgb::hex(0xbfe6ea).alpha(0.9));
    pen.body(path("M6 95 Q34 66 86 66 Q140 66 165 95 Q85 101 6 95 Z"), sand);
    pen.mark(path("M30 77 Q58 62 92 64 Q124 66 140 78 Q110 71 86 73 Q56 71 30 77 Z"), 0x8fb968);
    pen.slot_box(Slot::Top, 96.0, 40.0, 50.0, 38.0);
    palm(pen, (64.0, 72.0), (82.0, 22.0), 1.0);
    palm(pen, (72.0, 74.0), (46.0, 40.0), 0.72);
    pen.body(blob("112,84 116,76 126,76 132,84 122,87"), 0xa39a9c);
    pen.mark(rows("40,86 98,88 84,82").map(|[x, y]| oval(x, y, 3.0, 0.9)), sand.shaded(0.25).alpha(0.8));
}

/// A coconut palm from its foot to its crown.
fn palm(pen: &mut Pen, foot: (f64, f64), crown: (f64, f64), scale: f64) {
    let middle = ((foot.0 * 0.7 + crown.0 * 0.3) + (foot.0 - crown.0) * 0.1, (foot.1 + crown.1) / 2.0);
    pen.body(limb(&[foot, middle, crown], 6.4 * scale, 3.8 * scale), 0xa9784f);
    for [dx, dy, width] in rows("-30,6,11 30,8,11 -20,20,9 21,22,9 -22,-12,10 22,-11,10 1,-19,9") {
        let tip = (crown.0 + dx * scale, crown.1 + dy * scale);
        let tone = if dy > 10.0 { Rgb::hex(0x5f8f4f) } else { Rgb::hex(0x7fb35f) };
        pen.body(leaf(crown, tip, width * scale), tone);
    }
    for [dx, dy] in rows("-2.6,3 2.8,3.4") {
        pen.round(circle(crown.0 + dx * scale, crown.1 + dy * scale, 3.0 * scale), 0x8a5a3c);
    }
}

fn waterfall(pen: &mut Pen, look: &Look) {
    let stone = look.main(0x8f8a96);
    let water = look.accent(0x8fcfe6);
    for [x, flip] in rows("0,1 95,-1") {
        let at = |dx: f64| x + flip * dx;
        pen.body(
            polygon(&[
                (at(0.0), 99.5),
                (at(0.0), 12.0),
                (at(14.0), 4.0),
                (at(32.0), 6.0),
                (at(36.0), 30.0),
                (at(30.0), 52.0),
                (at(35.0), 76.0),
                (at(30.0), 99.5),
            ]),
            if flip > 0.0 { stone } else { stone.shaded(0.14) },
        );
        pen.mark(
            polygon(&[(at(4.0), 40.0), (at(14.0), 30.0), (at(26.0), 34.0), (at(20.0), 50.0)]),
            stone.lit(0.3).alpha(0.7),
        );
        pen.mark(
            polygon(&[(at(6.0), 76.0), (at(18.0), 64.0), (at(26.0), 70.0), (at(16.0), 86.0)]),
            stone.shaded(0.25).alpha(0.6),
        );
        pen.body(
            path(&format!(
                "M{} 14 Q{} 0 {} 2 Q{} 0 {} 8 Q{} 14 {} 11 Q{} 18 {} 14 Z",
                at(-1.0),
                at(6.0),
                at(16.0),
                at(28.0),
                at(34.0),
                at(28.0),
                at(22.0),
                at(10.0),
                at(-1.0)
            )),
            0x7fa35f,
        );
    }
    pen.blend(path("M30 7 Q47 3 65 7 L63 30 Q66 60 66 90 L29 90 Q29 60 32 30 Z"), water.lit(0.3), water);
    for [x, sway, alpha] in rows("36,-1,0.8 42,0.6,0.5 48,-0.6,0.85 54,1,0.5 59,1.4,0.8") {
        pen.line(
            curve(&sized((x, 0.0), (sway, 1.0), "0,9 1,36 0.4,62 2.4,86")),
            1.6,
            Rgb::WHITE.alpha(alpha),
        );
    }
    pen.blend(path("M8 99.5 Q10 86 30 86 L66 86 Q86 86 88 99.5 Z"), water.lit(0.1), water.shaded(0.2));
    for [x, y, r] in rows("28,88,7 38,86,8 48,87,9 58,86,8 67,88,7") {
        pen.mark(circle(x, y, r), Rgb::WHITE.alpha(0.75));
    }
    pen.body(blob("14,99.5 16,91 26,90 31,99.5"), stone.lit(0.1));
    pen.body(blob("66,99.5 70,90 80,91 84,99.5"), stone.shaded(0.1));
}

fn iceberg(pen: &mut Pen, look: &Look) {
    let ice = look.main(0xcfe9f3);
    pen.mark(oval(75.0, 96.0, 74.0, 4.4), Rgb::hex(0xe8f6fa).alpha(0.9));
    pen.body_with(polygon("6,96 16,62 34,50 50,10 70,3 88,30 100,34 122,60 144,96"), ice, |pen| {
        pen.mark(polygon("70,3 88,30 100,34 122,60 150,100 76,100 84,62"), Rgb::hex(0x8fc3de).alpha(0.7));
        pen.mark(polygon("50,10 70,3 84,62 60,50"), Rgb::WHITE.alpha(0.8));
        pen.mark(polygon("16,62 34,50 40,70 22,84"), Rgb::WHITE.alpha(0.6));
        pen.mark(polygon("100,34 122,60 108,70"), ice.lit(0.3).alpha(0.7));
    });
    pen.slot_box(Slot::Top, 92.0, 0.0, 30.0, 36.0);
}

/// A curling breaker with foam.
fn wave(pen: &mut Pen, look: &Look) {
    let sea = look.main(0x3f86b0);
    let outline = path(
        "M2 99.5 Q10 54 44 26 Q74 2 108 8 Q142 16 142 50 Q130 32 112 36 Q94 42 96 62 Q98 82 126 88 Q140 90 149 86 L149 99.5 Z",
    );
    pen.body_with(outline, sea, |pen| {
        for [dx, dy, tone] in rows("14,10,0.35 28,22,0.5") {
            pen.line(
                path(&format!(
                    "M{} 104 Q{} {} {} {} Q{} {} {} {}",
                    2.0 + dx,
                    14.0 + dx,
                    56.0 + dy * 0.4,
                    46.0 + dx * 0.7,
                    30.0 + dy * 0.7,
                    74.0 + dx * 0.3,
                    8.0 + dy,
                    104.0,
                    14.0 + dy * 0.6
                )),
                3.4,
                sea.lit(tone),
            );
        }
    });
    let foam = rows("140,52,6 134,42,7 125,36,7.4 115,34,7 106,37,6 143,62,4.6");
    for [x, y, r] in foam {
        pen.round(circle(x, y, r), 0xfaf8f4);
    }
    pen.line(path("M44 27 Q74 4 108 10 Q134 16 140 40"), 4.6, 0xfaf8f4);
    pen.mark(rows("120,5,2.6 132,10,2 146,28,2.4 104,2,1.8").map(|[x, y, r]| circle(x, y, r)), 0xfaf8f4);
    pen.fade(path("M0 99.5 Q20 88 44 94 Q70 86 96 94 Q124 88 150 94 L150 99.5 Z"), 0xe8f3f6, sea.lit(0.4));
}

fn puddle(pen: &mut Pen, look: &Look) {
    let water = look.main(0x8fbfd9);
    pen.blend(blob("6,66 60,30 160,34 240,12 350,36 394,66 300,94 180,88 80,98"), water.lit(0.3), water);
    pen.shine(tilted_oval(120.0, 50.0, 50.0, 6.0, -4.0), 0.6);
    pen.line(rows("260,34 260,18").map(|[x, rx]| oval(x, 58.0, rx, rx * 0.3)), 2.0, Rgb::WHITE.alpha(0.6));
}
