//! Filling with texture: a hole is tiled with what looks most like its surroundings elsewhere in the picture.

use pictor_api::Size;
use pictor_codec::{Picture, fit, resize};

use super::fill::fill;

/// What to copy is looked for in a picture of at most this many pixels on a side.
const LONG: u32 = 96;

/// The edge of a tile, and how far around it must agree, in that picture.
const TILE: usize = 9;
const RIM: usize = 3;

/// Replaces the pixels for which `missing` is above 0: by parts of the picture whose surroundings are most like theirs,
/// their seams levelled out, or smoothly where none fits.
pub(super) fn patch(picture: &mut Picture, missing: &[u8]) {
    let mut search = Search::of(picture, missing);
    let tiles = search.tiles();
    let mut left = missing.to_vec();
    fill(picture, missing);
    for tile in tiles {
        if let Some((right, down)) = search.source(&tile) {
            let scaled = tile.scaled(search.scale, picture.size);
            let large = |by: isize| (by as f64 * search.scale).round() as isize;
            copy(picture, missing, &mut left, &scaled, (large(right), large(down)));
            search.settle(&tile, right, down);
        }
    }
}

/// From column `x0` and row `y0` to before `x1` and `y1`.
#[derive(Clone, Copy)]
struct Area {
    x0: usize,
    y0: usize,
    x1: usize,
    y1: usize,
}

impl Area {
    fn widened(self, by: usize, width: usize, height: usize) -> Self {
        let (x1, y1) = ((self.x1 + by).min(width), (self.y1 + by).min(height));
        Self { x0: self.x0.saturating_sub(by), y0: self.y0.saturating_sub(by), x1, y1 }
    }

    fn scaled(self, scale: f64, size: Size) -> Self {
        let at = |edge: usize, most: u32| ((edge as f64 * scale).round() as usize).min(most as usize);
        let (width, height) = (size.width, size.height);
        Self {
            x0: at(self.x0, width),
            y0: at(self.y0, height),
            x1: at(self.x1, width),
            y1: at(self.y1, height),
        }
    }

    /// All pixels of a picture that is `width` wide.
    fn pixels(self, width: usize) -> impl Iterator<Item = usize> {
        (self.y0..self.y1).flat_map(move |y| (self.x0..self.x1).map(move |x| y * width + x))
    }
}

/// The picture at a small size, in which similar places are looked for.
struct Search {
    small: Picture,
    /// Where nothing may be copied from.
    gone: Vec<bool>,
    /// Where nothing is known yet but what the smooth filling says.
    open: Vec<bool>,
    scale: f64,
}

impl Search {
    fn of(picture: &Picture, missing: &[u8]) -> Self {
        let size = fit(picture.size, Size::new(LONG, LONG));
        let scale = f64::from(picture.size.width) / f64::from(size.width);
        let (width, across) = (size.width as usize, picture.size.width as usize);
        let mut gone = vec![0u8; size.pixels() as usize];
        for (at, _) in missing.iter().enumerate().filter(|&(_, &gone)| gone > 0) {
            let cell = |at: usize, most: u32| ((at as f64 / scale) as usize).min(most as usize - 1);
            gone[cell(at / across, size.height) * width + cell(at % across, size.width)] = 255;
        }
        let mut small = resize(picture, size);
        fill(&mut small, &gone);
        let gone: Vec<bool> = gone.into_iter().map(|gone| gone > 0).collect();
        Self { small, open: gone.clone(), gone, scale }
    }

    /// The tiles that cover the hole, from the upper left.
    fn tiles(&self) -> Vec<Area> {
        let (width, height) = (self.small.size.width as usize, self.small.size.height as usize);
        let starts =
            (0..height).step_by(TILE).flat_map(|y0| (0..width).step_by(TILE).map(move |x0| (x0, y0)));
        let tiles =
            starts.map(|(x0, y0)| Area { x0, y0, x1: (x0 + TILE).min(width), y1: (y0 + TILE).min(height) });
        tiles.filter(|tile| tile.pixels(width).any(|at| self.gone[at])).collect()
    }

    /// How far to the right and down of a tile its filling is.
    fn source(&self, tile: &Area) -> Option<(isize, isize)> {
        let (width, height) = (self.small.size.width as usize, self.small.size.height as usize);
        let area = tile.widened(RIM, width, height);
        // A copy must agree with what is known, and a little with the smooth filling of what isn't.
        let wanted: Vec<(usize, f64)> =
            area.pixels(width).map(|at| (at, if self.open[at] { 0.2 } else { 1.0 })).collect();
        let cost = |(right, down): (isize, isize)| {
            let off = down * width as isize + right;
            let mut sum = 0.0;
            for &(at, weight) in &wanted {
                let from = at.checked_add_signed(off).filter(|&from| !self.gone[from])?;
                let off = (0..3).map(|c| {
                    f64::from(self.small.pixels[at * 4 + c].abs_diff(self.small.pixels[from * 4 + c]))
                });
                sum += off.map(|d| d * d).sum::<f64>() * weight;
            }
            // What lies as deep in the scene is seen as large.
            Some(sum * (1.0 + down.unsigned_abs() as f64 * 3.0 / height as f64))
        };
        let reach = |from: usize, to: usize, most: usize| -(from as isize)..=(most - to) as isize;
        let places = reach(area.y0, area.y1, height)
            .flat_map(|down| reach(area.x0, area.x1, width).map(move |right| (right, down)));
        let best =
            places.filter_map(|place| Some((place, cost(place)?))).min_by(|a, b| a.1.total_cmp(&b.1))?;
        Some(best.0)
    }

    /// Takes a copied tile over, so that the next ones agree with it.
    fn settle(&mut self, tile: &Area, right: isize, down: isize) {
        let width = self.small.size.width as usize;
        for at in tile.pixels(width).filter(|&at| self.gone[at]) {
            if let Some(from) = at.checked_add_signed(down * width as isize + right) {
                self.small.pixels.copy_within(from * 4..from * 4 + 4, at * 4);
            }
            self.open[at] = false;
        }
    }
}

/// Copies into what is missing of a tile; what is `left` to be copied counts as unknown at the seams.
fn copy(picture: &mut Picture, missing: &[u8], left: &mut [u8], tile: &Area, (right, down): (isize, isize)) {
    let (width, height) = (picture.size.width as usize, picture.size.height as usize);
    let area = tile.widened((width / 100).max(2), width, height);
    let from = |at: usize| {
        let (x, y) = ((at % width).checked_add_signed(right)?, (at / width).checked_add_signed(down)?);
        (x < width && y < height).then(|| y * width + x).filter(|&from| missing[from] == 0)
    };
    // By how much the copy differs on the rim of the tile; the fill carries that over the tile, as a thin skin would.
    let size = Size::new((area.x1 - area.x0) as u32, (area.y1 - area.y0) as u32);
    let mut differs = Picture::filled(size, [128, 128, 128, 255]);
    let mut unknown = vec![255; size.pixels() as usize];
    for (i, at) in area.pixels(width).enumerate().filter(|(_, at)| left[*at] == 0) {
        let Some(from) = from(at) else { continue };
        for c in 0..3 {
            let (is, copy) = (picture.pixels[at * 4 + c], picture.pixels[from * 4 + c]);
            differs.pixels[i * 4 + c] = (128 + (i16::from(is) - i16::from(copy)) / 2).clamp(0, 255) as u8;
        }
        unknown[i] = 0;
    }
    if unknown.contains(&0) {
        fill(&mut differs, &unknown);
    }
    let inside =
        |at: usize| (tile.x0..tile.x1).contains(&(at % width)) && (tile.y0..tile.y1).contains(&(at / width));
    for (i, at) in area.pixels(width).enumerate().filter(|(_, at)| missing[*at] > 0 && inside(*at)) {
        left[at] = 0;
        let Some(from) = from(at) else { continue };
        for c in 0..3 {
            let (copy, off) = (i16::from(picture.pixels[from * 4 + c]), i16::from(differs.pixels[i * 4 + c]));
            picture.pixels[at * 4 + c] = (copy + (off - 128) * 2).clamp(0, 255) as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_in_a_texture_gets_texture() {
        let size = Size::new(192, 96);
        let stripe = |at: usize| {
            if (at % 192 / 8).is_multiple_of(2) { [40, 60, 80, 255] } else { [200, 190, 170, 255] }
        };
        let mut picture = Picture::filled(size, [0, 0, 0, 255]);
        for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            pixel.copy_from_slice(&stripe(at));
        }
        let whole = picture.clone();
        let hole = |at: usize| (60..100).contains(&(at % 192)) && (20..70).contains(&(at / 192));
        let missing: Vec<u8> = (0..192 * 96).map(|at| if hole(at) { 255 } else { 0 }).collect();
        for at in (0..192 * 96).filter(|&at| hole(at)) {
            picture.pixels[at * 4..at * 4 + 3].fill(255);
        }
        patch(&mut picture, &missing);
        let off = picture.pixels.iter().zip(&whole.pixels).filter(|(a, b)| a.abs_diff(**b) > 24).count();
        assert!(off * 20 < 40 * 50 * 4, "{off} channels are no stripes");
    }
}
