//! What comes in as bytes goes out as pixels, and the other way round.

mod pictures;

#[path = "codec/decoding.rs"]
mod decoding;
#[path = "codec/encoding.rs"]
mod encoding;
#[path = "codec/masks.rs"]
mod masks;
#[path = "codec/refusals.rs"]
mod refusals;
#[path = "codec/thumbnails.rs"]
mod thumbnails;

use pictor_codec::Picture;

/// The mean and the largest difference of any channel, colours weighted by alpha.
fn difference(a: &Picture, b: &Picture) -> (f64, u8) {
    assert_eq!(a.size, b.size);
    let weighted = |pixel: &[u8], channel: usize| match channel {
        3 => pixel[3],
        _ => (u32::from(pixel[channel]) * u32::from(pixel[3]) / 255) as u8,
    };
    let pixels = a.pixels.chunks_exact(4).zip(b.pixels.chunks_exact(4));
    let differences = pixels
        .flat_map(|(a, b)| [0, 1, 2, 3].map(|channel| weighted(a, channel).abs_diff(weighted(b, channel))));
    let (sum, most) =
        differences.fold((0_u64, 0), |(sum, most), next| (sum + u64::from(next), next.max(most)));
    (sum as f64 / a.pixels.len() as f64, most)
}
