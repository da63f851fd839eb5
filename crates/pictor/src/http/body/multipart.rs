//! `multipart/form-data`: text into fields, files into spools, in the order in which they come.

use axum::body::Bytes;
use futures_util::stream;
use multer::{Field, Multipart};
use pictor_api::request::{MAX_FILE_BYTES, MAX_IMAGES, MAX_PROMPT, Upload, text_field};
use pictor_api::{ApiError, error};
use pictor_spool::Spools;

use super::{ChunkError, Chunks, Head, Parts, ReadError};

/// All text of one request together; a prompt of 32,000 characters is at most 128 kB.
const MAX_TEXT_BYTES: usize = 1 << 20;

/// More parts than any legal request has.
const MAX_PARTS: usize = 256;

pub(super) async fn read(
    content_type: &str,
    chunks: &mut Chunks,
    spools: &Spools,
) -> Result<Parts, ReadError> {
    let boundary = multer::parse_boundary(content_type)
        .map_err(|_| error::invalid_multipart("its Content-Type names no boundary"))?;
    let parts = read_parts(chunks, boundary, spools).await?;
    // What follows the last boundary means nothing, but a connection that is closed with unread bytes is reset,
    // and then the picture would be lost on its way to the client.
    chunks.epilogue().await;
    Ok(parts)
}

async fn read_parts(chunks: &mut Chunks, boundary: String, spools: &Spools) -> Result<Parts, ReadError> {
    let incoming =
        stream::unfold(chunks, |chunks| async { chunks.next().await.map(|chunk| (chunk, chunks)) });
    let mut multipart = Multipart::new(Box::pin(incoming), boundary);
    let mut parts = Parts::default();
    let mut text_room = MAX_TEXT_BYTES;
    while let Some(field) = multipart.next_field().await.map_err(|why| refusal(&why))? {
        if parts.fields.len() + parts.files.len() == MAX_PARTS {
            return Err(error::invalid_multipart("it has more than 256 parts").into());
        }
        match field.file_name() {
            Some(_) => parts.file(field, spools).await?,
            None => parts.text(field, &mut text_room).await?,
        }
    }
    Ok(parts)
}

impl Parts {
    async fn text(&mut self, mut field: Field<'_>, room: &mut usize) -> Result<(), ReadError> {
        let name = name_of(&field)?;
        let mut bytes = Vec::new();
        while let Some(chunk) = next(&mut field).await? {
            let too_long = || error::string_too_long(&name, MAX_PROMPT, None);
            *room = room.checked_sub(chunk.len()).ok_or_else(too_long)?;
            bytes.extend_from_slice(&chunk);
        }
        let text = text_field(&name, bytes)?;
        self.fields.push((name, text));
        Ok(())
    }

    async fn file(&mut self, mut field: Field<'_>, spools: &Spools) -> Result<(), ReadError> {
        let name = name_of(&field)?;
        let mime = field.content_type().map(ToString::to_string);
        let filename = field.file_name().map(str::to_owned);
        let mut writer = spools.create().digested();
        let mut bytes = 0_u64;
        let mut head = Head::default();
        while let Some(chunk) = next(&mut field).await? {
            bytes += chunk.len() as u64;
            head.see(&chunk);
            if bytes <= MAX_FILE_BYTES && self.files.len() <= MAX_IMAGES {
                writer.write(&chunk).await?;
            }
        }
        let spool = writer.finish().await?;
        let kept = bytes <= MAX_FILE_BYTES && self.files.len() <= MAX_IMAGES;
        self.uploads.push(Upload { field: name, mime, filename, bytes, format: head.format(), fault: None });
        self.files.push(kept.then_some(spool));
        Ok(())
    }
}

fn name_of(field: &Field<'_>) -> Result<String, ApiError> {
    field.name().map(str::to_owned).ok_or_else(|| error::invalid_multipart("a part has no name"))
}

async fn next(field: &mut Field<'_>) -> Result<Option<Bytes>, ApiError> {
    field.chunk().await.map_err(|why| refusal(&why))
}

fn refusal(why: &multer::Error) -> ApiError {
    match why {
        multer::Error::StreamReadFailed(cause) => match cause.downcast_ref::<ChunkError>() {
            Some(cause) => ApiError::from(cause),
            None => error::invalid_multipart("it cannot be read"),
        },
        multer::Error::IncompleteFieldData { .. }
        | multer::Error::IncompleteHeaders
        | multer::Error::IncompleteStream => error::invalid_multipart("it ends before it is complete"),
        multer::Error::ReadHeaderFailed(_)
        | multer::Error::DecodeHeaderName { .. }
        | multer::Error::DecodeHeaderValue { .. } => {
            error::invalid_multipart("a part has unreadable headers")
        }
        _ => error::invalid_multipart("its boundary or its parts are malformed"),
    }
}
