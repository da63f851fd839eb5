//! The header `X-Pictor-Adjusted`: where an answer is not what was asked for.
//!
//! A note is a change in short form, `quality=hd->high`, or a sentence, which may repeat words of the prompt and so be
//! in any language. A header's value is ASCII: many clients read other bytes as Latin-1, and some refuse them. So what
//! is no printable ASCII is percent-encoded, as are `%` and the `;` that separates the notes.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

const CODED: &AsciiSet = &CONTROLS.add(b'%').add(b';');

/// Bytes of the header before the first note that does not fit any more: servers and proxies take heads of 8 KiB.
const MOST: usize = 2_000;

/// The header's value: the notes in their order, and how many more there are when it would become too long.
///
/// ```
/// # use pictor_api::notes::{from_header, to_header};
/// let notes = ["size=512x512->816x816".to_owned(), "left out: \"鲸\"".to_owned()];
/// let header = to_header(&notes);
/// assert_eq!(header, "size=512x512->816x816; left out: \"%E9%B2%B8\"");
/// assert_eq!(from_header(&header), notes);
/// ```
pub fn to_header(notes: &[String]) -> String {
    let mut header = String::new();
    for (index, note) in notes.iter().enumerate() {
        let separator = if index == 0 { "" } else { "; " };
        let coded = utf8_percent_encode(note, CODED).to_string();
        if header.len() + coded.len() > MOST {
            header.push_str(&format!("{separator}and {} more", notes.len() - index));
            break;
        }
        header.push_str(separator);
        header.push_str(&coded);
    }
    header
}

/// The notes of a header's value.
pub fn from_header(header: &str) -> Vec<String> {
    let notes = header.split("; ").filter(|note| !note.is_empty());
    notes.map(|note| percent_decode_str(note).decode_utf8_lossy().into_owned()).collect()
}

/// Whether a note is a sentence, which may repeat words of the prompt: no log holds it.
pub fn is_sentence(note: &str) -> bool {
    note.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_printable_ascii_and_reads_back_as_it_was() {
        let notes =
            ["left out: \"a;b 100%\"", "left out: \"长发\\n\"", "no font for \u{1}"].map(str::to_owned);
        let header = to_header(&notes);
        assert!(header.bytes().all(|byte| (0x20..0x7f).contains(&byte)), "{header}");
        assert_eq!(from_header(&header), notes);
        assert_eq!((to_header(&[]), from_header("")), (String::new(), Vec::new()));
    }

    #[test]
    fn a_header_ends_before_proxies_refuse_it() {
        let notes: Vec<String> = (0..200).map(|number| format!("left out: \"长发飘飘 {number}\"")).collect();
        let header = to_header(&notes);
        assert!(header.len() < MOST + 20, "{}", header.len());
        let told = from_header(&header);
        let (last, first) = told.split_last().unwrap();
        assert_eq!(first, &notes[..first.len()]);
        assert_eq!(*last, format!("and {} more", 200 - first.len()));
    }
}
