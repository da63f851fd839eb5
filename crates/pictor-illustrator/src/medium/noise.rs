//! Noise: the unevenness of paper, pigment and brush. Integers only, so that it is the same on every machine.

use crate::figures::look::scramble;

const EDGE: usize = 256;

/// A tile of random heights that repeats, read at any scale.
pub(super) struct Noise {
    tile: Vec<u8>,
}

/// A way through the noise: how far a pixel is in its lattice, in 1/65536 of a cell.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    x: u32,
    y: u32,
}

impl Scale {
    /// Spots of `size` page units, where a page unit is `unit` pixels.
    pub(super) fn spots(size: f64, unit: f64) -> Self {
        Self::streaks(size, size, unit)
    }

    /// Spots longer in one direction than in the other.
    pub(super) fn streaks(wide: f64, tall: f64, unit: f64) -> Self {
        // Never finer than a pixel: what is finer doesn't show, it only flickers.
        let step = |size: f64| (65_536.0 / (size * unit).max(1.0)) as u32;
        Self { x: step(wide), y: step(tall) }
    }
}

impl Noise {
    pub(super) fn new(seed: u64) -> Self {
        let words = (0..EDGE * EDGE / 8).map(|i| scramble(seed, 1_000_000 + i as u64));
        Self { tile: words.flat_map(u64::to_le_bytes).collect() }
    }

    /// The height at a pixel, -128 to 127, smooth between the cells.
    #[inline]
    pub(super) fn at(&self, scale: Scale, x: u32, y: u32) -> i32 {
        let (u, v) = (x.wrapping_mul(scale.x), y.wrapping_mul(scale.y));
        let (column, row) = ((u >> 16) as usize % EDGE, (v >> 16) as usize % EDGE);
        let (right, below) = ((column + 1) % EDGE, (row + 1) % EDGE);
        let (fx, fy) = (eased(u), eased(v));
        let cell = |column: usize, row: usize| i32::from(self.tile[row * EDGE + column]);
        let mix = |a: i32, b: i32, share: i32| a * 256 + (b - a) * share;
        let upper = mix(cell(column, row), cell(right, row), fx);
        let lower = mix(cell(column, below), cell(right, below), fx);
        ((upper * 256 + (lower - upper) * fy) >> 16) - 128
    }

    /// The heights along one row of pixels: the same as [`Noise::at`], but cheaper for whole rows.
    pub(super) fn row(&self, scale: Scale, y: u32) -> Row {
        let v = y.wrapping_mul(scale.y);
        let row = (v >> 16) as usize % EDGE;
        let below = (row + 1) % EDGE;
        let share = eased(v);
        let mix = |column: usize| {
            let (a, b) = (self.tile[row * EDGE + column], self.tile[below * EDGE + column]);
            i32::from(a) * 256 + (i32::from(b) - i32::from(a)) * share - (128 << 8)
        };
        Row { cells: std::array::from_fn(mix), step: scale.x }
    }

    /// A random byte for a whole number.
    #[inline]
    pub(super) fn roll(&self, key: usize) -> u8 {
        self.tile[key % (EDGE * EDGE)]
    }
}

/// One row of noise.
pub(super) struct Row {
    /// In 1/256 of a level.
    cells: [i32; EDGE],
    step: u32,
}

impl Row {
    /// The height at a column of pixels, -128 to 127.
    #[inline]
    pub(super) fn at(&self, x: u32) -> i32 {
        let u = x.wrapping_mul(self.step);
        let column = (u >> 16) as usize % EDGE;
        let (a, b) = (self.cells[column], self.cells[(column + 1) % EDGE]);
        (a * 256 + (b - a) * eased(u)) >> 16
    }
}

/// The fraction of a way as 0 to 256, slow at both ends.
#[inline]
fn eased(way: u32) -> i32 {
    let t = ((way >> 8) & 0xff) as i32;
    (t * t * (768 - 2 * t)) >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_smooth_even_and_the_same_again() {
        let (noise, again) = (Noise::new(3), Noise::new(3));
        let scale = Scale::spots(2.0, 10.0);
        let mut sum = 0i64;
        for y in 0..200 {
            for x in 0..200 {
                let here = noise.at(scale, x, y);
                assert!((-128..=127).contains(&here));
                assert!((here - noise.at(scale, x + 1, y)).abs() < 32, "a jump at {x}, {y}");
                assert!((again.row(scale, y).at(x) - here).abs() < 2);
                sum += i64::from(here);
            }
        }
        assert!((sum / 40_000).abs() < 20, "on average {}", sum / 40_000);
    }
}
