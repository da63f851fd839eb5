//! The guide of a painting: the picture, small, and which way its forms run.

use pictor_api::Size;
use pictor_codec::{Picture, resize};

/// What a painter sees with half-closed eyes.
pub(super) struct Guide {
    small: Picture,
    /// The way along the forms at each small pixel, a unit vector; (0, 0) where nothing runs anywhere.
    flow: Vec<(f32, f32)>,
    /// How much happens around each small pixel, 0 to 255.
    detail: Vec<u8>,
    /// Small pixels to a large one.
    scale: (f32, f32),
}

impl Guide {
    /// A guide of about `edge` pixels squared, for a page of that size.
    pub(super) fn of(picture: &Picture, page: Size, edge: f64) -> Self {
        let share = edge / (picture.size.pixels() as f64).sqrt();
        let small = |length: u32| ((f64::from(length) * share).round() as u32).clamp(8, length.max(8));
        let size = Size::new(small(picture.size.width), small(picture.size.height));
        let small = resize(picture, size);
        let luma = luma(&small);
        let scale = (size.width as f32 / page.width as f32, size.height as f32 / page.height as f32);
        let (width, height) = (size.width as usize, size.height as usize);
        Self { flow: flow(&luma, width, height), detail: detail(&luma, width, height), small, scale }
    }

    fn cell(&self, x: f32, y: f32) -> usize {
        let column = ((x * self.scale.0).max(0.0) as usize).min(self.small.size.width as usize - 1);
        let row = ((y * self.scale.1).max(0.0) as usize).min(self.small.size.height as usize - 1);
        row * self.small.size.width as usize + column
    }

    /// The colour around a pixel of the large picture.
    pub(super) fn colour(&self, x: f32, y: f32) -> [u8; 4] {
        let at = self.cell(x, y) * 4;
        self.small.pixels[at..at + 4].try_into().expect("the slice is four bytes long")
    }

    pub(super) fn flow(&self, x: f32, y: f32) -> (f32, f32) {
        self.flow[self.cell(x, y)]
    }

    pub(super) fn detail(&self, x: f32, y: f32) -> u8 {
        self.detail[self.cell(x, y)]
    }
}

fn luma(picture: &Picture) -> Vec<i32> {
    let weigh = |p: &[u8]| (77 * i32::from(p[0]) + 150 * i32::from(p[1]) + 29 * i32::from(p[2])) >> 8;
    picture.pixels.chunks_exact(4).map(weigh).collect()
}

/// The range of brightness around each pixel.
fn detail(luma: &[i32], width: usize, height: usize) -> Vec<u8> {
    let mut found = vec![0; luma.len()];
    for y in 0..height {
        for x in 0..width {
            let (mut low, mut high) = (255, 0);
            for row in y.saturating_sub(2)..(y + 3).min(height) {
                for &value in &luma[row * width + x.saturating_sub(2)..row * width + (x + 3).min(width)] {
                    (low, high) = (low.min(value), high.max(value));
                }
            }
            found[y * width + x] = (high - low).clamp(0, 255) as u8;
        }
    }
    found
}

/// The direction along edges, from the smoothed structure of the brightness.
fn flow(luma: &[i32], width: usize, height: usize) -> Vec<(f32, f32)> {
    let mut tensors = [vec![0f32; luma.len()], vec![0f32; luma.len()], vec![0f32; luma.len()]];
    for y in 1..height.saturating_sub(1) {
        for x in 1..width.saturating_sub(1) {
            let at = y * width + x;
            let gx = (luma[at + 1] - luma[at - 1]) as f32;
            let gy = (luma[at + width] - luma[at - width]) as f32;
            (tensors[0][at], tensors[1][at], tensors[2][at]) = (gx * gx, gx * gy, gy * gy);
        }
    }
    for tensor in &mut tensors {
        for _ in 0..2 {
            smooth(tensor, width, height, 4);
        }
    }
    let along = |at: usize| {
        let (xx, xy, yy) = (tensors[0][at], tensors[1][at], tensors[2][at]);
        let (c, s) = (xx - yy, 2.0 * xy);
        let length = (c * c + s * s).sqrt();
        if length < 6.0 {
            return (0.0, 0.0);
        }
        // Half of the doubled angle, without trigonometry: rounding must be the same everywhere.
        let cos = ((1.0 + c / length) / 2.0).max(0.0).sqrt();
        let sin = if cos > 1e-3 { s / length / (2.0 * cos) } else { 1.0 };
        (-sin, cos)
    };
    (0..luma.len()).map(along).collect()
}

/// One running mean along rows, then along columns.
fn smooth(values: &mut [f32], width: usize, height: usize, radius: usize) {
    let mut line = Vec::with_capacity(width.max(height));
    for (lines, length, step, next) in [(height, width, 1, width), (width, height, width, 1)] {
        for i in 0..lines {
            line.clear();
            line.extend((0..length).map(|at| values[i * next + at * step]));
            for at in 0..length {
                let (low, high) = (at.saturating_sub(radius), (at + radius + 1).min(length));
                let sum: f32 = line[low..high].iter().sum();
                values[i * next + at * step] = sum / (high - low) as f32;
            }
        }
    }
}
