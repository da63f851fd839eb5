//! Every refusal that `conformance/cases.json` lists, which the SDK programs meet at a running server.

use pictor_api::base64::DataUrl;
use pictor_api::request::{Received, Upload};
use pictor_api::{ApiError, Format};
use serde_json::{Map, Value as Json, json};

use crate::requests::{check, json_edit, json_request, multipart_edit, png};

pub(crate) fn rows(group: &str) -> Vec<Json> {
    let cases = include_str!("../../../../conformance/cases.json");
    let cases: Json = serde_json::from_str(cases).expect("the cases are JSON");
    let rows = cases[group].as_array().unwrap_or_else(|| panic!("no group {group}"));
    assert!(rows.len() > 15, "{group} has lost its rows");
    // What a server adapts that is not strict, validation refuses all the same.
    let strict =
        cases[format!("strict_{group}")].as_array().unwrap_or_else(|| panic!("no group strict_{group}"));
    rows.iter().chain(strict).cloned().collect()
}

/// The request must be refused in the words of its row, or accepted where only a later room can refuse it.
fn meets(row: &Json, received: &Received) {
    match check(received) {
        Ok(_) => assert_eq!(row["after_validation"], true, "accepted: {row}"),
        Err(error) => {
            assert_eq!(row["after_validation"], Json::Null, "refused too early: {row}");
            assert!(error.message.starts_with(row["message"].as_str().unwrap_or_default()), "{error}: {row}");
            for (name, value) in members(&error) {
                assert!(row.get(name).is_none_or(|wanted| *wanted == value), "{name}: {error}: {row}");
            }
        }
    }
}

fn members(error: &ApiError) -> [(&'static str, Json); 3] {
    [("type", json!(error.kind)), ("code", json!(error.code)), ("param", json!(error.param))]
}

/// The arguments of a row: its own alone, or the usual ones with some changed.
pub(crate) fn arguments(row: &Json, usual: &Json) -> Map<String, Json> {
    if let Some(args) = row["args"].as_object() {
        return args.clone();
    }
    let mut arguments = usual.as_object().expect("an object").clone();
    arguments.extend(row["with"].as_object().expect("a row has args or with").clone());
    arguments
}

#[test]
fn generations() {
    let usual = json!({ "model": "gpt-image-2", "prompt": "An otter" });
    for row in rows("generate_errors") {
        meets(&row, &json_request(arguments(&row, &usual)));
    }
}

/// A file as `conformance/pictures.py` draws it, as far as validation looks at it.
fn file(field: &str, name: &str) -> Upload {
    let mime = if name.ends_with(".txt") { "text/plain" } else { "image/png" };
    let bytes = if name == "empty.png" { 0 } else { 1000 };
    let picture = name.ends_with(".png") && name != "text.png" && name != "empty.png";
    Upload { mime: Some(mime.into()), bytes, format: picture.then_some(Format::Png), ..png(field) }
}

#[test]
fn edits_as_forms() {
    let usual = json!({ "model": "gpt-image-2", "prompt": "Add a boat", "image": "photo.png" });
    for row in rows("edit_errors") {
        let (mut texts, mut files) = (Vec::new(), Vec::new());
        for (name, value) in arguments(&row, &usual) {
            match (name.as_str(), value) {
                ("image", Json::Array(images)) => {
                    files.extend(images.iter().map(|image| file("image[]", image.as_str().unwrap())));
                }
                ("image" | "mask", Json::String(path)) => files.push(file(&name, &path)),
                (_, Json::String(text)) => texts.push((name, text)),
                (_, other) => texts.push((name, other.to_string())),
            }
        }
        let texts: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        meets(&row, &multipart_edit(&texts, files));
    }
}

/// What the server makes of an `image_url`; one that is the name of a file stands for its data URL.
fn upload(url: &str) -> Upload {
    if !url.contains(':') {
        return Upload { field: String::new(), ..file("", url) };
    }
    let (mut reader, mut bytes) = (DataUrl::new(1000), Vec::new());
    let fault = reader.read(url.as_bytes(), &mut bytes).and_then(|()| reader.finish()).err();
    Upload { bytes: bytes.len() as u64, fault, ..Upload::default() }
}

/// Puts a marker in the place of every `image_url`, as the scanner does.
fn cut(value: &mut Json, uploads: &mut Vec<Upload>) {
    match value {
        Json::Object(members) => {
            for (name, member) in members {
                match member {
                    Json::String(url) if name == "image_url" => {
                        uploads.push(upload(url));
                        *member = json!(format!("cut:{}", uploads.len() - 1));
                    }
                    other => cut(other, uploads),
                }
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|item| cut(item, uploads)),
        _ => {}
    }
}

#[test]
fn edits_as_json() {
    let usual = json!({ "model": "gpt-image-2", "prompt": "Add a red boat" });
    for row in rows("json_edit_errors") {
        let (mut document, mut uploads) = (Json::from(arguments(&row, &usual)), Vec::new());
        cut(&mut document, &mut uploads);
        let Json::Object(members) = document else { unreachable!("it was made from an object") };
        let edit = Received { uploads, ..json_edit(&json!({})) };
        meets(&row, &Received { fields: json_request(members).fields, ..edit });
    }
}
