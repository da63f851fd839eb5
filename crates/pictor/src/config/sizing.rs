//! `size`: in which form a `compatible` upstream is told the size, and within which limits.

use pictor_api::Size;
use pictor_relay::{SizeForm, Sizing};
use toml::Value;

use super::read::Reader;

/// The form and the limits; what is not said is as at OpenAI.
pub(super) fn read(reader: &mut Reader) -> Sizing {
    let any = Sizing::default();
    let edge = |edge: u64| u32::try_from(edge).unwrap_or(u32::MAX);
    let default = reader.optional_string("size.default");
    let told = default.as_deref().and_then(Size::from_text);
    if default.is_some() && told.is_none() {
        reader.problems.add("size.default", "write a size such as \"1024x1024\"");
    }
    Sizing {
        form: read_form(reader),
        pixels: read_range(reader, "size.pixels").unwrap_or(any.pixels),
        edges: read_range(reader, "size.edges").map_or(any.edges, |(least, most)| (edge(least), edge(most))),
        grid: reader.small("size.grid").unwrap_or(any.grid),
        default: told,
    }
}

fn read_form(reader: &mut Reader) -> SizeForm {
    // Known keys in every form, since a model may have another form than its upstream.
    let ratios = reader.strings("size.ratios").unwrap_or_default();
    let tiers = read_tiers(reader);
    match reader.optional_string("size.as").as_deref() {
        None | Some("text") => SizeForm::Text,
        Some("pair") => SizeForm::Pair,
        Some("ratio") => SizeForm::Ratio { ratios, tiers },
        Some("none") => SizeForm::Nothing,
        Some(other) => {
            reader.problems.add("size.as", format!("'{other}' is not one of text, pair, ratio, none"));
            SizeForm::Text
        }
    }
}

fn read_tiers(reader: &mut Reader) -> Vec<(String, u64)> {
    let Some(value) = reader.value("size.tiers") else { return Vec::new() };
    let tier = |(name, pixels): (&String, &Value)| {
        Some((name.clone(), pixels.as_integer().and_then(|pixels| u64::try_from(pixels).ok())?))
    };
    let tiers: Option<Vec<_>> = value.as_table().and_then(|table| table.iter().map(tier).collect());
    if tiers.is_none() {
        reader.problems.add("size.tiers", "write a table of names and pixels, such as { \"1k\" = 1048576 }");
    }
    tiers.unwrap_or_default()
}

fn read_range(reader: &mut Reader, key: &str) -> Option<(u64, u64)> {
    let value = reader.value(key)?;
    let number = |value: &Value| value.as_integer().and_then(|number| u64::try_from(number).ok());
    let range = match value.as_array().map(Vec::as_slice) {
        Some([least, most]) => number(least).zip(number(most)),
        _ => None,
    };
    if range.is_none() {
        reader.problems.add(key, "write the least and the most, such as [512, 2048]");
    }
    range
}
