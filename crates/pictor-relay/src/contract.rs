//! The output contract: what comes back is what was asked for, or the caller is told what is different.
//!
//! A picture is judged by its own header. One that needs nothing keeps every byte, with its credentials.

use std::sync::Arc;

use pictor_api::{Call, Format, Size};
use pictor_codec::{DecodeError, Limits, Mask, Picture, composite, decode, encode, resize};
use pictor_spool::{Spool, Spools};
use tokio::sync::Semaphore;

use crate::answer::{Answer, Finished};
use crate::attempt_error::AttemptError;
use crate::input::{Input, Inputs};
use crate::upstream::WrongSize;

/// Pictures are decoded under these limits: 4K has 8 million pixels, and no upstream makes more than 64.
const LIMITS: Limits = Limits { pixels: 1 << 26, edge: 16_384, bytes: 256 << 20, memory: 512 << 20 };

/// What has to be true of every picture.
#[derive(Clone, Debug)]
pub(crate) struct Contract {
    format: Format,
    compression: u8,
    size: Option<Size>,
    resizes: bool,
    recompresses: bool,
    /// The original and the mask, where pixels outside the mask must stay as they were.
    strict: Option<(Input, Input)>,
}

/// A picture that keeps the contract, and what was done for it or is still different.
type Kept = (Finished, Vec<String>);

impl Contract {
    /// The contract of a call. `recompresses`: the upstream was not told the compression.
    pub(crate) fn new(call: &Call, inputs: &Inputs, wrong_size: WrongSize, recompresses: bool) -> Self {
        let strict = match (&inputs.images[..], &inputs.mask) {
            ([first, ..], Some(mask)) if call.strict_mask => Some((first.clone(), mask.clone())),
            _ => None,
        };
        Self {
            format: call.format,
            compression: call.compression,
            size: call.size,
            resizes: wrong_size == WrongSize::Resize,
            recompresses: recompresses && call.format != Format::Png,
            strict,
        }
    }

    /// Holds the first `n` pictures against the contract and adds them to the answer; what came beyond them is put
    /// aside.
    pub(crate) async fn check(
        &self,
        mut answer: Answer,
        pictures: &[Spool],
        n: u8,
        spools: &Spools,
        cores: &Arc<Semaphore>,
    ) -> Result<Answer, AttemptError> {
        let (asked, beyond) = pictures.split_at(pictures.len().min(usize::from(n)));
        for picture in asked {
            let (finished, notes) = self.keep(picture.clone(), spools, cores).await?;
            answer.pictures.push(finished);
            answer.adjust(notes);
        }
        answer.aside.extend(beyond.iter().filter_map(|picture| Finished::read(picture.clone()).ok()));
        Ok(answer)
    }

    /// Checks a picture, and makes it what was asked for if it has to be.
    async fn keep(
        &self,
        picture: Spool,
        spools: &Spools,
        cores: &Arc<Semaphore>,
    ) -> Result<Kept, AttemptError> {
        let finished = Finished::read(picture)?;
        if self.is_kept_by(&finished) {
            let notes = self.size_note(finished.size);
            return Ok((finished, notes.into_iter().collect()));
        }
        let _core = cores.acquire().await.expect("the semaphore is never closed");
        let (contract, spools) = (self.clone(), spools.clone());
        let adjusted = tokio::task::spawn_blocking(move || contract.adjust(&finished, &spools));
        adjusted.await.map_err(|panic| AttemptError::Broken(format!("adjusting it failed: {panic}")))?
    }

    fn is_kept_by(&self, finished: &Finished) -> bool {
        finished.format == self.format
            && !self.recompresses
            && self.strict.is_none()
            && (!self.resizes || self.size.is_none_or(|size| size == finished.size))
    }

    /// Where the picture has not the size that was asked for.
    fn size_note(&self, real: Size) -> Option<String> {
        let asked = self.size.filter(|size| *size != real)?;
        Some(format!("size={asked}->{real}"))
    }

    /// Decodes, changes what has to be, and codes again. Blocks.
    fn adjust(&self, finished: &Finished, spools: &Spools) -> Result<Kept, AttemptError> {
        let mut adjusted = Vec::new();
        let mut picture = decode(&mut finished.spool.reader(), &LIMITS)?;
        if let Some(size) = self.size.filter(|size| self.resizes && *size != picture.size) {
            adjusted.push(format!("resized={}->{size}", picture.size));
            picture = resize(&picture, size);
        }
        if let Some((original, mask)) = &self.strict {
            picture = inside_mask(original, mask, picture)?;
            adjusted.push("mask=strict".into());
        }
        if finished.format != self.format {
            adjusted.push(format!("format={}->{}", finished.format.name(), self.format.name()));
        } else if self.recompresses {
            adjusted.push(format!("compression={}", self.compression));
        }
        adjusted.extend(self.size_note(picture.size));
        let bytes = encode(&picture, self.format, self.compression)
            .map_err(|error| AttemptError::Broken(format!("coding it again failed: {error}")))?;
        let finished = Finished { spool: spools.from_bytes(bytes)?, format: self.format, size: picture.size };
        Ok((finished, adjusted))
    }
}

/// The original outside the mask, the edited picture inside, at the original's size.
fn inside_mask(original: &Input, mask: &Input, edited: Picture) -> Result<Picture, DecodeError> {
    let original = decode(&mut original.spool.reader(), &LIMITS)?;
    let mask = Mask::read(&mut mask.spool.reader(), &LIMITS)?;
    let edited = if edited.size == original.size { edited } else { resize(&edited, original.size) };
    Ok(composite(&original, &edited, &mask))
}
