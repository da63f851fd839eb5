//! `multipart/form-data`: text into fields, files into spools, in the order in which they come.

use std::collections::VecDeque;

use axum::body::Bytes;
use futures_util::stream;
use multer::{Field, Multipart};
use pictor_api::parameters::PARAMETERS;
use pictor_api::request::{MAX_FILE_BYTES, MAX_IMAGES, MAX_PROMPT, Upload, Value, text_field};
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
    lenient: bool,
) -> Result<Parts, ReadError> {
    let boundary = multer::parse_boundary(content_type)
        .map_err(|_| error::invalid_multipart("its Content-Type names no boundary"))?;
    let parts = read_parts(chunks, boundary, spools, lenient).await?;
    // What follows the last boundary means nothing, but a connection that is closed with unread bytes is reset,
    // and then the picture would be lost on its way to the client.
    chunks.epilogue().await;
    Ok(parts)
}

async fn read_parts(
    chunks: &mut Chunks,
    boundary: String,
    spools: &Spools,
    lenient: bool,
) -> Result<Parts, ReadError> {
    let incoming =
        stream::unfold(chunks, |chunks| async { chunks.next().await.map(|chunk| (chunk, chunks)) });
    let mut multipart = Multipart::new(Box::pin(incoming), boundary);
    let mut parts = Parts::default();
    let mut text_room = MAX_TEXT_BYTES;
    while let Some(field) = multipart.next_field().await.map_err(|why| refusal(&why))? {
        if parts.fields.len() + parts.files.len() == MAX_PARTS {
            return Err(error::invalid_multipart("it has more than 256 parts").into());
        }
        let mut part = Part { field, seen: VecDeque::new() };
        if part.field.file_name().is_some() || (lenient && part.is_unnamed_file().await?) {
            parts.file(part, spools).await?;
        } else {
            parts.text(part, &mut text_room).await?;
        }
    }
    Ok(parts)
}

/// A part, of which the first bytes may have been looked at.
struct Part<'a> {
    field: Field<'a>,
    seen: VecDeque<Bytes>,
}

impl Part<'_> {
    fn name(&self) -> Result<String, ApiError> {
        self.field.name().map(str::to_owned).ok_or_else(|| error::invalid_multipart("a part has no name"))
    }

    async fn next(&mut self) -> Result<Option<Bytes>, ApiError> {
        match self.seen.pop_front() {
            Some(chunk) => Ok(Some(chunk)),
            None => self.field.chunk().await.map_err(|why| refusal(&why)),
        }
    }

    /// Whether it is a file whose name is missing: it stands where a picture belongs, and is one by its type or by its
    /// first bytes. What is neither is a text, and refused as one.
    async fn is_unnamed_file(&mut self) -> Result<bool, ApiError> {
        let name = self.field.name().unwrap_or_default();
        if !is_picture(name) {
            return Ok(false);
        }
        if let Some(mime) = self.field.content_type() {
            return Ok(mime.type_() != "text");
        }
        let mut head = Head::default();
        while !head.is_whole() {
            let Some(chunk) = self.field.chunk().await.map_err(|why| refusal(&why))? else { break };
            head.see(&chunk);
            self.seen.push_back(chunk);
        }
        Ok(head.format().is_some())
    }
}

fn is_picture(name: &str) -> bool {
    PARAMETERS.iter().any(|row| row.name == name && row.is_picture())
}

/// `mask` of `mask[file_id]`, `image[]` of `image[][file_id]`.
fn named_picture(name: &str) -> Option<&str> {
    name.strip_suffix("[file_id]").filter(|field| is_picture(field))
}

impl Parts {
    async fn text(&mut self, mut part: Part<'_>, room: &mut usize) -> Result<(), ReadError> {
        let name = part.name()?;
        let mut bytes = Vec::new();
        while let Some(chunk) = part.next().await? {
            let too_long = || error::string_too_long(&name, MAX_PROMPT, None);
            *room = room.checked_sub(chunk.len()).ok_or_else(too_long)?;
            bytes.extend_from_slice(&chunk);
        }
        match (named_picture(&name), text_field(&name, bytes)?) {
            (Some(field), Value::Text(id)) => self.file_by_id(field.to_owned(), id),
            (_, text) => self.fields.push((name, text)),
        }
        Ok(())
    }

    /// A part that names a file in place of a picture stands among the files, where its picture would.
    fn file_by_id(&mut self, field: String, id: String) {
        self.uploads.push(Upload { field, file_id: Some(id), ..Upload::default() });
        self.files.push(None);
    }

    async fn file(&mut self, mut part: Part<'_>, spools: &Spools) -> Result<(), ReadError> {
        let name = part.name()?;
        let mime = part.field.content_type().map(ToString::to_string);
        let filename = part.field.file_name().map(str::to_owned);
        let mut writer = spools.create().digested();
        let mut bytes = 0_u64;
        let mut head = Head::default();
        while let Some(chunk) = part.next().await? {
            bytes += chunk.len() as u64;
            head.see(&chunk);
            if bytes <= MAX_FILE_BYTES && self.files.len() <= MAX_IMAGES {
                writer.write(&chunk).await?;
            }
        }
        let spool = writer.finish().await?;
        let kept = bytes <= MAX_FILE_BYTES && self.files.len() <= MAX_IMAGES;
        let format = head.format();
        self.uploads.push(Upload { field: name, mime, filename, bytes, format, ..Upload::default() });
        self.files.push(kept.then_some(spool));
        Ok(())
    }
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
