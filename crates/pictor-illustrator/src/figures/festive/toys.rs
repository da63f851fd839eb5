//! Toys and balls.

use crate::figures::buildings::parts::together;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("teddy bear", 0.84, 0.45, teddy),
    Figure { name: "kite", aspect: 0.8, height: 1.0, stands: Stands::Flies, draw: Drawn::Rust(kite) },
    Figure::on_ground("ball", 1.0, 0.3, ball),
    Figure::on_ground("football", 1.0, 0.22, football),
    Figure::on_ground("basketball", 1.0, 0.24, basketball),
    Figure::on_ground("toy blocks", 1.2, 0.3, blocks),
    Figure::on_ground("chess", 1.3, 0.12, chess),
    Figure::on_ground("dice", 1.0, 0.03, dice),
    Figure {
        name: "rubber duck",
        aspect: 1.05,
        height: 0.1,
        stands: Stands::Sails,
        draw: Drawn::Rust(rubber_duck),
    },
    Figure::on_ground("pinwheel", 0.72, 0.4, pinwheel),
];

const BRIGHT: [Rgb; 4] = [Rgb(217, 84, 76), Rgb(242, 186, 80), Rgb(90, 160, 192), Rgb(126, 178, 98)];

fn teddy(pen: &mut Pen, look: &Look) {
    let plush = look.main(0xbf8653);
    let pale = plush.lit(0.6);
    let bow = look.accent(0xd2504a);
    for side in [-1.0, 1.0] {
        let x = |d: f64| 42.0 + side * d;
        pen.round(circle(x(22.0), 12.0, 10.5), plush.shaded(0.08));
        pen.mark(circle(x(21.4), 13.0, 6.0), pale);
        pen.body(limb(&[(x(19.0), 56.0), (x(29.0), 64.0), (x(33.0), 74.0)], 13.0, 12.0), plush.shaded(0.08));
    }
    pen.round(oval(42.0, 72.0, 25.0, 24.0), plush);
    pen.mark(oval(42.0, 75.0, 15.0, 16.0), pale.alpha(0.85));
    pen.slot(Slot::Chest, 42.0, 68.0);
    pen.slot_box(Slot::Words, 30.0, 66.0, 24.0, 16.0);
    pen.line(curve("42,60 42.4,75 42,90"), 0.6, plush.shaded(0.4).alpha(0.6));
    for side in [-1.0, 1.0] {
        let x = 42.0 + side * 24.0;
        pen.round(tilted_oval(x, 88.0, 14.5, 11.5, side * -14.0), plush);
        pen.mark(oval(x + side * 2.0, 88.6, 8.4, 7.4), pale);
    }
    pen.round(oval(42.0, 33.0, 29.0, 25.5), plush);
    pen.slot_box(Slot::Head, 20.0, 8.0, 44.0, 0.0);
    pen.mark(oval(42.0, 42.0, 14.5, 11.5), pale);
    face::cheeks(pen, look, (22.5, 40.0), (61.5, 40.0), 4.6);
    face::eyes(pen, look, (30.0, 29.0), (54.0, 29.0), 3.5);
    face::mouth(pen, look, 42.0, 45.0, 10.0);
    face::nose(pen, 42.0, 38.0, 9.0, Rgb::hex(0x5a3a32));
    pen.shine(tilted_oval(26.0, 17.0, 7.0, 3.6, -34.0), 0.3);
    pen.slot_box(Slot::Neck, 26.0, 53.0, 32.0, 7.0);
    if look.wears.is_empty() {
        crate::figures::products::bow(pen, (42.0, 58.0), 30.0, bow);
    }
}

fn kite(pen: &mut Pen, look: &Look) {
    let first = look.main(BRIGHT[0]);
    let second = look.accent(BRIGHT[1]);
    let tail = [(50.0, 62.0), (40.0, 74.0), (52.0, 84.0), (34.0, 98.0)];
    pen.line(curve(&tail), 1.2, 0x8a7f88);
    for (i, [x, y]) in rows("43,69 47,79 42,90").enumerate() {
        pen.body(polygon(&placed((x, y), "-6,-3.4 6,3.4 6,-3.4 -6,3.4")), BRIGHT[(i + 1) % 4]);
    }
    let (top, right, foot, left, centre) =
        ((46.0, 1.0), (79.0, 30.0), (50.0, 64.0), (14.0, 22.0), (47.0, 26.0));
    for (corners, colour) in [
        ([top, right, centre], second),
        ([right, foot, centre], first),
        ([foot, left, centre], second.lit(0.1)),
        ([left, top, centre], first.lit(0.1)),
    ] {
        pen.cloth(polygon(&corners), colour, look);
    }
    pen.line([(top, foot), (left, right)].map(|(a, b)| polyline(&[a, b])), 1.2, 0x8a6244);
    pen.slot_box(Slot::Words, 32.0, 16.0, 32.0, 20.0);
}

/// A beach ball.
fn ball(pen: &mut Pen, look: &Look) {
    let tones = if look.colours.is_empty() {
        BRIGHT
    } else {
        [look.main(BRIGHT[0]), look.accent(0xfdf8ec), look.main(BRIGHT[0]), look.accent(0xfdf8ec)]
    };
    pen.round_with(circle(50.0, 50.0, 49.0), 0xfdf8ec, |pen| {
        let hub = (40.0, 34.0);
        for (i, colour) in tones.into_iter().enumerate() {
            let (from, to) = (i as f64 * 90.0 + 12.0, i as f64 * 90.0 + 58.0);
            let (a, b) = (on_circle(50.0, 50.0, 60.0, from), on_circle(50.0, 50.0, 60.0, to));
            let bend = |end: (f64, f64), turn: f64| {
                let (dx, dy) = on_circle(0.0, 0.0, 12.0, turn + 90.0);
                ((hub.0 + end.0) / 2.0 + dx, (hub.1 + end.1) / 2.0 + dy)
            };
            let (p, q) = (bend(a, from), bend(b, to));
            pen.fade(
                path(&format!(
                    "M{} {} Q{} {} {} {} L{} {} Q{} {} {} {} Z",
                    hub.0, hub.1, p.0, p.1, a.0, a.1, b.0, b.1, q.0, q.1, hub.0, hub.1
                )),
                colour.lit(0.1),
                colour.shaded(0.12),
            );
        }
        pen.mark(circle(hub.0, hub.1, 7.0), 0xfdf8ec);
        pen.shade(path("M76 -4 Q108 52 50 104 L110 110 L110 -4 Z"), 0.12);
    });
    pen.line(circle(50.0, 50.0, 49.0), 0.6, Rgb::INK.alpha(0.4));
    pen.shine(tilted_oval(28.0, 22.0, 9.0, 5.0, -40.0), 0.7);
}

fn football(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfdfbf4);
    let dark = look.accent(0x4a4452);
    pen.round_with(circle(50.0, 50.0, 49.0), white, |pen| {
        let pentagon = |x: f64, y: f64, r: f64, turn: f64| {
            polygon(&[0.0, 72.0, 144.0, 216.0, 288.0].map(|a| on_circle(x, y, r, a + turn)))
        };
        let seams = (0..5).map(|i| {
            polyline(&[
                on_circle(48.0, 48.0, 17.0, f64::from(i) * 72.0),
                on_circle(48.0, 48.0, 33.0, f64::from(i) * 72.0),
            ])
        });
        pen.line(together(seams), 1.4, dark);
        let ring = (0..5).flat_map(|i| {
            let here = on_circle(48.0, 48.0, 33.0, f64::from(i) * 72.0);
            [-1.0, 1.0]
                .map(|side| polyline(&[here, on_circle(48.0, 48.0, 40.0, f64::from(i) * 72.0 + side * 24.0)]))
        });
        pen.line(together(ring), 1.4, dark);
        pen.mark(pentagon(48.0, 48.0, 17.0, 0.0), dark);
        for i in 0..5 {
            let (x, y) = on_circle(48.0, 48.0, 48.0, 36.0 + 72.0 * f64::from(i));
            pen.mark(pentagon(x, y, 14.0, 36.0 + 72.0 * f64::from(i) + 36.0), dark);
        }
        pen.shade(path("M76 -4 Q108 52 50 104 L110 110 L110 -4 Z"), 0.14);
    });
    pen.line(circle(50.0, 50.0, 49.0), 0.6, Rgb::INK.alpha(0.4));
    pen.shine(tilted_oval(28.0, 20.0, 9.0, 5.0, -40.0), 0.6);
}

fn basketball(pen: &mut Pen, look: &Look) {
    let orange = look.main(0xe08a45);
    pen.round_with(circle(50.0, 50.0, 49.0), orange, |pen| {
        for d in ["M50 -2 Q58 50 50 102", "M-2 50 Q50 60 102 50", "M14 8 Q44 50 14 92", "M86 8 Q58 50 86 92"]
        {
            pen.line(path(d), 2.0, 0x5a3a30);
        }
    });
    pen.shine(tilted_oval(28.0, 20.0, 9.0, 5.0, -40.0), 0.45);
}

fn blocks(pen: &mut Pen, look: &Look) {
    let colours = [look.main(BRIGHT[2]), look.accent(BRIGHT[1]), BRIGHT[0]];
    for (i, (x, y, colour)) in
        [(6.0, 52.0, colours[0]), (64.0, 52.0, colours[1]), (34.0, 4.0, colours[2])].into_iter().enumerate()
    {
        let s = 44.0;
        pen.body(
            polygon(&[(x, y), (x + 7.0, y - 4.0), (x + s + 7.0, y - 4.0), (x + s, y)]),
            colour.lit(0.35),
        );
        pen.body(
            polygon(&[(x + s, y), (x + s + 7.0, y - 4.0), (x + s + 7.0, y + s - 3.0), (x + s, y + s + 3.0)]),
            colour.shaded(0.3),
        );
        pen.body(round_rect(x, y, s, s + 3.0, 2.0), colour);
        pen.flat(round_rect(x + 6.0, y + 6.5, s - 12.0, s - 10.0, 2.0), 0xfdf3dc);
        let (cx, cy) = (x + s / 2.0, y + s / 2.0 + 1.5);
        match i {
            0 => pen.mark(star(cx, cy, 13.0, 5.6, 5), colour),
            1 => pen.mark(heart(cx, cy, 23.0), colour),
            _ => pen.line(path_at((cx, cy), "M-9 11 L0 -12 L9 11 M-5.4 4 L5.4 4"), 4.6, colour),
        }
    }
    pen.slot_box(Slot::Top, 36.0, -20.0, 44.0, 22.0);
}

/// A king, a knight and a pawn.
fn chess(pen: &mut Pen, look: &Look) {
    let light = look.main(0xf3dfb8);
    let dark = look.accent(0x6b4a44);
    base(pen, 34.0, 30.0, light);
    pen.body(path("M24 80 Q30 56 26 36 L42 36 Q38 56 44 80 Z"), light);
    pen.body(path("M22 36 Q18 22 26 20 L42 20 Q50 22 46 36 Z"), light.lit(0.1));
    pen.line(path("M34 19 L34 3 M28 9 L40 9"), 4.6, light.edge());
    pen.line(path("M34 19 L34 3 M28 9 L40 9"), 3.4, light);
    pen.body(round_rect(21.0, 34.0, 26.0, 5.0, 2.5), light);
    base(pen, 84.0, 28.0, dark);
    pen.body(path("M70 82 Q74 68 84 58 Q74 62 66 60 Q60 56 64 48 Q70 36 82 26 L84 16 L91 25 Q106 40 102 64 Q99 76 99 82 Z"), dark);
    pen.mark(circle(82.0, 37.0, 2.0), 0xfdf3dc);
    pen.line(path("M94 30 Q103 48 97 70"), 1.6, dark.lit(0.4));
    pen.moved(62.0, 0.0, |pen| {
        base(pen, 54.0, 22.0, light);
        pen.body(path("M46 86 Q52 76 50 68 L58 68 Q56 76 62 86 Z"), light);
        pen.round(circle(54.0, 61.0, 8.6), light);
    });
}

/// The foot of a chess piece.
fn base(pen: &mut Pen, x: f64, half: f64, wood: Rgb) {
    let w = half * 0.78;
    pen.body(round_rect(x - w * 0.8, 78.0, w * 1.6, 9.0, 4.0), wood.shaded(0.08));
    pen.body(path(&format!("M{} 99.5 Q{} 86 {x} 86 Q{} 86 {} 99.5 Z", x - w, x - w, x + w, x + w)), wood);
}

fn dice(pen: &mut Pen, look: &Look) {
    let ivory = look.main(0xfdf8ec);
    let dot = look.accent(0xc9473f);
    pen.body(polygon("50,2 95,24 50,47 5,24"), ivory.lit(0.3));
    pen.body(polygon("5,24 50,47 50,99 5,74"), ivory.shaded(0.06));
    pen.body(polygon("95,24 50,47 50,99 95,74"), ivory.shaded(0.24));
    pen.mark(oval(50.0, 24.5, 9.0, 4.8), dot);
    pen.mark(rows("16,42 27.5,61 39,81").map(|[x, y]| tilted_oval(x, y, 4.2, 6.0, -10.0)), Rgb::INK);
    pen.mark(rows("62,54 84,43 62,81 84,69").map(|[x, y]| tilted_oval(x, y, 4.2, 6.0, 10.0)), Rgb::INK);
}

fn rubber_duck(pen: &mut Pen, look: &Look) {
    let yellow = look.main(0xf8cf4a);
    pen.round(path("M8 52 Q4 40 10 36 Q24 50 44 50 L70 50 Q98 52 98 76 Q96 99 56 99 Q12 98 8 52 Z"), yellow);
    pen.body(path("M34 66 Q60 54 72 70 Q66 88 44 86 Q32 82 34 66 Z"), yellow.shaded(0.08));
    pen.round(circle(66.0, 30.0, 28.0), yellow.lit(0.06));
    pen.slot_box(Slot::Head, 46.0, 4.0, 40.0, 0.0);
    pen.body(path("M80 32 Q92 26 103 31 Q106 36 98 40 Q88 44 78 42 Z"), 0xee8a3a);
    pen.line(curve("80,36.6 90,36 100,35"), 1.0, 0xa8562a);
    pen.slot_box(Slot::Face, 58.0, 16.0, 44.0, 28.0);
    face::eye(pen, look, (72.0, 24.0), 4.8, true);
    pen.mark(oval(64.0, 38.0, 5.4, 3.6), Rgb::hex(0xf2868a).alpha(0.5));
    pen.shine(tilted_oval(52.0, 16.0, 7.0, 4.0, -40.0), 0.6);
}

fn pinwheel(pen: &mut Pen, look: &Look) {
    pen.body(rect(34.6, 34.0, 3.4, 65.5), 0xb98a57);
    let start = 20.0 * look.vary(1);
    for (i, bright) in BRIGHT.into_iter().enumerate() {
        let colour = if i % 2 == 0 { look.main(bright) } else { look.accent(bright) };
        pen.turned((36.0, 36.0), start + 90.0 * i as f64, |pen| {
            pen.body(path("M36 36 L36 3 Q52 2 60 14 Z"), colour);
            pen.body(path("M36 36 L36 3 L46 17 Z"), colour.lit(0.35));
        });
    }
    pen.round(circle(36.0, 36.0, 3.8), 0xf6d06a);
}
