//! What something can stand on in a picture: the upper edge of a table or sofa, water below a sky.

use pictor_api::Size;
use pictor_codec::{Picture, fit, resize};
use vello_cpu::kurbo::Rect;

use super::busy;
use crate::edit::aloft;
use crate::edit::tone::luma;

/// Edges are looked for in a picture of at most this many pixels on a side.
const LONG: u32 = 200;

/// A level edge: from where to where, and at which height, in pixels of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ledge {
    x0: f64,
    x1: f64,
    y: f64,
}

/// The plainest level edge that ends on both sides before the picture does: no floor, and no horizon.
pub(super) fn ledge(picture: &Picture) -> Option<Ledge> {
    let small = resize(picture, fit(picture.size, Size::new(LONG, LONG)));
    let (width, height) = (small.size.width as usize, small.size.height as usize);
    let scale = f64::from(picture.size.width) / width as f64;
    let step = |x: usize, y: usize| {
        let at = |y: usize| &small.pixels[(y * width + x) * 4..][..3];
        (0..3).map(|c| at(y - 1)[c].abs_diff(at(y + 1)[c])).max().unwrap_or(0)
    };
    let best = (height * 3 / 10..height * 17 / 20)
        .filter_map(|y| {
            let (x0, x1) = longest((0..width).map(|x| step(x, y) > 26))?;
            let long = (x1 - x0) * 100;
            let ends = x0 > width / 40 && x1 < width - width / 40;
            let strength: u32 = (x0..x1).map(|x| u32::from(step(x, y))).sum();
            (ends && long >= width * 22 && long <= width * 85).then_some((strength, y, x0, x1))
        })
        // The first of those that are alike is the upper edge.
        .max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))?;
    let (_, y, x0, x1) = best;
    Some(Ledge { x0: x0 as f64 * scale, x1: x1 as f64 * scale, y: y as f64 * scale })
}

/// The longest run of what is so, short gaps included.
pub(in crate::edit) fn longest(marks: impl Iterator<Item = bool>) -> Option<(usize, usize)> {
    const GAP: usize = 3;
    let (mut best, mut run) = (None::<(usize, usize)>, None::<(usize, usize)>);
    for (x, _) in marks.enumerate().filter(|(_, mark)| *mark) {
        run = Some(match run {
            Some((from, to)) if x - to <= GAP => (from, x + 1),
            _ => (x, x + 1),
        });
        if run.map(|(from, to)| to - from) > best.map(|(from, to)| to - from) {
            best = run;
        }
    }
    best
}

/// A place on a ledge, where least is there already; in page units, of which each has `unit` pixels.
pub(super) fn upon(picture: &Picture, ledge: Ledge, unit: f64) -> Rect {
    let long = ledge.x1 - ledge.x0;
    let (wide, tall) = (long * 0.44, (long * 0.55).min(ledge.y * 0.8));
    let place = |i: u32| {
        let x = ledge.x0 + long * 0.03 + (long * 0.94 - wide) * f64::from(i) / 4.0;
        let from = (x as u32, (ledge.y - tall * 0.7) as u32);
        (x, busy(picture, from, ((x + wide) as u32, ledge.y as u32 - 2)))
    };
    let x = (0..5).map(place).min_by(|a, b| a.1.total_cmp(&b.1)).map_or(ledge.x0, |(x, _)| x);
    // What is arranged in a zone stands a little above its end.
    let y = ledge.y + tall * 0.1;
    Rect::new(x / unit, (y - tall) / unit, (x + wide) / unit, y / unit)
}

/// Between which heights there is water, in shares of the picture: rows that are mostly blue, and no sky.
pub(super) fn water(picture: &Picture) -> Option<(f64, f64)> {
    let sky = aloft::sky(picture)?;
    let (width, height) = (picture.size.width as usize, picture.size.height as usize);
    let wet = |y: usize| {
        let row = y * width..(y + 1) * width;
        let pixels = picture.pixels[row.start * 4..row.end * 4].chunks_exact(4).zip(&sky[row]);
        let wet = pixels
            .step_by(8)
            .filter(|(p, sky)| **sky < 128 && p[2] > p[0].saturating_add(10) && luma(p) > 0.1);
        wet.count() * 8 * 10 >= width * 6
    };
    let step = (height / 100).max(1);
    let (from, to) = longest((0..height / step).map(|row| wet(row * step)))?;
    let share = |row: usize| (row * step) as f64 / height as f64;
    ((to - from) * 100 >= height / step * 6)
        .then(|| (share(from), share(from) + (share(to) - share(from)) * 0.6))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A blue wall, a floor that reaches from side to side, a brown table before both.
    fn room() -> Picture {
        let mut picture = Picture::filled(Size::new(200, 200), [126, 156, 172, 255]);
        for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            let (x, y) = (at % 200, at / 200);
            if y >= 150 {
                pixel.copy_from_slice(&[190, 160, 120, 255]);
            }
            if (60..150).contains(&x) && (120..128).contains(&y) {
                pixel.copy_from_slice(&[110, 70, 40, 255]);
            }
        }
        picture
    }

    #[test]
    fn a_table_has_a_ledge_and_a_floor_has_none() {
        let found = ledge(&room()).expect("the table is plain");
        assert!(
            (found.y - 120.0).abs() < 4.0 && (found.x0 - 60.0).abs() < 4.0 && (found.x1 - 150.0).abs() < 4.0,
            "{found:?}"
        );
        let mut bare = room();
        bare.pixels[200 * 4 * 118..200 * 4 * 130]
            .chunks_exact_mut(4)
            .for_each(|p| p.copy_from_slice(&[126, 156, 172, 255]));
        assert_eq!(ledge(&bare), None);
    }
}
