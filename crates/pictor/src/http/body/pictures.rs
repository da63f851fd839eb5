//! The pictures of an edit: fetched from where they are, and each checked by its header.

use pictor_api::request::{MAX_FILE_BYTES, Pictures, Source, Upload};
use pictor_api::{ApiError, error};
use pictor_codec::{Header, Limits, MaskError, check_mask, has_transparent_pixels};
use pictor_relay::{Input, Inputs};
use pictor_spool::Spool;

use super::ReadError;

/// A picture whose bytes are here.
struct Found {
    spool: Spool,
    filename: Option<String>,
}

/// The pictures of a request whose parameters are in order. `files` are the bytes of its `uploads`.
pub(super) async fn resolve(
    pictures: &Pictures,
    uploads: &[Upload],
    files: &[Option<Spool>],
) -> Result<Inputs, ReadError> {
    if pictures.images.is_empty() {
        return Ok(Inputs::default());
    }
    let mut images = Vec::with_capacity(pictures.images.len());
    for (index, source) in pictures.images.iter().enumerate() {
        images.push(find(&format!("images[{index}]"), source, uploads, files)?);
    }
    let overlay = |name: &str, source: &Option<Source>| {
        source.as_ref().map(|source| find(name, source, uploads, files)).transpose()
    };
    let (mask, markup) = (overlay("mask", &pictures.mask)?, overlay("markup", &pictures.markup)?);
    // Headers lie in files, and files are read off the runtime.
    let admitted = tokio::task::spawn_blocking(move || admit(images, mask, markup));
    admitted.await.map_err(|_| ReadError::Internal("reading the headers of the pictures panicked"))?
}

/// The bytes of one picture; `param` is its path in the request. There is no room yet that keeps files, and none
/// that fetches remote pictures.
fn find(
    param: &str,
    source: &Source,
    uploads: &[Upload],
    files: &[Option<Spool>],
) -> Result<Found, ReadError> {
    let unsupported = |member: &str, what: &str| {
        error::not_supported_yet(&format!("{param}.{member}"), what, "send a base64 data URL").into()
    };
    match source {
        Source::Upload(index) => match files.get(*index) {
            Some(Some(spool)) => {
                Ok(Found { spool: spool.clone(), filename: uploads[*index].filename.clone() })
            }
            // Validation has counted the pictures, so that each one that is asked for here was kept.
            _ => Err(ReadError::Internal("an upload was not kept")),
        },
        Source::File(_) => Err(unsupported("file_id", "'file_id' is")),
        Source::Url(_) => Err(unsupported("image_url", "Remote image URLs are")),
    }
}

/// Each picture with what its header says, if that is in order. Blocks.
fn admit(images: Vec<Found>, mask: Option<Found>, markup: Option<Found>) -> Result<Inputs, ReadError> {
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

fn header(spool: &Spool) -> Option<Header> {
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
