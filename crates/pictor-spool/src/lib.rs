//! Bytes in flight: uploads on their way up, pictures on their way down.
//!
//! A spool is written once and then read any number of times, by any number of readers.
//! Small contents stay in memory; larger ones go to a temporary file that has no name, so nothing is left behind
//! whatever happens to the process. Every byte counts against one budget for the whole server, and returns to it
//! when the last handle is dropped. One that is worth keeping gets a name in a [`Dir`], and a file that has one can be
//! read as a spool.

mod budget;
mod digest;
mod dir;
mod link;
mod read;
mod temporary;
mod writer;

use std::fmt;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;

pub use budget::{Allowance, OverBudget};
use budget::{Budget, Charge};
pub use digest::{Digest, NotADigest};
pub use dir::Dir;
pub use link::Synced;
pub use read::{Positioned, SpoolReader, SpoolStream};
pub use writer::SpoolWriter;

/// Contents up to this many bytes stay in memory. Every real picture is longer, so that more would only be a second
/// buffer for each call in flight: with 32 KiB, a thousand calls took 20 MB for nothing.
pub const IN_MEMORY: usize = 4 * 1024;

/// Where spools are kept, and how many bytes they may have together.
#[derive(Clone, Debug)]
pub struct Spools {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    directory: PathBuf,
    budget: Arc<Budget>,
}

impl Spools {
    /// Spools whose files lie in `directory`, and which have at most `budget_bytes` bytes together.
    pub fn new(directory: PathBuf, budget_bytes: u64) -> Self {
        let budget = Arc::new(Budget::new(budget_bytes));
        Self { shared: Arc::new(Shared { directory, budget }) }
    }

    /// A new, empty spool. Its writes wait for the budget, and fail with [`OverBudget`] when it stays exhausted.
    pub fn create(&self) -> SpoolWriter {
        SpoolWriter::new(self.clone(), None)
    }

    /// A new, empty spool within an allowance taken before.
    ///
    /// Its writes never wait and are never refused: what exceeds the allowance is counted against the budget, but a
    /// picture that was paid for is not thrown away because others are large.
    pub fn create_within(&self, allowance: &Allowance) -> SpoolWriter {
        SpoolWriter::new(self.clone(), Some(allowance.clone()))
    }

    /// Waits until the budget has room for `bytes`, and sets them aside.
    ///
    /// # Errors
    /// [`OverBudget`] when there was no room within `patience`.
    pub async fn allow(&self, bytes: u64, patience: Duration) -> Result<Allowance, OverBudget> {
        Budget::allow(&self.shared.budget, bytes, patience).await
    }

    /// A spool with contents that exist already. It blocks while a large one is written, and never waits for the
    /// budget, since the bytes are there anyway.
    ///
    /// # Errors
    /// What the file system says.
    pub fn from_bytes(&self, bytes: Vec<u8>) -> io::Result<Spool> {
        let mut charge = self.charge();
        charge.add_unasked(bytes.len() as u64);
        let contents = if bytes.len() <= IN_MEMORY {
            Contents::Memory(Bytes::from(bytes))
        } else {
            let file = self.new_file()?;
            file.write_all_at(&bytes, 0)?;
            Contents::File(file)
        };
        Ok(Spool::new(contents, charge, None))
    }

    /// How many bytes all living spools and allowances have together.
    pub fn in_use(&self) -> u64 {
        self.shared.budget.in_use()
    }

    fn charge(&self) -> Charge {
        Charge::new(Arc::clone(&self.shared.budget))
    }

    fn new_file(&self) -> io::Result<Arc<File>> {
        tempfile::tempfile_in(&self.shared.directory).map(Arc::new)
    }
}

/// Finished contents. Cheap to clone; freed with the last clone, reader and stream.
#[derive(Clone)]
pub struct Spool {
    stored: Arc<Stored>,
}

struct Stored {
    contents: Contents,
    length: u64,
    /// Returns its bytes to the budget; `None` for a file that has a name.
    _charge: Option<Charge>,
    digest: OnceLock<Digest>,
    /// Whether syncing the file has failed.
    lost: AtomicBool,
}

enum Contents {
    Memory(Bytes),
    File(Arc<File>),
}

impl Spool {
    fn new(contents: Contents, charge: Charge, digest: Option<Digest>) -> Self {
        let digest = digest.map_or_else(OnceLock::new, OnceLock::from);
        let (length, lost) = (charge.bytes(), AtomicBool::new(false));
        Self { stored: Arc::new(Stored { contents, length, _charge: Some(charge), digest, lost }) }
    }

    /// A file that has a name, and contents that never change.
    fn of_file(file: File) -> io::Result<Self> {
        let about = file.metadata()?;
        if !about.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let (digest, lost) = (OnceLock::new(), AtomicBool::new(false));
        let contents = Contents::File(Arc::new(file));
        Ok(Self { stored: Arc::new(Stored { contents, length: about.len(), _charge: None, digest, lost }) })
    }

    /// How many bytes it holds.
    pub fn len(&self) -> u64 {
        self.stored.length
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the contents are. Known already if the writer was [`digested`](SpoolWriter::digested); else the whole
    /// contents are read, once for all clones. That blocks, 20 MiB for some 5 ms.
    ///
    /// # Errors
    /// What the file system says.
    pub fn digest(&self) -> io::Result<Digest> {
        if let Some(digest) = self.stored.digest.get() {
            return Ok(*digest);
        }
        let digest = Digest::read(&mut self.reader())?;
        Ok(*self.stored.digest.get_or_init(|| digest))
    }

    /// A reader at the first byte, with a position of its own.
    pub fn reader(&self) -> SpoolReader {
        SpoolReader::with_capacity(16 * 1024, Positioned::new(self.clone()))
    }

    /// The contents in chunks of at most [`SpoolStream::CHUNK`] bytes.
    pub fn stream(&self) -> SpoolStream {
        self.stream_of(0..self.len())
    }

    /// The same of some of the contents, within which the range must lie.
    pub fn stream_of(&self, range: Range<u64>) -> SpoolStream {
        SpoolStream::new(self.clone(), range)
    }

    /// The whole contents in memory; for tests and for contents known to be small.
    ///
    /// # Errors
    /// What the file system says.
    pub fn read_all(&self) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; self.len() as usize];
        self.read_exact_at(&mut bytes, 0)?;
        Ok(bytes)
    }

    /// Fills `buffer` from `offset` on; the range must lie inside the contents.
    fn read_exact_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        match &self.stored.contents {
            Contents::Memory(bytes) => {
                let start = offset as usize;
                buffer.copy_from_slice(&bytes[start..start + buffer.len()]);
                Ok(())
            }
            Contents::File(file) => file.read_exact_at(buffer, offset),
        }
    }
}

/// Without the contents: no picture may end up in a log.
impl fmt::Debug for Spool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Spool({} bytes)", self.len())
    }
}
