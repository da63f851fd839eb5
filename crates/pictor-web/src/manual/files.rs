//! The files of the manual as they stand in `docs/`: pages of both languages, and pictures.
//!
//! As with `assets`, a release binary holds them and a debug binary reads them whenever they are asked for.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_embed::{EmbeddedFile, RustEmbed};

use crate::choice::Language;

#[derive(RustEmbed)]
#[folder = "../../docs/en/"]
struct En;

#[derive(RustEmbed)]
#[folder = "../../docs/zh/"]
struct Zh;

#[derive(RustEmbed)]
#[folder = "../../docs/pictures/"]
struct Pictures;

/// The defaults of all settings, which a page shows as they are.
pub(super) const SETTINGS: &str = include_str!("../../../../config.default.toml");

/// The Markdown of a page.
pub(super) fn page(language: Language, slug: &str) -> Option<String> {
    let name = format!("{slug}.md");
    let file = match language {
        Language::En => En::get(&name),
        Language::Zh => Zh::get(&name),
    };
    Some(String::from_utf8_lossy(&file?.data).into_owned())
}

/// A picture of the manual.
pub struct Picture {
    /// WebP.
    pub bytes: Cow<'static, [u8]>,
    /// Another whenever the bytes are others.
    pub tag: String,
}

/// The picture of this file name.
#[must_use]
pub fn picture(name: &str) -> Option<Picture> {
    let file = name.ends_with(".webp").then(|| Pictures::get(name))??;
    Some(Picture { tag: tag(&file), bytes: file.data })
}

fn tag(file: &EmbeddedFile) -> String {
    blake3::hash(&file.metadata.sha256_hash()).to_hex()[..12].to_owned()
}

/// What a page has to know of a picture to leave room for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) tag: String,
}

/// All pictures by their names.
pub(super) fn shapes() -> BTreeMap<String, Shape> {
    let shape = |name: Cow<'static, str>| {
        let file = name.ends_with(".webp").then(|| Pictures::get(&name))??;
        let (width, height) = size(&file.data)?;
        Some((name.into_owned(), Shape { width, height, tag: tag(&file) }))
    };
    Pictures::iter().filter_map(shape).collect()
}

/// Width and height in the head of a WebP file, in each of its three forms (RFC 9649, section 2).
fn size(webp: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize, length: usize| {
        let bytes = webp.get(at..at + length)?;
        Some(bytes.iter().rev().fold(0, |sum, byte| (sum << 8) | u32::from(*byte)))
    };
    match webp.get(12..16)? {
        b"VP8 " => Some((number(26, 2)? & 0x3fff, number(28, 2)? & 0x3fff)),
        b"VP8L" => {
            let bits = number(21, 4)?;
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        b"VP8X" => Some((number(24, 3)? + 1, number(27, 3)? + 1)),
        _ => None,
    }
}

#[cfg(test)]
pub(super) fn slugs(language: Language) -> Vec<String> {
    let names: Vec<Cow<'static, str>> = match language {
        Language::En => En::iter().collect(),
        Language::Zh => Zh::iter().collect(),
    };
    names.iter().filter_map(|name| Some(name.strip_suffix(".md")?.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_tells_its_size() {
        let shapes = shapes();
        assert!(shapes.len() >= 20, "{shapes:?}");
        for name in Pictures::iter().filter(|name| name.ends_with(".webp")) {
            let shape = &shapes[&*name];
            assert!((64..=8192).contains(&shape.width) && (64..=8192).contains(&shape.height), "{name}");
            assert_eq!(picture(&name).map(|picture| picture.tag).as_deref(), Some(&*shape.tag));
        }
        assert!(picture("draw").is_none(), "what makes them is no picture");
    }

    #[test]
    fn each_form_of_webp_is_read() {
        let file = |form: &[u8; 4], head: &[u8]| [b"RIFF....WEBP", &form[..], b"....", head].concat();
        let lossy = file(b"VP8 ", &[0, 0, 0, 0x9d, 1, 0x2a, 0x80, 2, 0xe0, 0x41]);
        assert_eq!(size(&lossy), Some((640, 480)), "the two bits above are no part of it");
        assert_eq!(size(&file(b"VP8L", &[0x2f, 0x7f, 0xc2, 0x77, 0])), Some((640, 480)));
        assert_eq!(size(&file(b"VP8X", &[0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0])), Some((640, 480)));
        assert_eq!(size(b"RIFF....WEBPVP8 "), None);
        assert_eq!(size(b""), None);
    }
}
