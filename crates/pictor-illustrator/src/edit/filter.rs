//! Another style for a picture that is there: what looks at a pixel's surroundings, then the brushes of `medium`.

use pictor_api::Size;
use pictor_codec::{Picture, fit, resize};

use super::{Edit, tone};
use crate::blur::blur;
use crate::colour::Rgb;
use crate::intent::Style;
use crate::medium::repaint;

/// Draws the picture in another style, as far as filters and brushes can.
pub(super) fn restyle(edit: &Edit<'_>, picture: &mut Picture, style: Style) {
    match style {
        Style::Pixel => paint_in(edit, picture, style),
        Style::Vintage => {
            tone::map(picture, |colour, _| {
                tone::contrast(colour.saturated(0.6), 0.88)
                    .under(Rgb(255, 240, 210))
                    .mix(Rgb(196, 160, 110), 0.12)
            });
            vignette(picture, 0.4);
        }
        _ => {
            // Strokes hide detail anyway: on large pages they are laid at a smaller size, to bound time and memory.
            let full = picture.size;
            let share = (1_600_000.0 / full.pixels() as f64).sqrt().min(1.0);
            let edge = |length: u32| ((f64::from(length) * share) as u32).max(1);
            let mut small = resize(picture, Size::new(edge(full.width), edge(full.height)));
            redraw(edit, &mut small, style);
            *picture = resize(&small, full);
        }
    }
}

fn redraw(edit: &Edit<'_>, picture: &mut Picture, style: Style) {
    let long = picture.size.width.max(picture.size.height) as usize;
    // On paper even the night is light.
    tone::level(picture);
    match style {
        Style::OilPainting | Style::Crayon => paint_in(edit, picture, style),
        Style::LineArt => {
            simplify(picture, long / 240);
            sketch(picture);
        }
        Style::Pencil => {
            simplify(picture, long / 240);
            let mut tones = resize(picture, fit(picture.size, Size::new(400, 400)));
            tone::map(&mut tones, |colour, _| tone::curve(colour, 0.5).mix(Rgb::WHITE, 0.16));
            sketch(picture);
            repaint(picture, &tones, style, &edit.sheet);
        }
        Style::Blueprint => {
            simplify(picture, long / 240);
            sketch(picture);
            tone::map(picture, |colour, _| Rgb(36, 82, 143).mix(Rgb(234, 243, 255), 1.0 - colour.luma()));
        }
        Style::InkWash => {
            simplify(picture, long / 140);
            tone::map(picture, |colour, _| tone::curve(colour.saturated(0.35), 0.72));
            paint_in(edit, picture, style);
        }
        Style::Watercolour => {
            simplify(picture, long / 300);
            // Thin paint lets the paper through, most where it was light already.
            tone::map(picture, |colour, _| {
                tone::curve(colour.saturated(1.06), 0.72).mix(Rgb(252, 248, 238), 0.08)
            });
            paint_in(edit, picture, style);
        }
        _ => {
            simplify(picture, long / 280);
            let edges = edges(picture);
            tone::map(picture, |colour, _| colour.saturated(1.16).lit(0.06));
            ink(picture, &edges, Rgb::INK, 0.45);
        }
    }
}

fn paint_in(edit: &Edit<'_>, picture: &mut Picture, style: Style) {
    let tones = Picture::filled(Size::new(1, 1), [0; 4]);
    repaint(picture, &tones, style, &edit.sheet);
}

/// Draws edges in a colour, `most` at the strongest.
fn ink(picture: &mut Picture, edges: &[u8], colour: Rgb, most: f64) {
    for (pixel, edge) in picture.pixels.chunks_exact_mut(4).zip(edges) {
        let share = (f64::from(*edge) / 70.0 - 0.35).clamp(0.0, most);
        let Rgb(r, g, b) = Rgb(pixel[0], pixel[1], pixel[2]).mix(colour, share);
        (pixel[0], pixel[1], pixel[2]) = (r, g, b);
    }
}

/// A colour for every pixel from the calmest of the four squares around it (Kuwahara's filter): paint, not noise.
fn simplify(picture: &mut Picture, radius: usize) {
    let r = radius.clamp(1, 14);
    let (width, height) = (picture.size.width as usize, picture.size.height as usize);
    let sums = Sums::of(picture);
    let source = picture.clone();
    for y in 0..height {
        for x in 0..width {
            let (x0, x1, y0, y1) =
                (x.saturating_sub(r), (x + r + 1).min(width), y.saturating_sub(r), (y + r + 1).min(height));
            let squares = [(x0, y0, x + 1, y + 1), (x, y0, x1, y + 1), (x0, y, x + 1, y1), (x, y, x1, y1)];
            let best = squares.into_iter().map(|square| sums.mean(square)).min_by(|a, b| a.1.total_cmp(&b.1));
            let (mean, _) = best.expect("there are four squares");
            let at = (y * width + x) * 4;
            picture.pixels[at..at + 3].copy_from_slice(&mean);
            picture.pixels[at + 3] = source.pixels[at + 3];
        }
    }
}

/// Summed areas of the three channels, and of luma and its square for the variance.
struct Sums {
    width: usize,
    table: Vec<[u64; 5]>,
}

impl Sums {
    fn of(picture: &Picture) -> Self {
        let (width, height) = (picture.size.width as usize + 1, picture.size.height as usize + 1);
        let mut table = vec![[0u64; 5]; width * height];
        for y in 1..height {
            let mut row = [0u64; 5];
            for x in 1..width {
                let at = ((y - 1) * (width - 1) + x - 1) * 4;
                let [r, g, b] = [0, 1, 2].map(|c| u64::from(picture.pixels[at + c]));
                let luma = (r * 3 + g * 6 + b) / 10;
                for (sum, value) in row.iter_mut().zip([r, g, b, luma, luma * luma]) {
                    *sum += value;
                }
                let above = table[(y - 1) * width + x];
                (0..5).for_each(|i| table[y * width + x][i] = above[i] + row[i]);
            }
        }
        Self { width, table }
    }

    /// The mean colour of a rectangle, and the variance of its luma.
    fn mean(&self, (x0, y0, x1, y1): (usize, usize, usize, usize)) -> ([u8; 3], f64) {
        let at = |x: usize, y: usize| &self.table[y * self.width + x];
        let count = ((x1 - x0) * (y1 - y0)) as u64;
        let sum = |i: usize| at(x1, y1)[i] + at(x0, y0)[i] - at(x0, y1)[i] - at(x1, y0)[i];
        let mean = sum(3) as f64 / count as f64;
        ([0, 1, 2].map(|i| (sum(i) / count) as u8), sum(4) as f64 / count as f64 - mean * mean)
    }
}

/// How strong the edge through each pixel is (Sobel), 0 to 255.
fn edges(picture: &Picture) -> Vec<u8> {
    let (width, height) = (picture.size.width as usize, picture.size.height as usize);
    let luma: Vec<i32> = picture
        .pixels
        .chunks_exact(4)
        .map(|p| (i32::from(p[0]) * 3 + i32::from(p[1]) * 6 + i32::from(p[2])) / 10)
        .collect();
    let mut out = vec![0u8; width * height];
    for y in 1..height.saturating_sub(1) {
        for x in 1..width.saturating_sub(1) {
            let l = |dx: usize, dy: usize| luma[(y + dy - 1) * width + x + dx - 1];
            let gx = l(2, 0) + 2 * l(2, 1) + l(2, 2) - l(0, 0) - 2 * l(0, 1) - l(0, 2);
            let gy = l(0, 2) + 2 * l(1, 2) + l(2, 2) - l(0, 0) - 2 * l(1, 0) - l(2, 0);
            out[y * width + x] = ((gx.abs() + gy.abs()) / 3).min(255) as u8;
        }
    }
    out
}

/// Graphite where the picture is darker than its surroundings, on paper; its grain is no drawing.
fn sketch(picture: &mut Picture) {
    let long = picture.size.width.max(picture.size.height) as usize;
    blur(picture, long / 700);
    let mut around = picture.clone();
    blur(&mut around, long / 64);
    for (pixel, around) in picture.pixels.chunks_exact_mut(4).zip(around.pixels.chunks_exact(4)) {
        let [here, there] = [tone::luma(pixel), tone::luma(around)];
        // In the dark, a little less light is a smaller difference.
        let ink = ((there - here) / (there + 0.12) - 0.025).max(0.0) * 4.2;
        let Rgb(r, g, b) = Rgb(252, 250, 246).mix(Rgb(62, 58, 66), ink.min(1.0));
        (pixel[0], pixel[1], pixel[2]) = (r, g, b);
    }
}

/// Darkens towards the corners.
pub(super) fn vignette(picture: &mut Picture, strength: f64) {
    let (width, height) = (f64::from(picture.size.width), f64::from(picture.size.height));
    let across = picture.size.width as usize;
    for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
        let (x, y) = ((at % across) as f64 / width - 0.5, (at / across) as f64 / height - 0.5);
        let far = ((x * x + y * y) * 2.0).min(1.0);
        let Rgb(r, g, b) = Rgb(pixel[0], pixel[1], pixel[2]).mix(Rgb(40, 26, 20), far * far * strength);
        (pixel[0], pixel[1], pixel[2]) = (r, g, b);
    }
}
