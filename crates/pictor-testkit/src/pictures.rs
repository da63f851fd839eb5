//! Pictures for tests: valid files of any size, different for every seed, padded to any length.

use pictor_api::{Format, Size};
use pictor_codec::Picture;

/// Pixels that differ with `seed`: a gradient, crossed by stripes.
pub fn pixels(seed: u64, size: Size) -> Picture {
    let mut pixels = Vec::with_capacity(size.pixels() as usize * 4);
    let (red, stripe) = ((seed.wrapping_mul(97) % 200) as u32, 8 + (seed % 24) as u32);
    for y in 0..size.height {
        for x in 0..size.width {
            let striped = if (x + y) / stripe % 2 == 0 { 40 } else { 0 };
            let across = x * 255 / size.width;
            let down = y * 255 / size.height;
            pixels.extend([(red + striped) as u8, across as u8, down as u8, 255]);
        }
    }
    Picture::new(size, pixels)
}

/// A file with [`pixels`].
pub fn file(seed: u64, size: Size, format: Format) -> Vec<u8> {
    pictor_codec::encode(&pixels(seed, size), format, 90).expect("a test picture can be coded")
}

/// A PNG of [`pixels`] whose left half is transparent: a mask that marks the left half.
pub fn mask(size: Size) -> Vec<u8> {
    let mut picture = pixels(0, size);
    for (index, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
        let x = index as u32 % size.width;
        pixel[3] = if x < size.width / 2 { 0 } else { 255 };
    }
    pictor_codec::encode(&picture, Format::Png, 100).expect("a test mask can be coded")
}

/// The same picture in a longer file: `bytes` long, or as it is if it is longer already.
///
/// The filling is noise in a part of the file that decoders skip, as the provenance data of real pictures is.
pub fn padded(file: Vec<u8>, bytes: usize) -> Vec<u8> {
    let missing = bytes.saturating_sub(file.len());
    match pictor_codec::sniff(&file).expect("one of our own files") {
        Format::Png => padded_png(file, missing),
        Format::Jpeg => padded_jpeg(file, missing),
        Format::Webp => padded_webp(file, missing),
    }
}

/// A PNG chunk after the header: length, type, noise, checksum.
fn padded_png(mut file: Vec<u8>, missing: usize) -> Vec<u8> {
    const OVERHEAD: usize = 12;
    const AFTER_HEADER: usize = 8 + 25;
    if missing <= OVERHEAD {
        return file;
    }
    let length = missing - OVERHEAD;
    let mut chunk = Vec::with_capacity(missing);
    chunk.extend((length as u32).to_be_bytes());
    chunk.extend(b"piCt");
    chunk.extend(noise(length));
    let checksum = crc32(&chunk[4..]);
    chunk.extend(checksum.to_be_bytes());
    file.splice(AFTER_HEADER..AFTER_HEADER, chunk);
    file
}

/// Application segments after the start marker; each holds at most 65,533 bytes.
fn padded_jpeg(mut file: Vec<u8>, mut missing: usize) -> Vec<u8> {
    const OVERHEAD: usize = 4;
    let mut segments = Vec::with_capacity(missing);
    while missing > OVERHEAD {
        let length = (missing - OVERHEAD).min(65_533);
        segments.extend([0xff, 0xeb]);
        segments.extend((length as u16 + 2).to_be_bytes());
        segments.extend(noise(length));
        missing -= length + OVERHEAD;
    }
    file.splice(2..2, segments);
    file
}

/// A chunk of an unknown type at the end.
fn padded_webp(mut file: Vec<u8>, missing: usize) -> Vec<u8> {
    const OVERHEAD: usize = 8;
    if missing <= OVERHEAD {
        return file;
    }
    let length = (missing - OVERHEAD) & !1;
    file.extend(b"piCt");
    file.extend((length as u32).to_le_bytes());
    file.extend(noise(length));
    let riff = file.len() as u32 - 8;
    file[4..8].copy_from_slice(&riff.to_le_bytes());
    file
}

/// Bytes that do not compress (xorshift64).
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        bytes.extend(next().to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}

/// The checksum of PNG (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 256];
    for (index, entry) in table.iter_mut().enumerate() {
        *entry =
            (0..8).fold(index as u32, |value, _| (value >> 1) ^ (0xedb8_8320 & (value & 1).wrapping_neg()));
    }
    let step = |crc: u32, byte: &u8| table[((crc ^ u32::from(*byte)) & 0xff) as usize] ^ (crc >> 8);
    !bytes.iter().fold(!0, step)
}
