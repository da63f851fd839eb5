//! Pictures made by arithmetic, and files of varieties that our own encoder does not write.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use pictor_api::Size;
use pictor_codec::Picture;

/// Numbers without a pattern, from a seed (xorshift64*).
pub(crate) struct Noise(u64);

impl Noise {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}

/// A picture of which every pixel is made by `make`.
pub(crate) fn picture(width: u32, height: u32, mut make: impl FnMut(u32, u32) -> [u8; 4]) -> Picture {
    let coordinates = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    Picture::new(Size::new(width, height), coordinates.flat_map(|(x, y)| make(x, y)).collect())
}

/// Opaque: smooth colours with waves.
pub(crate) fn smooth(width: u32, height: u32) -> Picture {
    picture(width, height, |x, y| {
        let (u, v) = (x as f32 / width as f32, y as f32 / height as f32);
        let wave = (u * 23.0).sin() * (v * 17.0).cos() * 40.0;
        [40.0 + 170.0 * u + wave, 60.0 + 150.0 * v + wave, 200.0 - 120.0 * u * v + wave, 255.0]
            .map(|channel| channel as u8)
    })
}

/// The same with a little grain, as in a photo.
pub(crate) fn photo(width: u32, height: u32) -> Picture {
    let mut noise = Noise::new(7);
    let mut picture = smooth(width, height);
    for pixel in picture.pixels.chunks_exact_mut(4) {
        let grain = (noise.next() >> 60) as u8;
        pixel[..3].iter_mut().for_each(|channel| *channel = channel.saturating_add(grain).saturating_sub(8));
    }
    picture
}

/// The same, fading from clear at the left to opaque at the right.
pub(crate) fn faded(width: u32, height: u32) -> Picture {
    let mut picture = photo(width, height);
    for (index, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
        pixel[3] = (index as u32 % width * 255 / (width - 1)) as u8;
    }
    picture
}

/// Opaque noise, which nothing can compress.
pub(crate) fn grain(width: u32, height: u32) -> Picture {
    let mut noise = Noise::new(11);
    picture(width, height, |_, _| {
        let [red, green, blue, ..] = noise.next().to_be_bytes();
        [red, green, blue, 255]
    })
}

/// A JPEG of one of the varieties that cameras and programs write.
#[derive(Clone, Debug, Default)]
pub(crate) struct Jpeg {
    pub(crate) sampling: Option<SamplingFactor>,
    pub(crate) progressive: bool,
    pub(crate) restart_interval: u16,
    pub(crate) optimized: bool,
    pub(crate) colour: Option<ColorType>,
    /// The content of an APP1 segment.
    pub(crate) exif: Vec<u8>,
}

impl Jpeg {
    pub(crate) fn encode(&self, picture: &Picture) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 95);
        encoder.set_sampling_factor(self.sampling.unwrap_or(SamplingFactor::F_2_2));
        encoder.set_progressive(self.progressive);
        encoder.set_restart_interval(self.restart_interval);
        encoder.set_optimized_huffman_tables(self.optimized);
        if !self.exif.is_empty() {
            encoder.add_app_segment(1, self.exif.clone()).expect("a short segment");
        }
        let colour = self.colour.unwrap_or(ColorType::Rgba);
        let pixels: Vec<u8> = match colour {
            ColorType::Luma => picture.pixels.chunks_exact(4).map(|pixel| pixel[1]).collect(),
            ColorType::Cmyk | ColorType::CmykAsYcck => picture
                .pixels
                .chunks_exact(4)
                .flat_map(|pixel| [255 - pixel[0], 255 - pixel[1], 255 - pixel[2], 0])
                .collect(),
            _ => picture.pixels.clone(),
        };
        let edge = |edge: u32| u16::try_from(edge).expect("a small picture");
        encoder
            .encode(&pixels, edge(picture.size.width), edge(picture.size.height), colour)
            .expect("a vector takes everything");
        bytes
    }
}

/// An EXIF segment with this orientation, in big-endian or little-endian order.
pub(crate) fn exif(orientation: u16, big_endian: bool) -> Vec<u8> {
    let mut exif = b"Exif\0\0".to_vec();
    let mut number = |bytes_big: &[u8]| {
        let mut bytes = bytes_big.to_vec();
        if !big_endian {
            bytes.reverse();
        }
        exif.extend(bytes);
    };
    number(if big_endian { b"MM" } else { b"II" });
    number(&42_u16.to_be_bytes());
    number(&8_u32.to_be_bytes());
    number(&1_u16.to_be_bytes());
    number(&0x0112_u16.to_be_bytes());
    number(&3_u16.to_be_bytes());
    number(&1_u32.to_be_bytes());
    number(&orientation.to_be_bytes());
    number(&0_u16.to_be_bytes());
    number(&0_u32.to_be_bytes());
    exif
}

/// A PNG of 8-bit RGBA with any header, whose pixel data are `raw` as stored deflate blocks.
pub(crate) fn png(width: u32, height: u32, colour_type: u8, interlaced: bool, raw: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut start = [width.to_be_bytes(), height.to_be_bytes()].concat();
    start.extend([8, colour_type, 0, 0, interlaced.into()]);
    chunk(&mut bytes, b"IHDR", &start);
    chunk(&mut bytes, b"IDAT", &stored(raw));
    chunk(&mut bytes, b"IEND", &[]);
    bytes
}

/// Appends a chunk with its length and checksum.
pub(crate) fn chunk(bytes: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) {
    bytes.extend((content.len() as u32).to_be_bytes());
    let start = bytes.len();
    bytes.extend(kind);
    bytes.extend(content);
    let checksum = checksum(&bytes[start..]);
    bytes.extend(checksum.to_be_bytes());
}

/// CRC-32 as in PNG, bit by bit.
fn checksum(bytes: &[u8]) -> u32 {
    let mut checksum = u32::MAX;
    for &byte in bytes {
        checksum ^= u32::from(byte);
        for _ in 0..8 {
            checksum = if checksum & 1 == 0 { checksum >> 1 } else { checksum >> 1 ^ 0xedb8_8320 };
        }
    }
    !checksum
}

/// A zlib stream that stores `raw` without compressing it.
fn stored(raw: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0x78, 0x01];
    let mut blocks = raw.chunks(65_535).peekable();
    while let Some(block) = blocks.next() {
        bytes.push(blocks.peek().is_none().into());
        let length = block.len() as u16;
        bytes.extend([length.to_le_bytes(), (!length).to_le_bytes()].concat());
        bytes.extend(block);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for &byte in raw {
        a = (a + u32::from(byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    bytes.extend((b << 16 | a).to_be_bytes());
    bytes
}

/// The picture as an interlaced (Adam7) PNG.
pub(crate) fn interlaced(picture: &Picture) -> Vec<u8> {
    const PASSES: [(u32, u32, u32, u32); 7] =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
    let Size { width, height } = picture.size;
    let mut raw = Vec::new();
    for (left, top, across, down) in PASSES {
        if left < width {
            for y in (top..height).step_by(down as usize) {
                raw.push(0);
                raw.extend((left..width).step_by(across as usize).flat_map(|x| picture.pixel(x, y)));
            }
        }
    }
    png(width, height, 6, true, &raw)
}
