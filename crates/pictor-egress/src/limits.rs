//! How much of everything a fetch may take.

use std::time::Duration;

/// How much of everything an exchange may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest body, in bytes.
    pub bytes: u64,
    /// How many redirects are followed.
    pub redirects: usize,
    /// How long finding, connecting and the TLS handshake may take together, for each address on the way.
    pub connect: Duration,
    /// The longest silence of a server, before its answer and in the middle of it.
    pub silence: Duration,
    /// How long everything may take, redirects included.
    pub whole: Duration,
}

impl Limits {
    /// What a picture may take.
    pub const PICTURE: Self = Self {
        bytes: 50_000_000,
        redirects: 3,
        connect: Duration::from_secs(5),
        silence: Duration::from_secs(10),
        whole: Duration::from_secs(30),
    };

    /// What telling somebody of an event may take. Nobody is followed anywhere, and of the answer only its head matters.
    pub const EVENT: Self = Self {
        bytes: 65_536,
        redirects: 0,
        connect: Duration::from_secs(5),
        silence: Duration::from_secs(15),
        whole: Duration::from_secs(15),
    };
}
