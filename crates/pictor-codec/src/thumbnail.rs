//! Small copies of coded pictures, for pages that show many: quick above all.

use std::io::{BufRead, Seek};

use pictor_api::{Format, Size};

use crate::decode::{Limits, admit, decode, decode_within};
use crate::decode_error::DecodeError;
use crate::encode::EncodeError;
use crate::libwebp::{self, LEAST_EFFORT, MOST_EDGE};
use crate::picture::fit;
use crate::resize::resize_quickly;

/// Up to so many pixels a PNG or JPEG is decoded whole and then made smaller, which is faster than row by row, and takes
/// 32 MiB. WebP becomes smaller while it is decoded.
const WHOLE: u64 = 8 << 20;

/// How good copies are, of 100.
const QUALITY: u8 = 80;

/// Why a picture has no small copy.
#[derive(Debug, thiserror::Error)]
pub enum ThumbnailError {
    /// It cannot be decoded.
    #[error("the picture cannot be decoded")]
    Decode(#[from] DecodeError),
    /// The copy cannot be coded.
    #[error("the small copy cannot be coded")]
    Encode(#[from] EncodeError),
}

/// The WebP of a picture that starts at the beginning of `read`, `width` wide, or as wide as it is, if that is less.
///
/// # Errors
/// What is wrong with the picture, or which limit it exceeds.
pub fn thumbnail(
    read: &mut (impl BufRead + Seek),
    limits: &Limits,
    width: u32,
) -> Result<Vec<u8>, ThumbnailError> {
    let within = Size::new(width, MOST_EDGE);
    let header = admit(read, limits)?;
    let small = if header.format != Format::Webp && header.size.pixels() <= WHOLE {
        let whole = decode(read, limits)?;
        let size = fit(whole.size, within);
        resize_quickly(&whole, size)
    } else {
        decode_within(read, limits, within)?
    };
    let mut bytes = Vec::new();
    libwebp::encode(&mut bytes, &small, (QUALITY, LEAST_EFFORT), None).map_err(EncodeError::Write)?;
    Ok(bytes)
}
