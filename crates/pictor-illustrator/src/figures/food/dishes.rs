//! Bread and cooked dishes.

use super::fruit::smile;
use super::vessels::{CHINA, bowl_back, bowl_front, chopsticks, plate, sprig, steam};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("egg", 0.8, 0.06, egg),
    Figure::on_ground("fried egg", 1.4, 0.03, fried_egg),
    Figure::on_ground("cheese", 1.3, 0.1, cheese),
    Figure::on_ground("sushi", 1.35, 0.05, sushi),
    Figure::on_ground("rice ball", 1.0, 0.08, rice_ball),
    Figure::on_ground("rice", 1.15, 0.12, rice),
    Figure::on_ground("noodles", 1.2, 0.15, noodles),
    Figure::on_ground("soup", 1.2, 0.14, soup),
    Figure::on_ground("salad", 1.2, 0.14, salad),
    Figure::on_ground("dumpling", 1.5, 0.05, dumpling),
    Figure::on_ground("steamed bun", 1.15, 0.08, bun),
    Figure::on_ground("zongzi", 1.05, 0.08, zongzi),
    Figure::on_ground("roast chicken", 1.2, 0.15, drumstick),
    Figure::on_ground("steak", 1.35, 0.05, steak),
];
pub(super) const SALAD: Rgb = Rgb::hex(0x86b955);

fn egg(pen: &mut Pen, look: &Look) {
    let shell = look.main(0xf6dfc0);
    let outline = || blob("40,3 58,16 72,42 75,66 64,90 40,99 16,90 5,66 8,42 22,16");
    pen.round(outline(), shell);
    if let Some(pattern) = look.pattern {
        pen.pattern(outline(), pattern, look.accent(0xe8799a));
    }
    pen.shine(tilted_oval(22.0, 40.0, 5.4, 14.0, 18.0), 0.55);
    smile(pen, look, (40.0, 60.0), 1.0);
}

fn fried_egg(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfffbf2);
    pen.body(blob("20,40 46,22 78,26 102,20 128,40 136,66 118,86 92,84 66,98 38,88 14,86 4,62"), white);
    pen.shade(oval(70.0, 62.0, 32.0, 24.0), 0.07);
    pen.round(oval(69.0, 55.0, 30.0, 26.0), look.accent(0xf8b93a));
    pen.shine(tilted_oval(58.0, 43.0, 8.0, 4.0, -30.0), 0.7);
    smile(pen, look, (69.0, 56.0), 0.9);
}

fn cheese(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf7cb57);
    pen.body(polygon("4,58 92,14 126,40 126,54"), gold.lit(0.2));
    let front = || polygon("4,58 126,50 126,92 4,99.5");
    pen.body(front(), gold);
    pen.within(front(), |pen| {
        for [x, y, r] in rows("26,76,8 56,66,6 72,86,9 100,70,8 122,88,9 46,92,5") {
            pen.mark(circle(x, y, r), gold.shaded(0.24));
            pen.mark(circle(x + r * 0.18, y + r * 0.2, r * 0.78), gold.shaded(0.14));
        }
    });
    pen.mark(rows("70,38 98,32 92,45").map(|[x, y]| tilted_oval(x, y, 6.0, 3.0, -14.0)), gold.shaded(0.1));
    smile(pen, look, (62.0, 76.0), 0.8);
}

fn sushi(pen: &mut Pen, look: &Look) {
    let fish = look.main(0xf28d63);
    let rice = Rgb::hex(0xfdfaf2);
    let nori = Rgb::hex(0x4b5a4e);
    pen.body(path("M94 56 L130 56 L130 94 A18 5 0 0 1 94 94 Z"), nori);
    pen.body(oval(112.0, 56.0, 18.0, 8.0), rice);
    pen.round(oval(112.0, 55.6, 8.4, 3.8), fish);
    pen.mark(oval(115.0, 55.0, 3.4, 1.8), SALAD);
    pen.round(cloud(48.0, 78.0, 45.0, 21.0, 15), rice);
    for [x, y, turn] in rows("20,84,30 36,90,-20 56,88,40 74,86,-30 46,82,10") {
        pen.mark(tilted_oval(x, y, 3.0, 1.3, turn), rice.shaded(0.12));
    }
    let slice = || blob("0,60 10,40 34,30 62,32 86,40 98,58 96,72 84,66 60,60 34,60 12,68 2,72");
    pen.body(slice(), fish);
    pen.within(slice(), |pen| {
        for x in [14.0, 32.0, 50.0, 68.0, 86.0] {
            pen.line(curve(&placed((x, 0.0), "-8,72 2,50 14,28")), 2.6, fish.lit(0.5));
        }
    });
    pen.body(path("M40 31 L60 31 Q62 62 61 99 L41 99 Q42 60 40 31 Z"), nori);
    pen.shine(tilted_oval(22.0, 42.0, 10.0, 3.0, -22.0), 0.5);
}

fn rice_ball(pen: &mut Pen, look: &Look) {
    let rice = look.main(0xfdfaf3);
    pen.round(blob("50,3 66,12 84,44 98,76 90,95 50,99.5 10,95 2,76 16,44 34,12"), rice);
    for [x, y, turn] in rows("40,26,30 60,32,-30 28,56,10 74,58,50 18,82,-20 84,84,20 50,18,70") {
        pen.mark(tilted_oval(x, y, 3.0, 1.2, turn), rice.shaded(0.12));
    }
    pen.body(path("M31 68 L69 68 L70 99 Q50 100 30 99 Z"), 0x4b5a4e);
    smile(pen, look, (50.0, 50.0), 0.95);
}

fn rice(pen: &mut Pen, look: &Look) {
    let china = look.main(0x7fa9c9);
    bowl_back(pen, 57.0, 52.0, 54.0, china);
    steam(pen, 57.0, 20.0);
    let white = Rgb::hex(0xfefcf6);
    pen.round(cloud(57.0, 46.0, 46.0, 28.0, 17), white);
    for i in 0..18 {
        let (dx, dy) = on_circle(0.0, 0.0, (f64::from(i) / 18.0).sqrt(), f64::from(i) * 137.5);
        pen.mark(
            tilted_oval(57.0 + dx * 38.0, 42.0 + dy * 18.0, 2.8, 1.1, f64::from(i) * 47.0),
            white.shaded(0.12),
        );
    }
    bowl_front(pen, 57.0, 52.0, 54.0, china, Rgb::hex(0xfbf7f0));
    smile(pen, look, (57.0, 80.0), 0.7);
}

fn noodles(pen: &mut Pen, look: &Look) {
    let china = look.main(0xcf4f45);
    bowl_back(pen, 60.0, 50.0, 57.0, china);
    pen.fade(oval(60.0, 51.0, 52.0, 12.0), 0xe9ae5e, 0xd7944a);
    steam(pen, 40.0, 26.0);
    let noodle = Rgb::hex(0xf8dd93);
    for (i, spine) in [
        "18,52 30,42 46,50 58,44 70,52 84,44 100,52",
        "22,56 38,48 52,56 66,49 82,57 98,50",
        "14,50 26,40 42,44 56,38 72,46 88,40 104,49",
        "30,58 46,53 62,59 78,54 92,58",
    ]
    .into_iter()
    .enumerate()
    {
        pen.line(curve(spine), 4.8, noodle.shaded(0.35));
        pen.line(curve(spine), 3.6, noodle.shaded(0.05 * i as f64));
    }
    pen.body(oval(36.0, 43.0, 14.0, 10.0), 0xfffbf2);
    pen.round(oval(36.0, 43.0, 7.0, 5.4), 0xf4a93c);
    pen.body(tilted_oval(80.0, 42.0, 16.0, 9.0, -12.0), 0xd9a07f);
    pen.line(curve("68,42 80,38 92,38"), 1.8, 0xf3d3bd);
    pen.body(round_rect(54.0, 22.0, 12.0, 26.0, 1.6), 0x55654f);
    for [x, y] in rows("58,52 66,50 50,54 72,56") {
        pen.mark(circle(x, y, 2.0), SALAD);
        pen.mark(circle(x, y, 0.9), 0xe6f0c0);
    }
    chopsticks(pen, (110.0, 12.0), (62.0, 50.0));
    bowl_front(pen, 60.0, 50.0, 57.0, china, Rgb::hex(0xf7dfa4));
    smile(pen, look, (60.0, 80.0), 0.7);
}

fn soup(pen: &mut Pen, look: &Look) {
    let broth = look.main(0xe98b43);
    let china = look.accent(CHINA);
    steam(pen, 60.0, 38.0);
    bowl_back(pen, 60.0, 52.0, 57.0, china);
    pen.fade(oval(60.0, 53.0, 51.0, 11.4), broth.lit(0.12), broth);
    pen.line(curve("36,52 50,48 60,54 74,50 84,54"), 2.4, Rgb::hex(0xfdf0d8).alpha(0.9));
    for [x, y] in rows("46,56 70,57 56,48") {
        sprig(pen, x, y, 3.6, SALAD);
    }
    bowl_front(pen, 60.0, 52.0, 57.0, china, Rgb::hex(0x7fa9c9));
    smile(pen, look, (60.0, 82.0), 0.7);
}

fn salad(pen: &mut Pen, look: &Look) {
    let wood = look.accent(0xc08f5a);
    let green = look.main(SALAD);
    bowl_back(pen, 60.0, 54.0, 57.0, wood);
    for [x, y, r, shade] in rows("24,44,19,0.12 96,44,19,0.12 44,30,20,0 76,30,20,0.06 60,48,26,-0.15") {
        let tint = if shade < 0.0 { green.lit(-shade) } else { green.shaded(shade) };
        pen.round(cloud(x, y, r, r * 0.85, 9), tint);
    }
    for [x, y] in rows("34,40 84,38") {
        pen.round(circle(x, y, 9.5), 0xdf4a3d);
        pen.shine(circle(x - 3.0, y - 3.4, 2.0), 0.6);
    }
    for [x, y] in rows("60,30 64,52") {
        pen.body(circle(x, y, 9.0), 0x6fa84f);
        pen.mark(circle(x, y, 7.4), 0xe0ebb2);
    }
    pen.body(oval(44.0, 54.0, 10.0, 7.0), 0xfffbf2);
    pen.round(circle(44.0, 54.0, 4.6), 0xf4a93c);
    bowl_front(pen, 60.0, 54.0, 57.0, wood, wood.lit(0.3));
}

fn dumpling(pen: &mut Pen, look: &Look) {
    let dough = look.main(0xf8e8cb);
    steam(pen, 75.0, 30.0);
    pen.round(
        path("M4 78 C6 44 44 26 75 26 C106 26 144 44 146 78 C146 90 130 98 75 98 C20 98 4 90 4 78 Z"),
        dough,
    );
    let mut edge = spots("6,74 20,54 40,40 60,33 75,31 90,33 110,40 130,54 144,74");
    pen.line(curve(&edge), 11.0, dough.edge());
    pen.line(curve(&edge), 9.6, dough.lit(0.3));
    edge.remove(0);
    for (x, y) in edge.into_iter().take(7) {
        pen.line(curve(&[(x, y - 3.0), (75.0 + (x - 75.0) * 0.86, y + 11.0)]), 1.3, dough.shaded(0.3));
    }
    pen.shine(tilted_oval(40.0, 62.0, 10.0, 3.6, -36.0), 0.4);
    smile(pen, look, (75.0, 66.0), 1.1);
}

fn bun(pen: &mut Pen, look: &Look) {
    let dough = look.main(0xfcf5e9);
    steam(pen, 57.0, 22.0);
    pen.body(path("M6 92 L108 92 L104 99.5 L10 99.5 Z"), 0xd8b47c);
    pen.round(blob("57,24 80,32 102,54 108,78 98,94 57,98 16,94 6,78 12,54 34,32"), dough);
    for turn in [-70.0, -46.0, -22.0, 0.0, 22.0, 46.0, 70.0] {
        let (dx, dy) = on_circle(0.0, 0.0, 28.0, turn + 180.0);
        pen.line(
            curve(&[
                (57.0 + dx * 0.12, 28.0),
                (57.0 + dx * 0.5 + 2.0, 30.0 + dy * 0.35),
                (57.0 + dx, 30.0 + dy * 0.7),
            ]),
            1.4,
            dough.shaded(0.22),
        );
    }
    pen.round(oval(57.0, 27.0, 6.4, 4.0), dough.shaded(0.05));
    smile(pen, look, (57.0, 68.0), 1.1);
}

fn zongzi(pen: &mut Pen, look: &Look) {
    let leaf = look.main(0x6f9a55);
    pen.round(blob("52,4 64,12 82,50 103,84 100,97 52,99 5,97 2,84 22,50 40,12"), leaf);
    pen.body(polygon("52,4 60,10 56,60 100,96 52,99 5,97 30,60"), leaf.shaded(0.1));
    for spine in ["50,12 46,50 16,94", "54,14 58,54 92,92", "52,12 52,60 54,96"] {
        pen.line(curve(spine), 1.1, leaf.shaded(0.35));
    }
    let string = look.accent(0xd9574f);
    pen.line(["16,58 52,68 88,58", "10,72 52,84 94,72"].map(|spine| curve(spine)), 2.8, string);
    pen.body(blob("52,66 38,58 36,68 48,72"), string.lit(0.1));
    pen.body(blob("52,66 66,58 68,68 56,72"), string.lit(0.1));
    smile(pen, look, (52.0, 42.0), 0.7);
}

fn drumstick(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xb9672f);
    pen.body(limb("84,72 104,90", 11.0, 9.0), 0xfbf2e2);
    pen.round(circle(111.0, 89.0, 7.6), 0xfbf2e2);
    pen.round(circle(103.0, 97.0, 7.0), 0xfbf2e2);
    pen.round(blob("30,10 56,8 76,24 88,48 94,68 88,80 72,80 48,82 22,72 6,50 10,24"), skin);
    for [x, y] in rows("36,30 54,24 66,46 44,58 26,50 74,64") {
        pen.mark(oval(x, y, 2.4, 1.5), skin.shaded(0.35));
    }
    pen.shine(tilted_oval(28.0, 28.0, 11.0, 4.6, -40.0), 0.5);
    sprig(pen, 24.0, 90.0, 8.0, SALAD);
    sprig(pen, 40.0, 92.0, 6.4, SALAD.shaded(0.1));
}

fn steak(pen: &mut Pen, look: &Look) {
    let meat = look.main(0xb5564a);
    plate(pen, 67.0, 82.0, 66.0, CHINA);
    pen.round(blob("20,56 34,34 66,28 98,32 118,50 116,70 96,82 66,80 40,84 22,74"), 0xf6dfc6);
    pen.round(blob("28,57 40,40 66,35 95,39 110,53 108,66 92,74 66,72 42,76 30,69"), meat);
    for spine in ["40,48 52,66", "58,42 72,64", "78,42 92,64"] {
        pen.line(curve(spine), 3.0, meat.shaded(0.45));
    }
    sprig(pen, 106.0, 36.0, 9.0, SALAD);
    pen.shine(tilted_oval(48.0, 43.0, 9.0, 2.6, -18.0), 0.4);
}
