//! Filling: pixels that are missing are made from those around them.

use pictor_api::Size;
use pictor_codec::{Picture, resize};

/// Replaces the pixels for which `missing` is above 0 by a smooth continuation of the others.
///
/// Push-pull (Gortler et al. 1996): the picture is halved again and again, averaging what is known, until nothing
/// is missing; then each level fills the holes of the one above it.
pub(super) fn fill(picture: &mut Picture, missing: &[u8]) {
    // What is filled is smooth, so on large pages a quarter of the pixels is enough, and a quarter of the memory.
    if picture.size.pixels() > 2_100_000 {
        return fill_at_half_size(picture, missing);
    }
    let mut level = Level::of(picture, missing);
    let mut levels = Vec::new();
    while level.width > 1 || level.height > 1 {
        let half = level.halved();
        levels.push(std::mem::replace(&mut level, half));
    }
    while let Some(mut finer) = levels.pop() {
        finer.filled_from(&level);
        level = finer;
    }
    for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate().filter(|&(at, _)| missing[at] > 0) {
        (0..3).for_each(|c| pixel[c] = level.cells[at][c].round().clamp(0.0, 255.0) as u8);
        pixel[3] = 255;
    }
}

fn fill_at_half_size(picture: &mut Picture, missing: &[u8]) {
    let half = Size::new(picture.size.width.div_ceil(2), picture.size.height.div_ceil(2));
    let width = picture.size.width as usize;
    let mut small_missing = vec![0u8; half.pixels() as usize];
    for (at, _) in missing.iter().enumerate().filter(|&(_, &gone)| gone > 0) {
        small_missing[(at / width / 2) * half.width as usize + at % width / 2] = 255;
    }
    let mut small = resize(picture, half);
    fill(&mut small, &small_missing);
    let large = resize(&small, picture.size);
    let pixels = picture.pixels.chunks_exact_mut(4).zip(large.pixels.chunks_exact(4));
    for ((pixel, filled), _) in pixels.zip(missing).filter(|(_, gone)| **gone > 0) {
        pixel.copy_from_slice(filled);
    }
}

/// Colours with the weight by which they are known.
struct Level {
    width: usize,
    height: usize,
    cells: Vec<[f32; 4]>,
}

impl Level {
    fn of(picture: &Picture, missing: &[u8]) -> Self {
        let cells = picture.pixels.chunks_exact(4).zip(missing).map(|(p, &gone)| {
            let weight = if gone > 0 || p[3] == 0 { 0.0 } else { 1.0 };
            [f32::from(p[0]), f32::from(p[1]), f32::from(p[2]), weight]
        });
        Self {
            width: picture.size.width as usize,
            height: picture.size.height as usize,
            cells: cells.collect(),
        }
    }

    fn halved(&self) -> Self {
        let (width, height) = (self.width.div_ceil(2), self.height.div_ceil(2));
        let mut cells = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let mut sum = [0f32; 4];
                for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                    let (sx, sy) = ((x * 2 + dx).min(self.width - 1), (y * 2 + dy).min(self.height - 1));
                    let cell = self.cells[sy * self.width + sx];
                    (0..3).for_each(|c| sum[c] += cell[c] * cell[3]);
                    sum[3] += cell[3];
                }
                let weight = sum[3].max(1e-6);
                cells.push([sum[0] / weight, sum[1] / weight, sum[2] / weight, sum[3].min(1.0)]);
            }
        }
        Self { width, height, cells }
    }

    fn filled_from(&mut self, coarse: &Self) {
        for y in 0..self.height {
            for x in 0..self.width {
                let at = y * self.width + x;
                let weight = self.cells[at][3];
                if weight >= 1.0 {
                    continue;
                }
                let from = coarse.smooth(x, y);
                (0..3)
                    .for_each(|c| self.cells[at][c] = self.cells[at][c] * weight + from[c] * (1.0 - weight));
                self.cells[at][3] = 1.0;
            }
        }
    }

    /// The colour under the finer cell (`x`, `y`), bilinear.
    fn smooth(&self, x: usize, y: usize) -> [f32; 3] {
        let (near_x, near_y) = (x / 2, y / 2);
        let far = |near: usize, odd: bool, most: usize| {
            if odd { (near + 1).min(most - 1) } else { near.saturating_sub(1) }
        };
        let (far_x, far_y) = (far(near_x, x % 2 == 1, self.width), far(near_y, y % 2 == 1, self.height));
        let mut sum = [0f32; 3];
        for (sx, sy, weight) in [
            (near_x, near_y, 0.5625),
            (far_x, near_y, 0.1875),
            (near_x, far_y, 0.1875),
            (far_x, far_y, 0.0625),
        ] {
            let cell = self.cells[sy * self.width + sx];
            (0..3).for_each(|c| sum[c] += cell[c] * weight);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_in_one_colour_is_filled_with_it() {
        let mut picture = Picture::filled(Size::new(33, 21), [90, 120, 200, 255]);
        let mut missing = vec![0; 33 * 21];
        missing[200..260].fill(255);
        for at in 200..260 {
            picture.pixels[at * 4..at * 4 + 3].copy_from_slice(&[0, 0, 0]);
        }
        fill(&mut picture, &missing);
        assert_eq!(picture, Picture::filled(Size::new(33, 21), [90, 120, 200, 255]));
    }
}
