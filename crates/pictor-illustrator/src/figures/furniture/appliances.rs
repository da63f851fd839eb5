//! What hums, washes, cools and lights a home.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("refrigerator", 0.55, 1.8, refrigerator),
    Figure::on_ground("washing machine", 0.82, 0.9, washing_machine),
    Figure::on_ground("stove", 0.95, 0.95, stove),
    Figure::on_ground("microwave", 1.6, 0.35, microwave),
    Figure::on_ground("sink", 1.1, 0.9, sink),
    Figure::on_ground("coffee machine", 0.85, 0.4, coffee_machine),
    Figure::on_ground("electric fan", 0.66, 0.6, electric_fan),
    Figure::on_ground("vacuum cleaner", 1.05, 0.9, vacuum_cleaner),
    Figure::on_ground("sewing machine", 1.35, 0.35, sewing_machine),
    Figure::on_ground("bathtub", 1.8, 0.7, bathtub),
    Figure::on_ground("toilet", 0.75, 0.8, toilet),
    Figure::on_ground("shelf", 1.0, 1.6, shelf),
    Figure::on_ground("cupboard", 0.85, 1.6, cupboard),
    Figure::on_ground("blackboard", 1.5, 1.4, blackboard),
    Figure::on_ground("aquarium", 1.45, 0.5, aquarium),
    Figure::on_ground("fish bowl", 1.08, 0.3, fish_bowl),
    Figure::on_ground("hammock", 2.0, 1.1, hammock),
    Figure::on_ground("curtain", 1.0, 2.2, curtain),
    Figure::on_ground("easel", 0.8, 1.6, easel),
    Figure::on_ground("broom", 0.4, 1.4, broom),
    Figure {
        name: "chandelier",
        aspect: 1.1,
        height: 0.8,
        stands: Stands::Hangs,
        draw: Drawn::Rust(chandelier),
    },
];

const WHITE: Rgb = Rgb::hex(0xf5f3ee);
const STEEL: Rgb = Rgb::hex(0xb9c0cb);
const WOOD: Rgb = Rgb::hex(0xb98253);
const GLASS: Rgb = Rgb::hex(0xbfe0ea);

fn refrigerator(pen: &mut Pen, look: &Look) {
    let enamel = look.main(0xa9d2cc);
    pen.body(round_rect(6.0, 95.0, 43.0, 5.0, 1.0), enamel.shaded(0.5));
    pen.body(round_rect(3.0, 2.0, 49.0, 95.0, 7.0), enamel);
    pen.line(curve("3.6,36 51.4,36"), 1.4, enamel.shaded(0.4));
    pen.body(rows("20,12 41,22").map(|[y, tall]| round_rect(8.0, y, 3.4, tall, 1.6)), STEEL);
    pen.flat(turned(rect(28.0, 12.0, 14.0, 14.0), (35.0, 19.0), -6.0), 0xfdf7e8);
    pen.mark(heart(35.0, 19.0, 7.0), 0xe0576b);
    for ([x, y], colour) in tinted("24,48,f2b84b 38,56,d9574f 30,66,5f93c4") {
        pen.round(circle(x, y, 2.2), colour);
    }
    pen.shine(round_rect(44.0, 8.0, 3.0, 84.0, 1.5), 0.45);
}

fn washing_machine(pen: &mut Pen, look: &Look) {
    let enamel = look.main(WHITE);
    pen.body(round_rect(3.0, 3.0, 76.0, 94.0, 6.0), enamel);
    pen.body(round_rect(8.0, 96.0, 66.0, 4.0, 1.0), enamel.shaded(0.4));
    pen.line(curve("4,24 78,24"), 1.0, enamel.shaded(0.25));
    pen.body(round_rect(10.0, 9.0, 24.0, 9.0, 2.0), enamel.shaded(0.1));
    pen.round(circle(62.0, 13.5, 6.0), STEEL);
    pen.mark(rect(61.2, 8.6, 1.6, 5.0), enamel.shaded(0.6));
    pen.round(circle(41.0, 60.0, 29.0), STEEL);
    pen.body_with(circle(41.0, 60.0, 22.5), 0x5f7c94, |pen| {
        pen.mark(blob("16,62 28,58 40,64 54,57 68,62 66,90 16,90"), 0x9fd0e4);
        for ([x, y], colour) in tinted("30,70,d9574f 46,74,f2b84b 54,66,8f7fb8") {
            pen.mark(oval(x, y, 8.0, 5.0), colour);
        }
        for [x, y, r] in rows("34,56,2.6 42,52,1.8 52,54,2.2") {
            pen.mark(circle(x, y, r), Rgb::WHITE.alpha(0.8));
        }
    });
    pen.shine(arc(41.0, 60.0, 18.0, 18.0, -70.0, 60.0), 0.5);
}

fn stove(pen: &mut Pen, look: &Look) {
    let enamel = look.main(WHITE);
    pen.body(round_rect(4.0, 18.0, 87.0, 80.0, 4.0), enamel);
    pen.body(polygon("4,20 10,12 85,12 91,20"), 0x4f4d58);
    pen.body([28.0, 67.0].map(|x| round_rect(x - 13.0, 9.0, 26.0, 4.0, 1.6)), 0x3c3a44);
    pen.slot_box(Slot::Top, 12.0, 0.0, 71.0, 11.0);
    for x in steps(18.0, 20.0, 4) {
        pen.round(circle(x, 29.0, 4.4), STEEL);
        pen.mark(rect(x - 0.6, 25.4, 1.2, 4.0), Rgb::INK);
    }
    pen.body(round_rect(12.0, 42.0, 71.0, 46.0, 4.0), enamel.shaded(0.08));
    pen.body(round_rect(20.0, 54.0, 55.0, 27.0, 3.0), 0x5a4648);
    pen.glow(47.0, 70.0, 22.0, Rgb::hex(0xffa94a).alpha(0.7));
    pen.body(round_rect(20.0, 45.0, 55.0, 3.6, 1.8), STEEL);
}

fn microwave(pen: &mut Pen, look: &Look) {
    let case = look.main(0xe3dfd8);
    pen.body([18.0, 134.0].map(|x| round_rect(x, 92.0, 10.0, 7.0, 2.0)), case.shaded(0.5));
    pen.body(round_rect(2.0, 12.0, 156.0, 82.0, 8.0), case);
    pen.body(round_rect(12.0, 22.0, 98.0, 62.0, 6.0), 0x4b4a57);
    pen.mark(round_rect(20.0, 29.0, 82.0, 48.0, 4.0), 0x6a6878);
    pen.shine(polygon("26,31 46,31 32,75 22,75"), 0.35);
    pen.body(round_rect(113.0, 24.0, 4.6, 58.0, 2.2), STEEL);
    pen.flat(round_rect(124.0, 24.0, 28.0, 13.0, 2.0), 0x33403c);
    pen.mark(round_rect(128.0, 28.0, 20.0, 5.0, 1.0), 0x8be0a4);
    for i in 0..9 {
        let (column, row) = (f64::from(i % 3), f64::from(i / 3));
        pen.round(circle(129.0 + 9.0 * column, 48.0 + 12.0 * row, 3.0), case.shaded(0.3));
    }
}

fn sink(pen: &mut Pen, look: &Look) {
    let cupboard = look.main(0x8fb3a6);
    pen.body(rect(6.0, 48.0, 98.0, 51.0), cupboard);
    pen.body([10.0, 57.0].map(|x| round_rect(x, 54.0, 43.0, 41.0, 2.0)), cupboard.lit(0.14));
    pen.round([48.0, 62.0].map(|x| circle(x, 72.0, 2.4)), 0xe9c15a);
    pen.body(round_rect(2.0, 40.0, 106.0, 9.0, 3.0), WHITE);
    pen.mark(blob("22,42 88,42 82,47 28,47"), STEEL.shaded(0.2));
    pen.line(curve("56,41 56,14 66,8 76,14 76,22"), 5.0, STEEL.shaded(0.2));
    pen.line(curve("55,41 55,14 65.4,7.4 75,14"), 1.4, Rgb::WHITE.alpha(0.8));
    pen.fade(
        round_rect(74.4, 22.0, 3.4, 22.0, 1.6),
        Rgb::hex(0x8fd0ea).alpha(0.9),
        Rgb::hex(0x8fd0ea).alpha(0.4),
    );
    pen.slot_box(Slot::Top, 8.0, 24.0, 40.0, 17.0);
}

fn coffee_machine(pen: &mut Pen, look: &Look) {
    let case = look.main(0xc9534a);
    pen.body(round_rect(6.0, 84.0, 73.0, 15.0, 4.0), case.shaded(0.24));
    pen.body(round_rect(52.0, 14.0, 26.0, 74.0, 5.0), case);
    pen.body(round_rect(6.0, 4.0, 73.0, 36.0, 8.0), case.lit(0.08));
    pen.round(circle(24.0, 21.0, 9.0), WHITE);
    pen.line(curve("24,21 29,16"), 1.4, 0xc9534a);
    pen.round([44.0, 56.0, 68.0].map(|x| circle(x, 21.0, 3.4)), 0xf3e6c8);
    pen.body(round_rect(24.0, 40.0, 16.0, 9.0, 2.0), STEEL.shaded(0.2));
    pen.line(curve("32,49 32,62"), 2.2, 0x6b4128);
    pen.body(blob("20,60 44,60 42,76 37,82 27,82 22,76"), WHITE);
    pen.line(arc(45.0, 69.0, 4.6, 5.0, 0.0, 180.0), 2.4, WHITE.shaded(0.16));
    pen.body(round_rect(14.0, 82.0, 36.0, 3.4, 1.4), STEEL);
}

fn electric_fan(pen: &mut Pen, look: &Look) {
    let colour = look.main(0x6fb3b8);
    pen.body(blob("14,98 20,91 33,88 46,91 52,98 33,100"), colour.shaded(0.14));
    pen.body(limb("33,60 33,92", 5.0, 6.4), colour);
    pen.glass(circle(33.0, 34.0, 31.0), 0xf2f6f6, 0.55);
    for blade in [0.0, 120.0, 240.0] {
        let petal = blob("33,34 24,22 26,9 38,7 42,18");
        pen.body(turned(petal, (33.0, 34.0), blade), colour);
    }
    pen.line([31.0, 22.0, 13.0].map(|r| circle(33.0, 34.0, r)), 1.3, colour.shaded(0.25));
    for i in 0..12 {
        pen.line(
            curve(&[
                on_circle(33.0, 34.0, 6.0, f64::from(i) * 30.0),
                on_circle(33.0, 34.0, 31.0, f64::from(i) * 30.0),
            ]),
            0.7,
            colour.shaded(0.25),
        );
    }
    pen.round(circle(33.0, 34.0, 6.0), colour.lit(0.2));
}

fn vacuum_cleaner(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd0534a);
    pen.line(curve("36,70 44,40 30,10 12,8 8,30 10,90"), 5.0, 0x5a5864);
    pen.body(round_rect(0.0, 90.0, 26.0, 9.0, 3.0), 0x5a5864);
    pen.round(blob("36,66 60,52 88,56 102,76 100,94 60,97 36,94 30,80"), red);
    pen.body(blob("52,58 76,54 92,60 84,68 60,68"), red.lit(0.3));
    for [x, r] in rows("46,9 88,12") {
        pen.round(circle(x, 99.0 - r, r), 0x4a4854);
        pen.round(circle(x, 99.0 - r, r * 0.45), STEEL);
    }
}

fn sewing_machine(pen: &mut Pen, look: &Look) {
    let body = look.main(0x5f8f9a);
    pen.body(round_rect(2.0, 82.0, 131.0, 17.0, 4.0), WOOD);
    pen.body(blob("96,84 94,44 40,42 40,60 24,60 24,24 36,16 112,14 124,24 124,84"), body);
    pen.round(circle(127.0, 40.0, 9.0), STEEL);
    pen.body(rect(29.0, 58.0, 5.0, 12.0), STEEL);
    pen.line(curve("31.5,70 31.5,82"), 1.6, STEEL.shaded(0.4));
    pen.body(round_rect(80.0, 2.0, 12.0, 13.0, 2.0), 0xe58aa8);
    pen.line(curve("82,8 58,10 36,22 31,58"), 0.9, 0xe58aa8);
    pen.body(blob("10,80 60,78 84,82 70,88 44,92 6,90"), 0xf2c58a);
    pen.mark(rows("60,28 70,26 80,28").map(|[x, y]| circle(x, y, 2.0)), 0xf2c14e);
}

/// A tub on feet, full of foam.
fn bathtub(pen: &mut Pen, look: &Look) {
    let enamel = look.main(WHITE);
    pen.body([34.0, 138.0].map(|x| blob(&placed((x, 0.0), "-8,84 8,84 6,94 10,99 -10,99 -6,94"))), 0xe0b55a);
    pen.line(curve("158,44 158,22 150,16 142,22 142,28"), 4.4, STEEL.shaded(0.2));
    pen.slot_box(Slot::Inside, 36.0, 4.0, 96.0, 52.0);
    for [x, y, r] in rows("30,42,11 48,36,14 70,38,13 92,35,15 114,39,13 134,42,11 60,28,8 102,25,7") {
        pen.round(circle(x, y, r), 0xf4fbfd);
    }
    pen.body(blob("14,46 90,52 166,46 160,72 142,88 90,90 38,88 20,72"), enamel);
    pen.body(round_rect(6.0, 40.0, 168.0, 9.0, 4.5), enamel.lit(0.3));
    pen.shine(blob("30,56 36,56 42,78 38,80"), 0.7);
    for [x, y, r] in rows("20,18,5 122,10,4 40,8,3.4") {
        pen.glass(circle(x, y, r), 0xcfeaf4, 0.6);
        pen.shine(circle(x - r * 0.3, y - r * 0.3, r * 0.3), 0.9);
    }
}

fn toilet(pen: &mut Pen, look: &Look) {
    let enamel = look.main(WHITE);
    pen.body(round_rect(4.0, 4.0, 26.0, 48.0, 4.0), enamel);
    pen.body(round_rect(2.0, 2.0, 30.0, 7.0, 3.0), enamel.lit(0.3));
    pen.body(round_rect(25.0, 14.0, 8.0, 3.6, 1.8), STEEL);
    pen.body(blob("20,78 50,76 48,90 54,99 16,99 20,90"), enamel.shaded(0.06));
    pen.body(blob("10,52 72,52 68,70 54,80 22,80 12,70"), enamel);
    pen.body(round_rect(8.0, 47.0, 66.0, 8.0, 4.0), enamel.shaded(0.1));
    pen.slot_box(Slot::Top, 22.0, 30.0, 44.0, 18.0);
}

fn shelf(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    pen.body(rect(4.0, 2.0, 92.0, 96.0), wood.shaded(0.34));
    pen.body([2.0, 92.0].map(|x| rect(x, 1.0, 6.0, 99.0)), wood);
    let tints = [0xc9574f, 0x5f8fb4, 0xe3ae4e, 0x6fa77a, 0x8f7fb0, 0xe6d6b4];
    for (row, floor) in [31.0, 62.0, 93.0].into_iter().enumerate() {
        let mut x = 10.0;
        for i in 0..9_u64 {
            let key = row as u64 * 16 + i;
            let (wide, tall) = (5.0 + 3.0 * look.vary(key).abs(), 19.0 + 4.0 * look.vary(key + 7));
            if (key * 7) % 11 == 3 || x + wide > 90.0 {
                x += 7.0;
                continue;
            }
            pen.body(rect(x, floor - tall, wide, tall), Rgb::hex(look.choose(key + 90, &tints)));
            pen.mark(rect(x + 0.8, floor - tall + 3.0, wide - 1.6, 1.4), Rgb::hex(0xfbf3dc).alpha(0.8));
            x += wide + 0.4;
        }
        pen.body(rect(3.0, floor, 94.0, 4.6), wood.lit(0.08));
    }
    pen.body(rect(0.0, 0.0, 100.0, 5.0), wood.lit(0.1));
}

fn cupboard(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    pen.body([8.0, 68.0].map(|x| round_rect(x, 92.0, 8.0, 8.0, 2.0)), wood.shaded(0.3));
    pen.body(rect(4.0, 6.0, 77.0, 88.0), wood);
    pen.body(round_rect(0.0, 1.0, 85.0, 8.0, 3.0), wood.lit(0.12));
    for x in [8.0, 44.0] {
        pen.body(round_rect(x, 14.0, 33.0, 50.0, 2.0), wood.lit(0.06));
        pen.body(round_rect(x + 5.0, 20.0, 23.0, 38.0, 2.0), wood.shaded(0.08));
        pen.body(round_rect(x, 68.0, 33.0, 20.0, 2.0), wood.lit(0.06));
        pen.round(circle(x + 16.5, 78.0, 2.4), 0xe9c15a);
    }
    pen.round([38.0, 47.0].map(|x| circle(x, 40.0, 2.2)), 0xe9c15a);
}

fn blackboard(pen: &mut Pen, look: &Look) {
    let slate = look.main(0x4a6a5c);
    for [x, foot] in rows("30,18 120,132") {
        pen.body(limb(&[(x, 70.0), (foot, 98.0)], 5.0, 5.0), WOOD.shaded(0.2));
    }
    pen.body(round_rect(2.0, 2.0, 146.0, 78.0, 3.0), WOOD);
    pen.flat(rect(8.0, 8.0, 134.0, 66.0), slate);
    pen.slot_box(Slot::Words, 16.0, 14.0, 118.0, 52.0);
    if !look.lettered {
        let chalk = Rgb::hex(0xf4f2e6).alpha(0.9);
        for [y, end] in rows("22,76 34,64 46,70") {
            pen.line(curve(&[(20.0, y), ((20.0 + end) / 2.0, y - 1.0), (end, y)]), 2.0, chalk);
        }
        pen.line(circle(110.0, 38.0, 14.0), 1.8, chalk);
        pen.line(polygon("94,62 110,30 126,62"), 1.8, Rgb::hex(0xf6d98a).alpha(0.9));
    }
    pen.body(rect(30.0, 76.0, 90.0, 5.0), WOOD.lit(0.1));
    pen.body(round_rect(50.0, 72.5, 12.0, 4.0, 1.0), 0xd9776a);
}

/// A round glass with water in it.
fn fish_bowl(pen: &mut Pen, look: &Look) {
    let water = look.main(Rgb::hex(0x8fcfe0));
    let glass = || blob(&spots("30,6 78,6 100,40 96,76 74,97 34,97 12,76 8,40"));
    pen.within(glass(), |pen| {
        pen.fade(rect(0.0, 26.0, 108.0, 74.0), water.lit(0.45), water.shaded(0.16));
        pen.mark(oval(54.0, 26.0, 50.0, 6.0), water.lit(0.6));
        pen.mark(oval(54.0, 99.0, 40.0, 13.0), Rgb::hex(0xe9cf9c));
        let weed = [(22.0, 92.0), (26.0, 74.0), (20.0, 56.0)];
        pen.body(limb(&weed, 5.0, 2.0), Rgb::hex(0x6fae6a));
    });
    pen.slot_box(Slot::Inside, 24.0, 34.0, 60.0, 50.0);
    pen.glass(glass(), GLASS, 0.16);
    pen.line(oval(54.0, 6.0, 26.0, 4.0), 2.0, GLASS.shaded(0.2));
    pen.shine(tilted_oval(26.0, 50.0, 4.0, 18.0, 14.0), 0.55);
}

fn aquarium(pen: &mut Pen, look: &Look) {
    let water = look.main(0x8fcfe0);
    pen.body(round_rect(2.0, 92.0, 141.0, 8.0, 2.0), 0x5a5864);
    pen.fade(rect(6.0, 10.0, 133.0, 82.0), water.lit(0.4), water.shaded(0.2));
    pen.body(blob("6,92 6,82 40,78 74,83 110,78 139,83 139,92"), 0xe9cf9c);
    for ([x, tall], colour) in tinted("22,40,6fae6a 30,30,8cc07a 120,46,5f9e78 112,28,7fb86f") {
        pen.body(limb(&[(x, 84.0), (x + 4.0, 84.0 - tall * 0.5), (x - 2.0, 84.0 - tall)], 5.0, 2.0), colour);
    }
    pen.slot_box(Slot::Inside, 20.0, 20.0, 105.0, 60.0);
    if !look.occupied {
        for (x, y, colour, s) in
            [(52.0, 40.0, 0xf0923a, 1.0), (92.0, 58.0, 0xf2c14e, -1.0), (74.0, 28.0, 0x5f8fd0, 1.0)]
        {
            let colour = Rgb::hex(colour);
            pen.body(blob(&sized((x, y), (s, 1.0), "-8,0 -17,-6 -15,0 -17,6")), colour.shaded(0.1));
            pen.round(oval(x, y, 10.0, 6.6), colour);
            pen.mark(circle(x + s * 5.0, y - 1.4, 1.5), Rgb::INK);
        }
    }
    for [x, y, r] in rows("100,26,2.6 104,18,1.8 40,60,2") {
        pen.line(circle(x, y, r), 0.9, Rgb::WHITE.alpha(0.9));
    }
    pen.glass(rect(4.0, 4.0, 137.0, 90.0), GLASS, 0.14);
    pen.shine(polygon("14,10 34,10 20,86 12,86"), 0.35);
    pen.body(round_rect(2.0, 1.0, 141.0, 7.0, 2.0), 0x5a5864);
}

fn hammock(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xe3a04e);
    pen.body(rows("14,-6 186,6").map(|[x, lean]| limb(&[(x + lean, 4.0), (x, 98.0)], 7.0, 8.0)), WOOD);
    for [x, s] in rows("12,1 188,-1") {
        pen.line([0.0, 7.0, 14.0].map(|dy| curve(&[(x, 24.0), (x + s * 28.0, 40.0 + dy)])), 1.2, 0x9a8468);
    }
    pen.slot_box(Slot::Top, 56.0, 30.0, 88.0, 42.0);
    pen.body_with(blob("38,40 66,60 100,67 134,60 162,40 160,54 136,80 100,88 64,80 40,54"), cloth, |pen| {
        pen.mark((0..6).map(|i| rect(44.0 + 21.0 * f64::from(i), 30.0, 9.0, 70.0)), cloth.lit(0.5));
    });
}

fn curtain(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xc25a56);
    pen.body(limb("2,6 98,6", 4.0, 4.0), 0xb98a5c);
    pen.both(50.0, |pen| {
        pen.body(blob("6,6 46,6 42,34 24,62 22,72 30,98 6,98"), cloth);
        for [top, low] in rows("14,12 24,17 34,20") {
            pen.line(curve(&[(top, 10.0), (top - 1.0, 40.0), (low, 66.0)]), 1.4, cloth.shaded(0.3));
            pen.line(curve(&[(low, 70.0), (low + 3.0, 96.0)]), 1.4, cloth.shaded(0.3));
        }
        pen.body(round_rect(5.0, 64.0, 20.0, 6.0, 3.0), 0xf2c14e);
    });
}

fn easel(pen: &mut Pen, look: &Look) {
    for [top, foot] in rows("40,40 36,8 44,72") {
        pen.body(
            limb(&[(top, 2.0), (foot, 98.0)], 4.0, 4.6),
            WOOD.shaded(if foot == 40.0 { 0.3 } else { 0.0 }),
        );
    }
    pen.body(rect(8.0, 14.0, 64.0, 52.0), look.main(0xfbf6ea));
    pen.slot_box(Slot::Words, 12.0, 18.0, 56.0, 44.0);
    if !look.lettered {
        pen.within(rect(11.0, 17.0, 58.0, 46.0), |pen| {
            pen.mark(rect(11.0, 17.0, 58.0, 46.0), 0xbfe0ee);
            pen.mark(circle(56.0, 28.0, 6.0), 0xf6cb52);
            pen.mark(blob("4,66 22,38 40,66"), 0x8f9fc0);
            pen.mark(blob("24,70 48,44 76,70"), 0x7fae6c);
        });
    }
    pen.body(rect(6.0, 66.0, 68.0, 5.0), WOOD.lit(0.1));
}

fn broom(pen: &mut Pen, look: &Look) {
    let straw = look.main(0xe0b45a);
    pen.body(limb("24,2 18,66", 3.6, 3.6), WOOD);
    pen.body(blob("12,62 24,63 30,80 36,98 20,99 2,97 8,78"), straw);
    for [x, foot] in rows("14,9 18,18 22,28") {
        pen.line(curve(&[(x, 70.0), (foot, 96.0)]), 1.0, straw.shaded(0.35));
    }
    pen.line(curve("11,69 26,70"), 3.0, 0xc9534a);
}

fn chandelier(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xe3b552);
    pen.line(curve("55,0 55,30"), 2.0, gold.shaded(0.3));
    pen.body(blob("55,22 62,32 59,46 64,60 55,70 46,60 51,46 48,32"), gold);
    for [x, y] in rows("10,52 32,62 78,62 100,52 55,66") {
        pen.line(curve(&[(55.0, 60.0), ((55.0 + x) / 2.0, y + 24.0), (x, y)]), 2.6, gold);
        pen.body(blob(&placed((x, y), "-6,-1 6,-1 2,4 -2,4")), gold.lit(0.2));
        pen.body(rect(x - 2.2, y - 14.0, 4.4, 13.0), 0xfdf6e4);
        pen.glow(x, y - 18.0, 13.0, Rgb::hex(0xffdf8a).alpha(0.85));
        pen.mark(leaf((x, y - 13.0), (x, y - 24.0), 6.0), 0xf9b23e);
    }
    pen.body(rows("24,78 40,84 55,90 70,84 86,78").map(|[x, y]| drop(x, y - 8.0, 6.0, 11.0)), GLASS);
}
