//! Vegetables.

use super::fruit::smile;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("tomato", 1.1, 0.08, tomato),
    Figure::on_ground("carrot", 0.7, 0.2, carrot),
    Figure::on_ground("corn", 0.62, 0.2, corn),
    Figure::on_ground("pumpkin", 1.2, 0.3, pumpkin),
    Figure::on_ground("jack o lantern", 1.2, 0.3, lantern),
    Figure::on_ground("eggplant", 0.8, 0.2, eggplant),
    Figure::on_ground("cucumber", 1.5, 0.1, cucumber),
    Figure::on_ground("broccoli", 1.0, 0.15, broccoli),
    Figure::on_ground("cabbage", 1.1, 0.2, cabbage),
    Figure::on_ground("potato", 1.3, 0.08, potato),
    Figure::on_ground("onion", 0.95, 0.09, onion),
    Figure::on_ground("garlic", 0.95, 0.06, garlic),
    Figure::on_ground("pepper", 0.95, 0.1, pepper),
    Figure::on_ground("chili", 0.8, 0.12, chili),
    Figure::on_ground("radish", 0.7, 0.15, radish),
    Figure::on_ground("pea", 1.4, 0.04, pea),
    Figure::on_ground("chestnut", 1.1, 0.04, chestnut),
];

const GREEN: Rgb = Rgb::hex(0x6fa84f);

fn tomato(pen: &mut Pen, look: &Look) {
    let red = look.main(0xdf4a3d);
    pen.round(blob("55,20 74,13 96,24 108,48 104,74 84,94 55,99 26,94 6,74 2,48 14,24 36,13"), red);
    for turn in [-100.0, -55.0, 0.0, 55.0, 100.0] {
        let (dx, dy) = on_circle(0.0, 0.0, 26.0, turn + 180.0);
        pen.body(leaf((55.0, 19.0), (55.0 + dx, 19.0 + dy * 0.55), 8.0), GREEN);
    }
    pen.body(limb("55,20 55,10 60,3", 4.6, 3.6), GREEN.shaded(0.2));
    pen.shine(tilted_oval(26.0, 42.0, 6.0, 12.0, 30.0), 0.5);
    smile(pen, look, (55.0, 60.0), 1.1);
}

fn carrot(pen: &mut Pen, look: &Look) {
    let orange = look.main(0xee8a3a);
    for spine in ["35,34 22,20 8,10", "35,34 30,16 24,-2", "35,34 40,16 46,-2", "35,34 50,20 62,12"] {
        pen.body(plume(spine, 11.0), GREEN);
    }
    let outline = || blob("35,28 50,30 56,38 52,54 44,78 37,99 33,99 26,78 18,54 14,38 20,30");
    pen.body(outline(), orange);
    pen.within(outline(), |pen| {
        for [x, y, w] in rows("18,46,12 50,54,-11 22,64,9 44,74,-8 29,83,6") {
            pen.line(curve(&[(x, y), (x + w * 0.5, y + 1.4), (x + w, y)]), 1.3, orange.shaded(0.3));
        }
    });
    pen.shine(tilted_oval(24.0, 46.0, 2.6, 11.0, -8.0), 0.5);
    smile(pen, look, (35.0, 46.0), 0.75);
}

fn corn(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf6cf4d);
    let cob = || blob("31,2 42,10 48,30 49,56 44,84 31,96 18,84 13,56 14,30 20,10");
    pen.body(cob(), gold.shaded(0.25));
    pen.within(cob(), |pen| {
        for row in 0..15 {
            for column in 0..7 {
                let x = 12.0 + 6.4 * f64::from(column) + if row % 2 == 0 { 0.0 } else { 3.2 };
                pen.round(oval(x - 1.0, 6.0 + 6.2 * f64::from(row), 3.3, 3.1), gold);
            }
        }
        pen.shade(oval(50.0, 50.0, 12.0, 52.0), 0.1);
    });
    pen.body(blob("30,99 16,96 4,76 0,46 8,52 18,64 28,82"), GREEN);
    pen.body(blob("32,99 46,96 58,76 62,46 54,52 44,64 34,82"), GREEN.shaded(0.08));
    pen.body(blob("31,99.5 20,94 18,80 24,62 31,74 38,62 44,80 42,94"), GREEN.lit(0.1));
    pen.line(curve("31,96 31,86 29,76"), 0.9, GREEN.shaded(0.35));
    smile(pen, look, (31.0, 36.0), 0.72);
}

/// The ribbed body of a pumpkin and its stalk.
fn pumpkin_body(pen: &mut Pen, orange: Rgb) {
    pen.body(limb("60,24 60,12 70,3", 9.0, 6.0), GREEN.shaded(0.15));
    for [x, rx, shade] in rows("20,19,0.16 100,19,0.16 36,22,0.08 84,22,0.08 60,24,0") {
        pen.round(oval(x, 60.0, rx, 39.0 - (x - 60.0).abs() * 0.12), orange.shaded(shade));
    }
    pen.shine(tilted_oval(30.0, 42.0, 4.6, 12.0, 14.0), 0.4);
}

fn pumpkin(pen: &mut Pen, look: &Look) {
    pumpkin_body(pen, look.main(0xee8f36));
    pen.body(leaf((62.0, 20.0), (96.0, 12.0), 18.0), GREEN);
    pen.line(curve("54,18 44,8 36,14 40,20 46,16"), 1.6, GREEN.shaded(0.2));
    pen.slot_box(Slot::Top, 40.0, 21.0, 40.0, 0.0);
    smile(pen, look, (60.0, 58.0), 1.1);
}

fn lantern(pen: &mut Pen, look: &Look) {
    pumpkin_body(pen, look.main(0xee8426));
    let light = if look.night { Rgb::hex(0xffdf7a) } else { Rgb::hex(0xf7c64a) };
    if look.night {
        pen.glow(60.0, 62.0, 50.0, light.alpha(0.7));
    }
    pen.both(60.0, |pen| pen.body(polygon("30,54 42,36 52,54"), light));
    pen.body(polygon("55,64 60,56 65,64"), light);
    pen.body(path("M26 66 Q60 84 94 66 L86 82 L78 78 L72 88 L62 82 L54 89 L46 80 L36 83 Z"), light);
}

fn eggplant(pen: &mut Pen, look: &Look) {
    let violet = look.main(0x6d4a86);
    pen.round(blob("54,22 68,30 74,46 74,68 62,92 38,99 14,90 5,70 12,52 28,40 40,28"), violet);
    pen.body(limb("58,22 64,12 72,4", 7.0, 5.0), GREEN.shaded(0.2));
    pen.body(blob("40,26 46,14 60,12 72,20 76,34 68,30 66,42 58,32 52,38 48,30 38,36"), GREEN);
    pen.shine(tilted_oval(26.0, 62.0, 5.0, 14.0, 36.0), 0.5);
    smile(pen, look, (42.0, 66.0), 0.95);
}

fn cucumber(pen: &mut Pen, look: &Look) {
    let green = look.main(0x5f9a4c);
    pen.body(limb("14,78 48,50 92,36 136,40", 34.0, 32.0), green);
    for [x, y] in rows("34,52 56,40 78,32 100,30 120,40 64,54 92,46") {
        pen.mark(circle(x, y, 1.3), green.lit(0.4));
    }
    for [x, y] in rows("40,76 78,76") {
        pen.body(oval(x, y + 1.5, 23.0, 21.5), green.shaded(0.08));
        pen.fade(oval(x, y, 20.5, 19.0), 0xe4eeb8, 0xd2e29c);
        for i in 0..8 {
            let (sx, sy) = on_circle(x, y, 10.5, f64::from(i) * 45.0);
            pen.mark(tilted_oval(sx, sy, 1.2, 2.8, f64::from(i) * 45.0), 0xf8f6dc);
        }
    }
}

fn broccoli(pen: &mut Pen, look: &Look) {
    let green = look.main(0x5f9a4f);
    pen.body(blob("38,52 62,52 60,74 66,94 50,99 34,94 40,74"), green.lit(0.45));
    pen.body(limb("42,78 28,66 22,54", 11.0, 9.0), green.lit(0.4));
    pen.body(limb("58,78 72,66 78,54", 11.0, 9.0), green.lit(0.35));
    for [x, y, r, shade] in rows("20,44,19,0.1 80,44,19,0.1 34,24,21,0.04 66,23,21,0.06 50,40,24,0") {
        pen.round(cloud(x, y, r, r * 0.95, 9), green.shaded(shade));
    }
    for [x, y] in rows("30,20 46,34 60,20 18,42 78,40 56,48 40,48") {
        pen.mark(circle(x, y, 2.0), green.lit(0.25));
    }
    smile(pen, look, (50.0, 44.0), 0.9);
}

fn cabbage(pen: &mut Pen, look: &Look) {
    let green = look.main(0x9cc46a);
    pen.both(55.0, |pen| pen.body(cloud(26.0, 56.0, 28.0, 38.0, 9), green.shaded(0.16)));
    pen.body(cloud(55.0, 40.0, 38.0, 36.0, 11), green.shaded(0.08));
    pen.round(circle(55.0, 58.0, 40.0), green.lit(0.3));
    for spine in ["55,97 52,70 38,34", "55,96 62,70 76,40", "54,92 40,70 24,58", "57,92 72,76 88,66"] {
        pen.line(curve(spine), 1.6, green.lit(0.7));
    }
    pen.body(cloud(42.0, 72.0, 30.0, 26.0, 9), green.lit(0.08));
    pen.line(curve("52,96 44,80 34,62"), 2.0, green.lit(0.65));
    pen.body(cloud(70.0, 78.0, 27.0, 20.0, 9), green.shaded(0.04));
    pen.line(curve("60,96 68,84 80,70"), 2.0, green.lit(0.6));
}

fn potato(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xcfa263);
    pen.round(blob("40,20 70,12 104,22 126,46 124,74 98,94 60,98 22,92 4,70 8,44"), skin);
    for [x, y, r] in rows("46,40,2.4 84,34,2 104,60,2.6 62,76,2 30,68,2.2") {
        pen.mark(oval(x, y, r * 1.4, r * 0.8), skin.shaded(0.4));
    }
    pen.shine(tilted_oval(36.0, 34.0, 11.0, 4.0, -26.0), 0.35);
    smile(pen, look, (66.0, 54.0), 1.1);
}

fn onion(pen: &mut Pen, look: &Look) {
    let skin = look.main(0xa8618c);
    let outline = || blob("48,4 54,20 74,30 92,52 88,76 66,94 47,98 28,94 6,76 3,52 20,30 40,20 42,6");
    pen.round(outline(), skin);
    pen.within(outline(), |pen| {
        for bow in [-34.0, -16.0, 4.0, 22.0] {
            pen.line(
                curve(&[(47.0, 14.0), (47.0 + bow, 50.0), (47.0 + bow * 0.4, 96.0)]),
                1.2,
                skin.lit(0.35),
            );
        }
    });
    pen.line([-6.0, -1.0, 5.0].map(|dx| curve(&[(47.0, 96.0), (47.0 + dx, 100.0)])), 1.0, 0xb79a6f);
    pen.shine(tilted_oval(22.0, 48.0, 4.6, 12.0, 24.0), 0.45);
}

fn garlic(pen: &mut Pen, look: &Look) {
    let white = look.main(0xf7f0e6);
    pen.body(limb("47,40 46,20 50,3", 9.0, 6.0), white.shaded(0.06));
    pen.both(47.0, |pen| pen.round(blob("42,30 30,40 8,58 6,80 22,96 44,98"), white.shaded(0.08)));
    pen.round(blob("47,26 58,42 68,62 66,86 47,99 28,86 26,62 36,42"), white);
    pen.line(["46,34 40,60 42,92", "48,34 56,60 53,92"].map(|spine| curve(spine)), 1.1, 0xc9a9b4);
}

fn pepper(pen: &mut Pen, look: &Look) {
    let red = look.main(0xdb4a3c);
    pen.round(blob("30,24 12,26 3,44 8,72 22,96 38,97 47,92"), red.shaded(0.1));
    pen.round(blob("65,24 83,26 92,44 87,72 73,96 57,97 48,92"), red.shaded(0.12));
    pen.round(blob("47,24 64,20 74,42 70,74 58,97 47,94 36,97 24,74 20,42 30,20"), red);
    pen.body(blob("30,24 40,17 54,17 64,24 54,30 47,27 40,30"), GREEN);
    pen.body(limb("47,22 48,12 56,3", 6.4, 5.4), GREEN.shaded(0.15));
    pen.shine(tilted_oval(33.0, 48.0, 3.6, 13.0, 6.0), 0.5);
    smile(pen, look, (47.0, 60.0), 0.85);
}

fn chili(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd8402f);
    pen.body(tube("26,24 34,50 52,78 78,97", |t| 25.0 * (1.0 - t.powf(1.8)).max(0.04)), red);
    pen.shine(tube("21,30 28,50 42,70", |t| 4.0 * (1.0 - t).max(0.1)), 0.5);
    pen.body(blob("12,28 14,17 26,12 37,17 40,27 30,24 25,29 20,24"), GREEN);
    pen.body(limb("25,16 22,8 12,3", 5.4, 4.2), GREEN.shaded(0.15));
}

fn radish(pen: &mut Pen, look: &Look) {
    let pink = look.main(0xe2668a);
    for (tip, width) in rows_of::<(Spot, f64)>("10,8,15 60,8,15 35,-2,16") {
        pen.body(leaf((35.0, 40.0), tip, width), GREEN);
        pen.line(
            curve(&[(35.0, 38.0), ((35.0 + tip.0 * 2.0) / 3.0, (38.0 + tip.1 * 2.0) / 3.0)]),
            1.0,
            GREEN.lit(0.4),
        );
    }
    let outline = || blob("35,32 54,36 66,52 60,72 44,84 36,99 34,99 26,84 10,72 4,52 16,36");
    pen.round(outline(), pink);
    pen.within(outline(), |pen| {
        pen.fade(oval(35.0, 94.0, 20.0, 14.0), Rgb::hex(0xfdf3ee).alpha(0.9), 0xfdf3ee);
    });
    pen.shine(tilted_oval(18.0, 50.0, 4.0, 9.0, 24.0), 0.5);
    smile(pen, look, (35.0, 58.0), 0.85);
}

fn pea(pen: &mut Pen, look: &Look) {
    let green = look.main(0x83b84f);
    pen.body(blob("0,58 20,34 54,24 92,26 122,40 138,52 128,66 98,86 58,92 22,82"), green.shaded(0.1));
    pen.mark(blob("12,58 32,44 60,38 92,38 122,52 96,66 58,70 26,66"), green.shaded(0.4));
    for [x, r] in rows("30,11 50,13 72,14 94,12.5 112,9.5") {
        pen.round(circle(x, 54.0, r), green.lit(0.15));
        pen.shine(circle(x - r * 0.35, 54.0 - r * 0.4, r * 0.2), 0.6);
    }
    pen.body(blob("0,58 22,68 58,74 96,70 130,56 136,54 126,70 98,88 58,95 22,84"), green);
    pen.body(limb("2,58 -4,50 -3,42", 4.0, 3.0), green.shaded(0.25));
}

fn chestnut(pen: &mut Pen, look: &Look) {
    let brown = look.main(0x8f5230);
    let outline = || blob("55,4 66,14 92,30 106,58 98,84 76,97 55,99 34,97 12,84 4,58 18,30 44,14");
    pen.round(outline(), brown);
    pen.within(outline(), |pen| pen.fade(oval(55.0, 98.0, 60.0, 16.0), 0xdcb583, 0xcda06c));
    pen.shine(tilted_oval(30.0, 44.0, 6.0, 14.0, 30.0), 0.45);
    smile(pen, look, (55.0, 56.0), 1.05);
}
