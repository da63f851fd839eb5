//! `[files]`: how long what callers keep here stays, and how much of it.

use std::time::Duration;

use super::read::Reader;

/// How files are kept; see `config.default.toml`.
#[derive(Clone, Copy, Debug)]
pub struct Files {
    /// After how long a file goes that does not say it itself; `None`: it stays until it is deleted.
    pub keep: Option<Duration>,
    /// How many bytes all files of one project may have together.
    pub budget: Option<u64>,
}

pub(super) fn read(reader: &mut Reader) -> Files {
    Files {
        keep: Some(reader.duration("files.keep")).filter(|keep| !keep.is_zero()),
        budget: Some(reader.bytes("files.budget")).filter(|bytes| *bytes > 0),
    }
}
