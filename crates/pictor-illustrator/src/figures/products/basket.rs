//! Baskets: an empty one that holds what the composer puts in, and a gift basket.

use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("basket", 1.25, 0.4, basket),
    Figure::on_ground("gift basket", 1.25, 0.5, gift_basket),
];

/// Where the rim of the basket's front is highest, and the walls below it.
const FRONT: [Spot; 4] = [(9.0, 60.0), (116.0, 60.0), (106.0, 98.0), (19.0, 98.0)];

fn basket(pen: &mut Pen, look: &Look) {
    let willow = look.main(0xc69255);
    back(pen, willow);
    pen.slot_box(Slot::Inside, 20.0, 8.0, 85.0, 58.0);
    front(pen, look, willow);
}

/// The same with tissue paper, and a ribbon that can be lettered.
fn gift_basket(pen: &mut Pen, look: &Look) {
    let willow = look.main(0xc69255);
    let silk = look.accent(0xd96f7d);
    back(pen, willow);
    tissue(pen, look, 52.0, Rgb::hex(0xfaf3e7).shaded(0.08));
    pen.slot_box(Slot::Inside, 20.0, 4.0, 85.0, 60.0);
    tissue(pen, look, 64.0, Rgb::hex(0xfffaf0));
    front(pen, look, willow);
    ribbon(pen, silk);
}

fn back(pen: &mut Pen, willow: Rgb) {
    let handle =
        [(12.0, 60.0), (16.0, 26.0), (38.0, 7.0), (62.5, 3.0), (87.0, 7.0), (109.0, 26.0), (113.0, 60.0)];
    pen.body(limb(&handle, 6.5, 6.5), willow.shaded(0.1));
    for (i, pair) in handle.windows(2).enumerate() {
        let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
        for step in 0..3 {
            let t = (f64::from(step) + 0.5 * (i % 2) as f64) / 3.0;
            let (x, y) = (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t);
            pen.line(curve(&placed((x, y), "-2.4,1.8 2.4,-1.8")), 0.9, willow.shaded(0.55).alpha(0.7));
        }
    }
    pen.flat(oval(62.5, 60.0, 53.5, 8.0), willow.shaded(0.6));
}

/// Paper that stands up in points along the rim at height `y`.
fn tissue(pen: &mut Pen, look: &Look, y: f64, paper: Rgb) {
    let points = 9;
    let mut edge = vec![(14.0, y + 12.0)];
    for i in 0..points {
        let x = 14.0 + 97.0 * f64::from(i) / f64::from(points - 1);
        let peak = if i % 2 == 0 { 9.0 } else { 1.0 };
        edge.push((x, y - peak - 2.0 * look.vary(40 + i as u64)));
    }
    edge.push((111.0, y + 12.0));
    pen.body(polygon(&edge), paper);
    for pair in edge[1..edge.len() - 1].windows(2) {
        pen.line(
            curve(&[pair[0], ((pair[0].0 + pair[1].0) / 2.0, y + 8.0)]),
            0.35,
            paper.shaded(0.4).alpha(0.5),
        );
    }
}

fn front(pen: &mut Pen, look: &Look, willow: Rgb) {
    let wall = || blob("9,61 62.5,67 116,61 112,82 104,97 62.5,99.5 21,97 13,82");
    pen.body(wall(), willow);
    let (rows, columns) = if look.fine { (6, 17) } else { (4, 11) };
    pen.within(wall(), |pen| {
        for row in 0..rows {
            for column in 0..columns {
                let (w, h) = (108.0 / f64::from(columns), 36.0 / f64::from(rows));
                let (x, y) = (8.5 + w * f64::from(column), 65.0 + h * f64::from(row));
                let over = (row + column) % 2 == 0;
                let strand = if over { willow.lit(0.18) } else { willow.shaded(0.3) };
                let bow = if over { 1.2 } else { -0.4 };
                pen.fade(
                    blob(&[
                        (x - 1.0, y + h * 0.5),
                        (x + w * 0.5, y - bow),
                        (x + w + 1.0, y + h * 0.5),
                        (x + w * 0.5, y + h),
                    ]),
                    strand,
                    strand.shaded(0.25),
                );
            }
        }
        pen.shade(rect(84.0, 55.0, 40.0, 50.0), 0.12);
    });
    let rim: Vec<Spot> = (0..=12).map(|i| rim_spot(f64::from(i) / 12.0)).collect();
    pen.body(limb(&rim, 6.0, 6.0), willow.lit(0.1));
    for i in 0..26 {
        let (x, y) = rim_spot((f64::from(i) + 0.5) / 26.0);
        pen.line(curve(&placed((x, y), "-1.4,2.2 1.4,-2.2")), 0.8, willow.shaded(0.5).alpha(0.7));
    }
    pen.shade(polygon(&[FRONT[3], FRONT[2], (104.0, 93.0), (21.0, 93.0)]), 0.12);
}

/// A spot on the front rim, which hangs through towards us; `t` from 0 (left) to 1.
fn rim_spot(t: f64) -> Spot {
    (9.0 + 107.0 * t, 61.0 + 7.5 * (1.0 - (2.0 * t - 1.0).powi(2)))
}

/// A band across the front with a bow at the left; words go on the band.
fn ribbon(pen: &mut Pen, silk: Rgb) {
    let band = [(11.5, 74.0), (62.5, 80.0), (113.5, 74.0), (111.0, 88.0), (62.5, 94.5), (14.0, 88.0)];
    let outline = format!(
        "M{} {} Q{} {} {} {} L{} {} Q{} {} {} {} Z",
        band[0].0,
        band[0].1,
        band[1].0,
        band[1].1,
        band[2].0,
        band[2].1,
        band[3].0,
        band[3].1,
        band[4].0,
        band[4].1,
        band[5].0,
        band[5].1
    );
    pen.body(path(&outline), silk);
    pen.slot_box(Slot::Band, 36.0, 74.5, 74.0, 13.5);
    let (x, y) = (20.0, 79.0);
    for [dx, tip] in rows("-9,15 8,17") {
        let tail = [
            (x - 2.0, y),
            (x + 2.5, y),
            (x + dx + 4.0, y + tip),
            (x + dx, y + tip - 3.0),
            (x + dx - 4.0, y + tip + 0.5),
        ];
        pen.body(polygon(&tail), silk.shaded(0.14));
    }
    pen.body(blob(&placed((x, y), "0,0 -7,-9 -16,-8 -16.5,1 -8,4")), silk.lit(0.06));
    pen.body(blob(&placed((x, y), "0,0 6,-10 15,-9 15.5,0 8,3.5")), silk);
    pen.mark(blob(&placed((x, y), "-2,-1 -8,-5 -12,-4 -9,0")), silk.shaded(0.45).alpha(0.6));
    pen.mark(blob(&placed((x, y), "2,-1 7,-6 11.5,-5 8,-0.5")), silk.shaded(0.45).alpha(0.6));
    pen.round(round_rect(x - 3.5, y - 4.5, 7.0, 8.0, 3.0), silk.lit(0.1));
}
