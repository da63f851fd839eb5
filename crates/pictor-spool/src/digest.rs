//! The digest of a spool: what its contents are, in 32 bytes.

use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

/// Read at once while a finished spool is hashed. BLAKE3 needs some 16 KiB to fill its lanes.
const PIECE: usize = 64 * 1024;

/// The BLAKE3 digest of the whole contents of a spool.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes).into())
    }

    /// The digest of everything that `reader` still has.
    pub(crate) fn read(reader: &mut impl Read) -> io::Result<Self> {
        let mut running = Running::default();
        let mut piece = vec![0; PIECE];
        loop {
            match reader.read(&mut piece)? {
                0 => return Ok(running.finish()),
                length => running.update(&piece[..length]),
            }
        }
    }

    /// The 32 bytes, for a row or a fingerprint.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// In hexadecimal.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A text is no digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is not 64 hexadecimal digits")]
pub struct NotADigest;

/// As it is displayed.
impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        blake3::Hash::from_hex(text).map(|hash| Self(hash.into())).map_err(|_| NotADigest)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// A digest of bytes that are still coming. In a box, since it takes 2 KB that most writers do not need.
#[derive(Default)]
pub(crate) struct Running(Box<blake3::Hasher>);

impl Running {
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(crate) fn finish(&self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_as_it_is_shown() {
        let digest = Digest::of(b"picture");
        assert_eq!(digest.to_string().parse(), Ok(digest));
        for wrong in ["", "00", &"g".repeat(64), &digest.to_string()[1..]] {
            assert_eq!(wrong.parse::<Digest>(), Err(NotADigest), "{wrong}");
        }
    }
}
