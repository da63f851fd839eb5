//! What a picture's own header says: its format, its size, whether it has alpha and how many pictures it holds.
//!
//! Nothing is decoded and little is read: segments that do not matter are seeked over.

pub(crate) mod jpeg;
mod png;
mod webp;

use std::io::{BufRead, ErrorKind, Read, Seek};

use pictor_api::{Format, Size};

use crate::decode_error::DecodeError;

/// More chunks or segments than this before the pixels is not a picture but an attempt to keep us busy.
const MOST_SEGMENTS: u32 = 10_000;

/// What a picture's header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// How the picture is coded.
    pub format: Format,
    /// The size once decoded: the EXIF orientation of a JPEG is already applied. No edge is 0.
    pub size: Size,
    /// Whether pixels can be transparent.
    pub alpha: bool,
    /// How many pictures there are: above 1 for an animation (APNG, WebP) or a multi-picture JPEG (MPO).
    /// An animated WebP says 2, since its header does not count.
    pub frames: u32,
}

/// The format by the magic bytes; 12 bytes are enough for each of them.
pub fn sniff(first_bytes: &[u8]) -> Option<Format> {
    if first_bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Format::Png)
    } else if first_bytes.starts_with(b"\xff\xd8\xff") {
        Some(Format::Jpeg)
    } else if first_bytes.starts_with(b"RIFF") && first_bytes.get(8..12) == Some(b"WEBP") {
        Some(Format::Webp)
    } else {
        None
    }
}

/// Reads the header of the picture that starts at the beginning of `read`; leaves the position anywhere.
///
/// # Errors
/// [`DecodeError::NotAPicture`] if it is none of the three formats, otherwise what is wrong with the header.
pub fn header(read: &mut (impl BufRead + Seek)) -> Result<Header, DecodeError> {
    match format(read)? {
        Format::Png => png::header(read),
        Format::Jpeg => Ok(jpeg::read_frame(read)?.header()),
        Format::Webp => webp::header(read),
    }
}

/// Sniffs the format and leaves the position at the beginning.
fn format(read: &mut (impl BufRead + Seek)) -> Result<Format, DecodeError> {
    read.rewind()?;
    let mut magic = Vec::with_capacity(12);
    read.by_ref().take(12).read_to_end(&mut magic)?;
    read.rewind()?;
    sniff(&magic).ok_or(DecodeError::NotAPicture)
}

/// The next `N` bytes.
pub(crate) fn bytes<const N: usize>(read: &mut impl Read) -> Result<[u8; N], DecodeError> {
    let mut bytes = [0; N];
    match read.read_exact(&mut bytes) {
        Ok(()) => Ok(bytes),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(DecodeError::Truncated),
        Err(error) => Err(error.into()),
    }
}

/// A size from a header, whose edges must not be 0.
fn size(width: u32, height: u32) -> Result<Size, DecodeError> {
    if width == 0 || height == 0 {
        return Err(DecodeError::corrupt("a picture has at least one pixel"));
    }
    Ok(Size::new(width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_magic_bytes() {
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n"), Some(Format::Png));
        assert_eq!(sniff(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some(Format::Jpeg));
        assert_eq!(sniff(b"RIFF\x10\0\0\0WEBPVP8 "), Some(Format::Webp));
        for other in [&b""[..], b"\x89PNG", b"RIFF\x10\0\0\0WAVE", b"GIF89a", b"<svg xmlns="] {
            assert_eq!(sniff(other), None);
        }
    }
}
