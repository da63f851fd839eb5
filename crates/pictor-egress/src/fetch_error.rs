//! Why something was not fetched.

use std::error::Error;
use std::io;

/// Why something was not fetched. No text of it has the address.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The address is none that can be asked for, whoever names it.
    #[error("the address cannot be used: {0}")]
    Unusable(&'static str),
    /// Blocked, unknown and unreachable look alike from outside: who names addresses must not learn which are there.
    #[error("the address cannot be reached")]
    Unreachable(#[source] Obstacle),
    /// The server answered with another status than 200.
    #[error("status {0}")]
    Status(u16),
    /// It leads on and on.
    #[error("too many redirects")]
    TooManyRedirects,
    /// It is longer than allowed.
    #[error("longer than {most} bytes")]
    TooLong {
        /// The limit.
        most: u64,
    },
    /// It was silent for too long, or took too long as a whole.
    #[error("too slow")]
    TooSlow,
    /// The connection broke in the middle.
    #[error("cut off")]
    Cut(#[source] hyper::Error),
}

/// What is in the way, for the operator's log only.
#[derive(Debug, thiserror::Error)]
pub enum Obstacle {
    /// It is private, special or this machine's own, and the operator has not allowed it.
    #[error("it is not public; egress.allow can allow it")]
    Forbidden,
    /// Its name is not known.
    #[error("its name was not found")]
    Unknown(#[source] io::Error),
    /// No connection, or no TLS.
    #[error("no connection")]
    NoConnection(#[source] Box<dyn Error + Send + Sync>),
    /// A connection, and no answer.
    #[error("no answer")]
    NoAnswer(#[source] hyper::Error),
    /// Not in time.
    #[error("no answer in time")]
    Late,
}

impl FetchError {
    /// Whether the same may succeed a little later.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unusable(_)
            | Self::Unreachable(Obstacle::Forbidden)
            | Self::TooManyRedirects
            | Self::TooLong { .. } => false,
            Self::Status(status) => *status >= 500 || [404, 408, 425, 429].contains(status),
            Self::Unreachable(_) | Self::TooSlow | Self::Cut(_) => true,
        }
    }
}

impl From<Obstacle> for FetchError {
    fn from(obstacle: Obstacle) -> Self {
        Self::Unreachable(obstacle)
    }
}
