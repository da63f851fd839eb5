//! Washes: transparent pigment and ink on wet paper.

use pictor_api::Quality;
use pictor_codec::{Picture, resize};

use super::noise::{Noise, Scale};
use crate::blur::soften;
use crate::colour::Rgb;

/// What is washed onto paper.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Pigment {
    /// Watercolour: bright, granulating, with dark rims where it dried.
    Colour,
    /// Ink: grey with a hint of colour, on much empty paper.
    Ink,
}

/// The scales at which a wash is uneven.
struct Grain {
    wobble: Scale,
    tremble: Scale,
    bloom: Scale,
    cloud: Scale,
    tooth: Scale,
}

/// Turns a painted picture into a wash of it. What is transparent stays so.
pub(super) fn wash(
    picture: &mut Picture,
    paper: Rgb,
    pigment: Pigment,
    unit: f64,
    quality: Quality,
    noise: &Noise,
) {
    let source = picture.clone();
    let soft = softened(&source, unit);
    let (width, height) = (source.size.width, source.size.height);
    let grain = Grain {
        wobble: Scale::spots(2.6, unit),
        tremble: Scale::spots(0.55, unit),
        bloom: Scale::spots(17.0, unit),
        cloud: Scale::spots(4.5, unit),
        tooth: Scale::spots(0.13, unit),
    };
    let fine = i32::from(quality > Quality::Low);
    let tooth = if quality >= Quality::High { 1 } else { 0 };
    // How far edges wander, in 1/128 of pixels.
    let reach = (unit * if pigment == Pigment::Ink { 0.62 } else { 0.42 }) as i32;
    let rows = picture.pixels.chunks_exact_mut(width as usize * 4);
    for (y, row) in (0..height).zip(rows) {
        let [wobble, tremble_row, bloom_row, cloud_row, tooth_row] =
            [grain.wobble, grain.tremble, grain.bloom, grain.cloud, grain.tooth]
                .map(|scale| noise.row(scale, y));
        for (x, pixel) in (0..width).zip(row.chunks_exact_mut(4)) {
            let tremble = tremble_row.at(x) / if pigment == Pigment::Ink { 6 } else { 3 };
            let dx = ((wobble.at(x) + tremble) * reach) >> 7;
            let dy = ((wobble.at(x + 9_000) - tremble) * reach) >> 7;
            let (sx, sy) = (moved(x, dx, width), moved(y, dy, height));
            let seen = at(&source, sx, sy);
            if seen[3] == 0 {
                pixel.copy_from_slice(&[0, 0, 0, 0]);
                continue;
            }
            let around = soft.luma(sx, sy);
            let here = luma(seen);
            // Pigment gathers on the darker side of an edge.
            let pool = (around - here).clamp(0, 70) * fine;
            let bloom = bloom_row.at(x);
            let cloud = cloud_row.at(x) * fine;
            let speck = tooth_row.at(x) * tooth;
            let dark = 255 - here;
            let mut load =
                214 + ((bloom * 70) >> 7) + ((cloud * 34) >> 7) + pool * 2 + ((speck * (20 + dark / 3)) >> 8);
            load = (load * border(x, y, width, height, bloom + cloud + tremble, unit, pigment)) >> 8;
            laid(pixel, seen, load, paper, pigment);
        }
    }
}

/// One pixel of paper with that much pigment (256 is full).
#[inline]
fn laid(pixel: &mut [u8], seen: [u8; 4], load: i32, paper: Rgb, pigment: Pigment) {
    let paper = [i32::from(paper.0), i32::from(paper.1), i32::from(paper.2)];
    let grey = luma(seen);
    for c in 0..3 {
        let value = i32::from(seen[c]);
        let wet = match pigment {
            // Bright colours are thinned into the paper; dark ones keep their strength.
            Pigment::Colour => {
                let vivid = grey + (value - grey) * 11 / 8;
                (vivid + (255 - vivid) * 24 / 256).clamp(0, 255)
            }
            Pigment::Ink => {
                let ink = ((228 - grey).max(0) * 320 / 228).min(255);
                let tone = 255 - ink * 90 / 100;
                (tone + (value - grey) / 6).clamp(0, 255)
            }
        };
        let covered = paper[c] * wet / 255;
        pixel[c] = (paper[c] - (((paper[c] - covered) * load) >> 8)).clamp(0, 255) as u8;
    }
    pixel[3] = seen[3];
}

/// How much is painted near the edge of the paper, 0 to 256: the brush stops unevenly before it.
#[inline]
fn border(x: u32, y: u32, width: u32, height: u32, noise: i32, unit: f64, pigment: Pigment) -> i32 {
    let near = x.min(y).min(width - 1 - x).min(height - 1 - y) as i32;
    let unit = (unit * 16.0) as i32;
    let (from, over) = match pigment {
        Pigment::Colour => (unit * 3, unit),
        Pigment::Ink => (unit, unit * 14),
    };
    ((near * 16 - from + noise * unit / 90) * 256 / over.max(1)).clamp(0, 256)
}

#[inline]
fn moved(at: u32, by: i32, edge: u32) -> u32 {
    (at as i32 + by).clamp(0, edge as i32 - 1) as u32
}

#[inline]
fn at(picture: &Picture, x: u32, y: u32) -> [u8; 4] {
    let start = (y as usize * picture.size.width as usize + x as usize) * 4;
    picture.pixels[start..start + 4].try_into().expect("the slice is four bytes long")
}

#[inline]
fn luma(p: [u8; 4]) -> i32 {
    (77 * i32::from(p[0]) + 150 * i32::from(p[1]) + 29 * i32::from(p[2])) >> 8
}

/// The brightness around each pixel, from a smaller picture.
struct Soft {
    luma: Vec<u8>,
    width: u32,
    height: u32,
    /// Small pixels to a large one, in 1/65536.
    step: u32,
}

fn softened(source: &Picture, unit: f64) -> Soft {
    let share = (3.2 / unit).min(1.0);
    let edge = |length: u32| ((f64::from(length) * share).ceil() as u32).max(2);
    let mut small = resize(source, pictor_api::Size::new(edge(source.size.width), edge(source.size.height)));
    soften(&mut small, 1);
    let luma = small.pixels.chunks_exact(4).map(|p| luma([p[0], p[1], p[2], 255]) as u8).collect();
    Soft { luma, width: small.size.width, height: small.size.height, step: (share * 65_536.0) as u32 }
}

impl Soft {
    #[inline]
    fn luma(&self, x: u32, y: u32) -> i32 {
        let (u, v) = (x * self.step, y * self.step);
        let (column, row) = ((u >> 16).min(self.width - 1), (v >> 16).min(self.height - 1));
        let (right, below) = ((column + 1).min(self.width - 1), (row + 1).min(self.height - 1));
        let (fx, fy) = (((u >> 8) & 255) as i32, ((v >> 8) & 255) as i32);
        let cell = |column: u32, row: u32| i32::from(self.luma[(row * self.width + column) as usize]);
        let upper = cell(column, row) * (256 - fx) + cell(right, row) * fx;
        let lower = cell(column, below) * (256 - fx) + cell(right, below) * fx;
        (upper * (256 - fy) + lower * fy) >> 16
    }
}
