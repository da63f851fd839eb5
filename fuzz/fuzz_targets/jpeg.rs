//! A JPEG made smaller while it is read looks like the whole one made smaller afterwards.
#![no_main]

use std::io::Cursor;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use libfuzzer_sys::fuzz_target;
use pictor_api::Size;
use pictor_codec::{Limits, Picture, decode, decode_within};

fuzz_target!(|input: &[u8]| {
    let Some((&[width, height, edge, variety, restarts, colour], pixels)) = input.split_first_chunk::<6>()
    else {
        return;
    };
    let stored = (u16::from(width) + 64, u16::from(height) + 64);
    let bytes = encoded(stored, variety, restarts, colour, pixels);
    let within = Size::new(u32::from(edge) + 1, u32::from(edge) + 1);
    let limits = Limits::default();
    let whole = decode(&mut Cursor::new(&bytes), &limits);
    let smaller = decode_within(&mut Cursor::new(&bytes), &limits, within);
    let (Ok(whole), Ok(smaller)) = (&whole, &smaller) else {
        // A varied scan order that is not supported is refused at every size.
        assert_eq!(whole.is_ok(), smaller.is_ok(), "{whole:?} {smaller:?}");
        return;
    };
    let (difference, allowed) =
        (difference(&averaged(whole, smaller.size), smaller), 4.0 + padding(stored, variety));
    assert!(difference < allowed, "{difference} from {stored:?} to {}, {allowed} allowed", smaller.size);
});

/// Whoever scales while decoding averages whole blocks, and so what pads those at the right and lower edge: as much of
/// the picture as it is, half of the range of values away at most.
fn padding((width, height): (u16, u16), variety: u8) -> f64 {
    let (across, down) = [(1, 1), (2, 1), (1, 2), (2, 2), (4, 1), (4, 2)][usize::from(variety % 6)];
    let padded = |edge: u16, blocks: u16| f64::from(edge.next_multiple_of(8 * blocks));
    let share = f64::from(width) * f64::from(height) / (padded(width, across) * padded(height, down));
    128.0 * (1.0 - share)
}

/// A picture of soft gradients between the colours in `pixels`: what is hard at edges differs by right.
fn encoded((width, height): (u16, u16), variety: u8, restarts: u8, colour: u8, pixels: &[u8]) -> Vec<u8> {
    use SamplingFactor::{F_1_1, F_1_2, F_2_1, F_2_2, F_4_1, F_4_2};
    let (kind, channels) =
        [(ColorType::Rgb, 3), (ColorType::Luma, 1), (ColorType::Cmyk, 4), (ColorType::CmykAsYcck, 4)]
            [usize::from(colour % 4)];
    let corner = |at: usize| f32::from(pixels.get(at).copied().unwrap_or(128));
    let mut raw = Vec::new();
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        let (u, v) = (f32::from(x) / f32::from(width), f32::from(y) / f32::from(height));
        for channel in 0..channels {
            let at = |corner_number: usize| corner(corner_number * channels + channel);
            let top = at(0) * (1.0 - u) + at(1) * u;
            let bottom = at(2) * (1.0 - u) + at(3) * u;
            raw.push((top * (1.0 - v) + bottom * v) as u8);
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.set_sampling_factor([F_1_1, F_2_1, F_1_2, F_2_2, F_4_1, F_4_2][usize::from(variety % 6)]);
    encoder.set_progressive(variety & 0x40 != 0);
    // The encoder counts wrongly for tables of its own where there are restarts.
    let optimized = variety & 0x80 != 0;
    encoder.set_optimized_huffman_tables(optimized);
    encoder.set_restart_interval(if optimized { 0 } else { restarts.into() });
    encoder.encode(&raw, width, height, kind).expect("a vector takes everything");
    bytes
}

/// The picture made smaller by averaging a fine grid of samples.
fn averaged(source: &Picture, size: Size) -> Vec<[f64; 3]> {
    const GRID: u32 = 8;
    let at = |n: u32, i: u32, from: u32, to: u32| ((2 * (n * GRID + i) + 1) * from) / (2 * GRID * to);
    let pixel = |x: u32, y: u32| {
        let mut sums = [0.0; 3];
        for (i, j) in (0..GRID * GRID).map(|n| (n % GRID, n / GRID)) {
            let (x, y) = (at(x, i, source.size.width, size.width), at(y, j, source.size.height, size.height));
            let rgba = source.pixel(x, y);
            sums.iter_mut().zip(rgba).for_each(|(sum, channel)| *sum += f64::from(channel));
        }
        sums.map(|sum| sum / f64::from(GRID * GRID))
    };
    (0..size.height).flat_map(|y| (0..size.width).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect()
}

/// The mean difference of all channels.
fn difference(a: &[[f64; 3]], picture: &Picture) -> f64 {
    let pixels = a.iter().zip(picture.pixels.chunks_exact(4));
    let channels =
        pixels.flat_map(|(a, b)| [0, 1, 2].map(|channel| (a[channel] - f64::from(b[channel])).abs()));
    channels.sum::<f64>() / (a.len() * 3) as f64
}
