//! The segments of a JPEG before its first scan: the frame header, EXIF orientation, MPO index.

use std::io::{BufRead, Seek};

use pictor_api::{Format, Size};

use super::{Header, MOST_SEGMENTS, bytes, size};
use crate::decode_error::DecodeError;

/// The frame header of a JPEG, with what the application segments before it add.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// The size as stored, before the orientation is applied.
    pub(crate) stored: Size,
    /// 1 (gray), 3 (colour) or 4 (CMYK).
    pub(crate) components: u8,
    /// How each component is sampled; only the first `components` count.
    sampling: [Sampling; 4],
    /// Whether the coefficients come in several passes, so that all of them must be kept.
    pub(crate) progressive: bool,
    /// How the stored picture is turned.
    pub(crate) orientation: Orientation,
    /// Whether four components are luma, two of colour, and black, by Adobe's segment, rather than four inks.
    pub(crate) ycck: bool,
    frames: u32,
}

/// How one component of a frame is stored.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sampling {
    /// The component's name, by which scans refer to it.
    pub(crate) id: u8,
    /// Blocks from left to right in each unit of the frame, 1 to 4.
    pub(crate) across: u8,
    /// Blocks from top to bottom in each unit of the frame, 1 to 4.
    pub(crate) down: u8,
    /// The quantisation table, 0 to 3.
    pub(crate) table: u8,
}

impl Frame {
    /// How each component is sampled.
    pub(crate) fn sampling(&self) -> &[Sampling] {
        &self.sampling[..self.components.into()]
    }

    /// The most blocks of any component in a unit, from left to right and from top to bottom.
    pub(crate) fn most_blocks(&self) -> (u8, u8) {
        let most = |of: fn(&Sampling) -> u8| self.sampling().iter().map(of).max().unwrap_or(1);
        (most(|sampling| sampling.across), most(|sampling| sampling.down))
    }

    /// How many units (of 8 pixels by the most blocks) cover the picture in each direction.
    pub(crate) fn units(&self) -> Size {
        let (across, down) = self.most_blocks();
        let units = |edge: u32, blocks: u8| edge.div_ceil(8 * u32::from(blocks));
        Size::new(units(self.stored.width, across), units(self.stored.height, down))
    }

    /// How many coefficients all components have together.
    pub(crate) fn coefficients(&self) -> u64 {
        let blocks = |sampling: &Sampling| u64::from(sampling.across) * u64::from(sampling.down);
        self.units().pixels() * self.sampling().iter().map(blocks).sum::<u64>() * 64
    }

    pub(crate) fn header(self) -> Header {
        let Size { width, height } = self.stored;
        let size = if self.orientation.swaps_edges() { Size::new(height, width) } else { self.stored };
        Header { format: Format::Jpeg, size, alpha: false, frames: self.frames }
    }
}

/// The EXIF orientation, 1 to 8, as in EXIF 2.32 section 4.6.4; 1 is upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Orientation(u16);

impl Orientation {
    const UPRIGHT: Self = Self(1);

    /// Whether the picture is upright as it is stored.
    pub(crate) fn is_upright(self) -> bool {
        self == Self::UPRIGHT
    }

    /// Whether the stored rows are the columns of the picture.
    pub(crate) fn swaps_edges(self) -> bool {
        self.0 >= 5
    }

    /// Where in a picture stored at `size` the pixel at `x`, `y` of the upright one is.
    pub(crate) fn source(self, x: usize, y: usize, stored: Size) -> (usize, usize) {
        let (right, bottom) = (stored.width as usize - 1, stored.height as usize - 1);
        match self.0 {
            2 => (right - x, y),
            3 => (right - x, bottom - y),
            4 => (x, bottom - y),
            5 => (y, x),
            6 => (y, bottom - x),
            7 => (right - y, bottom - x),
            8 => (right - y, x),
            _ => (x, y),
        }
    }
}

/// Reads up to the frame header.
pub(crate) fn read_frame(read: &mut (impl BufRead + Seek)) -> Result<Frame, DecodeError> {
    let _start_of_image = bytes::<2>(read)?;
    let mut orientation = Orientation::UPRIGHT;
    let (mut ycck, mut frames) = (false, 1);
    for _ in 0..MOST_SEGMENTS {
        let marker = marker(read)?;
        match marker {
            0x01 | 0xd0..=0xd8 => continue, // no length follows
            0xd9 | 0xda => return Err(DecodeError::corrupt("a scan before the frame header")),
            _ => {}
        }
        let length = u16::from_be_bytes(bytes(read)?)
            .checked_sub(2)
            .ok_or_else(|| DecodeError::corrupt("a segment shorter than its own length"))?;
        match marker {
            0xc4 | 0xc8 | 0xcc => read.seek_relative(length.into())?,
            0xc0..=0xcf => return Ok(Frame { orientation, ycck, frames, ..frame(marker, read)? }),
            0xe1 if orientation.is_upright() => {
                let exif = segment(read, length, *b"Exif\0\0")?;
                orientation = exif.and_then(|exif| exif_orientation(&exif)).unwrap_or(Orientation::UPRIGHT);
            }
            0xe2 => {
                let index = segment(read, length, *b"MPF\0")?;
                frames = index.and_then(|index| mpo_pictures(&index)).unwrap_or(frames);
            }
            0xee => {
                let adobe = segment(read, length, *b"Adobe")?;
                ycck = adobe.and_then(|adobe| adobe.get(6).map(|&colours| colours == 2)).unwrap_or(ycck);
            }
            _ => read.seek_relative(length.into())?,
        }
    }
    Err(DecodeError::corrupt("too many segments before the frame header"))
}

/// What a walk through a whole file finds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Contents {
    /// How many components the first scan holds.
    pub(crate) first_scan: u8,
    /// Length in bytes of the application segments: profiles, thumbnails and the like.
    pub(crate) metadata: u64,
}

/// Goes through the whole file, and fails if the end of the image is missing: decoders forgive that.
pub(crate) fn contents(read: &mut (impl BufRead + Seek)) -> Result<Contents, DecodeError> {
    let mut contents = Contents::default();
    let mut segments = 0;
    let mut inside_scan = false;
    loop {
        let marker = if inside_scan { marker_after_scan(read)? } else { marker(read)? };
        match marker {
            0xd9 if contents.first_scan == 0 => {
                return Err(DecodeError::corrupt("a picture without a scan"));
            }
            0xd9 => return Ok(contents),
            0x01 | 0xd0..=0xd8 => continue, // no length follows
            _ => segments += 1,
        }
        if segments > MOST_SEGMENTS {
            return Err(DecodeError::corrupt("too many segments"));
        }
        let mut length = u16::from_be_bytes(bytes(read)?).saturating_sub(2);
        inside_scan = marker == 0xda;
        if inside_scan && contents.first_scan == 0 {
            [contents.first_scan] = bytes(read)?;
            length = length.saturating_sub(1);
        } else if matches!(marker, 0xe0..=0xef) {
            contents.metadata += u64::from(length);
        }
        read.seek_relative(length.into())?;
    }
}

/// The second byte of the marker that ends the data of a scan, or of a restart within it.
fn marker_after_scan(read: &mut impl BufRead) -> Result<u8, DecodeError> {
    loop {
        read.skip_until(0xff)?;
        let mut byte = 0xff;
        while byte == 0xff {
            [byte] = bytes(read)?;
        }
        if byte != 0 {
            return Ok(byte);
        }
    }
}

/// The next marker's second byte, after any number of fill bytes.
pub(crate) fn marker(read: &mut impl BufRead) -> Result<u8, DecodeError> {
    let [mut byte] = bytes(read)?;
    if byte != 0xff {
        return Err(DecodeError::corrupt("no marker where one must be"));
    }
    while byte == 0xff {
        [byte] = bytes(read)?;
    }
    Ok(byte)
}

/// The rest of a segment that starts with `name`; any other is seeked over.
fn segment<const N: usize>(
    read: &mut (impl BufRead + Seek),
    length: u16,
    name: [u8; N],
) -> Result<Option<Vec<u8>>, DecodeError> {
    let Some(rest) = usize::from(length).checked_sub(N) else {
        read.seek_relative(length.into())?;
        return Ok(None);
    };
    if bytes::<N>(read)? != name {
        read.seek_relative(rest as i64)?;
        return Ok(None);
    }
    let mut segment = vec![0; rest];
    read.read_exact(&mut segment)?;
    Ok(Some(segment))
}

/// Reads a frame header from its marker and the bytes after its length.
fn frame(marker: u8, read: &mut impl BufRead) -> Result<Frame, DecodeError> {
    let [precision, h0, h1, w0, w1, components] = bytes(read)?;
    if !matches!(marker, 0xc0..=0xc2) {
        return Err(DecodeError::Unsupported("lossless, hierarchical and arithmetic-coded JPEG"));
    }
    if precision != 8 || !matches!(components, 1 | 3 | 4) {
        return Err(DecodeError::Unsupported("JPEG of other than 1, 3 or 4 components of 8 bits"));
    }
    let (width, height) = (u16::from_be_bytes([w0, w1]), u16::from_be_bytes([h0, h1]));
    if height == 0 && width > 0 {
        return Err(DecodeError::Unsupported("JPEG whose height comes after its first scan"));
    }
    let stored = size(width.into(), height.into())?;
    let mut sampling = [Sampling::default(); 4];
    for component in &mut sampling[..components.into()] {
        let [id, factors, table] = bytes(read)?;
        // In a scan of one component a unit is one block, whatever the factors say (T.81 A.2.2).
        let (across, down) = if components == 1 { (1, 1) } else { (factors >> 4, factors & 15) };
        if !(1..=4).contains(&across) || !(1..=4).contains(&down) || table > 3 {
            return Err(DecodeError::corrupt("impossible sampling factors"));
        }
        *component = Sampling { id, across, down, table };
    }
    let progressive = marker == 0xc2;
    let orientation = Orientation::UPRIGHT;
    Ok(Frame { stored, components, sampling, progressive, orientation, ycck: false, frames: 1 })
}

/// The orientation in an EXIF segment (tag 0x0112 of the first directory).
fn exif_orientation(segment: &[u8]) -> Option<Orientation> {
    let tiff = Tiff::new(segment)?;
    let entry = tiff.entry(0x0112)?;
    let orientation = tiff.u16(entry + 8)?;
    (1..=8).contains(&orientation).then_some(Orientation(orientation))
}

/// How many pictures of their own an MPO index names (CIPA DC-007): the first and its panorama, disparity
/// and multi-angle companions. Thumbnails and gain maps (Ultra HDR photos of phones) do not count.
fn mpo_pictures(segment: &[u8]) -> Option<u32> {
    const ENTRY_LENGTH: usize = 16;
    let tiff = Tiff::new(segment)?;
    let table = tiff.entry(0xb002)?;
    let count = tiff.u32(table + 4)? as usize / ENTRY_LENGTH;
    let start = tiff.u32(table + 8)? as usize;
    let mut companions = 0;
    for index in 1..count.min(segment.len() / ENTRY_LENGTH) {
        let attribute = tiff.u32(start.checked_add(index * ENTRY_LENGTH)?)?;
        companions += u32::from(attribute & 0x00ff_0000 == 0x0002_0000);
    }
    Some(1 + companions)
}

/// A TIFF structure: numbers in its own byte order, and directories of twelve-byte entries.
struct Tiff<'a> {
    bytes: &'a [u8],
    big_endian: bool,
}

impl<'a> Tiff<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let big_endian = match bytes.get(..4)? {
            b"MM\0\x2a" => true,
            b"II\x2a\0" => false,
            _ => return None,
        };
        Some(Self { bytes, big_endian })
    }

    /// Where the entry with this tag starts in the first directory.
    fn entry(&self, tag: u16) -> Option<usize> {
        let directory = self.u32(4)? as usize;
        let count = usize::from(self.u16(directory)?);
        (0..count).map(|index| directory + 2 + index * 12).find(|&entry| self.u16(entry) == Some(tag))
    }

    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn u32(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }
}
