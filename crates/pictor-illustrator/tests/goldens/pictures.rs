//! The pictures of the goldens: small, lossless, and compared as exactly as rounding allows.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

use pictor_api::Size;
use pictor_codec::{Limits, Picture, decode, fit, resize};

/// The longer edge of a picture in the repository.
const EDGE: u32 = 160;

/// Colours are kept in steps of this, which halves the files.
const STEP: u8 = 4;

/// How far apart a channel may be: one step where a processor's rounding crosses its edge, and one for a
/// contour that falls on the other side of a pixel's sample. More is another picture.
const TOLERANCE: u8 = 2 * STEP;

/// As it is kept: scaled down, its colours in steps.
pub(crate) fn small(picture: &Picture) -> Picture {
    let mut small = resize(picture, fit(picture.size, Size::new(EDGE, EDGE)));
    for pixel in small.pixels.chunks_exact_mut(4) {
        let clear = pixel[3] < STEP;
        pixel.iter_mut().for_each(|c| *c = if clear { 0 } else { stepped(*c) });
    }
    small
}

/// The nearest step; the lightest is white itself.
fn stepped(channel: u8) -> u8 {
    let step = u16::from(STEP);
    ((u16::from(channel) + step / 2) / step * step).min(255) as u8
}

/// How the two differ, if they do.
pub(crate) fn compare(expected: &Picture, seen: &Picture) -> Option<String> {
    if expected.size != seen.size {
        return Some(format!("it is {}, not {}", seen.size, expected.size));
    }
    let far = |(a, b): &(&[u8], &[u8])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > TOLERANCE);
    let pairs = expected.pixels.chunks_exact(4).zip(seen.pixels.chunks_exact(4));
    let count = pairs.filter(far).count();
    let share = 100.0 * count as f64 / expected.size.pixels() as f64;
    (count > 0).then(|| format!("{share:.2}% of its pixels differ"))
}

/// Expected, seen, and where they differ, amplified; side by side.
pub(crate) fn triptych(expected: &Picture, seen: &Picture) -> Picture {
    let mut difference = Picture::filled(seen.size, [0, 0, 0, 255]);
    if expected.size == seen.size {
        for (at, channel) in difference.pixels.iter_mut().enumerate().filter(|(at, _)| at % 4 < 3) {
            *channel = expected.pixels[at].abs_diff(seen.pixels[at]).saturating_mul(6);
        }
    }
    let panels = [expected, seen, &difference];
    let width = panels.iter().map(|panel| panel.size.width + 4).sum();
    let height = panels.iter().map(|panel| panel.size.height).max().unwrap_or(1);
    let mut page = Picture::filled(Size::new(width, height), [128, 128, 128, 255]);
    let mut left = 0;
    for panel in panels {
        let across = panel.size.width as usize * 4;
        for (y, row) in panel.pixels.chunks_exact(across).enumerate() {
            let at = (y * width as usize + left) * 4;
            page.pixels[at..at + across].copy_from_slice(row);
        }
        left += panel.size.width as usize + 4;
    }
    page
}

pub(crate) fn read(path: &Path) -> Option<Picture> {
    let mut file = BufReader::new(File::open(path).ok()?);
    Some(decode(&mut file, &Limits::default()).expect("a golden is a picture"))
}

pub(crate) fn write(path: &Path, picture: &Picture) {
    std::fs::create_dir_all(path.parent().expect("pictures are in a folder"))
        .expect("the folder can be made");
    let file = BufWriter::new(File::create(path).expect("the picture can be written"));
    let mut encoder = png::Encoder::new(file, picture.size.width, picture.size.height);
    let opaque = picture.is_opaque();
    let channels = if opaque { 3 } else { 4 };
    encoder.set_color(if opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
    encoder.set_compression(png::Compression::High);
    let pixels: Vec<u8> =
        picture.pixels.chunks_exact(4).flat_map(|pixel| &pixel[..channels]).copied().collect();
    let mut writer = encoder.write_header().expect("the picture can be written");
    writer.write_image_data(&pixels).expect("the picture can be written");
}
