//! Temples, pagodas, pavilions and gates with swept roofs.

use super::parts::LAMPLIGHT;
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("temple", 1.35, 14.0, temple),
    Figure::on_ground("palace", 1.7, 26.0, palace),
    Figure::on_ground("pagoda", 0.66, 40.0, pagoda),
    Figure::on_ground("pavilion", 1.05, 6.0, pavilion),
    Figure::on_ground("torii", 1.2, 8.0, torii),
    Figure::on_ground("gate", 1.25, 10.0, gate),
];

const VERMILION: Rgb = Rgb(196, 72, 58);
const STONE: Rgb = Rgb(216, 205, 192);
const GOLD: Rgb = Rgb(230, 184, 92);

/// A roof whose eaves sweep up, by its middle, the half widths of ridge and eaves, and its upper and lower edge.
fn swept_roof(pen: &mut Pen, look: &Look, x: f64, (ridge, eaves): Spot, (top, foot): Spot, colour: Rgb) {
    let h = foot - top;
    let outline = || {
        path(&format!(
            "M{} {top} L{} {top} C{} {} {} {} {} {} Q{} {} {} {foot} L{} {foot} Q{} {} {} {} C{} {} {} {} {} {top} Z",
            x - ridge,
            x + ridge,
            x + ridge + (eaves - ridge) * 0.2,
            top + h * 0.55,
            x + ridge + (eaves - ridge) * 0.6,
            foot - h * 0.25,
            x + eaves,
            foot - h * 0.42,
            x + eaves * 0.94,
            foot - h * 0.02,
            x + eaves * 0.76,
            x - eaves * 0.76,
            x - eaves * 0.94,
            foot - h * 0.02,
            x - eaves,
            foot - h * 0.42,
            x - ridge - (eaves - ridge) * 0.6,
            foot - h * 0.25,
            x - ridge - (eaves - ridge) * 0.2,
            top + h * 0.55,
            x - ridge
        ))
    };
    pen.shade(rect(x - eaves * 0.74, foot, eaves * 1.48, h * 0.2), 0.28);
    pen.body(outline(), colour);
    pen.within(outline(), |pen| {
        let ribs = if look.fine { 15 } else { 9 };
        for i in 0..ribs {
            let t = 2.0 * f64::from(i) / f64::from(ribs - 1) - 1.0;
            let line = [
                (x + ridge * t, top),
                (x + (ridge + eaves) * 0.45 * t, top + h * 0.55),
                (x + eaves * t, foot),
            ];
            pen.line(curve(&line), h * 0.035, colour.shaded(0.5).alpha(0.6));
        }
        pen.mark(line_across(x - eaves, x + eaves, foot - h * 0.03, h * 0.1), GOLD.alpha(0.9));
    });
    pen.body(
        round_rect(x - ridge * 1.08, top - h * 0.08, ridge * 2.16, h * 0.16, h * 0.06),
        colour.shaded(0.2),
    );
    pen.round([-1.0, 1.0].map(|side| circle(x + side * ridge * 1.06, top - h * 0.04, h * 0.1)), GOLD);
}

/// Red columns in a row below a beam, with latticed doors between them.
fn colonnade(pen: &mut Pen, look: &Look, (x0, x1): Spot, (top, foot): Spot, columns: u32, red: Rgb) {
    let wall = if look.night { LAMPLIGHT } else { Rgb::hex(0xe9cfa4) };
    if look.night {
        pen.glow((x0 + x1) / 2.0, (top + foot) / 2.0, (x1 - x0) * 0.6, LAMPLIGHT.alpha(0.5));
    }
    pen.blend(rect(x0, top, x1 - x0, foot - top), wall.shaded(0.35), wall);
    let step = (x1 - x0) / f64::from(columns - 1);
    for i in 0..columns - 1 {
        let x = x0 + step * f64::from(i);
        let frame = rect(x + step * 0.2, top + (foot - top) * 0.3, step * 0.6, (foot - top) * 0.7);
        pen.body(frame, red.shaded(0.26));
        for k in 1..4 {
            let at = x + step * (0.2 + 0.15 * f64::from(k));
            pen.line(
                curve(&[(at, top + (foot - top) * 0.34), (at, foot - (foot - top) * 0.3)]),
                0.5,
                GOLD.alpha(0.8),
            );
        }
    }
    let beam = (foot - top) * 0.2;
    pen.body(rect(x0 - 2.0, top, x1 - x0 + 4.0, beam), 0x3f7f7a);
    for i in 0..(columns - 1) * 2 {
        let at = x0 + step * 0.5 * (f64::from(i) + 0.5);
        pen.mark(polygon(&sized((at, top), (step, beam), "-0.12,0.5 0,0.15 0.12,0.5 0,0.85")), GOLD);
    }
    for i in 0..columns {
        let x = x0 + step * f64::from(i);
        let w = step * 0.16;
        pen.body(rect(x - w, top + beam * 0.9, w * 2.0, foot - top - beam * 0.9), red);
        pen.body(rect(x - w * 1.5, foot - w * 1.2, w * 3.0, w * 1.4), STONE);
    }
}

/// A stone terrace with steps in its middle.
fn terrace(pen: &mut Pen, (x0, x1): Spot, (top, foot): Spot, stairs: f64) {
    pen.body(rect(x0, top, x1 - x0, foot - top), STONE);
    pen.body(rect(x0 - 2.0, top - 1.0, x1 - x0 + 4.0, (foot - top) * 0.24), STONE.lit(0.4));
    let x = (x0 + x1) / 2.0;
    pen.body(
        polygon(&[
            (x - stairs, top),
            (x + stairs, top),
            (x + stairs * 1.25, foot),
            (x - stairs * 1.25, foot),
        ]),
        STONE.lit(0.25),
    );
    for i in 1..5 {
        let t = f64::from(i) / 5.0;
        let half = stairs * (1.0 + 0.25 * t);
        pen.line(
            curve(&sized((x, top + (foot - top) * t), (half, 1.0), "-1,0 1,0")),
            0.6,
            STONE.shaded(0.5).alpha(0.8),
        );
    }
}

fn temple(pen: &mut Pen, look: &Look) {
    let red = look.main(VERMILION);
    let roof = look.accent(0x5f7f72);
    terrace(pen, (12.0, 123.0), (87.0, 99.5), 15.0);
    colonnade(pen, look, (22.0, 113.0), (60.0, 87.0), 6, red);
    swept_roof(pen, look, 67.5, (36.0, 66.0), (38.0, 62.0), roof);
    colonnade(pen, look, (40.0, 95.0), (27.0, 39.0), 5, red);
    swept_roof(pen, look, 67.5, (24.0, 45.0), (8.0, 29.0), roof);
    pen.round(circle(67.5, 5.0, 3.0), GOLD);
    plaque(pen, look, (67.5, 66.0), (18.0, 9.0));
}

/// A dark board with a golden frame.
fn plaque(pen: &mut Pen, look: &Look, (x, y): Spot, (w, h): Spot) {
    pen.body(rect(x - w / 2.0, y - h / 2.0, w, h), GOLD);
    pen.flat(rect(x - w / 2.0 + 1.0, y - h / 2.0 + 1.0, w - 2.0, h - 2.0), 0x35506e);
    pen.slot_box(Slot::Words, x - w / 2.0 + 1.5, y - h / 2.0 + 1.2, w - 3.0, h - 2.4);
    if !look.lettered {
        pen.mark([-0.22, 0.0, 0.22].map(|dx| circle(x + dx * w, y, h * 0.12)), GOLD);
    }
}

fn palace(pen: &mut Pen, look: &Look) {
    let red = look.main(VERMILION);
    let roof = look.accent(0xdda544);
    terrace(pen, (6.0, 164.0), (88.0, 99.5), 20.0);
    terrace(pen, (18.0, 152.0), (78.0, 88.0), 16.0);
    colonnade(pen, look, (26.0, 144.0), (54.0, 78.0), 8, red);
    swept_roof(pen, look, 85.0, (52.0, 80.0), (34.0, 56.0), roof);
    colonnade(pen, look, (46.0, 124.0), (25.0, 35.0), 7, red);
    swept_roof(pen, look, 85.0, (36.0, 58.0), (6.0, 27.0), roof);
    plaque(pen, look, (85.0, 30.0), (15.0, 8.0));
}

fn pagoda(pen: &mut Pen, look: &Look) {
    let red = look.main(VERMILION);
    let roof = look.accent(0x4f6f78);
    terrace(pen, (6.0, 60.0), (93.0, 99.5), 9.0);
    for tier in 0..5 {
        let t = f64::from(tier) / 4.0;
        let half = 20.0 - 9.0 * t;
        let foot = 93.0 - 15.6 * f64::from(tier);
        colonnade(
            pen,
            look,
            (33.0 - half, 33.0 + half),
            (foot - 9.5, foot),
            if tier > 2 { 3 } else { 4 },
            red,
        );
        swept_roof(pen, look, 33.0, (half * 0.74, half * 1.58), (foot - 17.0, foot - 8.4), roof);
    }
    pen.line(curve("33,14 33,1"), 1.6, GOLD);
    pen.round(rows("11,2.6 7.5,2 4.4,1.5 1.6,1").map(|[y, r]| circle(33.0, y, r)), GOLD);
}

fn pavilion(pen: &mut Pen, look: &Look) {
    let red = look.main(VERMILION);
    let roof = look.accent(0x5f8f72);
    terrace(pen, (8.0, 97.0), (88.0, 99.5), 13.0);
    pen.slot_box(Slot::Inside, 30.0, 50.0, 45.0, 38.0);
    pen.body([30.0, 72.0].map(|x| rect(x, 42.0, 3.0, 46.0)), red.shaded(0.3));
    pen.body(rect(14.0, 76.0, 26.0, 4.0), red.shaded(0.1));
    pen.body(rect(65.0, 76.0, 26.0, 4.0), red.shaded(0.16));
    for x in [18.0, 24.0, 30.0, 70.0, 76.0, 82.0] {
        pen.line(curve(&[(x, 80.0), (x, 88.0)]), 1.0, red.shaded(0.2));
    }
    for x in [11.0, 89.0] {
        pen.body(rect(x, 42.0, 5.0, 46.0), red);
        pen.body(rect(x - 1.2, 85.0, 7.4, 4.0), STONE.shaded(0.1));
    }
    pen.body(rect(9.0, 43.0, 87.0, 5.6), 0x3f7f7a);
    pen.mark(steps(16.0, 9.1, 9).map(|x| circle(x, 45.8, 1.6)), GOLD);
    for [x, side] in rows("16,1 89,-1") {
        pen.body(
            path(&format!("M{x} 48.6 L{} 48.6 Q{} 50 {x} 60 Z", x + side * 14.0, x + side * 4.0)),
            Rgb::hex(0x3f7f7a).shaded(0.2),
        );
    }
    if look.night {
        pen.glow(52.5, 58.0, 36.0, LAMPLIGHT.alpha(0.8));
    }
    swept_roof(pen, look, 52.5, (6.0, 52.0), (10.0, 44.0), roof);
    pen.round(circle(52.5, 6.0, 4.6), GOLD);
}

fn torii(pen: &mut Pen, look: &Look) {
    let red = look.main(0xcf5340);
    for x in [24.0, 84.0] {
        pen.body(polygon(&placed((x, 0.0), "1,20 10,20 12,96 -1,96")), red);
        pen.body(round_rect(x - 4.0, 91.0, 19.0, 8.5, 2.0), 0x453b48);
    }
    pen.body(rect(12.0, 34.0, 96.0, 7.5), red.shaded(0.08));
    pen.body(rect(53.0, 20.0, 14.0, 15.0), red.shaded(0.2));
    plaque(pen, look, (60.0, 28.0), (17.0, 13.0));
    pen.body(path("M4 12 Q60 24 116 12 L114 21 Q60 30 6 21 Z"), red);
    pen.body(path("M1 3 Q60 16 119 3 L117 13 Q60 25 3 13 Z"), 0x453b48);
    pen.line(curve("25,48 42,56 60,58 78,56 95,48"), 3.0, 0xe5cf9c);
    for x in [42.0, 60.0, 78.0] {
        pen.body(polygon(&placed((x, 0.0), "-2,57 2,57 3.5,62 0,62 2,68 -3.5,63 -1,63")), 0xfbf7ee);
    }
}

fn gate(pen: &mut Pen, look: &Look) {
    let red = look.main(VERMILION);
    let roof = look.accent(0x4f7f72);
    for [x, top] in rows("8,46 36,30 80,30 108,46") {
        pen.body(rect(x, top, 8.0, 96.0 - top), red);
        pen.body(round_rect(x - 3.0, 88.0, 14.0, 11.5, 2.0), STONE);
    }
    for [x0, x1, y] in rows("6,46,47 78,118,47 33,92,30") {
        pen.body(rect(x0, y, x1 - x0, 11.0), 0x3f7f7a);
        pen.mark(line_across(x0 + 1.0, x1 - 1.0, y + 2.0, 1.2), GOLD);
        pen.mark(line_across(x0 + 1.0, x1 - 1.0, y + 9.0, 1.2), GOLD);
    }
    swept_roof(pen, look, 26.0, (15.0, 26.0), (33.0, 48.0), roof);
    swept_roof(pen, look, 99.0, (15.0, 26.0), (33.0, 48.0), roof);
    swept_roof(pen, look, 62.5, (23.0, 38.0), (10.0, 31.0), roof);
    plaque(pen, look, (62.5, 40.0), (34.0, 10.0));
}
