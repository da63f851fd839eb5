//! Stained glass: the page is cut into panes between leads, each pane with its own brightness.

use pictor_codec::Picture;

use super::noise::{Noise, Scale};

/// A pane is about this large, in page units.
const PANE: f64 = 8.5;
/// Half of a lead, in page units.
const LEAD: f64 = 0.3;

/// Cuts the picture into panes. Lengths are in 1/16 of pixels, so that whole numbers suffice.
pub(super) fn panes(picture: &mut Picture, unit: f64, noise: &Noise) {
    let cell = ((PANE * unit * 16.0) as i32).max(64);
    let lead = ((LEAD * unit * 16.0) as i32).max(8);
    let (width, height) = (picture.size.width, picture.size.height);
    let (ripple, bubble) = (Scale::streaks(0.9, 2.4, unit), Scale::spots(0.4, unit));
    let rows = picture.pixels.chunks_exact_mut(width as usize * 4);
    for (y, row) in (0..height).zip(rows) {
        let mut near = Near::default();
        let (ripple, bubble) = (noise.row(ripple, y), noise.row(bubble, y));
        for (x, pixel) in (0..width).zip(row.chunks_exact_mut(4)) {
            let at = (x as i32 * 16, y as i32 * 16);
            near.around(at, cell, noise);
            let (first, second, pane) = near.nearest(at);
            // The way to the line between the two sites.
            let away = ((second.0 - first.0) / (2 * second.1.max(1))) as i32;
            let mix = ((away - lead) * 256 / 24).clamp(0, 256);
            let glow = 262 - ((first.0 / i64::from(cell)) as i32 * 52 / cell.max(1)).min(90);
            let tint = 236 + i32::from(noise.roll(pane * 13)) / 5;
            let light = ripple.at(x) / 7 + bubble.at(x) / 16;
            for (c, value) in pixel.iter_mut().take(3).enumerate() {
                let shift = i32::from(noise.roll(pane * 13 + 1 + c)) / 14;
                let glass = ((((i32::from(*value) + shift - 9) * glow) >> 8) * tint) >> 8;
                let glass = glass + light;
                let metal = [38, 34, 42][c];
                *value = (metal + (((glass - metal) * mix) >> 8)).clamp(0, 255) as u8;
            }
        }
    }
}

/// The sites of the nine cells around a place; they change only from cell to cell.
#[derive(Default)]
struct Near {
    cell: Option<(i32, i32)>,
    sites: [((i32, i32), usize); 9],
}

impl Near {
    fn around(&mut self, at: (i32, i32), cell: i32, noise: &Noise) {
        let here = (at.0 / cell, at.1 / cell);
        if self.cell == Some(here) {
            return;
        }
        self.cell = Some(here);
        for (i, site) in self.sites.iter_mut().enumerate() {
            let (column, row) = (here.0 + i as i32 % 3 - 1, here.1 + i as i32 / 3 - 1);
            let key = ((column + 8) * 131 + (row + 8) * 1_531) as usize;
            let shift = |k: usize| (i32::from(noise.roll(key + k)) - 128) * cell * 3 / 1_024;
            *site = ((column * cell + cell / 2 + shift(0), row * cell + cell / 2 + shift(1)), key);
        }
    }

    /// The squared distances to the two nearest sites, the second with the way between both; and whose pane it is.
    fn nearest(&self, at: (i32, i32)) -> ((i64, i64), (i64, i64), usize) {
        let away = |site: (i32, i32)| {
            let (dx, dy) = (i64::from(site.0 - at.0), i64::from(site.1 - at.1));
            dx * dx + dy * dy
        };
        let (mut first, mut second) = ((i64::MAX, 0), (i64::MAX, 0));
        for (i, (site, _)) in self.sites.iter().enumerate() {
            let far = away(*site);
            if far < first.0 {
                (first, second) = ((far, i), first);
            } else if far < second.0 {
                second = (far, i);
            }
        }
        let (a, b) = (self.sites[first.1].0, self.sites[second.1].0);
        let between = (f64::from(a.0 - b.0) * f64::from(a.0 - b.0)
            + f64::from(a.1 - b.1) * f64::from(a.1 - b.1))
        .sqrt();
        ((first.0, 0), (second.0, between as i64), self.sites[first.1].1)
    }
}
