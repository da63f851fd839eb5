//! The tables that the segments before a scan define, and which of them the scan uses.

use std::io::{BufRead, Seek};

use super::bits::Table;
use crate::decode_error::DecodeError;
use crate::header::jpeg::Frame;

/// Where in a block each of the coefficients goes, in the order in which they are stored (T.81 figure 5).
#[rustfmt::skip]
pub(super) const ZIGZAG: [u8; 64] = [
     0,  1,  8, 16,  9,  2,  3, 10,
    17, 24, 32, 25, 18, 11,  4,  5,
    12, 19, 26, 33, 40, 48, 41, 34,
    27, 20, 13,  6,  7, 14, 21, 28,
    35, 42, 49, 56, 57, 50, 43, 36,
    29, 22, 15, 23, 30, 37, 44, 51,
    58, 59, 52, 45, 38, 31, 39, 46,
    53, 60, 61, 54, 47, 55, 62, 63,
];

/// Everything that the segments before a scan define.
#[derive(Default)]
pub(super) struct Tables {
    /// Steps, in the order in which they are stored.
    pub(super) quantisation: [Option<[u16; 64]>; 4],
    pub(super) dc: [Option<Table>; 4],
    pub(super) ac: [Option<Table>; 4],
    /// Units between restart markers; 0 for none.
    pub(super) restart_interval: u16,
    /// The colour transform that Adobe's segment names: 0 for none, 1 for YCbCr, 2 for YCCK.
    pub(super) adobe: Option<u8>,
}

/// The Huffman tables of one component.
#[derive(Clone, Copy, Default)]
pub(super) struct Chosen {
    pub(super) dc: usize,
    pub(super) ac: usize,
}

impl Tables {
    /// Reads the segment of this marker, whose content is `length` long; others are seeked over.
    pub(super) fn read_segment(
        &mut self,
        read: &mut (impl BufRead + Seek),
        marker: u8,
        length: u16,
    ) -> Result<(), DecodeError> {
        if !matches!(marker, 0xc4 | 0xdb | 0xdd | 0xee) {
            return Ok(read.seek_relative(length.into())?);
        }
        let mut segment = vec![0; length.into()];
        read.read_exact(&mut segment)?;
        match (marker, &segment[..]) {
            (0xc4, segment) => self.define_huffman(segment)?,
            (0xdb, segment) => self.define_quantisation(segment)?,
            (0xdd, &[high, low, ..]) => self.restart_interval = u16::from_be_bytes([high, low]),
            (0xee, &[b'A', b'd', b'o', b'b', b'e', _, _, _, _, _, _, transform, ..]) => {
                self.adobe = Some(transform);
            }
            _ => {}
        }
        Ok(())
    }

    fn define_quantisation(&mut self, mut segment: &[u8]) -> Result<(), DecodeError> {
        while let [kind, rest @ ..] = segment {
            let wide = kind >> 4 != 0;
            let length = if wide { 128 } else { 64 };
            let table = self.quantisation.get_mut(usize::from(kind & 15));
            let (Some(table), Some((steps, rest))) = (table, rest.split_at_checked(length)) else {
                return Err(DecodeError::corrupt("a quantisation table is cut short"));
            };
            let step = |index: usize| match wide {
                true => u16::from_be_bytes([steps[2 * index], steps[2 * index + 1]]),
                false => steps[index].into(),
            };
            *table = Some(std::array::from_fn(step));
            segment = rest;
        }
        Ok(())
    }

    fn define_huffman(&mut self, mut segment: &[u8]) -> Result<(), DecodeError> {
        while let [kind, rest @ ..] = segment {
            let tables = if kind >> 4 == 0 { &mut self.dc } else { &mut self.ac };
            let table = tables.get_mut(usize::from(kind & 15));
            let (Some(table), Some((counts, rest))) = (table, rest.split_first_chunk::<16>()) else {
                return Err(DecodeError::corrupt("a Huffman table is cut short"));
            };
            let length = counts.iter().map(|&count| usize::from(count)).sum();
            let Some((values, rest)) = rest.split_at_checked(length) else {
                return Err(DecodeError::corrupt("a Huffman table is cut short"));
            };
            *table = Some(Table::new(counts, values)?);
            segment = rest;
        }
        Ok(())
    }

    /// Which tables the components use, by the header of a scan; `None` if it does not hold all components.
    pub(super) fn choose(&self, scan: &[u8], frame: &Frame) -> Result<Option<[Chosen; 4]>, DecodeError> {
        let components = usize::from(frame.components);
        if scan.first() != Some(&frame.components) {
            return Ok(None);
        }
        let mut chosen = [Chosen::default(); 4];
        for (index, sampling) in frame.sampling().iter().enumerate() {
            let Some(&[id, tables]) = scan.get(1 + 2 * index..3 + 2 * index) else {
                return Err(DecodeError::corrupt("the header of the scan is cut short"));
            };
            let (dc, ac) = (usize::from(tables >> 4), usize::from(tables & 15));
            let defined =
                |tables: &[Option<Table>; 4], index: usize| matches!(tables.get(index), Some(Some(_)));
            let quantised = self.quantisation[usize::from(sampling.table)].is_some();
            if id != sampling.id || !quantised || !defined(&self.dc, dc) || !defined(&self.ac, ac) {
                return Err(DecodeError::corrupt("the scan uses what is not defined"));
            }
            chosen[index] = Chosen { dc, ac };
        }
        if scan.get(1 + 2 * components..) != Some(&[0, 63, 0]) {
            return Err(DecodeError::corrupt("a baseline scan holds all coefficients"));
        }
        Ok(Some(chosen))
    }
}
