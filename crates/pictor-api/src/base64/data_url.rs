//! `data:image/png;base64,...` in pieces.

use super::{Base64Error, Decoder};

/// The longest header that is read; real ones have 23 characters.
const MAX_HEADER: usize = 256;

/// The longest remote URL that is read; hardly a server takes a longer one.
const MAX_REMOTE: usize = 8192;

/// Why a URL holds no picture itself.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DataUrlError {
    /// It points elsewhere, and this is the whole of it: `http:` or `https:`.
    #[error("a remote URL")]
    Remote(String),
    /// It is neither a data URL with base64 nor a remote URL of bearable length.
    #[error("not a base64 data URL")]
    NotDataUrl,
    /// It has more characters than the reader was told to read.
    #[error("the URL is too long")]
    TooLong,
    /// The text behind its comma is not base64.
    #[error(transparent)]
    Base64(#[from] Base64Error),
}

/// Reads a data URL that comes in pieces of any length.
#[derive(Clone, Debug)]
pub struct DataUrl {
    header: Vec<u8>,
    mime: Option<String>,
    decoder: Decoder,
    left: u64,
}

impl DataUrl {
    /// A reader at the start of a URL of at most `max_chars` characters.
    pub fn new(max_chars: u64) -> Self {
        Self { header: Vec::new(), mime: None, decoder: Decoder::new(), left: max_chars }
    }

    /// Reads the next piece and appends the picture's bytes to `out`.
    ///
    /// # Errors
    /// When the URL is too long or not a base64 data URL; the reader is of no use afterwards.
    pub fn read(&mut self, mut text: &[u8], out: &mut Vec<u8>) -> Result<(), DataUrlError> {
        self.left = self.left.checked_sub(text.len() as u64).ok_or(DataUrlError::TooLong)?;
        if self.mime.is_none() {
            let Some(begin) = self.read_header(text)? else { return Ok(()) };
            text = &text[begin..];
        }
        Ok(self.decoder.decode(text, out)?)
    }

    /// Reads the header, which ends at the first comma, or a remote URL, which has no end; where in `text` the
    /// picture begins.
    fn read_header(&mut self, text: &[u8]) -> Result<Option<usize>, DataUrlError> {
        let before = self.header.len();
        self.header.extend_from_slice(&text[..text.len().min(MAX_REMOTE + 1 - before)]);
        if self.is_remote() {
            return if self.header.len() > MAX_REMOTE { Err(DataUrlError::NotDataUrl) } else { Ok(None) };
        }
        match self.header.iter().position(|byte| *byte == b',') {
            None if self.header.len() <= MAX_HEADER => Ok(None),
            Some(comma) if comma <= MAX_HEADER => {
                self.header.truncate(comma);
                self.mime = Some(media_type(&self.header).ok_or(DataUrlError::NotDataUrl)?);
                Ok(Some(comma + 1 - before))
            }
            _ => Err(DataUrlError::NotDataUrl),
        }
    }

    /// The media type in lower case, once the header has been read.
    pub fn mime(&self) -> Option<&str> {
        self.mime.as_deref()
    }

    /// Ends the URL.
    ///
    /// # Errors
    /// When it is a remote URL, or ends within its header or within a group of base64.
    pub fn finish(self) -> Result<(), DataUrlError> {
        if self.is_remote() {
            return Err(DataUrlError::Remote(String::from_utf8_lossy(&self.header).into_owned()));
        }
        if self.mime.is_none() {
            return Err(DataUrlError::NotDataUrl);
        }
        Ok(self.decoder.finish()?)
    }

    /// Whether it points elsewhere, as far as it has been read.
    fn is_remote(&self) -> bool {
        let begins = |scheme: &str| {
            self.header.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme.as_bytes()))
        };
        begins("http://") || begins("https://")
    }
}

/// The media type of a header without its comma; parameters before `;base64` are tolerated.
fn media_type(header: &[u8]) -> Option<String> {
    let header = std::str::from_utf8(header).ok().filter(|header| header.len() <= MAX_HEADER)?;
    let header = header.to_ascii_lowercase();
    let described = header.strip_prefix("data:")?.strip_suffix(";base64")?;
    let mime = described.split(';').next().unwrap_or_default();
    Some(mime.to_string())
}
