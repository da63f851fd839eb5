//! The pictures that go back and forth: both ends make the same ones, so that each can check what it gets.

use bytes::Bytes;
use pictor_api::{Format, Size};
use pictor_testkit::pictures::{file, padded};

use crate::scenario::Scenario;

const SQUARE: Size = Size::new(1024, 1024);

/// How many different answers there are: neighbours in time get different ones.
const VARIANTS: u64 = 4;

/// The pictures that the answer to `call` holds: the partial ones, then the last one.
pub(crate) fn answer(scenario: &Scenario, call: u64) -> Vec<Vec<u8>> {
    let variant = call % VARIANTS;
    let partial = |index| large(100 + 10 * variant + index, scenario.answer / 2);
    let mut pictures: Vec<Vec<u8>> = (0..scenario.partials as u64).map(partial).collect();
    pictures.push(match scenario.answer {
        0 => smallest(variant as u8),
        bytes => large(variant, bytes),
    });
    pictures
}

/// The answers to every call; the one to `call` is at `call % length`.
pub(crate) fn answers(scenario: &Scenario) -> Vec<Vec<Vec<u8>>> {
    (0..VARIANTS).map(|variant| answer(scenario, variant)).collect()
}

/// The pictures that every edit of the scenario sends.
pub(crate) fn uploads(scenario: &Scenario) -> Vec<Bytes> {
    if scenario.noise {
        let two = [Format::Png, Format::Jpeg].map(|format| Bytes::from(noise(format, scenario.upload)));
        return two.into_iter().cycle().take(scenario.uploads).collect();
    }
    (0..scenario.uploads as u64).map(|index| Bytes::from(large(1000 + index, scenario.upload))).collect()
}

fn large(seed: u64, bytes: usize) -> Vec<u8> {
    padded(file(seed, SQUARE, Format::Png), bytes)
}

/// A PNG of the usual size in as few bytes as possible: one bit a pixel, stripes that differ by `variant`.
fn smallest(variant: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, SQUARE.width, SQUARE.height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder.set_compression(png::Compression::High);
    let rows = vec![0x11 << variant; (SQUARE.pixels() / 8) as usize];
    let mut writer = encoder.write_header().expect("writing to memory does not fail");
    writer.write_image_data(&rows).expect("the rows fill the picture");
    writer.finish().expect("writing to memory does not fail");
    bytes
}

/// The worst case: a file of `most` bytes whose pixels are noise, which no coder makes smaller.
fn noise(format: Format, most: usize) -> Vec<u8> {
    // What the coders make of a pixel of noise; what is left of the file is filled up.
    let bytes_per_pixel = if format == Format::Png { 3.05 } else { 4.2 };
    let edge = (most as f64 / bytes_per_pixel).sqrt() as u32;
    let mut picture =
        pictor_codec::Picture::new(Size::new(edge, edge), vec![255; (edge * edge * 4) as usize]);
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for pixel in picture.pixels.chunks_exact_mut(4) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        pixel[..3].copy_from_slice(&state.to_le_bytes()[..3]);
    }
    let coded = pictor_codec::encode(&picture, format, 100).expect("noise can be coded");
    assert!(coded.len() <= most, "{} of {edge} x {edge} noise has {} bytes", format.name(), coded.len());
    padded(coded, most)
}
