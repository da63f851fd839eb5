//! Numbers that look random and are the same on every run.

pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// xorshift64*.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        (self.next() >> 11) % bound
    }

    pub(crate) fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.below(256) as u8).collect()
    }

    /// Cuts into pieces of 1 to `longest` bytes.
    pub(crate) fn pieces<'a>(&mut self, mut text: &'a [u8], longest: u64) -> Vec<&'a [u8]> {
        let mut pieces = Vec::new();
        while !text.is_empty() {
            let length = (1 + self.below(longest) as usize).min(text.len());
            let (piece, rest) = text.split_at(length);
            pieces.push(piece);
            text = rest;
        }
        pieces
    }
}
