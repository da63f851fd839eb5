//! The pictures of an edit, wherever they came from: each checked by its header.

use pictor_api::request::MAX_FILE_BYTES;
use pictor_api::{ApiError, error};
use pictor_codec::{Header, Limits, MaskError, check_mask, has_transparent_pixels};
use pictor_relay::{Input, Inputs};
use pictor_spool::Spool;

use super::ReadError;

/// A picture whose bytes are here.
pub(super) struct Found {
    pub(super) spool: Spool,
    pub(super) filename: Option<String>,
}

/// Each picture with what its header says, if that is in order. Blocks.
pub(super) fn admit(
    images: Vec<Found>,
    mask: Option<Found>,
    markup: Option<Found>,
) -> Result<Inputs, ReadError> {
    if images.is_empty() {
        return Ok(Inputs::default());
    }
    let mut first = None;
    let mut admitted = Vec::with_capacity(images.len());
    for (index, image) in images.into_iter().enumerate() {
        let header = header(&image.spool).ok_or_else(|| error::invalid_image(index + 1))?;
        first.get_or_insert(header);
        admitted.push(input(image, &header, index));
    }
    let first = first.ok_or(ReadError::Internal("an edit without pictures"))?;
    let mask = mask.map(|mask| overlay("mask", mask, &first)).transpose()?;
    let markup = markup.map(|markup| see_through(overlay("markup", markup, &first)?)).transpose()?;
    Ok(Inputs { images: admitted, mask, markup })
}

/// A mask or a markup: a PNG with alpha that lies on the first picture.
fn overlay(name: &str, found: Found, first: &Header) -> Result<Input, ApiError> {
    let unreadable = || error::invalid_overlay(name, &format!("{name} image cannot be read"));
    let header = header(&found.spool).ok_or_else(unreadable)?;
    check_mask(&header, found.spool.len(), first).map_err(|why| match why {
        MaskError::NotPng => {
            error::invalid_overlay(name, &format!("{name} must be a PNG image with an alpha channel"))
        }
        MaskError::NoAlpha => error::invalid_overlay(name, &format!("{name} image missing alpha channel")),
        MaskError::WrongSize => {
            error::invalid_overlay(name, &format!("{name} size does not match image size"))
        }
        MaskError::TooLarge => error::file_too_large(name, MAX_FILE_BYTES),
    })?;
    Ok(input(found, &header, 0))
}

/// A markup lets the picture show, or it would hide what it speaks of. An alpha channel alone does not tell, and a
/// mask needs none such: one that changes nothing is the caller's own affair.
fn see_through(markup: Input) -> Result<Input, ApiError> {
    match has_transparent_pixels(&mut markup.spool.reader(), &Limits::default()) {
        Ok(true) => Ok(markup),
        Ok(false) => Err(error::invalid_overlay("markup", "markup image has no transparent pixels")),
        Err(_) => Err(error::invalid_overlay("markup", "markup image cannot be read")),
    }
}

/// What the header of a picture says that may be worked on. Blocks.
pub(super) fn header(spool: &Spool) -> Option<Header> {
    let header = pictor_codec::header(&mut spool.reader()).ok()?;
    let limits = Limits::default();
    let edge = header.size.width.max(header.size.height);
    (header.size.pixels() <= limits.pixels && edge <= limits.edge && header.frames == 1).then_some(header)
}

fn input(found: Found, header: &Header, index: usize) -> Input {
    let name = || format!("image-{}.{}", index + 1, header.format.name());
    let filename = found.filename.unwrap_or_else(name);
    Input { spool: found.spool, format: header.format, size: header.size, filename }
}
