//! What a `compatible` upstream says that it can do.

use pictor_api::{Format, Size};
use pictor_relay::{Capabilities, EditBody};

use super::read::Reader;

/// The declared capabilities; what is not said is as at OpenAI.
pub(super) fn read(reader: &mut Reader) -> Capabilities {
    let all = Capabilities::everything();
    Capabilities {
        edits: flag(reader, "edits", all.edits),
        mask: flag(reader, "mask", all.mask),
        max_images: reader.optional_count("max_images").unwrap_or(all.max_images),
        edit_body: match reader.optional_string("edit_body").as_deref() {
            None | Some("multipart") => EditBody::Multipart,
            Some("json") => EditBody::Json,
            Some(other) => {
                reader.problems.add("edit_body", format!("'{other}' is not one of multipart, json"));
                all.edit_body
            }
        },
        max_n: reader.small("max_n").map_or(all.max_n, |n| u8::try_from(n).unwrap_or(u8::MAX)).max(1),
        streaming: flag(reader, "streaming", all.streaming),
        formats: read_formats(reader).unwrap_or(all.formats),
        compression: flag(reader, "compression", all.compression),
        sizes: read_sizes(reader),
        wants_response_format: flag(reader, "wants_response_format", all.wants_response_format),
        omit: reader.strings("omit").unwrap_or_default(),
    }
}

fn flag(reader: &mut Reader, key: &str, default: bool) -> bool {
    if reader.value(key).is_some() { reader.boolean(key) } else { default }
}

fn read_formats(reader: &mut Reader) -> Option<Vec<Format>> {
    let names = reader.strings("formats")?;
    let known = [Format::Png, Format::Jpeg, Format::Webp];
    let format = |name: &String| known.into_iter().find(|format| format.name() == name);
    let formats: Option<Vec<Format>> = names.iter().map(format).collect();
    let formats = formats.filter(|formats| !formats.is_empty());
    if formats.is_none() {
        reader.problems.add("formats", "write some of \"png\", \"jpeg\", \"webp\", the best first");
    }
    formats
}

fn read_sizes(reader: &mut Reader) -> Option<Vec<Size>> {
    let texts = reader.strings("sizes")?;
    let size = |text: &String| {
        let (width, height) = text.split_once('x')?;
        Some(Size::new(width.parse().ok()?, height.parse().ok()?))
    };
    let sizes: Option<Vec<Size>> = texts.iter().map(size).collect();
    if sizes.is_none() {
        reader.problems.add("sizes", "write sizes such as \"1024x1024\"");
    }
    sizes
}
