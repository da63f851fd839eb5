//! A JSON body: its data URLs are decoded into spools as they come, the rest is a small document.

use std::mem;

use pictor_api::base64::{DataUrl, DataUrlError};
use pictor_api::request::{MAX_IMAGE_URL_CHARS, MAX_IMAGES, PICTURE_KEYS, Upload, json_fields, unscannable};
use pictor_api::scan::{Cut, Limits, Scanner};
use pictor_api::{ApiError, error};
use pictor_spool::{Spool, SpoolWriter, Spools};

use super::{ChunkError, Chunks, Head, Parts, ReadError};

pub(super) async fn read(chunks: &mut Chunks, spools: &Spools) -> Result<Parts, ReadError> {
    let mut scanner = Scanner::new(PICTURE_KEYS, Limits::default());
    let mut pictures = Vec::new();
    let mut flushed = 0;
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|why| refusal(&why))?;
        scanner.feed(&chunk, &mut |cut| take(&mut pictures, cut, spools)).map_err(unscannable)?;
        for picture in &mut pictures[flushed..] {
            picture.flush().await?;
        }
        // The last one may go on in the next chunk.
        flushed = pictures.len().saturating_sub(1);
    }
    let fields = json_fields(&scanner.finish().map_err(unscannable)?)?;
    let mut uploads = Vec::with_capacity(pictures.len());
    let mut files = Vec::with_capacity(pictures.len());
    for picture in pictures {
        let (upload, file) = picture.finish().await?;
        uploads.push(upload);
        files.push(file);
    }
    Ok(Parts { fields, uploads, files })
}

/// One data URL being read.
struct Picture {
    url: DataUrl,
    fault: Option<DataUrlError>,
    decoded: Vec<u8>,
    head: Head,
    bytes: u64,
    /// `None` for what will be refused anyway, and is not even read.
    writer: Option<SpoolWriter>,
}

fn take(pictures: &mut Vec<Picture>, cut: Cut<'_>, spools: &Spools) {
    match (cut, pictures.last_mut()) {
        (Cut::Start { number }, _) => pictures.push(Picture {
            url: DataUrl::new(MAX_IMAGE_URL_CHARS),
            fault: None,
            decoded: Vec::new(),
            head: Head::default(),
            bytes: 0,
            writer: (number <= MAX_IMAGES).then(|| spools.create().digested()),
        }),
        (Cut::Text { text, .. }, Some(picture)) => picture.text(text),
        (Cut::Text { .. } | Cut::End { .. }, _) => {}
    }
}

impl Picture {
    fn text(&mut self, text: &[u8]) {
        if self.fault.is_some() || self.writer.is_none() {
            return;
        }
        if let Err(fault) = self.url.read(text, &mut self.decoded) {
            self.fault = Some(fault);
            self.decoded.clear();
        }
    }

    async fn flush(&mut self) -> Result<(), ReadError> {
        let decoded = mem::take(&mut self.decoded);
        self.bytes += decoded.len() as u64;
        self.head.see(&decoded);
        if let Some(writer) = &mut self.writer {
            writer.write(&decoded).await?;
        }
        Ok(())
    }

    async fn finish(self) -> Result<(Upload, Option<Spool>), ReadError> {
        let mime = self.url.mime().map(str::to_owned);
        let fault = self.fault.or(self.url.finish().err());
        let upload =
            Upload { mime, bytes: self.bytes, format: self.head.format(), fault, ..Upload::default() };
        let file = match self.writer {
            Some(writer) => Some(writer.finish().await?),
            None => None,
        };
        Ok((upload, file))
    }
}

fn refusal(why: &ChunkError) -> ApiError {
    match why {
        ChunkError::Broken => error::invalid_json("it ends too early"),
        ChunkError::Slow | ChunkError::TooLarge => ApiError::from(why),
    }
}
