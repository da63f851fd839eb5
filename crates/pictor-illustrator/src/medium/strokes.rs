//! Paintings and drawings made of strokes: oil, pencil, crayon. The painted picture is what the painter looks at.

use pictor_api::Quality;
use pictor_codec::Picture;

use super::guide::Guide;
use super::noise::{Noise, Scale};

/// One going-over with one brush. Lengths in page units.
#[derive(Clone, Copy)]
struct Layer {
    width: f32,
    length: f32,
    spacing: f32,
    /// Only where at least this much happens (0 to 255).
    detail: u8,
    /// Whether the colour is that of the very spot rather than of its surroundings.
    exact: bool,
}

const OIL: [Layer; 4] = [
    Layer { width: 3.6, length: 10.0, spacing: 3.2, detail: 0, exact: false },
    Layer { width: 1.9, length: 6.0, spacing: 2.1, detail: 20, exact: false },
    Layer { width: 1.0, length: 3.0, spacing: 1.1, detail: 46, exact: false },
    Layer { width: 0.5, length: 1.5, spacing: 0.55, detail: 70, exact: true },
];

const CRAYON: [Layer; 2] = [
    Layer { width: 0.95, length: 5.2, spacing: 1.15, detail: 0, exact: false },
    Layer { width: 0.5, length: 1.7, spacing: 0.5, detail: 40, exact: true },
];

/// What a stroke is made with.
#[derive(Clone, Copy, PartialEq)]
enum Tool {
    /// A loaded bristle brush: opaque, ridged.
    Bristle,
    /// Wax on rough paper: covers the heights only.
    Wax,
    /// Graphite: transparent, darkens.
    Graphite,
}

/// One stroke, in pixels.
struct Stroke {
    x: f32,
    y: f32,
    along: (f32, f32),
    half_length: f32,
    half_width: f32,
    colour: [i32; 3],
    strength: i32,
    key: usize,
}

/// Paints the picture over with oil.
pub(super) fn oil(picture: &mut Picture, unit: f64, quality: Quality, noise: &Noise) {
    let source = picture.clone();
    let guide = Guide::of(&source, source.size, 230.0);
    let layers = match quality {
        Quality::Low => 2,
        Quality::Medium => 3,
        _ => 4,
    };
    for (i, layer) in OIL.iter().take(layers).enumerate() {
        lay(picture, layer, unit, i, noise, |x, y, roll| {
            (guide.detail(x, y) >= layer.detail).then(|| {
                let seen = if layer.exact { exact(&source, x, y) } else { guide.colour(x, y) };
                let shift = (i32::from(roll) - 128) / 11;
                let colour = [0, 1, 2].map(|c| i32::from(seen[c]) + shift + (i32::from(seen[c]) - 128) / 14);
                (Tool::Bristle, along(&guide, x, y, noise), colour, 255)
            })
        });
    }
    // The last touches are the painter's sharpest: what matters most stays as it was seen.
    keep_detail(picture, &source, &guide, 74, 190);
}

/// Goes over calm surfaces with thin gouache, so that the hand shows: for the best qualities.
pub(super) fn gouache(picture: &mut Picture, unit: f64, quality: Quality, noise: &Noise) {
    /// Where more happens than this, no brush goes over it again.
    const CALM: i32 = 44;
    let source = picture.clone();
    let guide = Guide::of(&source, source.size, 230.0);
    oil(picture, unit, quality, noise);
    let most = if quality == Quality::Max { 216 } else { 116 };
    let width = picture.size.width as usize;
    for (i, (pixel, seen)) in
        picture.pixels.chunks_exact_mut(4).zip(source.pixels.chunks_exact(4)).enumerate()
    {
        let busy = i32::from(guide.detail((i % width) as f32, (i / width) as f32));
        let share = most * (CALM - busy).max(0) / CALM;
        // A stroke that strayed here from something else isn't kept.
        let strayed = (0..3).any(|c| pixel[c].abs_diff(seen[c]) > 34);
        let share = if strayed { 0 } else { share };
        for c in 0..3 {
            let (wet, old) = (i32::from(pixel[c]), i32::from(seen[c]));
            pixel[c] = (old + (((wet - old) * share) >> 8)) as u8;
        }
    }
}

/// Rubs the picture onto rough paper with wax crayons.
pub(super) fn crayon(picture: &mut Picture, unit: f64, quality: Quality, paper: [u8; 3], noise: &Noise) {
    let source = picture.clone();
    let guide = Guide::of(&source, source.size, 230.0);
    ground(picture, &source, paper, 96);
    let layers = if quality == Quality::Low { 1 } else { 2 };
    for (i, layer) in CRAYON.iter().take(layers).enumerate() {
        lay(picture, layer, unit, i, noise, |x, y, roll| {
            (guide.detail(x, y) >= layer.detail).then(|| {
                let seen = if layer.exact { exact(&source, x, y) } else { guide.colour(x, y) };
                let shift = (i32::from(roll) - 128) / 7;
                let grey = (i32::from(seen[0]) + i32::from(seen[1]) + i32::from(seen[2])) / 3;
                let vivid = |c: usize| grey + (i32::from(seen[c]) - grey) * 5 / 4 + shift;
                let lean = f32::from(roll) / 640.0;
                let flow = guide.flow(x, y);
                let along = if i == 0 || flow == (0.0, 0.0) { unit_vector(0.72 + lean, -0.7) } else { flow };
                (Tool::Wax, along, [0, 1, 2].map(vivid), 225)
            })
        });
    }
    keep_detail(picture, &source, &guide, 80, 170);
}

/// Hatches a line drawing with graphite where the colours of `tones` are dark.
pub(super) fn hatch(picture: &mut Picture, tones: &Picture, unit: f64, quality: Quality, noise: &Noise) {
    let guide = Guide::of(tones, picture.size, 260.0);
    // Each threshold is one more direction of hatching.
    let passes: &[(i32, (f32, f32))] = match quality {
        Quality::Low => &[(128, (0.7, -0.71))],
        Quality::Medium => &[(200, (0.7, -0.71)), (118, (0.94, -0.34))],
        _ => &[(218, (0.7, -0.71)), (150, (0.86, -0.5)), (92, (0.42, -0.9))],
    };
    for (i, &(bright, way)) in passes.iter().enumerate() {
        let layer = Layer { width: 0.24, length: 4.2, spacing: 0.62, detail: 0, exact: false };
        lay(picture, &layer, unit, i, noise, |x, y, roll| {
            let seen = guide.colour(x, y);
            let luma = (77 * i32::from(seen[0]) + 150 * i32::from(seen[1]) + 29 * i32::from(seen[2])) >> 8;
            // Graphite is no camera: dark things keep their drawing.
            let luma = 52 + luma * 4 / 5;
            let roll = i32::from(roll) - 128;
            (luma + roll / 6 < bright).then(|| {
                let lean = roll as f32 / 1_400.0;
                let strength = 52 + (bright - luma).clamp(0, 90);
                (Tool::Graphite, unit_vector(way.0 + lean, way.1), [62, 58, 66], strength)
            })
        });
    }
}

/// The way a stroke goes: along the forms, or, where there are none, in a slow swirl.
fn along(guide: &Guide, x: f32, y: f32, noise: &Noise) -> (f32, f32) {
    let flow = guide.flow(x, y);
    if flow != (0.0, 0.0) {
        return flow;
    }
    let swirl = noise.at(Scale::spots(1.0, 180.0), x as u32, y as u32);
    unit_vector(1.0, swirl as f32 / 110.0)
}

fn unit_vector(x: f32, y: f32) -> (f32, f32) {
    let length = (x * x + y * y).sqrt();
    (x / length, y / length)
}

fn exact(source: &Picture, x: f32, y: f32) -> [u8; 4] {
    let inside = |at: f32, edge: u32| (at.max(0.0) as u32).min(edge - 1);
    source.pixel(inside(x, source.size.width), inside(y, source.size.height))
}

/// Lays one layer: strokes around the points of a grid, in an order that hides the grid.
fn lay(
    picture: &mut Picture,
    layer: &Layer,
    unit: f64,
    index: usize,
    noise: &Noise,
    choose: impl Fn(f32, f32, u8) -> Option<(Tool, (f32, f32), [i32; 3], i32)>,
) {
    let tooth = Scale::spots(0.16, unit);
    let unit = unit as f32;
    let step = layer.spacing * unit;
    let columns = (picture.size.width as f32 / step) as usize + 2;
    let rows = (picture.size.height as f32 / step) as usize + 2;
    let count = columns * rows;
    let stride = coprime(count);
    let mut at = index % count;
    for _ in 0..count {
        at = (at + stride) % count;
        let key = at * 7 + index * 10_007;
        let jitter = |k: usize| (f32::from(noise.roll(key + k)) / 255.0 - 0.5) * step * 1.1;
        let x = (at % columns) as f32 * step + jitter(1);
        let y = (at / columns) as f32 * step + jitter(2);
        let Some((tool, along, colour, strength)) = choose(x, y, noise.roll(key + 3)) else { continue };
        let longer = 0.75 + f32::from(noise.roll(key + 4)) / 512.0;
        let stroke = Stroke {
            x,
            y,
            along,
            half_length: layer.length * unit * 0.5 * longer,
            half_width: layer.width * unit * 0.5,
            colour,
            strength,
            key,
        };
        stroke.draw(picture, tool, noise, tooth);
    }
}

/// A stride that visits all of `count` places once, far apart from one to the next.
fn coprime(count: usize) -> usize {
    let divides = |a: usize, b: usize| {
        let (mut a, mut b) = (a, b);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    let start = count * 5 / 8 + 1;
    (start..).find(|&stride| divides(stride, count) == 1).unwrap_or(1)
}

impl Stroke {
    fn draw(&self, picture: &mut Picture, tool: Tool, noise: &Noise, tooth: Scale) {
        match tool {
            Tool::Bristle => {
                // Ends are ragged: each hair lifts off at its own place.
                let hairs: [i32; 16] = std::array::from_fn(|i| i32::from(noise.roll(self.key + 16 + i)));
                let slope = self.along.1 * 0.55 - self.along.0 * 0.83;
                self.fill(picture, |(left, across), _| {
                    let hair = hairs[((across + 1.0) * 7.0) as usize & 15];
                    let side = 1.0 - across.abs();
                    let lift = (left * 5.0 - hair as f32 / 300.0).clamp(0.0, 1.0);
                    let ridge = if side < 0.3 { across * slope * 16.0 } else { 0.0 };
                    ((lift * (side * 6.0).min(1.0) * 256.0) as i32, (hair - 128) / 13 + ridge as i32)
                });
            }
            Tool::Wax => self.fill(picture, |(left, across), (x, y)| {
                let paper = noise.at(tooth, x as u32, y as u32) + 128;
                let press = (left * 3.0).min(1.0) * ((1.0 - across.abs()) * 3.0).min(1.0);
                ((((press * 340.0) as i32 - paper) * 3).clamp(0, self.strength), 0)
            }),
            Tool::Graphite => self.fill(picture, |(left, across), (x, y)| {
                let press = (left * 2.4).min(1.0) * ((1.0 - across.abs()) * 2.0).min(1.0);
                let tooth = i32::from(noise.roll(x.wrapping_mul(31) + y.wrapping_mul(8_191)));
                (((press * self.strength as f32) as i32 * (150 + tooth / 2)) >> 8, 0)
            }),
        }
    }

    /// Covers the pixels of the stroke. `touch` gets how far a pixel is from the ends (1 in the middle, 0 there)
    /// and across (-1 to 1), and gives the cover, of 256, and how much lighter the colour is.
    #[inline]
    fn fill(&self, picture: &mut Picture, touch: impl Fn((f32, f32), (usize, usize)) -> (i32, i32)) {
        let (dx, dy) = self.along;
        let tall = self.half_length * dy.abs() + self.half_width * dx.abs();
        let height = picture.size.height as f32;
        let (top, bottom) = ((self.y - tall).max(0.0), (self.y + tall).min(height - 1.0));
        if bottom < top {
            return;
        }
        let width = picture.size.width as usize;
        let (short, thin) = (1.0 / self.half_length, 1.0 / self.half_width);
        for y in top as usize..=bottom as usize {
            let down = y as f32 - self.y;
            let Some((x0, x1)) = self.span(down, width) else { continue };
            let row = &mut picture.pixels[(y * width + x0) * 4..(y * width + x1) * 4];
            for (x, pixel) in (x0..x1).zip(row.chunks_exact_mut(4)) {
                let right = x as f32 - self.x;
                let (u, v) = (right * dx + down * dy, down * dx - right * dy);
                let (alpha, light) = touch((1.0 - u.abs() * short, v * thin), (x, y));
                if alpha == 0 {
                    continue;
                }
                for (value, colour) in pixel.iter_mut().zip(self.colour) {
                    let old = i32::from(*value);
                    *value = (old + (((colour + light - old) * alpha) >> 8)).clamp(0, 255) as u8;
                }
            }
        }
    }

    /// The columns of a row that the stroke covers.
    fn span(&self, down: f32, width: usize) -> Option<(usize, usize)> {
        let (dx, dy) = self.along;
        // |right * dx + down * dy| <= length and |down * dx - right * dy| <= width.
        let within = |slope: f32, offset: f32, half: f32| {
            if slope.abs() < 1e-4 {
                return if offset.abs() <= half { (f32::MIN, f32::MAX) } else { (1.0, 0.0) };
            }
            let (a, b) = ((-half - offset) / slope, (half - offset) / slope);
            (a.min(b), a.max(b))
        };
        let (a0, a1) = within(dx, down * dy, self.half_length);
        let (b0, b1) = within(-dy, down * dx, self.half_width);
        let low = (a0.max(b0).max(-self.x) + self.x).max(0.0);
        let high = (a1.min(b1).min(width as f32) + self.x).min(width as f32 - 1.0);
        (low <= high).then(|| (low as usize, high as usize + 1))
    }
}

/// A pale wash of the picture on paper, for what the strokes leave open.
fn ground(picture: &mut Picture, source: &Picture, paper: [u8; 3], share: i32) {
    for (pixel, seen) in picture.pixels.chunks_exact_mut(4).zip(source.pixels.chunks_exact(4)) {
        for c in 0..3 {
            let paper = i32::from(paper[c]);
            pixel[c] = (paper + (((i32::from(seen[c]) - paper) * share) >> 8)) as u8;
        }
    }
}

/// Gives back `share` of 256 of the source where more than `least` happens.
fn keep_detail(picture: &mut Picture, source: &Picture, guide: &Guide, least: u8, share: i32) {
    let width = picture.size.width as usize;
    for (i, (pixel, seen)) in
        picture.pixels.chunks_exact_mut(4).zip(source.pixels.chunks_exact(4)).enumerate()
    {
        let here = guide.detail((i % width) as f32, (i / width) as f32);
        if here <= least {
            continue;
        }
        let share = share * i32::from(here - least).min(40) / 40;
        for c in 0..3 {
            let old = i32::from(pixel[c]);
            pixel[c] = (old + (((i32::from(seen[c]) - old) * share) >> 8)) as u8;
        }
    }
}
