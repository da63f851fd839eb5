//! The components of one row of units: read from the scan, brought to one width, turned into RGBA.

use std::io::BufRead;

use super::bits::{Bits, Table};
use super::tables::{Chosen, Tables, ZIGZAG};
use super::transform::Transform;
use crate::decode_error::DecodeError;
use crate::header::jpeg::Frame;

/// One row of units of all components.
pub(super) struct Planes<'a> {
    planes: Vec<Plane<'a>>,
    colours: Colours,
    rows: usize,
    /// One row of each component at full width.
    lines: Vec<Vec<u8>>,
    rgba: Vec<u8>,
}

/// One component of one row of units.
struct Plane<'a> {
    dc: &'a Table,
    ac: &'a Table,
    steps: &'a [u16; 64],
    transform: Transform,
    points: usize,
    /// Blocks of a unit in each direction.
    across: usize,
    down: usize,
    /// How many pixels of a row, and rows, each point stands for.
    widen: usize,
    heighten: usize,
    stride: usize,
    bytes: Vec<u8>,
    predictor: i32,
}

/// What the components mean.
#[derive(Clone, Copy)]
enum Colours {
    Gray,
    Rgb,
    YCbCr,
    /// Inverted, as every program writes it since Adobe's did.
    Cmyk,
    /// The same, of which the first three are stored as YCbCr.
    Ycck,
}

impl Colours {
    fn of(frame: &Frame, adobe: Option<u8>) -> Self {
        let named_rgb = frame.sampling().iter().map(|sampling| sampling.id).eq(*b"RGB");
        match (frame.components, adobe) {
            (1, _) => Self::Gray,
            (3, Some(0)) => Self::Rgb,
            (3, None) if named_rgb => Self::Rgb,
            (3, _) => Self::YCbCr,
            (_, Some(2)) => Self::Ycck,
            _ => Self::Cmyk,
        }
    }
}

impl<'a> Planes<'a> {
    pub(super) fn new(
        frame: &Frame,
        tables: &'a Tables,
        chosen: [Chosen; 4],
        points: u32,
    ) -> Result<Self, DecodeError> {
        let (most_across, most_down) = frame.most_blocks();
        let (points, units) = (points as usize, frame.units().width as usize);
        let undefined = || DecodeError::corrupt("the scan uses what is not defined");
        let most = (usize::from(most_across), usize::from(most_down));
        let mut planes = Vec::new();
        for (sampling, chosen) in frame.sampling().iter().zip(chosen) {
            let (across, down) = (usize::from(sampling.across), usize::from(sampling.down));
            let (widen, heighten) = (most.0 / across, most.1 / down);
            // A component that is stored smaller is not made smaller as much.
            let finer = [4, 2].into_iter().find(|n| widen % n == 0 && heighten % n == 0 && points * n <= 8);
            let finer = finer.unwrap_or(1);
            let points = points * finer;
            let stride = units * across * points;
            planes.push(Plane {
                dc: tables.dc[chosen.dc].as_ref().ok_or_else(undefined)?,
                ac: tables.ac[chosen.ac].as_ref().ok_or_else(undefined)?,
                steps: tables.quantisation[usize::from(sampling.table)].as_ref().ok_or_else(undefined)?,
                transform: Transform::new(points),
                points,
                across,
                down,
                widen: widen / finer,
                heighten: heighten / finer,
                stride,
                bytes: vec![0; stride * down * points],
                predictor: 0,
            });
        }
        let width = units * most.0 * points;
        Ok(Self {
            lines: vec![vec![0; width]; planes.len()],
            planes,
            colours: Colours::of(frame, tables.adobe),
            rows: most.1 * points,
            rgba: vec![255; width * 4],
        })
    }

    /// How many rows of pixels a row of units has.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Forgets what the coming units would be predicted from.
    pub(super) fn restart(&mut self) {
        self.planes.iter_mut().for_each(|plane| plane.predictor = 0);
    }

    /// Reads the blocks of the unit in column `unit`.
    pub(super) fn read_unit<R: BufRead>(
        &mut self,
        unit: usize,
        bits: &mut Bits<'_, R>,
    ) -> Result<(), DecodeError> {
        for plane in &mut self.planes {
            for block in 0..plane.across * plane.down {
                let coefficients = plane.read_block(bits)?;
                let (x, y) = (unit * plane.across + block % plane.across, block / plane.across);
                let start = (y * plane.stride + x) * plane.points;
                plane.transform.apply(&coefficients, &mut plane.bytes[start..], plane.stride);
            }
        }
        Ok(())
    }

    /// The pixels of one row, in RGBA, with padding at the end.
    pub(super) fn colour_row(&mut self, row: usize) -> &[u8] {
        for (plane, line) in self.planes.iter().zip(&mut self.lines) {
            let start = row / plane.heighten * plane.stride;
            let bytes = &plane.bytes[start..start + plane.stride];
            line.chunks_exact_mut(plane.widen).zip(bytes).for_each(|(line, &byte)| line.fill(byte));
        }
        let pixels = self.rgba.chunks_exact_mut(4);
        match (self.colours, &self.lines[..]) {
            (Colours::Rgb, [red, green, blue]) => {
                for (((pixel, &red), &green), &blue) in pixels.zip(red).zip(green).zip(blue) {
                    pixel[..3].copy_from_slice(&[red, green, blue]);
                }
            }
            (Colours::YCbCr, [y, cb, cr]) => {
                for (((pixel, &y), &cb), &cr) in pixels.zip(y).zip(cb).zip(cr) {
                    pixel[..3].copy_from_slice(&rgb(y, cb, cr));
                }
            }
            (Colours::Cmyk, [c, m, y, k]) => {
                for ((((pixel, &c), &m), &y), &k) in pixels.zip(c).zip(m).zip(y).zip(k) {
                    pixel[..3].copy_from_slice(&[c, m, y].map(|ink| darken(ink, k)));
                }
            }
            (Colours::Ycck, [y, cb, cr, k]) => {
                for ((((pixel, &y), &cb), &cr), &k) in pixels.zip(y).zip(cb).zip(cr).zip(k) {
                    pixel[..3].copy_from_slice(&rgb(y, cb, cr).map(|ink| darken(255 - ink, k)));
                }
            }
            (_, lines) => {
                for (pixel, &gray) in pixels.zip(&lines[0]) {
                    pixel[..3].fill(gray);
                }
            }
        }
        &self.rgba
    }
}

impl Plane<'_> {
    /// The next block's coefficients, multiplied by their steps (T.81 F.2.2).
    fn read_block<R: BufRead>(&mut self, bits: &mut Bits<'_, R>) -> Result<[f32; 64], DecodeError> {
        let mut block = [0.0; 64];
        let size = bits.code(self.dc)?;
        if size > 11 {
            return Err(DecodeError::corrupt("a difference of more than 11 bits"));
        }
        self.predictor = self.predictor.wrapping_add(bits.number(size)?);
        block[0] = self.predictor as f32 * f32::from(self.steps[0]);
        let mut index = 1;
        while index < 64 {
            let code = bits.code(self.ac)?;
            let (zeros, size) = (usize::from(code >> 4), code & 15);
            if size == 0 {
                if zeros < 15 {
                    break;
                }
                index += 16;
                continue;
            }
            index += zeros;
            let value = bits.number(size)?;
            let Some(&place) = ZIGZAG.get(index) else {
                return Err(DecodeError::corrupt("a block of more than 64 coefficients"));
            };
            block[usize::from(place)] = value as f32 * f32::from(self.steps[index]);
            index += 1;
        }
        Ok(block)
    }
}

/// ITU-R BT.601 with full range, as in JFIF; 16 bits of fraction.
fn rgb(y: u8, cb: u8, cr: u8) -> [u8; 3] {
    let (y, cb, cr) = ((i32::from(y) << 16) + (1 << 15), i32::from(cb) - 128, i32::from(cr) - 128);
    let red = y + 91_881 * cr;
    let green = y - 22_554 * cb - 46_802 * cr;
    let blue = y + 116_130 * cb;
    [red, green, blue].map(|channel| (channel >> 16).clamp(0, 255) as u8)
}

/// An (inverted) ink under (inverted) black.
fn darken(ink: u8, black: u8) -> u8 {
    ((u32::from(ink) * u32::from(black) + 127) / 255) as u8
}
