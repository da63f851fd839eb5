//! Looking at JSON as it streams by: the long strings are cut out and handed on, the rest is kept.
//!
//! A picture in JSON is one string of megabytes. The scanner hands the text of every string under the given
//! keys to a sink, slice by slice without copying, and keeps everything else, the skeleton, for `serde_json`.
//! In the skeleton a marker stands for each string that was cut. Since every string at those keys is cut,
//! text that merely looks like a marker can't stand there: a client can't forge one.
//!
//! The scanner checks structure (brackets, strings, the end) but is no validator: what is wrong inside the
//! skeleton, `serde_json` finds; what is wrong inside a cut text (control characters, UTF-8), its reader finds.

mod escape;

use escape::Escape;

/// What the scanner hands to its sink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut<'a> {
    /// A string begins; numbers count from 0 in the order of the document.
    Start {
        /// Which cut.
        number: usize,
    },
    /// The next slice of its text, escapes resolved; never empty.
    Text {
        /// Which cut.
        number: usize,
        /// The slice.
        text: &'a [u8],
    },
    /// The string ends.
    End {
        /// Which cut.
        number: usize,
    },
}

/// What a document may have at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the skeleton.
    pub skeleton: usize,
    /// Objects and arrays within each other, at most 64.
    pub depth: usize,
}

impl Default for Limits {
    /// 1 MiB and 32.
    fn default() -> Self {
        Self { skeleton: 1 << 20, depth: 32 }
    }
}

/// Why a document can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    /// The skeleton is larger than its limit.
    #[error("the JSON beside the pictures is too large")]
    TooLarge,
    /// Objects and arrays are nested deeper than the limit.
    #[error("the JSON is nested too deep")]
    TooDeep,
    /// The document ends too early.
    #[error("the JSON ends too early")]
    Truncated,
    /// The document is no JSON.
    #[error("the JSON is malformed near byte {at}")]
    Malformed {
        /// How many bytes came before the fault, at least.
        at: u64,
    },
}

/// The marker of a cut, as it stands in the skeleton.
pub fn marker_text(number: usize) -> String {
    format!("cut:{number}")
}

/// The number of the cut that a marker stands for; `None` for any other text.
///
/// Only to be asked about strings at the scanner's keys, where nothing but markers can stand.
pub fn marker(text: &str) -> Option<usize> {
    let digits = text.strip_prefix("cut:")?;
    let canonical = digits == "0" || !digits.starts_with(['0', '+']);
    digits.parse().ok().filter(|_| canonical)
}

/// Reads one document that comes in chunks of any length.
#[derive(Clone, Debug)]
pub struct Scanner {
    keys: Vec<&'static str>,
    limits: Limits,
    skeleton: Vec<u8>,
    place: Place,
    /// One bit per open bracket, the innermost lowest: 1 for an object.
    open: u64,
    depth: usize,
    /// Whether the next string in the innermost object is a key.
    key_next: bool,
    /// Whether the next value belongs to one of the keys.
    matched: bool,
    cuts: usize,
    passed: u64,
}

/// Where in the document the scanner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Before the document's value.
    Before,
    /// Between strings, within the value.
    Between,
    /// In a string that is kept; `from` is where it begins in the skeleton, `key` whether it is a key.
    Kept { from: usize, key: bool, escaped: bool },
    /// In a string that is cut.
    Cut(Escape),
    /// Within a number or word that is the whole document.
    Word,
    /// Behind the value.
    After,
}

impl Scanner {
    /// A scanner that cuts every string directly under one of `keys`, at any depth.
    pub fn new(keys: &[&'static str], limits: Limits) -> Self {
        let limits = Limits { depth: limits.depth.min(64), ..limits };
        Self {
            keys: keys.to_vec(),
            limits,
            skeleton: Vec::new(),
            place: Place::Before,
            open: 0,
            depth: 0,
            key_next: false,
            matched: false,
            cuts: 0,
            passed: 0,
        }
    }

    /// Reads the next chunk; hands what is cut to `sink`.
    ///
    /// # Errors
    /// When the document breaks a limit or its structure; the scanner is of no use afterwards.
    pub fn feed(&mut self, chunk: &[u8], sink: &mut impl FnMut(Cut<'_>)) -> Result<(), ScanError> {
        let mut rest = chunk;
        while let Some(&byte) = rest.first() {
            let used = match self.place {
                Place::Kept { from, key, escaped } => self.kept(rest, from, key, escaped)?,
                Place::Cut(escape) => self.cut(rest, escape, sink)?,
                Place::Before | Place::Between | Place::Word | Place::After => {
                    self.structure(byte, sink)?;
                    1
                }
            };
            self.passed += used as u64;
            rest = &rest[used..];
        }
        Ok(())
    }

    /// How many strings have been cut so far.
    pub fn cuts(&self) -> usize {
        self.cuts
    }

    /// The skeleton so far.
    pub fn skeleton(&self) -> &[u8] {
        &self.skeleton
    }

    /// Ends the document and gives its skeleton.
    ///
    /// # Errors
    /// When the document is not complete.
    pub fn finish(self) -> Result<Vec<u8>, ScanError> {
        match self.place {
            Place::After | Place::Word => Ok(self.skeleton),
            Place::Before | Place::Between | Place::Kept { .. } | Place::Cut(_) => Err(ScanError::Truncated),
        }
    }

    /// Reads a byte outside strings.
    fn structure(&mut self, byte: u8, sink: &mut impl FnMut(Cut<'_>)) -> Result<(), ScanError> {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => return self.space(),
            _ if self.place == Place::After => return Err(self.malformed()),
            b'"' => return self.open_string(sink),
            b'{' | b'[' => self.push(byte == b'{')?,
            b'}' | b']' => self.pop(byte == b'}')?,
            b':' => self.key_next = false,
            b',' => {
                self.matched = false;
                self.key_next = self.in_object();
            }
            _ if self.depth == 0 => self.place = Place::Word,
            _ => self.matched = false,
        }
        self.keep(&[byte])
    }

    /// Any run of whitespace is kept as one space: dropped, it could join two numbers; kept whole, a stream
    /// of heartbeats would fill the skeleton.
    fn space(&mut self) -> Result<(), ScanError> {
        if self.place == Place::Word {
            self.place = Place::After;
        }
        if self.skeleton.last().is_some_and(|last| *last != b' ') { self.keep(b" ") } else { Ok(()) }
    }

    /// Opens an object or array.
    fn push(&mut self, object: bool) -> Result<(), ScanError> {
        if self.place == Place::Word {
            return Err(self.malformed());
        }
        if self.depth == self.limits.depth {
            return Err(ScanError::TooDeep);
        }
        self.place = Place::Between;
        self.open = self.open << 1 | u64::from(object);
        self.depth += 1;
        self.key_next = object;
        self.matched = false;
        Ok(())
    }

    /// Closes an object or array.
    fn pop(&mut self, object: bool) -> Result<(), ScanError> {
        if self.depth == 0 || self.in_object() != object {
            return Err(self.malformed());
        }
        self.open >>= 1;
        self.depth -= 1;
        self.key_next = false;
        self.matched = false;
        if self.depth == 0 {
            self.place = Place::After;
        }
        Ok(())
    }

    /// Whether the innermost bracket is an object's.
    fn in_object(&self) -> bool {
        self.depth > 0 && self.open & 1 == 1
    }

    /// Begins a string: a key, a value that is kept, or a value that is cut.
    fn open_string(&mut self, sink: &mut impl FnMut(Cut<'_>)) -> Result<(), ScanError> {
        if self.place == Place::Word {
            return Err(self.malformed());
        }
        let key = self.key_next;
        if self.matched && !key {
            self.matched = false;
            self.place = Place::Cut(Escape::None);
            let marker = format!("\"{}\"", marker_text(self.cuts));
            self.keep(marker.as_bytes())?;
            sink(Cut::Start { number: self.cuts });
            return Ok(());
        }
        self.matched = false;
        self.place = Place::Kept { from: self.skeleton.len(), key, escaped: false };
        self.keep(b"\"")
    }

    /// Reads on in a string that is kept; gives how many bytes it took.
    fn kept(&mut self, rest: &[u8], from: usize, key: bool, escaped: bool) -> Result<usize, ScanError> {
        if escaped {
            self.keep(&rest[..1])?;
            self.place = Place::Kept { from, key, escaped: false };
            return Ok(1);
        }
        let run = memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
        let used = rest.len().min(run + 1);
        self.keep(&rest[..used])?;
        match rest.get(run) {
            Some(b'\\') => self.place = Place::Kept { from, key, escaped: true },
            Some(_) => {
                self.place = if self.depth == 0 { Place::After } else { Place::Between };
                self.matched = key && self.is_wanted(from);
            }
            None => {}
        }
        Ok(used)
    }

    /// Whether the string that the skeleton ends with, quotes included, is one of the keys.
    fn is_wanted(&self, from: usize) -> bool {
        let quoted = &self.skeleton[from..];
        if memchr::memchr(b'\\', quoted).is_none() {
            let name = &quoted[1..quoted.len() - 1];
            return self.keys.iter().any(|key| key.as_bytes() == name);
        }
        let name: Option<String> = serde_json::from_slice(quoted).ok();
        name.is_some_and(|name| self.keys.contains(&name.as_str()))
    }

    /// Reads on in a string that is cut; gives how many bytes it took.
    fn cut(
        &mut self,
        rest: &[u8],
        escape: Escape,
        sink: &mut impl FnMut(Cut<'_>),
    ) -> Result<usize, ScanError> {
        let number = self.cuts;
        if escape != Escape::None {
            let (next, letter) = escape.read(rest[0]).ok_or_else(|| self.malformed())?;
            self.place = Place::Cut(next);
            if let Some(letter) = letter {
                sink(Cut::Text { number, text: letter.encode_utf8(&mut [0; 4]).as_bytes() });
            }
            return Ok(1);
        }
        let run = memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
        if run > 0 {
            sink(Cut::Text { number, text: &rest[..run] });
        }
        match rest.get(run) {
            // The slash itself begins the next slice: some encoders write every one of base64's so.
            Some(b'\\') if rest.get(run + 1) == Some(&b'/') => {}
            Some(b'\\') => self.place = Place::Cut(Escape::Backslash { high: None }),
            Some(_) => {
                self.cuts += 1;
                self.place = Place::Between;
                sink(Cut::End { number });
            }
            None => {}
        }
        Ok(rest.len().min(run + 1))
    }

    /// Adds to the skeleton.
    fn keep(&mut self, bytes: &[u8]) -> Result<(), ScanError> {
        if self.skeleton.len() + bytes.len() > self.limits.skeleton {
            return Err(ScanError::TooLarge);
        }
        self.skeleton.extend_from_slice(bytes);
        Ok(())
    }

    /// A fault here.
    fn malformed(&self) -> ScanError {
        ScanError::Malformed { at: self.passed }
    }
}
