//! JPEG: whole by zune-jpeg; smaller, or of coarse inks, by our own row-by-row reader where the file allows; then
//! turned upright.

use std::io::{BufRead, Seek};

use pictor_api::Size;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

use super::baseline::Baseline;
use super::{Limits, within_memory};
use crate::decode_error::DecodeError;
use crate::header::jpeg::{Frame, Orientation, Sampling, contents, read_frame};
use crate::picture::Picture;
use crate::shrink::Shrink;

/// A scan refines every coefficient, so each costs as much time as a picture; encoders write about ten.
const MOST_SCANS: usize = 64;

pub(super) fn decode(
    read: &mut (impl BufRead + Seek),
    limits: &Limits,
    size: Size,
) -> Result<Picture, DecodeError> {
    let frame = read_frame(read)?;
    read.rewind()?;
    let turns = if frame.orientation.is_upright() { 1 } else { 2 };
    within_memory(size.pixels() * 4 * turns, limits)?;
    let target = if frame.orientation.swaps_edges() { Size::new(size.height, size.width) } else { size };
    let picture = if target == frame.stored && !has_coarse_inks(&frame) {
        whole(read, limits, &frame)?
    } else if let Some(baseline) = Baseline::open(&mut *read, &frame)? {
        baseline.shrink(target)?
    } else {
        read.rewind()?;
        Shrink::whole(&whole(read, limits, &frame)?, target)
    };
    Ok(upright(picture, frame.orientation))
}

/// Decodes at the stored size.
///
/// Memory: the result, and for a progressive picture all of its coefficients in 16 bits, which for 4:2:0 comes
/// to 7 bytes a pixel, for 4:4:4 to 10.
fn whole(read: &mut (impl BufRead + Seek), limits: &Limits, frame: &Frame) -> Result<Picture, DecodeError> {
    let cmyk = frame.components == 4;
    let pixels = frame.stored.pixels();
    let needed = pixels * if cmyk { 7 } else { 4 } + frame.coefficients() * 2;
    within_memory(needed, limits)?;
    let contents = contents(read)?;
    // zune-jpeg keeps the segments, and joins those of XMP besides.
    within_memory(needed + contents.metadata * 2, limits)?;
    let interleaved = contents.first_scan == frame.components;
    if has_coarse_inks(frame) && !frame.ycck {
        return Err(DecodeError::Unsupported("JPEG of subsampled inks in several scans"));
    }
    if !frame.progressive && !interleaved && !is_placed_rightly(frame) {
        return Err(DecodeError::Unsupported("baseline JPEG of subsampled components in scans of their own"));
    }
    read.rewind()?;
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(65_535)
        .set_max_height(65_535)
        .jpeg_set_max_scans(MOST_SCANS)
        // From CMYK it can only make RGB.
        .jpeg_set_out_colorspace(if cmyk { ColorSpace::RGB } else { ColorSpace::RGBA });
    let decoded = JpegDecoder::new_with_options(read, options).decode()?;
    let pixels = if cmyk { add_alpha(&decoded) } else { decoded };
    if pixels.len() as u64 != frame.stored.pixels() * 4 {
        return Err(DecodeError::corrupt("the frame header changed on the way"));
    }
    Ok(Picture::new(frame.stored, pixels))
}

/// Whether there are four components and not all of one size: if they are inks, zune-jpeg 0.5.15 scrambles them.
fn has_coarse_inks(frame: &Frame) -> bool {
    frame.components == 4 && frame.most_blocks() != (1, 1)
}

/// Whether zune-jpeg can read a baseline picture whose components come in scans of their own.
///
/// With several blocks from top to bottom 0.5.15 puts them in the wrong places; where a component after the first
/// has several in a unit, it panics.
fn is_placed_rightly(frame: &Frame) -> bool {
    let single = |sampling: &Sampling| sampling.across == 1 && sampling.down == 1;
    frame.most_blocks().1 == 1 && frame.sampling().iter().skip(1).all(single)
}

fn add_alpha(rgb: &[u8]) -> Vec<u8> {
    let mut rgba = Vec::with_capacity(rgb.len() / 3 * 4);
    rgba.extend(rgb.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]));
    rgba
}

fn upright(stored: Picture, orientation: Orientation) -> Picture {
    if orientation.is_upright() {
        return stored;
    }
    let Size { width, height } = stored.size;
    let size = if orientation.swaps_edges() { Size::new(height, width) } else { stored.size };
    let mut pixels = Vec::with_capacity(stored.pixels.len());
    for y in 0..size.height as usize {
        for x in 0..size.width as usize {
            let (x, y) = orientation.source(x, y, stored.size);
            let start = (y * width as usize + x) * 4;
            pixels.extend_from_slice(&stored.pixels[start..start + 4]);
        }
    }
    Picture::new(size, pixels)
}

impl From<DecodeErrors> for DecodeError {
    fn from(error: DecodeErrors) -> Self {
        match error {
            DecodeErrors::ExhaustedData | DecodeErrors::IoErrors(_) => Self::Truncated,
            other => Self::Corrupt(format!("{other:?}")),
        }
    }
}
