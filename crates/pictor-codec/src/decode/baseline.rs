//! Baseline JPEG (ITU-T T.81) made smaller while it is read, one row of units at a time.
//!
//! A 100-megapixel photo that is wanted at 1024 pixels deserves neither the memory of a whole picture nor threads,
//! and no crate gives both. Measured from 12 megapixels to 1024 x 768, which is 3.0 MiB: this takes 3.2 MiB;
//! jpeg-decoder 0.3.2, scaling by halves, 13.4 MiB before the exact size is made, in threads of its own, and 44 MiB
//! for a small picture with 44 MiB of colour profiles, which it keeps. mozjpeg 0.10 reads rows in 0.2 MiB, but is C,
//! reports errors by unwinding through C, and of 300 files with a changed byte took 299 for good ones (this: 202), of
//! 300 that were cut short all (this: none).
//!
//! Blocks are transformed straight to the smallest of 1, 2, 4 or 8 points that suffices; the exact size comes from
//! [`Shrink`]. What is not baseline in one scan is left to zune-jpeg, as is a picture that is wanted at its own size.
//! `fuzz/` has a target for hostile files (`picture`) and one that compares with zune-jpeg (`jpeg`).

mod bits;
mod planes;
mod tables;
mod transform;

use std::io::{BufRead, Seek};

use pictor_api::Size;

use self::bits::Bits;
use self::planes::Planes;
use self::tables::{Chosen, Tables};
use crate::decode_error::DecodeError;
use crate::header::bytes;
use crate::header::jpeg::{Frame, Sampling, marker};
use crate::picture::Picture;
use crate::shrink::Shrink;

/// An opened picture, read up to the data of its only scan.
pub(super) struct Baseline<R> {
    read: R,
    frame: Frame,
    tables: Tables,
    chosen: [Chosen; 4],
}

impl<R: BufRead + Seek> Baseline<R> {
    /// `None` if the picture cannot be read row by row: progressive, a scan for each component, odd sampling.
    pub(super) fn open(mut read: R, frame: &Frame) -> Result<Option<Self>, DecodeError> {
        let (across, down) = frame.most_blocks();
        let even = |sampling: &Sampling| across % sampling.across == 0 && down % sampling.down == 0;
        if frame.progressive || !frame.sampling().iter().all(even) {
            return Ok(None);
        }
        read.seek_relative(2)?; // the start of the image
        let mut tables = Tables::default();
        loop {
            let marker = marker(&mut read)?;
            if matches!(marker, 0x01 | 0xd0..=0xd8) {
                continue;
            }
            let length = u16::from_be_bytes(bytes(&mut read)?).saturating_sub(2);
            if marker == 0xda {
                let mut scan = vec![0; length.into()];
                read.read_exact(&mut scan)?;
                let chosen = tables.choose(&scan, frame)?;
                return Ok(chosen.map(|chosen| Self { read, frame: *frame, tables, chosen }));
            }
            tables.read_segment(&mut read, marker, length)?;
        }
    }

    /// Reads the scan into a picture of size `to`, which is no larger than the stored one.
    pub(super) fn shrink(mut self, to: Size) -> Result<Picture, DecodeError> {
        let points = sufficient_points(&self.frame, to);
        let size = scaled(self.frame.stored, points);
        let units = self.frame.units();
        let mut shrink = Shrink::in_steps(self.frame.stored, to, 8 / points);
        let mut planes = Planes::new(&self.frame, &self.tables, self.chosen, points)?;
        let mut bits = Bits::new(&mut self.read);
        let mut restarts = Restarts::new(self.tables.restart_interval);
        let mut rows_left = size.height as usize;
        for _ in 0..units.height {
            for unit in 0..units.width as usize {
                if restarts.is_due() {
                    bits.restart(restarts.next())?;
                    planes.restart();
                }
                planes.read_unit(unit, &mut bits)?;
            }
            let rows = planes.rows().min(rows_left);
            for row in 0..rows {
                shrink.push(&planes.colour_row(row)[..size.width as usize * 4]);
            }
            rows_left -= rows;
        }
        bits.find_end()?;
        Ok(shrink.finish())
    }
}

/// The fewest points to transform a block to, so that they are still no fewer than the pixels of size `to`.
fn sufficient_points(frame: &Frame, to: Size) -> u32 {
    let Size { width, height } = frame.stored;
    let suffices = |points: &u32| to.width * 8 <= width * points && to.height * 8 <= height * points;
    let points = [1, 2, 4].into_iter().find(suffices).unwrap_or(8);
    let (across, down) = frame.most_blocks();
    // Components that are stored smaller in one direction only cannot be transformed to more points alone.
    let square = |sampling: &Sampling| across / sampling.across == down / sampling.down;
    if frame.sampling().iter().all(square) { points } else { (points * 2).min(8) }
}

fn scaled(stored: Size, points: u32) -> Size {
    Size::new((stored.width * points).div_ceil(8), (stored.height * points).div_ceil(8))
}

/// Counts the units between restart markers.
struct Restarts {
    interval: u16,
    left: u16,
    number: u8,
}

impl Restarts {
    /// An `interval` of 0 means that there are none.
    fn new(interval: u16) -> Self {
        Self { interval, left: interval, number: 0 }
    }

    /// Whether a restart marker comes before the next unit.
    fn is_due(&mut self) -> bool {
        if self.interval == 0 {
            return false;
        }
        if self.left == 0 {
            self.left = self.interval - 1;
            return true;
        }
        self.left -= 1;
        false
    }

    /// The number of that marker, 0 to 7 in turn.
    fn next(&mut self) -> u8 {
        let number = self.number;
        self.number = (number + 1) % 8;
        number
    }
}
