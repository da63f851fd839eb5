//! Base64 in pieces: what a stream brings is decoded as it comes, what a stream takes is encoded as it goes.
//!
//! Strict: the standard alphabet with its padding, no line breaks or other whitespace, nothing after the
//! padding, no stray bits. JSON carries base64 in one line, and what is lenient here would be lenient about
//! damage in transit.

mod data_url;

pub use data_url::{DataUrl, DataUrlError};

use base64_simd::STANDARD;

/// Text that is not base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Base64Error {
    /// A character outside the alphabet, or padding where none belongs.
    #[error("a character that is not base64")]
    Alphabet,
    /// The text ends within a group of four characters.
    #[error("the base64 text is cut off")]
    Truncated,
}

/// Decodes text that comes in pieces of any length. Holds at most 3 characters.
#[derive(Clone, Debug, Default)]
pub struct Decoder {
    rest: [u8; 4],
    held: usize,
    padded: bool,
}

impl Decoder {
    /// A decoder at the start of a text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Decodes the next piece and appends its bytes to `out`.
    ///
    /// # Errors
    /// When the text is not base64; the decoder is of no use afterwards.
    pub fn decode(&mut self, mut text: &[u8], out: &mut Vec<u8>) -> Result<(), Base64Error> {
        if self.held > 0 {
            let taken = text.len().min(4 - self.held);
            self.rest[self.held..self.held + taken].copy_from_slice(&text[..taken]);
            self.held += taken;
            text = &text[taken..];
            if self.held < 4 {
                return Ok(());
            }
            self.held = 0;
            let group = self.rest;
            self.groups(&group, out)?;
        }
        let (groups, rest) = text.split_at(text.len() / 4 * 4);
        self.groups(groups, out)?;
        self.rest[..rest.len()].copy_from_slice(rest);
        self.held = rest.len();
        Ok(())
    }

    /// Ends the text.
    ///
    /// # Errors
    /// When it ends within a group of four characters.
    pub fn finish(self) -> Result<(), Base64Error> {
        if self.held == 0 { Ok(()) } else { Err(Base64Error::Truncated) }
    }

    /// Decodes whole groups of four characters.
    fn groups(&mut self, groups: &[u8], out: &mut Vec<u8>) -> Result<(), Base64Error> {
        if groups.is_empty() {
            return Ok(());
        }
        if self.padded {
            return Err(Base64Error::Alphabet);
        }
        self.padded = groups.ends_with(b"=");
        STANDARD.decode_append(groups, out).map_err(|_| Base64Error::Alphabet)
    }
}

/// Encodes bytes that come in pieces of any length. Holds at most 2 bytes.
#[derive(Clone, Debug, Default)]
pub struct Encoder {
    rest: [u8; 3],
    held: usize,
}

impl Encoder {
    /// An encoder at the start of the bytes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Encodes the next piece and appends its text to `out`.
    pub fn encode(&mut self, mut bytes: &[u8], out: &mut Vec<u8>) {
        if self.held > 0 {
            let taken = bytes.len().min(3 - self.held);
            self.rest[self.held..self.held + taken].copy_from_slice(&bytes[..taken]);
            self.held += taken;
            bytes = &bytes[taken..];
            if self.held < 3 {
                return;
            }
            self.held = 0;
            append(&self.rest, out);
        }
        let (groups, rest) = bytes.split_at(bytes.len() / 3 * 3);
        append(groups, out);
        self.rest[..rest.len()].copy_from_slice(rest);
        self.held = rest.len();
    }

    /// Ends the bytes: appends the last group, padded, if there is one.
    pub fn finish(self, out: &mut Vec<u8>) {
        append(&self.rest[..self.held], out);
    }
}

/// Encodes bytes at the end of `out`.
fn append(bytes: &[u8], out: &mut Vec<u8>) {
    if !bytes.is_empty() {
        STANDARD.encode_append(bytes, out);
    }
}
