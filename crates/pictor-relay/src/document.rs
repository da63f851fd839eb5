//! One JSON document of an upstream, read in passing: pictures go to spools, the rest is kept.

use pictor_api::base64::Decoder;
use pictor_api::scan::{Cut, Limits, Scanner};
use pictor_spool::{Allowance, Spool, SpoolWriter, Spools};
use serde_json::Value;

use crate::attempt_error::AttemptError;
use crate::parsed::Parsed;

/// No picture is longer than this, in bytes; a 4K PNG of noise has 33 million.
const LONGEST_PICTURE: u64 = 256 << 20;

/// So many bytes are scanned, decoded and stored at once, while they are in the cache of the processor.
const PIECE: usize = 64 * 1024;

/// Where pictures are put while they are read.
#[derive(Clone, Debug)]
pub(crate) struct Storage {
    pub(crate) spools: Spools,
    pub(crate) allowance: Allowance,
}

/// A document that is being read.
pub(crate) struct Document {
    scanner: Scanner,
    decoder: Decoder,
    storage: Storage,
    writing: Option<SpoolWriter>,
    pictures: Vec<Spool>,
}

/// The decoded bytes of a piece, and where in them pictures begin and end. It lives only as long as the piece: a
/// thousand answers that arrive together would otherwise keep a thousand buffers.
#[derive(Default)]
struct Decoded {
    bytes: Vec<u8>,
    edges: Vec<Edge>,
}

#[derive(Clone, Copy, Debug)]
enum Edge {
    Start,
    End(usize),
}

impl Document {
    pub(crate) fn new(storage: Storage) -> Self {
        let (scanner, decoder) = (scanner(), Decoder::new());
        Self { scanner, decoder, storage, writing: None, pictures: Vec::new() }
    }

    /// Reads the next bytes.
    pub(crate) async fn feed(&mut self, chunk: &[u8]) -> Result<(), AttemptError> {
        let mut decoded = Decoded::default();
        for piece in chunk.chunks(PIECE) {
            let fault = self.decode(piece, &mut decoded);
            // A picture that was whole before the fault is paid for.
            self.store(&decoded).await?;
            fault?;
        }
        Ok(())
    }

    /// Ends the document: gives its members, keeps its pictures, and is ready for another one.
    pub(crate) fn finish(&mut self) -> Result<Parsed, AttemptError> {
        let skeleton = std::mem::replace(&mut self.scanner, scanner()).finish()?;
        match serde_json::from_slice(&skeleton) {
            Ok(Value::Object(members)) => Ok(Parsed { members, skeleton }),
            Ok(_) => Err(AttemptError::Broken("the JSON is no object".into())),
            Err(error) => Err(AttemptError::Broken(format!("the JSON is malformed: {:?}", error.classify()))),
        }
    }

    /// Whether `text` stands in what was read of the document, outside its pictures.
    pub(crate) fn mentions(&self, text: &str) -> bool {
        memchr::memmem::find(self.scanner.skeleton(), text.as_bytes()).is_some()
    }

    /// The pictures that are whole, in order.
    pub(crate) fn pictures(&mut self) -> &mut Vec<Spool> {
        &mut self.pictures
    }

    /// Fills `decoded` from a piece, up to the first fault in it.
    fn decode(&mut self, piece: &[u8], decoded: &mut Decoded) -> Result<(), AttemptError> {
        let Self { scanner, decoder, .. } = self;
        let Decoded { bytes, edges } = decoded;
        bytes.clear();
        edges.clear();
        let mut fault = None;
        scanner.feed(piece, &mut |cut| {
            if fault.is_some() {
                return;
            }
            let done = match cut {
                Cut::Start { .. } => {
                    edges.push(Edge::Start);
                    Ok(())
                }
                Cut::Text { text, .. } => decoder.decode(text, bytes),
                Cut::End { .. } => {
                    std::mem::take(decoder).finish().map(|()| edges.push(Edge::End(bytes.len())))
                }
            };
            fault = done.err();
        })?;
        fault.map_or(Ok(()), |fault| Err(fault.into()))
    }

    /// Moves decoded bytes into the spools of their pictures.
    async fn store(&mut self, decoded: &Decoded) -> Result<(), AttemptError> {
        let mut from = 0;
        for edge in &decoded.edges {
            match *edge {
                Edge::Start => {
                    self.writing =
                        Some(self.storage.spools.create_within(&self.storage.allowance).digested());
                }
                Edge::End(at) => {
                    self.write(&decoded.bytes[from..at]).await?;
                    from = at;
                    if let Some(writer) = self.writing.take() {
                        self.pictures.push(writer.finish().await?);
                    }
                }
            }
        }
        self.write(&decoded.bytes[from..]).await
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), AttemptError> {
        let Some(writer) = self.writing.as_mut().filter(|_| !bytes.is_empty()) else { return Ok(()) };
        if writer.written() + bytes.len() as u64 > LONGEST_PICTURE {
            return Err(AttemptError::Broken("the picture is too long".into()));
        }
        Ok(writer.write(bytes).await?)
    }
}

fn scanner() -> Scanner {
    Scanner::new(&["b64_json"], Limits::default())
}
