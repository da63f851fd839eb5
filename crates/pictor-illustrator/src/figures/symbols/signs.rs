//! Signs: what stands for something else, and what words stand on.

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure { name: "heart", aspect: 1.08, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(love) },
    Figure {
        name: "broken heart",
        aspect: 1.08,
        height: 0.3,
        stands: Stands::Free,
        draw: Drawn::Rust(broken),
    },
    Figure { name: "music note", aspect: 0.86, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(note) },
    Figure { name: "arrow", aspect: 1.5, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(arrow) },
    Figure {
        name: "speech bubble",
        aspect: 1.35,
        height: 0.5,
        stands: Stands::Free,
        draw: Drawn::Rust(bubble),
    },
    Figure::on_ground("sign", 1.15, 1.6, sign),
    Figure::on_ground("road sign", 0.95, 2.4, signpost),
    Figure::on_ground("billboard", 1.5, 6.0, billboard),
    Figure::on_ground("flag", 0.98, 2.4, flag),
    Figure::on_ground("trophy", 0.94, 0.4, trophy),
    Figure { name: "medal", aspect: 0.7, height: 0.12, stands: Stands::Free, draw: Drawn::Rust(medal) },
    Figure { name: "smiley", aspect: 1.0, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(smiley) },
    Figure { name: "check mark", aspect: 1.16, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(check) },
    Figure { name: "cross mark", aspect: 1.0, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(cross) },
    Figure {
        name: "question mark",
        aspect: 0.64,
        height: 0.3,
        stands: Stands::Free,
        draw: Drawn::Rust(question),
    },
    Figure {
        name: "exclamation mark",
        aspect: 0.34,
        height: 0.3,
        stands: Stands::Free,
        draw: Drawn::Rust(exclamation),
    },
    Figure { name: "sparkle", aspect: 0.9, height: 0.2, stands: Stands::Free, draw: Drawn::Rust(sparkle) },
    Figure { name: "yin yang", aspect: 1.0, height: 0.3, stands: Stands::Free, draw: Drawn::Rust(yin_yang) },
];

const GOLD: Rgb = Rgb(232, 184, 76);
const WOOD: Rgb = Rgb(184, 128, 82);

fn love(pen: &mut Pen, look: &Look) {
    let red = look.main(0xe0505c);
    pen.round(heart(54.0, 52.0, 100.0), red);
    pen.shine(tilted_oval(28.0, 30.0, 12.0, 7.0, -38.0), 0.6);
    pen.slot_box(Slot::Words, 24.0, 30.0, 60.0, 32.0);
    if look.expression.is_some() {
        face::cheeks(pen, look, (32.0, 54.0), (76.0, 54.0), 6.0);
        face::eyes(pen, look, (40.0, 44.0), (68.0, 44.0), 4.6);
        face::mouth(pen, look, 54.0, 54.0, 14.0);
    }
}

fn broken(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd24a58);
    for [side, tilt] in rows("-1,-5 1,5") {
        pen.turned((54.0, 96.0), tilt, |pen| {
            let crack = [(54.0, -4.0), (54.0, 26.0), (45.0, 40.0), (60.0, 54.0), (48.0, 70.0), (54.0, 104.0)];
            let mut half: Vec<(f64, f64)> = crack.to_vec();
            half.extend([(54.0 + side * 70.0, 104.0), (54.0 + side * 70.0, -4.0)]);
            pen.within(polygon(&half), |pen| pen.round(heart(54.0, 54.0, 94.0), red));
            pen.within(heart(54.0, 54.0, 94.0), |pen| pen.line(polyline(&crack[1..]), 1.2, red.shaded(0.5)));
        });
    }
    pen.shine(tilted_oval(28.0, 32.0, 9.0, 5.0, -38.0), 0.6);
}

/// Two quavers under one beam, or one alone.
fn note(pen: &mut Pen, look: &Look) {
    let ink = look.main(0x5a4a78);
    pen.body(polygon("25,12 80,2 80,20 25,30"), ink);
    for [x, top, y] in rows("25,14,84 74.6,6,74") {
        pen.body(rect(x, top, 5.6, y - top), ink);
        pen.round(tilted_oval(x - 7.4, y, 16.0, 12.0, -20.0), ink);
        pen.shine(tilted_oval(x - 12.0, y - 4.4, 4.0, 2.0, -30.0), 0.5);
    }
}

fn arrow(pen: &mut Pen, look: &Look) {
    let red = look.main(0xe0705c);
    pen.body(path("M6 40 Q2 40 2 44 L2 58 Q2 62 6 62 L88 62 L88 84 Q88 92 95 87 L145 56 Q150 51 145 46 L95 13 Q88 9 88 17 L88 40 Z"), red);
    pen.shine(path("M8 43 L92 43 L92 20 L98 24 L98 47 L8 47 Z"), 0.35);
    pen.slot_box(Slot::Words, 10.0, 41.0, 100.0, 20.0);
}

fn bubble(pen: &mut Pen, look: &Look) {
    let paper = look.main(0xfefbf4);
    pen.body(path("M67 3 C106 3 133 18 133 42 C133 66 106 80 67 80 Q58 80 50 78.6 Q38 94 18 98 Q28 88 28 73 Q2 64 2 42 C2 18 28 3 67 3 Z"), paper);
    pen.slot_box(Slot::Words, 22.0, 20.0, 90.0, 44.0);
    if !look.lettered {
        pen.mark([44.0, 67.0, 90.0].map(|x| circle(x, 42.0, 6.0)), paper.shaded(0.45));
    }
}

/// A board on two posts.
fn sign(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    pen.body([24.0, 82.0].map(|x| rect(x, 50.0, 8.0, 49.5)), wood.shaded(0.25));
    for [y, dx] in rows("6,1 25.5,3 45,0") {
        pen.body(round_rect(3.0 + dx, y, 109.0 - dx, 20.5, 3.0), wood.lit(0.12));
    }
    if look.fine && !look.lettered {
        let grain = rows("16,12,50 60,20,40 20,36,60 70,52,30 14,58,36")
            .map(|[x, y, w]| curve(&[(x, y), (x + w / 2.0, y + 1.2), (x + w, y)]));
        pen.line(together(grain), 0.7, wood.shaded(0.45).alpha(0.6));
    }
    pen.mark(rows("10,16 105,16 10,55 105,55").map(|[x, y]| circle(x, y, 1.6)), wood.shaded(0.6));
    if !look.lettered {
        pen.line(path("M34 36 L72 36 M60 26 L74 36 L60 46"), 5.0, 0xfaf1de);
    }
    pen.slot_box(Slot::Words, 14.0, 12.0, 87.0, 48.0);
    tuft(pen, 28.0);
    tuft(pen, 86.0);
}

/// Grass at the foot of a post.
fn tuft(pen: &mut Pen, x: f64) {
    let blades = [(-7.0, 88.0), (-3.0, 84.0), (2.0, 86.0), (6.0, 89.0)]
        .map(|(dx, y)| curve(&[(x + dx * 0.5, 99.5), (x + dx * 0.7, (y + 99.5) / 2.0), (x + dx, y)]));
    pen.line(together(blades), 1.8, 0x7da55a);
}

/// Arrows that point both ways.
fn signpost(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    pen.body(rect(43.0, 4.0, 8.0, 95.5), wood.shaded(0.25));
    pen.body(path("M43 5 L47 0.5 L51 5 Z"), wood);
    pen.body(polygon("14,10 78,10 93,22 78,34 14,34"), 0x5f9a94);
    pen.body(polygon("81,40 17,40 2,52 17,64 81,64"), 0xe0a04f);
    pen.slot_box(Slot::Words, 18.0, 13.0, 60.0, 18.0);
    if !look.lettered {
        pen.mark(round_rect(22.0, 19.0, 46.0, 5.0, 2.0), 0xfaf1de);
    }
    pen.mark(round_rect(26.0, 49.5, 46.0, 5.0, 2.0), 0xfaf1de);
    tuft(pen, 47.0);
}

fn billboard(pen: &mut Pen, look: &Look) {
    let frame = look.main(0x6f7f8a);
    pen.body([38.0, 106.0].map(|x| rect(x, 62.0, 7.0, 37.5)), frame.shaded(0.25));
    pen.line(path("M41 66 L110 96 M110 66 L41 96"), 2.0, frame.shaded(0.2));
    pen.body(round_rect(2.0, 6.0, 146.0, 62.0, 2.5), frame);
    pen.flat(rect(6.0, 10.0, 138.0, 54.0), 0xfdf8ec);
    pen.slot_box(Slot::Words, 12.0, 14.0, 126.0, 46.0);
    if !look.lettered {
        pen.fade(rect(6.0, 10.0, 138.0, 54.0), 0xf6c98a, 0xe8907a);
        pen.mark(circle(108.0, 34.0, 13.0), 0xfbeec0);
        pen.mark(path("M6 64 L40 30 L62 50 L80 38 L112 64 Z"), 0x8a5f78);
    }
    for x in [30.0, 75.0, 120.0] {
        pen.line(path_at((x, 0.0), "M0 6 Q0 0 7 1"), 1.6, frame.shaded(0.3));
        pen.round(circle(x + 8.0, 2.0, 2.4), 0xffe9a8);
        pen.lamp(look, x + 8.0, 4.0, 26.0, Rgb::hex(0xffe9a8).alpha(0.8));
    }
}

fn flag(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xdb5550);
    pen.body(round_rect(4.0, 3.0, 5.0, 96.5, 2.0), WOOD);
    pen.round(circle(6.5, 4.0, 4.2), GOLD);
    let outline =
        || path("M9 8 C30 -2 46 20 66 12 C80 6 88 6 96 10 L96 56 C86 52 78 54 66 59 C46 67 30 46 9 56 Z");
    pen.cloth(outline(), cloth, look);
    pen.within(outline(), |pen| {
        if let Some(&second) = look.colours.get(1) {
            pen.mark(rect(0.0, 28.0, 100.0, 12.0), second);
        }
        pen.shade(path("M30 0 Q40 30 30 70 L46 70 Q52 30 44 0 Z"), 0.1);
        pen.shade(path("M76 0 Q84 30 78 70 L100 70 L100 0 Z"), 0.1);
        pen.shine(path("M54 10 Q62 34 56 62 L64 62 Q68 34 62 8 Z"), 0.18);
    });
    pen.slot_box(Slot::Words, 16.0, 16.0, 74.0, 34.0);
}

fn trophy(pen: &mut Pen, look: &Look) {
    let gold = look.main(GOLD);
    for d in ["M22 16 Q2 14 4 30 Q8 48 32 50", "M72 16 Q92 14 90 30 Q86 48 62 50"] {
        pen.line(path(d), 6.4, gold.edge());
        pen.line(path(d), 5.0, gold.shaded(0.06));
    }
    pen.body(path("M41 58 L53 58 L55 78 L39 78 Z"), gold.shaded(0.2));
    pen.body(path("M18 6 L76 6 Q78 62 47 64 Q16 62 18 6 Z"), gold);
    pen.flat(oval(47.0, 7.0, 29.0, 4.6), gold.shaded(0.3));
    pen.round(circle(47.0, 65.0, 5.4), gold.lit(0.1));
    pen.body(path("M32 84 Q32 75 47 75 Q62 75 62 84 Z"), gold);
    pen.body(round_rect(24.0, 83.0, 46.0, 16.5, 2.5), 0x6b4a3d);
    pen.flat(round_rect(32.0, 87.0, 30.0, 8.5, 1.2), gold.lit(0.3));
    pen.slot_box(Slot::Words, 28.0, 22.0, 38.0, 22.0);
    if !look.lettered {
        pen.body(star(47.0, 33.0, 13.0, 5.6, 5), gold.lit(0.45));
    }
    pen.shine(path("M23 12 L29 12 Q28 40 38 55 Q24 46 23 12 Z"), 0.6);
}

fn medal(pen: &mut Pen, look: &Look) {
    let gold = look.main(GOLD);
    let band = look.accent(0x4f86c0);
    pen.body(polygon("46,2 64,2 46,50 32,50"), band.shaded(0.2));
    pen.body(polygon("6,2 24,2 38,50 24,50"), band);
    pen.mark(polygon("12,2.5 18,2.5 33,50 28,50"), 0xfaf1de);
    pen.round(circle(35.0, 70.0, 29.0), gold);
    pen.line(circle(35.0, 70.0, 23.0), 1.6, gold.shaded(0.4));
    pen.slot_box(Slot::Words, 18.0, 58.0, 34.0, 24.0);
    if !look.lettered {
        pen.body(star(35.0, 70.0, 16.0, 7.0, 5), gold.lit(0.45));
    }
    pen.shine(path("M12 68 Q14 52 28 47 Q19 57 17 70 Z"), 0.7);
}

fn smiley(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf8cd4c);
    pen.round(circle(50.0, 50.0, 49.0), gold);
    pen.shine(tilted_oval(30.0, 20.0, 12.0, 6.0, -38.0), 0.5);
    face::cheeks(pen, look, (22.0, 58.0), (78.0, 58.0), 8.0);
    face::eyes(pen, look, (34.0, 42.0), (66.0, 42.0), 6.6);
    face::mouth(pen, look, 50.0, 60.0, 40.0);
}

/// A thick line with an edge, for marks that are strokes.
fn bold(pen: &mut Pen, outline: vello_cpu::kurbo::BezPath, width: f64, colour: Rgb) {
    pen.line(outline.clone(), width + 1.4, colour.edge());
    pen.line(outline.clone(), width, colour);
    pen.moved(-width * 0.12, -width * 0.16, |pen| {
        pen.line(outline, width * 0.34, colour.lit(0.4).alpha(0.6));
    });
}

fn check(pen: &mut Pen, look: &Look) {
    bold(pen, polyline("12,54 44,86 104,16"), 19.0, look.main(0x6fb060));
}

fn cross(pen: &mut Pen, look: &Look) {
    bold(pen, path("M14 14 L86 86 M86 14 L14 86"), 19.0, look.main(0xdb5550));
}

fn question(pen: &mut Pen, look: &Look) {
    let red = look.main(0xe0705c);
    bold(pen, path("M11 28 Q12 10 32 10 Q54 11 53 30 Q52 42 40 48 Q32 54 32 66"), 16.0, red);
    pen.round(circle(32.0, 89.0, 10.0), red);
}

fn exclamation(pen: &mut Pen, look: &Look) {
    let red = look.main(0xe0705c);
    pen.body(path("M5 14 Q5 2 17 2 Q29 2 29 14 L24 64 Q23 69 17 69 Q11 69 10 64 Z"), red);
    pen.shine(path("M9 14 Q9 8 14 6 Q12 30 14 60 Q11 40 9 14 Z"), 0.5);
    pen.round(circle(17.0, 88.0, 11.0), red);
}

fn sparkle(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf8d25c);
    let ray = |x: f64, y: f64, r: f64| {
        let k = r * 0.13;
        path(&format!(
            "M{x} {} Q{} {} {} {y} Q{} {} {x} {} Q{} {} {} {y} Q{} {} {x} {} Z",
            y - r,
            x + k,
            y - k,
            x + r * 0.74,
            x + k,
            y + k,
            y + r,
            x - k,
            y + k,
            x - r * 0.74,
            x - k,
            y - k,
            y - r
        ))
    };
    pen.glow(42.0, 56.0, 48.0, gold.alpha(0.4));
    for [x, y, r] in rows("42,58,41 76,20,19 14,16,14") {
        pen.body(ray(x, y, r), gold);
        pen.mark(ray(x, y, r * 0.5), 0xfff6d4);
    }
}

fn yin_yang(pen: &mut Pen, look: &Look) {
    let dark = look.main(0x453f4c);
    let light = look.accent(0xfdf8ec);
    pen.flat(circle(50.0, 50.0, 49.0), light);
    pen.flat(path("M50 1 A49 49 0 0 1 50 99 A24.5 24.5 0 0 1 50 50 A24.5 24.5 0 0 0 50 1 Z"), dark);
    pen.mark(circle(50.0, 25.5, 7.4), dark);
    pen.mark(circle(50.0, 74.5, 7.4), light);
}
