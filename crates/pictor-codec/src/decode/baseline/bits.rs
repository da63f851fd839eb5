//! The bits of a scan, and Huffman codes in them.

use std::io::BufRead;

use crate::decode_error::DecodeError;

/// How many bits of a code are looked up at once.
const LOOKUP_BITS: u32 = 9;

/// A Huffman table (T.81 annex C).
pub(super) struct Table {
    /// Length and value of the code that each combination of bits starts with; length 0 for a longer code.
    lookup: Vec<(u8, u8)>,
    /// For each length, the largest code of it; -1 for none.
    largest: [i32; 17],
    /// For each length, what to add to a code for the index of its value.
    offset: [i32; 17],
    values: Vec<u8>,
}

impl Table {
    /// A table with `counts[n]` codes of length `n + 1`.
    pub(super) fn new(counts: &[u8; 16], values: &[u8]) -> Result<Self, DecodeError> {
        let mut table = Self {
            lookup: vec![(0, 0); 1 << LOOKUP_BITS],
            largest: [-1; 17],
            offset: [0; 17],
            values: values.to_vec(),
        };
        let (mut code, mut index) = (0_usize, 0_usize);
        for (length, &count) in (1_u32..).zip(counts) {
            let end = code + usize::from(count);
            if end > 1 << length || index + usize::from(count) > values.len() {
                return Err(DecodeError::corrupt("a Huffman table with too many codes"));
            }
            table.offset[length as usize] = index as i32 - code as i32;
            if count > 0 {
                table.largest[length as usize] = end as i32 - 1;
            }
            if length <= LOOKUP_BITS {
                let width = 1 << (LOOKUP_BITS - length);
                for (code, &value) in (code..end).zip(&values[index..]) {
                    table.lookup[code * width..(code + 1) * width].fill((length as u8, value));
                }
            }
            index += usize::from(count);
            code = end << 1;
        }
        Ok(table)
    }
}

/// Reads the bits of a scan: undoes byte stuffing, stops at markers.
pub(super) struct Bits<'a, R> {
    read: &'a mut R,
    /// The next bits, the first of them topmost; zeros below.
    bits: u64,
    count: u32,
    /// The marker at which the bits end.
    marker: Option<u8>,
    /// Whether the data has ended.
    ended: bool,
}

impl<'a, R: BufRead> Bits<'a, R> {
    pub(super) fn new(read: &'a mut R) -> Self {
        Self { read, bits: 0, count: 0, marker: None, ended: false }
    }

    /// The value of the next code.
    pub(super) fn code(&mut self, table: &Table) -> Result<u8, DecodeError> {
        if self.count < 16 {
            self.refill()?;
        }
        let (length, value) = table.lookup[(self.bits >> (64 - LOOKUP_BITS)) as usize];
        if length > 0 {
            self.skip(length.into())?;
            return Ok(value);
        }
        for length in LOOKUP_BITS as usize + 1..=16 {
            let code = (self.bits >> (64 - length)) as i32;
            if code <= table.largest[length] {
                self.skip(length as u32)?;
                let index = usize::try_from(code + table.offset[length]).ok();
                let value = index.and_then(|index| table.values.get(index));
                return value.copied().ok_or_else(|| DecodeError::corrupt("no such Huffman code"));
            }
        }
        Err(if self.count < 16 { self.short() } else { DecodeError::corrupt("no such Huffman code") })
    }

    /// The next number of `size` bits, 0 to 15, in which the top bit says that it is positive (T.81 F.2.2.1).
    pub(super) fn number(&mut self, size: u8) -> Result<i32, DecodeError> {
        if size == 0 {
            return Ok(0);
        }
        let size = u32::from(size);
        if self.count < size {
            self.refill()?;
        }
        let number = (self.bits >> (64 - size)) as i32;
        self.skip(size)?;
        let positive = number >= 1 << (size - 1);
        Ok(if positive { number } else { number - (1 << size) + 1 })
    }

    /// Passes the restart marker with this number, and the padding before it.
    pub(super) fn restart(&mut self, number: u8) -> Result<(), DecodeError> {
        if self.next_marker()? != 0xd0 + number {
            return Err(DecodeError::corrupt("a restart marker is missing"));
        }
        (self.bits, self.count, self.marker) = (0, 0, None);
        Ok(())
    }

    /// Checks that the picture is properly ended.
    pub(super) fn find_end(&mut self) -> Result<(), DecodeError> {
        loop {
            match self.next_marker()? {
                0xd9 => return Ok(()),
                0xd0..=0xd7 => self.marker = None, // some encoders write one more
                _ => return Err(DecodeError::corrupt("no end of the image after its scan")),
            }
        }
    }

    /// The marker at which the bits end, skipping those that are left.
    fn next_marker(&mut self) -> Result<u8, DecodeError> {
        loop {
            if let Some(marker) = self.marker {
                return Ok(marker);
            }
            if self.ended {
                return Err(DecodeError::Truncated);
            }
            (self.bits, self.count) = (0, 0);
            self.refill()?;
        }
    }

    fn skip(&mut self, count: u32) -> Result<(), DecodeError> {
        if count > self.count {
            return Err(self.short());
        }
        self.bits <<= count;
        self.count -= count;
        Ok(())
    }

    fn short(&self) -> DecodeError {
        if self.ended { DecodeError::Truncated } else { DecodeError::corrupt("the scan ends early") }
    }

    fn refill(&mut self) -> Result<(), DecodeError> {
        while self.count <= 56 && self.marker.is_none() {
            let Some(byte) = self.byte()? else { return Ok(()) };
            if byte == 0xff {
                let mut after = 0xff;
                while after == 0xff {
                    let Some(byte) = self.byte()? else { return Ok(()) };
                    after = byte;
                }
                if after != 0 {
                    self.marker = Some(after);
                    return Ok(());
                }
            }
            self.bits |= u64::from(byte) << (56 - self.count);
            self.count += 8;
        }
        Ok(())
    }

    #[inline]
    fn byte(&mut self) -> Result<Option<u8>, DecodeError> {
        let first = self.read.fill_buf()?.first().copied();
        match first {
            Some(_) => self.read.consume(1),
            None => self.ended = true,
        }
        Ok(first)
    }
}
