//! What stands on a laid table, and dishes that are eaten from it.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("bowl", 1.45, 0.1, bowl),
    Figure::on_ground("plate", 2.2, 0.08, plate),
    Figure::on_ground("fork", 0.3, 0.2, fork),
    Figure::on_ground("knife", 0.26, 0.22, knife),
    Figure::on_ground("spoon", 0.3, 0.2, spoon),
    Figure::on_ground("chopsticks", 0.7, 0.24, chopsticks),
    Figure::on_ground("pot", 1.3, 0.25, pot),
    Figure::on_ground("frying pan", 1.9, 0.12, frying_pan),
    Figure::on_ground("hot pot", 1.4, 0.3, hot_pot),
    Figure::on_ground("bento", 1.6, 0.1, bento),
    Figure::on_ground("waffle", 1.25, 0.1, waffle),
    Figure::on_ground("butter", 1.5, 0.08, butter),
    Figure::on_ground("tofu", 1.4, 0.08, tofu),
    Figure::on_ground("spring roll", 1.5, 0.08, spring_roll),
    Figure::on_ground("tangyuan", 1.45, 0.1, tangyuan),
    Figure::on_ground("dango", 0.6, 0.2, dango),
    Figure::on_ground("curry", 1.7, 0.08, curry),
    Figure::on_ground("dragon fruit", 0.95, 0.12, dragon_fruit),
    Figure::on_ground("lychee", 1.1, 0.06, lychee),
    Figure::on_ground("durian", 0.95, 0.25, durian),
    Figure::on_ground("persimmon", 1.1, 0.08, persimmon),
    Figure::on_ground("jam", 0.8, 0.12, jam),
];

const STEEL: Rgb = Rgb::hex(0xc9ced8);
const CHINA: Rgb = Rgb::hex(0xf8f5ee);

/// The outside of a bowl 145 wide, over whatever is in it.
fn bowl_front(pen: &mut Pen, colour: Rgb, band: Rgb) {
    let side = || blob("3,40 72,50 142,40 134,66 112,88 96,93 49,93 33,88 11,66");
    pen.body(round_rect(48.0, 88.0, 49.0, 11.0, 3.0), colour.shaded(0.14));
    pen.body(side(), colour);
    pen.within(side(), |pen| pen.line(curve("0,50 40,61 72,63 106,61 145,50"), 5.0, band));
    pen.shine(tilted_oval(32.0, 68.0, 5.0, 12.0, -32.0), 0.5);
}

fn bowl(pen: &mut Pen, look: &Look) {
    let colour = look.main(0x6f9fc4);
    pen.body(oval(72.5, 40.0, 70.0, 13.0), colour.shaded(0.3));
    pen.slot_box(Slot::Inside, 24.0, 2.0, 97.0, 46.0);
    bowl_front(pen, colour, look.accent(CHINA));
}

fn plate(pen: &mut Pen, look: &Look) {
    let china = look.main(CHINA);
    pen.body(oval(110.0, 74.0, 108.0, 25.0), china);
    pen.line(oval(110.0, 73.0, 98.0, 21.0), 2.0, look.accent(0x6f9fc4));
    pen.body(oval(110.0, 74.0, 72.0, 14.0), china.shaded(0.06));
    pen.slot_box(Slot::Top, 44.0, 30.0, 132.0, 46.0);
}

fn fork(pen: &mut Pen, look: &Look) {
    let steel = look.main(STEEL);
    pen.body([7.0, 12.3, 17.7, 23.0].map(|x| round_rect(x - 1.5, 2.0, 3.0, 28.0, 1.5)), steel);
    pen.body(blob("5.5,26 24.5,26 24,38 18,46 12,46 6,38"), steel);
    pen.body(limb("15,44 15,97", 4.4, 7.0), steel);
}

fn knife(pen: &mut Pen, look: &Look) {
    pen.body(blob("10,56 9,8 13,1 19,14 20,40 18,56"), STEEL);
    pen.line(curve("18,10 18.8,40 17,54"), 0.8, Rgb::WHITE);
    pen.body(round_rect(8.5, 54.0, 10.0, 44.0, 4.5), look.main(0x8a5a40));
    pen.mark([66.0, 84.0].map(|y| circle(13.5, y, 1.4)), STEEL);
}

fn spoon(pen: &mut Pen, look: &Look) {
    let steel = look.main(STEEL);
    pen.body(limb("15,34 15,97", 4.4, 7.0), steel);
    pen.body(oval(15.0, 19.0, 11.0, 17.0), steel);
    pen.mark(oval(15.0, 20.0, 8.0, 13.4), steel.shaded(0.14));
    pen.shine(tilted_oval(11.5, 14.0, 2.2, 6.0, 16.0), 0.8);
}

fn chopsticks(pen: &mut Pen, look: &Look) {
    let red = look.main(0xb8483f);
    for (top, foot) in rows_of::<(Spot, Spot)>("30,2,10,98 58,6,24,98") {
        pen.body(limb(&[top, foot], 6.0, 2.6), red);
        pen.body(
            limb(&[top, (top.0 + (foot.0 - top.0) * 0.22, top.1 + (foot.1 - top.1) * 0.22)], 6.2, 5.4),
            0xf2c14e,
        );
    }
}

fn steam(pen: &mut Pen, xs: &[f64], y: f64) {
    for &x in xs {
        pen.line(curve(&placed((x, y), "0,0 4,-8 -2,-15 2,-23")), 2.4, Rgb::WHITE.alpha(0.75));
    }
}

fn pot(pen: &mut Pen, look: &Look) {
    let enamel = look.main(0xd05a4c);
    pen.line([8.0, 122.0].map(|x| arc(x, 58.0, 9.0, 8.0, 0.0, 360.0)), 4.4, enamel.shaded(0.3));
    pen.body(oval(65.0, 40.0, 54.0, 9.0), enamel.shaded(0.4));
    pen.slot_box(Slot::Inside, 22.0, 2.0, 86.0, 44.0);
    pen.body(blob("11,40 65,49 119,40 119,84 110,97 65,99 20,97 11,84"), enamel);
    pen.shine(round_rect(22.0, 54.0, 5.0, 34.0, 2.5), 0.5);
    if !look.occupied {
        pen.body(blob("9,40 24,26 65,20 106,26 121,40 65,46"), enamel.lit(0.06));
        pen.round(circle(65.0, 17.0, 6.4), 0x4a4450);
    }
}

fn frying_pan(pen: &mut Pen, look: &Look) {
    let iron = look.main(0x4f4d58);
    pen.body(limb("124,64 160,56 187,50", 9.0, 11.0), 0x8a5a40);
    pen.body(blob("2,62 66,84 130,62 122,86 96,97 36,97 10,86"), iron);
    pen.body(oval(66.0, 62.0, 65.0, 20.0), iron.lit(0.12));
    pen.body(oval(66.0, 63.0, 57.0, 16.0), iron.shaded(0.2));
    pen.slot_box(Slot::Top, 24.0, 30.0, 84.0, 38.0);
    if !look.occupied {
        pen.body(blob("30,62 46,50 70,53 96,51 104,64 86,74 58,72 40,75"), 0xfdfaf2);
        pen.round(oval(66.0, 61.0, 15.0, 7.6), 0xf4b83a);
    }
}

/// A brass pot of two broths on its flame, full of good things.
fn hot_pot(pen: &mut Pen, look: &Look) {
    let brass = look.main(0xd9a24e);
    pen.body(polygon("44,82 96,82 104,99 36,99"), brass.shaded(0.3));
    pen.glow(70.0, 88.0, 22.0, Rgb::hex(0xff9a4a).alpha(0.8));
    pen.mark([58.0, 70.0, 82.0].map(|x| leaf((x, 97.0), (x, 84.0), 9.0)), 0xf6a53c);
    pen.body(blob("4,46 70,60 136,46 128,72 104,85 36,85 12,72"), brass);
    pen.body(oval(70.0, 46.0, 67.0, 20.0), brass.lit(0.16));
    pen.body(oval(70.0, 46.0, 60.0, 16.4), 0xd04a36);
    pen.mark(blob("70,29.6 110,34 130,46 110,58 70,62.4 82,54 62,46 76,38"), 0xf3e3bf);
    for ([x, y], colour) in tinted("26,44,f0c9a0 46,38,8fb55f 40,53,f7ead2 58,50,c87458") {
        pen.round(oval(x, y, 8.0, 4.6), colour);
    }
    for ([x, y], colour) in tinted("92,40,8fb55f 112,46,f5b79a 90,53,faf4e4 104,54,a97a52") {
        pen.round(oval(x, y, 8.0, 4.6), colour);
    }
    pen.mark(rows("34,48 52,44 20,50").map(|[x, y]| tilted_oval(x, y, 4.6, 1.6, 24.0)), 0x8f1f22);
    pen.line([4.0, 136.0].map(|x| arc(x, 56.0, 5.0, 7.0, 0.0, 360.0)), 3.0, brass.shaded(0.35));
    steam(pen, &[40.0, 70.0, 100.0], 30.0);
}

fn bento(pen: &mut Pen, look: &Look) {
    let lacquer = look.main(0xb5403a);
    pen.body(polygon("16,30 144,30 158,96 2,96"), lacquer);
    pen.body(polygon("21,34 139,34 150,90 10,90"), 0x44333a);
    pen.body(polygon("24,36 76,36 74,60 18,60"), CHINA);
    pen.mark(circle(47.0, 48.0, 5.6), 0xd0453f);
    for ([x], colour) in tinted("88,f5b23e 104,f5b23e 121,f5b23e") {
        pen.round(round_rect(x - 7.0, 38.0, 15.0, 19.0, 4.0), colour);
        pen.line(curve(&[(x - 4.0, 44.0), (x + 4.0, 44.0)]), 1.0, colour.shaded(0.3));
    }
    pen.round(rows("26,74 44,78 60,72 36,84 54,85").map(|[x, y]| cloud(x, y, 9.0, 7.0, 7)), 0x6fa050);
    for [x, y] in rows("90,74 112,74 132,76") {
        pen.body(tilted_oval(x, y, 12.0, 6.6, -18.0), 0xef8f6c);
        pen.line(curve(&placed((x, y), "-8,1 8,-3")), 1.2, 0xfbd9c6);
    }
}

fn waffle(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xe2aa55);
    pen.body(oval(62.0, 86.0, 61.0, 13.0), CHINA);
    let cake = || round_rect(14.0, 22.0, 97.0, 62.0, 14.0);
    pen.body(cake(), gold);
    for row in 0..3 {
        for column in 0..5 {
            let (x, y) = (20.0 + 18.0 * f64::from(column), 28.0 + 18.0 * f64::from(row));
            pen.mark(round_rect(x, y, 13.0, 13.0, 2.4), gold.shaded(0.26));
        }
    }
    pen.within(cake(), |pen| {
        pen.mark(
            blob("40,20 92,20 96,44 88,66 82,44 74,52 66,74 60,46 48,40"),
            Rgb::hex(0x9a4f22).alpha(0.75),
        );
    });
    pen.body(round_rect(52.0, 14.0, 24.0, 16.0, 4.0), 0xfbe08a);
}

fn butter(pen: &mut Pen, look: &Look) {
    let yellow = look.main(0xf8dc7c);
    pen.body(oval(75.0, 86.0, 73.0, 13.0), CHINA);
    pen.body(polygon("22,46 108,46 122,34 36,34"), yellow.lit(0.3));
    pen.body(polygon("108,46 122,34 122,68 108,82"), yellow.shaded(0.16));
    pen.body(rect(22.0, 46.0, 86.0, 36.0), yellow);
    pen.body(polygon("14,82 14,50 20,46 20,80"), yellow.lit(0.1));
}

fn tofu(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfaf4e6);
    pen.body(oval(70.0, 88.0, 68.0, 11.0), 0x8fb3b8);
    pen.body(polygon("24,44 100,44 118,30 42,30"), white.lit(0.3));
    pen.body(polygon("100,44 118,30 118,70 100,85"), white.shaded(0.14));
    pen.body(rect(24.0, 44.0, 76.0, 41.0), white);
    pen.mark(rows("56,36 68,39 80,35 64,34").map(|[x, y]| tilted_oval(x, y, 3.0, 1.5, 20.0)), 0x6fa050);
}

fn spring_roll(pen: &mut Pen, look: &Look) {
    let crust = look.main(0xd9973f);
    pen.body(oval(75.0, 86.0, 73.0, 13.0), CHINA);
    for [x, y] in rows("42,74 88,76 66,56") {
        pen.body(limb(&placed((x, y), "-24,3 32,-8"), 21.0, 21.0), crust);
        pen.line(curve(&placed((x, y), "-10,8 2,-12")), 1.4, crust.shaded(0.3));
        pen.round(tilted_oval(x + 35.0, y - 9.0, 6.0, 9.6, -10.0), 0xf1dfb4);
        pen.mark(circle(x + 34.0, y - 12.0, 2.4), 0x7fae5c);
        pen.mark(circle(x + 36.0, y - 6.0, 2.4), 0xe8813a);
    }
}

fn tangyuan(pen: &mut Pen, look: &Look) {
    pen.body(oval(72.5, 40.0, 70.0, 13.0), CHINA.shaded(0.2));
    pen.body(oval(72.5, 42.0, 63.0, 10.0), 0xf3dcb0);
    for [x, y] in rows("38,38 64,33 92,34 112,40 54,43 82,43") {
        pen.round(circle(x, y, 11.5), look.main(0xfffaf2));
    }
    bowl_front(pen, Rgb::hex(0xf4efe6), look.accent(0xc8463f));
    steam(pen, &[50.0, 76.0, 102.0], 24.0);
}

fn dango(pen: &mut Pen, look: &Look) {
    pen.body(limb("12,98 46,6", 3.0, 3.0), 0xc79a62);
    for ([x, y], colour) in tinted("24,66,9cc27a 32,44,fbf5ea 40,22,f4a9bb") {
        pen.round(circle(x, y, 13.6), look.main(colour));
    }
}

fn curry(pen: &mut Pen, look: &Look) {
    pen.body(oval(85.0, 76.0, 84.0, 22.0), CHINA);
    pen.body(oval(85.0, 74.0, 70.0, 15.0), 0xeee8da);
    pen.body(blob("84,60 130,58 152,72 134,86 88,87 72,74"), look.main(0xb8702c));
    pen.round(cloud(54.0, 62.0, 38.0, 22.0, 12), 0xfffdf6);
    for ([x, y], colour) in tinted("102,68,e8853a 122,74,e9cf86 108,80,6fa050 136,70,e8853a") {
        pen.round(round_rect(x - 6.0, y - 4.0, 12.0, 8.0, 3.0), colour);
    }
    pen.body(leaf((52.0, 46.0), (66.0, 36.0), 8.0), 0x6fa050);
    steam(pen, &[84.0, 112.0], 50.0);
}

fn dragon_fruit(pen: &mut Pen, look: &Look) {
    let pink = look.main(0xe04a82);
    for (from, tip) in rows_of::<(Spot, Spot)>(
        "24,40,4,26 72,40,92,26 20,62,2,56 76,62,94,56 38,20,26,2 58,20,70,2 48,20,48,0 26,82,10,84 70,82,86,84",
    ) {
        pen.body(leaf(from, tip, 11.0), 0x9cc45a);
    }
    pen.round(blob("48,12 70,20 82,44 80,72 66,94 48,98 30,94 16,72 14,44 26,20"), pink);
    pen.body(oval(50.0, 60.0, 24.0, 29.0), 0xfdf8f4);
    for i in 0..26 {
        let (dx, dy) = on_circle(0.0, 0.0, (f64::from(i) / 26.0).sqrt() * 0.86, f64::from(i) * 137.5);
        pen.mark(oval(50.0 + dx * 22.0, 60.0 + dy * 27.0, 0.9, 1.2), Rgb::INK);
    }
}

fn lychee(pen: &mut Pen, look: &Look) {
    let red = look.main(0xc8485a);
    pen.body(limb("56,6 52,24 38,44", 2.4, 2.0), 0x8d6547);
    pen.body(leaf((56.0, 10.0), (88.0, 8.0), 14.0), 0x6fa050);
    for [x, y] in rows("34,68 78,70") {
        pen.round(circle(x, y, 29.0), red);
        for i in 0..20 {
            let (dx, dy) = on_circle(0.0, 0.0, (f64::from(i) / 20.0).sqrt() * 26.0, f64::from(i) * 137.5);
            pen.mark(circle(x + dx, y + dy, 1.5), red.shaded(0.24));
        }
    }
    pen.round(circle(78.0, 70.0, 20.0), 0xfbf3ee);
    pen.shine(tilted_oval(70.0, 60.0, 6.0, 3.0, -30.0), 0.9);
}

fn durian(pen: &mut Pen, look: &Look) {
    let green = look.main(0xa9a94a);
    pen.body(limb("48,2 48,18", 7.0, 8.0), 0x8d6547);
    pen.round(blob("48,12 72,20 86,42 84,70 70,92 48,98 26,92 12,70 10,42 24,20"), green);
    for row in 0..7 {
        for column in 0..6 {
            let (x, y) = (
                16.0 + 13.0 * f64::from(column) + if row % 2 == 0 { 0.0 } else { 6.5 },
                24.0 + 11.0 * f64::from(row),
            );
            if ((x - 48.0) / 37.0).powi(2) + ((y - 56.0) / 43.0).powi(2) < 0.92 {
                pen.body(polygon(&placed((x, y), "-5,4 0,-6 5,4")), green.lit(0.14));
            }
        }
    }
}

fn persimmon(pen: &mut Pen, look: &Look) {
    let orange = look.main(0xe8843a);
    pen.round(blob("55,22 84,26 104,46 102,74 82,95 55,98 28,95 8,74 6,46 26,26"), orange);
    for tip in [(24.0, 22.0), (88.0, 22.0), (38.0, 40.0), (74.0, 40.0)] {
        pen.body(leaf((55.0, 24.0), tip, 14.0), 0x7f9a4f);
    }
    pen.body(limb("55,24 56,8", 5.0, 4.0), 0x8d6547);
    pen.shine(tilted_oval(28.0, 52.0, 6.0, 12.0, 18.0), 0.55);
}

fn jam(pen: &mut Pen, look: &Look) {
    let red = look.main(0xb8324a);
    pen.body(round_rect(8.0, 26.0, 64.0, 73.0, 12.0), red);
    pen.shine(round_rect(14.0, 36.0, 6.0, 50.0, 3.0), 0.6);
    pen.flat(round_rect(18.0, 48.0, 44.0, 32.0, 4.0), 0xfdf6e6);
    pen.slot_box(Slot::Words, 20.0, 51.0, 40.0, 26.0);
    if !look.lettered {
        pen.mark(heart(40.0, 64.0, 15.0), red);
    }
    let cloth = look.accent(0xe9e2d2);
    pen.body(blob("4,32 10,12 24,4 40,2 56,4 70,12 76,32 60,27 40,31 20,27"), cloth);
    pen.pattern(
        blob("6,30 11,12 24,5 40,3 56,5 69,12 74,30 60,26 40,30 20,26"),
        crate::intent::Pattern::Checked,
        Rgb::hex(0xd0534a),
    );
    pen.line(curve("9,22 40,25 71,22"), 2.0, 0xb98a5c);
}
