//! Why bytes did not become a picture: below everything that reads them.

use std::io;

/// Why bytes did not become a picture.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// Neither PNG nor JPEG nor WebP.
    #[error("this is not a PNG, JPEG or WebP picture")]
    NotAPicture,
    /// The data ends before the picture does.
    #[error("the picture is cut short")]
    Truncated,
    /// The data is not what its format demands.
    #[error("the picture is damaged: {0}")]
    Corrupt(String),
    /// One of the limits is exceeded.
    #[error("the picture is too large: its {what} is above {limit}")]
    TooLarge {
        /// Which one, and in what unit.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
    /// An animation, or several pictures in one file.
    #[error("the file holds more than one picture")]
    Animated,
    /// A picture in a variety of its format that nobody uses.
    #[error("not supported: {0}")]
    Unsupported(&'static str),
    /// The bytes could not be read.
    #[error("the picture could not be read")]
    Read(#[source] io::Error),
}

impl DecodeError {
    pub(crate) fn corrupt(what: impl Into<String>) -> Self {
        Self::Corrupt(what.into())
    }
}

impl From<io::Error> for DecodeError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::UnexpectedEof { Self::Truncated } else { Self::Read(error) }
    }
}
