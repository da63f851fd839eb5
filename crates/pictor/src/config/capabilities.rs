//! What a `compatible` upstream says that it can do, and in which words it wants to be asked.

use std::collections::BTreeMap;

use pictor_api::{Format, Quality, Size};
use pictor_relay::{Capabilities, Codes, EditBody, Uploads};
use serde_json::Map;
use toml::Value;

use super::read::Reader;
use super::sizing;

/// The declared capabilities; what is not said is as at OpenAI.
pub(super) fn read(reader: &mut Reader) -> Capabilities {
    let all = Capabilities::everything();
    Capabilities {
        edits: flag(reader, "edits", all.edits),
        edits_path: reader.optional_string("edits_path").unwrap_or(all.edits_path),
        mask: flag(reader, "mask", all.mask),
        max_images: reader.optional_count("max_images").unwrap_or(all.max_images),
        uploads: read_uploads(reader),
        max_n: reader.small("max_n").map_or(all.max_n, |n| u8::try_from(n).unwrap_or(u8::MAX)).max(1),
        streaming: flag(reader, "streaming", all.streaming),
        formats: read_formats(reader, "formats").unwrap_or(all.formats),
        compression: flag(reader, "compression", all.compression),
        sizes: read_sizes(reader),
        sizing: sizing::read(reader),
        takes: reader.strings("takes"),
        omit: reader.strings("omit").unwrap_or_default(),
        quality: read_quality(reader),
        rename: reader.texts("rename").unwrap_or_default(),
        constants: read_constants(reader),
        codes: read_codes(reader),
    }
}

/// What it can do for single models: the settings of each `[[upstream.model]]`, laid over those of the upstream.
pub(super) fn read_by_model(reader: &mut Reader) -> Vec<(String, Capabilities)> {
    let entries = match reader.value("model") {
        None => Vec::new(),
        Some(Value::Array(entries)) => entries,
        Some(other) => vec![other],
    };
    let mut by_model = Vec::new();
    for (index, entry) in entries.into_iter().enumerate() {
        let at = format!("model[{index}]");
        let Value::Table(entry) = entry else {
            reader
                .problems
                .add(at, "write [[upstream.model]], in double brackets, and its settings below it");
            continue;
        };
        let mut own = Reader::inside(entry.clone());
        let part = own.optional_string("match").filter(|part| !part.is_empty());
        if part.is_none() {
            own.problems.add("match", "is needed: a part of the upstream's name for the model");
        }
        // Read for its problems alone; what holds is said by both tables together.
        read(&mut own);
        reader.problems.take(&at, own.finish());
        by_model.push((part.unwrap_or_default(), read(&mut reader.under(entry))));
    }
    by_model
}

fn flag(reader: &mut Reader, key: &str, default: bool) -> bool {
    if reader.value(key).is_some() { reader.boolean(key) } else { default }
}

fn read_formats(reader: &mut Reader, key: &str) -> Option<Vec<Format>> {
    let names = reader.strings(key)?;
    let formats: Option<Vec<Format>> = names.iter().map(|name| Format::from_name(name)).collect();
    let formats = formats.filter(|formats| !formats.is_empty());
    if formats.is_none() {
        reader.problems.add(key, "write some of \"png\", \"jpeg\", \"webp\", the best first");
    }
    formats
}

fn read_sizes(reader: &mut Reader) -> Option<Vec<Size>> {
    let texts = reader.strings("sizes")?;
    let sizes: Option<Vec<Size>> = texts.iter().map(|text| Size::from_text(text)).collect();
    if sizes.is_none() {
        reader.problems.add("sizes", "write sizes such as \"1024x1024\"");
    }
    sizes
}

fn read_uploads(reader: &mut Reader) -> Uploads {
    let usual = match reader.optional_string("edit_body").as_deref() {
        None | Some("multipart") => Uploads::multipart(),
        Some("json") => Uploads::json(),
        Some(other) => {
            reader.problems.add("edit_body", format!("'{other}' is not one of multipart, json"));
            Uploads::multipart()
        }
    };
    let formats = read_formats(reader, "pictures.formats").unwrap_or_else(|| usual.formats.clone());
    let [one, many, wrap] =
        ["one", "many", "wrap"].map(|key| reader.optional_string(&format!("pictures.{key}")));
    if one.is_none() && many.is_none() {
        return Uploads { formats, wrap: wrap.or_else(|| usual.wrap.clone()), ..usual };
    }
    let wrap = wrap.filter(|_| usual.body == EditBody::Json);
    Uploads { body: usual.body, one, many, wrap, formats }
}

fn read_quality(reader: &mut Reader) -> Option<BTreeMap<String, String>> {
    let words = reader.texts("quality")?;
    for name in words.keys().filter(|name| Quality::from_name(name).is_none()) {
        reader.problems.add("quality", format!("'{name}' is no quality of OpenAI's"));
    }
    Some(words)
}

fn read_constants(reader: &mut Reader) -> Map<String, serde_json::Value> {
    let constants = match reader.value("constants") {
        None => Some(Map::new()),
        Some(value) => value.as_table().and_then(|table| {
            table.iter().map(|(name, value)| Some((name.clone(), scalar(value)?))).collect()
        }),
    };
    if constants.is_none() {
        reader
            .problems
            .add("constants", "write a table of texts, numbers, true or false: { watermark = false }");
    }
    let mut constants = constants.unwrap_or_default();
    if reader.boolean("wants_response_format") {
        constants.insert("response_format".into(), "b64_json".into());
    }
    constants
}

fn scalar(value: &Value) -> Option<serde_json::Value> {
    match value {
        Value::String(text) => Some(text.as_str().into()),
        Value::Boolean(flag) => Some((*flag).into()),
        Value::Integer(number) => Some((*number).into()),
        Value::Float(number) => Some((*number).into()),
        Value::Datetime(_) | Value::Array(_) | Value::Table(_) => None,
    }
}

fn read_codes(reader: &mut Reader) -> Codes {
    let mut list = |name: &str| reader.strings(&format!("codes.{name}")).unwrap_or_default();
    Codes {
        blocked: list("blocked"),
        spent: list("spent"),
        account: list("account"),
        limited: list("limited"),
    }
}
