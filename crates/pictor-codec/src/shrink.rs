//! Makes a picture smaller while its rows arrive, so that the large one never has to be in memory.
//!
//! Each pixel of the result is the exact average of the area that it covers (a box filter), weighted by alpha,
//! so that the colour of clear pixels does not bleed. Integer arithmetic: the same bytes everywhere.

use pictor_api::Size;

use crate::picture::Picture;

/// Red, green and blue times alpha, and alpha, summed over an area.
type Sum<T> = [T; 4];

/// A picture on its way from one size to a smaller one.
///
/// Distances are counted in units of which a source pixel is `to` wide and a target pixel is `from` wide:
/// both grids then have whole coordinates, and the weights of a target pixel sum up to `from`.
pub(crate) struct Shrink {
    from: Size,
    to: Size,
    /// How many source pixels each pushed one stands for, in both directions.
    step: u32,
    /// One source row, reduced horizontally. At most 255 * 255 * 65,535, which fits into 32 bits.
    row: Vec<Sum<u32>>,
    /// The target row in the making.
    sums: Vec<Sum<u64>>,
    /// How much of the target row in the making is still to come, in vertical units.
    missing: u32,
    pixels: Vec<u8>,
}

impl Shrink {
    /// Neither edge of `to` may be larger than that of `from`, whose edges are at most 65,535.
    pub(crate) fn new(from: Size, to: Size) -> Self {
        assert!(to.width <= from.width && to.height <= from.height, "only ever makes smaller");
        assert!(from.width.max(from.height) <= 65_535, "the sums fit into their integers");
        Self {
            from,
            to,
            step: 1,
            row: vec![[0; 4]; to.width as usize],
            sums: vec![[0; 4]; to.width as usize],
            missing: from.height,
            pixels: Vec::with_capacity(to.width as usize * to.height as usize * 4),
        }
    }

    /// The same for rows that have been made smaller already: each of their pixels stands for a square of `step`
    /// by `step`, though the last may stick out. Such a square is no larger than a pixel of the result.
    pub(crate) fn in_steps(from: Size, to: Size, step: u32) -> Self {
        assert!(to.width * step <= from.width && to.height * step <= from.height, "only ever makes smaller");
        Self { step, ..Self::new(from, to) }
    }

    /// Makes a picture smaller that is in memory already.
    pub(crate) fn whole(picture: &Picture, to: Size) -> Picture {
        let mut shrink = Self::new(picture.size, to);
        picture.pixels.chunks_exact(picture.size.width as usize * 4).for_each(|row| shrink.push(row));
        shrink.finish()
    }

    /// Takes the next source row, in RGBA.
    pub(crate) fn push(&mut self, rgba: &[u8]) {
        self.reduce_row(rgba);
        let height = self.to.height * self.step;
        let covered = height.min(self.missing);
        self.add_row(covered);
        self.missing -= covered;
        if self.missing == 0 {
            self.finish_row();
            self.missing = self.from.height;
            let rest = height - covered;
            self.add_row(rest);
            self.missing -= rest;
        }
    }

    /// The result, once all rows have been pushed.
    pub(crate) fn finish(self) -> Picture {
        Picture::new(self.to, self.pixels)
    }

    fn reduce_row(&mut self, rgba: &[u8]) {
        let (source_width, target_width) = (self.to.width * self.step, self.from.width);
        let mut sums = self.row.iter_mut();
        let mut sum = [0; 4];
        let mut missing = target_width;
        for pixel in rgba.chunks_exact(4) {
            let alpha = u32::from(pixel[3]);
            let pixel = [
                u32::from(pixel[0]) * alpha,
                u32::from(pixel[1]) * alpha,
                u32::from(pixel[2]) * alpha,
                alpha,
            ];
            let covered = source_width.min(missing);
            add(&mut sum, pixel, covered);
            missing -= covered;
            if missing == 0 {
                if let Some(target) = sums.next() {
                    *target = sum;
                }
                let rest = source_width - covered;
                sum = pixel.map(|channel| channel * rest);
                missing = target_width - rest;
            }
        }
    }

    fn add_row(&mut self, weight: u32) {
        for (sums, row) in self.sums.iter_mut().zip(&self.row) {
            for (sum, &channel) in sums.iter_mut().zip(row) {
                *sum += u64::from(channel) * u64::from(weight);
            }
        }
    }

    fn finish_row(&mut self) {
        let area = self.from.pixels();
        for sums in &mut self.sums {
            let [red, green, blue, alpha] = std::mem::take(sums);
            let colour = |channel: u64| match alpha {
                0 => 0,
                _ => u8::try_from((channel + alpha / 2) / alpha).unwrap_or(u8::MAX),
            };
            let coverage = u8::try_from((alpha + area / 2) / area).unwrap_or(u8::MAX);
            self.pixels.extend_from_slice(&[colour(red), colour(green), colour(blue), coverage]);
        }
    }
}

fn add(sum: &mut Sum<u32>, pixel: Sum<u32>, weight: u32) {
    for (sum, channel) in sum.iter_mut().zip(pixel) {
        *sum += channel * weight;
    }
}
