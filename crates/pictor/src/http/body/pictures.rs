//! The pictures of an edit: which file is which, and whether each is what its header must say.

use pictor_api::request::{MAX_FILE_BYTES, Received, pictures};
use pictor_api::{ApiError, error};
use pictor_codec::{Header, Limits, MaskError, check_mask};
use pictor_relay::{Input, Inputs};
use pictor_spool::Spool;

use super::File;

/// A request as received, with the bytes of its uploads.
struct Read {
    received: Received,
    files: Vec<File>,
}

/// The pictures of a request whose parameters are in order, each checked by its header.
pub(super) async fn check(received: Received, files: Vec<File>) -> Result<Inputs, ApiError> {
    if files.is_empty() {
        return Ok(Inputs::default());
    }
    let read = Read { received, files };
    // Headers lie in files, and files are read off the runtime.
    let checked = tokio::task::spawn_blocking(move || check_now(&read));
    checked.await.unwrap_or_else(|_| Err(error::server_error("")))
}

fn check_now(read: &Read) -> Result<Inputs, ApiError> {
    let found = pictures(&read.received);
    let mut images = Vec::with_capacity(found.images.len());
    let mut first = None;
    for (index, upload) in found.images.iter().enumerate() {
        let spool = kept(read, *upload)?;
        let header = header(spool).ok_or_else(|| error::invalid_image(index + 1))?;
        first.get_or_insert(header);
        images.push(input(read, *upload, spool, &header, index));
    }
    let overlaid = |name: &str, upload: Option<usize>| match (upload, first) {
        (Some(upload), Some(first)) => overlay(name, read, upload, &first).map(Some),
        _ => Ok(None),
    };
    let (mask, markup) = (overlaid("mask", found.mask)?, overlaid("markup", found.markup)?);
    Ok(Inputs { images, mask, markup })
}

/// A mask or a markup: a PNG with alpha that lies on the first picture.
fn overlay(name: &str, read: &Read, upload: usize, first: &Header) -> Result<Input, ApiError> {
    let spool = kept(read, upload)?;
    let unreadable = || error::invalid_overlay(name, &format!("{name} image cannot be read"));
    let header = header(spool).ok_or_else(unreadable)?;
    check_mask(&header, spool.len(), first).map_err(|why| match why {
        MaskError::NotPng => {
            error::invalid_overlay(name, &format!("{name} must be a PNG image with an alpha channel"))
        }
        MaskError::NoAlpha => error::invalid_overlay(name, &format!("{name} image missing alpha channel")),
        MaskError::WrongSize => {
            error::invalid_overlay(name, &format!("{name} size does not match image size"))
        }
        MaskError::TooLarge => error::file_too_large(name, MAX_FILE_BYTES),
    })?;
    Ok(input(read, upload, spool, &header, 0))
}

/// Validation has counted the files, so that each one that is asked for here was kept.
fn kept(read: &Read, upload: usize) -> Result<&Spool, ApiError> {
    read.files.get(upload).and_then(Option::as_ref).ok_or_else(|| error::server_error(""))
}

fn header(spool: &Spool) -> Option<Header> {
    let header = pictor_codec::header(&mut spool.reader()).ok()?;
    let limits = Limits::default();
    let edge = header.size.width.max(header.size.height);
    (header.size.pixels() <= limits.pixels && edge <= limits.edge && header.frames == 1).then_some(header)
}

fn input(read: &Read, upload: usize, spool: &Spool, header: &Header, index: usize) -> Input {
    let declared = read.received.uploads[upload].filename.clone();
    let filename = declared.unwrap_or_else(|| format!("image-{}.{}", index + 1, header.format.name()));
    Input { spool: spool.clone(), format: header.format, filename }
}
