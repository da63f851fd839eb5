//! What else is in a room: light, shelves, clocks, mirrors, windows, doors, the fire.

use crate::figures::buildings::parts::{LAMPLIGHT, stones, together};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("lamp", 0.62, 0.5, lamp),
    Figure::on_ground("street lamp", 0.32, 4.0, street_lamp),
    Figure::on_ground("bookshelf", 0.82, 2.0, bookshelf),
    Figure { name: "clock", aspect: 1.0, height: 0.35, stands: Stands::Free, draw: Drawn::Rust(clock) },
    Figure::on_ground("alarm clock", 0.92, 0.16, alarm_clock),
    Figure::on_ground("mirror", 0.62, 1.6, mirror),
    Figure { name: "window", aspect: 0.9, height: 1.4, stands: Stands::Free, draw: Drawn::Rust(window) },
    Figure::on_ground("door", 0.54, 2.1, door),
    Figure::on_ground("fireplace", 1.2, 1.4, fireplace),
    Figure {
        name: "picture frame",
        aspect: 1.25,
        height: 0.5,
        stands: Stands::Free,
        draw: Drawn::Rust(picture_frame),
    },
    Figure::on_ground("rug", 3.4, 0.5, rug),
];

const WOOD: Rgb = Rgb(168, 112, 72);

fn lamp(pen: &mut Pen, look: &Look) {
    let shade = look.main(0xf3d7a2);
    let foot = look.accent(0x6f9a9a);
    pen.glow(
        31.0,
        34.0,
        if look.night { 52.0 } else { 30.0 },
        Rgb::hex(0xffd98a).alpha(if look.night { 0.8 } else { 0.3 }),
    );
    pen.body(path("M28 44 L34 44 L34 58 Q50 66 46 84 Q44 92 38 95 L24 95 Q18 92 16 84 Q12 66 28 58 Z"), foot);
    pen.shine(path("M22 68 Q18 76 21 86 L24 86 Q22 76 26 68 Z"), 0.6);
    pen.body(round_rect(13.0, 93.0, 36.0, 6.5, 3.0), WOOD);
    pen.body(path("M18 5 Q31 2 44 5 L60 44 Q31 51 2 44 Z"), shade);
    pen.fade(
        path("M18 5 Q31 2 44 5 L60 44 Q31 51 2 44 Z"),
        LAMPLIGHT.alpha(0.0),
        LAMPLIGHT.alpha(if look.night { 0.9 } else { 0.45 }),
    );
    pen.line(path("M3 41 Q31 48 59 41"), 1.6, shade.shaded(0.3));
    pen.line(polyline("44,47 44,58"), 0.8, 0xb98a57);
    pen.round(circle(44.0, 59.0, 1.6), 0xe0b85f);
}

fn street_lamp(pen: &mut Pen, look: &Look) {
    let iron = look.main(0x4c5560);
    pen.lamp(look, 16.0, 15.0, 38.0, Rgb::hex(0xffd98a).alpha(0.9));
    pen.body(rect(14.4, 26.0, 3.2, 66.0), iron);
    pen.body(path("M9 99.5 L11 90 L13 86 L19 86 L21 90 L23 99.5 Z"), iron);
    pen.body(round_rect(11.5, 58.0, 9.0, 3.0, 1.5), iron);
    pen.body(round_rect(6.0, 28.0, 20.0, 2.6, 1.3), iron);
    pen.round([6.0, 26.0].map(|x| circle(x, 29.4, 1.8)), iron);
    let glass = if look.night { Rgb::hex(0xffe9a8) } else { Rgb::hex(0xdfe9e6) };
    pen.blend(
        path("M8 8 L24 8 L21 24 L11 24 Z"),
        glass.lit(0.4),
        if look.night { Rgb::hex(0xf6bd55) } else { glass.shaded(0.2) },
    );
    for (a, b) in rows_of::<(Spot, Spot)>("8,8,11,24 24,8,21,24 16,8,16,24") {
        pen.line(polyline(&[a, b]), 0.9, iron);
    }
    pen.body(path("M5 9 Q9 4 14 3 L16 0 L18 3 Q23 4 27 9 Z"), iron);
    pen.body(round_rect(10.0, 23.0, 12.0, 4.0, 1.0), iron);
}

fn bookshelf(pen: &mut Pen, look: &Look) {
    let wood = look.main(WOOD);
    pen.body(rect(3.0, 3.0, 76.0, 94.0), wood.shaded(0.5));
    for (shelf, y) in [26.0, 49.0, 72.0, 93.0].into_iter().enumerate() {
        books(pen, look, shelf as u64, y);
        pen.body(rect(4.0, y, 74.0, 3.4), wood.lit(0.1));
    }
    pen.body(rect(1.0, 2.0, 5.0, 96.0), wood);
    pen.body(rect(76.0, 2.0, 5.0, 96.0), wood.shaded(0.1));
    pen.body(round_rect(0.0, 0.5, 82.0, 5.0, 1.5), wood.lit(0.18));
    pen.body(rect(2.0, 95.0, 78.0, 4.5), wood.shaded(0.1));
    pen.slot_box(Slot::Top, 8.0, -40.0, 66.0, 41.0);
}

/// A row of books that stand on `y`, with a gap that something fills.
fn books(pen: &mut Pen, look: &Look, shelf: u64, y: f64) {
    let tones = [0xc9604a, 0x4f7f8a, 0xe0b04f, 0x6b8f5a, 0x8a6a9a, 0xe8d9bd, 0x3f5f7f].map(Rgb::hex);
    let mut x = 7.5;
    for i in 0..16 {
        let key = shelf * 31 + i;
        let (w, h) = (3.6 + 0.9 * look.vary(key), 15.0 + 2.6 * look.vary(key + 400));
        if x + w > 75.0 {
            break;
        }
        if i == 5 + shelf * 2 && shelf % 2 == 1 {
            pen.body(path_at((x, y), "M1.5 0 L7.5 0 L9 -6 L0 -6 Z"), 0xd9806a);
            pen.round([1.0, 4.5, 8.0].map(|dx| circle(x + dx, y - 8.6, 3.0)), 0x7da55a);
            x += 12.0;
            continue;
        }
        let colour = look.choose(key + 800, &tones);
        pen.body(rect(x, y - h, w, h), colour);
        pen.mark(rect(x + 0.4, y - h * 0.8, w - 0.8, 1.2), colour.lit(0.6));
        x += w + 0.3;
    }
}

/// Numerals, ticks and hands in a round face; the time comes from the seed.
fn face(pen: &mut Pen, look: &Look, (x, y): (f64, f64), r: f64) {
    pen.flat(circle(x, y, r), 0xfdf8ec);
    let ticks = (0..12).map(|hour| {
        let long = if hour % 3 == 0 { 0.74 } else { 0.82 };
        polyline(&[
            on_circle(x, y, r * long, f64::from(hour) * 30.0),
            on_circle(x, y, r * 0.9, f64::from(hour) * 30.0),
        ])
    });
    pen.line(together(ticks), r * 0.055, Rgb::INK.alpha(0.85));
    let hour = look.choose(31, &[2.0, 4.0, 8.0, 10.0]);
    let minute = look.choose(32, &[0.0, 10.0, 15.0, 50.0]);
    let (hx, hy) = on_circle(x, y, r * 0.48, (hour + minute / 60.0) * 30.0);
    let (mx, my) = on_circle(x, y, r * 0.7, minute * 6.0);
    pen.line(polyline(&[(x, y), (hx, hy)]), r * 0.1, Rgb::INK);
    pen.line(polyline(&[(x, y), (mx, my)]), r * 0.07, Rgb::INK);
    pen.round(circle(x, y, r * 0.08), 0xd9604f);
}

fn clock(pen: &mut Pen, look: &Look) {
    let rim = look.main(0xb07c4f);
    pen.round(circle(50.0, 50.0, 49.0), rim);
    pen.line(circle(50.0, 50.0, 43.0), 1.4, rim.shaded(0.45));
    face(pen, look, (50.0, 50.0), 40.0);
    pen.shine(path("M18 40 Q24 20 44 14 Q30 24 24 42 Z"), 0.7);
}

fn alarm_clock(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xdb5b4e);
    for [x, foot] in rows("24,14 68,78") {
        pen.body(limb(&[(x, 84.0), (foot, 98.0)], 6.0, 5.0), paint.shaded(0.3));
    }
    pen.line(path("M34 16 Q46 2 58 16"), 2.6, 0x8a8490);
    for [x, turn] in rows("24,-36 68,36") {
        pen.turned((x, 18.0), turn, |pen| {
            pen.body(path_at((x, 0.0), "M-16 22 Q-16 4 0 4 Q16 4 16 22 Z"), 0xe0b85f);
        });
    }
    pen.body(round_rect(43.5, 8.0, 5.0, 12.0, 2.0), 0x8a8490);
    pen.round(circle(46.0, 55.0, 38.5), paint);
    face(pen, look, (46.0, 55.0), 30.0);
    pen.shine(path("M18 46 Q22 30 38 25 Q28 34 24 48 Z"), 0.6);
}

fn mirror(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xd9ac57);
    pen.body(path("M10 99.5 L18 74 L44 74 L52 99.5 L46 99.5 L40 84 L22 84 L16 99.5 Z"), WOOD.shaded(0.1));
    pen.body(oval(31.0, 45.0, 30.0, 43.0), gold);
    pen.line(oval(31.0, 45.0, 27.0, 39.6), 1.0, gold.shaded(0.4));
    pen.blend(oval(31.0, 45.0, 24.4, 36.6), 0xe3f1f4, 0x9dbccb);
    pen.within(oval(31.0, 45.0, 24.4, 36.6), |pen| {
        pen.mark(polygon("10,44 40,4 50,10 12,60"), Rgb::WHITE.alpha(0.5));
        pen.mark(polygon("22,74 56,30 58,36 28,78"), Rgb::WHITE.alpha(0.3));
    });
    pen.round(circle(31.0, 3.6, 4.0), gold.lit(0.2));
}

fn window(pen: &mut Pen, look: &Look) {
    let frame = look.main(0xfaf5ea);
    let cloth = look.accent(0xe0907f);
    let (top, bottom) = if look.night { (0x24305c, 0x54609a) } else { (0x8fcbe6, 0xdff0ea) };
    pen.body(rect(10.0, 10.0, 70.0, 82.0), frame);
    pen.blend(rect(14.0, 14.0, 62.0, 74.0), Rgb::hex(top), Rgb::hex(bottom));
    pen.within(rect(14.0, 14.0, 62.0, 74.0), |pen| {
        if look.night {
            pen.mark(circle(60.0, 30.0, 7.0), 0xfbeec0);
            pen.mark(rows("24,24 36,42 70,50 26,58").map(|[x, y]| circle(x, y, 0.9)), Rgb::WHITE);
        } else {
            for [x, y, r] in rows("28,34,6 36,32,7.5 44,35,5") {
                pen.mark(circle(x, y, r), Rgb::WHITE.alpha(0.9));
            }
        }
        let green = if look.night { Rgb::hex(0x3f5573) } else { Rgb::hex(0x8fb96a) };
        pen.mark(path("M0 78 Q30 60 56 74 Q74 66 90 72 L90 100 L0 100 Z"), green);
    });
    pen.body(rect(43.0, 12.0, 4.0, 78.0), frame);
    pen.body(rect(12.0, 48.0, 66.0, 4.0), frame);
    pen.body(round_rect(4.0, 90.0, 82.0, 6.0, 1.5), frame.shaded(0.06));
    for [x, side] in rows("6,1 84,-1") {
        pen.cloth(
            path(&format!(
                "M{x} 6 L{} 6 Q{} 40 {} 58 Q{} 76 {} 90 L{} 90 Z",
                x + side * 24.0,
                x + side * 22.0,
                x + side * 6.0,
                x + side * 12.0,
                x + side * 14.0,
                x - side * 3.0
            )),
            cloth,
            look,
        );
        pen.line(curve(&sized((x, 0.0), (side, 1.0), "10,8 9,36 3,56")), 0.8, cloth.shaded(0.4).alpha(0.7));
        pen.body(round_rect((x - 3.0 * side).min(x + side * 8.0), 56.0, 11.0, 4.0, 2.0), 0xe0b85f);
    }
    pen.body(round_rect(0.0, 3.0, 90.0, 4.6, 2.3), WOOD);
}

fn door(pen: &mut Pen, look: &Look) {
    let paint = look.main(look.choose(1, &[0x4f7f8a, 0xb5563f, 0x5d7f52, 0x8a5a3c].map(Rgb::hex)));
    pen.body(rect(0.5, 0.5, 53.0, 99.0), 0xf3ead9);
    pen.body(rect(5.0, 5.0, 44.0, 94.5), paint);
    for [x, y, w, h] in rows("10,54,15,38 29,54,15,38 10,11,34,36") {
        pen.body(round_rect(x, y, w, h, 1.0), paint.shaded(0.14));
        pen.body(round_rect(x + 2.0, y + 2.0, w - 4.0, h - 4.0, 0.8), paint.lit(0.08));
    }
    if look.lettered {
        pen.flat(round_rect(12.0, 20.0, 30.0, 16.0, 2.0), 0xfaf1de);
    }
    pen.slot_box(Slot::Words, 13.5, 21.5, 27.0, 13.0);
    pen.round(circle(44.0, 52.0, 2.6), 0xe8c268);
    pen.body([16.0, 76.0].map(|y| rect(4.0, y, 2.4, 7.0)), 0xe8c268);
}

fn fireplace(pen: &mut Pen, look: &Look) {
    let brick = look.main(0xbd7761);
    let wall = rect(8.0, 22.0, 104.0, 77.5);
    pen.body(wall.clone(), brick);
    stones(pen, look, wall, 5.0, brick);
    pen.slot_box(Slot::Top, 10.0, -30.0, 100.0, 42.0);
    pen.body(round_rect(2.0, 12.0, 116.0, 10.0, 2.0), WOOD);
    pen.flat(path("M30 99.5 L30 56 Q60 34 90 56 L90 99.5 Z"), 0x3f3038);
    pen.line(path("M30 99.5 L30 56 Q60 34 90 56 L90 99.5"), 3.0, brick.lit(0.35));
    pen.glow(60.0, 82.0, if look.night { 74.0 } else { 40.0 }, Rgb::hex(0xffa94f).alpha(0.75));
    pen.body(rows("40,80,94 44,76,88").map(|[x0, x1, y]| limb(&[(x0, y), (x1, y)], 7.0, 7.0)), 0x8a5a3c);
    pen.moved(60.0, 88.0, |pen| super::super::nature::blaze(pen, 34.0, look));
    pen.body(rect(4.0, 96.0, 112.0, 3.5), 0xcfc4b6);
    pen.mark(line_across(10.0, 110.0, 23.0, 2.0), Rgb::INK.alpha(0.2));
}

fn picture_frame(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xc99b4f);
    pen.body(rect(1.0, 1.0, 123.0, 98.0), gold);
    pen.body(rect(7.0, 7.0, 111.0, 86.0), gold.shaded(0.2));
    pen.flat(rect(10.0, 10.0, 105.0, 80.0), 0xfaf5ea);
    pen.blend(rect(20.0, 19.0, 85.0, 62.0), 0xa9d3e0, 0xf6ead0);
    pen.within(rect(20.0, 19.0, 85.0, 62.0), |pen| {
        pen.mark(circle(82.0, 36.0, 8.0), 0xf6c566);
        pen.mark(path("M14 74 L44 36 L62 58 L76 44 L110 76 L110 90 L14 90 Z"), 0x7d93a8);
        pen.mark(path("M14 72 Q40 60 64 70 Q90 62 112 70 L112 90 L14 90 Z"), 0x8fb36a);
    });
    pen.slot_box(Slot::Words, 24.0, 24.0, 77.0, 52.0);
    pen.shine(polygon("20,19 46,19 20,56"), 0.4);
}

fn rug(pen: &mut Pen, look: &Look) {
    let cloth = look.main(0xbf5a50);
    let second = look.accent(0xf3dfb5);
    let fringe = (0..22).flat_map(|i| {
        let y = 14.0 + 3.8 * f64::from(i);
        let inset = 44.0 * (1.0 - f64::from(i) / 21.0);
        [polyline(&[(inset, y), (inset + 8.0, y)]), polyline(&[(332.0 - inset, y), (340.0 - inset, y)])]
    });
    pen.line(together(fringe), 1.6, second);
    let outline = || path("M50 12 L290 12 L334 98 L6 98 Z");
    pen.cloth(outline(), cloth, look);
    pen.line(path("M62 20 L278 20 L312 90 L28 90 Z"), 3.0, second);
    pen.line(path("M72 26 L268 26 L296 84 L44 84 Z"), 1.2, second.alpha(0.8));
    if look.pattern.is_none() {
        for x in [110.0, 170.0, 230.0] {
            pen.mark(polygon(&placed((x, 0.0), "0,34 24,54 0,76 -24,54")), second.alpha(0.9));
            pen.mark(polygon(&placed((x, 0.0), "0,44 12,54 0,65 -12,54")), cloth.shaded(0.2));
        }
    }
    pen.slot_box(Slot::Top, 60.0, -40.0, 220.0, 96.0);
}
