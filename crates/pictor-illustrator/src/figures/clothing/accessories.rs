//! What one puts on head and feet, carries, and adorns oneself with.

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("hat", 1.7, 0.2, hat),
    Figure::on_ground("cap", 1.5, 0.16, cap),
    Figure::on_ground("top hat", 1.2, 0.25, top_hat),
    Figure::on_ground("party hat", 0.72, 0.25, party_hat),
    Figure::on_ground("santa hat", 1.15, 0.3, santa_hat),
    Figure::on_ground("wizard hat", 1.15, 0.4, wizard_hat),
    Figure::on_ground("crown", 1.25, 0.2, crown),
    Figure { name: "glasses", aspect: 2.3, height: 0.06, stands: Stands::Free, draw: Drawn::Rust(glasses) },
    Figure {
        name: "sunglasses",
        aspect: 2.3,
        height: 0.06,
        stands: Stands::Free,
        draw: Drawn::Rust(sunglasses),
    },
    Figure::on_ground("shoe", 1.7, 0.13, shoe),
    Figure::on_ground("sneaker", 1.7, 0.13, sneaker),
    Figure::on_ground("boot", 0.94, 0.35, boot),
    Figure::on_ground("high heel", 1.25, 0.16, high_heel),
    Figure::on_ground("backpack", 0.84, 0.5, backpack),
    Figure::on_ground("bag", 1.05, 0.35, handbag),
    Figure { name: "ring", aspect: 0.76, height: 0.03, stands: Stands::Free, draw: Drawn::Rust(ring) },
    Figure { name: "jewel", aspect: 1.12, height: 0.05, stands: Stands::Free, draw: Drawn::Rust(jewel) },
    Figure { name: "bow tie", aspect: 1.6, height: 0.06, stands: Stands::Free, draw: Drawn::Rust(bow_tie) },
    Figure { name: "collar", aspect: 1.2, height: 0.08, stands: Stands::Free, draw: Drawn::Rust(collar) },
    Figure {
        name: "necklace",
        aspect: 0.96,
        height: 0.25,
        stands: Stands::Free,
        draw: Drawn::Rust(necklace),
    },
];

fn bow_tie(pen: &mut Pen, look: &Look) {
    let silk = look.main(Rgb::hex(0xcf4640));
    pen.both(80.0, |pen| {
        pen.cloth(path("M80 42 Q40 4 8 10 Q0 50 8 90 Q40 96 80 58 Z"), silk, look);
        pen.line(path("M70 50 Q44 40 28 36"), 2.4, silk.shaded(0.4).alpha(0.7));
    });
    pen.body(round_rect(66.0, 30.0, 28.0, 40.0, 9.0), silk.lit(0.1));
}

/// A band round a neck, with a tag.
fn collar(pen: &mut Pen, look: &Look) {
    let band = look.main(Rgb::hex(0xcf4640));
    pen.body(path("M2 14 Q60 66 118 14 L120 44 Q60 100 0 44 Z"), band);
    pen.line(path("M4 29 Q60 82 116 29"), 2.4, band.lit(0.45));
    pen.round(circle(60.0, 84.0, 15.0), look.accent(GOLD));
}

const GOLD: Rgb = Rgb(226, 182, 82);

fn hat(pen: &mut Pen, look: &Look) {
    let straw = look.main(0xe3c283);
    let band = look.accent(0xc9574f);
    pen.body(path("M4 82 Q0 70 30 66 L140 66 Q170 70 166 82 Q150 99.5 85 99.5 Q20 99.5 4 82 Z"), straw);
    pen.shade(oval(85.0, 80.0, 58.0, 9.0), 0.22);
    pen.body(path("M36 80 Q36 6 85 4 Q134 6 134 80 Q110 90 85 90 Q60 90 36 80 Z"), straw.lit(0.06));
    if look.fine {
        let weave = (0..6).map(|i| {
            let y = 18.0 + 8.0 * f64::from(i);
            let half = 49.0 * (1.0 - ((y - 80.0) / 78.0).powi(2)).max(0.0).sqrt();
            curve(&[(85.0 - half, y + 1.0), (85.0, y + 5.0), (85.0 + half, y + 1.0)])
        });
        pen.line(together(weave), 0.6, straw.shaded(0.4).alpha(0.6));
    }
    pen.body(path("M35 66 Q60 76 85 76 Q110 76 135 66 L135 81 Q110 91 85 91 Q60 91 35 81 Z"), band);
    pen.shine(path("M48 46 Q52 18 76 11 Q60 24 57 50 Z"), 0.4);
    pen.slot_box(Slot::Words, 56.0, 76.0, 58.0, 12.0);
}

fn cap(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xd2504a);
    pen.cloth(path("M8 82 Q6 8 66 6 Q118 10 120 78 Q64 70 8 82 Z"), cloth, look);
    for d in ["M66 7 Q62 40 66 74", "M66 7 Q28 26 26 78", "M66 7 Q100 30 104 75"] {
        pen.line(path(d), 0.9, cloth.shaded(0.45).alpha(0.7));
    }
    pen.round(circle(66.0, 6.0, 4.0), cloth.shaded(0.15));
    pen.slot_box(Slot::Words, 68.0, 36.0, 34.0, 26.0);
    pen.body(
        path("M8 82 Q64 68 120 77 Q148 82 148 94 Q146 100 120 97 Q70 88 12 92 Q7 90 8 82 Z"),
        look.accent(cloth.shaded(0.14)),
    );
    pen.shine(path("M22 52 Q28 24 52 15 Q36 30 33 56 Z"), 0.4);
}

fn top_hat(pen: &mut Pen, look: &Look) {
    let felt = look.main(0x4a4454);
    pen.body(path("M2 84 Q2 74 24 76 L96 76 Q118 74 118 84 Q116 99.5 60 99.5 Q4 99.5 2 84 Z"), felt);
    pen.body(path("M26 6 Q60 14 94 6 Q88 44 92 86 Q60 94 28 86 Q32 44 26 6 Z"), felt.lit(0.06));
    pen.flat(path("M26 6 Q60 -2 94 6 Q60 14 26 6 Z"), felt.lit(0.2));
    pen.body(path("M29 64 Q60 72 91 64 L92 84 Q60 92 28 84 Z"), look.accent(0xc9473f));
    pen.slot_box(Slot::Words, 38.0, 70.0, 44.0, 14.0);
    pen.shine(path("M33 14 L40 15 Q42 40 40 62 L35 61 Q36 36 33 14 Z"), 0.4);
}

fn party_hat(pen: &mut Pen, look: &Look) {
    let card = look.main(0xef8fa3);
    let second = look.accent(0xfbe08a);
    let cone = || path("M36 8 L71 92 Q36 106 1 92 Z");
    pen.cloth(cone(), card, look);
    if look.pattern.is_none() {
        pen.within(cone(), |pen| {
            for (y, tone) in [(28.0, second), (50.0, Rgb::hex(0x7fc4bf)), (74.0, second)] {
                pen.line(path_at((0.0, y), "M0 0 Q36 14 72 0"), 5.0, tone);
            }
        });
    }
    for [dx, dy] in rows("-6,2 6,2 0,-3 -3.6,6 4,6.4") {
        pen.round(circle(36.0 + dx, 6.0 + dy, 4.6), second.lit(0.2));
    }
}

fn santa_hat(pen: &mut Pen, look: &Look) {
    let red = look.main(0xcf4640);
    let fur = look.accent(0xfbf7ef);
    pen.body(path("M12 82 Q14 14 60 6 Q100 2 106 52 L98 54 Q92 34 80 36 Q98 56 98 82 Q56 90 12 82 Z"), red);
    pen.line(["M80 36 Q70 40 62 52", "M60 16 Q48 30 46 44"].map(path), 1.2, red.shaded(0.45).alpha(0.7));
    pen.round(circle(102.0, 58.0, 11.0), fur);
    let puffs = [(12.0, 87.0), (30.0, 89.0), (50.0, 90.0), (70.0, 89.6), (90.0, 87.6)];
    pen.body(round_rect(2.0, 74.0, 104.0, 25.0, 12.0), fur);
    for (x, y) in puffs {
        pen.fade(circle(x, y - 2.0, 9.0), Rgb::WHITE.alpha(0.9), fur.shaded(0.12).alpha(0.0));
    }
}

fn wizard_hat(pen: &mut Pen, look: &Look) {
    let felt = look.main(0x6a5aa8);
    let gold = look.accent(0xf6cf5c);
    pen.body(
        path("M2 86 Q6 74 30 74 L86 74 Q110 74 113 86 Q100 99.5 57 99.5 Q12 99.5 2 86 Z"),
        felt.shaded(0.1),
    );
    let cone = || path("M26 82 Q40 40 52 16 Q60 0 84 4 Q70 8 72 20 Q82 48 90 82 Q57 94 26 82 Z");
    pen.body(cone(), felt);
    pen.within(cone(), |pen| {
        pen.mark(rows("54,34,5 70,50,6 46,58,4.6 62,20,3").map(|[x, y, r]| star(x, y, r, r * 0.44, 5)), gold);
        pen.mark(path("M26 70 Q57 82 90 70 L92 82 Q57 96 24 82 Z"), gold.shaded(0.06));
    });
    pen.line(cone(), 0.6, felt.edge().alpha(0.6));
}

fn crown(pen: &mut Pen, look: &Look) {
    let gold = look.main(GOLD);
    let gem = look.accent(0xd2434f);
    pen.flat(oval(62.5, 84.0, 50.0, 9.0), gold.shaded(0.5));
    pen.body(path("M8 88 L2 24 L32 54 L62.5 8 L93 54 L123 24 L117 88 Q62 104 8 88 Z"), gold);
    pen.shine(path("M8 34 L30 58 L28 66 L12 58 Z"), 0.45);
    pen.body(path("M8 78 Q62 94 117 78 L116 91 Q62 107 9 91 Z"), gold.shaded(0.14));
    pen.round(rows("6,22 62.5,7 119,22").map(|[x, y]| circle(x, y, 6.0)), gold.lit(0.3));
    for (x, y, tone) in
        [(26.0, 88.4, Rgb::hex(0x5a9bd0)), (62.5, 92.0, gem), (99.0, 88.4, Rgb::hex(0x5fae7f))]
    {
        pen.round(oval(x, y, 5.0, 4.4), tone);
        pen.shine(oval(x - 1.4, y - 1.4, 1.6, 1.0), 0.9);
    }
    pen.body(polygon("62.5,40 71,54 62.5,68 54,54"), gem);
    pen.shine(polygon("62.5,40 62.5,54 54,54"), 0.6);
}

fn frames(pen: &mut Pen, frame: Rgb, lens: Rgb, alpha: f64) {
    pen.line(["M20 40 Q6 34 2 46", "M210 40 Q224 34 228 46", "M98 46 Q115 30 132 46"].map(path), 8.0, frame);
    pen.both(115.0, |pen| {
        let outline = || path("M20 34 Q58 20 98 34 Q106 60 92 80 Q74 96 48 90 Q18 82 20 34 Z");
        pen.glass(outline(), lens, alpha);
        pen.within(outline(), |pen| {
            pen.mark(polygon("36,20 54,20 34,96 16,96"), Rgb::WHITE.alpha(0.35));
            pen.mark(polygon("64,20 71,20 51,96 44,96"), Rgb::WHITE.alpha(0.25));
        });
        pen.line(outline(), 8.6, frame.edge());
        pen.line(outline(), 7.2, frame);
    });
}

fn glasses(pen: &mut Pen, look: &Look) {
    frames(pen, look.main(0x8a5a44), Rgb::hex(0xd9ecf2), 0.5);
}

fn sunglasses(pen: &mut Pen, look: &Look) {
    frames(pen, look.main(0x453f4c), look.accent(0x4f5a70), 0.92);
}

fn shoe(pen: &mut Pen, look: &Look) {
    let leather = look.main(0x9a6040);
    pen.body(path("M6 84 L164 84 Q170 90 164 96 L64 96 L60 99.5 L8 99.5 Q4 92 6 84 Z"), leather.shaded(0.55));
    pen.body(
        path("M8 86 Q2 50 10 28 Q26 22 46 26 L58 30 Q72 50 104 56 Q150 60 164 78 Q168 84 162 88 L12 88 Z"),
        leather,
    );
    pen.flat(path("M12 27 Q28 20 56 30 L52 38 Q32 32 13 36 Z"), leather.shaded(0.5));
    pen.mark(path("M112 58 Q150 62 164 80 L162 88 L120 88 Q106 74 112 58 Z"), leather.lit(0.14).alpha(0.8));
    pen.line(path("M112 58 Q106 74 120 88"), 0.9, leather.shaded(0.5));
    pen.body(path("M48 34 Q56 28 62 34 Q72 48 84 54 L72 66 Q54 60 48 34 Z"), leather.shaded(0.14));
    pen.line(rows("60,38 66,46 74,53").map(|[x, y]| polyline(&placed((x, y), "-7,5 5,-3"))), 2.0, 0xf3e3c6);
    pen.shine(path("M126 64 Q148 68 156 78 Q140 72 124 71 Z"), 0.5);
}

fn sneaker(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0x5aa0b0);
    let white = Rgb::hex(0xfbf7ee);
    pen.cloth(
        path("M10 86 Q4 50 12 18 Q26 8 44 20 L54 34 Q76 52 110 56 Q152 62 166 80 L164 88 L14 88 Z"),
        cloth,
        look,
    );
    pen.flat(path("M14 17 Q28 8 44 20 L48 28 Q30 20 15 26 Z"), cloth.shaded(0.5));
    pen.body(path("M118 57 Q154 62 167 82 L160 88 L124 88 Q110 72 118 57 Z"), white);
    pen.body(path("M46 22 Q54 18 60 28 Q72 44 92 52 L80 64 Q56 56 46 22 Z"), white);
    for [x, y] in rows("57,30 64,39 72,47 81,53") {
        pen.line(polyline(&placed((x, y), "-7,6 6,-4")), 2.4, look.accent(0xe8705f));
    }
    pen.line(path("M22 66 Q48 80 86 66 Q60 76 34 58"), 3.4, white);
    pen.body(path("M8 84 L166 84 Q172 90 166 97 Q160 99.5 150 99.5 L18 99.5 Q4 99.5 8 84 Z"), white);
    pen.line(polyline("10,91 166,91"), 1.4, look.accent(0xe8705f));
}

fn boot(pen: &mut Pen, look: &Look) {
    let rubber = look.main(0xe8b43c);
    pen.body(path("M14 4 L52 4 Q52 40 54 54 Q80 58 90 72 Q94 82 90 90 L14 90 Q16 50 14 4 Z"), rubber);
    pen.body(
        path("M12 88 L91 88 Q94 95 90 99.5 L52 99.5 L48 96 L36 96 L34 99.5 L14 99.5 Z"),
        rubber.shaded(0.45),
    );
    pen.body(round_rect(11.0, 1.0, 44.0, 12.0, 4.0), rubber.lit(0.25));
    pen.line(path("M16 66 Q34 72 54 56"), 1.2, rubber.shaded(0.4).alpha(0.8));
    pen.line(path("M66 60 Q58 74 62 88"), 1.0, rubber.shaded(0.4).alpha(0.7));
    pen.shine(path("M20 18 L25 18 Q26 44 24 64 L19 62 Q21 40 20 18 Z"), 0.6);
    pen.shine(path("M72 64 Q82 68 85 76 Q76 70 68 70 Z"), 0.6);
}

fn high_heel(pen: &mut Pen, look: &Look) {
    let leather = look.main(0xc9404a);
    pen.body(path("M4 30 Q10 50 8 99.5 L14 99.5 Q18 70 30 54 Z"), leather.shaded(0.25));
    pen.body(path("M2 10 Q8 4 16 12 Q40 46 74 72 Q96 76 122 88 Q126 96 118 98 L84 98 Q66 96 50 78 Q36 62 22 52 Q4 44 2 10 Z"), leather);
    pen.flat(
        path("M7 12 Q12 8 16 13 Q40 46 73 72 Q66 80 56 74 Q34 58 22 42 Q10 30 7 12 Z"),
        leather.shaded(0.5),
    );
    pen.shine(path("M92 80 Q108 82 118 90 Q104 88 90 88 Z"), 0.6);
}

fn backpack(pen: &mut Pen, look: &Look) {
    let cloth = look.main(look.choose(1, &[0xd9604f, 0x4f8fa3, 0x6f9a5c].map(Rgb::hex)));
    let strap = look.accent(0xf0c566);
    pen.line(path("M30 12 Q30 3 42 3 Q54 3 54 12"), 4.0, cloth.shaded(0.4));
    pen.both(42.0, |pen| pen.body(path("M10 62 L2 66 Q-1 80 4 94 L12 94 Z"), cloth.shaded(0.25)));
    pen.cloth(
        path("M8 92 L8 40 Q8 8 42 8 Q76 8 76 40 L76 92 Q76 99.5 68 99.5 L16 99.5 Q8 99.5 8 92 Z"),
        cloth,
        look,
    );
    pen.body(path("M8 46 Q8 20 24 13 L60 13 Q76 20 76 46 Q60 54 42 54 Q24 54 8 46 Z"), cloth.lit(0.1));
    pen.body(round_rect(14.0, 62.0, 56.0, 32.0, 6.0), cloth.shaded(0.1));
    pen.line(path("M18 70 L66 70"), 1.4, cloth.shaded(0.5));
    for x in [24.0, 55.0] {
        pen.body(rect(x, 38.0, 5.0, 26.0), strap);
        pen.body(round_rect(x - 1.5, 56.0, 8.0, 7.0, 1.5), 0xc9ccd6);
    }
    pen.slot_box(Slot::Words, 20.0, 73.0, 44.0, 17.0);
    if !look.lettered {
        pen.mark(star(42.0, 82.0, 7.0, 3.0, 5), strap);
    }
    pen.shine(path("M14 34 Q16 20 30 17 Q20 24 19 38 Z"), 0.5);
}

fn handbag(pen: &mut Pen, look: &Look) {
    let leather = look.main(0xb5654a);
    let handle = "M28 46 Q28 6 52 6 Q77 6 77 46";
    pen.line(path(handle), 6.2, leather.edge());
    pen.line(path(handle), 5.0, leather.shaded(0.1));
    pen.slot_box(Slot::Inside, 24.0, 14.0, 56.0, 40.0);
    pen.cloth(path("M14 40 L91 40 L102 90 Q103 99.5 94 99.5 L11 99.5 Q2 99.5 3 90 Z"), leather, look);
    pen.body(path("M14 40 L91 40 Q92 62 80 70 Q52 78 25 70 Q13 62 14 40 Z"), leather.lit(0.08));
    pen.line(path("M17 44 Q16 60 26 66.6 Q52 74 79 66.6 Q89 60 88 44"), 0.8, leather.lit(0.5).alpha(0.8));
    pen.body(round_rect(45.0, 64.0, 15.0, 13.0, 3.0), GOLD);
    pen.round(circle(52.5, 70.5, 2.6), GOLD.shaded(0.4));
    pen.slot_box(Slot::Words, 28.0, 79.0, 50.0, 16.0);
}

fn ring(pen: &mut Pen, look: &Look) {
    let gold = look.main(GOLD);
    let stone = look.accent(0x9fd6e6);
    pen.line(circle(38.0, 66.0, 29.0), 8.0, gold.edge());
    pen.line(circle(38.0, 66.0, 29.0), 6.8, gold);
    pen.line(arc(38.0, 66.0, 30.2, 30.2, -110.0, 70.0), 1.6, gold.lit(0.75));
    pen.body(path("M26 36 L50 36 L44 44 L32 44 Z"), gold.shaded(0.1));
    pen.moved(15.0, 0.0, |pen| cut_stone(pen, 46.0, 38.0, stone));
}

/// A brilliant, `w` wide and `h` high, at the origin.
fn cut_stone(pen: &mut Pen, w: f64, h: f64, stone: Rgb) {
    let at = |x: f64, y: f64| (w * x, h * y);
    pen.body(polygon(&[at(0.0, 0.34), at(0.22, 0.0), at(0.78, 0.0), at(1.0, 0.34), at(0.5, 1.0)]), stone);
    pen.mark(polygon(&[at(0.0, 0.34), at(0.28, 0.34), at(0.5, 1.0)]), stone.lit(0.4));
    pen.mark(polygon(&[at(0.72, 0.34), at(1.0, 0.34), at(0.5, 1.0)]), stone.shaded(0.3));
    pen.mark(polygon(&[at(0.22, 0.0), at(0.4, 0.0), at(0.28, 0.34), at(0.0, 0.34)]), stone.lit(0.65));
    pen.mark(polygon(&[at(0.4, 0.0), at(0.6, 0.0), at(0.72, 0.34), at(0.28, 0.34)]), stone.lit(0.8));
    pen.mark(polygon(&[at(0.6, 0.0), at(0.78, 0.0), at(1.0, 0.34), at(0.72, 0.34)]), stone.lit(0.3));
    let edges = [
        [at(0.0, 0.34), at(1.0, 0.34)],
        [at(0.28, 0.34), at(0.5, 1.0)],
        [at(0.72, 0.34), at(0.5, 1.0)],
        [at(0.4, 0.0), at(0.28, 0.34)],
        [at(0.6, 0.0), at(0.72, 0.34)],
    ];
    pen.line(together(edges.map(|edge| polyline(&edge))), 0.6, stone.shaded(0.5).alpha(0.6));
}

fn jewel(pen: &mut Pen, look: &Look) {
    let stone = look.main(look.choose(1, &[0x6fc0dc, 0xd9506a, 0x5fb58a, 0x9a7ad0].map(Rgb::hex)));
    pen.glow(56.0, 46.0, 60.0, stone.lit(0.5).alpha(0.4));
    pen.moved(1.0, 1.0, |pen| cut_stone(pen, 110.0, 98.0, stone));
    pen.mark(rows("18,12,8 96,60,6").map(|[x, y, r]| star(x, y, r, r * 0.3, 4)), Rgb::WHITE);
}

fn necklace(pen: &mut Pen, look: &Look) {
    let pearl = look.main(0xfaf1e6);
    let drop = look.accent(0xd9506a);
    pen.line(oval(48.0, 40.0, 41.0, 36.0), 1.2, GOLD);
    pen.body(round_rect(43.0, 1.0, 10.0, 6.0, 3.0), GOLD);
    for i in 0..29 {
        let t = f64::from(i) / 28.0;
        let (dx, dy) = on_circle(0.0, 0.0, 1.0, 20.0 + 320.0 * t);
        let size = 3.2 + 2.6 * (1.0 - (2.0 * t - 1.0).abs());
        pen.round(circle(48.0 + dx * 41.0, 40.0 + dy * 36.0, size), pearl);
    }
    pen.round(crate::figures::outline::drop(48.0, 79.0, 15.0, 20.0), drop);
    pen.shine(oval(45.4, 91.0, 1.8, 3.0), 0.8);
}
