//! The first chunk of a WebP file: VP8 (lossy), VP8L (lossless) or VP8X (extended).
//!
//! Layout: RFC 9649.

use std::io::BufRead;

use pictor_api::Format;

use super::{Header, bytes, size};
use crate::decode_error::DecodeError;

/// The bits of the first byte of VP8X.
const ALPHA: u8 = 0x10;
const ANIMATION: u8 = 0x02;

pub(super) fn header(read: &mut impl BufRead) -> Result<Header, DecodeError> {
    let _riff_length_webp = bytes::<12>(read)?;
    let kind = bytes::<4>(read)?;
    let _length = bytes::<4>(read)?;
    let (width, height, alpha, animated) = match &kind {
        b"VP8 " => {
            let (width, height) = lossy(bytes(read)?)?;
            (width, height, false, false)
        }
        b"VP8L" => {
            let (width, height, alpha) = lossless(bytes(read)?)?;
            (width, height, alpha, false)
        }
        b"VP8X" => {
            let [flags, _, _, _, w0, w1, w2, h0, h1, h2] = bytes(read)?;
            let edge = |low, middle, high| u32::from_le_bytes([low, middle, high, 0]) + 1;
            (edge(w0, w1, w2), edge(h0, h1, h2), flags & ALPHA != 0, flags & ANIMATION != 0)
        }
        _ => return Err(DecodeError::corrupt("a WebP starts with VP8, VP8L or VP8X")),
    };
    let frames = if animated { 2 } else { 1 };
    Ok(Header { format: Format::Webp, size: size(width, height)?, alpha, frames })
}

/// Width and height of a VP8 key frame (RFC 6386 section 9.1).
fn lossy(start: [u8; 10]) -> Result<(u32, u32), DecodeError> {
    let [tag, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1] = start else {
        return Err(DecodeError::corrupt("no VP8 start code"));
    };
    if tag & 1 != 0 {
        return Err(DecodeError::corrupt("the VP8 frame is not a key frame"));
    }
    let edge = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
    Ok((edge(w0, w1), edge(h0, h1)))
}

/// Width, height and alpha of a VP8L stream (RFC 9649 section 3.4).
fn lossless(start: [u8; 5]) -> Result<(u32, u32, bool), DecodeError> {
    let [0x2f, b0, b1, b2, b3] = start else {
        return Err(DecodeError::corrupt("no VP8L signature"));
    };
    let bits = u32::from_le_bytes([b0, b1, b2, b3]);
    Ok(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, bits >> 28 & 1 != 0))
}
