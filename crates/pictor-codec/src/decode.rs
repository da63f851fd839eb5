//! Bytes to pixels, under limits: too large is found out from the header, before anything is allocated.

mod baseline;
mod jpeg;
pub(crate) mod png;
mod webp;

use std::io::{BufRead, Seek, SeekFrom};

use pictor_api::{Format, Size};

use crate::decode_error::DecodeError;
use crate::header::{Header, header};
use crate::picture::{Picture, fit};

/// What decoding may cost at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Pixels of the coded picture.
    pub pixels: u64,
    /// Its longer edge, in pixels; at most 65,535 whatever is said here.
    pub edge: u32,
    /// Length of the file in bytes.
    pub bytes: u64,
    /// Bytes allocated at once while decoding, the result included, the input not; an estimate from above that
    /// is made from the header.
    pub memory: u64,
}

impl Default for Limits {
    /// 2^27 pixels (a photo of a 108-megapixel telephone passes), edges of 65,535, files of 50 MiB, 256 MiB of
    /// memory (a whole picture of 64 megapixels).
    fn default() -> Self {
        Self { pixels: 1 << 27, edge: 65_535, bytes: 50 << 20, memory: 256 << 20 }
    }
}

/// Decodes the picture that starts at the beginning of `read`, upright, at its own size.
///
/// Animations and data that is cut short are refused.
///
/// # Errors
/// What is wrong with the picture, or which limit it exceeds.
pub fn decode(read: &mut (impl BufRead + Seek), limits: &Limits) -> Result<Picture, DecodeError> {
    decode_within(read, limits, Size::new(u32::MAX, u32::MAX))
}

/// Decodes the picture that starts at the beginning of `read`, upright, at a size that fits into `within`.
///
/// The aspect ratio is kept and nothing is enlarged. A PNG that is not interlaced, a baseline JPEG and a lossy
/// WebP without alpha are made smaller row by row, in memory for the result and a few rows; other varieties
/// are decoded whole first, if [`Limits::memory`] allows.
///
/// # Errors
/// What is wrong with the picture, or which limit it exceeds.
pub fn decode_within(
    read: &mut (impl BufRead + Seek),
    limits: &Limits,
    within: Size,
) -> Result<Picture, DecodeError> {
    let header = admit(read, limits)?;
    let size = fit(header.size, within);
    match header.format {
        Format::Png => png::decode(read, limits, size),
        Format::Jpeg => jpeg::decode(read, limits, size),
        Format::Webp => webp::decode(read, limits, &header, size),
    }
}

/// Reads the header, checks everything that can be checked by it, and goes back to the beginning.
pub(crate) fn admit(read: &mut (impl BufRead + Seek), limits: &Limits) -> Result<Header, DecodeError> {
    within_limit("length in bytes", read.seek(SeekFrom::End(0))?, limits.bytes)?;
    let header = header(read)?;
    if header.frames > 1 {
        return Err(DecodeError::Animated);
    }
    let edge = header.size.width.max(header.size.height);
    within_limit("edge in pixels", edge.into(), limits.edge.min(65_535).into())?;
    within_limit("number of pixels", header.size.pixels(), limits.pixels)?;
    read.rewind()?;
    Ok(header)
}

/// Refuses a `value` above its limit.
pub(crate) fn within_limit(what: &'static str, value: u64, limit: u64) -> Result<(), DecodeError> {
    if value > limit { Err(DecodeError::TooLarge { what, limit }) } else { Ok(()) }
}

/// Refuses to allocate `bytes` if the limits do not allow it.
pub(crate) fn within_memory(bytes: u64, limits: &Limits) -> Result<(), DecodeError> {
    within_limit("memory in bytes", bytes, limits.memory)
}
