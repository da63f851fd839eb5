//! Whether a file is all there, where nothing else tells: some servers mark the end of a file by hanging up.

use std::io::{self, Read, Seek, SeekFrom};

use pictor_api::Format;

/// The last chunk of every PNG.
const IEND: [u8; 12] = [0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82];

/// The last marker of every JPEG.
const EOI: [u8; 2] = [0xff, 0xd9];

/// Whether the file ends as pictures of its format do.
///
/// # Errors
/// What reading it says.
pub(crate) fn is_whole(file: &mut (impl Read + Seek)) -> io::Result<bool> {
    let length = file.seek(SeekFrom::End(0))?;
    if length < IEND.len() as u64 {
        return Ok(false);
    }
    let (mut first, mut last) = ([0; IEND.len()], [0; IEND.len()]);
    file.rewind()?;
    file.read_exact(&mut first)?;
    file.seek(SeekFrom::End(-(IEND.len() as i64)))?;
    file.read_exact(&mut last)?;
    let [_, _, _, _, a, b, c, d, ..] = first;
    Ok(match pictor_codec::sniff(&first) {
        Some(Format::Png) => last == IEND,
        Some(Format::Jpeg) => last.ends_with(&EOI),
        Some(Format::Webp) => 8 + u64::from(u32::from_le_bytes([a, b, c, d])) <= length,
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use pictor_api::Size;

    use super::*;

    #[test]
    fn a_file_without_its_end_is_not_whole() {
        for format in [Format::Png, Format::Jpeg, Format::Webp] {
            let file = pictor_testkit::pictures::file(1, Size::new(64, 48), format);
            let is_whole = |length: usize| is_whole(&mut Cursor::new(&file[..length])).unwrap();
            assert!(is_whole(file.len()), "{format:?}");
            for length in [0, 11, 12, file.len() / 2, file.len() - 1] {
                assert!(!is_whole(length), "{format:?} of {length} bytes");
            }
        }
        assert!(!is_whole(&mut Cursor::new(b"<html>no picture</html>")).unwrap());
    }
}
