//! One JSON document of an upstream, read in passing: pictures go to spools, the rest is kept.

use pictor_api::base64::Decoder;
use pictor_api::response::Usage;
use pictor_api::scan::{Cut, Limits, Scanner};
use pictor_api::{Background, Format, Quality, Size};
use serde_json::{Map, Value};

use crate::trouble::Trouble;
use pictor_spool::{Allowance, Spool, SpoolWriter, Spools};

/// No picture is longer than this, in bytes; a 4K PNG of noise has 33 million.
const LONGEST_PICTURE: u64 = 256 << 20;

/// So many bytes are scanned, decoded and stored at once, while they are in the cache of the processor.
const PIECE: usize = 64 * 1024;

/// Where pictures are put while they are read.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    pub(crate) spools: Spools,
    pub(crate) allowance: Allowance,
}

/// A document that is being read.
pub(crate) struct Document {
    scanner: Scanner,
    decoder: Decoder,
    shelf: Shelf,
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
    pub(crate) fn new(shelf: Shelf) -> Self {
        Self {
            scanner: Scanner::new(&["b64_json"], Limits::default()),
            decoder: Decoder::new(),
            shelf,
            writing: None,
            pictures: Vec::new(),
        }
    }

    /// Reads the next bytes.
    pub(crate) async fn feed(&mut self, chunk: &[u8]) -> Result<(), Trouble> {
        let mut decoded = Decoded::default();
        for piece in chunk.chunks(PIECE) {
            self.decode(piece, &mut decoded)?;
            self.store(&decoded).await?;
        }
        Ok(())
    }

    /// Ends the document: its members, and its pictures in order.
    pub(crate) fn finish(self) -> Result<Read, Trouble> {
        let skeleton = self.scanner.finish()?;
        match serde_json::from_slice(&skeleton) {
            Ok(Value::Object(members)) => Ok(Read { members, skeleton, pictures: self.pictures }),
            Ok(_) => Err(Trouble::Broken("the JSON is no object".into())),
            Err(error) => Err(Trouble::Broken(format!("the JSON is malformed: {:?}", error.classify()))),
        }
    }

    /// Fills `decoded` from a piece.
    fn decode(&mut self, piece: &[u8], decoded: &mut Decoded) -> Result<(), Trouble> {
        let Self { scanner, decoder, .. } = self;
        let Decoded { bytes, edges } = decoded;
        bytes.clear();
        edges.clear();
        let mut fault = None;
        scanner.feed(piece, &mut |cut| {
            let done = match cut {
                Cut::Start { .. } => {
                    edges.push(Edge::Start);
                    Ok(())
                }
                Cut::Text { text, .. } => decoder.decode(text, bytes),
                Cut::End { .. } => {
                    edges.push(Edge::End(bytes.len()));
                    std::mem::take(decoder).finish()
                }
            };
            fault = fault.or(done.err());
        })?;
        fault.map_or(Ok(()), |fault| Err(fault.into()))
    }

    /// Moves decoded bytes into the spools of their pictures.
    async fn store(&mut self, decoded: &Decoded) -> Result<(), Trouble> {
        let mut from = 0;
        for edge in &decoded.edges {
            match *edge {
                Edge::Start => self.writing = Some(self.shelf.spools.create_within(&self.shelf.allowance)),
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

    async fn write(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let Some(writer) = self.writing.as_mut().filter(|_| !bytes.is_empty()) else { return Ok(()) };
        if writer.written() + bytes.len() as u64 > LONGEST_PICTURE {
            return Err(Trouble::Broken("the picture is too long".into()));
        }
        Ok(writer.write(bytes).await?)
    }
}

/// A document that was read.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) members: Map<String, Value>,
    /// The document without its pictures.
    pub(crate) skeleton: Vec<u8>,
    pub(crate) pictures: Vec<Spool>,
}

impl Read {
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.members.get(name)?.as_str()
    }

    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        self.members.get(name)?.as_u64()
    }

    pub(crate) fn usage(&self) -> Option<Usage> {
        Usage::from_json(self.members.get("usage")?)
    }

    pub(crate) fn quality(&self) -> Option<Quality> {
        Quality::from_name(self.text("quality")?)
    }

    pub(crate) fn background(&self) -> Option<Background> {
        Background::from_name(self.text("background")?)
    }

    pub(crate) fn format(&self) -> Option<Format> {
        Format::from_name(self.text("output_format")?)
    }

    pub(crate) fn size(&self) -> Option<Size> {
        let (width, height) = self.text("size")?.split_once('x')?;
        Some(Size::new(width.parse().ok()?, height.parse().ok()?))
    }
}
